package table

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"clew/importers/format"
	"clew/importers/page"
)

// JSON reads lists of articles as JSON, an array or an object that holds one,
// and as JSON Lines.
func JSON(c Chooser) format.Format {
	return format.Format{
		Name: jsonName, Extensions: []string{".json", ".jsonl", ".ndjson"}, Container: true,
		Match: func(s format.Sniff) format.Confidence {
			head := bytes.TrimLeft(bytes.TrimPrefix(s.Head, []byte("\xef\xbb\xbf")), " \t\r\n")
			if len(head) == 0 || head[0] != '{' && head[0] != '[' {
				return format.No
			}
			next := bytes.TrimLeft(head[1:], " \t\r\n")
			if len(next) > 0 && (next[0] == '"' || head[0] == '[' && next[0] == '{') {
				return format.ByBytes
			}
			return format.No
		},
		Read: func(ctx context.Context, in *format.Input, out format.Output) error {
			open, err := openJSON(in)
			if err != nil {
				return err
			}
			var chosen *Mapping
			if c != nil {
				sample, err := sampleJSON(ctx, open)
				if err != nil {
					return err
				}
				if m, ok := c(sample.Columns); ok {
					if chosen = &m; m.Text == LeaveOut {
						return ErrLeftOut
					}
				}
			}
			src, err := open()
			if err != nil {
				return err
			}
			return readJSON(ctx, src, chosen, out)
		},
	}
}

// raw is an object whose values are not parsed yet: a list may have more of them
// than memory has room for.
type raw = map[string]json.RawMessage

func readJSON(ctx context.Context, src values, m *Mapping, out format.Output) error {
	found, damaged, inDamage := false, false, false
	for !out.Full() {
		if err := ctx.Err(); err != nil {
			return err
		}
		v, at, err := src()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			if !found {
				return err
			}
			out.Skip(fmt.Sprintf("byte %d", at), err)
			return nil
		}
		if !json.Valid(v) {
			if !inDamage { // one line for what is damaged in a row
				out.Skip(fmt.Sprintf("byte %d", at), format.ErrDamaged)
			}
			damaged, inDamage = true, true
			continue
		}
		inDamage = false
		found = objects(ctx, v, m, out, 0) || found
	}
	if !found && damaged {
		return format.ErrDamaged
	}
	if !found {
		return fmt.Errorf("%w: no field is named as the text of articles (text, body, content)", ErrNoText)
	}
	return nil
}

// maxLevels is how deep in an object the list of articles may stand.
const maxLevels = 4

// objects sends the articles of a value: an article, a list of them, or an
// object that holds such a list.
func objects(ctx context.Context, v json.RawMessage, m *Mapping, out format.Output, level int) bool {
	found := false
	switch first(v) {
	case '[':
		for o := range items(v) {
			if ctx.Err() != nil || out.Full() {
				break
			}
			if first(o) == '{' && object(fields(o), m, out) {
				found = true
			}
		}
	case '{':
		o := fields(v)
		if object(o, m, out) {
			return true
		}
		if level == maxLevels {
			return false
		}
		for _, name := range sortedKeys(o) {
			if c := first(o[name]); c == '[' || c == '{' {
				found = objects(ctx, o[name], m, out, level+1) || found
			}
		}
	}
	return found
}

// first is the first byte of a value, which tells its kind.
func first(v json.RawMessage) byte {
	if v = bytes.TrimLeft(v, " \t\r\n"); len(v) > 0 {
		return v[0]
	}
	return 0
}

// maxFields is how many fields an object may have to be looked into.
const maxFields = 10_000

// fields returns the values of an object, or nothing where it has too many.
func fields(v json.RawMessage) raw {
	o := raw{}
	var name string
	isName := true
	for item := range items(v) {
		if isName {
			if json.Unmarshal(item, &name) != nil || len(o) >= maxFields {
				return nil
			}
		} else {
			o[name] = item
		}
		isName = !isName
	}
	return o
}

func sortedKeys(o raw) []string {
	var keys []string
	for k := range o {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// object sends one article.
func object(o raw, m *Mapping, out format.Output) bool {
	if m == nil {
		guessed := Guess(sortedKeys(o))
		m = &guessed
	}
	if first(o[m.Text]) != '"' {
		return false
	}
	if len(o[m.Text]) > maxRow {
		out.Skip("", page.ErrTooLong)
		return true
	}
	p, ok := m.article(func(column string) string {
		return cell(o[column])
	})
	if ok {
		out.Article(p)
	}
	return ok
}

// cell is a value as text, "" where it is none or far too long.
func cell(raw json.RawMessage) string {
	var v any
	if len(raw) > maxRow || json.Unmarshal(raw, &v) != nil {
		return ""
	}
	return plain(v)
}

// plain is a value as text: an object by its name, a list by its items.
func plain(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64:
		return fmt.Sprint(v)
	case map[string]any:
		for _, k := range []string{"name", "title", "value"} {
			if s, ok := v[k].(string); ok {
				return s
			}
		}
	case []any:
		var out []string
		for _, x := range v {
			if s := plain(x); s != "" {
				out = append(out, s)
			}
		}
		return strings.Join(out, ", ")
	}
	return ""
}
