package importers

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"clew/graphmodel"
)

// Record is an article as `clew read` writes it. All fields are always
// present, so that a reader needs no defaults.
type Record struct {
	ID       string   `json:"id,omitempty"` // only with --jsonl-in
	Path     string   `json:"path,omitempty"`
	Title    string   `json:"title"`
	Author   string   `json:"author"`
	Date     string   `json:"date"` // YYYY-MM-DD, or "" when unknown
	Site     string   `json:"site"`
	Language string   `json:"language"`
	URL      string   `json:"url"`
	Text     string   `json:"text"`
	Warnings []string `json:"warnings"`
}

// NewRecord returns the record of a result.
func NewRecord(r Result) Record {
	a := r.Article
	rec := Record{
		Path: a.Source, Title: a.Title, Author: a.Author, Date: day(a.Published), Site: a.Publisher,
		Language: a.Language, URL: a.URL, Text: a.Text, Warnings: r.Warnings,
	}
	if rec.Warnings == nil {
		rec.Warnings = []string{}
	}
	return rec
}

func day(i graphmodel.Interval) string {
	if !i.Known() {
		return ""
	}
	return i.Start.String()
}

// WriteJSONL writes one record a line, in the order given.
func WriteJSONL(w io.Writer, results []Result) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, r := range results {
		if err := enc.Encode(NewRecord(r)); err != nil {
			return fmt.Errorf("writing %s: %w", r.Article.Source, err)
		}
	}
	return nil
}

// maxLine is the longest line that CleanJSONL accepts.
const maxLine = MaxTextSize

// CleanJSONL reads lines of {"id","text"}, text copied from a page, and writes
// one record a line with the same id, in input order. A text without an
// article gives a record with an empty text and a warning; a line that is no
// such object stops with an error that names its number.
func CleanJSONL(ctx context.Context, r io.Reader, w io.Writer) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 0, 1<<16), maxLine)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	reg := Default()
	n := 0
	for sc.Scan() {
		n++
		if err := ctx.Err(); err != nil {
			return err
		}
		if len(sc.Bytes()) == 0 {
			continue
		}
		var in struct{ ID, Text string }
		if err := json.Unmarshal(sc.Bytes(), &in); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
		if err := enc.Encode(cleanRecord(ctx, reg, in.ID, in.Text)); err != nil {
			return fmt.Errorf("writing line %d: %w", n, err)
		}
	}
	if err := sc.Err(); err != nil {
		if errors.Is(err, bufio.ErrTooLong) {
			return fmt.Errorf("line %d: %w", n+1, tooLarge(-1, maxLine))
		}
		return fmt.Errorf("line %d: %w", n+1, err)
	}
	return nil
}

func cleanRecord(ctx context.Context, reg *Registry, id, text string) Record {
	results, err := reg.Read(ctx, TextSource(id, text))
	if err != nil {
		return Record{ID: id, Warnings: []string{err.Error()}}
	}
	rec := NewRecord(results[0])
	rec.ID, rec.Path = id, ""
	return rec
}
