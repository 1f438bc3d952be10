//go:build !headless

package desktop

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"clew/app/controls"
	"clew/app/session"
	"clew/app/views/wording"
	"clew/graphmodel"
)

const filterBarHeight float32 = 38

// filterBar stands above the canvas and shows what is let through: a chip for
// each kind, the link types, and the articles when they are limited.
type filterBar struct {
	widget.BaseWidget

	w       *window
	kinds   map[graphmodel.Kind]*controls.Chip
	links   *controls.Button
	limited *controls.Button
	line    *fyne.Container
	frame   *fyne.Container
}

func newFilterBar(w *window) *filterBar {
	f := &filterBar{w: w, kinds: map[graphmodel.Kind]*controls.Chip{}}
	line := &fyne.Container{Layout: controls.Line{Gap: 6, Left: 12, Right: 8, Grow: len(graphmodel.Kinds) + 2}}
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
	spring := &fyne.Container{Layout: controls.Stack{}}
	line.Objects = append(line.Objects, f.links, f.limited, spring)
	f.line = line
	f.frame = &fyne.Container{Layout: controls.Placed{Least: fyne.NewSize(120, filterBarHeight), Place: f.place}}
	f.frame.Objects = []fyne.CanvasObject{controls.NewFill(controls.BackgroundColor), line}
	w.session.FilterChanged.Listen(func(session.Filter) { f.update() })
	w.session.SnapshotChanged.Listen(func(*graphmodel.Snapshot) { f.update() })
	f.update()
	f.ExtendBaseWidget(f)
	return f
}

// CreateRenderer implements fyne.Widget.
func (f *filterBar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.frame) }

// place leaves the words out of the chips when they do not fit.
func (f *filterBar) place(size fyne.Size) {
	for _, short := range []bool{false, true} {
		for _, chip := range f.kinds {
			chip.SetShort(short)
		}
		if f.line.MinSize().Width <= size.Width {
			break
		}
	}
	for _, o := range f.frame.Objects {
		o.Resize(size)
	}
	f.line.Refresh()
}

func (f *filterBar) update() {
	snap, filter := f.w.session.Snapshot(), f.w.session.Filter()
	counts := map[graphmodel.Kind]int{}
	for _, e := range snap.Entities {
		if e.Status != graphmodel.Hidden {
			counts[e.Kind]++
		}
	}
	for _, k := range graphmodel.Kinds {
		f.kinds[k].SetOn(filter.ShowsKind(k), wording.Number(counts[k]))
	}
	shown, present := 0, 0
	for _, t := range typesIn(snap) {
		present++
		if filter.ShowsType(t) {
			shown++
		}
	}
	text := "Links"
	if shown < present {
		text = "Links " + wording.Number(shown) + "/" + wording.Number(present)
	}
	f.links.SetText(text)
	f.limited.Hidden = len(filter.Articles) == 0
	if len(filter.Articles) == 1 {
		if a := snap.Article(filter.Articles[0]); a != nil {
			f.limited.SetText("Only “" + shorten(wording.Title(a), 28) + "”")
		}
	} else {
		f.limited.SetText("Only " + wording.Count(len(filter.Articles), "article", "articles"))
	}
	if size := f.frame.Size(); size.Width > 0 {
		f.place(size)
	}
}

func shorten(s string, most int) string {
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return strings.TrimSpace(string(runes[:most])) + "…"
}

// typesIn lists the link types that a graph has, in their usual order.
func typesIn(snap *graphmodel.Snapshot) []graphmodel.LinkType {
	has := map[graphmodel.LinkType]bool{}
	for _, l := range snap.Links {
		has[l.Type] = true
	}
	var types []graphmodel.LinkType
	for _, t := range graphmodel.LinkTypes {
		if has[t] {
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
