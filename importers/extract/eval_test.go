package extract_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clew/graphmodel"
	"clew/graphmodel/export"
	"clew/graphmodel/resolve"
	"clew/importers"
	"clew/importers/extract"
)

// TestWriteGraphs reads the articles of an evaluation set and writes their
// graphs for its scorer: CLEW_EVAL names the set, CLEW_EVAL_OUT the folder for
// one graph an article and all.json.
func TestWriteGraphs(t *testing.T) {
	set, out := os.Getenv("CLEW_EVAL"), os.Getenv("CLEW_EVAL_OUT")
	if set == "" || out == "" {
		t.Skip("CLEW_EVAL and CLEW_EVAL_OUT are not set")
	}
	folder := os.Getenv("CLEW_EVAL_ARTICLES")
	if folder == "" {
		folder = filepath.Join(set, "graph", "articles")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles in %s: %v", folder, err)
	}
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	var articles []*graphmodel.Article
	var findings []graphmodel.Findings
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r, err := importers.ReadText(filepath.Base(file), string(text))
		if err != nil {
			t.Fatal(err)
		}
		f, err := x.Extract(context.Background(), r.Article)
		if err != nil {
			t.Fatal(err)
		}
		if err := extract.CheckFindings(&f, r.Article.Text); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		articles, findings = append(articles, r.Article), append(findings, f)
		name := strings.TrimSuffix(filepath.Base(file), ".txt") + ".json"
		writeGraph(t, filepath.Join(out, name), articles[len(articles)-1:], findings[len(findings)-1:])
	}
	writeGraph(t, filepath.Join(out, "all", "all.json"), articles, findings)
}

func writeGraph(t *testing.T, file string, as []*graphmodel.Article, fs []graphmodel.Findings) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	w, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	es, ls := resolve.Build(as, fs)
	if err := export.JSON(w, graphmodel.NewSnapshot(1, as, es, ls)); err != nil {
		t.Fatal(err)
	}
}
