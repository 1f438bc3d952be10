package plaintext

import (
	"math"
	"strings"
	"unicode"
)

// What blocks behind the run of an article count when it is asked whether lists follow
// that are part of it, in the unit of extendMin.
const (
	extendIntro    = 3.0  // a line that ends with a colon
	extendSentence = 2.0  // a sentence
	extendOwn      = 1.5  // words of the article
	extendItem     = 1.0  // an item of a list, a line that comes again and again
	extendName     = -1.5 // anything else, such as a headline or the name of a section
	extendMin      = 6.0  // the least sum that widens the run
	extendReach    = 12.0 // how far below its best the sum may fall
	extendTold     = 4    // items, or half as many lines with a colon, that make it a list
	extendCapital  = 0.5  // the share of its words from which on a line is written as a headline
	extendScore    = 0.1
)

// extend returns the end of an article's run where lists follow that no paragraph
// closes: plans, recipes, instructions. Their lines are short, and only all of them together tell that
// they are no menu: some end with a colon, are items in small letters, or come again and again
// without having stood above the article. Their scores become positive.
func extend(bs []scored, from, to int) int {
	l := newListing(bs, from, to)
	sum, best, last := 0.0, extendMin, to
	for i := to + 1; i < len(bs); i++ {
		b := &bs[i]
		if b.kind == end || b.kind == cut || b.kind == teaser || b.kind == note || b.cues > 1 || b.menu {
			break
		}
		if b.kind == clutter {
			continue
		}
		if sum += l.value(bs, i); sum > best && l.told >= extendTold {
			best, last = sum, i
		}
		if sum < best-extendReach || sum < -extendReach {
			break
		}
	}
	for i := to + 1; i <= last; i++ {
		if b := &bs[i]; b.kind == plain && b.cues == 0 {
			b.score = math.Max(b.score, extendScore)
		}
	}
	return last
}

// listing is what was seen of the lists behind an article.
type listing struct {
	own   map[string]bool // the words of the article and of the lists so far
	above map[string]bool // the blocks above the article, folded
	told  int             // the signs of a list
}

func newListing(bs []scored, from, to int) *listing {
	keep := make([]bool, len(bs))
	for i := from; i <= to; i++ {
		keep[i] = bs[i].score > 0
	}
	l := &listing{own: vocabulary(bs, keep), above: map[string]bool{}}
	for i := range bs[:from] {
		l.above[bs[i].folded] = true
	}
	return l
}

// value returns what block i counts.
func (l *listing) value(bs []scored, i int) float64 {
	b := &bs[i]
	small := b.capital < extendCapital && strings.ContainsFunc(b.text, unicode.IsLower) // scripts without capitals say nothing
	v := extendName
	switch {
	case b.kind != plain || b.cues > 0:
		v = 2 * extendName
	case b.repeats > 1 && l.above[b.folded]:
	case introduces(b):
		v = extendIntro
		l.told += 2
	case b.ends && b.words >= 4 && small:
		v = extendSentence
	case speaksOfIt(bs[i:i+1], l.own) && (small || l.told > 0):
		v = extendOwn
	case b.repeats >= sectionCopies, b.bullet && b.words >= 3 && small:
		v = extendItem
		l.told++
	case b.words >= 3 && small && l.told >= extendTold:
		v = 0
	}
	for w := range longWordsOf(b) {
		l.own[w] = true
	}
	return v
}
