// Package history shows what was done in a project, step by step, and leads
// back and forth between the steps.
package history

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"clew/app/controls"
)

// Step is one thing that was done.
type Step struct {
	Label   string
	At      time.Time
	Touched string // how much: "2 articles", "" for nothing to tell
	Opened  bool   // the latest one when the project was opened
}

// Params connect the view with the program.
type Params struct {
	Tips *controls.Tips
	// Go goes to the state after the first done steps.
	Go func(done int)
	// Point shows what a step has touched; -1 ends that.
	Point func(step int)
	// Select selects what a step has touched.
	Select func(step int)
	// Menu shows what can be done with a step.
	Menu func(step int, at fyne.Position)
	// Close closes the view.
	Close func()
	// Now tells what today is; nil is time.Now.
	Now func() time.Time
}

// View lists the steps, the latest first, and below them the beginning.
type View struct {
	widget.BaseWidget

	params  Params
	steps   []Step
	done    int
	rows    []row
	cursor  int // row under the keyboard, -1 for none
	pointed int // step that is pointed at, -1 for none

	list   *controls.RowList
	scroll *controls.KeyScroller
	frame  *fyne.Container
	empty  *controls.Text
}

const barHeight float32 = 38

// New returns an empty view.
func New(p Params) *View {
	if p.Now == nil {
		p.Now = time.Now
	}
	v := &View{params: p, cursor: -1, pointed: -1}
	v.list = controls.NewRowList(v)
	v.scroll = controls.NewKeyScroller(v.list)
	v.scroll.OnKey = v.key
	v.scroll.NoRing = true
	v.scroll.OnFocus = func(has bool) {
		if !has {
			v.moveTo(-1)
		} else if v.cursor < 0 {
			v.moveTo(v.rowOf(v.done - 1))
		}
	}
	bar := &fyne.Container{
		Layout: controls.Line{Gap: 8, Left: 14, Right: 6, Grow: 1},
		Objects: []fyne.CanvasObject{
			controls.NewIcon("history", controls.Quiet), controls.NewBoldText("History", 0),
			controls.NewIconButton("close", "Close the history (Esc)", p.Tips, func() { p.Close() }),
		},
	}
	v.frame = &fyne.Container{Layout: controls.Placed{Least: fyne.NewSize(190, 120), Place: v.place}}
	v.empty = controls.NewText("Nothing was done yet.", 0, controls.Quiet)
	v.frame.Objects = []fyne.CanvasObject{
		controls.NewGround(), bar, controls.NewHairline(), v.scroll, v.empty,
	}
	v.ExtendBaseWidget(v)
	return v
}

func (v *View) place(size fyne.Size) {
	o := v.frame.Objects
	o[0].Resize(size)
	o[1].Resize(fyne.NewSize(size.Width, barHeight))
	o[2].Move(fyne.NewPos(0, barHeight))
	o[2].Resize(fyne.NewSize(size.Width, 1))
	o[3].Move(fyne.NewPos(0, barHeight+1))
	o[3].Resize(fyne.NewSize(size.Width, size.Height-barHeight-1))
	o[4].Move(fyne.NewPos(16, barHeight+16))
	o[4].Resize(fyne.NewSize(size.Width-32, 20))
}

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(v.frame) }

// Focus puts the keyboard into the list.
func (v *View) Focus(c fyne.Canvas) { c.Focus(v.scroll) }

// Set shows other steps; done of them are not undone.
func (v *View) Set(steps []Step, done int) {
	at := v.stepAt(v.cursor)
	v.steps, v.done = steps, done
	v.rows = rowsOf(steps, done, v.params.Now())
	if v.cursor >= 0 {
		v.cursor = v.rowOf(min(at, len(steps)-1))
	}
	v.empty.Hidden = len(steps) > 0
	v.list.Reload()
	v.scroll.Changed()
	v.frame.Refresh()
}

// row is one row of the list: a day, or a step.
type row struct {
	day  string
	step int // -1 for the beginning
	now  bool
	gone bool // undone
}

func rowsOf(steps []Step, done int, now time.Time) []row {
	if len(steps) == 0 {
		return nil
	}
	var out []row
	last := ""
	for i := len(steps) - 1; i >= 0; i-- {
		if d := day(steps[i].At, now); d != last {
			out = append(out, row{day: d, step: -2})
			last = d
		}
		out = append(out, row{step: i, now: i == done-1, gone: i >= done})
	}
	return append(out, row{step: -1, now: done == 0})
}

// day names the day of a time as people do.
func day(at, now time.Time) string {
	at, now = at.Local(), now.Local()
	midnight := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) }
	switch days := int(midnight(now).Sub(midnight(at)).Hours() / 24); {
	case days == 0:
		return "Today"
	case days == 1:
		return "Yesterday"
	case days > 1 && days < 7:
		return at.Format("Monday")
	case at.Year() == now.Year():
		return at.Format("Monday, 2 January")
	}
	return at.Format("2 January 2006")
}

// rowOf is the row of a step, or of the beginning; -1 where there is none.
func (v *View) rowOf(step int) int {
	for i, r := range v.rows {
		if r.step == step {
			return i
		}
	}
	return -1
}

func (v *View) stepAt(row int) int {
	if row < 0 || row >= len(v.rows) {
		return -2
	}
	return v.rows[row].step
}

// moveTo puts the keyboard's cursor on a row.
func (v *View) moveTo(row int) {
	v.cursor = row
	v.list.Each(v.mark)
	v.point(v.stepAt(row))
	if row >= 0 {
		top, bottom := v.list.Extent(row)
		v.scroll.Reveal(top, bottom)
	}
}

func (v *View) point(step int) {
	step = max(step, -1)
	if step == v.pointed {
		return
	}
	v.pointed = step
	if v.params.Point != nil {
		v.params.Point(step)
	}
}

func (v *View) key(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		v.walk(1)
	case fyne.KeyUp:
		v.walk(-1)
	case fyne.KeyHome:
		v.moveTo(v.next(-1, 1))
	case fyne.KeyEnd:
		v.moveTo(len(v.rows) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if s := v.stepAt(v.cursor); s >= -1 {
			v.params.Go(s + 1)
		}
	case fyne.KeySpace:
		if s := v.stepAt(v.cursor); s >= 0 && v.params.Select != nil {
			v.params.Select(s)
		}
	case fyne.KeyEscape:
		v.params.Close()
	}
}

func (v *View) walk(by int) {
	if n := v.next(v.cursor, by); n >= 0 {
		v.moveTo(n)
	}
}

// next is the next row that is a step, or -1.
func (v *View) next(row, by int) int {
	for row += by; row >= 0 && row < len(v.rows); row += by {
		if v.rows[row].step > -2 {
			return row
		}
	}
	return -1
}
