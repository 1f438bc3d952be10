package project

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"clew/graphmodel"
	"clew/graphmodel/graphpack"
)

// keptGraph holds the graph that follows from the articles and decisions, so
// that opening a project does not work it out anew: a graph that was packed as a
// whole, then what later changes have put into it and taken out. The mark says
// by which rules it was worked out; without it the graph is out of date.
const keptGraph = `
CREATE TABLE graph (
	n    INTEGER PRIMARY KEY,
	part TEXT NOT NULL,  -- mark, head, entities, links, change; undecided.go, behind.go
	data BLOB NOT NULL   -- see graphmodel/graphpack; of the mark, the rules
) STRICT;
`

// markRow is the number of the mark.
const markRow = 1

// GraphState says what a project knows of its graph.
type GraphState uint8

// The states of a stored graph.
const (
	// GraphMissing: there is none, or it is out of date.
	GraphMissing GraphState = iota
	// GraphFits: it is there.
	GraphFits
	// GraphGrown: it is there, with so many changes behind it that storing it
	// anew (KeepGraph) pays.
	GraphGrown
	// GraphBehind: it is there, but lacks articles that were written before their
	// graph was known (Delta.Behind); the snapshot is one without them.
	GraphBehind
)

// changesAtMost is the number of changes behind a stored graph from which on it
// should be stored anew; also when they take more than a quarter of its bytes.
const changesAtMost = 400

// Graph returns the stored graph of the project as a snapshot at revision 0.
// rules names the rules by which graphs are worked out now: a graph of others is
// out of date. articles are those of the project, sorted by id; the snapshot takes
// them over. A graph that cannot be read counts as missing, since it can be
// worked out anew; see Check.
func (p *Project) Graph(ctx context.Context, rules string, articles []*graphmodel.Article) (*graphmodel.Snapshot, GraphState, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return nil, GraphMissing, ErrClosed
	case p.db == nil:
		return nil, GraphMissing, nil
	}
	s, state, err := p.graph(ctx, rules, articles)
	if err != nil && !errors.Is(err, graphpack.ErrFormat) {
		return nil, GraphMissing, pathError("reading", p.path, err)
	}
	return s, state, nil
}

func (p *Project) graph(ctx context.Context, rules string, articles []*graphmodel.Article) (*graphmodel.Snapshot, GraphState, error) {
	parts, err := p.parts(ctx, rules)
	if err != nil || parts == nil {
		return nil, GraphMissing, err
	}
	parts.decode()
	return parts.snapshot(articles)
}

// ContentAndGraph is Content and Graph in one: the graph is unpacked while the
// articles are read. The snapshot is nil where none is kept that can be used.
func (p *Project) ContentAndGraph(ctx context.Context, rules string) (State, *graphmodel.Snapshot, GraphState, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return State{}, nil, GraphMissing, ErrClosed
	}
	var parts *graphParts
	var decoding sync.WaitGroup
	defer decoding.Wait()
	if p.db != nil {
		done, err := p.readingAll(ctx)
		if err != nil {
			return State{}, nil, GraphMissing, pathError("reading", p.path, err)
		}
		defer done()
		if parts, err = p.parts(ctx, rules); errors.Is(err, graphpack.ErrFormat) {
			parts = nil // it can be worked out anew; see Check
		} else if err != nil {
			return State{}, nil, GraphMissing, pathError("reading", p.path, err)
		}
	}
	if parts != nil {
		decoding.Go(parts.decode)
	}
	s, err := p.content(ctx)
	if err != nil || parts == nil {
		return s, nil, GraphMissing, err
	}
	decoding.Wait()
	snap, state, err := parts.snapshot(s.Articles)
	if err != nil {
		return s, nil, GraphMissing, nil // it can be worked out anew; see Check
	}
	return s, snap, state, nil
}

// graphParts is a stored graph before it is put together.
type graphParts struct {
	unpacker  graphpack.Unpacker
	packed    int // bytes of entities and links
	changes   [][]byte
	undecided []undecidedPart
	behind    map[string]bool // articles that it does not know
	grown     bool            // much has been changed since it was packed
	snap      *graphmodel.Snapshot
	err       error
}

