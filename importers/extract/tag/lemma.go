package tag

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"clew/importers/extract/conllu"
	"clew/importers/extract/perceptron"
)

// lemmatizer holds edits by Penn tag and ending of the word. The longest
// ending that is known decides; whole words are endings that begin with "^".
//
// An edit is written "2y": cut two bytes from the end, append "y".
type lemmatizer struct {
	edits map[string]string // "NNS ies" → "3y"
}

// maxEnding is the length in bytes of the longest ending that is learned from.
const maxEnding = 6

// of returns the lemma of a word with the Penn tag in a sentence of the given
// style of writing.
func (l *lemmatizer) of(form, xpos string, style uint32) string {
	switch {
	case xpos == "NNPS":
		return l.edit(form, xpos)
	case keepsCase(xpos):
		return form
	case style == plain && (xpos == "NN" || xpos == "NNS") && acronym(form):
		return l.edit(form, xpos)
	}
	lower := strings.ToLower(form)
	if lemma := verbLemma(lower, xpos); lemma != "" {
		return lemma
	}
	return l.edit(lower, xpos)
}

// acronym reports whether form has two capitals at its start.
func acronym(form string) bool {
	return len(form) >= 2 && form[0] >= 'A' && form[0] <= 'Z' && (form[1] >= 'A' && form[1] <= 'Z' || form[1] >= '0' && form[1] <= '9')
}

// keepsCase reports whether lemmas of words with the tag are not lower-cased.
func keepsCase(xpos string) bool {
	switch xpos {
	case "NNP", "NNPS", "ADD", "FW", "GW", "NFP", "SYM", ",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "$":
		return true
	}
	return false
}

// edit applies the edit of the longest known ending.
func (l *lemmatizer) edit(word, xpos string) string {
	var scratch [64]byte
	key := append(append(scratch[:0], xpos...), ' ')
	head := len(key)
	key = append(append(key, '^'), strings.ToLower(word)...)
	if e, ok := l.edits[string(key)]; ok {
		return apply(word, e)
	}
	for n := min(maxEnding, len(word)); n >= 0; n-- {
		if n > 0 && !utf8.RuneStart(word[len(word)-n]) {
			continue
		}
		key = append(key[:head], word[len(word)-n:]...)
		if e, ok := l.edits[string(key)]; ok {
			return apply(word, e)
		}
	}
	return word
}

// apply carries out an edit; one that does not fit leaves the word as it is.
func apply(word, edit string) string {
	cut := int(edit[0] - '0')
	if cut == 0 && len(edit) == 1 {
		return word
	}
	if cut > len(word) || cut == len(word) && len(edit) == 1 {
		return word
	}
	return word[:len(word)-cut] + edit[1:]
}

// editOf returns the edit from word to lemma; ok is false where they have too
// little in common.
func editOf(word, lemma string) (edit string, ok bool) {
	n := 0
	for n < len(word) && n < len(lemma) && word[n] == lemma[n] {
		n++
	}
	for n > 0 && n < len(word) && !utf8.RuneStart(word[n]) {
		n--
	}
	cut := len(word) - n
	if cut > 9 {
		return "", false
	}
	return string(rune('0'+cut)) + lemma[n:], true
}

// sample is a word with a tag and the edit to its lemma.
type sample struct{ xpos, word, edit string }

// newLemmatizer learns from the sentences: first the edit of each ending, then
// the words that the endings get wrong.
func newLemmatizer(sentences []conllu.Sentence) lemmatizer {
	counts := map[sample]int{}
	for i := range sentences {
		for j := range sentences[i].Words {
			w := &sentences[i].Words[j]
			if w.Lemma == "_" && w.Form != "_" || strings.Contains(w.Feats, "Typo=Yes") ||
				keepsCase(w.XPOS) && w.XPOS != "NNPS" {
				continue
			}
			word, lemma := w.Form, w.Lemma
			switch w.XPOS {
			case "NNPS":
			case "PRP": // "I"
				word = strings.ToLower(word)
			default:
				word, lemma = strings.ToLower(word), strings.ToLower(lemma)
			}
			if edit, ok := editOf(word, lemma); ok {
				counts[sample{w.XPOS, strings.ToLower(word), edit}]++
			}
		}
	}
	return learn(majority(counts))
}

