package analysis

import (
	"context"
	"math"
)

// The usual parameters of PageRank.
const (
	damping      = 0.85
	rankResidual = 1e-6
	maxRankSteps = 200
	rankChunk    = 4096 // nodes whose sums are formed in one go
)

// PageRank returns for each node the share of time that a walker spends there
// who follows a random edge with probability 0.85, each in proportion to its
// weight, and starts anew at a random node otherwise, and always at a node
// without edges: Brin and Page (1998). The ranks sum to 1, and the sum of
// their errors is below 1e-5.
//
// In an undirected graph the eigenvalues of the walk are real, so that the
// linear system x = αPx + (1-α)/n is solved by Chebyshev's semi-iterative
// method (Golub and Varga, 1961), which needs about a third of the steps of
// the usual iteration.
func PageRank(ctx context.Context, g *Graph, o Options) ([]float64, error) {
	n := g.N()
	if n == 0 {
		return nil, ctx.Err()
	}
	r := newRanker(g)
	omega := 1.0
	first := 0.0
	for step := range maxRankSteps {
		switch step {
		case 0:
		case 1:
			omega = 1 / (1 - damping*damping/2)
		default:
			omega = 1 / (1 - float64(damping*damping*omega)/4)
		}
		residual, err := r.step(ctx, omega, o.threads())
		if err != nil {
			return nil, err
		}
		if step == 0 {
			first = residual
		}
		// The error is at most the residual / (1-α).
		if residual <= rankResidual {
			r.rank = r.before // the state that this is the residual of
			break
		}
		o.report(math.Log(first/residual) / math.Log(first/rankResidual))
	}
	o.report(1)
	return r.ranks(), nil
}

// ranker holds the vectors of the iteration. share is the rank of a node
// divided by its strength: what each neighbor gets for a weight of 1.
type ranker struct {
	g               *Graph
	inverse         []float64 // 1 / strength
	rank, before    []float64
	share, newShare []float64
	residuals       []float64 // of each chunk
}

func newRanker(g *Graph) *ranker {
	n := g.N()
	all := make([]float64, 5*n)
	r := &ranker{
		g: g, inverse: all[:n:n], rank: all[n : 2*n : 2*n], before: all[2*n : 3*n : 3*n],
		share: all[3*n : 4*n : 4*n], newShare: all[4*n:],
		residuals: make([]float64, (n+rankChunk-1)/rankChunk),
	}
	for v := range n {
		if s := g.strength(int32(v)); s > 0 {
			r.inverse[v] = 1 / s
		}
		r.rank[v] = 1 / float64(n)
		r.share[v] = r.rank[v] * r.inverse[v]
	}
	return r
}

// step does one step of the iteration and returns the sum of the absolute
// residuals of the state before it.
func (r *ranker) step(ctx context.Context, omega float64, threads int) (float64, error) {
	err := inChunks(ctx, threads, len(r.residuals), func(_, chunk int) {
		from := chunk * rankChunk
		r.residuals[chunk] = r.chunk(from, min(from+rankChunk, len(r.rank)), omega)
	}, nil)
	r.share, r.newShare = r.newShare, r.share
	r.rank, r.before = r.before, r.rank
	sum := 0.0
	for _, v := range r.residuals {
		sum += v
	}
	return sum, err
}

func (r *ranker) chunk(from, to int, omega float64) float64 {
	g, share := r.g, r.share
	start := (1 - damping) / float64(len(r.rank))
	residual := 0.0
	for v := from; v < to; v++ {
		sum := 0.0
		row := g.Targets[g.Offsets[v]:g.Offsets[v+1]]
		if g.Weights == nil {
			sum = gather(share, row)
		} else {
			weights := g.Weights[g.Offsets[v]:g.Offsets[v+1]]
			for i, t := range row {
				sum += float64(share[t] * float64(weights[i]))
			}
		}
		next := start + float64(damping*sum)
		residual += math.Abs(next - r.rank[v])
		next = r.before[v] + float64(omega*(next-r.before[v]))
		r.before[v] = next // becomes the state; rank becomes the one before
		r.newShare[v] = next * r.inverse[v]
	}
	return residual
}

// gather sums the values at some places, in four sums that do not wait for
// each other.
func gather(values []float64, at []int32) float64 {
	var a, b, c, d float64
	for ; len(at) >= 4; at = at[4:] {
		a += values[at[0]]
		b += values[at[1]]
		c += values[at[2]]
		d += values[at[3]]
	}
	for _, i := range at {
		a += values[i]
	}
	return (a + b) + (c + d)
}

// ranks returns the state, made to sum to 1: what a walker would leave at
// nodes without edges starts anew, which raises all ranks in proportion.
func (r *ranker) ranks() []float64 {
	sum := 0.0
	for _, v := range r.rank {
		sum += v
	}
	ranks := make([]float64, len(r.rank))
	for v := range ranks {
		ranks[v] = r.rank[v] / sum
	}
	return ranks
}
