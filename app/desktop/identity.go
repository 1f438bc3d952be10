//go:build !headless

package desktop

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"clew/app/controls"
	"clew/app/controls/flow"
	"clew/app/session"
	"clew/app/theme"
	"clew/app/views/wording"
	"clew/graphmodel"
	"clew/graphmodel/suggest"
)

// mergeSelection makes one node of the selected ones. The one that is mentioned
// most keeps its name.
func (w *window) mergeSelection() {
	snap := w.session.Snapshot()
	var ids []string
	for _, id := range w.session.Selection().Entities {
		if snap.Entity(id) != nil {
			ids = append(ids, id)
		}
	}
	if len(ids) < 2 {
		w.session.Tell(session.Info, "Select two nodes or more to merge them")
		return
	}
	for i := range ids {
		if mentions(snap, ids[i]) > mentions(snap, ids[0]) {
			ids[0], ids[i] = ids[i], ids[0]
		}
	}
	w.merge(ids...)
}

func mentions(snap *graphmodel.Snapshot, id string) int { return len(snap.Entity(id).Mentions) }

// merge makes one node of several; the first one's name stays.
func (w *window) merge(ids ...string) {
	snap := w.session.Snapshot()
	keep := snap.Entity(ids[0])
	label := fmt.Sprintf("Merge %s into %s", wording.Count(len(ids), "node", "nodes"), shorten(keep.Name, 30))
	if len(ids) == 2 {
		label = fmt.Sprintf("Merge %s into %s", shorten(snap.Entity(ids[1]).Name, 30), shorten(keep.Name, 30))
	}
	w.decide(label, graphmodel.Merge(snap, ids...))
	w.session.SelectEntities(ids[0])
}

// splitByArticle makes a node of its own of what one article says of an entity.
func (w *window) splitByArticle(id, article string) {
	snap := w.session.Snapshot()
	e, a := snap.Entity(id), snap.Article(article)
	if e == nil || a == nil {
		return
	}
	var parts []graphmodel.Mention
	for _, m := range e.Mentions {
		if m.Article == article {
			parts = append(parts, m)
		}
	}
	name := e.Name
	for _, m := range parts {
		if q := strings.Join(strings.Fields(m.Span.In(a.Text)), " "); m.Form == graphmodel.FormName && strings.Contains(q, " ") {
			name = q
			break
		}
	}
	w.decide("Split "+shorten(e.Name, 40), graphmodel.Split(e, name, parts))
}

// splitItem is the menu of the articles that can be taken apart from an entity,
// or nil where there is only one.
func (w *window) splitItem(e *graphmodel.Entity) *fyne.MenuItem {
	const most = 15
	snap := w.session.Snapshot()
	item := fyne.NewMenuItem("Split off What an Article Says", nil)
	item.ChildMenu = fyne.NewMenu("")
	last := ""
	for _, m := range e.Mentions {
		if m.Article == last || len(item.ChildMenu.Items) == most {
			continue
		}
		last = m.Article
		if a := snap.Article(m.Article); a != nil {
			item.ChildMenu.Items = append(item.ChildMenu.Items,
				fyne.NewMenuItem(shorten(wording.Title(a), 50), func() { w.splitByArticle(e.ID, a.ID) }))
		}
	}
	if len(item.ChildMenu.Items) < 2 {
		return nil
	}
	return item
}

// findDuplicates looks for nodes that may be the same and shows them one by one.
func (w *window) findDuplicates() {
	snap, decisions := w.session.Snapshot(), w.space.Decisions()
	spec := session.Spec{Key: "duplicates", Title: "Looking for duplicates", OfRevision: true}
	w.session.Run(spec, func(ctx context.Context, report session.Report) (func(), error) {
		report(-1, "")
		list, err := suggest.Duplicates(ctx, snap, suggest.Options{Decisions: decisions})
		if err != nil {
			return nil, err
		}
		return func() { w.review(list) }, nil
	})
}

// review shows pairs of nodes that may be the same.
func (w *window) review(list []suggest.Suggestion) {
	if len(list) == 0 {
		w.session.Tell(session.Info, "No two nodes look like the same")
		return
	}
	r := &pairReview{w: w, list: list}
	content := r.build()
	r.sheet = w.newSheet("Possible Duplicates", fyne.NewSize(620, 500), content)
	var last *controls.Button
	for _, b := range []struct {
		text    string
		surface controls.Surface
		press   func()
	}{
		{"Skip (S)", controls.Outlined, r.skip},
		{"Different (D)", controls.Outlined, r.different},
		{"Merge (M)", controls.Filled, r.same},
	} {
		last = controls.NewButton("", b.text, b.surface, b.press)
		r.sheet.add(last)
		last.OnKey = r.key
	}
	r.show()
	r.sheet.show(last)
}

