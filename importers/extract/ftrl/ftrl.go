// Package ftrl learns weights of features one example at a time, many of them zero:
// FTRL-Proximal (McMahan et al. 2013).
package ftrl

import (
	"cmp"
	"math"
	"slices"

	"clew/importers/extract/perceptron"
)

// Settings of a learner.
type Settings struct {
	// L1 and L2 draw weights to zero; Rate is the first step.
	L1, L2, Rate float64
}

// Cell is what is known of one weight. The zero value is a new one.
type Cell struct{ z, n float64 }

// Weight is the present weight.
func (c *Cell) Weight(s *Settings) float64 {
	if math.Abs(c.z) <= s.L1 {
		return 0
	}
	return -(c.z - math.Copysign(s.L1, c.z)) / ((1+math.Sqrt(c.n))/s.Rate + s.L2)
}

// Step learns from one example with gradient g of its loss.
func (c *Cell) Step(g float64, s *Settings) {
	w := c.Weight(s)
	step := (math.Sqrt(c.n+float64(g*g)) - math.Sqrt(c.n)) / s.Rate
	c.z += g - float64(step*w)
	c.n += float64(g * g)
}

// Feature is a feature with its weights by class and the number of examples that have
// it.
type Feature struct {
	perceptron.Row
	Hits int
}

// Model keeps weights of at least least, and of the features the strongest: those whose
// weights move the most examples, as many as most tells; all where that is 0. unit is how
// many whole steps one point of a weight makes.
func Model(classes int, all []Feature, least float64, most int, unit float64) *perceptron.Model {
	type strong struct {
		perceptron.Row
		worth float64
	}
	var kept []strong
	for _, f := range all {
		s := strong{Row: f.Row}
		for c, w := range s.Weights {
			if math.Abs(w) < least {
				s.Weights[c] = 0
				continue
			}
			s.worth = math.Max(s.worth, math.Abs(w))
		}
		if s.worth *= math.Log2(1 + float64(f.Hits)); s.worth > 0 {
			kept = append(kept, s)
		}
	}
	slices.SortFunc(kept, func(a, b strong) int { return cmp.Or(cmp.Compare(b.worth, a.worth), cmp.Compare(a.Key, b.Key)) })
	if most > 0 {
		kept = kept[:min(len(kept), most)]
	}
	rows := make([]perceptron.Row, len(kept))
	for i := range kept {
		rows[i] = kept[i].Row
	}
	return perceptron.Build(classes, rows, unit)
}
