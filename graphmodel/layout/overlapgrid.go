package layout

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// boxGrid finds overlapping boxes among many: each box stands in all cells that
// it touches.
type boxGrid struct {
	left, top     float64
	size          float64 // of a cell
	columns, rows int
	first         []int32 // of each cell in node
	node          []int32
}

// cellsPerNode bounds the grid of a drawing with wide empty parts.
const cellsPerNode = 4

func (b *boxGrid) build(g Graph, p []Point) {
	area := bounds(g, p, nil)
	b.left, b.top = area.left-overlapGap, area.top-overlapGap
	w, h := area.right-b.left+overlapGap, area.bottom-b.top+overlapGap
	mean := 0.0
	for i := range p {
		f := g.box(i)
		mean += (f.Left + f.Right + f.Up + f.Down + 2*overlapGap) / (2 * float64(g.N))
	}
	b.size = max(mean, math.Sqrt(w*h/float64(cellsPerNode*g.N)), max(w, h)/30_000)
	b.columns, b.rows = int(w/b.size)+1, int(h/b.size)+1
	if n := b.columns*b.rows + 1; cap(b.first) < n {
		b.first = make([]int32, n)
	} else {
		b.first = b.first[:n]
	}
	clear(b.first)
	for i := range p {
		b.touched(g, p, i, func(cell int) { b.first[cell+1]++ })
	}
	for c := range b.columns * b.rows {
		b.first[c+1] += b.first[c]
	}
	total := int(b.first[b.columns*b.rows])
	if cap(b.node) < total {
		b.node = make([]int32, total)
	}
	b.node = b.node[:total]
	next := slices.Clone(b.first)
	for i := range p {
		b.touched(g, p, i, func(cell int) {
			b.node[next[cell]] = int32(i)
			next[cell]++
		})
	}
}

// touched calls visit for each cell that the box of i, with its share of the
// gap, touches.
func (b *boxGrid) touched(g Graph, p []Point, i int, visit func(cell int)) {
	f := g.box(i)
	const half = overlapGap / 2.0
	column := func(x float64) int { return min(b.columns-1, max(0, int((x-b.left)/b.size))) }
	row := func(y float64) int { return min(b.rows-1, max(0, int((y-b.top)/b.size))) }
	x0, x1 := column(p[i].X-f.Left-half), column(p[i].X+f.Right+half)
	y0, y1 := row(p[i].Y-f.Up-half), row(p[i].Y+f.Down+half)
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			visit(y*b.columns + x)
		}
	}
}

// separateMany pushes overlapping boxes of a large graph apart. After the first
// rounds only nodes that moved are looked at again. free allows the drawing to
// grow when pushing does not get done.
func separateMany(ctx context.Context, g Graph, p []Point, free bool) error {
	var b boxGrid
	patience := overlapPatience
	if g.N > stressLimit {
		patience = manyPatience
	}
	active, next := make([]bool, g.N), make([]bool, g.N)
	for i := range active {
		active[i] = true
	}
	for round := range overlapRounds {
		if err := ctx.Err(); err != nil {
			return err
		}
		b.build(g, p)
		found := false
		clear(next)
		for i := range p {
			if !active[i] {
				continue
			}
			b.touched(g, p, i, func(cell int) {
				for _, j := range b.node[b.first[cell]:b.first[cell+1]] {
					if int(j) != i && push(g, p, min(i, int(j)), max(i, int(j))) {
						found, next[i], next[j] = true, true, true
					}
				}
			})
		}
		if !found {
			return nil
		}
		active, next = next, active
		if free && round%patience == patience-1 {
			scale(p, 1.06)
			for i := range active {
				active[i] = true
			}
		}
	}
	return nil
}

// manyPatience is overlapPatience for large graphs, where pushes have far to go.
const manyPatience = 12

// spreadCoincident moves nodes that lie on one point apart, in a spiral of
// evenly filled area (Vogel: "A better way to construct the sunflower head",
// 1979): pushes have no direction there.
func spreadCoincident(g Graph, p []Point) {
	order := make([]int32, len(p))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(p[a].X, p[b].X), cmp.Compare(p[a].Y, p[b].Y), cmp.Compare(a, b))
	})
	golden := math.Pi * (3 - math.Sqrt(5))
	for from := 0; from < len(order); {
		to := from + 1
		at := p[order[from]]
		for to < len(order) && p[order[to]] == at {
			to++
		}
		for k, i := range order[from:to] {
			if k == 0 || g.pinned(int(i)) {
				continue
			}
			f := g.box(int(i))
			w, h := f.Left+f.Right+overlapGap, f.Up+f.Down+overlapGap
			sin, cos := math.Sincos(golden * float64(k))
			r := math.Sqrt(float64(k) / math.Pi)
			p[i] = Point{at.X + 1.1*w*r*cos, at.Y + 1.1*h*r*sin}
		}
		from = to
	}
}

// growMany scales a large drawing by the factor that grow would take, from the
// pairs that the grid finds.
func growMany(g Graph, p []Point) {
	var b boxGrid
	b.build(g, p)
	var factors []float64
	for i := range p {
		b.touched(g, p, i, func(cell int) {
			for _, j := range b.node[b.first[cell]:b.first[cell+1]] {
				if int(j) > i {
					factors = appendFactor(factors, g, p, i, int(j))
				}
			}
		})
	}
	growBy(p, factors)
}
