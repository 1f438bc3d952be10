//go:build !headless

package desktop

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"clew/app/session"
	"clew/app/views/wording"
	"clew/graphmodel"
	"clew/graphmodel/suggest"
)

// mergeSelection makes one node of the selected ones. The one that is mentioned
// most keeps its name.
func (w *window) mergeSelection() {
	snap := w.session.Snapshot()
	var ids []string
	for _, id := range w.session.Selection().Entities {
		if snap.Entity(id) != nil {
			ids = append(ids, id)
		}
	}
	if len(ids) < 2 {
		w.session.Tell(session.Info, "Select two nodes or more to merge them")
		return
	}
	for i := range ids {
		if mentions(snap, ids[i]) > mentions(snap, ids[0]) {
			ids[0], ids[i] = ids[i], ids[0]
		}
	}
	w.merge(ids...)
}

func mentions(snap *graphmodel.Snapshot, id string) int { return len(snap.Entity(id).Mentions) }

// merge makes one node of several; the first one's name stays.
func (w *window) merge(ids ...string) {
	snap := w.session.Snapshot()
	keep := snap.Entity(ids[0])
	label := fmt.Sprintf("Merge %s into %s", wording.Count(len(ids), "node", "nodes"), shorten(keep.Name, 30))
	if len(ids) == 2 {
		label = fmt.Sprintf("Merge %s into %s", shorten(snap.Entity(ids[1]).Name, 30), shorten(keep.Name, 30))
	}
	w.decide(label, graphmodel.Merge(snap, ids...))
	w.session.SelectEntities(ids[0])
}

// splitByArticle makes a node of its own of what one article says of an entity.
func (w *window) splitByArticle(id, article string) {
	snap := w.session.Snapshot()
	e, a := snap.Entity(id), snap.Article(article)
	if e == nil || a == nil {
		return
	}
	var parts []graphmodel.Mention
	for _, m := range e.Mentions {
		if m.Article == article {
			parts = append(parts, m)
		}
	}
	name := e.Name
	for _, m := range parts {
		if q := strings.Join(strings.Fields(m.Span.In(a.Text)), " "); m.Form == graphmodel.FormName && strings.Contains(q, " ") {
			name = q
			break
		}
	}
	w.decide("Split "+shorten(e.Name, 40), graphmodel.Split(e, name, parts))
}

// splitItem is the menu of the articles that can be taken apart from an entity,
// or nil where there is only one.
func (w *window) splitItem(e *graphmodel.Entity) *fyne.MenuItem {
	const most = 15
	snap := w.session.Snapshot()
	item := fyne.NewMenuItem("Split off What an Article Says", nil)
	item.ChildMenu = fyne.NewMenu("")
	last := ""
	for _, m := range e.Mentions {
		if m.Article == last || len(item.ChildMenu.Items) == most {
			continue
		}
		last = m.Article
		if a := snap.Article(m.Article); a != nil {
			item.ChildMenu.Items = append(item.ChildMenu.Items,
				fyne.NewMenuItem(shorten(wording.Title(a), 50), func() { w.splitByArticle(e.ID, a.ID) }))
		}
	}
	if len(item.ChildMenu.Items) < 2 {
		return nil
	}
	return item
}

// findDuplicates looks for nodes that may be the same and shows them one by one.
func (w *window) findDuplicates() {
	snap, decisions := w.session.Snapshot(), w.space.Decisions()
	spec := session.Spec{Key: "duplicates", Title: "Looking for duplicates", OfRevision: true}
	w.session.Run(spec, func(ctx context.Context, report session.Report) (func(), error) {
		report(-1, "")
		list, err := suggest.Duplicates(ctx, snap, suggest.Options{Decisions: decisions})
		if err != nil {
			return nil, err
		}
		return func() { w.review(list) }, nil
	})
}
