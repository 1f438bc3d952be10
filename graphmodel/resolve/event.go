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
	does  map[string]bool // those of who that are actors
	bears map[string]bool // those of who that are recipients
	where map[string]bool
	wider map[string]bool // where, and what the articles say that it is part of
	words map[string]bool // of the name
	// sentence is the folded first sentence, "" for a short one.
	sentence string
}

// clusterEvents joins events across articles. Within an article the extractor
// has decided; two events of one article never join.
func (c *corpus) clusterEvents() {
	c.eventOf = make(map[eventRef]*eventCluster)
	byType := make(map[graphmodel.EventType][]*pendingEvent)
	pending := c.pendingEvents()
	for i := range c.findings {
		for j := range c.findings[i].Events {
			c.eventOf[eventRef{i, j}] = &eventCluster{refs: []eventRef{{i, j}}}
		}
		for _, p := range pending[i] {
			byType[p.found.Type] = append(byType[p.found.Type], p)
		}
	}
	var all []*pendingEvent
	for _, t := range slices.Sorted(maps.Keys(byType)) {
		c.joinEvents(byType[t], false)
		all = append(all, byType[t]...)
	}
	c.joinEvents(all, true)
	c.joinTwinEvents()
	for i := range c.findings {
		for j := range c.findings[i].Events {
			cl := c.eventOf[eventRef{i, j}]
			if !c.idleEvents[eventRef{i, j}] && cl.refs[0] == (eventRef{i, j}) {
				c.events = append(c.events, cl)
			}
		}
	}
	c.numberEvents()
}

// pendingEvents returns the events of each article that are compared.
func (c *corpus) pendingEvents() [][]*pendingEvent {
	out := make([][]*pendingEvent, len(c.findings))
	parallel(len(c.findings), func(i int) {
		if c.original[i] >= 0 || c.ended() {
			return
		}
		for j := range c.findings[i].Events {
			if ref := (eventRef{i, j}); !c.idleEvents[ref] {
				out[i] = append(out[i], c.pendingEvent(ref))
			}
		}
	})
	return out
}

func (c *corpus) pendingEvent(ref eventRef) *pendingEvent {
	e := &c.findings[ref.article].Events[ref.index]
	p := &pendingEvent{ref: ref, found: e, who: map[string]bool{}, does: map[string]bool{}, bears: map[string]bool{}, where: map[string]bool{}, wider: map[string]bool{}, words: map[string]bool{}}
	for _, a := range e.Arguments {
		n := c.nodeAt(ref.article, a.Entity)
		if n == nil || n.cluster == nil {
			continue
		}
		switch a.Role {
		case graphmodel.AtPlace:
			p.where[n.cluster.id] = true
			p.wider[n.cluster.id] = true
			for _, l := range c.findings[ref.article].Relations {
				if to := c.nodeAt(ref.article, l.To); l.From == a.Entity && l.Type == graphmodel.PartOf && to != nil {
					p.wider[to.cluster.id] = true
				}
			}
		case graphmodel.Actor, graphmodel.Recipient, graphmodel.Participant:
			who := n.cluster.id
			if n.found.Kind == graphmodel.Place && n.found.Country != "" {
				// "Moscow" and "Russia" act as one.
				who = "country " + n.found.Country
			}
			p.who[who] = true
			switch a.Role {
			case graphmodel.Actor:
				p.does[who] = true
			case graphmodel.Recipient:
				p.bears[who] = true
			}
		}
	}
	if len(e.Sentence) > 0 {
		if s := personname.Plain(e.Sentence[0].In(c.articles[ref.article].Text)); len(s) >= minSentence {
			p.sentence = s
		}
	}
	for w := range strings.FieldsSeq(personname.Plain(e.Name)) {
		if len(w) > 3 {
			p.words[w] = true
		}
	}
	return p
}

// minSentence is the length in bytes from which two articles have the same
// sentence only where one took it from the other, or both from an agency.
const minSentence = 40

// eventPair is a candidate for joining.
type eventPair struct {
	a, b  *pendingEvent
	score float64
}

// maxEventsPerWho bounds the comparisons of events that share a participant: to
// how many later ones that fit in time and type each is compared.
const maxEventsPerWho = 400

// joinEvents joins the best pairs first: those of one type, or those of two.
func (c *corpus) joinEvents(events []*pendingEvent, acrossTypes bool) {
	byWho := make(map[string][]*pendingEvent)
	for _, e := range events {
		for w := range e.who {
			byWho[w] = append(byWho[w], e)
		}
		if e.sentence != "" {
			byWho["sentence "+e.sentence] = append(byWho["sentence "+e.sentence], e)
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
			if c.ended() {
				return
			}
			fits := 0
			for _, b := range list[i+1:] {
				if a.found.When.Known() && b.found.When.Start.Compare(a.found.When.End) > 0 || fits == maxEventsPerWho {
					break // all that follow begin later still
				}
				if (a.found.Type != b.found.Type) != acrossTypes || a.ref.article == b.ref.article || !c.timesFit(a, b) {
					continue
				}
				fits++
				key := [2]eventRef{a.ref, b.ref}
				if compareRefs(a.ref, b.ref) > 0 {
					key = [2]eventRef{b.ref, a.ref}
				}
				if seen[key] {
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

// joinTwinEvents joins the events of copies with those of their originals.
func (c *corpus) joinTwinEvents() {
	for i, o := range c.original {
		if o < 0 {
			continue
		}
		for j := range c.findings[i].Events {
			if !c.idleEvents[eventRef{i, j}] {
				c.joinClusters(c.eventOf[eventRef{o, j}], c.eventOf[eventRef{i, j}])
			}
		}
	}
}

func (c *corpus) joinPair(p eventPair) {
	a, b := c.eventOf[p.a.ref], c.eventOf[p.b.ref]
	if a == b || c.parted(a, b) {
		return
	}
	for _, x := range a.refs {
		for _, y := range b.refs {
			if x.article == y.article || !c.agree(x, y) {
				return
			}
		}
	}
	c.joinClusters(a, b)
}

// agree reports whether two events of clusters that another pair would join
// can be one: without it a report without a date would tie two days together.
func (c *corpus) agree(x, y eventRef) bool {
	a, b := c.foundEvent(x).When, c.foundEvent(y).When
	return !a.Known() || !b.Known() || overlap(a, b)
}

func overlap(a, b graphmodel.Interval) bool {
	return a.Start.Compare(b.End) <= 0 && b.Start.Compare(a.End) <= 0
}

func (c *corpus) joinClusters(a, b *eventCluster) {
	a.refs = append(a.refs, b.refs...)
	slices.SortFunc(a.refs, compareRefs)
	for _, r := range b.refs {
		c.eventOf[r] = a
	}
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
		if surer(c.foundEvent(r), c.foundEvent(best)) {
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

// surer reports whether a tells the event better than b: what happened before
// what was planned, then by confidence, then the fuller report.
func surer(a, b *graphmodel.FoundEvent) bool {
	x, y := stanceClass(a.Stance), stanceClass(b.Stance)
	if x != y {
		return x < y
	}
	if a.Confidence != b.Confidence {
		return a.Confidence > b.Confidence
	}
	return len(a.Arguments) > len(b.Arguments)
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
