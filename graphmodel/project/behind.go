package project

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"

	"clew/graphmodel"
)

// While an import goes on, articles are written before their graph is known, so
// that a program that is stopped loses little of its work. The stored graph then
// is behind: its mark ends in behindMark, which no rules do, so that a version that
// does not know of this takes the graph for out of date; and rows of the kind
// behindRow list the articles, by id, that it does not know.
const (
	behindRow  = "behind"
	behindMark = "+"
)

// graphEffect is what a transaction does to the stored graph.
type graphEffect struct {
	change *graphmodel.Change // nil where it is not known
	behind []string           // articles that come, of which the graph is to follow later
}

// Extend adds to the latest step, which must be the one with the number seq, and
// names it anew. It serves work that is written in parts and is one step in the end.
func (p *Project) Extend(ctx context.Context, seq int64, d Delta, label string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return ErrClosed
	case p.db == nil:
		return p.state.apply(d)
	}
	err := p.write(ctx, d, func(tx *sql.Tx, changes []change) error {
		var latest, undone int64
		err := tx.QueryRowContext(ctx, "SELECT seq, undone FROM journal ORDER BY seq DESC LIMIT 1").Scan(&latest, &undone)
		if err == nil && (latest != seq || undone == 1) {
			err = fmt.Errorf("%w: %d is not the latest", ErrNoStep, seq)
		}
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "UPDATE journal SET label=? WHERE seq=?", label, seq); err != nil {
			return err
		}
		return amend(ctx, tx, changes)
	})
	if err != nil {
		return pathError("saving", p.path, err)
	}
	return nil
}

// effect is what a delta does to the stored graph.
func (d *Delta) effect() graphEffect {
	e := graphEffect{change: d.Graph}
	if d.Behind {
		for _, a := range d.Articles {
			if a.Before == nil && a.After != nil {
				e.behind = append(e.behind, a.After.ID)
			}
		}
	}
	return e
}

// fallBehind notes articles that the stored graph does not know.
func fallBehind(ctx context.Context, tx *sql.Tx, articles []string) error {
	if len(articles) == 0 {
		return nil
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO graph (part, data) SELECT ?, ? FROM graph WHERE n=?", behindRow, []byte(strings.Join(articles, "\n")), markRow)
	if err == nil {
		_, err = tx.ExecContext(ctx, "UPDATE graph SET data=CAST(CAST(data AS TEXT) || ? AS BLOB) WHERE n=? AND CAST(data AS TEXT) NOT LIKE ?",
			behindMark, markRow, "%"+behindMark)
	}
	return err
}

// catchUp forgets what the stored graph did not know.
func catchUp(ctx context.Context, tx *sql.Tx) error {
	done, err := tx.ExecContext(ctx, "UPDATE graph SET data=CAST(rtrim(CAST(data AS TEXT), ?) AS BLOB) WHERE n=? AND CAST(data AS TEXT) LIKE ?",
		behindMark, markRow, "%"+behindMark)
	if err != nil {
		return err
	}
	// Most often it was not behind, and going through all rows takes longer than a step.
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return err
	}
	_, err = tx.ExecContext(ctx, "DELETE FROM graph WHERE part=?", behindRow)
	return err
}

// known leaves out the articles that the graph does not know.
func (g *graphParts) known(articles []*graphmodel.Article) []*graphmodel.Article {
	if len(g.behind) == 0 {
		return articles
	}
	return slices.DeleteFunc(slices.Clone(articles), func(a *graphmodel.Article) bool { return g.behind[a.ID] })
}

// lag notes a row of articles that the graph does not know.
func (g *graphParts) lag(data []byte) {
	if g.behind == nil {
		g.behind = map[string]bool{}
	}
	maps.Insert(g.behind, func(yield func(string, bool) bool) {
		for id := range strings.SplitSeq(string(data), "\n") {
			if !yield(id, true) {
				return
			}
		}
	})
}
