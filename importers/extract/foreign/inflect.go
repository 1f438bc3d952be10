package foreign

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cyrillicEndings and latinEndings are the endings of nouns and surnames in
// Slavic languages, the longest first.
var (
	cyrillicEndings = strings.Fields("ией ами ями ого ему ому ыми ими ская ской скую ий ый ій ая ую ой ей ою ею ом ем єм ым им ию ии ия ію ії ія ах ях ам ям " +
		"у ю а я ы и е о ь й і ї є")
	latinEndings = strings.Fields("iego emu owi ego ach ami iem ów em om ie ej ou ą ę a u y i e o")
)

// slavic are the languages whose names change with their case.
var slavic = map[string]bool{
	"ru": true, "uk": true, "be": true, "bg": true, "sr": true, "mk": true, "hr": true, "bs": true, "sl": true, "cs": true, "sk": true, "pl": true,
}

// leastStem is how many letters must be left of a name.
const leastStem = 4

// stem cuts the ending off a word of a Slavic language; other words, acronyms
// and words that would become too short stay as they are.
func (r *reader) stem(w string) string {
	if !slavic[r.lang] || acronym(w) {
		return w
	}
	endings := latinEndings
	if first, _ := utf8.DecodeRuneInString(w); unicode.Is(unicode.Cyrillic, first) {
		endings = cyrillicEndings
	}
	for _, e := range endings {
		if cut, ok := strings.CutSuffix(w, e); ok && utf8.RuneCountInString(cut) >= leastStem {
			return cut
		}
	}
	return w
}

// stems cuts the endings off all words of a name, for comparison.
func (r *reader) stems(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		words[i] = r.stem(strings.ToLower(w))
	}
	return strings.Join(words, " ")
}

// letters spells other alphabets in Latin letters, as given names are written
// in English.
var letters = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'ґ': "g", 'д': "d", 'е': "e", 'ё': "yo", 'є': "ye", 'ж': "zh", 'з': "z", 'и': "i", 'і': "i", 'ї': "i",
	'й': "y", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ў': "u", 'ф': "f", 'х': "kh",
	'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya", 'ђ': "dj", 'ј': "j", 'љ': "lj",
	'њ': "nj", 'ћ': "c", 'џ': "dz",
	'α': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'ζ': "z", 'η': "i", 'θ': "th", 'ι': "i", 'κ': "k", 'λ': "l", 'μ': "m", 'ν': "n", 'ξ': "x",
	'ο': "o", 'π': "p", 'ρ': "r", 'σ': "s", 'ς': "s", 'τ': "t", 'υ': "y", 'φ': "f", 'χ': "ch", 'ψ': "ps", 'ω': "o",
	'ա': "a", 'բ': "b", 'գ': "g", 'դ': "d", 'ե': "e", 'զ': "z", 'է': "e", 'ը': "e", 'թ': "t", 'ժ': "zh", 'ի': "i", 'լ': "l", 'խ': "kh", 'ծ': "ts",
	'կ': "k", 'հ': "h", 'ձ': "dz", 'ղ': "gh", 'ճ': "ch", 'մ': "m", 'յ': "y", 'ն': "n", 'շ': "sh", 'ո': "o", 'չ': "ch", 'պ': "p", 'ջ': "j", 'ռ': "r",
	'ս': "s", 'վ': "v", 'տ': "t", 'ր': "r", 'ց': "ts", 'ւ': "v", 'փ': "p", 'ք': "k", 'օ': "o", 'ֆ': "f",
}

// latin writes a word in Latin letters; "" where it has others that are not
// known.
func latin(w string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(w) {
		switch s, ok := letters[r]; {
		case ok:
			b.WriteString(s)
		case r < 0x250 || r == '-':
			b.WriteRune(r)
		default:
			return ""
		}
	}
	return b.String()
}

// spellings are the ways in which English may write a given name that was
// spelled letter by letter, also in another case than the first.
func (r *reader) spellings(w string) []string {
	first, _ := utf8.DecodeRuneInString(w)
	if first < 0x250 {
		out := []string{w}
		if slavic[r.lang] {
			out = append(out, strings.TrimSuffix(w, "a"), strings.TrimSuffix(w, "em"), strings.TrimSuffix(w, "owi"), strings.TrimSuffix(w, "u"))
		}
		return out
	}
	base := []string{w}
	runes := []rune(w)
	if n := len(runes); n > 3 && slavic[r.lang] {
		cut := string(runes[:n-1])
		base = append(base, cut+"й", cut+"а", cut+"я", cut+"ь", cut, string(runes[:n-2])+"й", string(runes[:n-2]))
	}
	var out []string
	for _, b := range base {
		l := latin(b)
		if l == "" {
			continue
		}
		out = append(out, l, strings.ReplaceAll(l, "iy", "y"), strings.ReplaceAll(l, "ya", "ia"), strings.ReplaceAll(l, "ks", "x"), strings.ReplaceAll(l, "kh", "h"))
	}
	return out
}
