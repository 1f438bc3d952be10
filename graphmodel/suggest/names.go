// Package suggest finds entities of a graph that may be the same, with the
// reasons in words, for a person to decide. It only proposes: what is certain,
// graphmodel/resolve has joined already.
package suggest

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"clew/graphmodel"
	"clew/graphmodel/personname"
)

// Reason is one thing that speaks for two entities being the same, or, with a
// negative weight, against it.
type Reason struct {
	Text   string  // such as "the same surname, and A. may stand for Ann"
	Weight float64 // -1…1
}

// Names tells how well two names of a kind fit one entity: the score is 0…1, and
// the reason says why. Names that have nothing to do with each other score 0.
func Names(kind graphmodel.Kind, a, b string) (float64, Reason) {
	var r Reason
	switch kind {
	case graphmodel.Person:
		r = personNames(personname.Parse(a), personname.Parse(b))
	case graphmodel.Organization, graphmodel.Event:
		r = organizationNames(a, b)
	case graphmodel.Place:
		r = placeNames(a, b)
	}
	return r.Weight, r
}

// The weights of what names have in common, judged on the pairs of testdata.
const (
	sameName      = 0.9
	sameSpelling  = 0.8  // romanizations of one name
	sameWords     = 0.75 // in another order
	nickname      = 0.7
	initialOnly   = 0.55
	surnameOnly   = 0.5
	oneLetterOff  = 0.65
	twoLettersOff = 0.5
	sameAcronym   = 0.65
	oneInOther    = 0.55
)

func personNames(a, b personname.Name) Reason {
	if a.Full == "" || b.Full == "" || a.Suffix != "" && b.Suffix != "" && a.Suffix != b.Suffix {
		return Reason{}
	}
	switch {
	case a.Compact() == b.Compact():
		return Reason{"the same name", sameName}
	case a.Given == "" || b.Given == "":
		return surname(a, b)
	case personname.Skeleton(a.Full) == personname.Skeleton(b.Full):
		return Reason{"the same name in another spelling", sameSpelling}
	case sameSet(a.Full, b.Full):
		return Reason{"the same names in another order", sameWords}
	}
	family := a.Family == b.Family || a.FamilySkeleton == b.FamilySkeleton
	near := nearly(a.Family, b.Family)
	switch given := givenNames(a, b); {
	case family && given.Weight > 0:
		given.Text = "the same surname, and " + given.Text
		return given
	case near && given.Weight >= nickname:
		return Reason{"surnames that differ in a letter, and " + given.Text, given.Weight - 0.1}
	case family || near:
		return Reason{}
	case doubleSurname(a, b):
		return Reason{"one bears a further surname", initialOnly}
	}
	return spelling(a.Compact(), b.Compact())
}

// givenNames compares given names of people with one surname.
func givenNames(a, b personname.Name) Reason {
	switch {
	case a.Given == b.Given && !contradict(a.Middle, b.Middle):
		return Reason{"the same given name", sameSpelling}
	case a.Given == b.Given:
		return Reason{}
	case a.GivenSkeleton == b.GivenSkeleton:
		return Reason{"the same given name in another spelling", sameSpelling}
	case isInitial(a.Given, b.Given):
		return Reason{fmt.Sprintf("%s. may stand for %s", strings.ToUpper(a.Given), title(b.Given)), initialOnly}
	case isInitial(b.Given, a.Given):
		return Reason{fmt.Sprintf("%s. may stand for %s", strings.ToUpper(b.Given), title(a.Given)), initialOnly}
	case sameNick(a.Given, b.Given):
		return Reason{fmt.Sprintf("%s may be short for %s", title(shorter(a.Given, b.Given)), title(longer(a.Given, b.Given))), nickname}
	case slices.Contains(a.Middle, b.Given) || slices.Contains(b.Middle, a.Given):
		return Reason{"one goes by a middle name", initialOnly}
	case nearly(a.Given, b.Given):
		return Reason{"given names that differ in a letter", oneLetterOff}
	}
	return Reason{}
}

// contradict reports whether middle names exclude each other.
func contradict(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	for _, x := range a {
		for _, y := range b {
			if x == y || isInitial(x, y) || isInitial(y, x) || personname.Skeleton(x) == personname.Skeleton(y) {
				return false
			}
		}
	}
	return true
}

