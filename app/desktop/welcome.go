//go:build !headless

package desktop

import (
	"image/color"
	"slices"
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
	if joined := strings.Join(append(slices.Clone(list), v.w.look()), "\n"); joined != v.shown {
		v.shown = joined
		v.recent.Objects = nil
		if len(list) > 0 {
			v.recent.Objects = append(v.recent.Objects, controls.NewInset(controls.NewText("Recent projects", theme.TextCaption, controls.Quiet), 6, 18))
		}
		for _, path := range list[:min(len(list), 5)] {
			v.recent.Objects = append(v.recent.Objects, v.recentRow(path))
		}
	}
	v.Show()
	v.column.Refresh()
}

// recentRow is a project that was open once: a picture of its network, its name
// and size, when it was open and where it is. One whose file is gone is grey and
// can be taken off the list, as every other can.
func (v *welcome) recentRow(path string) fyne.CanvasObject {
	name, where := v.w.projectLabel(path)
	p := v.w.thumbnailOf(path)
	tone := controls.Plain
	facts := []string{p.counts(), p.when()}
	if p.Missing {
		tone, facts = controls.Faint, []string{"the file is not there"}
	}
	facts = slices.DeleteFunc(append(facts, where), func(s string) bool { return s == "" })
	text := &fyne.Container{Layout: controls.Stack{Gap: 2}, Objects: []fyne.CanvasObject{
		controls.NewText(name, 0, tone),
		controls.NewText(strings.Join(facts, "  ·  "), theme.TextCaption, controls.Quiet),
	}}
	var picture fyne.CanvasObject = controls.NewIcon("folder", controls.Quiet)
	if p.Picture != "" && !p.Missing {
		img := canvas.NewImageFromFile(p.Picture)
		img.FillMode = canvas.ImageFillContain
		picture = img
	}
	frame := controls.NewFill(controls.SurfaceColor)
	frame.Stroke, frame.Radius, frame.Least = controls.BorderColor, 5, fyne.NewSize(thumbnailWidth/2+4, thumbnailHeight/2+4)
	forget := controls.NewIconButton("close", "Take off the list", v.w.tips, func() {
		v.w.forgetProject(path)
		v.w.forgetThumbnail(path)
		v.w.told()
	})
	line := &fyne.Container{
		Layout: controls.Line{Gap: 12, Left: 6, Right: 6, Height: 76, Grow: 1},
		Objects: []fyne.CanvasObject{
			&fyne.Container{Layout: pictureLayout{}, Objects: []fyne.CanvasObject{frame, picture}}, text, forget,
		},
	}
	row := controls.NewPressable(line, func(fyne.KeyModifier) {
		if !p.Missing {
			v.w.guarded(func() { v.w.open(path) })
		}
	})
	row.Disabled = p.Missing
	return row
}

// pictureLayout puts a picture into a frame.
type pictureLayout struct{}

func (pictureLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (pictureLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	inner := size.SubtractWidthHeight(4, 4)
	if _, isIcon := o[1].(*controls.Icon); isIcon {
		inner = fyne.NewSquareSize(18)
	}
	o[1].Resize(inner)
	o[1].Move(fyne.NewPos((size.Width-inner.Width)/2, (size.Height-inner.Height)/2))
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
				width = 520
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
