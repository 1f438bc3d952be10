package project

import (
	"bytes"
	"compress/flate"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
)

// ErrNoStep tells that there is nothing to undo, or to redo.
var ErrNoStep = errors.New("there is no such step")

// Step is one action of a person that the project remembers.
type Step struct {
	Seq    int64
	At     time.Time
	Label  string // what was done, such as "Rename Bob to Robert"
	Undone bool
	// Touched counts the rows that the step has changed, by table: articles,
	// decisions, positions, settings.
	Touched map[string]int
}

// change is the other side of one row that a step has changed; nil where there
// is none.
type change struct {
	table, key string
	other      row
}

// Record makes s the content of the project, as one step that can be undone.
// Steps that were undone before can then no longer be redone. A step that
// changes nothing is not recorded.
func (p *Project) Record(ctx context.Context, s State, label string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return ErrClosed
	}
	if p.db == nil {
		p.state = s.clone()
		return nil
	}
	err := p.save(ctx, s, nil, func(tx *sql.Tx, changes []change) error {
		_, err := p.newStep(ctx, tx, label, changes)
		return err
	})
	if err != nil {
		return pathError("saving", p.path, err)
	}
	return nil
}

// amend adds changes that follow from the latest step, such as the new places of
// nodes after an import, to that step. Without a step, or where one was undone,
// they are not remembered.
func amend(ctx context.Context, tx *sql.Tx, changes []change) error {
	var seq int64
	var undone int
	var old []byte
	err := tx.QueryRowContext(ctx, "SELECT seq, undone, rows FROM journal ORDER BY seq DESC LIMIT 1").Scan(&seq, &undone, &old)
	if errors.Is(err, sql.ErrNoRows) || err == nil && undone == 1 {
		return nil
	} else if err != nil {
		return err
	}
	all, err := decodeRows(old)
	if err != nil {
		return err
	}
	known := make(map[[2]string]bool, len(all))
	for _, c := range all {
		known[[2]string{c.table, c.key}] = true
	}
	for _, c := range changes {
		if !known[[2]string{c.table, c.key}] {
			all = append(all, c)
		}
	}
	_, err = tx.ExecContext(ctx, "UPDATE journal SET rows=? WHERE seq=?", encodeRows(all), seq)
	return err
}

// Undo takes back the latest step that is not undone and returns it, with the
// content of the project after that. The error wraps ErrNoStep when there is
// none.
func (p *Project) Undo(ctx context.Context) (Step, State, error) {
	return p.shift(ctx, "undone=0 ORDER BY seq DESC", 1)
}

// Redo does the earliest undone step again.
func (p *Project) Redo(ctx context.Context) (Step, State, error) {
	return p.shift(ctx, "undone=1 ORDER BY seq", 0)
}

func (p *Project) shift(ctx context.Context, which string, undone int) (Step, State, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return Step{}, State{}, ErrClosed
	case p.db == nil:
		return Step{}, State{}, ErrNoStep
	}
	step, err := p.swap(ctx, which, undone)
	if err != nil {
		return Step{}, State{}, pathError("changing", p.path, err)
	}
	s, err := p.load(ctx, true)
	if err != nil {
		return Step{}, State{}, pathError("reading", p.path, err)
	}
	return step, s, nil
}

// swap exchanges the rows of a step for those of the tables.
func (p *Project) swap(ctx context.Context, which string, undone int) (Step, error) {
	tx, err := p.begin(ctx)
	if err != nil {
		return Step{}, err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after a commit
	step, follows, err := swapStep(ctx, tx, which, undone)
	if err == nil {
		err = keepChange(ctx, tx, graphEffect{}, follows)
	}
	if err != nil {
		return Step{}, err
	}
	return step, p.commitTo(ctx, tx)
}

// swapStep is swap inside a transaction; args belong to the condition which.
// graph tells whether the graph follows from a row that was exchanged.
func swapStep(ctx context.Context, tx *sql.Tx, which string, undone int, args ...any) (step Step, graph bool, err error) {
	var at string
	var rows []byte
	step.Undone = undone == 1
	err = tx.QueryRowContext(ctx, "SELECT seq, at, label, rows FROM journal WHERE "+which+" LIMIT 1", args...).
		Scan(&step.Seq, &at, &step.Label, &rows)
	if errors.Is(err, sql.ErrNoRows) {
		return Step{}, false, ErrNoStep
	} else if err != nil {
		return Step{}, false, err
	}
	changes, err := step.fill(at, rows)
	if err != nil {
		return Step{}, false, err
	}
	for i, c := range changes {
		now, err := exchange(ctx, tx, c)
		if err != nil {
			return Step{}, false, err
		}
		changes[i].other = now
	}
	_, err = tx.ExecContext(ctx, "UPDATE journal SET undone=?, rows=? WHERE seq=?", undone, encodeRows(changes), step.Seq)
	return step, touchesGraph(changes), err
}

// fill sets the time and counts of a step and returns its rows.
func (s *Step) fill(at string, rows []byte) ([]change, error) {
	changes, err := decodeRows(rows)
	if err != nil {
		return nil, err
	}
	if s.At, err = time.Parse(time.RFC3339, at); err != nil {
		return nil, fmt.Errorf("%w: the time of step %d: %w", ErrDamaged, s.Seq, err)
	}
	s.Touched = map[string]int{}
	for _, c := range changes {
		s.Touched[c.table]++
	}
	return changes, nil
}

// exchange puts a row in place and returns the one that was there.
func exchange(ctx context.Context, tx *sql.Tx, c change) (row, error) {
	t, _ := tableNamed(c.table) // decodeRows lets no other through
	before, err := t.get(ctx, tx, c.key)
	if err != nil {
		return nil, err
	}
	if c.other == nil {
		return before, t.delete(ctx, tx, c.key)
	}
	return before, t.put(ctx, tx, c.key, c.other)
}

// History returns all steps, the earliest first.
func (p *Project) History(ctx context.Context) ([]Step, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return nil, ErrClosed
	case p.db == nil:
		return nil, nil
	}
	steps, err := p.history(ctx)
	if err != nil {
		return nil, pathError("reading", p.path, err)
	}
	return steps, nil
}

