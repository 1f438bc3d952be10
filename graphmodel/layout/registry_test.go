package layout

import (
	"context"
	"errors"
	"math"
	"slices"
	"testing"
)

// everything is a graph that gives each layout what it needs.
func everything(seed uint64) Graph {
	g := withLabels(clusters(4, 15, seed), seed)
	for i := range g.N {
		g.Groups = append(g.Groups, int32(i%3))
		g.Times = append(g.Times, float64(i*7%31))
		g.Places = append(g.Places, LonLat{Lon: float64(i*37%360) - 180, Lat: float64(i*53%150) - 75})
	}
	return g
}

func TestEveryLayoutPlacesEveryNode(t *testing.T) {
	for _, l := range All() {
		for name, g := range cases {
			if l.Name == "stress" && g.N > stressLimit {
				continue // takes long
			}
			p, err := l.Run(t.Context(), g, Options{Seed: 1})
			if err != nil {
				t.Fatalf("%s, %s: %v", l.Name, name, err)
			}
			checkPositions(t, l.Name+", "+name, g, p)
		}
		p, err := l.Run(t.Context(), everything(3), Options{Seed: 1})
		if err != nil {
			t.Fatalf("%s: %v", l.Name, err)
		}
		checkPositions(t, l.Name, everything(3), p)
	}
}

func checkPositions(t *testing.T, name string, g Graph, p []Point) {
	t.Helper()
	if len(p) != g.N {
		t.Fatalf("%s: %d positions for %d nodes", name, len(p), g.N)
	}
	for i, q := range p {
		if math.IsNaN(q.X+q.Y) || math.IsInf(q.X+q.Y, 0) {
			t.Fatalf("%s: node %d at %v", name, i, q)
		}
	}
}

func TestStepsGiveWhatRunGives(t *testing.T) {
	g := everything(5)
	for _, l := range All() {
		want, err := l.Run(t.Context(), g, Options{Seed: 4})
		if err != nil {
			t.Fatal(err)
		}
		s := l.Start(g, Options{Seed: 4})
		defer s.Close()
		last, steps := 0.0, 0
		for {
			done, err := s.Step(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if s.Progress() < last {
				t.Errorf("%s: progress falls from %g to %g", l.Name, last, s.Progress())
			}
			last = s.Progress()
			if steps++; done {
				break
			}
		}
		if !slices.Equal(want, s.Positions()) {
			t.Errorf("%s: the steps end elsewhere than Run", l.Name)
		}
		if last != 1 || l.Gradual && steps < 10 {
			t.Errorf("%s: progress %g after %d steps", l.Name, last, steps)
		}
	}
}

func TestEveryLayoutStopsWhenCanceled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, l := range All() {
		if _, err := l.Run(ctx, everything(1), Options{}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: err = %v", l.Name, err)
		}
		s := l.Start(everything(1), Options{})
		for done := false; !done; {
			var err error
			if done, err = s.Step(ctx); done && !errors.Is(err, context.Canceled) {
				t.Errorf("%s: step: err = %v", l.Name, err)
			}
		}
		s.Close()
		early := l.Start(everything(1), Options{})
		early.Close() // before the first step
		if done, err := early.Step(t.Context()); !done || err == nil {
			t.Errorf("%s: a closed layout goes on: %v %v", l.Name, done, err)
		}
	}
}

func TestEveryLayoutKeepsPins(t *testing.T) {
	g := everything(2)
	g.Start = slices.Repeat([]Point{{math.NaN(), math.NaN()}}, g.N)
	g.Pinned = make([]bool, g.N)
	for i := range 3 {
		g.Start[i*20], g.Pinned[i*20] = Point{float64(i) * 400, 30}, true
	}
	for _, l := range All() {
		p, err := l.Run(t.Context(), g, Options{Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		for i := range 3 {
			if p[i*20] != g.Start[i*20] {
				t.Errorf("%s: pinned node %d went from %v to %v", l.Name, i*20, g.Start[i*20], p[i*20])
			}
		}
	}
}

func TestLayoutNames(t *testing.T) {
	seen := map[string]bool{}
	for _, l := range All() {
		got, ok := ByName(l.Name)
		if !ok || got.Title != l.Title || seen[l.Name] || l.Title == "" || l.Description == "" {
			t.Errorf("%+v", l)
		}
		seen[l.Name] = true
	}
	if _, ok := ByName("cloud"); ok {
		t.Error("there is a layout named cloud")
	}
}
