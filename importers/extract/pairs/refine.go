package pairs

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/forest"
	"clew/importers/extract/lexicon"
)

// learned is the extractor that links which no rule read name as their source.
const learned = "clew/learned"

// The rules whose links do not rest on what one sentence says.
const (
	gazetteer = "clew/gazetteer" // geography that everybody knows
	context   = "clew/context"   // an owner that the sentence leaves out
)

// worthAsking is the share below which the forest is not asked.
const worthAsking = 0.05

// least is the share below which a link is left out, whether a rule read it or not:
// of those between it and what views show, another article may make more.
const least = 0.55

// key is a link between two entities.
type key struct {
	from, to int
	typ      graphmodel.LinkType
}

// keyOf names the link; kinship is the same from either end.
func keyOf(from, to int, t graphmodel.LinkType) key {
	if t == graphmodel.Family && from > to {
		from, to = to, from
	}
	return key{from, to, t}
}

// reading is the best pair of mentions for a link: share is the probability of
// its type, p that of all types that say nearly the same.
type reading struct {
	p, share   float64
	head, tail int
}

// Refine weighs the links of the rules anew and adds what they miss. The type of a
// rule's link may become a near one, and one that is hardly right is left out.
func (c *Classifier) Refine(a *Article, l *lexicon.Lexicon) []graphmodel.FoundLink {
	r := c.read(a, l)
	var out []graphmodel.FoundLink
	for _, w := range c.weigh(r) {
		x := w.link
		if !w.rule && r.forbids(&x) {
			continue
		}
		if w.signs != nil {
			p := c.share(&w)
			x.Confidence = hundredths(p)
			if w.rule && r.isPlainlyTold(&x, p) {
				x.Confidence = max(x.Confidence, graphmodel.ShownConfidence)
				p = max(p, graphmodel.ShownConfidence)
			}
			doubted := p < least && (!w.rule || !r.isGeography(&w))
			if !doubted || w.rule {
				r.traceWeighed(&x)
			}
			if doubted {
				continue
			}
		}
		out = append(out, x)
	}
	return out
}

// isGeography reports whether a rule read where a place lies. Articles do not tell
// that for its own sake, so that the marks have little of it.
func (r *reader) isGeography(w *weighed) bool {
	return w.rule && r.Who.Entities[w.link.From].Kind == graphmodel.Place && r.Who.Entities[w.link.To].Kind == graphmodel.Place
}

// weighed is a link with the probability of its clearest pair and its signs; nil
// where no pair stands for it.
type weighed struct {
	link  graphmodel.FoundLink
	p     float64
	rule  bool
	signs forest.Signs
}

// share is the probability that a link is right.
func (c *Classifier) share(w *weighed) float64 {
	if c.forest == nil {
		return w.p
	}
	return c.forest.Share(w.signs)
}

// weigh reads the signs of the links of the rules, and lists behind them what else
// may be.
func (c *Classifier) weigh(r *reader) []weighed {
	best := c.best(r)
	board := r.newBoard(best)
	var out []weighed
	known := make(map[key]bool)
	for _, x := range r.Links {
		k := keyOf(x.From, x.To, x.Type)
		known[k] = true
		w := weighed{link: x, rule: true}
		if b, ok := best[k]; ok && x.Extractor != gazetteer {
			w.p, w.signs = b.p, board.signsOf(k, &x)
			for _, t := range near(k.typ) {
				n := key{k.from, k.to, t}
				if best[n] != nil && best[n].share > sure*b.share && !isOwner(&x) {
					w.link.Type = t
				}
				known[n] = true
			}
		}
		if x.Extractor == gazetteer && x.Type == graphmodel.Role {
			known[key{k.from, k.to, graphmodel.From}] = true // who leads a country need not come from it too
		}
		out = append(out, w)
	}
	for _, k := range sortedKeys(best) {
		b := best[k]
		for _, t := range near(k.typ) {
			n := key{k.from, k.to, t}
			known[k] = known[k] || best[n] != nil && best[n].share > b.share
		}
		if known[k] || b.p < worthAsking {
			continue
		}
		for _, t := range near(k.typ) {
			known[key{k.from, k.to, t}] = true
		}
		if stance, ok := r.stance(b.head, b.tail); ok {
			w := weighed{link: r.link(k, b.reading), p: b.p, signs: board.signsOf(k, nil)}
			w.link.Stance = stance
			out = append(out, w)
		}
	}
	return out
}

