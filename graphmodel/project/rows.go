package project

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"clew/graphmodel"
)

// row is one row of a table without its key.
type row []any

// table describes one table: its name and columns, the key first.
type table struct {
	name    string
	columns []string
}

var tables = []table{
	{"articles", []string{
		"id", "title", "author", "publisher", "url", "published", "language", "duplicate_of", "source", "text", "findings",
	}},
	{"decisions", []string{"key", "value"}},
	{"positions", []string{"entity", "x", "y", "pinned"}},
	{"settings", []string{"key", "value"}},
}

func tableNamed(name string) (table, bool) {
	for _, t := range tables {
		if t.name == name {
			return t, true
		}
	}
	return table{}, false
}

// storedArticle is an article that the file holds. Articles and findings never
// change once they are made: whether they are the same values tells whether
// there is anything to write.
type storedArticle struct {
	article  *graphmodel.Article
	findings graphmodel.Findings
}

// stored is what a project holds, as far as it is needed to write only what
// differs.
type stored struct {
	articles  map[string]storedArticle
	decisions map[string]string // as JSON, by key
	positions map[string]graphmodel.Position
	settings  map[string]string
}

// storedOf describes a state.
func storedOf(s State) (*stored, error) {
	out := &stored{
		articles: make(map[string]storedArticle, len(s.Articles)), decisions: make(map[string]string, len(s.Decisions)),
		positions: make(map[string]graphmodel.Position, len(s.Positions)), settings: maps.Clone(s.Settings),
	}
	findings := make(map[string]graphmodel.Findings, len(s.Findings))
	for _, f := range s.Findings {
		findings[f.ArticleID] = f
	}
	for _, a := range s.Articles {
		out.articles[a.ID] = storedArticle{a, findings[a.ID]}
	}
	for i := range s.Decisions {
		d := &s.Decisions[i]
		text, err := json.Marshal(d)
		if err != nil {
			return nil, fmt.Errorf("decision on %s: %w", d.Target, err)
		}
		out.decisions[d.Key()] = string(text)
	}
	for id, p := range s.Positions {
		if storable(p) {
			out.positions[id] = p
		}
	}
	return out, nil
}

// storable reports whether SQLite has the numbers of a position.
func storable(p graphmodel.Position) bool {
	return !math.IsNaN(p.X) && !math.IsInf(p.X, 0) && !math.IsNaN(p.Y) && !math.IsInf(p.Y, 0)
}

func positionRow(p graphmodel.Position) row {
	pinned := int64(0)
	if p.Pinned {
		pinned = 1
	}
	return row{p.X, p.Y, pinned}
}

// sameFindings reports whether two values share their parts.
func sameFindings(a, b graphmodel.Findings) bool {
	return a.ArticleID == b.ArticleID && sameSlice(a.Mentions, b.Mentions) && sameSlice(a.Entities, b.Entities) &&
		sameSlice(a.Events, b.Events) && sameSlice(a.Relations, b.Relations)
}

func sameSlice[T any](a, b []T) bool { return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0]) }

func articleRow(a *graphmodel.Article, f graphmodel.Findings) (row, error) {
	published, err := json.Marshal(a.Published)
	if err != nil {
		return nil, err
	}
	found, err := findingsText(f)
	if err != nil {
		return nil, err
	}
	return row{a.Title, a.Author, a.Publisher, a.URL, string(published), a.Language, a.DuplicateOf, a.Source, a.Text, found}, nil
}

// findingsText returns findings as they are kept: without the predicates, which
// no graph is made of, and which are three quarters of what is found.
func findingsText(f graphmodel.Findings) (string, error) {
	if f.ArticleID == "" {
		return "", nil
	}
	f.Predicate = nil
	text, err := json.Marshal(f)
	return string(text), err
}

// write is one row that is to be put in place; nil for one that goes.
type write struct {
	table, key string
	row        row
}

// differences lists what leads from what is stored to a state, in the order of
// tables and keys.
func differences(before, now *stored) ([]write, error) {
	var out []write
	for id, a := range now.articles {
		if old, ok := before.articles[id]; ok && old.article == a.article && sameFindings(old.findings, a.findings) {
			continue
		}
		r, err := articleRow(a.article, a.findings)
		if err != nil {
			return nil, fmt.Errorf("article %s: %w", id, err)
		}
		out = append(out, write{"articles", id, r})
	}
	out = gone(out, "articles", before.articles, now.articles)
	out = changed(out, "decisions", before.decisions, now.decisions, func(v string) row { return row{v} })
	out = changed(out, "positions", before.positions, now.positions, positionRow)
	out = changed(out, "settings", before.settings, now.settings, func(v string) row { return row{v} })
	sortWrites(out)
	return out, nil
}

func sortWrites(list []write) {
	place := func(name string) int { return slices.IndexFunc(tables, func(t table) bool { return t.name == name }) }
	slices.SortFunc(list, func(a, b write) int {
		return cmp.Or(cmp.Compare(place(a.table), place(b.table)), cmp.Compare(a.key, b.key))
	})
}

