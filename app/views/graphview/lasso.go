package graphview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"clew/app/scene"
)

// lassoStep is the least distance between two points of a lasso, in pixels.
const lassoStep = 5

// lasso is a line drawn by hand around nodes. Its end is joined to its
// beginning.
type lasso struct {
	box    *fyne.Container
	lines  []*canvas.Line // pooled; the first closes the line
	points []fyne.Position
	color  color.NRGBA
}

func newLasso() *lasso {
	l := &lasso{box: &fyne.Container{}}
	l.box.Hide()
	return l
}

// begin starts a lasso.
func (l *lasso) begin(at fyne.Position) {
	l.points = append(l.points[:0], at)
	for _, line := range l.lines {
		line.Hidden = true
	}
	l.box.Show()
	l.join(0, at, at, true)
}

// add leads the lasso to a point and reports whether it has grown.
func (l *lasso) add(at fyne.Position) bool {
	last := l.points[len(l.points)-1]
	if d := at.Subtract(last); d.X*d.X+d.Y*d.Y < lassoStep*lassoStep {
		return false
	}
	l.points = append(l.points, at)
	l.join(len(l.points)-1, last, at, false)
	l.join(0, at, l.points[0], true)
	return true
}

// join draws the line number i.
func (l *lasso) join(i int, a, b fyne.Position, closing bool) {
	if i == len(l.lines) {
		line := canvas.NewLine(l.color)
		l.lines = append(l.lines, line)
		l.box.Objects = append(l.box.Objects, line)
	}
	line := l.lines[i]
	line.StrokeColor, line.StrokeWidth = l.color, 1.6
	if closing {
		faint := l.color
		faint.A /= 3
		line.StrokeColor, line.StrokeWidth = faint, 1
	}
	line.Position1, line.Position2 = a, b
	line.Hidden = false
}

// holds reports whether a point lies inside (even-odd rule).
func (l *lasso) holds(x, y float64) bool {
	inside := false
	j := len(l.points) - 1
	for i := range l.points {
		ax, ay := float64(l.points[i].X), float64(l.points[i].Y)
		bx, by := float64(l.points[j].X), float64(l.points[j].Y)
		if (ay > y) != (by > y) && x < (bx-ax)*(y-ay)/(by-ay)+ax {
			inside = !inside
		}
		j = i
	}
	return inside
}

// bounds is the rectangle around the lasso.
func (l *lasso) bounds() scene.Rect {
	var r scene.Rect
	for i, p := range l.points {
		x, y := float64(p.X), float64(p.Y)
		if i == 0 {
			r = scene.Rect{X0: x, Y0: y, X1: x, Y1: y}
		}
		r = scene.Rect{X0: min(r.X0, x), Y0: min(r.Y0, y), X1: max(r.X1, x), Y1: max(r.Y1, y)}
	}
	return r
}

// caught are the ids of the nodes whose middles the lasso holds.
func (v *View) caught() (ids []string) {
	hits := v.hits()
	if hits == nil {
		return nil
	}
	for _, i := range hits.NodesIn(v.camera, v.size(), v.lasso.bounds()) {
		n := &v.base.Nodes[i]
		if x, y := v.camera.ToScreen(v.size(), n.X, n.Y); v.lasso.holds(x, y) {
			ids = append(ids, n.ID)
		}
	}
	return ids
}
