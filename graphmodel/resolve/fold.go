package resolve

import (
	"strings"
	"unicode"

	"clew/graphmodel"
	"clew/graphmodel/personname"
)

// companySuffixes are the legal forms that articles put behind a company's
// name or leave out.
var companySuffixes = map[string]bool{
	"ltd": true, "limited": true, "inc": true, "incorporated": true, "plc": true, "corp": true, "corporation": true, "co": true,
	"company": true, "gmbh": true, "ag": true, "kg": true, "se": true, "sa": true, "sas": true, "sarl": true, "srl": true, "spa": true,
	"nv": true, "bv": true, "oy": true, "oyj": true, "ab": true, "asa": true, "as": true, "llc": true, "llp": true, "lp": true,
	"dmcc": true, "fze": true, "pte": true, "pty": true, "sdn": true, "bhd": true, "kk": true, "pjsc": true, "ojsc": true, "jsc": true,
	"sab": true, "ao": true, "ooo": true, "zrt": true, "nyrt": true, "doo": true, "sro": true,
}

// organizationForm folds an organization's name without its article and its
// legal form.
func organizationForm(name string) string {
	words := strings.Fields(personname.Plain(name))
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	for len(words) > 1 && companySuffixes[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// isAcronym reports whether a name is an acronym of three letters or more:
// shorter ones stand for too many things.
func isAcronym(name string) bool {
	letters, upper := 0, 0
	for _, r := range strings.ReplaceAll(name, ".", "") {
		switch {
		case unicode.IsUpper(r):
			letters++
			upper++
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r), r == '-', r == '&':
		default:
			return false
		}
	}
	return upper >= 3 && upper*4 >= letters*3
}

// forms returns the name and the aliases of a found entity.
func forms(e *graphmodel.FoundEntity) []string {
	return append([]string{e.Name}, e.Aliases...)
}
