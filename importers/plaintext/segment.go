package plaintext

import "strings"

// boxReach is how many blocks a box of links inside an article spans at most.
const boxReach = 8

// softenBoxes finds the headings of boxes that stand inside an article ("Read
// more", and the article goes on after two headlines). They cost less than the
// heading of a list at the end of the page.
func softenBoxes(bs []scored) {
	for i := range bs {
		if bs[i].kind != cut {
			continue
		}
		if before, after := prose(bs, i, -1), prose(bs, i, 1); before && after {
			bs[i].score = noteCost
		}
	}
}

// prose reports whether two full paragraphs stand within reach of block i, in
// the direction of step.
func prose(bs []scored, i, step int) bool {
	full := 0
	for j, n := i+step, 0; j >= 0 && j < len(bs) && n < boxReach; j, n = j+step, n+1 {
		if bs[j].kind == cut && bs[j].folded != bs[i].folded {
			return false
		}
		if bs[j].words >= 25 && bs[j].score > 0 {
			if full++; full == 2 {
				return true
			}
		}
	}
	return false
}

// segment returns the run of blocks with the largest sum of scores, both ends
// included, and ok = false when no block counts for an article.
func segment(bs []scored) (from, to int, ok bool) {
	best, sum := 0.0, 0.0
	start, gap := 0, 0
	for i := range bs {
		if sum <= 0 {
			sum, start = 0, i
		}
		short := bs[i].kind == plain && bs[i].score < 0
		switch {
		case !short:
			gap = 0
		case gap < fullGap:
			gap++
		}
		v := bs[i].score
		if short && gap >= fullGap {
			v = float64(v * gapShare)
		}
		if sum += v; sum > best {
			best, from, to, ok = sum, start, i, true
		}
	}
	return from, to, ok
}

// A box of links inside an article costs its first fullGap blocks in full, and
// gapShare of the others.
const (
	fullGap  = 8
	gapShare = 0.1
)

// minLead is how many words of good paragraphs between headline and text are
// taken for the article's lead, which a box of links cut off.
const minLead = 30

// startBelow returns where the article starts when its headline is block title:
// at the first good paragraph below it, if there are enough of them.
func startBelow(bs []scored, title, from int) int {
	start, words := from, 0.0
	for i := from - 1; i > title; i-- {
		if bs[i].kind == end {
			break
		}
		if bs[i].score > 0 {
			words += bs[i].words
			start = i
		}
	}
	if words < minLead {
		return from
	}
	return start
}

// keepStandfirst keeps the line under the headline that sums the article up. It
// may lack its full stop, and so did not count for the text.
func keepStandfirst(bs []scored, keep []bool, title, from int) {
	for i := title + 1; i < min(title+3, from); i++ {
		b := &bs[i]
		if b.kind == plain && b.cues == 0 && b.words >= 8 && !b.bullet && b.folded != bs[title].folded {
			keep[i] = true
			return
		}
	}
}

// choose marks which blocks from…to belong to the text: those that count for
// it, and headings and lists that stand between two of those.
func choose(bs []scored, from, to int) []bool {
	keep := make([]bool, len(bs))
	inside := map[string]int{}
	for i := from; i <= to; i++ {
		keep[i] = bs[i].score > 0
		inside[bs[i].folded]++
	}
	own := vocabulary(bs, keep)
	for i := from + 1; i < to; {
		if keep[i] || interrupts(&bs[i]) {
			i++
			continue
		}
		end := i
		for end < to && !keep[end] && !interrupts(&bs[end]) {
			end++
		}
		if standsBetween(bs, keep, i, end, from, to) && (belongs(bs[i:end], inside, strings.HasSuffix(bs[i-1].text, ":")) || speaksOfIt(bs[i:end], own)) {
			for k := i; k < end; k++ {
				keep[k] = true
			}
		}
		i = end
	}
	return keep
}

// interrupts reports whether a block is no part of the article without saying
// anything about its neighbours.
func interrupts(b *scored) bool {
	switch b.kind {
	case teaser, credit, clutter, note:
		return true
	}
	return false
}

// reach is how many interruptions may lie between a heading and its paragraph.
const reach = 2

// standsBetween reports whether kept blocks stand before i and behind end,
// with few interruptions between.
func standsBetween(bs []scored, keep []bool, i, end, from, to int) bool {
	before, after := i-1, end
	for n := 0; before > from && !keep[before] && n < reach; n++ {
		before--
	}
	for n := 0; after < to && !keep[after] && n < reach; n++ {
		after++
	}
	return keep[before] && keep[after]
}

// Longest runs of short blocks that are kept between paragraphs.
const (
	headingRun = 1
	listRun    = 14
	bareRun    = 8 // without list marks
	bareWords  = 5 // on average
)

// belongs reports whether a run of short blocks between paragraphs is part of
// the article: a heading, or a list. introduced says that the paragraph before
// ends with a colon; other lists must say more.
func belongs(run []scored, inside map[string]int, introduced bool) bool {
	items, words := 0, 0.0
	for i := range run {
		b := &run[i]
		if b.kind != plain || b.cues > 0 || inside[b.folded] > 1 || b.menu || b.words < 2 {
			return false
		}
		if b.bullet {
			items++
		}
		words += b.words
	}
	if len(run) <= headingRun {
		return true
	}
	mean := words / float64(len(run))
	if items == 0 && len(run) <= bareRun && mean >= bareWords {
		return true
	}
	if len(run) > listRun || items < len(run)-1 {
		return false
	}
	if !run[0].bullet {
		return introduces(&run[0]) || mean >= 4 && strings.HasSuffix(run[0].text, ":")
	}
	return introduced || mean >= 8
}

// join writes the kept blocks: "\n\n" between paragraphs, "\n" between items of
// a list that followed each other in the source.
func join(bs []scored, keep []bool) string {
	var out strings.Builder
	last := -1
	for i := range bs {
		if !keep[i] {
			continue
		}
		if last >= 0 {
			out.WriteByte('\n')
			if last != i-1 || bs[i].gap || !bs[i].bullet || !bs[last].bullet {
				out.WriteByte('\n')
			}
		}
		out.WriteString(bs[i].text)
		last = i
	}
	return out.String()
}
