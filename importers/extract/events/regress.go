package events

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"clew/importers/extract/perceptron"
)

// row is what is learned of a feature, by class.
type row struct {
	z, n [classCount]float64
	hits int
}

func (r *row) weight(c int, o *Options) float64 {
	if math.Abs(r.z[c]) <= o.L1 {
		return 0
	}
	return -(r.z[c] - math.Copysign(o.L1, r.z[c])) / ((1+math.Sqrt(r.n[c]))/o.Rate + o.L2)
}

// learn is FTRL-Proximal (McMahan et al. 2013) for multinomial logistic regression.
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
			sums[c] += r.weight(c, o)
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
			w := r.weight(c, o)
			s := (math.Sqrt(r.n[c]+float64(g*g)) - math.Sqrt(r.n[c])) / o.Rate
			r.z[c] += g - float64(s*w)
			r.n[c] += float64(g * g)
		}
	}
}

// modelOf keeps the strongest rows.
func modelOf(rows map[uint32]*row, o *Options) *perceptron.Model {
	type strong struct {
		perceptron.Row
		worth float64
	}
	var all []strong
	for key, r := range rows {
		s := strong{Row: perceptron.Row{Key: key, Weights: make([]float64, classCount)}}
		for c := range classCount {
			if w := r.weight(c, o); math.Abs(w) >= o.Least {
				s.Weights[c] = w
				s.worth = math.Max(s.worth, math.Abs(w))
			}
		}
		if s.worth *= math.Log2(1 + float64(r.hits)); s.worth > 0 {
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b strong) int { return cmp.Or(cmp.Compare(b.worth, a.worth), cmp.Compare(a.Key, b.Key)) })
	all = all[:min(len(all), o.Rows)]
	out := make([]perceptron.Row, len(all))
	for i := range all {
		out[i] = all[i].Row
	}
	return perceptron.Build(classCount, out, unit)
}
