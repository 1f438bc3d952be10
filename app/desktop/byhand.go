//go:build !headless

package desktop

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"clew/app/controls"
	"clew/app/session"
	"clew/app/theme"
	"clew/app/views/graphview"
	"clew/app/views/wording"
	"clew/graphmodel"
	"clew/graphmodel/layout"
)

// choice is a line of chips of which one is chosen.
type choice struct {
	line   *fyne.Container
	chips  []*controls.Button
	chosen int
}

func newChoice(labels []string, chosen int) *choice {
	c := &choice{chosen: chosen, line: &fyne.Container{Layout: rowLayout{gap: 6}}}
	for i, label := range labels {
		b := controls.NewButton("", label, controls.Outlined, func() { c.choose(i) })
		b.Compact()
		c.chips = append(c.chips, b)
		c.line.Objects = append(c.line.Objects, b)
	}
	c.choose(chosen)
	return c
}

func (c *choice) choose(i int) {
	c.chosen = i
	for k, b := range c.chips {
		b.Selected = k == i
		b.Refresh()
	}
}

// newEntity asks for the name and the kind of an entity that no article names,
// or that is named where span is.
func (w *window) newEntity(name string, mention *graphmodel.Mention) {
	if w.onlyLooking() {
		return
	}
	field := controls.NewField()
	field.SetPlaceHolder("Name")
	field.SetText(name)
	labels := make([]string, len(graphmodel.Kinds))
	for i, k := range graphmodel.Kinds {
		labels[i] = wording.Kind(k)
	}
	kinds := newChoice(labels, 0)
	content := &fyne.Container{Layout: controls.Stack{Gap: 12}, Objects: []fyne.CanvasObject{field, kinds.line}}
	s := w.newSheet("New Entity", fyne.NewSize(440, sheetHeight(84)), content)
	add := func() { w.addEntity(graphmodel.Kinds[kinds.chosen], field.Text, mention) }
	field.OnEscape = s.dismiss
	field.OnSubmitted = func(string) { s.close(); add() }
	s.button("Cancel", controls.Outlined, nil)
	s.button("Add", controls.Filled, add)
	s.show(field)
	if name != "" {
		field.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// addEntity adds an entity by hand and shows it.
func (w *window) addEntity(kind graphmodel.Kind, name string, mention *graphmodel.Mention) string {
	if name = strings.Join(strings.Fields(name), " "); name == "" {
		return ""
	}
	var mentions []graphmodel.Mention
	if mention != nil {
		mentions = append(mentions, *mention)
	}
	d := graphmodel.MadeEntity(w.session.Snapshot(), kind, name, mentions...)
	at, middle := w.session.Positions(), w.network.view.Middle()
	if _, placed := at[d.Target]; !placed && !w.session.Crowded() {
		w.space.StartAt(d.Target, layout.Point{X: middle.X, Y: middle.Y})
	}
	if !w.decide("Add "+shorten(name, 40), d) {
		return ""
	}
	w.session.SelectEntities(d.Target)
	w.network.reveal(d.Target)
	return d.Target
}

// newLink asks what joins two entities.
func (w *window) newLink(from, to string, evidence ...graphmodel.Evidence) {
	snap := w.session.Snapshot()
	a, b := snap.Entity(from), snap.Entity(to)
	if a == nil || b == nil || a == b || w.onlyLooking() {
		return
	}
	if b.Kind == graphmodel.Event && a.Kind != graphmodel.Event {
		a, b = b, a // events are where links begin
	}
	types := graphmodel.LinkTypesBetween(a.Kind, b.Kind)
	if len(types) == 0 {
		a, b = b, a
		if types = graphmodel.LinkTypesBetween(a.Kind, b.Kind); len(types) == 0 {
			w.session.Tell(session.Info, "No kind of link joins these two")
			return
		}
	}
	ends := controls.NewBoldText("", theme.TextTitle)
	names := make([]string, len(types))
	for i, t := range types {
		names[i] = wording.LinkType(t)
	}
	kind := widget.NewSelect(names, nil)
	kind.SetSelectedIndex(0)
	field := controls.NewField()
	field.SetPlaceHolder("In your words, such as “envoy of” (optional)")
	turn := controls.NewButton("redo", "Turn around", controls.Outlined, nil)
	turn.Compact()
	show := func() { ends.SetText(shorten(a.Name, 26) + "  →  " + shorten(b.Name, 26)) }
	turn.OnPress = func(fyne.KeyModifier) {
		other := graphmodel.LinkTypesBetween(b.Kind, a.Kind)
		if len(other) == 0 || a.Kind == graphmodel.Event && b.Kind != graphmodel.Event {
			return
		}
		a, b, types = b, a, other
		names = names[:0:0]
		for _, t := range types {
			names = append(names, wording.LinkType(t))
		}
		kind.SetOptions(names)
		kind.SetSelectedIndex(0)
		show()
	}
	show()
	note := "Without a sentence. One can be added later from the reader."
	if len(evidence) > 0 {
		note = "“" + shorten(snap.Quote(evidence[0].Article, evidence[0].Span), 90) + "”"
	}
	content := &fyne.Container{Layout: controls.Stack{Gap: 12}, Objects: []fyne.CanvasObject{
		controls.NewLine(8, 0, ends, turn), controls.NewOutlined(kind), field, controls.NewText(note, theme.TextSmall, controls.Quiet),
	}}
	s := w.newSheet("New Link", fyne.NewSize(480, sheetHeight(168)), content)
	add := func() { w.addLink(a, b, types[max(kind.SelectedIndex(), 0)], field.Text, evidence) }
	field.OnEscape = s.dismiss
	field.OnSubmitted = func(string) { s.close(); add() }
	s.button("Cancel", controls.Outlined, nil)
	s.button("Add Link", controls.Filled, add)
	s.show(field)
}

func (w *window) addLink(a, b *graphmodel.Entity, typ graphmodel.LinkType, label string, evidence []graphmodel.Evidence) {
	label = strings.Join(strings.Fields(label), " ")
	d := graphmodel.MadeLink(w.session.Snapshot(), a.ID, b.ID, typ, label, evidence...)
	if w.decide(fmt.Sprintf("Link %s with %s", shorten(a.Name, 26), shorten(b.Name, 26)), d) {
		if !w.session.Filter().ShowsType(typ) {
			w.setFilter(w.session.Filter().WithType(typ, true))
		}
		w.session.SelectLinks(d.Target)
	}
}

// newLinkOfSelection links the two selected entities, or lets the person draw a
// link.
func (w *window) newLinkOfSelection() {
	if w.onlyLooking() {
		return
	}
	if sel := w.selectedEntities(); len(sel) == 2 {
		w.newLink(sel[0], sel[1])
		return
	}
	w.network.view.SetTool(graphview.LinkTool)
	w.network.focusCanvas()
	w.session.Tell(session.Info, "Drag from one node to another to link them; Esc ends this")
}

// selectedEntities are the selected entities that are no groups.
func (w *window) selectedEntities() []string {
	var ids []string
	for _, id := range w.session.Selection().Entities {
		if w.session.Snapshot().Entity(id) != nil {
			ids = append(ids, id)
		}
	}
	return ids
}

// mergeInto makes dragged nodes one with the node they were dropped on.
func (w *window) mergeInto(ids []string, into string) {
	snap := w.session.Snapshot()
	all := []string{into}
	for _, id := range ids {
		if snap.Entity(id) != nil {
			all = append(all, id)
		}
	}
	if len(all) < 2 || snap.Entity(into) == nil {
		w.network.rebuild(false)
		return
	}
	w.merge(all...)
}

// deleteByHand takes away what a person has added.
func (w *window) deleteByHand(id string) {
	snap := w.session.Snapshot()
	if e := snap.Entity(id); e != nil && e.ByHand {
		w.decide("Delete "+shorten(e.Name, 40), graphmodel.Decision{Kind: graphmodel.DeleteEntity, Target: id})
	}
	if l := snap.Link(id); l != nil && l.ByHand {
		w.decide("Delete a link", graphmodel.Decision{Kind: graphmodel.DeleteLink, Target: id})
	}
}

// retypeItem is the menu of the types that a link may have.
func (w *window) retypeItem(l *graphmodel.Link) *fyne.MenuItem {
	snap := w.session.Snapshot()
	item := fyne.NewMenuItem("Change Type", nil)
	item.ChildMenu = fyne.NewMenu("")
	for _, t := range graphmodel.LinkTypesBetween(snap.Entity(l.From).Kind, snap.Entity(l.To).Kind) {
		i := fyne.NewMenuItem(wording.LinkType(t), func() {
			w.decide("Change a link to "+strings.ToLower(wording.LinkType(t)),
				graphmodel.Decision{Kind: graphmodel.RetypeLink, Target: l.ID, Value: string(t)})
		})
		i.Checked = t == l.Type
		item.ChildMenu.Items = append(item.ChildMenu.Items, i)
	}
	return w.editing(item)
}

// kindItem is the menu of the kinds that an entity may be.
func (w *window) kindItem(e *graphmodel.Entity) *fyne.MenuItem {
	item := fyne.NewMenuItem("Change Kind", nil)
	item.ChildMenu = fyne.NewMenu("")
	for _, k := range graphmodel.Kinds {
		if (k == graphmodel.Event) != (e.Kind == graphmodel.Event) {
			continue
		}
		i := fyne.NewMenuItem(wording.Kind(k), func() { w.retype(e, k) })
		i.Checked = k == e.Kind
		item.ChildMenu.Items = append(item.ChildMenu.Items, i)
	}
	return w.editing(item)
}

func (w *window) retype(e *graphmodel.Entity, k graphmodel.Kind) {
	w.decide(fmt.Sprintf("%s is: %s", shorten(e.Name, 30), strings.ToLower(wording.Kind(k))),
		graphmodel.Decision{Kind: graphmodel.RetypeEntity, Target: e.ID, Value: string(k)})
}
