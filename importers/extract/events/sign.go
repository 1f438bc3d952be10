package events

import (
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/forest"
	"clew/importers/extract/lexicon"
)

// signCount is how many signs a telling has.
const signCount = chanceSigns + 62

// clauseRels are the places of a clause, the most telling first.
var clauseRels = []string{"root", "parataxis", "conj", "ccomp", "advcl", "acl:relcl", "xcomp", "acl", "nsubj", "nsubj:pass", "obj", "obl", "nmod", "nmod:poss", "appos", "compound"}

// stances are ordered by how much happened.
var stances = []graphmodel.Stance{graphmodel.Denied, graphmodel.Planned, graphmodel.Alleged, graphmodel.Attributed, graphmodel.Asserted}

// signsOf reads what the forest asks about a telling: first what its words alone make of
// it. There are inSentence tellings in its sentence.
func (f *finder) signsOf(c *candidate, p *chances, inSentence int) forest.Signs {
	s := p.signs(make(forest.Signs, 0, signCount), p.typeFor(c.typ, c.general))
	f.ruleSigns(&s, c)
	f.wordSigns(&s, c)
	f.partySigns(&s, c)
	f.clauseSigns(&s, c, inSentence)
	f.articleSigns(&s, c)
	return s
}

// ruleSigns tell what the rules hold of a telling.
func (f *finder) ruleSigns(s *forest.Signs, c *candidate) {
	s.Flags(f.worthTelling(c), c.nested, c.answer, f.fitsType(c, f.count(c)), f.standsAlone(c), f.isIdlePlan(c), c.same != nil, c.cast)
	s.Add(f.rate(c).points / 8)
	s.Add(int(c.strength * 10))
}

func (f *finder) wordSigns(s *forest.Signs, c *candidate) {
	s.Flags(c.noun, c.general, c.unfit, c.frame.Weak, c.frame.Symmetric, c.frame.Statement, firmWords[c.lemma], looseWords[c.lemma], c.light >= 0, c.passive, c.definite)
	s.Add(slices.Index(graphmodel.EventTypes, c.typ), int(tenorOf(c.typ)))
	s.Flags(hurts(c.typ), isState(c.lemma))
	s.Add(slices.Index(stances, c.stance))
}

// partySigns tell who takes part and how the words stand that name them.
func (f *finder) partySigns(s *forest.Signs, c *candidate) {
	n := f.count(c)
	persons, bodies, places, pronouns, shared, fame := 0, 0, 0, 0, 0, 0
	for i, a := range c.args {
		if a.Entity < 0 {
			continue
		}
		switch f.who.Entities[a.Entity].Kind {
		case graphmodel.Person:
			persons++
		case graphmodel.Organization:
			bodies++
		case graphmodel.Place:
			places++
		}
		pronouns += count01(f.tok(c.heads[i]).UPOS == "PRON")
		_, is := c.slotOf(c.heads[i])
		shared += count01(is)
		fame = max(fame, f.mentionsOf(a.Entity))
	}
	s.Add(n.named, n.unnamed, persons, bodies, places, pronouns, shared, fame, len(c.predicate.args), len(c.args))
	s.Flags(c.predicate.has(lexicon.SlotSubject), c.predicate.has(lexicon.SlotObject), c.predicate.has(lexicon.SlotClause))
	s.Flags(c.timeAt >= 0, c.place >= 0)
	s.Add(c.timeLevel)
}

// clauseSigns tell where in its sentence a telling stands.
func (f *finder) clauseSigns(s *forest.Signs, c *candidate, inSentence int) {
	at := f.carrier(c)
	q, _ := f.who.QuotationAt(c.tok)
	s.Flags(f.tellsMain(c), q >= 0, f.inPresent(at), f.isHabit(c), f.negated(at))
	s.Add(slices.Index(clauseRels, f.fullRel(at)), f.depth(at), f.length(c), f.before(c.sentence), inSentence)
	s.Add(c.tok - f.d.Sentences[c.sentence].First)
}

func (f *finder) articleSigns(s *forest.Signs, c *candidate) {
	r := f.registerOf()
	s.Add(c.sentence, len(f.d.Sentences), r.names/2, r.said, r.days, r.you, r.self, r.past/5, int(f.contest()))
}

// depth is how many words stand above token i, up to ten.
func (f *finder) depth(i int) int {
	n := 0
	for n < 10 && f.head(i) >= 0 {
		i = f.head(i)
		n++
	}
	return n
}

// mentionsOf counts the mentions of an entity.
func (f *finder) mentionsOf(entity int) int {
	if f.mentions == nil {
		f.mentions = make([]int, len(f.who.Entities))
		for _, m := range f.who.Mentions {
			if m.Entity >= 0 {
				f.mentions[m.Entity]++
			}
		}
	}
	return f.mentions[entity]
}
