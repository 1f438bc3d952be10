package resolve

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/graphmodel/personname"
)

// linkKey is what makes two found links one.
type linkKey struct {
	from, to string
	typ      graphmodel.LinkType
	label    string // normalized
}

// pendingLink collects the evidence of one link.
type pendingLink struct {
	labels   map[string]int
	turned   map[string]int // labels that were told from to to from
	evidence []graphmodel.Evidence
	// best holds the highest confidence for each independent article.
	best map[int]float64
}

type linkSet map[linkKey]*pendingLink

// buildLinks makes the links of entities and of events.
func (c *corpus) buildLinks() []*graphmodel.Link {
	set := make(linkSet)
	for i := range c.findings {
		if c.ended() {
			break
		}
		c.addRelations(set, i)
		c.addEventLinks(set, i)
	}
	c.dropWeak(set, nil)
	return set.links()
}

// links makes the links of a set, sorted by id.
func (set linkSet) links() []*graphmodel.Link {
	out := make([]*graphmodel.Link, 0, len(set))
	for key, p := range set {
		out = append(out, p.build(key))
	}
	slices.SortFunc(out, func(a, b *graphmodel.Link) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

func (c *corpus) addRelations(set linkSet, article int) {
	for _, l := range c.findings[article].Relations {
		from, to := c.nodeAt(article, l.From), c.nodeAt(article, l.To)
		if from == nil || to == nil {
			continue
		}
		kind := l.Type
		if c.resettled(from) || c.resettled(to) {
			if kind = fitType(kind, from.cluster.kind, to.cluster.kind); kind == "" {
				continue
			}
		}
		c.add(set, article, linkKey{from.cluster.id, to.cluster.id, kind, normalizeLabel(l.Label)}, l.Label, l.Confidence,
			graphmodel.Evidence{Span: l.Span, Extractor: l.Extractor, Stance: l.Stance})
	}
}

func (c *corpus) addEventLinks(set linkSet, article int) {
	events := c.findings[article].Events
	for i := range events {
		e := &events[i]
		from := c.eventOf[eventRef{article, i}].id
		for _, a := range e.Arguments {
			to := ""
			if n := c.nodeAt(article, a.Entity); n != nil {
				to = n.cluster.id
			} else if a.Event >= 0 && a.Event < len(events) && a.Entity < 0 {
				to = c.eventOf[eventRef{article, a.Event}].id
			}
			if to == "" {
				continue
			}
			evidence := graphmodel.Evidence{Span: sentenceOf(e, a.Span), Extractor: e.Extractor, Stance: e.Stance}
			confidence := e.Confidence
			if a.Confidence > 0 {
				confidence = a.Confidence
			}
			c.add(set, article, linkKey{from, to, a.Role, ""}, "", confidence, evidence)
		}
		for _, j := range e.Follows {
			c.addEventPair(set, article, from, j, graphmodel.Follows, e)
		}
		for _, j := range e.PartOf {
			c.addEventPair(set, article, from, j, graphmodel.PartOfEvent, e)
		}
	}
}

func (c *corpus) addEventPair(set linkSet, article int, from string, to int, t graphmodel.LinkType, e *graphmodel.FoundEvent) {
	target, ok := c.eventOf[eventRef{article, to}]
	if !ok {
		return
	}
	evidence := graphmodel.Evidence{Span: sentenceOf(e, graphmodel.Span{}), Extractor: e.Extractor, Stance: e.Stance}
	c.add(set, article, linkKey{from, target.id, t, ""}, "", e.Confidence, evidence)
}

// sentenceOf returns the sentence of the event that holds the argument.
func sentenceOf(e *graphmodel.FoundEvent, argument graphmodel.Span) graphmodel.Span {
	for _, s := range e.Sentence {
		if argument.Len() > 0 && s.Contains(argument) {
			return s
		}
	}
	switch {
	case len(e.Sentence) > 0:
		return e.Sentence[0]
	case len(e.Triggers) > 0:
		return e.Triggers[0]
	}
	return argument
}

func (c *corpus) add(set linkSet, article int, key linkKey, label string, confidence float64, evidence graphmodel.Evidence) {
	if key.from == key.to || c.renewed != nil && !c.renewed(key.from, key.to) {
		return
	}
	turned := key.typ.Mutual() && key.from > key.to
	if turned {
		key.from, key.to = key.to, key.from
	}
	p := set[key]
	if p == nil {
		p = &pendingLink{labels: make(map[string]int), turned: make(map[string]int), best: make(map[int]float64)}
		set[key] = p
	}
	label = strings.Join(strings.Fields(label), " ")
	p.labels[label]++
	if turned {
		p.turned[label]++
	}
	evidence.Article = c.findings[article].ArticleID
	if evidence.Stance == "" {
		evidence.Stance = graphmodel.Asserted
	}
	p.evidence = append(p.evidence, evidence)
	source := article
	if c.echo[article] {
		// A copy of another article is no second witness.
		source = -1
	}
	p.best[source] = max(p.best[source], min(max(confidence, 0), 1))
}

// dropWeak removes co-mentions of entities that anything stronger joins: a
// link, or an event in which both take part. eventsAt tells the events in which an
// entity takes part; nil where the set tells all.
func (c *corpus) dropWeak(set linkSet, eventsAt func(string) map[string]bool) {
	strong := make(map[[2]string]bool)
	eventsOf := make(map[string]map[string]bool)
	for key := range set {
		if key.typ == graphmodel.CoMentioned {
			continue
		}
		strong[pairOf(key.from, key.to)] = true
		if key.typ.OfEvent() {
			if eventsOf[key.to] == nil {
				eventsOf[key.to] = make(map[string]bool)
			}
			eventsOf[key.to][key.from] = true
		}
	}
	if eventsAt == nil {
		eventsAt = func(id string) map[string]bool { return eventsOf[id] }
	}
	maps.DeleteFunc(set, func(key linkKey, _ *pendingLink) bool {
		return key.typ == graphmodel.CoMentioned &&
			(strong[pairOf(key.from, key.to)] || shared(eventsAt(key.from), eventsAt(key.to)) > 0)
	})
}

func pairOf(a, b string) [2]string {
	if a > b {
		a, b = b, a
	}
	return [2]string{a, b}
}

func (p *pendingLink) build(key linkKey) *graphmodel.Link {
	l := &graphmodel.Link{
		ID:   graphmodel.LinkID(key.from, key.to, key.typ, key.label),
		From: key.from, To: key.to, Type: key.typ, Status: graphmodel.Suggested,
	}
	for _, label := range slices.Sorted(maps.Keys(p.labels)) {
		if l.Label == "" || p.labels[label] > p.labels[l.Label] {
			l.Label = label
		}
	}
	if !key.typ.Undirected() && p.turned[l.Label]*2 > p.labels[l.Label] {
		l.From, l.To = l.To, l.From // as most articles tell it
	}
	slices.SortFunc(p.evidence, func(a, b graphmodel.Evidence) int {
		return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(a.Span.End, b.Span.End), cmp.Compare(a.Extractor, b.Extractor), cmp.Compare(a.Stance, b.Stance))
	})
	l.Evidence = slices.Compact(p.evidence)
	l.Confidence = combine(p.best)
	return l
}

// maxConfidence is what no number of articles can exceed: a rule that errs,
// errs in many articles alike.
const maxConfidence = 0.99

// combine takes articles as independent witnesses: 1 − Π(1 − cᵢ). The product
// is taken in the order of the articles and rounded to four digits.
func combine(best map[int]float64) float64 {
	doubt := 1.0
	for _, article := range slices.Sorted(maps.Keys(best)) {
		if article < 0 && len(best) > 1 {
			continue
		}
		doubt *= 1 - best[article]
	}
	return min(math.Round((1-doubt)*1e4)/1e4, maxConfidence)
}

// normalizeLabel folds a label so that "Envoy of", "envoy to" and "the envoy"
// are one link.
func normalizeLabel(label string) string {
	words := strings.Fields(personname.Plain(label))
	for len(words) > 1 && (words[0] == "the" || words[0] == "a" || words[0] == "an") {
		words = words[1:]
	}
	for len(words) > 1 && labelTails[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

var labelTails = map[string]bool{"of": true, "to": true, "for": true, "at": true, "in": true, "with": true, "on": true, "from": true, "the": true}
