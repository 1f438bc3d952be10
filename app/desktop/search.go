//go:build !headless

package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"clew/app/controls"
	"clew/app/scene"
	"clew/app/views/finder"
	"clew/app/views/wording"
	"clew/app/workspace"
	"clew/graphmodel"
	"clew/graphmodel/fulltext"
	"clew/graphmodel/project"
)

// search is the field over the window that finds names and the words of articles.
type search struct {
	w     *window
	view  *finder.View
	sheet *sheet // nil while it is closed
}

func newSearch(w *window) *search {
	s := &search{w: w}
	s.view = finder.New(finder.Params{
		Tips: w.tips, Ask: s.ask, Choose: s.choose, Close: s.close, Contains: s.contains, Marks: marksIn,
		Lost: func() { w.do(s.focus) },
	})
	w.session.SnapshotChanged.Listen(func(*graphmodel.Snapshot) { s.again() })
	w.space.Changed.Listen(func(*workspace.Workspace) { s.again() })
	return s
}

// again asks once more while the project changes behind the field.
func (s *search) again() {
	if s.sheet != nil {
		s.view.Again()
	}
}

// open shows the field: with the last question, or with another one if it is not
// "".
func (s *search) open(question string) {
	if len(s.w.sheets) > 0 {
		return
	}
	s.w.space.WarmSearch()
	sheet := &sheet{w: s.w, dismissed: func() { s.sheet = nil }}
	sheet.pop = widget.NewModalPopUp(s.view, s.w.win.Canvas())
	sheet.pop.Resize(s.w.fitting(fyne.NewSize(720, 560)))
	s.sheet = sheet
	sheet.show(nil)
	s.view.Open(s.w.win.Canvas(), question)
}

// focus brings the keyboard back into the field after a click beside it.
func (s *search) focus() {
	if s.sheet != nil && len(s.w.sheets) > 0 && s.w.sheets[len(s.w.sheets)-1] == s.sheet {
		s.view.Focus(s.w.win.Canvas())
	}
}

func (s *search) close() {
	if s.sheet != nil {
		s.sheet.dismiss()
	}
}

func (s *search) ask(question string) {
	if s.w.space.Empty() {
		question = ""
	}
	s.w.space.Search(question, func(f workspace.Found, err error) {
		if s.sheet == nil {
			return
		}
		a := s.answers(f)
		if err != nil {
			a.Trouble = err.Error()
		}
		s.view.SetAnswers(a)
	})
}

// contains says what is searched: "20,000 articles, 100,000 names".
func (s *search) contains() string {
	snap := s.w.session.Snapshot()
	if len(snap.Articles)+len(snap.Entities) == 0 {
		return ""
	}
	return wording.Count(len(snap.Articles), "article", "articles") + ", " + wording.Count(len(snap.Entities), "name", "names")
}

// choose opens an answer where it belongs: an entity in the network, a passage in
// the reader.
func (s *search) choose(a finder.Answer) {
	s.close()
	w, snap := s.w, s.w.session.Snapshot()
	switch {
	case snap.Entity(a.ID) != nil:
		w.session.SelectEntities(a.ID)
		w.network.reveal(a.ID)
		w.network.focusCanvas()
	case snap.Link(a.ID) != nil:
		w.session.SelectLinks(a.ID)
		w.network.view.FocusLinks([]string{a.ID}, true)
		w.network.focusCanvas()
	default:
		w.session.Read(a.ID, a.Span)
		w.reader.Focus()
	}
}

func marksIn(question, text string) [][2]int {
	q := fulltext.ParseQuery(question)
	p, _ := q.Find(text)
	out := make([][2]int, len(p.Marks))
	for i, m := range p.Marks {
		out[i] = [2]int{m[0] + p.Start, m[1] + p.Start}
	}
	return out
}

// answers turns what was found into rows.
func (s *search) answers(f workspace.Found) finder.Answers {
	out := finder.Answers{Question: f.Question, Waiting: f.Waiting}
	q := fulltext.ParseQuery(f.Question)
	for _, e := range f.Entities {
		out.List = append(out.List, finder.Answer{Group: finder.Entities, Kind: e.Kind, ID: e.ID, Title: e.Name, Aside: entityAside(q, e)})
	}
	for _, e := range f.Events {
		out.List = append(out.List, finder.Answer{Group: finder.Events, Kind: e.Kind, ID: e.ID, Title: e.Name, Aside: eventAside(q, e)})
	}
	snap := s.w.session.Snapshot()
	for _, h := range f.Articles {
		if a := snap.Article(h.Article); a != nil {
			out.List = append(out.List, articleAnswer(a, h))
		}
	}
	for _, n := range f.Notes {
		out.List = append(out.List, noteAnswer(snap, n))
	}
	out.Totals[finder.Entities] = totalText(len(f.Entities), f.EntitiesTotal)
	out.Totals[finder.Events] = totalText(len(f.Events), f.EventsTotal)
	if f.More {
		out.Totals[finder.Articles] = "the best " + wording.Number(len(f.Articles))
	}
	return out
}

// totalText says how many of a group are shown.
func totalText(shown, total int) string {
	if total > shown {
		return wording.Number(shown) + " of " + wording.Number(total)
	}
	return ""
}

// entityAside says by which other name an entity was found, or else how often it
// is mentioned.
func entityAside(q fulltext.Query, e *graphmodel.Entity) string {
	if _, all := q.Find(e.Name); !all {
		for _, alias := range e.Aliases {
			if _, all := q.Find(alias); all {
				return "also " + shorten(alias, 40)
			}
		}
	}
	if len(e.Mentions) == 0 {
		return ""
	}
	return wording.Count(len(e.Mentions), "mention", "mentions")
}

// eventAside is when an event was.
func eventAside(q fulltext.Query, e *graphmodel.Entity) string {
	if when := scene.FormatInterval(e.When); when != "" {
		return when
	}
	return entityAside(q, e)
}

func articleAnswer(a *graphmodel.Article, h project.Hit) finder.Answer {
	out := finder.Answer{
		Group: finder.Articles, ID: a.ID, Title: wording.Title(a), Aside: wording.Byline(a),
		Quote: h.Quote, Marks: h.Passage.Marks, Before: h.Passage.Start > 0, After: h.Passage.End < len(a.Text),
	}
	if len(h.Passage.Marks) > 0 {
		m := h.Passage.Marks[0]
		out.Span = graphmodel.Span{Start: h.Passage.Start + m[0], End: h.Passage.Start + m[1]}
	}
	return out
}

func noteAnswer(snap *graphmodel.Snapshot, n workspace.NoteHit) finder.Answer {
	out := finder.Answer{Group: finder.Notes, ID: n.ID, Quote: n.Quote, Marks: n.Marks}
	switch {
	case snap.Entity(n.ID) != nil:
		out.Title = snap.Entity(n.ID).Name
	case snap.Article(n.ID) != nil:
		out.Title = wording.Title(snap.Article(n.ID))
	case snap.Link(n.ID) != nil:
		l := snap.Link(n.ID)
		out.Title = wording.LinkType(l.Type)
		if a, b := snap.Entity(l.From), snap.Entity(l.To); a != nil && b != nil {
			out.Title = controls.Isolate(a.Name) + " – " + controls.Isolate(b.Name)
		}
	}
	return out
}
