package events

import "clew/graphmodel"

// attachCopula gives the noun of "is on trial" and "were on strike" its subject.
func (f *finder) attachCopula(p *predicate) {
	if f.child(p.tok, "cop") < 0 {
		return
	}
	prep, s := f.preposition(p.tok), f.child(p.tok, "nsubj")
	if prep == "" || s < 0 {
		return
	}
	lv, ok := f.lex.LightVerb("be "+prep, p.lemma)
	if !ok || lv.Stance != "" {
		return
	}
	if isRelative(f.tok(s).Form) && f.fullRel(p.tok) == "acl:relcl" {
		s = f.head(p.tok) // "the developer, who is on trial"
	}
	role := lv.SubjectRole
	if role == "" {
		role = graphmodel.Actor
	}
	for _, h := range f.conjuncts(s) {
		p.add(lightSubject(role), h, true)
	}
}

// describes returns whom the noun at head says something of in an apposition: in "Roth, a
// developer who is on trial" the developer is Roth.
func (f *finder) describes(head int) []int {
	up := f.head(head)
	if f.rel(head) != "appos" || up < 0 || up > head || !f.isName(up) || f.tok(head).UPOS != "NOUN" || f.child(head, "acl") < 0 || f.child(head, "det") < 0 {
		return nil
	}
	e := f.who.EntityOfToken(up)
	if e < 0 || f.who.Entities[e].Kind == graphmodel.Place {
		return nil
	}
	return []int{e}
}
