package charset

import (
	"errors"
	"testing"

	"clew/importers/page"
)

func TestGuessOfWesternText(t *testing.T) {
	for name, test := range map[string]struct {
		bytes string
		want  string // "" for refused
	}{
		"accents":          {"Le pr\xe9sident fran\xe7ais est all\xe9 \xe0 Gen\xe8ve.", "Le président français est allé à Genève."},
		"quotes, dashes":   {"\x93Yes,\x94 he said \x96 and left. That\x92s all.", "“Yes,” he said – and left. That’s all."},
		"one accent":       {"The caf\xe9 was closed on Monday.", "The café was closed on Monday."},
		"stray bytes":      {"Anna Lind met Karl Berg. \xff\xfe They talked about trade \x80\x81\x8d and peace.", ""},
		"Cyrillic":         {"\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0", "Привет, мир"},
		"broken sequences": {"Text \xc3( and \xe2(\xa1 more text here.", ""},
	} {
		r, err := Decode([]byte(test.bytes), "")
		switch {
		case test.want == "" && !errors.Is(err, page.ErrUndecodable):
			t.Errorf("%s: read as %q, err %v", name, r.Text, err)
		case test.want != "" && (err != nil || r.Text != test.want):
			t.Errorf("%s: %q, err %v", name, r.Text, err)
		}
	}
}
