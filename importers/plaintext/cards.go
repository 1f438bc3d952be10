package plaintext

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
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

// Cards whose headline a copy puts before the summary without a space.
const (
	gluedCards = 3  // of the shortest series
	gluedWords = 60 // of the longest card
	gluedSide  = 3  // words on each side of the joint at least
	// cardCapitals is the share of the words of a headline that have a capital, and of
	// those of a summary that have none.
	cardCapitals = 0.6
)

// markGlued finds the cards of other articles of which a copy has joined headline and
// summary to one line: "Bree Repairs Its WallThe council met on Monday."
func markGlued(bs []scored) {
	joints := map[int]string{}
	series := map[string]string{} // the joints and the card that has each
	for i := range bs {
		if b := &bs[i]; b.words >= 2*gluedSide && b.words <= gluedWords {
			if word := joint(b.text); word != "" {
				if card, twice := series[word]; twice && card != b.folded {
					series[word] = "" // the name of a company, rather
					continue
				}
				joints[i], series[word] = word, b.folded
			}
		}
	}
	cards := 0
	for _, card := range series {
		cards += one(card != "")
	}
	if cards < gluedCards {
		return
	}
	for i, word := range joints {
		if series[word] != "" {
			bs[i].kind, bs[i].score = teaser, noteCost
		}
	}
}

// joint returns the word of a text in which a small letter or the end of a sentence is
// followed by a capital and a small letter, with a headline before it and a sentence
// behind; "" where there is none.
func joint(text string) string {
	words := strings.Fields(text)
	for n := gluedSide; n+gluedSide < len(words); n++ {
		before := ' '
		for i, r := range words[n] {
			next, _ := utf8.DecodeRuneInString(words[n][i+utf8.RuneLen(r):])
			if unicode.IsUpper(r) && i > 2 && (unicode.IsLower(before) || before == '?' || before == '!' || before == ')') && (unicode.IsLower(next) || next == utf8.RuneError) {
				if above, _ := letterCase(strings.Join(words[:n], " ")); above < cardCapitals {
					break
				}
				if below, _ := letterCase(strings.Join(words[n+1:], " ")); below > 1-cardCapitals {
					break
				}
				return words[n]
			}
			before = r
		}
	}
	return ""
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
