// Package scene describes what to draw, without pixels, files or a user
// interface: styled nodes, links and labels in world coordinates. The screen,
// PNG, SVG and PDF are all drawn from one Scene, so that what a person sees is
// what a report shows.
package scene

import "image/color"

// Shape is the outline of a node. Each kind of entity has its own, so that
// kinds stay apart without color.
type Shape uint8

// The shapes.
const (
	Circle        Shape = iota // person
	RoundedSquare              // organization
	Pin                        // place: a map pin or a diamond with soft corners
	Hexagon                    // event
)

// Emphasis is how strongly a part of the scene stands out.
type Emphasis uint8

// The degrees of emphasis.
const (
	Normal   Emphasis = iota
	Faded             // something else is selected or hovered
	Hovered           // under the pointer
	Selected          // part of the selection
)

// Node is one styled node. Sizes are device-independent pixels at zoom 1.
type Node struct {
	ID         string
	X, Y       float64 // world coordinates, y grows downwards
	Radius     float64
	Shape      Shape
	Fill       color.NRGBA
	Stroke     color.NRGBA
	Label      string
	Sublabel   string  // second, quieter line: the date and place of an event, a role
	LabelSize  float64 // font size
	Importance float64 // 0…1: labels of more important nodes win
	Pinned     bool
	Dashed     bool // outline dashed: planned or denied events
	Emphasis   Emphasis
}

// Link is one styled link between Nodes[From] and Nodes[To].
type Link struct {
	ID       string
	From, To int
	Width    float64
	Color    color.NRGBA
	Dashed   bool    // planned, denied or alleged
	Arrow    bool    // head at To
	Bend     float64 // sideways bow as a fraction of the length, for parallel links; 0 is straight
	Label    string
	Emphasis Emphasis
}

// LegendEntry explains one shape and color.
type LegendEntry struct {
	Shape Shape
	Fill  color.NRGBA
	Label string
}

// Scene is everything that is drawn. It is immutable once built and safe for
// concurrent use.
type Scene struct {
	Nodes      []Node
	Links      []Link
	Legend     []LegendEntry // empty for none
	Background color.NRGBA
	LabelColor color.NRGBA
	QuietColor color.NRGBA // sublabels, link labels
}
