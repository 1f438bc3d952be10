package project_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"clew/graphmodel"
	"clew/graphmodel/project"
)

func sampleState() project.State {
	text := "Ann Berg met Carl Dahl in Oslo. Ünïcödé 北京 \U0001F600"
	when := graphmodel.DayInterval(graphmodel.Date{Year: 2025, Month: time.April, Day: 25})
	return project.State{
		Articles: []*graphmodel.Article{
			{
				ID: "a1", Title: "A 'quoted' \"title\"; DROP TABLE articles", Author: "X", Publisher: "P", URL: "https://example.org/?a=1",
				Published: when, Language: "en", Text: text, Source: "a b.txt",
			},
			{ID: "a2", Text: "second", DuplicateOf: "a1"},
		},
		Findings: []graphmodel.Findings{{
			ArticleID: "a1",
			Mentions:  []graphmodel.FoundMention{{Span: graphmodel.Span{Start: 0, End: 8}, Type: graphmodel.MentionPerson, Form: graphmodel.FormName}},
			Entities:  []graphmodel.FoundEntity{{Kind: graphmodel.Person, Name: "Ann Berg"}},
			Events: []graphmodel.FoundEvent{{
				Type: graphmodel.Consult, Name: "meeting", Triggers: []graphmodel.Span{{Start: 9, End: 12}}, Speaker: -1, When: when,
				Confidence: 0.7, Extractor: "frame",
			}},
		}},
		Decisions: []graphmodel.Decision{
			{Kind: graphmodel.RenameEntity, Target: "e1", Value: "Anna"},
			{Kind: graphmodel.AddEntity, Target: "e9", Entity: &graphmodel.Entity{ID: "e9", Kind: graphmodel.Event, Name: "N", When: when}},
		},
		Positions: map[string]graphmodel.Position{"e1": {X: 1.25, Y: -3e9, Pinned: true}, "e2": {}},
		Settings:  map[string]string{"layout": "force"},
	}
}

// badFindings returns the bytes of a project with a mention behind the end of its
// article.
func badFindings(t *testing.T) []byte {
	t.Helper()
	p, path := create(t)
	s := sampleState()
	s.Findings[0].Mentions[0].Span.End = 9000
	err := p.Save(t.Context(), s)
	if err = errors.Join(err, p.Close()); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func create(t *testing.T) (*project.Project, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a ?#%20 name.clew")
	p, err := project.Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Close() })
	return p, path
}

