package scenetest

import (
	"fmt"
	"slices"
	"strings"

	"clew/app/scene"
	"clew/graphmodel"
	"clew/graphmodel/layout"
)

// World is events on some days of 2025 at cities of the world.
func World() *graphmodel.Snapshot {
	var entities []*graphmodel.Entity
	var links []*graphmodel.Link
	for i, at := range [][2]float64{
		{37.6, 55.8}, {30.5, 50.4}, {-77, 38.9}, {139.7, 35.7}, {151.2, -33.9}, {-58.4, -34.6}, {36.8, -1.3}, {2.4, 48.9}, {28, -26.2}, {-0.1, 51.5},
	} {
		city := &graphmodel.Entity{ID: fmt.Sprint("c", i), Kind: graphmodel.Place, Name: fmt.Sprint("City ", i), Lon: at[0], Lat: at[1], HasCoord: true}
		event := &graphmodel.Entity{
			ID: fmt.Sprint("e", i), Kind: graphmodel.Event, Name: fmt.Sprint("talks ", i),
			When: graphmodel.DayInterval(graphmodel.Date{Year: 2025, Month: 3, Day: 1 + (7*i)%30}),
		}
		entities = append(entities, city, event)
		links = append(links, &graphmodel.Link{ID: fmt.Sprint("l", i), From: event.ID, To: city.ID, Type: graphmodel.AtPlace, Confidence: 1, Status: graphmodel.Accepted})
	}
	slices.SortFunc(entities, func(a, b *graphmodel.Entity) int { return strings.Compare(a.ID, b.ID) })
	return graphmodel.NewSnapshot(1, nil, entities, links)
}

// WorldScene is the scene of World on a map, or on a time axis.
func WorldScene(p *scene.Palette, timed bool) *scene.Scene {
	snap := World()
	s := scene.Build(snap, nil, scene.Options{Palette: p})
	var g layout.Graph
	scene.Describe(&g, snap.Entities)
	proj := layout.ProjectionFor(g.Places)
	at := make([]layout.Point, len(s.Nodes))
	for i := range at {
		switch known := snap.Entities[i].HasCoord; {
		case timed && known:
			at[i] = layout.Point{X: float64(100 * i), Y: 300}
		case timed:
			at[i] = layout.Point{X: 40 * (g.Times[i] - 20150), Y: float64(i%3) * 80}
		case known:
			q := proj.Project(g.Places[i])
			at[i] = layout.Point{X: 300 * q.X, Y: 300 * q.Y}
		default:
			at[i] = layout.Point{X: 90 * float64(i-15), Y: 420}
		}
	}
	return s.WithPositions(at)
}
