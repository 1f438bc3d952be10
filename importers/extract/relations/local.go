package relations

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/coref"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
	"clew/importers/extract/phrase"
)

// localBody finds what the officers and officials of local news serve, whom no
// article tells: the police force that it names, the school, the town.
func (f *finder) localBody(p office.Phrase) int {
	at := p.First
	switch {
	case isPoliceRank(p.Office.Text):
		return f.nearest(f.once("police", func() int { return f.onlyOf(lexicon.OrgPolice, "Police", "Constabulary", "Sheriff") }), at)
	case p.Office.Text == "head teacher" || p.Office.Text == "headteacher" || p.Office.Text == "principal" || p.Office.Text == "headmaster" || p.Office.Text == "headmistress":
		return f.nearest(f.once("school", func() int { return f.onlyOf("", "School", "Academy", "College", "Primary") }), at)
	case f.lower(p.First) == "tribal" || f.lower(p.First-1) == "tribal":
		return f.nearest(f.once("tribe", func() int { return f.onlyOf("", "Tribe", "Tribes", "Nation") }), at)
	case f.bodyWord(p) != "":
		return f.nearest(f.once("body "+f.bodyWord(p), func() int { return f.firstOf(f.bodyWord(p)) }), at)
	case townOffices[p.Office.Text]:
		return f.mainRegion(at, true)
	}
	return -1
}

// bodyWord is the word in the names of the bodies that have an office: the noun
// before it ("Council leader") or the one that such offices go with ("rector").
func (f *finder) bodyWord(p office.Phrase) string {
	for _, w := range []string{f.lower(p.First), f.lower(p.First - 1)} {
		switch w {
		case "council", "board", "union", "university", "college", "hospital", "museum":
			return strings.ToUpper(w[:1]) + w[1:]
		}
	}
	switch p.Office.Text {
	case "rector", "vice-chancellor", "vice chancellor", "provost":
		return "University"
	}
	return ""
}

// firstOf is the organization with a word in its name that the article names most,
// the first of equals; -1 for none.
func (f *finder) firstOf(word string) int {
	order, _ := f.tally(func(m int) bool {
		return f.kindOf(m) == graphmodel.Organization && strings.Contains(strings.ToLower(f.c.Entities[f.c.Mentions[m].Entity].Name), strings.ToLower(word))
	})
	if len(order) == 0 {
		return -1
	}
	return order[0]
}

// townOffices are offices that a town has and that its paper gives without it.
var townOffices = map[string]bool{
	"councilman": true, "councilwoman": true, "city councilman": true, "city councilwoman": true, "city manager": true, "fire chief": true,
	"council member": true, "city attorney": true, "alderman": true, "alderwoman": true, "city council member": true, "superintendent": true,
	"school superintendent": true, "schools superintendent": true,
}

// isPoliceRank reports whether an office is one that police forces alone have.
func isPoliceRank(office string) bool {
	for w := range strings.FieldsSeq(strings.ReplaceAll(office, "-", " ")) {
		switch w {
		case "constable", "detective", "inspector":
			return !strings.Contains(office, "general")
		}
	}
	return strings.Contains(office, "police")
}

// onlyOf is the one organization of the article of a class or with one of the
// words in its name, or -1.
func (f *finder) onlyOf(class lexicon.OrgClass, words ...string) int {
	only := -1
	for e, x := range f.c.Entities {
		if x.Kind != graphmodel.Organization {
			continue
		}
		fits := class != "" && f.c.Classes[e] == class
		for _, w := range words {
			fits = fits || strings.Contains(x.Name, w)
		}
		if !fits {
			continue
		}
		if only >= 0 {
			return -1
		}
		only = e
	}
	return only
}

// lawmakers reads the party and state behind a politician: "Sen. Ana Lind,
// D-Ariz.," and "Ana Lind (R-Ohio)".
func (f *finder) lawmakers() {
	for m, x := range f.c.Mentions {
		at := f.c.Ranges[m].Last
		if x.Form != graphmodel.FormName || f.kindOf(m) != graphmodel.Person || f.form(at) != "," && f.form(at) != "(" || !phrase.IsHyphen(f.form(at+2)) {
			continue
		}
		switch f.form(at + 1) {
		case "D", "R", "I":
		default:
			continue
		}
		o := f.nameAt(at + 3)
		if o < 0 || f.kindOf(o) != graphmodel.Place {
			continue
		}
		l := link{typ: graphmodel.From, head: m, tail: o, label: "of", confidence: 0.8, extractor: byPattern}
		for _, h := range f.c.Holders {
			if h.Mention == m && f.offices[h.Phrase].Office.Class == lexicon.Politician {
				l.typ, l.label = graphmodel.Role, f.offices[h.Phrase].Text(f.d)+" from"
			}
		}
		f.add(l)
	}
}

// fromKin gives the kin whom the article calls nobody's to the person whom it is
// about: "Another son, Nils, a fishery inspector, drowned".
func (f *finder) fromKin() {
	hero := f.c.Hero
	if hero < 0 {
		return
	}
	for _, h := range f.c.Holders {
		p := f.offices[h.Phrase]
		if !p.Office.Family || h.How == coref.ByTitle && isCapital(f.form(p.Head)) || h.Entity == hero || len(f.owners(p)) > 0 || f.namesOwner(p) {
			continue
		}
		switch f.lower(f.nounPhraseStart(p.First)) {
		case "a", "an", "another", "one", "the":
		default:
			continue
		}
		if m := f.nearest(hero, p.First); m >= 0 {
			f.add(link{typ: graphmodel.Family, head: h.Mention, tail: m, label: f.label(p, owner{link: "of"}), confidence: 0.6, extractor: byContext})
		}
	}
}
