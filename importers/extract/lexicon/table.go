package lexicon

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// FormatError says where a table breaks the format.
type FormatError struct {
	File string
	Line int // counted from 1
	Msg  string
}

// Error implements error in the form that editors can jump to.
func (e *FormatError) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg) }

// row is one entry of a table.
type row struct {
	file   string
	line   int
	fields []string          // separated by "|", trimmed
	attr   map[string]string // the @directives in force; shared between rows
}

func (r row) errorf(format string, args ...any) error {
	return &FormatError{r.file, r.line, fmt.Sprintf(format, args...)}
}

// field returns the i-th field, "" when the row is shorter.
func (r row) field(i int) string {
	if i < len(r.fields) {
		return r.fields[i]
	}
	return ""
}

// list returns the i-th field split at ";".
func (r row) list(i int) []string { return splitList(r.field(i)) }

func splitList(s string) []string {
	if s == "" {
		return nil
	}
	parts := strings.Split(s, ";")
	out := parts[:0]
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// fieldBlock is how many fields share a block of memory; more than a row has.
const fieldBlock = 1024

// parseTable splits a table into rows. Empty lines and lines that start with
// "#" are skipped; "@name value" sets a directive for the rows below it, and
// "@name" alone clears it. allowed lists the directives of the table, max is
// the largest number of fields.
func parseTable(file, text string, allowed []string, max int) ([]row, error) {
	rows := make([]row, 0, strings.Count(text, "\n")+1)
	var all []string // the fields of many rows, in blocks
	attr := map[string]string{}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if !utf8.ValidString(line) {
			return nil, &FormatError{file, n, "not valid UTF-8"}
		}
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '@' {
			name, value, _ := strings.Cut(line[1:], " ")
			if !contains(allowed, name) {
				return nil, &FormatError{file, n, fmt.Sprintf("unknown directive @%s", name)}
			}
			attr = with(attr, name, strings.TrimSpace(value))
			continue
		}
		count := strings.Count(line, "|") + 1
		if count > max {
			return nil, &FormatError{file, n, fmt.Sprintf("%d fields, at most %d expected", count, max)}
		}
		if cap(all)-len(all) < count {
			all = make([]string, 0, fieldBlock)
		}
		from := len(all)
		for f := range strings.SplitSeq(line, "|") {
			all = append(all, strings.TrimSpace(f))
		}
		fields := all[from:len(all):len(all)]
		if fields[0] == "" {
			return nil, &FormatError{file, n, "the first field is empty"}
		}
		rows = append(rows, row{file, n, fields, attr})
	}
	return rows, nil
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// with returns a copy of m with one entry set.
func with(m map[string]string, key, value string) map[string]string {
	out := make(map[string]string, len(m)+1)
	for k, v := range m {
		out[k] = v
	}
	if value == "" {
		delete(out, key)
	} else {
		out[key] = value
	}
	return out
}
