package plaintext

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"clew/importers/internal/shingle"
)

// TestArticlesFromCopiedPages measures Clean on pages outside the repository,
// when CLEW_EVAL names the folder that holds articles/plain.jsonl.
func TestArticlesFromCopiedPages(t *testing.T) {
	dir := os.Getenv("CLEW_EVAL")
	if dir == "" {
		t.Skip("CLEW_EVAL is not set")
	}
	f, err := os.Open(filepath.Join(dir, "articles", "plain.jsonl"))
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	total := map[string]*shingle.Scores{}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 64<<20)
	for sc.Scan() {
		var g struct{ ID, Render, Src, Split, Text, Body, Title, Date string }
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		p, _ := Clean(g.Text)
		s := shingle.Compare(g.Body, p.Text)
		for _, k := range []string{"all", g.Render, g.Src} {
			if total[k] == nil {
				total[k] = &shingle.Scores{}
			}
			total[k].Add(s)
		}
		if os.Getenv("CLEW_EVAL_VERBOSE") != "" {
			t.Logf("%.3f %s %s p=%.2f r=%.2f", s.F1(), g.ID, g.Render, s.Precision(), s.Recall())
		}
	}
	for _, k := range []string{"all", "inner", "w3m", "lynx", "w3m80", "aeb", "fundus", "wcxb"} {
		if s := total[k]; s != nil {
			t.Logf("%-7s n=%d F1=%.3f P=%.3f R=%.3f", k, s.N, s.F1(), s.Precision(), s.Recall())
		}
	}
	if got := total["all"].F1(); got < 0.91 {
		t.Errorf("F1 = %.3f, want at least .91", got)
	}
}
