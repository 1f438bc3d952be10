package importers

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"

	"clew/graphmodel"
	"clew/importers/format"
	"clew/importers/page"
)

// Bounds on what one source may unpack to, all levels together.
const (
	maxParts    = 100_000
	maxUnpacked = 8 << 30
	maxNesting  = 6
	// Beyond minBomb bytes a source may unpack to maxRatio times its size.
	minBomb  = 100 << 20
	maxRatio = 200
	// maxArticles and maxTexts bound the articles of one source and their bytes.
	maxArticles = 100_000
	maxTexts    = 128 << 20
	// maxIssues is how many lines one source may have in the report.
	maxIssues = 2000
	// maxHeld is how many bytes of parts within each other are in memory at once.
	maxHeld = 96 << 20
	// heavySize is from how many bytes on sources are read one at a time.
	heavySize = 4 << 20
)

// heavy is the right to read large sources, which one of several workers has.
type heavy chan struct{}

// budget is what is left of the bounds, for a source and all within it.
type budget struct {
	parts, bytes int64
	size         int64 // of the outermost source
	held         int64 // by the parts that are read now
	articles     int
	text         int64 // bytes of the articles
	full         bool  // the person was told that articles are left out
	seen         map[string]*graphmodel.Article
	issues       int
	heavy        heavy
	has          bool      // the right to read large sources
	read         func(int) // told of bytes that are read of the outermost source, or nil
}

// take waits for the right to read a source of that size. The source keeps it
// until it is read as a whole, so that no two wait for each other.
func (b *budget) take(ctx context.Context, size int64) error {
	if size < heavySize || b.has {
		return nil
	}
	select {
	case b.heavy <- struct{}{}:
		b.has = true
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

func (b *budget) release() {
	if b.has {
		<-b.heavy
		b.has = false
	}
}

// collector takes what the readers find in one source and in the sources
// within it.
type collector struct {
	ctx      context.Context
	registry *Registry
	name     string // of the source that is read now
	depth    int
	known    page.Page // what the container says about it
	sure     bool      // known outranks what the source itself says
	budget   *budget
	results  []Result
	issues   []Issue
	graphs   []format.Graph
}

// read recognizes a source and reads it.
func (c *collector) read(s Source) error {
	in, done, err := s.input(c.ctx)
	if err != nil {
		return err
	}
	defer done()
	if in.Size == 0 {
		return ErrEmpty
	}
	if err := c.budget.take(c.ctx, in.Size); err != nil {
		return err
	}
	if c.depth == 0 {
		c.budget.size = in.Size
	}
	sn, err := sniff(in)
	if err != nil {
		return err
	}
	f, err := c.registry.Find(sn)
	if err != nil {
		return err
	}
	if c.depth == 0 && f.Container && c.budget.read != nil {
		in.Content = countedReader{in.Content, c.budget.read}
	}
	return safely(func() error { return f.Read(c.ctx, in, c) })
}

// safely keeps a mistake in a library from costing more than one source.
func safely(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", ErrTooComplex, p)
		}
	}()
	return f()
}

// Article implements format.Output.
func (c *collector) Article(p page.Page) {
	b := c.budget
	b.articles++
	b.text += int64(len(p.Text))
	switch {
	case len(p.Text) > page.MaxText:
		c.skip(c.name, ErrTooLong)
		return
	case b.articles > maxArticles || b.text > maxTexts:
		if !b.full {
			b.full = true
			c.skip(c.name, ErrTooMany)
		}
		return
	}
	if c.sure {
		p.Title = cmp.Or(c.known.Title, p.Title)
		p.Author = cmp.Or(c.known.Author, p.Author)
		if c.known.Published.Known() {
			p.Published = c.known.Published
		}
	}
	fill(&p, c.known)
	c.results = append(c.results, b.once(newResult(p, c.name)))
}

