package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
)

// headlineWord is a common word of a headline, as it is written.
type headlineWord struct {
	token int
	form  string
}

// lowerHeadings writes the common words of headlines in lower case, so that they
// can be tagged and parsed like other sentences: "Court Convicts Six" becomes
// "Court convicts six". restore puts the forms back.
func lowerHeadings(d *doc.Document, l *lexicon.Lexicon) []headlineWord {
	var changes []headlineWord
	var seen *casing
	for _, s := range d.Sentences {
		if !isHeading(d, s) {
			continue
		}
		if seen == nil {
			seen = readCasing(d)
		}
		for i := s.First + 1; i < s.Last; i++ {
			if form := d.Tokens[i].Form; isTitleCase(form) && seen.isCommon(form, l) {
				changes = append(changes, headlineWord{i, form})
				d.Tokens[i].Form = strings.ToLower(form)
			}
		}
	}
	return changes
}

// lowerAgain does the same once more.
func lowerAgain(d *doc.Document, words []headlineWord) {
	for _, w := range words {
		d.Tokens[w.token].Form = strings.ToLower(w.form)
	}
}

func restore(d *doc.Document, words []headlineWord) {
	for _, w := range words {
		d.Tokens[w.token].Form = w.form
	}
}

// isHeading reports whether most words of a sentence are capitalized, and more
// than a name or a byline holds.
func isHeading(d *doc.Document, s doc.Sentence) bool {
	if s.Last-s.First < 4 || s.Last-s.First > 30 {
		return false
	}
	upper, lower := 0, 0
	for i := s.First; i < s.Last; i++ {
		form := d.Tokens[i].Form
		r, _ := utf8.DecodeRuneInString(form)
		switch {
		case !unicode.IsLetter(r) || utf8.RuneCountInString(form) < 4:
		case unicode.IsUpper(r):
			upper++
		default:
			lower++
		}
	}
	last := d.Tokens[s.Last-1].Form
	return upper >= 3 && lower*4 <= upper && last != "." && last != "-" && last != "—" && last != "–"
}

func isTitleCase(form string) bool {
	r, n := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r) && form[n:] == strings.ToLower(form[n:])
}

// casing counts how the words of a document are written outside of headlines and
// the starts of sentences.
type casing struct {
	lower, upper map[string]int
}

func readCasing(d *doc.Document) *casing {
	c := &casing{lower: make(map[string]int), upper: make(map[string]int)}
	for _, s := range d.Sentences {
		if isHeading(d, s) {
			continue
		}
		for i := s.First; i < s.Last; i++ {
			form := d.Tokens[i].Form
			r, _ := utf8.DecodeRuneInString(form)
			switch {
			case unicode.IsLower(r):
				c.lower[form]++
			case unicode.IsUpper(r) && i > s.First:
				c.upper[doc.Lower(form)]++
			}
		}
	}
	return c
}

// isCommon reports whether a capitalized word of a headline is no name: the
// article writes it in lower case, or never as a name and it tells an event.
func (c *casing) isCommon(form string, l *lexicon.Lexicon) bool {
	word := strings.ToLower(form)
	if headlineWords[word] {
		return true
	}
	if n := c.lower[word]; n > 0 || c.upper[word] > 0 {
		return n > c.upper[word]
	}
	if _, ok := l.FirstName(form); ok || l.CountryByName(form) != nil || l.CountryByDemonym(form) != nil {
		return false
	}
	for _, stem := range stems(word) {
		if stem == word && l.LastName(form) {
			continue // "Hall"; but a "Wins" that the text never names is a verb
		}
		if c.lower[stem] > 0 || len(l.FrameFor(stem, true)) > 0 || len(l.FrameFor(stem, false)) > 0 {
			return true
		}
		if _, ok := l.Embedding(stem, 'v'); ok {
			return true
		}
	}
	return len(l.Places(form)) == 0 && strings.HasSuffix(word, "ing")
}

// headlineWords are the longer ones that headlines capitalize.
var headlineWords = func() map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(`after over amid with from into against under between during before despite among about
		through without than that this their his her its our will would could should may might must have has had was were
		are is be been not more most after until since while when where who which what why how toward towards across around
		behind beyond near off out up down and or but as at by for in of on to the a an`) {
		set[w] = true
	}
	return set
}()

// stems lists what a word may be an inflection of.
func stems(word string) []string {
	out := []string{word}
	for _, end := range []string{"s", "es", "ed", "d", "ing"} {
		if s, ok := strings.CutSuffix(word, end); ok && len(s) > 2 {
			out = append(out, s)
			if end == "ing" || end == "ed" {
				out = append(out, s+"e")
			}
		}
	}
	if s, ok := strings.CutSuffix(word, "ies"); ok {
		out = append(out, s+"y")
	}
	return out
}
