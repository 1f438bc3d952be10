package scenetest

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"clew/app/scene"
	"clew/graphmodel"
	"clew/graphmodel/layout"
)

// ErrNoGraph is returned when a graph to measure with is not there.
var ErrNoGraph = errors.New("the graph is not there: set CLEW_EVAL to a folder that has layout/graphs, and install xz")

// Graph is an arranged graph without names.
type Graph struct {
	Edges  []layout.Edge
	Points []layout.Point
}

// Load reads one of the graphs to measure with and arranges it. The positions
// are kept in the temporary folder, since arranging a large graph takes longer
// than drawing it.
func Load(name string) (*Graph, error) {
	path := filepath.Join(os.Getenv("CLEW_EVAL"), "layout", "graphs", name+".tsv.xz")
	if _, err := os.Stat(path); err != nil || os.Getenv("CLEW_EVAL") == "" {
		return nil, ErrNoGraph
	}
	text, err := exec.Command("xz", "-dc", path).Output()
	if err != nil {
		return nil, ErrNoGraph
	}
	g := &Graph{}
	n := 0
	for line := range bytes.Lines(text) {
		f := bytes.Fields(line)
		if len(f) != 2 || f[0][0] == '#' {
			continue
		}
		a, errA := strconv.Atoi(string(f[0]))
		b, errB := strconv.Atoi(string(f[1]))
		if errA != nil || errB != nil {
			return nil, fmt.Errorf("%s: %q is not an edge", name, line)
		}
		n = max(n, a+1, b+1)
		g.Edges = append(g.Edges, layout.Edge{A: int32(a), B: int32(b)})
	}
	if err := g.arrange(n, filepath.Join(os.TempDir(), "clew-test-"+name+".points")); err != nil {
		return nil, err
	}
	g.spread()
	return g, nil
}

// spread gives the nodes the room that nodes with labels take.
func (g *Graph) spread() {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range g.Points {
		x0, y0, x1, y1 = min(x0, p.X), min(y0, p.Y), max(x1, p.X), max(y1, p.Y)
	}
	k := 95 * math.Sqrt(float64(len(g.Points))/max((x1-x0)*(y1-y0), 1))
	for i := range g.Points {
		g.Points[i].X *= k
		g.Points[i].Y *= k
	}
}

func (g *Graph) arrange(n int, cache string) error {
	g.Points = make([]layout.Point, n)
	if data, err := os.ReadFile(cache); err == nil && len(data) == 16*n {
		_, err = binary.Decode(data, binary.LittleEndian, g.Points)
		return err
	}
	points, err := layout.Default(context.Background(), layout.Graph{N: n, Edges: g.Edges}, layout.Options{Seed: 1})
	if err != nil {
		return err
	}
	g.Points = points
	data, err := binary.Append(nil, binary.LittleEndian, points)
	if err != nil {
		return err
	}
	return os.WriteFile(cache, data, 0o600)
}

// Scattered is a graph of the given size with a few hubs and most links
// between neighbors, arranged.
func Scattered(n, links int) *Graph {
	rng := rand.New(rand.NewPCG(5, uint64(n)))
	g := &Graph{Points: Scatter(n)}
	cols := columns(n)
	for len(g.Edges) < links {
		a := rng.IntN(n)
		b := a + rng.IntN(7) - 3 + cols*(rng.IntN(7)-3)
		if rng.IntN(5) == 0 {
			b = int(float64(n) * rng.Float64() * rng.Float64() * rng.Float64())
		}
		if a != b && b >= 0 && b < n {
			g.Edges = append(g.Edges, layout.Edge{A: int32(a), B: int32(b)})
		}
	}
	return g
}

// Scene dresses the graph: kinds and names by number, sizes by degree, and
// colors by community where it is large.
func (g *Graph) Scene(p *scene.Palette) *scene.Scene {
	n := len(g.Points)
	entities := make([]*graphmodel.Entity, n)
	kinds := []graphmodel.Kind{graphmodel.Person, graphmodel.Organization, graphmodel.Person, graphmodel.Place, graphmodel.Event}
	for i := range entities {
		entities[i] = &graphmodel.Entity{ID: fmt.Sprintf("n%06d", i), Kind: kinds[i%len(kinds)], Name: Name(i)}
	}
	links := make([]*graphmodel.Link, len(g.Edges))
	types := []graphmodel.LinkType{graphmodel.Role, graphmodel.Participant, graphmodel.AtPlace, graphmodel.MemberOf}
	for i, e := range g.Edges {
		links[i] = &graphmodel.Link{
			ID: fmt.Sprintf("l%07d", i), From: entities[e.A].ID, To: entities[e.B].ID, Type: types[i%len(types)], Label: "works with", Confidence: 1,
		}
	}
	s := scene.Build(graphmodel.NewSnapshot(1, nil, entities, links), nil, scene.Options{Palette: p, Communities: true})
	at := make([]layout.Point, len(s.Nodes))
	for i := range s.Nodes {
		var k int
		_, _ = fmt.Sscanf(s.Nodes[i].ID, "n%d", &k)
		at[i] = g.Points[k]
	}
	return s.WithPositions(at)
}

// Name is the name of a person by number.
func Name(i int) string {
	first := []string{"Anna", "Boris", "Chen", "Dana", "Emil", "Fatima", "Goran", "Hana", "Igor", "Jana", "Karl", "Lena", "Marta"}
	last := []string{"Adler", "Brandt", "Costa", "Duarte", "Eklund", "Fischer", "Garcia", "Hansen", "Ivanova", "Jansen", "Kowalski"}
	return first[i%len(first)] + " " + last[i/len(first)%len(last)] + " " + strconv.Itoa(i/len(first)/len(last))
}
