package project

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"slices"

	"clew/graphmodel"
)

// Latest returns the number of the latest step that is not undone, or 0 when
// there is none.
func (p *Project) Latest(ctx context.Context) (int64, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return 0, ErrClosed
	case p.db == nil:
		return 0, nil
	}
	var seq sql.NullInt64
	if err := p.db.QueryRowContext(ctx, "SELECT max(seq) FROM journal WHERE undone=0").Scan(&seq); err != nil {
		return 0, pathError("reading", p.path, err)
	}
	return seq.Int64, nil
}

// MoveTo undoes and redoes steps, in one transaction, until the step with the
// given number is the latest that is not undone; 0 undoes all. It does not read
// the content: see State. graph is what that does to entities and links; nil where
// it is not known.
func (p *Project) MoveTo(ctx context.Context, seq int64, graph *graphmodel.Change) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return ErrClosed
	case p.db == nil:
		return ErrNoStep
	}
	p.stored = nil // to be read again
	if err := p.moveTo(ctx, seq, graph); err != nil {
		return pathError("changing", p.path, err)
	}
	return nil
}

func (p *Project) moveTo(ctx context.Context, seq int64, graph *graphmodel.Change) error {
	tx, err := p.begin(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after a commit
	if seq > 0 {
		var there int64
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM journal WHERE seq=?", seq).Scan(&there); err != nil {
			return err
		}
		if there == 0 {
			return ErrNoStep
		}
	}
	follows := false
	for _, way := range []struct {
		which  string
		undone int
	}{{"undone=0 AND seq>? ORDER BY seq DESC", 1}, {"undone=1 AND seq<=? ORDER BY seq", 0}} {
		for {
			_, touched, err := swapStep(ctx, tx, way.which, way.undone, seq)
			if errors.Is(err, ErrNoStep) {
				break
			} else if err != nil {
				return err
			}
			follows = follows || touched
		}
	}
	if err := keepChange(ctx, tx, graphEffect{change: graph}, follows); err != nil {
		return err
	}
	return p.commitTo(ctx, tx)
}

// Touched is what a step was about.
type Touched struct {
	Articles  []string // ids, sorted
	Entities  []string // ids of those that were moved, sorted
	Decisions []graphmodel.Decision
}

// TouchedBy tells what a step was about. The error wraps ErrNoStep when there
// is no step of this number.
func (p *Project) TouchedBy(ctx context.Context, seq int64) (Touched, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return Touched{}, ErrClosed
	case p.db == nil:
		return Touched{}, ErrNoStep
	}
	t, err := p.touchedBy(ctx, seq)
	if err != nil {
		return Touched{}, pathError("reading", p.path, err)
	}
	return t, nil
}

func (p *Project) touchedBy(ctx context.Context, seq int64) (Touched, error) {
	rows, err := p.db.QueryContext(ctx, "SELECT rows FROM journal WHERE seq>=? ORDER BY seq", seq)
	if err != nil {
		return Touched{}, err
	}
	defer rows.Close()
	var t Touched
	open := map[string]bool{} // decisions whose value a later step may hold
	for first := true; rows.Next() && (first || len(open) > 0); first = false {
		var packed []byte
		if err := rows.Scan(&packed); err != nil {
			return Touched{}, err
		}
		changes, err := decodeRows(packed)
		if err != nil {
			return Touched{}, err
		}
		for _, c := range changes {
			t.take(c, first, open)
		}
	}
	if err := rows.Err(); err != nil {
		return Touched{}, err
	}
	if err := rows.Close(); err != nil {
		return Touched{}, err
	}
	return t, p.present(ctx, &t, open)
}

// take notes one row of a step; of later steps only what a decision was before
// them.
func (t *Touched) take(c change, first bool, open map[string]bool) {
	switch {
	case c.table == "decisions" && c.other == nil:
		if first {
			open[c.key] = true // it came with this step
		}
	case c.table == "decisions" && (first || open[c.key]):
		delete(open, c.key)
		t.decision(c.other)
	case !first:
	case c.table == "articles":
		t.Articles = append(t.Articles, c.key)
	case c.table == "positions":
		t.Entities = append(t.Entities, c.key)
	}
}

func (t *Touched) decision(r row) {
	var d graphmodel.Decision
	if text, ok := r[0].(string); ok && json.Unmarshal([]byte(text), &d) == nil {
		t.Decisions = append(t.Decisions, d)
	}
}

// present adds the decisions that still stand as the step has made them.
func (p *Project) present(ctx context.Context, t *Touched, open map[string]bool) error {
	for _, key := range slices.Sorted(maps.Keys(open)) {
		var value string
		err := p.db.QueryRowContext(ctx, "SELECT value FROM decisions WHERE key=?", key).Scan(&value)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		} else if err != nil {
			return err
		}
		t.decision(row{value})
	}
	slices.Sort(t.Articles)
	slices.Sort(t.Entities)
	return nil
}

// CopyTo writes the project, with its steps, into a new file, which is one file
// and nothing beside it. It never replaces a file. The project stays open where
// it is.
func (p *Project) CopyTo(ctx context.Context, path string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return ErrClosed
	case p.db == nil:
		return pathError("copying to", path, ErrNotFound)
	}
	if err := p.copyTo(ctx, path); err != nil {
		return pathError("copying to", path, err)
	}
	return nil
}

func (p *Project) copyTo(ctx context.Context, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return ErrExists
	}
	_, err := p.db.ExecContext(ctx, "VACUUM INTO ?", path)
	if err != nil {
		_ = os.Remove(path) // what is half written
	}
	return err
}
