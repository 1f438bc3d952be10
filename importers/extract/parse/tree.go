package parse

import "math"

// forbidden is the score of an arc that cannot be.
const forbidden = math.MinInt32 / 4

// maxWords is the longest sentence whose tree is found as a whole. Longer ones,
// which are lists and tables rather than sentences, are read in pieces.
const maxWords = 160

// decoder finds the best tree of scores. It serves one goroutine at a time; its
// zero value is ready.
type decoder struct {
	complete, open     [2][]int64 // by direction: 0 with the head on the right, 1 on the left
	completeAt, openAt [2][]int16
	head               []int
	mark               []bool
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

// eisner finds the best projective tree (Eisner 1996) with one root.
func (d *decoder) eisner(head []int, score []int32, n, width int) {
	for k := range 2 {
		d.complete[k], d.open[k] = fit(d.complete[k], n*n), fit(d.open[k], n*n)
		d.completeAt[k], d.openAt[k] = fit(d.completeAt[k], n*n), fit(d.openAt[k], n*n)
		for i := range n {
			d.complete[k][i*n+i] = 0
		}
	}
	for size := 1; size < n; size++ {
		for s := 0; s+size < n; s++ {
			d.join(score, s, s+size, n, width)
		}
	}
	best, root := int64(math.MinInt64), 0
	for r := range n {
		v := int64(score[r*width+n]) + d.complete[0][r] + d.complete[1][r*n+n-1]
		if v > best {
			best, root = v, r
		}
	}
	head[root] = n
	d.follow(head, 0, root, n, 0)
	d.follow(head, root, n-1, n, 1)
}

// join fills the entries of the span from s to t.
func (d *decoder) join(score []int32, s, t, n, width int) {
	at := s*n + t
	best, split := int64(math.MinInt64), s
	for r := s; r < t; r++ {
		if v := d.complete[1][s*n+r] + d.complete[0][(r+1)*n+t]; v > best {
			best, split = v, r
		}
	}
	d.open[0][at], d.openAt[0][at] = best+int64(score[s*width+t]), int16(split)
	d.open[1][at], d.openAt[1][at] = best+int64(score[t*width+s]), int16(split)
	best, split = math.MinInt64, s
	for r := s; r < t; r++ {
		if v := d.complete[0][s*n+r] + d.open[0][r*n+t]; v > best {
			best, split = v, r
		}
	}
	d.complete[0][at], d.completeAt[0][at] = best, int16(split)
	best, split = math.MinInt64, t
	for r := s + 1; r <= t; r++ {
		if v := d.open[1][s*n+r] + d.complete[1][r*n+t]; v > best {
			best, split = v, r
		}
	}
	d.complete[1][at], d.completeAt[1][at] = best, int16(split)
}

// follow sets the heads inside a complete span.
func (d *decoder) follow(head []int, s, t, n, direction int) {
	if s == t {
		return
	}
	r := int(d.completeAt[direction][s*n+t])
	from, to, mother, child := r, t, t, r
	if direction == 1 {
		from, to, mother, child = s, r, s, r
	}
	head[child] = mother
	split := int(d.openAt[direction][from*n+to])
	d.follow(head, from, split, n, 1)
	d.follow(head, split+1, to, n, 0)
	if direction == 0 {
		d.follow(head, s, r, n, 0)
	} else {
		d.follow(head, r, t, n, 1)
	}
}

func fit[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}
