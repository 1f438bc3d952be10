//go:build !headless

package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"clew/app/controls"
)

// sheet is a dialog: a title, content, and buttons at the lower right, over
// the dimmed window. Escape closes it.
type sheet struct {
	w       *window
	pop     *widget.PopUp
	buttons *fyne.Container
	// dismissed is called when the sheet is closed without a decision.
	dismissed func()
}

const sheetPadding float32 = 20

// newSheet makes a sheet that is not shown yet.
func (w *window) newSheet(title string, size fyne.Size, content fyne.CanvasObject) *sheet {
	s := &sheet{w: w}
	head := controls.NewBoldText(title, 15)
	s.buttons = &fyne.Container{Layout: controls.Line{Gap: 8, Grow: 0}}
	s.buttons.Objects = []fyne.CanvasObject{&fyne.Container{Layout: controls.Stack{}}}
	body := &fyne.Container{Layout: sheetLayout{}, Objects: []fyne.CanvasObject{head, content, s.buttons}}
	s.pop = widget.NewModalPopUp(body, w.win.Canvas())
	s.pop.Resize(w.fitting(size))
	return s
}

// fitting is a size that the window has room for.
func (w *window) fitting(size fyne.Size) fyne.Size {
	room := w.win.Canvas().Size()
	return fyne.NewSize(min(size.Width, room.Width-40), min(size.Height, room.Height-40))
}

// button adds a button; pressing it closes the sheet first.
func (s *sheet) button(text string, surface controls.Surface, press func()) *controls.Button {
	b := controls.NewButton("", text, surface, func() {
		s.close()
		if press != nil {
			press()
		}
	})
	s.add(b)
	return b
}

// add puts a button at the right of the others.
func (s *sheet) add(b *controls.Button) {
	b.OnKey = func(e *fyne.KeyEvent) {
		if e.Name == fyne.KeyEscape {
			s.dismiss()
		}
	}
	s.buttons.Objects = append(s.buttons.Objects, b)
}

// show opens the sheet with a button under the keyboard.
func (s *sheet) show(focus fyne.Focusable) {
	s.w.sheets = append(s.w.sheets, s)
	s.pop.Show()
	if focus != nil {
		s.w.win.Canvas().Focus(focus)
	}
}

func (s *sheet) close() {
	for i, other := range s.w.sheets {
		if other == s {
			s.w.sheets = append(s.w.sheets[:i:i], s.w.sheets[i+1:]...)
			break
		}
	}
	s.pop.Hide()
}

// dismiss closes the sheet as Escape does.
func (s *sheet) dismiss() {
	s.close()
	if s.dismissed != nil {
		s.dismissed()
	}
}

// sheetLayout puts a title, the content and the buttons below each other.
type sheetLayout struct{}

func (sheetLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(280, 140) }

func (sheetLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	inner := size.Width - 2*sheetPadding
	head, foot := o[0].MinSize().Height, o[2].MinSize().Height
	y := sheetPadding - 2
	o[0].Move(fyne.NewPos(sheetPadding, y))
	o[0].Resize(fyne.NewSize(inner, head))
	y += head + 12
	bottom := size.Height - sheetPadding - foot
	o[1].Move(fyne.NewPos(sheetPadding, y))
	o[1].Resize(fyne.NewSize(inner, bottom-16-y))
	o[2].Move(fyne.NewPos(sheetPadding, bottom))
	o[2].Resize(fyne.NewSize(inner, foot))
}
