package controls

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"clew/app/gate"
	"clew/app/theme"
)

const (
	tipDelay  = 450 * time.Millisecond
	tipMargin = 6
)

// Tips shows a short description of what the pointer rests on. One Tips
// serves a window; its Layer lies on top of the window's content.
type Tips struct {
	// Escape, when set, is what Escape does on a button that has the focus.
	Escape func()

	do    gate.Do
	layer *fyne.Container
	box   *canvas.Rectangle
	text  *canvas.Text
	timer *time.Timer
	turn  int // grows with every Soon and Hide; an older timer then does nothing
}

// NewTips returns the tips of a window. do leads to the user interface
// goroutine.
func NewTips(do gate.Do) *Tips {
	t := &Tips{do: do, box: canvas.NewRectangle(nil), text: canvas.NewText("", nil)}
	t.text.TextSize = theme.TextSmall
	t.box.CornerRadius = 6
	t.box.Hide()
	t.text.Hide()
	t.layer = &fyne.Container{Objects: []fyne.CanvasObject{t.box, t.text}}
	return t
}

// Layer is what the window lays over its content.
func (t *Tips) Layer() fyne.CanvasObject { return t.layer }

// Soon shows a hint below the anchor unless the pointer leaves first.
func (t *Tips) Soon(anchor fyne.CanvasObject, hint string) {
	t.Hide()
	turn := t.turn
	t.timer = time.AfterFunc(tipDelay, func() {
		t.do(func() {
			if t.turn == turn {
				t.show(anchor, hint)
			}
		})
	})
}

// Hide takes the hint away.
func (t *Tips) Hide() {
	t.turn++
	if t.timer != nil {
		t.timer.Stop()
		t.timer = nil
	}
	if t.box.Visible() {
		t.box.Hide()
		t.text.Hide()
	}
}

func (t *Tips) show(anchor fyne.CanvasObject, hint string) {
	driver := fyne.CurrentApp().Driver()
	of := driver.AbsolutePositionForObject(anchor)
	if of.IsZero() {
		return // the anchor is not in sight any more
	}
	p := theme.Palette()
	t.box.FillColor, t.text.Color = p.Text, p.Background
	t.text.Text = VisualLine(hint)
	need := t.text.MinSize()
	size := need.Add(fyne.NewSize(16, 8))
	at := of.Subtract(driver.AbsolutePositionForObject(t.layer))
	x := at.X + (anchor.Size().Width-size.Width)/2
	y := at.Y + anchor.Size().Height + tipMargin
	room := t.layer.Size()
	if y+size.Height > room.Height {
		y = at.Y - size.Height - tipMargin
	}
	x = max(tipMargin, min(x, room.Width-size.Width-tipMargin))
	t.box.Resize(size)
	t.box.Move(fyne.NewPos(x, y))
	t.text.Resize(need)
	t.text.Move(fyne.NewPos(x+8, y+4))
	t.box.Show()
	t.text.Show()
	t.box.Refresh()
	t.text.Refresh()
}
