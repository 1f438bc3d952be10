package importers

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clew/importers/format/formattest"
)

// TestLook surveys a folder: what is counted is read afterwards, and what is left
// out is told with the same reason.
func TestLook(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.txt", story("Arden"))
	write(t, dir, "b.html", "<!doctype html><html><body><p>"+story("Bree")+"</p></body></html>")
	write(t, dir, "photo.png", "\x89PNG\r\n\x1a\n\x00\x00")
	write(t, dir, "empty.txt", "")
	write(t, dir, "old.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"+strings.Repeat("\x00", 600))
	write(t, dir, "cut.docx", "PK\x03\x04cut off")
	write(t, dir, "many.zip", string(formattest.Zip(t, "c.txt", story("Cray"), "__MACOSX/x", "x", "d.html", "<html><body>"+story("Dale")+"</body></html>", "e.gif", "GIF89a\x00\x00")))
	if err := os.Mkdir(filepath.Join(dir, "sub"), 0o755); err != nil {
		t.Fatal(err)
	}
	sources := []Source{FileSource(dir), AddressSource("https://reed.example/"), FileSource(filepath.Join(dir, "none"))}
	s := Look(t.Context(), sources, nil, nil)
	var got []string
	for _, f := range s.Formats {
		got = append(got, fmt.Sprintf("%s %d (%d)", f.Format, f.Files, f.Within))
	}
	if line := strings.Join(got, ", "); !strings.HasPrefix(line, "text 2 (1), web page 2 (1)") || s.Addresses != 1 {
		t.Errorf("formats %s, %d addresses", line, s.Addresses)
	}
	skipped := map[string]Level{}
	for _, i := range s.Skipped {
		skipped[filepath.Base(i.Source)] = i.Level
	}
	for name, want := range map[string]Level{"photo.png": Info, "many.zip › e.gif": Info, "empty.txt": Failure, "old.doc": Failure, "cut.docx": Failure, "none": Failure} {
		if got, ok := skipped[name]; !ok || got != want {
			t.Errorf("%s: %v, %v in %v", name, got, ok, skipped)
		}
	}
	for name, want := range map[string]string{
		"a.tar.gz":   "text 1 (1); a.tar.gz › ../../etc/cron.d/x",
		"b.mbox":     "message 2 (2); ",
		"c.txt.gz":   "text 1 (1); ",
		"d.warc":     "web page 1 (1); ",
		"cut.tar.gz": "; cut.tar.gz › ../../etc/cron.d/x",
	} {
		gz := string(gzipped(t, tarred(t, "x/a.txt", story("Arden"))))
		letter := "From a@example.org Fri May  4 09:17:00 2029\nFrom: a@example.org\nTo: b@example.org\nSubject: x\n\nWords.\n\n"
		answer := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 11\r\n\r\n<p>Page</p>"
		content := map[string]string{
			"a.tar.gz": gz, "cut.tar.gz": gz[:len(gz)/3], "b.mbox": letter + letter, "c.txt.gz": string(gzipped(t, []byte(story("Bree")))),
			"d.warc": fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://reed.example/\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(answer), answer),
		}[name]
		s := Look(t.Context(), []Source{FileSource(write(t, dir, "packed/"+name, content))}, nil, nil)
		got, left := "", ""
		for _, f := range s.Formats {
			got += fmt.Sprintf("%s %d (%d)", f.Format, f.Files, f.Within)
		}
		for _, i := range s.Skipped {
			left += filepath.Base(dir) + i.Source[len(dir):]
		}
		left = strings.TrimPrefix(left, filepath.Base(dir)+"/packed/")
		if line := got + "; " + left; line != want && !(name == "cut.tar.gz" && strings.HasPrefix(line, want)) {
			t.Errorf("%s: %s; %s", name, got, left)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if s := Look(ctx, sources, nil, nil); s.Files != 0 {
		t.Errorf("canceled: %d files", s.Files)
	}
}

// TestRepeatedRows holds the rows of a table that repeat each other once in memory.
func TestRepeatedRows(t *testing.T) {
	row := func(author string) string {
		return "Bree," + author + ",The council of Bree met on Monday and agreed to repair the sea wall.\n"
	}
	path := write(t, t.TempDir(), "a.csv", "title,author,text\n"+row("Ada Marsh")+row("Ada Marsh")+row("Ben Reed"))
	results, report := ReadEach(t.Context(), []Source{FileSource(path)}, Options{})
	if len(results) != 3 || len(report.Skipped) > 0 {
		t.Fatalf("%d results, %v", len(results), report.Skipped)
	}
	if results[0].Article != results[1].Article || results[2].Article.Author != "Ben Reed" {
		t.Errorf("%+v", results)
	}
}
