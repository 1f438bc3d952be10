// Package neural holds the parts that the small neural networks of the
// extraction are made of: embeddings, recurrent layers (LSTM) and linear
// layers, with learning in floating point and reading in whole numbers.
//
// Learning is deterministic on one kind of processor: the examples of a batch
// are spread over a fixed number of workers, whose gradients are added in order.
// Reading gives the same numbers on every machine.
package neural

import (
	"math"
	"math/rand/v2"
)

// Matrix is a row-major matrix of weights to learn; a vector has one row.
type Matrix struct {
	Rows, Cols int
	W          []float32
	id         int
	sparse     bool
	mean, vary []float32 // moments of Adam
	average    []float32 // running average of the weights
}

// Row returns row r.
func (m *Matrix) Row(r int) []float32 { return m.W[r*m.Cols : (r+1)*m.Cols : (r+1)*m.Cols] }

// Params are the weights of one network.
type Params struct {
	list   []*Matrix
	random *rand.Rand
	step   int
}

// NewParams returns an empty set of weights that starts from seed.
func NewParams(seed uint64) *Params {
	return &Params{random: rand.New(rand.NewPCG(seed, 0x6e657572))}
}

// Dense adds a matrix with random weights after Glorot and Bengio (2010).
func (p *Params) Dense(rows, cols int) *Matrix {
	return p.add(rows, cols, math.Sqrt(6/float64(rows+cols)), false)
}

// Zero adds a matrix of zeros.
func (p *Params) Zero(rows, cols int) *Matrix { return p.add(rows, cols, 0, false) }

// Table adds a matrix of embeddings, of which an example touches a few rows only.
func (p *Params) Table(rows, cols int, scale float64) *Matrix { return p.add(rows, cols, scale, true) }

func (p *Params) add(rows, cols int, scale float64, sparse bool) *Matrix {
	n := rows * cols
	m := &Matrix{
		Rows: rows, Cols: cols, id: len(p.list), sparse: sparse,
		W: make([]float32, n), mean: make([]float32, n), vary: make([]float32, n), average: make([]float32, n),
	}
	for i := range m.W {
		m.W[i] = float32(scale * (2*p.random.Float64() - 1))
	}
	copy(m.average, m.W)
	p.list = append(p.list, m)
	return m
}

// Gradient collects what one worker learned.
type Gradient struct {
	g       [][]float32
	touched [][]int32 // rows of sparse matrices, in the order of the first touch
	seen    [][]bool
}

// NewGradient returns an empty gradient for p, to which no matrix is added any
// more.
func (p *Params) NewGradient() *Gradient {
	n := len(p.list)
	g := &Gradient{g: make([][]float32, n), touched: make([][]int32, n), seen: make([][]bool, n)}
	for i, m := range p.list {
		g.g[i] = make([]float32, len(m.W))
		if m.sparse {
			g.seen[i] = make([]bool, m.Rows)
		}
	}
	return g
}

// Of returns the gradient of a dense matrix.
func (g *Gradient) Of(m *Matrix) []float32 { return g.g[m.id] }

// Row returns the gradient of one row.
func (g *Gradient) Row(m *Matrix, r int) []float32 {
	if m.sparse && !g.seen[m.id][r] {
		g.seen[m.id][r] = true
		g.touched[m.id] = append(g.touched[m.id], int32(r))
	}
	return g.g[m.id][r*m.Cols : (r+1)*m.Cols]
}

// Adam holds the settings of the optimizer (Kingma and Ba 2015).
type Adam struct {
	Rate         float64
	Beta1, Beta2 float64
	Epsilon      float64
	Clip         float64 // largest norm of a gradient
	Average      float64 // share of the running average that stays in a step
}

// Update moves the weights against the sum of the gradients and clears these.
// Rows of tables that no example touched stay as they are.
func (p *Params) Update(a Adam, grads []*Gradient) {
	p.step++
	for i, m := range p.list {
		for _, g := range grads[1:] {
			if !m.sparse {
				axpy(grads[0].g[i], g.g[i], 1)
				clear(g.g[i])
				continue
			}
			for _, r := range g.touched[i] {
				src := g.g[i][int(r)*m.Cols : (int(r)+1)*m.Cols]
				axpy(grads[0].Row(m, int(r)), src, 1)
				clear(src)
				g.seen[i][r] = false
			}
			g.touched[i] = g.touched[i][:0]
		}
	}
	scale := float32(1)
	if norm := math.Sqrt(p.squares(grads[0])); a.Clip > 0 && norm > a.Clip {
		scale = float32(a.Clip / norm)
	}
	for i, m := range p.list {
		g := grads[0]
		if !m.sparse {
			p.move(a, m, g.g[i], 0, scale)
			clear(g.g[i])
			continue
		}
		for _, r := range g.touched[i] {
			row := g.g[i][int(r)*m.Cols : (int(r)+1)*m.Cols]
			p.move(a, m, row, int(r)*m.Cols, scale)
			clear(row)
			g.seen[i][r] = false
		}
		g.touched[i] = g.touched[i][:0]
	}
}

func (p *Params) squares(g *Gradient) float64 {
	sum := 0.0
	add := func(list []float32) {
		for _, v := range list {
			sum += float64(v) * float64(v)
		}
	}
	for i, m := range p.list {
		if !m.sparse {
			add(g.g[i])
			continue
		}
		for _, r := range g.touched[i] {
			add(g.g[i][int(r)*m.Cols : (int(r)+1)*m.Cols])
		}
	}
	return sum
}

// move changes the weights from offset on.
func (p *Params) move(a Adam, m *Matrix, g []float32, offset int, scale float32) {
	b1, b2 := float32(a.Beta1), float32(a.Beta2)
	t := float64(p.step)
	rate := float32(a.Rate * math.Sqrt(1-math.Pow(a.Beta2, t)) / (1 - math.Pow(a.Beta1, t)))
	// Early averages would hold on to the first random weights.
	keep := float32(min(a.Average, (1+t)/(10+t)))
	w, mean := m.W[offset:offset+len(g)], m.mean[offset:offset+len(g)]
	vary, average := m.vary[offset:offset+len(g)], m.average[offset:offset+len(g)]
	eps := float32(a.Epsilon)
	for i, v := range g {
		v *= scale
		mean[i] = b1*mean[i] + (1-b1)*v
		vary[i] = b2*vary[i] + (1-b2)*v*v
		w[i] -= rate * mean[i] / (float32(math.Sqrt(float64(vary[i]))) + eps)
		average[i] = keep*average[i] + (1-keep)*w[i]
	}
}

// Swap exchanges the weights and their running averages, which read better.
// Call it again before learning goes on.
func (p *Params) Swap() {
	for _, m := range p.list {
		m.W, m.average = m.average, m.W
	}
}

func axpy(dst, src []float32, f float32) {
	for i, v := range src {
		dst[i] += f * v
	}
}
