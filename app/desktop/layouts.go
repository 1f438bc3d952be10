//go:build !headless

package desktop

import (
	"errors"

	"fyne.io/fyne/v2"

	"clew/app/controls"
	"clew/app/session"
	"clew/app/views/wording"
	"clew/app/workspace"
	"clew/graphmodel/layout"
)

// arrangeMenu offers the layouts, Clew's own and Graphviz's.
func (w *window) arrangeMenu() *fyne.MenuItem {
	menu := fyne.NewMenuItem("Arrange As", nil)
	menu.ChildMenu = fyne.NewMenu("")
	graphviz := false
	for _, a := range workspace.Arrangements() {
		title := a.Title
		if a.Graphviz {
			title = "Graphviz: " + a.Title + " – " + a.Description
			if !graphviz {
				menu.ChildMenu.Items = append(menu.ChildMenu.Items, fyne.NewMenuItemSeparator())
			}
			graphviz = true
		}
		menu.ChildMenu.Items = append(menu.ChildMenu.Items, w.item(title, nil, func() { w.arrangeAs(a) }))
	}
	return menu
}

// arrangeAs arranges in a chosen way. When that takes long, it asks first.
func (w *window) arrangeAs(a workspace.Arrangement) {
	nodes := w.session.Visible().Entities
	if v := w.session.Overview(); v != nil {
		nodes = len(v.Snapshot.Entities)
	}
	if !a.Slow(nodes) {
		w.startArranging(a)
		return
	}
	text := upperFirst(a.Title) + " is meant for networks of up to " + wording.Count(a.Limit, "node", "nodes") + "; " +
		wording.Number(nodes) + " are shown. Arranging them may take minutes. It runs in the background, and Cancel at the bottom " +
		"of the window stops it."
	s := w.newSheet("This can take long", fyne.NewSize(440, sheetHeight(84)), prose(text, proseStyle, controls.Quiet))
	s.button("Do It Anyway", controls.Bare, func() { w.startArranging(a) })
	s.show(s.button("Cancel", controls.Filled, nil))
}

func (w *window) startArranging(a workspace.Arrangement) {
	var roots []string
	if a.Needs.Has(layout.TakesRoot) {
		roots = w.session.Selection().Entities
	}
	err := w.space.ArrangeAs(a, roots...)
	switch {
	case errors.Is(err, layout.ErrNoPlaces), errors.Is(err, layout.ErrNoTimes):
		w.session.Tell(session.Warning, a.Title+" is of no use here: "+err.Error())
	case err != nil:
		w.showError("The network cannot be arranged", err)
	default:
		w.network.view.Fit(true) // the camera goes along
	}
}
