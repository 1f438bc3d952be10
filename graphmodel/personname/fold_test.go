package personname

import (
	"testing"
	"unicode/utf8"
)

// FuzzPlain compares the short way for ASCII with the one for all texts.
func FuzzPlain(f *testing.F) {
	for _, s := range []string{"", "Ana B. Lind", " Procter  & Gamble&", "&", "AT&T's", "a.b-c/d\"e'f", "x\t\x00y ", "O'Neill  "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		plain, ok := plainASCII(s)
		ascii := true
		for i := range len(s) {
			ascii = ascii && s[i] < utf8.RuneSelf
		}
		if ok != ascii || ok && plain != plainUnicode(s) {
			t.Errorf("%q: %q, %v, want %q", s, plain, ok, plainUnicode(s))
		}
	})
}
