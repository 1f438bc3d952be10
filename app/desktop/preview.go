//go:build !headless

package desktop

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

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
		text := megabytes(f.Bytes)
		if f.Within > 0 {
			text += fmt.Sprintf(", %s of them in archives", wording.Number(f.Within))
		}
		if f.Container {
			text += ". Each may hold several articles or files."
		}
		out = append(out, issue{"article", controls.Quiet, wording.Number(f.Files) + " × " + f.Format, text})
	}
	return append(out, skippedLines(s.Skipped)...)
}

// skippedLines lists what was left out: each file that is a loss with its reason
// and what to do, the expected ones, such as pictures, summed up.
func skippedLines(skipped []importers.Issue) []issue {
	var out []issue
	kinds := map[string]int{}
	more, expected := 0, 0
	for _, i := range skipped {
		switch {
		case i.Level == importers.Info && (errors.Is(i.Reason, importers.ErrUnsupported) || errors.Is(i.Reason, importers.ErrBinary)):
			expected++
			kinds[strings.ToLower(filepath.Ext(i.Source))]++
		case len(out) >= mostLines:
			more++
		case i.Level == importers.Info:
			out = append(out, issue{"info", controls.Quiet, sourceName(i.Source), reasonOf(i)})
		default:
			out = append(out, issue{"error", controls.Danger, sourceName(i.Source), reasonOf(i)})
		}
	}
	if more > 0 {
		out = append(out, issue{"error", controls.Danger, "And " + wording.Count(more, "file more", "files more"), "They could not be read either. Copy the report to see all."})
	}
	if expected > 0 {
		out = append(out, issue{"info", controls.Quiet, wording.Count(expected, "file holds no article", "files hold no article"), "Left out: " + kindsText(kinds)})
	}
	return out
}

// kindsText lists file endings with their numbers, the most first.
func kindsText(kinds map[string]int) string {
	names := make([]string, 0, len(kinds))
	for k := range kinds {
		names = append(names, k)
	}
	slices.SortFunc(names, func(a, b string) int {
		if kinds[a] != kinds[b] {
			return kinds[b] - kinds[a]
		}
		return strings.Compare(a, b)
	})
	var parts []string
	for i, k := range names {
		if i == 8 {
			parts = append(parts, "…")
			break
		}
		name := k
		if name == "" {
			name = "without ending"
		}
		parts = append(parts, fmt.Sprintf("%d × %s", kinds[k], name))
	}
	return strings.Join(parts, ", ")
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

func megabytes(n int64) string {
	switch {
	case n < 1<<10:
		return fmt.Sprintf("%d bytes", n)
	case n < 1<<20:
		return fmt.Sprintf("%d kB", n>>10)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}

// importedMany tells how a large import went, also when all is well.
func (w *window) importedMany(r importers.Report) {
	w.imported(r)
	if len(r.Failures()) == 0 {
		w.showReport(r)
	}
}

// showReport sums an import up and lists what it has left out, with the reasons.
func (w *window) showReport(r importers.Report) {
	const width = 560
	title, rest := reportTitle(r)
	list := &issueList{issues: reportLines(r)}
	if rest != "" {
		list.issues = append([]issue{{"info", controls.Quiet, rest, ""}}, list.issues...)
	}
	rows := controls.NewRowList(list)
	scroll := controls.NewKeyScroller(rows)
	height := min(rows.HeightFor(width-2*sheetPadding)+8, 420)
	s := w.newSheet(title, fyne.NewSize(width, sheetHeight(height)), scroll)
	s.add(controls.NewButton("", "Copy", controls.Bare, func() { w.app.Clipboard().SetContent(reportText(r)) }))
	s.show(s.button("Close", controls.Filled, nil))
}

// maxReportTitle is how many characters the title of a report has room for.
const maxReportTitle = 56

// reportTitle is the line that sums a report up, or its beginning and the rest of it
// where that is too long for a title.
func reportTitle(r importers.Report) (title, rest string) {
	line := reportLine(r)
	if utf8.RuneCountInString(line) <= maxReportTitle {
		return line, ""
	}
	title, rest, _ = strings.Cut(line, ", ")
	return title, upperFirst(rest)
}

// reportLines is what a report lists, the losses first.
func reportLines(r importers.Report) []issue {
	out := skippedLines(r.Skipped)
	for i, d := range r.Duplicates {
		if i == mostLines {
			out = append(out, issue{"article", controls.Quiet, "And " + wording.Count(len(r.Duplicates)-i, "duplicate more", "duplicates more"), "They are in the project already."})
			break
		}
		out = append(out, issue{"article", controls.Quiet, sourceName(d.Source), "The same article is in the project already: " + sourceName(d.Of) + "."})
	}
	for i, x := range r.Warnings {
		if i == mostLines {
			break
		}
		out = append(out, issue{"warning", controls.Warning, sourceName(x.Source), upperFirst(x.Reason.Error()) + "."})
	}
	if len(out) == 0 {
		out = append(out, issue{"check", controls.Success, "Everything was read", "No file was left out."})
	}
	return out
}

// reportText is the whole report as text.
func reportText(r importers.Report) string {
	var b strings.Builder
	fmt.Fprintln(&b, reportLine(r))
	for _, i := range r.Skipped {
		fmt.Fprintf(&b, "%s: %s: %s\n", i.Level, i.Source, reasonOf(i))
	}
	for _, d := range r.Duplicates {
		fmt.Fprintf(&b, "duplicate: %s: the same article as %s\n", d.Source, d.Of)
	}
	for _, x := range r.Warnings {
		fmt.Fprintf(&b, "warning: %s: %v\n", x.Source, x.Reason)
	}
	return b.String()
}
