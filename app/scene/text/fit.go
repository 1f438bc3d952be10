package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Elide shortens s to at most maxEm wide by cutting at the end and adding an
// ellipsis. It prefers to cut at a space and leaves no "of" or "the" behind.
func Elide(s string, w Weight, maxEm float64) string {
	if Measure(s, w) <= maxEm {
		return s
	}
	runes := []rune(s)
	lo, hi := 1, len(runes)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if Measure(string(runes[:mid])+"…", w) <= maxEm {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	cut := lo
	for i := min(lo, len(runes)-1); i > lo-lo/3; i-- {
		if runes[i] == ' ' {
			cut = i
			break
		}
	}
	return CutOff(trimEnd(string(runes[:cut])))
}

// Marks that are not seen and run one way, as letters do.
const (
	leftToRight = '\u200E'
	rightToLeft = '\u200F'
)

// CutOff is the beginning of a line with an ellipsis after it, on the side where it
// was cut off: behind a letter that runs against the line, that is the other one than
// the line's end.
func CutOff(s string) string {
	last, _ := utf8.DecodeLastRuneInString(s)
	switch left := RightToLeft(s); {
	case !left && leftwards(last):
		return s + "…" + string(rightToLeft)
	case left && !leftwards(last) && unicode.IsLetter(last):
		return s + "…" + string(leftToRight)
	}
	return s + "…"
}

// alongside is a line of a text, which runs the way of the whole.
func alongside(line, whole string) string {
	switch left := RightToLeft(whole); {
	case left == RightToLeft(line):
		return line
	case left:
		return string(rightToLeft) + line
	}
	return string(leftToRight) + line
}

// trimEnd drops spaces, punctuation and small words at the end, but never
// everything.
func trimEnd(s string) string {
	for {
		t := strings.TrimRightFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) })
		i := strings.LastIndexByte(t, ' ')
		if t == "" {
			return s
		}
		if i <= 0 || !smallWord(t[i+1:]) {
			return t
		}
		s = t[:i]
	}
}

// smallWord reports whether a word only joins others: short and in lower case.
func smallWord(w string) bool {
	return len(w) <= 3 && w == strings.ToLower(w) && strings.IndexFunc(w, unicode.IsDigit) < 0
}

// Wrap breaks s into one line of at most maxEm, or two as even as the words
// allow; what does not fit the second ends in an ellipsis.
func Wrap(s string, w Weight, maxEm float64) []string {
	if s == "" {
		return nil
	}
	if Measure(s, w) <= maxEm {
		return []string{s}
	}
	best, bestWidth := -1, 0.0
	for i, r := range s {
		if r != ' ' || i == 0 {
			continue
		}
		first, second := Measure(s[:i], w), Measure(s[i+1:], w)
		if first > maxEm {
			break
		}
		// While the second line is too long, the first takes what it can.
		width := max(first, second)
		if second > maxEm {
			width = 1e6 - first
		}
		if best < 0 || width < bestWidth {
			best, bestWidth = i, width
		}
	}
	if best < 0 {
		return []string{Elide(s, w, maxEm)}
	}
	return []string{s[:best], alongside(Elide(strings.TrimLeft(s[best+1:], " "), w, maxEm), s)}
}
