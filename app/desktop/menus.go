//go:build !headless

package desktop

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"clew/app/controls"
	"clew/app/session"
	"clew/app/theme"
	"clew/app/views/wording"
	"clew/graphmodel/graphviz"
	"clew/graphmodel/project"
)

// offered lists the Graphviz engines of the menu with what they are good for.
var offered = []struct{ engine, use string }{
	{"dot", "hierarchy"},
	{"neato", "springs"},
	{"fdp", "forces"},
	{"sfdp", "forces, large graphs"},
	{"circo", "circles"},
	{"twopi", "rings around a center"},
}

// menus is the main menu and the items in it that change.
type menus struct {
	w    *window
	main *fyne.MainMenu

	recent, undo, redo, save   *fyne.MenuItem
	edited                     *fyne.Menu
	reason                     *fyne.MenuItem // why nothing can be changed
	history, revert            *fyne.MenuItem
	sidebar, inspector, legend *fyne.MenuItem
	grouping                   *fyne.MenuItem
	looks                      map[theme.Appearance]*fyne.MenuItem
	canvas                     map[string]*fyne.MenuItem // by setting
	editing                    []*fyne.MenuItem          // what changes the project
	state                      string                    // what update has shown last
}

const (
	ctrl      = fyne.KeyModifierShortcutDefault
	ctrlShift = fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift
)

// item is an item of the main menu. While a dialog is open its shortcut does
// nothing.
func (w *window) item(label string, shortcut fyne.Shortcut, action func()) *fyne.MenuItem {
	i := fyne.NewMenuItem(label, func() {
		if len(w.sheets) == 0 {
			action()
		}
	})
	i.Shortcut = shortcut
	return i
}

// editItem is an item that text fields know, too: the one that has the focus
// gets it, also in a dialog.
func (w *window) editItem(label string, shortcut fyne.Shortcut, action func()) *fyne.MenuItem {
	i := fyne.NewMenuItem(label, func() {
		if !w.forward(shortcut) && len(w.sheets) == 0 {
			action()
		}
	})
	i.Shortcut = shortcut
	return i
}

// edits marks an item of the main menu that changes the project.
func (m *menus) edits(i *fyne.MenuItem) *fyne.MenuItem {
	m.editing = append(m.editing, i)
	return i
}

// edits is an item of another menu that changes the project.
func (w *window) edits(label string, action func()) *fyne.MenuItem {
	return w.editing(fyne.NewMenuItem(label, action))
}

// editing marks an item, with the menu that it opens, as one that changes the
// project: it cannot be chosen where the project is only looked at.
func (w *window) editing(i *fyne.MenuItem) *fyne.MenuItem {
	if w.space.ReadOnly() {
		i.Disabled, i.ChildMenu = true, nil
	}
	return i
}

// onlyLooking tells, and reports, that the project can only be looked at.
func (w *window) onlyLooking() bool {
	if !w.space.ReadOnly() {
		return false
	}
	w.session.Tell(session.Warning, w.readOnlyReason())
	return true
}

// readOnlyReason says in a line why nothing can be changed.
func (w *window) readOnlyReason() string {
	holder, held := w.space.Holder()
	switch who := holder.String(); {
	case held && who != "":
		return "Read only: open elsewhere (" + shorten(who, 40) + ")"
	case held:
		return "Read only: open in another window"
	}
	if errors.Is(w.space.Hindrance(), project.ErrFull) {
		return "Read only: the disk is full"
	}
	return "Read only: the file may not be written"
}

func key(name fyne.KeyName, held fyne.KeyModifier) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: name, Modifier: held}
}

func newMenus(w *window) *menus {
	m := &menus{w: w, looks: map[theme.Appearance]*fyne.MenuItem{}}
	m.main = fyne.NewMainMenu(m.file(), m.edit(), m.view(), m.export(), m.help())
	return m
}

