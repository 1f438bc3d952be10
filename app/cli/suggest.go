package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"clew/graphmodel"
	"clew/graphmodel/suggest"
)

func setupSuggest(f *flags) func(context.Context, *Env, []string) error {
	path := f.String("p", "", "the `PROJECT`")
	limit := f.Int("limit", 50, "how many pairs at most")
	format := f.String("format", "text", "text or json")
	f.more = "Accept one with clew merge, reject it with clew different."
	return func(ctx context.Context, e *Env, args []string) error {
		if err := none(args); err != nil {
			return err
		}
		if *format != "text" && *format != "json" {
			return usagef("there is no format %q; the formats are text and json", *format)
		}
		if *limit < 1 {
			return usagef("--limit takes a number from 1 on")
		}
		s, state, err := e.openProject(ctx, *path)
		if err != nil {
			return err
		}
		list, err := suggest.Duplicates(ctx, s, suggest.Options{Limit: *limit, Decisions: state.Decisions})
		if err != nil {
			return err
		}
		for _, g := range list {
			if *format == "json" {
				err = writeSuggestion(e, s, g)
			} else {
				_, err = fmt.Fprintf(e.Stdout, "%.2f  %s %s / %s %s\n      %s\n", g.Score, g.A, s.Entity(g.A).Name, g.B, s.Entity(g.B).Name, reasons(g))
			}
			if err != nil {
				return err
			}
		}
		if len(list) == 0 {
			e.say("nothing looks like a duplicate")
		}
		return nil
	}
}

// reasons puts what speaks for a pair first, then what speaks against it.
func reasons(g suggest.Suggestion) string {
	var parts []string
	for _, r := range g.Reasons {
		text := r.Text
		if r.Weight < 0 {
			text = "but " + text
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "; ")
}

type suggestionJSON struct {
	Score   float64      `json:"score"`
	A       namedJSON    `json:"a"`
	B       namedJSON    `json:"b"`
	Reasons []reasonJSON `json:"reasons"`
}

type namedJSON struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type reasonJSON struct {
	Text   string  `json:"text"`
	Weight float64 `json:"weight"`
}

func writeSuggestion(e *Env, s *graphmodel.Snapshot, g suggest.Suggestion) error {
	out := suggestionJSON{Score: g.Score, A: namedJSON{g.A, s.Entity(g.A).Name}, B: namedJSON{g.B, s.Entity(g.B).Name}}
	for _, r := range g.Reasons {
		out.Reasons = append(out.Reasons, reasonJSON(r))
	}
	encoder := json.NewEncoder(e.Stdout)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(out)
}
