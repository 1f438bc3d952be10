package layout

// soft keeps the force between coinciding bodies finite.
const soft = 1e-9

// repulsionTheta is how near two cells may be, as the sum of their radii
// divided by their distance, to act on each other as a whole.
const repulsionTheta = 1.1

// local is the force of far bodies on a cell, expanded around its center: in
// the complex plane a mass m at distance D acts on a place w beside the center
// with the conjugate of m/(D+w) = m/D − m·w/D² + m·w²/D³ …
type local struct{ ar, ai, br, bi, cr, ci float32 }

// far adds the force of mass m at the distance dx, dy.
func (l *local) far(dx, dy, d2, m float32) {
	inv := 1 / d2
	ur, ui := dx*inv, -dy*inv
	gr, gi := m*ur, m*ui
	hr, hi := float32(gr*ur)-float32(gi*ui), float32(gr*ui)+float32(gi*ur)
	l.ar += gr
	l.ai += gi
	l.br -= hr
	l.bi -= hi
	l.cr += float32(hr*ur) - float32(hi*ui)
	l.ci += float32(hr*ui) + float32(hi*ur)
}

// shifted is the same field around a center that is moved by x, y.
func (l *local) shifted(x, y float32) local {
	tr, ti := float32(l.cr*x)-float32(l.ci*y), float32(l.cr*y)+float32(l.ci*x) // c·d
	sr, si := l.br+tr, l.bi+ti
	return local{
		ar: l.ar + float32(sr*x) - float32(si*y), ai: l.ai + float32(sr*y) + float32(si*x),
		br: sr + tr, bi: si + ti, cr: l.cr, ci: l.ci,
	}
}

// repulsion computes the forces Σ m·(p−q)/|p−q|² of all bodies of a tree on
// each of them. Cells act on cells (Dehnen: "A hierarchical O(N) force
// calculation algorithm", J. Comput. Phys. 2002), each on a target cell as high
// in the tree as its distance allows, so that the work grows with the number
// of bodies only.
type repulsion struct {
	tree  *quadtree
	out   []vec // in the order of the curve
	theta float32
	tasks []repulsionTask
	// scratch of each worker
	workers []repulsionScratch
}

// repulsionTask is a cell whose bodies are computed together, with what its
// ancestors have found out about the others.
type repulsionTask struct {
	cell   int32
	field  local
	others []int32
}

type repulsionScratch struct {
	others []int32
	near   []body
}

// prepare cuts the tree into tasks of about the same size.
func (r *repulsion) prepare() {
	r.tasks = r.tasks[:0]
	if len(r.workers) == 0 {
		r.workers = make([]repulsionScratch, 1)
	}
	s := &r.workers[0]
	s.others = append(s.others[:0], 0)
	size := int32(max(256, len(r.out)/128))
	r.cut(s, 0, 0, local{}, size)
}

func (r *repulsion) cut(s *repulsionScratch, cell int32, from int, field local, size int32) {
	c := &r.tree.cells[cell]
	if c.hi-c.lo <= size || c.skip == cell+1 {
		k := len(r.tasks)
		if k < cap(r.tasks) {
			r.tasks = r.tasks[:k+1]
		} else {
			r.tasks = append(r.tasks, repulsionTask{})
		}
		t := &r.tasks[k]
		t.cell, t.field, t.others = cell, field, append(t.others[:0], s.others[from:]...)
		return
	}
	start := len(s.others)
	r.sift(s, cell, from, start, &field)
	for i := cell + 1; i < c.skip; {
		k := &r.tree.cells[i]
		r.cut(s, i, start, field.shifted(k.x-c.x, k.y-c.y), size)
		i = k.skip
	}
	s.others = s.others[:start]
}

// run computes one task.
func (r *repulsion) run(worker, task int) {
	t := &r.tasks[task]
	s := &r.workers[worker]
	s.others = append(s.others[:0], t.others...)
	r.walk(s, t.cell, 0, t.field)
}

