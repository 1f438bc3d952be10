package table

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"clew/importers/format"
	"clew/importers/page"
)

// The names of the formats of tables.
const (
	csvName   = "table (CSV)"
	excelName = "Excel workbook"
	openName  = "OpenDocument spreadsheet"
	jsonName  = "list of articles (JSON)"
)

// Sample is the beginning of a table, for a person to choose which column is which.
type Sample struct {
	Columns []string
	Rows    [][]string // the first few, each with a cell for each column
}

// The bounds of a sample.
const (
	sampleRows  = 5
	sampleCell  = 300 // bytes
	sampleItems = 50  // of a list in JSON, whose fields are looked at
	// mostLooked is how many values are looked at for objects.
	mostLooked = 10_000
)

// IsTable reports whether a format of that name is one of tables.
func IsTable(name string) bool {
	return name == csvName || name == excelName || name == openName || name == jsonName
}

// Peek returns the beginning of a table in the format of that name.
func Peek(ctx context.Context, name string, in *format.Input) (Sample, error) {
	var next rows
	var err error
	done := func() {}
	switch name {
	case csvName:
		next, err = openCSV(ctx, in, nil)
	case excelName:
		next, done, err = openExcel(ctx, in)
	case openName:
		next, done, err = openOpenDocument(in)
	case jsonName:
		open, err := openJSON(in)
		if err != nil {
			return Sample{}, err
		}
		return sampleJSON(ctx, open)
	default:
		return Sample{}, page.ErrNoArticle
	}
	if err != nil {
		return Sample{}, err
	}
	defer done()
	sheet, err := openRows(next, nil)
	if errors.Is(err, io.EOF) {
		return Sample{}, nil
	}
	if err != nil {
		return Sample{}, err
	}
	s := Sample{Columns: sheet.columns}
	for len(s.Rows) < sampleRows {
		row, err := sheet.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return s, err
		}
		s.add(func(i int, _ string) string {
			if i < len(row) {
				return row[i]
			}
			return ""
		})
	}
	return s, nil
}

// add adds a row; get returns the cell of a column.
func (s *Sample) add(get func(i int, column string) string) {
	row := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		row[i] = shorten(page.OneLine(get(i, c)))
	}
	s.Rows = append(s.Rows, row)
}

func shorten(s string) string {
	if len(s) <= sampleCell {
		return s
	}
	return strings.ToValidUTF8(s[:sampleCell], "") + "…"
}

// sampleJSON takes all fields of the first objects of the list that is read for
// columns.
func sampleJSON(ctx context.Context, open func() (values, error)) (Sample, error) {
	src, err := open()
	if err != nil {
		return Sample{}, err
	}
	var list []raw
	for looked := 0; len(list) < sampleItems && looked < mostLooked; looked++ {
		if err := ctx.Err(); err != nil {
			return Sample{}, err
		}
		v, _, err := src()
		if err != nil {
			break
		}
		list = append(list, listIn(ctx, v, 0)...)
	}
	list = list[:min(len(list), sampleItems)]
	var s Sample
	seen := map[string]bool{}
	for _, o := range list {
		for k := range o {
			if !seen[k] && len(s.Columns) < maxColumns {
				seen[k] = true
				s.Columns = append(s.Columns, k)
			}
		}
	}
	slices.Sort(s.Columns)
	for _, o := range list[:min(len(list), sampleRows)] {
		s.add(func(_ int, c string) string {
			return cell(o[c])
		})
	}
	return s, ctx.Err()
}

// listIn returns the objects of the longest list in a value, or the value itself
// where it holds none.
func listIn(ctx context.Context, v json.RawMessage, level int) []raw {
	switch first(v) {
	case '[':
		var out []raw
		seen := 0
		for i := range items(v) {
			if seen++; seen > sampleItems {
				break
			}
			if first(i) == '{' {
				out = append(out, fields(i))
			}
		}
		return out
	case '{':
		o := fields(v)
		best := []raw{o}
		if level == maxLevels || ctx.Err() != nil || Guess(sortedKeys(o)).Text != "" {
			return best
		}
		for _, k := range sortedKeys(o) {
			if c := first(o[k]); c == '[' || c == '{' {
				if l := listIn(ctx, o[k], level+1); len(l) > len(best) {
					best = l
				}
			}
		}
		return best
	}
	return nil
}
