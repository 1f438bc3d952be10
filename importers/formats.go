package importers

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"clew/importers/archive"
	"clew/importers/charset"
	"clew/importers/chat"
	"clew/importers/feed"
	"clew/importers/format"
	"clew/importers/graphs"
	"clew/importers/mail"
	"clew/importers/office"
	"clew/importers/page"
	"clew/importers/pdf"
	"clew/importers/plaintext"
	"clew/importers/press"
	"clew/importers/subtitles"
	"clew/importers/table"
	"clew/importers/webpage"
)

// pageTimeout is how long one page may take. The slowest of the pages that the
// program is measured with takes a second on a slow machine.
const pageTimeout = 20 * time.Second

// formats is the table of all formats. Of two that are as sure of a source the
// first one reads it.
func formats(c Columns) []Format {
	list := graphs.Formats()
	return append(list,
		pdf.PDF(), office.Word(), office.OpenDocument(), office.PowerPoint(), office.EPUB(), office.RTF(), table.Excel(c), table.OpenDocument(c),
		archive.Zip(), archive.Tar(), archive.Compressed(), archive.WARC(),
		mail.Mailbox(), mail.Message(), mail.Outlook(),
		press.Exports(), chat.Exports(), subtitles.Transcripts(),
		feed.Feeds(), feed.Sitemaps(), table.JSON(c), table.CSV(c),
		webPages(), markdown(), plainTexts(),
	)
}

// webPages reads saved HTML.
func webPages() Format {
	return Format{
		Name: "web page", Extensions: []string{".html", ".htm", ".xhtml", ".shtml"},
		Match: func(s Sniff) format.Confidence {
			if isBinary(s.Head) {
				return format.No
			}
			switch {
			case isHTML(s.Head):
				return format.ByBytes
			case strings.Contains(s.ContentType, "html"):
				return format.ByName
			}
			switch s.Ext {
			case ".html", ".htm", ".xhtml", ".shtml":
				return format.ByName
			}
			return format.No
		},
		Read: func(ctx context.Context, in *format.Input, out format.Output) error {
			return readText(ctx, in, out, func(ctx context.Context, text string) (page.Page, error) {
				return webpage.Extract(ctx, text, in.URL)
			})
		},
	}
}

// plainTexts reads text that was copied from a page, and clean text.
func plainTexts() Format {
	return Format{
		Name: "text", Extensions: []string{".txt", ".text"},
		Match: func(s Sniff) format.Confidence {
			if isBinary(s.Head) {
				return format.No
			}
			switch {
			case notProse[s.Ext]:
				return format.No
			case s.Ext == ".txt", s.Ext == ".text", s.Ext == "", strings.HasPrefix(s.ContentType, "text/plain"):
				return format.ByName
			}
			return format.Fallback
		},
		Read: func(ctx context.Context, in *format.Input, out format.Output) error {
			return readText(ctx, in, out, func(_ context.Context, text string) (page.Page, error) {
				return plaintext.Clean(text)
			})
		},
	}
}

// notProse are the endings of text files that hold no article. Browsers save
// many of them beside a page.
var notProse = map[string]bool{
	".css": true, ".js": true, ".mjs": true, ".json": true, ".map": true, ".svg": true, ".xml": true, ".csv": true, ".tsv": true,
	".ini": true, ".cfg": true, ".toml": true, ".yaml": true, ".yml": true, ".log": true, ".sh": true, ".bat": true, ".py": true,
	".go": true, ".c": true, ".h": true, ".java": true, ".ts": true, ".sql": true, ".tex": true, ".rtf": true, ".eml": true, ".mbox": true,
	".download": true,
}

// readText decodes a source and reads it with a bound on its time.
func readText(ctx context.Context, in *format.Input, out format.Output, read func(context.Context, string) (page.Page, error)) error {
	if in.Size > MaxTextSize {
		return tooLarge(in.Size, MaxTextSize)
	}
	b, err := in.Bytes(MaxTextSize)
	if err != nil {
		return fileError(err)
	}
	decoded, err := charset.Decode(b, in.ContentType)
	if err != nil {
		return err
	}
	p, err := withTimeout(ctx, pageTimeout, func(ctx context.Context) (page.Page, error) { return read(ctx, decoded.Text) })
	if err != nil {
		return err
	}
	if p.URL == "" {
		p.URL = in.URL
	}
	if decoded.Replaced > 0 {
		p.Warnings = append([]string{fmt.Sprintf("%d characters could not be decoded as %s and were replaced", decoded.Replaced, decoded.Encoding)}, p.Warnings...)
	}
	out.Article(p)
	return nil
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

// ReadText reads pasted text or pasted HTML. name stands for it in messages.
// Errors are of type *SourceError.
func ReadText(name, text string) (Result, error) {
	results, err := Default().Read(context.Background(), TextSource(name, text))
	if err != nil {
		return Result{}, err
	}
	return results[0], nil
}