func stateOf(t *testing.T, p *project.Project) project.State {
	t.Helper()
	s, err := p.State(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStateSurvivesClosing(t *testing.T) {
	p, path := create(t)
	want := sampleState()
	if err := p.Save(t.Context(), want); err != nil {
		t.Fatal(err)
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	p, err := project.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if got := stateOf(t, p); !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
	if err := p.Check(t.Context()); err != nil {
		t.Error(err)
	}
	// A smaller state replaces the larger one.
	want.Articles, want.Findings, want.Settings = want.Articles[:1], nil, map[string]string{}
	delete(want.Positions, "e1")
	want.Decisions = want.Decisions[1:]
	if err := p.Save(t.Context(), want); err != nil {
		t.Fatal(err)
	}
	if got := stateOf(t, p); !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
	_ = p.Close()
	if got := names(t, path); len(got) != 1 {
		t.Errorf("files beside the project: %v", got)
	}
}

func TestInMemoryBehavesLikeAFile(t *testing.T) {
	p := project.InMemory()
	want := sampleState()
	if err := p.Save(t.Context(), want); err != nil {
		t.Fatal(err)
	}
	want2 := sampleState()
	want.Settings["layout"] = "changed by the caller"
	if got := stateOf(t, p); !reflect.DeepEqual(got, want2) {
		t.Errorf("got %+v", got)
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := p.State(t.Context()); !errors.Is(err, project.ErrClosed) {
		t.Errorf("got %v, want it to be closed", err)
	}
}

func TestAddArticles(t *testing.T) {
	p, _ := create(t)
	s := sampleState()
	for _, a := range s.Articles {
		if err := p.AddArticles(t.Context(), []*graphmodel.Article{a}, s.Findings[:0]); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.AddArticles(t.Context(), s.Articles[:1], s.Findings); err != nil {
		t.Fatal(err)
	}
	got := stateOf(t, p)
	if !reflect.DeepEqual(got.Articles, s.Articles) || !reflect.DeepEqual(got.Findings, s.Findings) {
		t.Errorf("got %+v", got)
	}
}

func TestSameContentGivesSameBytes(t *testing.T) {
	var files [2][]byte
	for i := range files {
		p, path := create(t)
		if err := p.Save(t.Context(), sampleState()); err != nil {
			t.Fatal(err)
		}
		_ = p.Close()
		files[i], _ = os.ReadFile(path)
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("two projects with the same content differ")
	}
}

// TestBadFilesAreRefusedAndKept opens what is no sound project and expects a
// clear error and an untouched file.
func TestBadFilesAreRefusedAndKept(t *testing.T) {
	p, path := create(t)
	if err := p.Save(t.Context(), sampleState()); err != nil {
		t.Fatal(err)
	}
	_ = p.Close()
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	changed := func(change func(b []byte) []byte) []byte { return change(bytes.Clone(sound)) }
	cases := map[string]struct {
		content []byte
		want    error
	}{
		"empty":       {nil, project.ErrNotProject},
		"text":        {[]byte("Ann Berg met Carl Dahl."), project.ErrNotProject},
		"long text":   {bytes.Repeat([]byte("x"), 5000), project.ErrNotProject},
		"other app":   {changed(func(b []byte) []byte { b[70] = 0; return b }), project.ErrNotProject},
		"newer":       {changed(func(b []byte) []byte { b[63] = 99; return b }), project.ErrNewer},
		"cut short":   {sound[:len(sound)/2], project.ErrDamaged},
		"header only": {sound[:100], project.ErrDamaged},
		"overwritten": {changed(func(b []byte) []byte {
			for i := 4096; i < len(b); i++ {
				b[i] ^= 0x5a
			}
			return b
		}), project.ErrDamaged},
		"findings that point nowhere": {badFindings(t), project.ErrDamaged},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "bad.clew")
			if err := os.WriteFile(path, c.content, 0o600); err != nil {
				t.Fatal(err)
			}
			p, err := project.Open(t.Context(), path)
			if err == nil {
				_, err = p.State(t.Context())
				_ = p.Close()
			}
			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if after, _ := os.ReadFile(path); !bytes.Equal(after, c.content) {
				t.Error("the file was modified")
			}
			if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
				t.Errorf("files beside it: %v", entries)
			}
		})
	}
}

func TestWhatIsNotThere(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing.clew")
	if _, err := project.Open(t.Context(), missing); !errors.Is(err, project.ErrNotFound) || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(missing); err == nil {
		t.Error("opening has made a file")
	}
	if _, err := project.Open(t.Context(), t.TempDir()); !errors.Is(err, project.ErrNotProject) {
		t.Errorf("a folder: got %v", err)
	}
	if _, err := project.Create(t.Context(), filepath.Join(missing, "x.clew")); err == nil {
		t.Error("a project was made in a folder that does not exist")
	}
	_, path := create(t)
	if _, err := project.Create(t.Context(), path); !errors.Is(err, project.ErrExists) {
		t.Errorf("got %v, want the file to be kept", err)
	}
}

// TestPermissionsFollowTheUmask expects what any other program would give a
// new file, so that projects can be shared.
func TestPermissionsFollowTheUmask(t *testing.T) {
	_, path := create(t)
	plain := filepath.Join(t.TempDir(), "plain")
	if err := os.WriteFile(plain, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	a, errA := os.Stat(path)
	b, errB := os.Stat(plain)
	if errA != nil || errB != nil || a.Mode() != b.Mode() {
		t.Errorf("mode %v, want %v", a.Mode(), b.Mode())
	}
}

func TestOneWriterAtATime(t *testing.T) {
	p, path := create(t)
	if _, err := project.Open(t.Context(), path); !errors.Is(err, project.ErrBusy) {
		t.Errorf("second writer: got %v", err)
	}
	if _, err := project.OpenReadOnly(t.Context(), path); !errors.Is(err, project.ErrBusy) {
		t.Errorf("reader: got %v", err)
	}
	// The attempts above must not have given the file free for others.
	for range 2 {
		if got := openElsewhere(t, path); !strings.Contains(got, project.ErrBusy.Error()) {
			t.Errorf("another process: got %q", got)
		}
	}
	_ = p.Close()
	if got := openElsewhere(t, path); got != "opened" {
		t.Errorf("another process, after closing: got %q", got)
	}
	r, err := project.OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := r.Save(t.Context(), sampleState()); !errors.Is(err, project.ErrReadOnly) {
		t.Errorf("writing to a project that is only read: %v", err)
	}
}

// openElsewhere opens a project in another process and returns what it says.
func openElsewhere(t *testing.T, path string) string {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), helperVariable+"="+path)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// helperVariable makes the test binary open a project instead.
const helperVariable = "CLEW_TEST_OPEN_PROJECT"

func TestMain(m *testing.M) {
	for variable, run := range map[string]func(path string){holdVariable: hold, crashVariable: crash, fullVariable: fillUp} {
		if path := os.Getenv(variable); path != "" {
			run(path)
			return
		}
	}
	path := os.Getenv(helperVariable)
	if path == "" {
		os.Exit(m.Run())
	}
	answer := "opened"
	if p, err := project.Open(context.Background(), path); err != nil {
		answer = err.Error()
	} else {
		_ = p.Close()
	}
	fmt.Print(answer)
}

// TestKilledWhileSaving kills processes in the middle of their work and
// expects a sound project each time.
func TestKilledWhileSaving(t *testing.T) {
	p, path := create(t)
	want := sampleState()
	if err := p.Save(t.Context(), want); err != nil {
		t.Fatal(err)
	}
	_ = p.Close()
	for i := range 5 {
		cmd := exec.Command(os.Args[0], "-test.run", "TestSaveForever")
		cmd.Env = append(os.Environ(), foreverVariable+"="+path)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(300+70*i) * time.Millisecond)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		p, err := project.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		if err := p.Check(t.Context()); err != nil {
			t.Error(err)
		}
		got := stateOf(t, p)
		if !reflect.DeepEqual(got.Articles, want.Articles) || !reflect.DeepEqual(got.Decisions, want.Decisions) {
			t.Error("a kill has lost articles or decisions")
		}
		_ = p.Close()
	}
}

const foreverVariable = "CLEW_TEST_SAVE_FOREVER"

func TestSaveForever(t *testing.T) {
	path := os.Getenv(foreverVariable)
	if path == "" {
		t.Skip("runs in a process that is killed")
	}
	p, err := project.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	s := sampleState()
	for i := 0; ; i++ {
		for k := range 200 {
			s.Positions[fmt.Sprint("e", k)] = graphmodel.Position{X: float64(i * k)}
		}
		if err := p.Save(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
}

func ExampleProject() {
	p := project.InMemory()
	defer p.Close()
	fmt.Println(p.Path() == "")
	// Output: true
}
