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
	sums     []int32
	z, state []float32
	cell     []float32
}

// Read sets out, n rows of 2*Hidden states with 1 as StateOne, for n rows of
// inputs.
func (l *BiReader) Read(b *Buffer, out, x []int16, n int) {
	l.Left.read(b, out, x, n, 0)
	l.Right.read(b, out, x, n, l.Hidden)
}

func (d *Direction) read(b *Buffer, out, x []int16, n, offset int) {
	h := d.hidden
	b.sums, b.z, b.state = grow(b.sums, 4*h), grow(b.z, 8*h), grow(b.state, 4*h)
	b.cell = grow(b.cell, h)
	clear(b.cell)
	clear(b.state)
	z, next := b.z[:4*h], b.z[4*h:]
	var last []int16
	for step := range n {
		switch {
		case step%2 == 1:
			z, next = next, z
		case step+1 < n:
			d.Input.ApplyPair(z, next, b.sums, d.row(x, step, n), d.row(x, step+1, n))
		default:
			d.Input.Apply(z, b.sums, d.row(x, step, n))
		}
		if step > 0 {
			d.State.Apply(b.state, b.sums, last)
		}
		at := d.place(step, n)*2*h + offset
		last = out[at : at+h]
		kernel.Gate(last, z, b.state, b.cell)
	}
}

// place returns which of n rows is read at a step.
func (d *Direction) place(step, n int) int {
	if d.reverse {
		return n - 1 - step
	}
	return step
}

func (d *Direction) row(x []int16, step, n int) []int16 {
	in, i := d.Input.Cols, d.place(step, n)
	return x[i*in : (i+1)*in]
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
