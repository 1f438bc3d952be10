package resolve

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"clew/graphmodel"
)

// plainLetters maps letters that have no canonical decomposition to ASCII.
var plainLetters = strings.NewReplacer(
	"ł", "l", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "æ", "ae", "œ", "oe", "ß", "ss", "ı", "i",
	"’", "'", "‘", "'", "ʼ", "'", "–", "-", "—", "-", "‐", "-", "‑", "-",
)

// plain folds case, accents and punctuation: "Türkiye's" and "turkiyes" agree.
// Hyphens and slashes become spaces.
func plain(s string) string {
	s = plainLetters.Replace(strings.ToLower(s))
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(r)
		case r == '.', r == '\'', r == '"', r == '“', r == '”':
		case r == '&':
			b.WriteString(" and ")
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// skeleton reduces a plain name to what different romanizations of one name
// have in common: Zelensky, Zelenskiy and Zelenskyy; Umerov and Umierov;
// Medinsky and Medinskiy. It is coarse: names with the same skeleton are
// candidates that need more evidence.
func skeleton(s string) string {
	s = romanizations.Replace(plain(s))
	var b strings.Builder
	var last rune
	for _, r := range s {
		if r != last || r == ' ' {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// romanizations holds the common alternatives of the romanization tables of
// BGN/PCGN, ISO 9 and the press for Cyrillic, and of the usual spellings of
// Arabic names.
var romanizations = strings.NewReplacer(
	"yy", "i", "iy", "i", "ij", "i", "yj", "i", "ii", "i", "ie", "e", "ye", "e", "je", "e", "yo", "o", "jo", "o",
	"yu", "u", "ju", "u", "iu", "u", "ya", "a", "ja", "a", "ia", "a", "kh", "h", "sch", "sh", "shch", "sh", "tch", "ch",
	"cz", "ch", "tz", "ts", "ph", "f", "w", "v", "y", "i", "j", "i", "q", "k", "x", "ks", "ou", "u", "oo", "u", "ee", "i",
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
	words := strings.Fields(plain(name))
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
