package relations

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/phrase"
)

// fromMembers reads organizations that are members of others: "Help Norvik is a
// member of the Relief Council", "Norbank, a member of the Alpha Group", and
// those that tell their officers: "Dalmar has one director, Bo Berg".
func (f *finder) fromMembers() {
	for k, p := range f.offices {
		if p.Plural || p.Office.Family || f.isHeld(k) {
			continue
		}
		if p.Office.Member && f.lower(p.Last) == "of" {
			f.memberBody(p.Head, p.First, p.Last)
		}
		f.officerOf(k)
	}
	f.countedAmong()
}

// countedAmong reads "counts the violinist Leo Stavrou among its patrons".
func (f *finder) countedAmong() {
	for _, p := range f.offices {
		start := f.nounPhraseStart(p.First)
		if !p.Plural || p.Office.Family || f.lower(start) != "its" || f.lower(start-1) != "among" {
			continue
		}
		v := -1
		for i := start - 2; i > 0 && i > start-14 && f.sameSentence(i, start) && v < 0; i-- {
			if f.d.Tokens[i].UPOS == "VERB" {
				v = i
			}
		}
		if v < 0 || f.hypothetical(v) {
			continue
		}
		switch strings.ToLower(f.d.Tokens[v].Lemma) {
		case "count", "number", "include", "have", "list":
		default:
			continue
		}
		o := f.mentionAt(start)
		for i := v + 1; i < start-1 && o >= 0; i++ {
			if m := f.nameAt(i); m >= 0 && f.kindOf(m) == graphmodel.Person && f.c.Ranges[m].First == i {
				if typ := f.typeFor(p, f.kindOf(o), owner{mention: o}); typ != "" {
					f.add(link{typ: typ, head: m, tail: o, label: f.text(p.First, p.Last) + " of", confidence: 0.75, extractor: byPattern})
				}
			}
		}
	}
}

// memberBody joins the body that a "member" is said of to the one behind "of".
func (f *finder) memberBody(head, first, last int) {
	var of []int
	for _, o := range f.nameBehind(last + 1) {
		if f.kindOf(o) == graphmodel.Organization {
			of = append(of, o)
		}
	}
	if len(of) == 0 {
		return
	}
	var who []int
	if phrase.Child(f.d, head, "cop", false) >= 0 && !phrase.Denied(f.d, head) && !f.hypothetical(head) {
		who = f.subjects(head, false)
	} else if start := f.nounPhraseStart(first); start > 1 && f.form(start-1) == "," {
		who = []int{f.mentionEnding(start - 1)}
	}
	for _, m := range who {
		if f.kindOf(m) == graphmodel.Organization && f.sameSentence(f.c.Heads[m], head) {
			for _, o := range of {
				f.add(link{typ: graphmodel.MemberOf, head: m, tail: o, label: f.text(first, last) + " of", confidence: 0.8, extractor: byPattern})
			}
		}
	}
}

// officerOf reads "Dalmar has one director, Bo Berg" for office phrase k.
func (f *finder) officerOf(k int) {
	p := f.offices[k]
	t := &f.d.Tokens[p.Head]
	if t.Head < 0 || t.Rel != "obj" && t.Rel != "conj" || f.form(p.Last) != "," && f.form(p.Last) != ":" {
		return
	}
	v := t.Head
	if t.Rel == "conj" && f.d.Tokens[v].UPOS == "NOUN" {
		v = f.d.Tokens[v].Head
	}
	m := f.nameAt(p.Last + 1)
	if v < 0 || strings.ToLower(f.d.Tokens[v].Lemma) != "have" || f.hypothetical(v) || m < 0 || f.kindOf(m) != graphmodel.Person || phrase.Denied(f.d, p.Head) {
		return
	}
	for _, o := range f.subjects(v, false) {
		if f.kindOf(o) == graphmodel.Organization {
			typ := f.typeFor(p, graphmodel.Organization, owner{mention: o})
			if typ != "" {
				f.add(link{typ: typ, head: m, tail: o, label: f.text(p.First, p.Last) + " of", confidence: 0.75, extractor: byPattern})
			}
		}
	}
}

// degreeNouns are what people earn at a university.
var degreeNouns = wordSet("doctorate degree phd ph.d. master's bachelor's masters diploma mba scholarship fellowship")

