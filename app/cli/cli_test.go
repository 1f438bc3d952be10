package cli

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"clew/app/privatetmp"
	"clew/assets/sample"
	"clew/graphmodel/graphviz"
)

func TestMain(m *testing.M) {
	privatetmp.Restore()
	if code, isChild := graphviz.RunChild(os.Args[1:], os.Stdin, os.Stdout, os.Stderr); isChild {
		os.Exit(code)
	}
	os.Exit(m.Run())
}

// result is what a call of the program gave.
type result struct {
	code           int
	stdout, stderr string
}

// clew runs a command with text on standard input.
func clew(t *testing.T, stdin string, args ...string) result {
	t.Helper()
	var out, messages bytes.Buffer
	code := Main(t.Context(), &Env{
		Args: args, Stdin: strings.NewReader(stdin), Stdout: &out, Stderr: &messages, Version: "1.2.3",
	})
	return result{code, out.String(), messages.String()}
}

// expect checks the exit code and that the messages hold some words.
func (r result) expect(t *testing.T, code int, words ...string) result {
	t.Helper()
	if r.code != code {
		t.Errorf("exit code %d, want %d; messages: %s", r.code, code, r.stderr)
	}
	for _, w := range words {
		if !strings.Contains(r.stderr, w) {
			t.Errorf("messages %q do not hold %q", r.stderr, w)
		}
	}
	return r
}

