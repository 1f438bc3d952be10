package relations

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// coupleReach is how many sentences back the two people of "their" are looked
// for.
const coupleReach = 2

// fromCouples reads "their son, Anton Lind" behind a sentence that makes two
// people a family: the son is the son of both.
func (f *finder) fromCouples() {
	var couples []graphmodel.FoundLink
	for _, l := range f.links {
		if isMarriage(&l) {
			couples = append(couples, l)
		}
	}
	f.parentsOfSiblings()
	if len(couples) == 0 {
		return
	}
	for _, h := range f.c.Holders {
		p := f.offices[h.Phrase]
		start := f.nounPhraseStart(p.First)
		if !p.Office.Family || p.Plural || f.lower(start) != "their" {
			continue
		}
		c := f.coupleBefore(couples, start)
		if c == nil {
			c = f.coupleWith(couples, start)
		}
		if c != nil && c.From != h.Entity && c.To != h.Entity {
			for _, m := range []int{c.Head, c.Tail} {
				f.add(link{typ: graphmodel.Family, head: h.Mention, tail: m, label: f.text(p.First, p.Last) + " of", confidence: 0.65, extractor: byContext})
			}
		}
	}
}

// parentsOfSiblings reads "their mother, Ana Lind" behind a brother and sister.
func (f *finder) parentsOfSiblings() {
	var pairs []graphmodel.FoundLink
	for _, l := range f.links {
		for w := range strings.FieldsSeq(l.Label) {
			if l.Type == graphmodel.Family && siblings[w] {
				pairs = append(pairs, l)
				break
			}
		}
	}
	for _, h := range f.c.Holders {
		p := f.offices[h.Phrase]
		start := f.nounPhraseStart(p.First)
		if !p.Office.Family || p.Plural || f.lower(start) != "their" || !parents[f.lowerHead(p)] {
			continue
		}
		if c := f.coupleBefore(pairs, start); c != nil && c.From != h.Entity && c.To != h.Entity {
			for _, m := range []int{c.Head, c.Tail} {
				f.add(link{typ: graphmodel.Family, head: h.Mention, tail: m, label: f.text(p.First, p.Last) + " of", confidence: 0.65, extractor: byContext})
			}
		}
	}
}

var (
	siblings = wordSet("brother sister brothers sisters sibling siblings twin twins half-brother half-sister")
	parents  = wordSet("mother father grandmother grandfather uncle aunt stepfather stepmother")
)

// spouses are words of the labels of links between husband and wife.
var spouses = wordSet("wife husband spouse partner married marry marries marriage wed divorced widow widower fiancé fiancée girlfriend boyfriend")

// isMarriage reports whether a link makes two people a couple.
func isMarriage(l *graphmodel.FoundLink) bool {
	if l.Type != graphmodel.Family {
		return false
	}
	for w := range strings.FieldsSeq(l.Label) {
		if spouses[w] {
			return true
		}
	}
	return false
}

// coupleBefore is the last of the couples that the sentences before token i
// name.
func (f *finder) coupleBefore(couples []graphmodel.FoundLink, i int) *graphmodel.FoundLink {
	here := f.d.SentenceOf(i)
	var best *graphmodel.FoundLink
	last := -1
	for k := range couples {
		at := max(f.c.Ranges[couples[k].Head].First, f.c.Ranges[couples[k].Tail].First)
		if at < i && at > last && here-f.d.SentenceOf(at) <= coupleReach {
			best, last = &couples[k], at
		}
	}
	return best
}

// isOfficer reports whether a job is one that companies have beside their head:
// "his finance chief".
func isOfficer(job string) bool {
	for _, w := range []string{"finance chief", "finance director", "financial officer", "operating officer", "technology officer", "general counsel", "marketing chief"} {
		if strings.Contains(job, w) {
			return true
		}
	}
	return false
}

// fromCabinets reads "her interior minister": who serves the head of a country
// serves the country.
func (f *finder) fromCabinets() {
	leads := make(map[int]int) // person → mention of the country
	for _, h := range f.c.Holders {
		if c := f.offices[h.Phrase].Office.Class; c != lexicon.HeadOfState && c != lexicon.HeadOfGovernment {
			continue
		}
		for _, l := range f.links {
			if l.From == h.Entity && l.Type == graphmodel.Role && f.kindOf(l.Tail) == graphmodel.Place {
				leads[h.Entity] = l.Tail
			}
		}
	}
	for _, h := range f.c.Holders {
		p := f.offices[h.Phrase]
		business := isOfficer(p.Office.Text)
		if p.Office.Class != lexicon.Minister && p.Office.Class != lexicon.HeadOfGovernment && !business {
			continue
		}
		for _, o := range f.owners(p) {
			if f.kindOf(o.mention) != graphmodel.Person {
				continue
			}
			if l := f.officeNear(f.c.Mentions[o.mention].Entity, p.First, true); business && l != nil && isExecutive(l.Label) {
				f.add(link{typ: graphmodel.Role, head: h.Mention, tail: l.Tail, label: f.label(p, owner{link: "of"}), confidence: 0.65, extractor: byContext})
				break
			}
			m, ok := leads[f.c.Mentions[o.mention].Entity]
			if !ok && !business && o.possessive {
				m = f.nationLed(f.c.Mentions[o.mention].Entity)
				ok = m >= 0
			}
			if ok {
				f.add(link{typ: graphmodel.Role, head: h.Mention, tail: m, label: f.label(p, owner{link: "of"}), confidence: 0.7, extractor: byContext})
			}
		}
	}
}
