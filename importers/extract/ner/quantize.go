package ner

import (
	"cmp"
	"math"
	"slices"

	"clew/graphmodel"
)

// weightUnit is how many whole steps one point of a learned weight makes.
const weightUnit = 32

// maxShift is the largest shift that a row can have (three bits).
const maxShift = 7

// quantize turns averaged weights into a row of bytes with a common shift.
// Weights that hardly count beside the largest of the row become zero.
func quantize(key uint32, w [numLabels]float32) row {
	r := row{key: key}
	top := float32(0)
	for _, v := range w {
		top = max(top, abs(v))
	}
	for top*weightUnit > 127*float32(int(1)<<r.shift) && r.shift < maxShift {
		r.shift++
	}
	step := float64(int(1)<<r.shift) / weightUnit
	for y, v := range w {
		if abs(v) < top/40 {
			continue
		}
		q := math.Round(float64(v) / step)
		r.weights[y] = int8(max(-127, min(127, q)))
	}
	return r
}

func abs(v float32) float32 { return max(v, -v) }

// committee is the mean of several learners.
type committee struct {
	weights [][numLabels]float32 // by feature id
	trans   [numLabels][numLabels]float32
}

// add adds one of n learners.
func (c *committee) add(l *learner, n float32) {
	for id := range c.weights {
		for y, v := range l.averaged(id) {
			c.weights[id][y] += v / n
		}
	}
	for a := range c.trans {
		for b := range c.trans[a] {
			c.trans[a][b] += (l.trans.w[a][b] - l.trans.sum[a][b]/l.clock) / n
		}
	}
}

// pack chooses the rows of a model: the ones that move the most scores, by
// their largest weight and how often they are met.
func (c *committee) pack(d *dictionary, o Options) []row {
	type candidate struct {
		id    int
		worth float64
	}
	var all []candidate
	for id := range d.keys {
		w := c.weights[id]
		top := float32(0)
		for _, v := range w {
			top = max(top, abs(v))
		}
		if top >= o.Threshold {
			all = append(all, candidate{id, float64(top) * math.Log2(1+float64(d.hits[id]))})
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.worth, a.worth), a.id-b.id)
	})
	o.Log("%d features, %d above the threshold", len(d.keys), len(all))
	if o.MaxRows > 0 && len(all) > o.MaxRows {
		all = all[:o.MaxRows]
	}
	rows := make([]row, 0, len(all))
	for _, x := range all {
		rows = append(rows, quantize(d.keys[x.id], c.weights[x.id]))
	}
	return rows
}

// transitions returns the averaged transition weights in whole steps. Every
// label is entered once, so that they carry the caution too.
func (c *committee) transitions(o Options) (out [numLabels][numLabels]int32) {
	other := typeIndex(graphmodel.MentionOther)
	for a := range out {
		for b := range out[a] {
			w := c.trans[a][b]
			switch {
			case b == outside:
				w += o.Caution
			case typeOf(b) == other:
				w += o.CautionOther
			}
			out[a][b] = int32(math.Round(float64(w) * weightUnit))
		}
	}
	return out
}
