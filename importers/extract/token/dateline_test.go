package token

import (
	"testing"

	"clew/importers/extract/doc"
)

func TestDatelineIsASentenceOfItsOwn(t *testing.T) {
	for text, want := range map[string]string{
		"ISTANBUL, May 16 (Harbor Wire) - Negotiators met on Friday.": "ISTANBUL, May 16 (Harbor Wire) -",
		"ROTTERDAM — For years the story was told.":                   "ROTTERDAM —",
		"Paris (AFP) - Ministers met.":                                "Paris (AFP) -",
		"RIO DE JANEIRO, Brazil – Floods hit the city.":               "RIO DE JANEIRO, Brazil –",
		"The plan - a bold one - failed.":                             "The plan - a bold one - failed.",
		"Police-led raids went on.":                                   "Police-led raids went on.",
		"NATO-led troops arrived.":                                    "NATO-led troops arrived.",
		"Anna Lind - the minister - resigned.":                        "Anna Lind - the minister - resigned.",
	} {
		d := &doc.Document{Text: text}
		Annotate(d)
		s := d.Sentences[0]
		if got := d.Text[s.Start:s.End]; got != want {
			t.Errorf("%q: first sentence %q, want %q", text, got, want)
		}
	}
}
