package page

import "testing"

func TestNormalize(t *testing.T) {
	for in, want := range map[string]string{
		"plain\ntext":              "plain\ntext",
		"a\r\nb\rc":                "a\nb\nc",
		"a\u00a0b\tc":              "a b c",
		"soft\u00adhyphen\u200b":   "softhyphen",
		"e\u0301":                  "é",
		"می\u200cخواهم":            "می\u200cخواهم",
		"it\u0092s\u0081 \u0080":   "it’s €",
		"bad\xffbyte":              "bad\uFFFDbyte",
		"\ufeffmark\x00 \u202eabc": "mark abc",
	} {
		if got := Normalize(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
