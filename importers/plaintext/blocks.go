package plaintext

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// block is a paragraph, a heading or an item of a list.
type block struct {
	text   string
	indent int  // columns of white space before it
	bullet bool // starts with a list mark
	menu   bool // starts with a mark that only renderings of menus use
	gap    bool // an empty line stands before it
	lines  int  // how many lines of the source it covers
}

// line is one line of the source without its surrounding space.
type line struct {
	text   string
	indent int
	width  int // in characters, with the indent
}

// split cuts text into blocks. Lines that a renderer broke at a fixed width
// are joined again; all other lines stay apart, so that a byline, a repeated
// title and a caption never become one paragraph.
func split(text string) []block {
	lines := readLines(text)
	width := wrapWidth(lines)
	var out []block
	gap := true
	for i := 0; i < len(lines); {
		if lines[i].text == "" {
			gap = true
			i++
			continue
		}
		j := i + 1
		b := newBlock(lines[i], gap)
		for width > 0 && j < len(lines) && continues(lines[j-1], lines[j], b, width) {
			j++
		}
		b.lines = j - i
		b.text = joinLines(lines[i:j])
		out = append(out, b)
		gap = false
		i = j
	}
	return out
}

func readLines(text string) []line {
	raw := strings.Split(text, "\n")
	out := make([]line, len(raw))
	for i, s := range raw {
		trimmed := strings.TrimLeft(s, " ")
		indent := len(s) - len(trimmed)
		trimmed = strings.TrimRight(trimmed, " ")
		out[i] = line{text: trimmed, indent: indent}
		if trimmed != "" {
			out[i].width = indent + utf8.RuneCountInString(trimmed)
		}
	}
	return out
}

// The widths at which browsers for terminals and mail programs break lines.
const (
	minWrap = 55
	maxWrap = 110
)

// wrapWidth returns the column at which the lines were broken, or 0. A text is
// broken when hardly a line is longer than the column and, where a line is
// followed by another, the first word of the next would mostly not have fitted.
func wrapWidth(lines []line) int {
	var count [maxWrap + 1]int
	long, total := 0, 0
	for i, l := range lines {
		if l.width < minWrap || strings.Count(l.text, " ") < 4 {
			continue
		}
		total++
		if l.width > maxWrap {
			long++
		} else if i+1 < len(lines) && lines[i+1].text != "" {
			count[l.width]++
		}
	}
	if long*10 > total {
		return 0
	}
	// Code and tables may be wider than the column.
	reach := 0 // lines that are as long as w and no paragraph's last
	for w := maxWrap; w >= minWrap && reach <= max(2, total/6); w-- {
		if reach += count[w]; reach >= 2 && brokenAt(lines, w, long) {
			return w
		}
	}
	return 0
}

// brokenAt reports whether the lines of a text with that many long ones were broken at
// width.
func brokenAt(lines []line, width, long int) bool {
	full, near := 0, 0
	for i := 0; i+1 < len(lines); i++ {
		if lines[i].width < width*2/3 || lines[i+1].text == "" {
			continue
		}
		near++
		if overflows(lines[i], lines[i+1], width) {
			full++
		}
	}
	// Tables and lists put short lines behind long ones, so that the share is
	// low on pages that are nothing else than broken.
	share := 6
	if long == 0 && near >= 20 {
		share = 3
	}
	return near >= 4 && full*10 >= near*share
}

// overflows reports whether the first word of next would not have fitted on l.
func overflows(l, next line, width int) bool {
	word, _, _ := strings.Cut(next.text, " ")
	return l.width+1+utf8.RuneCountInString(word) > width
}

// continues reports whether next is the rest of the paragraph that prev is in.
func continues(prev, next line, b block, width int) bool {
	if next.text == "" || prev.width > width+4 || !overflows(prev, next, width) {
		return false
	}
	if _, _, mark := listMark(next.text); mark {
		return false
	}
	if b.bullet {
		return next.indent >= b.indent
	}
	return next.indent == prev.indent || prev.indent-next.indent <= 3 && prev.indent > next.indent
}

// joinLines joins the lines of one paragraph. A word that was broken at a
// hyphen is not repaired: compounds keep theirs.
func joinLines(lines []line) string {
	if len(lines) == 1 {
		return strings.Join(strings.Fields(lines[0].text), " ")
	}
	var b strings.Builder
	for i, l := range lines {
		if i > 0 && !betweenIdeographs(lines[i-1].text, l.text) {
			b.WriteByte(' ')
		}
		b.WriteString(l.text)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func betweenIdeographs(a, b string) bool {
	x, _ := utf8.DecodeLastRuneInString(a)
	y, _ := utf8.DecodeRuneInString(b)
	return isWide(x) && isWide(y)
}

func newBlock(l line, gap bool) block {
	b := block{indent: l.indent, gap: gap}
	_, b.menu, b.bullet = listMark(l.text)
	return b
}

// listMark returns the length of the mark that s starts with, such as "• " or
// "- ", and whether it is one that only terminal browsers write for the levels
// of a menu.
func listMark(s string) (n int, menu, ok bool) {
	r, size := utf8.DecodeRuneInString(s)
	switch r {
	case '□', '☆', '○', '■', '★', '◎', '△', '●', '+':
		menu = r != '●'
	case '•', '*', '-', '–', '·', '‣', '▪', '►', '▸', '◦', '»', '›', '>', '→', '▶':
	default:
		return 0, false, false
	}
	rest := s[size:]
	if rest == "" {
		return size, menu, true
	}
	if rest[0] != ' ' {
		return 0, false, false
	}
	return size + 1, menu, true
}

// isWide reports whether a script without spaces between words uses r.
func isWide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}
