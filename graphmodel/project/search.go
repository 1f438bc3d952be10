package project

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"clew/graphmodel"
	"clew/graphmodel/fulltext"
)

// searching is the index of the articles' words. It holds no texts, only where
// words stand: what an answer quotes is read from the article. The words are cut
// and folded by package fulltext.
const searching = `
CREATE TABLE indexed (
	n  INTEGER PRIMARY KEY,     -- rowid in words
	id TEXT NOT NULL UNIQUE     -- of the article
) STRICT;

` + words

// words has the texts in its first column, of which the index says nothing more:
// two bytes less for each word of each article.
const words = `
CREATE VIRTUAL TABLE words USING fts5(body, title, content='', contentless_delete=1,
	tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");
`

// beginning is the index of what words begin with, for the first letters that a
// person types: without it, those of every word that begins so would have to be
// brought together. Each beginning of a word is a word of it, behind a digit that
// says where: 0 in the title, 1 anywhere. It holds articles only, no places.
const beginning = `
CREATE VIRTUAL TABLE beginnings USING fts5(words, content='', contentless_delete=1, detail=none,
	tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");
`

// beginningLetters is up to how many letters the beginnings of words are indexed.
const beginningLetters = 3

// searchVersion is the version that brought the index of words.
const searchVersion = 4

// Hit is an article that answers a question.
type Hit struct {
	Article string // id
	Title   string
	// Score is higher for better answers; the title counts more than the text.
	Score float64
	// Passage is the part of the text that answers best, Text[Start:End], with the
	// places of the words in it. It is empty where only the title answers.
	Quote   string
	Passage fulltext.Passage
}

// titleWeight is how much more a word in the title counts than one in the text.
const titleWeight = 8

// Search returns the articles in which all words of a question stand, the best
// first, at most limit. See fulltext.ParseQuery for what can be asked.
func (p *Project) Search(ctx context.Context, question string, limit int) ([]Hit, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	q := fulltext.ParseQuery(question)
	switch {
	case p.closed:
		return nil, ErrClosed
	case len(q) == 0 || limit <= 0:
		return nil, nil
	case p.db == nil:
		return SearchIn(ctx, p.state.Articles, q, limit)
	}
	hits, err := p.search(ctx, q, limit)
	if err != nil {
		return nil, pathError("searching", p.path, err)
	}
	return hits, nil
}

func (p *Project) search(ctx context.Context, q fulltext.Query, limit int) ([]Hit, error) {
	if old, err := p.before(ctx, packedVersion); err != nil {
		return nil, err
	} else if old {
		s, err := p.load(ctx, false) // an old file that is only read
		if err != nil {
			return nil, err
		}
		return SearchIn(ctx, s.Articles, q, limit)
	}
	a := &answers{p: p, q: q, limit: limit}
	if err := a.find(ctx); err != nil {
		return nil, err
	}
	return a.hits, nil
}

// hit is the answer of the article with a number in the index; all says that all
// words of the question stand in it. It is false where the article is gone.
func (p *Project) hit(ctx context.Context, q fulltext.Query, n int64) (h Hit, all bool, err error) {
	var packed any
	err = p.db.QueryRowContext(ctx, "SELECT a.id, a.title, a.text FROM indexed i JOIN articles a ON a.id=i.id WHERE i.n=?", n).
		Scan(&h.Article, &h.Title, &packed)
	if errors.Is(err, sql.ErrNoRows) {
		return h, false, nil
	} else if err != nil {
		return h, false, err
	}
	body, err := unpack(packed)
	if err != nil {
		return h, false, err
	}
	h.Passage, all = q.Find(body)
	h.Quote = body[h.Passage.Start:h.Passage.End]
	if !all {
		_, all = q.Find(h.Title + "\n" + body)
	}
	return h, all, nil
}

func (h *Hit) quote(q fulltext.Query, body string) {
	h.Passage, _ = q.Find(body)
	h.Quote = body[h.Passage.Start:h.Passage.End]
}

