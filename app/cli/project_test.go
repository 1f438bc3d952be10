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
	if len(s.Communities) == 0 || s.Communities[0].Size < len(s.Communities[0].Top) || len(s.Between) == 0 || s.Between[0].Share <= 0 {
		t.Errorf("communities %+v, between others %+v", s.Communities, s.Between)
	}
	text := clew(t, "", "stats", "-p", path).expect(t, ExitOK)
	if !strings.Contains(text.stdout, "3 articles") || !strings.Contains(text.stdout, s.Connected[0].Name) ||
		!strings.Contains(text.stdout, "Communities") {
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

// TestImportWithWords checks that a project keeps word lists, that they hold
// for what it has and for what comes later, and that a mistake names its line.
func TestImportWithWords(t *testing.T) {
	text := "The harbor of Marrow Quay\n\nThe mayor said on Monday that the wall at Marrow Quay was to be repaired before the winter, and that the town " +
		"had money for it. Nobody in the council was against it, as the minutes of the meeting show, and the work will begin in a week."
	dir := folder(t, map[string]string{
		"a.txt": text, "b.txt": strings.ReplaceAll(text, "Monday", "Tuesday"),
		"words.txt": "@always place\nMarrow Quay\n", "wrong.txt": "@always place\nMarrow Quay\n@sometimes\n",
	})
	path := filepath.Join(dir, "news.clew")
	clew(t, "", "import", "-p", path, filepath.Join(dir, "a.txt")).expect(t, ExitOK)
	clew(t, "", "import", "-p", path, "--words", filepath.Join(dir, "wrong.txt")).expect(t, ExitFailed, "wrong.txt", "3", "@sometimes")
	clew(t, "", "import", "-p", path, "--words", filepath.Join(dir, "words.txt")).expect(t, ExitOK, "1 article read again")
	clew(t, "", "import", "-p", path, filepath.Join(dir, "b.txt")).expect(t, ExitOK, "2 articles in the project")
	for _, out := range []string{
		clew(t, "", "export", "-p", path, "-f", "json").stdout,
		clew(t, "", "graph", "--words", filepath.Join(dir, "words.txt"), filepath.Join(dir, "a.txt")).stdout,
	} {
		if compact := strings.NewReplacer(" ", "", "\n", "").Replace(out); !strings.Contains(compact, `"kind":"place","name":"MarrowQuay"`) {
			t.Errorf("no place in %s", out)
		}
	}
}

// TestPreview tells what an import would do, and does nothing.
func TestPreview(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"a.txt": "The council met on Monday and agreed to repair the wall.", "b.png": "\x89PNG\r\n\x1a\n\x00", "c.docx": "PK\x03\x04cut"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "news.clew")
	r := clew(t, "", "import", "--preview", "-p", path, dir, "https://reed.example/").expect(t, ExitOK)
	for _, want := range []string{"1  text", "1  pages to fetch", "info", "b.png: the file is not text"} {
		if !strings.Contains(r.stdout, want) {
			t.Errorf("no %q in %s", want, r.stdout)
		}
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the project was made")
	}
	clew(t, "", "import", "--preview", filepath.Join(dir, "b.png")).expect(t, ExitFailed)
}

func TestColumns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.csv")
	if err := os.WriteFile(path, []byte("Kopf;Korpus\nBree Repairs Its Wall;The council of Bree met on Monday and agreed to repair the wall.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r := clew(t, "", "read", "--columns", "title=Kopf,body=Korpus", "--format", "jsonl", path).expect(t, ExitOK)
	if !strings.Contains(r.stdout, `"title":"Bree Repairs Its Wall"`) {
		t.Error(r.stdout)
	}
	clew(t, "", "graph", "--columns", "text=Korpus", path).expect(t, ExitOK)
	clew(t, "", "read", path).expect(t, ExitFailed, "no column is named")
	for _, bad := range []string{"title=Kopf", "words=Korpus", "text"} {
		clew(t, "", "import", "-p", path+".clew", "--columns", bad, path).expect(t, ExitUsage, "columns")
	}
}
