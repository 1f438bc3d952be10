// Package extract reads an article's text into findings: people,
// organizations, places, events and the links between them, each with the span
// of the text that says so.
//
//	token → tag → ner → names → parse → coref → relations, pairs → temporal → events, predicates
package extract

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"clew/graphmodel"
	"clew/importers/extract/coref"
	"clew/importers/extract/doc"
	"clew/importers/extract/events"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/names"
	"clew/importers/extract/ner"
	"clew/importers/extract/office"
	"clew/importers/extract/pairs"
	"clew/importers/extract/parse"
	"clew/importers/extract/predicates"
	"clew/importers/extract/relations"
	"clew/importers/extract/tag"
	"clew/importers/extract/temporal"
	"clew/importers/extract/token"
)

// Extractor reads one article. Implementations are safe for concurrent use.
type Extractor interface {
	// Name and version of the extractor, for evidence and for the decision
	// whether stored findings are out of date.
	Name() string
	// Extract returns what it found, or the context's error. The findings
	// satisfy CheckFindings.
	Extract(ctx context.Context, a *graphmodel.Article) (graphmodel.Findings, error)
}

// Version names the rules and models of the built-in extractor. It grows
// whenever findings may change.
const Version = "clew-1"

// MaxText is the longest text in bytes that the built-in extractor reads: as
// long as files may be.
const MaxText = 64 << 20

// ErrTooLong is returned for articles longer than MaxText.
var ErrTooLong = errors.New("the text is too long for an article")

// engine is the built-in extractor. Its models and tables are read-only.
type engine struct {
	lex    *lexicon.Lexicon
	tagger *tag.Tagger
	parser *parse.Parser
	names  *ner.Recognizer
	pairs  *pairs.Classifier
	events *events.Classifier
	words  *lexicon.Words // of the person; nil for none
	piece  int            // see pieceSize
}

// New returns the built-in extractor. Models and tables are embedded, loaded on
// the first call, side by side where there are processors for it, and shared.
func New() (Extractor, error) {
	e := &engine{piece: pieceSize}
	var wg sync.WaitGroup
	var errs [5]error
	wg.Go(func() { e.lex = lexicon.Default() })
	wg.Go(func() { e.tagger, errs[0] = tag.Default() })
	wg.Go(func() { e.parser, errs[1] = parse.Default() })
	wg.Go(func() { e.names, errs[2] = ner.Default() })
	wg.Go(func() { e.pairs, errs[3] = pairs.Default() })
	wg.Go(func() { e.events, errs[4] = events.Default() })
	wg.Wait()
	if err := errors.Join(errs[:]...); err != nil {
		return nil, fmt.Errorf("starting extraction: %w", err)
	}
	return e, nil
}

func (e *engine) Name() string { return Version }

func (e *engine) Extract(ctx context.Context, a *graphmodel.Article) (graphmodel.Findings, error) {
	if len(a.Text) > MaxText {
		return graphmodel.Findings{ArticleID: a.ID}, fmt.Errorf("reading %q (%d MB): %w", a.Title, len(a.Text)>>20, ErrTooLong)
	}
	code, isForeign := foreignLanguage(a)
	switch {
	case isForeign:
		return e.readNames(a, code), ctx.Err()
	case len(a.Text) > e.piece:
		return e.extractPieces(ctx, a)
	}
	return e.extractPiece(ctx, a)
}

// reading is what the stages make of a text.
type reading struct {
	d       *doc.Document
	offices []office.Phrase
	who     *coref.Result
	found   graphmodel.Findings
}

func newReading(a *graphmodel.Article) *reading {
	r := &reading{d: &doc.Document{Text: a.Text, Title: a.Title}, who: &coref.Result{}, found: graphmodel.Findings{ArticleID: a.ID}}
	if a.Published.Known() {
		r.d.Published = a.Published.Start
	}
	return r
}

// extractPiece reads a text that is no longer than a piece.
func (e *engine) extractPiece(ctx context.Context, a *graphmodel.Article) (graphmodel.Findings, error) {
	r := newReading(a)
	err := e.readAll(ctx, a, r)
	return r.found, err
}

