package perceptron

import (
	"cmp"
	"math"
	"slices"
)

// Row is a feature with its weights by class.
type Row struct {
	Key     uint32
	Weights []float64
}

// Build returns a model of weights that were learned elsewhere, each times unit
// and rounded. Rows whose weights all round to zero are left out; of rows with
// one key the first stays.
func Build(classes int, rows []Row, unit float64) *Model {
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(a.Key, b.Key) })
	m := &Model{classes: classes}
	m.index(uint64(len(rows)))
	for i, r := range rows {
		if i > 0 && r.Key == rows[i-1].Key {
			continue
		}
		first := len(m.weights)
		for c, v := range r.Weights[:classes] {
			w := math.Round(math.Max(math.MinInt16, math.Min(math.MaxInt16, v*unit)))
			if w != 0 {
				m.weights = append(m.weights, weight{class: uint8(c), value: int16(w)})
			}
		}
		if len(m.weights) > first {
			m.enter(r.Key, uint32(first))
		}
	}
	return m
}
