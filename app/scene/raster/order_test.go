package raster

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"

	"clew/app/scene"
	"clew/app/scene/scenetest"
)

// TestLinksOfLargeScenesAreDrawnInOrder looks at the few links of a large network that
// are drawn one by one in a near view.
func TestLinksOfLargeScenesAreDrawnInOrder(t *testing.T) {
	size := scene.Size{W: 600, H: 400}
	s := scenetest.Scattered(20_000, 60_000).Scene(scene.Light)
	r, m := New(), blank(size)
	r.force = forceDirect
	r.Draw(m, s, s.Fit(size).ZoomAt(size, 300, 200, 40), 1)
	if len(r.ink.direct) < 100 {
		t.Fatalf("%d links are drawn one by one", len(r.ink.direct))
	}
	if !r.model.nearby {
		t.Fatal("the links of a large scene are in drawing order")
	}
	var turns []uint64
	for _, k := range r.ink.direct {
		turns = append(turns, r.model.turn[r.model.id[k]])
	}
	if !slices.IsSorted(turns) {
		t.Error("links are not drawn in their order")
	}
}

// TestPictureDoesNotDependOnWhereNodesWere moves the nodes of a large network, whose
// links are then no longer sorted by place.
func TestPictureDoesNotDependOnWhereNodesWere(t *testing.T) {
	size := scene.Size{W: 600, H: 400}
	s := crowded(scene.Light)
	r, got, want := New(), blank(size), blank(size)
	r.Draw(got, s, s.Fit(size), 1)
	pos := s.Positions()
	rnd := rand.New(rand.NewPCG(1, 2))
	rnd.Shuffle(len(pos), func(i, j int) { pos[i], pos[j] = pos[j], pos[i] })
	moved := s.MovedTo(pos)
	for _, zoom := range []float64{1, 3} {
		cam := moved.Fit(size).ZoomAt(size, 300, 200, zoom)
		r.Draw(got, moved, cam, 1)
		New().Draw(want, moved, cam, 1)
		if !bytes.Equal(got.Pix, want.Pix) {
			t.Errorf("at %g times, the picture depends on where the nodes were", zoom)
		}
	}
}

func TestRadixSort(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{0, 1, 2, 1000} {
		keys := make([]uint64, n)
		for i := range keys {
			keys[i] = uint64(rnd.IntN(1<<placeBits))<<linkBits | uint64(i)
		}
		want := slices.Sorted(slices.Values(keys))
		if got, _ := radixSort(keys, make([]uint64, n), placeBits); !slices.Equal(got, want) {
			t.Errorf("%d keys are not sorted", n)
		}
	}
}
