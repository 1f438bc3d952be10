package webpage

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clew/importers/charset"
	"clew/importers/internal/shingle"
)

// TestArticlesFromSavedPages measures Extract on pages outside the repository,
// when CLEW_EVAL names the folder that holds articles/gold.jsonl and
// CLEW_EVAL_HTML the unpacked pages.
func TestArticlesFromSavedPages(t *testing.T) {
	dir, pages := os.Getenv("CLEW_EVAL"), os.Getenv("CLEW_EVAL_HTML")
	if dir == "" || pages == "" {
		t.Skip("CLEW_EVAL or CLEW_EVAL_HTML is not set")
	}
	f, err := os.Open(filepath.Join(dir, "articles", "gold.jsonl"))
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	total := map[string]*tally{}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 64<<20)
	for sc.Scan() {
		var g gold
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(filepath.Join(pages, g.HTML))
		if err != nil {
			t.Fatal(err)
		}
		decoded, err := charset.Decode(b, "text/html")
		if err != nil {
			t.Errorf("%s: %v", g.ID, err)
			continue
		}
		p, err := Extract(t.Context(), decoded.Text, "")
		keys := []string{g.Src}
		if g.Body != "" {
			keys = append(keys, "all")
		}
		for _, k := range keys {
			if total[k] == nil {
				total[k] = &tally{}
			}
			tl := total[k]
			if g.Body != "" {
				tl.body.Add(shingle.Compare(g.Body, p.Text))
			}
			tl.count(&tl.title, g.Title != "", foldTitle(g.Title) == foldTitle(p.Title))
			tl.count(&tl.author, len(g.Authors) > 0, sameNames(g.Authors, p.Author))
			tl.count(&tl.date, g.Date != "", g.Date == p.Published.Start.String())
		}
		if os.Getenv("CLEW_EVAL_VERBOSE") != "" {
			s := shingle.Compare(g.Body, p.Text)
			t.Logf("%.3f %s p=%.2f r=%.2f | %q %q | %q %q | %s %s | %q %v", s.F1(), g.HTML, s.Precision(), s.Recall(), g.Title, p.Title, g.Authors, p.Author, g.Date, p.Published.Start, p.Warnings, err)
		}
	}
	for _, k := range []string{"all", "aeb", "fundus", "wcxb", "traf"} {
		if s := total[k]; s != nil {
			t.Logf("%-7s n=%d F1=%.3f P=%.3f R=%.3f title=%.3f author=%.3f date=%.3f", k, s.body.N, s.body.F1(), s.body.Precision(), s.body.Recall(), s.title.share(), s.author.share(), s.date.share())
		}
	}
	if got := total["all"].body.F1(); got < 0.955 {
		t.Errorf("F1 = %.3f, want at least .955", got)
	}
}

type gold struct {
	ID, Src, URL, Title, Date, Body, HTML string
	Authors                               []string
}

type rate struct{ n, ok int }

func (r rate) share() float64 { return float64(r.ok) / float64(max(1, r.n)) }

type tally struct {
	body                shingle.Scores
	title, author, date rate
}

func (*tally) count(r *rate, applies, ok bool) {
	if applies {
		r.n++
		if ok {
			r.ok++
		}
	}
}

func sameNames(want []string, got string) bool {
	a, b := map[string]bool{}, map[string]bool{}
	for _, w := range authorSplit.Split(strings.Join(want, "; "), -1) {
		a[foldTitle(authorLead.ReplaceAllString(w, ""))] = true
	}
	for _, g := range authorSplit.Split(got, -1) {
		b[foldTitle(g)] = true
	}
	if len(a) != len(b) {
		return false
	}
	for k := range a {
		if !b[k] {
			return false
		}
	}
	return true
}
