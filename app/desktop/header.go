//go:build !headless

package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"clew/app/controls"
	"clew/app/theme"
)

const headerHeight float32 = 44

// header is the bar at the top: the project's name and the main commands.
type header struct {
	widget.BaseWidget

	w              *window
	name           *controls.Text
	state          *controls.Text
	undo, redo     *controls.Button
	search         *controls.Button
	history        *controls.Button
	look           *controls.Button
	export, paste  *controls.Button
	importArticles *controls.Button
	frame          *fyne.Container
}

func newHeader(w *window) *header {
	h := &header{w: w}
	h.name = controls.NewBoldText("", 14)
	h.state = controls.NewText("", theme.TextSmall, controls.Quiet)
	h.importArticles = controls.NewButton("import", "Import", controls.Filled, func() { w.importFiles() })
	h.paste = controls.NewButton("paste", "Paste", controls.Outlined, func() { w.pasteArticle() })
	h.export = controls.NewButton("export", "Export", controls.Outlined, func() { w.exportMenu(h.export) })
	h.undo = controls.NewIconButton("undo", "Undo", w.tips, w.space.Undo)
	h.redo = controls.NewIconButton("redo", "Redo", w.tips, w.space.Redo)
	h.search = controls.NewIconButton("search", "Search everything (Ctrl+Shift+F)", w.tips, func() { w.search.open("") })
	h.history = controls.NewIconButton("history", "History (Ctrl+Shift+H)", w.tips, func() { w.setHistoryShown(!w.history.Visible()) })
	h.look = controls.NewIconButton("moon", "Dark appearance", w.tips, w.toggleAppearance)
	left := controls.NewIconButton("panel-left", "Sidebar (Ctrl+B)", w.tips, func() { w.setSidebarShown(!w.panes.ShowLeft) })
	right := controls.NewIconButton("panel-right", "Inspector (Ctrl+J)", w.tips, func() { w.setInspectorShown(!w.panes.ShowRight) })
	for _, b := range []*controls.Button{h.importArticles, h.paste, h.export} {
		b.Tips = w.tips
	}
	h.importArticles.Hint = "Read articles from files (Ctrl+I)"
	h.paste.Hint = "Read the copied page or text (Ctrl+V)"
	h.export.Hint = "Save the picture or the graph (Ctrl+E)"
	spring := &fyne.Container{Layout: controls.Stack{}}
	line := &fyne.Container{
		Layout: controls.Line{Gap: 6, Left: 8, Right: 8, Grow: 3},
		Objects: []fyne.CanvasObject{
			left, h.name, h.state, spring, h.search, h.undo, h.redo, h.history, h.paste, h.importArticles, h.export, h.look, right,
		},
	}
	h.frame = &fyne.Container{Layout: fillLayout{}, Objects: []fyne.CanvasObject{controls.NewGround(), line}}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer implements fyne.Widget.
func (h *header) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(h.frame) }

// update shows the state of the workspace.
func (h *header) update() {
	space := h.w.space
	h.name.SetText(space.Name())
	state := ""
	switch {
	case space.Empty() && space.Path() == "":
		h.name.SetText("New project")
	case space.ReadOnly():
		state = "read only"
	case space.Draft() != "":
		state = "kept as a draft"
	case space.Path() == "" && space.Dirty():
		state = "not saved"
	}
	h.state.SetText(state)
	what, ok := h.w.canUndo()
	h.undo.SetDisabled(!ok)
	h.undo.Hint = hint("Undo", what, ok)
	what, ok = h.w.canRedo()
	h.redo.SetDisabled(!ok)
	h.redo.Hint = hint("Redo", what, ok)
	h.importArticles.SetDisabled(space.ReadOnly())
	h.paste.SetDisabled(space.ReadOnly())
	h.export.SetDisabled(space.Empty())
	h.search.SetDisabled(space.Empty())
	if theme.Palette().Dark {
		h.look.SetIcon("sun")
		h.look.Hint = "Light appearance"
	} else {
		h.look.SetIcon("moon")
		h.look.Hint = "Dark appearance"
	}
	h.frame.Refresh()
}

func hint(verb, what string, ok bool) string {
	if !ok {
		return "Nothing to " + map[string]string{"Undo": "undo", "Redo": "redo"}[verb]
	}
	return verb + ": " + what
}

// fillLayout gives each object the whole place.
type fillLayout struct{}

func (fillLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, each := range o {
		size = size.Max(each.MinSize())
	}
	return size
}

func (fillLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	for _, each := range o {
		each.Resize(size)
		each.Move(fyne.Position{})
	}
}
