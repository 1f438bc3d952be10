package parse

import (
	"math"

	"clew/importers/extract/neural"
)

// maxWords is the longest sentence whose tree is found as a whole. Longer ones,
// which are lists and tables rather than sentences, are read in pieces.
const maxWords = 160

// decoder finds the best tree of scores. It serves one goroutine at a time; its
// zero value is ready.
//
// Of a span from s to t it keeps the best complete half trees with the head at
// the left and at the right end, and the best with an arc between the ends. They
// stand in rows by s or, where a search runs over their starts, in rows by t.
type decoder struct {
	left, leftByEnd   []int32 // complete, head at s
	right, rightByEnd []int32 // complete, head at t
	openLeft          []int32 // arc from s to t
	openRightByEnd    []int32 // arc from t to s
	leftAt, rightAt   []int16 // where the best half trees meet
	openAt            []int16
}

// tree sets head[i] to the head of word i, n for the root, such that the tree
// is projective, has one root, and the sum of scores is the largest.
// score[i*width+j] is that of the arc from head j to word i, where j = n is
// the root. head has n elements.
func (d *decoder) tree(head []int, score []int32, n, width int) {
	for i := range n {
		best := -1
		for j := range n + 1 {
			if j != i && (best < 0 || score[i*width+j] > score[i*width+best]) {
				best = j
			}
		}
		head[i] = best
	}
	// Mostly the best heads of all words are a tree, and then the best one.
	if !d.isTree(head, n) {
		d.eisner(head, score, n, width)
	}
}

// isTree reports whether heads form a projective tree with one root.
func (d *decoder) isTree(head []int, n int) bool {
	roots := 0
	for i, h := range head {
		if h == n {
			roots++
			continue
		}
		for j := min(i, h) + 1; j < max(i, h); j++ {
			// The head of a word below an arc lies below it too.
			if k := head[j]; k == n || k < min(i, h) || k > max(i, h) {
				return false
			}
		}
	}
	if roots != 1 {
		return false
	}
	for i := range head {
		steps := 0
		for j := i; j != n; j = head[j] {
			if steps++; steps > n {
				return false
			}
		}
	}
	return true
}

// scoreLimit keeps the sums over a sentence inside 32 bits.
const scoreLimit = 1 << 22

func limited(score int32) int32 { return min(max(score, -scoreLimit), scoreLimit) }

// eisner finds the best projective tree (Eisner 1996) with one root.
func (d *decoder) eisner(head []int, score []int32, n, width int) {
	for _, list := range [...]*[]int32{&d.left, &d.leftByEnd, &d.right, &d.rightByEnd, &d.openLeft, &d.openRightByEnd} {
		*list = neural.Grow(*list, n*n)
	}
	for _, list := range [...]*[]int16{&d.leftAt, &d.rightAt, &d.openAt} {
		*list = neural.Grow(*list, n*n)
	}
	for i := range n {
		at := i*n + i
		d.left[at], d.leftByEnd[at], d.right[at], d.rightByEnd[at] = 0, 0, 0, 0
	}
	for size := 1; size < n; size++ {
		for s := 0; s+size < n; s++ {
			d.join(score, s, s+size, n, width)
		}
	}
	best, root := int32(math.MinInt32), 0
	for r := range n {
		if v := limited(score[r*width+n]) + d.right[r] + d.left[r*n+n-1]; v > best {
			best, root = v, r
		}
	}
	head[root] = n
	d.follow(head, 0, root, n, false)
	d.follow(head, root, n-1, n, true)
}

// join fills the entries of the span from s to t.
func (d *decoder) join(score []int32, s, t, n, width int) {
	at, turned, k := s*n+t, t*n+s, t-s
	best, split := meet(d.left[at-k:at], d.rightByEnd[turned+1:turned+1+k])
	d.openAt[at] = int16(s + split)
	d.openRightByEnd[turned] = best + limited(score[s*width+t])
	d.openLeft[at] = best + limited(score[t*width+s])

	best, split = meet(d.right[at-k:at], d.openRightByEnd[turned:turned+k])
	d.right[at], d.rightByEnd[turned], d.rightAt[at] = best, best, int16(s+split)
	best, split = meet(d.openLeft[at-k+1:at+1], d.leftByEnd[turned+1:turned+1+k])
	d.left[at], d.leftByEnd[turned], d.leftAt[at] = best, best, int16(s+1+split)
}

// meet returns the largest sum of two numbers at one place, and the place.
func meet(a, b []int32) (best int32, at int) {
	b = b[:len(a)]
	best = math.MinInt32
	for i, v := range a {
		if v += b[i]; v > best {
			best, at = v, i
		}
	}
	return best, at
}

// follow sets the heads inside a complete half tree, whose head is its first
// word or its last.
func (d *decoder) follow(head []int, s, t, n int, first bool) {
	if s == t {
		return
	}
	from, to := s, t
	if first {
		to = int(d.leftAt[s*n+t])
		head[to] = s
	} else {
		from = int(d.rightAt[s*n+t])
		head[from] = t
	}
	split := int(d.openAt[from*n+to])
	d.follow(head, from, split, n, true)
	d.follow(head, split+1, to, n, false)
	if first {
		d.follow(head, to, t, n, true)
	} else {
		d.follow(head, s, from, n, false)
	}
}
