package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestProjectGivesTheSameGraph imports in two steps and expects what reading
// everything at once gives.
func TestProjectGivesTheSameGraph(t *testing.T) {
	files := articles(t, 3)
	path := filepath.Join(t.TempDir(), "news.clew")
	clew(t, "", "import", "-p", path, files[2]).expect(t, ExitOK, "1 article read", "1 article in the project")
	r := clew(t, "", "import", "-p", path, files[0], files[1], files[2]).expect(t, ExitOK, "2 articles read", "1 there already", "3 articles in the project")
	if !strings.Contains(r.stderr, "same article") {
		t.Errorf("the duplicate is not named: %s", r.stderr)
	}
	want := clew(t, "", append([]string{"graph"}, files...)...).expect(t, ExitOK)
	got := clew(t, "", "export", "-p", path, "-f", "json").expect(t, ExitOK)
	if got.stdout != want.stdout {
		t.Error("the project's graph differs from the graph of its articles")
	}
	svg := filepath.Join(t.TempDir(), "a.svg")
	clew(t, "", "export", "-p", path, "-o", svg, "--engine", "dot").expect(t, ExitOK)
	if content, err := os.ReadFile(svg); err != nil || !strings.Contains(string(content), "<svg") {
		t.Errorf("%v: %.100s", err, content)
	}
	checked := clew(t, "", "check", "-p", path).expect(t, ExitOK)
	if !strings.Contains(checked.stdout, "sound") {
		t.Errorf("check says %q", checked.stdout)
	}
	statsAgree(t, path, want.stdout)
}

func statsAgree(t *testing.T, path, graph string) {
	t.Helper()
	g := decodeGraph(t, graph)
	var s stats
	r := clew(t, "", "stats", "-p", path, "--format", "json").expect(t, ExitOK)
	if err := json.Unmarshal([]byte(r.stdout), &s); err != nil {
		t.Fatal(err)
	}
	entities, links := 0, 0
	for _, n := range s.Entities {
		entities += n
	}
	for _, n := range s.Links {
		links += n
	}
	if s.Articles != 3 || entities != len(g.Entities) || links != len(g.Links) || len(s.Connected) == 0 {
		t.Errorf("stats %+v do not fit %d entities and %d links", s, len(g.Entities), len(g.Links))
	}
	text := clew(t, "", "stats", "-p", path).expect(t, ExitOK)
	if !strings.Contains(text.stdout, "3 articles") || !strings.Contains(text.stdout, s.Connected[0].Name) {
		t.Errorf("stats as text: %s", text.stdout)
	}
}

func TestBadProjects(t *testing.T) {
	dir := folder(t, map[string]string{"text.clew": "this is not a project", "empty.clew": ""})
	article := articles(t, 1)[0]
	for name, reason := range map[string]string{
		"text.clew": "not a Clew project", "empty.clew": "not a Clew project", "missing.clew": "not found",
	} {
		path := filepath.Join(dir, name)
		for _, args := range [][]string{{"export", "-f", "json"}, {"check"}, {"stats"}} {
			clew(t, "", append(args, "-p", path)...).expect(t, ExitFailed, path, reason)
		}
		if name != "missing.clew" {
			before, _ := os.ReadFile(path)
			clew(t, "", "import", "-p", path, article).expect(t, ExitFailed, path, reason)
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Errorf("%s was changed", name)
			}
		}
	}
}

func TestImportReportsWhatItSkips(t *testing.T) {
	dir := folder(t, map[string]string{"empty.txt": ""})
	path := filepath.Join(dir, "news.clew")
	clew(t, "", "import", "-p", path, filepath.Join(dir, "empty.txt"), articles(t, 1)[0]).
		expect(t, ExitFailed, "empty.txt", "1 article read, 1 could not be read")
	clew(t, "", "check", "-p", path).expect(t, ExitOK)
}
