package graphmodel

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/dominikbraun/graph"
)

// Graph is the live graph of one project. All editing is done by Apply; all
// reading works on the snapshot of the last committed change.
//
// A Graph is safe for concurrent use: changes are applied one at a time, and
// Snapshot never waits for them.
type Graph struct {
	mu        sync.Mutex
	library   graph.Graph[string, *Entity]
	store     *Store
	decisions map[string]*Decision  // by Decision.Key
	keys      []string              // of those, sorted
	positions map[string]*Placement // by entity id
	snapshot  atomic.Pointer[Snapshot]
}

// New returns an empty graph at revision 0.
func New() *Graph {
	g := &Graph{
		store:     NewStore(),
		decisions: map[string]*Decision{},
		positions: map[string]*Placement{},
	}
	g.library = graph.NewWithStore(entityID, graph.Store[string, *Entity](g.store), graph.Directed())
	g.snapshot.Store(NewSnapshot(0, nil, nil, nil))
	return g
}

// Snapshot returns the state after the last committed change.
func (g *Graph) Snapshot() *Snapshot { return g.snapshot.Load() }

// Decisions returns what the person has settled so far, sorted by key.
func (g *Graph) Decisions() []Decision {
	g.mu.Lock()
	defer g.mu.Unlock()
	all := make([]Decision, len(g.keys))
	for i, key := range g.keys {
		all[i] = *g.decisions[key]
	}
	return all
}

// Positions returns the stored positions by entity id.
func (g *Graph) Positions() map[string]Position {
	g.mu.Lock()
	defer g.mu.Unlock()
	all := make(map[string]Position, len(g.positions))
	for id, p := range g.positions {
		all[id] = p.Position
	}
	return all
}

// Apply commits a change, publishes the new snapshot and returns the change
// that takes it back. When the change does not fit (see ErrConflict) the graph
// stays as it was.
func (g *Graph) Apply(c Change) (inverse Change, err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	c, err = sortedChange(c)
	if err != nil {
		return Change{}, fmt.Errorf("applying %q: %w", c.Label, err)
	}
	if err := g.checkOwn(c); err != nil {
		return Change{}, fmt.Errorf("applying %q: %w", c.Label, err)
	}
	if len(c.Articles)+len(c.Entities)+len(c.Links) > 0 || !c.Undecided.Empty() {
		next, err := g.Snapshot().patch(c)
		if err == nil {
			err = g.edit(c)
		}
		if err != nil {
			return Change{}, fmt.Errorf("applying %q: %w", c.Label, err)
		}
		g.snapshot.Store(next)
	}
	g.setOwn(c)
	return c.Inverse(), nil
}

func sortedChange(c Change) (Change, error) {
	var errs [3]error
	c.Articles, errs[0] = sortedEdits(c.Articles, articleID)
	c.Entities, errs[1] = sortedEdits(c.Entities, entityID)
	c.Links, errs[2] = sortedEdits(c.Links, linkID)
	for _, e := range c.Entities {
		if e.After != nil && (e.After.ID == "" || !e.After.Kind.Valid()) {
			return c, fmt.Errorf("entity %q of kind %q: %w", e.After.ID, e.After.Kind, ErrInvalid)
		}
	}
	for _, e := range c.Links {
		if err := checkLink(e.After); err != nil {
			return c, err
		}
	}
	return c, errors.Join(errs[:]...)
}

// ErrInvalid is returned for an entity or a link that breaks the rules of the
// model: an unknown kind or type, no evidence, ends in the wrong order.
var ErrInvalid = errors.New("not allowed in the graph")

func checkLink(l *Link) error {
	switch {
	case l == nil:
		return nil
	case l.ID == "" || !slices.Contains(LinkTypes, l.Type):
		return fmt.Errorf("link %q of type %q: %w", l.ID, l.Type, ErrInvalid)
	case l.Type.Undirected() && l.From > l.To:
		return fmt.Errorf("link %s: undirected ends out of order: %w", l.ID, ErrInvalid)
	case len(l.Evidence) == 0 && !l.ByHand:
		return fmt.Errorf("link %s has no evidence: %w", l.ID, ErrInvalid)
	case !(l.Confidence >= 0 && l.Confidence <= 1):
		return fmt.Errorf("link %s has confidence %v: %w", l.ID, l.Confidence, ErrInvalid)
	}
	return nil
}

// checkOwn compares what the change wants to replace among decisions and
// positions.
func (g *Graph) checkOwn(c Change) error {
	for _, e := range c.Decisions {
		now := g.decisions[e.key((*Decision).Key)]
		if (now == nil) != (e.Before == nil) || now != nil && !now.equal(e.Before) {
			return fmt.Errorf("decision %s: %w", e.key((*Decision).Key), ErrConflict)
		}
	}
	for _, e := range c.Positions {
		now := g.positions[e.key(placementID)]
		if (now == nil) != (e.Before == nil) || now != nil && *now != *e.Before {
			return fmt.Errorf("position of %s: %w", e.key(placementID), ErrConflict)
		}
	}
	return nil
}

func placementID(p *Placement) string { return p.Entity }

func (g *Graph) setOwn(c Change) {
	for _, e := range c.Decisions {
		set(g.decisions, e.key((*Decision).Key), e.After)
	}
	g.sortKeys(c.Decisions)
	for _, e := range c.Positions {
		set(g.positions, e.key(placementID), e.After)
	}
}

// sortKeys brings the keys of the decisions up to date. Most changes are small.
func (g *Graph) sortKeys(edits []Edit[Decision]) {
	const few = 100
	if len(edits) > few {
		g.keys = slices.Sorted(maps.Keys(g.decisions))
		return
	}
	for _, e := range edits {
		key := e.key((*Decision).Key)
		switch at, there := slices.BinarySearch(g.keys, key); {
		case there && e.After == nil:
			g.keys = slices.Delete(g.keys, at, at+1)
		case !there && e.After != nil:
			g.keys = slices.Insert(g.keys, at, key)
		}
	}
}

func set[T any](m map[string]*T, key string, value *T) {
	if value == nil {
		delete(m, key)
	} else {
		m[key] = value
	}
}

// Move returns the change that puts nodes where the placements say. Those that
// already stand there are left out.
func (g *Graph) Move(label string, to []Placement) Change {
	g.mu.Lock()
	defer g.mu.Unlock()
	c := Change{Label: label}
	for _, p := range to {
		before := g.positions[p.Entity]
		if before == nil || *before != p {
			c.Positions = append(c.Positions, Edit[Placement]{Before: before, After: &p})
		}
	}
	return c
}
