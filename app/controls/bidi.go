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
// Algorithm (UAX #9), without its explicit embeddings and isolates.

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
// character that has a direction says so.
func Leftwards(paragraph string) bool {
	for _, r := range paragraph {
		switch directionOf(r) {
		case leftward:
			return true
		case rightward:
			return false
		}
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
	runes := []rune(text)
	kinds := resolved(runes, base)
	var out []Chunk
	at := 0
	for i, r := range runes {
		level := levelOf(kinds[i], base)
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size = utf8.DecodeRuneInString(text[at:])
		}
		own := level%2 == 1 && directionOf(r) == neutral // a sign, which the toolkit may put on the other side
		if last := len(out) - 1; !own && last >= 0 && out[last].Level == level && !(level%2 == 1 && directionOf(runes[i-1]) == neutral) {
			out[last].End = at + size
		} else {
			out = append(out, Chunk{at, at + size, level})
		}
		at += size
	}
	return out
}

func levelOf(d direction, base bool) int {
	switch {
	case d == leftward:
		return 1
	case d == digit || base: // also what is Latin in a line from right to left
		return 2
	}
	return 0
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
