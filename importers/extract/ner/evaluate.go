package ner

import (
	"clew/graphmodel"
	"clew/importers/extract/doc"
)

// Tally counts right, wrong and missed names.
type Tally struct{ Right, Wrong, Missed int }

// F1 returns the harmonic mean of precision and recall, 0…1.
func (t Tally) F1() float64 {
	if t.Right == 0 {
		return 0
	}
	return 2 * float64(t.Right) / float64(2*t.Right+t.Wrong+t.Missed)
}

// Precision returns the share of found names that are right.
func (t Tally) Precision() float64 { return float64(t.Right) / float64(max(1, t.Right+t.Wrong)) }

// Recall returns the share of marked names that were found.
func (t Tally) Recall() float64 { return float64(t.Right) / float64(max(1, t.Right+t.Missed)) }

// Evaluate finds the names of all examples and compares exact spans and types.
// The total counts people, organizations and places.
func (r *Recognizer) Evaluate(examples []*Example) (total Tally, byType map[graphmodel.MentionType]Tally) {
	byType = map[graphmodel.MentionType]Tally{}
	for _, e := range examples {
		r.Recognize(e.Doc)
		for t, x := range e.compare(e.Doc.Names) {
			y := byType[t]
			y.Right, y.Wrong, y.Missed = y.Right+x.Right, y.Wrong+x.Wrong, y.Missed+x.Missed
			byType[t] = y
		}
	}
	for _, t := range types[:3] {
		x := byType[t]
		total.Right, total.Wrong, total.Missed = total.Right+x.Right, total.Wrong+x.Wrong, total.Missed+x.Missed
	}
	return total, byType
}

// compare counts the names of one document.
func (e *Example) compare(names []doc.Name) map[graphmodel.MentionType]Tally {
	out := map[graphmodel.MentionType]Tally{}
	gold := map[Mark]bool{}
	for _, m := range e.Marks {
		gold[m] = true
	}
	ignore := map[[2]int]bool{}
	for _, s := range e.Ignore {
		ignore[s] = true
	}
	for _, n := range names {
		sp := e.Doc.Span(n.First, n.Last)
		m := Mark{sp.Start, sp.End, n.Type}
		t := out[n.Type]
		switch {
		case gold[m]:
			t.Right++
			delete(gold, m)
		case !ignore[[2]int{sp.Start, sp.End}]:
			t.Wrong++
		}
		out[n.Type] = t
	}
	for m := range gold {
		t := out[m.Type]
		t.Missed++
		out[m.Type] = t
	}
	return out
}
