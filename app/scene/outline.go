package scene

import "math"

// The outlines of nodes are signed distance functions: negative inside, zero
// on the outline, in the units of the radius. One function gives fill, outline,
// ring, shadow and the place where a link ends. The formulas are Inigo
// Quilez's exact two-dimensional distance functions.

// Proportions of the shapes for a radius of 1.
const (
	squareHalf   = 0.9
	squareCorner = 0.3
	hexApothem   = 0.94 // from the middle to a side
	hexCorner    = 0.2
	pinHeadY     = -0.2
	pinHead      = 0.82
	pinTipY      = 1.02
	pinTip       = 0.1
)

// Distance is the signed distance of the point (x, y), relative to the node's
// position, from the outline of a shape with radius r.
func Distance(shape Shape, x, y, r float64) float64 {
	switch shape {
	case RoundedSquare:
		c := squareCorner * r
		return roundBox(x, y, squareHalf*r-c, squareHalf*r-c) - c
	case Hexagon:
		c := hexCorner * r
		return hexagon(x, y, hexApothem*r-c) - c
	case Pin:
		return unevenCapsule(x, y-pinHeadY*r, pinHead*r, pinTip*r, (pinTipY-pinHeadY)*r)
	default:
		return math.Sqrt(x*x+y*y) - r
	}
}

// Extent is the half width and the reach up and down of a shape of radius 1.
func (s Shape) Extent() (half, up, down float64) {
	switch s {
	case RoundedSquare:
		return squareHalf, squareHalf, squareHalf
	case Hexagon:
		corner := (hexApothem-hexCorner)*2/math.Sqrt(3) + hexCorner
		return corner, hexApothem, hexApothem
	case Pin:
		return pinHead, pinHead - pinHeadY, pinTipY + pinTip
	default:
		return 1, 1, 1
	}
}

// IconCenter is the height, in radii, of the middle of the icon.
func (s Shape) IconCenter() float64 {
	if s == Pin {
		return pinHeadY
	}
	return 0
}

func roundBox(x, y, hx, hy float64) float64 {
	qx, qy := math.Abs(x)-hx, math.Abs(y)-hy
	ox, oy := max(qx, 0), max(qy, 0)
	return math.Sqrt(ox*ox+oy*oy) + min(max(qx, qy), 0)
}

func hexagon(x, y, apothem float64) float64 {
	const kx, ky, kz = -0.8660254037844386, 0.5, 0.5773502691896257
	x, y = math.Abs(x), math.Abs(y)
	d := 2 * min(kx*x+ky*y, 0)
	x, y = x-d*kx, y-d*ky
	x -= min(max(x, -kz*apothem), kz*apothem)
	y -= apothem
	return math.Copysign(math.Sqrt(x*x+y*y), y)
}

// unevenCapsule is the hull of a circle r1 at the origin and a circle r2 at
// (0, h).
func unevenCapsule(x, y, r1, r2, h float64) float64 {
	x = math.Abs(x)
	b := (r1 - r2) / h
	a := math.Sqrt(1 - b*b)
	k := -b*x + a*y
	switch {
	case k < 0:
		return math.Sqrt(x*x+y*y) - r1
	case k > a*h:
		return math.Sqrt(x*x+(y-h)*(y-h)) - r2
	default:
		return a*x + b*y - r1
	}
}

// PinOutline is a pin of radius 1 as a path: from the tangent point (X0, Y0)
// at the head over the head's large arc to (-X0, Y0), down to (-X1, Y1) and
// round the tip to (X1, Y1).
func PinOutline() (x0, y0, head, x1, y1, tip float64) {
	h := pinTipY - pinHeadY
	b := (pinHead - pinTip) / h
	a := math.Sqrt(1 - b*b)
	return a * pinHead, pinHeadY + b*pinHead, pinHead, a * pinTip, pinTipY + b*pinTip, pinTip
}

// PinTip is the height of the middle of the tip of a pin of radius 1.
func PinTip() float64 { return pinTipY }

// SquareOutline gives half the side and the corner radius of a rounded square
// of radius 1.
func SquareOutline() (half, corner float64) { return squareHalf, squareCorner }

// HexagonOutline gives the corners of the inner hexagon of a hexagon of radius
// 1, which a round pen of the given radius traces.
func HexagonOutline() (corners [6][2]float64, pen float64) {
	a := hexApothem - hexCorner
	r := a * 2 / math.Sqrt(3)
	for i := range corners {
		angle := float64(i) * math.Pi / 3
		corners[i] = [2]float64{r * math.Cos(angle), r * math.Sin(angle)}
	}
	return corners, hexCorner
}

// RoundedBox is the signed distance from a rectangle around the origin with
// half sizes hw and hh and round corners.
func RoundedBox(x, y, hw, hh, corner float64) float64 {
	return roundBox(x, y, hw-corner, hh-corner) - corner
}
