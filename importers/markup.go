package importers

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"clew/importers/page"
	"clew/importers/webpage"
)

// The bounds of Markdown. Its parser takes hundreds of bytes for each mark of a text,
// time that grows with the square of the marks in a paragraph, and a cell for each column
// of a table in each row: a long text is read in pieces, and what no person writes as plain text.
const (
	markupPiece  = 256 << 10 // bytes
	markupLine   = 48 << 10  // bytes
	markupMarks  = 4000      // in one paragraph
	markupQuotes = 100       // of a line, within each other
	markupCells  = 100_000   // of the tables of a piece
)

// footnotes are what a text says below it, behind a rule.
var footnotes = regexp.MustCompile(`(?s)<div class="footnotes".*$|<sup id="fnref[^>]*>.*?</sup>`)

var markupParser = sync.OnceValue(func() goldmark.Markdown {
	return goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote))
})

// readMarkup returns the paragraphs of Markdown. headed tells that the first is a
// heading of the first order. What was not read as Markdown gets a warning.
func readMarkup(ctx context.Context, src string, p *page.Page) (paragraphs []string, headed bool, err error) {
	pieces := markupPieces(plainLinks(src))
	plain := 0
	for i, piece := range pieces {
		if err := ctx.Err(); err != nil {
			return nil, false, err
		}
		if isHardMarkup(piece) {
			plain++
			for line := range strings.SplitSeq(page.Normalize(piece), "\n") {
				if line = strings.TrimSpace(line); line != "" {
					paragraphs = append(paragraphs, line)
				}
			}
		} else {
			var b bytes.Buffer
			if err := markupParser().Convert([]byte(piece), &b); err != nil {
				return nil, false, fmt.Errorf("%w: %v", ErrTooComplex, err)
			}
			paragraphs = append(paragraphs, webpage.Fragment(footnotes.ReplaceAllString(b.String(), ""))...)
			headed = headed || i == 0 && bytes.HasPrefix(bytes.TrimSpace(b.Bytes()), []byte("<h1>"))
		}
		if len(paragraphs) > page.MaxParagraphs {
			return nil, false, ErrTooLong
		}
	}
	if plain > 0 {
		p.Warnings = append(p.Warnings, "parts that are too long or too complex were read as plain text, not as Markdown")
	}
	return paragraphs, headed, nil
}

// markupPieces cuts a long text where a paragraph ends outside of code, or else where a
// line ends; a line that is too long becomes a piece of its own.
func markupPieces(src string) []string {
	var pieces []string
	start, last, code := 0, 0, false // last is where the piece may end
	for at := 0; at < len(src); {
		end := len(src)
		if i := strings.IndexByte(src[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		if end-at > markupLine {
			pieces = appendFull(pieces, src[start:at])
			pieces = append(pieces, src[at:end])
			start, last, at = end, end, end
			continue
		}
		if end-start > markupPiece {
			if last <= start {
				last = at
			}
			pieces = append(pieces, src[start:last])
			start = last
		}
		line := strings.TrimSpace(src[at:end])
		if strings.HasPrefix(line, "```") || strings.HasPrefix(line, "~~~") {
			code = !code
		}
		if at = end; line == "" && !code {
			last = at
		}
	}
	return appendFull(pieces, src[start:])
}

func appendFull(list []string, s string) []string {
	if s == "" {
		return list
	}
	return append(list, s)
}

// isHardMarkup reports whether a piece would take the parser long.
func isHardMarkup(s string) bool {
	marks, rows, columns := 0, 0, 0
	for line := range strings.SplitSeq(s, "\n") {
		if len(line) > markupLine {
			return true
		}
		text := strings.TrimLeft(line, " \t>*+-")
		if strings.Count(line[:len(line)-len(text)], ">") > markupQuotes {
			return true
		}
		for i := range len(text) {
			switch text[i] {
			case '*', '_', '[', ']', '`', '~', '<', '!', '^':
				marks++
			}
		}
		if n := strings.Count(text, "|"); n > 0 {
			rows, columns = rows+1, max(columns, n)
		}
		if marks > markupMarks {
			return true
		}
		if text == "" {
			marks = 0
		}
	}
	return rows*columns > markupCells
}
