//go:build !headless

package desktop

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"clew/app/session"
	"clew/app/views/graphview"
	"clew/graphmodel"
	"clew/importers"
)

func TestWithoutADisplayOneLineNamesTheCommands(t *testing.T) {
	for _, c := range []struct {
		goos string
		env  map[string]string
		want bool
	}{
		{"linux", nil, false},
		{"linux", map[string]string{"DISPLAY": ":0"}, true},
		{"linux", map[string]string{"WAYLAND_DISPLAY": "wayland-0"}, true},
		{"freebsd", nil, false},
		{"darwin", nil, true},
		{"windows", nil, true},
	} {
		if got := hasDisplay(c.goos, func(key string) string { return c.env[key] }); got != c.want {
			t.Errorf("%s with %v: %v", c.goos, c.env, got)
		}
	}
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	if !hasDisplay("linux", os.Getenv) {
		var out bytes.Buffer
		if code := Run(Options{Errors: &out}); code != 1 && !hasDisplay(goos(), os.Getenv) {
			t.Errorf("exit code %d", code)
		}
		if text := out.String(); strings.Count(text, "\n") != 1 || !strings.Contains(text, "clew graph") {
			t.Errorf("message %q", text)
		}
	}
}

func TestJoinedSelection(t *testing.T) {
	old := session.Selection{Entities: []string{"a", "b"}, Links: []string{"l"}}
	for _, c := range []struct {
		mode         graphview.Mode
		nodes, links []string
		want         session.Selection
	}{
		{graphview.Replace, []string{"c"}, nil, session.Selection{Entities: []string{"c"}}},
		{graphview.Replace, nil, nil, session.Selection{}},
		{graphview.Toggle, []string{"b", "c"}, nil, session.Selection{Entities: []string{"a", "c"}, Links: []string{"l"}}},
		{graphview.Toggle, nil, []string{"l"}, session.Selection{Entities: []string{"a", "b"}}},
		{graphview.Extend, []string{"c"}, []string{"m"}, session.Selection{Entities: []string{"a", "b", "c"}, Links: []string{"l", "m"}}},
	} {
		if got := joined(old, c.nodes, c.links, c.mode); !got.Equal(c.want) {
			t.Errorf("mode %d with %v %v: %v, want %v", c.mode, c.nodes, c.links, got, c.want)
		}
	}
	if !old.Equal(session.Selection{Entities: []string{"a", "b"}, Links: []string{"l"}}) {
		t.Error("the old selection was modified")
	}
}

func TestFileName(t *testing.T) {
	for title, want := range map[string]string{
		"Talks in Oslo":               "Talks in Oslo",
		`What: "now"? A/B \ C`:        "What now A B C",
		"  dots... ":                  "dots",
		"\x00\n\t":                    "",
		strings.Repeat("abcdef ", 20): "abcdef abcdef abcdef abcdef abcdef abcdef abcdef abcdef abcd",
		"Встреча в Осло":              "Встреча в Осло",
		"../../etc/passwd":            "etc passwd",
	} {
		if got := fileName(title); got != want {
			t.Errorf("fileName(%q) = %q, want %q", title, got, want)
		}
	}
}

func TestWithExtension(t *testing.T) {
	for path, want := range map[string]string{"a": "a.png", "a.png": "a.png", "a.PNG": "a.PNG", "a.svg": "a.svg.png"} {
		if got := withExtension(path, ".png"); got != want {
			t.Errorf("%q: %q", path, got)
		}
	}
}

func TestListFolder(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.txt", "A.html", "p.clew", ".hidden", "z/inner.txt", "Y/inner.txt"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	list := func(extensions ...string) []string {
		entries, err := listFolder(dir, extensions)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, e := range entries {
			names = append(names, e.name)
		}
		return names
	}
	if got := list(); !slices.Equal(got, []string{"Y", "z", "A.html", "b.txt", "p.clew"}) {
		t.Errorf("all: %v", got)
	}
	if got := list(".clew"); !slices.Equal(got, []string{"Y", "z", "p.clew"}) {
		t.Errorf("projects: %v", got)
	}
	if _, err := listFolder(filepath.Join(dir, "none"), nil); err == nil {
		t.Error("a folder that does not exist is listed")
	}
}

