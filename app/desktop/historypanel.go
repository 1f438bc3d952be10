//go:build !headless

package desktop

import (
	"fyne.io/fyne/v2"

	"clew/app/session"
	"clew/app/views/history"
	"clew/app/views/wording"
	"clew/app/workspace"
)

// makeHistory makes the panel that lists what was done. It lies over the
// inspector while it is open.
func (w *window) makeHistory() {
	w.history = history.New(history.Params{
		Tips: w.tips, Go: w.space.GoTo, Point: w.pointStep, Select: w.selectStep, Menu: w.stepMenu,
		Close: func() { w.setHistoryShown(false) },
	})
	w.history.Hide()
}

func (w *window) setHistoryShown(on bool) {
	if on == w.history.Visible() && (!on || w.panes.ShowRight) {
		return
	}
	w.pointStep(-1)
	if on {
		w.history.Show()
		w.inspector.Hide()
		w.showHistory()
		if !w.panes.ShowRight {
			w.setInspectorShown(true)
		}
		w.history.Focus(w.win.Canvas())
	} else {
		w.history.Hide()
		w.inspector.Show()
		w.network.focusCanvas()
	}
	w.shelf.Refresh()
	w.menus.update()
}

// showHistory fills the panel, when it is open.
func (w *window) showHistory() {
	if !w.history.Visible() {
		return
	}
	list := w.space.History()
	steps := make([]history.Step, len(list))
	for i, s := range list {
		steps[i] = history.Step{Label: s.Label, At: s.At, Touched: touchedText(s.Touched), Opened: s.Opened}
	}
	w.history.Set(steps, w.space.Done())
}

// touchedText says how much a step has touched: "2 articles, 1 decision".
func touchedText(c workspace.Counts) string {
	switch {
	case c.Articles > 0:
		return wording.Count(c.Articles, "article", "articles")
	case c.Decisions > 0:
		return wording.Count(c.Decisions, "decision", "decisions")
	case c.Moved > 0:
		return wording.Count(c.Moved, "node", "nodes") + " moved"
	case c.Settings > 0:
		return "word list"
	}
	return ""
}

// pointStep lights up in the network what a step has touched; -1 ends that.
func (w *window) pointStep(step int) {
	w.pointed = step
	if step < 0 {
		w.network.select1(w.session.Selection())
		return
	}
	w.space.Touches(step, func(touched session.Selection) {
		if w.pointed == step {
			w.network.select1(w.stillThere(touched))
		}
	})
}

// selectStep selects what a step has touched.
func (w *window) selectStep(step int) {
	w.space.Touches(step, func(touched session.Selection) {
		if touched = w.stillThere(touched); touched.Empty() {
			w.session.Tell(session.Info, "Nothing that this step has touched is shown now")
			return
		}
		w.session.Select(touched)
		w.zoomToSelection()
	})
}

// stillThere leaves of a selection what the network shows.
func (w *window) stillThere(s session.Selection) session.Selection {
	snap, visible := w.session.Snapshot(), w.session.Visible()
	var out session.Selection
	for _, id := range s.Entities {
		if i, ok := snap.EntityIndex(id); ok && visible.Entity[i] {
			out.Entities = append(out.Entities, id)
		}
	}
	for _, id := range s.Links {
		if snap.Link(id) != nil {
			out.Links = append(out.Links, id)
		}
	}
	return out
}

// stepMenu is what can be done with a step of the history.
func (w *window) stepMenu(step int, at fyne.Position) {
	items := []*fyne.MenuItem{
		w.edits("Go to This Step", func() { w.space.GoTo(step + 1) }),
		w.edits("Go to Before It", func() { w.space.GoTo(step) }),
		fyne.NewMenuItem("Select What It Touched", func() { w.selectStep(step) }),
	}
	if step < w.space.Done() {
		items[0].Disabled = items[0].Disabled || step == w.space.Done()-1
	}
	w.popUp(at, items...)
}
