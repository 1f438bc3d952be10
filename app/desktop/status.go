//go:build !headless

package desktop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"clew/app/controls"
	"clew/app/session"
	"clew/app/theme"
	"clew/app/views/wording"
	"clew/graphmodel"
)

const statusHeight float32 = 26

// statusBar shows counts, the last message, and the running job.
type statusBar struct {
	widget.BaseWidget

	session *session.Session
	counts  *controls.Text
	icon    *controls.Icon
	message *controls.Text
	job     *controls.Text
	bar     *controls.Progress
	cancel  *controls.Button
	line    *fyne.Container
	frame   *fyne.Container
	key     string // of the job that is shown
}

func newStatusBar(w *window) *statusBar {
	s := &statusBar{session: w.session}
	s.counts = controls.NewText("", theme.TextCaption, controls.Quiet)
	s.icon = controls.NewIcon("info", controls.Quiet)
	s.icon.Side = 13
	s.message = controls.NewText("", theme.TextCaption, controls.Quiet)
	s.job = controls.NewText("", theme.TextCaption, controls.Plain)
	s.bar = controls.NewProgress(120)
	s.cancel = controls.NewButton("", "Cancel", controls.Bare, func() { w.session.Cancel(s.key) })
	s.cancel.Compact()
	s.line = &fyne.Container{
		Layout:  controls.Line{Gap: 8, Left: 12, Right: 8, Grow: 2},
		Objects: []fyne.CanvasObject{s.counts, s.icon, s.message, s.job, s.bar, s.cancel},
	}
	s.frame = &fyne.Container{Layout: fillLayout{}, Objects: []fyne.CanvasObject{controls.NewGround(), s.line}}
	w.session.SnapshotChanged.Listen(func(*graphmodel.Snapshot) { s.count() })
	w.session.FilterChanged.Listen(func(session.Filter) { s.count() })
	w.session.MessageChanged.Listen(s.tell)
	w.session.JobsChanged.Listen(s.jobs)
	s.count()
	s.tell(session.Message{})
	s.jobs(nil)
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer implements fyne.Widget.
func (s *statusBar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.frame) }

func (s *statusBar) count() {
	snap, v := s.session.Snapshot(), s.session.Visible()
	if len(snap.Articles) == 0 && len(snap.Entities) == 0 {
		s.counts.SetText("Nothing read yet")
		s.line.Refresh()
		return
	}
	text := wording.Count(len(snap.Articles), "article", "articles") + "  ·  " +
		wording.Count(v.Entities, "node", "nodes") + "  ·  " + wording.Count(v.Links, "link", "links")
	s.counts.SetText(text)
	s.line.Refresh()
}

func (s *statusBar) tell(m session.Message) {
	icon, tone := "info", controls.Quiet
	switch m.Level {
	case session.Success:
		icon, tone = "check", controls.Success
	case session.Warning:
		icon, tone = "warning", controls.Warning
	case session.Failure:
		icon, tone = "error", controls.Danger
	}
	s.icon.Set(icon, tone)
	s.icon.Hidden = m.Text == ""
	textTone := controls.Quiet
	if m.Level == session.Failure {
		textTone = controls.Danger
	}
	s.message.Set(m.Text, textTone)
	s.line.Refresh()
}

// jobs shows the first job that is worth it.
func (s *statusBar) jobs(jobs []session.Job) {
	s.key = ""
	for _, j := range jobs {
		if j.Quiet {
			continue
		}
		s.key = j.Key
		text := j.Title
		if j.Detail != "" {
			text += "  " + j.Detail
		}
		s.job.SetText(text)
		s.bar.Set(j.Fraction)
		break
	}
	hidden := s.key == ""
	if s.job.Hidden != hidden || !hidden {
		s.job.Hidden, s.bar.Hidden, s.cancel.Hidden = hidden, hidden, hidden
		s.line.Refresh()
	}
}
