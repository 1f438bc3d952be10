package temporal

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"clew/graphmodel"
)

// TestEventDates checks, for the articles in $CLEW_EVAL/graph, whether the day
// of each dated event is among the expressions of its sentence.
func TestEventDates(t *testing.T) {
	root := os.Getenv("CLEW_EVAL")
	files, _ := filepath.Glob(filepath.Join(root, "graph", "articles", "d*.json"))
	if root == "" || len(files) == 0 {
		t.Skip("CLEW_EVAL is not set")
	}
	right, all := 0, 0
	for _, file := range files {
		r, n := checkEventDates(t, file)
		right, all = right+r, all+n
	}
	t.Logf("%d of %d dated events", right, all)
	if right*10 < all*8 {
		t.Errorf("%d of %d dated events found", right, all)
	}
}

func checkEventDates(t *testing.T, file string) (right, all int) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var gold struct {
		Text, Published string
		Events          []struct {
			Key       string
			Date      *struct{ From, To string }
			TriggerAt []struct {
				In         string
				Start, End int
				Quote      string
			} `json:"trigger_at"`
		}
	}
	if err := json.Unmarshal(data, &gold); err != nil {
		t.Fatal(err)
	}
	d := annotated(t, gold.Text)
	if d.Published, err = graphmodel.ParseDate(gold.Published); err != nil {
		t.Fatal(err)
	}
	times := Find(d)
	for _, e := range gold.Events {
		if e.Date == nil {
			continue
		}
		all++
		near := ""
		hit := false
		for _, at := range e.TriggerAt {
			if at.In != "text" {
				continue
			}
			for _, s := range d.Sentences {
				if s.Start > at.Start || at.Start >= s.End {
					continue
				}
				near += d.Text[s.Start:s.End] + " | "
				for _, x := range times {
					if x.First >= s.First && x.Last <= s.Last {
						near += d.Span(x.First, x.Last).In(d.Text) + "=" + x.Interval.Start.String() + "…" + x.Interval.End.String() + "; "
						hit = hit || x.Interval.Start.String() == e.Date.From && x.Interval.End.String() == e.Date.To
					}
				}
			}
		}
		if hit {
			right++
		} else {
			t.Logf("%s %s: %v not in %s", filepath.Base(file), e.Key, *e.Date, near)
		}
	}
	return right, all
}
