package perceptron

import (
	"cmp"
	"math"
	"slices"
)

// cell is the weight of one class in the row of a feature.
type cell struct {
	class  uint32
	weight float32
}

// trace is the past of a cell.
type trace struct {
	sum  float64 // weight summed over all steps before last
	last int32   // step of the last change
}

// row holds the weights of one feature; traces go with cells.
type row struct {
	cells  []cell
	traces []trace
	key    uint32
	hits   int32 // updates that touched the feature
}

// link is a slot of the table of features; index counts from one, 0 is empty.
type link struct {
	key   uint32
	index int32
}

// Trainer learns weights by mistakes. It is used by one goroutine at a time.
type Trainer struct {
	classes int
	rows    []row
	table   []link // open addressing
	found   []int32
	step    int32
}

// NewTrainer returns a trainer for classes 0 … classes-1.
func NewTrainer(classes int) *Trainer {
	return &Trainer{classes: classes, table: make([]link, 1<<16)}
}

// Classes returns the number of classes.
func (t *Trainer) Classes() int { return t.classes }

// find returns the index of the row of key from one, or 0.
func (t *Trainer) find(key uint32) int32 {
	mask := uint32(len(t.table) - 1)
	for i := slot(key) & mask; ; i = (i + 1) & mask {
		if l := t.table[i]; l.index == 0 || l.key == key {
			return l.index
		}
	}
}

// slot spreads a key over a table.
func slot(key uint32) uint32 { return key ^ key>>16 }

// insert returns the row of key and makes it if there is none.
func (t *Trainer) insert(key uint32) *row {
	if i := t.find(key); i > 0 {
		return &t.rows[i-1]
	}
	if 2*len(t.rows) > len(t.table) {
		t.table = make([]link, 2*len(t.table))
		for i := range t.rows {
			t.place(i)
		}
	}
	t.rows = append(t.rows, row{key: key})
	t.place(len(t.rows) - 1)
	return &t.rows[len(t.rows)-1]
}

// place enters a row into the table.
func (t *Trainer) place(index int) {
	mask := uint32(len(t.table) - 1)
	i := slot(t.rows[index].key) & mask
	for t.table[i].index != 0 {
		i = (i + 1) & mask
	}
	t.table[i] = link{t.rows[index].key, int32(index + 1)}
}

// Score sets scores, one per class, for the features.
func (t *Trainer) Score(features []uint32, scores []float32) {
	clear(scores)
	t.found = t.found[:0]
	for _, key := range features { // first all look-ups, so that memory answers them together
		if i := t.find(key); i > 0 {
			t.found = append(t.found, i-1)
		}
	}
	for _, i := range t.found {
		for _, c := range t.rows[i].cells {
			scores[c.class] += c.weight
		}
	}
}

// Step counts an example; weights are averaged over all of them.
func (t *Trainer) Step() { t.step++ }

// Update moves the weights of the features by amount towards the class truth
// and away from the class guess.
func (t *Trainer) Update(features []uint32, truth, guess int, amount float32) {
	if truth == guess {
		return
	}
	for _, key := range features {
		r := t.insert(key)
		r.hits++
		t.change(r, uint32(truth), amount)
		t.change(r, uint32(guess), -amount)
	}
}

// change adds to one weight of a row.
func (t *Trainer) change(r *row, class uint32, by float32) {
	for i := range r.cells {
		if c := &r.cells[i]; c.class == class {
			past := &r.traces[i]
			past.sum += float64(c.weight) * float64(t.step-past.last)
			past.last = t.step
			c.weight += by
			return
		}
	}
	r.cells = append(r.cells, cell{class, by})
	r.traces = append(r.traces, trace{last: t.step})
}

// Prune says which features a model keeps.
type Prune struct {
	MinHits     int // updates that a feature must have seen
	MaxFeatures int // the strongest stay; 0 keeps all
	// MinWeight drops smaller weights, in the unit of the stored numbers, of
	// which one weight in two hundred exceeds 63.
	MinWeight int
}

// kept is a feature of the model to be, with its averaged weights.
type kept struct {
	key      uint32
	strength float64
	cells    []average
}

type average struct {
	class  uint32
	weight float64
}

// Model returns the averaged, pruned and quantized weights.
func (t *Trainer) Model(p Prune) *Model {
	var all []kept
	for i := range t.rows {
		r := &t.rows[i]
		if int(r.hits) < p.MinHits {
			continue
		}
		k := kept{key: r.key}
		for j, c := range r.cells {
			past := r.traces[j]
			w := (past.sum + float64(c.weight)*float64(t.step-past.last)) / float64(max(1, t.step))
			k.cells = append(k.cells, average{c.class, w})
			k.strength += w * w
		}
		all = append(all, k)
	}
	slices.SortFunc(all, func(a, b kept) int {
		return cmp.Or(cmp.Compare(b.strength, a.strength), cmp.Compare(a.key, b.key))
	})
	if p.MaxFeatures > 0 && len(all) > p.MaxFeatures {
		all = all[:p.MaxFeatures]
	}
	slices.SortFunc(all, func(a, b kept) int { return cmp.Compare(a.key, b.key) })
	m := quantize(t.classes, all)
	if p.MinWeight > 1 {
		m = m.trim(p.MinWeight)
	}
	return m
}

// quantize scales the weights to whole numbers, most of them to less than 64,
// which take one byte in the encoded model. The few large ones are not clipped:
// they belong to the most frequent features.
func quantize(classes int, all []kept) *Model {
	var sizes []float64
	for _, k := range all {
		for _, c := range k.cells {
			sizes = append(sizes, math.Abs(c.weight))
		}
	}
	m := &Model{classes: classes}
	if len(sizes) == 0 {
		m.index(0)
		return m
	}
	slices.Sort(sizes)
	usual := sizes[len(sizes)-1-len(sizes)/200]
	scale := 63 / math.Max(usual, 1e-9)
	m.index(uint64(len(all)))
	for _, k := range all {
		slices.SortFunc(k.cells, func(a, b average) int { return cmp.Compare(a.class, b.class) })
		first := len(m.weights)
		for _, c := range k.cells {
			w := math.Round(math.Max(math.MinInt16, math.Min(math.MaxInt16, c.weight*scale)))
			if w != 0 {
				m.weights = append(m.weights, weight{class: uint8(c.class), value: int16(w)})
			}
		}
		if len(m.weights) > first {
			m.enter(k.key, uint32(first))
		}
	}
	return m
}
