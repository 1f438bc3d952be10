package plaintext

import (
	"strings"
	"unicode/utf8"
)

// A run of short blocks speaks of the article when ownShare of its words of
// ownLetters and more are the article's own.
const (
	ownLetters = 5
	ownShare   = 0.3
	ownCost    = -1.0 // what such a block costs when it parts two paragraphs
	maxTeasers = 3    // the longest run in which a repeated headline is a teaser
	headline   = 8    // words of the shortest of those
)

// vocabulary returns the longer words of the kept blocks, folded.
func vocabulary(bs []scored, keep []bool) map[string]bool {
	own := map[string]bool{}
	for i := range bs {
		if !keep[i] {
			continue
		}
		for w := range strings.FieldsSeq(bs[i].folded) {
			if isLong(w) {
				own[w] = true
			}
		}
	}
	return own
}

func isLong(word string) bool {
	return len(word) >= ownLetters && utf8.RuneCountInString(word) >= ownLetters
}

// speaksOfIt reports whether a run of short blocks is made of words of the
// article, as its lists, tables and subheadings are and menus are not.
func speaksOfIt(run []scored, own map[string]bool) bool {
	words, shared := 0, 0
	for i := range run {
		b := &run[i]
		if b.kind != plain || b.menu || b.repeats > 1 && b.repeats < sectionCopies && b.words >= headline && len(run) <= maxTeasers {
			return false
		}
		for w := range strings.FieldsSeq(b.folded) {
			if isLong(w) {
				words++
				if own[w] {
					shared++
				}
			}
		}
	}
	return words > 0 && float64(shared) >= float64(ownShare*float64(words))
}

// widenRounds is how often the words of a widened run are looked at again.
const widenRounds = 4

// widen finds the run of the article again, now that its words are known: lists
// and tables that are made of them do not part it. The run never shrinks.
func widen(bs []scored, from, to int) (wideFrom, wideTo int) {
	keep := make([]bool, len(bs))
	near := append([]scored(nil), bs...)
	for range widenRounds {
		for i := from; i <= to; i++ {
			keep[i] = bs[i].score > 0 || near[i].score == ownCost
		}
		own := vocabulary(bs, keep)
		for i := range near {
			if b := &near[i]; b.score < 0 && b.cues == 0 && speaksOfIt(near[i:i+1], own) {
				b.score = ownCost
			}
		}
		f, t, ok := segment(near)
		if !ok || f > from || t < to || f == from && t == to {
			break
		}
		from, to = f, t
	}
	return from, to
}
