package pairs_test

import (
	"strings"
	"testing"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/pairs"
)

// TestForbidden leaves out what the grammar of a sentence speaks against, and keeps what an
// office right beside a name tells.
func TestForbidden(t *testing.T) {
	c, err := pairs.Default()
	if err != nil {
		t.Fatal(err)
	}
	a := newAnalyzer(t)
	for _, test := range []struct{ text, want, not string }{
		{
			"No ransom was paid, according to Norvik Relief's director, Ana Lind; a local broadcaster, Radio Zora, reported the opposite.",
			"Ana Lind -role-> Norvik Relief", "Ana Lind -role-> Radio Zora",
		},
		{
			"They drilled for Clearwell Trust, a charity based in Lausanne, when gunmen stopped them outside Bergen.",
			"Clearwell Trust -based_in-> Lausanne", "Clearwell Trust -based_in-> Bergen",
		},
		{
			"The Harbor Safety Authority met. Justice Ana Lind rebuked the authority for losing a file.",
			"", "Ana Lind -role-> Harbor Safety Authority",
		},
		{
			"In comes Bo Berg, until now ambassador to the OECD in Paris.",
			"Bo Berg -role-> Organisation for Economic Co-operation and Development", "",
		},
	} {
		x := read(t, a, test.text)
		var shown []graphmodel.FoundLink
		for _, l := range c.Refine(x, lexicon.Default()) {
			if l.Confidence >= graphmodel.ShownConfidence {
				shown = append(shown, l)
			}
		}
		got := linkTexts(x, shown)
		if !strings.Contains(got, test.want) || test.not != "" && strings.Contains(got, test.not) {
			t.Errorf("%q: %q, want %q, not %q", test.text, got, test.want, test.not)
		}
	}
}
