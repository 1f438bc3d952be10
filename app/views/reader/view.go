// Package reader shows an article with every name marked, opened at the
// sentence that proves something.
package reader

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"clew/app/controls"
	"clew/app/controls/flow"
	"clew/app/session"
	"clew/app/theme"
	"clew/app/views/wording"
	"clew/graphmodel"
)

// Params connect the reader with the program.
type Params struct {
	Session *session.Session
	Tips    *controls.Tips
	// Reveal brings an entity into view on the canvas.
	Reveal func(id string)
	// TextMenu shows what can be done with a part of an article. entity is what
	// is named there, or "".
	TextMenu func(article string, span graphmodel.Span, entity string, at fyne.Position)
	// ArticleNote changes the note of an article.
	ArticleNote func(article string)
}

// View is the reader.
type View struct {
	widget.BaseWidget

	params Params
	frame  *fyne.Container
	byline *controls.Text
	count  *controls.Text
	walk   *fyne.Container

	title, meta, note, text *flow.View
	mark                    *controls.Button
	column                  *controls.Column
	scroll                  *controls.KeyScroller

	article *graphmodel.Article
	found   []graphmodel.Span // of the selected entities, in this article
	at      int               // index into found, -1 before the first
	// choosing is set while the reader itself changes the session's selection.
	choosing bool
}

// barHeight is the height of the reader's own bar.
const barHeight float32 = 38

// New returns the reader of a session.
func New(p Params) *View {
	v := &View{params: p, at: -1}
	v.title = flow.NewView(flow.Style{Size: 21, Bold: true, LineHeight: 28})
	v.meta = flow.NewView(flow.Style{Size: theme.TextSmall, LineHeight: 18})
	v.meta.Tone = controls.Quiet
	v.note = flow.NewView(flow.Style{Size: theme.TextBody, Italic: true, LineHeight: 20})
	v.text = flow.NewView(flow.Style{Size: theme.TextReading, LineHeight: 25, ParagraphGap: 12})
	for _, part := range []*flow.View{v.title, v.meta, v.note, v.text} {
		part.Left, part.Right, part.MaxWidth = 24, 24, 640
	}
	v.title.Top, v.title.Bottom = 20, 6
	v.meta.Bottom = 16
	v.text.Bottom = 48
	v.text.OnMark = v.choose
	v.text.Selectable, v.text.Sentence = true, session.SentenceAround
	v.text.OnSelected = func(graphmodel.Span) { v.tellSelected() }
	v.text.OnTextMenu = v.menu
	v.text.OnDrag = v.follow
	v.text.OnPressed = v.takeKeyboard
	v.note.OnText = func() { v.editNote() }
	v.text.OnHover = p.Session.Hover
	v.column = controls.NewColumn(v.title, v.meta, v.note, v.text)
	v.scroll = controls.NewKeyScroller(v.column)
	v.scroll.OnKey = v.key
	v.frame = &fyne.Container{Layout: controls.Placed{Least: fyne.NewSize(200, 120), Place: v.place}}
	v.frame.Objects = []fyne.CanvasObject{
		controls.NewFill(controls.BackgroundColor), v.bar(), controls.NewHairline(), v.scroll,
	}
	v.listen()
	v.ExtendBaseWidget(v)
	return v
}

func (v *View) bar() fyne.CanvasObject {
	v.byline = controls.NewText("", theme.TextSmall, controls.Quiet)
	v.count = controls.NewText("", theme.TextCaption, controls.Quiet)
	tips := v.params.Tips
	v.walk = controls.NewLine(0, -1, controls.NewNatural(v.count),
		controls.NewIconButton("chevron-up", "Previous mention of the selection", tips, func() { v.step(-1) }),
		controls.NewIconButton("chevron-down", "Next mention of the selection", tips, func() { v.step(1) }),
	)
	v.walk.Hide()
	v.mark = controls.NewButton("pencil", "Mark as…", controls.Outlined, v.markMenu)
	v.mark.Compact()
	v.mark.Hint, v.mark.Tips = "What the selected words are (Ctrl+.)", tips
	v.mark.Hide()
	noteButton := controls.NewIconButton("note", "Note on the article", tips, v.editNote)
	return &fyne.Container{
		Layout: controls.Line{Gap: 8, Left: 14, Right: 6, Grow: 1},
		Objects: []fyne.CanvasObject{
			controls.NewIcon("article", controls.Quiet), v.byline, v.walk, v.mark, noteButton,
			controls.NewIconButton("close", "Close the article", tips, v.params.Session.CloseReader),
		},
	}
}

func (v *View) place(size fyne.Size) {
	o := v.frame.Objects
	o[0].Resize(size)
	o[1].Resize(fyne.NewSize(size.Width, barHeight))
	o[2].Move(fyne.NewPos(0, barHeight))
	o[2].Resize(fyne.NewSize(size.Width, 1))
	o[3].Move(fyne.NewPos(0, barHeight+1))
	o[3].Resize(fyne.NewSize(size.Width, size.Height-barHeight-1))
}

func (v *View) listen() {
	s := v.params.Session
	s.ReadingChanged.Listen(v.open)
	s.SnapshotChanged.Listen(func(snap *graphmodel.Snapshot) {
		if v.article != nil {
			v.show(snap.Article(v.article.ID), s.Reading().Span)
		}
	})
	s.SelectionChanged.Listen(func(session.Selection) {
		if !v.choosing {
			v.text.Select(graphmodel.Span{})
		}
		v.focus()
		v.find()
	})
	s.HoverChanged.Listen(func(string) { v.focus() })
}

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(v.frame) }

