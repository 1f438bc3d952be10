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
	"clew/app/theme"
	"clew/app/views/wording"
	"clew/importers"
)

// importedMany tells how a large import went, also when all is well.
func (w *window) importedMany(r importers.Report) {
	if !w.tellImported(r) {
		w.showReport(r)
	}
}

// openReport is the report that stands open.
type openReport struct {
	sheet *sheet
	of    importers.Report
}

// showReport sums an import up and lists what it has left out, with the reasons. Where
// an earlier report has not been closed yet, one tells of both.
func (w *window) showReport(r importers.Report) {
	const width = 560
	if old := w.report; old.sheet != nil && slices.Contains(w.sheets, old.sheet) {
		old.sheet.close()
		r = bothReports(old.of, r)
	}
	title, rest := reportTitle(r)
	rows := controls.NewRowList(&issueList{issues: reportLines(r)})
	scroll := controls.NewKeyScroller(rows)
	height := min(rows.HeightFor(width-2*sheetPadding)+8, 420)
	var content fyne.CanvasObject = scroll
	if rest != "" {
		line := controls.NewText(rest, theme.TextBody, controls.Quiet)
		content = &fyne.Container{Layout: underLine{}, Objects: []fyne.CanvasObject{line, scroll}}
		height += line.MinSize().Height + underLineGap
	}
	s := w.newSheet(title, fyne.NewSize(width, sheetHeight(height)), content)
	s.add(controls.NewButton("", "Copy", controls.Bare, func() { w.app.Clipboard().SetContent(reportText(r)) }))
	w.report = openReport{s, r}
	s.show(s.button("Close", controls.Filled, nil))
}

// bothReports is the report of two imports.
func bothReports(a, b importers.Report) importers.Report {
	return importers.Report{
		Read:       a.Read + b.Read,
		Skipped:    slices.Concat(a.Skipped, b.Skipped),
		Warnings:   slices.Concat(a.Warnings, b.Warnings),
		Duplicates: slices.Concat(a.Duplicates, b.Duplicates),
		Graphs:     slices.Concat(a.Graphs, b.Graphs),
	}
}

// underLine puts what takes the rest of the room below a line of text.
type underLine struct{}

const underLineGap float32 = 12

// MinSize implements fyne.Layout.
func (underLine) MinSize(o []fyne.CanvasObject) fyne.Size {
	line, rest := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(line.Width, rest.Width), line.Height+underLineGap+rest.Height)
}

// Layout implements fyne.Layout.
func (underLine) Layout(o []fyne.CanvasObject, size fyne.Size) {
	line := o[0].MinSize().Height
	top := line + underLineGap
	put(o[0], 0, -6, size.Width, line) // closer to the title that it belongs to
	put(o[1], 0, top-6, size.Width, size.Height-top+6)
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
	out = append(out, duplicateLines(r.Duplicates)...)
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

// mostAlike is how many sources that are left out for one reason have a line each.
// More share one, so that other reasons do not drown among them.
const mostAlike = 3

// skippedLines lists what was left out: what is a loss with its reason and what to
// do, the expected, such as pictures, summed up.
func skippedLines(skipped []importers.Issue) []issue {
	var out []issue
	kinds := map[string]int{}
	more, expected := 0, 0
	alike, order := byReason(skipped)
	for _, reason := range order {
		list := alike[reason]
		switch icon, tone := issueIcon(list[0].Level); {
		case reason == "":
			for _, i := range list {
				expected++
				kinds[strings.ToLower(filepath.Ext(i.Source))]++
			}
		case len(out) >= mostLines:
			more += len(list)
		case len(list) > mostAlike:
			out = append(out, alikeLine(list, icon, tone))
		default:
			for _, i := range list {
				out = append(out, issue{icon, tone, sourceName(i.Source), reasonOf(i)})
			}
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

// byReason puts together what was left out for the same reason, and tells the order in
// which the reasons come. What was to be expected has the reason "", the last one.
func byReason(skipped []importers.Issue) (alike map[string][]importers.Issue, order []string) {
	alike = map[string][]importers.Issue{}
	for _, i := range skipped {
		reason := ""
		if !isExpected(i) {
			reason = i.Level.String() + reasonOf(i)
		}
		if alike[reason] == nil && reason != "" {
			order = append(order, reason)
		}
		alike[reason] = append(alike[reason], i)
	}
	if alike[""] != nil {
		order = append(order, "")
	}
	return alike, order
}

// isExpected reports whether something was left out since it holds no article, such as
// a picture beside pages.
func isExpected(i importers.Issue) bool {
	return i.Level == importers.Info && (errors.Is(i.Reason, importers.ErrUnsupported) || errors.Is(i.Reason, importers.ErrBinary))
}

func issueIcon(l importers.Level) (string, controls.Tone) {
	if l == importers.Info {
		return "info", controls.Quiet
	}
	return "error", controls.Danger
}

// mostNames is how many names a line for several sources holds.
const mostNames = 60

// alikeLine is one line for sources that were left out for one reason.
func alikeLine(list []importers.Issue, icon string, tone controls.Tone) issue {
	names := make([]string, 0, mostNames)
	for _, i := range list[:min(len(list), mostNames)] {
		names = append(names, controls.VisualLine(sourceName(i.Source)))
	}
	text := strings.Join(names, ", ")
	if more := len(list) - len(names); more > 0 {
		text += fmt.Sprintf(" and %s more. Copy the report to see all.", wording.Number(more))
	}
	return issue{icon, tone, sourcesCount(list), reasonOf(list[0]) + "\n" + text}
}

// duplicateLines lists articles that were there already. Those of the same sources, as
// when a folder is read again, are summed up.
func duplicateLines(duplicates []importers.Duplicate) []issue {
	var out []issue
	again, more := 0, 0
	for _, d := range duplicates {
		switch {
		case d.Source == d.Of:
			again++
		case len(out) == mostLines:
			more++
		default:
			out = append(out, issue{"article", controls.Quiet, sourceName(d.Source), "The same article is in the project already: " + sourceName(d.Of) + "."})
		}
	}
	if more > 0 {
		out = append(out, issue{"article", controls.Quiet, "And " + wording.Count(more, "duplicate more", "duplicates more"), "They are in the project already."})
	}
	if again > 0 {
		name := wording.Count(again, "article is", "articles are") + " in the project already"
		out = append(out, issue{"article", controls.Quiet, name, "They were read from there before."})
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
