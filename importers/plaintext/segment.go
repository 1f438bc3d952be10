package plaintext

import "strings"

// segment returns the run of blocks with the largest sum of scores, both ends
// included, and ok = false when no block counts for an article.
func segment(bs []scored) (from, to int, ok bool) {
	best, sum := 0.0, 0.0
	start := 0
	for i := range bs {
		if sum <= 0 {
			sum, start = 0, i
		}
		if sum += bs[i].score; sum > best {
			best, from, to, ok = sum, start, i, true
		}
	}
	return from, to, ok
}

// choose marks which blocks from…to belong to the text: those that count for
// it, and headings and short lines that stand between two of those.
func choose(bs []scored, from, to int) []bool {
	keep := make([]bool, len(bs))
	for i := from; i <= to; i++ {
		keep[i] = bs[i].score > 0
	}
	for i := from + 1; i < to; i++ {
		if !keep[i] && isHeading(bs, i, from, to) {
			keep[i] = true
		}
	}
	return keep
}

// isHeading reports whether block i, though short, belongs between its
// neighbours.
func isHeading(bs []scored, i, from, to int) bool {
	b := &bs[i]
	if b.kind != plain || b.cues > 0 || b.repeats > 1 || b.menu || b.words < 2 {
		return false
	}
	return bs[i-1].score > 0 && bs[i+1].score > 0
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
