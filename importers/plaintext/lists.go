package plaintext

import (
	"math"
	"regexp"
	"strings"
)

// Lists that a line with a colon at its end introduces.
const (
	introducedRun  = 14   // items of the longest
	introducedCost = -1.0 // what such an item costs
)

// Lines that start with a name and a colon.
const (
	maxLabel     = 80  // bytes
	speakerLines = 3   // lines of one name at least
	speakerScore = 3.0 // what each counts at least
)

// softenLists finds the lists that a line ending with a colon introduces. Their
// short items cost little, so that an article of many lists stays whole.
func softenLists(bs []scored) {
	for i := range bs {
		if !introduces(&bs[i]) {
			continue
		}
		for j := i + 1; j < len(bs) && j <= i+introducedRun && isItem(&bs[j]); j++ {
			bs[j].score = math.Max(bs[j].score, introducedCost)
		}
	}
}

// introduces reports whether a block ends with a colon and may stand over a list.
func introduces(b *scored) bool {
	return (strings.HasSuffix(b.text, ":") || strings.HasSuffix(b.text, "：")) && b.kind == plain && b.cues == 0 && b.words >= 3 && !b.again
}

// isItem reports whether a block may be an item of a list in an article.
func isItem(b *scored) bool {
	return b.kind == plain && b.cues == 0 && b.score < 0 && !b.again && !b.menu
}

var speaker = regexp.MustCompile(`^(\p{Lu}[\p{L}.’' ]{0,24}): ?\S`)

// markSpeakers finds the lines that start with the same name and a colon again and
// again: interviews, and the parts of a list that are alike.
func markSpeakers(bs []scored) {
	count := map[string]int{}
	name := make([]string, len(bs))
	for i := range bs {
		if b := &bs[i]; b.kind == plain && b.cues == 0 && !b.again && strings.IndexByte(b.text[:min(len(b.text), maxLabel)], ':') > 0 {
			if m := speaker.FindStringSubmatch(b.text); m != nil {
				name[i] = m[1]
				count[m[1]]++
			}
		}
	}
	for i := range bs {
		if name[i] != "" && count[name[i]] >= speakerLines {
			bs[i].score = math.Max(bs[i].score, speakerScore)
		}
	}
}
