package relations

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/coref"
	"clew/importers/extract/office"
	"clew/importers/extract/phrase"
)

// whose returns the mention that "whose" at token i stands for: the name before
// it, over a comma, or what the description before it is in apposition to:
// "Dalmar, a Cyprus-based firm whose director".
func (f *finder) whose(i int) int {
	if i < 1 || f.lower(i) != "whose" {
		return -1
	}
	end := i
	if f.form(i-1) == "and" {
		// "Ana Lind, who leads the union and whose father".
		for j := i - 2; j > 1 && f.sameSentence(j, i); j-- {
			if f.d.Tokens[j].XPOS == "WP" {
				end = j
				break
			}
		}
	}
	if f.form(end-1) == "," {
		end--
	}
	if m := f.mentionEnding(end); m >= 0 && f.sameSentence(end-1, i) && !f.c.Mentions[m].Demonym {
		return f.outer(m, i)
	}
	if start := f.nounPhraseStart(end - 1); start > 1 && f.form(start-1) == "," && f.sameSentence(start-1, i) {
		return f.mentionEnding(start - 1)
	}
	return -1
}

// outer is the person or organization that a place before "whose" merely
// belongs to: "Ana Lind of Oslo, whose brother".
func (f *finder) outer(m, i int) int {
	if f.kindOf(m) != graphmodel.Place {
		return m
	}
	before := f.c.Ranges[m].First - 1
	if f.lower(before) == "the" {
		before-- // "the Dalmar Trust of the British Virgin Islands, whose"
	}
	if w := f.lower(before); w != "of" && w != "from" && w != "in" && w != "," {
		return m
	}
	if o := f.mentionEnding(before); o >= 0 && f.kindOf(o) != graphmodel.Place && f.sameSentence(before, i) {
		return o
	}
	return m
}

// fromSuccession gives who came before or after somebody in an office, and who
// works beside somebody, what that person held: "Its president spoke. His
// predecessor, Ana Lind, did not".
func (f *finder) fromSuccession() {
	for _, h := range f.c.Holders {
		p := f.offices[h.Phrase]
		word := f.lowerHead(p)
		join := ""
		switch word {
		case "predecessor", "successor":
			join = " as "
		case "colleague", "teammate", "coworker", "captain", "assistant":
			join = " at "
		}
		if join == "" || p.Plural {
			continue
		}
		for _, o := range f.owners(p) {
			if f.kindOf(o.mention) != graphmodel.Person {
				continue
			}
			if l := f.officeNear(f.c.Mentions[o.mention].Entity, p.First, join == " at "); l != nil {
				label := word + join + l.Label
				if join == " at " {
					label = word + " at"
				}
				f.add(link{typ: l.Type, head: h.Mention, tail: l.Tail, label: label, confidence: 0.65, extractor: byContext})
			}
			break
		}
	}
}

// theirEditor reads "Two reporters of Kronika, Ana Lind and Bo Berg, were held. Their
// editor, Tom Reed, said": whoever leads several who serve one body leads that.
func (f *finder) theirEditor(h coref.Holder, p office.Phrase) int {
	start := f.nounPhraseStart(p.First)
	if f.lower(start) != "their" || p.Office.Family || p.Plural {
		return -1
	}
	switch f.lowerHead(p) {
	case "editor", "boss", "employer", "publisher", "commander", "coach", "manager", "captain", "director", "chief":
	default:
		return -1
	}
	found := -1
	for _, o := range f.c.Holders {
		q := f.offices[o.Phrase]
		if s := f.d.SentenceOf(start) - f.d.SentenceOf(q.First); !q.Plural || s < 0 || s > 1 || q.First >= p.First || o.Entity == h.Entity {
			continue
		}
		for _, w := range f.owners(q) {
			if f.kindOf(w.mention) == graphmodel.Organization {
				found = w.mention
			}
		}
	}
	return found
}