// fromDegrees reads "earned her doctorate at the University of Oslo", "has a law
// degree from Yale".
func (f *finder) fromDegrees() {
	for i := range f.d.Tokens {
		w := f.lower(i + 1)
		if !degreeNouns[f.lower(i)] || w != "at" && w != "from" && w != "in" && w != "to" {
			continue
		}
		var schools []int
		for j := i + 1; j < len(f.d.Tokens) && j < i+8 && f.sameSentence(j, i) && len(schools) == 0; j++ {
			if w := f.lower(j); w == "at" || w == "from" || w == "to" && j == i+1 {
				schools = f.nameBehind(j + 1)
			}
			if f.d.Tokens[j].UPOS == "VERB" {
				break
			}
		}
		v := f.d.Tokens[i].Head
		if len(schools) == 0 || v < 0 || f.d.Tokens[v].UPOS != "VERB" || f.hypothetical(v) || phrase.Denied(f.d, v) {
			continue
		}
		switch strings.ToLower(f.d.Tokens[v].Lemma) {
		case "earn", "have", "hold", "receive", "complete", "take", "obtain", "get", "do", "gain", "win", "finish":
		default:
			continue
		}
		for _, m := range f.subjects(v, false) {
			for _, o := range schools {
				if f.kindOf(m) == graphmodel.Person && f.kindOf(o) == graphmodel.Organization {
					f.add(link{typ: graphmodel.MemberOf, head: m, tail: o, label: f.form(i) + " from", confidence: 0.75, extractor: byVerb})
				}
			}
		}
	}
}

// personBehind reads "Genk, Lind's first club" and "Norbank, her employer".
func (f *finder) personBehind(m int) {
	end := f.c.Ranges[m].Last
	if f.form(end) != "," {
		return
	}
	o := -1
	for i := end + 1; i < len(f.d.Tokens) && i < end+8 && f.sameSentence(i, end); i++ {
		t := &f.d.Tokens[i]
		switch {
		case o < 0 && t.XPOS == "PRP$":
			o = f.mentionAt(i)
			if o < 0 {
				return
			}
		case o < 0 && phrase.IsPossessive(t.Form):
			if o = f.possessor(i); o < 0 || f.c.Ranges[o].First != end+1 {
				return
			}
		case o >= 0 && (serves[f.lower(i)] || f.orgNoun(i)) && (i+1 >= len(f.d.Tokens) || f.d.Tokens[i+1].UPOS != "NOUN" && f.d.Tokens[i+1].UPOS != "PROPN"):
			if _, person := f.phraseCovering(i); f.kindOf(o) != graphmodel.Person || person && !serves[f.lower(i)] {
				return
			}
			l := link{typ: graphmodel.Owns, head: o, tail: m, label: f.text(f.c.Ranges[o].Last, i+1), confidence: 0.65, extractor: byPattern}
			switch {
			case f.isParty(m) || f.isClub(f.c.Mentions[m].Entity) || f.lower(i) == "club" || f.lower(i) == "team" || f.lower(i) == "side" || f.lower(i) == "band":
				l.typ = graphmodel.MemberOf
			case serves[f.lower(i)] || f.former(end, i):
				l.typ = graphmodel.Role
			}
			if phrase.IsPossessive(f.form(f.c.Ranges[o].Last)) {
				l.label = f.text(f.c.Ranges[o].Last+1, i+1)
			}
			f.add(l)
			return
		case t.UPOS != "ADJ" && t.UPOS != "NOUN" && t.UPOS != "PROPN" && !phrase.IsHyphen(t.Form):
			return
		}
	}
}

// namedIn reads the body in brackets behind a politician's name: "Ana Lind
// (SNP)".
func (f *finder) namedIn(m int) {
	r := f.c.Ranges[m]
	if r.First < 2 || f.form(r.First-1) != "(" || f.form(r.Last) != ")" && f.form(r.Last) != "," {
		return
	}
	if !f.isParty(m) && f.c.Entities[f.c.Mentions[m].Entity].Key == "" {
		return // "Actions Runner Controller (ARC)"
	}
	o := f.mentionEnding(r.First - 1)
	if o < 0 || f.kindOf(o) != graphmodel.Person || f.c.Mentions[o].Form != graphmodel.FormName || !f.sameSentence(f.c.Heads[o], r.First) {
		return
	}
	f.add(link{typ: f.bareType(o, m), head: o, tail: m, label: "of", confidence: 0.7, extractor: byPattern})
}

