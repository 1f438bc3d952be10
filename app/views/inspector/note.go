package inspector

import (
	"fyne.io/fyne/v2"

	"clew/app/controls"
	"clew/app/controls/flow"
	"clew/app/theme"
	"clew/graphmodel"
)

// noteRow is what the person has written, or the invitation to do so.
type noteRow struct {
	controls.Pressable
	icon *controls.Icon
	text *flow.View
	back *controls.Fill
}

const (
	noteInset float32 = 30
	noNote            = "Add a note"
)

var noteStyle = flow.Style{Size: theme.TextBody, LineHeight: 19, ParagraphGap: 5}

func newNoteRow() *noteRow {
	r := &noteRow{icon: controls.NewIcon("note", controls.Quiet), text: flow.NewView(noteStyle), back: controls.NewFill(controls.SurfaceColor)}
	r.back.Stroke, r.back.Radius = controls.BorderColor, 6
	r.Setup(r, &fyne.Container{
		Layout:  controls.Placed{Least: fyne.NewSize(40, 28), Place: r.place},
		Objects: []fyne.CanvasObject{r.back, r.icon, r.text},
	})
	return r
}

func (r *noteRow) fill(i item) {
	r.back.Hidden = i.title == ""
	r.text.Tone = controls.Plain
	text := i.title
	if text == "" {
		text, r.text.Tone = noNote, controls.Quiet
	}
	r.text.SetContent(text, nil, graphmodel.Span{})
	again(r.Content, r.place)
}

func noteHeight(i item, width float32) float32 {
	if i.title == "" {
		return linkHeight
	}
	return flow.Height(i.title, noteStyle, width-2*rowReach-noteInset-10) + 26
}

// place lays the row out.
func (r *noteRow) place(size fyne.Size) {
	top := (linkHeight - noteStyle.LineHeight) / 2
	if !r.back.Hidden {
		top = 10
		r.back.Move(fyne.NewPos(0, 3))
		r.back.Resize(fyne.NewSize(size.Width, size.Height-9))
	}
	r.icon.Move(fyne.NewPos(rowReach, top+2))
	r.icon.Resize(fyne.NewSquareSize(15))
	inner := size.Width - noteInset - 10
	r.text.Move(fyne.NewPos(noteInset, top))
	r.text.Resize(fyne.NewSize(inner, size.Height-top))
	r.text.ShowPart(inner, 0, 1e5)
}
