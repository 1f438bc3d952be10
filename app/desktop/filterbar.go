//go:build !headless

package desktop

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"clew/app/controls"
	"clew/app/scene/text"
	"clew/app/session"
	"clew/app/views/wording"
	"clew/graphmodel"
	"clew/graphmodel/overview"
)

const filterBarHeight float32 = 38

// filterBar stands above the canvas and shows what is let through: a chip for
// each kind, the link types, and the articles when they are limited.
type filterBar struct {
	widget.BaseWidget

	w         *window
	kinds     map[graphmodel.Kind]*controls.Chip
	links     *controls.Button
	linksText string // what it says where there is room
	limited   *controls.Button
	near      *controls.Button
	without   *controls.Button // hidden link types
	sure      *controls.Button // doubtful links are hidden
	linked    *controls.Button // what has no link is hidden
	sources   *controls.Button // what too few sources say is hidden
	groups    *controls.Button
	line      *fyne.Container
	frame     *fyne.Container
}

func newFilterBar(w *window) *filterBar {
	f := &filterBar{w: w, kinds: map[graphmodel.Kind]*controls.Chip{}}
	line := &fyne.Container{Layout: controls.Line{Gap: 6, Left: 12, Right: 8, Grow: len(graphmodel.Kinds) + 7}}
	for _, k := range graphmodel.Kinds {
		chip := controls.NewChip(k, wording.Kinds(k), func(on bool) {
			w.setFilter(w.session.Filter().WithKind(k, on))
		})
		chip.Tips = w.tips
		chip.Hint = "Show or hide " + strings.ToLower(wording.Kinds(k))
		f.kinds[k] = chip
		line.Objects = append(line.Objects, chip)
	}
	f.links = controls.NewButton("filter", "Links", controls.Bare, func() { w.linkTypeMenu(f.links) })
	f.links.Compact()
	f.links.Hint, f.links.Tips = "Which links are shown", w.tips
	f.limited = controls.NewButton("close", "", controls.Bare, func() {
		w.setFilter(w.session.Filter().WithArticles())
	})
	f.limited.Compact()
	f.limited.Hint, f.limited.Tips = "Show all articles again", w.tips
	f.limited.Selected = true
	f.near = controls.NewButton("close", "", controls.Bare, func() { w.setFilter(w.session.Filter().WithAround(0)) })
	f.near.Compact()
	f.near.Hint, f.near.Tips = "Show everything again", w.tips
	f.near.Selected = true
	f.without = f.token("Show all links", f.showAllTypes)
	f.sure = f.token("Show doubtful links too", func() { f.change(func(x *session.Filter) { x.ShowDoubtful = true }) })
	f.linked = f.token("Show what has no link too", func() { f.change(func(x *session.Filter) { x.HideUnlinked = false }) })
	f.sources = f.token("Show also what fewer sources say", func() { f.change(func(x *session.Filter) { x.Sources = 0 }) })
	f.groups = controls.NewButton("", "Groups", controls.Bare, func() { w.showGroupMenu(f.groups) })
	f.groups.Compact()
	f.groups.Hint, f.groups.Tips = "Open and close groups", w.tips
	spring := &fyne.Container{Layout: controls.Stack{}}
	line.Objects = append(line.Objects, f.links, f.limited, f.near, f.without, f.sure, f.linked, f.sources, spring, f.groups)
	f.line = line
	f.frame = &fyne.Container{Layout: controls.Placed{Least: fyne.NewSize(120, filterBarHeight), Place: f.place}}
	f.frame.Objects = []fyne.CanvasObject{controls.NewFill(controls.BackgroundColor), line}
	w.session.FilterChanged.Listen(func(session.Filter) { f.update() })
	w.session.SnapshotChanged.Listen(func(*graphmodel.Snapshot) { f.update() })
	w.session.OverviewChanged.Listen(func(*overview.View) { f.update() })
	f.update()
	f.ExtendBaseWidget(f)
	return f
}

// token is a button that names a filter and takes it away.
func (f *filterBar) token(hint string, press func()) *controls.Button {
	b := controls.NewButton("close", "", controls.Bare, press)
	b.Compact()
	b.Hint, b.Tips = hint, f.w.tips
	return b
}

func (f *filterBar) change(how func(*session.Filter)) {
	filter := f.w.session.Filter()
	how(&filter)
	f.w.setFilter(filter)
}

func (f *filterBar) showAllTypes() {
	filter := f.w.session.Filter()
	for _, t := range graphmodel.LinkTypes {
		filter = filter.WithType(t, true)
	}
	f.w.setFilter(filter)
}

