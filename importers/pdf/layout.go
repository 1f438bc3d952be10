package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// paragraphs brings the lines of all pages into running text: without running
// heads, page numbers and small boxes, with words joined that a line end has
// cut.
func paragraphs(pages []sheet) []string {
	pages = withoutHeads(pages)
	size := bodySize(pages)
	if size == 0 {
		return nil
	}
	var j joiner
	for _, p := range pages {
		for _, b := range withoutBoxes(columnBlocks(p, size), size) {
			for _, l := range b {
				j.add(l, size)
			}
		}
	}
	j.flush()
	return j.out
}

func (l line) height() float64 { return l.Top - l.Bottom }

// bodySize is the height of the lines that hold most of the text.
func bodySize(pages []sheet) float64 {
	weight := map[int]int{}
	for _, p := range pages {
		for _, l := range p.Lines {
			weight[int(math.Round(2*l.height()))] += len(l.Text)
		}
	}
	best, most := 0, 0
	for h, w := range weight {
		if w > most || w == most && h < best {
			best, most = h, w
		}
	}
	return float64(best) / 2
}

// margin is the part of a page at the top and at the bottom where running heads
// and page numbers stand.
const margin = 0.1

// withoutHeads drops lines in the margins that other pages repeat, with other
// numbers perhaps, and page numbers.
func withoutHeads(pages []sheet) []sheet {
	seen := map[string]int{}
	for _, p := range pages {
		on := map[string]bool{}
		for _, l := range p.Lines {
			if k := headKey(p, l); k != "" {
				on[k] = true
			}
		}
		for k := range on {
			seen[k]++
		}
	}
	out := make([]sheet, len(pages))
	for i, p := range pages {
		out[i] = p
		out[i].Lines = nil
		for _, l := range p.Lines {
			k := headKey(p, l)
			if k == "" || k != "#" && seen[k] < 2 {
				out[i].Lines = append(out[i].Lines, l)
			}
		}
	}
	return out
}

// headKey is the text of a line in the margins with "#" for numbers, "#" alone
// for a page number, and "" for any other line.
func headKey(p sheet, l line) string {
	if middle := (l.Top + l.Bottom) / 2; p.Height <= 0 || middle > p.Height*margin && middle < p.Height*(1-margin) {
		return ""
	}
	var b strings.Builder
	number := false
	for _, r := range strings.ToLower(l.Text) {
		switch {
		case unicode.IsDigit(r):
			if !number {
				b.WriteByte('#')
			}
			number = true
			continue
		case unicode.IsLetter(r):
			b.WriteRune(r)
		}
		number = false
	}
	switch k := b.String(); k {
	case "page#", "seite#", "p#", "#of#", "page#of#", "seite#von#", "##":
		return "#"
	default:
		return k
	}
}

// columnBlocks groups the lines of a page to blocks of lines one below the
// other in the order in which the page draws them, which nearly every program
// makes the order of reading.
func columnBlocks(p sheet, size float64) [][]line {
	var out [][]line
	for _, l := range p.Lines {
		if n := len(out); n > 0 {
			last := out[n-1][len(out[n-1])-1]
			gap := last.Bottom - l.Top
			similar := math.Abs(last.height()-l.height()) < 0.15*size
			if similar && gap < 1.2*size && gap > -0.9*size && l.Left < last.Right && last.Left < l.Right || sameRow(last, l) {
				out[n-1] = append(out[n-1], l)
				continue
			}
		}
		out = append(out, []line{l})
	}
	return out
}

func sameRow(a, b line) bool {
	m := (b.Top + b.Bottom) / 2
	return m < a.Top && m > a.Bottom
}

// withoutBoxes drops blocks in smaller type that stand between blocks of the
// text, such as a list of other stories, and what looks like their heading.
func withoutBoxes(blocks [][]line, size float64) [][]line {
	return slices.DeleteFunc(blocks, func(b []line) bool {
		chars, small := 0, 0
		for _, l := range b {
			n := utf8.RuneCountInString(l.Text)
			chars += n
			if l.height() < 0.93*size {
				small += n
			}
		}
		return 10*small > 8*chars
	})
}

// joiner joins lines to paragraphs.
type joiner struct {
	out   []string
	text  strings.Builder
	last  line
	wide  float64 // the right end of the widest line of the paragraph
	left  float64
	lines int // of the paragraph
}

func (j *joiner) add(l line, size float64) {
	if j.text.Len() > 0 && j.starts(l, size) {
		j.flush()
	}
	j.lines++
	if j.text.Len() == 0 {
		j.wide, j.left, j.lines = l.Right, l.Left, 1
	} else {
		j.join(l.Text)
		j.last = l
		j.wide, j.left = max(j.wide, l.Right), l.Left
		return
	}
	j.text.WriteString(l.Text)
	j.last = l
}

// starts reports whether a line begins a paragraph.
func (j *joiner) starts(l line, size float64) bool {
	last := j.last
	if math.Abs(last.height()-l.height()) > 0.15*size {
		return true
	}
	if sameRow(last, l) && l.Left >= last.Right-size {
		return false
	}
	gap := last.Bottom - l.Top
	ended := endsSentence(last.Text)
	jump := gap < -0.9*size || l.Left > last.Right // another column or page
	if jump {
		// A single line without an end above a capital is a heading.
		return ended && !startsLower(l.Text) || !ended && startsUpper(l.Text) && j.lines == 1
	}
	switch {
	case gap > 0.55*size:
		return true
	case l.Left > last.Left+0.8*size && last.Left <= j.left+0.1*size && !startsLower(l.Text):
		return true // indented
	case ended && last.Right < j.wide-0.15*(j.wide-last.Left):
		return true // the last line was short
	}
	return false
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, ` "'”’»)]`)
	return s != "" && strings.ContainsAny(s[len(s)-1:], ".!?:") || strings.HasSuffix(s, "…")
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// join appends a line; a word that was cut at the line end becomes whole.
func (j *joiner) join(next string) {
	s := j.text.String()
	r, n := utf8.DecodeLastRuneInString(s)
	before, _ := utf8.DecodeLastRuneInString(s[:len(s)-n])
	switch {
	case r == '\u00ad', (r == '-' || r == '\u2010') && unicode.IsLetter(before) && startsLower(next):
		j.text.Reset()
		j.text.WriteString(s[:len(s)-n])
	case (r == '-' || r == '\u2010') && unicode.IsLetter(before):
		// A compound of names, such as Jean-Pierre, keeps its hyphen.
	case isWide(r):
	default:
		j.text.WriteByte(' ')
	}
	j.text.WriteString(next)
}

// isWide reports whether a script puts no space between words.
func isWide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

func (j *joiner) flush() {
	if s := strings.TrimSpace(j.text.String()); s != "" {
		j.out = append(j.out, s)
	}
	j.text.Reset()
}
