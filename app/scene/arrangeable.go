package scene

import (
	"math"
	"slices"
	"time"

	"clew/graphmodel"
	"clew/graphmodel/layout"
)

// Describe adds to g what layouts can arrange by: the kinds of the entities as
// groups, when events began, and where places are. The entities are those of
// g's nodes, in their order; those of an unknown kind form a group of their own.
func Describe(g *layout.Graph, entities []*graphmodel.Entity) {
	for _, e := range entities {
		kind := slices.Index(graphmodel.Kinds, e.Kind)
		if kind < 0 {
			kind = len(graphmodel.Kinds)
		}
		g.Groups = append(g.Groups, int32(kind))
		g.Times = append(g.Times, dayOf(e))
		at := layout.LonLat{Lon: math.NaN(), Lat: math.NaN()}
		if e.HasCoord {
			at = layout.LonLat{Lon: e.Lon, Lat: e.Lat}
		}
		g.Places = append(g.Places, at)
	}
}

// dayOf is the middle of the time in which an event was, in days, or NaN. An
// event of which only the year is known would else stand at its first day, far
// from all others.
func dayOf(e *graphmodel.Entity) float64 {
	if e.Kind != graphmodel.Event || e.When.Start.Year == 0 {
		return math.NaN()
	}
	day := func(d graphmodel.Date) float64 {
		return float64(time.Date(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1), 0, 0, 0, 0, time.UTC).Unix()) / 86400
	}
	start := day(e.When.Start)
	if e.When.End.Year == 0 {
		return start
	}
	return (start + max(start, day(e.When.End))) / 2
}
