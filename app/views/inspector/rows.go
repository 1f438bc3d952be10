package inspector

import (
	"image/color"

	"fyne.io/fyne/v2"

	"clew/app/controls"
	"clew/app/controls/flow"
	"clew/app/scene"
	"clew/app/theme"
	"clew/graphmodel"
)

// Spaces of the rows in device-independent pixels.
const (
	margin     float32 = 16 // from the panel's edges to text
	rowReach   float32 = 8  // how far rows reach beyond the text
	quoteLeft  float32 = 34
	quoteInner float32 = 12
)

var (
	nameStyle  = flow.Style{Size: theme.TextTitle, Bold: true, LineHeight: 25}
	factStyle  = flow.Style{Size: theme.TextSmall, LineHeight: 18}
	quoteStyle = flow.Style{Size: theme.TextBody, LineHeight: 19}
)

// again lays out a row whose content changed while its size did not.
func again(o fyne.CanvasObject, place func(fyne.Size)) {
	if size := o.Size(); size.Width > 0 {
		place(size)
	}
}

// titleRow is the name of what is inspected, below it kind and stance.
type titleRow struct {
	controls.Pressable
	mark *controls.Icon
	kind *controls.Text
	tags *tagLine
	name *flow.View
}

func newTitleRow() *titleRow {
	r := &titleRow{
		mark: controls.NewKindIcon("person", 12),
		kind: controls.NewText("", theme.TextSmall, controls.Quiet),
		tags: newTagLine(),
		name: flow.NewView(nameStyle),
	}
	r.Setup(r, &fyne.Container{Layout: controls.Placed{Least: fyne.NewSize(40, 40), Place: r.place}, Objects: []fyne.CanvasObject{r.mark, r.kind, r.tags, r.name}})
	return r
}

func (r *titleRow) fill(i item) {
	r.mark.Hidden = i.kind == ""
	if i.kind != "" {
		r.mark.SetKind(i.kind)
	}
	r.kind.SetText(i.before)
	r.tags.set(i.tags)
	r.name.SetContent(i.title, nil, graphmodel.Span{})
	again(r.Content, r.place)
}

func titleHeight(i item, width float32) float32 {
	return 16 + 18 + 5 + flow.Height(i.title, nameStyle, width-2*margin) + 8
}

// place lays the row out.
func (r *titleRow) place(size fyne.Size) {
	x := margin
	if !r.mark.Hidden {
		r.mark.Move(fyne.NewPos(x, 19))
		r.mark.Resize(fyne.NewSquareSize(12))
		x += 12 + 7
	}
	width := min(r.kind.NaturalWidth(), size.Width-x-margin)
	r.kind.Move(fyne.NewPos(x, 16))
	r.kind.Resize(fyne.NewSize(width, 18))
	r.tags.Move(fyne.NewPos(x+width+8, 16))
	r.tags.Resize(fyne.NewSize(size.Width-x-width-8-margin, 18))
	inner := size.Width - 2*margin
	r.name.Move(fyne.NewPos(margin, 39))
	r.name.Resize(fyne.NewSize(inner, r.name.HeightFor(inner)))
	r.name.ShowPart(inner, 0, 1e5)
}

// factRow is a quiet line of running text.
type factRow struct {
	controls.Pressable
	text *flow.View
}

func newFactRow() *factRow {
	r := &factRow{text: flow.NewView(factStyle)}
	r.text.Tone = controls.Quiet
	r.Setup(r, &fyne.Container{Layout: controls.Placed{Least: fyne.NewSize(40, 18), Place: r.place}, Objects: []fyne.CanvasObject{r.text}})
	return r
}

func (r *factRow) fill(i item) {
	r.text.SetContent(i.title, nil, graphmodel.Span{})
	again(r.Content, r.place)
}

func factHeight(i item, width float32) float32 {
	return flow.Height(i.title, factStyle, width-2*margin) + 4
}

// place lays the row out.
func (r *factRow) place(size fyne.Size) {
	inner := size.Width - 2*margin
	r.text.Move(fyne.NewPos(margin, 0))
	r.text.Resize(fyne.NewSize(inner, size.Height))
	r.text.ShowPart(inner, 0, 1e5)
}

// sectionRow is the title of a group.
type sectionRow struct {
	controls.Pressable
	title, note *controls.Text
}

const sectionHeight float32 = 38

func newSectionRow() *sectionRow {
	r := &sectionRow{
		title: controls.NewBoldText("", theme.TextSmall),
		note:  controls.NewText("", theme.TextCaption, controls.Quiet),
	}
	line := &fyne.Container{
		Layout:  controls.Line{Gap: 6, Grow: 0},
		Objects: []fyne.CanvasObject{r.title, r.note},
	}
	rule := controls.NewHairline()
	r.Setup(r, &fyne.Container{Layout: sectionLayout{}, Objects: []fyne.CanvasObject{rule, line}})
	return r
}

func (r *sectionRow) fill(i item) {
	r.title.SetText(i.title)
	r.note.SetText(i.note)
}

type sectionLayout struct{}

func (sectionLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(40, sectionHeight) }

func (sectionLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(margin, 8))
	o[0].Resize(fyne.NewSize(size.Width-2*margin, 1))
	o[1].Move(fyne.NewPos(margin, 13))
	o[1].Resize(fyne.NewSize(size.Width-2*margin, size.Height-15))
}

// linkRow is the entity at the other end of a link.
type linkRow struct {
	controls.Pressable
	mark                      *controls.Icon
	before, name, after, note *controls.Text
	tags                      *tagLine
}

