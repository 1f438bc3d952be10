package resolve

import (
	"clew/graphmodel"
)

// events finds the events that may be others than before, or one with others, and
// runs the rules on them.
func (u *updater) events() error {
	c := u.c
	c.idleEvents = map[eventRef]bool{}
	for i := range c.findings {
		for j := range c.findings[i].Events {
			c.idleEvents[eventRef{i, j}] = true
		}
	}
	w := &eventWalk{updater: u, scanned: map[string]bool{}}
	for i, a := range c.articles {
		if !u.touched[a.ID] && !u.hasChanged(i) {
			continue
		}
		for j := range c.findings[i].Events {
			w.activate(eventRef{i, j})
		}
	}
	for id := range u.touched {
		for _, e := range u.before(id) {
			if e.Kind == graphmodel.Event {
				w.activateEntity(e)
			}
		}
	}
	for _, a := range u.step.Apart {
		if i, ok := u.articleIndex(a.Article); ok {
			if ref, ok := c.triggered(i, a.Span); ok {
				w.activate(ref)
			}
		}
	}
	if err := w.walk(); err != nil || u.lacking {
		return err
	}
	c.clusterEvents()
	stays := map[string]bool{}
	for _, cl := range c.events {
		if e := u.unchangedEvent(cl); e != nil {
			stays[e.ID] = true
		} else {
			u.changedNew[cl.id] = true
		}
	}
	for id, e := range u.active {
		if e.Kind == graphmodel.Event && !stays[id] {
			u.changedOld[id] = true
		}
	}
	for ref := range c.idleEvents {
		c.eventOf[ref] = &eventCluster{id: u.refLabel[ref].ID}
	}
	return nil
}

// hasChanged reports whether an article mentions an entity that is not as before.
func (u *updater) hasChanged(article int) bool {
	for _, n := range u.c.nodes[article] {
		if n != nil && !n.idle && u.changedNew[n.cluster.id] {
			return true
		}
	}
	return false
}

func (u *updater) unchangedEvent(cl *eventCluster) *graphmodel.Entity {
	var was *graphmodel.Entity
	for _, r := range cl.refs {
		e := u.refLabel[r]
		if e == nil || was != nil && was != e {
			return nil
		}
		was = e
	}
	if was == nil || was.ID != cl.id || len(cl.refs) != len(u.refsOf[was]) {
		return nil
	}
	return was
}

// eventWalk follows pairs of events that may be one, from those of touched
// articles on.
type eventWalk struct {
	*updater
	queue   []eventRef
	scanned map[string]bool // names of events
}

func (w *eventWalk) activate(ref eventRef) {
	c := w.c
	if !c.idleEvents[ref] {
		return
	}
	delete(c.idleEvents, ref)
	if e := w.refLabel[ref]; e != nil {
		w.activateEntity(e)
	}
	if o := c.original[ref.article]; o >= 0 {
		w.activate(eventRef{o, ref.index})
	} else {
		w.queue = append(w.queue, ref)
	}
	for i, o := range c.original {
		if o == ref.article {
			w.activate(eventRef{i, ref.index})
		}
	}
}

func (w *eventWalk) activateEntity(e *graphmodel.Entity) {
	if w.active[e.ID] != nil {
		return
	}
	w.active[e.ID] = e
	w.wantAll(e)
	for _, ref := range w.refsOf[e] {
		w.activate(ref)
	}
}

func (w *eventWalk) walk() error {
	for len(w.queue) > 0 {
		ref := w.queue[0]
		w.queue = w.queue[1:]
		p := w.pendingOf(ref)
		seen := map[*graphmodel.Entity]bool{}
		for _, list := range w.company(ref) {
			fits := 0
			for _, e := range list {
				if !w.mayFit(p, e) {
					continue
				}
				if fits++; fits > maxEventsPerWho {
					return ErrLarge // which of them Build compares depends on all
				}
				if !seen[e] {
					seen[e] = true
					w.compare(p, e)
				}
			}
		}
		if p.sentence == "" {
			continue
		}
		for _, e := range w.named(p.found.Name) {
			if !seen[e] && w.mayFit(p, e) {
				w.compare(p, e)
			}
		}
	}
	return nil
}

func (w *eventWalk) pendingOf(ref eventRef) *pendingEvent {
	p := w.pending[ref]
	if p == nil {
		p = w.c.pendingEvent(ref)
		w.pending[ref] = p
	}
	return p
}

