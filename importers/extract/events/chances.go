package events

import (
	"math"
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/forest"
	"clew/importers/extract/perceptron"
)

// The classes of the words of a telling: none for no event, and the types in the order
// of graphmodel.EventTypes.
const (
	none       = 0
	classCount = 27
)

// classOfType is the class of a type.
func classOfType(t graphmodel.EventType) int { return 1 + slices.Index(graphmodel.EventTypes, t) }

// classes is a set of classes.
type classes uint32

func (s *classes) add(c int)     { *s |= 1 << c }
func (s classes) has(c int) bool { return s>>c&1 == 1 }

// chances are the probabilities of the classes.
type chances [classCount]float64

func softmax(sums *[classCount]float64) (p chances) {
	top := slices.Max(sums[:])
	sum := 0.0
	for c, v := range sums {
		p[c] = math.Exp(v - top)
		sum += p[c]
	}
	for c := range p {
		p[c] /= sum
	}
	return p
}

// chancesOf is what a model makes of features.
func chancesOf(m *perceptron.Model, features []uint32) *chances {
	scores := make([]int32, classCount)
	m.Score(features, scores)
	var sums [classCount]float64
	for c, v := range scores {
		sums[c] = float64(v) / unit
	}
	p := softmax(&sums)
	return &p
}

// surer is how many times as likely another type must be than that of a frame.
const surer = 20

// typeFor is the type of a telling: that of its frame, unless the words speak for
// another one; of a verb without a frame the likeliest.
func (p *chances) typeFor(frame graphmodel.EventType, general bool) graphmodel.EventType {
	best := 1
	for c := 2; c < classCount; c++ {
		if p[c] > p[best] {
			best = c
		}
	}
	if general || p[best] > surer*p[classOfType(frame)] {
		return graphmodel.EventTypes[best-1]
	}
	return frame
}

// chanceSigns is how many signs tell what the words make of a telling.
const chanceSigns = 4

// signs appends what the words make of a telling of a type.
func (p *chances) signs(s forest.Signs, t graphmodel.EventType) forest.Signs {
	own := p[classOfType(t)]
	s.Chances(1-p[none], own, own/math.Max(1e-9, 1-p[none]))
	s.Add(slices.Index(graphmodel.EventTypes, t))
	return s
}
