//go:build !headless

package desktop

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"clew/app/controls"
	"clew/app/session"
	"clew/app/views/wording"
	"clew/graphmodel"
)

// popUp shows a menu at a place of the window. Where the project is only looked
// at it says so above what cannot be chosen.
func (w *window) popUp(at fyne.Position, items ...*fyne.MenuItem) {
	disabled := func(i *fyne.MenuItem) bool { return i.Disabled }
	if w.space.ReadOnly() && slices.ContainsFunc(items, disabled) {
		reason := fyne.NewMenuItem(w.readOnlyReason(), nil)
		reason.Disabled = true
		items = append([]*fyne.MenuItem{reason, fyne.NewMenuItemSeparator()}, items...)
	}
	setVisually(items)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.win.Canvas(), at)
}

// setVisually gives menu items, whose text the toolkit draws, the order in which it is read.
func setVisually(items []*fyne.MenuItem) {
	for _, i := range items {
		i.Label = controls.VisualLine(i.Label)
		if i.ChildMenu != nil {
			setVisually(i.ChildMenu.Items)
		}
	}
}

// below is the place of a menu under a button.
func (w *window) below(o fyne.CanvasObject) fyne.Position {
	at := w.app.Driver().AbsolutePositionForObject(o)
	return at.AddXY(0, o.Size().Height+4)
}

func (w *window) exportMenu(anchor fyne.CanvasObject) {
	if !w.space.Empty() {
		w.popUp(w.below(anchor), w.menus.exportItems()...)
	}
}

// leastSources names the filter by the number of independent sources.
func leastSources(n int) string {
	return "At least " + wording.Number(n) + " independent sources"
}

// linkTypeMenu switches link types on and off.
func (w *window) linkTypeMenu(anchor fyne.CanvasObject) {
	filter := w.session.Filter()
	counts := w.session.Counts()
	var items []*fyne.MenuItem
	for _, t := range typesIn(counts) {
		i := fyne.NewMenuItem(wording.LinkType(t)+"  ("+wording.Number(counts.Types[t])+")", func() {
			w.setFilter(filter.WithType(t, !filter.ShowsType(t)))
		})
		i.Checked = filter.ShowsType(t)
		items = append(items, i)
	}
	unlinked := fyne.NewMenuItem("Hide what has no link", func() {
		f := w.session.Filter()
		f.HideUnlinked = !f.HideUnlinked
		w.setFilter(f)
	})
	unlinked.Checked = filter.HideUnlinked
	doubtful := fyne.NewMenuItem("Show doubtful links", func() {
		f := w.session.Filter()
		f.ShowDoubtful = !f.ShowDoubtful
		w.setFilter(f)
	})
	doubtful.Checked = filter.ShowDoubtful
	items = append(items, fyne.NewMenuItemSeparator(), unlinked, doubtful, fyne.NewMenuItemSeparator())
	for _, least := range []int{2, 3, 5} {
		i := fyne.NewMenuItem(leastSources(least), func() {
			f := w.session.Filter()
			if f.Sources == least {
				least = 0
			}
			f.Sources = least
			w.setFilter(f)
		})
		i.Checked = filter.Sources == least
		items = append(items, i)
	}
	if n := w.hiddenCount(); n > 0 {
		items = append(items, w.edits("Bring Back What Was Hidden  ("+wording.Number(n)+")", w.bringBack))
	}
	w.popUp(w.below(anchor), items...)
}

// entityMenu is what can be done with an entity.
func (w *window) entityMenu(id string, at fyne.Position) {
	e := w.session.Snapshot().Entity(id)
	if e == nil {
		return
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("Focus on Its Neighbors", func() { w.network.focusOn(id) }),
		fyne.NewMenuItem("Select Neighbors Too", func() { w.session.SelectEntities(w.neighbors(id)...) }),
		fyne.NewMenuItem("Add to or Take out of Selection", func() { w.session.ToggleEntity(id) }),
	}
	pin := "Pin"
	if w.session.Pinned(id) {
		pin = "Unpin"
	}
	items = append(items, w.edits(pin, func() { w.network.togglePins([]string{id}) }))
	if other := w.otherSelected(id); other != "" {
		name := w.session.Snapshot().Entity(other).Name
		items = append(items, fyne.NewMenuItem("Show Path from “"+shorten(name, 30)+"”", func() { w.findPath(other, id) }))
	}
	if len(e.Mentions) > 0 {
		first := e.Mentions[0]
		items = append(items, fyne.NewMenuItem("Read the First Mention", func() { w.session.Read(first.Article, first.Span) }))
	}
	items = append(
		items,
		fyne.NewMenuItem("Copy Name", func() { w.app.Clipboard().SetContent(e.Name) }),
		fyne.NewMenuItemSeparator(),
		w.edits("Rename…", func() { w.renameEntity(id) }),
		w.kindItem(e),
		w.noteItem(id, e.Note),
		w.edits("New Link from Here…", func() { w.linkFrom(id) }),
		w.edits("Hide", func() { w.hideEntities(id) }),
	)
	if e.ByHand {
		items = append(items, w.edits("Delete", func() { w.deleteByHand(id) }))
	}
	if more := w.groupItems(id); len(more) > 0 {
		items = append(append(items, fyne.NewMenuItemSeparator()), more...)
	}
	if split := w.splitItem(e); split != nil {
		items = append(items, w.editing(split))
	}
	if selected := w.session.Selection(); len(selected.Entities) > 1 && selected.HasEntity(id) {
		items = append(items, w.edits("Merge Selection", w.mergeSelection))
	}
	w.popUp(at, items...)
}

