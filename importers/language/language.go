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
	whatlanggo.Ukr: true, whatlanggo.Urd: true, whatlanggo.Vie: true, whatlanggo.Zul: true,
}

// mostSamples is how many parts of a text are looked at.
const mostSamples = 9

// Detect returns the ISO 639-1 code of the language that most of the text is
// in, or "" when the text is too short or none of the offered languages fits.
// A quotation or a caption in another language does not decide. It is safe for
// concurrent use.
func Detect(text string) string {
	samples := parts(text)
	if len(samples) > mostSamples {
		// The lead, and parts evenly spread over the rest.
		spread := make([]string, mostSamples)
		for i := range spread {
			spread[i] = samples[i*(len(samples)-1)/(mostSamples-1)]
		}
		samples = spread
	}
	if l := told(samples); l != "" {
		return l
	}
	votes := map[string]int{}
	best := ""
	for _, s := range samples {
		l := detect(s)
		if l == "" {
			continue
		}
		votes[l] += len(s)
		if best == "" || votes[l] > votes[best] {
			best = l
		}
	}
	return best
}

// told returns the language that the common words of samples tell, where the samples
// that they say nothing of could not outvote it together, else "". It spares those
// the trigrams, which take most of the time.
func told(samples []string) string {
	votes := map[string]int{}
	open := 0
	for _, s := range samples {
		if len(s) < leastDetected {
			continue
		}
		if l := byWords(s); l != "" {
			votes[l] += len(s)
		} else {
			open += len(s)
		}
	}
	for l, n := range votes {
		ahead := true
		for other, m := range votes {
			ahead = ahead && (other == l || n > m+open)
		}
		if ahead && n > open {
			return l
		}
	}
	return ""
}

// leastDetected is the length in bytes from which a language is told.
const leastDetected = 12

// detect looks at one part of a text.
func detect(sample string) string {
	if len(sample) < leastDetected {
		return ""
	}
	if l := byWords(sample); l != "" {
		return l
	}
	if l := byCyrillic(sample); l != "" {
		return l
	}
	info := whatlanggo.DetectWithOptions(sample, whatlanggo.Options{Whitelist: offered})
	switch {
	case strings.ContainsAny(sample, "ٹڈڑے"):
		return "ur"
	case strings.ContainsAny(sample, "پچژگ") && (info.Lang == whatlanggo.Pes || !offered[info.Lang] || info.Lang == whatlanggo.Arb):
		return "fa"
	case !offered[info.Lang]:
		return ""
	}
	return info.Lang.Iso6391()
}

// byCyrillic tells the languages of the Cyrillic script by the letters that the others
// lack: trigrams mix up Russian and Bulgarian. A letter may come from a name, so
// that one alone says nothing.
func byCyrillic(sample string) string {
	sample = strings.ToLower(sample)
	for _, x := range []struct{ language, letters string }{{"ru", "ыэё"}, {"uk", "іїєґ"}, {"sr", "ђћџљњј"}} {
		if strings.Count(sample, "ў") > 0 {
			return "" // Belarusian, which is not offered
		}
		n := 0
		for _, r := range x.letters {
			n += strings.Count(sample, string(r))
		}
		if n >= 2 {
			return x.language
		}
	}
	return ""
}

// parts cuts a text into samples, none of which reaches over the end of a
// paragraph. Samples of few words are dropped when there are others.
func parts(text string) []string {
	var all, long []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		for paragraph = strings.TrimSpace(paragraph); paragraph != ""; {
			sample := head(paragraph)
			all = append(all, sample)
			if len(sample) >= leastSample {
				long = append(long, sample)
			}
			paragraph = paragraph[len(sample):]
		}
	}
	if len(long) > 0 {
		return long
	}
	return []string{head(strings.Join(all, " "))}
}

// leastSample is the length in bytes of a sample that is judged alone.
const leastSample = 60

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
