//go:build !headless

package desktop

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
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

// imported tells how an import went.
func (w *window) imported(r importers.Report) { w.tellImported(r) }

// tellImported tells in the status bar how an import went, and in a dialog when
// something was left out. It reports whether the dialog is open.
func (w *window) tellImported(r importers.Report) (dialog bool) {
	failures := r.Failures()
	level := session.Success
	switch {
	case r.Read+len(r.Graphs) == 0 && len(failures) > 0:
		level = session.Failure
	case len(failures) > 0:
		level = session.Warning
	case r.Read+len(r.Graphs) == 0 && len(r.Skipped)+len(r.Duplicates) == 0:
		return false // an address that is a feed; the workspace tells of it
	case r.Read+len(r.Graphs) == 0:
		level = session.Info
	}
	w.session.Tell(level, reportLine(r))
	if len(failures) > 0 || len(r.Graphs) > 0 && len(r.Warnings) > 0 {
		w.showReport(r)
		return true
	}
	if r.Read == 1 && w.session.Reading().Article == "" && len(w.session.Snapshot().Articles) == 1 {
		w.session.Read(w.session.Snapshot().Articles[0].ID, graphmodel.Span{})
	}
	return false
}

// reportLine sums a report up in one line.
func reportLine(r importers.Report) string {
	entities := 0
	for _, m := range r.Graphs {
		entities += len(m.Entities)
	}
	var parts []string
	switch {
	case len(r.Graphs) > 0:
		parts = append(parts, "Read a graph of "+wording.Count(entities, "entity", "entities"))
		if r.Read > 0 {
			parts = append(parts, wording.Count(r.Read, "article", "articles"))
		}
	case r.Read > 0:
		parts = append(parts, "Read "+wording.Count(r.Read, "article", "articles"))
	}
	none := len(parts) == 0
	if failures := r.Failures(); len(failures) > 0 {
		parts = append(parts, sourcesCount(failures)+" could not be read")
	}
	if n := len(r.Duplicates); n > 0 {
		what := wording.Number(n)
		if none {
			what = wording.Count(n, "article", "articles")
		}
		parts = append(parts, what+" already here")
	}
	if n := leftOut(r); n > 0 {
		parts = append(parts, wording.Count(n, "other file", "other files")+" left out")
	}
	switch line := strings.Join(parts, ", "); {
	case line == "":
		return "Nothing was read"
	case none && len(r.Duplicates) > 0:
		return "Nothing new: " + line
	default:
		return line
	}
}

// sourcesCount counts what could not be read, in the words for what it is: "2 files
// and pages".
func sourcesCount(list []importers.Issue) string {
	var files, pages, folders bool
	for _, i := range list {
		switch {
		case importers.IsAddress(i.Source):
			pages = true
		case errors.Is(i.Reason, importers.ErrNoFiles):
			folders = true
		default:
			files = true
		}
	}
	var one, many []string
	for _, k := range []struct {
		has       bool
		one, many string
	}{{files, "file", "files"}, {folders, "folder", "folders"}, {pages, "page", "pages"}} {
		if k.has {
			one, many = append(one, k.one), append(many, k.many)
		}
	}
	return wording.Count(len(list), strings.Join(one, ""), strings.Join(many, " and "))
}

// leftOut is how many files were passed over since they hold no article.
func leftOut(r importers.Report) int {
	n := 0
	for _, i := range r.Skipped {
		if isExpected(i) {
			n++
		}
	}
	return n
}

// leastPaste is the fewest bytes of text that are worth reading as an article.
const leastPaste = 40

// pasteArticle reads the clipboard as an article.
func (w *window) pasteArticle() {
	text := w.app.Clipboard().Content()
	trimmed := strings.TrimSpace(text)
	addresses := addressesIn(trimmed)
	switch {
	case len(addresses) > 0:
		w.addAddresses(addresses...)
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

// dropped opens a project, or reads files, folders and addresses, that were
// dropped on the window.
func (w *window) dropped(files []fyne.URI) {
	var paths, addresses []string
	folder, _ := os.Getwd() // "" where there is none, as for the toolkit
	for _, f := range files {
		at, isAddress := addressOf(f.Path(), folder)
		switch {
		case f.Scheme() == "http" || f.Scheme() == "https":
			addresses = append(addresses, f.String())
		case isAddress:
			addresses = append(addresses, at)
		case f.Scheme() == "file":
			paths = append(paths, f.Path())
		}
	}
	if len(addresses) > 0 {
		w.addAddresses(addresses...)
	}
	if len(paths) > 0 {
		w.openOrImport(paths)
	}
}

// openOrImport opens the first project among paths, or imports them all.
func (w *window) openOrImport(paths []string) {
	for _, p := range paths {
		if isProject(p) {
			w.guarded(func() { w.open(p) })
			return
		}
	}
	w.consider(paths)
}

// holdsFiles reports whether a path is a folder or an archive.
func holdsFiles(path string) bool {
	info, err := os.Stat(path)
	return err == nil && (info.IsDir() || slices.Contains(archiveEndings, strings.ToLower(filepath.Ext(path))))
}

// archiveEndings are those of files that may hold many others.
var archiveEndings = []string{".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".txz", ".zst", ".warc", ".mbox"}

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