// married reads "They married in 1975" behind a sentence about two people.
func (f *finder) married() {
	for v := range f.d.Tokens {
		t := &f.d.Tokens[v]
		if l := strings.ToLower(t.Lemma); t.UPOS != "VERB" || l != "marry" && l != "wed" && l != "divorce" || t.XPOS != "VBD" && t.XPOS != "VBN" ||
			phrase.Denied(f.d, v) || f.hypothetical(v) || !f.subjectIs(v, "they") && !f.subjectIs(v, "couple") && !f.subjectIs(v, "pair") && !f.twoSubjects(v) {
			continue
		}
		s := f.d.SentenceOf(v)
		if len(phrase.Children(f.d, v, "obj")) > 0 {
			continue
		}
		people := f.peopleIn(f.d.Sentences[s].First, v)
		if len(people) == 0 && s > 0 {
			people = f.peopleIn(f.d.Sentences[s-1].First, f.d.Sentences[s-1].Last)
		}
		if len(people) == 2 {
			f.add(link{typ: graphmodel.Family, head: people[0], tail: people[1], label: f.form(v), confidence: 0.65, extractor: byVerb})
		}
	}
}

// twoSubjects reports whether "and" joins two people as the subject of the verb at token
// v: "She and Bo Berg were married".
func (f *finder) twoSubjects(v int) bool {
	s := phrase.Child(f.d, v, "nsubj", true)
	if s < 0 || len(phrase.Children(f.d, s, "conj")) == 0 || f.lower(v+1) == "to" {
		return false
	}
	people := make(map[int]bool)
	for _, m := range f.withList(s) {
		people[f.c.Mentions[m].Entity] = true
	}
	return len(people) == 2
}

// peopleIn is one mention of each person between two tokens.
func (f *finder) peopleIn(first, last int) (people []int) {
	for _, m := range f.c.MentionsIn(first, last) {
		e := f.c.Mentions[m].Entity
		if f.kindOf(m) == graphmodel.Person && !slices.ContainsFunc(people, func(o int) bool { return f.c.Mentions[o].Entity == e }) {
			people = append(people, m)
		}
	}
	return people
}

// oneOfChildren reads "the younger of two daughters of Bo Berg, an engineer, and
// Elena Berg".
func (f *finder) oneOfChildren() {
	for _, p := range f.offices {
		if !p.Office.Family || !p.Plural || f.lower(p.Last) != "of" && f.lower(p.Last) != "born" {
			continue
		}
		of := f.nounPhraseStart(p.First) - 1
		if of < 2 || f.lower(of) != "of" {
			continue
		}
		switch f.lower(of - 1) {
		case "eldest", "oldest", "youngest", "elder", "older", "younger", "one", "first", "second", "third", "fourth", "fifth", "sixth", "last":
		default:
			continue
		}
		child := f.subjects(of-1, false)
		if start := f.nounPhraseStart(of - 1); len(child) == 0 && start > 1 && f.form(start-1) == "," {
			child = []int{f.mentionEnding(start - 1)}
		}
		if len(child) == 1 && f.kindOf(child[0]) == graphmodel.Person {
			at := p.Last
			if f.lower(at) == "born" {
				at++
			}
			f.parentsFrom(at, f.d.Sentences[f.d.SentenceOf(at)].Last, child[0], true)
		}
	}
}

// universityAt is the mention of the one university that bears the name of the
// place at mention m, else m: "a professor at Manchester".
func (f *finder) universityAt(m int) int {
	town := f.c.Entities[f.c.Mentions[m].Entity].Name
	found := -1
	for e, x := range f.c.Entities {
		if x.Kind == graphmodel.Organization && (x.Name == "University of "+town || x.Name == town+" University") {
			found = e
		}
	}
	if o := f.nearest(found, f.c.Ranges[m].First); o >= 0 {
		return o
	}
	return m
}

// ownPart reads "Norvik Relief's South Hospital": a body that belongs to another,
// right behind its possessive.
func (f *finder) ownPart(m int) {
	first := f.c.Ranges[m].First
	if first < 2 || !phrase.IsPossessive(f.form(first-1)) || f.modifies(m) || f.isClub(f.c.Mentions[m].Entity) || !f.isInstitution(m) {
		return
	}
	if o := f.possessor(first - 1); o >= 0 && f.kindOf(o) == graphmodel.Organization && f.c.Mentions[o].Form == graphmodel.FormName && !f.isClub(f.c.Mentions[o].Entity) {
		f.add(link{typ: graphmodel.PartOf, head: m, tail: o, label: "of", confidence: 0.7, extractor: byPattern})
	}
}

// isInstitution reports whether a name of several words opens or ends with what
// bodies, not products, are called: "Kellogg School of Management".
func (f *finder) isInstitution(m int) bool {
	r := f.c.Ranges[m]
	return r.Last-r.First > 1 && (institutions[f.lower(r.Last-1)] || institutions[f.lower(r.First)] || institutions[f.lower(r.First+1)])
}

var institutions = wordSet(`center centre institute school college faculty academy laboratory observatory hospital clinic museum library directorate department
	division office bureau committee council commission board agency authority corps brigade brigades command fund foundation mission service university`)
