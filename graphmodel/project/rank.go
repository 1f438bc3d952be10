package project

import (
	"context"
	"strings"

	"clew/graphmodel/fulltext"
)

// rankedAtMost is up to how many articles that answer a question are weighed
// against each other. Of more, those that answer in the title come first, then
// the latest that the project got: words that stand everywhere say little, and
// weighing all of them takes longer than a person types.
const rankedAtMost = 1500

// ranking is a row of the index with its score.
type ranking struct {
	n     int64
	score float64
}

// ranked returns the best answers, at most limit.
func (p *Project) ranked(ctx context.Context, q fulltext.Query, limit int) ([]ranking, error) {
	var long fulltext.Query
	var short []string // the beginnings of words
	for _, t := range q {
		if t.Short(beginningLetters) {
			short = append(short, t.Words[0])
		} else {
			long = append(long, t)
		}
	}
	among := ""
	var args []any
	if len(short) > 0 {
		// The sign keeps SQLite from asking the index of words once for each of them.
		among, args = " AND +rowid IN (SELECT rowid FROM beginnings WHERE beginnings MATCH ?)", []any{startsIn(anywhere, short)}
	}
	if len(long) == 0 {
		return p.tiers(ctx, limit, append(p.exact(short), p.starting(short)...))
	}
	var count int
	err := p.db.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ?"+among+" LIMIT ?)",
		append(append([]any{long.Match()}, args...), rankedAtMost)...).Scan(&count)
	if err != nil {
		return nil, err
	}
	if count < rankedAtMost {
		return p.rows(ctx, "SELECT rowid, -bm25(words, 1.0, ?) AS score FROM words WHERE words MATCH ?"+among+" ORDER BY score DESC, rowid LIMIT ?",
			append(append([]any{float64(titleWeight), long.Match()}, args...), limit)...)
	}
	tier := func(match string) question {
		return question{"SELECT rowid, 0.0 FROM words WHERE words MATCH ?" + among + " ORDER BY rowid DESC LIMIT ?", append([]any{match}, args...)}
	}
	return p.tiers(ctx, limit, []question{tier("{title} : (" + long.Match() + ")"), tier(long.Match())})
}

// question is one of the index, without the limit.
type question struct {
	query string
	args  []any
}

// Where beginnings are asked for.
const (
	inTitle  = "0"
	anywhere = "1"
)

func startsIn(where string, beginnings []string) string {
	parts := make([]string, len(beginnings))
	for i, b := range beginnings {
		parts[i] = `"` + where + b + `"`
	}
	return strings.Join(parts, " AND ")
}

func (p *Project) starting(short []string) []question {
	var out []question
	for _, where := range []string{inTitle, anywhere} {
		out = append(out, question{
			"SELECT rowid, 0.0 FROM beginnings WHERE beginnings MATCH ? ORDER BY rowid DESC LIMIT ?", []any{startsIn(where, short)},
		})
	}
	return out
}

// exact asks for titles that have the words as they were typed.
func (p *Project) exact(short []string) []question {
	return []question{{
		"SELECT rowid, 0.0 FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?",
		[]any{`{title} : ("` + strings.Join(short, `" AND "`) + `")`},
	}}
}

// tiers asks one question after the other until there are enough answers. Those of
// an earlier one score higher.
func (p *Project) tiers(ctx context.Context, limit int, questions []question) ([]ranking, error) {
	var out []ranking
	seen := map[int64]bool{}
	for i, x := range questions {
		found, err := p.rows(ctx, x.query, append(x.args, limit)...)
		if err != nil {
			return nil, err
		}
		for _, r := range found {
			if !seen[r.n] && len(out) < limit {
				seen[r.n] = true
				r.score = float64(len(questions) - i)
				out = append(out, r)
			}
		}
		if len(out) == limit {
			break
		}
	}
	return out, nil
}

func (p *Project) rows(ctx context.Context, query string, args ...any) ([]ranking, error) {
	rows, err := p.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []ranking
	for rows.Next() {
		var r ranking
		if err := rows.Scan(&r.n, &r.score); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

// beginningsOf returns what is indexed of the beginnings of an article's words.
func beginningsOf(title, body string) string {
	var b strings.Builder
	for _, where := range []string{inTitle, anywhere} {
		text := title
		if where == anywhere {
			text += "\n" + body
		}
		for _, s := range fulltext.Beginnings(text, beginningLetters) {
			b.WriteString(where + s + " ")
		}
	}
	return b.String()
}
