package temporal

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"clew/importers/extract/doc"
)

// goldLine is one article of the corpora in $CLEW_EVAL/extraction.
type goldLine struct {
	Text     string
	Entities []struct {
		Start, End int
		Type, Kind string
	}
}

// TestDateSpans measures the cores of expressions against dates marked by
// hand. It needs CLEW_EVAL and the xz command.
func TestDateSpans(t *testing.T) {
	for _, c := range []struct {
		file  string
		least float64
	}{{"measure-only/en-worldwide.dev", 0.90}, {"measure-only/ieer.dev", 0.85}} {
		right, missed, wrong := scoreDates(t, c.file)
		f := float64(2*right) / float64(2*right+missed+wrong)
		t.Logf("%s: F1 %.1f (right %d, missed %d, wrong %d)", c.file, 100*f, right, missed, wrong)
		if f < c.least {
			t.Errorf("%s: F1 %.3f, at least %.2f expected", c.file, f, c.least)
		}
	}
}

func scoreDates(t *testing.T, file string) (right, missed, wrong int) {
	t.Helper()
	root := os.Getenv("CLEW_EVAL")
	if root == "" {
		t.Skip("CLEW_EVAL is not set")
	}
	data, err := exec.Command("xz", "-dc", filepath.Join(root, "extraction", file+".jsonl.xz")).Output()
	if err != nil {
		t.Skipf("reading %s: %v", file, err)
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var g goldLine
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		gold := map[[2]int]bool{}
		for _, e := range g.Entities {
			if e.Type == "DATE" && (e.Kind == "" || e.Kind == "name") {
				gold[[2]int{e.Start, e.End}] = true
			}
		}
		d := annotated(t, g.Text)
		for _, e := range Find(d) {
			for _, s := range e.Names {
				key := [2]int{s.Start, s.End}
				if gold[key] {
					right++
					delete(gold, key)
					continue
				}
				wrong++
				showDate(t, d, "wrong", s.Start, s.End)
			}
		}
		for k := range gold {
			showDate(t, d, "missed", k[0], k[1])
		}
		missed += len(gold)
	}
	return right, missed, wrong
}

func showDate(t *testing.T, d *doc.Document, what string, from, to int) {
	if testing.Verbose() {
		t.Logf("%s %q in %q", what, d.Text[from:to], d.Text[max(0, from-30):min(len(d.Text), to+25)])
	}
}
