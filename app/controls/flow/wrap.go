// Package flow sets running text with marked spans: an article with every name
// marked, or a quoted sentence. Lines are broken with the advances of single
// runes, which takes milliseconds for a megabyte; only lines on the screen
// become canvas objects.
package flow

import (
	"unicode"
	"unicode/utf8"
)

// line is a half-open byte range of the text that is drawn on one line.
type line struct {
	start, end int
	first      bool // begins a paragraph
}

// wrap breaks text into lines no wider than width. Line feeds end paragraphs;
// empty paragraphs are skipped. advance is the width of a rune.
func wrap(text string, width float32, advance func(rune) float32) []line {
	var lines []line
	for start := 0; start < len(text); {
		end := start
		for end < len(text) && text[end] != '\n' {
			end++
		}
		lines = wrapParagraph(lines, text, start, end, width, advance)
		start = end + 1
	}
	return lines
}

// wrapParagraph is greedy: it breaks at the last opportunity that fits, and
// inside a word only when the word alone is too wide.
func wrapParagraph(lines []line, text string, start, end int, width float32, advance func(rune) float32) []line {
	first := true
	emit := func(from, to int) {
		for to > from && text[to-1] == ' ' {
			to--
		}
		if to > from {
			lines = append(lines, line{from, to, first})
			first = false
		}
	}
	lineStart, breakAt := start, -1
	used, atBreak := float32(0), float32(0)
	for i := start; i < end; {
		r, n := utf8.DecodeRuneInString(text[i:])
		w := advance(r)
		if used+w > width && i > lineStart && r != ' ' {
			switch {
			case breakAt > lineStart:
				emit(lineStart, breakAt)
				used -= atBreak
				lineStart = breakAt
			default:
				emit(lineStart, i)
				used, lineStart = 0, i
			}
			breakAt = -1
		}
		if i == lineStart && r == ' ' {
			lineStart += n
			i += n
			continue
		}
		used += w
		i += n
		if breaksAfter(r) && i < end {
			breakAt, atBreak = i, used
		} else if next, _ := utf8.DecodeRuneInString(text[i:]); i < end && ideograph(next) {
			breakAt, atBreak = i, used
		}
	}
	emit(lineStart, end)
	return lines
}

// breaksAfter reports whether a line may end after the rune.
func breaksAfter(r rune) bool {
	switch r {
	case ' ', '\t', '-', '–', '—', '/', '\u200b':
		return true
	}
	return ideograph(r)
}

// ideograph reports whether r belongs to a script that is written without
// spaces and may break anywhere.
func ideograph(r rune) bool {
	if r < 0x0E00 {
		return false
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer)
}
