package layout

import (
	"math"
	"slices"
)

// Projection turns places on Earth into points of a map: x grows to the east, y
// downwards to the south; the unit is the radius of the Earth. The projection
// is Equal Earth (Šavrič, Patterson, Jenny: "The Equal Earth map projection",
// IJGIS 2019), which keeps areas; maps of a region, up to 60° wide, are
// equirectangular with true distances in their middle.
type Projection struct {
	// Meridian is the longitude in the middle of the map, in degrees.
	Meridian float64
	// Parallel is the latitude of a regional map at which east–west distances
	// are true; NaN for a map of the world.
	Parallel float64
}

// region is how wide and high, in degrees, a regional map may be.
const region = 60

// ProjectionFor chooses the projection that suits the places, NaN left out. The
// middle lies opposite to the widest gap between longitudes, so that places on
// both sides of the date line come together.
func ProjectionFor(places []LonLat) Projection {
	var lon []float64
	south, north := 90.0, -90.0
	for _, p := range places {
		if known(p) {
			lon = append(lon, wrap(p.Lon))
			south, north = min(south, p.Lat), max(north, p.Lat)
		}
	}
	if len(lon) == 0 {
		return Projection{Parallel: math.NaN()}
	}
	slices.Sort(lon)
	gap, after := lon[0]+360-lon[len(lon)-1], 0
	for k := 1; k < len(lon); k++ {
		if d := lon[k] - lon[k-1]; d > gap {
			gap, after = d, k
		}
	}
	width := 360 - gap
	p := Projection{Meridian: wrap(lon[after] + width/2), Parallel: (south + north) / 2}
	if width > region || north-south > region || math.Abs(p.Parallel) > 75 {
		p.Parallel = math.NaN()
		if width > 180 {
			p.Meridian = 0 // the map that people know
		}
	}
	return p
}

// Project returns the point of a place, NaN for an unknown one.
func (p Projection) Project(at LonLat) Point {
	if !known(at) {
		return Point{math.NaN(), math.NaN()}
	}
	lambda := wrap(at.Lon-p.Meridian) * math.Pi / 180
	phi := max(-90, min(90, at.Lat)) * math.Pi / 180
	if !math.IsNaN(p.Parallel) {
		return Point{lambda * math.Cos(p.Parallel*math.Pi/180), -phi}
	}
	const a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
	m := math.Sqrt(3) / 2
	theta := math.Asin(m * math.Sin(phi))
	t2 := theta * theta
	t6 := t2 * t2 * t2
	return Point{
		lambda * math.Cos(theta) / (m * (a1 + 3*a2*t2 + t6*(7*a3+9*a4*t2))),
		-theta * (a1 + a2*t2 + t6*(a3+a4*t2)),
	}
}

func known(p LonLat) bool { return dated(p.Lon) && dated(p.Lat) }

// wrap brings a longitude to -180 … 180.
func wrap(lon float64) float64 {
	lon = math.Mod(lon+180, 360)
	if lon < 0 {
		lon += 360
	}
	return lon - 180
}

// PlaceScale is how a place layout turns places into positions; a program needs
// it to draw coasts and borders beneath.
type PlaceScale struct {
	Projection
	Scale  float64 // layout units for the radius of the Earth
	Origin Point   // in the unit of the projection
}

// At is the position of a place.
func (s PlaceScale) At(p LonLat) Point {
	q := s.Project(p)
	return Point{(q.X - s.Origin.X) * s.Scale, (q.Y - s.Origin.Y) * s.Scale}
}

// PlaceScaleOf is the scale that the layout "place" uses for g.
func PlaceScaleOf(g Graph) PlaceScale {
	s := PlaceScale{Projection: ProjectionFor(g.Places), Scale: 1}
	b := rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	area := 0.0
	for i, at := range g.Places {
		f := g.box(i)
		area += (f.Left + f.Right + gridGap) * (f.Up + f.Down + gridGap)
		if known(at) {
			q := s.Project(at)
			b = rect{min(b.left, q.X), min(b.top, q.Y), max(b.right, q.X), max(b.bottom, q.Y)}
		}
	}
	if math.IsInf(b.left, 1) {
		return s
	}
	s.Origin = Point{(b.left + b.right) / 2, (b.top + b.bottom) / 2}
	// Places lie unevenly, so that boxes should fill a small part of the map.
	const filled = 0.15
	if side := max(b.right-b.left, b.bottom-b.top); side > 1e-9 {
		s.Scale = max(math.Sqrt(area/filled), 20*baseLength) / side
	}
	return s
}

// geographic places nodes on a map. Several at one place are spread around it;
// nodes without a place stand between the places that they are linked with, and
// in rows below if there are none.
func geographic(t *task, g Graph) ([]Point, error) {
	g, err := normalize(g)
	if err != nil {
		return nil, err
	}
	if len(g.Places) == 0 {
		g.Places = slices.Repeat([]LonLat{{math.NaN(), math.NaN()}}, g.N)
	}
	scale := PlaceScaleOf(g)
	p := make([]Point, g.N)
	var on, rest []int
	for i, at := range g.Places {
		if known(at) {
			on = append(on, i)
			p[i] = scale.At(at)
		} else {
			rest = append(rest, i)
		}
	}
	if err := spreadApart(t, g, p, on, nil); err != nil {
		return nil, err
	}
	fixed := make([]bool, g.N)
	for _, i := range on {
		fixed[i] = true
	}
	has := followNeighbors(adjacencyOf(g), p, fixed)
	for i := range has {
		if has[i] && !fixed[i] {
			on = append(on, i)
		}
	}
	rest = slices.DeleteFunc(rest, func(i int) bool { return has[i] })
	if err := spreadApart(t, g, p, on, fixed); err != nil {
		return nil, err
	}
	placeBelow(g, p, on, rest, aspectOf(t.o))
	keepPinned(g, p)
	return p, t.ctx.Err()
}

// spreadApart pushes the boxes of some nodes apart; the fixed ones stay.
func spreadApart(t *task, g Graph, p []Point, nodes []int, fixed []bool) error {
	sub := Graph{N: len(nodes)}
	q := make([]Point, len(nodes))
	for k, i := range nodes {
		q[k] = p[i]
		if len(g.Boxes) != 0 {
			sub.Boxes = append(sub.Boxes, g.Boxes[i])
		}
		if fixed != nil {
			sub.Pinned = append(sub.Pinned, fixed[i])
		}
	}
	spreadCoincident(sub, q)
	if err := pushApart(t.ctx, sub, q, false); err != nil {
		return err
	}
	if fixed != nil {
		escape(sub, q)
	}
	for k, i := range nodes {
		p[i] = q[k]
	}
	return nil
}
