//go:build !headless

package desktop

import (
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"clew/app/controls"
	"clew/app/views/wording"
	"clew/importers"
)

const (
	// largeImport is from how many files on a preview is shown.
	largeImport = 25
	// mostLines is how many lines of one kind a preview or a report shows.
	mostLines = 300
)

// consider imports a few files at once. For folders and archives, and where there
// are many, it looks through them first, and asks when that is a lot.
func (w *window) consider(paths []string) {
	sources := make([]importers.Source, len(paths))
	many := len(paths) >= largeImport
	for i, p := range paths {
		sources[i] = importers.FileSource(p)
		many = many || holdsFiles(p)
	}
	w.withColumns(paths, sources, func() { w.considerSources(sources, many) })
}

func (w *window) considerSources(sources []importers.Source, many bool) {
	if !many {
		w.importSources(sources...)
		return
	}
	w.space.Look(sources, func(s importers.Survey) {
		if s.Files+len(s.Skipped) < largeImport {
			w.importSources(sources...)
			return
		}
		w.showPreview(s, func() { w.space.Import(sources, func(r importers.Report) { w.importedMany(r) }) })
	})
}

// showPreview tells what an import has found before it begins.
func (w *window) showPreview(s importers.Survey, start func()) {
	const width = 560
	list := &issueList{issues: previewLines(s)}
	rows := controls.NewRowList(list)
	scroll := controls.NewKeyScroller(rows)
	height := min(rows.HeightFor(width-2*sheetPadding)+8, 420)
	title := "Import " + wording.Count(s.Files, "file", "files") + "?"
	if s.Files == 0 {
		title = "There is nothing to read in this"
	}
	sh := w.newSheet(title, fyne.NewSize(width, sheetHeight(height)), scroll)
	if s.Files == 0 {
		sh.show(sh.button("Close", controls.Filled, nil))
		return
	}
	sh.button("Cancel", controls.Outlined, nil)
	sh.show(sh.button("Import", controls.Filled, start))
}

func previewLines(s importers.Survey) []issue {
	var out []issue
	for _, f := range s.Formats {
		text := fileSize(f.Bytes)
		if f.Within > 0 {
			text += fmt.Sprintf(", %s of them in archives", wording.Number(f.Within))
		}
		if f.Container {
			text += ". Each may hold several articles or files."
		}
		out = append(out, issue{"article", controls.Quiet, formatCount(f.Files, f.Format), text})
	}
	return append(out, skippedLines(s.Skipped)...)
}

// formatCount counts files of a format: "3 web pages", "2 tables (CSV)".
func formatCount(n int, format string) string {
	name, rest, _ := strings.Cut(format, " (")
	if rest != "" {
		rest = " (" + rest
	}
	many := name + "s"
	switch name {
	case "OpenDocument", "Markdown":
		name, many = name+" file", name+" files"
	case "subtitles":
		name, many = "subtitle file", "subtitle files"
	case "mailbox":
		many = "mailboxes"
	case "list of articles":
		many = "lists of articles"
	}
	return wording.Count(n, name, many) + rest
}

// sourceName is what a line calls a source: the file's name, with what lies in
// it, or the address.
func sourceName(source string) string {
	if importers.IsAddress(source) {
		return source
	}
	file, part, ok := strings.Cut(importers.Printable(source), " › ")
	if !ok {
		return filepath.Base(file)
	}
	return filepath.Base(file) + " › " + part
}
