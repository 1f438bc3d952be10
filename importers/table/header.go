package table

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"clew/importers/format"
)

// headRows is how many rows are looked at for the names of the columns: exports
// put their title, the search and headings of several columns above them.
const headRows = 10

// sheetRows are the rows of a table below the names of its columns.
type sheetRows struct {
	columns []string
	mapping Mapping
	number  int // of the next row
	ahead   [][]string
	err     error // what came after the rows ahead
	rest    rows
}

// openRows finds the row that names the columns: among the first headRows the one
// that names most fields of an article, or else the one with the most cells.
// Without any row the error is io.EOF.
func openRows(next rows, c Chooser) (*sheetRows, error) {
	s := &sheetRows{rest: next}
	var all [][]string
	for len(all) < headRows && s.err == nil {
		row, err := next()
		if s.err = err; err == nil {
			all = append(all, row)
		}
	}
	if len(all) == 0 {
		if errors.Is(s.err, io.EOF) {
			return nil, io.EOF
		}
		return nil, fmt.Errorf("%w: %v", format.ErrDamaged, s.err)
	}
	best, most := 0, 0
	for i, row := range all {
		if n := fieldsIn(row, c); n > most {
			best, most = i, n
		}
	}
	if most == 0 {
		for i, row := range all {
			if n := filled(row); n > most {
				best, most = i, n
			}
		}
	}
	s.columns, s.ahead, s.number = all[best], all[best+1:], best+2
	s.mapping = c.mapping(s.columns)
	if s.mapping.Text == "" {
		s.mapping.Text = longColumn(s.columns, s.ahead)
	}
	return s, nil
}

// fieldsIn counts the fields that a row names, 0 when none is the text.
func fieldsIn(row []string, c Chooser) int {
	m := c.mapping(row)
	if m.Text == "" || !slices.Contains(row, m.Text) {
		return 0
	}
	return m.count()
}

func filled(row []string) int {
	n := 0
	for _, cell := range row {
		if strings.TrimSpace(cell) != "" {
			n++
		}
	}
	return n
}

// next returns the next row, or io.EOF.
func (s *sheetRows) next() ([]string, error) {
	s.number++
	if len(s.ahead) > 0 {
		row := s.ahead[0]
		s.ahead = s.ahead[1:]
		return row, nil
	}
	if s.err != nil {
		return nil, s.err
	}
	return s.rest()
}

// Bounds for a column that nothing but its length shows to hold the texts.
const (
	longCell   = 150 // bytes on average
	longFactor = 2   // times as long as every other column
)

// longColumn returns the name of the column whose cells are long texts when there
// is one such, else "".
func longColumn(columns []string, sample [][]string) string {
	if len(sample) == 0 {
		return ""
	}
	first, second, name := 0, 0, ""
	for i, c := range columns {
		total := 0
		for _, row := range sample {
			if i < len(row) && !strings.Contains(row[i], "://") {
				total += min(len(row[i]), sampleCell)
			}
		}
		if total > first {
			first, second, name = total, first, c
		} else {
			second = max(second, total)
		}
	}
	known := Guess(columns)
	if first < longCell*len(sample) || first < longFactor*second || strings.TrimSpace(name) == "" || known.uses(name) {
		return ""
	}
	return name
}

// uses reports whether a column is one of the fields.
func (m Mapping) uses(column string) bool {
	for _, f := range fieldNames {
		if *f.to(&m) == column {
			return true
		}
	}
	return false
}

// GuessSample finds the columns of articles by their names, and that of the texts
// by its length where no name tells.
func GuessSample(s Sample) Mapping {
	m := Guess(s.Columns)
	if m.Text == "" {
		m.Text = longColumn(s.Columns, s.Rows)
	}
	return m
}
