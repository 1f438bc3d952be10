package extract

import (
	"context"
	"fmt"

	"clew/graphmodel"
	"clew/importers/extract/events"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/ner"
	"clew/importers/extract/pairs"
	"clew/importers/extract/parse"
	"clew/importers/extract/relations"
	"clew/importers/extract/tag"
	"clew/importers/extract/temporal"
	"clew/importers/extract/wordclass"
)

// Models are the files of the models that an Analyzer reads with, other than the
// built-in ones.
type Models struct {
	Words, Tagger, Parser, Names, NameNet []byte
}

// Analyzer reads articles up to the links of the rules, for those who train the
// classifier that weighs these. It is safe for concurrent use.
type Analyzer struct{ e engine }

// NewAnalyzer returns an analyzer with the models.
func NewAnalyzer(m Models) (*Analyzer, error) {
	fail := func(err error) (*Analyzer, error) { return nil, fmt.Errorf("starting the analysis: %w", err) }
	words, err := wordclass.Decode(m.Words)
	if err != nil {
		return fail(err)
	}
	a := &Analyzer{engine{lex: lexicon.Default(), piece: pieceSize}}
	if a.e.tagger, err = tag.Decode(m.Tagger, words); err != nil {
		return fail(err)
	}
	if a.e.parser, err = parse.Decode(m.Parser, words); err != nil {
		return fail(err)
	}
	if a.e.names, err = ner.New(m.Names, ner.DefaultGazetteer()); err != nil {
		return fail(err)
	}
	if a.e.names, err = a.e.names.WithNet(m.NameNet); err != nil {
		return fail(err)
	}
	return a, nil
}

// Read runs the stages up to the links of the rules.
func (a *Analyzer) Read(ctx context.Context, x *graphmodel.Article) (*pairs.Article, error) {
	r := newReading(x)
	if err := a.e.readNamesOf(ctx, r); err != nil {
		return nil, err
	}
	return &pairs.Article{Doc: r.d, Who: r.who, Offices: r.offices, Links: relations.Find(r.d, r.who, r.offices, a.e.lex)}, nil
}

// ReadForEvents runs the stages up to the events.
func (a *Analyzer) ReadForEvents(ctx context.Context, x *graphmodel.Article) (*events.Article, error) {
	r := newReading(x)
	if err := a.e.readNamesOf(ctx, r); err != nil {
		return nil, err
	}
	return &events.Article{Doc: r.d, Who: r.who, Times: timesOf(temporal.Find(r.d))}, nil
}
