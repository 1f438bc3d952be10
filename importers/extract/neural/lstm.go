package neural

import (
	"math"

	"clew/importers/extract/neural/kernel"
)

// LSTM is one direction of a layer of long short-term memory (Hochreiter and
// Schmidhuber 1997; with forget gates after Gers et al. 2000). The rows of its
// matrices are the input, forget and output gates and the candidates, each
// Hidden long.
type LSTM struct {
	X, H, B *Matrix
	Hidden  int
	Reverse bool
}

// NewLSTM adds a direction to p. Its forget gates start open.
func (p *Params) NewLSTM(in, hidden int, reverse bool) LSTM {
	l := LSTM{X: p.Dense(4*hidden, in), H: p.Dense(4*hidden, hidden), B: p.Zero(1, 4*hidden), Hidden: hidden, Reverse: reverse}
	for i := range hidden {
		l.B.W[hidden+i] = 1
		l.B.average[hidden+i] = 1
	}
	return l
}

// trace is what one pass leaves for the way back. Rows are in the order of
// reading.
type trace struct {
	x, gates, cell, squashed, before []float32
}

func (l *LSTM) place(t, n int) int {
	if l.Reverse {
		return n - 1 - t
	}
	return t
}

// forward reads n rows of x and writes the states into out, whose rows are
// width long, from column offset on.
func (l *LSTM) forward(a *Arena, x []float32, n int, out []float32, offset, width int) *trace {
	h, in := l.Hidden, l.X.Cols
	t := &trace{
		x: x, gates: a.Floats(n * 4 * h), cell: a.Floats(n * h), squashed: a.Floats(n * h), before: a.Floats(n * h),
	}
	hidden := a.Floats(4 * h)
	var last, lastCell []float32
	for step := range n {
		i := l.place(step, n)
		z := t.gates[step*4*h : (step+1)*4*h]
		kernel.Dots(z, l.X.W, x[i*in:(i+1)*in])
		axpy(z, l.B.W, 1)
		if step > 0 {
			copy(t.before[step*h:(step+1)*h], last)
			kernel.Dots(hidden, l.H.W, last)
			axpy(z, hidden, 1)
		}
		state := out[i*width+offset : i*width+offset+h]
		cell, squashed := t.cell[step*h:(step+1)*h], t.squashed[step*h:(step+1)*h]
		for j := range h {
			in, forget, give := sigmoid(z[j]), sigmoid(z[h+j]), sigmoid(z[2*h+j])
			new := tanh(z[3*h+j])
			c := in * new
			if step > 0 {
				c += forget * lastCell[j]
			}
			z[j], z[h+j], z[2*h+j], z[3*h+j] = in, forget, give, new
			cell[j] = c
			squashed[j] = tanh(c)
			state[j] = give * squashed[j]
		}
		last, lastCell = state, cell
	}
	return t
}

// backward takes the gradient of the states and adds to those of the weights
// and of the inputs.
func (l *LSTM) backward(a *Arena, g *Gradient, t *trace, n int, dout []float32, offset, width int, dx []float32) {
	h, in := l.Hidden, l.X.Cols
	dh, dc := a.Floats(h), a.Floats(h)
	dz := a.Floats(n * 4 * h)
	for step := n - 1; step >= 0; step-- {
		i := l.place(step, n)
		axpy(dh, dout[i*width+offset:i*width+offset+h], 1)
		z, d := t.gates[step*4*h:(step+1)*4*h], dz[step*4*h:(step+1)*4*h]
		squashed := t.squashed[step*h : (step+1)*h]
		for j := range h {
			in, forget, give, new := z[j], z[h+j], z[2*h+j], z[3*h+j]
			c := dc[j] + dh[j]*give*(1-squashed[j]*squashed[j])
			before := float32(0)
			if step > 0 {
				before = t.cell[(step-1)*h+j]
			}
			d[j] = c * new * in * (1 - in)
			d[h+j] = c * before * forget * (1 - forget)
			d[2*h+j] = dh[j] * squashed[j] * give * (1 - give)
			d[3*h+j] = c * in * (1 - new*new)
			dc[j] = c * forget
		}
		clear(dh)
		kernel.Combine(dh, l.H.W, d)
		kernel.Combine(dx[i*in:(i+1)*in], l.X.W, d)
	}
	ordered := t.x
	if l.Reverse {
		ordered = a.Floats(n * in)
		for step := range n {
			copy(ordered[step*in:(step+1)*in], t.x[(n-1-step)*in:(n-step)*in])
		}
	}
	outer(a, g.Of(l.X), dz, ordered, n, 4*h, in)
	outer(a, g.Of(l.H), dz, t.before, n, 4*h, h)
	b := g.Of(l.B)
	for step := range n {
		axpy(b, dz[step*4*h:(step+1)*4*h], 1)
	}
}

// BiLSTM is a layer that reads in both directions.
type BiLSTM struct {
	Left, Right LSTM
}

// NewBiLSTM adds a layer to p; its outputs are 2*hidden long.
func (p *Params) NewBiLSTM(in, hidden int) BiLSTM {
	return BiLSTM{p.NewLSTM(in, hidden, false), p.NewLSTM(in, hidden, true)}
}

// BiTrace is what a pass leaves for the way back.
type BiTrace struct{ left, right *trace }

// Forward returns the states for n rows of inputs.
func (l *BiLSTM) Forward(a *Arena, x []float32, n int) ([]float32, BiTrace) {
	width := 2 * l.Left.Hidden
	out := a.Floats(n * width)
	left := l.Left.forward(a, x, n, out, 0, width)
	return out, BiTrace{left, l.Right.forward(a, x, n, out, l.Left.Hidden, width)}
}

// Backward adds to the gradient and to that of the inputs.
func (l *BiLSTM) Backward(a *Arena, g *Gradient, t BiTrace, n int, dout, dx []float32) {
	width := 2 * l.Left.Hidden
	l.Left.backward(a, g, t.left, n, dout, 0, width, dx)
	l.Right.backward(a, g, t.right, n, dout, l.Left.Hidden, width, dx)
}

func sigmoid(x float32) float32 { return 1 / (1 + exp(-x)) }

func tanh(x float32) float32 {
	if x > 9 {
		return 1
	} else if x < -9 {
		return -1
	}
	e := exp(2 * x)
	return (e - 1) / (e + 1)
}

// exp is accurate enough for learning and several times faster than math.Exp.
func exp(x float32) float32 {
	x = min(max(x, -80), 80)
	y := x * math.Log2E
	i := math.Floor(float64(y) + 0.5)
	f := float64(y) - i
	// 2^f on [-0.5, 0.5), by its Taylor polynomial of degree 5.
	p := 1.3333558e-3
	p = p*f + 9.6181291e-3
	p = p*f + 5.5504109e-2
	p = p*f + 2.4022651e-1
	p = p*f + 6.9314718e-1
	p = p*f + 1
	return float32(p * math.Float64frombits(uint64(int64(i)+1023)<<52))
}
