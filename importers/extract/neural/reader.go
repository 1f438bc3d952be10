package neural

import "clew/importers/extract/neural/kernel"

// Direction is one direction of a BiReader.
type Direction struct {
	Input, State *Layer
	hidden       int
	reverse      bool
}

// BiReader is a layer of LSTM in both directions for reading. It is immutable
// and safe for concurrent use.
type BiReader struct {
	Left, Right Direction
	Hidden      int
}

// NewBiReader rounds a layer. Its inputs will come with 1 as one.
func NewBiReader(l *BiLSTM, one float32) *BiReader {
	direction := func(l *LSTM) Direction {
		return Direction{NewLayer(l.X, l.B, one), NewLayer(l.H, nil, StateOne), l.Hidden, l.Reverse}
	}
	return &BiReader{direction(&l.Left), direction(&l.Right), l.Left.Hidden}
}

// Append appends the encoded layer to buf.
func (l *BiReader) Append(buf []byte) []byte {
	for _, d := range [...]Direction{l.Left, l.Right} {
		buf = d.State.Append(d.Input.Append(buf))
	}
	return buf
}

// DecodeBiReader reads what Append wrote and returns the rest.
func DecodeBiReader(data []byte, in, hidden int) (*BiReader, []byte, error) {
	l := &BiReader{Hidden: hidden}
	for i, d := range [...]*Direction{&l.Left, &l.Right} {
		var err error
		if d.Input, data, err = DecodeLayer(data, 4*hidden, in); err != nil {
			return nil, nil, err
		}
		if d.State, data, err = DecodeLayer(data, 4*hidden, hidden); err != nil {
			return nil, nil, err
		}
		d.hidden, d.reverse = hidden, i == 1
	}
	return l, data, nil
}

// Buffer holds what BiReaders need while they read; it serves one goroutine at
// a time. Its zero value is ready.
type Buffer struct {
	sums  []int32
	lanes [2]lane
}

// Passage is a text for a BiReader: N rows of inputs in X, and Out for as many
// rows of 2*Hidden states.
type Passage struct {
	Out, X []int16
	N      int
}

// lane is a text on its way through one direction.
type lane struct {
	Passage
	z, next, state, cell []float32
	last                 []int16
}

// Read sets out, n rows of 2*Hidden states with 1 as StateOne, for n rows of
// inputs.
func (l *BiReader) Read(b *Buffer, out, x []int16, n int) {
	l.ReadPair(b, Passage{out, x, n}, Passage{})
}

// ReadPair sets the states of two texts with 1 as StateOne. It is faster than to read
// one after the other, the more so the less they differ in length.
func (l *BiReader) ReadPair(b *Buffer, p, q Passage) {
	if p.N < q.N {
		p, q = q, p
	}
	for _, d := range [...]*Direction{&l.Left, &l.Right} {
		d.start(b, &b.lanes[0], p)
		d.start(b, &b.lanes[1], q)
		d.read(b, q.N, p.N)
	}
}

// start takes up a text.
func (d *Direction) start(b *Buffer, l *lane, p Passage) {
	h := d.hidden
	l.Passage, l.last = p, nil
	b.sums = grow(b.sums, 4*h)
	l.z, l.next, l.state, l.cell = grow(l.z, 4*h), grow(l.next, 4*h), grow(l.state, 4*h), grow(l.cell, h)
	clear(l.cell)
	clear(l.state)
}

// read reads the texts of the lanes, both as far as the second one goes.
func (d *Direction) read(b *Buffer, both, n int) {
	l, m := &b.lanes[0], &b.lanes[1]
	for step := range both {
		d.Input.ApplyPair(l.z, m.z, b.sums, d.row(&l.Passage, step), d.row(&m.Passage, step))
		if step > 0 {
			d.State.ApplyPair(l.state, m.state, b.sums, l.last, m.last)
		}
		d.gate(l, step)
		d.gate(m, step)
	}
	ahead := false // next holds the sums of the inputs
	for step := both; step < n; step++ {
		switch {
		case ahead:
			l.z, l.next, ahead = l.next, l.z, false
		case step+1 < n:
			d.Input.ApplyPair(l.z, l.next, b.sums, d.row(&l.Passage, step), d.row(&l.Passage, step+1))
			ahead = true
		default:
			d.Input.Apply(l.z, b.sums, d.row(&l.Passage, step))
		}
		if step > 0 {
			d.State.Apply(l.state, b.sums, l.last)
		}
		d.gate(l, step)
	}
}

// gate computes the next states.
func (d *Direction) gate(l *lane, step int) {
	at := d.place(step, l.N) * 2 * d.hidden
	if d.reverse {
		at += d.hidden
	}
	l.last = l.Out[at : at+d.hidden]
	kernel.Gate(l.last, l.z, l.state, l.cell)
}

// place returns which of n rows is read at a step.
func (d *Direction) place(step, n int) int {
	if d.reverse {
		return n - 1 - step
	}
	return step
}

func (d *Direction) row(p *Passage, step int) []int16 {
	in, i := d.Input.Cols, d.place(step, p.N)
	return p.X[i*in : (i+1)*in]
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// Grow returns a slice of n elements that uses the memory of s if it is large
// enough. The elements may hold anything.
func Grow[T any](s []T, n int) []T { return grow(s, n) }
