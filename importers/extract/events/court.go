package events

import (
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

var (
	courts    = wordSet("court tribunal judge magistrate jury justice appeals chamber")
	hearers   = wordSet("court tribunal judge magistrate commission inquiry committee parliament senate hearing panel police prosecutor station session")
	penalties = wordSet("sanction tariff fine ban embargo duty levy penalty")
	envoys    = wordSet("ambassador envoy diplomat attache attaché consul representative")
	soldiers  = wordSet("man men troop troops soldier army navy force forces fleet brigade division battalion regiment unit reservist guard police jet ship warship tank marine")
)

// isCourt reports whether the noun at head is a court or a judge.
func (f *finder) isCourt(head int) bool {
	if e := f.who.EntityOfToken(head); e >= 0 && f.who.Classes[e] == "court" {
		return true
	}
	return courts[f.lemma(head)] || f.titledAs(head, courts)
}

// titledAs reports whether the name at head stands with one of the words before it: "Judge A".
func (f *finder) titledAs(head int, words map[string]bool) bool {
	m := f.who.MentionAt(head)
	if m < 0 {
		return false
	}
	for k := f.who.Titled[m].First; k < f.who.Ranges[m].Last; k++ {
		if words[lower(f.tok(k).Form)] {
			return true
		}
	}
	return false
}

// refineCourt gives what courts do, and what is done to those who are called before one, its
// type: a court that orders a paper to pay requests nothing.
func (f *finder) refineCourt(c *candidate) {
	if c.noun {
		return
	}
	byCourt := slices.ContainsFunc(c.all(lexicon.SlotSubject), f.isCourt)
	switch c.lemma {
	case "order", "award", "award damage", "side with", "find for", "command", "instruct", "rebuke":
		if byCourt && c.lemma != "rebuke" {
			c.typ = graphmodel.Trial
		}
	case "question", "interview", "grill":
		if slices.ContainsFunc(c.all("as"), f.among(wordSet("witness expert"))) {
			c.typ = graphmodel.Trial
		}
	case "summon":
		f.refineSummons(c)
	}
	if c.typ == graphmodel.Request && (c.lemma == "order" || c.lemma == "command") && slices.ContainsFunc(c.all(lexicon.SlotObject), f.commands) {
		c.typ = graphmodel.Mobilize
	}
}

// refineSummons: an ambassador is summoned to hear a protest, anybody else to be heard.
func (f *finder) refineSummons(c *candidate) {
	objects := c.all(lexicon.SlotObject)
	if c.typ != graphmodel.Accuse || len(objects) == 0 || slices.ContainsFunc(objects, func(h int) bool {
		return f.among(envoys)(h) || f.titledAs(h, envoys) || !f.isSomebody(h) && f.tok(h).UPOS != "PRON"
	}) {
		return
	}
	before := append(append(c.all("to"), c.all("before")...), c.all(lexicon.SlotSubject)...)
	if slices.ContainsFunc(before, func(h int) bool { return f.isCourt(h) || hearers[f.lemma(h)] }) || f.inCourtroom(c) {
		c.typ = graphmodel.Trial
		return
	}
	c.typ = graphmodel.Request
}

// inCourtroom reports whether the sentence or the two before it speak of a court or an inquiry.
func (f *finder) inCourtroom(c *candidate) bool {
	for i := f.d.Sentences[max(0, c.sentence-2)].First; i < f.d.Sentences[c.sentence].Last; i++ {
		switch l := lower(f.tok(i).Lemma); l {
		case "court", "witness", "inquiry", "testimony", "commission", "trial", "counsel":
			return true
		}
	}
	return false
}

// commands reports whether the noun at head means soldiers, who are not asked.
func (f *finder) commands(head int) bool {
	return soldiers[f.lemma(head)] || soldiers[lower(f.tok(head).Form)]
}

// refineHandover: captives who are handed over are freed.
func (f *finder) refineHandover(c *candidate) {
	switch lastWord(c.lemma) {
	case "handover", "hand-over":
		if c.typ == graphmodel.Coerce {
			c.typ = graphmodel.Retreat
		}
	}
}

// refineAbsence: who stays away from a summit rejects it; workers who stay away protest.
func (f *finder) refineAbsence(c *candidate) {
	if c.lemma == "stay away" && c.typ == graphmodel.Protest && slices.ContainsFunc(c.args, func(a graphmodel.Argument) bool {
		return a.Role == graphmodel.Actor && a.Entity >= 0 && (f.isPerson(a.Entity) || f.who.Entities[a.Entity].Kind == graphmodel.Place)
	}) {
		c.typ = graphmodel.Reject
	}
}

// refinePenalty: sanctions that hit somebody, and who hits others with tariffs, attack nobody.
func (f *finder) refinePenalty(c *candidate) {
	if c.typ != graphmodel.Assault || c.noun || c.lemma != "hit" && c.lemma != "strike" && c.lemma != "target" {
		return
	}
	if slices.ContainsFunc(append(c.all(lexicon.SlotSubject), c.all("with")...), f.among(penalties)) {
		c.typ = graphmodel.Sanction
	}
}

// labels reports whether "called" says what somebody or something is: "called the deal a
// mistake", "called it absurd".
func (f *finder) labels(p *predicate) bool {
	if f.child(p.tok, "xcomp") >= 0 {
		return true
	}
	last := f.d.Sentences[f.sentence[p.tok]].Last
	for i := p.tok + 1; i < last && i < p.tok+labelReach; i++ {
		switch f.tok(i).Form {
		case `"`, "“", "``", "‘":
			return true
		case ",", ";", "to", "on", "for", "about", "from":
			return false
		}
	}
	return false
}

// labelReach bounds the words between "called" and what something is called.
const labelReach = 9