// pairReview is the sheet that shows one pair after the other.
type pairReview struct {
	w     *window
	sheet *sheet
	list  []suggest.Suggestion
	at    int

	count  *controls.Text
	sides  [2]struct{ name, facts, quote *flow.View }
	why    *flow.View
	scroll *controls.Scroller
}

var (
	reviewName  = flow.Style{Size: theme.TextTitle, Bold: true, LineHeight: 25}
	reviewFacts = flow.Style{Size: theme.TextSmall, LineHeight: 18}
	reviewQuote = flow.Style{Size: theme.TextBody, LineHeight: 20}
)

func (r *pairReview) build() fyne.CanvasObject {
	r.count = controls.NewText("", theme.TextSmall, controls.Quiet)
	var parts []controls.Body
	for i := range r.sides {
		s := &r.sides[i]
		s.name, s.facts, s.quote = flow.NewView(reviewName), flow.NewView(reviewFacts), flow.NewView(reviewQuote)
		s.name.Top, s.facts.Tone, s.quote.Top, s.quote.Bottom = 6, controls.Quiet, 4, 14
		parts = append(parts, s.name, s.facts, s.quote)
	}
	r.why = flow.NewView(reviewQuote)
	r.why.Top = 4
	r.scroll = controls.NewScroller(controls.NewColumn(append(parts, r.why)...))
	return &fyne.Container{Layout: reviewLayout{}, Objects: []fyne.CanvasObject{r.count, r.scroll}}
}

// reviewLayout puts a line of text above what scrolls.
type reviewLayout struct{}

func (reviewLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 100) }

func (reviewLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	head := o[0].MinSize().Height
	o[0].Resize(fyne.NewSize(size.Width, head))
	o[1].Move(fyne.NewPos(0, head+4))
	o[1].Resize(fyne.NewSize(size.Width, size.Height-head-4))
}

// show fills the sheet with the pair at hand, leaving out those whose nodes are
// gone by now, and closes it behind the last one.
func (r *pairReview) show() {
	snap := r.w.session.Snapshot()
	for r.at < len(r.list) && (snap.Entity(r.list[r.at].A) == nil || snap.Entity(r.list[r.at].B) == nil) {
		r.at++
	}
	if r.at == len(r.list) {
		r.sheet.close()
		r.w.session.Tell(session.Success, "No more duplicates to look at")
		return
	}
	g := r.list[r.at]
	r.count.SetText(fmt.Sprintf("%d of %d", r.at+1, len(r.list)))
	for i, id := range []string{g.A, g.B} {
		e := snap.Entity(id)
		r.sides[i].name.SetContent(e.Name, nil, graphmodel.Span{})
		r.sides[i].facts.SetContent(pairFacts(e), nil, graphmodel.Span{})
		r.sides[i].quote.SetContent(firstQuote(snap, e), nil, graphmodel.Span{})
	}
	r.why.SetContent(pairReasons(g), nil, graphmodel.Span{})
	r.scroll.Changed()
	r.scroll.ScrollTo(0)
}

func pairFacts(e *graphmodel.Entity) string {
	articles := map[string]bool{}
	for _, m := range e.Mentions {
		articles[m.Article] = true
	}
	facts := fmt.Sprintf("%s, %s in %s", wording.Kind(e.Kind), wording.Count(len(e.Mentions), "mention", "mentions"),
		wording.Count(len(articles), "article", "articles"))
	if len(e.Aliases) > 0 {
		facts += "; also " + strings.Join(e.Aliases[:min(4, len(e.Aliases))], ", ")
	}
	return facts
}

// firstQuote is the first sentence that names an entity.
func firstQuote(snap *graphmodel.Snapshot, e *graphmodel.Entity) string {
	for _, m := range e.Mentions {
		if a := snap.Article(m.Article); a != nil {
			return "“" + strings.Join(strings.Fields(session.SentenceAround(a.Text, m.Span).In(a.Text)), " ") + "”"
		}
	}
	return ""
}

func pairReasons(g suggest.Suggestion) string {
	var lines []string
	for _, reason := range g.Reasons {
		sign := "+  "
		if reason.Weight < 0 {
			sign = "–  "
		}
		lines = append(lines, sign+reason.Text)
	}
	return strings.Join(lines, "\n")
}

func (r *pairReview) key(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape:
		r.sheet.dismiss()
	case fyne.KeyS:
		r.skip()
	case fyne.KeyD:
		r.different()
	case fyne.KeyM:
		r.same()
	}
}

func (r *pairReview) skip() {
	r.at++
	r.show()
}

func (r *pairReview) same() {
	r.w.merge(r.list[r.at].A, r.list[r.at].B)
	r.skip()
}

func (r *pairReview) different() {
	snap, g := r.w.session.Snapshot(), r.list[r.at]
	a, b := snap.Entity(g.A), snap.Entity(g.B)
	r.w.decide(fmt.Sprintf("Keep %s and %s apart", shorten(a.Name, 30), shorten(b.Name, 30)), graphmodel.Different(a, b))
	r.skip()
}
