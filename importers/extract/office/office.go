// Package office finds the phrases of a document that say what a person does or
// is to somebody: offices, jobs, memberships, kinship ("former foreign
// minister", "running mate", "wife"), and the titles before names.
package office

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
)

// Phrase is an office phrase. Its tokens are [First, Last).
type Phrase struct {
	First, Last int
	Core        int // first token of the office itself; modifiers stand before it
	Head        int // the head noun: "minister" of "minister of defence"
	Office      lexicon.Office
	Former      bool // "former", "ex-", "late"
	Future      bool // "incoming", "designate"
	Plural      bool // "ministers"
	// Rank is set for a deputy or vice: "deputy foreign minister".
	Rank bool
}

// Find returns the office phrases of the document in text order, without
// overlap. It reads tags and lemmas.
//
// A name that the recognizer marked is no part of an office: in "Kremlin
// spokesman" the office starts behind it.
func Find(d *doc.Document, l *lexicon.Lexicon) []Phrase {
	nameEnd := make([]int, len(d.Tokens)) // behind the last token of the name that covers a token, 0 for none
	for _, n := range d.Names {
		if n.Type != graphmodel.MentionPerson {
			for t := n.First; t < n.Last; t++ {
				nameEnd[t] = n.Last
			}
		}
	}
	var out []Phrase
	for _, s := range d.Sentences {
		for i := s.First; i < s.Last; {
			p, ok := at(d, l, s, i)
			if end := nameEnd[i]; !ok || end > i && end < p.Last {
				i++
				continue
			}
			floor := s.First
			if n := len(out); n > 0 {
				floor = max(floor, out[n-1].Last)
			}
			for t := p.First - 1; t >= floor; t-- {
				if nameEnd[t] > 0 {
					floor = t + 1
				}
			}
			p.addModifiers(d, l, floor)
			if n := len(out); n > 0 && out[n-1].Last == p.First && out[n-1].Core == out[n-1].Last-1 &&
				l.OfficeModifier(lemma(&d.Tokens[out[n-1].Core])) != "" && s.First <= out[n-1].First {
				// The chief of "chief trader" is no office of its own.
				p.First, p.Former = out[n-1].First, p.Former || out[n-1].Former
				out = out[:n-1]
			}
			out = append(out, p)
			i = p.Last
		}
	}
	return out
}

// maxWords bounds the words of an office that are looked up.
const maxWords = 7

// at reads an office phrase whose core starts at token i.
func at(d *doc.Document, l *lexicon.Lexicon, s doc.Sentence, i int) (Phrase, bool) {
	if t := &d.Tokens[i]; !wordStart(t) || !isHyphen(t.Form) && !l.StartsOffice(lemma(t)) || startsName(d, l, s, i) {
		return Phrase{}, false
	}
	lemmas := make([]string, 0, maxWords)
	where := make([]int, 0, maxWords)
	for j := i; j < s.Last && len(lemmas) < maxWords; j++ {
		t := &d.Tokens[j]
		if isHyphen(t.Form) {
			continue
		}
		lemmas = append(lemmas, lemma(t))
		where = append(where, j)
	}
	o, n := l.OfficeAt(lemmas)
	if n == 0 {
		return Phrase{}, false
	}
	if next := where[n-1] + 1; next < s.Last && d.Tokens[next].Form != strings.ToLower(d.Tokens[next].Form) {
		// "the leader of the opposition Civic Union" leads the union.
		if k := slices.Index(lemmas[:n], "of"); k > 0 && d.Tokens[where[n-1]].Form == strings.ToLower(d.Tokens[where[n-1]].Form) {
			if shorter, m := l.OfficeAt(lemmas[:k]); m == k {
				o, n = shorter, m
			}
		}
	}
	p := Phrase{First: i, Core: i, Last: where[n-1] + 1, Office: o}
	p.Head = head(d, i, p.Last)
	if !nounLike(&d.Tokens[p.Head]) {
		return Phrase{}, false
	}
	p.Plural = plural(&d.Tokens[p.Head])
	if p.Last < s.Last && afterwards[strings.ToLower(d.Tokens[p.Last].Form)] {
		p.Future = true
	}
	return p, true
}

// afterwards are words behind an office that say it has not begun.
var afterwards = map[string]bool{"elect": true, "designate": true}

