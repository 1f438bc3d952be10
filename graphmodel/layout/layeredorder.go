package layout

import (
	"cmp"
	"slices"
)

// sweeps is how often the layers are gone through in each direction.
const (
	orderSweeps      = 12
	coordinateSweeps = 16
)

// arrange computes the drawing.
func (h *hierarchy) arrange(t *task) error {
	h.assignLayers()
	h.addDummies()
	h.firstOrder()
	if err := h.reduceCrossings(t); err != nil {
		return err
	}
	h.placeRows()
	return h.placeAlong(t)
}

// firstOrder fills the layers in the order of a walk from the top, so that what
// hangs together starts side by side.
func (h *hierarchy) firstOrder() {
	deepest := slices.Max(h.layer)
	h.rows = make([][]int32, deepest+1)
	seen := make([]bool, len(h.layer))
	var stack []int32
	for root := range int32(len(h.layer)) {
		if len(h.up[root]) > 0 {
			continue
		}
		stack = append(stack, root)
		for len(stack) > 0 {
			i := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if seen[i] {
				continue
			}
			seen[i] = true
			h.rows[h.layer[i]] = append(h.rows[h.layer[i]], i)
			for _, j := range slices.Backward(h.down[i]) {
				if !seen[j] {
					stack = append(stack, j)
				}
			}
		}
	}
}

// reduceCrossings orders each layer by the mean place of the neighbors in the
// layer before, going down and up, then swaps neighbors where that helps, and
// keeps the best order met.
func (h *hierarchy) reduceCrossings(t *task) error {
	at := make([]int32, len(h.layer))
	for _, row := range h.rows {
		number(row, at)
	}
	best, fewest := h.cloneRows(), h.crossings(at)
	for sweep := 0; sweep < orderSweeps && fewest > 0; sweep++ {
		if err := t.pause(0.6 * float64(sweep) / orderSweeps); err != nil {
			return err
		}
		if sweep%2 == 0 {
			for l := 1; l < len(h.rows); l++ {
				sortByMean(h.rows[l], h.up, at)
			}
		} else {
			for l := len(h.rows) - 2; l >= 0; l-- {
				sortByMean(h.rows[l], h.down, at)
			}
		}
		h.transpose(at)
		if n := h.crossings(at); n < fewest {
			best, fewest = h.cloneRows(), n
		}
	}
	h.rows = best
	return nil
}

func (h *hierarchy) cloneRows() [][]int32 {
	c := make([][]int32, len(h.rows))
	for k, r := range h.rows {
		c[k] = slices.Clone(r)
	}
	return c
}

func number(row, at []int32) {
	for k, i := range row {
		at[i] = int32(k)
	}
}

func sortByMean(row []int32, neighbors [][]int32, at []int32) {
	mean := make(map[int32]float64, len(row))
	for k, i := range row {
		sum := 0.0
		for _, j := range neighbors[i] {
			sum += float64(at[j])
		}
		mean[i] = float64(k)
		if n := len(neighbors[i]); n > 0 {
			mean[i] = sum / float64(n)
		}
	}
	slices.SortStableFunc(row, func(a, b int32) int { return cmp.Compare(mean[a], mean[b]) })
	number(row, at)
}

// transpose swaps two neighbors of a layer as long as that saves crossings.
func (h *hierarchy) transpose(at []int32) {
	for range 3 {
		changed := false
		for _, row := range h.rows {
			for k := 0; k+1 < len(row); k++ {
				a, b := row[k], row[k+1]
				if len(h.up[a])*len(h.up[b])+len(h.down[a])*len(h.down[b]) > 4000 {
					continue // hubs: counting would take too long
				}
				now := pairCrossings(h.up[a], h.up[b], at) + pairCrossings(h.down[a], h.down[b], at)
				then := pairCrossings(h.up[b], h.up[a], at) + pairCrossings(h.down[b], h.down[a], at)
				if then < now {
					row[k], row[k+1] = b, a
					at[a], at[b] = at[b], at[a]
					changed = true
				}
			}
		}
		if !changed {
			return
		}
	}
}

// pairCrossings counts the crossings between the edges of a node and those of
// one to its right.
func pairCrossings(left, right []int32, at []int32) int {
	n := 0
	for _, i := range left {
		for _, j := range right {
			if at[i] > at[j] {
				n++
			}
		}
	}
	return n
}

