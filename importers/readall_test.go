package importers

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// story returns a small article; different names give different articles.
func story(name string) string {
	return fmt.Sprintf(`%s Will Repair Its Sea Wall

The Morning Reed, 4 May 2029

The council of %[1]s met on Monday and agreed to repair the sea wall before the winter storms begin.

The work will cost nine million crowns, the treasurer said, and half of it comes from the region.
`, name)
}

func write(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadAllKeepsOrderAndGoesOn(t *testing.T) {
	dir := t.TempDir()
	var sources []Source
	for i := range 20 {
		sources = append(sources, FileSource(write(t, dir, fmt.Sprintf("a%02d.txt", i), story(fmt.Sprintf("Town %d", i)))))
	}
	sources = append(sources[:5:5], append([]Source{FileSource(write(t, dir, "empty.txt", " \n"))}, sources[5:]...)...)
	var seen []int
	articles, report := ReadAll(t.Context(), sources, Options{Workers: 4, Progress: func(done, total int, _ string) {
		if total != 21 {
			t.Errorf("total %d", total)
		}
		seen = append(seen, done)
	}})
	if len(articles) != 20 || report.Read != 20 {
		t.Fatalf("%d articles, report %+v", len(articles), report)
	}
	for i, a := range articles {
		if want := fmt.Sprintf("Town %d Will Repair Its Sea Wall", i); a.Title != want {
			t.Errorf("article %d: title %q, want %q", i, a.Title, want)
		}
	}
	if len(report.Skipped) != 1 || !errors.Is(report.Skipped[0].Reason, ErrEmpty) || report.Skipped[0].Level != Failure {
		t.Errorf("skipped %+v", report.Skipped)
	}
	for i, d := range seen {
		if d != i+1 {
			t.Fatalf("progress %v", seen)
		}
	}
}

func TestReadAllFolder(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "b.txt", story("Bree"))
	write(t, dir, "a/page.html", "<html><head><title>Arden Will Repair Its Sea Wall</title></head><body><p>"+strings.ReplaceAll(story("Arden"), "\n\n", "</p><p>"))
	write(t, dir, "a/page_files/style.css", "p { margin: 0 }")
	write(t, dir, ".hidden/c.txt", story("Cray"))
	write(t, dir, "picture.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
	write(t, dir, "again.txt", story("Bree"))
	articles, report := ReadAll(t.Context(), []Source{FileSource(dir)}, Options{})
	var titles []string
	for _, a := range articles {
		titles = append(titles, a.Title)
	}
	if got, want := strings.Join(titles, "; "), "Arden Will Repair Its Sea Wall; Bree Will Repair Its Sea Wall"; got != want {
		t.Errorf("titles %q, want %q", got, want)
	}
	if len(report.Duplicates) != 1 || filepath.Base(report.Duplicates[0].Source) != "b.txt" || filepath.Base(report.Duplicates[0].Of) != "again.txt" {
		t.Errorf("duplicates %+v", report.Duplicates)
	}
	for _, s := range report.Skipped {
		if s.Level != Info {
			t.Errorf("skipped %s: level %s, %v", s.Source, s.Level, s.Reason)
		}
	}
	if len(report.Skipped) != 2 {
		t.Errorf("skipped %+v", report.Skipped)
	}
}

func TestReadAllStopsWithContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var sources []Source
	for i := range 50 {
		sources = append(sources, TextSource(fmt.Sprint(i), story(fmt.Sprint("Town ", i))))
	}
	articles, report := ReadAll(ctx, sources, Options{Workers: 1, Progress: func(done, _ int, _ string) {
		if done == 3 {
			cancel()
		}
	}})
	if len(articles) < 3 || len(articles) > 5 || len(articles)+len(report.Skipped) != 50 {
		t.Errorf("%d articles, %d skipped", len(articles), len(report.Skipped))
	}
	if last := report.Skipped[len(report.Skipped)-1]; !errors.Is(last.Reason, context.Canceled) {
		t.Errorf("reason %v", last.Reason)
	}
}

// TestReadRefuses checks every kind of file that gives no article: the error
// must be of its kind, name the file and say what to do.
func TestReadRefuses(t *testing.T) {
	dir := t.TempDir()
	big := filepath.Join(dir, "big.txt")
	f, err := os.Create(big)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(100 << 20); err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString(strings.Repeat("One line without end ", 1000)); err != nil {
		t.Fatal(err)
	}
	f.Close()
	noise := make([]byte, 6000)
	for i := range noise {
		noise[i] = byte(128 + (i*i*31+i*7)%32)
	}
	empty := filepath.Join(dir, "folder")
	if err := os.Mkdir(empty, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		name string
		src  Source
		want error
	}{
		{"empty", FileSource(write(t, dir, "empty.txt", "")), ErrEmpty},
		{"white space", FileSource(write(t, dir, "space.html", "\n \n")), ErrEmpty},
		{"binary", FileSource(write(t, dir, "program", "\x7fELF\x02\x01\x01\x00\x00")), ErrBinary},
		{"archive cut off", FileSource(write(t, dir, "zip.txt", "PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00")), ErrDamaged},
		{"one line of 100 MB", FileSource(big), ErrTooLarge},
		{"missing", FileSource(filepath.Join(dir, "missing.txt")), ErrNotFound},
		{"empty folder", FileSource(empty), ErrNoFiles},
		{"undecodable", FileSource(write(t, dir, "noise.txt", "\xff\xfe"+string(bytes.Repeat([]byte{0x00, 0xd8}, 400)))), ErrUndecodable},
		{"menu", FileSource(write(t, dir, "menu.html", "<html><body><a>Home</a><a>News</a></body></html>")), ErrNoArticle},
		{"style sheet", FileSource(write(t, dir, "a.css", "p { margin: 0 }")), ErrUnsupported},
	} {
		t.Run(tc.name, func(t *testing.T) {
			start := time.Now()
			articles, report := ReadAll(t.Context(), []Source{tc.src}, Options{})
			if d := time.Since(start); d > 5*time.Second {
				t.Errorf("took %v", d)
			}
			if len(articles) != 0 || len(report.Skipped) != 1 {
				t.Fatalf("articles %v, report %+v", articles, report)
			}
			reason := report.Skipped[0].Reason
			var se *SourceError
			if !errors.Is(reason, tc.want) || !errors.As(reason, &se) {
				t.Fatalf("error %v, want %v", reason, tc.want)
			}
			if msg := reason.Error(); !strings.Contains(msg, tc.src.String()) || !strings.Contains(msg, Hint(tc.want)) || Hint(tc.want) == "" {
				t.Errorf("message %q", msg)
			}
		})
	}
}

