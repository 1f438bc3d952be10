package ner

// maxDateline bounds a dateline in tokens.
const maxDateline = 16

// datelineEnd returns the token behind the dash, or the token behind the
// bracket, that ends a dateline such as "ROME, May 3 (Reuters) -"; the first
// token of the sentence when there is none. A dateline begins with a word in
// capitals, or has an agency in brackets before its dash.
func (a *analysis) datelineEnd(s sentence) int {
	caps := s.last > s.first && a.words[s.first].is(isCapsWord)
	bracket := false
	for i := s.first + 1; i < s.last && i < s.first+maxDateline; i++ {
		w := &a.words[i]
		switch w.form {
		case "-", "--", "–", "—", "_":
			if (caps || bracket) && (i+1 >= s.last || !a.glued(i)) {
				return i + 1
			}
		case "(":
			bracket = true
		case ")", ",", ".", "/", ":":
		default:
			if w.class&(isUpper|hasDigit|isLink) == 0 {
				return s.first
			}
		}
	}
	return s.first
}

// glued reports whether the hyphen at i joins two words without space, as in
// "US-led".
func (a *analysis) glued(i int) bool {
	return a.words[i].form == "-" && a.tight[i]
}

// dateline says where in a dateline a token stands: 0 outside, 1 before the
// first comma, 2 before the bracket, 3 inside it, 4 behind it.
func (a *analysis) dateline(s sentence, i int) uint64 {
	if i >= s.dateline {
		return 0
	}
	place := uint64(1)
	for k := s.first; k < i; k++ {
		switch a.words[k].form {
		case ",":
			place = max(place, 2)
		case "(":
			place = 3
		case ")":
			place = 4
		}
	}
	return place
}
