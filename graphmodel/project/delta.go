package project

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"clew/graphmodel"
)

// Delta is what a step changes in a project. Unlike a State it costs what the
// step costs, whatever the size of the project.
type Delta struct {
	Articles []graphmodel.Edit[graphmodel.Article]
	// Findings are what was found in articles, by id. Those of articles that are
	// changed and not named here stay.
	Findings  map[string]graphmodel.Findings
	Decisions []graphmodel.Edit[graphmodel.Decision]
	// Positions and Settings are put in place; nil takes one away.
	Positions map[string]*graphmodel.Position
	Settings  map[string]*string
	// Graph is what the step does to entities and links, nil where that is not
	// known: then the stored graph is out of date if it follows from the step.
	Graph *graphmodel.Change
	// Behind says that the graph is to follow later, by a change that has Graph: the
	// articles come new, and until then the stored graph is one without them (see
	// GraphBehind).
	Behind bool
}

// Write changes the content of the project by a step that can be undone, in one
// transaction, and returns the number of the step: 0 where nothing has changed.
// With an empty label the change belongs to the latest step, as with Save.
func (p *Project) Write(ctx context.Context, d Delta, label string) (seq int64, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return 0, ErrClosed
	case p.db == nil:
		return 0, p.state.apply(d)
	}
	note := func(tx *sql.Tx, changes []change) error {
		if label == "" {
			return amend(ctx, tx, changes)
		}
		seq, err = p.newStep(ctx, tx, label, changes)
		return err
	}
	if err := p.write(ctx, d, note); err != nil {
		return 0, pathError("saving", p.path, err)
	}
	return seq, nil
}

func (p *Project) write(ctx context.Context, d Delta, note noteFunc) error {
	writes, err := p.writesOf(ctx, d)
	if err == nil {
		err = p.commit(ctx, writes, d.effect(), note)
	}
	if err == nil {
		p.stored = nil // to be read again by those who save whole states
	}
	return err
}

// newStep writes a step into the journal. Steps that were undone can then no
// longer be redone.
func (p *Project) newStep(ctx context.Context, tx *sql.Tx, label string, changes []change) (int64, error) {
	if _, err := tx.ExecContext(ctx, "DELETE FROM journal WHERE undone=1"); err != nil {
		return 0, err
	}
	done, err := tx.ExecContext(ctx, "INSERT INTO journal (at, label, undone, rows) VALUES (?, ?, 0, ?)",
		p.now().UTC().Format(time.RFC3339), label, encodeRows(changes))
	if err != nil {
		return 0, err
	}
	return done.LastInsertId()
}

// writesOf lists the rows of a delta.
func (p *Project) writesOf(ctx context.Context, d Delta) ([]write, error) {
	out, err := p.articleWrites(ctx, d)
	if err != nil {
		return nil, err
	}
	for _, e := range d.Decisions {
		if e.After == nil {
			out = append(out, write{"decisions", e.Before.Key(), nil})
			continue
		}
		s, err := storedOf(State{Decisions: []graphmodel.Decision{*e.After}})
		if err != nil {
			return nil, err
		}
		for key, text := range s.decisions {
			out = append(out, write{"decisions", key, row{text}})
		}
	}
	for id, at := range d.Positions {
		switch {
		case at == nil:
			out = append(out, write{"positions", id, nil})
		case storable(*at):
			out = append(out, write{"positions", id, positionRow(*at)})
		}
	}
	for key, value := range d.Settings {
		w := write{"settings", key, nil}
		if value != nil {
			w.row = row{*value}
		}
		out = append(out, w)
	}
	sortWrites(out)
	return out, nil
}

func (p *Project) articleWrites(ctx context.Context, d Delta) ([]write, error) {
	var out []write
	seen := map[string]bool{}
	for _, e := range d.Articles {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if e.After == nil {
			seen[e.Before.ID] = true
			out = append(out, write{"articles", e.Before.ID, nil})
			continue
		}
		a := e.After
		seen[a.ID] = true
		f, known := d.Findings[a.ID]
		r, err := articleRow(a, f)
		if err == nil && !known && e.Before != nil {
			var old row
			if old, err = tables[0].get(ctx, p.db, a.ID); old != nil {
				r[findingsColumn] = old[findingsColumn]
			}
		}
		if err != nil {
			return nil, fmt.Errorf("article %s: %w", a.ID, err)
		}
		out = append(out, write{"articles", a.ID, r})
	}
	for _, id := range slices.Sorted(maps.Keys(d.Findings)) {
		if seen[id] {
			continue
		}
		old, err := tables[0].get(ctx, p.db, id)
		if err != nil {
			return nil, fmt.Errorf("article %s: %w", id, err)
		}
		if old == nil {
			continue // it has gone meanwhile
		}
		if old[findingsColumn], err = findingsText(d.Findings[id]); err != nil {
			return nil, fmt.Errorf("article %s: %w", id, err)
		}
		out = append(out, write{"articles", id, old})
	}
	return out, nil
}

// asker is a database or a transaction.
type asker interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

var errInMemory = errors.New("a project in memory keeps no steps")

// apply changes a state that is in memory only.
func (s *State) apply(Delta) error { return errInMemory }