// parts reads the stored graph, nil where there is none of these rules.
func (p *Project) parts(ctx context.Context, rules string) (*graphParts, error) {
	if old, err := p.before(ctx, packedVersion); err != nil || old {
		return nil, err
	}
	var mark string
	err := p.db.QueryRowContext(ctx, "SELECT data FROM graph WHERE n=?", markRow).Scan(&mark)
	if errors.Is(err, sql.ErrNoRows) || err == nil && strings.TrimSuffix(mark, behindMark) != rules {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	g := &graphParts{}
	if err = p.packed(ctx, g); err != nil {
		g.unpacker.Close()
	}
	return g, err
}

// decode unpacks the graph, all but the articles.
func (g *graphParts) decode() { g.snap, g.err = g.unpacked() }

func (g *graphParts) unpacked() (*graphmodel.Snapshot, error) {
	content, err := g.unpacker.Content()
	if err != nil {
		return nil, err
	}
	g.unpacker = graphpack.Unpacker{} // not needed any more
	g.grown = len(g.changes) > changesAtMost || 4*size(g.changes) > g.packed && len(g.changes) > 20
	s, ok := graphmodel.RestoreSnapshot(nil, content.Entities, content.Links, content.Ends)
	if !ok {
		return nil, fmt.Errorf("%w: its parts are out of order", graphpack.ErrFormat)
	}
	s, err = afterChanges(s, g.changes)
	if err == nil {
		s, err = afterUndecided(s, g.undecided)
	}
	return s, err
}

// snapshot gives an unpacked graph its articles.
func (g *graphParts) snapshot(articles []*graphmodel.Article) (*graphmodel.Snapshot, GraphState, error) {
	if g.err != nil {
		return nil, GraphMissing, g.err
	}
	s, ok := g.snap.WithArticles(g.known(articles))
	switch {
	case !ok:
		return nil, GraphMissing, fmt.Errorf("%w: its articles are out of order", graphpack.ErrFormat)
	case len(g.behind) > 0:
		return s, GraphBehind, nil
	case g.grown:
		return s, GraphGrown, nil
	}
	return s, GraphFits, nil
}

func size(parts [][]byte) int {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	return n
}

// packed reads the parts of the stored graph, which are unpacked meanwhile, and the
// changes.
func (p *Project) packed(ctx context.Context, g *graphParts) error {
	rows, err := p.db.QueryContext(ctx, "SELECT part, data FROM graph WHERE n>? ORDER BY n", markRow)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var part string
		var data sql.RawBytes
		if err := rows.Scan(&part, &data); err != nil {
			return err
		}
		if err := g.take(part, data); err != nil {
			return err
		}
	}
	return rows.Err()
}

// take takes a row of the stored graph, of which it keeps copies.
func (g *graphParts) take(part string, data []byte) error {
	switch part {
	case "head":
		return g.unpacker.Head(data)
	case "entities":
		g.packed += len(data)
		return g.unpacker.Entities(data)
	case "links":
		g.packed += len(data)
		return g.unpacker.Links(data)
	case "change":
		g.changes = append(g.changes, slices.Clone(data))
	case behindRow:
		g.lag(data)
	case undecidedRow, decidedRow:
		g.undecided = append(g.undecided, undecidedPart{part, slices.Clone(data)})
	}
	return nil
}

// afterChanges carries out packed changes on a snapshot, as one.
func afterChanges(s *graphmodel.Snapshot, packed [][]byte) (*graphmodel.Snapshot, error) {
	if len(packed) == 0 {
		return s, nil
	}
	entities, links := map[string]*graphmodel.Entity{}, map[string]*graphmodel.Link{}
	for _, b := range packed {
		c, err := graphpack.DecodeChange(b)
		if err != nil {
			return nil, err
		}
		lay(c, entities, links)
	}
	next, err := s.With(graphmodel.Change{Entities: editsOf(entities, s.Entity), Links: editsOf(links, s.Link)})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", graphpack.ErrFormat, err)
	}
	next.Revision = 0
	return next, nil
}

// lay lays a packed change over what earlier ones left: nil for what is gone.
func lay(c graphpack.Content, entities map[string]*graphmodel.Entity, links map[string]*graphmodel.Link) {
	for _, id := range c.GoneEntities {
		entities[id] = nil
	}
	for _, id := range c.GoneLinks {
		links[id] = nil
	}
	for _, e := range c.Entities {
		entities[e.ID] = e
	}
	for _, l := range c.Links {
		links[l.ID] = l
	}
}

func editsOf[T any](after map[string]*T, before func(id string) *T) []graphmodel.Edit[T] {
	var out []graphmodel.Edit[T]
	for _, id := range slices.Sorted(maps.Keys(after)) {
		if e := (graphmodel.Edit[T]{Before: before(id), After: after[id]}); e.Before != nil || e.After != nil {
			out = append(out, e)
		}
	}
	return out
}

// KeepsGraph reports whether the project keeps a graph of these rules.
func (p *Project) KeepsGraph(ctx context.Context, rules string) (bool, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return false, ErrClosed
	case p.db == nil:
		return true, nil
	}
	var mark string
	err := p.db.QueryRowContext(ctx, "SELECT data FROM graph WHERE n=?", markRow).Scan(&mark)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	} else if err != nil {
		return false, pathError("reading", p.path, err)
	}
	return mark == rules, nil
}