// otherSelected is the entity that was selected last, except for one; "" when
// there is none.
func (w *window) otherSelected(id string) string {
	ids := w.session.Selection().Entities
	for i := len(ids) - 1; i >= 0; i-- {
		if ids[i] != id && w.session.Snapshot().Entity(ids[i]) != nil {
			return ids[i]
		}
	}
	return ""
}

// neighbors are an entity and what visible links join it to.
func (w *window) neighbors(id string) []string {
	snap, visible := w.session.Snapshot(), w.session.Visible()
	ids := []string{id}
	if i, ok := snap.EntityIndex(id); ok {
		for _, a := range snap.ArcsOf(i) {
			if visible.Link[a.Link] {
				ids = append(ids, snap.Entities[a.Node].ID)
			}
		}
	}
	return ids
}

// quoteMenu is what can be done with a sentence that proves something.
func (w *window) quoteMenu(article string, span graphmodel.Span, at fyne.Position) {
	a := w.session.Snapshot().Article(article)
	if a == nil {
		return
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("Read in the Article", func() { w.session.Read(article, span) }),
		fyne.NewMenuItem("Copy Sentence with Source", func() {
			w.app.Clipboard().SetContent(citation(a, span))
			w.session.Tell(session.Info, "Copied the sentence with its source")
		}),
	}
	if item := w.selectedAround(a, span); item != nil {
		items = append(items, fyne.NewMenuItemSeparator(), item)
	}
	w.popUp(at, items...)
}

// citation quotes the sentence around a span with where it stands.
func citation(a *graphmodel.Article, span graphmodel.Span) string {
	quote := "“" + session.SentenceAround(a.Text, span).In(a.Text) + "”"
	parts := []string{a.Author, "“" + wording.Title(a) + "”", wording.Byline(a), a.URL}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return quote + " (" + strings.Join(parts, ", ") + ")"
}

// linkMenu is what can be done with a link.
func (w *window) linkMenu(id string, at fyne.Position) {
	l := w.session.Snapshot().Link(id)
	if l == nil {
		return
	}
	items := []*fyne.MenuItem{fyne.NewMenuItem("Select Link", func() { w.session.SelectLinks(id) })}
	if len(l.Evidence) > 0 {
		items = append(items, fyne.NewMenuItem("Read the Sentence", func() {
			w.session.SelectLinks(id)
			w.session.Read(l.Evidence[0].Article, l.Evidence[0].Span)
		}))
	}
	items = append(
		items,
		fyne.NewMenuItem("Select Both Ends", func() { w.session.SelectEntities(l.From, l.To) }),
		fyne.NewMenuItemSeparator(),
		w.retypeItem(l),
		w.noteItem(id, l.Note),
		w.edits("Hide", func() { w.hideLink(id) }),
	)
	if l.ByHand {
		items = append(items, w.edits("Delete", func() { w.deleteByHand(id) }))
	}
	w.popUp(at, items...)
}

// canvasMenu is what can be done with the picture.
func (w *window) canvasMenu(at fyne.Position) {
	items := []*fyne.MenuItem{
		w.edits("New Entity…", func() { w.newEntity("", nil) }),
		w.edits("New Link…", w.newLinkOfSelection),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Show Everything", func() { w.network.view.Fit(true) }),
	}
	if w.network.around.id != "" {
		items = append(items, fyne.NewMenuItem("Back to the Whole Network", func() { w.network.changeHops(0) }))
	}
	if !w.session.Selection().Empty() {
		items = append(items, fyne.NewMenuItem("Zoom to Selection", w.zoomToSelection))
	}
	if sel := w.session.Selection().Entities; len(sel) > 1 {
		items = append(items, w.edits("Pin or Unpin Selection", func() { w.network.togglePins(sel) }))
	}
	items = append(
		items,
		fyne.NewMenuItem("Arrange Anew", w.space.Arrange),
		w.arrangeMenu(),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Select All", w.selectAll),
		fyne.NewMenuItem("Picture of the View (PNG)…", w.exportPNG),
	)
	w.popUp(at, append(items, w.groupItems("")...)...)
}

// articleMenu is what can be done with an article.
func (w *window) articleMenu(id string, at fyne.Position) {
	filter := w.session.Filter()
	items := []*fyne.MenuItem{fyne.NewMenuItem("Read", func() { w.session.Read(id, graphmodel.Span{}) })}
	if len(filter.Articles) == 1 && filter.Articles[0] == id {
		items = append(items, fyne.NewMenuItem("Show All Articles", func() { w.setFilter(filter.WithArticles()) }))
	} else {
		items = append(items, fyne.NewMenuItem("Show Only What This Article Says", func() { w.setFilter(filter.WithArticles(id)) }))
	}
	items = append(items, w.noteItem(id, w.session.ArticleNote(id)))
	if w.space.CanReadAgain(id) {
		items = append(items, w.edits("Read the Kept Page Again", func() { w.space.ReadAgain(id) }))
	}
	items = append(items, fyne.NewMenuItemSeparator(), w.edits("Remove from Project", func() { w.space.RemoveArticle(id) }))
	w.popUp(at, items...)
}
