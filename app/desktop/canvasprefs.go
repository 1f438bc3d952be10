//go:build !headless

package desktop

import (
	"strings"

	"fyne.io/fyne/v2"

	"clew/app/session"
	"clew/app/views/wording"
)

// The settings of the network canvas.
const (
	prefAnimate    = "canvas.animate"
	prefInertia    = "canvas.inertia"
	prefFollow     = "canvas.follow"
	prefMinimap    = "canvas.minimap"
	prefPinDragged = "canvas.pinDragged"
)

// canvasSettings are the settings with what the menu calls them and what they
// are at first.
var canvasSettings = []struct {
	key, label string
	on         bool
}{
	{prefAnimate, "Animate Movements", true},
	{prefInertia, "Pan with Momentum", false},
	{prefFollow, "Neighbors Follow a Dragged Node", true},
	{prefPinDragged, "Pin Dragged Nodes", true},
	{prefMinimap, "Overview Map", true},
}

// canvasSetting reports whether a setting of the canvas is on.
func (w *window) canvasSetting(key string) bool {
	for _, s := range canvasSettings {
		if s.key == key {
			return w.app.Preferences().BoolWithFallback(key, s.on)
		}
	}
	return false
}

// animate reports whether movements are animated: the person wants it, and the
// toolkit's own setting does not forbid it.
func (w *window) animate() bool {
	return w.app.Settings().ShowAnimations() && w.canvasSetting(prefAnimate)
}

// applyPreferences hands the settings to the canvas.
func (n *network) applyPreferences() {
	n.view.SetInertia(n.w.canvasSetting(prefInertia))
	n.view.SetFollow(n.w.canvasSetting(prefFollow))
	n.view.SetMinimap(n.w.canvasSetting(prefMinimap))
}

// canvasSettingsMenu is the submenu with the settings.
func (m *menus) canvasSettingsMenu() *fyne.MenuItem {
	w := m.w
	sub := fyne.NewMenuItem("Canvas", nil)
	sub.ChildMenu = fyne.NewMenu("")
	m.canvas = map[string]*fyne.MenuItem{}
	for _, s := range canvasSettings {
		i := w.item(s.label, nil, func() {
			w.app.Preferences().SetBool(s.key, !w.canvasSetting(s.key))
			w.network.applyPreferences()
			m.update()
		})
		m.canvas[s.key] = i
		sub.ChildMenu.Items = append(sub.ChildMenu.Items, i)
	}
	return sub
}

// togglePins pins nodes where they are, or lets go those that all are pinned.
func (n *network) togglePins(ids []string) {
	s := n.w.session
	on := false
	for _, id := range ids {
		on = on || !s.Pinned(id)
	}
	label := "Unpin "
	if on {
		label = "Pin "
	}
	what := wording.Count(len(ids), "node", "nodes")
	if e := s.Snapshot().Entity(ids[0]); e != nil && len(ids) == 1 {
		what = e.Name
	}
	n.w.space.SetPinned(label+what, on, ids...)
	s.Tell(session.Info, strings.TrimSpace(label)+"ned "+what)
}
