package importers

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"clew/importers/format/formattest"
)

// TestSourcesWithinSources reads archives within archives, of which one member
// is bad in each way: the others are read and each bad one has its line.
func TestSourcesWithinSources(t *testing.T) {
	dir := t.TempDir()
	inner := formattest.Zip(t, "b.txt", story("Bree"), "again.txt", story("Arden"))
	mail := "From: Ada Marsh <a@example.org>\nTo: b@example.org\nSubject: Letter\nDate: Fri, 4 May 2029 09:17:00 +0200\n\n" + strings.SplitN(story("Cray"), "\n\n", 3)[2]
	cycle := formattest.Zip(t, "leaf.txt", story("Dale"))
	for range maxNesting + 2 {
		cycle = formattest.Zip(t, "next.zip", string(cycle))
	}
	data := formattest.Zip(t, "a.txt", story("Arden"), "inner.zip.txt", string(inner), "letter", mail, "deep.zip", string(cycle), "../out.txt", story("Elm"), "cut.docx", "PK\x03\x04cut off", "photo.png", "\x89PNG\r\n\x1a\n\x00\x00")
	path := write(t, dir, "wrong-extension.pdf", string(data))
	articles, report := ReadAll(t.Context(), []Source{FileSource(path), FileSource(write(t, dir, "f.txt", story("Fern")))}, Options{})
	var got []string
	for _, a := range articles {
		got = append(got, a.Title+" @ "+filepath.Base(a.Source))
	}
	want := "Arden Will Repair Its Sea Wall @ wrong-extension.pdf › a.txt; Bree Will Repair Its Sea Wall @ wrong-extension.pdf › inner.zip.txt › b.txt; Letter @ wrong-extension.pdf › letter; Fern Will Repair Its Sea Wall @ f.txt"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	if len(report.Duplicates) != 1 {
		t.Errorf("duplicates %+v", report.Duplicates)
	}
	kinds := map[error]int{}
	for _, i := range report.Skipped {
		for _, k := range []error{ErrNested, ErrDamaged, ErrBinary} {
			if errors.Is(i.Reason, k) {
				kinds[k]++
			}
		}
		if !strings.Contains(i.Reason.Error(), "wrong-extension.pdf › ") {
			t.Errorf("line %q", i.Reason)
		}
	}
	if len(report.Skipped) != 4 || kinds[ErrNested] != 1 || kinds[ErrDamaged] != 1 || kinds[ErrBinary] != 1 {
		t.Errorf("skipped %+v", report.Skipped)
	}
}

func TestMarkdown(t *testing.T) {
	r, err := Default().Read(t.Context(), FileSource(write(t, t.TempDir(), "a.md", "---\ntitle: \"Bree *Repairs* Its Wall\"\nauthors:\n  - Ada Marsh\n- Ben Rook\ndate: 2029-05-04\n---\n\nThe council of **Bree** met [on Monday](https://reed.example).\n\n* one\n* two\n")))
	if err != nil {
		t.Fatal(err)
	}
	a := r[0].Article
	if a.Title != "Bree *Repairs* Its Wall" || a.Author != "Ada Marsh, Ben Rook" || a.Published.Start.String() != "2029-05-04" || !strings.HasPrefix(a.Text, "The council of Bree met on Monday.\n\n") {
		t.Errorf("%+v", a)
	}
}
