package graphview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// panStep is how far an arrow key moves the picture when there is nothing to
// walk to, in pixels.
const panStep = 60

// FocusGained implements fyne.Focusable. The ring shows where the keyboard is,
// but not after a click, which says so by itself.
func (v *View) FocusGained() {
	v.focused = true
	if !v.gesture.pressed {
		v.ring.Show()
		v.repaint(v.ring)
	}
}

// FocusLost implements fyne.Focusable.
func (v *View) FocusLost() {
	v.focused = false
	v.ring.Hide()
	v.repaint(v.ring)
}

// takeFocus asks for the keyboard.
func (v *View) takeFocus() {
	if app := fyne.CurrentApp(); app != nil && !v.focused {
		if c := app.Driver().CanvasForObject(v); c != nil {
			c.Focus(v)
		}
	}
}

// TypedRune implements fyne.Focusable.
func (v *View) TypedRune(r rune) {
	switch r {
	case '+', '=':
		v.Zoom(zoomStep, true)
	case '-', '_':
		v.Zoom(1/zoomStep, true)
	case 'f', 'F', '0':
		v.Fit(true)
	}
}

// TypedKey implements fyne.Focusable.
func (v *View) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		v.walk(0, -1)
	case fyne.KeyDown:
		v.walk(0, 1)
	case fyne.KeyLeft:
		v.walk(-1, 0)
	case fyne.KeyRight:
		v.walk(1, 0)
	case fyne.KeyHome:
		v.Fit(true)
	case fyne.KeyEscape:
		v.hideTooltip()
		v.hover(Hover{})
		v.selectOnly(Hover{}, Replace)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if id := v.current(); id != "" {
			v.activate(id)
		}
	case fyne.KeyPageUp:
		v.Zoom(zoomStep, true)
	case fyne.KeyPageDown:
		v.Zoom(1/zoomStep, true)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (v *View) TypedShortcut(s fyne.Shortcut) {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || c.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return
	}
	switch c.KeyName {
	case fyne.KeyPlus, fyne.KeyEqual:
		v.Zoom(zoomStep, true)
	case fyne.KeyMinus:
		v.Zoom(1/zoomStep, true)
	case fyne.Key0:
		v.Fit(true)
	}
}

// current is the node that the keyboard stands on: the one selected last.
func (v *View) current() string {
	if n := len(v.focus.Nodes); n > 0 {
		if _, ok := v.base.NodeIndex(v.focus.Nodes[n-1]); ok {
			return v.focus.Nodes[n-1]
		}
	}
	return ""
}

// walk selects the nearest node in a direction; the first step goes to the
// most important node in sight.
func (v *View) walk(dx, dy float64) {
	next := -1
	if i, ok := v.base.NodeIndex(v.current()); ok {
		next = v.hits().Toward(i, dx, dy)
	} else {
		next = v.mostImportant()
	}
	if next < 0 {
		v.pan(-dx*panStep, -dy*panStep)
		v.cameraMoved()
		return
	}
	id := v.base.Nodes[next].ID
	v.hover(Hover{})
	v.selectOnly(Hover{Node: id}, Replace)
	v.Reveal(id, true)
}

func (v *View) mostImportant() int {
	best := -1
	visible := v.camera.Visible(v.size())
	for i := range v.base.Nodes {
		n := &v.base.Nodes[i]
		if visible.Contains(n.X, n.Y) && (best < 0 || n.Importance > v.base.Nodes[best].Importance) {
			best = i
		}
	}
	return best
}
