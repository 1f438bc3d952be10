package raster

import (
	"cmp"
	"image/color"
	"slices"

	"clew/app/scene"
)

// model is a scene as arrays of small numbers in drawing order: a frame of a
// large scene reads each of them, and the scene's own structs are too wide for
// that. It is rebuilt when the scene changes, and only in the parts that did.
type model struct {
	scene *scene.Scene

	// Nodes, by their index in the scene.
	x, y   []float64
	radius []float32
	style  []int32  // index into styles
	hue    []uint32 // color of the community, for a far view; 0 for none
	order  []int32  // nodes in drawing order

	// Links in drawing order, or where they are many, near ones next to each other.
	links    *scene.Link // the first one: tells whether the links are the same
	id       []int32     // index in the scene
	from, to []int32
	bend     []float32
	width    []float32
	ink      []uint32 // color at rest
	far      []uint32 // color of its ends, for a far view
	emphasis []scene.Emphasis
	flags    []linkFlags
	raised   int // the first link that is drawn above the rest
	bent     bool
	nearby   bool     // links are not in drawing order
	turn     []uint64 // of each link in the scene: sorts by drawing order

	keys   []uint64
	spare  []uint64
	styles styleTable
}

type linkFlags uint8

const (
	dashedLink linkFlags = 1 << iota
	arrowLink
	acrossLink
)

// nodeStyle is what nodes that look alike have in common.
type nodeStyle struct {
	shape              scene.Shape
	icon               scene.Icon
	emphasis           scene.Emphasis
	hollow, dashed     bool
	pinned             bool
	fill, stroke, ink  color.NRGBA
	background, accent color.NRGBA
	picture            *picture
}

// styleTable numbers styles.
type styleTable struct {
	list  []nodeStyle
	known map[nodeStyle]int32
}

const maxStyles = 4096

func (t *styleTable) number(s *nodeStyle) int32 {
	if i, ok := t.known[*s]; ok {
		return i
	}
	if t.known == nil {
		t.known = map[nodeStyle]int32{}
	}
	i := int32(len(t.list))
	t.list = append(t.list, *s)
	t.known[*s] = i
	return i
}

// take reads a scene. It reports whether the numbers of styles have changed.
func (m *model) take(s *scene.Scene, pictures *pictures) (restyled bool) {
	if m.scene == s {
		return false
	}
	if len(m.styles.list) > maxStyles {
		m.styles, restyled = styleTable{}, true
	}
	m.scene = s
	m.takeNodes(s, pictures)
	m.takeLinks(s)
	return restyled
}

func (m *model) takeNodes(s *scene.Scene, pictures *pictures) {
	n := len(s.Nodes)
	m.x, m.y = resize(m.x, n), resize(m.y, n)
	m.radius, m.style, m.hue = resize(m.radius, n), resize(m.style, n), resize(m.hue, n)
	last, number := nodeStyle{}, int32(-1)
	for i := range s.Nodes {
		v := &s.Nodes[i]
		m.x[i], m.y[i], m.radius[i], m.hue[i] = v.X, v.Y, float32(v.Radius), 0
		if v.Far.A > 0 {
			m.hue[i] = pack(v.Far)
		}
		st := nodeStyle{
			shape: v.Shape, icon: v.Icon, emphasis: v.Emphasis, hollow: v.Hollow, dashed: v.Dashed, pinned: v.Pinned,
			fill: v.Fill, stroke: v.Stroke, ink: v.Ink, background: s.Background, accent: s.Accent,
		}
		if v.Picture != nil {
			st.picture = pictures.take(v.Picture)
		}
		if number < 0 || st != last {
			last, number = st, m.styles.number(&st)
		}
		m.style[i] = number
	}
	m.sortNodes(s)
}

// sortNodes puts the nodes into drawing order: the faded at the back, the
// important at the front. Most scenes are the last one moved, whose order
// still holds.
func (m *model) sortNodes(s *scene.Scene) {
	compare := func(a, b int32) int {
		x, y := &s.Nodes[a], &s.Nodes[b]
		return cmp.Or(cmp.Compare(x.Emphasis.Layer(), y.Emphasis.Layer()), cmp.Compare(x.Importance, y.Importance), cmp.Compare(a, b))
	}
	if len(m.order) == len(s.Nodes) && slices.IsSortedFunc(m.order, compare) {
		return
	}
	m.order = resize(m.order, len(s.Nodes))
	for i := range m.order {
		m.order[i] = int32(i)
	}
	slices.SortFunc(m.order, compare)
}

func (m *model) takeLinks(s *scene.Scene) {
	n := len(s.Links)
	var first *scene.Link
	if n > 0 {
		first = &s.Links[0]
	}
	if first == m.links && n == len(m.id) {
		return
	}
	m.links = first
	m.sortLinks(s)
	m.from, m.to = resize(m.from, n), resize(m.to, n)
	m.bend, m.width = resize(m.bend, n), resize(m.width, n)
	m.ink, m.far = resize(m.ink, n), resize(m.far, n)
	m.emphasis, m.flags = resize(m.emphasis, n), resize(m.flags, n)
	m.raised, m.bent = n, false
	for k, i := range m.id {
		l := &s.Links[i]
		m.from[k], m.to[k] = int32(l.From), int32(l.To)
		m.bend[k], m.width[k] = float32(l.Bend), float32(l.Width)
		m.ink[k], m.far[k] = pack(l.Color), pack(l.FarColor(s))
		m.emphasis[k], m.flags[k] = l.Emphasis, 0
		if l.Dashed {
			m.flags[k] |= dashedLink
		}
		if l.Arrow {
			m.flags[k] |= arrowLink
		}
		if l.Across {
			m.flags[k] |= acrossLink
		}
		m.bent = m.bent || l.Bend != 0
		if l.Emphasis.Layer() >= 2 && k < m.raised {
			m.raised = k
		}
	}
}
