//go:build !headless

package desktop

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"fyne.io/fyne/v2"

	"clew/app/controls"
	"clew/app/controls/flow"
	"clew/app/session"
	"clew/app/views/wording"
	"clew/graphmodel/project"
)

// rescueJob is the key of the job that recovers or restores a project.
const rescueJob = "rescue"

// offerRescue tells why a project could not be opened and offers what may help. It
// reports whether there was something to offer.
func (w *window) offerRescue(path string, err error) bool {
	broken := errors.Is(err, project.ErrDamaged) || errors.Is(err, project.ErrNotProject)
	if _, missing := os.Stat(path); missing != nil || !broken {
		return false
	}
	backups, _ := project.Backups(path)
	what, text := "The project is damaged", "“"+shortPath(path)+"” cannot be read as it should. It was left as it is."
	if errors.Is(err, project.ErrNotProject) {
		what, text = "This is not a Clew project", "“"+shortPath(path)+"” does not look like a project, or its beginning is damaged. It was left as it is."
	}
	text += "\nRecover reads what can be read of it into a new project."
	if len(backups) > 0 {
		text += " There " + map[bool]string{true: "is ", false: "are "}[len(backups) == 1] + wording.Count(len(backups), "backup", "backups") +
			", the latest of " + backups[0].At.Format("2 January 2006, 15:04") + "."
	}
	w.session.Tell(session.Failure, what)
	const width = 480
	height := flow.Height(text, proseStyle, width-2*sheetPadding) + 8
	s := w.newSheet(what, fyne.NewSize(width, sheetHeight(height)), prose(text, proseStyle, controls.Quiet))
	s.button("Close", controls.Bare, nil)
	read := func() { w.recoverProject(path) }
	if len(backups) == 0 {
		s.show(s.button("Recover", controls.Filled, read))
		return true
	}
	s.button("Recover", controls.Outlined, read)
	s.show(s.button("Restore a Backup…", controls.Filled, func() { w.chooseBackup(path, backups) }))
	return true
}

// recoverProject makes a new project of a damaged one and opens it.
func (w *window) recoverProject(path string) {
	out := freeName(strings.TrimSuffix(path, project.Extension) + " recovered")
	w.rescue("Recovering", func(ctx context.Context) (func(), error) {
		r, err := project.Recover(ctx, path, out)
		if err != nil {
			return nil, err
		}
		return func() {
			w.open(out)
			w.showRecovery(out, r)
		}, nil
	})
}

// showRecovery tells what was read and what is lost.
func (w *window) showRecovery(out string, r project.Recovery) {
	text := fmt.Sprintf("“%s” holds %s, %s and %s of the history.", shortPath(out), wording.Count(r.Articles, "article", "articles"),
		wording.Count(r.Decisions, "decision", "decisions"), wording.Count(r.Steps, "step", "steps"))
	if len(r.Lost) > 0 {
		text += "\nLost: " + strings.Join(r.Lost, "; ") + "."
	}
	const width = 480
	height := min(flow.Height(text, proseStyle, width-2*sheetPadding)+8, 300)
	s := w.newSheet("What was recovered", fyne.NewSize(width, sheetHeight(height)), prose(text, proseStyle, controls.Quiet))
	s.show(s.button("Close", controls.Filled, nil))
}

// freeName returns a name for a project that no file has.
func freeName(base string) string {
	name := base + project.Extension
	for i := 2; ; i++ {
		if _, err := os.Lstat(name); err != nil {
			return name
		}
		name = fmt.Sprintf("%s %d%s", base, i, project.Extension)
	}
}

func (w *window) rescue(title string, work func(ctx context.Context) (func(), error)) {
	spec := session.Spec{Key: rescueJob, Title: title, Failed: func(err error) { w.showError("This did not help", err) }}
	w.session.Run(spec, func(ctx context.Context, _ session.Report) (func(), error) { return work(ctx) })
}

// chooseBackup lists backups and puts the chosen one in the place of the project.
func (w *window) chooseBackup(path string, backups []project.Backup) {
	rows := &fyne.Container{Layout: controls.Stack{Gap: 4}}
	var s *sheet
	for _, b := range backups {
		label := b.At.Format("2 January 2006, 15:04")
		if b.Why != "" {
			label += ", " + b.Why
		}
		label += "  ·  " + wording.Number(int(max(b.Size>>10, 1))) + " kB"
		rows.Objects = append(rows.Objects, controls.NewButton("", label, controls.Outlined, func() {
			s.close()
			w.rescue("Restoring", func(ctx context.Context) (func(), error) {
				_, err := project.Restore(ctx, path, b.Path)
				return func() { w.open(path) }, err
			})
		}))
	}
	s = w.newSheet("Restore a backup", fyne.NewSize(440, sheetHeight(rows.MinSize().Height)), rows)
	s.show(s.button("Cancel", controls.Outlined, nil))
}

// restoreBackup lists the backups of the open project. It is closed while one
// takes its place.
func (w *window) restoreBackup() {
	path := w.space.Path()
	backups, err := project.Backups(path)
	switch {
	case path == "" || err == nil && len(backups) == 0:
		w.session.Tell(session.Info, "There are no backups of this project yet")
	case err != nil:
		w.showError("The backups could not be read", err)
	default:
		w.askForBackup(path, backups)
	}
}

func (w *window) askForBackup(path string, backups []project.Backup) {
	const text = "The project becomes what it was then. How it is now is kept as a backup, too."
	s := w.newSheet("Restore a backup?", fyne.NewSize(440, sheetHeight(46)), prose(text, proseStyle, controls.Quiet))
	s.button("Cancel", controls.Outlined, nil)
	s.show(s.button("Choose…", controls.Filled, func() {
		w.space.NewProject() // writes what waits and closes the file
		w.chooseBackup(path, backups)
	}))
}
