package session

import (
	"maps"

	"clew/graphmodel"
)

// Counts is what a graph has of each kind and type. It is immutable.
type Counts struct {
	Kinds    map[graphmodel.Kind]int     // entities that are not hidden
	Types    map[graphmodel.LinkType]int // links, also hidden ones
	Doubtful int                         // links that the program is not sure of
}

// Counts returns what the current snapshot has of each kind and type.
func (s *Session) Counts() *Counts {
	if s.counts == nil {
		c := &Counts{Kinds: map[graphmodel.Kind]int{}, Types: map[graphmodel.LinkType]int{}}
		snap := s.Snapshot()
		for _, e := range snap.Entities {
			c.entity(e, 1)
		}
		for _, l := range snap.Links.All() {
			c.link(l, 1)
		}
		s.counts = c
	}
	return s.counts
}

func (n *Counts) entity(e *graphmodel.Entity, times int) {
	if e.Status != graphmodel.Hidden {
		n.Kinds[e.Kind] += times
	}
}

func (n *Counts) link(l *graphmodel.Link, times int) {
	if l == nil {
		return
	}
	n.Types[l.Type] += times
	if l.Type != graphmodel.CoMentioned && l.Doubtful() {
		n.Doubtful += times
	}
}

// after returns the numbers of the snapshot that came of before by a change.
func (n *Counts) after(before, snap *graphmodel.Snapshot, c graphmodel.Changed) *Counts {
	next := &Counts{maps.Clone(n.Kinds), maps.Clone(n.Types), n.Doubtful}
	for _, i := range c.Entities {
		next.entity(before.Entities[i], -1)
		next.entity(snap.Entities[i], 1)
	}
	for _, e := range c.Links {
		next.link(e.Before, -1)
		next.link(e.After, 1)
	}
	return next
}
