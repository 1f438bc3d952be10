package fulltext

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"Zelenskyy met ÁRPÁD Łukasz.": "zelenskyy met arpad lukasz",
		"Straße, Ærø & 2025–26":       "strasse aero 2025 26",
		"Ёлка и йод":                  "елка и иод",
		"北京市 opens":                   "北京 京市 市 opens",
		"مُحَمَّد أحمد إلى":           "محمد احمد الي",
		"שָׁלוֹם":                     "שלום",
		"서울 시장":                       Words("서울") + " " + Words("시장"),
		"":                            "",
	} {
		if got := Words(text); got != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		query, text string
		all         bool
		marked      string
	}{
		{"zelensk", "President Zelenskyy spoke.", true, "Zelenskyy"},
		{"árpád", "Arpad was there.", true, "Arpad"},
		{`"met anna"`, "Anna met Bo. Bo met Anna.", true, "met Anna"},
		{`"anna met anna"`, "Anna met Bo. Bo met Anna.", false, ""},
		{"京", "在北京市", true, "京市"},
		{"北京", "在北京市", true, "北京"},
		{"市", "在北京市", true, "市"},
		{"bo missing", "Bo was there.", false, "Bo"},
		{"", "Bo", false, ""},
	} {
		p, all := ParseQuery(c.query).Find(c.text)
		marked := ""
		if len(p.Marks) > 0 {
			marked = c.text[p.Start:p.End][p.Marks[0][0]:p.Marks[0][1]]
		}
		if all != c.all || marked != c.marked {
			t.Errorf("%q in %q: %v, %q", c.query, c.text, all, marked)
		}
	}
}

func FuzzTokens(f *testing.F) {
	f.Add("Zelenskyy 北京市 مُحَمَّد", `"a b" c*`)
	f.Fuzz(func(t *testing.T, text, query string) {
		last := 0
		for _, k := range Tokens(text) {
			if k.Start < last || k.End > len(text) || k.Start >= k.End || strings.ContainsAny(k.Text, `" `) {
				t.Fatalf("token %+v in %q", k, text)
			}
			if !utf8.ValidString(text) {
				continue
			}
			last = k.Start
		}
		ParseQuery(query).Find(text)
	})
}
