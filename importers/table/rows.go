package table

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"clew/importers/charset"
	"clew/importers/format"
	"clew/importers/page"
)

// errNoText says that the table holds no texts.
var errNoText = fmt.Errorf("%w: no column is named as the text of articles (text, body, content)", page.ErrNoArticle)

// rows are the rows of a table, the first one names the columns. It returns
// io.EOF after the last.
type rows func() ([]string, error)

// read reads the articles of a table.
func read(ctx context.Context, next rows, c Chooser, out format.Output) error {
	header, err := next()
	if errors.Is(err, io.EOF) {
		return page.ErrEmpty
	}
	if err != nil {
		return fmt.Errorf("%w: %v", format.ErrDamaged, err)
	}
	m := c.mapping(header)
	index := map[string]int{}
	for i, name := range header {
		if _, twice := index[name]; !twice {
			index[name] = i
		}
	}
	if _, ok := index[m.Text]; !ok || m.Text == "" {
		return errNoText
	}
	found := false
	for n := 2; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		row, err := next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			out.Skip(fmt.Sprintf("row %d", n), fmt.Errorf("%w: %v", format.ErrDamaged, err))
			break
		}
		p, ok := m.article(func(column string) string {
			if i, known := index[column]; known && i < len(row) {
				return row[i]
			}
			return ""
		})
		if ok {
			found = true
			out.Article(p)
		}
	}
	if !found {
		return page.ErrNoArticle
	}
	return nil
}

// CSV reads tables of text: CSV and TSV, with commas, semicolons, tabs or bars.
func CSV(c Chooser) format.Format {
	return format.Format{
		Name: csvName, Extensions: []string{".csv", ".tsv"}, Container: true,
		Match: func(s format.Sniff) format.Confidence {
			if strings.IndexByte(string(s.Head), 0) >= 0 {
				return format.No
			}
			if _, ok := delimiter(string(s.Head), c); ok {
				return format.ByBytes
			}
			if s.Ext == ".csv" || s.Ext == ".tsv" || strings.HasPrefix(s.ContentType, "text/csv") {
				return format.ByName
			}
			return format.No
		},
		Read: func(ctx context.Context, in *format.Input, out format.Output) error {
			next, err := openCSV(ctx, in, c)
			if err != nil {
				return err
			}
			return read(ctx, next, c, out)
		},
	}
}

func openCSV(_ context.Context, in *format.Input, c Chooser) (rows, error) {
	b, err := in.Bytes(format.MaxPart)
	if err != nil {
		return nil, err
	}
	text, err := charset.Decode(b, in.ContentType)
	if err != nil {
		return nil, err
	}
	src := strings.TrimPrefix(text.Text, "\ufeff")
	comma, ok := delimiter(src, c)
	if !ok {
		comma = likelyDelimiter(src)
	}
	r := csv.NewReader(strings.NewReader(src))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = comma, -1, true
	return r.Read, nil
}

// delimiters are what may stand between the columns of a table.
var delimiters = []rune{',', ';', '\t', '|'}

// header returns the names of the columns, if c stands between them.
func header(src string, c rune) []string {
	line, _, _ := strings.Cut(strings.TrimPrefix(src, "\ufeff"), "\n")
	if len(line) > 4096 {
		return nil
	}
	r := csv.NewReader(strings.NewReader(line))
	r.Comma, r.LazyQuotes = c, true
	names, _ := r.Read()
	return names
}

// delimiter tells what stands between the columns of a table of articles: the
// character that makes the first line name a column of texts and another one.
func delimiter(src string, c Chooser) (rune, bool) {
	best, columns := rune(0), 1
	for _, d := range delimiters {
		names := header(src, d)
		m := c.mapping(names)
		if m.Text == "" || !slices.Contains(names, m.Text) {
			continue
		}
		if n := m.count(); n > columns || c != nil && n == columns && len(names) > 1 && best == 0 {
			best, columns = d, n
		}
	}
	return best, best != 0
}

// likelyDelimiter is what makes the most columns of the first line.
func likelyDelimiter(src string) rune {
	best, columns := ',', 1
	for _, d := range delimiters {
		if n := len(header(src, d)); n > columns {
			best, columns = d, n
		}
	}
	return best
}
