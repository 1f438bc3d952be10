package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"clew/app/ingest"
	"clew/graphmodel/fulltext"
	"clew/graphmodel/project"
)

func setupSearch(f *flags) func(context.Context, *Env, []string) error {
	limit := f.Int("limit", 20, "how many entities, and how many articles, at most")
	format := f.String("format", "text", "text or json")
	f.more = "All words have to stand in what is found; each may be the beginning of one. Words in quotation marks have to\nfollow each other. Case, diacritics and vowel signs do not count."
	return onProject(f, project.OpenReadOnly, func(ctx context.Context, e *Env, p *project.Project, args []string) error {
		question := strings.Join(args, " ")
		switch {
		case *format != "text" && *format != "json":
			return usagef("there is no format %q; the formats are text and json", *format)
		case *limit < 1:
			return usagef("--limit takes a number from 1 on")
		case len(fulltext.ParseQuery(question)) == 0:
			return usagef("nothing to search for")
		}
		hits, err := p.Search(ctx, question, *limit)
		if err != nil {
			return err
		}
		g, _, err := ingest.Open(ctx, p, nil)
		if err != nil {
			return err
		}
		entities := fulltext.ParseQuery(question).Entities(g.Snapshot(), *limit)
		for _, x := range entities {
			if err := e.found(*format, map[string]any{"entity": x.ID, "kind": x.Kind, "name": x.Name}, fmt.Sprintf("%s\t%s\t%s", x.ID, x.Kind, x.Name)); err != nil {
				return err
			}
		}
		for _, h := range hits {
			value := map[string]any{"article": h.Article, "title": h.Title, "start": h.Passage.Start, "end": h.Passage.End, "quote": h.Quote, "marks": h.Passage.Marks}
			if err := e.found(*format, value, fmt.Sprintf("%s\tarticle\t%s\n\t%s", h.Article, h.Title, marked(h))); err != nil {
				return err
			}
		}
		if len(entities)+len(hits) == 0 {
			e.say("nothing was found")
		}
		return nil
	})
}

// found writes one result.
func (e *Env) found(format string, value any, line string) error {
	if format == "json" {
		w := json.NewEncoder(e.Stdout)
		w.SetEscapeHTML(false)
		return w.Encode(value)
	}
	_, err := fmt.Fprintln(e.Stdout, line)
	return err
}

// marked is the passage in one line, with the words that were found in brackets.
func marked(h project.Hit) string {
	var b strings.Builder
	last := 0
	for _, m := range h.Passage.Marks {
		if m[0] < last {
			continue
		}
		b.WriteString(h.Quote[last:m[0]] + "[" + h.Quote[m[0]:m[1]] + "]")
		last = m[1]
	}
	b.WriteString(h.Quote[last:])
	return strings.Join(strings.Fields(b.String()), " ")
}
