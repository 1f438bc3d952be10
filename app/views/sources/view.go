package sources

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"clew/app/controls"
	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/subscription"
)

// Params connect the sidebar with the program.
type Params struct {
	Session *session.Session
	Tips    *controls.Tips
	// Reveal brings an entity into view on the canvas.
	Reveal func(id string)
	// ArticleMenu and EntityMenu, when set, show what can be done with one.
	ArticleMenu func(id string, at fyne.Position)
	EntityMenu  func(id string, at fyne.Position)
	// SearchAll, when set, asks for a question in the words of articles, too.
	SearchAll func(question string)
	// OnKey, when set, gets the keys that mean nothing to the list.
	OnKey func(*fyne.KeyEvent)
	Feeds FeedActions
}

// View is the sidebar.
type View struct {
	widget.BaseWidget

	params Params
	search *controls.SearchField
	list   *controls.RowList
	scroll *controls.KeyScroller
	frame  *fyne.Container

	rows    []row
	told    stories
	folded  map[int]bool
	opened  map[string]bool // feeds whose items are listed, by address
	cursor  int             // row under the keyboard, -1 for none
	focused bool
	feeds   int // how many were there last
}

// New returns the sidebar of a session.
func New(p Params) *View {
	v := &View{params: p, folded: map[int]bool{}, opened: map[string]bool{}, cursor: -1}
	v.search = controls.NewSearchField("Search", p.Tips, func(string) { v.cursor = -1; v.rebuild(); v.scroll.ScrollTo(0) })
	v.search.OnSubmitted = func(string) { v.Submit() }
	v.search.OnDown = v.enterList
	v.search.OnEscape = func() {
		p.Session.ClearSelection()
		if c := fyne.CurrentApp().Driver().CanvasForObject(v.search); c != nil {
			c.Unfocus()
		}
	}
	v.list = controls.NewRowList(v)
	v.scroll = controls.NewKeyScroller(v.list)
	v.scroll.NoRing = true
	v.scroll.OnKey = v.key
	v.scroll.OnFocus = v.focus
	head := &fyne.Container{
		Layout:  controls.Stack{Left: 10, Right: 10, Top: 10, Bottom: 4},
		Objects: []fyne.CanvasObject{v.search},
	}
	v.frame = &fyne.Container{
		Layout:  topLayout{},
		Objects: []fyne.CanvasObject{controls.NewGround(), head, v.scroll},
	}
	v.listen()
	v.rebuild()
	v.ExtendBaseWidget(v)
	return v
}

func (v *View) listen() {
	s := v.params.Session
	s.SnapshotChanged.Listen(func(*graphmodel.Snapshot) { v.rebuild() })
	s.FeedsChanged.Listen(func(feeds []subscription.Feed) {
		if v.feeds == 0 != (len(feeds) == 0) {
			v.folded[feedSection] = false // open where there are feeds, closed where there is none
		}
		v.feeds = len(feeds)
		v.rebuild()
	})
	s.FilterChanged.Listen(func(session.Filter) { v.rebuild() })
	s.SelectionChanged.Listen(func(session.Selection) { v.list.Refill() })
	s.ReadingChanged.Listen(func(session.Reading) { v.list.Refill() })
}

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(v.frame) }

// FocusSearch puts the cursor into the search field.
func (v *View) FocusSearch(c fyne.Canvas) {
	c.Focus(v.search)
	v.search.DoubleTapped(nil)
}

// SetQuery types into the search field.
func (v *View) SetQuery(query string) { v.search.SetText(query) }

// Submit selects what the search means and shows it on the canvas.
func (v *View) Submit() {
	if r, ok := bestEntity(v.params.Session.Snapshot(), v.rows, v.search.Text); ok {
		v.choose(r, 0)
		return
	}
	for _, r := range v.rows {
		if !r.head && r.id != "" || r.ask != "" {
			v.choose(r, 0)
			return
		}
	}
}

