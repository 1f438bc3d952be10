package layout

import (
	"context"
	"fmt"
	"math"
	"slices"
	"testing"
)

func TestRemoveOverlapsKeepsTheShape(t *testing.T) {
	for _, n := range []int{300, 5000} {
		g := planted(n, 1)
		l, _ := ByName("force")
		p, err := l.Run(t.Context(), g, Options{Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		before := slices.Clone(p)
		g = withLabels(g, 3)
		if err := RemoveOverlaps(t.Context(), g, p); err != nil {
			t.Fatal(err)
		}
		if k := overlaps(g, p); k != 0 {
			t.Errorf("%d nodes: %d pairs overlap", n, k)
		}
		// The order from left to right and from top to bottom of pairs that were
		// clearly apart must stay.
		kept, total := 0, 0
		width := bounds(Graph{N: n}, before, nil)
		far := (width.right - width.left) / 10
		for i := range p {
			for j := i + 1; j < n; j += 37 {
				if math.Abs(before[i].X-before[j].X) > far {
					total++
					if (before[i].X < before[j].X) == (p[i].X < p[j].X) {
						kept++
					}
				}
			}
		}
		if share := float64(kept) / float64(total); share < 0.97 {
			t.Errorf("%d nodes: only %.1f %% of the pairs keep their order", n, 100*share)
		}
	}
}

func TestRemoveOverlapsParts(t *testing.T) {
	g := withLabels(Graph{N: 2000}, 1)
	p := make([]Point, g.N) // all on one point
	if err := RemoveOverlaps(t.Context(), g, p); err != nil {
		t.Fatal(err)
	}
	checkPositions(t, "one point", g, p)
	if k := overlaps(g, p); k > 0 {
		t.Errorf("%d pairs overlap", k)
	}
}

func BenchmarkRemoveOverlaps(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		g := planted(n, 1)
		l, _ := ByName("force")
		p, err := l.Run(context.Background(), g, Options{Seed: 1})
		if err != nil {
			b.Fatal(err)
		}
		g = withLabels(g, 3)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if err := RemoveOverlaps(context.Background(), g, slices.Clone(p)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
