package layout

import (
	"context"
	"errors"
	"math"
	"slices"
)

// Need is a set of what a layout must be given to be of use.
type Need uint8

const (
	// NeedsGroups: Graph.Groups, such as the kinds of entities or communities.
	NeedsGroups Need = 1 << iota
	// NeedsTimes: Graph.Times.
	NeedsTimes
	// NeedsPlaces: Graph.Places.
	NeedsPlaces
	// NeedsDirection: the direction of edges must mean something.
	NeedsDirection
	// TakesRoot: Options.Roots is heeded, and best chosen by the person.
	TakesRoot
)

// Has reports whether n holds all of what.
func (n Need) Has(what Need) bool { return n&what == what }

// Why a layout is of no use for a graph.
var (
	ErrNoPlaces = errors.New("of none of these it is known where on the map it is")
	ErrNoTimes  = errors.New("of none of these it is known when it was")
)

// Missing returns ErrNoPlaces or ErrNoTimes if the layout needs what no node of
// g has.
func (n Need) Missing(g Graph) error {
	if n.Has(NeedsPlaces) && !slices.ContainsFunc(g.Places, func(p LonLat) bool { return !math.IsNaN(p.Lon) }) {
		return ErrNoPlaces
	}
	if n.Has(NeedsTimes) && !slices.ContainsFunc(g.Times, func(t float64) bool { return !math.IsNaN(t) }) {
		return ErrNoTimes
	}
	return nil
}

// Layout is one way of arranging a graph.
type Layout struct {
	// Name is what commands and files call it: lower case, without spaces.
	Name string
	// Title and Description are for people.
	Title, Description string
	Needs              Need
	// Limit is the number of nodes up to which an answer takes about a second;
	// above it, a program had better warn. 0 is no limit.
	Limit int
	// Gradual tells that the steps of Start show pictures that improve; other
	// layouts have only their last.
	Gradual bool

	compute func(t *task, g Graph) ([]Point, error)
}

// Run computes the layout to its end; it is a [Func]. With an error there are
// no positions.
func (l Layout) Run(ctx context.Context, g Graph, o Options) ([]Point, error) {
	t := &task{ctx: ctx, o: o}
	p, err := l.compute(t, g)
	if err == nil && o.Progress != nil {
		o.Progress(1)
	}
	return p, err
}

// All returns the layouts in the order in which a program should offer them.
// The first suits every graph.
func All() []Layout { return slices.Clone(layouts) }

// ByName finds a layout.
func ByName(name string) (Layout, bool) {
	for _, l := range layouts {
		if l.Name == name {
			return l, true
		}
	}
	return Layout{}, false
}

// Names lists the names of all layouts, in their order.
func Names() []string {
	names := make([]string, len(layouts))
	for i, l := range layouts {
		names[i] = l.Name
	}
	return names
}

var layouts = []Layout{
	{
		Name: "automatic", Title: "Automatic", Description: "Chooses by size: stress for small graphs, forces for large ones",
		Gradual: true, compute: automatic,
	},
	{
		Name: "force", Title: "Forces", Description: "Linked nodes attract, all others repel: groups become visible",
		Gradual: true, compute: forceDirected,
	},
	{
		Name: "springs", Title: "Springs", Description: "Like forces, but evenly spread and truer to distances",
		Gradual: true, compute: springs,
	},
	{
		Name: "stress", Title: "Stress", Description: "Distances in the drawing follow distances in the graph",
		Limit: fullStress, Gradual: true, compute: stressLayout,
	},
	{
		Name: "layered", Title: "Layers", Description: "A hierarchy: links lead downwards, from layer to layer",
		Needs: NeedsDirection, Limit: 2000, compute: layered,
	},
	{
		Name: "radial", Title: "Rings", Description: "One node in the middle, its neighbors in rings by distance",
		Needs: TakesRoot, Limit: 20_000, compute: radial,
	},
	{
		Name: "circular", Title: "Circle", Description: "All nodes on a circle, group by group",
		Needs: NeedsGroups, compute: circular,
	},
	{
		Name: "time", Title: "Timeline", Description: "From left to right by date, in lanes",
		Needs: NeedsTimes, compute: timeline,
	},
	{
		Name: "place", Title: "Map", Description: "Where on Earth the nodes are",
		Needs: NeedsPlaces, compute: geographic,
	},
	{
		Name: "grid", Title: "Grid", Description: "All nodes in rows and columns, most linked first",
		compute: grid,
	},
}
