package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"clew/importers/extract/doc"
)

// maxDateline bounds a dateline in tokens.
const maxDateline = 16

var months = set(`January February March April May June July August September October November December
	Jan Jan. Feb Feb. Mar Mar. Apr Apr. Jun Jun. Jul Jul. Aug Aug. Sep Sep. Sept Sept. Oct Oct. Nov Nov. Dec Dec.`)

// datelineEnd returns the index behind the dash of a dateline that opens the
// paragraph tokens[first:] ("ISTANBUL, May 16 (Reuters) -", "ROTTERDAM —"), or
// first when there is none. A dateline is no part of the sentence that follows
// and would only confuse its grammar.
func datelineEnd(tokens []doc.Token, first int) int {
	city, month, bracket := false, false, false
	for i := first; i < len(tokens) && i < first+maxDateline; i++ {
		form := tokens[i].Form
		r, _ := utf8.DecodeRuneInString(form)
		switch {
		case isDash(form):
			spaced := i > first && tokens[i].Start > tokens[i-1].End && i+1 < len(tokens) && tokens[i+1].Start > tokens[i].End
			if (spaced || form == "—") && i > first && i+1 < len(tokens) && (city || month || bracket) {
				return i + 1
			}
			if !spaced && form == "-" && city {
				continue // "ALMA-ATA -"
			}
			return first
		case months[form]:
			month = true
		case form == "(":
			bracket = true
		case form == ")", form == ",", form == "/", form == ".", unicode.IsDigit(r):
		case bracket && !strings.HasSuffix(form, "."):
		case !unicode.IsUpper(r) && !particle(form):
			return first
		case i == first && allCapitals(form):
			city = true
		}
	}
	return first
}

func isDash(form string) bool {
	return form == "-" || form == "–" || form == "—" || form == "--" || form == "_"
}

// particle reports whether a word in lower case may stand in the name of a city.
func particle(form string) bool {
	switch form {
	case "de", "da", "do", "of", "the", "le", "la", "al", "and":
		return true
	}
	return false
}

func allCapitals(form string) bool {
	letters := 0
	for _, r := range form {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 3
}