// surname compares where one side is a surname only.
func surname(a, b personname.Name) Reason {
	if b.Given == "" {
		a, b = b, a
	}
	switch {
	case a.Family == b.Family || b.Given != "" && strings.HasSuffix(" "+b.Family, " "+a.Family):
		return Reason{"the same surname", surnameOnly}
	case a.FamilySkeleton == b.FamilySkeleton && len(a.Family) > 3:
		return Reason{"the same surname in another spelling", surnameOnly - 0.05}
	case b.Given == a.Family && len(a.Family) > 3:
		return Reason{"the one name is the other's given name", surnameOnly - 0.1}
	case b.Given == "":
		return spelling(a.Family, b.Family)
	}
	return Reason{}
}

// doubleSurname reports whether one name has the other's words and one more at
// the end: "Maria Silva", "Maria Silva Costa".
func doubleSurname(a, b personname.Name) bool {
	x, y := strings.Fields(a.Full), strings.Fields(b.Full)
	if len(x) > len(y) {
		x, y = y, x
	}
	return len(x) >= 2 && len(y) == len(x)+1 && slices.Equal(x, y[:len(x)])
}

func isInitial(a, b string) bool { return len(a) == 1 && len(b) > 1 && strings.HasPrefix(b, a) }

func shorter(a, b string) string {
	if len(b) < len(a) {
		return b
	}
	return a
}

func longer(a, b string) string {
	if len(b) < len(a) {
		return a
	}
	return b
}

func title(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToTitle(r)) + s[n:]
}

func sameSet(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// legalForms are left out of the names of companies.
var legalForms = wordSet("inc incorporated corp corporation co company ltd limited llc plc ag gmbh se sa spa srl nv bv ab as oy oyj kk pjsc ojsc jsc group holding holdings the of for and de la du des der")

func wordSet(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}

// core returns the words of a name without legal forms and small words.
func core(name string) []string {
	var out []string
	for w := range strings.FieldsSeq(personname.Plain(name)) {
		if !legalForms[w] {
			out = append(out, sameWord(w))
		}
	}
	return out
}

// sameWord gives the American and the British spelling of a word, and its
// plural, one form.
func sameWord(w string) string {
	switch w {
	case "defence":
		return "defense"
	case "labour":
		return "labor"
	case "centre":
		return "center"
	}
	if len(w) > 4 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
		return w[:len(w)-1]
	}
	return w
}

func organizationNames(a, b string) Reason {
	x, y := core(a), core(b)
	if len(x) == 0 || len(y) == 0 {
		return Reason{}
	}
	joined := func(w []string) string { return strings.Join(w, " ") }
	switch {
	case personname.Plain(a) == personname.Plain(b):
		return Reason{"the same name", sameName}
	case joined(x) == joined(y):
		return Reason{"the same name but for its legal form", sameSpelling}
	case sameSet(joined(x), joined(y)):
		return Reason{"the same words in another order", sameWords}
	case acronym(a, b) || acronym(b, a):
		return Reason{"one may be the other's acronym", sameAcronym}
	case numbers(x) != numbers(y):
		return Reason{} // "7th Fleet" and "5th Fleet"
	case inside(x, y) || inside(y, x):
		return Reason{"the one name is a part of the other", oneInOther}
	case subset(x, y) || subset(y, x):
		return Reason{} // "Supreme Court", "US Supreme Court": names of few words
	}
	if personname.Skeleton(joined(x)) == personname.Skeleton(joined(y)) {
		return Reason{"the same name in another spelling", sameSpelling}
	}
	return spelling(strings.ReplaceAll(joined(x), " ", ""), strings.ReplaceAll(joined(y), " ", ""))
}

