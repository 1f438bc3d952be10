package layout

import (
	"cmp"
	"math"
	"slices"
)

// circular puts all nodes on one circle, group by group with a gap between two
// groups, and orders the nodes of a group so that linked ones stand near each
// other.
func circular(t *task, g Graph) ([]Point, error) {
	g, err := normalize(g)
	if err != nil {
		return nil, err
	}
	order := circularOrder(g)
	for range 8 {
		if err := t.pause(0); err != nil {
			return nil, err
		}
		order = improveCircle(g, order)
	}
	p := onCircle(g, order)
	center(g, p)
	keepPinned(g, p)
	return p, nil
}

func (g Graph) group(i int) int32 {
	if len(g.Groups) == 0 {
		return 0
	}
	return g.Groups[i]
}

// circularOrder starts with the nodes of each group in the order in which a
// walk along the links meets them.
func circularOrder(g Graph) []int {
	adj := adjacencyOf(g)
	seen := make([]bool, g.N)
	order := make([]int, 0, g.N)
	for _, root := range byDegree(g) {
		if seen[root] {
			continue
		}
		seen[root] = true
		stack := []int32{int32(root)}
		for len(stack) > 0 {
			i := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			order = append(order, int(i))
			for _, j := range adj.of(int(i)) {
				if !seen[j] {
					seen[j] = true
					stack = append(stack, j)
				}
			}
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(g.group(a), g.group(b)) })
	return order
}

// improveCircle moves each node, within its group, towards the mean direction
// of its neighbors.
func improveCircle(g Graph, order []int) []int {
	x, y := make([]float64, g.N), make([]float64, g.N)
	for k, i := range order {
		y[i], x[i] = math.Sincos(2 * math.Pi * float64(k) / float64(len(order)))
	}
	sumX, sumY := slices.Clone(x), slices.Clone(y)
	for _, e := range g.Edges {
		sumX[e.A], sumY[e.A] = sumX[e.A]+x[e.B], sumY[e.A]+y[e.B]
		sumX[e.B], sumY[e.B] = sumX[e.B]+x[e.A], sumY[e.B]+y[e.A]
	}
	// The angle is measured from where the node stands, so that the seam of the
	// circle attracts nobody.
	wish := make([]float64, g.N)
	for k, i := range order {
		a := 2 * math.Pi * float64(k) / float64(len(order))
		turn := math.Mod(math.Atan2(sumY[i], sumX[i])-a+5*math.Pi, 2*math.Pi) - math.Pi
		wish[i] = a + turn
	}
	next := slices.Clone(order)
	slices.SortStableFunc(next, func(a, b int) int {
		return cmp.Or(cmp.Compare(g.group(a), g.group(b)), cmp.Compare(wish[a], wish[b]))
	})
	if circleLength(g, next) < circleLength(g, order) {
		return next
	}
	return order
}

// circleLength is the sum over the links of the number of nodes between their
// ends, the shorter way round.
func circleLength(g Graph, order []int) int {
	at := make([]int, g.N)
	for k, i := range order {
		at[i] = k
	}
	total := 0
	for _, e := range g.Edges {
		d := at[e.A] - at[e.B]
		if d < 0 {
			d = -d
		}
		total += min(d, len(order)-d)
	}
	return total
}

// onCircle places the nodes so that each has the room of its box. Node 0 of the
// order is at the top; the order runs clockwise.
func onCircle(g Graph, order []int) []Point {
	p := make([]Point, g.N)
	if g.N < 2 {
		return p
	}
	room := make([]float64, len(order))
	total := 0.0
	for k, i := range order {
		b := g.box(i)
		// A box needs at most its larger side along the circle; labels of a line
		// that runs up or down need only their height, so the mean is enough.
		room[k] = max(baseLength, (b.Left+b.Right+b.Up+b.Down)/2+gridGap)
		if next := order[(k+1)%len(order)]; g.group(next) != g.group(i) {
			room[k] += 3 * baseLength
		}
		total += room[k]
	}
	radius := total / (2 * math.Pi)
	at := 0.0
	for k, i := range order {
		sin, cos := math.Sincos(2 * math.Pi * at / total)
		p[i] = Point{radius * sin, -radius * cos}
		at += room[k]
	}
	return p
}
