//go:build !headless

package desktop

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"clew/importers"
	"clew/importers/format"
)

// What is left out for one reason shares a line when it is much, and what is read again
// from the same place shares one always; nothing is lost in the numbers.
func TestReportSumsUpWhatIsAlike(t *testing.T) {
	failed := func(name string, why error) importers.Issue {
		return importers.Issue{Source: name, Level: importers.Failure, Reason: &importers.SourceError{Source: name, Err: why}}
	}
	r := importers.Report{Read: 3}
	for i := range mostNames + 5 {
		r.Skipped = append(r.Skipped, failed(fmt.Sprintf("/x/locked %d.pdf", i), importers.ErrEncrypted))
		if i < 2 {
			r.Skipped = append(r.Skipped, failed(fmt.Sprintf("/x/empty %d.txt", i), importers.ErrEmpty))
		}
	}
	r.Skipped = append(r.Skipped, importers.Issue{Source: "/x/a.png", Level: importers.Info, Reason: importers.ErrBinary})
	for i := range 90 {
		name := fmt.Sprintf("/x/again %d.txt", i)
		r.Duplicates = append(r.Duplicates, importers.Duplicate{Source: name, Of: name})
	}
	r.Duplicates = append(r.Duplicates, importers.Duplicate{Source: "/y/copy.txt", Of: "/x/again 3.txt"})
	var names []string
	lines := reportLines(r)
	for _, l := range lines {
		names = append(names, l.name)
	}
	want := []string{"65 files", "empty 0.txt", "empty 1.txt", "1 file holds no article", "copy.txt", "90 articles are in the project already"}
	if !slices.Equal(names, want) {
		t.Fatalf("lines %q", names)
	}
	if text := lines[0].text; !strings.HasPrefix(text, "The file is protected by a password. "+importers.Hint(importers.ErrEncrypted)+"\nlocked 0.pdf, locked 1.pdf,") ||
		!strings.Contains(text, "locked 59.pdf and 5 more.") {
		t.Errorf("alike: %q", text)
	}
	if text := reportText(r); strings.Count(text, "locked") != mostNames+5 || strings.Count(text, "duplicate: ") != 91 {
		t.Errorf("the copy is not whole: %s", text)
	}
}

// A second report that comes while the first one is open takes its place and tells of
// both; one that was closed is done with.
func TestReportsThatComeTogether(t *testing.T) {
	w, _ := openWindow(t)
	bad := func(name string) importers.Report {
		return importers.Report{Skipped: []importers.Issue{{Source: name, Level: importers.Failure, Reason: importers.ErrEmpty}}}
	}
	w.showReport(bad("/x/a.txt"))
	w.showReport(bad("/x/b.txt"))
	if len(w.sheets) != 1 || len(w.report.of.Skipped) != 2 {
		t.Errorf("%d sheets, %d failures", len(w.sheets), len(w.report.of.Skipped))
	}
	w.sheets[0].close()
	w.showReport(bad("/x/c.txt"))
	if len(w.sheets) != 1 || len(w.report.of.Skipped) != 1 {
		t.Errorf("after closing: %d sheets, %d failures", len(w.sheets), len(w.report.of.Skipped))
	}
}

func TestFormatCount(t *testing.T) {
	for want, c := range map[string]struct {
		n    int
		name string
	}{
		"1 web page": {1, "web page"}, "2 tables (CSV)": {2, "table (CSV)"}, "1,200 OpenDocument files": {1200, "OpenDocument"},
		"1 subtitle file": {1, "subtitles"}, "2 lists of articles (JSON)": {2, "list of articles (JSON)"}, "3 mailboxes (MBOX)": {3, "mailbox (MBOX)"},
	} {
		if got := formatCount(c.n, c.name); got != want {
			t.Errorf("%d of %q: %q", c.n, c.name, got)
		}
	}
}

// A file dialog says of a folder without files that there are none, not how to choose
// several of them.
func TestFileDialogOfAnEmptyFolder(t *testing.T) {
	w, _ := openWindow(t)
	for mode, want := range map[chooserMode]string{
		openFiles: "There is nothing to open in this folder.", openFolder: "This folder is empty.", saveFile: "This folder is empty.",
	} {
		c := w.newChooser(mode, "Import", "Import", "", nil, nil)
		c.enter(t.TempDir())
		if got := c.nothing.Text; got != want || strings.Contains(c.note.Text, "Shift") {
			t.Errorf("mode %d: %q, note %q", mode, got, c.note.Text)
		}
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte("a"), 0o600); err != nil {
			t.Fatal(err)
		}
		if c.enter(dir); c.nothing.Text != "" {
			t.Errorf("mode %d: %q in a folder with a file", mode, c.nothing.Text)
		}
	}
}

// A large import with a graph and a warning shows one report of it.
func TestReportOfGraphIsShownOnce(t *testing.T) {
	w, _ := openWindow(t)
	r := importers.Report{
		Read: 2, Graphs: []*format.Model{{}},
		Warnings: []importers.Issue{{Source: "/x/a.dot", Level: importers.Warning, Reason: importers.ErrEmpty}},
	}
	w.importedMany(r)
	if got := w.report.of; got.Read != 2 || len(got.Graphs) != 1 || len(w.sheets) != 1 {
		t.Errorf("%d sheets with %d articles and %d graphs", len(w.sheets), got.Read, len(got.Graphs))
	}
}
