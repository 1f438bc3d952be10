package pairs

import (
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/forest"
	"clew/importers/extract/lexicon"
)

// signCount is how many signs a link has.
const signCount = 52

// far stands for the length of a way that there is not.
const far = 99

// signsOf reads the signs of a link, which a rule read or, with nil, none.
func (b *board) signsOf(k key, rule *graphmodel.FoundLink) forest.Signs {
	r, x, f := b.r, b.best[k], family(k.typ)
	s := make(forest.Signs, 0, signCount)
	s.Chances(x.p, x.share, x.more)
	s.Add(x.pairs, slices.Index(types, k.typ))
	b.ruleSigns(&s, x, rule)
	s.Chances(
		b.slots[slot{k.from, f, false}].besides(k.to), b.slots[slot{k.to, f, true}].besides(k.from),
		b.slots[slot{k.from, f, true}].besides(k.to), b.slots[slot{k.to, f, false}].besides(k.from),
		b.unions[entityPair(k.from, k.to)].besides(k.way()),
	)
	b.endSigns(&s, k.from)
	b.endSigns(&s, k.to)
	b.pairSigns(&s, k, x)
	s.Add(b.together(k.from, k.to), b.density, len(r.Doc.Sentences))
	return s
}

// extractors are the sources of links of rules, the surest first.
var extractors = []string{"clew/title", "clew/pattern", "clew/coordinate", "clew/verb", context, gazetteer}

func (b *board) ruleSigns(s *forest.Signs, x *standing, rule *graphmodel.FoundLink) {
	if rule == nil {
		s.Add(0, -1, 0, 0)
		return
	}
	same := rule.Head == x.head && rule.Tail == x.tail || rule.Head == x.tail && rule.Tail == x.head
	across := 0
	if rule.Head >= 0 && rule.Tail >= 0 {
		across = b.r.sentenceOf(rule.Tail) - b.r.sentenceOf(rule.Head)
	}
	s.Add(int(rule.Confidence*20+0.5), slices.Index(extractors, rule.Extractor), int(flag(same)), across)
}

// kinds are the kinds of entities, and orgClasses those of organizations: what
// has offices of state first, what sells last.
var (
	kinds      = []graphmodel.Kind{graphmodel.Person, graphmodel.Organization, graphmodel.Place}
	orgClasses = []lexicon.OrgClass{
		"", lexicon.OrgOther, lexicon.OrgGovernment, lexicon.OrgMinistry, lexicon.OrgParliament, lexicon.OrgIntelligence, lexicon.OrgMilitary, lexicon.OrgPolice,
		lexicon.OrgCourt, lexicon.OrgCentralBank, lexicon.OrgIGO, lexicon.OrgArmed, lexicon.OrgParty, lexicon.OrgNGO, lexicon.OrgReligious, lexicon.OrgUniversity,
		lexicon.OrgClub, lexicon.OrgSport, lexicon.OrgMedia, lexicon.OrgAgency, lexicon.OrgExchange, lexicon.OrgCompany,
	}
	forms = []graphmodel.MentionForm{graphmodel.FormName, graphmodel.FormNominal, graphmodel.FormPronoun}
)

// endSigns tell what an end of a link is and how far it is to be trusted.
func (b *board) endSigns(s *forest.Signs, entity int) {
	t := &b.r.trusts[entity]
	s.Add(int(t.score), int(t.known), t.named, t.words, b.counts[entity], t.told, t.lead)
	s.Add(b.sentences[entity][0], slices.Index(kinds, b.r.Who.Entities[entity].Kind), slices.Index(orgClasses, b.r.Who.Classes[entity]))
}

func (r *reader) sentenceOf(m int) int { return r.Doc.SentenceOf(r.Who.Ranges[m].First) }

// pairSigns tell how the two mentions stand that say a link most clearly.
func (b *board) pairSigns(s *forest.Signs, k key, x *standing) {
	r := b.r
	p, _ := r.pairOf(min(x.head, x.tail), max(x.head, x.tail))
	s.Add(slices.Index(forms, r.Who.Mentions[x.head].Form), slices.Index(forms, r.Who.Mentions[x.tail].Form))
	s.Add(p.hi-p.lo, int(flag(p.nested)), p.across, int(flag(p.a == x.head)))
	between, alike := 0, 0
	if !p.nested {
		for m := p.a + 1; m < p.b; m++ {
			if r.ends[m].entity >= 0 && r.Who.Ranges[m].First >= p.lo {
				between++
				alike += int(flag(r.ends[m].kind == r.Who.Entities[k.to].Kind))
			}
		}
	}
	n := r.sentenceOf(p.a)
	sentence := r.Doc.Sentences[n]
	s.Add(between, alike, n, sentence.Last-sentence.First, b.crowd(n))
	up, down := far, far
	if from, to := r.Who.Heads[p.a], r.Who.Heads[p.b]; p.across == 0 {
		if top := r.top(from, to); top >= 0 {
			up, down = r.way(from, top), r.way(to, top)
		}
	}
	s.Add(up, down, len(r.holds[x.head]), len(r.holds[x.tail]))
}

// crowd counts the mentions of a sentence.
func (b *board) crowd(sentence int) int {
	n, ok := b.crowds[sentence]
	if !ok {
		s := b.r.Doc.Sentences[sentence]
		n = len(b.r.Who.MentionsIn(s.First, s.Last))
		b.crowds[sentence] = n
	}
	return n
}
