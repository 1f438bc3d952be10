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
	if _, missing := os.Stat(path); missing != nil {
		return false
	}
	name := "“" + shortPath(path) + "”"
	switch {
	case errors.Is(err, project.ErrNewer):
		w.tellSheet("The project needs a newer Clew",
			name+" was made by a newer version of Clew, and was left as it is.\nUpdate Clew to open it. This is version "+w.version+".")
	case errors.Is(err, project.ErrNotProject):
		// Most often somebody has chosen the wrong file.
		w.offer("This is not a Clew project", name+" does not look like a project, or its beginning is damaged. It was left as it is.", path, false)
	case errors.Is(err, project.ErrDamaged):
		w.offer("The project is damaged", name+" cannot be read as it should. It was left as it is.", path, true)
	default:
		return false
	}
	return true
}

// warnOfDamage tells that a project that is open turned out to be damaged.
func (w *window) warnOfDamage(error) {
	path := w.space.Path()
	if path == "" {
		path = w.space.Draft()
	}
	w.offer("Part of the project is damaged", "“"+shortPath(path)+
		"” could be opened, but parts of the file cannot be read. What you see may not be all, and more may be lost when it is changed.", path, true)
}

// offer shows what is wrong with a file, and offers to recover it or to restore a
// backup. likely says that it is a project.
func (w *window) offer(what, text, path string, likely bool) {
	backups, _ := project.Backups(path)
	text += "\nRecover reads what can be read of it into a new project"
	if len(backups) > 0 {
		text += ", and takes what is lost from the backups. There "
		if len(backups) == 1 {
			text += "is one, of "
		} else {
			text += "are " + wording.Number(len(backups)) + ", the latest of "
		}
		text += backups[0].At.Format("2 January 2006, 15:04")
	}
	s := w.textSheet(what, text+".")
	// The file of an open project is closed first.
	closed := func(then func()) func() {
		return func() {
			if path == w.space.Path() || path == w.space.Draft() {
				w.space.NewProject()
			}
			then()
		}
	}
	read := closed(func() { w.recoverProject(path) })
	if !likely && len(backups) == 0 {
		s.button("Recover", controls.Outlined, read)
		s.show(s.button("Close", controls.Filled, nil))
		return
	}
	s.button("Close", controls.Bare, nil)
	if len(backups) > 0 {
		s.button("Restore a Backup…", controls.Outlined, func() { w.chooseBackup(path, backups) })
	}
	s.show(s.button("Recover", controls.Filled, read))
}

// tellSheet shows a text that there is nothing to do about here.
func (w *window) tellSheet(what, text string) {
	s := w.textSheet(what, text)
	s.show(s.button("Close", controls.Filled, nil))
}

// textSheet makes a sheet with a text about a trouble, without buttons.
func (w *window) textSheet(what, text string) *sheet {
	w.session.Tell(session.Failure, what)
	const width = 480
	height := min(flow.Height(text, proseStyle, width-2*sheetPadding)+8, 320)
	return w.newSheet(what, fyne.NewSize(width, sheetHeight(height)), prose(text, proseStyle, controls.Quiet))
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

// lostShown is how many losses are told one by one.
const lostShown = 6

// showRecovery tells what was read and what is lost.
func (w *window) showRecovery(out string, r project.Recovery) {
	const width = 480
	text := recoveryText(shortPath(out), r)
	height := min(flow.Height(text, proseStyle, width-2*sheetPadding)+8, 340)
	s := w.newSheet("What was recovered", fyne.NewSize(width, sheetHeight(height)), prose(text, proseStyle, controls.Quiet))
	s.show(s.button("Close", controls.Filled, nil))
}

func recoveryText(name string, r project.Recovery) string {
	text := "“" + name + "” holds " + wording.Count(r.Articles, "article", "articles")
	if r.Refilled > 0 {
		text += " (" + wording.Number(r.Refilled) + " of them from backups)"
	}
	text += ", " + wording.Count(r.Decisions, "decision", "decisions") + " and " + wording.Count(r.Steps, "step", "steps") + " of the history."
	if len(r.Lost) == 0 {
		return text + "\nNothing is known to be lost."
	}
	text += "\nLost:"
	for i, lost := range r.Lost {
		if i == lostShown && len(r.Lost) > lostShown+1 {
			return text + "\n–  and " + wording.Number(len(r.Lost)-i) + " more"
		}
		text += "\n–  " + shorten(lost, 90)
	}
	return text
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

// chooseBackup lists backups and puts the chosen one in the place of the project,
// which is closed for that where it is open.
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
			wasOpen := path == w.space.Path() || path == w.space.Draft()
			if wasOpen {
				w.space.NewProject() // writes what waits and closes the file
			}
			w.rescue("Restoring", func(ctx context.Context) (func(), error) {
				_, err := project.Restore(ctx, path, b.Path)
				if err != nil && !wasOpen {
					return nil, err
				}
				return func() {
					w.open(path)
					if err != nil {
						w.showError("This did not help", err)
					}
				}, nil
			})
		}))
	}
	content := &fyne.Container{Layout: controls.Stack{Gap: 4}, Objects: []fyne.CanvasObject{
		controls.NewText("The project becomes what it was then.", proseStyle.Size, controls.Quiet),
		controls.NewText("How it is now is kept as a backup, too.", proseStyle.Size, controls.Quiet),
		controls.NewInset(rows, 0, 8),
	}}
	s = w.newSheet("Restore a backup", fyne.NewSize(440, sheetHeight(content.MinSize().Height)), content)
	s.show(s.button("Cancel", controls.Outlined, nil))
}

// restoreBackup lists the backups of the open project.
func (w *window) restoreBackup() {
	path := w.space.Path()
	backups, err := project.Backups(path)
	switch {
	case path == "" || err == nil && len(backups) == 0:
		w.session.Tell(session.Info, "There are no backups of this project yet")
	case err != nil:
		w.showError("The backups could not be read", err)
	default:
		w.chooseBackup(path, backups)
	}
}
