package parse

import (
	"math"

	"clew/importers/extract/neural"
	"clew/importers/extract/neural/kernel"
)

// learn reads one example, adds to the gradient, and returns the loss.
func (l *learner) learn(e *example, weight float32) float64 {
	a, m, g, n := &l.arena, l.model, l.gradient, e.n
	a.Reset()
	x := l.inputs(e)
	maskX := l.mask(x, dropInput)
	s1, t1 := m.first.Forward(a, x, n)
	mask1 := l.mask(s1, dropState)
	s2, t2 := m.second.Forward(a, s1, n)
	mask2 := l.mask(s2, dropState)

	d1, d2 := a.Floats(len(s1)), a.Floats(len(s2))
	loss := tagsWeight * l.learnTags(e, s1, d1, weight)
	loss += l.learnArcs(e, s2, d2, weight)
	loss += l.learnLabels(e, s2, d2, weight)

	multiply(d2, mask2)
	m.second.Backward(a, g, t2, n, d2, d1)
	multiply(d1, mask1)
	dx := a.Floats(len(x))
	m.first.Backward(a, g, t1, n, d1, dx)
	multiply(dx, maskX)
	l.learnInputs(e, dx)
	return loss
}

// inputs sums the embeddings of each word.
func (l *learner) inputs(e *example) []float32 {
	m := l.model
	x := l.arena.Floats(e.n * embedSize)
	part := l.arena.Floats(embedSize)
	for i := range e.n {
		row := x[i*embedSize : (i+1)*embedSize]
		add(row, m.table.Row(int(e.word[i])))
		for _, r := range e.rows[i].list[:e.rows[i].n] {
			add(row, m.table.Row(int(r)))
		}
		if v := e.vector[i]; m.project != nil && v != unknown {
			kernel.Dots(part, m.project.W, m.vectors[int(v)*m.size:(int(v)+1)*m.size])
			add(row, part)
		}
	}
	return x
}

func (l *learner) learnInputs(e *example, dx []float32) {
	m, g := l.model, l.gradient
	for i := range e.n {
		d := dx[i*embedSize : (i+1)*embedSize]
		add(g.Row(m.table, int(e.word[i])), d)
		for _, r := range e.rows[i].list[:e.rows[i].n] {
			add(g.Row(m.table, int(r)), d)
		}
		if v := e.vector[i]; m.project != nil && v != unknown {
			w := g.Of(m.project)
			vector := m.vectors[int(v)*m.size : (int(v)+1)*m.size]
			for r, c := range d {
				kernel.Combine(w[r*m.size:(r+1)*m.size], vector, []float32{c})
			}
		}
	}
}

func add(dst, src []float32) {
	for i, v := range src {
		dst[i] += v
	}
}

// softmax turns the first n scores into the gradient of the cross entropy of
// the class truth, times weight, and returns the loss. Scores of minus infinity
// stay out.
func softmax(z []float32, n, truth int, weight float32) float64 {
	top := float32(math.Inf(-1))
	for _, v := range z[:n] {
		top = max(top, v)
	}
	sum := 0.0
	for i, v := range z[:n] {
		p := math.Exp(float64(v - top))
		z[i] = float32(p)
		sum += p
	}
	loss := -math.Log(max(float64(z[truth])/sum, 1e-12))
	scale := float32(1/sum) * weight
	for i := range z[:n] {
		z[i] *= scale
	}
	z[truth] -= weight
	clear(z[n:])
	return loss * float64(weight)
}

// learnTags predicts the tags from the first layer: a task that teaches it the
// shape of phrases.
func (l *learner) learnTags(e *example, s, ds []float32, weight float32) float64 {
	a, m, n := &l.arena, l.model, e.n
	z := m.tags.Forward(a, s, n)
	width, loss := m.tags.W.Rows, 0.0
	for i := range n {
		loss += softmax(z[i*width:(i+1)*width], len(m.tag), e.tag[i], weight*tagsWeight) / tagsWeight
	}
	m.tags.Backward(a, l.gradient, s, z, ds, n)
	return loss
}

// learnArcs learns the heads.
func (l *learner) learnArcs(e *example, s, ds []float32, weight float32) float64 {
	a, m, g, n := &l.arena, l.model, l.gradient, e.n
	child := m.child.Forward(a, s, n)
	neural.ReLU(child)
	maskChild := l.mask(child, dropHidden)
	seek := m.seek.Forward(a, child, n)
	width := pad(n + 1)
	heads := a.Floats(width * arcSize)
	copy(heads, m.head.Forward(a, s, n))
	neural.ReLU(heads)
	maskHeads := l.mask(heads[:n*arcSize], dropHidden)
	copy(heads[n*arcSize:], m.rootHead.W)

	dseek, dheads := a.Floats(len(seek)), a.Floats(len(heads))
	z := a.Floats(width)
	loss := 0.0
	turned := a.Floats(n * width)
	for i := range n {
		from := seek[i*arcSize : (i+1)*arcSize]
		kernel.Dots(z, heads, from)
		z[i] = float32(math.Inf(-1))
		loss += softmax(z, n+1, e.head[i], weight)
		kernel.Combine(dseek[i*arcSize:(i+1)*arcSize], heads, z)
		for j, v := range z {
			turned[j*n+i] = v
		}
	}
	for j := range n + 1 {
		kernel.Combine(dheads[j*arcSize:(j+1)*arcSize], seek, turned[j*n:(j+1)*n])
	}
	add(g.Of(m.rootHead), dheads[n*arcSize:(n+1)*arcSize])
	dheads = dheads[:n*arcSize]
	multiply(dheads, maskHeads)
	neural.ReLUBackward(heads[:n*arcSize], dheads)
	m.head.Backward(a, g, s, dheads, ds, n)
	dchild := a.Floats(len(child))
	m.seek.Backward(a, g, child, dseek, dchild, n)
	multiply(dchild, maskChild)
	neural.ReLUBackward(child, dchild)
	m.child.Backward(a, g, s, dchild, ds, n)
	return loss
}

// learnLabels learns the relations of the true arcs.
func (l *learner) learnLabels(e *example, s, ds []float32, weight float32) float64 {
	a, m, g, n := &l.arena, l.model, l.gradient, e.n
	sum := m.below.Forward(a, s, n)
	above := m.above.Forward(a, s, n)
	for i := range n {
		row := sum[i*labelSize : (i+1)*labelSize]
		if h := e.head[i]; h < n {
			add(row, above[h*labelSize:(h+1)*labelSize])
		} else {
			add(row, m.rootLabel.W)
		}
	}
	neural.ReLU(sum)
	mask := l.mask(sum, dropHidden)
	z := m.labels.Forward(a, sum, n)
	width, loss := m.labels.W.Rows, 0.0
	for i := range n {
		loss += softmax(z[i*width:(i+1)*width], len(m.names), e.label[i], weight*labelsWeight)
	}
	dsum := a.Floats(len(sum))
	m.labels.Backward(a, g, sum, z, dsum, n)
	multiply(dsum, mask)
	neural.ReLUBackward(sum, dsum)
	dabove := a.Floats(len(above))
	for i := range n {
		d := dsum[i*labelSize : (i+1)*labelSize]
		if h := e.head[i]; h < n {
			add(dabove[h*labelSize:(h+1)*labelSize], d)
		} else {
			add(g.Of(m.rootLabel), d)
		}
	}
	m.below.Backward(a, g, s, dsum, ds, n)
	m.above.Backward(a, g, s, dabove, ds, n)
	return loss
}
