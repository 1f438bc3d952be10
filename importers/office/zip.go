// Package office reads the articles of office documents and e-books: Word,
// OpenDocument, PowerPoint, EPUB and RTF.
package office

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"clew/importers/format"
	"clew/importers/page"
)

// maxXML is the largest member in bytes that is read, unpacked; all members of
// a document together may have maxAll.
const (
	maxXML   = 64 << 20
	maxAll   = 128 << 20
	maxDepth = 2000 // of elements
)

// document is an opened ZIP file.
type document struct {
	files map[string]*zip.File
	left  int64 // of maxAll
}

func open(in *format.Input) (*document, error) {
	z, err := zip.NewReader(in.Content, in.Size)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", format.ErrDamaged, err)
	}
	d := &document{files: make(map[string]*zip.File, len(z.File)), left: maxAll}
	for _, f := range z.File {
		if _, twice := d.files[f.Name]; !twice {
			d.files[f.Name] = f
		}
	}
	return d, nil
}

// read returns a member unpacked. Its declared size is not believed.
func (d *document) read(name string) ([]byte, error) {
	f := d.files[path.Clean(strings.TrimPrefix(name, "/"))]
	if f == nil {
		return nil, fmt.Errorf("%w: there is no %s in it", format.ErrDamaged, name)
	}
	if f.Flags&1 != 0 {
		return nil, format.ErrEncrypted
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %v", format.ErrDamaged, err)
	}
	defer r.Close()
	limit := min(maxXML, d.left)
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	if int64(len(b)) > limit {
		return nil, format.ErrBomb
	}
	d.left -= int64(len(b))
	if err != nil {
		return b, fmt.Errorf("%w: %v", format.ErrDamaged, err)
	}
	return b, nil
}

// markup says what the elements of a format mean, by their local names.
type markup struct {
	paragraph map[string]bool // ends a paragraph
	text      map[string]bool // holds text
	breaks    map[string]bool // is a line break
	space     map[string]bool // is white space
	skip      map[string]bool // is no part of the text
}

func set(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}

// paragraph is one of a document, with the name of its style.
type paragraph struct {
	text  string
	style string
}

// paragraphs returns the paragraphs of an XML part, also those before an error.
func (m *markup) paragraphs(ctx context.Context, b []byte) ([]paragraph, error) {
	w := walker{markup: m, d: xml.NewDecoder(strings.NewReader(string(b)))}
	w.d.Strict = false
	w.d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	err := w.run(ctx)
	w.end()
	return w.out, err
}

type walker struct {
	*markup
	d           *xml.Decoder
	out         []paragraph
	b           strings.Builder
	style       string
	depth       int
	text, skips int
	size        int // bytes of the paragraphs
}

func (w *walker) run(ctx context.Context) error {
	for n := 0; ; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		t, err := w.d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w: %v", format.ErrDamaged, err)
		}
		switch e := t.(type) {
		case xml.StartElement:
			if w.depth++; w.depth > maxDepth {
				return page.ErrTooComplex
			}
			w.start(e)
		case xml.EndElement:
			w.depth--
			w.stop(e.Name.Local)
			if w.size > page.MaxText || len(w.out) > page.MaxParagraphs {
				w.out = nil
				return page.ErrTooLong
			}
		case xml.CharData:
			if w.text > 0 && w.skips == 0 {
				w.b.Write(e)
			}
		}
	}
}

func (w *walker) start(e xml.StartElement) {
	name := e.Name.Local
	switch {
	case w.markup.skip[name]:
		w.skips++
	case w.breaks[name]:
		w.b.WriteByte('\n')
	case w.space[name]:
		w.b.WriteByte(' ')
	case name == "pStyle":
		w.style = attr(e, "val")
	case w.paragraph[name] && attr(e, "style-name") != "":
		w.style = attr(e, "style-name")
	}
	if w.markup.text[name] {
		w.text++
	}
}

func (w *walker) stop(name string) {
	if w.markup.skip[name] {
		w.skips--
	}
	if w.markup.text[name] {
		w.text--
	}
	if w.paragraph[name] && w.skips == 0 {
		w.end()
	}
}

func (w *walker) end() {
	if text := strings.TrimSpace(page.Normalize(w.b.String())); text != "" {
		w.out = append(w.out, paragraph{text: text, style: w.style})
		w.size += len(text)
	}
	w.b.Reset()
	w.style = ""
}

func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}
