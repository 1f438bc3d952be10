package cli

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestExportsReadBack: what Clew has written it reads back. The JSON holds
// everything and comes out byte for byte; the tables hold all but the articles,
// the drawing for Graphviz names, kinds, types and words.
func TestExportsReadBack(t *testing.T) {
	dir := t.TempDir()
	file := func(name string) string { return filepath.Join(dir, name) }
	for _, f := range []string{"json", "csv", "dot"} {
		clew(t, "", append([]string{"graph", "-f", f, "--all-links", "-o", file("a." + f)}, articles(t, 3)...)...).expect(t, ExitOK)
	}
	first, second := clew(t, "", "graph", file("a.json")).expect(t, ExitOK), clew(t, "", "export", "-p", imported(t, file("j.clew"), file("a.json")))
	if want := readFile(t, file("a.json")); first.stdout != want || second.stdout != want {
		t.Errorf("the JSON of %d bytes comes back as %d, from a project %d", len(want), len(first.stdout), len(second.stdout))
	}
	clew(t, "", "graph", file("a.csv"), "-f", "csv", "-o", file("b.csv")).expect(t, ExitOK)
	for _, name := range []string{"nodes.csv", "edges.csv"} {
		a, b := tableIn(t, file("a.csv"), name), tableIn(t, file("b.csv"), name)
		if !slices.Equal(a, b) || len(a) < 10 {
			t.Errorf("%s of %d rows comes back with %d:\n%s", name, len(a), len(b), strings.Join(slices.DeleteFunc(b, func(r string) bool { return slices.Contains(a, r) }), "\n"))
		}
	}
	clew(t, "", "graph", file("a.dot"), "-f", "json", "-o", file("d.json")).expect(t, ExitOK)
	clew(t, "", "graph", file("a.json"), "-f", "json", "-o", file("e.json")).expect(t, ExitOK)
	if a, b := readFile(t, file("a.dot")), readFile(t, file("d.json")); strings.Count(a, " -> ") != strings.Count(b, `"from":`) {
		t.Errorf("%d links of the DOT file come back as %d", strings.Count(a, " -> "), strings.Count(b, `"from":`))
	}
}

// imported makes a project of a file.
func imported(t *testing.T, project, source string) string {
	t.Helper()
	clew(t, "", "import", "-p", project, source).expect(t, ExitOK)
	return project
}

// tableIn returns the rows of a table without what follows from the articles,
// sorted.
func tableIn(t *testing.T, archive, name string) []string {
	t.Helper()
	data := readFile(t, archive)
	z, err := zip.NewReader(bytes.NewReader([]byte(data)), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(r).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, row := range rows {
		var kept []string
		for i, v := range row {
			switch rows[0][i] {
			case "Mentions", "Evidence", "Article", "Quote", "Sources", "First":
			default:
				kept = append(kept, v)
			}
		}
		out = append(out, strings.Join(kept, "|"))
	}
	slices.Sort(out)
	return out
}

// TestGraphsInAProject: a graph can be undone, stays when articles come, and is
// not added twice.
func TestGraphsInAProject(t *testing.T) {
	dir := folder(t, map[string]string{
		"g.gml":     `graph [ node [ id 1 label "Zora Quill" type "person" ] node [ id 2 label "Quill Shipping" type "company" ] edge [ source 1 target 2 label "owner of" ] ]`,
		"bad.gexf":  `<gexf><graph><nodes><node id="a"`,
		"again.dot": `digraph { a -> b }`,
	})
	path := filepath.Join(dir, "p.clew")
	clew(t, "", "import", "-p", path, filepath.Join(dir, "g.gml")).expect(t, ExitOK, "a graph of 2 entities and 1 link was read")
	clew(t, "", "import", "-p", path, filepath.Join(dir, "g.gml"), articles(t, 1)[0]).expect(t, ExitOK, "1 article read")
	clew(t, "", "import", "-p", path, filepath.Join(dir, "bad.gexf")).expect(t, ExitFailed, "damaged")
	graph := clew(t, "", "export", "-p", path, "-f", "json").expect(t, ExitOK).stdout
	for _, want := range []string{`"name":"Zora Quill"`, `"origin":"g.gml"`, `"type":"owns","label":"owner of"`, `"extractor":"file:g.gml"`} {
		if strings.Count(graph, want) == 0 {
			t.Errorf("no %s", want)
		}
	}
	if n := strings.Count(graph, "Zora Quill"); n != 1 {
		t.Errorf("the graph is there %d times", n)
	}
	clew(t, "", "undo", "-p", path).expect(t, ExitOK)
	clew(t, "", "undo", "-p", path).expect(t, ExitOK)
	if out := clew(t, "", "export", "-p", path, "-f", "json").stdout; strings.Contains(out, "Quill") {
		t.Error("an undone import is still there")
	}
	clew(t, "", "redo", "-p", path).expect(t, ExitOK)
	clew(t, "", "merge", "-p", path, "Zora Quill", "Quill Shipping").expect(t, ExitOK)
	clew(t, "", "check", "-p", path).expect(t, ExitOK)
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
