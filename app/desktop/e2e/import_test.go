//go:build e2e

package e2e

import (
	"archive/zip"
	"image"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A ZIP file, a graph of another program and a table are dropped, and text is
// pasted. The table's columns have names of their own: a dialog asks.
func TestEveryWayIn(t *testing.T) {
	d := newDesk(t, 1280, 800)
	at := func(name string) string { return filepath.Join(d.home, name) }
	drop := func(name, what string, area image.Rectangle) {
		t.Helper()
		before := d.screen()
		d.drop("file://" + at(name))
		d.eventually(what, func() bool { return !same(before, d.screen(), area) })
		d.settle()
		d.shot("ways-" + strings.ReplaceAll(name, ".", "-"))
	}
	f, err := os.Create(at("saved.zip"))
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for _, n := range []string{"1", "2"} {
		m, err := z.Create("page" + n + ".html")
		if err == nil {
			_, err = io.WriteString(m, page(n))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	_ = f.Close()
	for name, content := range map[string]string{
		"harbor.graphml": `<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="k" for="node" attr.name="kind" attr.type="string"/><key id="l" for="node" attr.name="label" attr.type="string"/><graph edgedefault="directed">` +
			`<node id="1"><data key="l">Clara Quill</data><data key="k">person</data></node><node id="2"><data key="l">Harbor Board</data><data key="k">organization</data></node><edge source="1" target="2"/></graph></graphml>`,
		// Two long columns: neither is taken for the texts unasked.
		"list.csv": "Kopf;Korpus;Notiz;Datum\nReport from the list;Mayor Dora Fenn " + story + ";Mayor Dora Fenn " + story + ";4.5.2029\n",
	} {
		if err := os.WriteFile(at(name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d.start()
	all := image.Rect(0, 60, d.width, d.height)
	drop("saved.zip", "the archive's pages", all)
	d.eventually("the project", func() bool { return strings.HasPrefix(d.title(), "Untitled") })
	d.settle()
	drop("harbor.graphml", "the graph", all)
	d.keys("Escape") // the report, if there is one
	d.settle()
	drop("list.csv", "the question about columns", image.Rect(400, 200, 880, 600))
	d.keys("Return") // without a column of texts it stays
	d.settle()
	d.shot("ways-columns-missing")
	d.click(540, 268, "1") // the choice for the text
	d.settle()
	d.keys("Down", "Down", "Return")
	d.settle()
	d.shot("ways-columns-chosen")
	d.keys("Escape")
	d.settle()
	d.setClipboard("Report that was pasted\n\nMayor Edda Glen " + story + "\n\nThe council will publish the report next week, she said.\n")
	before := d.screen()
	d.keys("ctrl+v")
	d.eventually("the pasted text", func() bool { return !same(before, d.screen(), all) })
	d.settle()
	d.shot("ways-pasted")
	g := d.saveAndQuit()
	if len(g.Articles) != 3 || !g.has("person", "Clara Quill") || !g.has("organization", "Harbor Board") || !g.has("person", "Edda Glen") {
		t.Errorf("articles %v, entities %v", g.Articles, g.Entities)
	}
}
