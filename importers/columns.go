package importers

import (
	"context"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"clew/importers/table"
)

// Mapping tells which column of a table is which field of an article.
type Mapping = table.Mapping

// LeaveOut as the column of texts says that a table is not to be read.
const LeaveOut = table.LeaveOut

// Columns returns what a person has chosen for a table with these columns.
type Columns = table.Chooser

// ParseColumns reads a mapping such as "title=Headline,text=Body": fields with the
// names of their columns; quotation marks keep commas together. Text is needed.
func ParseColumns(s string) (Mapping, error) {
	var m Mapping
	r := csv.NewReader(strings.NewReader(s))
	r.LazyQuotes = true
	pairs, err := r.Read()
	if err != nil {
		return m, fmt.Errorf("columns %q: %w", s, err)
	}
	for _, pair := range pairs {
		name, column, ok := strings.Cut(pair, "=")
		field := m.Field(name)
		if !ok || field == nil || strings.TrimSpace(column) == "" {
			return m, fmt.Errorf("columns: %q is not FIELD=COLUMN; the fields are %s", pair, strings.Join(table.Fields(), ", "))
		}
		*field = strings.TrimSpace(column)
	}
	if m.Text == "" {
		return m, fmt.Errorf("columns %q: no column for the text; say text=COLUMN", s)
	}
	return m, nil
}

// AlwaysColumns is what a person has chosen for all tables.
func AlwaysColumns(m Mapping) Columns { return table.Always(m) }

// Table is a table of articles among the sources, or all tables with its columns.
type Table struct {
	Sources []string
	table.Sample
	Guess Mapping // what their names say, and the length of the texts
}

// maxTables is how many tables are looked into.
const maxTables = 1000

// Tables looks for tables of articles among files and in folders, one for each set
// of columns, in the order of the sources. Tables in archives are read as their
// columns say.
func Tables(ctx context.Context, sources []Source, reg *Registry) []Table {
	if reg == nil {
		reg = Default()
	}
	files, _ := expand(ctx, sources)
	var out []Table
	seen := 0
	for _, f := range files {
		if ctx.Err() != nil || seen >= maxTables {
			break
		}
		s, ok := peek(ctx, f.source, reg)
		if !ok {
			continue
		}
		seen++
		i := slices.IndexFunc(out, func(t Table) bool { return slices.Equal(t.Columns, s.Columns) })
		if i < 0 {
			i = len(out)
			out = append(out, Table{Sample: s, Guess: table.GuessSample(s)})
		}
		out[i].Sources = append(out[i].Sources, f.source.String())
	}
	return out
}

func peek(ctx context.Context, s Source, reg *Registry) (table.Sample, bool) {
	if s.Path == "" {
		return table.Sample{}, false
	}
	in, done, err := s.input(ctx)
	if err != nil {
		return table.Sample{}, false
	}
	defer done()
	if in.Size == 0 {
		return table.Sample{}, false
	}
	sn, err := sniff(in)
	if err != nil {
		return table.Sample{}, false
	}
	f, err := reg.Find(sn)
	if err != nil || !table.IsTable(f.Name) {
		return table.Sample{}, false
	}
	var sample table.Sample
	err = safely(func() error {
		var err error
		sample, err = table.Peek(ctx, f.Name, in)
		return err
	})
	return sample, err == nil && len(sample.Columns) > 1 && len(sample.Rows) > 0
}