// compare activates the reports of an event that may be one with p.
func (w *eventWalk) compare(p *pendingEvent, e *graphmodel.Entity) {
	w.wantAll(e)
	for _, ref := range w.refsOf[e] {
		if ref.article != p.ref.article && w.c.original[ref.article] < 0 && w.c.idleEvents[ref] {
			if q := w.pendingOf(ref); w.c.eventScore(p, q) > 0 || w.c.eventScore(q, p) > 0 {
				w.activate(ref)
			}
		}
	}
}

// company lists, for each who of an event, the events of before that have one.
func (w *eventWalk) company(ref eventRef) [][]*graphmodel.Entity {
	var out [][]*graphmodel.Entity
	for _, a := range w.c.findings[ref.article].Events[ref.index].Arguments {
		n := w.c.nodeAt(ref.article, a.Entity)
		if n == nil || n.cluster == nil || !takesPart(a.Role) {
			continue
		}
		if n.found.Kind == graphmodel.Place && n.found.Country != "" {
			out = append(out, w.eventsOfCountry(n.found.Country))
			continue
		}
		var list []*graphmodel.Entity
		for id := range w.oldIDs(n.cluster) {
			list = append(list, w.eventsAt(id)...)
		}
		out = append(out, list)
	}
	return out
}

func takesPart(t graphmodel.LinkType) bool {
	return t == graphmodel.Actor || t == graphmodel.Recipient || t == graphmodel.Participant
}

// oldIDs returns the ids of the entities of before that a cluster has nodes of.
func (u *updater) oldIDs(cl *cluster) map[string]bool {
	out := map[string]bool{}
	if len(cl.nodes) == 0 {
		out[cl.id] = true
	}
	for _, n := range cl.nodes {
		if e := u.label[n]; e != nil {
			out[e.ID] = true
		}
	}
	return out
}

// eventsAt returns the events of before in which an entity takes part.
func (u *updater) eventsAt(id string) []*graphmodel.Entity {
	list, known := u.byEntity[id]
	if known {
		return list
	}
	seen := map[string]bool{}
	for _, l := range u.base.LinksAt(id) {
		if l.To != id || !takesPart(l.Type) || seen[l.From] {
			continue
		}
		seen[l.From] = true
		if e := u.base.Entity(l.From); e != nil && e.Kind == graphmodel.Event {
			list = append(list, e)
		}
	}
	u.byEntity[id] = list
	return list
}

// eventsOfCountry returns the events of before in which a place of a country takes
// part: also places of which articles disagree where they are.
func (u *updater) eventsOfCountry(code string) []*graphmodel.Entity {
	if u.byCountry == nil {
		u.byCountry = map[string][]*graphmodel.Entity{}
		for _, e := range u.base.Entities() {
			if e.Kind == graphmodel.Place {
				u.byCountry[e.Country] = append(u.byCountry[e.Country], e)
			}
		}
	}
	seen := map[*graphmodel.Entity]bool{}
	var out []*graphmodel.Entity
	add := func(place *graphmodel.Entity) {
		for _, e := range u.eventsAt(place.ID) {
			if !seen[e] {
				seen[e] = true
				out = append(out, e)
			}
		}
	}
	for _, place := range u.byCountry[code] {
		add(place)
	}
	for _, place := range u.byCountry[""] {
		if inSeveral(place) {
			add(place)
		}
	}
	return out
}

// named returns the events of before that some article calls so.
func (u *updater) named(name string) []*graphmodel.Entity {
	if u.namedScans == nil {
		u.namedScans = map[string][]*graphmodel.Entity{}
		for _, e := range u.base.Entities() {
			if e.Kind != graphmodel.Event {
				continue
			}
			u.namedScans[e.Name] = append(u.namedScans[e.Name], e)
			for _, a := range e.Aliases {
				u.namedScans[a] = append(u.namedScans[a], e)
			}
		}
	}
	return u.namedScans[name]
}

// inSeveral reports whether several articles mention an entity.
func inSeveral(e *graphmodel.Entity) bool {
	return len(e.Mentions) > 0 && e.Mentions[0].Article != e.Mentions[len(e.Mentions)-1].Article
}

// mayFit reports whether a report of an event of before may fit p in time and
// type, as far as the graph tells. Of an event of several reports it tells little.
func (u *updater) mayFit(p *pendingEvent, e *graphmodel.Entity) bool {
	if inSeveral(e) || len(e.Mentions) == 0 {
		return true
	}
	if u.touched[e.Mentions[0].Article] {
		return false // its reports are compared as they are now
	}
	if e.Type != p.found.Type && (e.When != p.found.When || e.When.Precision != graphmodel.PrecisionDay) {
		return false
	}
	told := u.article(e.Mentions[0].Article)
	return told != nil && timesFit(e.When, p.found.When, told.Published, u.c.articles[p.ref.article].Published)
}
