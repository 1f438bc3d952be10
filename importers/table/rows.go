package table

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"clew/importers/charset"
	"clew/importers/format"
	"clew/importers/page"
)

// The reasons why a table gives no articles, to be tested with errors.Is.
var (
	// ErrNoText means that no column holds texts.
	ErrNoText = fmt.Errorf("%w", page.ErrNoArticle)
	// ErrLeftOut means that the person has said not to read such tables.
	ErrLeftOut = errors.New("the table was left out, as chosen")
)

// rows are the rows of a table, the first one names the columns. It returns
// io.EOF after the last.
type rows func() ([]string, error)

// read reads the articles of a table.
func read(ctx context.Context, next rows, c Chooser, out format.Output) error {
	sheet, err := openRows(next, c)
	if errors.Is(err, io.EOF) {
		return page.ErrEmpty
	}
	if err != nil {
		return err
	}
	m := sheet.mapping
	index := map[string]int{}
	for i, name := range sheet.columns {
		if _, twice := index[name]; !twice {
			index[name] = i
		}
	}
	if m.Text == LeaveOut {
		return ErrLeftOut
	}
	if _, ok := index[m.Text]; !ok || m.Text == "" {
		return fmt.Errorf("%w: no column is named as the text of articles (text, body, content)", ErrNoText)
	}
	found := false
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		n := sheet.number
		row, err := sheet.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			if !errors.Is(err, page.ErrTooLong) {
				err = fmt.Errorf("%w: %v", format.ErrDamaged, err)
			}
			out.Skip(fmt.Sprintf("row %d", n), err)
			found = found || errors.Is(err, page.ErrTooLong)
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
		if out.Full() {
			break
		}
	}
	if !found {
		return fmt.Errorf("%w: the column “%s” is empty", ErrNoText, page.OneLine(m.Text))
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
			if _, ok := delimiter(string(s.Head), c, sniffedLines(s.Ext)); ok {
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

// The bounds of a table of text, in bytes: of the file, of one row, which a quotation
// mark that is never closed makes of all that follows, and of the beginning that tells
// what stands between the columns.
const (
	maxTable = 4 << 30
	maxRow   = 2 * page.MaxText
	csvHead  = 128 << 10
)

func openCSV(_ context.Context, in *format.Input, c Chooser) (rows, error) {
	if in.Size > maxTable {
		return nil, format.ErrTooLarge
	}
	text, err := charset.Reader(in.Content, in.Size, in.ContentType)
	if err != nil {
		return nil, err
	}
	b := bufio.NewReaderSize(text, csvHead)
	head, err := b.Peek(csvHead)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%w: %v", format.ErrDamaged, err)
	}
	src := string(head)
	if strings.HasPrefix(src, "\ufeff") {
		_, _ = b.Discard(len("\ufeff"))
	}
	comma, ok := delimiter(src, c, headRows)
	if !ok {
		comma = likelyDelimiter(src)
	}
	bound := &rowReader{r: b}
	r := csv.NewReader(bound)
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = comma, -1, true
	return func() ([]string, error) {
		bound.start = r.InputOffset()
		return r.Read()
	}, nil
}

// rowReader ends with page.ErrTooLong where a row is longer than maxRow.
type rowReader struct {
	r           io.Reader
	start, read int64 // where the row begins, and what was read
}

func (l *rowReader) Read(p []byte) (int, error) {
	if l.read-l.start > maxRow {
		return 0, page.ErrTooLong
	}
	// In large pieces: who decodes goes through what it has again after each.
	n, err := io.ReadFull(l.r, p)
	l.read += int64(n)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return n, err
}

// delimiters are what may stand between the columns of a table.
var delimiters = []rune{',', ';', '\t', '|'}

// sniffedLines is how many lines are looked at to tell a table from other text.
func sniffedLines(ext string) int {
	if ext == ".csv" || ext == ".tsv" {
		return headRows
	}
	return 1
}

// lines returns the first n lines of a text, those that are not too long to name columns.
func lines(src string, n int) []string {
	var out []string
	src = strings.TrimPrefix(src, "\ufeff")
	for ; n > 0 && src != ""; n-- {
		line, rest, _ := strings.Cut(src, "\n")
		if src = rest; len(line) <= maxHeader {
			out = append(out, line)
		}
	}
	return out
}

// maxHeader is the length in bytes of the longest line that names columns.
const maxHeader = 4096

// cells returns the cells of a line, if c stands between them.
func cells(line string, c rune) []string {
	r := csv.NewReader(strings.NewReader(line))
	r.Comma, r.LazyQuotes = c, true
	names, _ := r.Read()
	return names
}

// delimiter tells what stands between the columns of a table of articles: the
// character that makes one of the first n lines name a column of texts and
// another one.
func delimiter(src string, c Chooser, n int) (rune, bool) {
	best, columns := rune(0), 1
	for _, line := range lines(src, n) {
		for _, d := range delimiters {
			names := cells(line, d)
			if n := fieldsIn(names, c); n > columns || c != nil && n > 0 && n == columns && len(names) > 1 && best == 0 {
				best, columns = d, n
			}
		}
	}
	return best, best != 0
}

// likelyDelimiter is what cuts most of the first lines into as many columns, more
// than one; of two such the one with more columns.
func likelyDelimiter(src string) rune {
	best, most, columns := ',', 0, 0
	first := lines(src, headRows)
	for _, d := range delimiters {
		count := map[int]int{}
		for _, line := range first {
			n := len(cells(line, d))
			if n < 2 {
				continue
			}
			if count[n]++; count[n] > most || count[n] == most && n > columns {
				best, most, columns = d, count[n], n
			}
		}
	}
	return best
}
