// Package scene describes what to draw, without pixels, files or a user
// interface: styled nodes, links and labels in world coordinates. The screen,
// PNG, SVG and PDF are all drawn from one Scene, so that what a person sees is
// what a report shows.
//
// The usual way: Build a scene from a snapshot, hand Scene.LayoutGraph to a
// layout, place its result with WithPositions, and give the scene to
// app/scene/raster, app/scene/vector or app/views/graphview.
package scene

import (
	"image"
	"image/color"

	"clew/graphmodel"
)

// Shape is the outline of a node. Each kind of entity has its own, so that
// kinds stay apart without color.
type Shape uint8

// The shapes.
const (
	Circle        Shape = iota // person
	RoundedSquare              // organization
	Pin                        // place: a map pin
	Hexagon                    // event
)

// Icon is the small drawing inside a node.
type Icon uint8

// The icons.
const (
	NoIcon       Icon = iota
	PersonIcon        // head and shoulders
	BuildingIcon      // a columned house
	PinIcon           // the hole of a map pin
	CalendarIcon      // an event of no special kind
	TalkIcon          // meetings, talks, statements
	BoltIcon          // violence, threats, disasters
	PaperIcon         // agreements, sanctions, votes, trials
	TravelIcon        // journeys
)

// Emphasis is how strongly a part of the scene stands out.
type Emphasis uint8

// The degrees of emphasis.
const (
	Normal   Emphasis = iota
	Faded             // something else is selected or hovered
	Hovered           // under the pointer
	Selected          // part of the selection
	Near              // next to what is hovered or selected
)

// Node is one styled node. Sizes are device-independent pixels at zoom 1.
type Node struct {
	ID         string
	Kind       graphmodel.Kind
	X, Y       float64 // world coordinates, y grows downwards
	Radius     float64
	Shape      Shape
	Icon       Icon
	Fill       color.NRGBA
	Stroke     color.NRGBA // the outline
	Ink        color.NRGBA // the icon
	Label      string
	Lines      []string // the label as it is drawn: one line, or two
	Folded     []string // the one line of a longer name broken into two, where room is scarce; nil for none
	Brief      string   // what the articles call it for short, where room is scarcer; "" for none
	Sublabel   string   // a last, quieter line: the date and place of an event
	LabelSize  float64  // font size
	LabelColor color.NRGBA
	Bold       bool    // main actors: a heavier label
	Importance float64 // 0…1: labels of more important nodes win
	Pinned     bool
	Hollow     bool // a tinted body with a strong outline: events
	Dashed     bool // outline dashed: planned, denied or alleged events
	Emphasis   Emphasis
	Detail     string // one more line for a tooltip: kind, roles, date
	// Picture stands in the shape instead of Fill and Icon where the node is
	// large enough to show it; nil for none. The middle of a picture that is
	// not square is shown. It must be comparable and not change.
	Picture image.Image
	Dots    []Dot // what is in a group
	// Far is the color of the node's community, for a far view; zero for none.
	Far color.NRGBA
}

// Dot is one of the small discs inside a node: something that it holds. Place
// and radius are in units of the node's radius.
type Dot struct {
	X, Y, R float64
	Color   color.NRGBA
}

// LeastDotRadius is the radius, in pixels, below which dots are not drawn.
const LeastDotRadius = 0.6

// Link is one styled link between Nodes[From] and Nodes[To].
type Link struct {
	ID       string
	Type     graphmodel.LinkType
	From, To int
	Width    float64
	Color    color.NRGBA
	Dashed   bool    // planned, denied or alleged
	Arrow    bool    // head at To
	Bend     float64 // sideways bow as a fraction of the length, for parallel links; 0 is straight
	Label    string
	Always   bool // the label is shown without hovering when there is room
	Emphasis Emphasis
	Detail   string      // the sentence that proves the link, for a tooltip
	Far      color.NRGBA // the color in a far view; zero for that of the ends
	Across   bool        // the ends are of two communities
	Pull     float64     // how strongly a layout should keep the ends together; 1 is usual
}

// LegendEntry explains one shape and color.
type LegendEntry struct {
	Shape  Shape
	Icon   Icon
	Fill   color.NRGBA
	Stroke color.NRGBA
	Ink    color.NRGBA
	Hollow bool
	Dashed bool
	Label  string
}

// Scene is everything that is drawn. It is immutable once built and safe for
// concurrent use.
type Scene struct {
	// Name and Description are for documents that are read aloud.
	Name        string
	Description string

	Nodes      []Node
	Links      []Link
	Legend     []LegendEntry // empty for none
	Background color.NRGBA
	LabelColor color.NRGBA
	QuietColor color.NRGBA // sublabels, link labels
	Surface    color.NRGBA // the legend's panel
	Border     color.NRGBA // the panel's hairline
	Accent     color.NRGBA // selection rings

	// Axis and Ground are what places on the picture mean; nil for nothing.
	Axis   *TimeAxis
	Ground *Ground
	// Apart are the nodes below a map of which no place is known; nil for none.
	Apart *Apart

	frame   *frame
	where   where
	index   map[string]int // node by id
	spacing float64        // usual distance between neighbors; 0 when unknown
}

// NodeIndex returns the position in Nodes of the node with this id.
func (s *Scene) NodeIndex(id string) (int, bool) {
	i, ok := s.index[id]
	return i, ok
}

// LinkIndex returns the position in Links of the link with this id.
func (s *Scene) LinkIndex(id string) (int, bool) {
	for i := range s.Links {
		if s.Links[i].ID == id {
			return i, true
		}
	}
	return 0, false
}

func (s *Scene) buildIndex() {
	s.index = make(map[string]int, len(s.Nodes))
	for i := range s.Nodes {
		s.index[s.Nodes[i].ID] = i
	}
}
