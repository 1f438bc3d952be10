package suggest_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"clew/graphmodel"
	"clew/graphmodel/suggest"
)

// TestNamePairs measures Names on pairs of names that a person has judged, and
// keeps the measure from falling.
func TestNamePairs(t *testing.T) {
	file, err := os.Open("testdata/pairs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	var right, proposed, same, total int
	for lines.Scan() {
		f := strings.Split(lines.Text(), "\t")
		if strings.HasPrefix(lines.Text(), "#") || len(f) != 4 {
			continue
		}
		total++
		score, reason := suggest.Names(graphmodel.Kind(f[1]), f[2], f[3])
		back, _ := suggest.Names(graphmodel.Kind(f[1]), f[3], f[2])
		if score != back {
			t.Errorf("%s / %s: %v one way, %v the other", f[2], f[3], score, back)
		}
		isSame, says := f[0] == "same", score >= suggest.MinScore
		if isSame {
			same++
		}
		if says {
			proposed++
			if reason.Text == "" {
				t.Errorf("%s / %s: no reason", f[2], f[3])
			}
		}
		if isSame && says {
			right++
		}
		if isSame != says {
			t.Logf("%s: %s / %s: %.2f %s", f[0], f[2], f[3], score, reason.Text)
		}
	}
	precision, recall := float64(right)/float64(proposed), float64(right)/float64(same)
	t.Logf("%d pairs: precision %.3f, recall %.3f", total, precision, recall)
	if total < 300 || precision < 0.9 || recall < 0.9 {
		t.Errorf("%d pairs: precision %.3f, recall %.3f", total, precision, recall)
	}
}

func person(id, name string, articles ...string) *graphmodel.Entity {
	e := &graphmodel.Entity{ID: id, Kind: graphmodel.Person, Name: name, Status: graphmodel.Suggested}
	for i, a := range articles {
		e.Mentions = append(e.Mentions, graphmodel.Mention{Article: a, Span: graphmodel.Span{Start: i, End: i + 5}, Form: graphmodel.FormName})
	}
	return e
}

func role(from, label, to string) *graphmodel.Link {
	return &graphmodel.Link{
		ID: graphmodel.LinkID(from, to, graphmodel.Role, label), From: from, To: to, Type: graphmodel.Role, Label: label, Confidence: 1,
		Evidence: []graphmodel.Evidence{{Article: "a1"}},
	}
}

func find(t *testing.T, s *graphmodel.Snapshot, o suggest.Options) []suggest.Suggestion {
	t.Helper()
	got, err := suggest.Duplicates(t.Context(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestDuplicates(t *testing.T) {
	estonia := &graphmodel.Entity{ID: "p", Kind: graphmodel.Place, Name: "Estonia"}
	entities := []*graphmodel.Entity{
		estonia, person("a", "Nadia Koralyova", "a1"), person("b", "Nadja Koraljowa", "a2", "a3"),
		person("c", "Henrik Lund", "a1"), person("d", "Maria Ortega", "a1"), person("e", "Mario Ortega", "a1"),
	}
	links := []*graphmodel.Link{role("a", "finance minister of", "p"), role("b", "Finance minister of", "p"), role("c", "envoy of", "p")}
	s := graphmodel.NewSnapshot(1, nil, entities, links)
	got := find(t, s, suggest.Options{})
	if len(got) != 1 || got[0].A != "b" || got[0].B != "a" || got[0].Score < 0.9 {
		t.Fatalf("got %+v", got)
	}
	text := fmt.Sprint(got[0].Reasons)
	if !strings.Contains(text, "inance minister of Estonia") || !strings.Contains(text, "spelling") {
		t.Errorf("reasons %s", text)
	}
	apart := graphmodel.Different(s.Entity("a"), s.Entity("b"))
	if got := find(t, s, suggest.Options{Decisions: []graphmodel.Decision{apart}}); len(got) != 0 {
		t.Errorf("what was told to be different is proposed again: %+v", got)
	}
}

// TestSurnamesAmongOtherNames gives people of one surname the surname as another
// name, as articles do.
func TestSurnamesAmongOtherNames(t *testing.T) {
	a, b := person("a", "Tony Berg", "a1"), person("b", "James Berg", "a2")
	a.Aliases, b.Aliases = []string{"Berg"}, []string{"Berg"}
	if got := find(t, graphmodel.NewSnapshot(1, nil, []*graphmodel.Entity{a, b}, nil), suggest.Options{}); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
}

// TestContextSpeaksAgainst names two brothers of one surname and initial in one
// article.
func TestContextSpeaksAgainst(t *testing.T) {
	entities := []*graphmodel.Entity{person("a", "V. Klitschko", "a1"), person("b", "Vitali Klitschko", "a1"), person("c", "Klitschko", "a2"), person("d", "Wladimir Klitschko", "a3")}
	for _, g := range find(t, graphmodel.NewSnapshot(1, nil, entities, nil), suggest.Options{}) {
		if g.A == "a" && g.B == "b" || g.A == "b" && g.B == "a" {
			t.Errorf("two that one article tells apart: %+v", g)
		}
	}
}

func TestResultDoesNotDependOnOrderAndCanBeCanceled(t *testing.T) {
	var entities []*graphmodel.Entity
	for i := range 300 {
		entities = append(entities, person(fmt.Sprintf("e%03d", i), fmt.Sprintf("Ann Berg%cov", 'a'+i%9), fmt.Sprint("a", i)))
	}
	first := find(t, graphmodel.NewSnapshot(1, nil, append([]*graphmodel.Entity(nil), entities...), nil), suggest.Options{Limit: 50})
	for i, j := 0, len(entities)-1; i < j; i, j = i+1, j-1 {
		entities[i], entities[j] = entities[j], entities[i]
	}
	again := find(t, graphmodel.NewSnapshot(1, nil, entities, nil), suggest.Options{Limit: 50})
	if len(first) != 50 || !reflect.DeepEqual(first, again) {
		t.Errorf("%d suggestions, then %d", len(first), len(again))
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := suggest.Duplicates(ctx, graphmodel.NewSnapshot(1, nil, entities, nil), suggest.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("canceled: %v", err)
	}
}

func BenchmarkDuplicates(b *testing.B) {
	var entities []*graphmodel.Entity
	for i := range 20_000 {
		entities = append(entities, person(fmt.Sprintf("e%05d", i), fmt.Sprintf("G%c%cven N%c%c%cmov", 'a'+i%26, 'a'+i/7%26, 'a'+i/26%26, 'a'+i/676%26, 'a'+i%17), fmt.Sprint("a", i%500)))
	}
	s := graphmodel.NewSnapshot(1, nil, entities, nil)
	for b.Loop() {
		if _, err := suggest.Duplicates(b.Context(), s, suggest.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
