package scene_test

import (
	"context"
	"fmt"
	"math"
	"testing"

	"clew/app/scene"
	"clew/app/scene/scenetest"
	"clew/graphmodel"
	"clew/graphmodel/layout"
)

// laidOut is a scene of a snapshot as the program shows it.
func laidOut(t testing.TB, snap *graphmodel.Snapshot) *scene.Scene {
	t.Helper()
	s := scene.Build(snap, nil, scene.Options{Legend: true})
	pos, err := layout.Default(context.Background(), s.LayoutGraph(nil), layout.Options{Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return s.WithPositions(pos)
}

// nodeBox is the box around the body of a node, in scaled coordinates.
func nodeBox(s *scene.Scene, n *scene.Node, scale float64) scene.Rect {
	half, up, down := n.Shape.Extent()
	r, x, y := n.Radius*s.NodeScale(scale), n.X*scale, n.Y*scale
	return scene.Rect{X0: x - half*r, Y0: y - up*r, X1: x + half*r, Y1: y + down*r}
}

func emphasisOf(s *scene.Scene, l *scene.Label) scene.Emphasis {
	if l.Link >= 0 {
		return s.Links[l.Link].Emphasis
	}
	return s.Nodes[l.Node].Emphasis
}

func rank(e scene.Emphasis) int {
	switch e {
	case scene.Hovered, scene.Selected:
		return 2
	case scene.Near:
		return 1
	default:
		return 0
	}
}

func checkLabels(t *testing.T, name string, s *scene.Scene, labels []scene.Label, scale float64) {
	t.Helper()
	for i := range labels {
		a := &labels[i]
		for j := range labels[:i] {
			if a.Box.Intersects(labels[j].Box) {
				t.Errorf("%s: labels %q and %q overlap", name, a.Text(), labels[j].Text())
			}
		}
		for k := range s.Nodes {
			n := &s.Nodes[k]
			if k == a.Node || !a.Box.Intersects(nodeBox(s, n, scale)) {
				continue
			}
			if rank(emphasisOf(s, a)) > rank(n.Emphasis) {
				continue // what is chosen may cover the rest
			}
			if a.Node < 0 || n.Importance >= s.Nodes[a.Node].Importance {
				t.Errorf("%s: label %q covers the more important %q", name, a.Text(), n.Label)
			}
		}
	}
}

func TestLabelsCoverNothingThatMatters(t *testing.T) {
	scenes := map[string]*scene.Scene{"story": laidOut(t, scenetest.Story())}
	for _, n := range []int{2, 12, 77, 200} {
		scenes[fmt.Sprint(n)] = laidOut(t, scenetest.Random(n, 2*n))
	}
	crowd := scene.Build(scenetest.Random(200, 400), nil, scene.Options{})
	pos := scenetest.Scatter(200)
	for i := range pos {
		pos[i].X, pos[i].Y = pos[i].X/4, pos[i].Y/4
	}
	scenes["crowd"] = crowd.WithPositions(pos)
	for name, s := range scenes {
		for _, scale := range []float64{0.05, 0.3, 0.7, 1.4, 4} {
			checkLabels(t, fmt.Sprintf("%s at %v", name, scale), s, scene.PlaceLabels(s, scale), scale)
			for _, f := range []scene.Focus{
				{HoveredNode: s.Nodes[0].ID},
				{Nodes: []string{s.Nodes[len(s.Nodes)-1].ID, s.Nodes[len(s.Nodes)/2].ID}},
			} {
				e := s.Emphasize(f)
				checkLabels(t, fmt.Sprintf("%s at %v with focus", name, scale), e, scene.PlaceLabels(e, scale), scale)
			}
		}
	}
}

// The picture that a person sees first names everyone.
func TestStoryIsLabeledWhole(t *testing.T) {
	s := laidOut(t, scenetest.Story())
	for _, v := range []scene.Size{{W: 700, H: 500}, {W: 1200, H: 800}} {
		named := 0
		for _, l := range scene.PlaceLabels(s, s.Fit(v).Scale) {
			if l.Node >= 0 {
				named++
			}
		}
		if named < len(s.Nodes)-1 {
			t.Errorf("%+v: only %d of %d nodes have a label", v, named, len(s.Nodes))
		}
	}
}

func TestHoveringAlwaysNamesTheNode(t *testing.T) {
	s := laidOut(t, scenetest.Random(200, 400))
	for i := 0; i < len(s.Nodes); i += 29 {
		e := s.Emphasize(scene.Focus{HoveredNode: s.Nodes[i].ID})
		found := false
		for _, l := range scene.PlaceLabels(e, 0.2) {
			found = found || l.Node == i
		}
		if !found {
			t.Errorf("the hovered node %q has no label", s.Nodes[i].Label)
		}
	}
}

func TestLinksEndAtTheOutlines(t *testing.T) {
	s := laidOut(t, scenetest.Story())
	for _, scale := range []float64{0.7, 1, 2} {
		for i := range s.Links {
			c, ok := s.LinkCurve(i, scale)
			if !ok {
				continue
			}
			l := &s.Links[i]
			for _, end := range []struct {
				n    *scene.Node
				x, y float64
			}{{&s.Nodes[l.From], c.X0, c.Y0}, {&s.Nodes[l.To], c.X1, c.Y1}} {
				d := scene.Distance(end.n.Shape, end.x-end.n.X*scale, end.y-end.n.Y*scale, end.n.Radius*s.NodeScale(scale))
				if d < 1 || d > 4 {
					t.Errorf("scale %v: link %s ends %.2f px from %q", scale, l.ID, d, end.n.Label)
				}
			}
		}
	}
}

func TestLegendFitsItsPanel(t *testing.T) {
	s := laidOut(t, scenetest.Story())
	for _, v := range []scene.Size{{W: 1200, H: 800}, {W: 300, H: 200}, {W: 90, H: 60}} {
		panel, items := s.PlaceLegend(v)
		if panel.X1 > v.W || panel.Y1 > v.H {
			t.Errorf("%+v: panel %+v sticks out", v, panel)
		}
		for _, it := range items {
			if !panel.Contains(it.X, it.Y) || it.TextX > panel.X1 {
				t.Errorf("%+v: entry %q outside the panel", v, it.Entry.Label)
			}
		}
	}
	if _, items := s.PlaceLegend(scene.Size{W: 1200, H: 800}); len(items) != 5 {
		t.Errorf("%d legend entries, want 4 kinds and the dashed outline", len(items))
	}
}

// Every distance function must never claim more room than there is: drawing
// skips that many pixels.
func TestDistancesAreBounds(t *testing.T) {
	shapes := []scene.Shape{scene.Circle, scene.RoundedSquare, scene.Pin, scene.Hexagon}
	for _, shape := range shapes {
		for i := range 4000 {
			x, y := float64(i%63-31), float64(i/63-31)
			d := scene.Distance(shape, x, y, 17)
			for k := range 8 {
				a := float64(k) * math.Pi / 4
				e := scene.Distance(shape, x+math.Cos(a), y+math.Sin(a), 17)
				if math.Abs(e-d) > 1.0001 {
					t.Fatalf("shape %v: distance jumps from %v to %v within one pixel of %v,%v", shape, d, e, x, y)
				}
			}
		}
		half, up, down := shape.Extent()
		for _, p := range [][2]float64{{half, 0}, {-half, 0}, {0, -up}, {0, down}} {
			x, y := p[0], p[1]
			if shape == scene.Pin && y == 0 {
				y = -0.2 // the widest place is the head
			}
			if d := scene.Distance(shape, x, y, 1); math.Abs(d) > 1e-6 {
				t.Errorf("shape %v: extent %v lies %v from the outline", shape, p, d)
			}
		}
	}
}