func (m *menus) file() *fyne.Menu {
	w := m.w
	m.recent = fyne.NewMenuItem("Open Recent", nil)
	m.recent.ChildMenu = fyne.NewMenu("")
	quit := fyne.NewMenuItem("Quit", w.closeRequested) // also while a dialog is open
	quit.Shortcut = key(fyne.KeyQ, ctrl)
	quit.IsQuit = true
	m.revert = m.edits(w.item("Revert to How It Was Opened", nil, w.space.Revert))
	m.save = m.edits(w.item("Save", key(fyne.KeyS, ctrl), w.saveProject))
	return fyne.NewMenu(
		"File",
		w.item("New Project", key(fyne.KeyN, ctrl), w.newProject),
		w.item("Open Project…", key(fyne.KeyO, ctrl), w.openProject),
		m.recent,
		w.item("Open Sample Project", nil, w.openSample),
		fyne.NewMenuItemSeparator(),
		m.edits(w.item("Import Files…", key(fyne.KeyI, ctrl), w.importFiles)),
		m.edits(w.item("Import Folder…", key(fyne.KeyI, ctrlShift), w.importFolder)),
		m.edits(w.item("Add from Address…", key(fyne.KeyU, ctrl), w.addFromAddress)),
		m.edits(w.item("Refresh Feeds", key(fyne.KeyF5, 0), func() { w.space.RefreshFeeds() })),
		fyne.NewMenuItemSeparator(),
		m.save,
		w.item("Save Project As…", key(fyne.KeyS, ctrlShift), func() { w.saveProjectAs(nil) }),
		w.item("Save a Copy…", nil, w.saveCopy),
		m.revert,
		m.edits(w.item("Restore a Backup…", nil, w.restoreBackup)),
		fyne.NewMenuItemSeparator(),
		quit,
	)
}

func (m *menus) edit() *fyne.Menu {
	w := m.w
	m.reason = fyne.NewMenuItem("", nil)
	m.reason.Disabled = true
	m.undo = w.editItem("Undo", &fyne.ShortcutUndo{}, w.space.Undo)
	m.redo = w.editItem("Redo", &fyne.ShortcutRedo{}, w.space.Redo)
	m.edited = fyne.NewMenu(
		"Edit",
		m.undo,
		m.redo,
		fyne.NewMenuItemSeparator(),
		w.editItem("Copy Names", &fyne.ShortcutCopy{Clipboard: w.app.Clipboard()}, w.copyNames),
		m.edits(w.editItem("Paste Article", &fyne.ShortcutPaste{Clipboard: w.app.Clipboard()}, w.pasteArticle)),
		fyne.NewMenuItemSeparator(),
		w.item("Find in the Sidebar", key(fyne.KeyF, ctrl), w.find),
		w.item("Search Everything…", key(fyne.KeyF, ctrlShift), func() { w.search.open("") }),
		w.editItem("Select All", &fyne.ShortcutSelectAll{}, w.selectAll),
		m.edits(w.item("New Entity…", key(fyne.KeyN, ctrlShift), func() { w.newEntity("", nil) })),
		m.edits(w.item("New Link…", key(fyne.KeyK, ctrl), w.newLinkOfSelection)),
		m.edits(w.item("Rename…", key(fyne.KeyF2, 0), w.renameSelected)),
		m.edits(w.item("Note…", key(fyne.KeyT, ctrl), w.noteSelected)),
		m.edits(w.item("Mark the Selected Words As…", key(fyne.KeyPeriod, ctrl), w.markWords)),
		m.edits(w.item("Merge Selection", key(fyne.KeyM, ctrl), w.mergeSelection)),
		m.edits(w.item("Possible Duplicates…", key(fyne.KeyD, ctrlShift), w.findDuplicates)),
		m.edits(w.item("Hide Selection", key(fyne.KeyH, ctrl), func() { w.hideEntities(w.session.Selection().Entities...) })),
		w.item("Clear Selection", nil, w.session.ClearSelection),
	)
	return m.edited
}

func (m *menus) view() *fyne.Menu {
	w := m.w
	m.sidebar = w.item("Sidebar", key(fyne.KeyB, ctrl), func() { w.setSidebarShown(!w.panes.ShowLeft) })
	m.inspector = w.item("Inspector", key(fyne.KeyJ, ctrl), func() { w.setInspectorShown(!w.panes.ShowRight) })
	m.history = w.item("History", key(fyne.KeyH, ctrlShift), func() { w.setHistoryShown(!w.history.Visible()) })
	m.legend = w.item("Legend", nil, func() { w.network.setLegend(!w.network.legend); m.update() })
	m.grouping = fyne.NewMenuItem("Large Networks", nil)
	m.grouping.ChildMenu = fyne.NewMenu("", w.budgetItems()...)
	look := fyne.NewMenuItem("Appearance", nil)
	look.ChildMenu = fyne.NewMenu("")
	for _, each := range []struct {
		appearance theme.Appearance
		label      string
	}{{theme.System, "Like the System"}, {theme.Light, "Light"}, {theme.Dark, "Dark"}} {
		i := w.item(each.label, nil, func() { w.setAppearance(each.appearance) })
		m.looks[each.appearance] = i
		look.ChildMenu.Items = append(look.ChildMenu.Items, i)
	}
	return fyne.NewMenu(
		"View",
		w.item("Show Everything", key(fyne.Key0, ctrl), func() { w.network.view.Fit(true) }),
		w.item("Zoom In", key(fyne.KeyEqual, ctrl), func() { w.network.view.Zoom(1.4, true) }),
		w.item("Zoom Out", key(fyne.KeyMinus, ctrl), func() { w.network.view.Zoom(1/1.4, true) }),
		w.item("Zoom to Selection", key(fyne.KeyE, ctrlShift), w.zoomToSelection),
		fyne.NewMenuItemSeparator(),
		w.item("Show Path between Two", key(fyne.KeyP, ctrl), w.showPath),
		w.item("Open Group", key(fyne.KeyG, ctrl), w.openSelected),
		w.item("Close Group", key(fyne.KeyG, ctrlShift), func() { w.closeAround("") }),
		w.item("Close All Groups", nil, w.space.CloseGroups),
		m.grouping,
		fyne.NewMenuItemSeparator(),
		w.item("Arrange Anew", key(fyne.KeyL, ctrl), w.space.Arrange),
		w.item("Arrange Anew, Moved Nodes Too", key(fyne.KeyL, ctrlShift), w.space.ArrangeAll),
		w.arrangeMenu(),
		fyne.NewMenuItemSeparator(),
		m.sidebar,
		m.inspector,
		m.history,
		m.legend,
		m.canvasSettingsMenu(),
		look,
	)
}

