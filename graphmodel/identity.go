package graphmodel

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// merge makes one entity of several: the first takes up mentions, names and
// links of the others.
func (d *draft) merge(one Decision) error {
	var ids []string
	known := make(map[string]bool, len(one.At))
	for i := range one.At {
		if id := d.member(&one, i); id != "" && !known[id] {
			known[id] = true
			ids = append(ids, id)
		}
	}
	if len(ids) < 2 {
		return fmt.Errorf("a merge of fewer than two: %w", ErrConflict)
	}
	keep := ids[0]
	for _, id := range ids[1:] {
		if (d.entity(id).Kind == Event) != (d.entity(keep).Kind == Event) {
			return fmt.Errorf("merging an event with something else: %w", ErrInvalid)
		}
	}
	d.entities[keep] = d.unite(keep, ids[1:])
	for _, id := range ids[1:] {
		d.became[id] = keep
	}
	d.gather(keep, ids[1:])
	for _, id := range ids[1:] {
		d.entities[id] = nil
	}
	return nil
}

// relation is what a link says, but for its evidence.
type relation struct {
	from, to string
	kind     LinkType
	words    string // folded
}

func relationOf(l *Link) relation { return relation{l.From, l.To, l.Type, Fold(l.Label)} }

// gather gives the links of the others to keep, all at once: one by one, what is
// joined would be sorted again for each of them. Links that would join an entity
// to itself go.
func (d *draft) gather(keep string, others []string) {
	taken := make(map[string]bool, len(others))
	for _, id := range others {
		taken[id] = true
	}
	alike := map[relation][]*Link{}
	for _, l := range d.linksOf(keep) {
		if r := relationOf(l); alike[r] == nil && !taken[l.From] && !taken[l.To] {
			alike[r] = []*Link{l}
		}
	}
	var order []relation
	for _, id := range others {
		for _, l := range d.linksOf(id) {
			from, to := l.From, l.To
			if taken[from] {
				from = keep
			}
			if taken[to] {
				to = keep
			}
			d.links[l.ID] = nil
			if from == to {
				continue
			}
			moved := between(l, from, to)
			r := relationOf(moved)
			if len(alike[r]) == 0 && d.link(moved.ID) != nil {
				continue // the same words in another case: rare enough
			}
			alike[r] = append(alike[r], moved)
			order = append(order, r)
		}
	}
	for _, r := range order {
		if list := alike[r]; list != nil {
			d.setLink(union(list))
			alike[r] = nil
		}
	}
}

// union is the first of links that say the same, with the evidence of all.
func union(list []*Link) *Link {
	next := *list[0]
	if len(list) == 1 {
		return &next
	}
	next.Evidence = nil
	for i, l := range list {
		next.Evidence = append(next.Evidence, l.Evidence...)
		if i == 0 {
			continue
		}
		next.Confidence = max(next.Confidence, l.Confidence)
		next.Note, next.ByHand = joinNotes(next.Note, l.Note), next.ByHand && l.ByHand
		if next.Status == Suggested {
			next.Status = l.Status
		}
	}
	slices.SortStableFunc(next.Evidence, compareEvidence)
	next.Evidence = slices.Compact(next.Evidence)
	return &next
}

// unite returns the entity keep with what is known of the others.
func (d *draft) unite(keep string, others []string) *Entity {
	e := *d.entity(keep)
	e.Mentions, e.Aliases = slices.Clone(e.Mentions), slices.Clone(e.Aliases)
	for _, id := range others {
		o := d.entity(id)
		e.Mentions = append(e.Mentions, o.Mentions...)
		e.Aliases = append(e.Aliases, o.Aliases...)
		if o.Name != d.former[id] {
			e.Aliases = append(e.Aliases, o.Name)
		}
		e.Note = joinNotes(e.Note, o.Note)
		e.ByHand = e.ByHand && o.ByHand
		e.Key, e.Country = cmp.Or(e.Key, o.Key), cmp.Or(e.Country, o.Country)
		if !e.HasCoord && o.HasCoord {
			e.Lat, e.Lon, e.HasCoord = o.Lat, o.Lon, true
		}
		if !e.When.Known() {
			e.When = o.When
		}
		e.Speaker = cmp.Or(e.Speaker, o.Speaker)
	}
	tidy(&e)
	return &e
}

// tidy sorts mentions and aliases and drops what comes twice.
func tidy(e *Entity) {
	slices.SortFunc(e.Mentions, compareMentions)
	e.Mentions = slices.CompactFunc(e.Mentions, func(a, b Mention) bool { return compareMentions(a, b) == 0 })
	e.Aliases = slices.DeleteFunc(e.Aliases, func(a string) bool { return a == e.Name || a == "" })
	slices.Sort(e.Aliases)
	e.Aliases = slices.Compact(e.Aliases)
}

// moveLink gives a link another end. It goes where it would join an entity to
// itself; where there is one that says the same already, that takes up its
// evidence.
func (d *draft) moveLink(l *Link, old, now string) {
	from, to := l.From, l.To
	if from == old {
		from = now
	}
	if to == old {
		to = now
	}
	d.links[l.ID] = nil
	if from != to {
		d.join(between(l, from, to))
	}
}