// SearchIn is Search among articles for which there is no index: those of a
// project in memory, and of old files that are only read. It goes through all
// texts, on all processors.
func SearchIn(ctx context.Context, articles []*graphmodel.Article, q fulltext.Query, limit int) ([]Hit, error) {
	found := make([]*Hit, len(articles))
	parallel(len(articles), func(i int) {
		if ctx.Err() == nil {
			found[i] = hitIn(articles[i], q)
		}
	})
	if err := ctx.Err(); err != nil || len(q) == 0 {
		return nil, err
	}
	var hits []Hit
	for _, h := range found {
		if h != nil {
			hits = append(hits, *h)
		}
	}
	slices.SortStableFunc(hits, func(a, b Hit) int { return cmp.Compare(b.Score, a.Score) })
	return hits[:min(max(limit, 0), len(hits))], nil
}

// hitIn returns what an article answers, nil where not all words stand in it.
func hitIn(a *graphmodel.Article, q fulltext.Query) *Hit {
	if _, all := q.Find(a.Title + "\n" + a.Text); !all {
		return nil
	}
	h := &Hit{Article: a.ID, Title: a.Title}
	if title, _ := q.Find(a.Title); len(title.Marks) > 0 {
		h.Score = titleWeight * float64(len(title.Marks))
	}
	h.quote(q, a.Text)
	h.Score += float64(len(h.Passage.Marks))
	return h
}

// reindex brings the index up to date with a row of articles, in the same
// transaction; r is nil where the article goes. An article whose words are the
// same stays as it is indexed.
func reindex(ctx context.Context, tx *sql.Tx, id string, r row) error {
	var n int64
	err := tx.QueryRowContext(ctx, "SELECT n FROM indexed WHERE id=?", id).Scan(&n)
	known := err == nil
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if known {
		for _, index := range []string{"words", "beginnings"} {
			if _, err := tx.ExecContext(ctx, "DELETE FROM "+index+" WHERE rowid=?", n); err != nil {
				return err
			}
		}
	}
	if r == nil {
		_, err := tx.ExecContext(ctx, "DELETE FROM indexed WHERE id=?", id)
		return err
	}
	if !known {
		done, err := tx.ExecContext(ctx, "INSERT INTO indexed (id) VALUES (?)", id)
		if err != nil {
			return err
		}
		if n, err = done.LastInsertId(); err != nil {
			return err
		}
	}
	title, _ := r[0].(string)
	body, _ := r[textColumn].(string)
	_, err = tx.ExecContext(ctx, "INSERT INTO words (rowid, body, title) VALUES (?, ?, ?)", n, fulltext.Words(body), fulltext.Words(title))
	if err == nil {
		_, err = tx.ExecContext(ctx, "INSERT INTO beginnings (rowid, words) VALUES (?, ?)", n, beginningsOf(title, body))
	}
	return err
}

// indexAll indexes the articles of a project that had no index.
func indexAll(ctx context.Context, tx *sql.Tx) error {
	return eachArticle(ctx, tx, func(id string, r row) error {
		if err := reindex(ctx, tx, id, r); err != nil {
			return fmt.Errorf("indexing %s: %w", id, err)
		}
		return nil
	})
}

func idsOf(ctx context.Context, tx *sql.Tx, table string) ([]string, error) {
	rows, err := tx.QueryContext(ctx, "SELECT id FROM "+table+" ORDER BY id")
	if err != nil {
		return nil, err
	}
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		ids = append(ids, id)
	}
	return ids, errors.Join(rows.Err(), rows.Close())
}

// checkIndex compares the index with the articles.
func (p *Project) checkIndex(ctx context.Context) error {
	if old, err := p.before(ctx, searchVersion); err != nil || old {
		return err
	}
	more := " + (SELECT count(*) FROM indexed WHERE n NOT IN (SELECT rowid FROM beginnings))"
	if old, err := p.before(ctx, packedVersion); err != nil || old {
		more = ""
	}
	var wrong int
	err := p.db.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM articles WHERE id NOT IN (SELECT id FROM indexed)) +
		(SELECT count(*) FROM indexed WHERE id NOT IN (SELECT id FROM articles)) +
		(SELECT count(*) FROM indexed WHERE n NOT IN (SELECT rowid FROM words))`+more).Scan(&wrong)
	if err == nil && wrong > 0 {
		err = fmt.Errorf("%w: the index of words misses %d articles", ErrDamaged, wrong)
	}
	return err
}
