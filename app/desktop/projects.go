//go:build !headless

package desktop

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"clew/app/session"
	"clew/app/workspace"
	"clew/graphmodel/project"
	"clew/importers"
)

// start opens what the command line asks for, or the last project.
func (w *window) start(o Options) {
	switch {
	case o.Sample:
		w.openSample()
	case len(o.Args) > 0:
		var paths, addresses []string
		for _, a := range o.Args {
			if abs, err := filepath.Abs(a); importers.IsAddress(a) {
				addresses = append(addresses, a)
			} else if err == nil {
				paths = append(paths, abs)
			} else {
				paths = append(paths, a)
			}
		}
		if len(paths) > 0 {
			w.openOrImport(paths)
		}
		if len(addresses) > 0 {
			w.addAddresses(addresses...)
		}
	default:
		if last := w.app.Preferences().String(prefLast); last != "" {
			if _, err := os.Stat(last); err == nil {
				w.open(last)
				return
			}
			w.forgetProject(last)
			w.told()
		}
	}
}

// open opens a project file.
func (w *window) open(path string) {
	w.keepThumbnail()
	w.network.fresh = true
	w.space.Open(path, func(err error) {
		if err != nil {
			if errors.Is(err, project.ErrNotFound) {
				w.forgetProject(path)
				w.told()
			}
			if !w.offerRescue(path, err) {
				w.showError("The project could not be opened", err)
			}
			return
		}
		w.rememberProject(path)
		w.told()
		name, where := w.projectLabel(path)
		w.session.Tell(session.Info, "Opened "+name+", "+where)
	})
}

func (w *window) newProject() {
	w.guarded(func() {
		w.keepThumbnail()
		w.network.fresh = true
		w.space.NewProject()
		w.rememberProject("")
		w.told()
	})
}

func (w *window) openProject() {
	w.choose(openFile, "Open project", "Open", "", []string{project.Extension}, func(paths []string) {
		w.guarded(func() { w.open(paths[0]) })
	})
}

// saveProject saves now; a project without a file gets one.
func (w *window) saveProject() {
	if w.space.Path() == "" {
		w.saveProjectAs(nil)
		return
	}
	w.space.SaveAs(w.space.Path(), func(err error) { w.saved(err, nil) })
}

// saveProjectAs asks for a file and saves into it. then, if any, is called
// when that went well.
func (w *window) saveProjectAs(then func()) {
	extension := []string{project.Extension}
	w.choose(saveFile, "Save project", "Save", w.suggestedName()+project.Extension, extension, func(paths []string) {
		w.space.SaveAs(paths[0], func(err error) { w.saved(err, then) })
	})
}

func (w *window) saved(err error, then func()) {
	if err != nil {
		w.showError("The project was not saved", err)
		return
	}
	w.rememberProject(w.space.Path())
	w.told()
	w.session.Tell(session.Success, "Saved "+shortPath(w.space.Path()))
	if then != nil {
		then()
	}
}

// guarded asks to save a project that would be lost, then goes on.
func (w *window) guarded(then func()) {
	if !w.space.Dirty() || w.space.Path() != "" || w.space.Draft() != "" || w.space.Empty() {
		then()
		return
	}
	w.askToSave(func() { w.saveProjectAs(then) }, then)
}

func (w *window) closeRequested() {
	w.guarded(w.quit)
}

// quit closes the project and ends the program.
func (w *window) quit() {
	w.keepThumbnail()
	w.end()
}

// end is quit for who has no time to lose.
func (w *window) end() {
	w.rememberSize()
	if err := w.space.Close(); err != nil {
		fmt.Fprintf(os.Stderr, "clew: closing the project: %v\n", err)
	}
	w.win.SetCloseIntercept(nil)
	w.leave()
}

// suggestedName is a file name for what the project is about: its own name,
// or the title of its only article.
func (w *window) suggestedName() string {
	if name := w.space.Name(); name != workspace.Untitled {
		return name
	}
	if articles := w.session.Snapshot().Articles; len(articles) == 1 {
		if name := fileName(articles[0].Title); name != "" {
			return name
		}
	}
	return workspace.Untitled
}

// fileName makes a file name of a title: no characters that a file system may
// refuse, not too long.
func fileName(title string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ':
			return ' '
		default:
			return r
		}
	}, title)
	name = strings.Trim(strings.Join(strings.Fields(name), " "), ". ")
	runes := []rune(name)
	if len(runes) > 60 {
		name = strings.TrimSpace(string(runes[:60]))
	}
	return name
}

func withExtension(path, extension string) string {
	if strings.EqualFold(filepath.Ext(path), extension) {
		return path
	}
	return path + extension
}

// shortPath writes the home folder as ~.
func shortPath(path string) string {
	home, err := os.UserHomeDir()
	if err != nil || home == "" {
		return path
	}
	if rest, ok := strings.CutPrefix(path, home); ok && (rest == "" || rest[0] == filepath.Separator) {
		return "~" + rest
	}
	return path
}
