package lexicon

import (
	"errors"
	"testing"

	"clew/graphmodel"
)

func TestParseWords(t *testing.T) {
	w, err := ParseWords("# mine\n@always person\nBree Sands | Sands the Elder; B. Sands\n\n@always place\nthe Reed\n@never\nTide Table\n")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]graphmodel.Kind{"Bree Sands": graphmodel.Person, "B. Sands": graphmodel.Person, "Reed": graphmodel.Place, "reed": "", "Tide Table": "", "Bree": ""} {
		if e, _ := w.Find(name); e.Kind != want {
			t.Errorf("%q is %q, want %q", name, e.Kind, want)
		}
	}
	if !w.Rejects("tide table") || !w.Rejects("Tide Table") || w.Rejects("Table") {
		t.Error("@never is not what was listed")
	}
	var none *Words
	if _, found := none.Find("Bree"); found || none.Rejects("Bree") || !none.Empty() {
		t.Error("nothing listed is not nothing")
	}
}

func TestParseWordsErrors(t *testing.T) {
	for text, line := range map[string]int{
		"Bree":                               1,
		"@always person\nBree\nBree":         3,
		"@always ship\nBree":                 1,
		"@never all\nBree":                   1,
		"# a\n\n@always person\n---":         4,
		"@always person\nA | B | C":          2,
		"@always person\nBree\n@never\nBree": 4,
		"@always person\n\xff":               2,
	} {
		var e *FormatError
		if _, err := ParseWords(text); !errors.As(err, &e) || e.Line != line {
			t.Errorf("%q: %v, want a mistake in line %d", text, err, line)
		}
	}
}

func FuzzParseWords(f *testing.F) {
	f.Add("@always person\nBree Sands | B. Sands\n@never\nTide Table")
	f.Fuzz(func(t *testing.T, text string) {
		w, err := ParseWords(text)
		if err != nil {
			return
		}
		for _, e := range w.Always {
			if found, ok := w.Find(e.Name); ok && found.Name != e.Name {
				t.Fatalf("%q gives %q", e.Name, found.Name)
			}
		}
	})
}