// officeNear is the link by office of a person that the text tells last before
// token i, former offices aside; body asks for one at an organization.
func (f *finder) officeNear(person, i int, body bool) *graphmodel.FoundLink {
	var best *graphmodel.FoundLink
	for k := range f.links {
		l := &f.links[k]
		if l.From != person || l.Type != graphmodel.Role && (!body || l.Type != graphmodel.MemberOf) || f.kindOf(l.Tail) == graphmodel.Person ||
			body && f.kindOf(l.Tail) != graphmodel.Organization || f.former(f.c.Ranges[l.Head].First-4, f.c.Ranges[l.Head].First) ||
			strings.Contains(l.Label, "former") || f.c.Ranges[l.Head].First > i {
			continue
		}
		if rel := f.d.Tokens[f.c.Heads[l.Head]].Rel; !body && (rel == "obl" || rel == "obj") && f.c.Titled[l.Head].First == f.c.Ranges[l.Head].First {
			continue // "The post falls to Ana Lind, the mayor of Oslo": it is another that she takes
		}
		if !body && !f.isOfficeLabel(l.Label) {
			continue // "taught at" is no office that somebody else had before
		}
		if !body && l.Extractor == byVerb && f.isEarlier(l.Head) {
			continue // "Before that she was mayor": nobody came before her there
		}
		if best == nil || f.c.Ranges[l.Head].First > f.c.Ranges[best.Head].First {
			best = l
		}
	}
	return best
}

// isEarlier reports whether the sentence of a mention tells of the time before what the
// article is about.
func (f *finder) isEarlier(m int) bool {
	s := f.d.Sentences[f.d.SentenceOf(f.c.Ranges[m].First)]
	for i := s.First; i < s.First+2 && i < s.Last; i++ {
		switch f.lower(i) {
		case "before", "earlier", "previously", "formerly", "once":
			return true
		}
	}
	return false
}

// isOfficeLabel reports whether the words of a link name an office rather than
// what somebody did.
func (f *finder) isOfficeLabel(label string) bool {
	words := strings.Fields(label)
	if len(words) < 2 {
		return false
	}
	for i := range words {
		if _, n := f.lex.OfficeAt(words[i:]); n > 0 {
			return true
		}
	}
	return false
}

// children reads "they had two children, Ana and Bo" and "has a son, Bo".
func (f *finder) children() {
	for _, p := range f.offices {
		if !p.Office.Family {
			continue
		}
		v := f.d.Tokens[p.Head].Head
		if v < 0 || f.d.Tokens[p.Head].Rel != "obj" && f.d.Tokens[p.Head].Rel != "conj" {
			continue
		}
		if f.d.Tokens[p.Head].Rel == "conj" && f.d.Tokens[v].UPOS == "NOUN" {
			v = f.d.Tokens[v].Head
		}
		if v < 0 || strings.ToLower(f.d.Tokens[v].Lemma) != "have" || phrase.Denied(f.d, v) {
			continue
		}
		parents := f.subjects(v, false)
		if len(parents) == 0 || f.subjectIs(v, "they") || f.subjectIs(v, "couple") {
			parents = f.coupleOf(v)
		}
		for _, child := range f.listFrom(p.Last) {
			for _, parent := range parents {
				f.add(link{typ: graphmodel.Family, head: parent, tail: child, label: f.form(p.Head), confidence: 0.75, extractor: byPattern})
			}
			if !p.Plural {
				break
			}
		}
	}
}

func (f *finder) subjectIs(v int, word string) bool {
	s := phrase.Child(f.d, v, "nsubj", true)
	return s >= 0 && f.lower(s) == word
}

// coupleOf are the two people of the family link nearest before token i.
func (f *finder) coupleOf(i int) []int {
	var links []graphmodel.FoundLink
	for _, l := range f.links {
		if isMarriage(&l) {
			links = append(links, l)
		}
	}
	if l := f.coupleBefore(links, i); l != nil {
		return []int{l.Head, l.Tail}
	}
	return nil
}
