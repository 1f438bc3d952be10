// Package layout computes positions for the nodes of a graph. It works on
// plain arrays, knows neither entities nor pixels, and is deterministic: the
// same input and seed give the same bytes for every GOMAXPROCS.
package layout

import "context"

// Point is a position in layout units. A layout's natural unit is one
// device-independent pixel at zoom 1, so that the sizes of nodes and labels
// can be kept apart.
type Point struct{ X, Y float64 }

// Edge joins the nodes A and B. Weight scales its pull; 0 counts as 1.
type Edge struct {
	A, B   int32
	Weight float32
}

// Box is the footprint of a node, with its label, around its position: from
// (-Left, -Up) to (+Right, +Down) in layout units; y grows downwards.
type Box struct{ Left, Up, Right, Down float64 }

// Graph is what a layout arranges.
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
}

// Options control a layout.
type Options struct {
	Seed uint64
	// Aspect is the wished width divided by height of the whole drawing; 0 is 1.5.
	Aspect float64
	// Progress, when set, is called now and then with 0…1 from the goroutine
	// that computes.
	Progress func(float64)
}

// Func computes a position for each node of g. It returns ctx.Err() when ctx
// ends first.
type Func func(ctx context.Context, g Graph, o Options) ([]Point, error)