// isOwner reports whether a rule read the word for who owns something beside a name: "the
// owner of Dalmar, Ana Lind,".
func isOwner(x *graphmodel.FoundLink) bool {
	return x.Type == graphmodel.Owns && x.Extractor == "clew/title" && strings.Contains(x.Label, "owner")
}

// sure is how many times as likely another type must be than that of a rule.
const sure = 4

// near are the types that say nearly the same of two entities: who has an office
// at a body, belongs to it or owns it.
func near(t graphmodel.LinkType) []graphmodel.LinkType {
	switch t {
	case graphmodel.Role, graphmodel.MemberOf, graphmodel.Owns:
		return nearTypes
	}
	return nil
}

var nearTypes = []graphmodel.LinkType{graphmodel.Role, graphmodel.MemberOf, graphmodel.Owns}

func hundredths(v float64) float64 { return float64(int(v*100+0.5)) / 100 }

func sortedKeys(m map[key]*standing) []key {
	out := make([]key, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.SortFunc(out, func(a, b key) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(a.typ, b.typ))
	})
	return out
}

// best finds what the pairs of mentions make of each link.
func (c *Classifier) best(r *reader) map[key]*standing {
	best := make(map[key]*standing)
	c.judge(r, func(p pair, s *shares) {
		if s[none] > 1-worthAsking && !r.joined(p) {
			return
		}
		for class := 1; class < classes; class++ {
			if !p.possible.has(class) {
				continue
			}
			typ, forward := typeOf(class)
			x := reading{s.held(class), s[class], p.a, p.b}
			if !forward {
				x.head, x.tail = p.b, p.a
			}
			k := keyOf(r.ends[x.head].entity, r.ends[x.tail].entity, typ)
			if best[k] == nil {
				best[k] = &standing{}
			}
			best[k].take(x)
		}
	})
	return best
}

// joined reports whether the rules join the entities of a pair.
func (r *reader) joined(p pair) bool {
	return len(r.votes[entityPair(r.ends[p.a].entity, r.ends[p.b].entity)]) > 0
}

// held is the share of a class together with the near ones.
func (s *shares) held(class int) float64 {
	typ, forward := typeOf(class)
	sum := 0.0
	for _, t := range near(typ) {
		sum += s[classOf(t, forward)]
	}
	return max(sum, s[class])
}

// maxEvidence bounds the sentences that one piece of evidence spans.
const maxEvidence = 4

// link writes what the classifier found.
func (r *reader) link(k key, b reading) graphmodel.FoundLink {
	first, last := r.Who.Ranges[b.head].First, r.Who.Ranges[b.tail].First
	from, to := r.ends[b.head].entity, r.ends[b.tail].entity
	s, t := r.Doc.Sentences[r.Doc.SentenceOf(min(first, last))], r.Doc.Sentences[r.Doc.SentenceOf(max(first, last))]
	if r.Doc.SentenceOf(last)-r.Doc.SentenceOf(first) >= maxEvidence || r.Doc.SentenceOf(first)-r.Doc.SentenceOf(last) >= maxEvidence {
		s = r.Doc.Sentences[r.Doc.SentenceOf(first)]
		t = s
	}
	return graphmodel.FoundLink{
		From: from, To: to, Type: k.typ, Label: r.label(k.typ, b.head, b.tail), Head: b.head, Tail: b.tail,
		Span: graphmodel.Span{Start: s.Start, End: t.End}, Extractor: learned,
	}
}

const stage = "relations"

func (r *reader) linkText(l *graphmodel.FoundLink) string {
	return fmt.Sprintf("%q —%s %q→ %q", r.Who.Entities[l.From].Name, l.Type, l.Label, r.Who.Entities[l.To].Name)
}

// traceWeighed notes the confidence of a link.
func (r *reader) traceWeighed(l *graphmodel.FoundLink) {
	if !r.Doc.Trace.On() {
		return
	}
	text := fmt.Sprintf("%s: held for right by %.2f", r.linkText(l), l.Confidence)
	if l.Confidence < graphmodel.ShownConfidence {
		r.Doc.Trace.Refuse(stage, learned, r.Who.Heads[l.Head], text)
	} else {
		r.Doc.Trace.Take(stage, learned, r.Who.Heads[l.Head], text)
	}
}