// open shows what the session reads and scrolls to its span.
func (v *View) open(r session.Reading) {
	a := v.params.Session.Snapshot().Article(r.Article)
	if a == nil {
		v.article = nil
		return
	}
	if a != v.article {
		v.show(a, r.Span)
	} else {
		v.text.SetBand(v.band(r.Span))
	}
	v.at = -1
	v.scrollTo(r.Span)
}

func (v *View) show(a *graphmodel.Article, span graphmodel.Span) {
	v.article = a
	if a == nil {
		return
	}
	v.title.SetContent(wording.Title(a), nil, graphmodel.Span{})
	v.meta.SetContent(metaLine(a), nil, graphmodel.Span{})
	found := v.params.Session.Annotations(a.ID)
	marks := make([]flow.Mark, len(found))
	for i, f := range found {
		marks[i] = flow.Mark{Span: f.Span, Kind: f.Entity.Kind, ID: f.Entity.ID}
	}
	v.note.SetContent(v.params.Session.ArticleNote(a.ID), nil, graphmodel.Span{})
	v.note.Bottom = 0
	if v.params.Session.ArticleNote(a.ID) != "" {
		v.note.Bottom = 14
	}
	v.text.SetContent(a.Text, marks, v.band(span))
	v.byline.SetText(wording.Status(a))
	v.focus()
	v.find()
	v.scroll.Changed()
}

// band is what is highlighted: the sentence around the evidence.
func (v *View) band(span graphmodel.Span) graphmodel.Span {
	if span.Len() == 0 || v.article == nil {
		return graphmodel.Span{}
	}
	return session.SentenceAround(v.article.Text, span)
}

func metaLine(a *graphmodel.Article) string {
	var parts []string
	if a.Author != "" {
		parts = append(parts, "By "+a.Author)
	}
	if line := wording.Byline(a); line != "" {
		parts = append(parts, line)
	}
	if a.URL != "" {
		parts = append(parts, a.URL)
	}
	return strings.Join(parts, " · ")
}

// scrollTo brings a span to the upper third of the view; the empty span is
// the beginning.
func (v *View) scrollTo(span graphmodel.Span) {
	if span.Len() == 0 {
		v.scroll.ScrollTo(0)
		v.scroll.Changed()
		return
	}
	width := v.scroll.Size().Width
	v.text.HeightFor(width)
	top, _ := v.text.Place(v.band(span))
	y := v.column.TopOf(v.text, width) + top
	v.scroll.ScrollTo(y - v.scroll.ViewHeight()*0.28)
	v.scroll.Changed()
}

// Resize lays out for the new size. A reader that was opened before it had a
// place on the screen finds its sentence now.
func (v *View) Resize(size fyne.Size) {
	before := v.Size()
	v.BaseWidget.Resize(size)
	if before.Width != size.Width && v.article != nil {
		v.scrollTo(v.params.Session.Reading().Span)
	}
}

func (v *View) focus() {
	s := v.params.Session
	v.text.SetFocus(s.Hovered(), s.Selection().Entities)
}

// find collects where the selection is mentioned.
func (v *View) find() {
	v.found, v.at = nil, -1
	if v.article != nil {
		sel := v.params.Session.Selection()
		for _, a := range v.params.Session.Annotations(v.article.ID) {
			if sel.HasEntity(a.Entity.ID) {
				v.found = append(v.found, a.Span)
			}
		}
	}
	v.tellCount()
}

func (v *View) tellCount() {
	if len(v.found) == 0 {
		v.walk.Hide()
		return
	}
	if v.at < 0 {
		v.count.SetText(fmt.Sprintf("%d here", len(v.found)))
	} else {
		v.count.SetText(fmt.Sprintf("%d of %d", v.at+1, len(v.found)))
	}
	v.walk.Show()
	v.walk.Refresh()
	v.frame.Objects[1].Refresh()
}

// step goes to the next or the previous mention of the selection.
func (v *View) step(by int) {
	n := len(v.found)
	if n == 0 {
		return
	}
	if v.at < 0 && by < 0 {
		v.at = 0
	}
	v.at = (v.at + by + n) % n
	v.tellCount()
	v.text.SetBand(v.band(v.found[v.at]))
	v.scrollTo(v.found[v.at])
}

func (v *View) choose(id string, held fyne.KeyModifier) {
	if held != 0 {
		v.params.Session.ToggleEntity(id)
		return
	}
	v.choosing = true
	v.params.Session.SelectEntities(id)
	v.choosing = false
	if v.params.Reveal != nil {
		v.params.Reveal(id)
	}
}

func (v *View) key(e *fyne.KeyEvent) {
	if v.selectKey(e) {
		return
	}
	page := v.scroll.ViewHeight() * 0.9
	switch e.Name {
	case fyne.KeyDown:
		v.scroll.ScrollTo(v.scroll.Offset() + 50)
	case fyne.KeyUp:
		v.scroll.ScrollTo(v.scroll.Offset() - 50)
	case fyne.KeyPageDown, fyne.KeySpace:
		v.scroll.ScrollTo(v.scroll.Offset() + page)
	case fyne.KeyPageUp:
		v.scroll.ScrollTo(v.scroll.Offset() - page)
	case fyne.KeyHome:
		v.scroll.ScrollTo(0)
	case fyne.KeyN:
		v.step(1)
	case fyne.KeyP:
		v.step(-1)
	case fyne.KeyEscape:
		if v.text.SelectedSpan().Len() > 0 {
			v.text.Select(graphmodel.Span{})
			return
		}
		v.params.Session.CloseReader()
	}
}
