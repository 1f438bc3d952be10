package office_test

import (
	"fmt"
	"slices"
	"testing"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
	"clew/importers/extract/tag"
	"clew/importers/extract/token"
)

func tagged(t *testing.T, text string) *doc.Document {
	t.Helper()
	d := &doc.Document{Text: text}
	token.Annotate(d)
	tagger, err := tag.Default()
	if err != nil {
		t.Fatal(err)
	}
	tagger.Tag(d)
	return d
}

func TestFind(t *testing.T) {
	tests := []struct {
		text string
		want []string // text, with marks: former, plural, family
	}{
		{"The former foreign minister met the chief of staff.", []string{"former foreign minister former", "chief of staff"}},
		{"Her son-in-law is a member of parliament.", []string{"son-in-law family", "member of parliament"}},
		{"The ministers left.", []string{"ministers plural"}},
		{"Colorado Sen. Ana Lindholm spoke.", []string{"senator"}},
		{"The deputy prime minister resigned.", []string{"deputy prime minister"}},
		{"He heads the company.", nil},
	}
	for _, tt := range tests {
		d := tagged(t, tt.text)
		var got []string
		for _, p := range office.Find(d, lexicon.Default()) {
			s := p.Text(d)
			for mark, on := range map[string]bool{" former": p.Former, " plural": p.Plural, " family": p.Office.Family} {
				if on {
					s += mark
				}
			}
			got = append(got, s)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s\n\tfound %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestNamesAreNoOffices(t *testing.T) {
	d := tagged(t, "Northern House aide Ana Lindholm spoke.")
	d.Names = []doc.Name{{First: 0, Last: 2, Type: graphmodel.MentionOrg}}
	got := office.Find(d, lexicon.Default())
	if len(got) != 1 || got[0].First != 2 {
		t.Errorf("found %v, want only the aide", fmt.Sprint(got))
	}
}

func TestLookups(t *testing.T) {
	d := tagged(t, "The prime minister met the mayor.")
	phrases := office.Find(d, lexicon.Default())
	if len(phrases) != 2 {
		t.Fatalf("%d phrases, want 2", len(phrases))
	}
	for i := range d.Tokens {
		p, ok := office.At(phrases, i)
		if ok && (i < p.First || i >= p.Last) {
			t.Errorf("At(%d) = %v", i, p)
		}
		if e, ok := office.Ending(phrases, i); ok && e.Last != i {
			t.Errorf("Ending(%d) = %v", i, e)
		}
	}
	if _, ok := office.At(nil, 3); ok {
		t.Error("a phrase among none")
	}
}