const linkHeight float32 = 28

func newLinkRow() *linkRow {
	r := &linkRow{
		mark:   controls.NewKindIcon("person", 11),
		before: controls.NewText("", 0, controls.Quiet),
		name:   controls.NewText("", 0, controls.Plain),
		after:  controls.NewText("", theme.TextSmall, controls.Quiet),
		tags:   newTagLine(),
		note:   controls.NewText("", theme.TextCaption, controls.Quiet),
	}
	spring := &fyne.Container{Layout: controls.Stack{}}
	line := &fyne.Container{
		Layout:  controls.Line{Gap: 6, Left: rowReach, Right: rowReach, Grow: 5},
		Objects: []fyne.CanvasObject{r.mark, r.before, r.name, r.after, r.tags, spring, r.note},
	}
	r.Setup(r, line)
	return r
}

func (r *linkRow) fill(i item) {
	r.mark.SetKind(i.kind)
	setOrHide(r.before, i.before)
	r.name.SetText(i.title)
	setOrHide(r.after, i.after)
	setOrHide(r.note, i.note)
	r.tags.set(i.tags)
	r.tags.Hidden = len(i.tags) == 0
	r.Refresh()
}

func setOrHide(t *controls.Text, text string) {
	t.Hidden = text == ""
	t.SetText(text)
}

// quoteRow is a sentence of an article, and where it stands.
type quoteRow struct {
	controls.Pressable
	bar    *controls.Fill
	text   *flow.View
	source *controls.Text
	tags   *tagLine
}

func newQuoteRow() *quoteRow {
	r := &quoteRow{
		bar: controls.NewFill(func(p *scene.Palette) color.Color {
			return theme.Mix(p.Border, p.Kind(graphmodel.Organization), 0.45)
		}),
		text:   flow.NewView(quoteStyle),
		source: controls.NewText("", theme.TextCaption, controls.Quiet),
		tags:   newTagLine(),
	}
	r.bar.Radius = 1
	r.Setup(r, &fyne.Container{Layout: controls.Placed{Least: fyne.NewSize(60, 40), Place: r.place}, Objects: []fyne.CanvasObject{r.bar, r.text, r.source, r.tags}})
	return r
}

func quoteWidth(width float32) float32 { return width - quoteLeft - quoteInner - margin }

func quoteHeight(i item, width float32) float32 {
	return 5 + flow.Height(i.text, quoteStyle, quoteWidth(width)) + 2 + 17 + 6
}

// place lays the row out; it starts where rows reach to.
func (r *quoteRow) place(size fyne.Size) {
	left := quoteLeft - rowReach
	r.bar.Move(fyne.NewPos(left, 7))
	r.bar.Resize(fyne.NewSize(2, size.Height-14))
	inner := quoteWidth(size.Width + 2*rowReach)
	r.text.Move(fyne.NewPos(left+quoteInner, 5))
	r.text.Resize(fyne.NewSize(inner, r.text.HeightFor(inner)))
	r.text.ShowPart(inner, 0, 1e5)
	y := 5 + r.text.HeightFor(inner) + 2
	width := min(r.source.NaturalWidth(), inner)
	r.source.Move(fyne.NewPos(left+quoteInner, y))
	r.source.Resize(fyne.NewSize(width, 17))
	r.tags.Move(fyne.NewPos(left+quoteInner+width+8, y))
	r.tags.Resize(fyne.NewSize(max(inner-width-8, 0), 17))
}

func (r *quoteRow) fill(i item, marks []flow.Mark) {
	band := graphmodel.Span{Start: i.span.Start - i.start, End: i.span.End - i.start}
	// To mark nearly all of a sentence would mark nothing.
	if band.Len()*3 >= len(i.text)*2 {
		band = graphmodel.Span{}
	}
	r.text.SetContent(i.text, marks, band)
	r.source.SetText(i.note)
	r.tags.set(i.tags)
	again(r.Content, r.place)
}

// textRow is one line that can be pressed: "Show 12 more".
type textRow struct {
	controls.Pressable
	text *controls.Text
}

func newTextRow() *textRow {
	r := &textRow{text: controls.NewText("", theme.TextSmall, controls.Accent)}
	r.Setup(r, &fyne.Container{
		Layout: controls.Line{Left: quoteLeft - rowReach, Right: rowReach, Grow: 0}, Objects: []fyne.CanvasObject{r.text},
	})
	return r
}

// articleRow is an article that mentions the selection.
type articleRow struct {
	controls.Pressable
	title, detail, note *controls.Text
}

const articleHeight float32 = 44

func newArticleRow() *articleRow {
	r := &articleRow{
		title:  controls.NewText("", 0, controls.Plain),
		detail: controls.NewText("", theme.TextCaption, controls.Quiet),
		note:   controls.NewText("", theme.TextCaption, controls.Quiet),
	}
	text := &fyne.Container{Layout: controls.Stack{Gap: 1}, Objects: []fyne.CanvasObject{r.title, r.detail}}
	r.Setup(r, &fyne.Container{
		Layout:  controls.Line{Gap: 8, Left: rowReach, Right: rowReach, Grow: 1},
		Objects: []fyne.CanvasObject{controls.NewIcon("article", controls.Quiet), text, r.note},
	})
	return r
}

func (r *articleRow) fill(i item) {
	r.title.SetText(i.title)
	setOrHide(r.detail, i.after)
	r.note.SetText(i.note)
}
