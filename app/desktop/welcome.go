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
	title   *phrase
	lead    *phrase
	buttons *fyne.Container
	bar     *controls.Progress
	cancel  *controls.Button
	recent  *fyne.Container
	frame   *fyne.Container
	shown   string // the list of recent projects that was shown last
	narrow  bool   // texts and buttons do not fit into a line
	job     string // key of the job that is shown, "" for none
}

func newWelcome(w *window) *welcome {
	v := &welcome{w: w}
	mark := canvas.NewImageFromResource(theme.Mark())
	mark.FillMode = canvas.ImageFillContain
	mark.SetMinSize(fyne.NewSquareSize(64))
	v.title = newPhrase(func() *controls.Text { return controls.NewBoldText("", 19) }, &v.narrow)
	v.lead = newPhrase(func() *controls.Text { return controls.NewText("", 14, controls.Quiet) }, &v.narrow)
	v.buttons = &fyne.Container{Layout: rowOrColumn{gap: 8, narrow: &v.narrow}, Objects: []fyne.CanvasObject{
		controls.NewButton("import", "Import files", controls.Filled, func() { w.importFiles() }),
		controls.NewButton("paste", "Paste article", controls.Outlined, w.pasteArticle),
		controls.NewButton("book", "Open the sample", controls.Outlined, w.openSample),
	}}
	v.recent = &fyne.Container{Layout: controls.Stack{Gap: 1}}
	v.bar = controls.NewProgress(260)
	v.cancel = controls.NewButton("", "Cancel", controls.Outlined, func() { w.session.Cancel(v.job) })
	v.column = &fyne.Container{Layout: middleLayout{gap: 14}, Objects: []fyne.CanvasObject{
		mark, v.title.lines, v.lead.lines, v.bar, v.buttons, v.cancel, v.recent,
	}}
	frame := controls.NewFill(controls.BackgroundColor)
	drop := controls.NewFill(nil)
	drop.Stroke = func(p *scene.Palette) color.Color { return p.Border }
	drop.Radius = 14
	v.frame = &fyne.Container{Layout: welcomeLayout{v}, Objects: []fyne.CanvasObject{frame, drop, v.column}}
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
		v.title.set(j.Title, "")
		v.lead.set(j.Detail, "")
		v.bar.Set(j.Fraction)
	}
	busy := v.job != ""
	v.bar.Hidden, v.cancel.Hidden = !busy, !busy
	v.buttons.Hidden, v.recent.Hidden = busy, busy
	if !busy {
		v.title.set("Who met whom, where,", "and which sentence says so")
		v.lead.set("Drop a news page anywhere on this window,", "or paste one with Ctrl+V.")
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
	open := []string{v.w.space.Path(), v.w.space.Draft()} // it may hold feeds already
	list := slices.DeleteFunc(slices.Clone(v.w.recent()), func(path string) bool { return slices.Contains(open, path) })
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
type welcomeLayout struct{ v *welcome }

func (welcomeLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 200) }

func (l welcomeLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	const edge = 18
	o[1].Move(fyne.NewPos(edge, edge))
	o[1].Resize(fyne.NewSize(size.Width-2*edge, size.Height-2*edge))
	width := min(size.Width-3*edge, 560)
	l.v.narrow = false
	l.v.narrow = width < max(l.v.title.width(), l.v.lead.width(), l.v.buttons.MinSize().Width)
	need := o[2].MinSize()
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
			switch t.Layout.(type) {
			case controls.Stack:
				width = 520
			case middleLayout, phraseLayout:
				width = size.Width
			}
		}
		width = min(width, size.Width)
		each.Resize(fyne.NewSize(width, need.Height))
		each.Move(fyne.NewPos((size.Width-width)/2, y))
		y += need.Height + l.gap
	}
}

// phrase is a text in one line, or in two of which each is centered.
type phrase struct {
	whole, first, second *controls.Text
	lines                *fyne.Container
}

func newPhrase(line func() *controls.Text, narrow *bool) *phrase {
	p := &phrase{whole: line(), first: line(), second: line()}
	p.lines = &fyne.Container{Layout: phraseLayout{p, narrow}, Objects: []fyne.CanvasObject{p.whole, p.first, p.second}}
	return p
}

// set changes the text; second is "" where there is nothing to break.
func (p *phrase) set(first, second string) {
	p.whole.SetText(strings.TrimSpace(first + " " + second))
	p.first.SetText(first)
	p.second.SetText(second)
}

// width is that of the text in one line. A text that is not to be broken is shortened
// instead.
func (p *phrase) width() float32 {
	if p.second.Text == "" {
		return 0
	}
	return p.whole.NaturalWidth()
}

// phraseLayout shows the text in the form that there is room for.
type phraseLayout struct {
	p      *phrase
	narrow *bool
}

func (l phraseLayout) choose() {
	broken := *l.narrow && l.p.second.Text != ""
	l.p.whole.Hidden, l.p.first.Hidden, l.p.second.Hidden = broken, !broken, !broken
}

// MinSize implements fyne.Layout.
func (l phraseLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	l.choose()
	return middleLayout{}.MinSize(o)
}

// Layout implements fyne.Layout.
func (l phraseLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.choose()
	middleLayout{}.Layout(o, size)
}

// rowOrColumn puts objects side by side, or below each other where that is too wide.
type rowOrColumn struct {
	gap    float32
	narrow *bool
}

func (l rowOrColumn) form() fyne.Layout {
	if *l.narrow {
		return controls.Stack{Gap: l.gap}
	}
	return rowLayout{gap: l.gap}
}

// MinSize implements fyne.Layout.
func (l rowOrColumn) MinSize(o []fyne.CanvasObject) fyne.Size { return l.form().MinSize(o) }

// Layout implements fyne.Layout.
func (l rowOrColumn) Layout(o []fyne.CanvasObject, size fyne.Size) { l.form().Layout(o, size) }

// rowLayout puts objects side by side.
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