func (v *View) rebuild() {
	s := v.params.Session
	v.rows = buildRows(&v.told, s.Snapshot(), s.Ranking(), s.Visible(), s.Filter(), s.ArticleNote, v.search.Text, v.folded, s.Feeds(), v.opened)
	if query := strings.TrimSpace(v.search.Text); query != "" && v.params.SearchAll != nil {
		v.rows = append(v.rows, row{section: len(sections), ask: query})
	}
	v.cursor = min(v.cursor, len(v.rows)-1)
	v.list.Reload()
	v.scroll.Changed()
}

// OpenFeed lists the items of a feed.
func (v *View) OpenFeed(url string) {
	v.opened[url] = true
	v.folded[feedSection] = false
	v.rebuild()
	v.scroll.ScrollTo(0)
}

func (v *View) fold(i int) {
	v.folded[i] = !v.folded[i]
	v.rebuild()
}

// choose does what a click on a row does.
func (v *View) choose(r row, held fyne.KeyModifier) {
	s := v.params.Session
	switch {
	case r.head:
		v.fold(r.section)
	case r.hint:
		call(v.params.Feeds.Add)
	case r.ask != "":
		v.params.SearchAll(r.ask)
	case r.item != "":
		if v.params.Feeds.Open != nil {
			v.params.Feeds.Open(r.feed, r.item)
		}
	case r.feed != "":
		v.opened[r.feed] = !v.opened[r.feed]
		v.rebuild()
	case r.kind == "":
		s.Read(r.id, graphmodel.Span{})
	case held&(fyne.KeyModifierControl|fyne.KeyModifierShift|fyne.KeyModifierSuper) != 0:
		s.ToggleEntity(r.id)
	default:
		s.SelectEntities(r.id)
		if v.params.Reveal != nil {
			v.params.Reveal(r.id)
		}
	}
}

// focus shows where the keyboard is when it comes to the list.
func (v *View) focus(has bool) {
	v.focused = has
	if has && v.cursor < 0 && len(v.rows) > 0 {
		v.cursor = 0
	}
	v.list.Refill()
}

func (v *View) enterList() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil && len(v.rows) > 0 {
		v.cursor = -1
		c.Focus(v.scroll)
		if len(v.rows) > 1 && v.rows[0].head {
			v.move(1)
		}
	}
}

func (v *View) key(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		v.move(1)
	case fyne.KeyUp:
		v.move(-1)
	case fyne.KeyPageDown:
		v.move(12)
	case fyne.KeyPageUp:
		v.move(-12)
	case fyne.KeyHome:
		v.move(-len(v.rows))
	case fyne.KeyEnd:
		v.move(len(v.rows))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if v.cursor >= 0 {
			v.choose(v.rows[v.cursor], 0)
		}
	case fyne.KeyLeft, fyne.KeyRight:
		if v.cursor >= 0 {
			if r := v.rows[v.cursor]; (r.head || r.feed != "" && r.item == "") && r.open == (e.Name == fyne.KeyLeft) {
				v.choose(r, 0)
			}
		}
	case fyne.KeyEscape:
		v.params.Session.ClearSelection()
	default:
		if v.params.OnKey != nil {
			v.params.OnKey(e)
		}
	}
}

func (v *View) move(by int) {
	if len(v.rows) == 0 {
		return
	}
	v.cursor = min(max(v.cursor+by, 0), len(v.rows)-1)
	v.scroll.Reveal(v.list.Extent(v.cursor))
	v.list.Refill()
}

// Len implements controls.Rows.
func (v *View) Len() int { return len(v.rows) }

// Height implements controls.Rows.
func (v *View) Height(i int, _ float32) float32 {
	switch v.Template(i) {
	case headTemplate:
		return headHeight
	case articleTemplate:
		return articleHeight
	case feedTemplate:
		return feedHeight
	case itemTemplate:
		return itemHeight
	case hintTemplate:
		return hintHeight
	case askTemplate:
		return askHeight
	default:
		return entityHeight
	}
}

