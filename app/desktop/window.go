//go:build !headless

package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"clew/app/controls"
	"clew/app/gate"
	"clew/app/session"
	"clew/app/theme"
	"clew/app/views/history"
	"clew/app/views/inspector"
	"clew/app/views/reader"
	"clew/app/views/sources"
	"clew/app/workspace"
	"clew/graphmodel/subscription"
)

// window is the program's one window: it makes the views of a session, puts
// them side by side, and leads commands to the workspace.
type window struct {
	app     fyne.App
	win     fyne.Window
	do      gate.Do
	version string
	onPaint func() // the window is being painted; nil for nobody to tell
	leave   func() // ends the toolkit

	session *session.Session
	space   *workspace.Workspace
	theme   *theme.Theme
	tips    *controls.Tips

	sidebar   *sources.View
	inspector *inspector.View
	history   *history.View
	pointed   int // step of the history that is pointed at, -1 for none
	reader    *reader.View
	network   *network
	filters   *filterBar
	header    *header
	status    *statusBar
	notice    *notice
	body      *fyne.Container
	welcome   *welcome
	search    *search
	ways      ways

	panes  *controls.Panes
	shelf  *controls.Shelf
	menus  *menus
	sheets []*sheet // that are open, the latest last
	report openReport

	columns *columnMemory
	// reviewing is the latest review of duplicates.
	reviewing *pairReview
}

// newWindow makes the window with an empty project; it is not shown yet.
func newWindow(app fyne.App, do gate.Do, o Options) *window {
	w := &window{app: app, do: do, version: o.Version, onPaint: o.painted, leave: app.Quit}
	w.theme = &theme.Theme{Appearance: w.appearance()}
	app.Settings().SetTheme(w.theme)
	w.session = session.New(do)
	w.restoreBudget()
	w.space = workspace.New(workspace.Options{
		Session: w.session, Extractor: o.Extractor, Drafts: draftFolder(app), Aspect: func() float64 { return w.network.aspect() },
	})
	w.useClient()
	w.useColumns()
	w.tips = controls.NewTips(do)
	w.tips.Escape = w.escape
	// The window manager's class is the first title that a window gets.
	w.win = app.NewWindow(programName)
	flatBuffers()
	w.win.SetIcon(theme.Mark())
	w.makeViews()
	w.win.SetPadded(false)
	w.win.SetContent(w.compose())
	w.menus = newMenus(w)
	w.win.SetMainMenu(w.menus.main)
	w.addShortcuts()
	w.listen()
	w.giveBack()
	w.restoreLayout()
	w.win.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { w.dropped(files) })
	w.win.SetCloseIntercept(w.closeRequested)
	w.win.SetMaster()
	w.win.Resize(w.rememberedSize())
	w.win.CenterOnScreen()
	return w
}

func (w *window) makeViews() {
	w.network = newNetwork(w)
	w.sidebar = sources.New(sources.Params{
		Session: w.session, Tips: w.tips, Reveal: w.network.reveal,
		ArticleMenu: w.articleMenu, EntityMenu: w.entityMenu, SearchAll: func(question string) { w.search.open(question) },
		OnKey: w.functionKey,
		Feeds: sources.FeedActions{
			Add: w.addFromAddress, Refresh: func() { w.space.RefreshFeeds() }, Open: w.openItem, FeedMenu: w.feedMenu, ItemMenu: w.itemMenu,
		},
	})
	w.inspector = inspector.New(inspector.Params{
		Session: w.session, Reveal: w.network.reveal, EntityMenu: w.entityMenu, QuoteMenu: w.quoteMenu, EditNote: w.editNote,
	})
	w.makeHistory()
	w.reader = reader.New(reader.Params{
		Session: w.session, Tips: w.tips, Reveal: w.network.reveal, TextMenu: w.textMenu, ArticleNote: w.editNote,
	})
	w.header = newHeader(w)
	w.filters = newFilterBar(w)
	w.status = newStatusBar(w)
	w.notice = newNotice(w)
	w.welcome = newWelcome(w)
	w.search = newSearch(w)
}