// once returns the first result of a source with the same article in place of r: tables
// may hold the same row a hundred thousand times.
func (b *budget) once(r Result) Result {
	if b.seen == nil {
		b.seen = map[string]*graphmodel.Article{}
	}
	if first := b.seen[r.Article.ID]; first == nil {
		b.seen[r.Article.ID] = r.Article
	} else if *first == *r.Article {
		r.Article = first
	}
	return r
}

// Full implements format.Output.
func (c *collector) Full() bool { return c.budget.full }

// Graph implements format.Output.
func (c *collector) Graph(g format.Graph) {
	if g.Model != nil {
		for _, a := range g.Model.Articles {
			a.Source = c.name
		}
	}
	c.graphs = append(c.graphs, g)
}

// fill gives p what it lacks and its container knows.
func fill(p *page.Page, known page.Page) {
	for _, f := range []struct{ to, from *string }{
		{&p.Title, &known.Title}, {&p.Author, &known.Author}, {&p.Publisher, &known.Publisher}, {&p.URL, &known.URL}, {&p.Language, &known.Language},
	} {
		if *f.to == "" {
			*f.to = *f.from
		}
	}
	if !p.Published.Known() {
		p.Published = known.Published
	}
}

// Part implements format.Output.
func (c *collector) Part(p format.Part) error {
	if err := c.ctx.Err(); err != nil {
		return err
	}
	c.budget.parts--
	c.budget.bytes -= int64(len(p.Data))
	if b := c.budget; b.parts < 0 || b.bytes < 0 || maxUnpacked-b.bytes > minBomb && (maxUnpacked-b.bytes)/maxRatio > b.size {
		b.bytes = -1 // ends the containers around it too
		return format.ErrBomb
	}
	if c.depth >= maxNesting {
		c.Skip(p.Name, format.ErrNested)
		return nil
	}
	if c.budget.held+int64(len(p.Data)) > maxHeld && c.budget.held > 0 {
		c.Skip(p.Name, format.ErrTooLarge)
		return nil
	}
	c.budget.held += int64(len(p.Data))
	defer func() { c.budget.held -= int64(len(p.Data)) }()
	s := Source{Name: within(c.name, p.Name), URL: p.URL, ContentType: p.ContentType, Open: func(context.Context) (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(p.Data)), nil
	}}
	inner := &collector{ctx: c.ctx, registry: c.registry, name: s.Name, depth: c.depth + 1, known: p.Page, sure: p.Sure, budget: c.budget}
	err := inner.read(s)
	c.results = append(c.results, inner.results...)
	c.issues = append(c.issues, inner.issues...)
	c.graphs = append(c.graphs, inner.graphs...)
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded), c.budget.parts < 0, c.budget.bytes < 0:
		return err
	case err != nil:
		c.skip(s.Name, err)
	case len(inner.results) == 0 && len(inner.issues) == 0 && len(inner.graphs) == 0:
		c.skip(s.Name, ErrNoArticle)
	}
	return nil
}

// Skip implements format.Output.
func (c *collector) Skip(name string, why error) { c.skip(within(c.name, name), why) }

func (c *collector) skip(name string, why error) {
	if c.budget.issues++; c.budget.issues > maxIssues {
		return
	}
	f := file{inFolder: true}
	c.issues = append(c.issues, Issue{Source: name, Reason: &SourceError{Source: name, Err: why}, Level: f.levelOf(why)})
}

// within names a part of a source.
func within(container, part string) string {
	if part == "" {
		return container
	}
	return container + " › " + page.OneLine(part)
}

func newResult(p page.Page, source string) Result {
	return Result{
		Article: &graphmodel.Article{
			ID: graphmodel.NewArticleID(p.Title, p.Text), Title: p.Title, Author: p.Author, Publisher: p.Publisher, URL: p.URL,
			Published: p.Published, Language: p.Language, Text: p.Text, Source: source,
		},
		Warnings: p.Warnings,
	}
}

var _ format.Output = (*collector)(nil)