// Template implements controls.Rows.
func (v *View) Template(i int) int {
	switch r := v.rows[i]; {
	case r.head:
		return headTemplate
	case r.hint:
		return hintTemplate
	case r.ask != "":
		return askTemplate
	case r.item != "":
		return itemTemplate
	case r.feed != "":
		return feedTemplate
	case r.kind == "":
		return articleTemplate
	default:
		return entityTemplate
	}
}

// New implements controls.Rows.
func (v *View) New(template int) fyne.CanvasObject {
	switch template {
	case headTemplate:
		return controls.NewInset(newHeadRow(v.params.Feeds, v.params.Tips), sideMargin, 4)
	case articleTemplate:
		return controls.NewInset(newArticleRow(), sideMargin, 0)
	case feedTemplate:
		return controls.NewInset(newFeedRow(), sideMargin, 0)
	case itemTemplate:
		return controls.NewInset(newItemRow(), sideMargin, 0)
	case hintTemplate:
		return controls.NewInset(newHintRow(), sideMargin, 2)
	case askTemplate:
		return controls.NewInset(newAskRow(), sideMargin, 4)
	default:
		return controls.NewInset(newEntityRow(), sideMargin, 0)
	}
}

// Fill implements controls.Rows.
func (v *View) Fill(i int, o fyne.CanvasObject) {
	r := v.rows[i]
	s := v.params.Session
	press := func(held fyne.KeyModifier) { v.choose(r, held) }
	at := v.focused && i == v.cursor
	switch w := o.(*controls.Inset).Content.(type) {
	case *headRow:
		w.fill(r)
		w.OnPress = press
		w.SetCursor(at)
	case *feedRow:
		w.fill(r, v.params.Tips)
		w.OnPress = press
		w.OnMenu = func(pos fyne.Position) { menu(v.params.Feeds.FeedMenu, r.feed, pos) }
		w.SetCursor(at)
	case *itemRowView:
		w.fill(r)
		w.OnPress = press
		w.OnMenu = func(pos fyne.Position) {
			if show := v.params.Feeds.ItemMenu; show != nil {
				show(r.feed, r.item, pos)
			}
		}
		w.SetCursor(at)
	case *askRow:
		w.label.SetText("Search the articles for “" + r.ask + "”")
		w.OnPress = press
		w.SetCursor(at)
	case *hintRow:
		w.OnPress = press
		w.SetCursor(at)
	case *articleRow:
		w.fill(r, s.Reading().Article == r.id)
		w.OnPress = press
		w.OnMenu = func(pos fyne.Position) { menu(v.params.ArticleMenu, r.id, pos) }
		w.SetCursor(at)
	case *entityRow:
		w.fill(r, s.Selection().HasEntity(r.id))
		w.OnPress = press
		w.OnHover = func(in bool) { v.hover(r.id, in) }
		w.OnMenu = func(pos fyne.Position) { menu(v.params.EntityMenu, r.id, pos) }
		w.SetCursor(at)
	}
}

func (v *View) hover(id string, in bool) {
	switch s := v.params.Session; {
	case in:
		s.Hover(id)
	case s.Hovered() == id:
		s.Hover("")
	}
}

func call(f func()) {
	if f != nil {
		f()
	}
}

func menu(show func(string, fyne.Position), id string, at fyne.Position) {
	if show != nil {
		show(id, at)
	}
}

// topLayout puts a head above what scrolls, over a background.
type topLayout struct{}

func (topLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(120, 160) }

func (topLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	head := o[1].MinSize().Height
	o[0].Resize(size)
	o[1].Resize(fyne.NewSize(size.Width, head))
	o[2].Move(fyne.NewPos(0, head))
	o[2].Resize(fyne.NewSize(size.Width, size.Height-head))
}
