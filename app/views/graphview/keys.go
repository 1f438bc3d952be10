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
	case 'm', 'M':
		v.SetTool(PanTool)
	case 'r', 'R':
		v.SetTool(FrameTool)
	case 'o', 'O':
		v.SetTool(LassoTool)
	case 'l', 'L':
		if v.opt.OnLink != nil {
			v.SetTool(LinkTool)
		}
	case 'n', 'N':
		if v.opt.OnNew != nil {
			v.opt.OnNew()
		}
	case 'p', 'P':
		if v.opt.OnPin != nil && len(v.focus.Nodes) > 0 {
			v.opt.OnPin(v.focus.Nodes)
		}
	case '.', ']':
		v.nextLink(1)
	case ',', '[':
		v.nextLink(-1)
	case '>':
		v.hops(1)
	case '<':
		v.hops(-1)
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
		if v.tool == LinkTool {
			v.SetTool(PanTool)
			return
		}
		if len(v.focus.Nodes)+len(v.focus.Links) == 0 {
			v.hops(0)
			return
		}
		v.selectOnly(Hover{}, Replace)
	case fyne.KeyBackspace:
		v.hops(0)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if v.crossLink() {
			return
		}
		if id := v.current(); id != "" {
			v.activate(id)
		}
	case fyne.KeyPageUp:
		v.Zoom(zoomStep, true)
	case fyne.KeyPageDown:
		v.Zoom(1/zoomStep, true)
	default:
		if v.opt.OnKey != nil {
			v.opt.OnKey(ev)
		}
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

func (v *View) hops(change int) {
	if v.opt.OnHops != nil {
		v.opt.OnHops(change)
	}
}

func (v *View) mostImportant() int {
	best := -1
	visible := v.camera.Visible(v.size())
	for i := range v.base.Nodes {
		n := &v.base.Nodes[i]
		if x, y := v.nodeAt(i); visible.Contains(x, y) && (best < 0 || n.Importance > v.base.Nodes[best].Importance) {
			best = i
		}
	}
	return best
}