func (m *menus) export() *fyne.Menu { return fyne.NewMenu("Export", m.exportItems()...) }

// exportItems are shared by the main menu and the button in the header.
func (m *menus) exportItems() []*fyne.MenuItem {
	w := m.w
	engines := fyne.NewMenuItem("Drawing by Graphviz (SVG)", nil)
	engines.ChildMenu = fyne.NewMenu("")
	for _, o := range offered {
		if slices.Contains(graphviz.Engines, o.engine) {
			engines.ChildMenu.Items = append(engines.ChildMenu.Items,
				fyne.NewMenuItem(o.engine+" – "+o.use+"…", func() { w.exportGraphviz(o.engine) }))
		}
	}
	return []*fyne.MenuItem{
		w.item("Picture of the View (PNG)…", key(fyne.KeyE, ctrl), w.exportPNG),
		w.item("Drawing of the View (SVG)…", nil, w.exportSVG),
		w.item("Page of the View (PDF)…", nil, w.exportPDF),
		engines,
		fyne.NewMenuItemSeparator(),
		w.item("Graph for Graphviz (DOT)…", nil, w.exportDOT),
		w.item("Whole Graph (JSON)…", nil, w.exportJSON),
		w.item("Tables (CSV)…", nil, w.exportCSV),
	}
}

func (m *menus) help() *fyne.Menu {
	return fyne.NewMenu(
		"Help",
		m.w.item("Keyboard Shortcuts", key(fyne.KeySlash, ctrl), m.w.showShortcuts),
		m.w.item("About Clew", nil, m.w.showAbout),
	)
}

// update shows what can be undone, what was open lately, and what is on.
func (m *menus) update() {
	w := m.w
	what, canUndo := w.canUndo()
	m.undo.Label, m.undo.Disabled = label("Undo", what), !canUndo
	what, canRedo := w.canRedo()
	m.redo.Label, m.redo.Disabled = label("Redo", what), !canRedo
	m.sidebar.Checked, m.inspector.Checked = w.panes.ShowLeft, w.panes.ShowRight
	m.legend.Checked = w.network.legend
	m.history.Checked = w.history.Visible()
	m.revert.Disabled = !w.space.CanRevert()
	for i, n := range budgets {
		m.grouping.ChildMenu.Items[i].Checked = w.session.Budget() == n
	}
	settings := make([]bool, 0, len(canvasSettings))
	for _, s := range canvasSettings {
		m.canvas[s.key].Checked = w.canvasSetting(s.key)
		settings = append(settings, m.canvas[s.key].Checked)
	}
	for _, i := range m.editing {
		i.Disabled = w.space.ReadOnly()
	}
	m.giveReason()
	for a, i := range m.looks {
		i.Checked = a == w.theme.Appearance
	}
	recent := w.recent()
	m.recent.Disabled = len(recent) == 0
	m.recent.ChildMenu.Items = nil
	for _, path := range recent {
		name, where := w.projectLabel(path)
		m.recent.ChildMenu.Items = append(m.recent.ChildMenu.Items,
			fyne.NewMenuItem(controls.VisualLine(controls.Isolate(name)+"  –  "+controls.Isolate(where)), func() { w.guarded(func() { w.open(path) }) }))
	}
	// Showing the menu anew costs as much as drawing the window.
	state := strings.Join(append([]string{
		m.undo.Label, m.redo.Label, string(w.theme.Appearance), strconv.Itoa(w.session.Budget()), flags(canUndo, canRedo, w.space.ReadOnly(), w.panes.ShowLeft, w.panes.ShowRight, w.network.legend, m.history.Checked, m.revert.Disabled),
		flags(settings...),
	}, recent...), "\n")
	if state != m.state {
		m.state = state
		w.win.SetMainMenu(m.main)
	}
}

