package charset

import (
	"errors"
	"strings"
	"testing"

	"clew/importers/page"
)

func TestDecode(t *testing.T) {
	const latin = "<meta charset=\"iso-8859-2\"><p>P\xf8\xedli\xb9 \xbelu\xbbou\xe8k\xfd"
	for _, tc := range []struct {
		name, in, contentType, want string
		replaced                    int
	}{
		{"ascii", "plain", "", "plain", 0},
		{"utf-8 beats the declaration", "<meta charset=\"windows-1252\">Gdańsk", "text/html; charset=iso-8859-1", "<meta charset=\"windows-1252\">Gdańsk", 0},
		{"mark", "\xef\xbb\xbfGdańsk", "", "Gdańsk", 0},
		{"utf-16le", "\xff\xfeA\x00\x41\x01", "", "AŁ", 0},
		{"utf-16be", "\xfe\xff\x00A\x01\x41", "", "AŁ", 0},
		{"utf-16 without a mark", strings.Repeat("a\x00b\x00", 20), "", strings.Repeat("ab", 20), 0},
		{"windows-1252", "caf\xe9 \x93quoted\x94", "", "café “quoted”", 0},
		{"declared in the page", latin, "", "<meta charset=\"iso-8859-2\"><p>Příliš žluťoučký", 0},
		{"declared by the server", "\xcf\xf0\xe8\xe2\xe5\xf2", "text/plain; charset=windows-1251", "Привет", 0},
		{"stray byte", strings.Repeat("Gdańsk ", 10) + "\xff", "", strings.Repeat("Gdańsk ", 10) + "\uFFFD", 1},
	} {
		got, err := Decode([]byte(tc.in), tc.contentType)
		if err != nil {
			t.Errorf("%s: %v", tc.name, err)
			continue
		}
		if got.Text != tc.want || got.Replaced != tc.replaced {
			t.Errorf("%s: %q (%d replaced, %s), want %q", tc.name, got.Text, got.Replaced, got.Encoding, tc.want)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	for _, in := range []string{"\xff\xfe" + strings.Repeat("\x00\xd8", 50), strings.Repeat("\x01\x02ab", 50)} {
		if r, err := Decode([]byte(in), ""); !errors.Is(err, page.ErrUndecodable) {
			t.Errorf("%.20q: %.40q, error %v", in, r.Text, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("caf\xe9"), "text/html; charset=utf-16")
	f.Add([]byte("\xff\xfe\x00"), "")
	f.Fuzz(func(t *testing.T, b []byte, contentType string) {
		r, err := Decode(b, contentType)
		if err == nil && strings.ToValidUTF8(r.Text, "") != r.Text {
			t.Fatalf("invalid UTF-8: %q", r.Text)
		}
	})
}
