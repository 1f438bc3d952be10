//go:build !headless

package desktop

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"clew/app/controls"
	"clew/app/session"
	"clew/app/views/wording"
	"clew/graphmodel"
)

// decide carries out what a person has settled. It is undone like any other
// change, and done again after each import. It reports whether it was done.
func (w *window) decide(label string, decisions ...graphmodel.Decision) bool {
	if w.onlyLooking() {
		return false
	}
	if err := w.space.Decide(label, decisions...); err != nil {
		w.showError("This was not done", err)
		return false
	}
	w.session.Tell(session.Success, label)
	return true
}

// renameEntity asks for another name.
func (w *window) renameEntity(id string) {
	e := w.session.Snapshot().Entity(id)
	if e == nil || w.onlyLooking() {
		return
	}
	field := controls.NewField()
	field.SetText(e.Name)
	content := &fyne.Container{Layout: controls.Stack{}, Objects: []fyne.CanvasObject{field}}
	s := w.newSheet("Rename", fyne.NewSize(400, sheetHeight(36)), content)
	rename := func() {
		name := strings.Join(strings.Fields(field.Text), " ")
		if name != "" && name != e.Name {
			w.decide("Rename "+shorten(e.Name, 30)+" to "+shorten(name, 30), graphmodel.Decision{
				Kind: graphmodel.RenameEntity, Target: id, Value: name,
			})
		}
	}
	field.OnEscape = s.dismiss
	field.OnSubmitted = func(string) { s.close(); rename() }
	s.button("Cancel", controls.Outlined, nil)
	s.button("Rename", controls.Filled, rename)
	s.show(field)
	field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// renameSelected renames the node that is selected, or the last one of several.
func (w *window) renameSelected() {
	selected, snap := w.session.Selection().Entities, w.session.Snapshot()
	for _, id := range slices.Backward(selected) {
		if snap.Entity(id) != nil {
			w.renameEntity(id)
			return
		}
	}
	w.session.Tell(session.Info, "Select a node to rename it")
}

// hideEntities takes entities out of every view.
func (w *window) hideEntities(ids ...string) {
	var decisions []graphmodel.Decision
	label := "Hide " + wording.Count(len(ids), "node", "nodes")
	for _, id := range ids {
		if e := w.session.Snapshot().Entity(id); e != nil {
			decisions = append(decisions, graphmodel.Decision{
				Kind: graphmodel.SetEntityStatus, Target: id, Value: string(graphmodel.Hidden),
			})
			if len(ids) == 1 {
				label = "Hide " + shorten(e.Name, 40)
			}
		}
	}
	if len(decisions) > 0 {
		w.decide(label, decisions...)
	}
}

func (w *window) hideLink(id string) {
	w.decide("Hide a link", graphmodel.Decision{Kind: graphmodel.SetLinkStatus, Target: id, Value: string(graphmodel.Hidden)})
}

// hiddenCount is how much was hidden by hand.
func (w *window) hiddenCount() int {
	n := 0
	snap := w.session.Snapshot()
	for _, e := range snap.Entities {
		if e.Status == graphmodel.Hidden {
			n++
		}
	}
	for _, l := range snap.Links.All() {
		if l.Status == graphmodel.Hidden {
			n++
		}
	}
	return n
}

// bringBack shows again all that was hidden by hand.
func (w *window) bringBack() {
	var decisions []graphmodel.Decision
	snap := w.session.Snapshot()
	for _, e := range snap.Entities {
		if e.Status == graphmodel.Hidden {
			decisions = append(decisions, graphmodel.Decision{
				Kind: graphmodel.SetEntityStatus, Target: e.ID, Value: string(graphmodel.Suggested),
			})
		}
	}
	for _, l := range snap.Links.All() {
		if l.Status == graphmodel.Hidden {
			decisions = append(decisions, graphmodel.Decision{
				Kind: graphmodel.SetLinkStatus, Target: l.ID, Value: string(graphmodel.Suggested),
			})
		}
	}
	w.decide("Bring back what was hidden", decisions...)
}