// canUndo returns what Undo would take back here.
func (w *window) canUndo() (string, bool) {
	what, ok := w.space.CanUndo()
	return what, ok && !w.space.ReadOnly()
}

// canRedo returns what Redo would do again here.
func (w *window) canRedo() (string, bool) {
	what, ok := w.space.CanRedo()
	return what, ok && !w.space.ReadOnly()
}

// giveReason says above the menu for editing why nothing in it can be chosen.
func (m *menus) giveReason() {
	if m.edited.Items[0] == m.reason {
		m.edited.Items = m.edited.Items[2:]
	}
	if m.w.space.ReadOnly() {
		m.reason.Label = m.w.readOnlyReason()
		m.edited.Items = append([]*fyne.MenuItem{m.reason, fyne.NewMenuItemSeparator()}, m.edited.Items...)
	}
}

func flags(values ...bool) string {
	var b strings.Builder
	for _, v := range values {
		if v {
			b.WriteByte('1')
		} else {
			b.WriteByte('0')
		}
	}
	return b.String()
}

func label(verb, what string) string {
	if what == "" {
		return verb
	}
	return controls.VisualLine(verb + " “" + shorten(what, 40) + "”")
}

// copyNames puts the names of the selected entities on the clipboard.
func (w *window) copyNames() {
	if text := w.reader.SelectedText(); text != "" {
		w.app.Clipboard().SetContent(text)
		w.session.Tell(session.Info, "Copied "+wording.Count(len(strings.Fields(text)), "word", "words"))
		return
	}
	snap := w.session.Snapshot()
	var names []string
	for _, id := range w.session.Selection().Entities {
		if e := snap.Entity(id); e != nil {
			names = append(names, e.Name)
		}
	}
	if len(names) > 0 {
		w.app.Clipboard().SetContent(strings.Join(names, "\n"))
		w.session.Tell(session.Info, "Copied "+wording.Count(len(names), "name", "names"))
	}
}

func (w *window) selectAll() {
	if w.reader.HasFocus() {
		w.reader.SelectAll()
		return
	}
	visible := w.session.Visible()
	var ids []string
	for i, e := range w.session.Snapshot().Entities {
		if visible.Entity[i] {
			ids = append(ids, e.ID)
		}
	}
	w.session.SelectEntities(ids...)
}

func (w *window) zoomToSelection() {
	switch sel := w.session.Selection(); {
	case len(sel.Entities) > 0:
		w.network.view.FocusNodes(sel.Entities, 0, true)
	case len(sel.Links) > 0:
		w.network.view.FocusLinks(sel.Links, true)
	}
}

func (w *window) find() {
	if !w.panes.ShowLeft {
		w.setSidebarShown(true)
	}
	w.sidebar.FocusSearch(w.win.Canvas())
}

// forward gives a shortcut to the text field that has the focus: a menu's
// shortcut would otherwise take it away from the field. It reports whether
// there was one.
func (w *window) forward(s fyne.Shortcut) bool {
	switch f := w.win.Canvas().Focused().(type) {
	case interface {
		fyne.Shortcutable
		SelectedText() string
	}:
		f.TypedShortcut(s)
		return true
	default:
		return false
	}
}

// addShortcuts adds the keys that are no menu items.
func (w *window) addShortcuts() {
	c := w.win.Canvas()
	add := func(name fyne.KeyName, held fyne.KeyModifier, action func()) {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: held}, func(fyne.Shortcut) {
			if len(w.sheets) == 0 {
				action()
			}
		})
	}
	add(fyne.KeyPlus, ctrl, func() { w.network.view.Zoom(1.4, true) })
	add(fyne.KeyEqual, ctrlShift, func() { w.network.view.Zoom(1.4, true) })
	add(fyne.KeyZ, ctrlShift, w.space.Redo)
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if e.Name == fyne.KeyEscape {
			w.escape()
			return
		}
		w.functionKey(e)
	})
}

// functionKey carries out the items of the menus whose keys need no other key: the
// toolkit only shows them there. What has the focus hands them on.
func (w *window) functionKey(e *fyne.KeyEvent) {
	if len(w.sheets) > 0 {
		return
	}
	switch e.Name {
	case fyne.KeyF2:
		w.renameSelected()
	case fyne.KeyF5:
		if !w.onlyLooking() {
			w.space.RefreshFeeds()
		}
	}
}
