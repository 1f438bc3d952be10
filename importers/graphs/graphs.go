// Package graphs reads what other programs keep graphs in: GraphML, GEXF, GML,
// DOT, tables of nodes and edges, and Clew's own JSON. The nodes become entities
// and the edges links that a person has put into the project, with the file as
// their source.
package graphs

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"clew/graphmodel"
	"clew/importers/charset"
	"clew/importers/format"
	"clew/importers/page"
)

// Formats returns the formats of this package.
func Formats() []format.Format {
	return []format.Format{ClewJSON(), GraphML(), GEXF(), GML(), DOT(), Tables()}
}

// fileOf is the name of a source without its folder; of a part its own name with
// that of its container.
func fileOf(in *format.Input) string {
	name := strings.ReplaceAll(in.Name, "\\", "/")
	outer, inner, nested := strings.Cut(name, " › ")
	if nested {
		return format.Shorten(path.Base(outer) + " › " + inner)
	}
	return format.Shorten(path.Base(outer))
}

// textOf decodes a source.
func textOf(in *format.Input) (string, error) {
	b, err := in.Bytes(format.MaxPart)
	if err != nil {
		return "", err
	}
	d, err := charset.Decode(b, in.ContentType)
	if err != nil {
		return "", err
	}
	return strings.TrimPrefix(d.Text, "\ufeff"), nil
}

// emit hands a graph out, unless there is nothing in it.
func emit(b *format.GraphBuilder, out format.Output) error {
	if len(b.Nodes) == 0 {
		return fmt.Errorf("%w: the graph has no nodes", page.ErrNoArticle)
	}
	out.Graph(b.Graph)
	return nil
}

// maxDepth is how deep elements and lists may be nested.
const maxDepth = 100

// walker reads XML element by element. Entities that a file declares are not
// expanded.
type walker struct {
	ctx   context.Context
	d     *xml.Decoder
	depth int
	seen  int
}

func newWalker(ctx context.Context, text string) *walker {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = false
	// The text is decoded already, whatever it says of itself.
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	return &walker{ctx: ctx, d: d}
}

// next returns the next token, or io.EOF.
func (w *walker) next() (xml.Token, error) {
	if w.seen++; w.seen%1024 == 0 && w.ctx.Err() != nil {
		return nil, w.ctx.Err()
	}
	t, err := w.d.RawToken()
	if err != nil {
		if errors.Is(err, io.EOF) {
			return nil, io.EOF
		}
		return nil, fmt.Errorf("%w: %v", format.ErrDamaged, err)
	}
	switch t.(type) {
	case xml.StartElement:
		if w.depth++; w.depth > maxDepth {
			return nil, page.ErrTooComplex
		}
	case xml.EndElement:
		w.depth--
	}
	return t, nil
}

// text returns the text of the open element, with that of the elements within it.
func (w *walker) text() (string, error) {
	var b strings.Builder
	for until := w.depth - 1; w.depth > until; {
		t, err := w.next()
		if err != nil {
			return "", err
		}
		if c, ok := t.(xml.CharData); ok && b.Len() < format.MaxPart {
			b.Write(c)
		}
	}
	return page.OneLine(b.String()), nil
}

func attributeOf(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space != "xmlns" {
			return page.OneLine(a.Value)
		}
	}
	return ""
}

// rest adds the XML attributes of an element that no field takes.
func rest(b *format.GraphBuilder, to []graphmodel.Attribute, e xml.StartElement, but ...string) []graphmodel.Attribute {
next:
	for _, a := range e.Attr {
		for _, name := range but {
			if a.Name.Local == name {
				continue next
			}
		}
		if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" {
			continue
		}
		to = b.Attribute(to, page.OneLine(a.Name.Local), page.OneLine(a.Value))
	}
	return to
}

// number reads a finite number of a reasonable size.
func number(s string) (float64, bool) {
	f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	return f, err == nil && f > -1e9 && f < 1e9
}

// cutOff tells that a file ends in its middle; what was read stays.
const cutOff = "the file is damaged or cut off; what stands before that was read"

// ended decides about the end of a file: nil where it is complete, or where
// something was read before the damage.
func ended(b *format.GraphBuilder, err error, complete bool) error {
	switch {
	case errors.Is(err, io.EOF) && complete:
		return nil
	case (errors.Is(err, io.EOF) || errors.Is(err, format.ErrDamaged)) && len(b.Nodes) > 0:
		b.Notice(cutOff)
		return nil
	case errors.Is(err, io.EOF):
		return format.ErrDamaged
	}
	return err
}
