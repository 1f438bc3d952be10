package resolve

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/graphmodel/personname"
)

// eventRef is event Index of article Article (indexes into corpus).
type eventRef struct{ article, index int }

// eventCluster is a set of found events that are one event.
type eventCluster struct {
	refs []eventRef // sorted
	id   string
}

// pendingEvent is a found event with what it is compared by.
type pendingEvent struct {
	ref   eventRef
	found *graphmodel.FoundEvent
	who   map[string]bool // participants; places that act count as their country
	where map[string]bool
	words map[string]bool // of the name
}

// clusterEvents joins events across articles. Within an article the extractor
// has decided; two events of one article never join.
func (c *corpus) clusterEvents() {
	c.eventOf = make(map[eventRef]*eventCluster)
	byType := make(map[graphmodel.EventType][]*pendingEvent)
	for i := range c.findings {
		for j := range c.findings[i].Events {
			p := c.pendingEvent(eventRef{i, j})
			byType[p.found.Type] = append(byType[p.found.Type], p)
			cl := &eventCluster{refs: []eventRef{p.ref}}
			c.eventOf[p.ref] = cl
		}
	}
	for _, t := range slices.Sorted(maps.Keys(byType)) {
		c.joinEvents(byType[t])
	}
	for i := range c.findings {
		for j := range c.findings[i].Events {
			cl := c.eventOf[eventRef{i, j}]
			if cl.refs[0] == (eventRef{i, j}) {
				c.events = append(c.events, cl)
			}
		}
	}
	c.numberEvents()
}

func (c *corpus) pendingEvent(ref eventRef) *pendingEvent {
	e := &c.findings[ref.article].Events[ref.index]
	p := &pendingEvent{ref: ref, found: e, who: map[string]bool{}, where: map[string]bool{}, words: map[string]bool{}}
	for _, a := range e.Arguments {
		n := c.nodeAt(ref.article, a.Entity)
		if n == nil || n.cluster == nil {
			continue
		}
		switch a.Role {
		case graphmodel.AtPlace:
			p.where[n.cluster.id] = true
		case graphmodel.Actor, graphmodel.Recipient, graphmodel.Participant:
			if n.found.Kind == graphmodel.Place && n.found.Country != "" {
				// "Moscow" and "Russia" act as one.
				p.who["country "+n.found.Country] = true
			} else {
				p.who[n.cluster.id] = true
			}
		}
	}
	for w := range strings.FieldsSeq(personname.Plain(e.Name)) {
		if len(w) > 3 {
			p.words[w] = true
		}
	}
	return p
}

// eventPair is a candidate for joining.
type eventPair struct {
	a, b  *pendingEvent
	score float64
}

// maxEventsPerWho bounds the comparisons of events that share a participant:
// a head of state takes part in thousands of events of a large project, and
// only those near in time can be the same.
const maxEventsPerWho = 400

func (c *corpus) joinEvents(events []*pendingEvent) {
	byWho := make(map[string][]*pendingEvent)
	for _, e := range events {
		for w := range e.who {
			byWho[w] = append(byWho[w], e)
		}
	}
	var pairs []eventPair
	seen := make(map[[2]eventRef]bool)
	for _, w := range slices.Sorted(maps.Keys(byWho)) {
		list := byWho[w]
		slices.SortFunc(list, func(a, b *pendingEvent) int {
			return cmp.Or(a.found.When.Start.Compare(b.found.When.Start), compareRefs(a.ref, b.ref))
		})
		for i, a := range list {
			for _, b := range list[i+1 : min(len(list), i+1+maxEventsPerWho)] {
				key := [2]eventRef{a.ref, b.ref}
				if compareRefs(a.ref, b.ref) > 0 {
					key = [2]eventRef{b.ref, a.ref}
				}
				if seen[key] || a.ref.article == b.ref.article {
					continue
				}
				seen[key] = true
				if s := c.eventScore(a, b); s > 0 {
					pairs = append(pairs, eventPair{a, b, s})
				}
			}
		}
	}
	slices.SortFunc(pairs, func(x, y eventPair) int {
		return cmp.Or(cmp.Compare(y.score, x.score), compareRefs(x.a.ref, y.a.ref), compareRefs(x.b.ref, y.b.ref))
	})
	for _, p := range pairs {
		c.joinPair(p)
	}
}

func compareRefs(a, b eventRef) int {
	return cmp.Or(cmp.Compare(a.article, b.article), cmp.Compare(a.index, b.index))
}

func (c *corpus) joinPair(p eventPair) {
	a, b := c.eventOf[p.a.ref], c.eventOf[p.b.ref]
	if a == b {
		return
	}
	for _, x := range a.refs {
		for _, y := range b.refs {
			if x.article == y.article {
				return
			}
		}
	}
	a.refs = append(a.refs, b.refs...)
	slices.SortFunc(a.refs, compareRefs)
	for _, r := range b.refs {
		c.eventOf[r] = a
	}
}