// withoutText names the link types that are hidden.
func withoutText(hidden []graphmodel.LinkType) string {
	switch {
	case len(hidden) == 0:
		return ""
	case len(hidden) == 1 && hidden[0] == graphmodel.CoMentioned:
		return "Without co-mentions"
	case len(hidden) == 1:
		return "Without “" + wording.LinkType(hidden[0]) + "”"
	}
	return "Without " + wording.Count(len(hidden), "link type", "link types")
}

// tokens says which filters leave something out, as far as there is room.
func (f *filterBar) tokens() {
	counts, filter := f.w.session.Counts(), f.w.session.Filter()
	var hidden []graphmodel.LinkType
	for _, t := range typesIn(counts) {
		if !filter.ShowsType(t) {
			hidden = append(hidden, t)
		}
	}
	doubtful := !filter.ShowDoubtful && counts.Doubtful > 0
	f.without.SetText(withoutText(hidden))
	f.sure.SetText("Without doubtful links")
	f.linked.SetText("Only what is linked")
	f.sources.SetText(leastSources(filter.Sources))
	f.sources.Hidden = filter.Sources < 2
	f.without.Hidden, f.sure.Hidden, f.linked.Hidden = len(hidden) == 0, !doubtful, !filter.HideUnlinked
}

// CreateRenderer implements fyne.Widget.
func (f *filterBar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.frame) }

// place leaves the words out of the chips when they do not fit.
func (f *filterBar) place(size fyne.Size) {
	f.tokens()
	f.links.SetText(f.linksText)
	for _, short := range []bool{false, true} {
		for _, chip := range f.kinds {
			chip.SetShort(short)
		}
		if f.line.MinSize().Width <= size.Width {
			break
		}
	}
	for _, b := range []*controls.Button{f.linked, f.sure, f.without} {
		if f.line.MinSize().Width > size.Width {
			b.Hidden = true
		}
	}
	if f.line.MinSize().Width > size.Width {
		f.links.SetText("") // the funnel is left
	}
	for _, o := range f.frame.Objects {
		o.Resize(size)
	}
	f.line.Refresh()
}

func (f *filterBar) update() {
	snap, filter := f.w.session.Snapshot(), f.w.session.Filter()
	counts := f.w.session.Counts()
	for _, k := range graphmodel.Kinds {
		f.kinds[k].SetOn(filter.ShowsKind(k), wording.Number(counts.Kinds[k]))
	}
	shown, present := 0, 0
	for _, t := range typesIn(counts) {
		present++
		if filter.ShowsType(t) {
			shown++
		}
	}
	f.linksText = "Links"
	if shown < present {
		f.linksText = "Links " + wording.Number(shown) + "/" + wording.Number(present)
	}
	f.links.SetText(f.linksText)
	f.limited.Hidden = len(filter.Articles) == 0
	if len(filter.Articles) == 1 {
		if a := snap.Article(filter.Articles[0]); a != nil {
			f.limited.SetText("Only “" + shorten(wording.Title(a), 28) + "”")
		}
	} else {
		f.limited.SetText("Only " + wording.Count(len(filter.Articles), "article", "articles"))
	}
	f.near.Hidden = len(filter.Around) == 0
	f.near.SetText(f.w.nearText(filter))
	f.groups.Hidden = f.w.session.Overview() == nil
	f.groups.SetText(f.w.groupsText())
	if size := f.frame.Size(); size.Width > 0 {
		f.place(size)
	}
}

// nearText says what the views are limited to: "Within 2 of “Anna Berg”".
func (w *window) nearText(f session.Filter) string {
	switch {
	case len(f.Around) == 0:
		return ""
	case f.Hops == 0:
		return "Only " + wording.Count(len(f.Around), "entity", "entities")
	}
	text := "Within " + wording.Count(f.Hops, "link", "links")
	if e := w.session.Snapshot().Entity(f.Around[0]); e != nil && len(f.Around) == 1 {
		text += " of “" + shorten(e.Name, 24) + "”"
	}
	return text
}

// shorten is a name or the like for a sentence of the program.
func shorten(s string, most int) string { return controls.Isolate(clipped(s, most)) }

// clipped is the beginning of a text, of so many characters at most.
func clipped(s string, most int) string {
	if runes := []rune(s); len(runes) > most {
		return text.CutOff(strings.TrimSpace(string(runes[:most])))
	}
	return s
}

// typesIn lists the link types that a graph has, in their usual order.
func typesIn(counts *session.Counts) []graphmodel.LinkType {
	var types []graphmodel.LinkType
	for _, t := range graphmodel.LinkTypes {
		if counts.Types[t] > 0 {
			types = append(types, t)
		}
	}
	return types
}

// setFilter changes what is shown and places what comes into view.
func (w *window) setFilter(f session.Filter) {
	w.session.SetFilter(f)
	w.space.Shown()
}
