package resolve

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// smallWords stay in lower case inside names.
var smallWords = wordSet("of the and for in on at to de del della di da do dos das du la le les van von der den und et y e al bin ibn")

// shouted reports whether a name stands in capitals only, as headlines and
// datelines write it, without being an acronym: "VATICAN CITY", "ANCHORAGE".
func shouted(name string) bool {
	letters, long := 0, false
	for word := range strings.FieldsSeq(name) {
		n := 0
		for _, r := range word {
			if unicode.IsLower(r) {
				return false
			}
			if unicode.IsUpper(r) {
				n++
			}
		}
		letters += n
		long = long || n > maxAcronym
	}
	return long || letters > maxAcronym && strings.Contains(name, " ")
}

// maxAcronym is the number of letters beyond which a word in capitals is read
// as shouted rather than as an acronym.
const maxAcronym = 6

// recase gives a shouted name the usual capitals. Words of up to three letters
// stay as they are ("USS", "JD", "UK") unless they are small words.
func recase(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		lower := strings.ToLower(w)
		switch {
		case i > 0 && smallWords[lower]:
			words[i] = lower
		case utf8.RuneCountInString(w) > 3 || smallWords[lower]:
			words[i] = capitalized(lower)
		}
	}
	return strings.Join(words, " ")
}

// capitalized sets the first letter of every part of a word in capitals:
// "jean-luc", "o'neill".
func capitalized(lower string) string {
	start := true
	return strings.Map(func(r rune) rune {
		if start && unicode.IsLetter(r) {
			start = false
			return unicode.ToUpper(r)
		}
		if r == '-' || r == '\'' || r == '’' {
			start = true
		}
		return r
	}, lower)
}
