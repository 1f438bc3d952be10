package plaintext

import (
	"math"
	"strings"
)

// How the summaries on cards of other articles are told from paragraphs.
const (
	cardReach   = 2   // blocks on either side that are a paragraph's company
	cardSeries  = 10  // blocks on either side in which other cards are looked for
	cardWords   = 10  // what a paragraph without company counts at most
	cardMean    = 70  // words; sections of an article that lists things are longer on average
	cardSubject = 0.5 // share of the longer words that such sections have in common
)

// discountCards lowers the paragraphs that stand alone among short blocks when
// most others around do, too: the summaries on cards of other articles. In an
// article, paragraphs stand together, unless it lists things, one under each
// heading: then they are long, or speak of the same.
func discountCards(bs []scored) {
	cards := findCards(bs)
	if areSections(bs, cards) {
		return
	}
	for _, i := range cards {
		bs[i].score = math.Min(bs[i].score, cardWords)
	}
}

// findCards returns the paragraphs that stand alone among others that do.
func findCards(bs []scored) []int {
	alone := make([]int8, len(bs)) // 1: a paragraph without company, -1: one with
	for i := range bs {
		if bs[i].score <= 0 {
			continue
		}
		alone[i] = 1
		for j := max(0, i-cardReach); j <= min(len(bs)-1, i+cardReach); j++ {
			if j != i && bs[j].score > 0 {
				alone[i] = -1
			}
		}
	}
	var cards []int
	for i := range bs {
		if alone[i] != 1 {
			continue
		}
		others, company := 0, 0
		for j := max(0, i-cardSeries); j <= min(len(bs)-1, i+cardSeries); j++ {
			switch {
			case j == i:
			case alone[j] == 1:
				others++
			case alone[j] == -1:
				company++
			}
		}
		if others >= 2 && others > company {
			cards = append(cards, i)
		}
	}
	return cards
}

// areSections reports whether cards are the sections of one article.
func areSections(bs []scored, cards []int) bool {
	total, all, shared := 0.0, 0, 0
	count := map[string]int{}
	for _, i := range cards {
		if bs[i].score <= cardWords {
			continue
		}
		total += bs[i].words - cardMean
		for w := range longWordsOf(&bs[i]) {
			count[w]++
		}
	}
	for _, n := range count {
		all += n
		if n > 1 {
			shared += n
		}
	}
	return total > 0 || float64(shared) > float64(cardSubject*float64(all))
}

// longWordsOf returns the set of the longer words of a block, folded.
func longWordsOf(b *scored) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(b.folded) {
		if isLong(w) {
			set[w] = true
		}
	}
	return set
}
