//go:build !headless

package desktop

import (
	"errors"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"clew/app/controls"
	"clew/app/scene"
	"clew/app/session"
	"clew/app/theme"
	"clew/graphmodel/project"
)

const noticeHeight float32 = 40

// notice is a bar under the header that says why the project can only be looked
// at, and what to do about it.
type notice struct {
	widget.BaseWidget

	w     *window
	text  *controls.Text
	retry *controls.Button
	line  *fyne.Container
	frame *fyne.Container
}

func newNotice(w *window) *notice {
	n := &notice{w: w}
	icon := controls.NewIcon("warning", controls.Warning)
	icon.Side = 15
	n.text = controls.NewText("", theme.TextSmall, controls.Plain)
	n.retry = controls.NewButton("", "Try Again", controls.Outlined, func() { w.open(w.space.Path()) })
	save := controls.NewButton("", "Save a Copy…", controls.Outlined, w.saveCopy)
	n.retry.Compact()
	save.Compact()
	n.line = &fyne.Container{
		Layout:  controls.Line{Gap: 8, Left: 14, Right: 10, Grow: 1},
		Objects: []fyne.CanvasObject{icon, n.text, n.retry, save},
	}
	fill := controls.NewFill(func(p *scene.Palette) color.Color { return theme.Mix(p.Background, p.Warning, 0.14) })
	n.frame = &fyne.Container{Layout: fillLayout{}, Objects: []fyne.CanvasObject{fill, n.line}}
	n.ExtendBaseWidget(n)
	n.Hide()
	return n
}

// CreateRenderer implements fyne.Widget.
func (n *notice) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(n.frame) }

// update shows the bar where the project can only be looked at.
func (n *notice) update() {
	holder, held := n.w.space.Holder()
	if n.w.space.ReadOnly() {
		n.text.SetText(noticeText(holder, held, n.w.space.Hindrance()))
		n.line.Refresh()
	}
	if shown := n.w.space.ReadOnly(); shown != n.Visible() {
		n.Hidden = !shown
		n.w.body.Refresh()
	}
}

func noticeText(holder project.Holder, held bool, why error) string {
	if !held && errors.Is(why, project.ErrFull) {
		return "Read only: the disk is full. Make room and try again, or save a copy on another one."
	}
	if !held {
		return "Read only: the file or its folder may not be written. Save a copy to work on it."
	}
	who := holder.String()
	if who == "" {
		who = "another window"
	}
	return "Read only: open elsewhere (" + who + "). You see it as it was when you opened it."
}

// saveCopy asks for a file and writes a copy of the project into it.
func (w *window) saveCopy() {
	if w.space.Empty() {
		w.session.Tell(session.Info, "There is nothing to save yet")
		return
	}
	name := w.suggestedName() + " copy" + project.Extension
	w.choose(saveFile, "Save a copy", "Save", name, []string{project.Extension}, func(paths []string) {
		w.space.SaveCopy(paths[0], func(err error) {
			if err != nil {
				w.showError("The copy was not saved", err)
				return
			}
			w.session.Tell(session.Success, "Saved a copy, "+shortPath(paths[0]))
		})
	})
}
