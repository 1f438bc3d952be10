package inspector

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"clew/app/controls"
	"clew/app/controls/flow"
	"clew/app/session"
	"clew/graphmodel"
)

// Params connect the inspector with the program.
type Params struct {
	Session *session.Session
	// Reveal brings an entity into view on the canvas.
	Reveal func(id string)
	// EntityMenu, when set, shows what can be done with an entity.
	EntityMenu func(id string, at fyne.Position)
	// QuoteMenu, when set, shows what can be done with a sentence; span is the
	// evidence in the article.
	QuoteMenu func(article string, span graphmodel.Span, at fyne.Position)
	// EditNote, when set, changes the note of an entity or a link.
	EditNote func(id string)
}

// View is the inspector.
type View struct {
	widget.BaseWidget

	params   Params
	list     *controls.RowList
	scroll   *controls.KeyScroller
	frame    *fyne.Container
	items    []item
	unfolded map[string]bool
}

// New returns the inspector of a session.
func New(p Params) *View {
	v := &View{params: p, unfolded: map[string]bool{}}
	v.list = controls.NewRowList(v)
	v.scroll = controls.NewKeyScroller(v.list)
	v.scroll.OnKey = v.key
	v.frame = container.NewStack(controls.NewGround(), v.scroll)
	s := p.Session
	s.SelectionChanged.Listen(func(session.Selection) {
		v.unfolded = map[string]bool{}
		v.rebuild()
		v.scroll.ScrollTo(0)
	})
	s.SnapshotChanged.Listen(func(*graphmodel.Snapshot) { v.rebuild() })
	s.HoverChanged.Listen(func(string) { v.list.Each(v.focusMarks) })
	v.rebuild()
	v.ExtendBaseWidget(v)
	return v
}

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(v.frame) }

func (v *View) rebuild() {
	s := v.params.Session
	v.items = append(buildSession(s, v.unfolded), item{typ: gapItem})
	v.list.Reload()
	v.scroll.Changed()
}

func (v *View) key(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		v.scroll.ScrollTo(v.scroll.Offset() + 48)
	case fyne.KeyUp:
		v.scroll.ScrollTo(v.scroll.Offset() - 48)
	case fyne.KeyPageDown, fyne.KeySpace:
		v.scroll.ScrollTo(v.scroll.Offset() + v.scroll.ViewHeight()*0.9)
	case fyne.KeyPageUp:
		v.scroll.ScrollTo(v.scroll.Offset() - v.scroll.ViewHeight()*0.9)
	case fyne.KeyHome:
		v.scroll.ScrollTo(0)
	case fyne.KeyEscape:
		v.params.Session.ClearSelection()
	}
}

// press does what a click on an item does.
func (v *View) press(i item, held fyne.KeyModifier) {
	s := v.params.Session
	switch {
	case i.typ == noteItem:
		if v.params.EditNote != nil {
			v.params.EditNote(i.noteOf)
		}
	case i.typ == moreItem:
		v.unfolded[i.key] = true
		v.rebuild()
	case i.article != "":
		s.Read(i.article, i.span)
	case i.entity != "" && held != 0:
		s.ToggleEntity(i.entity)
	case i.entity != "":
		v.select1(i.entity)
	case i.link != "":
		s.SelectLinks(i.link)
	}
}

func (v *View) select1(id string) {
	v.params.Session.SelectEntities(id)
	if v.params.Reveal != nil {
		v.params.Reveal(id)
	}
}

// Len implements controls.Rows.
func (v *View) Len() int { return len(v.items) }

// Height implements controls.Rows.
func (v *View) Height(n int, width float32) float32 {
	switch i := v.items[n]; i.typ {
	case titleItem:
		return titleHeight(i, width)
	case factItem:
		return factHeight(i, width)
	case sectionItem:
		return sectionHeight
	case quoteItem:
		return quoteHeight(i, width)
	case articleItem:
		return articleHeight
	case noteItem:
		return noteHeight(i, width)
	case gapItem:
		return 24
	default:
		return linkHeight
	}
}

// Template implements controls.Rows.
func (v *View) Template(n int) int { return int(v.items[n].typ) }

// New implements controls.Rows.
func (v *View) New(template int) fyne.CanvasObject {
	switch itemType(template) {
	case titleItem:
		return newTitleRow()
	case factItem:
		return newFactRow()
	case sectionItem:
		return newSectionRow()
	case linkItem:
		return controls.NewInset(newLinkRow(), rowReach, 0)
	case quoteItem:
		return controls.NewInset(newQuoteRow(), rowReach, 0)
	case articleItem:
		return controls.NewInset(newArticleRow(), rowReach, 0)
	case noteItem:
		return controls.NewInset(newNoteRow(), rowReach, 0)
	case moreItem:
		return controls.NewInset(newTextRow(), rowReach, 0)
	default:
		return &fyne.Container{Layout: controls.Stack{}}
	}
}

// Fill implements controls.Rows.
func (v *View) Fill(n int, o fyne.CanvasObject) {
	i := v.items[n]
	press := func(held fyne.KeyModifier) { v.press(i, held) }
	if inset, ok := o.(*controls.Inset); ok {
		o = inset.Content
	}
	switch w := o.(type) {
	case *titleRow:
		w.fill(i)
	case *factRow:
		w.fill(i)
	case *sectionRow:
		w.fill(i)
	case *linkRow:
		w.fill(i)
		w.OnPress = press
		w.OnHover = func(in bool) { v.hover(i.entity, in) }
		w.OnMenu = func(at fyne.Position) {
			if v.params.EntityMenu != nil && i.entity != "" {
				v.params.EntityMenu(i.entity, at)
			}
		}
	case *quoteRow:
		w.fill(i, v.marksIn(i))
		w.OnPress = press
		w.text.OnText = func() { press(0) }
		w.text.OnMark = func(id string, held fyne.KeyModifier) {
			if held != 0 {
				v.params.Session.ToggleEntity(id)
				return
			}
			press(0)
		}
		w.text.OnHover = v.params.Session.Hover
		w.OnMenu = func(at fyne.Position) {
			if v.params.QuoteMenu != nil {
				v.params.QuoteMenu(i.article, i.span, at)
			}
		}
		w.text.OnMenu = w.OnMenu
		v.focusMarks(w)
	case *noteRow:
		w.fill(i)
		w.OnPress = press
		w.text.OnText = func() { press(0) }
	case *articleRow:
		w.fill(i)
		w.OnPress = press
	case *textRow:
		w.text.SetText(i.title)
		w.OnPress = press
	}
}

// marksIn returns the names inside a quote.
func (v *View) marksIn(i item) []flow.Mark {
	var marks []flow.Mark
	for _, a := range v.params.Session.Annotations(i.article) {
		if a.Span.Start >= i.start && a.Span.End <= i.start+len(i.text) {
			marks = append(marks, flow.Mark{
				Span: graphmodel.Span{Start: a.Span.Start - i.start, End: a.Span.End - i.start},
				Kind: a.Entity.Kind, ID: a.Entity.ID,
			})
		}
	}
	return marks
}

// focusMarks lights up the hovered and selected names of a quote.
func (v *View) focusMarks(o fyne.CanvasObject) {
	if inset, ok := o.(*controls.Inset); ok {
		o = inset.Content
	}
	if q, ok := o.(*quoteRow); ok {
		q.text.SetFocus(v.params.Session.Hovered(), v.params.Session.Selection().Entities)
	}
}

func (v *View) hover(id string, in bool) {
	switch s := v.params.Session; {
	case id == "":
	case in:
		s.Hover(id)
	case s.Hovered() == id:
		s.Hover("")
	}
}