// startsName reports whether token i starts the name of an organization or
// country: "Kremlin spokesman" is a spokesman of the Kremlin.
func startsName(d *doc.Document, l *lexicon.Lexicon, s doc.Sentence, i int) bool {
	w := d.Tokens[i].Form
	if w == "" || strings.ToLower(w[:1]) == w[:1] || l.OfficeModifier(w) != "" {
		return false
	}
	for n := 1; n <= 2 && i+n <= s.Last; n++ {
		name := d.Text[d.Tokens[i].Start:d.Tokens[i+n-1].End]
		if l.CountryByName(name) != nil {
			return true
		}
		if o, weak := l.OrgByName(name); o != nil && !weak && !l.OfficeHead(strings.ToLower(d.Tokens[i+n-1].Form)) {
			return true
		}
	}
	return false
}

// abbreviations are short forms of offices before names.
var abbreviations = map[string]string{
	"sen.": "senator", "rep.": "representative", "gov.": "governor", "gen.": "general", "lt.": "lieutenant", "col.": "colonel", "sgt.": "sergeant",
	"maj.": "major", "capt.": "captain", "adm.": "admiral", "pres.": "president", "amb.": "ambassador", "prof.": "professor", "supt.": "superintendent",
	"cllr": "councillor", "cmdr.": "commander", "insp.": "inspector", "brig.": "brigadier",
}

func lemma(t *doc.Token) string {
	if low := doc.Lower(t.Form); low != t.Form {
		if long := abbreviations[low]; long != "" {
			return long
		}
	}
	if t.Lemma != "" {
		return doc.Lower(t.Lemma)
	}
	return doc.Lower(t.Form)
}

func wordStart(t *doc.Token) bool {
	return t.UPOS != "VERB" && t.UPOS != "AUX" && t.UPOS != "PUNCT" && t.UPOS != "ADP" && t.UPOS != "DET" && t.UPOS != "PRON"
}

// nounLike also lets adjectives through: taggers waver at "presiding",
// "general" and "aide".
func nounLike(t *doc.Token) bool {
	switch t.UPOS {
	case "NOUN", "PROPN", "ADJ", "":
		return true
	}
	return false
}

// head is the last word before a preposition: "chief" of "chief of staff".
func head(d *doc.Document, first, last int) int {
	for i := first + 1; i < last; i++ {
		switch strings.ToLower(d.Tokens[i].Form) {
		case "of", "for", "to", "at", "in", "de":
			if !isHyphen(d.Tokens[i-1].Form) {
				return i - 1
			}
		}
	}
	return last - 1
}

func plural(t *doc.Token) bool {
	if t.XPOS == "NNS" || t.XPOS == "NNPS" {
		return true
	}
	return t.XPOS != "NN" && t.XPOS != "NNP" && strings.HasSuffix(t.Form, "s") && !strings.HasSuffix(t.Lemma, "s") && t.Lemma != ""
}

func isHyphen(form string) bool {
	return form == "-" || form == "‐" || form == "‑" || form == "–"
}

// addModifiers takes the words before the core that belong to the office:
// "former", "deputy", "foreign", as far back as token floor.
func (p *Phrase) addModifiers(d *doc.Document, l *lexicon.Lexicon, floor int) {
	for i := p.First - 1; i >= floor; i-- {
		t := &d.Tokens[i]
		if isHyphen(t.Form) && i > floor && l.OfficeModifier(lemma(&d.Tokens[i-1])) != "" {
			continue
		}
		kind := l.OfficeModifier(strings.ToLower(t.Form))
		if kind == "" || t.UPOS == "VERB" && t.XPOS != "VBG" || t.UPOS == "ADP" {
			return
		}
		switch kind {
		case "former":
			p.Former = true
		case "future":
			// Who is new in an office holds it.
			p.Future = p.Future || !strings.HasPrefix(strings.ToLower(t.Form), "new")
		case "rank":
			p.Rank = true
		}
		p.First = i
	}
}

// Text returns the phrase as written, abbreviations in full.
func (p Phrase) Text(d *doc.Document) string {
	if p.First == p.Last-1 && abbreviations[strings.ToLower(d.Tokens[p.First].Form)] != "" {
		return p.Office.Text
	}
	return d.Phrase(p.First, p.Last)
}

// Ending returns the phrase that ends right before token i, if there is one.
// The phrases must be sorted.
func Ending(phrases []Phrase, i int) (Phrase, bool) {
	lo, hi := 0, len(phrases)
	for lo < hi {
		mid := (lo + hi) / 2
		if phrases[mid].Last < i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(phrases) && phrases[lo].Last == i {
		return phrases[lo], true
	}
	return Phrase{}, false
}

// At returns the phrase that covers token i, if there is one.
func At(phrases []Phrase, i int) (Phrase, bool) {
	lo, hi := 0, len(phrases)
	for lo < hi {
		mid := (lo + hi) / 2
		if phrases[mid].Last <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(phrases) && phrases[lo].First <= i {
		return phrases[lo], true
	}
	return Phrase{}, false
}