// majority keeps the most frequent edit of each word and tag.
func majority(counts map[sample]int) map[sample]int {
	type word struct{ xpos, word string }
	top := map[word]sample{}
	for s, n := range counts {
		w := word{s.xpos, s.word}
		if old, ok := top[w]; !ok || n > counts[old] || n == counts[old] && s.edit < old.edit {
			top[w] = s
		}
	}
	out := map[sample]int{}
	for _, s := range top {
		out[s] = counts[s]
	}
	return out
}

// learn makes the edits of endings from words, each word counted once, and
// keeps those that differ from what a shorter ending says.
func learn(words map[sample]int) lemmatizer {
	type ending struct{ xpos, text string }
	votes := map[ending]map[string]int{}
	for s := range words {
		for n := 0; n <= min(maxEnding, len(s.word)-1); n++ {
			if n > 0 && !utf8.RuneStart(s.word[len(s.word)-n]) {
				continue
			}
			e := ending{s.xpos, s.word[len(s.word)-n:]}
			if votes[e] == nil {
				votes[e] = map[string]int{}
			}
			votes[e][s.edit]++
		}
	}
	l := lemmatizer{edits: map[string]string{}}
	for n := 0; n <= maxEnding; n++ {
		for e, edits := range votes {
			if len(e.text) != n {
				continue
			}
			edit, count, total := winner(edits)
			if n > 0 && (count < 2 || 4*count < 3*total) || l.says(e.text, e.xpos) == edit && n > 0 {
				continue
			}
			l.edits[e.xpos+" "+e.text] = edit
		}
	}
	for s := range words {
		if l.says(s.word, s.xpos) != s.edit {
			l.edits[s.xpos+" ^"+s.word] = s.edit
		}
	}
	return l
}

// says returns the edit that the endings shorter than the whole give; "" if
// none is known.
func (l *lemmatizer) says(word, xpos string) string {
	for n := min(maxEnding, len(word)); n >= 0; n-- {
		if e, ok := l.edits[xpos+" "+word[len(word)-n:]]; ok {
			return e
		}
	}
	return ""
}

// winner returns the most frequent edit, the first of equals in order.
func winner(edits map[string]int) (edit string, count, total int) {
	for _, e := range slices.Sorted(maps.Keys(edits)) {
		total += edits[e]
		if edits[e] > count {
			edit, count = e, edits[e]
		}
	}
	return edit, count, total
}

func (l *lemmatizer) append(buf []byte) []byte {
	keys := slices.Sorted(maps.Keys(l.edits))
	values := make([]string, len(keys))
	for i, k := range keys {
		values[i] = l.edits[k]
	}
	buf = perceptron.AppendStrings(buf, keys)
	return perceptron.AppendStrings(buf, values)
}

func (l *lemmatizer) decode(data []byte) ([]byte, error) {
	keys, data, err := perceptron.DecodeStrings(data)
	if err != nil {
		return nil, err
	}
	values, data, err := perceptron.DecodeStrings(data)
	if err != nil {
		return nil, err
	}
	if len(keys) != len(values) {
		return nil, fmt.Errorf("decoding the edits: %w", perceptron.ErrModel)
	}
	l.edits = make(map[string]string, len(keys))
	for i, k := range keys {
		if values[i] == "" || values[i][0] < '0' || values[i][0] > '9' {
			return nil, fmt.Errorf("decoding the edits: %w", perceptron.ErrModel)
		}
		l.edits[k] = values[i]
	}
	return data, nil
}
