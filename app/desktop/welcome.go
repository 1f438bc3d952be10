//go:build !headless

package desktop

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"clew/app/controls"
	"clew/app/scene"
	"clew/app/session"
	"clew/app/theme"
	"clew/app/workspace"
)

// welcome lies over the canvas while there is nothing to show: it says what to
// do first.
type welcome struct {
	widget.BaseWidget

	w       *window
	column  *fyne.Container
	title   *controls.Text
	lead    *controls.Text
	buttons *fyne.Container
	bar     *controls.Progress
	cancel  *controls.Button
	recent  *fyne.Container
	frame   *fyne.Container
	shown   string // the list of recent projects that was shown last
	job     string // key of the job that is shown, "" for none
}

func newWelcome(w *window) *welcome {
	v := &welcome{w: w}
	mark := canvas.NewImageFromResource(theme.Mark())
	mark.FillMode = canvas.ImageFillContain
	mark.SetMinSize(fyne.NewSquareSize(64))
	v.title = controls.NewBoldText("", 19)
	v.lead = controls.NewText("", 14, controls.Quiet)
	v.buttons = &fyne.Container{Layout: rowLayout{gap: 8}, Objects: []fyne.CanvasObject{
		controls.NewButton("import", "Import files", controls.Filled, func() { w.importFiles() }),
		controls.NewButton("paste", "Paste article", controls.Outlined, w.pasteArticle),
		controls.NewButton("book", "Open the sample", controls.Outlined, w.openSample),
	}}
	v.recent = &fyne.Container{Layout: controls.Stack{Gap: 1}}
	v.bar = controls.NewProgress(260)
	v.cancel = controls.NewButton("", "Cancel", controls.Outlined, func() { w.session.Cancel(v.job) })
	v.column = &fyne.Container{Layout: middleLayout{gap: 14}, Objects: []fyne.CanvasObject{
		mark, v.title, v.lead, v.bar, v.buttons, v.cancel, v.recent,
	}}
	frame := controls.NewFill(controls.BackgroundColor)
	drop := controls.NewFill(nil)
	drop.Stroke = func(p *scene.Palette) color.Color { return p.Border }
	drop.Radius = 14
	v.frame = &fyne.Container{Layout: welcomeLayout{}, Objects: []fyne.CanvasObject{frame, drop, v.column}}
	w.session.JobsChanged.Listen(v.working)
	v.working(nil)
	v.ExtendBaseWidget(v)
	return v
}

// working shows a running import or opening in place of what to do first.
func (v *welcome) working(jobs []session.Job) {
	was := v.job
	v.job = ""
	for _, j := range jobs {
		if j.Key != workspace.ImportJob && j.Key != workspace.OpenJob {
			continue
		}
		v.job = j.Key
		v.title.SetText(j.Title)
		v.lead.SetText(j.Detail)
		v.bar.Set(j.Fraction)
	}
	busy := v.job != ""
	v.bar.Hidden, v.cancel.Hidden = !busy, !busy
	v.buttons.Hidden, v.recent.Hidden = busy, busy
	if !busy {
		v.title.SetText("Who met whom, where, and which sentence says so")
		v.lead.SetText("Drop a news page anywhere on this window, or paste one with Ctrl+V.")
	}
	if v.Visible() && (busy || was != "") {
		v.frame.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (v *welcome) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(v.frame) }

// update shows or hides the page.
func (v *welcome) update() {
	if !v.w.space.Empty() {
		v.Hide()
		return
	}
	list := v.w.recent()
	if joined := strings.Join(list, "\n"); joined != v.shown {
		v.shown = joined
		v.recent.Objects = nil
		if len(list) > 0 {
			v.recent.Objects = append(v.recent.Objects, controls.NewText("Recent projects", theme.TextCaption, controls.Quiet))
		}
		for _, path := range list[:min(len(list), 5)] {
			v.recent.Objects = append(v.recent.Objects, v.recentRow(path))
		}
	}
	v.Show()
	v.column.Refresh()
}

func (v *welcome) recentRow(path string) fyne.CanvasObject {
	name, where := v.w.projectLabel(path)
	line := &fyne.Container{
		Layout: controls.Line{Gap: 8, Left: 8, Right: 8, Height: 28, Grow: 2},
		Objects: []fyne.CanvasObject{
			controls.NewIcon("folder", controls.Quiet),
			controls.NewText(name, 0, controls.Plain),
			controls.NewText(where, theme.TextSmall, controls.Quiet),
		},
	}
	row := controls.NewPressable(line, func(fyne.KeyModifier) { v.w.guarded(func() { v.w.open(path) }) })
	return row
}

// welcomeLayout centers the column inside a frame that marks the drop target.
type welcomeLayout struct{}

func (welcomeLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 200) }

func (welcomeLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	const edge = 18
	o[1].Move(fyne.NewPos(edge, edge))
	o[1].Resize(fyne.NewSize(size.Width-2*edge, size.Height-2*edge))
	need := o[2].MinSize()
	width := min(size.Width-3*edge, 560)
	o[2].Resize(fyne.NewSize(width, need.Height))
	o[2].Move(fyne.NewPos((size.Width-width)/2, max((size.Height-need.Height)/2-20, edge)))
}

// middleLayout puts objects below each other, each centered.
type middleLayout struct{ gap float32 }

func (l middleLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return controls.Stack{Gap: l.gap}.MinSize(o)
}

func (l middleLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, each := range o {
		if !each.Visible() {
			continue
		}
		need := each.MinSize()
		width := need.Width
		switch t := each.(type) {
		case *controls.Text:
			width = t.NaturalWidth()
		case *fyne.Container:
			if _, stacked := t.Layout.(controls.Stack); stacked {
				width = 380
			}
		}
		width = min(width, size.Width)
		each.Resize(fyne.NewSize(width, need.Height))
		each.Move(fyne.NewPos((size.Width-width)/2, y))
		y += need.Height + l.gap
	}
}

// rowLayout puts objects side by side, as many lines as it takes.
type rowLayout struct{ gap float32 }

func (l rowLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, each := range o {
		need := each.MinSize()
		size.Width += need.Width
		size.Height = max(size.Height, need.Height)
		if i > 0 {
			size.Width += l.gap
		}
	}
	return size
}

func (l rowLayout) Layout(o []fyne.CanvasObject, _ fyne.Size) {
	x := float32(0)
	for _, each := range o {
		need := each.MinSize()
		each.Resize(need)
		each.Move(fyne.NewPos(x, 0))
		x += need.Width + l.gap
	}
}
