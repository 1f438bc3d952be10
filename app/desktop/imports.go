//go:build !headless

package desktop

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"clew/app/session"
	"clew/app/views/wording"
	"clew/assets/sample"
	"clew/graphmodel"
	"clew/graphmodel/project"
	"clew/importers"
)

// importSources reads sources in the background and tells how it went.
func (w *window) importSources(sources ...importers.Source) {
	w.space.Import(sources, w.imported)
}

// imported tells how an import went: in the status bar when all is well, in a
// dialog when something was left out.
func (w *window) imported(r importers.Report) {
	failures := r.Failures()
	level := session.Success
	switch {
	case r.Read == 0 && len(failures) > 0:
		level = session.Failure
	case len(failures) > 0:
		level = session.Warning
	case r.Read == 0:
		level = session.Info
	}
	w.session.Tell(level, reportLine(r))
	if len(failures) > 0 {
		w.showReport(r)
		return
	}
	if r.Read == 1 && w.session.Reading().Article == "" && len(w.session.Snapshot().Articles) == 1 {
		w.session.Read(w.session.Snapshot().Articles[0].ID, graphmodel.Span{})
	}
}

// reportLine sums a report up in one line.
func reportLine(r importers.Report) string {
	parts := []string{"Read " + wording.Count(r.Read, "article", "articles")}
	if n := len(r.Failures()); n > 0 {
		parts = append(parts, wording.Number(n)+" could not be read")
	}
	if n := len(r.Duplicates); n > 0 {
		parts = append(parts, wording.Number(n)+" already here")
	}
	if n := len(r.Skipped) - len(r.Failures()); n > 0 {
		parts = append(parts, wording.Count(n, "other file", "other files")+" left out")
	}
	return strings.Join(parts, ", ")
}

// leastPaste is the fewest bytes of text that are worth reading as an article.
const leastPaste = 40

// pasteArticle reads the clipboard as an article.
func (w *window) pasteArticle() {
	text := w.app.Clipboard().Content()
	trimmed := strings.TrimSpace(text)
	switch {
	case trimmed == "":
		w.session.Tell(session.Warning, "The clipboard holds no text. Copy a news page first (Ctrl+A, Ctrl+C in the browser).")
	case len(trimmed) < leastPaste:
		w.session.Tell(session.Warning, fmt.Sprintf("The clipboard holds only “%s”. Copy a whole article first.", shorten(trimmed, 32)))
	default:
		w.importSources(importers.TextSource("pasted text", text))
	}
}

func (w *window) importFiles() {
	w.choose(openFiles, "Import articles", "Import", "", nil, w.openOrImport)
}

func (w *window) importFolder() {
	w.choose(openFolder, "Import all articles of a folder", "Import", "", nil, w.openOrImport)
}

// dropped opens a project, or reads files and folders, that were dropped on
// the window.
func (w *window) dropped(files []fyne.URI) {
	var paths []string
	for _, f := range files {
		if f.Scheme() == "file" {
			paths = append(paths, f.Path())
		}
	}
	w.openOrImport(paths)
}

// openOrImport opens the first project among paths, or imports them all.
func (w *window) openOrImport(paths []string) {
	var sources []importers.Source
	for _, p := range paths {
		if isProject(p) {
			w.guarded(func() { w.open(p) })
			return
		}
		sources = append(sources, importers.FileSource(p))
	}
	w.importSources(sources...)
}

func isProject(path string) bool {
	if !strings.EqualFold(filepath.Ext(path), project.Extension) {
		return false
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// openSample starts a project with the sample articles.
func (w *window) openSample() {
	w.guarded(func() {
		w.space.NewProject()
		w.network.fresh = true
		var sources []importers.Source
		for _, f := range sample.Files() {
			sources = append(sources, importers.TextSource(f.Name, f.Text))
		}
		w.space.ImportSample(sources, w.imported)
	})
}
