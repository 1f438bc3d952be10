package history

import (
	"fyne.io/fyne/v2"

	"clew/app/controls"
	"clew/app/theme"
)

const (
	dayTemplate = iota
	stepTemplate

	dayHeight  float32 = 32
	stepHeight float32 = 44
)

// Len implements controls.Rows.
func (v *View) Len() int { return len(v.rows) }

// Height implements controls.Rows.
func (v *View) Height(i int, _ float32) float32 {
	if v.rows[i].step == -2 {
		return dayHeight
	}
	return stepHeight
}

// Template implements controls.Rows.
func (v *View) Template(i int) int {
	if v.rows[i].step == -2 {
		return dayTemplate
	}
	return stepTemplate
}

// New implements controls.Rows.
func (v *View) New(template int) fyne.CanvasObject {
	if template == dayTemplate {
		t := controls.NewText("", theme.TextSmall, controls.Quiet)
		t.Bold = true
		return &fyne.Container{Layout: controls.Line{Left: 14, Right: 14, Grow: 0}, Objects: []fyne.CanvasObject{t}}
	}
	return controls.NewInset(newStepRow(), 8, 0)
}

// Fill implements controls.Rows.
func (v *View) Fill(i int, o fyne.CanvasObject) {
	r := v.rows[i]
	if r.step == -2 {
		o.(*fyne.Container).Objects[0].(*controls.Text).SetText(r.day)
		return
	}
	w := o.(*controls.Inset).Content.(*stepRow)
	w.step = r.step
	w.fill(r, v.steps)
	w.OnPress = func(held fyne.KeyModifier) {
		if held != 0 && r.step >= 0 && v.params.Select != nil {
			v.params.Select(r.step)
			return
		}
		v.params.Go(r.step + 1)
	}
	w.OnHover = func(in bool) {
		if in {
			v.point(r.step)
		} else if v.pointed == r.step {
			v.point(-1)
		}
	}
	w.OnMenu = nil
	if v.params.Menu != nil && r.step >= 0 {
		w.OnMenu = func(at fyne.Position) { v.params.Menu(r.step, at) }
	}
	v.mark(o)
}

// mark shows where the keyboard is.
func (v *View) mark(o fyne.CanvasObject) {
	inset, ok := o.(*controls.Inset)
	if !ok {
		return
	}
	if w, ok := inset.Content.(*stepRow); ok {
		w.SetCursor(v.cursor >= 0 && v.stepAt(v.cursor) == w.step)
	}
}

// stepRow is one step: a dot, what was done, and when and how much.
type stepRow struct {
	controls.Pressable
	icon           *controls.Icon
	label, detail  *controls.Text
	touched, state *controls.Text
	step           int
}

func newStepRow() *stepRow {
	r := &stepRow{
		icon:    controls.NewIcon("dot", controls.Quiet),
		label:   controls.NewText("", 0, controls.Plain),
		detail:  controls.NewText("", theme.TextCaption, controls.Quiet),
		state:   controls.NewText("", theme.TextCaption, controls.Accent),
		touched: controls.NewText("", theme.TextCaption, controls.Quiet),
	}
	below := &fyne.Container{Layout: controls.Line{Gap: 8, Grow: 1}, Objects: []fyne.CanvasObject{r.detail, r.touched, r.state}}
	text := &fyne.Container{Layout: controls.Stack{Gap: 1}, Objects: []fyne.CanvasObject{r.label, below}}
	r.Setup(r, &fyne.Container{
		Layout: controls.Line{Gap: 8, Left: 6, Right: 8, Grow: 1}, Objects: []fyne.CanvasObject{r.icon, text},
	})
	return r
}

func (r *stepRow) fill(at row, steps []Step) {
	tone, quiet, icon, dot := controls.Plain, controls.Quiet, "dot", controls.Faint
	if at.gone {
		tone, quiet = controls.Faint, controls.Faint
	}
	state := ""
	switch {
	case at.now:
		icon, dot, state = "dot-now", controls.Accent, "now"
	case at.gone:
		icon, state = "dot-open", "undone"
	}
	if at.step < 0 {
		r.label.Set("The beginning", tone)
		r.detail.Set("Nothing was read yet", quiet)
		r.touched.Set("", quiet)
	} else {
		s := steps[at.step]
		r.label.Set(s.Label, tone)
		r.detail.Set(s.At.Local().Format("15:04"), quiet)
		r.touched.Set(s.Touched, quiet)
		if s.Opened && state == "" {
			state = "when opened"
		}
	}
	stateTone := controls.Quiet
	if at.now {
		stateTone = controls.Accent
	}
	if at.gone {
		stateTone = controls.Faint
	}
	r.state.Set(state, stateTone)
	r.icon.Set(icon, dot)
	r.Selected = at.now
	r.Content.Refresh()
	r.Refresh()
}
