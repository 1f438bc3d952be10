package pairs

import (
	"math"
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// signCount is how many signs a link has.
const signCount = 52

// signs are what the forest asks about a link.
type signs struct {
	v [signCount]int8
	n int
}

func (s *signs) add(values ...int) {
	for _, v := range values {
		s.v[s.n] = int8(max(-most, min(most, v)))
		s.n++
	}
}

// most is the largest sign.
const most = never - 1

// chances adds the logarithms of odds, in eighths.
func (s *signs) chances(shares ...float64) {
	for _, p := range shares {
		p = math.Max(1e-4, math.Min(1-1e-4, p))
		s.add(int(math.Round(math.Log(p/(1-p)) * 8)))
	}
}

// far stands for the length of a way that there is not.
const far = 99

// signsOf reads the signs of a link, which a rule read or, with nil, none.
func (b *board) signsOf(k key, rule *graphmodel.FoundLink) *[signCount]int8 {
	r, x, f := b.r, b.best[k], family(k.typ)
	s := &signs{}
	s.chances(x.p, x.share, x.more)
	s.add(x.pairs, slices.Index(types, k.typ))
	b.ruleSigns(s, x, rule)
	s.chances(
		b.slots[slot{k.from, f, false}].besides(k.to), b.slots[slot{k.to, f, true}].besides(k.from),
		b.slots[slot{k.from, f, true}].besides(k.to), b.slots[slot{k.to, f, false}].besides(k.from),
		b.unions[entityPair(k.from, k.to)].besides(k.way()),
	)
	b.endSigns(s, k.from)
	b.endSigns(s, k.to)
	b.pairSigns(s, k, x)
	s.add(b.together(k.from, k.to), b.density, len(r.Doc.Sentences))
	return &s.v
}

// extractors are the sources of links of rules, the surest first.
var extractors = []string{"clew/title", "clew/pattern", "clew/coordinate", "clew/verb", context, gazetteer}

func (b *board) ruleSigns(s *signs, x *standing, rule *graphmodel.FoundLink) {
	if rule == nil {
		s.add(0, -1, 0, 0)
		return
	}
	same := rule.Head == x.head && rule.Tail == x.tail || rule.Head == x.tail && rule.Tail == x.head
	across := 0
	if rule.Head >= 0 && rule.Tail >= 0 {
		across = b.r.sentenceOf(rule.Tail) - b.r.sentenceOf(rule.Head)
	}
	s.add(int(rule.Confidence*20+0.5), slices.Index(extractors, rule.Extractor), int(flag(same)), across)
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
func (b *board) endSigns(s *signs, entity int) {
	t := &b.r.trusts[entity]
	s.add(int(t.score), int(t.known), t.named, t.words, b.counts[entity], t.told, t.lead)
	s.add(b.sentences[entity][0], slices.Index(kinds, b.r.Who.Entities[entity].Kind), slices.Index(orgClasses, b.r.Who.Classes[entity]))
}

func (r *reader) sentenceOf(m int) int { return r.Doc.SentenceOf(r.Who.Ranges[m].First) }

// pairSigns tell how the two mentions stand that say a link most clearly.
func (b *board) pairSigns(s *signs, k key, x *standing) {
	r := b.r
	p, _ := r.pairOf(min(x.head, x.tail), max(x.head, x.tail))
	s.add(slices.Index(forms, r.Who.Mentions[x.head].Form), slices.Index(forms, r.Who.Mentions[x.tail].Form))
	s.add(p.hi-p.lo, int(flag(p.nested)), p.across, int(flag(p.a == x.head)))
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
	s.add(between, alike, n, sentence.Last-sentence.First, b.crowd(n))
	up, down := far, far
	if from, to := r.Who.Heads[p.a], r.Who.Heads[p.b]; p.across == 0 {
		if top := r.top(from, to); top >= 0 {
			up, down = r.way(from, top), r.way(to, top)
		}
	}
	s.add(up, down, len(r.holds[x.head]), len(r.holds[x.tail]))
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
