package project

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"clew/graphmodel"
)

// keptArticle is a row of the articles before it is unpacked.
type keptArticle struct {
	article   graphmodel.Article
	published string
	text      any
	findings  any // nil where they are not wanted
}

// scan reads a row, of which the text, and what was found, is put where the rows of
// its batch are.
func (k *keptArticle) scan(scan func(...any) error, findings bool, at *arena) error {
	a := &k.article
	into := []any{&a.ID, &a.Title, &a.Author, &a.Publisher, &a.URL, &k.published, &a.Language, &a.DuplicateOf, &a.Source, &kept{&k.text, at}}
	if findings {
		into = append(into, &kept{&k.findings, at})
	}
	return scan(into...)
}

// arena holds packed texts, one behind the other, until they are unpacked. It is
// used again: with a piece of memory for each text, opening a project would leave
// as many bytes behind as it has packed.
type arena struct{ room []byte }

var arenas = sync.Pool{New: func() any { return &arena{make([]byte, 0, batch*4096)} }}

// kept is where a packed text is read to: in an arena if there is one.
type kept struct {
	into *any
	at   *arena
}

// Scan implements sql.Scanner.
func (k *kept) Scan(value any) error {
	b, ok := value.([]byte)
	switch {
	case !ok:
		*k.into = value
	case k.at == nil:
		*k.into = slices.Clone(b)
	default:
		// Where it has to grow, what was read before keeps the old memory.
		n := len(k.at.room)
		k.at.room = append(k.at.room, b...)
		*k.into = k.at.room[n:len(k.at.room):len(k.at.room)]
	}
	return nil
}

// read unpacks an article, with what was found in it.
func (k *keptArticle) read() (f graphmodel.Findings, err error) {
	a := &k.article
	if err := decode(a.ID, k.published, &a.Published); err != nil {
		return f, err
	}
	if a.Text, err = unpack(k.text); err != nil {
		return f, fmt.Errorf("%s: %w", a.ID, err)
	}
	if k.findings == nil {
		return f, nil
	}
	return readFindings(a, k.findings)
}

func readFindings(a *graphmodel.Article, kept any) (f graphmodel.Findings, err error) {
	if b, ok := kept.([]byte); ok && len(b) > 0 && b[0] == packedFound {
		if f, err = decodeFindings(a.ID, a.Text, b); err != nil {
			return f, err
		}
		if err := f.Check(a.Text); err != nil {
			return f, fmt.Errorf("%w: findings of %s: %w", ErrDamaged, a.ID, err)
		}
		return f, nil
	}
	text, err := unpack(kept)
	if err != nil {
		return f, fmt.Errorf("%s: %w", a.ID, err)
	}
	if text == "" {
		return f, nil
	}
	if err := decode(a.ID, text, &f); err != nil {
		return f, err
	}
	if err := f.Check(a.Text); err != nil {
		return f, fmt.Errorf("%w: findings of %s: %w", ErrDamaged, a.ID, err)
	}
	f.Predicate = nil // that older versions have kept
	return f, nil
}

// batch is how many articles are unpacked at a time.
const batch = 256

