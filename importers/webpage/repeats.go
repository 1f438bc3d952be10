package webpage

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// What counts as said again: a block of so many words, so large a part of which stands in
// at least so many blocks above.
const (
	minSummary   = 60 // words
	summaryShare = 0.75
	summaryParts = 3
	minCutOff    = 6 // words of a beginning that ends in three dots
)

// dropRepeated takes out what the page says again: the first line twice, which is a
// standfirst, the first words with three dots, and the whole article in one block that
// stands alone, for what lists it. Articles repeat paragraphs of their own, so that
// nothing else is taken.
func (s selection) dropRepeated() {
	said := map[uint64]int{} // runs of words, with the block
	last, kept := "", 0
	held := map[*html.Node]int{} // paragraphs in each element
	for i := range s {
		if s[i].keep && s[i].strong {
			held[s[i].parent]++
		}
	}
	may := func(c *candidate) bool { return c.Words >= minSummary && held[c.parent] == 1 }
	asked := slices.ContainsFunc(s, func(c candidate) bool { return c.keep && may(&c) })
	for i := range s {
		c := &s[i]
		if !c.keep {
			continue
		}
		if kept == 1 && c.Folded == last || cutOff(c, last) || may(c) && c.sumsUp(said) {
			c.keep = false
			continue
		}
		last, kept = c.Folded, kept+1
		if !asked {
			continue // the runs are not asked for
		}
		eachRun(c.Folded, func(run uint64) {
			if _, there := said[run]; !there {
				said[run] = i
			}
		})
	}
}

// cutOff reports whether a block is the beginning of the one above, with three dots.
func cutOff(c *candidate, above string) bool {
	return c.Words >= minCutOff && (strings.HasSuffix(c.text, "...") || strings.HasSuffix(c.text, "…")) && strings.HasPrefix(above, c.Folded)
}

// sumsUp reports whether a block is several of those above in one.
func (c *candidate) sumsUp(said map[uint64]int) bool {
	runs, again := 0, 0
	parts := map[int]bool{}
	eachRun(c.Folded, func(run uint64) {
		runs++
		if at, there := said[run]; there {
			again++
			parts[at] = true
		}
	})
	return len(parts) >= summaryParts && float64(again) >= float64(summaryShare*float64(runs))
}
