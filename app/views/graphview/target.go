package graphview

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"clew/app/controls"
	"clew/app/scene"
)

// mergeDwell is how long a dragged node has to rest on another before it merges
// into it: in a crowded picture nodes cross each other all the time.
const mergeDwell = 450 * time.Millisecond

// target is the node on which a drag would end: another node that is merged
// into, or the other end of a new link.
type target struct {
	node  int // -1 for none
	armed bool
	timer *time.Timer
	turn  int

	ring *canvas.Circle
	wire *canvas.Line
	card *canvas.Rectangle
	text *canvas.Text
	box  *fyne.Container
}

func newTarget() *target {
	t := &target{node: -1, ring: canvas.NewCircle(nil), wire: canvas.NewLine(nil), card: canvas.NewRectangle(nil), text: canvas.NewText("", nil)}
	t.ring.StrokeWidth, t.wire.StrokeWidth = 3, 2
	t.card.CornerRadius, t.card.StrokeWidth = 7, 1
	t.text.TextSize = tipText
	t.box = &fyne.Container{Objects: []fyne.CanvasObject{t.wire, t.ring, t.card, t.text}}
	for _, o := range t.box.Objects {
		o.Hide()
	}
	return t
}

func (t *target) recolor(s *scene.Scene) {
	t.ring.StrokeColor, t.wire.StrokeColor = s.Accent, s.Accent
	fill := s.Accent
	fill.A = 0x30
	t.ring.FillColor = fill
	t.card.FillColor, t.card.StrokeColor = s.Surface, s.Border
	t.text.Color = color.NRGBA(s.LabelColor)
}

// aim looks for the node under the pointer on which a drag would end. With
// dwell it counts only when the pointer stays.
func (v *View) aim(pos fyne.Position, except []int, dwell bool) {
	node := v.nodeUnder(pos, except)
	t := v.target
	if node == t.node {
		return
	}
	v.disarm()
	if t.node = node; node < 0 {
		return
	}
	if !dwell {
		v.arm()
		return
	}
	turn := t.turn
	t.timer = time.AfterFunc(mergeDwell, func() {
		v.opt.Do(func() {
			if t.turn == turn && v.gesture.drag == moving {
				v.arm()
			}
		})
	})
}

// nodeUnder is the foremost node under a point, without some.
func (v *View) nodeUnder(pos fyne.Position, except []int) int {
	best, size, scale := -1, v.size(), v.base.NodeScale(v.camera.Scale)
	for i := range v.base.Nodes {
		n := &v.base.Nodes[i]
		x, y := v.nodeAt(i)
		sx, sy := v.camera.ToScreen(size, x, y)
		if scene.Distance(n.Shape, float64(pos.X)-sx, float64(pos.Y)-sy, n.Radius*scale) > nodeSlop {
			continue
		}
		if !has(except, i) && (best < 0 || n.Importance >= v.base.Nodes[best].Importance) {
			best = i
		}
	}
	return best
}

func has(list []int, i int) bool {
	for _, k := range list {
		if k == i {
			return true
		}
	}
	return false
}

// arm shows that letting go now ends on the target.
func (v *View) arm() {
	t := v.target
	t.armed = true
	n := &v.base.Nodes[t.node]
	words := "Merge into "
	if v.gesture.drag == linking {
		words = "Link with "
	}
	t.text.Text = controls.VisualLine(words + controls.Isolate(n.Label))
	v.placeTarget()
	for _, o := range []fyne.CanvasObject{t.ring, t.card, t.text} {
		o.Show()
	}
	v.repaint(t.box)
}

// placeTarget puts ring and words at the target.
func (v *View) placeTarget() {
	t := v.target
	if t.node < 0 || t.node >= len(v.base.Nodes) {
		return
	}
	x, y := v.nodeAt(t.node)
	sx, sy := v.camera.ToScreen(v.size(), x, y)
	r := float32(v.base.Nodes[t.node].Radius*v.base.NodeScale(v.camera.Scale)) + 7
	t.ring.Move(fyne.NewPos(float32(sx)-r, float32(sy)-r))
	t.ring.Resize(fyne.NewSquareSize(2 * r))
	need := t.text.MinSize()
	box := fyne.NewSize(need.Width+20, need.Height+10)
	at := fyne.NewPos(float32(sx)-box.Width/2, float32(sy)-r-box.Height-8)
	at.X = max(min(at.X, v.Size().Width-box.Width-4), 4)
	if at.Y < 4 {
		at.Y = float32(sy) + r + 8
	}
	t.card.Move(at)
	t.card.Resize(box)
	t.text.Move(at.AddXY(10, 5))
	t.text.Resize(need)
}

// disarm hides the target.
func (v *View) disarm() {
	t := v.target
	t.turn++
	if t.timer != nil {
		t.timer.Stop()
		t.timer = nil
	}
	t.node = -1
	if t.armed {
		t.armed = false
		for _, o := range []fyne.CanvasObject{t.ring, t.card, t.text} {
			o.Hide()
		}
		v.repaint(t.box)
	}
}

// pull draws the line of a new link to the pointer.
func (v *View) pull(pos fyne.Position) {
	t := v.target
	x, y := v.nodeAt(v.gesture.source)
	sx, sy := v.camera.ToScreen(v.size(), x, y)
	t.wire.Position1 = fyne.NewPos(float32(sx), float32(sy))
	t.wire.Position2 = pos
	t.wire.Show()
	v.aim(pos, []int{v.gesture.source}, false)
	v.repaint(t.box)
}

// dropped ends a drag on its target and reports whether there was one.
func (v *View) dropped(g *gesture) bool {
	t := v.target
	armed, node := t.armed, t.node
	v.disarm()
	t.wire.Hide()
	v.repaint(t.box)
	if !armed || node < 0 || node >= len(v.base.Nodes) {
		return false
	}
	to := v.base.Nodes[node].ID
	switch {
	case g.drag == linking && v.opt.OnLink != nil:
		v.opt.OnLink(v.base.Nodes[g.source].ID, to)
	case g.drag == moving && v.opt.OnMerge != nil:
		var ids []string
		for _, i := range g.held.nodes {
			ids = append(ids, v.base.Nodes[i].ID)
		}
		v.pose = nil // back to where they were; they are one soon
		v.draw()
		v.opt.OnMerge(ids, to)
	default:
		return false
	}
	return true
}
