//go:build !headless

package desktop

import (
	"fyne.io/fyne/v2"

	"clew/app/session"
	"clew/app/views/wording"
	"clew/graphmodel/overview"
)

// prefBudget remembers up to how many entities are shown one by one; -1 for
// no limit.
const prefBudget = "network.budget"

// budgets are offered in the menu.
var budgets = []int{200, session.DefaultBudget, 1000, 2500, 0}

func (w *window) restoreBudget() {
	n := w.app.Preferences().IntWithFallback(prefBudget, session.DefaultBudget)
	w.session.SetBudget(n)
}

func (w *window) setBudget(n int) {
	w.app.Preferences().SetInt(prefBudget, max(n, -1))
	if n == 0 {
		w.app.Preferences().SetInt(prefBudget, -1)
	}
	w.session.SetBudget(n)
	w.space.Shown()
	w.menus.update()
}

// activate does what a double click on a node does: a group opens, the
// surroundings of an entity come into view.
func (w *window) activate(id string) {
	if w.session.Group(id) != nil {
		w.openGroup(id)
		return
	}
	w.network.focusOn(id)
}

func (w *window) openGroup(id string) {
	w.space.OpenGroup(id, func(nodes []string) { w.network.view.FocusNodes(nodes, 0, true) })
}

// openSelected opens the selected groups; of several the first.
func (w *window) openSelected() {
	for _, id := range w.session.Selection().Entities {
		if w.session.Group(id) != nil {
			w.openGroup(id)
			return
		}
	}
}

// closeAround closes the open group in which a node lies, or the one of the
// selection when id is "".
func (w *window) closeAround(id string) {
	v := w.session.Overview()
	if v == nil {
		return
	}
	ids := []string{id}
	if id == "" {
		ids = w.session.OnCanvas(w.session.Selection().Entities)
	}
	for _, id := range ids {
		if group := v.Inside(id); group != "" {
			w.space.CloseGroup(group, func(nodes []string) {
				w.session.SelectEntities(nodes...)
				w.network.view.Fit(true)
			})
			return
		}
	}
}

// groupItems are what can be done with groups, for a node of the canvas or,
// with "", in general.
func (w *window) groupItems(node string) []*fyne.MenuItem {
	v := w.session.Overview()
	if v == nil {
		return nil
	}
	var items []*fyne.MenuItem
	if v.Inside(node) != "" {
		items = append(items, fyne.NewMenuItem("Close Its Group", func() { w.closeAround(node) }))
	}
	if len(v.State.Open)+len(v.State.Out) > 0 {
		items = append(items, fyne.NewMenuItem("Close All Groups", w.space.CloseGroups))
	}
	return items
}

// groupMenu is what can be done with a group.
func (w *window) groupMenu(g *overview.Group, at fyne.Position) {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("Open", func() { w.openGroup(g.ID) }),
		fyne.NewMenuItem("Show Only This Group", func() { w.onlyGroup(g) }),
		fyne.NewMenuItem("Add to or Take out of Selection", func() { w.session.ToggleEntity(g.ID) }),
	}
	w.popUp(at, append(items, w.groupItems(g.ID)...)...)
}

// onlyGroup limits the views to the members of a group.
func (w *window) onlyGroup(g *overview.Group) {
	ids := make([]string, 0, len(g.Members))
	for _, e := range g.Members {
		ids = append(ids, e.ID)
	}
	w.setFilter(w.session.Filter().WithAround(0, ids...))
}

// budgetItems choose up to how many entities are shown one by one.
func (w *window) budgetItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, n := range budgets {
		label := "Group Above " + wording.Number(n) + " Nodes"
		if n == 0 {
			label = "Never Group"
		}
		i := w.item(label, nil, func() { w.setBudget(n) })
		i.Checked = w.session.Budget() == n
		items = append(items, i)
	}
	return items
}

// showGroupMenu is the menu of the button in the filter bar.
func (w *window) showGroupMenu(anchor fyne.CanvasObject) {
	items := w.groupItems("")
	if len(items) > 0 {
		items = append(items, fyne.NewMenuItemSeparator())
	}
	w.popUp(w.below(anchor), append(items, w.budgetItems()...)...)
}

// groupsText says what the overview shows: "1,240 in 24 groups".
func (w *window) groupsText() string {
	v := w.session.Overview()
	if v == nil {
		return ""
	}
	inside := 0
	for _, g := range v.Groups {
		inside += len(g.Members)
	}
	return wording.Number(inside) + " in " + wording.Count(len(v.Groups), "group", "groups")
}
