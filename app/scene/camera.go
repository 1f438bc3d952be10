package scene

import (
	"math"
	"time"
)

// Size is a width and height in device-independent pixels.
type Size struct{ W, H float64 }

// Rect is a rectangle in world or screen coordinates; y grows downwards.
type Rect struct{ X0, Y0, X1, Y1 float64 }

// Empty reports whether the rectangle has no area.
func (r Rect) Empty() bool { return r.X0 >= r.X1 || r.Y0 >= r.Y1 }

// Intersects reports whether two rectangles share an area.
func (r Rect) Intersects(o Rect) bool {
	return r.X0 < o.X1 && o.X0 < r.X1 && r.Y0 < o.Y1 && o.Y0 < r.Y1
}

// Contains reports whether a point lies inside.
func (r Rect) Contains(x, y float64) bool {
	return x >= r.X0 && x < r.X1 && y >= r.Y0 && y < r.Y1
}

// Holds reports whether another rectangle lies inside.
func (r Rect) Holds(o Rect) bool {
	return r.X0 <= o.X0 && r.Y0 <= o.Y0 && r.X1 >= o.X1 && r.Y1 >= o.Y1
}

// Union is the smallest rectangle around both; an empty one adds nothing.
func (r Rect) Union(o Rect) Rect {
	if r.Empty() {
		return o
	}
	if o.Empty() {
		return r
	}
	return Rect{min(r.X0, o.X0), min(r.Y0, o.Y0), max(r.X1, o.X1), max(r.Y1, o.Y1)}
}

// Inset shrinks the rectangle by d on every side; a negative d grows it.
func (r Rect) Inset(d float64) Rect { return Rect{r.X0 + d, r.Y0 + d, r.X1 - d, r.Y1 - d} }

// The bounds of Camera.Scale.
const (
	MinScale = 0.002
	MaxScale = 8
)

// Camera looks at the world: (X, Y) stands in the middle of the viewport, and
// one world unit is Scale device-independent pixels. Cameras are values; every
// method returns a new one.
type Camera struct{ X, Y, Scale float64 }

// Valid reports whether the camera can be used: finite and within bounds.
func (c Camera) Valid() bool {
	ok := func(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
	return ok(c.X) && ok(c.Y) && c.Scale >= MinScale && c.Scale <= MaxScale
}

// ToScreen converts world coordinates to the viewport's.
func (c Camera) ToScreen(v Size, x, y float64) (sx, sy float64) {
	return (x-c.X)*c.Scale + v.W/2, (y-c.Y)*c.Scale + v.H/2
}

// ToWorld converts viewport coordinates to the world's.
func (c Camera) ToWorld(v Size, sx, sy float64) (x, y float64) {
	return (sx-v.W/2)/c.Scale + c.X, (sy-v.H/2)/c.Scale + c.Y
}

// Pan moves the picture by (dx, dy) pixels.
func (c Camera) Pan(dx, dy float64) Camera {
	return Camera{c.X - dx/c.Scale, c.Y - dy/c.Scale, c.Scale}
}

// ZoomAt multiplies the scale by factor, within bounds, and keeps the world
// point under (sx, sy) where it is.
func (c Camera) ZoomAt(v Size, sx, sy, factor float64) Camera {
	x, y := c.ToWorld(v, sx, sy)
	scale := min(max(c.Scale*factor, MinScale), MaxScale)
	return Camera{x - (sx-v.W/2)/scale, y - (sy-v.H/2)/scale, scale}
}

// Visible is the part of the world in the viewport.
func (c Camera) Visible(v Size) Rect {
	x0, y0 := c.ToWorld(v, 0, 0)
	x1, y1 := c.ToWorld(v, v.W, v.H)
	return Rect{x0, y0, x1, y1}
}

// FitRect is the camera that shows the world rectangle r whole in a viewport
// with a margin in pixels. It does not enlarge beyond maxScale.
func FitRect(v Size, r Rect, margin, maxScale float64) Camera {
	w, h := r.X1-r.X0, r.Y1-r.Y0
	scale := maxScale
	if w > 0 {
		scale = min(scale, max(v.W-2*margin, 1)/w)
	}
	if h > 0 {
		scale = min(scale, max(v.H-2*margin, 1)/h)
	}
	scale = min(max(scale, MinScale), MaxScale)
	return Camera{(r.X0 + r.X1) / 2, (r.Y0 + r.Y1) / 2, scale}
}

// Clamp moves the camera back so that at least some of the world rectangle r
// stays in the viewport.
func (c Camera) Clamp(v Size, r Rect) Camera {
	if r.X1 < r.X0 || r.Y1 < r.Y0 {
		return c
	}
	const keep = 60
	halfW, halfH := max(v.W/2-keep, 0)/c.Scale, max(v.H/2-keep, 0)/c.Scale
	c.X = min(max(c.X, r.X0-halfW), r.X1+halfW)
	c.Y = min(max(c.Y, r.Y0-halfH), r.Y1+halfH)
	return c
}

// Flight is a camera movement.
type Flight struct {
	From, To Camera
	Duration time.Duration
}

// At returns the camera at time t of the flight, eased at both ends. The scale
// moves geometrically, so that a zoom looks even.
func (f Flight) At(t time.Duration) (cam Camera, done bool) {
	if t >= f.Duration {
		return f.To, true
	}
	k := Ease(float64(t) / float64(f.Duration))
	scale := f.From.Scale * math.Pow(f.To.Scale/f.From.Scale, k)
	// With the weight of the scale the point between both ends travels evenly
	// on the screen.
	p := k
	if d := f.To.Scale - f.From.Scale; math.Abs(d) > 1e-6*f.From.Scale {
		p = (1 - f.From.Scale/scale) * f.To.Scale / d
	}
	return Camera{f.From.X + (f.To.X-f.From.X)*p, f.From.Y + (f.To.Y-f.From.Y)*p, scale}, false
}

// Ease maps 0…1 to 0…1 with a soft start and end (smoothstep).
func Ease(t float64) float64 {
	t = min(max(t, 0), 1)
	return t * t * (3 - 2*t)
}
