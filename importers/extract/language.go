package extract

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/coref"
	"clew/importers/extract/doc"
)

// functionWords are words that every English text of some length is full of.
var functionWords = func() map[string]bool {
	out := make(map[string]bool)
	for w := range strings.FieldsSeq("the of and to in a is was for on that with by at from as has have were be it an are he his had its not but or this said after their who") {
		out[w] = true
	}
	return out
}()

// minWords is the length from which a text without a known language is judged
// by its words.
const minWords = 25

// isEnglish reports whether the rules of English may be used: the article says
// so, or its words do.
func isEnglish(language string, d *doc.Document) bool {
	words, function := 0, 0
	for i := range d.Tokens {
		if t := d.Tokens[i].Form; strings.IndexFunc(t, isLetter) >= 0 {
			words++
			if functionWords[strings.ToLower(t)] {
				function++
			}
		}
	}
	if words >= minWords && function*100 < words*12 {
		return false
	}
	return language == "" || language == "en" || strings.HasPrefix(language, "en-") || words >= minWords && function*100 >= words*25
}

func isLetter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' || r > 127 }

// sureForeign is the score from which a name of an article in another language
// is believed.
const sureForeign = 0.9

// foreign fills findings of an article in a language whose grammar the program
// does not know: only names that need none.
func (e *engine) foreign(r *reading) {
	d, out := r.d, &r.found
	var safe []doc.Name
	for _, n := range d.Names {
		if n.Type != graphmodel.MentionPerson || n.Last-n.First < 2 || n.Last-n.First > 4 || n.Score < sureForeign {
			continue
		}
		if f, ok := e.lex.FirstName(d.Tokens[n.First].Form); ok && !f.Weak && e.lex.CountryByName(d.Tokens[n.Last-1].Form) == nil {
			safe = append(safe, n)
		}
	}
	d.Names = safe
	r.who = coref.Resolve(d, e.lex, nil)
	for _, m := range r.who.Mentions {
		if m.Form == graphmodel.FormName {
			out.Mentions = append(out.Mentions, m)
		}
	}
	out.Entities = r.who.Entities
	order(out)
}
