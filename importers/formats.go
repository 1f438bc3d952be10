package importers

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"clew/graphmodel"
	"clew/importers/charset"
	"clew/importers/page"
	"clew/importers/plaintext"
	"clew/importers/webpage"
)

// pageTimeout is how long one page may take. The slowest of the pages that the
// program is measured with takes a second on a slow machine.
const pageTimeout = 20 * time.Second

// webPages reads saved HTML.
type webPages struct{}

func (webPages) Name() string { return "web page" }

func (webPages) Match(s Sniff) Confidence {
	if isBinary(s.Head) {
		return No
	}
	switch {
	case isHTML(s.Head):
		return ByBytes
	case strings.Contains(s.ContentType, "html"):
		return ByName
	}
	switch s.Ext {
	case ".html", ".htm", ".xhtml", ".shtml":
		return ByName
	}
	return No
}

func (webPages) Read(ctx context.Context, s Source) ([]Result, error) {
	text, warnings, err := readText(ctx, s)
	if err != nil {
		return nil, err
	}
	p, err := withTimeout(ctx, pageTimeout, func(ctx context.Context) (page.Page, error) {
		return webpage.Extract(ctx, text, s.URL)
	})
	if err != nil {
		return nil, err
	}
	return []Result{newResult(p, s, warnings)}, nil
}

// plainTexts reads text that was copied from a page, and clean text.
type plainTexts struct{}

func (plainTexts) Name() string { return "text" }

func (plainTexts) Match(s Sniff) Confidence {
	if isBinary(s.Head) {
		return No
	}
	switch {
	case notProse[s.Ext]:
		return No
	case s.Ext == ".txt", s.Ext == ".text", s.Ext == "", strings.HasPrefix(s.ContentType, "text/plain"):
		return ByName
	}
	return Fallback
}

// notProse are the endings of text files that hold no article. Browsers save
// many of them beside a page.
var notProse = map[string]bool{
	".css": true, ".js": true, ".mjs": true, ".json": true, ".map": true, ".svg": true, ".xml": true, ".csv": true, ".tsv": true,
	".ini": true, ".cfg": true, ".toml": true, ".yaml": true, ".yml": true, ".log": true, ".sh": true, ".bat": true, ".py": true,
	".go": true, ".c": true, ".h": true, ".java": true, ".ts": true, ".sql": true, ".tex": true, ".rtf": true, ".eml": true, ".mbox": true,
	".download": true,
}

func (plainTexts) Read(ctx context.Context, s Source) ([]Result, error) {
	text, warnings, err := readText(ctx, s)
	if err != nil {
		return nil, err
	}
	p, err := withTimeout(ctx, pageTimeout, func(context.Context) (page.Page, error) {
		return plaintext.Clean(text)
	})
	if err != nil {
		return nil, err
	}
	if p.URL == "" {
		p.URL = s.URL
	}
	return []Result{newResult(p, s, warnings)}, nil
}

// readText reads and decodes a source.
func readText(ctx context.Context, s Source) (text string, warnings []string, err error) {
	b, err := s.ReadBytes(ctx, MaxTextSize)
	if err != nil {
		return "", nil, err
	}
	decoded, err := charset.Decode(b, s.ContentType)
	if err != nil {
		return "", nil, err
	}
	if decoded.Replaced > 0 {
		warnings = append(warnings, fmt.Sprintf("%d characters could not be decoded as %s and were replaced", decoded.Replaced, decoded.Encoding))
	}
	return decoded.Text, warnings, nil
}

// withTimeout runs f, which may not watch its context all the time, and gives
// up waiting for it after d. f then runs on in the background until it ends.
func withTimeout(ctx context.Context, d time.Duration, f func(context.Context) (page.Page, error)) (page.Page, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, d, ErrTimeout)
	defer cancel()
	type answer struct {
		page page.Page
		err  error
	}
	done := make(chan answer, 1)
	go func() {
		var a answer
		defer func() {
			// A parser of the dependencies that panics must cost one page, not the program.
			if r := recover(); r != nil {
				a = answer{err: fmt.Errorf("%w: %v", ErrTooComplex, r)}
			}
			done <- a
		}()
		a.page, a.err = f(ctx)
	}()
	select {
	case a := <-done:
		if errors.Is(a.err, context.DeadlineExceeded) {
			return page.Page{}, ErrTimeout
		}
		return a.page, a.err
	case <-ctx.Done():
		return page.Page{}, context.Cause(ctx)
	}
}

func newResult(p page.Page, s Source, warnings []string) Result {
	return Result{
		Article: &graphmodel.Article{
			ID: graphmodel.NewArticleID(p.Title, p.Text), Title: p.Title, Author: p.Author, Publisher: p.Publisher, URL: p.URL,
			Published: p.Published, Language: p.Language, Text: p.Text, Source: s.String(),
		},
		Warnings: append(warnings, p.Warnings...),
	}
}

// ReadText reads pasted text or pasted HTML. name stands for it in messages.
// Errors are of type *SourceError.
func ReadText(name, text string) (Result, error) {
	results, err := Default().Read(context.Background(), TextSource(name, text))
	if err != nil {
		return Result{}, err
	}
	return results[0], nil
}