// readNamesOf runs the stages that find out who is who.
func (e *engine) readNamesOf(ctx context.Context, r *reading) error {
	d := r.d
	if err := ctx.Err(); err != nil {
		return err
	}
	token.Annotate(d)
	if err := ctx.Err(); err != nil {
		return err
	}
	headlines := e.read(d)
	r.offices = names.Combine(d, e.lex)
	e.ownWords(d)
	if err := ctx.Err(); err != nil {
		return err
	}
	e.parse(d, headlines)
	if err := ctx.Err(); err != nil {
		return err
	}
	r.who = coref.Resolve(d, e.lex, r.offices)
	return nil
}

// readAll runs all stages.
func (e *engine) readAll(ctx context.Context, a *graphmodel.Article, r *reading) error {
	d, out := r.d, &r.found
	if err := e.readNamesOf(ctx, r); err != nil {
		return err
	}
	out.Entities, out.Mentions = r.who.Entities, r.who.Mentions
	out.Mentions = append(out.Mentions, otherNames(d)...)
	links := relations.Find(d, r.who, r.offices, e.lex)
	out.Relations = e.pairs.Refine(&pairs.Article{Doc: d, Who: r.who, Offices: r.offices, Links: links}, e.lex)
	if err := ctx.Err(); err != nil {
		return err
	}
	times := temporal.Find(d)
	out.Mentions = append(out.Mentions, dateMentions(d, times)...)
	out.Events = events.Find(&events.Article{Doc: d, Who: r.who, Times: timesOf(times)}, e.lex, e.events)
	if !forGraph(ctx) {
		out.Predicate = predicates.Find(d, e.lex, times)
	}
	out.Relations = append(out.Relations, coMentions(d, r.who, out)...)
	e.ownNames(out)
	order(out)
	return ctx.Err()
}

// read tags the words and finds names, in headlines like anywhere else. It returns
// the common words of headlines.
func (e *engine) read(d *doc.Document) []headlineWord {
	headlines := lowerHeadings(d, e.lex)
	e.tagger.Tag(d)
	repairTags(d)
	e.names.Recognize(d)
	restore(d, headlines)
	return headlines
}

// parse builds the dependency trees. The names are known by now, so that no
// verb or adjective stands in them.
func (e *engine) parse(d *doc.Document, headlines []headlineWord) {
	lowerAgain(d, headlines)
	tagNames(d)
	e.tagGerunds(d)
	named := inNames(d)
	e.parser.Revise(d, func(i int, xpos, upos string) {
		if !named[i] {
			e.tagger.Retag(&d.Tokens[i], xpos, upos)
		}
	})
	restore(d, headlines)
}

// otherNames are the names that are no people, organizations or places: prizes,
// works, named events.
func otherNames(d *doc.Document) []graphmodel.FoundMention {
	var out []graphmodel.FoundMention
	for _, n := range d.Names {
		switch n.Type {
		case graphmodel.MentionEvent, graphmodel.MentionOther, graphmodel.MentionDate:
			out = append(out, graphmodel.FoundMention{Span: d.Span(n.First, n.Last), Type: n.Type, Form: graphmodel.FormName, Entity: -1})
		}
	}
	return out
}

// order sorts the parts of findings and keeps the indexes of links right.
func order(f *graphmodel.Findings) {
	moved := make([]int, len(f.Mentions))
	index := make([]int, len(f.Mentions))
	for i := range index {
		index[i] = i
	}
	slices.SortStableFunc(index, func(x, y int) int {
		a, b := f.Mentions[x].Span, f.Mentions[y].Span
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	sorted := make([]graphmodel.FoundMention, len(index))
	for i, old := range index {
		sorted[i] = f.Mentions[old]
		moved[old] = i
	}
	f.Mentions = sorted
	for i := range f.Relations {
		l := &f.Relations[i]
		if l.Head >= 0 {
			l.Head = moved[l.Head]
		}
		if l.Tail >= 0 {
			l.Tail = moved[l.Tail]
		}
	}
	slices.SortStableFunc(f.Relations, func(a, b graphmodel.FoundLink) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End),
			cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Type, b.Type), cmp.Compare(a.Label, b.Label))
	})
}
