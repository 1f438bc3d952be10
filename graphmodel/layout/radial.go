package layout

import (
	"cmp"
	"math"
	"slices"
)

// ringGap is the least distance of two rings, in layout units.
const ringGap = 3 * baseLength

// radial draws rings around a node: the first holds its neighbors, the second
// theirs. Without Options.Roots, each component takes its most linked node; of
// several roots in one component, all stand on an inner ring.
func radial(t *task, g Graph) ([]Point, error) {
	g, err := normalize(g)
	if err != nil {
		return nil, err
	}
	c := csrOf(g)
	parts := components(g)
	isRoot := make([]bool, g.N)
	for _, r := range t.o.Roots {
		if r >= 0 && int(r) < g.N {
			isRoot[r] = true
		}
	}
	p := make([]Point, g.N)
	done := 0
	for _, part := range parts {
		if err := t.pause(float64(done) / float64(g.N)); err != nil {
			return nil, err
		}
		done += len(part)
		drawRings(g, c, part, isRoot, p)
	}
	pack(g, parts, p, aspectOf(t.o))
	center(g, p)
	if err := pushApart(t.ctx, g, p, false); err != nil {
		return nil, err
	}
	keepPinned(g, p)
	return p, t.ctx.Err()
}

// ringTree is the breadth-first tree of a component.
type ringTree struct {
	order  []int32 // by distance from the roots
	depth  map[int32]int
	parent map[int32]int32
	child  map[int32][]int32
	room   map[int32]float64 // how much of the circle the subtree needs
}

func drawRings(g Graph, c *csr, part []int, isRoot []bool, p []Point) {
	var roots []int32
	for _, i := range part {
		if isRoot[i] {
			roots = append(roots, int32(i))
		}
	}
	if len(roots) == 0 {
		most := part[0]
		for _, i := range part {
			if c.degree(int32(i)) > c.degree(int32(most)) {
				most = i
			}
		}
		roots = []int32{int32(most)}
	}
	tree := newRingTree(g, c, roots)
	angle := tree.angles(c, roots)
	tree.place(g, angle, len(roots) > 1, p)
}

func newRingTree(g Graph, c *csr, roots []int32) *ringTree {
	t := &ringTree{depth: map[int32]int{}, parent: map[int32]int32{}, child: map[int32][]int32{}, room: map[int32]float64{}}
	t.order = slices.Clone(roots)
	for _, r := range roots {
		t.depth[r] = 0
	}
	for k := 0; k < len(t.order); k++ {
		i := t.order[k]
		nodes, _ := c.row(i)
		for _, j := range nodes {
			if _, seen := t.depth[j]; !seen {
				t.depth[j] = t.depth[i] + 1
				t.parent[j] = i
				t.child[i] = append(t.child[i], j)
				t.order = append(t.order, j)
			}
		}
	}
	for _, i := range slices.Backward(t.order) {
		b := g.box(int(i))
		// A node needs less of the circle the farther out it stands.
		own := (baseLength + b.Left + b.Right + b.Up + b.Down) / float64(t.depth[i]+1)
		inner := 0.0
		for _, j := range t.child[i] {
			inner += t.room[j]
		}
		t.room[i] = max(own, inner)
	}
	return t
}

// angles gives each node the middle of its part of the circle. The children of
// a node are ordered by where their other neighbors are, as known from the last
// time.
func (t *ringTree) angles(c *csr, roots []int32) map[int32]float64 {
	angle := make(map[int32]float64, len(t.order))
	for range 4 {
		from := make(map[int32]float64, len(t.order))
		total := 0.0
		for _, r := range roots {
			total += t.room[r]
		}
		at := 0.0
		for _, r := range roots {
			from[r] = 2 * math.Pi * at / total
			at += t.room[r]
		}
		next := make(map[int32]float64, len(t.order))
		for _, i := range t.order {
			share := 2 * math.Pi * t.room[i] / total
			next[i] = from[i] + share/2
			inner := 0.0
			for _, j := range t.child[i] {
				inner += t.room[j]
			}
			a := from[i] + share*(1-inner/max(t.room[i], 1e-9))/2
			for _, j := range t.child[i] {
				from[j] = a
				a += 2 * math.Pi * t.room[j] / total
			}
		}
		angle = next
		for _, i := range t.order {
			t.sortChildren(c, i, angle)
		}
	}
	return angle
}

func (t *ringTree) sortChildren(c *csr, i int32, angle map[int32]float64) {
	if len(t.child[i]) < 2 {
		return
	}
	wish := make(map[int32]float64, len(t.child[i]))
	for _, j := range t.child[i] {
		nodes, _ := c.row(j)
		turn := 0.0
		for _, k := range nodes {
			// The shorter way round from here.
			turn += math.Mod(angle[k]-angle[j]+3*math.Pi, 2*math.Pi) - math.Pi
		}
		wish[j] = angle[j] + turn/float64(max(1, len(nodes)))
	}
	slices.SortStableFunc(t.child[i], func(a, b int32) int { return cmp.Compare(wish[a], wish[b]) })
}

// place chooses the radius of each ring so that its nodes have room.
func (t *ringTree) place(g Graph, angle map[int32]float64, open bool, p []Point) {
	radius := 0.0
	for from := 0; from < len(t.order); {
		to := from
		depth := t.depth[t.order[from]]
		need := 0.0
		for to < len(t.order) && t.depth[t.order[to]] == depth {
			b := g.box(int(t.order[to]))
			need += (b.Left + b.Right + b.Up + b.Down) / 2
			to++
		}
		ring := t.order[from:to]
		if depth > 0 || open {
			radius = max(radius+ringGap, (need+float64(len(ring))*gridGap)/(2*math.Pi))
		}
		for _, i := range ring {
			sin, cos := math.Sincos(angle[i] - math.Pi/2)
			p[i] = Point{radius * cos, radius * sin}
		}
		from = to
	}
}
