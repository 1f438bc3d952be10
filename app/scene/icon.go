package scene

import (
	"image"
	"math"
)

// PartKind is the form of a part of an icon.
type PartKind uint8

// The forms.
const (
	Disc PartKind = iota // X, Y, R
	Box                  // middle X, Y, half sizes W, H, corner R
	Dome                 // upper half of the disc X, Y, R, flat at Y
	Poly                 // Points
)

// Part is one form of an icon, in a box from -1 to 1. A Cut part is taken away
// from those before it.
type Part struct {
	Kind       PartKind
	X, Y, W, H float64
	R          float64
	Points     [][2]float64
	Cut        bool
}

// IconSize is the half size of an icon in radii of its node.
const IconSize = 0.55

// LeastIconRadius is the radius, in pixels, of the smallest node that shows its
// icon; the hole of a map pin, which is its shape, stays to 4.
const LeastIconRadius = 5

// LeastPictureRadius is the radius, in pixels, of the smallest node that shows
// its picture.
const LeastPictureRadius = 8

// PictureCrop is the square of a picture that a node shows: the middle, and the
// upper half of portraits, where faces are.
func PictureCrop(from image.Rectangle) image.Rectangle {
	if cut := from.Dx() - from.Dy(); cut > 0 {
		from.Min.X += cut / 2
		from.Max.X = from.Min.X + from.Dy()
	} else {
		from.Min.Y -= cut / 4
		from.Max.Y = from.Min.Y + from.Dx()
	}
	return from
}

var icons = [...][]Part{
	NoIcon:     nil,
	PersonIcon: {{Kind: Disc, Y: -0.42, R: 0.42}, {Kind: Dome, Y: 0.86, R: 0.78}},
	BuildingIcon: {
		{Kind: Poly, Points: [][2]float64{{-0.95, -0.32}, {0, -0.9}, {0.95, -0.32}}},
		{Kind: Box, X: -0.56, Y: 0.14, W: 0.13, H: 0.32},
		{Kind: Box, Y: 0.14, W: 0.13, H: 0.32},
		{Kind: Box, X: 0.56, Y: 0.14, W: 0.13, H: 0.32},
		{Kind: Box, Y: 0.72, W: 0.9, H: 0.13},
	},
	PinIcon: {{Kind: Disc, R: 0.6}},
	CalendarIcon: {
		{Kind: Box, Y: 0.1, W: 0.78, H: 0.7, R: 0.2},
		{Kind: Box, X: -0.38, Y: -0.66, W: 0.1, H: 0.2, R: 0.1},
		{Kind: Box, X: 0.38, Y: -0.66, W: 0.1, H: 0.2, R: 0.1},
		{Kind: Box, Y: 0.26, W: 0.58, H: 0.34, R: 0.06, Cut: true},
	},
	TalkIcon: {
		{Kind: Box, Y: -0.14, W: 0.9, H: 0.62, R: 0.36},
		{Kind: Poly, Points: [][2]float64{{-0.5, 0.2}, {-0.5, 0.92}, {0.16, 0.42}}},
		{Kind: Disc, X: -0.42, Y: -0.14, R: 0.13, Cut: true},
		{Kind: Disc, Y: -0.14, R: 0.13, Cut: true},
		{Kind: Disc, X: 0.42, Y: -0.14, R: 0.13, Cut: true},
	},
	BoltIcon: {{Kind: Poly, Points: [][2]float64{
		{0.22, -1}, {-0.62, 0.14}, {-0.1, 0.14}, {-0.26, 1}, {0.62, -0.22}, {0.08, -0.22},
	}}},
	PaperIcon: {
		{Kind: Box, W: 0.64, H: 0.84, R: 0.14},
		{Kind: Box, Y: -0.36, W: 0.36, H: 0.075, Cut: true},
		{Kind: Box, Y: 0, W: 0.36, H: 0.075, Cut: true},
		{Kind: Box, X: -0.1, Y: 0.36, W: 0.26, H: 0.075, Cut: true},
	},
	TravelIcon: {{Kind: Poly, Points: [][2]float64{{-0.95, 0.02}, {0.9, -0.82}, {0.3, 0.88}, {-0.04, 0.2}}}},
}

// Parts returns what an icon is made of. The result must not be modified.
func (i Icon) Parts() []Part {
	if int(i) < len(icons) {
		return icons[i]
	}
	return nil
}

// Distance is the signed distance of a point from the icon, in a box from -1
// to 1.
func (i Icon) Distance(x, y float64) float64 {
	d := math.Inf(1)
	for k := range i.Parts() {
		p := &icons[i][k]
		if pd := p.distance(x, y); p.Cut {
			d = max(d, -pd)
		} else {
			d = min(d, pd)
		}
	}
	return d
}

func (p *Part) distance(x, y float64) float64 {
	x, y = x-p.X, y-p.Y
	switch p.Kind {
	case Disc:
		return math.Sqrt(x*x+y*y) - p.R
	case Box:
		return roundBox(x, y, p.W-p.R, p.H-p.R) - p.R
	case Dome:
		return max(math.Sqrt(x*x+y*y)-p.R, y)
	default:
		return polygon(x, y, p.Points)
	}
}

func polygon(x, y float64, v [][2]float64) float64 {
	d := math.Inf(1)
	inside := false
	for i, j := 0, len(v)-1; i < len(v); j, i = i, i+1 {
		ex, ey := v[j][0]-v[i][0], v[j][1]-v[i][1]
		wx, wy := x-v[i][0], y-v[i][1]
		t := min(max((wx*ex+wy*ey)/(ex*ex+ey*ey), 0), 1)
		bx, by := wx-ex*t, wy-ey*t
		d = min(d, bx*bx+by*by)
		if (v[i][1] > y) != (v[j][1] > y) && x < ex*(y-v[i][1])/ey+v[i][0] {
			inside = !inside
		}
	}
	if inside {
		return -math.Sqrt(d)
	}
	return math.Sqrt(d)
}
