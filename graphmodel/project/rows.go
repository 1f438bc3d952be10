package project

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math"
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

// encoder turns states into rows. Articles and findings never change once they
// are made, so it keeps what it wrote for them: a project is saved after each
// edit of a person, and most of it is articles.
type encoder struct{ articles map[string]encodedArticle }

type encodedArticle struct {
	article  *graphmodel.Article
	findings graphmodel.Findings
	row      row
}

// encode returns the rows of a state by table and key.
func (n *encoder) encode(s State) (map[string]map[string]row, error) {
	all := map[string]map[string]row{"articles": {}, "decisions": {}, "positions": {}, "settings": {}}
	findings := make(map[string]graphmodel.Findings, len(s.Findings))
	for _, f := range s.Findings {
		findings[f.ArticleID] = f
	}
	known := make(map[string]encodedArticle, len(s.Articles))
	for _, a := range s.Articles {
		e := n.articles[a.ID]
		if f := findings[a.ID]; e.article != a || !sameFindings(e.findings, f) {
			r, err := articleRow(a, f)
			if err != nil {
				return nil, fmt.Errorf("article %s: %w", a.ID, err)
			}
			e = encodedArticle{a, f, r}
		}
		known[a.ID] = e
		all["articles"][a.ID] = e.row
	}
	n.articles = known
	return all, s.encodeRest(all)
}

// sameFindings reports whether two values share their parts.
func sameFindings(a, b graphmodel.Findings) bool {
	return a.ArticleID == b.ArticleID && sameSlice(a.Mentions, b.Mentions) && sameSlice(a.Entities, b.Entities) &&
		sameSlice(a.Events, b.Events) && sameSlice(a.Relations, b.Relations) && sameSlice(a.Predicate, b.Predicate)
}

func sameSlice[T any](a, b []T) bool { return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0]) }

func articleRow(a *graphmodel.Article, f graphmodel.Findings) (row, error) {
	published, err := json.Marshal(a.Published)
	if err != nil {
		return nil, err
	}
	found := ""
	if f.ArticleID != "" {
		text, err := json.Marshal(f)
		if err != nil {
			return nil, err
		}
		found = string(text)
	}
	return row{a.Title, a.Author, a.Publisher, a.URL, string(published), a.Language, a.DuplicateOf, a.Source, a.Text, found}, nil
}

// encodeRest adds the rows of everything but articles.
func (s State) encodeRest(all map[string]map[string]row) error {
	for _, d := range s.Decisions {
		text, err := json.Marshal(d)
		if err != nil {
			return fmt.Errorf("decision on %s: %w", d.Target, err)
		}
		all["decisions"][d.Key()] = row{string(text)}
	}
	for id, p := range s.Positions {
		if math.IsNaN(p.X) || math.IsInf(p.X, 0) || math.IsNaN(p.Y) || math.IsInf(p.Y, 0) {
			continue // SQLite has no such numbers
		}
		pinned := int64(0)
		if p.Pinned {
			pinned = 1
		}
		all["positions"][id] = row{p.X, p.Y, pinned}
	}
	for key, value := range s.Settings {
		all["settings"][key] = row{value}
	}
	return nil
}

// save writes the difference to what is stored, in the order of the keys, and
// lets note write in the same transaction what that was.
func (p *Project) save(ctx context.Context, s State, note func(*sql.Tx, []change) error) error {
	if p.stored == nil {
		if _, err := p.load(ctx); err != nil {
			return err
		}
	}
	next, err := p.encoder.encode(s)
	if err != nil {
		return err
	}
	changes := difference(p.stored, next)
	if len(changes) == 0 {
		return nil
	}
	tx, err := p.begin(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after a commit
	for _, c := range changes {
		t, _ := tableNamed(c.table)
		if now, ok := next[c.table][c.key]; ok {
			err = t.put(ctx, tx, c.key, now)
		} else {
			err = t.delete(ctx, tx, c.key)
		}
		if err != nil {
			return fmt.Errorf("table %s: %w", t.name, err)
		}
	}
	if err := note(tx, changes); err != nil {
		return fmt.Errorf("the journal: %w", err)
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	p.stored = next
	return nil
}

// load reads everything and remembers what is stored.
func (p *Project) load(ctx context.Context) (State, error) {
	s := State{Positions: map[string]graphmodel.Position{}, Settings: map[string]string{}}
	for _, t := range tables {
		if err := t.each(ctx, p.db, func(scan func(...any) error) error { return s.read(t.name, scan) }); err != nil {
			return State{}, fmt.Errorf("table %s: %w", t.name, err)
		}
	}
	stored, err := p.encoder.encode(s)
	if err != nil {
		return State{}, err
	}
	p.stored = stored
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

// read adds one row of a table to the state.
func (s *State) read(name string, scan func(...any) error) error {
	switch name {
	case "articles":
		return s.readArticle(scan)
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

func (s *State) readArticle(scan func(...any) error) error {
	a := &graphmodel.Article{}
	var published, findings string
	err := scan(&a.ID, &a.Title, &a.Author, &a.Publisher, &a.URL, &published, &a.Language, &a.DuplicateOf, &a.Source, &a.Text, &findings)
	if err != nil {
		return err
	}
	if err := decode(a.ID, published, &a.Published); err != nil {
		return err
	}
	s.Articles = append(s.Articles, a)
	if findings == "" {
		return nil
	}
	var f graphmodel.Findings
	if err := decode(a.ID, findings, &f); err != nil {
		return err
	}
	if err := f.Check(a.Text); err != nil {
		return fmt.Errorf("%w: findings of %s: %w", ErrDamaged, a.ID, err)
	}
	s.Findings = append(s.Findings, f)
	return nil
}

func decode(key, text string, into any) error {
	if err := json.Unmarshal([]byte(text), into); err != nil {
		return fmt.Errorf("%w: %s: %w", ErrDamaged, key, err)
	}
	return nil
}
