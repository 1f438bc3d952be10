package neural

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"clew/importers/extract/neural/kernel"
)

// ErrModel tells that data is no encoded network. The error that wraps it names
// the part.
var ErrModel = errors.New("no usable network")

// The steps of the whole numbers that stand for values between layers.
const (
	// StateOne stands for 1 in the states of an LSTM, which lie in [-1, 1].
	StateOne = kernel.StateOne
	// InputOne stands for 1 in inputs and hidden layers, which may be larger.
	InputOne = 1 << 10
)

// Quantize writes x in whole numbers, 1 as one, limited to ±limit.
func Quantize(dst []int16, x []float32, one float32, limit int32) {
	kernel.Quantize(dst, x, one, limit)
}

// Layer is a linear layer for reading: whole numbers of eight bits with a scale
// for each row. It is immutable and safe for concurrent use.
type Layer struct {
	Rows, Cols int
	affine     *kernel.Affine
	scale      []float32 // of a row, with the scale of the inputs
	bias       []float32
	one        float32
}

// NewLayer rounds the weights of a matrix; bias may be nil. Inputs will come
// with 1 as one.
func NewLayer(m, bias *Matrix, one float32) *Layer {
	l := &Layer{Rows: m.Rows, Cols: m.Cols, scale: make([]float32, m.Rows), bias: make([]float32, m.Rows), one: one}
	w := make([]byte, len(m.W))
	for r := range m.Rows {
		row := m.Row(r)
		step := step8(row)
		for i, v := range row {
			w[r*m.Cols+i] = byte(int8(math.RoundToEven(float64(v / step))))
		}
		l.scale[r] = step / one
		if bias != nil {
			l.bias[r] = bias.W[r]
		}
	}
	l.affine = kernel.NewAffine(l.Rows, l.Cols, w, l.scale, l.bias)
	return l
}

// step8 returns the step with which all values fit eight bits.
func step8(row []float32) float32 {
	top := float32(0)
	for _, v := range row {
		top = max(top, max(v, -v))
	}
	return max(top, 1e-6) / 127
}

// Apply sets dst to Wx + b. The buffer takes Rows numbers.
func (l *Layer) Apply(dst []float32, buffer []int32, x []int16) {
	l.affine.Apply(dst[:l.Rows], buffer, x[:l.Cols])
}

// ApplyPair does the same as Apply for two vectors.
func (l *Layer) ApplyPair(dst, dst2 []float32, buffer []int32, x, x2 []int16) {
	l.affine.ApplyPair(dst[:l.Rows], dst2[:l.Rows], buffer, x[:l.Cols], x2[:l.Cols])
}

// Append appends the encoded layer to buf.
func (l *Layer) Append(buf []byte) []byte {
	buf = binary.LittleEndian.AppendUint32(buf, uint32(l.Rows))
	buf = binary.LittleEndian.AppendUint32(buf, uint32(l.Cols))
	buf = appendFloat(buf, l.one)
	for r := range l.Rows {
		buf = appendFloat(appendFloat(buf, l.scale[r]), l.bias[r])
	}
	return append(buf, l.affine.Weights()...)
}

func appendFloat(buf []byte, v float32) []byte {
	return binary.LittleEndian.AppendUint32(buf, math.Float32bits(v))
}

// DecodeLayer reads what Append wrote and returns the rest.
func DecodeLayer(data []byte, rows, cols int) (*Layer, []byte, error) {
	const head = 12
	if len(data) < head || int(binary.LittleEndian.Uint32(data)) != rows || int(binary.LittleEndian.Uint32(data[4:])) != cols ||
		len(data) < head+rows*8+rows*cols {
		return nil, nil, fmt.Errorf("reading a layer: %w", ErrModel)
	}
	l := &Layer{Rows: rows, Cols: cols, one: readFloat(data[8:]), scale: make([]float32, rows), bias: make([]float32, rows)}
	data = data[head:]
	for r := range rows {
		l.scale[r], l.bias[r] = readFloat(data), readFloat(data[4:])
		data = data[8:]
	}
	l.affine = kernel.NewAffine(rows, cols, data[:rows*cols], l.scale, l.bias)
	return l, data[rows*cols:], nil
}

