package layout

import (
	"cmp"
	"math"
	"slices"
)

const packGap = 40 // layout units between components

// pack places the components beside each other: each goes to the free spot
// nearest to the middle of the page, largest first, on a grid of the smallest
// useful pitch. Positions are moved in place.
func pack(g Graph, parts [][]int, p []Point, aspect float64) {
	parts = gatherSmall(g, parts, p, aspect)
	if len(parts) < 2 {
		return
	}
	boxes := make([]rect, len(parts))
	order := make([]int, len(parts))
	for k, part := range parts {
		b := bounds(g, p, part)
		boxes[k] = rect{b.left - packGap/2, b.top - packGap/2, b.right + packGap/2, b.bottom + packGap/2}
		order[k] = k
	}
	area := func(r rect) float64 { return (r.right - r.left) * (r.bottom - r.top) }
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(area(boxes[b]), area(boxes[a])) })
	var placed []rect
	for _, k := range order {
		w, h := boxes[k].right-boxes[k].left, boxes[k].bottom-boxes[k].top
		at := freeSpot(placed, w, h, aspect)
		placed = append(placed, rect{at.X, at.Y, at.X + w, at.Y + h})
		dx, dy := at.X-boxes[k].left, at.Y-boxes[k].top
		for _, i := range parts[k] {
			p[i].X += dx
			p[i].Y += dy
		}
	}
}

// packLimit is the number of components that are placed one by one; the rest,
// the smallest, are put into rows of one block.
const packLimit = 60

// gatherSmall joins the smallest components, once there are many, into one
// block of rows. It moves p in place and returns the parts that remain to be
// placed.
func gatherSmall(g Graph, parts [][]int, p []Point, aspect float64) [][]int {
	singles := slices.IndexFunc(parts, func(part []int) bool { return len(part) == 1 })
	if singles < 0 {
		singles = len(parts)
	}
	from := min(singles, packLimit)
	if len(parts)-from < 4 {
		return parts
	}
	small := parts[from:]
	total := 0.0
	for _, part := range small {
		b := bounds(g, p, part)
		total += (b.right - b.left + packGap) * (b.bottom - b.top + packGap)
	}
	width := math.Sqrt(total * aspect)
	x, y, height := 0.0, 0.0, 0.0
	var block []int
	for _, part := range small {
		b := bounds(g, p, part)
		w, h := b.right-b.left+packGap/2, b.bottom-b.top+packGap/2
		if x > 0 && x+w > width {
			x, y, height = 0, y+height, 0
		}
		for _, i := range part {
			p[i].X += x - b.left
			p[i].Y += y - b.top
		}
		x += w
		height = max(height, h)
		block = append(block, part...)
	}
	return append(slices.Clone(parts[:from]), block)
}

// freeSpot returns the top left corner for a box of w×h: of all corners of
// placed boxes, the free one that is nearest to the middle, measured in an
// ellipse of the wished aspect.
func freeSpot(placed []rect, w, h, aspect float64) Point {
	if len(placed) == 0 {
		return Point{-w / 2, -h / 2}
	}
	best, bestScore := Point{}, math.Inf(1)
	try := func(x, y float64) {
		r := rect{x, y, x + w, y + h}
		score := math.Hypot((x+w/2)/aspect, y+h/2)
		if score >= bestScore-1e-9 {
			return
		}
		for _, o := range placed {
			if r.left < o.right-1e-6 && o.left < r.right-1e-6 && r.top < o.bottom-1e-6 && o.top < r.bottom-1e-6 {
				return
			}
		}
		best, bestScore = Point{x, y}, score
	}
	// Looking at the last few hundred corners keeps thousands of components fast.
	from := max(0, len(placed)-400)
	for _, o := range placed[from:] {
		midX, midY := (o.left+o.right-w)/2, (o.top+o.bottom-h)/2
		for _, x := range []float64{o.left - w, o.left, midX, o.right - w, o.right} {
			try(x, o.top-h)
			try(x, o.bottom)
		}
		for _, y := range []float64{o.top, midY, o.bottom - h} {
			try(o.left-w, y)
			try(o.right, y)
		}
	}
	return best
}