// folder writes files to a new folder and returns it.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// articles writes the first n sample articles and returns their paths.
func articles(t *testing.T, n int) []string {
	t.Helper()
	dir := t.TempDir()
	var paths []string
	for _, f := range sample.Files()[:n] {
		path := filepath.Join(dir, f.Name)
		if err := os.WriteFile(path, []byte(f.Text), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

// graphJSON is the part of the format that the tests look at.
type graphJSON struct {
	Articles []struct{ ID, Text string }
	Entities []struct {
		ID, Kind, Name, Type string
		Mentions             []struct {
			Article, Quote string
			Start, End     int
		}
	}
	Links []struct {
		ID, From, To, Type, Label string
		Confidence                float64
		Evidence                  []struct {
			Article, Quote, Extractor, Stance string
			Start, End                        int
		}
	}
}

func decodeGraph(t *testing.T, text string) graphJSON {
	t.Helper()
	var g graphJSON
	if err := json.Unmarshal([]byte(text), &g); err != nil {
		t.Fatalf("%v in %.200s", err, text)
	}
	return g
}

func TestGraphOfTheSample(t *testing.T) {
	r := clew(t, "", append([]string{"graph"}, articles(t, 3)...)...).expect(t, ExitOK)
	g := decodeGraph(t, r.stdout)
	if len(g.Articles) != 3 || len(g.Entities) < 10 || len(g.Links) < 10 {
		t.Fatalf("%d articles, %d entities, %d links", len(g.Articles), len(g.Entities), len(g.Links))
	}
	texts, known := map[string]string{}, map[string]bool{}
	for _, a := range g.Articles {
		texts[a.ID] = a.Text
	}
	for _, e := range g.Entities {
		known[e.ID] = true
		if len(e.Mentions) == 0 {
			t.Errorf("%s has no mention", e.Name)
		}
		for _, m := range e.Mentions {
			if texts[m.Article][m.Start:m.End] != m.Quote {
				t.Errorf("%s: quote %q", e.Name, m.Quote)
			}
		}
	}
	for _, l := range g.Links {
		if !known[l.From] || !known[l.To] || len(l.Evidence) == 0 {
			t.Errorf("link %+v has an unknown end or no evidence", l)
		}
		for _, e := range l.Evidence {
			if texts[e.Article][e.Start:e.End] != e.Quote || e.Quote == "" || e.Extractor == "" {
				t.Errorf("evidence %+v", e)
			}
		}
	}
}

// TestGraphIsTheSameEveryTime reads three articles ten times, in every order
// and with different numbers of processors.
func TestGraphIsTheSameEveryTime(t *testing.T) {
	paths := articles(t, 3)
	orders := [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, format := range []string{"json", "svg", "png", "dot", "csv"} {
		var want [sha256.Size]byte
		runs := 10
		if format != "json" {
			runs = 4
		}
		for run := range runs {
			runtime.GOMAXPROCS(1 + run%4)
			args := []string{"graph", "-f", format, "-o", filepath.Join(t.TempDir(), "out")}
			for _, i := range orders[run%len(orders)] {
				args = append(args, paths[i])
			}
			clew(t, "", args...).expect(t, ExitOK)
			content, err := os.ReadFile(args[4])
			if err != nil {
				t.Fatal(err)
			}
			if sum := sha256.Sum256(content); run == 0 {
				want = sum
			} else if sum != want {
				t.Errorf("%s: run %d differs", format, run)
			}
		}
	}
}

// TestBadInput gives each command what it cannot read, and expects a message
// that names the file and the reason.
func TestBadInput(t *testing.T) {
	dir := folder(t, map[string]string{
		"empty.txt":   "",
		"spaces.txt":  " \n\t\n ",
		"binary.txt":  "\x7fELF\x02\x01\x01" + strings.Repeat("\x00\x01\x8f\xfe", 5000),
		"picture.png": "\x89PNG\r\n\x1a\n" + strings.Repeat("\x00", 100),
		"long.txt":    strings.Repeat("a", 100<<20),
		"utf8.txt":    "\xff\xfe\xc3(\x81\x8d\x8f\x90",
		"nested.html": "<html><body>" + strings.Repeat("<div>", 100_000) + "Anna met Carl" + strings.Repeat("</div>", 100_000),
		"unclosed.html": "<html><head><title>" + strings.Repeat("<", 100_000) +
			strings.Repeat("<p", 50_000),
	})
	if err := os.Mkdir(filepath.Join(dir, "nothing"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, reason := range map[string]string{
		"empty.txt":     "empty",
		"spaces.txt":    "empty",
		"binary.txt":    "not text",
		"picture.png":   "not text",
		"long.txt":      "too large",
		"utf8.txt":      "no article",
		"nested.html":   "no article",
		"unclosed.html": "no article",
		"nothing":       "no file",
		"missing.txt":   "not found",
	} {
		for _, command := range []string{"graph", "read"} {
			t.Run(command+" "+name, func(t *testing.T) {
				r := clew(t, "", command, filepath.Join(dir, name)).expect(t, ExitFailed, filepath.Join(dir, name), reason)
				if r.stdout != "" || strings.Contains(r.stderr, "goroutine") {
					t.Errorf("result %.100q, messages %.300q", r.stdout, r.stderr)
				}
			})
		}
	}
}

func TestFolderWithoutPermission(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	dir := folder(t, map[string]string{"a.txt": "text"})
	if err := os.Chmod(dir, 0); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o700)
	clew(t, "", "graph", dir).expect(t, ExitFailed, dir, "may not be read")
}

func TestOneBadFileDoesNotStopTheOthers(t *testing.T) {
	bad := folder(t, map[string]string{"empty.txt": ""})
	args := append([]string{"graph", filepath.Join(bad, "empty.txt")}, articles(t, 2)...)
	r := clew(t, "", args...).expect(t, ExitFailed, "empty.txt")
	if g := decodeGraph(t, r.stdout); len(g.Articles) != 2 {
		t.Errorf("%d articles, want 2", len(g.Articles))
	}
}

func TestWrongUsage(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"no source":         {[]string{"graph"}, "no source"},
		"unknown format":    {[]string{"graph", "x", "-f", "docx2"}, "csv, dot, json, pdf, png, svg"},
		"unknown engine":    {[]string{"graph", "x", "--engine", "spring"}, "neato"},
		"unknown layout":    {[]string{"graph", "x", "--layout", "cloud"}, "force"},
		"selection":         {[]string{"graph", "x", "--select", "kind:thing"}, "thing"},
		"unknown option":    {[]string{"graph", "x", "--color"}, "color"},
		"no value":          {[]string{"graph", "x", "-o"}, "-o"},
		"address":           {[]string{"graph", "https://"}, "no address"},
		"input twice":       {[]string{"graph", "-", "-"}, "only once"},
		"no project":        {[]string{"export", "-f", "json"}, "-p"},
		"import nowhere":    {[]string{"import", "x"}, "-p"},
		"import nothing":    {[]string{"import", "-p", "x.clew"}, "no source"},
		"stats argument":    {[]string{"stats", "-p", "x", "y"}, `"y"`},
		"stats format":      {[]string{"stats", "-p", "x", "--format", "xml"}, "xml"},
		"check nothing":     {[]string{"check"}, "-p"},
		"read format":       {[]string{"read", "x", "--format", "xml"}, "jsonl"},
		"extract format":    {[]string{"extract", "--format", "xml"}, "jsonl"},
		"parse format":      {[]string{"parse"}, "--conllu"},
		"layout input":      {[]string{"layout"}, "-i"},
		"layout name":       {[]string{"layout", "-i", "x", "--layout", "y"}, "force"},
		"version of what":   {[]string{"version", "x"}, `"x"`},
		"unknown command":   {[]string{"grahp", "x"}, `"graph"`},
		"unknown first":     {[]string{"--colour"}, "--colour"},
		"help on nothing":   {[]string{"help", "exprt"}, `"export"`},
		"not even similar":  {[]string{"zzzzzzzzzz"}, "clew help"},
		"negative threads":  {[]string{"layout", "-i", "x", "--threads", "-1"}, "negative"},
		"project and files": {[]string{"export", "-p", "x", "y"}, `"y"`},
	} {
		t.Run(name, func(t *testing.T) {
			if r := clew(t, "", c.args...).expect(t, ExitUsage, c.want); r.stdout != "" {
				t.Errorf("result %q", r.stdout)
			}
		})
	}
}

func TestHelp(t *testing.T) {
	for _, args := range [][]string{{"help"}, {"--help"}, {"-h"}} {
		r := clew(t, "", args...).expect(t, ExitOK)
		for _, name := range commandNames() {
			if !strings.Contains(r.stdout, "\n  "+name) {
				t.Errorf("%v does not name %s", args, name)
			}
		}
	}
	for _, name := range commandNames() {
		a, b := clew(t, "", "help", name).expect(t, ExitOK), clew(t, "", name, "--help").expect(t, ExitOK)
		if a.stdout != b.stdout || !strings.HasPrefix(a.stdout, "clew "+name) {
			t.Errorf("help of %s: %q and %q", name, a.stdout, b.stdout)
		}
	}
}

func TestVersion(t *testing.T) {
	for _, args := range [][]string{{"version"}, {"--version"}} {
		r := clew(t, "", args...).expect(t, ExitOK)
		for _, want := range []string{"clew 1.2.3\n", "\ncommit ", "\ndate ", runtime.Version()} {
			if !strings.Contains(r.stdout, want) {
				t.Errorf("%q does not hold %q", r.stdout, want)
			}
		}
	}
}

func TestWindow(t *testing.T) {
	file := articles(t, 1)[0]
	for name, c := range map[string]struct {
		args []string
		want Window
	}{
		"nothing": {nil, Window{}},
		"sample":  {[]string{"--sample"}, Window{Sample: true}},
		"file":    {[]string{file}, Window{Paths: []string{file}}},
	} {
		t.Run(name, func(t *testing.T) {
			var got Window
			e := &Env{Args: c.args, Stderr: io.Discard, Window: func(w Window) int { got = w; return 7 }}
			if code := Main(t.Context(), e); code != 7 || got.Sample != c.want.Sample || !slices.Equal(got.Paths, c.want.Paths) {
				t.Errorf("exit code %d, window %+v", code, got)
			}
		})
		clew(t, "", c.args...).expect(t, ExitFailed, "no window", "graph")
	}
	clew(t, "", file, "nowhere.txt").expect(t, ExitFailed, "nowhere.txt")
}

func TestPictures(t *testing.T) {
	file := articles(t, 1)[0]
	for _, engine := range []string{"clew", "dot", "sfdp"} {
		out := filepath.Join(t.TempDir(), "picture.svg")
		clew(t, "", "graph", file, "--engine", engine, "-o", out).expect(t, ExitOK)
		svg, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		for d := xml.NewDecoder(bytes.NewReader(svg)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: the SVG is not well-formed: %v", engine, err)
			}
		}
		if !bytes.Contains(svg, []byte("Russia")) {
			t.Errorf("%s: the picture lacks a name", engine)
		}
		r := clew(t, "", "graph", file, "--engine", engine, "-f", "png").expect(t, ExitOK)
		img, err := png.Decode(strings.NewReader(r.stdout))
		if err != nil || img.Bounds().Dx() < 500 {
			t.Errorf("%s: the PNG: %v", engine, err)
		}
	}
}

func TestSelect(t *testing.T) {
	r := clew(t, "", "graph", articles(t, 1)[0], "--select", "kind:place").expect(t, ExitOK)
	g := decodeGraph(t, r.stdout)
	if len(g.Entities) == 0 {
		t.Error("no place was found")
	}
	for _, e := range g.Entities {
		if e.Kind != "place" {
			t.Errorf("%s is a %s", e.Name, e.Kind)
		}
	}
}

func TestOutput(t *testing.T) {
	file := articles(t, 1)[0]
	dir := t.TempDir()
	out := filepath.Join(dir, "graph.json")
	if err := os.WriteFile(out, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	clew(t, "", "graph", file, "-o", out).expect(t, ExitOK)
	if content, err := os.ReadFile(out); err != nil || !json.Valid(content) {
		t.Errorf("%v, %.100s", err, content)
	}
	link := filepath.Join(dir, "link.json")
	if err := os.Symlink(out, link); err != nil {
		t.Fatal(err)
	}
	clew(t, "", "graph", file, "-o", link).expect(t, ExitOK)
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link was replaced")
	}
	clew(t, "", "graph", file, "-o", filepath.Join(dir, "no", "where.json")).expect(t, ExitFailed, "where.json")
	clew(t, "", "graph", file, "-o", dir).expect(t, ExitFailed, "folder")
	if entries, _ := os.ReadDir(dir); len(entries) != 2 {
		t.Errorf("files left behind: %v", entries)
	}
}

func TestCanceled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out, messages bytes.Buffer
	dir := t.TempDir()
	code := Main(ctx, &Env{
		Args:  append([]string{"graph", "-o", filepath.Join(dir, "x.json")}, articles(t, 2)...),
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &messages,
	})
	if code != ExitFailed || !strings.Contains(messages.String(), "canceled") {
		t.Errorf("exit code %d, messages %q", code, messages.String())
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 0 {
		t.Errorf("a canceled command wrote %v", entries)
	}
}

func TestSample(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "made", "here")
	r := clew(t, "", "sample", "-o", dir).expect(t, ExitOK, "graph.svg", "graph.png", "summary.txt")
	summary, err := os.ReadFile(filepath.Join(dir, "summary.txt"))
	if err != nil || string(summary) != r.stdout {
		t.Errorf("%v; the summary in the file and the one that was printed differ", err)
	}
	for _, want := range []string{"People\n", "Places\n", "articles\n"} {
		if !strings.Contains(r.stdout, want) {
			t.Errorf("the summary lacks %q:\n%s", want, r.stdout)
		}
	}
	for _, name := range []string{"graph.svg", "graph.png", "graph.json"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Size() < 1000 {
			t.Errorf("%s: %v", name, err)
		}
	}
}
