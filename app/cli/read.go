package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"clew/graphmodel"
	"clew/importers"
)

func setupRead(f *flags) func(context.Context, *Env, []string) error {
	format := f.String("format", "text", "text, json or jsonl")
	lines := f.Bool("jsonl-in", false, "read lines of {\"id\",\"text\"} from standard input and write one object a line")
	out := f.String("o", "", "write to `FILE` instead of standard output")
	private := privateOption(f)
	columns := columnsOption(f)
	return func(ctx context.Context, e *Env, args []string) error {
		if *lines {
			if err := none(args); err != nil {
				return err
			}
			return importers.CleanJSONL(ctx, e.Stdin, e.Stdout)
		}
		e.allowPrivate = *private
		if err := columns(e); err != nil {
			return err
		}
		write, err := recordWriter(*format)
		if err != nil {
			return err
		}
		sources, err := e.sourcesOf(args)
		if err != nil {
			return err
		}
		results, report := importers.ReadEach(ctx, sources, importers.Options{Web: e.web(nil), Registry: importers.With(e.columns)})
		if err := ctx.Err(); err != nil {
			return err
		}
		report.Warnings = nil // they are in the records, or of no use with text
		failed := e.report(report)
		if len(results) > 0 {
			if err := e.write(*out, func(w io.Writer) error { return write(w, results) }); err != nil {
				return err
			}
		}
		return reported(failed || len(results) == 0)
	}
}

// recordWriter returns the writer of a format.
func recordWriter(format string) (func(io.Writer, []importers.Result) error, error) {
	switch format {
	case "jsonl":
		return importers.WriteJSONL, nil
	case "json":
		return writeRecords, nil
	case "text":
		return writeTexts, nil
	}
	return nil, usagef("there is no format %q; the formats are text, json and jsonl", format)
}

// writeRecords writes one object for one article, an array for several.
func writeRecords(w io.Writer, results []importers.Result) error {
	records := make([]importers.Record, len(results))
	for i, r := range results {
		records[i] = importers.NewRecord(r)
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if len(records) == 1 {
		return encoder.Encode(records[0])
	}
	return encoder.Encode(records)
}

// writeTexts writes the articles as people read them.
func writeTexts(w io.Writer, results []importers.Result) error {
	for i, r := range results {
		if i > 0 {
			if _, err := fmt.Fprint(w, "\n----\n\n"); err != nil {
				return err
			}
		}
		if _, err := fmt.Fprint(w, headOf(importers.NewRecord(r)), r.Article.Text, "\n"); err != nil {
			return err
		}
	}
	return nil
}

// languageOf names the language of an article that is not in English.
func languageOf(r importers.Record) string {
	if r.Language == "" || r.Language == "en" {
		return ""
	}
	return "in " + graphmodel.LanguageName(r.Language)
}

// headOf is the title of an article and where it comes from.
func headOf(r importers.Record) string {
	head := ""
	if r.Title != "" {
		head = r.Title + "\n"
	}
	line := ""
	for _, part := range []string{r.Author, r.Site, r.Date, r.URL, languageOf(r)} {
		if part != "" {
			if line != "" {
				line += " · "
			}
			line += part
		}
	}
	if line != "" {
		head += line + "\n"
	}
	if head != "" {
		head += "\n"
	}
	return head
}
