package pairs

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/phrase"
)

// plain is the share from which the word of a rule that reads an office beside a name
// counts for more than what the classifier makes of rare words and names.
const plain = 0.4

// implied is the same for what rules read further apart.
const implied = 0.45

// isPlainlyTold reports whether grammar alone tells a link that the classifier only half
// believes: an office or kin right beside a name, with its owner in the same sentence.
func (r *reader) isPlainlyTold(x *graphmodel.FoundLink, share float64) bool {
	if share < plain || r.Doc.SentenceOf(r.Who.Ranges[x.Head].First) != r.sentenceOf(x.Tail) && x.Extractor != context {
		return false
	}
	switch x.Type {
	case graphmodel.Role, graphmodel.MemberOf, graphmodel.Family:
		return x.Extractor == "clew/title" || x.Extractor == context && share >= implied
	case graphmodel.Owns:
		return x.Extractor == "clew/title" || x.Extractor == "clew/pattern" && share >= implied
	}
	return false
}

// forbids reports whether the grammar of a sentence speaks against a link that no rule
// read: one that a word of kinship ties across a semicolon, or kinship between two people
// who are merely named together.
func (r *reader) forbids(x *graphmodel.FoundLink) bool {
	s := r.sentenceOf(x.Head)
	if s != r.sentenceOf(x.Tail) {
		return false
	}
	if phrase.Erratum(r.Doc, s) || r.hasOwn(x) || r.isActedOn(x) || r.misread(x) {
		return true
	}
	if x.Type != graphmodel.Family {
		return r.isKinLabel(x.Label) && r.isParted(x.Head, x.Tail) && r.Who.Entities[x.To].Kind != graphmodel.Person
	}
	return r.isListedWith(s, x)
}

// isKinLabel reports whether a link is called after kinship: "niece of".
func (r *reader) isKinLabel(label string) bool {
	words := strings.Fields(label)
	o, n := r.lex.OfficeAt(words)
	return n > 0 && o.Family && (n == len(words) || words[n] == "of")
}

// unions are words for families that no office is.
var unions = map[string]bool{
	"marry": true, "wed": true, "divorce": true, "couple": true, "family": true, "remarry": true, "marriage": true, "wedding": true,
	"relationship": true, "engage": true, "relative": true, "kin": true, "bear": true, "dynasty": true, "clan": true, "descend": true, "child": true, "parent": true, "affair": true, "date": true,
}

// surname is the last word of an entity's name.
func (r *reader) surname(entity int) string {
	name := r.Who.Entities[entity].Name
	return name[strings.LastIndexByte(name, ' ')+1:]
}

// isListedWith reports whether a sentence that names two people of different surnames
// has no word for kin, or one of somebody whom "and" joins to the other of them.
func (r *reader) isListedWith(s int, x *graphmodel.FoundLink) bool {
	if r.surname(x.From) == r.surname(x.To) {
		return false
	}
	sentence := r.Doc.Sentences[s]
	for t := sentence.First; t < sentence.Last; t++ {
		w := strings.ToLower(r.Doc.Tokens[t].Lemma)
		if unions[w] || w == "partner" && !phrase.IsBusinessPartner(r.Doc, t) {
			return false
		}
	}
	for k := range r.Offices {
		if p := &r.Offices[k]; p.Office.Family && p.First >= sentence.First && p.First < sentence.Last && !r.goesOn(k, x) {
			return false
		}
	}
	return true
}

// goesOn reports whether somebody else follows behind a relative and "and": the dealer in
// "his sister Ana Lind and a dealer, Bo Berg," is no kin.
func (r *reader) goesOn(k int, x *graphmodel.FoundLink) bool {
	for _, h := range r.Who.Holders {
		if h.Phrase != k || h.Mention < 0 {
			continue
		}
		t := r.Who.Ranges[h.Mention].Last
		if t+2 >= len(r.Doc.Tokens) || r.Doc.Tokens[t].Form != "and" {
			return false
		}
		if w := r.Doc.Tokens[t+1].Form; w != "a" && w != "an" {
			return false
		}
		return max(r.Who.Ranges[x.Head].First, r.Who.Ranges[x.Tail].First) > t+1
	}
	return false
}

// isActedOn reports whether somebody does something to the body that a description or
// pronoun stands for: the judge who rebukes "the authority" has no office there.
func (r *reader) isActedOn(x *graphmodel.FoundLink) bool {
	switch x.Type {
	case graphmodel.Role, graphmodel.MemberOf, graphmodel.Owns:
	default:
		return false
	}
	t := r.Doc.Tokens
	head, tail := r.Who.Heads[x.Head], r.Who.Heads[x.Tail]
	v := t[tail].Head
	return r.Who.Mentions[x.Tail].Form != graphmodel.FormName && v >= 0 && t[tail].Rel == "obj" && t[v].UPOS == "VERB" &&
		t[head].Head == v && (t[head].Rel == "nsubj" || t[head].Rel == "nsubj:pass")
}

// hasOwn reports whether a rule gives one end of a link that none reads what the sentence
// tells of it: in "according to Lind's director, Bo Berg; a rival, Norvik, denied it" he
// has his office, and a body that is "based in Oslo" has its seat.
func (r *reader) hasOwn(x *graphmodel.FoundLink) bool {
	parted := r.isParted(x.Head, x.Tail)
	for i := range r.Links {
		l := &r.Links[i]
		if l.From != x.From || l.To == x.To || r.sentenceOf(l.Head) != r.sentenceOf(x.Head) {
			continue
		}
		switch x.Type {
		case graphmodel.Role, graphmodel.MemberOf, graphmodel.Owns:
			if parted && family(l.Type) == family(x.Type) {
				return true
			}
		case graphmodel.BasedIn:
			if l.Type == graphmodel.BasedIn && l.Extractor != gazetteer && l.Extractor != context {
				return true
			}
		}
	}
	return false
}

// isParted reports whether a semicolon stands between two mentions.
func (r *reader) isParted(head, tail int) bool {
	from, to := r.Who.Ranges[head], r.Who.Ranges[tail]
	for t := min(from.Last, to.Last); t < max(from.First, to.First); t++ {
		if r.Doc.Tokens[t].Form == ";" {
			return true
		}
	}
	return false
}
