package layout

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// Quality measures a drawing of a connected graph.
type Quality struct {
	// Stress is the mean of (1 − s·‖xᵢ−xⱼ‖/dᵢⱼ)² over sampled pairs, where d is
	// the number of edges between two nodes and s the scale that makes it least:
	// 0 is a perfect image of the distances.
	Stress float64
	// Neighborhood is the mean Jaccard similarity of the neighbors of a node
	// and as many nodes that are nearest in the drawing; 1 is perfect.
	Neighborhood float64
	// Crossings is the share of sampled pairs of edges that cross.
	Crossings float64
}

const (
	stressSources     = 200
	stressTargets     = 2000
	neighborhoodNodes = 1500
	crossingPairs     = 300_000
)

// Measure samples the quality of the positions p of g. Pairs in different
// components count for nothing. The same seed samples the same.
func Measure(g Graph, p []Point, seed uint64) (Quality, error) {
	g, err := normalize(g)
	if err != nil {
		return Quality{}, err
	}
	c := csrOf(g)
	rng := rand.New(rand.NewPCG(seed, 0x9a11))
	return Quality{
		Stress:       sampledStress(c, p, rng),
		Neighborhood: neighborhood(c, p, rng),
		Crossings:    crossings(g, p, rng),
	}, nil
}

func sampledStress(c *csr, p []Point, rng *rand.Rand) float64 {
	dist, queue := make([]int32, c.n), make([]int32, c.n)
	var ratios []float64
	var sum, squares float64
	for _, s := range rng.Perm(c.n)[:min(c.n, stressSources)] {
		c.breadthFirst(int32(s), dist, queue)
		for k := range min(c.n, stressTargets) {
			if c.n > stressTargets {
				k = rng.IntN(c.n)
			}
			if dist[k] > 0 {
				r := math.Hypot(p[s].X-p[k].X, p[s].Y-p[k].Y) / float64(dist[k])
				ratios = append(ratios, r)
				sum += r
				squares += r * r
			}
		}
	}
	if squares == 0 {
		return 0
	}
	total := 0.0
	for _, r := range ratios {
		e := 1 - r*sum/squares
		total += e * e
	}
	return total / float64(len(ratios))
}

func neighborhood(c *csr, p []Point, rng *rand.Rand) float64 {
	type candidate struct {
		node int32
		d2   float64
	}
	nearest := make([]candidate, 0, c.n)
	total, count := 0.0, 0
	for _, i := range rng.Perm(c.n)[:min(c.n, neighborhoodNodes)] {
		neighbors, _ := c.row(int32(i))
		k := len(neighbors)
		if k == 0 {
			continue
		}
		// A heap of the k nearest, the farthest of them first.
		nearest = nearest[:0]
		for j := range p {
			if j == i {
				continue
			}
			dx, dy := p[j].X-p[i].X, p[j].Y-p[i].Y
			d := candidate{int32(j), dx*dx + dy*dy}
			if len(nearest) < k {
				nearest = append(nearest, d)
				if len(nearest) == k {
					slices.SortFunc(nearest, func(a, b candidate) int { return cmp.Compare(b.d2, a.d2) })
				}
				continue
			}
			if d.d2 >= nearest[0].d2 {
				continue
			}
			at := 0
			for {
				child := 2*at + 1
				if child >= k {
					break
				}
				if child+1 < k && nearest[child+1].d2 > nearest[child].d2 {
					child++
				}
				if nearest[child].d2 <= d.d2 {
					break
				}
				nearest[at] = nearest[child]
				at = child
			}
			nearest[at] = d
		}
		common := 0
		for _, q := range nearest {
			if _, ok := slices.BinarySearch(neighbors, q.node); ok {
				common++
			}
		}
		total += float64(common) / float64(2*k-common)
		count++
	}
	return total / float64(max(1, count))
}

func crossings(g Graph, p []Point, rng *rand.Rand) float64 {
	if len(g.Edges) < 2 {
		return 0
	}
	found := 0
	for range crossingPairs {
		k := rng.IntN(len(g.Edges))
		l := rng.IntN(len(g.Edges) - 1)
		if l >= k {
			l++
		}
		e, f := g.Edges[k], g.Edges[l]
		if e.A != f.A && e.A != f.B && e.B != f.A && e.B != f.B && cross(p[e.A], p[e.B], p[f.A], p[f.B]) {
			found++
		}
	}
	return float64(found) / crossingPairs
}