// eventScore is above zero where two events of one type may be one: times that
// fit, stances that fit, and two shared participants, or one and the place.
func (c *corpus) eventScore(a, b *pendingEvent) float64 {
	if !stancesFit(a.found.Stance, b.found.Stance) || !c.timesFit(a, b) {
		return 0
	}
	who, where := shared(a.who, b.who), shared(a.where, b.where)
	if len(a.where) > 0 && len(b.where) > 0 && where == 0 && !c.placesNest(a, b) {
		return 0
	}
	words := shared(a.words, b.words)
	switch {
	case who >= 2:
	case who == 1 && where > 0:
	case who == 1 && words > 0 && min(len(a.who), len(b.who)) == 1 && a.found.When.Precision == graphmodel.PrecisionDay && a.found.When == b.found.When:
	default:
		return 0
	}
	score := float64(2*who+2*where) + 0.5*float64(min(words, 3))
	if a.found.When == b.found.When && a.found.When.Known() {
		score++
	}
	// What one side names and the other does not speaks softly against.
	score -= 0.1 * float64(len(a.who)+len(b.who)-2*who)
	return max(score, 0.1)
}

// stancesFit keeps what happened apart from what was planned or denied.
func stancesFit(a, b graphmodel.Stance) bool { return stanceClass(a) == stanceClass(b) }

func stanceClass(s graphmodel.Stance) int {
	switch s {
	case graphmodel.Planned:
		return 1
	case graphmodel.Denied:
		return 2
	}
	return 0
}

// newsDays is how far apart two reports without a date of the event may have
// been published to speak of the same.
const newsDays = 3

func (c *corpus) timesFit(a, b *pendingEvent) bool {
	x, y := a.found.When, b.found.When
	if x.Known() && y.Known() {
		return x.Start.Compare(y.End) <= 0 && y.Start.Compare(x.End) <= 0
	}
	p, q := c.articles[a.ref.article].Published, c.articles[b.ref.article].Published
	if !p.Known() || !q.Known() {
		return false
	}
	if near := p.Start.AddDays(-newsDays).Compare(q.Start) <= 0 && q.Start.Compare(p.Start.AddDays(newsDays)) <= 0; !near {
		return false
	}
	known, reference := x, p
	if y.Known() {
		known, reference = y, q
	}
	// An event without a date is news: it can only be one of these days.
	return !known.Known() || known.End.AddDays(2*newsDays).Compare(reference.Start) >= 0
}

// placesNest reports whether a place of one event lies in a place of the other
// as far as countries tell.
func (c *corpus) placesNest(a, b *pendingEvent) bool {
	return len(c.countriesOf(a)) > 0 && shared(c.countriesOf(a), c.countriesOf(b)) > 0
}

// countriesOf gives the countries of the places of an event, where one of them
// is a country itself.
func (c *corpus) countriesOf(e *pendingEvent) map[string]bool {
	out := make(map[string]bool)
	for _, a := range e.found.Arguments {
		if n := c.nodeAt(e.ref.article, a.Entity); a.Role == graphmodel.AtPlace && n != nil && n.found.Country != "" {
			out[n.found.Country] = true
		}
	}
	return out
}

// numberEvents derives the id of an event from what names it first: the article
// and the place of its first trigger there.
func (c *corpus) numberEvents() {
	for _, cl := range c.events {
		first := cl.refs[0]
		e := c.findings[first.article].Events[first.index]
		start := 0
		if len(e.Triggers) > 0 {
			start = e.Triggers[0].Start
		}
		cl.id = graphmodel.HashID("v", c.findings[first.article].ArticleID, string(e.Type), fmt.Sprint(start), fmt.Sprint(first.index))
	}
}

func (c *corpus) buildEvents() []*graphmodel.Entity {
	out := make([]*graphmodel.Entity, 0, len(c.events))
	for _, cl := range c.events {
		out = append(out, c.buildEvent(cl))
	}
	return out
}

// buildEvent takes name, stance and type from the surest report, and the most
// precise of the times that fit it.
func (c *corpus) buildEvent(cl *eventCluster) *graphmodel.Entity {
	best := cl.refs[0]
	for _, r := range cl.refs[1:] {
		if c.foundEvent(r).Confidence > c.foundEvent(best).Confidence {
			best = r
		}
	}
	found := c.foundEvent(best)
	e := &graphmodel.Entity{
		ID: cl.id, Kind: graphmodel.Event, Name: found.Name, Status: graphmodel.Suggested,
		Type: found.Type, When: found.When, Stance: found.Stance,
	}
	if n := c.nodeAt(best.article, found.Speaker); n != nil {
		e.Speaker = n.cluster.id
	}
	aliases := make(map[string]bool)
	for _, r := range cl.refs {
		f := c.foundEvent(r)
		if f.Name != e.Name && f.Name != "" {
			aliases[f.Name] = true
		}
		if sharper(f.When, e.When) {
			e.When = f.When
		}
		for _, t := range f.Triggers {
			e.Mentions = append(e.Mentions, graphmodel.Mention{Article: c.findings[r.article].ArticleID, Span: t, Form: graphmodel.FormNominal})
		}
	}
	e.Aliases = slices.Sorted(maps.Keys(aliases))
	sortMentions(e.Mentions)
	return e
}

func (c *corpus) foundEvent(r eventRef) *graphmodel.FoundEvent {
	return &c.findings[r.article].Events[r.index]
}

// sharper reports whether a is known more exactly than b.
func sharper(a, b graphmodel.Interval) bool {
	if !a.Known() || !b.Known() {
		return a.Known() && !b.Known()
	}
	return a.End.Time().Sub(a.Start.Time()) < b.End.Time().Sub(b.Start.Time())
}
