// Package layout computes positions for the nodes of a graph. It works on
// plain arrays, knows neither entities nor pixels, and is deterministic: the
// same input and seed give the same bytes for every number of threads.
//
// [All] lists the layouts. [Layout.Run] computes one to its end;
// [Layout.Start] computes it in steps, for a picture that shows itself while it
// grows. [Live] keeps a force-directed picture moving while a person drags.
package layout

import (
	"context"
	"runtime"
)

// Point is a position in layout units. A layout's natural unit is one
// device-independent pixel at zoom 1, so that the sizes of nodes and labels
// can be kept apart. y grows downwards.
type Point struct{ X, Y float64 }

// Edge joins the nodes A and B. Weight scales its pull; 0 counts as 1. Layouts
// that draw a hierarchy read the edge as leading from A, above, to B, below.
type Edge struct {
	A, B   int32
	Weight float32
}

// Box is the footprint of a node, with its label, around its position: from
// (-Left, -Up) to (+Right, +Down) in layout units; y grows downwards.
type Box struct{ Left, Up, Right, Down float64 }

// Graph is what a layout arranges. Each of its slices is empty or has N values.
type Graph struct {
	N     int
	Edges []Edge
	// Boxes holds the footprint of each node, or is empty for points.
	Boxes []Box
	// Start holds earlier positions for a warm start, or is empty. A node
	// without an earlier position has NaN coordinates.
	Start []Point
	// Pinned nodes keep their Start position. Empty for none.
	Pinned []bool
	// Groups holds the group of each node for layouts that need [NeedsGroups].
	// Nodes of one group share a number; the order of the numbers is the order
	// in which the groups are drawn.
	Groups []int32
	// Times holds the moment of each node for layouts that need [NeedsTimes], in
	// any unit that grows evenly, such as days; NaN for a node without one.
	Times []float64
	// Places holds where on Earth each node is, for layouts that need
	// [NeedsPlaces]; NaN coordinates for a node without a place.
	Places []LonLat
}

// LonLat is a place on Earth in degrees, east and north positive.
type LonLat struct{ Lon, Lat float64 }

// Options control a layout. The zero value is usable.
type Options struct {
	Seed uint64
	// Aspect is the wished width divided by height of the whole drawing; 0 is 1.5.
	Aspect float64
	// Threads bounds how many goroutines compute at once; 0 is GOMAXPROCS. The
	// result does not depend on it.
	Threads int
	// Progress, when set, is called now and then with 0…1 from the goroutine
	// that computes.
	Progress func(float64)
	// Roots are the nodes that a radial layout draws in the middle. Empty
	// lets the layout choose.
	Roots []int32
	// Sideways lets a layered layout run from left to right instead of downwards.
	Sideways bool
}

func (o Options) threads() int {
	if o.Threads > 0 {
		return o.Threads
	}
	return runtime.GOMAXPROCS(0)
}

// Func computes a position for each node of g. It returns ctx.Err() when ctx
// ends first.
type Func func(ctx context.Context, g Graph, o Options) ([]Point, error)
