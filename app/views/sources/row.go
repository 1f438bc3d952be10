package sources

import (
	"strconv"

	"fyne.io/fyne/v2"

	"clew/app/controls"
	"clew/app/theme"
)

// The templates of rows and their heights.
const (
	headTemplate = iota
	articleTemplate
	entityTemplate
	feedTemplate
	itemTemplate
	hintTemplate
	askTemplate

	askHeight     float32 = 36
	headHeight    float32 = 34
	articleHeight float32 = 46
	entityHeight  float32 = 27
	sideMargin    float32 = 8
)

// headRow is the title of a section.
type headRow struct {
	controls.Pressable
	arrow *controls.Icon
	title *controls.Text
	count *controls.Text
	// refresh and add are for the feeds only.
	refresh, add *controls.Button
}

func newHeadRow(actions FeedActions, tips *controls.Tips) *headRow {
	h := &headRow{
		arrow: controls.NewIcon("chevron-down", controls.Quiet),
		title: controls.NewText("", theme.TextSmall, controls.Quiet),
		count: controls.NewText("", theme.TextCaption, controls.Quiet),
	}
	h.arrow.Side = 12
	h.title.Bold = true
	h.refresh = controls.NewIconButton("refresh", "Ask all feeds for news", tips, actions.Refresh)
	h.add = controls.NewIconButton("plus", "Add from address (Ctrl+U)", tips, actions.Add)
	h.refresh.Compact()
	h.add.Compact()
	line := &fyne.Container{
		Layout:  controls.Line{Gap: 6, Left: 6, Right: 10, Grow: 1},
		Objects: []fyne.CanvasObject{h.arrow, h.title, h.refresh, h.add, h.count},
	}
	h.Setup(h, line)
	return h
}

func (h *headRow) fill(r row) {
	if r.open {
		h.arrow.Set("chevron-down", controls.Quiet)
	} else {
		h.arrow.Set("chevron-right", controls.Quiet)
	}
	h.title.SetText(r.title)
	h.count.SetText(strconv.Itoa(r.count))
	h.add.Hidden, h.refresh.Hidden = !r.feeds, !r.feeds || r.empty
	h.Content.Refresh()
}

// articleRow is an article: its title, and below it publisher and date.
type articleRow struct {
	controls.Pressable
	icon   *controls.Icon
	title  *controls.Text
	detail *controls.Text
	line   *fyne.Container
}

func newArticleRow() *articleRow {
	a := &articleRow{
		icon:   controls.NewIcon("article", controls.Quiet),
		title:  controls.NewText("", 0, controls.Plain),
		detail: controls.NewText("", theme.TextCaption, controls.Quiet),
	}
	text := &fyne.Container{
		Layout:  controls.Stack{Gap: 1},
		Objects: []fyne.CanvasObject{a.title, a.detail},
	}
	a.line = &fyne.Container{Layout: articleLine(false), Objects: []fyne.CanvasObject{a.icon, text}}
	a.Setup(a, a.line)
	return a
}

// articleLine sets an article that repeats the one above it further in.
func articleLine(repeats bool) controls.Line {
	line := controls.Line{Gap: 8, Left: 8, Right: 8, Grow: 1}
	if repeats {
		line.Left += 22
	}
	return line
}

func (a *articleRow) fill(r row, selected bool) {
	tone, icon := controls.Plain, controls.Quiet
	if r.dim || r.repeats {
		icon = controls.Faint
	}
	if r.dim {
		tone = controls.Faint
	}
	a.line.Layout = articleLine(r.repeats)
	a.line.Refresh()
	if r.limited {
		icon = controls.Accent
	}
	a.icon.Set("article", icon)
	a.title.Set(r.title, tone)
	a.detail.SetText(r.detail)
	a.detail.Hidden = r.detail == ""
	a.SetSelected(selected)
}

// askRow leads on to the search in the words of articles.
type askRow struct {
	controls.Pressable
	label *controls.Text
}

func newAskRow() *askRow {
	a := &askRow{label: controls.NewText("", 0, controls.Accent)}
	icon := controls.NewIcon("search", controls.Accent)
	icon.Side = 13
	a.Setup(a, &fyne.Container{Layout: controls.Line{Gap: 8, Left: 9, Right: 8, Grow: 1}, Objects: []fyne.CanvasObject{icon, a.label}})
	return a
}

// entityRow is a person, an organization, a place or an event.
type entityRow struct {
	controls.Pressable
	mark   *controls.Icon
	name   *controls.Text
	detail *controls.Text
	links  *controls.Text
}

func newEntityRow() *entityRow {
	e := &entityRow{
		mark:   controls.NewKindIcon("person", 11),
		name:   controls.NewText("", 0, controls.Plain),
		detail: controls.NewText("", theme.TextCaption, controls.Quiet),
		links:  controls.NewText("", theme.TextCaption, controls.Quiet),
	}
	line := &fyne.Container{
		Layout:  controls.Line{Gap: 8, Left: 10, Right: 10, Grow: 1},
		Objects: []fyne.CanvasObject{e.mark, e.name, e.detail, e.links},
	}
	e.Setup(e, line)
	return e
}

func (e *entityRow) fill(r row, selected bool) {
	tone := controls.Plain
	if r.dim {
		tone = controls.Faint
	}
	e.mark.Faded = r.dim
	e.mark.SetKind(r.kind)
	e.name.Set(r.title, tone)
	e.detail.SetText(r.detail)
	e.detail.Hidden = r.detail == ""
	e.links.SetText(strconv.Itoa(r.links))
	e.SetSelected(selected)
}
