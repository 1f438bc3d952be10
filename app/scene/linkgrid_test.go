package scene

import (
	"math"
	"math/rand/v2"
	"testing"
)

// The grid must find what a look at every link finds.
func TestLinkGridFindsTheNearest(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	s := &Scene{}
	for range 300 {
		s.Nodes = append(s.Nodes, Node{X: 1000 * rng.Float64(), Y: 700 * rng.Float64(), Radius: 5})
	}
	for i := range 900 {
		l := Link{From: rng.IntN(300), To: rng.IntN(300), Width: 0.8 + float64(i%3)}
		if i%5 == 0 {
			l.Bend = 0.2 - 0.4*rng.Float64()
		}
		s.Links = append(s.Links, l)
	}
	x := NewIndex(s)
	v := Size{W: 800, H: 600}
	found := 0
	for range 3000 {
		cam := Camera{500, 350, 0.3 + 2*rng.Float64()}
		px, py := 800*rng.Float64(), 600*rng.Float64()
		wx, wy := cam.ToWorld(v, px, py)
		want, wantDist := -1, 5/cam.Scale
		for i := range s.Links {
			c := s.rawCurve(i)
			if d := c.distance(wx, wy) - s.Links[i].Width/2/cam.Scale; d < wantDist {
				want, wantDist = i, d
			}
		}
		got := x.Link(cam, v, px, py, 5)
		if (got < 0) != (want < 0) {
			t.Fatalf("at %v, %v: link %d, want %d", wx, wy, got, want)
		}
		if got < 0 {
			continue
		}
		found++
		c := s.rawCurve(got)
		// Coordinates are kept as float32: links that lie as near may change places.
		if d := c.distance(wx, wy) - s.Links[got].Width/2/cam.Scale; math.Abs(d-wantDist) > 1e-3 {
			t.Fatalf("at %v, %v: link %d at %v, want %d at %v", wx, wy, got, d, want, wantDist)
		}
	}
	if found < 500 {
		t.Errorf("only %d points had a link", found)
	}
}

func TestLinkGridMemoryIsBounded(t *testing.T) {
	s := &Scene{}
	for i := range 2000 {
		s.Nodes = append(s.Nodes, Node{X: float64(i%50) * 100, Y: float64(i/50) * 100, Radius: 5})
	}
	for i := range 20000 {
		s.Links = append(s.Links, Link{From: i % 2000, To: (i*7919 + 13) % 2000, Width: 1})
	}
	g := newLinkGrid(s, s.centers())
	refs := 0
	for k := range g.levels {
		refs += len(g.levels[k].refs)
	}
	if most := 60 * len(s.Links); refs > most {
		t.Errorf("%d references for %d links", refs, len(s.Links))
	}
}
