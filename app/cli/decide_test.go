package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// twoReports is a project of two reports on one woman, whose name they spell
// in two ways, and a namesake.
func twoReports(t *testing.T) (path string, files []string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"one.txt": "Minister quits\n\nFinance Minister Nadia Koralyova of Estonia resigned on Monday. Nadia Koralyova met Henrik Lundberg in Tallinn before she left.",
		"two.txt": "New job\n\nNadja Koraljowa, the former finance minister, was hired by Nordea. Nadja Koraljowa said she was glad. Henrik Lundberg praised her.",
	} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	path = filepath.Join(dir, "news.clew")
	clew(t, "", append([]string{"import", "-p", path}, files...)...).expect(t, ExitOK)
	return path, files
}

// people returns the people of a project with their numbers of articles.
func people(t *testing.T, path string) map[string]int {
	t.Helper()
	g := decodeGraph(t, clew(t, "", "export", "-p", path, "-f", "json").expect(t, ExitOK).stdout)
	out := map[string]int{}
	for _, e := range g.Entities {
		if e.Kind != "person" {
			continue
		}
		in := map[string]bool{}
		for _, m := range e.Mentions {
			in[m.Article] = true
		}
		out[e.Name] = len(in)
	}
	return out
}

func TestMergeAndSplit(t *testing.T) {
	path, _ := twoReports(t)
	before := people(t, path)
	if before["Nadia Koralyova"] != 1 || before["Nadja Koraljowa"] != 1 || before["Henrik Lundberg"] != 2 {
		t.Fatalf("the project holds %v", before)
	}
	pairs := clew(t, "", "suggest", "-p", path).expect(t, ExitOK).stdout
	if !strings.Contains(pairs, "Nadja Koraljowa") || !strings.Contains(pairs, "spelling") || strings.Contains(pairs, "Lundberg /") {
		t.Errorf("proposed: %s", pairs)
	}
	clew(t, "", "merge", "-p", path, "Nadia Koralyova", "Nadja Koraljowa").expect(t, ExitOK, "now one")
	clew(t, "", "suggest", "-p", path, "--format", "json").expect(t, ExitOK, "nothing looks")
	if p := people(t, path); p["Nadia Koralyova"] != 2 || len(p) != len(before)-1 {
		t.Errorf("after the merge: %v", p)
	}
	clew(t, "", "rename", "-p", path, "Nadja Koraljowa", "N. Koralyova").expect(t, ExitOK, "N. Koralyova")
	if p := people(t, path); p["N. Koralyova"] != 2 {
		t.Errorf("after the renaming: %v", p)
	}
	clew(t, "", "split", "-p", path, "Henrik Lundberg", "two.txt", "--as", "Henrik Lundberg (banker)").expect(t, ExitOK, "became")
	if p := people(t, path); p["Henrik Lundberg"] != 1 || p["Henrik Lundberg (banker)"] != 1 {
		t.Errorf("after the split: %v", p)
	}
	clew(t, "", "check", "-p", path).expect(t, ExitOK)
	history := clew(t, "", "history", "-p", path).expect(t, ExitOK).stdout
	if lines := strings.Split(strings.TrimSpace(history), "\n"); len(lines) != 4 || !strings.Contains(lines[0], "Import 2 articles (2 articles)") {
		t.Errorf("the history is\n%s", history)
	}
	for _, step := range []string{"became", "called", "now one", "Import"} {
		clew(t, "", "undo", "-p", path).expect(t, ExitOK, "undone", step)
	}
	clew(t, "", "undo", "-p", path).expect(t, ExitFailed, "no such step")
	if p := people(t, path); len(p) != 0 {
		t.Errorf("after undoing all: %v", p)
	}
	clew(t, "", "redo", "-p", path).expect(t, ExitOK, "Import")
	if p := people(t, path); len(p) != len(before) {
		t.Errorf("after doing the import again: %v", p)
	}
	clew(t, "", "compact", "-p", path, "--forget").expect(t, ExitOK)
	clew(t, "", "redo", "-p", path).expect(t, ExitFailed)
}

func TestHideAndDifferent(t *testing.T) {
	path, _ := twoReports(t)
	clew(t, "", "hide", "-p", path, "Henrik Lundberg").expect(t, ExitOK, "hidden")
	shown := clew(t, "", "export", "-p", path, "-f", "dot").expect(t, ExitOK).stdout
	if strings.Contains(shown, "Lundberg") {
		t.Error("a hidden person is drawn")
	}
	clew(t, "", "hide", "-p", path, "--show", "Henrik Lundberg").expect(t, ExitOK, "shown again")
	shown = clew(t, "", "export", "-p", path, "-f", "dot").expect(t, ExitOK).stdout
	if !strings.Contains(shown, "Lundberg") {
		t.Error("a person that is shown again is not drawn")
	}
	clew(t, "", "different", "-p", path, "Nadia Koralyova", "Nadja Koraljowa").expect(t, ExitOK, "stay apart")
	clew(t, "", "suggest", "-p", path).expect(t, ExitOK, "nothing looks")
}

func TestDecisionsThatCannotBe(t *testing.T) {
	path, _ := twoReports(t)
	for _, c := range []struct {
		args []string
		code int
		say  string
	}{
		{[]string{"merge", "-p", path, "Nadia Koralyova"}, ExitUsage, "two entities"},
		{[]string{"merge", "-p", path, "Nadia Koralyova", "Nobody"}, ExitFailed, `"Nobody"`},
		{[]string{"merge", "Nadia Koralyova", "Henrik Lundberg"}, ExitUsage, "-p"},
		{[]string{"split", "-p", path, "Nadia Koralyova", "one.txt"}, ExitFailed, "nothing to take apart"},
		{[]string{"split", "-p", path, "Henrik Lundberg", "No such title"}, ExitFailed, "no article"},
		{[]string{"rename", "-p", path, "Henrik Lundberg", " "}, ExitUsage, "new name"},
		{[]string{"different", "-p", path, "Henrik Lundberg", "Henrik Lundberg"}, ExitUsage, "split"},
		{[]string{"hide", "-p", path}, ExitUsage, "no entity"},
	} {
		clew(t, "", c.args...).expect(t, c.code, c.say)
	}
}
