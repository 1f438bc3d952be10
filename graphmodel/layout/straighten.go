package layout

import (
	"math"
	"math/rand/v2"
)

const (
	// straightPivots, straightRounds and the shares of the way by which pairs are
	// moved, in the first and the last round, were chosen so that stress falls by
	// up to a tenth and a few rounds of springs bring the neighborhoods back.
	straightPivots  = 50
	straightRounds  = 3
	straightFirst   = 0.02
	straightLast    = 0.01
	straightEdges   = 0.05
	straightSprings = 10
)

// straighten moves the nodes of a drawing a little towards the distances that
// the graph has, for forces leave the whole bent where each part is right: a few
// gentle rounds of the sparse stress model, then springs to put right what that
// did between neighbors. See sparseStress.
func straighten(t *task, c *csr, pos []vec, rng *rand.Rand) error {
	var table pivotTable
	err := t.within(0, 0.5, func() (err error) {
		table, err = pivotTableOf(t, c, straightPivots, rng)
		return err
	})
	if err != nil {
		return err
	}
	table.fit(pos)
	weights := table.weights(c.n)
	unit := table.meanWeight(weights)
	edges := edgeOrder(c, rng)
	order := rng.Perm(len(table.pivot))
	at := make([]vec, len(table.pivot))
	for k := range straightRounds {
		if err := t.pause(0.5 + 0.2*float64(k)/straightRounds); err != nil {
			return err
		}
		share := straightFirst * math.Pow(straightLast/straightFirst, float64(k)/(straightRounds-1))
		table.pull(t, pos, at, order, weights, float32(share/unit))
		pullEdges(pos, edges, float32(straightEdges*share/straightFirst))
	}
	return t.within(0.7, 1, func() error { return springRounds(t, c, pos, straightSprings) })
}

// meanWeight is the mean of the weights of all pairs of a pivot and a node.
func (p *pivotTable) meanWeight(weights [][]float32) float64 {
	sum, pairs := 0.0, 0
	for j, row := range p.dist {
		for _, d := range row {
			sum += float64(weights[j][d])
		}
		pairs += len(row)
	}
	return max(sum/float64(max(1, pairs)), math.SmallestNonzeroFloat32)
}
