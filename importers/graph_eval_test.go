package importers

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMarkedArticles reads the hand-marked articles and pages outside the
// repository, when CLEW_EVAL is set: of a clean article the text must come out
// byte for byte, of a page nothing else may come with it but its standfirst.
func TestMarkedArticles(t *testing.T) {
	dir := os.Getenv("CLEW_EVAL")
	if dir == "" {
		t.Skip("CLEW_EVAL is not set")
	}
	for _, kind := range []string{"articles", "pages"} {
		paths, _ := filepath.Glob(filepath.Join(dir, "graph", kind, "d*.txt"))
		for _, path := range paths {
			t.Run(kind+"/"+filepath.Base(path), func(t *testing.T) { checkMarked(t, path) })
		}
	}
}

func checkMarked(t *testing.T, path string) {
	b, err := os.ReadFile(strings.TrimSuffix(path, ".txt") + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var want struct {
		Title, Published, Publisher, Text string
		AlsoBody                          []string `json:"also_body"`
	}
	if err := json.Unmarshal(b, &want); err != nil {
		t.Fatal(err)
	}
	results, err := Default().Read(t.Context(), FileSource(path))
	if err != nil {
		t.Fatal(err)
	}
	a := results[0].Article
	text := a.Text
	for _, s := range want.AlsoBody {
		text = strings.TrimPrefix(text, s+"\n\n")
	}
	if text != want.Text {
		t.Errorf("text = %q\nwant %q", text, want.Text)
	}
	if a.Title != want.Title {
		t.Errorf("title = %q, want %q", a.Title, want.Title)
	}
	if got := a.Published.Start.String(); got != want.Published {
		t.Errorf("published = %q, want %q", got, want.Published)
	}
	// A page may print only a part of its publisher's name.
	if a.Publisher == "" || !strings.HasPrefix(strings.ToLower(want.Publisher), strings.ToLower(a.Publisher)) {
		t.Errorf("publisher = %q, want %q", a.Publisher, want.Publisher)
	}
	t.Logf("author %q, language %q", a.Author, a.Language)
}