// DropGraph lets the project keep no graph, so that the next opening works it out.
func (p *Project) DropGraph(ctx context.Context) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return ErrClosed
	case p.db == nil:
		return nil
	}
	defer p.wrote(ctx)
	if _, err := p.db.ExecContext(ctx, "DELETE FROM graph"); err != nil {
		return pathError("saving", p.path, err)
	}
	return nil
}

// KeepGraph stores the graph that follows from the present content of the
// project, as it was worked out by the given rules.
func (p *Project) KeepGraph(ctx context.Context, rules string, s *graphmodel.Snapshot) error {
	// Before the project is held: who closes it after a cancel need not wait.
	pack, err := until(ctx, func() graphpack.Pack { return graphpack.Encode(s.Entities, s.Links.Flat()) })
	if err != nil {
		return pathError("saving", p.path, err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return ErrClosed
	case p.db == nil:
		return nil
	}
	if err := p.keepGraph(ctx, rules, pack, s.Replaced()); err != nil {
		return pathError("saving", p.path, err)
	}
	return nil
}

// until returns what f makes, or the error of ctx when that ends sooner: f is left to
// itself then. A panic of f comes out of it on the caller's goroutine.
func until[T any](ctx context.Context, f func() T) (T, error) {
	type outcome struct {
		value T
		fault any
	}
	done := make(chan outcome, 1)
	go func() {
		var o outcome
		defer func() {
			o.fault = recover()
			done <- o
		}()
		o.value = f()
	}()
	select {
	case o := <-done:
		if o.fault != nil {
			panic(o.fault)
		}
		return o.value, nil
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}

func (p *Project) keepGraph(ctx context.Context, rules string, pack graphpack.Pack, replaced graphmodel.Undecided) error {
	tx, err := p.begin(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after a commit
	if _, err := tx.ExecContext(ctx, "DELETE FROM graph"); err != nil {
		return err
	}
	put := func(part string, data []byte) {
		if err == nil {
			_, err = tx.ExecContext(ctx, "INSERT INTO graph (part, data) VALUES (?, ?)", part, data)
		}
	}
	put("mark", []byte(rules))
	put("head", pack.Head)
	for _, b := range pack.Entities {
		put("entities", b)
	}
	for _, b := range pack.Links {
		put("links", b)
	}
	if err == nil {
		err = putUndecided(replaced, func(part string, data []byte) error { put(part, data); return err })
	}
	if err != nil {
		return err
	}
	return p.commitTo(ctx, tx)
}

// keepChange stores what a transaction does to the graph. Where that is not
// known and the graph follows from what was written, the stored one is out of
// date.
func keepChange(ctx context.Context, tx *sql.Tx, effect graphEffect, follows bool) error {
	graph := effect.change
	if graph != nil {
		if err := catchUp(ctx, tx); err != nil {
			return err
		}
	}
	switch {
	case graph == nil && len(effect.behind) > 0:
		return fallBehind(ctx, tx, effect.behind)
	case graph == nil && follows:
		_, err := tx.ExecContext(ctx, "DELETE FROM graph WHERE n=?", markRow)
		return err
	case graph == nil:
		return nil
	case len(graph.Entities)+len(graph.Links) > 0:
		if err := addChange(ctx, tx, graph); err != nil {
			return err
		}
	}
	return putUndecided(graph.Undecided, func(part string, data []byte) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO graph (part, data) SELECT ?, ? FROM graph WHERE n=?", part, data, markRow)
		return err
	})
}

// addChange puts a change behind the stored graph, if there is one.
func addChange(ctx context.Context, tx *sql.Tx, graph *graphmodel.Change) error {
	var mark int
	err := tx.QueryRowContext(ctx, "SELECT n FROM graph WHERE n=?", markRow).Scan(&mark)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	} else if err != nil {
		return err
	}
	packed, err := until(ctx, func() []byte { return graphpack.EncodeChange(*graph) })
	if err == nil {
		_, err = tx.ExecContext(ctx, "INSERT INTO graph (part, data) VALUES ('change', ?)", packed)
	}
	return err
}

// touchesGraph reports whether the graph follows from one of the rows.
func touchesGraph(changes []change) bool {
	return slices.ContainsFunc(changes, func(c change) bool { return c.table == "articles" || c.table == "decisions" })
}

// checkGraph looks for damage in the stored graph.
func (p *Project) checkGraph(ctx context.Context, articles []*graphmodel.Article) error {
	if old, err := p.before(ctx, packedVersion); err != nil || old {
		return err
	}
	var mark string
	err := p.db.QueryRowContext(ctx, "SELECT data FROM graph WHERE n=?", markRow).Scan(&mark)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	} else if err != nil {
		return err
	}
	if _, _, err := p.graph(ctx, strings.TrimSuffix(mark, behindMark), articles); err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return nil
}
