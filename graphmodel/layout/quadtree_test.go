package layout

import (
	"math"
	"math/rand/v2"
	"testing"
)

func cloud(n int, seed uint64) ([]vec, []float32) {
	rng := rand.New(rand.NewPCG(seed, 3))
	pos, mass := make([]vec, n), make([]float32, n)
	for i := range pos {
		c := float64(i % 17)
		pos[i] = vec{float32(rng.NormFloat64()*(1+c/5) + 9*math.Cos(c)), float32(rng.NormFloat64() + 9*math.Sin(c))}
		mass[i] = 1 + float32(rng.ExpFloat64())*3
	}
	return pos, mass
}

func TestQuadtreeForcesAreNearTheExactOnes(t *testing.T) {
	for _, n := range []int{1, 2, 9, 300, 5000} {
		pos, mass := cloud(n, 1)
		tree := newQuadtree(n, 8)
		tree.build(pos, mass)
		out := make([]vec, n)
		r := repulsion{tree: tree, out: out, theta: repulsionTheta}
		r.prepare()
		for k := range r.tasks {
			r.run(0, k)
		}
		var wrong, total float64
		for k, i := range tree.order {
			var ex, ey float64
			for j := range pos {
				dx, dy := float64(pos[i].x-pos[j].x), float64(pos[i].y-pos[j].y)
				f := float64(mass[j]) / (dx*dx + dy*dy + soft)
				ex, ey = ex+dx*f, ey+dy*f
			}
			wrong += math.Hypot(float64(out[k].x)-ex, float64(out[k].y)-ey)
			total += math.Hypot(ex, ey)
		}
		// Few cells have few errors that could cancel.
		allowed := 0.06
		if n > 1000 {
			allowed = 0.025
		}
		if wrong > allowed*total+1e-6 {
			t.Errorf("%d bodies: the forces are %.1f %% off", n, 100*wrong/total)
		}
	}
}
