package events

import (
	"cmp"
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// export turns every predicate, also those that become no event, into the form
// in which predicates are measured.
func (f *finder) export(preds []predicate) []graphmodel.Predicate {
	out := make([]graphmodel.Predicate, 0, len(preds))
	for i := range preds {
		p := &preds[i]
		g := graphmodel.Predicate{Lemma: p.lemma, Noun: p.noun, Trigger: f.d.Span(p.tok, p.tok+1)}
		for _, a := range p.args {
			if role := f.predicateRole(p, a); role != "" {
				first, last := f.phrase(a.head)
				if a.syntax == lexicon.SlotClause {
					first, last = f.subtree(a.head, nil)
				}
				g.Roles = append(g.Roles, graphmodel.PredicateArg{Role: role, Span: f.d.Span(first, last)})
			}
		}
		slices.SortStableFunc(g.Roles, func(a, b graphmodel.PredicateArg) int {
			return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Role, b.Role))
		})
		out = append(out, g)
	}
	return out
}

// predicateRole maps a syntactic slot to agent, patient, when, where,
// instrument or topic.
func (f *finder) predicateRole(p *predicate, a argument) string {
	for _, t := range f.times {
		if t.First <= a.head && a.head < t.Last {
			return "when"
		}
	}
	place := false
	if e := f.who.EntityOfToken(a.head); e >= 0 {
		place = f.who.Entities[e].Kind == graphmodel.Place
	}
	switch a.syntax {
	case lexicon.SlotSubject, lightSubject(graphmodel.Actor), lightSubject(graphmodel.Participant):
		return "agent"
	case lexicon.SlotObject, lexicon.SlotClause, lightSubject(graphmodel.Recipient):
		return "patient"
	case lexicon.SlotPossessive, "by":
		if p.noun {
			return "agent"
		}
	case "of":
		if p.noun {
			return "patient"
		}
		return "topic"
	case "in", "at", "near", "inside", "outside":
		return "where"
	case "on", "from", "to", "across", "off", "into":
		if place {
			return "where"
		}
	case "with":
		return "instrument"
	case "about", "over", "regarding", "concerning":
		return "topic"
	case "during", "after", "before", "since", "until":
		return "when"
	}
	return ""
}
