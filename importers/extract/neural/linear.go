package neural

import (
	"math"

	"clew/importers/extract/neural/kernel"
)

// Linear is a layer y = Wx + b. Rows must be a multiple of 4, columns one of 16.
type Linear struct {
	W, B *Matrix
}

// NewLinear adds a layer to p.
func (p *Params) NewLinear(in, out int) Linear { return Linear{p.Dense(out, in), p.Zero(1, out)} }

// Forward returns the n outputs for n rows of inputs.
func (l Linear) Forward(a *Arena, x []float32, n int) []float32 {
	in, out := l.W.Cols, l.W.Rows
	y := a.Floats(n * out)
	for t := range n {
		row := y[t*out : (t+1)*out]
		kernel.Dots(row, l.W.W, x[t*in:(t+1)*in])
		axpy(row, l.B.W, 1)
	}
	return y
}

// Backward adds to the gradient and, if dx is not nil, to the gradient of the
// inputs.
func (l Linear) Backward(a *Arena, g *Gradient, x, dy, dx []float32, n int) {
	in, out := l.W.Cols, l.W.Rows
	if dx != nil {
		for t := range n {
			kernel.Combine(dx[t*in:(t+1)*in], l.W.W, dy[t*out:(t+1)*out])
		}
	}
	outer(a, g.Of(l.W), dy, x, n, out, in)
	b := g.Of(l.B)
	for t := range n {
		axpy(b, dy[t*out:(t+1)*out], 1)
	}
}

// outer adds the products of n rows dy and n rows x to w.
func outer(a *Arena, w, dy, x []float32, n, out, in int) {
	turned := a.Floats(n * out)
	for t := range n {
		for r := range out {
			turned[r*n+t] = dy[t*out+r]
		}
	}
	for r := range out {
		kernel.Combine(w[r*in:(r+1)*in], x, turned[r*n:(r+1)*n])
	}
}

// ReLU sets negative values to zero, without a branch: no processor guesses the
// signs.
func ReLU(x []float32) {
	for i, v := range x {
		b := math.Float32bits(v)
		x[i] = math.Float32frombits(b &^ uint32(int32(b)>>31))
	}
}

// ReLUBackward clears the gradient where ReLU gave zero.
func ReLUBackward(y, dy []float32) {
	for i, v := range y {
		if v <= 0 {
			dy[i] = 0
		}
	}
}
