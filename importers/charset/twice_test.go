package charset

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// again encodes a text a second time, as a program does that takes UTF-8 for another
// encoding. Windows-1252 leaves five bytes as they are.
func again(t *testing.T, s string, m *charmap.Charmap) string {
	t.Helper()
	var b strings.Builder
	for i := range len(s) {
		r := m.DecodeByte(s[i])
		if r == '\uFFFD' {
			r = rune(s[i])
		}
		b.WriteRune(r)
	}
	return b.String()
}

func TestEncodedTwice(t *testing.T) {
	text := "It’s 56 °C “in the shade” – said Émile Šarić of Łódź, Ελλάδα, 東京 and 😀…"
	for _, m := range []*charmap.Charmap{charmap.Windows1252, charmap.ISO8859_1} {
		r, err := Decode([]byte(again(t, text, m)), "")
		if err != nil || r.Text != text {
			t.Errorf("%s: %q, %v", m, r.Text, err)
		}
	}
	// One mark of it mends itself alone.
	if r, _ := Decode([]byte("Itâ€™s IRMÃ»"), ""); r.Text != "It’s IRMÃ»" {
		t.Errorf("%q", r.Text)
	}
}

func TestNotEncodedTwice(t *testing.T) {
	for _, s := range []string{
		"«A MINHA IRMû e a AVÓ", "Â© Ã la carte Ã©", "tâche à l’âge de 3€ — Île, Ñandú", "âge: 5 €", "caf\u00e9\u0085next", "日本語", "Ã", "â", "â€",
	} {
		if r, err := Decode([]byte(s), ""); err != nil || r.Text != s {
			t.Errorf("%q became %q, %v", s, r.Text, err)
		}
	}
}
