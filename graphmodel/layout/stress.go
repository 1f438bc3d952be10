package layout

import (
	"context"
	"math"
	"math/rand/v2"
)

const (
	baseLength      = 24 // layout units between two small unlabeled neighbors
	stressRounds    = 60
	stressPrecision = 0.03 // final step relative to the first, ε of Zheng et al.
)

// stress arranges a connected graph by stochastic gradient descent on the
// weighted stress of all pairs (Zheng, Pawar, Goodman: "Graph Drawing by
// Stochastic Gradient Descent", IEEE TVCG 2019). start and mobility, when not
// nil, give earlier positions and how far each node may follow its forces
// (0 fixed … 1 free).
func stress(t *task, g Graph, start []Point, mobility []float64, seed uint64) ([]Point, error) {
	lengths := edgeLengths(g)
	rng := rand.New(rand.NewPCG(seed, 0x5eed))
	p := start
	rounds, shuffles := stressRounds, 1
	if g.N > stressLimit {
		// Shuffling millions of pairs takes longer than moving them.
		rounds, shuffles = stressRounds/2, 4
	}
	if p == nil {
		p = pivotMDS(g, lengths, rng)
	}
	terms, err := stressTerms(t.ctx, g, lengths, mobility)
	if err != nil {
		return nil, err
	}
	if len(terms) == 0 {
		return p, nil
	}
	if start != nil {
		toDrawing(p, terms, mobility)
	}
	minW, maxW := math.Inf(1), 0.0
	for _, it := range terms {
		w := 1 / (float64(it.d) * float64(it.d))
		minW, maxW = min(minW, w), max(maxW, w)
	}
	first, last := 1/minW, stressPrecision/maxW
	if mobility != nil {
		first = 1 / maxW // a gentle start keeps the earlier picture
	}
	decay := 1.0
	if last < first {
		decay = math.Pow(last/first, 1/float64(rounds-1))
	}
	for round := range rounds {
		if err := t.pause(float64(round) / float64(rounds)); err != nil {
			return nil, err
		}
		if round < 3 || round%shuffles == 0 {
			rng.Shuffle(len(terms), func(i, j int) { terms[i], terms[j] = terms[j], terms[i] })
		}
		descend(p, terms, mobility, first*math.Pow(decay, float64(round)), rng)
	}
	return p, nil
}

// toDrawing scales the wished distances to the size that the drawing of the old
// nodes has, since overlap removal and packing have made it larger than that of
// stress: else the old nodes would draw together.
func toDrawing(p []Point, terms []term, mobility []float64) {
	var have, want float64
	for _, t := range terms {
		if mobility[t.i] < 1 && mobility[t.j] < 1 {
			dx, dy := p[t.i].X-p[t.j].X, p[t.i].Y-p[t.j].Y
			have += math.Sqrt(float64(dx*dx)+float64(dy*dy)) / float64(t.d)
			want++
		}
	}
	if want == 0 || !(have > 0) {
		return
	}
	for k := range terms {
		terms[k].d *= float32(have / want)
	}
}

type term struct {
	i, j int32
	d    float32
}

// descend moves each pair towards its wished distance once.
func descend(p []Point, terms []term, mobility []float64, step float64, rng *rand.Rand) {
	for _, t := range terms {
		d := float64(t.d)
		mu := min(1, step/(d*d))
		a, b := &p[t.i], &p[t.j]
		dx, dy := a.X-b.X, a.Y-b.Y
		dist := math.Sqrt(float64(dx*dx) + float64(dy*dy))
		if dist < 1e-6 {
			angle := rng.Float64() * 2 * math.Pi
			dx, dy, dist = 1e-3*math.Cos(angle), 1e-3*math.Sin(angle), 1e-3
		}
		r := mu * (dist - d) / (2 * dist)
		ma, mb := 1.0, 1.0
		if mobility != nil {
			ma, mb = mobility[t.i], mobility[t.j]
		}
		a.X -= r * dx * ma
		a.Y -= r * dy * ma
		b.X += r * dx * mb
		b.Y += r * dy * mb
	}
}

// stressTerms lists all pairs that can move with their graph distances.
func stressTerms(ctx context.Context, g Graph, lengths []float64, mobility []float64) ([]term, error) {
	adj := adjacencyOf(g)
	dist := make([]float64, g.N)
	var queue distanceHeap
	terms := make([]term, 0, g.N*(g.N-1)/2)
	for i := range g.N {
		if i%64 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		queue = shortestPaths(adj, lengths, i, dist, queue)
		for j := i + 1; j < g.N; j++ {
			if mobility != nil && mobility[i] == 0 && mobility[j] == 0 {
				continue
			}
			if !math.IsInf(dist[j], 1) {
				terms = append(terms, term{int32(i), int32(j), float32(dist[j])})
			}
		}
	}
	return terms, nil
}

// edgeLengths gives each edge its wished length: longer where the two ends
// have many different neighbors (the model of Graphviz's "subset" mode, which
// opens up hubs) and where their boxes need room.
func edgeLengths(g Graph) []float64 {
	adj := adjacencyOf(g)
	mark := make([]int32, g.N)
	lengths := make([]float64, len(g.Edges))
	for k, e := range g.Edges {
		tag := int32(k + 1)
		for _, n := range adj.of(int(e.A)) {
			mark[n] = tag
		}
		common := 0
		for _, n := range adj.of(int(e.B)) {
			if mark[n] == tag {
				common++
			}
		}
		different := adj.degree(int(e.A)) + adj.degree(int(e.B)) - 2*common - 1
		lengths[k] = wishedLength(g, e, different)
	}
	return lengths
}

// wishedLength of an edge whose ends have so many different neighbors.
func wishedLength(g Graph, e Edge, different int) float64 {
	a, b := g.box(int(e.A)), g.box(int(e.B))
	room := (a.Left + a.Right + b.Left + b.Right) / 4
	height := (a.Up + a.Down + b.Up + b.Down) / 4
	return (baseLength + 0.4*room + 0.5*height) * (1 + 0.10*math.Log2(float64(max(1, different)))) / math.Sqrt(math.Sqrt(float64(e.Weight)))
}
