package foreign

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a run of letters and digits of the text.
type word struct {
	start, end int
	text       string
	capital    bool // starts with a capital letter
	opens      bool // starts a sentence, where a capital says nothing
	joined     bool // only a space, a hyphen or an apostrophe stands before it
}

// scan cuts a text into words. Hyphens stand inside words, apostrophes part
// them: "l’Élysée", "Türkiye’nin"; except between small Cyrillic letters, where
// they are letters.
func scan(text string) []word {
	var out []word
	opens, gap := true, ""
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !letter(r) {
			if strings.ContainsRune(".!?…:;\n•|。！？", r) {
				opens = true
			}
			if gap += string(r); len(gap) > 8 {
				gap = gap[:8]
			}
			i += size
			continue
		}
		end := wordEnd(text, i)
		first, _ := utf8.DecodeRuneInString(text[i:])
		out = append(out, word{
			start: i, end: end, text: text[i:end], capital: unicode.IsUpper(first) || unicode.IsTitle(first) || articled(text[i:end]), opens: opens,
			joined: len(out) > 0 && joins(gap, out[len(out)-1].text),
		})
		if last := &out[len(out)-1]; last.joined {
			last.opens = false
		}
		opens, gap, i = false, "", end
	}
	return out
}

// articled reports whether a word is a name behind an Arabic article: "al-Sissi".
func articled(w string) bool {
	article, name, ok := strings.Cut(w, "-")
	first, _ := utf8.DecodeRuneInString(name)
	return ok && arabicArticles[article] && unicode.IsUpper(first)
}

// joins reports whether what stands between two words lets them be one name. A
// full stop does so behind an initial.
func joins(gap, before string) bool {
	switch gap {
	case " ", "\u00a0", "'", "’", "-":
		return true
	case ". ", ".\u00a0":
		return utf8.RuneCountInString(before) == 1
	}
	return false
}

func letter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r)
}

func wordEnd(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !letter(r) {
			next, n := utf8.DecodeRuneInString(text[i+size:])
			inside := r == '-' || r == '‑' || (r == '\'' || r == '’' || r == 'ʼ') && unicode.Is(unicode.Cyrillic, next) && unicode.IsLower(next)
			if !inside || n == 0 || !letter(next) {
				return i
			}
		}
		i += size
	}
	return i
}

// acronym reports whether a word is written in capitals throughout.
func acronym(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 2
}
