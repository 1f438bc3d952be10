package events

import (
	"math"
	"math/rand/v2"

	"clew/importers/extract/ftrl"
	"clew/importers/extract/perceptron"
)

// row is what is learned of a feature, by class.
type row struct {
	cells [classCount]ftrl.Cell
	hits  int
}

// learn learns a multinomial logistic regression.
func learn(all []*example, o Options) *perceptron.Model {
	rows := make(map[uint32]*row)
	for _, x := range all {
		for _, key := range x.features {
			if rows[key] == nil {
				rows[key] = &row{}
			}
			rows[key].hits++
		}
	}
	rng := rand.New(rand.NewPCG(o.Seed, 13))
	order := rng.Perm(len(all))
	var known []*row
	for range o.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			known = known[:0]
			for _, key := range all[i].features {
				if r := rows[key]; r.hits >= o.MinHits {
					known = append(known, r)
				}
			}
			step(all[i].accept, known, &o)
		}
	}
	return modelOf(rows, &o)
}

// step learns from one example: one of the accepted classes is right.
func step(accept classes, rows []*row, o *Options) {
	var sums [classCount]float64
	for _, r := range rows {
		for c := range sums {
			sums[c] += r.cells[c].Weight(&o.Settings)
		}
	}
	p := softmax(&sums)
	right := 0.0
	for c := range p {
		if accept.has(c) {
			right += p[c]
		}
	}
	right = math.Max(right, 1e-9)
	for c := range p {
		g := p[c]
		if accept.has(c) {
			g -= p[c] / right
		}
		if math.Abs(g) < 1e-6 {
			continue
		}
		for _, r := range rows {
			r.cells[c].Step(g, &o.Settings)
		}
	}
}

// modelOf keeps the strongest rows.
func modelOf(rows map[uint32]*row, o *Options) *perceptron.Model {
	var all []ftrl.Feature // Model sorts them
	for key, r := range rows {
		weights := make([]float64, classCount)
		for c := range weights {
			weights[c] = r.cells[c].Weight(&o.Settings)
		}
		all = append(all, ftrl.Feature{Row: perceptron.Row{Key: key, Weights: weights}, Hits: r.hits})
	}
	return ftrl.Model(classCount, all, o.Least, o.Rows, unit)
}
