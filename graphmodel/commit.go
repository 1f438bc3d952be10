package graphmodel

import (
	"fmt"
	"iter"
	"slices"

	"github.com/dominikbraun/graph"
)

// step is one call to the library. Of its two edits one is set.
type step struct {
	entity Edit[Entity]
	link   Edit[Link]
}

// steps yields the calls that do c in an order that the library accepts: links
// go before the entities they join and come after them.
func steps(c Change) iter.Seq[step] {
	return func(yield func(step) bool) {
		for _, e := range c.Links {
			if e.Before != nil && !samePlace(e) && !yield(step{link: Edit[Link]{Before: e.Before}}) {
				return
			}
		}
		for _, e := range c.Entities {
			if !yield(step{entity: e}) {
				return
			}
		}
		for _, e := range c.Links {
			if samePlace(e) {
				if !yield(step{link: e}) {
					return
				}
			} else if e.After != nil && !yield(step{link: Edit[Link]{After: e.After}}) {
				return
			}
		}
	}
}

// samePlace reports whether the edit changes a link but not its ends.
func samePlace(e Edit[Link]) bool {
	return e.Before != nil && e.After != nil && e.Before.From == e.After.From && e.Before.To == e.After.To
}

// edit does c in the library's graph. When a step fails it takes back those
// that were done.
func (g *Graph) edit(c Change) error {
	g.reserve(c)
	done := 0
	for s := range steps(c) {
		if err := g.do(s); err != nil {
			g.takeBack(c, done)
			return err
		}
		done++
	}
	return nil
}

func (g *Graph) reserve(c Change) {
	const large = 1000
	if len(c.Entities)+len(c.Links) > large {
		g.store.grow(len(c.Entities), len(c.Links))
	}
}

func (g *Graph) takeBack(c Change, done int) {
	undo := make([]step, 0, done)
	for s := range steps(c) {
		if len(undo) == done {
			break
		}
		undo = append(undo, step{
			entity: Edit[Entity]{Before: s.entity.After, After: s.entity.Before},
			link:   Edit[Link]{Before: s.link.After, After: s.link.Before},
		})
	}
	for _, s := range slices.Backward(undo) {
		// A step that was accepted can be taken back in the same state.
		_ = g.do(s)
	}
}

func (g *Graph) do(s step) error {
	switch e := s.entity; {
	case e.Before != nil && e.After != nil:
		return wrapStep(e.After.ID, g.store.ReplaceVertex(e.After.ID, e.After))
	case e.After != nil:
		return wrapStep(e.After.ID, g.library.AddVertex(e.After))
	case e.Before != nil:
		return wrapStep(e.Before.ID, g.library.RemoveVertex(e.Before.ID))
	}
	switch e := s.link; {
	case e.Before != nil && e.After != nil:
		return wrapStep(e.After.ID, g.relink(e.Before, e.After))
	case e.After != nil:
		return wrapStep(e.After.ID, g.link(e.After))
	default:
		return wrapStep(e.Before.ID, g.relink(e.Before, nil))
	}
}

func wrapStep(id string, err error) error {
	if err != nil {
		return fmt.Errorf("%s: %w", id, err)
	}
	return nil
}

// link adds l to the links of its pair.
func (g *Graph) link(l *Link) error {
	err := g.library.AddEdge(l.From, l.To, graph.EdgeData([]*Link{l}))
	if err != graph.ErrEdgeAlreadyExists {
		return err
	}
	e, err := g.store.Edge(l.From, l.To)
	if err != nil {
		return err
	}
	links := append(slices.Clone(linksOf(e)), l)
	return g.library.UpdateEdge(l.From, l.To, graph.EdgeData(links))
}

// relink puts after in the place of before among the links of their pair, or
// takes before away when after is nil.
func (g *Graph) relink(before, after *Link) error {
	e, err := g.store.Edge(before.From, before.To)
	if err != nil {
		return err
	}
	links := slices.Clone(linksOf(e))
	at := slices.IndexFunc(links, func(l *Link) bool { return l.ID == before.ID })
	switch {
	case at < 0:
		return graph.ErrEdgeNotFound
	case after != nil:
		links[at] = after
	case len(links) == 1:
		return g.library.RemoveEdge(before.From, before.To)
	default:
		links = slices.Delete(links, at, at+1)
	}
	return g.library.UpdateEdge(before.From, before.To, graph.EdgeData(links))
}

func linksOf(e graph.Edge[string]) []*Link {
	links, _ := e.Properties.Data.([]*Link)
	return links
}
