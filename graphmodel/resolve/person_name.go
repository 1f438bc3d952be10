package resolve

import "strings"

// personName is a person's name in its parts, folded by plain.
type personName struct {
	given  string   // first given name or initials, "" when only the surname is known
	middle []string // further given names, initials and nicknames
	family string   // surname with its particles: "van der holt"
	suffix string   // "jr", "iii"
	full   string
}

// particles may open a surname.
var particles = map[string]bool{
	"van": true, "von": true, "der": true, "den": true, "de": true, "del": true, "della": true, "di": true, "da": true, "dos": true,
	"das": true, "du": true, "la": true, "le": true, "ter": true, "ten": true, "zu": true, "af": true, "al": true, "el": true, "bin": true,
	"ibn": true, "ben": true, "abu": true, "st": true, "san": true, "mac": true, "do": true, "dal": true, "y": true,
}

var generations = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// parsePersonName takes a name without titles apart. A single word is a
// surname.
func parsePersonName(name string) personName {
	name = strings.ReplaceAll(name, ".", ". ")
	full := plain(name)
	words := joinInitials(strings.Fields(full))
	p := personName{full: strings.Join(words, " ")}
	if n := len(words); n > 1 && generations[words[n-1]] {
		p.suffix = words[n-1]
		words = words[:n-1]
	}
	if len(words) == 0 {
		return p
	}
	start := len(words) - 1
	for start > 0 && particles[words[start-1]] {
		start--
	}
	// "Van der Holt" alone is a surname; "Ben Ali" may be either and counts as
	// a surname too, which only ever hinders a merge.
	p.family = strings.Join(words[start:], " ")
	if start > 0 {
		p.given = words[0]
		p.middle = words[1:start]
	}
	return p
}

// joinInitials makes "j d vance" and "jd vance" one.
func joinInitials(words []string) []string {
	var out []string
	joined := false
	for _, w := range words {
		single := len(w) == 1 && w[0] >= 'a' && w[0] <= 'z'
		if single && joined && len(out) > 0 {
			out[len(out)-1] += w
			continue
		}
		out = append(out, w)
		joined = single
	}
	return out
}

// sameSpelling tells how two names agree.
type agreement int

const (
	differ    agreement = iota
	similar             // may be two romanizations or an initial: needs more evidence
	identical           // the same given and family name
)

// compareNames compares two full names. Names without a given name differ.
func compareNames(a, b personName) agreement {
	if a.given == "" || b.given == "" || a.suffix != "" && b.suffix != "" && a.suffix != b.suffix {
		return differ
	}
	family := compareFamily(a, b)
	if family == differ {
		return differ
	}
	given := compareGiven(a, b)
	return min(family, given)
}

func compareFamily(a, b personName) agreement {
	switch {
	case a.family == b.family:
		return identical
	case skeleton(a.family) == skeleton(b.family) && len(a.family) > 3:
		return similar
	}
	return differ
}

func compareGiven(a, b personName) agreement {
	switch {
	case a.given == b.given:
		if !middlesAgree(a.middle, b.middle) {
			return differ
		}
		return identical
	case len(a.given) > 3 && skeleton(a.given) == skeleton(b.given):
		return similar
	case isInitialOf(a.given, b.given) || isInitialOf(b.given, a.given):
		return similar
	}
	return differ
}

// middlesAgree reports whether no middle name contradicts: one side may have
// fewer, and initials stand for names.
func middlesAgree(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	for _, x := range a {
		for _, y := range b {
			if x == y || isInitialOf(x, y) || isInitialOf(y, x) || skeleton(x) == skeleton(y) {
				return true
			}
		}
	}
	return false
}

// isInitialOf reports whether a is the initial of b.
func isInitialOf(a, b string) bool {
	return len(a) == 1 && len(b) > 1 && strings.HasPrefix(b, a)
}
