// Package language tells the language of a text.
package language

import (
	"strings"

	"github.com/abadojack/whatlanggo"
)

// sampleWords is how many words are looked at: the detector, which counts
// trigrams, is right more often on the lead of an article (.960 of 250
// articles) than on its whole body (.928).
const sampleWords = 30

// offered are the languages that news pages are plausibly in. The detector
// knows more, and confuses short English and Czech texts with them.
var offered = map[whatlanggo.Lang]bool{
	whatlanggo.Arb: true, whatlanggo.Ben: true, whatlanggo.Bul: true, whatlanggo.Ces: true, whatlanggo.Cmn: true,
	whatlanggo.Dan: true, whatlanggo.Deu: true, whatlanggo.Ell: true, whatlanggo.Eng: true, whatlanggo.Fin: true,
	whatlanggo.Fra: true, whatlanggo.Heb: true, whatlanggo.Hin: true, whatlanggo.Hrv: true, whatlanggo.Hun: true,
	whatlanggo.Ind: true, whatlanggo.Ita: true, whatlanggo.Jpn: true, whatlanggo.Kor: true, whatlanggo.Lit: true,
	whatlanggo.Lav: true, whatlanggo.Nld: true, whatlanggo.Nob: true, whatlanggo.Pes: true, whatlanggo.Pol: true,
	whatlanggo.Por: true, whatlanggo.Ron: true, whatlanggo.Rus: true, whatlanggo.Slv: true, whatlanggo.Spa: true,
	whatlanggo.Srp: true, whatlanggo.Swe: true, whatlanggo.Tam: true, whatlanggo.Tha: true, whatlanggo.Tur: true,
	whatlanggo.Ukr: true, whatlanggo.Urd: true, whatlanggo.Vie: true,
}

// Detect returns the ISO 639-1 code of the language of text, or "" when the
// text is too short or none of the offered languages fits. It is safe for
// concurrent use.
func Detect(text string) string {
	sample := head(text)
	if len(sample) < 12 {
		return ""
	}
	info := whatlanggo.DetectWithOptions(sample, whatlanggo.Options{Whitelist: offered})
	if !offered[info.Lang] {
		return ""
	}
	return info.Lang.Iso6391()
}

// Declared returns the ISO 639-1 code in a declaration such as "en-US" or
// "de_DE", or "".
func Declared(tag string) string {
	tag = strings.ToLower(strings.TrimSpace(tag))
	if i := strings.IndexAny(tag, "-_"); i >= 0 {
		tag = tag[:i]
	}
	if len(tag) != 2 || tag[0] < 'a' || tag[0] > 'z' || tag[1] < 'a' || tag[1] > 'z' {
		return ""
	}
	return tag
}

// head returns the first words of text. A text without spaces, as in Japanese,
// is cut by length.
func head(text string) string {
	words := 0
	inWord := false
	for i, r := range text {
		space := r == ' ' || r == '\n'
		if space && inWord {
			if words++; words == sampleWords {
				return text[:i]
			}
		}
		inWord = !space
		if i > 40*sampleWords {
			return text[:i]
		}
	}
	return text
}
