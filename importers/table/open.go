package table

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"clew/importers/format"
)

// OpenDocument reads the first sheet of spreadsheets of LibreOffice (.ods).
func OpenDocument(c Chooser) format.Format {
	return format.Format{
		Name: openName, Extensions: []string{".ods", ".ots"}, Container: true,
		Match: func(s format.Sniff) format.Confidence {
			// The first member says so, and is never packed.
			if s.Has("content.xml") && strings.Contains(string(s.Head), "opendocument.spreadsheet") {
				return format.ByBytes
			}
			return format.No
		},
		Read: func(ctx context.Context, in *format.Input, out format.Output) error {
			next, done, err := openOpenDocument(in)
			if err != nil {
				return err
			}
			defer done()
			return read(ctx, next, c, out)
		},
	}
}

func openOpenDocument(in *format.Input) (next rows, done func(), err error) {
	z, err := zip.NewReader(in.Content, in.Size)
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %v", format.ErrDamaged, err)
	}
	if f := member(z, "META-INF/manifest.xml"); f != nil {
		if r, err := f.Open(); err == nil {
			b, _ := io.ReadAll(io.LimitReader(r, 1<<20))
			_ = r.Close()
			if strings.Contains(string(b), "encryption-data") {
				return nil, nil, format.ErrEncrypted
			}
		}
	}
	f := member(z, "content.xml")
	if f == nil {
		return nil, nil, fmt.Errorf("%w: it has no content", format.ErrDamaged)
	}
	r, err := f.Open()
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %v", format.ErrDamaged, err)
	}
	return (&openSheet{d: decoder(r)}).next, func() { _ = r.Close() }, nil
}

// openSheet reads the rows of the first table of a spreadsheet one by one.
type openSheet struct {
	d     *xml.Decoder
	ended bool
}

func (o *openSheet) next() ([]string, error) {
	var row []string
	for !o.ended {
		t, err := o.d.Token()
		if err != nil {
			return nil, err
		}
		switch e := t.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "table-cell", "covered-table-cell":
				text, err := o.cell(e)
				if err != nil {
					return nil, err
				}
				repeat := 1
				if n, err := strconv.Atoi(attr(e, "number-columns-repeated")); err == nil {
					repeat = min(max(n, 1), maxColumns)
				}
				for range repeat {
					if len(row) < maxColumns {
						row = append(row, text)
					}
				}
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "table-row":
				for len(row) > 0 && row[len(row)-1] == "" {
					row = row[:len(row)-1]
				}
				if len(row) > 0 {
					return row, nil
				}
				row = nil
			case "table":
				o.ended = true
			}
		}
	}
	return nil, io.EOF
}

// cell returns the text of a cell, a line for each paragraph; of a date, the day.
func (o *openSheet) cell(start xml.StartElement) (string, error) {
	var b strings.Builder
	texts, notes := 0, 0
	for depth := 1; depth > 0; {
		t, err := o.d.Token()
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return "", err
		}
		switch e := t.(type) {
		case xml.StartElement:
			depth++
			switch e.Name.Local {
			case "annotation":
				notes++
			case "p":
				if texts++; b.Len() > 0 && notes == 0 {
					b.WriteByte('\n')
				}
			case "s", "tab":
				b.WriteByte(' ')
			case "line-break":
				b.WriteByte('\n')
			}
		case xml.EndElement:
			depth--
			notes -= one(e.Name.Local == "annotation")
			texts -= one(e.Name.Local == "p")
		case xml.CharData:
			if texts > 0 && notes == 0 {
				b.Write(e)
			}
		}
	}
	if d := attr(start, "date-value"); d != "" {
		day, _, _ := strings.Cut(d, "T")
		return day, nil
	}
	return b.String(), nil
}

func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}
