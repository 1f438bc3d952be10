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

// frequentBeginning is in how many articles the first letters of words stand from
// which on they are looked for in the articles that the other words give, one by
// one, rather than brought together with these: SQLite would list all of the former.
const frequentBeginning = 2000

// triedAtMost is how many of these articles are looked at.
const triedAtMost = 400

// ranking is a row of the index with its score.
type ranking struct {
	n     int64
	score float64
}

// answers are those to a question that were found so far, the best first.
type answers struct {
	p     *Project
	q     fulltext.Query
	limit int
	hits  []Hit
	seen  map[int64]bool
}

// find finds the best answers.
func (a *answers) find(ctx context.Context) error {
	var long fulltext.Query
	var short []string // the beginnings of words
	for _, t := range a.q {
		if t.Short(beginningLetters) {
			short = append(short, t.Words[0])
		} else {
			long = append(long, t)
		}
	}
	switch {
	case len(long) == 0:
		return a.tiers(ctx, a.limit, false, append(exact(short), starting(short)...))
	case len(short) == 0:
		return a.words(ctx, long, nil)
	}
	frequent, err := a.p.atLeast(ctx, "SELECT 1 FROM beginnings WHERE beginnings MATCH ?", frequentBeginning, startsIn(anywhere, short))
	if err != nil {
		return err
	}
	if frequent {
		if done, err := a.tried(ctx, long); err != nil || done {
			return err
		}
		a.hits, a.seen = nil, nil
	}
	return a.words(ctx, long, short)
}

// words finds the answers that have the words of long and beginnings of short.
func (a *answers) words(ctx context.Context, long fulltext.Query, short []string) error {
	among := ""
	var args []any
	if len(short) > 0 {
		// The sign keeps SQLite from asking the index of words once for each of them.
		among, args = " AND +rowid IN (SELECT rowid FROM beginnings WHERE beginnings MATCH ?)", []any{startsIn(anywhere, short)}
	}
	frequent, err := a.p.atLeast(ctx, "SELECT 1 FROM words WHERE words MATCH ?"+among, rankedAtMost, append([]any{long.Match()}, args...)...)
	if err != nil {
		return err
	}
	if !frequent {
		return a.take(ctx, false, question{byScore(among), append([]any{float64(titleWeight), long.Match()}, args...)}, a.limit, 0)
	}
	return a.tiers(ctx, a.limit, false, inTiers(long, among, args))
}

// tried finds answers that have the words of long, and looks into each for the other
// words of the question. done is false where there may be more than those that were
// looked at, and these are too few.
func (a *answers) tried(ctx context.Context, long fulltext.Query) (done bool, err error) {
	frequent, err := a.p.atLeast(ctx, "SELECT 1 FROM words WHERE words MATCH ?", rankedAtMost, long.Match())
	if err != nil {
		return false, err
	}
	questions := inTiers(long, "", nil)
	if !frequent {
		questions = []question{{byScore(""), []any{float64(titleWeight), long.Match()}}}
		err = a.take(ctx, true, questions[0], triedAtMost, 0)
	} else {
		err = a.tiers(ctx, triedAtMost, true, questions)
	}
	return len(a.hits) == a.limit || len(a.seen) < triedAtMost, err
}

func byScore(among string) string {
	return "SELECT rowid, -bm25(words, 1.0, ?) AS score FROM words WHERE words MATCH ?" + among + " ORDER BY score DESC, rowid LIMIT ?"
}

// inTiers asks for articles that have the words in the title, then for all.
func inTiers(long fulltext.Query, among string, args []any) []question {
	tier := func(match string) question {
		return question{"SELECT rowid, 0.0 FROM words WHERE words MATCH ?" + among + " ORDER BY rowid DESC LIMIT ?", append([]any{match}, args...)}
	}
	return []question{tier("{title} : (" + long.Match() + ")"), tier(long.Match())}
}

// atLeast reports whether a query has n rows or more.
func (p *Project) atLeast(ctx context.Context, query string, n int, args ...any) (bool, error) {
	var count int
	err := p.db.QueryRowContext(ctx, "SELECT count(*) FROM ("+query+" LIMIT ?)", append(args, n)...).Scan(&count)
	return count >= n, err
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

func starting(short []string) []question {
	var out []question
	for _, where := range []string{inTitle, anywhere} {
		out = append(out, question{
			"SELECT rowid, 0.0 FROM beginnings WHERE beginnings MATCH ? ORDER BY rowid DESC LIMIT ?", []any{startsIn(where, short)},
		})
	}
	return out
}

// exact asks for titles that have the words as they were typed.
func exact(short []string) []question {
	return []question{{
		"SELECT rowid, 0.0 FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?",
		[]any{`{title} : ("` + strings.Join(short, `" AND "`) + `")`},
	}}
}

// tiers asks one question after the other, each for so many rows at most, until there
// are enough answers. Those of an earlier one score higher.
func (a *answers) tiers(ctx context.Context, atMost int, check bool, questions []question) error {
	for i, x := range questions {
		if err := a.take(ctx, check, x, atMost, float64(len(questions)-i)); err != nil || len(a.hits) == a.limit {
			return err
		}
	}
	return nil
}

// take adds the answers of a question, of which at most so many rows are looked at.
// With check, each article is asked whether all words stand in it. score is that of
// rows that have none of their own.
func (a *answers) take(ctx context.Context, check bool, x question, atMost int, score float64) error {
	found, err := a.p.rows(ctx, x.query, append(x.args, atMost)...)
	if err != nil {
		return err
	}
	if a.seen == nil {
		a.seen = map[int64]bool{}
	}
	for _, r := range found {
		if len(a.hits) == a.limit {
			return nil
		}
		if a.seen[r.n] {
			continue
		}
		a.seen[r.n] = true
		h, all, err := a.p.hit(ctx, a.q, r.n)
		if err != nil {
			return err
		}
		if h.Article == "" || check && !all {
			continue
		}
		h.Score = r.score + score
		a.hits = append(a.hits, h)
	}
	return nil
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
