package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"clew/graphmodel"
	"clew/importers"
	"clew/importers/extract"
)

// explain prints how a text, or that on standard input, is read.
func explain(ctx context.Context, e *Env, text, date string) error {
	a := &graphmodel.Article{Text: text}
	if text == "" {
		b, err := io.ReadAll(io.LimitReader(e.Stdin, importers.MaxTextSize))
		if err != nil {
			return fmt.Errorf("reading the text: %w", err)
		}
		a.Text = string(b)
	}
	if a.Text = strings.TrimSpace(strings.ToValidUTF8(a.Text, "\ufffd")); a.Text == "" {
		return usagef("extract: --explain needs a text")
	}
	if date != "" {
		day, err := graphmodel.ParseDate(date)
		if err != nil {
			return usagef("extract: %v", err)
		}
		a.Published = graphmodel.DayInterval(day)
	}
	out := bufio.NewWriter(e.Stdout)
	if err := extract.Explain(ctx, a, out); err != nil {
		return err
	}
	return out.Flush()
}
