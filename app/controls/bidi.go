package controls

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The toolkit draws what it is given from left to right, but for the letters of a
// word. So where a line has Arabic or Hebrew in it, its words and the signs between
// them are pieces of their own, put in the order of the Unicode Bidirectional
// Algorithm (UAX #9), with its isolates and without its explicit embeddings.

// direction is in which direction a character is written.
type direction uint8

const (
	neutral direction = iota
	leftward
	rightward
	digit
)

var leftwardScripts = []*unicode.RangeTable{
	unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Samaritan, unicode.Mandaic, unicode.Adlam,
}

func directionOf(r rune) direction {
	switch {
	case r == leftToRight:
		return rightward
	case r == rightToLeft:
		return leftward
	case unicode.IsDigit(r): // also those of Arabic
		return digit
	case r >= 0x590 && unicode.In(r, leftwardScripts...) && (unicode.IsLetter(r) || unicode.Is(unicode.M, r)):
		return leftward
	case unicode.IsLetter(r) || unicode.Is(unicode.M, r):
		return rightward
	}
	return neutral
}

// Leftwards reports whether a paragraph runs from right to left: its first
// character outside of isolates that has a direction says so.
func Leftwards(paragraph string) bool {
	for at := 0; at < len(paragraph); {
		if n := isolated(paragraph[at:]); n > 0 {
			at += n
			continue
		}
		r, size := utf8.DecodeRuneInString(paragraph[at:])
		switch directionOf(r) {
		case leftward:
			return true
		case rightward:
			return false
		}
		at += size
	}
	return false
}

// HasLeftward reports whether a text has anything that runs from right to left.
func HasLeftward(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return r >= 0x590 && directionOf(r) == leftward })
}

// Chunk is a part of a line that is drawn as one, in bytes of the line. Odd levels
// run from right to left.
type Chunk struct {
	Start, End int
	Level      int
}

// ChunksOf are the parts of a line, in the order of the text; base says that the
// paragraph runs from right to left.
func ChunksOf(text string, base bool) []Chunk {
	level := 0
	if base {
		level = 1
	}
	return chunksOf(nil, text, 0, level)
}

// chunksOf appends the parts of a text that begins at a byte of the line, in a
// paragraph or isolate of a level.
func chunksOf(out []Chunk, text string, start, level int) []Chunk {
	var runes []rune
	var sizes []int // in bytes
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if n := isolated(text[at:]); n > 0 {
			r, size = object, n
		}
		runes, sizes = append(runes, r), append(sizes, size)
		at += size
	}
	kinds := resolved(runes, level%2 == 1)
	at := 0
	for i, r := range runes {
		end := at + sizes[i]
		own := levelOf(kinds[i], level)
		// A sign is a part of its own, since the toolkit may put it on the other side.
		sign := own%2 == 1 && directionOf(r) == neutral
		last := len(out) - 1
		switch {
		case r == object && isolated(text[at:end]) > 0:
			out = inIsolate(out, text[at:end], start+at, own)
		case i > 0 && !sign && runes[i-1] != object && out[last].Level == own && (own%2 == 0 || directionOf(runes[i-1]) != neutral):
			out[last].End = start + end
		default:
			out = append(out, Chunk{start + at, start + end, own})
		}
		at = end
	}
	return out
}

// inIsolate appends the parts of an isolate, whose two signs are at a level.
func inIsolate(out []Chunk, text string, start, level int) []Chunk {
	first, last := len(string(firstStrong)), len(text)
	if strings.HasSuffix(text, string(popIsolate)) {
		last -= len(string(popIsolate))
	}
	out = append(out, Chunk{start, start + first, level})
	within := level + 2 - level%2
	if Leftwards(text[first:last]) {
		within = level + 1 + level%2
	}
	if out = chunksOf(out, text[first:last], start+first, within); last < len(text) {
		out = append(out, Chunk{start + last, start + len(text), level})
	}
	return out
}

func levelOf(d direction, base int) int {
	switch {
	case d == leftward:
		return base | 1
	case d == digit:
		return (base | 1) + 1
	}
	return base + base%2 // also what is Latin in a line from right to left
}

// resolved gives each character of a line a direction; digit only where a number
// stands among what runs from right to left.
func resolved(runes []rune, base bool) []direction {
	kinds := make([]direction, len(runes))
	strong := rightward
	if base {
		strong = leftward
	}
	own := strong
	for i, r := range runes {
		kinds[i] = directionOf(r)
		switch d := kinds[i]; {
		case d == digit && strong == rightward: // W7
			kinds[i] = rightward
		case d == leftward || d == rightward:
			strong = d
		}
	}
	pairs(runes, kinds, own)
	for i := 0; i < len(kinds); {
		if kinds[i] != neutral {
			i++
			continue
		}
		j := i
		for j < len(kinds) && kinds[j] == neutral {
			j++
		}
		d := own // N2
		if i > 0 && j < len(kinds) {
			before, after := kinds[i-1], kinds[j]
			switch {
			case j == i+1 && before == digit && after == digit && strings.ContainsRune(".,:/-٫٬", runes[i]): // W4
				d = digit
			case side(before) == side(after): // N1
				d = side(before)
			}
		}
		for ; i < j; i++ {
			kinds[i] = d
		}
	}
	return kinds
}

