package ftrl_test

import (
	"math"
	"testing"

	"clew/importers/extract/ftrl"
	"clew/importers/extract/perceptron"
)

// Beside a feature that all examples have, one tells the class and one is noise, which
// weighs little.
func TestCellsLearn(t *testing.T) {
	s := &ftrl.Settings{L1: 5, L2: 1, Rate: 0.1}
	var always, telling, noise ftrl.Cell
	for i := range 4000 {
		right, odd := i%2 == 0, i/2%2 == 0
		cells := []*ftrl.Cell{&always}
		if right {
			cells = append(cells, &telling)
		}
		if odd {
			cells = append(cells, &noise)
		}
		sum := 0.0
		for _, c := range cells {
			sum += c.Weight(s)
		}
		g := 1 / (1 + math.Exp(-sum))
		if right {
			g--
		}
		for _, c := range cells {
			c.Step(g, s)
		}
	}
	if a, w, n := always.Weight(s), telling.Weight(s), noise.Weight(s); a > -1 || w < 2 || math.Abs(n) > w/5 {
		t.Errorf("all examples weigh %.2f, the telling feature %.2f, the noise %.2f", a, w, n)
	}
}

func TestModelKeepsTheStrongest(t *testing.T) {
	all := []ftrl.Feature{
		{Row: perceptron.Row{Key: 1, Weights: []float64{2, 0.01}}, Hits: 1},
		{Row: perceptron.Row{Key: 2, Weights: []float64{0, 1}}, Hits: 50},
		{Row: perceptron.Row{Key: 3, Weights: []float64{0.3, 0}}, Hits: 1},
		{Row: perceptron.Row{Key: 4, Weights: []float64{0.01, -0.01}}, Hits: 900},
	}
	m := ftrl.Model(2, all, 0.1, 2, 10)
	scores := make([]int32, 2)
	m.Score([]uint32{1, 2, 3, 4}, scores)
	if m.Features() != 2 || scores[0] != 20 || scores[1] != 10 {
		t.Errorf("%d features give %v", m.Features(), scores)
	}
}