// walk computes the bodies of a cell. The cells that have not acted yet are
// others[from:].
func (r *repulsion) walk(s *repulsionScratch, cell int32, from int, field local) {
	c := &r.tree.cells[cell]
	start := len(s.others)
	if c.skip == cell+1 {
		r.leaf(s, c, from, &field)
		return
	}
	r.sift(s, cell, from, start, &field)
	for i := cell + 1; i < c.skip; {
		k := &r.tree.cells[i]
		r.walk(s, i, start, field.shifted(k.x-c.x, k.y-c.y))
		i = k.skip
	}
	s.others = s.others[:start]
}

// sift lets those of others[from:to] that are far enough act on the cell, and
// appends what is left, opened to the size of the cell, for its children.
func (r *repulsion) sift(s *repulsionScratch, cell int32, from, to int, field *local) {
	cells := r.tree.cells
	c := &cells[cell]
	open := r.theta * r.theta
	for n := from; n < to; n++ {
		i := s.others[n]
		for end := cells[i].skip; i < end; {
			k := &cells[i]
			dx, dy := c.x-k.x, c.y-k.y
			d2 := float32(dx*dx) + float32(dy*dy)
			size := k.radius + c.radius
			switch {
			case size*size < open*d2:
				field.far(dx, dy, d2, k.mass)
				i = k.skip
			case k.radius > c.radius && k.skip != i+1:
				i++
			default:
				s.others = append(s.others, i)
				i = k.skip
			}
		}
	}
}

// leaf computes the bodies of a leaf.
func (r *repulsion) leaf(s *repulsionScratch, c *quadCell, from int, field *local) {
	cells := r.tree.cells
	near := s.near[:0]
	open := r.theta * r.theta
	for _, i := range s.others[from:] {
		for end := cells[i].skip; i < end; {
			k := &cells[i]
			dx, dy := c.x-k.x, c.y-k.y
			d2 := float32(dx*dx) + float32(dy*dy)
			size := k.radius + c.radius
			switch {
			case size*size < open*d2:
				field.far(dx, dy, d2, k.mass)
				i = k.skip
			case k.skip == i+1:
				near = append(near, r.tree.bodies[k.lo:k.hi]...)
				i = k.skip
			default:
				i++
			}
		}
	}
	s.near = near
	own := r.tree.bodies[c.lo:c.hi]
	out := r.out[c.lo:c.hi]
	for j, b := range own {
		f := field.shifted(b.x-c.x, b.y-c.y)
		out[j] = vec{f.ar, -f.ai}
	}
	repelNear(own, near, out)
}

// repelNear adds the forces of near bodies. Two targets at once keep the
// processor's dividers busy.
func repelNear(own, near []body, out []vec) {
	j := 0
	for ; j+1 < len(own); j += 2 {
		px, py, qx, qy := own[j].x, own[j].y, own[j+1].x, own[j+1].y
		var fx, fy, gx, gy float32
		for _, b := range near {
			dx, dy, ex, ey := px-b.x, py-b.y, qx-b.x, qy-b.y
			f := b.mass / (float32(dx*dx) + float32(dy*dy) + soft)
			g := b.mass / (float32(ex*ex) + float32(ey*ey) + soft)
			fx += float32(dx * f)
			fy += float32(dy * f)
			gx += float32(ex * g)
			gy += float32(ey * g)
		}
		out[j].x += fx
		out[j].y += fy
		out[j+1].x += gx
		out[j+1].y += gy
	}
	if j < len(own) {
		px, py := own[j].x, own[j].y
		var fx, fy float32
		for _, b := range near {
			dx, dy := px-b.x, py-b.y
			f := b.mass / (float32(dx*dx) + float32(dy*dy) + soft)
			fx += float32(dx * f)
			fy += float32(dy * f)
		}
		out[j].x += fx
		out[j].y += fy
	}
}
