package prefilter

import (
	"regexp/syntax"
	"slices"
	"unicode"
)

// literal is a folded string that a text must hold for a pattern to match.
type literal struct {
	text []rune
	// reach is how many characters may stand between the first letter or digit of
	// the text and the literal, or anywhere.
	reach int
}

const anywhere = -1

// maxSet is the largest set of literals that is looked for in place of a pattern.
const maxSet = 2000

// maxClass is the largest class of characters that is taken for as many literals.
const maxClass = 6

// required returns literals of which every match of re holds at least one, or
// nil when there are no such. at is how far from the first letter or digit of
// the text re begins at most, or anywhere.
func required(re *syntax.Regexp, at int) []literal {
	switch re.Op {
	case syntax.OpLiteral:
		text := make([]rune, len(re.Rune))
		for i, r := range re.Rune {
			text[i] = fold(r)
		}
		return []literal{{text, at}}
	case syntax.OpCharClass:
		return classLiterals(re, at)
	case syntax.OpCapture, syntax.OpPlus:
		return required(re.Sub[0], at)
	case syntax.OpRepeat:
		if re.Min > 0 {
			return required(re.Sub[0], at)
		}
	case syntax.OpAlternate:
		var all []literal
		for _, sub := range re.Sub {
			set := required(sub, at)
			if set == nil || len(all)+len(set) > maxSet {
				return nil
			}
			all = append(all, set...)
		}
		return all
	case syntax.OpConcat:
		return bestOf(re.Sub, at)
	}
	return nil
}

// bestOf returns the literals of the part of a concatenation that is the
// rarest: the one whose shortest literal is the longest. Neighbors that match a
// few strings only count as one part.
func bestOf(parts []*syntax.Regexp, at int) []literal {
	var best []literal
	consider := func(set []literal) {
		if len(set) > 0 && shortest(set) > 0 && (best == nil || shortest(set) > shortest(best)) {
			best = set
		}
	}
	joined, joinedAt := []string{""}, at
	for _, sub := range parts {
		if sub.Op == syntax.OpBeginText {
			at, joinedAt = 0, 0
			continue
		}
		consider(required(sub, at))
		next := at
		if w := width(sub); at != 0 || !skipsNoLetter(sub) {
			if next += w; at == anywhere || w == anywhere {
				next = anywhere
			}
		}
		switch strings, ok := exact(sub); {
		case ok && len(joined)*len(strings) <= maxJoined:
			joined = product(joined, strings)
			consider(literals(joined, joinedAt))
		case ok:
			joined, joinedAt = strings, at
		default:
			joined, joinedAt = []string{""}, next
		}
		at = next
	}
	return best
}

// maxJoined is the largest set of strings that parts of an expression are joined to.
const maxJoined = 600

// exact returns all strings that re can match, folded; ok is false where they
// are too many. What re says about a place (a word's border) is left out.
func exact(re *syntax.Regexp) (all []string, ok bool) {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpWordBoundary, syntax.OpNoWordBoundary, syntax.OpEndText, syntax.OpBeginText:
		return []string{""}, true
	case syntax.OpLiteral, syntax.OpCharClass:
		for _, l := range required(re, anywhere) {
			all = append(all, string(l.text))
		}
		return all, len(all) > 0
	case syntax.OpCapture:
		return exact(re.Sub[0])
	case syntax.OpQuest:
		all, ok = exact(re.Sub[0])
		return append(all, ""), ok
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			more, ok := exact(sub)
			if !ok || len(all)+len(more) > maxJoined {
				return nil, false
			}
			all = append(all, more...)
		}
		return all, true
	case syntax.OpConcat:
		all = []string{""}
		for _, sub := range re.Sub {
			more, ok := exact(sub)
			if !ok || len(all)*len(more) > maxJoined {
				return nil, false
			}
			all = product(all, more)
		}
		return all, true
	}
	return nil, false
}

func product(a, b []string) []string {
	out := make([]string, 0, len(a)*len(b))
	for _, x := range a {
		for _, y := range b {
			out = append(out, x+y)
		}
	}
	return out
}

func literals(all []string, at int) []literal {
	out := make([]literal, len(all))
	for i, s := range all {
		out[i] = literal{[]rune(s), at}
	}
	return out
}

func shortest(set []literal) int {
	n := len(set[0].text)
	for _, l := range set {
		n = min(n, len(l.text))
	}
	return n
}

// skipsNoLetter reports whether re matches nothing but characters that are
// neither letters nor digits.
func skipsNoLetter(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpStar, syntax.OpPlus, syntax.OpQuest, syntax.OpRepeat, syntax.OpCapture:
		return skipsNoLetter(re.Sub[0])
	case syntax.OpCharClass:
		return !meets(re.Rune, unicode.L) && !meets(re.Rune, unicode.N)
	}
	return false
}

// meets reports whether ranges, pairs of first and last characters, hold a
// character of a table.
func meets(ranges []rune, table *unicode.RangeTable) bool {
	holds := func(lo, hi, stride rune) bool {
		for i := 0; i < len(ranges); i += 2 {
			if ranges[i] > hi || ranges[i+1] < lo {
				continue
			}
			// The first of the table's characters that is not before the range.
			if r := lo + (max(0, ranges[i]-lo)+stride-1)/stride*stride; r <= min(hi, ranges[i+1]) {
				return true
			}
		}
		return false
	}
	for _, t := range table.R16 {
		if holds(rune(t.Lo), rune(t.Hi), rune(t.Stride)) {
			return true
		}
	}
	for _, t := range table.R32 {
		if holds(rune(t.Lo), rune(t.Hi), rune(t.Stride)) {
			return true
		}
	}
	return false
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// width returns how many characters re matches at most, or anywhere for no bound.
func width(re *syntax.Regexp) int {
	switch re.Op {
	case syntax.OpLiteral:
		return len(re.Rune)
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return 1
	case syntax.OpStar, syntax.OpPlus:
		return anywhere
	case syntax.OpQuest, syntax.OpCapture:
		return width(re.Sub[0])
	case syntax.OpRepeat:
		if w := width(re.Sub[0]); re.Max >= 0 && w != anywhere {
			return w * re.Max
		}
		return anywhere
	case syntax.OpConcat, syntax.OpAlternate:
		total := 0
		for _, sub := range re.Sub {
			w := width(sub)
			switch {
			case w == anywhere:
				return anywhere
			case re.Op == syntax.OpConcat:
				total += w
			default:
				total = max(total, w)
			}
		}
		return total
	}
	return 0 // assertions
}

func classLiterals(re *syntax.Regexp, at int) []literal {
	seen := map[rune]bool{}
	for i := 0; i < len(re.Rune); i += 2 {
		if re.Rune[i+1]-re.Rune[i] >= 2*maxClass {
			return nil
		}
		for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
			seen[fold(r)] = true
		}
	}
	if len(seen) == 0 || len(seen) > maxClass {
		return nil
	}
	var out []literal
	for r := range seen {
		out = append(out, literal{[]rune{r}, at})
	}
	slices.SortFunc(out, func(a, b literal) int { return int(a.text[0] - b.text[0]) })
	return out
}

// fold returns the first of the characters that are the same but for their case.
func fold(r rune) rune {
	if r < 128 {
		if r >= 'a' && r <= 'z' {
			return r - 'a' + 'A'
		}
		return r
	}
	first := r
	for o := unicode.SimpleFold(r); o != r; o = unicode.SimpleFold(o) {
		first = min(first, o)
	}
	return first
}