// crossings counts all crossings, layer by layer, with a tree of sums (Barth,
// Jünger, Mutzel: "Simple and Efficient Bilayer Cross Counting", GD 2002).
func (h *hierarchy) crossings(at []int32) int {
	total := 0
	var ends []int32
	for l := 0; l+1 < len(h.rows); l++ {
		tree := make([]int, len(h.rows[l+1])+1)
		count := 0
		for _, i := range h.rows[l] {
			ends = ends[:0]
			for _, j := range h.down[i] {
				if int(h.layer[j]) == l+1 {
					ends = append(ends, at[j])
				}
			}
			slices.Sort(ends)
			for _, e := range ends {
				below := 0
				for k := int(e) + 1; k > 0; k -= k & -k {
					below += tree[k]
				}
				total += count - below
			}
			for _, e := range ends {
				for k := int(e) + 1; k < len(tree); k += k & -k {
					tree[k]++
				}
				count++
			}
		}
	}
	return total
}

// placeRows gives each layer its height.
func (h *hierarchy) placeRows() {
	h.x, h.y = make([]float64, len(h.layer)), make([]float64, len(h.layer))
	y := 0.0
	for _, row := range h.rows {
		up, down := 0.0, 0.0
		for _, i := range row {
			if int(i) < h.real {
				up, down = max(up, h.boxes[i].Up), max(down, h.boxes[i].Down)
			}
		}
		for _, i := range row {
			h.y[i] = y + up
		}
		y += up + down + layerGap
	}
}

// sides is how far a node reaches to the left and to the right.
func (h *hierarchy) sides(i int32) (left, right float64) {
	if int(i) >= h.real {
		return dummyRoom, dummyRoom
	}
	b := h.boxes[i]
	return max(b.Left, dummyRoom) + siblingGap/2, max(b.Right, dummyRoom) + siblingGap/2
}

// placeAlong finds x: again and again, each layer is moved as near to the mean
// of its neighbors above and below as the boxes allow.
func (h *hierarchy) placeAlong(t *task) error {
	for _, row := range h.rows {
		x := 0.0
		for _, i := range row {
			left, right := h.sides(i)
			h.x[i] = x + left
			x += left + right
		}
		for _, i := range row {
			h.x[i] -= x / 2
		}
	}
	for sweep := range coordinateSweeps {
		if err := t.pause(0.6 + 0.4*float64(sweep)/coordinateSweeps); err != nil {
			return err
		}
		// The last sweeps look both ways, which balances the drawing.
		both := sweep >= coordinateSweeps-4
		for k := range h.rows {
			l := k
			if sweep%2 == 1 {
				l = len(h.rows) - 1 - k
			}
			h.placeRow(h.rows[l], both || sweep%2 == 0, both || sweep%2 == 1)
		}
	}
	// At last, parents go to the middle above their children.
	for _, row := range slices.Backward(h.rows) {
		h.placeRow(row, false, true)
	}
	return nil
}

// placeRow solves for one layer: the least sum of weighted squares of the
// distances to the wished places, with the order and the room of the boxes kept.
// After each wish is shifted by the room before it, this is isotonic regression,
// which pooling adjacent violators solves exactly.
func (h *hierarchy) placeRow(row []int32, above, below bool) {
	type block struct {
		sum, weight float64
		n           int
	}
	var blocks []block
	offset, last := make([]float64, len(row)), 0.0
	for k, i := range row {
		left, right := h.sides(i)
		if k > 0 {
			offset[k] = offset[k-1] + last + left
		}
		last = right
		wish, weight := h.wish(i, above, below)
		b := block{(wish - offset[k]) * weight, weight, 1}
		for len(blocks) > 0 {
			p := blocks[len(blocks)-1]
			if p.sum*b.weight <= b.sum*p.weight {
				break
			}
			b = block{p.sum + b.sum, p.weight + b.weight, p.n + b.n}
			blocks = blocks[:len(blocks)-1]
		}
		blocks = append(blocks, b)
	}
	k := 0
	for _, b := range blocks {
		for range b.n {
			h.x[row[k]] = b.sum/b.weight + offset[k]
			k++
		}
	}
}

// wish is where the neighbors want a node to be, and how much. Pieces of long
// edges weigh more, so that these become straight.
func (h *hierarchy) wish(i int32, above, below bool) (x, weight float64) {
	add := func(neighbors []int32) {
		for _, j := range neighbors {
			w := 1.0
			switch {
			case int(i) >= h.real && int(j) >= h.real:
				w = 8
			case int(i) >= h.real || int(j) >= h.real:
				w = 2
			}
			x += w * h.x[j]
			weight += w
		}
	}
	if above {
		add(h.up[i])
	}
	if below {
		add(h.down[i])
	}
	if weight == 0 {
		return h.x[i], 0.01
	}
	return x / weight, weight
}
