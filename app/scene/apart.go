package scene

import "math"

// Apart is a part of the picture with a ground of its own: the rows below a map
// in which nodes stand that nothing locates. On land they would look located.
// It must not be modified.
type Apart struct {
	Title string
	nodes *extents
}

// Measures of Apart in pixels.
const (
	ApartText = 11.0 // size of the title
	apartPad  = 12.0
	apartHead = 26.0 // room for the title
)

// Box is what the part takes at a camera scale, in scaled coordinates; the
// title's baseline starts at (x, y).
func (a *Apart) Box(s *Scene, scale float64) (box Rect, x, y float64) {
	r := a.nodes.at(s, scale)
	box = Rect{r.X0 - apartPad, r.Y0 - apartHead, r.X1 + apartPad, r.Y1 + apartPad}
	return box, box.X0 + apartPad, box.Y0 + apartPad + ApartText/2
}

// apart finds the nodes that no place holds, their own or that of what they are
// linked with, and that stand below all others.
func (s *Scene) apart() *Apart {
	set := newSets(len(s.Nodes))
	for i := range s.Links {
		set.join(s.Links[i].From, s.Links[i].To)
	}
	located := make([]bool, len(s.Nodes))
	for _, p := range s.where.places {
		located[set.find(p.node)] = true
	}
	lowest := math.Inf(-1)
	for i := range s.Nodes {
		if located[set.find(i)] {
			lowest = max(lowest, s.Nodes[i].Y)
		}
	}
	var nodes []int
	for i := range s.Nodes {
		if !located[set.find(i)] && s.Nodes[i].Y > lowest {
			nodes = append(nodes, i)
		}
	}
	if nodes == nil {
		return nil
	}
	return &Apart{Title: "No place known", nodes: s.measureExtents(nodes)}
}

// sets are disjoint sets of nodes.
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func (s sets) find(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s sets) join(i, j int) {
	if a, b := s.find(i), s.find(j); a != b {
		s[max(a, b)] = min(a, b)
	}
}
