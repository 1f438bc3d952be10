package token

import (
	"strings"
	"unicode/utf8"

	"clew/importers/extract/doc"
)

// appendSentences appends the sentences of the paragraph tokens[first:].
func appendSentences(out []doc.Sentence, tokens []doc.Token, first, paragraph int) []doc.Sentence {
	start := first
	if end := datelineEnd(tokens, first); end > first {
		out = append(out, doc.Sentence{
			First: first, Last: end, Start: tokens[first].Start, End: tokens[end-1].End, Paragraph: paragraph,
		})
		start = end
	}
	for i := start; i < len(tokens); {
		end := sentenceEnd(tokens, i)
		if end == 0 && i+1-start >= maxSentence {
			end = i + 1
		}
		if end == 0 && i+1 == len(tokens) {
			end = i + 1
		}
		if end == 0 {
			i++
			continue
		}
		out = append(out, doc.Sentence{
			First: start, Last: end, Start: tokens[start].Start, End: tokens[end-1].End, Paragraph: paragraph,
		})
		start, i = end, end
	}
	return out
}

// sentenceEnd returns the index behind the sentence if token i ends one, with
// the closing quotes and brackets that follow it; otherwise 0.
func sentenceEnd(tokens []doc.Token, i int) int {
	form := tokens[i].Form
	kind := stopKind(form)
	if kind == noStop {
		return 0
	}
	end := i + 1
	for end < len(tokens) && end-i < 4 && closes(tokens, end) {
		end++
	}
	if end >= len(tokens) {
		return end
	}
	quoted := end > i+1
	next, _ := utf8.DecodeRuneInString(tokens[end].Form)
	switch {
	case kind == wideStop:
		return end
	case isLower(next), next == ',' || next == ';' || next == ':':
		return 0
	case kind == abbreviationStop && tokens[end].Start == tokens[end-1].End:
		return 0 // "U.S.'s"
	case kind == abbreviationStop:
		return yes(end, !quoted && abbreviationEnds(tokens, i) || quoted)
	case kind == exclamation && quoted && speechFollows(tokens, end):
		return 0
	case kind == fullStop && !quoted && i > 0 && tokens[end].Start == tokens[i].End && !isUpper(next):
		return yes(end, isOpening(next)) // a stop inside something like a code
	case strings.ContainsRune("-–—)]/", next):
		return 0
	}
	return end
}

// yes returns end if ok, otherwise 0.
func yes(end int, ok bool) int {
	if ok {
		return end
	}
	return 0
}

const (
	noStop = iota
	fullStop
	exclamation
	abbreviationStop
	wideStop
)

// stopKind tells how a token may end a sentence.
func stopKind(form string) int {
	switch last := form[len(form)-1]; {
	case last == '.':
		if strings.Trim(form, ".") == "" {
			return fullStop
		}
		return abbreviationStop
	case last == '!' || last == '?':
		return exclamation
	case last < utf8.RuneSelf:
		return noStop
	}
	switch form {
	case "…":
		return fullStop
	case "。", "！", "？", "｡", "।", "॥", "؟", "۔", "։", "።":
		return wideStop
	}
	return noStop
}

// closes reports whether token i is a closing quote or bracket that belongs to
// the sentence before it.
func closes(tokens []doc.Token, i int) bool {
	form := tokens[i].Form
	r, size := utf8.DecodeRuneInString(form)
	if size != len(form) && form != "''" {
		return false
	}
	if !isClosing(r) {
		return false
	}
	if isOpening(r) || r == '“' { // straight quotes look alike: closing if nothing separates them
		return tokens[i].Start == tokens[i-1].End && (i+1 == len(tokens) || tokens[i+1].Start > tokens[i].End || isClosingForm(tokens[i+1].Form))
	}
	return true
}

func isClosingForm(form string) bool {
	r, size := utf8.DecodeRuneInString(form)
	return size == len(form) && isClosing(r)
}

// speechVerbs show that a question or exclamation in quotes is the object of
// the words that follow.
var speechVerbs = set(`said says asked asks told added wrote replied answered exclaimed shouted demanded wondered tweeted posted`)

// speechFollows reports whether a verb of saying follows within a few words.
func speechFollows(tokens []doc.Token, i int) bool {
	for j := i; j < len(tokens) && j < i+7; j++ {
		if stopKind(tokens[j].Form) == fullStop {
			return false
		}
		if speechVerbs[tokens[j].Form] {
			return true
		}
	}
	return false
}

// starters are words that begin sentences and seldom stand capitalized within
// one.
var starters = set(`The A An This That These Those It He She They We You I His Her Their Its My Our But And Or So If When While
	Although Though As After Before Since Because In On At By For From With Without Under Over During To Of There Here
	However Meanwhile Moreover Also Still Yet Now Then Later Earlier What Who Where Why How Which Some Many Most Several
	Both Each Every All Any No Not Nor Once Until Unless According Despite Asked Last Next One Two Three`)

// timeZones and what else follows a time of day inside a sentence.
var afterTime = set(`ET EST EDT CET CEST GMT UTC PST PDT CST CDT MST MSK BST IST JST Eastern Pacific Central Moscow Greenwich London
	Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
	October November December Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec.`)

// abbreviationEnds decides whether the sentence ends with the abbreviation at
// i; a word that is not in lower case follows it.
func abbreviationEnds(tokens []doc.Token, i int) bool {
	form := tokens[i].Form
	word := strings.ToLower(form[:len(form)-1])
	next := tokens[i+1].Form
	r, _ := utf8.DecodeRuneInString(next)
	switch {
	case titles[word], isDigit(rune(word[0])), word == "no", word == "e.g", word == "i.e", word == "ca", word == "cf":
		return false
	case word == "a.m" || word == "p.m" || word == "am" || word == "pm":
		return (isUpper(r) || isOpening(r) && r != '(') && !afterTime[next]
	case word == "etc":
		return isUpper(r)
	case utf8.RuneCountInString(word) == 1:
		return starters[next] && (i == 0 || !capitalized(tokens[i-1].Form)) && next != "I" && next != "A"
	}
	if isOpening(r) && r != '(' && r != '[' {
		return true
	}
	return starters[next] && !(next == "A" || next == "I")
}

// capitalized reports whether form begins with a capital.
func capitalized(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return isUpper(r)
}