// compose puts the views together.
func (w *window) compose() fyne.CanvasObject {
	main := container.NewStack(
		&fyne.Container{Layout: barLayout{height: filterBarHeight}, Objects: []fyne.CanvasObject{w.filters, w.network.object}},
		w.welcome,
	)
	w.shelf = controls.NewShelf(container.NewStack(w.inspector, w.history), w.reader)
	w.shelf.Share = 0.56
	w.shelf.OnChanged = w.rememberLayout
	w.panes = controls.NewPanes(w.sidebar, main, w.shelf)
	w.panes.OnChanged = w.rememberLayout
	w.body = &fyne.Container{Layout: frameLayout{}, Objects: []fyne.CanvasObject{
		w.header, controls.NewHairline(), w.panes, controls.NewHairline(), w.status, w.notice,
	}}
	return container.NewStack(w.body, w.tips.Layer())
}

// listen wires what belongs to no single view.
func (w *window) listen() {
	w.session.ReadingChanged.Listen(func(r session.Reading) {
		w.shelf.ShowLower = r.Article != ""
		if w.shelf.ShowLower && !w.panes.ShowRight {
			w.setInspectorShown(true)
		}
		w.shelf.Refresh()
	})
	w.space.Damaged.Listen(w.warnOfDamage)
	w.space.Followed.Listen(func(f subscription.Feed) { w.sidebar.OpenFeed(f.URL) })
	w.space.Changed.Listen(func(space *workspace.Workspace) {
		if draft := space.Draft(); draft != "" {
			w.rememberProject(draft)
		}
		w.told()
		w.showHistory()
	})
	w.told()
}

// told shows what the workspace says: the title, and what can be undone.
func (w *window) told() {
	title := programName
	if !w.space.Empty() || w.space.Path() != "" {
		title = w.space.Name() + " – " + programName
	}
	w.win.SetTitle(title)
	w.header.update()
	w.notice.update()
	w.menus.update()
	w.welcome.update()
}

func (w *window) setSidebarShown(on bool) {
	w.panes.ShowLeft = on
	w.panes.Refresh()
	w.rememberLayout()
	w.menus.update()
}

func (w *window) setInspectorShown(on bool) {
	w.panes.ShowRight = on
	w.panes.Refresh()
	w.rememberLayout()
	w.menus.update()
}

// setAppearance changes between light, dark and what the system says.
func (w *window) setAppearance(a theme.Appearance) {
	w.theme = &theme.Theme{Appearance: a}
	w.app.Preferences().SetString(prefAppearance, string(a))
	w.app.Settings().SetTheme(w.theme)
	w.network.restyle()
	w.welcome.update()
	w.header.update()
	w.menus.update()
}

// look names the appearance that is shown.
func (w *window) look() string {
	if theme.Palette().Dark {
		return "dark"
	}
	return "light"
}

// toggleAppearance switches from what is shown now to the other.
func (w *window) toggleAppearance() {
	if theme.Palette().Dark {
		w.setAppearance(theme.Light)
	} else {
		w.setAppearance(theme.Dark)
	}
}

// escape leaves what is open, one thing at a time: a dialog, the selection,
// what is focused, the reader.
func (w *window) escape() {
	switch {
	case len(w.sheets) > 0:
		w.sheets[len(w.sheets)-1].dismiss()
	case !w.session.Selection().Empty():
		w.session.ClearSelection()
	case w.network.around.id != "":
		w.network.changeHops(0)
	case w.history.Visible():
		w.setHistoryShown(false)
	case w.session.Reading().Article != "":
		w.session.CloseReader()
	}
}

// barLayout puts a bar above the rest.
type barLayout struct{ height float32 }

func (l barLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 200) }

func (l barLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(size.Width, l.height))
	o[1].Move(fyne.NewPos(0, l.height))
	o[1].Resize(fyne.NewSize(size.Width, max(size.Height-l.height, 0)))
}

// frameLayout is the window: header, rule, panes, rule, status bar, and under the
// header a notice where there is one.
type frameLayout struct{}

func (frameLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(max(o[2].MinSize().Width, 640), 400)
}

func (frameLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	put := func(i int, height float32) {
		o[i].Move(fyne.NewPos(0, y))
		o[i].Resize(fyne.NewSize(size.Width, height))
		y += height
	}
	put(0, headerHeight)
	put(1, 1)
	room := size.Height - headerHeight - statusHeight - 2
	if o[5].Visible() {
		put(5, noticeHeight)
		room -= noticeHeight
	}
	put(2, room)
	put(3, 1)
	put(4, statusHeight)
}
