// Package format is what the readers of all formats have in common: how a
// source is recognized, how its content is reached, and where its articles and
// the sources within it go.
package format

import (
	"context"
	"errors"
	"io"

	"clew/importers/page"
)

// Confidence is how sure a format is that a source is of its kind.
type Confidence int

// The confidences. The highest one reads the source.
const (
	No       Confidence = iota // not of this format
	Fallback                   // could be read, if nobody knows better
	ByName                     // the name or the declared type says so
	ByBytes                    // the content says so
)

// Sniff is what a format may look at to recognize a source.
type Sniff struct {
	Name        string // as in messages
	Ext         string // in lower case with the dot, such as ".html", or ""
	ContentType string // as declared by a server or a message, or ""
	Head        []byte // the first 4 KiB, fewer when the source is shorter
	// Members are the names in a ZIP file, nil for anything else. Office
	// documents and e-books are ZIP files, told apart by what they hold.
	Members []string
}

// Has reports whether a ZIP file holds a member of that name.
func (s Sniff) Has(member string) bool {
	for _, m := range s.Members {
		if m == member {
			return true
		}
	}
	return false
}

// Input is the content of a source.
type Input struct {
	Name        string // as in messages
	Ext         string // as in Sniff
	URL         string // where it was fetched from, or ""
	ContentType string // as declared, or ""
	Size        int64  // in bytes
	Content     io.ReaderAt
}

// Reader returns a reader of the whole content.
func (in *Input) Reader() *io.SectionReader { return io.NewSectionReader(in.Content, 0, in.Size) }

// Bytes returns the whole content, or ErrTooLarge when it has more than limit bytes.
func (in *Input) Bytes(limit int64) ([]byte, error) {
	if in.Size > limit {
		return nil, ErrTooLarge
	}
	b := make([]byte, in.Size)
	n, err := in.Content.ReadAt(b, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	return b[:n], nil
}

// Part is a source within a source, such as a member of an archive or an
// attachment. It is recognized and read like any other.
type Part struct {
	Name        string // within its container; never used as a path
	URL         string
	ContentType string
	Data        []byte
	// Page is what the container knows about the part, such as the title and
	// date of a feed's item. It fills what the part itself does not say.
	Page page.Page
	// Sure tells that Page outranks what the part says, as the subject of a
	// message does its title element.
	Sure bool
}

// Output takes what a reader finds, in the order of the source.
type Output interface {
	// Article takes an article.
	Article(page.Page)
	// Full reports that no more articles are taken: what was told of is the last.
	Full() bool
	// Graph takes what a file that holds a graph says.
	Graph(Graph)
	// Part reads a source within the source. Its error ends the reading of the
	// container; a part that cannot be read is no such error.
	Part(Part) error
	// Skip notes that a part could not be read, and why.
	Skip(name string, why error)
}

// Format is a kind of file that articles are read from.
type Format struct {
	Name       string   // such as "web page"
	Extensions []string // usual ends of names, for file dialogs: ".html"
	Container  bool     // holds other sources rather than one article
	// Match tells how sure the format is of a source.
	Match func(Sniff) Confidence
	// Read reads a source. It is safe for concurrent use, does not panic on
	// input, and stops with the error of ctx when that ends.
	Read func(context.Context, *Input, Output) error
}

// The errors that readers share, to be tested with errors.Is.
var (
	ErrTooLarge  = errors.New("the file is too large")
	ErrEncrypted = errors.New("the file is protected by a password")
	ErrLocked    = errors.New("the archive is protected by a password")
	ErrDamaged   = errors.New("the file is damaged or cut off")
	ErrBomb      = errors.New("the file unpacks to far more than it should")
	ErrNested    = errors.New("too many files within files")
	ErrScanned   = errors.New("the document holds pictures of pages and no text")
	ErrAddresses = errors.New("the file lists addresses and no articles")
)

// MaxPart is the largest part in bytes that is unpacked.
const MaxPart = 64 << 20