func gone[T any](out []write, table string, before, now map[string]T) []write {
	for key := range before {
		if _, ok := now[key]; !ok {
			out = append(out, write{table, key, nil})
		}
	}
	return out
}

func changed[T comparable](out []write, table string, before, now map[string]T, rowOf func(T) row) []write {
	for key, v := range now {
		if old, ok := before[key]; !ok || old != v {
			out = append(out, write{table, key, rowOf(v)})
		}
	}
	return gone(out, table, before, now)
}

// save writes the difference to what is stored and lets note write in the same
// transaction what that was.
func (p *Project) save(ctx context.Context, s State, graph *graphmodel.Change, note noteFunc) error {
	if p.stored == nil {
		if _, err := p.load(ctx, true); err != nil {
			return err
		}
	}
	next, err := storedOf(s)
	if err != nil {
		return err
	}
	writes, err := differences(p.stored, next)
	if err != nil {
		return err
	}
	if err := p.commit(ctx, writes, graphEffect{change: graph}, note); err != nil {
		return err
	}
	p.stored = next
	return nil
}

// noteFunc writes what a transaction has changed into the journal.
type noteFunc func(*sql.Tx, []change) error

// commit puts rows in place, in one transaction with the journal and the graph.
// Rows that stand there already are left out; without any, nothing is written.
func (p *Project) commit(ctx context.Context, writes []write, graph graphEffect, note noteFunc) error {
	writes, changes, err := p.differing(ctx, writes)
	if err != nil || len(writes) == 0 && (graph.change == nil || graph.change.Empty()) {
		return err
	}
	tx, err := p.begin(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after a commit
	for _, w := range writes {
		if err := w.do(ctx, tx); err != nil {
			return fmt.Errorf("table %s: %w", w.table, err)
		}
	}
	if len(changes) > 0 {
		if err := note(tx, changes); err != nil {
			return fmt.Errorf("the journal: %w", err)
		}
	}
	if err := keepChange(ctx, tx, graph, touchesGraph(changes)); err != nil {
		return fmt.Errorf("the graph: %w", err)
	}
	return p.commitTo(ctx, tx)
}

// differing returns the rows that do not stand there yet, and what does. Nobody
// else writes meanwhile.
func (p *Project) differing(ctx context.Context, writes []write) (left []write, changes []change, err error) {
	for _, w := range writes {
		t, _ := tableNamed(w.table)
		before, err := t.get(ctx, p.db, w.key)
		if err != nil {
			return nil, nil, fmt.Errorf("table %s: %w", w.table, err)
		}
		if !slices.Equal(before, w.row) {
			left, changes = append(left, w), append(changes, change{w.table, w.key, before})
		}
	}
	return left, changes, nil
}

func (w write) do(ctx context.Context, tx *sql.Tx) error {
	t, _ := tableNamed(w.table)
	if w.row == nil {
		return t.delete(ctx, tx, w.key)
	}
	return t.put(ctx, tx, w.key, w.row)
}

// load reads everything, with or without what was found in articles, and
// remembers what is stored.
func (p *Project) load(ctx context.Context, findings bool) (State, error) {
	s := State{Settings: map[string]string{}}
	if err := p.loadArticles(ctx, &s, findings); err != nil {
		return State{}, fmt.Errorf("table articles: %w", err)
	}
	if err := p.loadRest(ctx, &s); err != nil {
		return State{}, err
	}
	p.stored = nil
	if findings {
		var err error
		if p.stored, err = storedOf(s); err != nil {
			return State{}, err
		}
	}
	return s, nil
}

// each calls f for each row, in the order of the keys.
func (t table) each(ctx context.Context, db *sql.DB, f func(scan func(...any) error) error) error {
	rows, err := db.QueryContext(ctx, fmt.Sprintf("SELECT %s FROM %s ORDER BY %s", strings.Join(t.columns, ","), t.name, t.columns[0]))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// read adds one row of a table other than that of the articles to the state.
func (s *State) read(name string, scan func(...any) error) error {
	switch name {
	case "decisions":
		var key, text string
		if err := scan(&key, &text); err != nil {
			return err
		}
		var d graphmodel.Decision
		if err := decode(key, text, &d); err != nil {
			return err
		}
		s.Decisions = append(s.Decisions, d)
	case "positions":
		var id string
		var p graphmodel.Position
		if err := scan(&id, &p.X, &p.Y, &p.Pinned); err != nil {
			return err
		}
		s.Positions[id] = p
	case "settings":
		var key, value string
		if err := scan(&key, &value); err != nil {
			return err
		}
		s.Settings[key] = value
	}
	return nil
}

func decode(key, text string, into any) error {
	if err := json.Unmarshal([]byte(text), into); err != nil {
		return fmt.Errorf("%w: %s: %w", ErrDamaged, key, err)
	}
	return nil
}