func readFloat(data []byte) float32 { return math.Float32frombits(binary.LittleEndian.Uint32(data)) }

// Table holds embeddings for reading. It is immutable and safe for concurrent
// use.
type Table struct {
	Rows, Cols int
	w          []byte // in two's complement
	step       []float32
}

// NewTable rounds embeddings to eight bits.
func NewTable(rows, cols int, row func(r int) []float32) *Table {
	t := &Table{Rows: rows, Cols: cols, w: make([]byte, rows*cols), step: make([]float32, rows)}
	for r := range rows {
		values := row(r)
		t.step[r] = step8(values)
		for i, v := range values {
			t.w[r*cols+i] = byte(int8(math.RoundToEven(float64(v / t.step[r]))))
		}
	}
	return t
}

// Without returns a table without the rows from first to last.
func (t *Table) Without(first, last int) *Table {
	return &Table{
		Rows: t.Rows - (last - first), Cols: t.Cols,
		w:    append(append([]byte(nil), t.w[:first*t.Cols]...), t.w[last*t.Cols:]...),
		step: append(append([]float32(nil), t.step[:first]...), t.step[last:]...),
	}
}

// Add adds row r to dst.
func (t *Table) Add(dst []float32, r int) {
	kernel.AddScaled(dst[:t.Cols], t.w[r*t.Cols:(r+1)*t.Cols], t.step[r])
}

// Append appends the encoded table to buf.
func (t *Table) Append(buf []byte) []byte {
	buf = binary.LittleEndian.AppendUint32(buf, uint32(t.Rows))
	buf = binary.LittleEndian.AppendUint32(buf, uint32(t.Cols))
	for _, s := range t.step {
		buf = appendFloat(buf, s)
	}
	return append(buf, t.w...)
}

// DecodeTable reads what Append wrote and returns the rest. The table keeps and
// shares data, which must not change afterwards.
func DecodeTable(data []byte) (*Table, []byte, error) {
	if len(data) < 8 {
		return nil, nil, fmt.Errorf("reading embeddings: %w", ErrModel)
	}
	rows, cols := int(binary.LittleEndian.Uint32(data)), int(binary.LittleEndian.Uint32(data[4:]))
	data = data[8:]
	if rows < 0 || cols <= 0 || cols > 4096 || rows > len(data)/(4+cols) {
		return nil, nil, fmt.Errorf("reading embeddings: %w", ErrModel)
	}
	t := &Table{Rows: rows, Cols: cols, step: make([]float32, rows)}
	for r := range rows {
		t.step[r] = readFloat(data[r*4:])
	}
	data = data[rows*4:]
	t.w = data[: rows*cols : rows*cols]
	return t, data[rows*cols:], nil
}

// AppendWhole appends whole numbers to buf.
func AppendWhole(buf []byte, list []int16) []byte {
	for _, v := range list {
		buf = binary.LittleEndian.AppendUint16(buf, uint16(v))
	}
	return buf
}

// DecodeWhole reads n numbers that AppendWhole wrote and returns the rest.
func DecodeWhole(data []byte, n int) ([]int16, []byte, error) {
	if len(data) < 2*n {
		return nil, nil, fmt.Errorf("reading numbers: %w", ErrModel)
	}
	out := make([]int16, n)
	for i := range out {
		out[i] = int16(binary.LittleEndian.Uint16(data[2*i:]))
	}
	return out, data[2*n:], nil
}

// AppendFloats appends floating point numbers to buf.
func AppendFloats(buf []byte, list []float32) []byte {
	for _, v := range list {
		buf = appendFloat(buf, v)
	}
	return buf
}

// DecodeFloats reads n numbers that AppendFloats wrote and returns the rest.
func DecodeFloats(data []byte, n int) ([]float32, []byte, error) {
	if len(data) < 4*n {
		return nil, nil, fmt.Errorf("reading numbers: %w", ErrModel)
	}
	out := make([]float32, n)
	for i := range out {
		out[i] = readFloat(data[4*i:])
	}
	return out, data[4*n:], nil
}
