package neural

import (
	"math"
	"slices"
	"testing"
)

// TestGradients compares the gradients with differences of the loss: a layer of
// each kind, one after the other.
func TestGradients(t *testing.T) {
	const n, in, hidden, out = 5, 16, 8, 4
	p := NewParams(3)
	rnn := p.NewBiLSTM(in, hidden)
	lin := p.NewLinear(2*hidden, out)
	inputs := p.Dense(n, in)
	target := p.Dense(n, out).W
	var a Arena
	loss := func() (sum float64) {
		a.Reset()
		y, _ := rnn.Forward(&a, inputs.W, n)
		z := lin.Forward(&a, y, n)
		ReLU(z)
		for i, v := range z {
			d := float64(v - target[i])
			sum += d * d / 2
		}
		return sum
	}
	g := p.NewGradient()
	a.Reset()
	y, tr := rnn.Forward(&a, inputs.W, n)
	z := lin.Forward(&a, y, n)
	ReLU(z)
	dz := a.Floats(n * out)
	for i := range z {
		dz[i] = z[i] - target[i]
	}
	ReLUBackward(z, dz)
	dy := a.Floats(len(y))
	lin.Backward(&a, g, y, dz, dy, n)
	rnn.Backward(&a, g, tr, n, dy, g.Of(inputs))
	for _, m := range p.list[:len(p.list)-1] {
		for i := 0; i < len(m.W); i += 7 {
			old := m.W[i]
			const step = 1e-2
			m.W[i] = old + step
			up := loss()
			m.W[i] = old - step
			down := loss()
			m.W[i] = old
			want, got := (up-down)/(2*step), float64(g.Of(m)[i])
			if math.Abs(want-got) > 2e-3+0.02*math.Abs(want) {
				t.Errorf("matrix %d, weight %d: gradient %.5f, want %.5f", m.id, i, got, want)
			}
		}
	}
}

func TestActivations(t *testing.T) {
	for x := -12.0; x <= 12; x += 0.01 {
		if got, want := float64(sigmoid(float32(x))), 1/(1+math.Exp(-x)); math.Abs(got-want) > 1e-5 {
			t.Fatalf("sigmoid(%v) = %v, want %v", x, got, want)
		}
		if got, want := float64(tanh(float32(x))), math.Tanh(x); math.Abs(got-want) > 1e-5 {
			t.Fatalf("tanh(%v) = %v, want %v", x, got, want)
		}
	}
}

// TestReadPair reads texts of several lengths one by one and in pairs.
func TestReadPair(t *testing.T) {
	const in, hidden = 32, 96
	p := NewParams(5)
	rnn := p.NewBiLSTM(in, hidden)
	reader := NewBiReader(&rnn, InputOne)
	inputs := make([]int16, 10*in)
	for i := range inputs {
		inputs[i] = int16(i*i*7919%4001 - 2000)
	}
	passage := func(n int, x []int16) Passage {
		return Passage{Out: make([]int16, n*2*hidden), X: x[:n*in], N: n}
	}
	read := func(p Passage) []int16 {
		var b Buffer
		reader.Read(&b, p.Out, p.X, p.N)
		return p.Out
	}
	var b Buffer
	for _, n := range [][2]int{{1, 1}, {5, 5}, {9, 4}, {4, 9}, {8, 1}, {3, 0}} {
		x, y := passage(n[0], inputs), passage(n[1], inputs[in/2:])
		reader.ReadPair(&b, x, y)
		if !slices.Equal(x.Out, read(passage(n[0], x.X))) || !slices.Equal(y.Out, read(passage(n[1], y.X))) {
			t.Errorf("texts of %d and %d rows have other states together than alone", n[0], n[1])
		}
	}
}
