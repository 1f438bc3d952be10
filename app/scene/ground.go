package scene

import (
	"image/color"
	"math"
	"sync"

	"clew/assets/atlas"
	"clew/graphmodel/layout"
)

// Ground is a map beneath the nodes, in world coordinates. It must not be
// modified.
type Ground struct {
	Land    [][]layout.Point // closed rings, to be filled by winding
	Borders [][]layout.Point
	Grid    [][]layout.Point // the graticule
}

// Widths of the lines of a map, in pixels.
const (
	CoastWidth  = 0.8
	BorderWidth = 0.7
	GridWidth   = 0.6
)

// LandColor, CoastColor, BorderColor and GridColor are the colors of a map:
// quiet, since it is the ground and not the story.
func (s *Scene) LandColor() color.NRGBA { return mix(s.Background, s.Border, 0.55) }

// CoastColor is the color of coasts.
func (s *Scene) CoastColor() color.NRGBA { return mix(s.Border, s.QuietColor, 0.3) }

// BorderColor is the color of the lines between countries.
func (s *Scene) BorderColor() color.NRGBA { return mix(s.Background, s.QuietColor, 0.28) }

// GridColor is the color of the graticule and of the lines of a time axis.
func (s *Scene) GridColor() color.NRGBA { return mix(s.Background, s.Border, 0.7) }

// groundKey says which map was made last.
type groundKey struct {
	proj      layout.Projection
	k, cx, cy float64
}

var lastGround struct {
	sync.Mutex
	key    groundKey
	ground *Ground
}

// groundOf is the map of a projection that is k times as large and moved.
func groundOf(proj layout.Projection, k, cx, cy float64) *Ground {
	key := groundKey{proj, k, cx, cy}
	world := math.IsNaN(proj.Parallel)
	if world {
		key.proj.Parallel = -1000 // comparable
	}
	lastGround.Lock()
	defer lastGround.Unlock()
	if lastGround.ground != nil && lastGround.key == key {
		return lastGround.ground
	}
	lastGround.key = key
	lastGround.ground = newGround(proj, world, func(p layout.Point) layout.Point {
		return layout.Point{X: float64(k*p.X) + cx, Y: float64(k*p.Y) + cy}
	})
	return lastGround.ground
}

func newGround(proj layout.Projection, world bool, place func(layout.Point) layout.Point) *Ground {
	m, reach, step := atlas.Fine(), 75.0, 10.0
	if world {
		m, reach, step = atlas.Coarse(), 179.99, 30
	}
	g := &Ground{}
	project := func(line []layout.Point) []layout.Point {
		out := make([]layout.Point, len(line))
		for i, p := range line {
			out[i] = place(proj.Project(layout.LonLat{Lon: p.X, Lat: p.Y}))
		}
		return out
	}
	window := Rect{proj.Meridian - reach, -90, proj.Meridian + reach, 90}
	if !world {
		window.Y0, window.Y1 = max(-90, proj.Parallel-reach), min(90, proj.Parallel+reach)
	}
	for _, ring := range m.Land {
		for _, r := range copies(unwrap(ring, true), window) {
			if r = ClipRing(r, window); len(r) > 3 {
				g.Land = append(g.Land, project(densify(r)))
			}
		}
	}
	for _, line := range m.Borders {
		for _, l := range copies(unwrap(line, false), window) {
			ClipLine(l, window, func(part []layout.Point) { g.Borders = append(g.Borders, project(part)) })
		}
	}
	for lon := math.Ceil(window.X0/step) * step; lon <= window.X1; lon += step {
		g.Grid = append(g.Grid, project(densify([]layout.Point{{X: lon, Y: window.Y0}, {X: lon, Y: window.Y1}})))
	}
	for lat := math.Ceil(window.Y0/step) * step; lat <= window.Y1; lat += step {
		g.Grid = append(g.Grid, project(densify([]layout.Point{{X: window.X0, Y: lat}, {X: window.X1, Y: lat}})))
	}
	return g
}

// unwrap makes the longitudes of a line continuous across the date line. A ring
// around a pole is closed along it.
func unwrap(line []atlas.LonLat, ring bool) []layout.Point {
	out := make([]layout.Point, len(line), len(line)+3)
	turn := 0.0
	for i, p := range line {
		if i > 0 {
			switch d := p.Lon - line[i-1].Lon; {
			case d > 180:
				turn -= 360
			case d < -180:
				turn += 360
			}
		}
		out[i] = layout.Point{X: p.Lon + turn, Y: p.Lat}
	}
	if ring && turn != 0 && len(out) > 0 {
		pole := math.Copysign(90, out[0].Y)
		out = append(out, layout.Point{X: out[len(out)-1].X, Y: pole}, layout.Point{X: out[0].X, Y: pole}, out[0])
	}
	return out
}

// copies are the line and those a whole turn away that touch a window.
func copies(line []layout.Point, window Rect) (out [][]layout.Point) {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, p := range line {
		lo, hi = min(lo, p.X), max(hi, p.X)
	}
	for turn := -720.0; turn <= 720; turn += 360 {
		if hi+turn < window.X0 || lo+turn > window.X1 {
			continue
		}
		moved := make([]layout.Point, len(line))
		for i, p := range line {
			moved[i] = layout.Point{X: p.X + turn, Y: p.Y}
		}
		out = append(out, moved)
	}
	return out
}

// densify breaks long pieces, which a projection bends.
func densify(line []layout.Point) []layout.Point {
	var out []layout.Point
	for i, p := range line {
		if i > 0 {
			q := line[i-1]
			n := int(max(math.Abs(p.X-q.X), math.Abs(p.Y-q.Y)) / 3)
			for k := 1; k <= n; k++ {
				t := float64(k) / float64(n+1)
				out = append(out, layout.Point{X: q.X + float64(t*(p.X-q.X)), Y: q.Y + float64(t*(p.Y-q.Y))})
			}
		}
		out = append(out, p)
	}
	return out
}