// join adds a link, or its evidence to the one that says the same.
func (d *draft) join(l *Link) {
	for _, o := range d.linksOf(l.From) {
		if sameRelation(o, l) {
			d.setLink(union([]*Link{o, l}))
			return
		}
	}
	if d.link(l.ID) != nil {
		return // the same words in another case: rare enough
	}
	d.setLink(l)
}

func compareEvidence(a, b Evidence) int {
	return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End),
		cmp.Compare(a.Extractor, b.Extractor), cmp.Compare(a.Stance, b.Stance))
}

// respeak gives events whose speaker was merged the one that he has become.
func (d *draft) respeak() {
	if len(d.became) == 0 {
		return
	}
	change := func(e *Entity) {
		if e == nil || e.Speaker == "" || d.became[e.Speaker] == "" {
			return
		}
		next := *e
		next.Speaker = d.follow(e.Speaker)
		d.entities[e.ID] = &next
	}
	for _, e := range d.base.all() {
		change(d.entity(e.ID))
	}
	for _, id := range slices.Sorted(maps.Keys(d.entities)) {
		change(d.entities[id])
	}
}

// split makes an entity of mentions, wherever they are now. An entity that
// loses all its mentions goes.
func (d *draft) split(one Decision) error {
	goes := map[string]map[Anchor]bool{}
	var order []string
	for i, a := range one.At {
		id := d.member(&one, i)
		if id == "" || !holds(d.entity(id), a) {
			continue
		}
		if goes[id] == nil {
			goes[id] = map[Anchor]bool{}
			order = append(order, id)
		}
		goes[id][a] = true
	}
	if len(order) == 0 {
		return fmt.Errorf("a split of mentions that are not there: %w", ErrConflict)
	}
	fresh := *d.entity(order[0])
	fresh.ID, fresh.Note = one.Target, ""
	fresh.Name, fresh.Aliases, fresh.Mentions = cmp.Or(one.Value, fresh.Name), nil, nil
	if d.entity(fresh.ID) != nil {
		return fmt.Errorf("entity %s is there already: %w", fresh.ID, ErrConflict)
	}
	for _, id := range order {
		for _, m := range d.entity(id).Mentions {
			if goes[id][anchorAt(m)] {
				fresh.Mentions = append(fresh.Mentions, m)
			}
		}
	}
	tidy(&fresh)
	d.entities[fresh.ID] = &fresh
	for _, id := range order {
		d.carve(id, &fresh, goes[id])
	}
	return nil
}

// carve takes mentions out of the entity id, with the evidence that belongs to
// them.
func (d *draft) carve(id string, fresh *Entity, goes map[Anchor]bool) {
	rest := *d.entity(id)
	rest.Mentions = slices.DeleteFunc(slices.Clone(rest.Mentions), func(m Mention) bool { return goes[anchorAt(m)] })
	var moving []Mention
	for _, m := range d.entity(id).Mentions {
		if a := anchorAt(m); goes[a] {
			moving = append(moving, m)
			d.moved[a] = fresh.ID
		}
	}
	for _, l := range d.linksOf(id) {
		var stay, leave []Evidence
		for _, e := range l.Evidence {
			if tells(moving, rest.Mentions, e) {
				leave = append(leave, e)
			} else {
				stay = append(stay, e)
			}
		}
		if len(leave) == 0 {
			continue
		}
		part := *l
		part.Evidence = leave
		d.links[l.ID] = nil
		if len(stay) > 0 {
			left := *l
			left.Evidence = stay
			d.setLink(&left)
		}
		from, to := l.From, l.To
		if from == id {
			from = fresh.ID
		}
		if to == id {
			to = fresh.ID
		}
		if from != to {
			d.join(between(&part, from, to))
		}
	}
	if len(rest.Mentions) == 0 {
		for _, l := range d.linksOf(id) {
			d.moveLink(l, id, fresh.ID)
		}
		fresh.Note = d.entity(id).Note
		d.entities[id] = nil
		d.became[id] = fresh.ID
		return
	}
	d.entities[id] = &rest
}

// tells reports whether a piece of evidence is about the mentions that move
// rather than about those that stay: by what its sentence holds, else by what
// its article does.
func tells(moving, staying []Mention, e Evidence) bool {
	inMoving, inStaying := count(moving, e, true), count(staying, e, true)
	if inMoving == 0 && inStaying == 0 {
		inMoving, inStaying = count(moving, e, false), count(staying, e, false)
	}
	return inMoving > 0 && inStaying == 0
}

// count returns how many mentions stand in the article of e, or inside its span.
func count(mentions []Mention, e Evidence, inside bool) int {
	n := 0
	first, _ := slices.BinarySearchFunc(mentions, Anchor{Article: e.Article}, compareMention)
	for _, m := range mentions[first:] {
		if m.Article != e.Article {
			break
		}
		if !inside || e.Span.Contains(m.Span) {
			n++
		}
	}
	return n
}