func TestReport(t *testing.T) {
	r := importers.Report{
		Read: 2,
		Skipped: []importers.Issue{
			{Source: "/x/bad.html", Level: importers.Failure, Reason: &importers.SourceError{Source: "/x/bad.html", Err: importers.ErrBinary}},
			{Source: "/x/photo.jpg", Level: importers.Info, Reason: &importers.SourceError{Source: "/x/photo.jpg", Err: importers.ErrUnsupported}},
		},
		Duplicates: []importers.Duplicate{{Source: "/x/again.txt", Of: "/x/first.txt"}},
	}
	bad, page := r.Skipped[0], importers.Issue{Source: "https://reed.example/a", Level: importers.Failure}
	for want, r := range map[string]importers.Report{
		"Read 2 articles, 1 file could not be read, 1 already here, 1 other file left out": r,
		"1 file could not be read":                                   {Skipped: r.Skipped[:1]},
		"2 pages could not be read":                                  {Skipped: []importers.Issue{page, page}},
		"2 files and pages could not be read":                        {Skipped: []importers.Issue{bad, page}},
		"1 folder could not be read":                                 {Skipped: []importers.Issue{{Source: "/x/empty", Level: importers.Failure, Reason: importers.ErrNoFiles}}},
		"Nothing new: 1 article already here, 1 other file left out": {Skipped: r.Skipped[1:], Duplicates: r.Duplicates},
		"Nothing was read":                                           {},
	} {
		if got := reportLine(r); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if title, rest := reportTitle(r); title != "Read 2 articles" || rest != "1 file could not be read, 1 already here, 1 other file left out" {
		t.Errorf("title %q, rest %q", title, rest)
	}
	damaged := importers.Issue{Source: "s", Reason: &importers.SourceError{Source: "s", Err: fmt.Errorf("%w: lib: illegal sector; 0", importers.ErrDamaged)}}
	if got := reasonOf(damaged); strings.Contains(got, "sector") || !strings.HasPrefix(got, "The file is damaged or cut off. ") {
		t.Errorf("damaged: %q", got)
	}
	issues := reportLines(r)
	if len(issues) != 3 || issues[0].name != "bad.html" || issues[1].text != "Left out: 1 × .jpg" || issues[2].name != "again.txt" {
		t.Fatalf("issues %+v", issues)
	}
	if !strings.HasPrefix(issues[0].text, "The file is not text.") || !strings.Contains(issues[0].text, importers.Hint(importers.ErrBinary)) {
		t.Errorf("reason %q", issues[0].text)
	}
	gone := importers.Issue{Source: "s", Reason: fmt.Errorf("%w: stat /x/s: no such file", importers.ErrNotFound)}
	if got := reasonOf(gone); got != "The file was not found. "+importers.Hint(importers.ErrNotFound) {
		t.Errorf("gone: %q", got)
	}
	plain := importers.Issue{Source: "s", Level: importers.Failure, Reason: errors.New("it broke")}
	if got := reasonOf(plain); got != "It broke." {
		t.Errorf("reason %q", got)
	}
}

func TestWriteFileKeepsTheOldOneOnFailure(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.svg")
	if err := writeFile(path, []byte("one")); err != nil {
		t.Fatal(err)
	}
	if err := writeFile(path, []byte("two")); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "two" {
		t.Errorf("%q, %v", data, err)
	}
	left, _ := os.ReadDir(dir)
	if len(left) != 1 {
		t.Errorf("%d files are left", len(left))
	}
	missing := filepath.Join(dir, "none", "a.svg")
	if err := writeFile(missing, nil); err == nil || !strings.Contains(err.Error(), filepath.Dir(missing)) {
		t.Errorf("error %v does not name the folder", err)
	}
}

func TestFileSize(t *testing.T) {
	for n, want := range map[int64]string{0: "0 B", 999: "999 B", 1500: "2 kB", 999_499: "999 kB", 2_340_000: "2.3 MB"} {
		if got := fileSize(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestCitation(t *testing.T) {
	a := &graphmodel.Article{
		Title: "Bridge opens", Author: "R. Meer", Publisher: "Velden Post", URL: "https://example.org/bridge",
		Published: graphmodel.DayInterval(graphmodel.Date{Year: 2025, Month: 4, Day: 30}), Text: "It rained. Ann met Bob. They left.",
	}
	at := strings.Index(a.Text, "met")
	got := citation(a, graphmodel.Span{Start: at, End: at + 3})
	want := "“Ann met Bob.” (R. Meer, “Bridge opens”, Velden Post · 30 Apr 2025, https://example.org/bridge)"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
