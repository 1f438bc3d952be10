// Package personname takes personal names apart and compares them: given names,
// initials, particles, generations, and the spellings of different
// romanizations.
package personname

import (
	"strings"
	"unicode/utf8"
)

// Name is a person's name in its parts, folded by Plain.
type Name struct {
	Given  string   // first given name or initials, "" when only the surname is known
	Middle []string // further given names, initials and nicknames
	Family string   // surname with its particles: "van der holt"
	Suffix string   // "jr", "iii"
	Full   string

	// The skeletons of Given and Family.
	GivenSkeleton, FamilySkeleton string
}

// particles may open a surname.
var particles = map[string]bool{
	"van": true, "von": true, "der": true, "den": true, "de": true, "del": true, "della": true, "di": true, "da": true, "dos": true,
	"das": true, "du": true, "la": true, "le": true, "ter": true, "ten": true, "zu": true, "af": true, "al": true, "el": true, "bin": true,
	"ibn": true, "ben": true, "abu": true, "st": true, "san": true, "mac": true, "do": true, "dal": true, "y": true,
}

// surnamesOf holds, for particles that are given names as well, the words that make
// a surname with them: "Ben Gurion" and "Ben Ali", though "Ben Carson". Which words
// these are is common knowledge of Arabic, Berber and Hebrew surnames.
var surnamesOf = map[string]map[string]bool{
	"ben": wordSet(`abdallah abdelaziz abdelkader abdesslem abdessalem abdullah achour adam adi aharon ahmed aicha aissa ali aliyah ami amor amar ammar
		arfa ari arous artzi arye asher attia avi avraham ayed barak barek barka basat bella bouali boulaid brahim caspit chaim chedli chorin cnaan dahan dahou
		daoud david djedid dor dov dror efraim eliahu eliezer eliyahu elissar ezra fadhel fredj gal galim gharbia ghachem ghedahem gurion gvir haddou hadj haim
		hamadi hamida hamouda harush hassan hassen hassine hillel hinnom hmida hur hussein ibgui ismail israel jaafar jelloun jemaa jemia jumah kacem kalifa
		kaabia kanaan khadra khalifa khedher khelifa kirane ksila larbi lulu maimon mansour mbarek mebarek meir menachem messaoud milad mohamed mohammed moshe
		moussa mrad naceur nasser natan naim nun omar othman porat rabah rhouma rejeb romdhane saad sadok said salah salem salman sasson shabbat shahar shalom
		shetrit shimon shitrit shlomo shoshan shushan sira slama slimane slimene taher tamou tekaya tora tovim turkia ulliel uliel uzi yaakov yagoub yahia yair
		yedder yehuda yishai yitzhak yizri youcef youssef younes zakour zeev zikri zion zur zvi`),
}

func wordSet(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}

// isGiven reports whether a particle is a given name before a surname.
func isGiven(particle, family string) bool {
	with := surnamesOf[particle]
	return with != nil && !with[family]
}

var generations = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// hyphens are the marks that join the two halves of a double name.
var hyphens = strings.NewReplacer("-", "", "‐", "", "‑", "", "–", "")

func withoutHyphens(w string) string {
	for i := range len(w) {
		if w[i] == '-' || w[i] >= utf8.RuneSelf {
			return hyphens.Replace(w)
		}
	}
	return w
}

// Parse takes a name without titles apart. A single word, or a surname with its
// particles, is a surname. A hyphen joins two words to one, but for the Arabic
// article ("al-Assad" is "al assad").
func Parse(name string) Name {
	words := strings.Fields(strings.ReplaceAll(name, ".", ". "))
	for i, w := range words {
		if a, rest, ok := strings.Cut(w, "-"); ok && particles[strings.ToLower(a)] {
			words[i] = a + " " + withoutHyphens(rest)
		} else {
			words[i] = withoutHyphens(w)
		}
	}
	return parsePlain(Plain(strings.Join(words, " ")))
}

func parsePlain(full string) Name {
	words := joinInitials(strings.Fields(full))
	p := Name{Full: strings.Join(words, " ")}
	if n := len(words); n > 1 && generations[words[n-1]] {
		p.Suffix = words[n-1]
		words = words[:n-1]
	}
	if len(words) == 0 {
		return p
	}
	start := len(words) - 1
	for start > 0 && particles[words[start-1]] {
		start--
	}
	if start == 0 && len(words) == 2 && isGiven(words[0], words[1]) {
		start = 1
	}
	// "Van der Holt" alone is a surname.
	p.Family = strings.Join(words[start:], " ")
	if start > 0 {
		p.Given = words[0]
		p.Middle = words[1:start]
	}
	p.GivenSkeleton, p.FamilySkeleton = Skeleton(p.Given), Skeleton(withoutArticle(p.Family))
	return p
}

// withoutArticle takes the Arabic article off a surname: the press writes
// "al-Assad", "el-Assad" and "Assad".
func withoutArticle(family string) string {
	for _, article := range []string{"al ", "el "} {
		if rest, ok := strings.CutPrefix(family, article); ok && rest != "" {
			return rest
		}
	}
	return family
}

// Compact is the full name without spaces: "Jong-un", "Jong Un" and "Jongun"
// agree in it.
func (n Name) Compact() string { return strings.ReplaceAll(n.Full, " ", "") }

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

// Agreement tells how two names agree.
type Agreement int

const (
	Differ    Agreement = iota
	Similar             // may be two romanizations or an initial: needs more evidence
	Identical           // the same given and family name
)

// Compare compares two full names. Names without a given name differ.
func Compare(a, b Name) Agreement {
	if a.Given == "" || b.Given == "" || a.Suffix != "" && b.Suffix != "" && a.Suffix != b.Suffix {
		return Differ
	}
	if a.Compact() == b.Compact() {
		return Identical
	}
	family := compareFamily(a, b)
	if family == Differ {
		return Differ
	}
	given := compareGiven(a, b)
	return min(family, given)
}

func compareFamily(a, b Name) Agreement {
	switch {
	case a.Family == b.Family:
		return Identical
	case a.FamilySkeleton == b.FamilySkeleton && len(a.Family) > 3:
		return Similar
	}
	return Differ
}

func compareGiven(a, b Name) Agreement {
	switch {
	case a.Given == b.Given:
		if !middlesAgree(a.Middle, b.Middle) {
			return Differ
		}
		return Identical
	case len(a.Given) > 3 && a.GivenSkeleton == b.GivenSkeleton:
		return Similar
	case isInitialOf(a.Given, b.Given) || isInitialOf(b.Given, a.Given):
		return Similar
	}
	return Differ
}

// middlesAgree reports whether no middle name contradicts: one side may have
// fewer, and initials stand for names.
func middlesAgree(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	for _, x := range a {
		for _, y := range b {
			if x == y || isInitialOf(x, y) || isInitialOf(y, x) || Skeleton(x) == Skeleton(y) {
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
