package layout

import "math"

// vec is a position or a force inside the force engine: single precision
// halves what has to go through the caches.
type vec struct{ x, y float32 }

// body is a point with a mass.
type body struct{ x, y, mass float32 }

// quadtree is a Barnes–Hut tree (Barnes, Hut: "A hierarchical O(N log N)
// force-calculation algorithm", Nature 1986) over bodies that are sorted along
// a Morton curve. Its cells lie in preorder, and each knows where the next one
// outside it is, so that a walk needs no stack.
type quadtree struct {
	order, swap []int32 // body at each place of the curve, and scratch
	key, swapK  []uint32
	bodies      []body // in the order of the curve
	cells       []quadCell
	maxLeaf     int32
}

// quadCell is a cell with its bodies lo…hi. It is a leaf when skip, the next
// cell that is not inside it, is the next of all.
type quadCell struct {
	x, y, mass float32 // center of mass, total mass
	radius     float32 // no body is farther from the center
	skip       int32
	lo, hi     int32
}

func newQuadtree(n, maxLeaf int) *quadtree {
	return &quadtree{
		order: make([]int32, n), swap: make([]int32, n), key: make([]uint32, n), swapK: make([]uint32, n),
		bodies: make([]body, n), cells: make([]quadCell, 0, n/2+16), maxLeaf: int32(maxLeaf),
	}
}

// spread puts a zero bit before each of the low 16 bits of v.
func spread(v uint32) uint32 {
	v &= 0xffff
	v = (v | v<<8) & 0x00ff00ff
	v = (v | v<<4) & 0x0f0f0f0f
	v = (v | v<<2) & 0x33333333
	return (v | v<<1) & 0x55555555
}

// build sorts the bodies anew and makes the cells.
func (t *quadtree) build(pos []vec, mass []float32) {
	lo, hi := pos[0], pos[0]
	for _, p := range pos {
		lo.x, lo.y = min(lo.x, p.x), min(lo.y, p.y)
		hi.x, hi.y = max(hi.x, p.x), max(hi.y, p.y)
	}
	side := max(hi.x-lo.x, hi.y-lo.y) * 1.0001
	if !(side > 0) {
		side = 1
	}
	scale := 65535 / side
	for i, p := range pos {
		t.key[i] = spread(uint32((p.x-lo.x)*scale)) | spread(uint32((p.y-lo.y)*scale))<<1
		t.order[i] = int32(i)
	}
	t.sort()
	for k, i := range t.order {
		t.bodies[k] = body{pos[i].x, pos[i].y, mass[i]}
	}
	t.cells = t.cells[:0]
	t.split(0, int32(len(pos)), 15)
}

// sort orders by key with a radix sort of 11 bits a pass; it is stable, so that
// bodies with one key stay in the order of their numbers.
func (t *quadtree) sort() {
	const bits, buckets = 11, 1 << 11
	var count [3][buckets]int32
	for _, k := range t.key {
		count[0][k%buckets]++
		count[1][k>>bits%buckets]++
		count[2][k>>(2*bits)]++
	}
	for pass := range count {
		c := &count[pass]
		sum := int32(0)
		for b, n := range c {
			c[b] = sum
			sum += n
		}
		shift := uint(pass * bits)
		for i, k := range t.key {
			b := k >> shift % buckets
			at := c[b]
			c[b]++
			t.swapK[at], t.swap[at] = k, t.order[i]
		}
		t.key, t.swapK = t.swapK, t.key
		t.order, t.swap = t.swap, t.order
	}
}

// split makes the cell of the bodies lo…hi, whose keys agree above the two bits
// of level, and the cells inside it.
func (t *quadtree) split(lo, hi int32, level int) {
	id := len(t.cells)
	t.cells = append(t.cells, quadCell{lo: lo, hi: hi})
	if hi-lo <= t.maxLeaf || level < 0 {
		t.cells[id].summarize(t.bodies[lo:hi])
		t.cells[id].skip = int32(id + 1)
		return
	}
	shift := uint(2 * level)
	var quarters [4]body
	var at [4]int
	n := 0
	for from := lo; from < hi; n++ {
		to := t.sameQuarter(from, hi, shift)
		at[n] = len(t.cells)
		t.split(from, to, level-1)
		q := &t.cells[at[n]]
		quarters[n] = body{q.x, q.y, q.mass}
		from = to
	}
	c := &t.cells[id]
	c.summarize(quarters[:n])
	c.radius = 0
	for k := range n {
		q := &t.cells[at[k]]
		dx, dy := q.x-c.x, q.y-c.y
		c.radius = max(c.radius, q.radius+sqrt32(float32(dx*dx)+float32(dy*dy)))
	}
	c.skip = int32(len(t.cells))
}

// summarize sets center, mass and radius from the bodies.
func (c *quadCell) summarize(bodies []body) {
	var sx, sy, sm, far float32
	for _, b := range bodies {
		sx += float32(b.x * b.mass)
		sy += float32(b.y * b.mass)
		sm += b.mass
	}
	c.x, c.y, c.mass = sx/sm, sy/sm, sm
	for _, b := range bodies {
		dx, dy := b.x-c.x, b.y-c.y
		far = max(far, float32(dx*dx)+float32(dy*dy))
	}
	c.radius = sqrt32(far)
}

// sameQuarter finds the end of the bodies that lie in the same quarter as from.
func (t *quadtree) sameQuarter(from, hi int32, shift uint) int32 {
	q := t.key[from] >> shift
	l, h := from+1, hi
	for l < h {
		mid := (l + h) / 2
		if t.key[mid]>>shift == q {
			l = mid + 1
		} else {
			h = mid
		}
	}
	return l
}

func sqrt32(v float32) float32 { return float32(math.Sqrt(float64(v))) }
