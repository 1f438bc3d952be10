package importers

import (
	"context"
	"fmt"

	"clew/graphmodel"
)

// Confidence is how sure an importer is that a source is of its format.
type Confidence int

// The confidences. The highest one reads the source.
const (
	No       Confidence = iota // not of this format
	Fallback                   // could be read, if nobody knows better
	ByName                     // the name or the declared type says so
	ByBytes                    // the first bytes say so
)

// Sniff is what an importer may look at to recognize its format.
type Sniff struct {
	Name        string // as in messages
	Ext         string // in lower case with the dot, such as ".html", or ""
	ContentType string // as declared by a server, or ""
	Head        []byte // the first 4 KiB, fewer when the source is shorter
}

// Result is one article and what the person should know about how it was read.
type Result struct {
	Article  *graphmodel.Article
	Warnings []string
}

// Importer reads the articles of one format. Implementations are safe for
// concurrent use and never panic on input.
type Importer interface {
	// Name is the name of the format, such as "web page".
	Name() string
	// Match tells how sure the importer is of a source.
	Match(s Sniff) Confidence
	// Read returns the articles of a source, in its order. It stops with the
	// error of ctx when that ends.
	Read(ctx context.Context, s Source) ([]Result, error)
}

// Registry is a list of importers. The zero value is empty. It is safe for
// concurrent use once it is filled.
type Registry struct{ importers []Importer }

// NewRegistry returns a registry of the given importers. Of two that are as
// sure of a source, the first one reads it.
func NewRegistry(list ...Importer) *Registry { return &Registry{importers: list} }

// Add appends an importer.
func (r *Registry) Add(i Importer) { r.importers = append(r.importers, i) }

// Default returns a new registry of all formats of the program.
func Default() *Registry { return NewRegistry(webPages{}, plainTexts{}) }

// Find returns the importer that is surest of s.
func (r *Registry) Find(s Sniff) (Importer, error) {
	var best Importer
	confidence := No
	for _, i := range r.importers {
		if c := i.Match(s); c > confidence {
			best, confidence = i, c
		}
	}
	if best == nil {
		if isBinary(s.Head) {
			return nil, ErrBinary
		}
		return nil, fmt.Errorf("%w (%s)", ErrUnsupported, s.Ext)
	}
	return best, nil
}

// Read recognizes a source and reads its articles. Errors are of type
// *SourceError.
func (r *Registry) Read(ctx context.Context, s Source) ([]Result, error) {
	results, err := r.read(ctx, s)
	if err != nil {
		return nil, &SourceError{Source: s.String(), Err: err}
	}
	return results, nil
}

func (r *Registry) read(ctx context.Context, s Source) ([]Result, error) {
	s, head, err := s.buffered(ctx)
	if err != nil {
		return nil, err
	}
	if len(head) == 0 {
		return nil, ErrEmpty
	}
	importer, err := r.Find(Sniff{Name: s.String(), Ext: s.Ext(), ContentType: s.ContentType, Head: head})
	if err != nil {
		return nil, err
	}
	results, err := importer.Read(ctx, s)
	if err != nil {
		return nil, err
	}
	if len(results) == 0 {
		return nil, ErrNoArticle
	}
	return results, nil
}