// loadArticles reads the articles into a state, in the order of their ids. They
// are unpacked on all processors while the next ones are read.
func (p *Project) loadArticles(ctx context.Context, s *State, findings bool) error {
	columns := "id, title, author, publisher, url, published, language, duplicate_of, source, text"
	if findings {
		columns += ", findings"
	}
	rows, err := p.db.QueryContext(ctx, "SELECT "+columns+" FROM articles")
	if err != nil {
		return err
	}
	defer rows.Close()
	var batches []*unpacking
	var wg sync.WaitGroup
	defer wg.Wait()
	add := func() *unpacking {
		at, _ := arenas.Get().(*arena)
		u := &unpacking{list: make([]keptArticle, 0, batch), at: at}
		batches = append(batches, u)
		return u
	}
	u := add()
	for rows.Next() {
		if len(u.list) == batch {
			wg.Go(u.run)
			u = add()
		}
		u.list = append(u.list, keptArticle{})
		if err := u.list[len(u.list)-1].scan(rows.Scan, findings, u.at); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	wg.Go(u.run)
	wg.Wait()
	s.Articles = slices.Grow(s.Articles, (len(batches)-1)*batch+len(u.list))
	for _, u := range batches {
		if u.err != nil {
			return u.err
		}
		s.take(u)
	}
	slices.SortFunc(s.Articles, func(a, b *graphmodel.Article) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(s.Findings, func(a, b graphmodel.Findings) int { return cmp.Compare(a.ArticleID, b.ArticleID) })
	return nil
}

// unpacking are articles that are being unpacked.
type unpacking struct {
	list  []keptArticle
	at    *arena // what the packed texts are in
	found []graphmodel.Findings
	err   error
}

func (u *unpacking) run() {
	defer func() {
		u.at.room = u.at.room[:0]
		arenas.Put(u.at)
		u.at = nil
	}()
	u.found = make([]graphmodel.Findings, len(u.list))
	for i := range u.list {
		k := &u.list[i]
		if u.found[i], u.err = k.read(); u.err != nil {
			return
		}
		k.text, k.findings = nil, nil
	}
}

// take adds articles to the state.
func (s *State) take(u *unpacking) {
	articles := make([]graphmodel.Article, len(u.list))
	for i := range u.list {
		articles[i] = u.list[i].article
		s.Articles = append(s.Articles, &articles[i])
		if u.found[i].ArticleID != "" {
			s.Findings = append(s.Findings, u.found[i])
		}
	}
}

// parallel calls f for 0…n-1 on all processors.
func parallel(n int, f func(int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := w; i < n; i += workers {
				f(i)
			}
		})
	}
	wg.Wait()
}

// Content returns the content of the project without what was found in the
// articles, which a graph that is stored does not need (see Graph and Findings).
// It must not be given to Save or Record.
func (p *Project) Content(ctx context.Context) (State, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return State{}, ErrClosed
	}
	return p.content(ctx)
}

func (p *Project) content(ctx context.Context) (State, error) {
	if p.db == nil {
		s := p.state.clone()
		s.Findings = nil
		return s, nil
	}
	stored := p.stored
	s, err := p.load(ctx, false)
	p.stored = stored // reading changes nothing
	if err != nil {
		return State{}, pathError("reading", p.path, err)
	}
	return s, nil
}

// Findings returns what was found in articles, sorted by their ids; in all that
// the project has where articles is nil. Articles without findings are left out.
func (p *Project) Findings(ctx context.Context, articles []*graphmodel.Article) ([]graphmodel.Findings, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return nil, ErrClosed
	case p.db == nil:
		return slices.Clone(p.state.Findings), nil
	}
	found, err := p.findings(ctx, articles)
	if err != nil {
		return nil, pathError("reading", p.path, err)
	}
	return found, nil
}

// askedAtOnce is how many articles are asked for by their ids.
const askedAtOnce = 2000

func (p *Project) findings(ctx context.Context, articles []*graphmodel.Article) ([]graphmodel.Findings, error) {
	if articles == nil {
		stored := p.stored
		s, err := p.load(ctx, true)
		p.stored = stored
		return s.Findings, err
	}
	byID := make(map[string]*graphmodel.Article, len(articles))
	for _, a := range articles {
		byID[a.ID] = a
	}
	var of []*graphmodel.Article
	var kept []any
	query, args := "SELECT id, findings FROM articles", []any(nil)
	if len(articles) <= askedAtOnce {
		// Few are asked for one by one.
		query += " WHERE id IN (" + strings.TrimSuffix(strings.Repeat("?,", len(articles)), ",") + ")"
		for _, a := range articles {
			args = append(args, a.ID)
		}
	}
	rows, err := p.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var packed any
		if err := rows.Scan(&id, &packed); err != nil {
			return nil, err
		}
		if a := byID[id]; a != nil {
			of, kept = append(of, a), append(kept, packed)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	found, errs := make([]graphmodel.Findings, len(of)), make([]error, len(of))
	parallel(len(of), func(i int) { found[i], errs[i] = readFindings(of[i], kept[i]); kept[i] = nil })
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	found = slices.DeleteFunc(found, func(f graphmodel.Findings) bool { return f.ArticleID == "" })
	slices.SortFunc(found, func(a, b graphmodel.Findings) int { return cmp.Compare(a.ArticleID, b.ArticleID) })
	return found, nil
}
