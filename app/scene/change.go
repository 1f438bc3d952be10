package scene

import (
	"slices"

	"clew/graphmodel/layout"
)

// WithPositions returns a copy of the scene with new positions, aligned with
// Nodes. Positions beyond the shorter of both are left alone.
func (s *Scene) WithPositions(pos []layout.Point) *Scene {
	c := *s
	c.Nodes = slices.Clone(s.Nodes)
	for i := range c.Nodes[:min(len(c.Nodes), len(pos))] {
		c.Nodes[i].X, c.Nodes[i].Y = finite(pos[i].X), finite(pos[i].Y)
	}
	c.spacing = spacingOf(c.Nodes)
	c.findBackdrop()
	return &c
}

// MovedTo is WithPositions for a step of a movement: what depends on how
// densely the nodes stand stays as it is, so that sizes do not flicker.
func (s *Scene) MovedTo(pos []layout.Point) *Scene {
	c := *s
	c.Nodes = slices.Clone(s.Nodes)
	for i := range c.Nodes[:min(len(c.Nodes), len(pos))] {
		c.Nodes[i].X, c.Nodes[i].Y = finite(pos[i].X), finite(pos[i].Y)
	}
	return &c
}

// Positions returns the positions of the nodes, aligned with Nodes.
func (s *Scene) Positions() []layout.Point {
	pos := make([]layout.Point, len(s.Nodes))
	for i := range s.Nodes {
		pos[i] = layout.Point{X: s.Nodes[i].X, Y: s.Nodes[i].Y}
	}
	return pos
}

// Emphasize returns a copy of the scene in which the focus and its neighbors
// stand out and the rest is faded. An empty focus brings everything back.
func (s *Scene) Emphasize(f Focus) *Scene {
	c := *s
	c.Nodes, c.Links = slices.Clone(s.Nodes), slices.Clone(s.Links)
	e := emphasis{scene: &c}
	e.rest(Normal)
	if f.Empty() {
		return &c
	}
	// Pointing at something shows its surroundings; a selection alone shows
	// the surroundings of the selection.
	selected := e.find(f.Nodes)
	links := e.findLinks(f.Links)
	node, link := e.find([]string{f.HoveredNode}), e.findLinks([]string{f.HoveredLink})
	if len(selected)+len(links)+len(node)+len(link) == 0 {
		return &c
	}
	e.rest(Faded)
	if len(node)+len(link) > 0 {
		e.around(node, link)
	} else if e.selfContained(selected, links) {
		// Nodes with the links between them, such as a way from one to another,
		// stand for themselves.
		e.around(nil, links)
	} else {
		e.around(selected, links)
	}
	e.mark(selected, links, Selected)
	e.mark(node, link, Hovered)
	e.keepSelected(selected, links)
	return &c
}

// emphasis works on the copied parts of a scene.
type emphasis struct{ scene *Scene }

func (e *emphasis) rest(v Emphasis) {
	for i := range e.scene.Nodes {
		e.scene.Nodes[i].Emphasis = v
	}
	for i := range e.scene.Links {
		e.scene.Links[i].Emphasis = v
	}
}

func (e *emphasis) find(ids []string) (found []int) {
	for _, id := range ids {
		if i, ok := e.scene.NodeIndex(id); ok {
			found = append(found, i)
		}
	}
	return found
}

func (e *emphasis) findLinks(ids []string) (found []int) {
	for _, id := range ids {
		if id == "" {
			continue
		}
		if i, ok := e.scene.LinkIndex(id); ok {
			found = append(found, i)
		}
	}
	return found
}

// selfContained reports whether links are selected, and both ends of each.
func (e *emphasis) selfContained(nodes, links []int) bool {
	in := setOf(nodes)
	for _, i := range links {
		if l := &e.scene.Links[i]; !in[l.From] || !in[l.To] {
			return false
		}
	}
	return len(links) > 0
}

// around brings the neighbors of nodes and the ends of links near.
func (e *emphasis) around(nodes, links []int) {
	s := e.scene
	in := setOf(nodes)
	for i := range s.Links {
		l := &s.Links[i]
		if in[l.From] || in[l.To] {
			l.Emphasis = Near
			s.Nodes[l.From].Emphasis, s.Nodes[l.To].Emphasis = Near, Near
		}
	}
	for _, i := range nodes {
		s.Nodes[i].Emphasis = Near
	}
	for _, i := range links {
		l := &s.Links[i]
		s.Nodes[l.From].Emphasis, s.Nodes[l.To].Emphasis = Near, Near
	}
}

func (e *emphasis) mark(nodes, links []int, v Emphasis) {
	for _, i := range nodes {
		e.scene.Nodes[i].Emphasis = v
	}
	for _, i := range links {
		e.scene.Links[i].Emphasis = v
	}
}

// keepSelected shows a selected part as selected although it is hovered too:
// the ring of the selection is the stronger mark.
func (e *emphasis) keepSelected(nodes, links []int) { e.mark(nodes, links, Selected) }
