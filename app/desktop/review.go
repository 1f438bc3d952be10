//go:build !headless

package desktop

import (
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

// review shows pairs of nodes that may be the same.
func (w *window) review(list []suggest.Suggestion) {
	if len(list) == 0 {
		w.session.Tell(session.Info, "No two nodes look like the same")
		return
	}
	r := &pairReview{w: w, list: list}
	w.reviewing = r
	content := r.build()
	r.sheet = w.newSheet("Possible Duplicates", fyne.NewSize(620, 540), content)
	var last *controls.Button
	for _, b := range []struct {
		text    string
		surface controls.Surface
		press   func()
	}{
		{"Undo (U)", controls.Bare, r.undo},
		{"Skip (S)", controls.Outlined, r.skip},
		{"Different (D)", controls.Outlined, r.different},
		{"Merge (M)", controls.Filled, r.same},
	} {
		last = controls.NewButton("", b.text, b.surface, b.press)
		r.sheet.add(last)
		last.OnKey = r.key
		if b.text[0] == 'U' {
			r.back = last
		}
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
	past  []reviewed

	count  *controls.Text
	batch  *fyne.Container
	surest []*controls.Button // merge all of a confidence, one for each of confidences
	back   *controls.Button
	sides  [2]struct{ name, facts, quote *flow.View }
	why    *flow.View
	scroll *controls.Scroller
}

// reviewed is where the review was before something was done, and the number of
// steps in the history after it; 0 where nothing was decided.
type reviewed struct{ at, done int }

// confidences are those above which all pairs can be merged at once.
var confidences = []float64{0.95, 0.9, 0.8}

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
	batch := &fyne.Container{Layout: rowLayout{gap: 6}, Objects: []fyne.CanvasObject{
		controls.NewText("Merge all that are surer than", theme.TextSmall, controls.Quiet),
	}}
	for _, least := range confidences {
		b := controls.NewButton("", "", controls.Outlined, func() { r.mergeSurest(least) })
		b.Compact()
		b.OnKey = r.key
		r.surest = append(r.surest, b)
		batch.Objects = append(batch.Objects, b)
	}
	r.batch = batch
	return &fyne.Container{Layout: reviewLayout{}, Objects: []fyne.CanvasObject{r.count, r.scroll, batch}}
}

// reviewLayout puts a line of text above what scrolls, and one of buttons below.
type reviewLayout struct{}

func (reviewLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 100) }

func (reviewLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	head := o[0].MinSize().Height
	o[0].Resize(fyne.NewSize(size.Width, head))
	o[1].Move(fyne.NewPos(0, head+4))
	foot := o[2].MinSize().Height
	o[1].Resize(fyne.NewSize(size.Width, size.Height-head-foot-14))
	o[2].Move(fyne.NewPos(0, size.Height-foot))
	o[2].Resize(fyne.NewSize(size.Width, foot))
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
	r.count.SetText(fmt.Sprintf("%d of %d  ·  %.0f %% sure", r.at+1, len(r.list), 100*g.Score))
	r.back.SetDisabled(len(r.past) == 0)
	for i, least := range confidences {
		n := len(suggest.Batch(r.left(), least))
		r.surest[i].SetText(fmt.Sprintf("%.0f %%  (%s)", 100*least, wording.Number(n)))
		r.surest[i].SetDisabled(n == 0)
	}
	r.batch.Refresh()
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
	case fyne.KeyU, fyne.KeyBackspace:
		r.undo()
	case fyne.KeyS:
		r.skip()
	case fyne.KeyD:
		r.different()
	case fyne.KeyM:
		r.same()
	}
}

// left are the pairs that are still to be looked at, and still there.
func (r *pairReview) left() []suggest.Suggestion {
	snap := r.w.session.Snapshot()
	var list []suggest.Suggestion
	for _, g := range r.list[r.at:] {
		if snap.Entity(g.A) != nil && snap.Entity(g.B) != nil {
			list = append(list, g)
		}
	}
	return list
}

// passed goes to the next pair. Decided tells that something was done to the
// project.
func (r *pairReview) passed(at int, decided bool) {
	p := reviewed{at: at}
	if decided {
		p.done = r.w.space.Done()
	}
	r.past = append(r.past, p)
	r.show()
}

func (r *pairReview) skip() {
	at := r.at
	r.at++
	r.passed(at, false)
}

func (r *pairReview) same() {
	at := r.at
	r.at++
	r.w.merge(r.list[at].A, r.list[at].B)
	r.passed(at, true)
}

// mergeSurest merges, as one step, all pairs that are at least so sure.
func (r *pairReview) mergeSurest(least float64) {
	snap, groups := r.w.session.Snapshot(), suggest.Batch(r.left(), least)
	if len(groups) == 0 {
		return
	}
	var all []graphmodel.Decision
	for _, g := range groups {
		all = append(all, graphmodel.Merge(snap, g...))
	}
	label := fmt.Sprintf("Merge %s that are at least %.0f %% sure", wording.Count(len(groups), "duplicate", "duplicates"), 100*least)
	if r.w.decide(label, all...) {
		r.passed(r.at, true)
	}
}

// undo goes back to the pair before, and takes back what was decided of it.
func (r *pairReview) undo() {
	if len(r.past) == 0 {
		return
	}
	last := r.past[len(r.past)-1]
	if last.done > 0 {
		if r.w.space.Done() != last.done {
			r.w.session.Tell(session.Info, "Something else was done meanwhile; undo it in the history")
			return
		}
		r.w.space.Undo()
	}
	r.past = r.past[:len(r.past)-1]
	r.at = last.at
	r.show()
}

func (r *pairReview) different() {
	snap, at := r.w.session.Snapshot(), r.at
	g := r.list[at]
	a, b := snap.Entity(g.A), snap.Entity(g.B)
	if r.w.decide(fmt.Sprintf("Keep %s and %s apart", shorten(a.Name, 30), shorten(b.Name, 30)), graphmodel.Different(a, b)) {
		r.at++
		r.passed(at, true)
	}
}
