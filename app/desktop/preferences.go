//go:build !headless

package desktop

import (
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"clew/app/theme"
	"clew/graphmodel/project"
)

// The keys under which the program remembers how it was left.
const (
	prefAppearance = "appearance"
	prefWidth      = "window.width"
	prefHeight     = "window.height"
	prefLeft       = "panes.left"
	prefRight      = "panes.right"
	prefShowLeft   = "panes.showLeft"
	prefShowRight  = "panes.showRight"
	prefReader     = "panes.reader"
	prefRecent     = "recent"
	prefLast       = "last"
	prefFolder     = "folder"
	prefLegend     = "legend"
)

// recentLimit is how many projects the menu remembers.
const recentLimit = 8

func (w *window) appearance() theme.Appearance {
	switch a := theme.Appearance(w.app.Preferences().String(prefAppearance)); a {
	case theme.Light, theme.Dark:
		return a
	default:
		return theme.System
	}
}

func (w *window) rememberedSize() fyne.Size {
	p := w.app.Preferences()
	return fyne.NewSize(
		float32(max(p.FloatWithFallback(prefWidth, 1280), 640)),
		float32(max(p.FloatWithFallback(prefHeight, 800), 400)),
	)
}

func (w *window) restoreLayout() {
	p := w.app.Preferences()
	w.panes.LeftWidth = float32(p.FloatWithFallback(prefLeft, float64(w.panes.LeftWidth)))
	w.panes.RightWidth = float32(p.FloatWithFallback(prefRight, float64(w.panes.RightWidth)))
	w.panes.ShowLeft = p.BoolWithFallback(prefShowLeft, true)
	w.panes.ShowRight = p.BoolWithFallback(prefShowRight, true)
	w.shelf.Share = float32(p.FloatWithFallback(prefReader, float64(w.shelf.Share)))
}

func (w *window) rememberLayout() {
	p := w.app.Preferences()
	p.SetFloat(prefLeft, float64(w.panes.LeftWidth))
	p.SetFloat(prefRight, float64(w.panes.RightWidth))
	p.SetBool(prefShowLeft, w.panes.ShowLeft)
	p.SetBool(prefShowRight, w.panes.ShowRight)
	p.SetFloat(prefReader, float64(w.shelf.Share))
}

func (w *window) rememberSize() {
	size := w.win.Canvas().Size()
	p := w.app.Preferences()
	p.SetFloat(prefWidth, float64(size.Width))
	p.SetFloat(prefHeight, float64(size.Height))
}

// recent lists the projects that were open lately, the latest first.
func (w *window) recent() []string { return w.app.Preferences().StringList(prefRecent) }

func (w *window) rememberProject(path string) {
	p := w.app.Preferences()
	p.SetString(prefLast, path)
	if path == "" {
		return
	}
	list := slices.DeleteFunc(w.recent(), func(s string) bool { return s == path })
	list = append([]string{path}, list...)
	p.SetStringList(prefRecent, list[:min(len(list), recentLimit)])
}

// draftFolder is where projects without a file are kept: the program's own
// folder, or "" when there is none.
func draftFolder(app fyne.App) string {
	root := app.Storage().RootURI()
	if root == nil || root.Scheme() != "file" {
		return ""
	}
	return filepath.Join(root.Path(), "drafts")
}

// projectLabel is what a project is called in lists, and where it is. Drafts
// are called by when they were begun.
func (w *window) projectLabel(path string) (name, where string) {
	name = strings.TrimSuffix(filepath.Base(path), project.Extension)
	if filepath.Dir(path) == draftFolder(w.app) {
		begun, err := time.ParseInLocation("Untitled 2006-01-02 15.04.05", name, time.Local)
		if err == nil {
			return "Untitled", begun.Format("2 Jan 2006, 15:04")
		}
	}
	return name, shortPath(filepath.Dir(path))
}

func (w *window) forgetProject(path string) {
	p := w.app.Preferences()
	p.SetStringList(prefRecent, slices.DeleteFunc(w.recent(), func(s string) bool { return s == path }))
	if p.String(prefLast) == path {
		p.SetString(prefLast, "")
	}
}