func (p *Project) history(ctx context.Context) ([]Step, error) {
	if old, err := p.before(ctx, journalVersion); err != nil || old {
		return nil, err // an old file that is only read
	}
	rows, err := p.db.QueryContext(ctx, "SELECT seq, at, label, undone, rows FROM journal ORDER BY seq")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var steps []Step
	for rows.Next() {
		var s Step
		var at string
		var content []byte
		if err := rows.Scan(&s.Seq, &at, &s.Label, &s.Undone, &content); err != nil {
			return nil, err
		}
		if _, err := s.fill(at, content); err != nil {
			return nil, err
		}
		steps = append(steps, s)
	}
	return steps, rows.Err()
}

// Compact gives back the space that deleted content leaves in the file. With
// forget, it drops the journal first: nothing can be undone any more.
func (p *Project) Compact(ctx context.Context, forget bool) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return ErrClosed
	case p.db == nil:
		return nil
	}
	defer p.wrote(ctx)
	if forget {
		if _, err := p.db.ExecContext(ctx, "DELETE FROM journal"); err != nil {
			return pathError("compacting", p.path, err)
		}
	}
	for _, index := range []string{"words", "beginnings"} {
		if _, err := p.db.ExecContext(ctx, "INSERT INTO "+index+"("+index+") VALUES ('optimize')"); err != nil {
			return pathError("compacting", p.path, err)
		}
	}
	if _, err := p.db.ExecContext(ctx, "VACUUM"); err != nil {
		return pathError("compacting", p.path, err)
	}
	return nil
}

// deflaters are used again: making one costs more than most steps.
var deflaters = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(io.Discard, flate.DefaultCompression) // the level is a valid one
	return w
}}

// encodeRows packs the rows of a step: JSON arrays of table, key and values,
// compressed.
func encodeRows(changes []change) []byte {
	list := make([][]any, len(changes))
	for i, c := range changes {
		list[i] = append([]any{c.table, c.key}, c.other...)
	}
	var packed bytes.Buffer
	w, _ := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	w.Reset(&packed)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	_ = e.Encode(list) // strings and finite numbers into memory
	_ = w.Close()
	return packed.Bytes()
}

// maxRows bounds what a damaged journal can unpack to.
const maxRows = 4 << 30

func decodeRows(packed []byte) ([]change, error) {
	d := json.NewDecoder(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), maxRows))
	var list [][]any
	if err := d.Decode(&list); err != nil {
		return nil, fmt.Errorf("%w: the journal: %w", ErrDamaged, err)
	}
	changes := make([]change, len(list))
	for i, values := range list {
		if err := changes[i].set(values); err != nil {
			return nil, err
		}
	}
	return changes, nil
}

func (c *change) set(values []any) error {
	damaged := fmt.Errorf("%w: the journal holds a row of another shape", ErrDamaged)
	if len(values) < 2 {
		return damaged
	}
	var okTable, okKey bool
	c.table, okTable = values[0].(string)
	c.key, okKey = values[1].(string)
	t, known := tableNamed(c.table)
	if !okTable || !okKey || !known {
		return damaged
	}
	if values = values[2:]; len(values) == 0 {
		return nil
	}
	if len(values) != len(t.columns)-1 {
		return damaged
	}
	for i, v := range values {
		number, isNumber := v.(float64)
		switch {
		case isNumber && t.columns[i+1] == "pinned":
			v = int64(number)
		case !isNumber && !isText(v):
			return damaged
		}
		c.other = append(c.other, v)
	}
	return nil
}

func isText(v any) bool {
	_, ok := v.(string)
	return ok
}

func (t table) get(ctx context.Context, tx asker, key string) (row, error) {
	r := make(row, len(t.columns)-1)
	into := make([]any, len(r))
	for i := range r {
		into[i] = &r[i]
	}
	err := tx.QueryRowContext(ctx, fmt.Sprintf("SELECT %s FROM %s WHERE %s=?", strings.Join(t.columns[1:], ","), t.name, t.columns[0]), key).Scan(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return r, errors.Join(err, t.unpackRow(key, r))
}

func (t table) delete(ctx context.Context, tx *sql.Tx, key string) error {
	_, err := tx.ExecContext(ctx, fmt.Sprintf("DELETE FROM %s WHERE %s=?", t.name, t.columns[0]), key)
	if err == nil && t.name == "articles" {
		err = reindex(ctx, tx, key, nil)
	}
	return err
}

func (t table) put(ctx context.Context, tx *sql.Tx, key string, r row) error {
	err := t.insert(ctx, tx, key, r)
	if err == nil && t.name == "articles" {
		err = reindex(ctx, tx, key, r)
	}
	return err
}

// insert puts a row in place without indexing its words.
func (t table) insert(ctx context.Context, tx *sql.Tx, key string, r row) error {
	places := strings.TrimSuffix(strings.Repeat("?,", len(t.columns)), ",")
	_, err := tx.ExecContext(ctx, fmt.Sprintf("INSERT OR REPLACE INTO %s (%s) VALUES (%s)", t.name, strings.Join(t.columns, ","), places),
		append(row{key}, t.kept(key, r)...)...)
	return err
}
