package importers

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"clew/graphmodel"
	"clew/importers/format"
)

// Sniff is what a format may look at to recognize a source.
type Sniff = format.Sniff

// Format is a kind of file that articles are read from; see docs/importers.md
// for how one is added.
type Format = format.Format

// Result is one article and what the person should know about how it was read.
type Result struct {
	Article  *graphmodel.Article
	Warnings []string
}

// Registry is a list of formats. The zero value is empty. It is safe for
// concurrent use once it is filled.
type Registry struct{ formats []Format }

// NewRegistry returns a registry of the given formats. Of two that are as sure
// of a source, the first one reads it.
func NewRegistry(list ...Format) *Registry { return &Registry{formats: list} }

// Add appends a format.
func (r *Registry) Add(f Format) { r.formats = append(r.formats, f) }

// Formats returns the formats in their order.
func (r *Registry) Formats() []Format { return r.formats }

// Default returns a new registry of all formats of the program.
func Default() *Registry { return With(nil) }

// With is Default with what a person has chosen for the columns of tables.
func With(c Columns) *Registry { return NewRegistry(formats(c)...) }

// Find returns the format that is surest of s.
func (r *Registry) Find(s Sniff) (Format, error) {
	best, confidence := -1, format.No
	for i, f := range r.formats {
		if c := f.Match(s); c > confidence {
			best, confidence = i, c
		}
	}
	if best < 0 {
		if isBinary(s.Head) {
			return Format{}, ErrBinary
		}
		return Format{}, fmt.Errorf("%w (%s)", ErrUnsupported, s.Ext)
	}
	return r.formats[best], nil
}

// Read recognizes a source and reads its articles. What could not be read
// within it is left out. Errors are of type *SourceError.
func (r *Registry) Read(ctx context.Context, s Source) ([]Result, error) {
	results, issues, err := r.ReadParts(ctx, s)
	if err == nil && len(results) == 0 {
		err = &SourceError{Source: s.String(), Err: ErrNoArticle}
		if len(issues) > 0 {
			err = issues[0].Reason
		}
	}
	return results, err
}

// ReadParts is Read that also tells what was skipped within a source that holds
// others. The error is about the source as a whole and is of type *SourceError;
// articles that were read before it are returned besides. Graphs are left out.
func (r *Registry) ReadParts(ctx context.Context, s Source) ([]Result, []Issue, error) {
	o := r.readParts(ctx, s, make(heavy, 1), nil)
	return o.results, o.issues, o.err
}

// readParts reads a source and those within it; read, if any, is told of bytes of a
// source that holds others as they are read.
func (r *Registry) readParts(ctx context.Context, s Source, h heavy, read func(int)) outcome {
	b := &budget{parts: maxParts, bytes: maxUnpacked, heavy: h, read: read}
	defer b.release()
	c := &collector{ctx: ctx, registry: r, name: s.String(), budget: b, known: s.Known}
	err := c.read(s)
	if err == nil && len(c.results) == 0 && len(c.issues) == 0 && len(c.graphs) == 0 {
		err = ErrNoArticle
	}
	if err != nil && len(c.results) == 0 && s.Known.Text != "" && ctx.Err() == nil {
		p := s.Known
		p.Warnings = append(slices.Clone(p.Warnings), fmt.Sprintf("the page itself could not be read (%v); the text is that of the feed", err))
		c.results, err = append(c.results, newResult(p, c.name)), nil
	}
	o := outcome{results: c.results, issues: c.issues, graphs: c.graphs}
	if more := b.issues - maxIssues; more > 0 {
		why := fmt.Errorf("%d more parts of it could not be read", more)
		o.issues = append(o.issues, Issue{Source: s.String(), Reason: &SourceError{Source: s.String(), Err: why}, Level: Failure})
	}
	if err != nil {
		o.err = &SourceError{Source: s.String(), Err: err}
	}
	return o
}

// sniff looks at a source.
func sniff(in *format.Input) (Sniff, error) {
	head := make([]byte, min(sniffSize, in.Size))
	n, err := in.Content.ReadAt(head, 0)
	if n < len(head) && err != nil {
		return Sniff{}, fileError(err)
	}
	s := Sniff{Name: in.Name, Ext: in.Ext, ContentType: in.ContentType, Head: head}
	if !bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		return s, nil
	}
	z, err := zip.NewReader(in.Content, in.Size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return s, nil // the archive reader will say what is wrong
	}
	s.Members = []string{}
	for _, f := range z.File[:min(len(z.File), maxMembersSeen)] {
		s.Members = append(s.Members, f.Name)
	}
	return s, nil
}

// maxMembersSeen bounds how many members of a ZIP file are looked at to tell an
// office document from an archive.
const maxMembersSeen = 10_000
