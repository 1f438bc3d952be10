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
	"time"

	"clew/importers/format"
)

// Excel reads the first sheet of workbooks (.xlsx).
func Excel(c Chooser) format.Format {
	return format.Format{
		Name: excelName, Extensions: []string{".xlsx", ".xlsm"}, Container: true,
		Match: func(s format.Sniff) format.Confidence {
			if s.Has("xl/workbook.xml") {
				return format.ByBytes
			}
			return format.No
		},
		Read: func(ctx context.Context, in *format.Input, out format.Output) error {
			next, done, err := openExcel(ctx, in)
			if err != nil {
				return err
			}
			defer done()
			return read(ctx, next, c, out)
		},
	}
}

func openExcel(ctx context.Context, in *format.Input) (next rows, done func(), err error) {
	z, err := zip.NewReader(in.Content, in.Size)
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %v", format.ErrDamaged, err)
	}
	w := &sheet{}
	if f := member(z, "xl/sharedStrings.xml"); f != nil {
		if err := w.readStrings(ctx, f); err != nil {
			return nil, nil, err
		}
	}
	f := member(z, "xl/worksheets/sheet1.xml")
	for i := 0; f == nil && i < len(z.File); i++ {
		if strings.HasPrefix(z.File[i].Name, "xl/worksheets/") && strings.HasSuffix(z.File[i].Name, ".xml") {
			f = z.File[i]
		}
	}
	if f == nil {
		return nil, nil, fmt.Errorf("%w: it has no sheet", format.ErrDamaged)
	}
	r, err := f.Open()
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %v", format.ErrDamaged, err)
	}
	w.d = decoder(r)
	return w.next, func() { _ = r.Close() }, nil
}

func member(z *zip.Reader, name string) *zip.File {
	for _, f := range z.File {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// decoder reads XML up to the bound on the size of a part.
func decoder(r io.Reader) *xml.Decoder {
	d := xml.NewDecoder(&bounded{r: r, left: format.MaxPart})
	d.Strict = false
	return d
}

type bounded struct {
	r    io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, format.ErrBomb
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}

// sheet reads the rows of a sheet one by one.
type sheet struct {
	strings []string
	d       *xml.Decoder
}

// maxColumns is how many columns of a row are kept.
const maxColumns = 200

func (w *sheet) readStrings(ctx context.Context, f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		return fmt.Errorf("%w: %v", format.ErrDamaged, err)
	}
	defer r.Close()
	d := decoder(r)
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w: %w", format.ErrDamaged, err)
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "si" {
			s, err := textIn(d)
			if err != nil {
				return fmt.Errorf("%w: %w", format.ErrDamaged, err)
			}
			w.strings = append(w.strings, s)
			if err := ctx.Err(); err != nil {
				return err
			}
		}
	}
}

// textIn returns the text elements up to the end of the open element, without
// phonetic readings.
func textIn(d *xml.Decoder) (string, error) {
	var b strings.Builder
	texts, phonetic := 0, 0
	for depth := 1; depth > 0; {
		t, err := d.Token()
		if err != nil {
			return "", err
		}
		switch e := t.(type) {
		case xml.StartElement:
			depth++
			texts += one(e.Name.Local == "t" || e.Name.Local == "v")
			phonetic += one(e.Name.Local == "rPh")
		case xml.EndElement:
			depth--
			if depth > 0 {
				texts -= one(e.Name.Local == "t" || e.Name.Local == "v")
				phonetic -= one(e.Name.Local == "rPh")
			}
		case xml.CharData:
			if texts > 0 && phonetic == 0 {
				b.Write(e)
			}
		}
	}
	return b.String(), nil
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (w *sheet) next() ([]string, error) {
	var row []string
	for {
		t, err := w.d.Token()
		if err != nil {
			return nil, err
		}
		switch e := t.(type) {
		case xml.StartElement:
			if e.Name.Local != "c" {
				continue
			}
			column, kind := len(row), ""
			for _, a := range e.Attr {
				switch a.Name.Local {
				case "r":
					column = columnOf(a.Value)
				case "t":
					kind = a.Value
				}
			}
			s, err := textIn(w.d)
			if err != nil {
				return nil, err
			}
			if column >= maxColumns {
				continue
			}
			for len(row) <= column {
				row = append(row, "")
			}
			row[column] = w.value(s, kind)
		case xml.EndElement:
			if e.Name.Local == "row" && len(row) > 0 {
				return row, nil
			}
		}
	}
}

// The days that serial numbers of dates may stand for: 1990 to 2099.
const (
	firstSerial = 32874
	lastSerial  = 73050
)

// value is the content of a cell. Numbers that can be days after 1990 are
// written as days too, since the column of dates is read as text.
func (w *sheet) value(s, kind string) string {
	switch kind {
	case "s":
		if i, err := strconv.Atoi(s); err == nil && i >= 0 && i < len(w.strings) {
			return w.strings[i]
		}
		return ""
	case "", "n":
		if n, err := strconv.ParseFloat(s, 64); err == nil && n >= firstSerial && n <= lastSerial {
			return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n)).Format(time.DateOnly)
		}
	}
	return s
}

// columnOf is the number of the column of a cell such as "AB12", from 0.
func columnOf(cell string) int {
	n := 0
	for _, c := range cell {
		if c < 'A' || c > 'Z' || n > maxColumns {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	return max(0, n-1)
}
