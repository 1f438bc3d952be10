package scene

import (
	"fmt"
	"math"
	"testing"
)

func TestRoughBoxesAreCloseToMeasuredOnes(t *testing.T) {
	for _, name := range []string{"Donald Trump", "North Atlantic Treaty Organization", "Володимир Зеленський", "Ursula von der Leyen", "Wiwi Willis MMM", "习近平", "joined Daly"} {
		n := Node{Label: name, Lines: []string{name}, LabelSize: 12}
		w, h := n.LabelBox()
		rough, high := n.roughBox()
		if high != h || rough < 0.9*w || rough > 1.4*w {
			t.Errorf("%s: %.0f×%.0f, estimated %.0f×%.0f", name, w, h, rough, high)
		}
	}
	if w, h := new(Node).roughBox(); w != 0 || h != 0 {
		t.Error("no label takes room")
	}
}

// A large scene fits as a small one does, within the width of some letters.
func TestFitOfManyNodesShowsAll(t *testing.T) {
	s := &Scene{}
	for i := range estimateAbove + 1 {
		a := float64(i) * 0.1
		n := Node{ID: fmt.Sprint(i), Label: fmt.Sprintf("Anna Fischer %d", i), LabelSize: 12, Radius: 6}
		n.Lines, n.X, n.Y = []string{n.Label}, a*math.Cos(a), a*math.Sin(a)
		s.Nodes = append(s.Nodes, n)
	}
	view := Size{W: 900, H: 600}
	cam := s.Fit(view)
	for i := range s.Nodes {
		if x, y := cam.ToScreen(view, s.Nodes[i].X, s.Nodes[i].Y); x < 0 || y < 0 || x > view.W || y > view.H {
			t.Fatalf("node %d is at %.0f, %.0f", i, x, y)
		}
	}
	exact := s.FitNodes(view, firstNodes(estimateAbove), FitScale)
	if k := cam.Scale / exact.Scale; k < 0.9 || k > 1.1 {
		t.Errorf("scale %v, measured %v", cam.Scale, exact.Scale)
	}
}

func firstNodes(n int) []int {
	nodes := make([]int, n)
	for i := range nodes {
		nodes[i] = i
	}
	return nodes
}

// BenchmarkFit asks for the camera of 110,000 nodes, as each change of the
// window's size does.
func BenchmarkFit(b *testing.B) {
	s := &Scene{}
	for i := range 110_000 {
		n := Node{ID: fmt.Sprint(i), Label: fmt.Sprintf("Anna Fischer %d", i), LabelSize: 12, Radius: 6}
		n.Lines, n.X, n.Y = []string{n.Label}, float64(i%331), float64(i/331)
		s.Nodes = append(s.Nodes, n)
	}
	for b.Loop() {
		_ = s.Fit(Size{W: 1200, H: 800})
	}
}

func TestFitKeepsClearOfTheCorner(t *testing.T) {
	corner := Size{56, 206}
	row := func(y float64) *Scene {
		s := &Scene{}
		for i := range 9 {
			n := Node{ID: fmt.Sprint(i), Label: fmt.Sprintf("Anna Fischer %d", i), LabelSize: 12, Radius: 6, X: float64(i) * 90, Y: y * float64(i)}
			n.Lines = []string{n.Label}
			s.Nodes = append(s.Nodes, n)
		}
		return s
	}
	for _, v := range []Size{{640, 400}, {1200, 800}} {
		s := row(45) // down to the lower right
		cam := s.FitBeside(v, corner)
		under := Rect{v.W - corner.W, v.H - corner.H, v.W, v.H}
		if s.measureExtents(nil).touch(s, cam, v, under) {
			t.Errorf("%v: a name lies below the corner", v)
		}
		if s = row(-45); s.FitBeside(v, corner) != s.Fit(v) { // up to the upper right
			t.Errorf("%v: the picture makes room for nothing", v)
		}
	}
}