// side is the direction that a character gives to the signs beside it.
func side(d direction) direction {
	if d == digit {
		return leftward
	}
	return d
}

// pairs gives the two brackets of a pair one direction (N0): that of the paragraph
// where something between them has it, else that of what is around and between them.
func pairs(runes []rune, kinds []direction, own direction) {
	var open []int
	for i, r := range runes {
		at := strings.IndexRune(paired, r)
		switch {
		case at < 0:
		case at%2 == 0:
			open = append(open, i)
		default:
			for k := len(open) - 1; k >= 0; k-- {
				if j := open[k]; strings.IndexRune(paired, runes[j]) == at-1 {
					d := pairSide(kinds, j, i, own)
					kinds[j], kinds[i] = d, d
					open = open[:k]
					break
				}
			}
		}
	}
}

// pairSide is the direction of brackets at two places, neutral where nothing gives one.
func pairSide(kinds []direction, from, to int, own direction) direction {
	found := neutral
	for _, d := range kinds[from+1 : to] {
		if d = side(d); d == own {
			return own
		} else if d != neutral {
			found = d
		}
	}
	if found == neutral {
		return neutral
	}
	for i := from - 1; i >= 0; i-- {
		if d := side(kinds[i]); d != neutral {
			return d
		}
	}
	return own
}

// VisualOrder is the order of parts from left to right, from their levels (L2).
func VisualOrder(levels []int) []int {
	order := make([]int, len(levels))
	highest := 0
	for i, l := range levels {
		order[i] = i
		highest = max(highest, l)
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(order); i++ {
			j := i
			for j < len(order) && levels[order[j]] >= level {
				j++
			}
			slices.Reverse(order[i:j])
			i = max(i, j-1)
		}
	}
	return order
}

const (
	leftToRight = '\u200E'
	rightToLeft = '\u200F'
	firstStrong = '\u2068'
	popIsolate  = '\u2069'
	object      = '\uFFFC' // stands for an isolate

	paired   = "()[]{}"
	brackets = "()[]{}<>«»‹›"
	mirrors  = ")(][}{><»«›‹"
)

// Mirrored is how a sign looks in what runs from right to left, and anything else
// as it is; it takes as many bytes.
func Mirrored(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	i := strings.IndexRune(brackets, r)
	if size != len(text) || r == utf8.RuneError || i < 0 {
		return text
	}
	return mirrors[i : i+size]
}

// isolated is how many bytes at the beginning of a text are an isolate: what stands
// between two signs and leaves the order of the rest alone.
func isolated(text string) int {
	depth := 0
	for at, r := range text {
		switch {
		case r >= '\u2066' && r <= firstStrong:
			depth++
		case r == popIsolate && depth > 0:
			if depth--; depth == 0 {
				return at + len(string(popIsolate))
			}
		}
		if depth == 0 {
			return 0
		}
	}
	return len(text)
}

// Isolate is a name as it stands in a sentence of the program: where it runs from
// right to left, it leaves the order of the sentence alone. What was cut off after
// a name began ends it.
func Isolate(name string) string {
	if !HasLeftward(name) {
		return name
	}
	for range strings.Count(name, string(firstStrong)) - strings.Count(name, string(popIsolate)) {
		name += string(popIsolate)
	}
	return string(firstStrong) + name + string(popIsolate)
}

// Visual is a line as the toolkit has to be given it: its parts from left to right,
// with marks between them that keep them in their places. base says that the
// paragraph runs from right to left.
func Visual(line string, base bool) string {
	if line == "" || !base && !HasLeftward(line) {
		return line
	}
	chunks := ChunksOf(line, base)
	levels := make([]int, len(chunks))
	for i, c := range chunks {
		levels[i] = c.Level
	}
	var out strings.Builder
	for _, i := range VisualOrder(levels) {
		s := line[chunks[i].Start:chunks[i].End]
		if r, _ := utf8.DecodeRuneInString(s); r >= '\u2066' && r <= popIsolate {
			continue
		}
		if chunks[i].Level%2 == 1 {
			s = Mirrored(s)
		}
		out.WriteRune(leftToRight)
		out.WriteString(s)
	}
	out.WriteRune(leftToRight)
	return out.String()
}

// VisualLine is Visual for a paragraph of one line.
func VisualLine(line string) string { return Visual(line, Leftwards(line)) }
