package plaintext

import (
	"slices"
	"strings"
)

// A text of many like parts, such as recipes or reviews, says the same in each
// of them: a block that stands there sectionCopies times is no menu, which has
// one copy at the head of the page and perhaps one at its foot. Such a block
// counts sectionCost.
const (
	sectionCopies = 5
	sectionCost   = -1.0
)

// restoreSections takes back what repetition costs in a text of many like parts.
func restoreSections(bs []scored) {
	for i := range bs {
		if b := &bs[i]; b.repeats >= sectionCopies && b.kind == plain && b.cues == 0 && b.score < 0 {
			b.score = sectionCost
		}
	}
}

// buttons is how often the heading of other articles stands on a page when it is a
// button in each of the article's parts: "Read more", "Learn more".
const buttons = 4

// markButtons finds the headings of other articles that are repeated.
func markButtons(bs []scored) {
	for i := range bs {
		if b := &bs[i]; b.kind == cut && b.repeats >= buttons {
			b.kind, b.score = teaser, noteCost
		}
	}
}

// What the description of a picture and its caption have in common.
const (
	captionTail  = 8 // how many words longer one may be: a credit, a place
	captionWords = 5 // words of the shortest description
	captionReach = 3 // blocks between which both stand
	proseScore   = 20
)

// isPlaceholder reports whether a block stands where a picture was.
func isPlaceholder(b *scored) bool { return b.kind == clutter && strings.HasPrefix(b.text, "[") }

// maxCreditLine is the length in words of a line that only credits a picture.
const maxCreditLine = 12

// markPictures finds the captions between the place of a picture and its credit.
func markPictures(bs []scored) {
	for i := range bs {
		if b := &bs[i]; b.kind == plain && b.words <= 2*maxCaption && saysTwice(b.folded) {
			b.kind, b.score = credit, noteCost
		}
	}
	for i := 1; i+1 < len(bs); i++ {
		b, next := &bs[i], &bs[i+1]
		if isPlaceholder(&bs[i-1]) && (next.kind == credit || next.kind == note) && next.words <= maxCreditLine && b.words <= maxCaption && b.kind == plain {
			b.kind, b.score = credit, noteCost
		}
	}
}

// saysTwice reports whether a folded text starts with the same words twice, as the
// description of a picture and its caption do when they stand on one line.
func saysTwice(folded string) bool {
	first, rest, ok := strings.Cut(folded, " ")
	if !ok || !strings.Contains(rest, first) {
		return false
	}
	words := strings.Fields(folded)
	for n := len(words) / 2; n >= twiceWords; n-- {
		if slices.Equal(words[:n], words[n:2*n]) {
			return true
		}
	}
	return false
}

// twiceWords is the length of the shortest description that is told by its
// repetition.
const twiceWords = 4

// maxCaption is the length in words of the longest caption.
const maxCaption = 45

// markCaptions finds pictures whose description is followed by a caption that
// starts with the same words. Above the first paragraph stand the title and its
// repetitions, which are left alone.
func markCaptions(bs []scored) {
	prose := false
	for i := range bs {
		a := &bs[i]
		if prose && a.words >= captionWords && a.kind == plain {
			for j := i + 1; j <= min(len(bs)-1, i+captionReach); j++ {
				b := &bs[j]
				if b.words-a.words > captionTail || len(b.folded) <= len(a.folded) || !strings.HasPrefix(b.folded, a.folded) {
					continue
				}
				for _, s := range []*scored{a, b} {
					s.kind, s.score = credit, noteCost
				}
				break
			}
		}
		prose = prose || a.score >= proseScore
	}
}