func TestReadWithoutPermission(t *testing.T) {
	path := write(t, t.TempDir(), "locked.txt", story("Bree"))
	if err := os.Chmod(path, 0); err != nil {
		t.Fatal(err)
	}
	if f, err := os.Open(path); err == nil {
		f.Close()
		t.Skip("this user may read everything")
	}
	if _, err := Default().Read(t.Context(), FileSource(path)); !errors.Is(err, ErrPermission) {
		t.Errorf("error %v", err)
	}
}

func TestReadReplacesStrayBytes(t *testing.T) {
	text := strings.Replace(story("Brée"), "treasurer", "tr\xffasurer", 1) + strings.Repeat("\nÄrzte über Öl.\n", 5)
	results, err := Default().Read(t.Context(), TextSource("pasted", text))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(results[0].Article.Text, "tr\uFFFDasurer") || len(results[0].Warnings) == 0 {
		t.Errorf("text %q, warnings %q", results[0].Article.Text, results[0].Warnings)
	}
}

func TestReadText(t *testing.T) {
	plain, err := ReadText("pasted text", story("Bree"))
	if err != nil {
		t.Fatal(err)
	}
	a := plain.Article
	if a.Title != "Bree Will Repair Its Sea Wall" || a.Publisher != "The Morning Reed" || a.Published.Start.String() != "2029-05-04" || a.Language != "en" || a.Source != "pasted text" {
		t.Errorf("article %+v", a)
	}
	page, err := ReadText("pasted page", "<div><h1>Bree Will Repair Its Sea Wall</h1><p>"+strings.ReplaceAll(strings.SplitN(story("Bree"), "\n\n", 3)[2], "\n\n", "</p><p>")+"</p></div>")
	if err != nil {
		t.Fatal(err)
	}
	if page.Article.ID != a.ID {
		t.Errorf("pasted HTML: %q %q", page.Article.Title, page.Article.Text)
	}
}

func TestReaderSourceIsReadOnce(t *testing.T) {
	results, err := Default().Read(t.Context(), ReaderSource("standard input", strings.NewReader(story("Bree"))))
	if err != nil || len(results) != 1 {
		t.Fatal(results, err)
	}
	if _, err := Default().Read(t.Context(), ReaderSource("endless", endless{})); !errors.Is(err, ErrTooLarge) {
		t.Errorf("error %v", err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestWriteJSONL(t *testing.T) {
	r, err := ReadText("a.txt", story("Bree"))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := WriteJSONL(&b, []Result{r}); err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"path", "title", "author", "date", "site", "language", "url", "text", "warnings"} {
		if _, ok := got[key]; !ok {
			t.Errorf("no %s in %s", key, b.String())
		}
	}
	if got["date"] != "2029-05-04" || got["path"] != "a.txt" {
		t.Errorf("record %s", b.String())
	}
}

func TestCleanJSONL(t *testing.T) {
	line, err := json.Marshal(map[string]string{"id": "x1", "text": story("Bree")})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := CleanJSONL(t.Context(), strings.NewReader(string(line)+"\n\n"+`{"id":"x2","text":"Home"}`+"\n"), &b); err != nil {
		t.Fatal(err)
	}
	var got []Record
	for dec := json.NewDecoder(&b); ; {
		var r Record
		if err := dec.Decode(&r); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		got = append(got, r)
	}
	if len(got) != 2 || got[0].ID != "x1" || got[0].Title != "Bree Will Repair Its Sea Wall" || got[1].ID != "x2" || got[1].Text != "" || len(got[1].Warnings) != 1 {
		t.Errorf("records %+v", got)
	}
	if err := CleanJSONL(t.Context(), strings.NewReader("{}\nno json\n"), io.Discard); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("error %v, want line 2", err)
	}
}

func TestRegistryPrefersBytes(t *testing.T) {
	for _, tc := range []struct{ name, ext, head, want string }{
		{"page", ".txt", "<!DOCTYPE html><html><body>", "web page"},
		{"byte order mark", "", "\xef\xbb\xbf<html>", "web page"},
		{"named page", ".html", "Just words", "web page"},
		{"words", ".txt", "Just words with 3 < 4 in them", "text"},
		{"UTF-16", ".txt", "J\x00u\x00s\x00t\x00 \x00w\x00o\x00r\x00d\x00s\x00", "text"},
	} {
		i, err := Default().Find(Sniff{Ext: tc.ext, Head: []byte(tc.head)})
		if err != nil || i.Name != tc.want {
			t.Errorf("%s: %v, %v", tc.name, i, err)
		}
	}
}