func numbers(words []string) string {
	var out []string
	for _, w := range words {
		if strings.IndexFunc(w, unicode.IsDigit) >= 0 {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// acronym reports whether short, in capitals, is made of the first letters of
// the words of long, with or without the small ones.
func acronym(short, long string) bool {
	if strings.ToUpper(short) != short || strings.Contains(short, " ") {
		return false
	}
	letters := strings.ReplaceAll(personname.Plain(short), " ", "")
	if n := utf8.RuneCountInString(letters); n < 2 || n > 8 {
		return false
	}
	words := strings.Fields(personname.Plain(long))
	if len(words) < 2 {
		return false
	}
	all, main := "", ""
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		all += string(r)
		if !legalForms[w] || w == "company" || w == "corporation" || w == "group" || w == "co" {
			main += string(r)
		}
	}
	return letters == all || letters == main
}

// inside reports whether the words of x stand one after the other in y, which
// adds at most as many. A single short word is too little.
func inside(x, y []string) bool {
	if len(x) >= len(y) || len(y) > 2*len(x)+1 || len(x) == 1 && len(x[0]) < 5 || generic(x) {
		return false
	}
	for i := 0; i+len(x) <= len(y); i++ {
		if slices.Equal(x, y[i:i+len(x)]) {
			return true
		}
	}
	return false
}

// subset reports whether y has all words of x.
func subset(x, y []string) bool {
	return !slices.ContainsFunc(x, func(w string) bool { return !slices.Contains(y, w) })
}

// generic reports whether words say nothing about which one of many is meant.
func generic(words []string) bool {
	for _, w := range words {
		if !genericWords[w] {
			return false
		}
	}
	return true
}

var genericWords = wordSet(`state national federal central supreme high constitutional court appeal ministry department office agency bureau service
	authority commission committee council parliament senate house assembly congress cabinet government police army navy force armed military
	coast guard border custom tax electoral bank reserve treasury prosecutor public general attorney foreign affair interior defense
	finance economy justice health education trade labor energy transport security intelligence university college hospital school airport
	city county district regional local union federation association party board club football united new first city news time post daily
	international world north south east west northern southern eastern western american european african asian`)

func placeNames(a, b string) Reason {
	x, y := personname.Plain(a), personname.Plain(b)
	switch {
	case x == "" || y == "":
		return Reason{}
	case x == y:
		return Reason{"the same name", sameName}
	case strings.ReplaceAll(x, " ", "") == strings.ReplaceAll(y, " ", ""), personname.Skeleton(x) == personname.Skeleton(y):
		return Reason{"the same name in another spelling", sameSpelling}
	case sameSet(withoutGeneric(x), withoutGeneric(y)) && withoutGeneric(x) != "" && withoutGeneric(x) != x:
		return Reason{"the same name but for a word such as city or province", initialOnly}
	case sameSet(withoutGeneric(x), withoutGeneric(y)) && withoutGeneric(y) != y && withoutGeneric(x) != "":
		return Reason{"the same name but for a word such as city or province", initialOnly}
	case compass(x) != compass(y):
		return Reason{}
	}
	return spelling(strings.ReplaceAll(x, " ", ""), strings.ReplaceAll(y, " ", ""))
}

var placeWords = wordSet("city province region district county oblast state republic town village governorate municipality the of area prefecture")

func withoutGeneric(s string) string {
	var out []string
	for w := range strings.FieldsSeq(s) {
		if !placeWords[w] {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// compass returns the directions in a place's name: North and South Korea differ
// in few letters.
func compass(s string) string {
	var out []string
	for w := range strings.FieldsSeq(s) {
		if strings.HasPrefix(w, "north") || strings.HasPrefix(w, "south") || strings.HasPrefix(w, "east") || strings.HasPrefix(w, "west") || w == "new" || w == "upper" || w == "lower" {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// spelling compares two words without spaces by their letters.
func spelling(a, b string) Reason {
	n := min(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	switch d := distance(a, b, 2); {
	case d == 1 && n >= 7:
		return Reason{"names that differ in a letter", oneLetterOff}
	case d == 2 && n >= 12:
		return Reason{"names that differ in two letters", twoLettersOff}
	}
	return Reason{}
}

// nearly reports whether two words of some length differ in one letter.
func nearly(a, b string) bool {
	return min(utf8.RuneCountInString(a), utf8.RuneCountInString(b)) >= 5 && distance(a, b, 1) <= 1
}

// distance is the number of letters to add, drop, change or swap with their
// neighbor to make b of a (optimal string alignment), or limit+1 when more than
// limit are needed.
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > limit || len(y)-len(x) > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		best := i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			best = min(best, row[j])
		}
		if best > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return min(last[len(y)], limit+1)
}
