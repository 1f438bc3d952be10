package project

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"clew/graphmodel"
)

// Ahead tells what MoveTo will change when it goes to a step, so that the graph can
// follow without being worked out as a whole: articles, what was found in those that
// come, decisions, positions and settings. It changes nothing. The error wraps
// ErrNoStep when there is no step of this number.
func (p *Project) Ahead(ctx context.Context, seq int64) (Delta, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return Delta{}, ErrClosed
	case p.db == nil:
		return Delta{}, ErrNoStep
	}
	d, err := p.ahead(ctx, seq)
	if err != nil {
		return Delta{}, pathError("reading", p.path, err)
	}
	return d, nil
}

func (p *Project) ahead(ctx context.Context, seq int64) (Delta, error) {
	var there int64
	if err := p.db.QueryRowContext(ctx, "SELECT count(*) FROM journal WHERE seq=?", seq).Scan(&there); err != nil {
		return Delta{}, err
	}
	if there == 0 && seq > 0 {
		return Delta{}, ErrNoStep
	}
	// The rows of a step are its other side, so those of the last one on the way stay.
	after := map[[2]string]row{}
	for _, which := range []string{"undone=0 AND seq>? ORDER BY seq DESC", "undone=1 AND seq<=? ORDER BY seq"} {
		if err := p.layRows(ctx, after, "SELECT rows FROM journal WHERE "+which, seq); err != nil {
			return Delta{}, err
		}
	}
	d := Delta{Findings: map[string]graphmodel.Findings{}, Positions: map[string]*graphmodel.Position{}, Settings: map[string]*string{}}
	keys := slices.SortedFunc(maps.Keys(after), func(a, b [2]string) int { return slices.Compare(a[:], b[:]) })
	for _, key := range keys {
		t, _ := tableNamed(key[0]) // decodeRows lets no other through
		now, err := t.get(ctx, p.db, key[1])
		if err != nil {
			return Delta{}, err
		}
		if slices.Equal(now, after[key]) {
			continue
		}
		if err := d.take(key[0], key[1], now, after[key]); err != nil {
			return Delta{}, err
		}
	}
	return d, nil
}

func (p *Project) layRows(ctx context.Context, over map[[2]string]row, query string, args ...any) error {
	rows, err := p.db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var packed []byte
		if err := rows.Scan(&packed); err != nil {
			return err
		}
		changes, err := decodeRows(packed)
		if err != nil {
			return err
		}
		for _, c := range changes {
			over[[2]string{c.table, c.key}] = c.other
		}
	}
	return rows.Err()
}

// take adds a row that becomes another one.
func (d *Delta) take(table, key string, before, after row) error {
	switch table {
	case "articles":
		e := graphmodel.Edit[graphmodel.Article]{}
		var err error
		if e.Before, _, err = articleOf(key, before); err != nil {
			return err
		}
		var f graphmodel.Findings
		if e.After, f, err = articleOf(key, after); err != nil {
			return err
		}
		if e.After != nil {
			d.Findings[key] = f
		}
		d.Articles = append(d.Articles, e)
	case "decisions":
		var e graphmodel.Edit[graphmodel.Decision]
		for _, side := range []struct {
			row  row
			into **graphmodel.Decision
		}{{before, &e.Before}, {after, &e.After}} {
			if side.row == nil {
				continue
			}
			*side.into = &graphmodel.Decision{}
			if err := decode(key, textOf(side.row[0]), *side.into); err != nil {
				return err
			}
		}
		d.Decisions = append(d.Decisions, e)
	case "positions":
		d.Positions[key] = positionOf(after)
	case "settings":
		d.Settings[key] = nil
		if after != nil {
			value := textOf(after[0])
			d.Settings[key] = &value
		}
	}
	return nil
}

func textOf(v any) string { s, _ := v.(string); return s }

// positionOf is a position by its row; nil for none.
func positionOf(r row) *graphmodel.Position {
	if r == nil {
		return nil
	}
	p := &graphmodel.Position{}
	p.X, _ = r[0].(float64)
	p.Y, _ = r[1].(float64)
	pinned, _ := r[2].(int64)
	p.Pinned = pinned != 0
	return p
}

// articleOf is an article by its row, with what was found in it; nil for none.
func articleOf(id string, r row) (*graphmodel.Article, graphmodel.Findings, error) {
	if r == nil {
		return nil, graphmodel.Findings{}, nil
	}
	a := &graphmodel.Article{
		ID: id, Title: textOf(r[0]), Author: textOf(r[1]), Publisher: textOf(r[2]), URL: textOf(r[3]),
		Language: textOf(r[5]), DuplicateOf: textOf(r[6]), Source: textOf(r[7]), Text: textOf(r[textColumn]),
	}
	if err := decode(id, textOf(r[4]), &a.Published); err != nil {
		return nil, graphmodel.Findings{}, err
	}
	var f graphmodel.Findings
	if found := textOf(r[findingsColumn]); strings.TrimSpace(found) != "" {
		if err := decode(id, found, &f); err != nil {
			return nil, f, err
		}
		if err := f.Check(a.Text); err != nil {
			return nil, f, fmt.Errorf("%w: findings of %s: %w", ErrDamaged, id, err)
		}
		f.Predicate = nil // that older versions have kept
	}
	return a, f, nil
}

// Arrangement returns the content of the project besides its articles: decisions,
// positions and settings.
func (p *Project) Arrangement(ctx context.Context) (State, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return State{}, ErrClosed
	case p.db == nil:
		s := p.state.clone()
		s.Articles, s.Findings = nil, nil
		return s, nil
	}
	s := State{Settings: map[string]string{}}
	if err := p.loadRest(ctx, &s); err != nil {
		return State{}, pathError("reading", p.path, err)
	}
	return s, nil
}

// loadRest reads all tables but that of the articles.
func (p *Project) loadRest(ctx context.Context, s *State) error {
	var places int // a map that grows leaves twice its size behind
	if err := p.db.QueryRowContext(ctx, "SELECT count(*) FROM positions").Scan(&places); err != nil {
		return fmt.Errorf("table positions: %w", err)
	}
	s.Positions = make(map[string]graphmodel.Position, places)
	for _, t := range tables[1:] {
		if err := t.each(ctx, p.db, func(scan func(...any) error) error { return s.read(t.name, scan) }); err != nil {
			return fmt.Errorf("table %s: %w", t.name, err)
		}
	}
	return nil
}
