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

	"clew/importers/charset"
	"clew/importers/format"
	"clew/importers/page"
)

// JSON reads lists of articles as JSON, an array or an object that holds one,
// and as JSON Lines. m is nil to tell the fields by their names.
func JSON(m *Mapping) format.Format {
	return format.Format{
		Name: "list of articles (JSON)", Extensions: []string{".json", ".jsonl", ".ndjson"}, Container: true,
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
			b, err := in.Bytes(format.MaxPart)
			if err != nil {
				return err
			}
			text, err := charset.Decode(b, in.ContentType)
			if err != nil {
				return err
			}
			return readJSON(ctx, text.Text, m, out)
		},
	}
}

func readJSON(ctx context.Context, src string, m *Mapping, out format.Output) error {
	d := json.NewDecoder(strings.NewReader(strings.TrimPrefix(src, "\ufeff")))
	found := false
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		var v any
		err := d.Decode(&v)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			err = fmt.Errorf("%w: %v", format.ErrDamaged, err)
			if !found {
				return err
			}
			out.Skip(fmt.Sprintf("byte %d", d.InputOffset()), err)
			return nil
		}
		found = objects(v, m, out, 0) || found
	}
	if !found {
		return fmt.Errorf("%w: no field is named as the text of articles (text, body, content)", page.ErrNoArticle)
	}
	return nil
}

// maxLevels is how deep in an object the list of articles may stand.
const maxLevels = 4

// objects sends the articles of a value: an article, a list of them, or an
// object that holds such a list.
func objects(v any, m *Mapping, out format.Output, level int) bool {
	found := false
	switch v := v.(type) {
	case []any:
		for _, o := range v {
			if o, ok := o.(map[string]any); ok && object(o, m, out) {
				found = true
			}
		}
	case map[string]any:
		if object(v, m, out) {
			return true
		}
		if level == maxLevels {
			return false
		}
		for _, name := range sortedKeys(v) {
			switch v[name].(type) {
			case []any, map[string]any:
				found = objects(v[name], m, out, level+1) || found
			}
		}
	}
	return found
}

func sortedKeys(o map[string]any) []string {
	var keys []string
	for k := range o {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// object sends one article.
func object(o map[string]any, m *Mapping, out format.Output) bool {
	guessed := Guess(sortedKeys(o))
	if m == nil {
		m = &guessed
	}
	if _, ok := o[m.Text].(string); !ok {
		return false
	}
	p, ok := m.article(func(column string) string { return plain(o[column]) })
	if ok {
		out.Article(p)
	}
	return ok
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
