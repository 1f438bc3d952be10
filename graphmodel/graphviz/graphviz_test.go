package graphviz_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"clew/graphmodel/graphviz"
	"clew/graphmodel/layout"
)

func TestMain(m *testing.M) {
	if code, isChild := graphviz.RunChild(os.Args[1:], os.Stdin, os.Stdout, os.Stderr); isChild {
		os.Exit(code)
	}
	os.Exit(m.Run())
}

// randomDOT is a graph of n nodes with degree 4, which is hard for dot.
func randomDOT(n int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	var b bytes.Buffer
	b.WriteString("digraph {\n")
	for i := range n {
		fmt.Fprintf(&b, "n%d -> n%d; n%d -> n%d;\n", i, r.IntN(n), i, r.IntN(n))
	}
	b.WriteString("}\n")
	return b.Bytes()
}

func svgOf(t *testing.T, dot string) string {
	t.Helper()
	out, err := graphviz.Render(t.Context(), []byte(dot), "dot", "svg", graphviz.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(bytes.NewReader(out))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return string(out)
		} else if err != nil {
			t.Fatalf("the SVG is not well-formed: %v", err)
		}
	}
}

func TestEveryEngineRenders(t *testing.T) {
	for _, engine := range graphviz.Engines {
		out, err := graphviz.Render(t.Context(), []byte(`digraph { "Škoda" -> "北京" [label="x<y"] }`), engine, "svg", graphviz.Limits{})
		if err != nil || !bytes.Contains(out, []byte("Škoda")) || !bytes.Contains(out, []byte("北京")) {
			t.Errorf("%s: %v, %d bytes", engine, err, len(out))
		}
	}
}

// TestCancelMidway cancels a render of 300 nodes that would take half a
// minute, and expects a prompt end and that the next render works.
func TestCancelMidway(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(700*time.Millisecond, cancel)
	start := time.Now()
	_, err := graphviz.Render(ctx, randomDOT(300), "dot", "svg", graphviz.Limits{})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v, want the render to be canceled", err)
	}
	if d := time.Since(start); d > 5*time.Second {
		t.Errorf("canceling took %v", d)
	}
	if svg := svgOf(t, "digraph { a -> b }"); !strings.Contains(svg, "<polygon") {
		t.Error("the next render gives no picture")
	}
}

func TestTimeLimit(t *testing.T) {
	_, err := graphviz.Render(t.Context(), randomDOT(300), "dot", "svg", graphviz.Limits{Time: 600 * time.Millisecond})
	if !errors.Is(err, graphviz.ErrTimeLimit) {
		t.Errorf("got %v, want the time limit", err)
	}
	svgOf(t, "digraph { a -> b }")
}

func TestMemoryLimit(t *testing.T) {
	_, err := graphviz.Render(t.Context(), randomDOT(3000), "dot", "svg", graphviz.Limits{Memory: 48 << 20})
	if !errors.Is(err, graphviz.ErrMemoryLimit) {
		t.Errorf("got %v, want the memory limit", err)
	}
}

func TestCanceledWhileWaiting(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		_, _ = graphviz.Render(ctx, randomDOT(300), "dot", "svg", graphviz.Limits{})
	}()
	time.Sleep(200 * time.Millisecond)
	waiting, stop := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer stop()
	if _, err := graphviz.Render(waiting, []byte("digraph { a }"), "dot", "svg", graphviz.Limits{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want the deadline", err)
	}
	cancel()
	<-done
}

func TestErrorsAreGraphvizs(t *testing.T) {
	cases := map[string]struct {
		dot, engine, format, want string
	}{
		"syntax":  {"digraph { a ->", "dot", "svg", "syntax error"},
		"empty":   {"", "dot", "svg", "Graphviz"},
		"engine":  {"digraph { a }", "spring", "svg", "the engines are dot"},
		"format":  {"digraph { a }", "dot", "png", "the formats are svg"},
		"no text": {"\x00\xff\xfe", "dot", "svg", "Graphviz"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			out, err := graphviz.Render(t.Context(), []byte(c.dot), c.engine, c.format, graphviz.Limits{})
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "goroutine") {
				t.Errorf("got %v and %d bytes, want an error with %q", err, len(out), c.want)
			}
		})
	}
}

func TestRendersAtOnceAreRight(t *testing.T) {
	want := svgOf(t, string(randomDOT(30)))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			out, err := graphviz.Render(t.Context(), randomDOT(30), "dot", "svg", graphviz.Limits{})
			if err != nil || string(out) != want {
				t.Errorf("%v, same picture: %v", err, string(out) == want)
			}
		})
	}
	wg.Wait()
}

func TestImagesAreNotRead(t *testing.T) {
	name := t.TempDir() + "/secret.png"
	if err := os.WriteFile(name, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := graphviz.Render(t.Context(), []byte(`digraph { a [image="`+name+`"] }`), "dot", "svg", graphviz.Limits{})
	if err == nil && bytes.Contains(out, []byte("<image")) {
		t.Errorf("an image was read: %s", out)
	}
}

func TestLayoutKeepsBoxesApart(t *testing.T) {
	const n = 40
	r := rand.New(rand.NewPCG(3, 4))
	g := layout.Graph{N: n}
	for i := range n {
		g.Boxes = append(g.Boxes, layout.Box{Left: 20 + 5*float64(i%7), Right: 30, Up: 10, Down: 40})
		g.Edges = append(g.Edges, layout.Edge{A: int32(i), B: int32(r.IntN(n))})
	}
	for _, engine := range []string{"dot", "neato", "fdp", "sfdp", "twopi", "circo", "osage"} {
		p, err := graphviz.Layout(engine, graphviz.Limits{})(t.Context(), g, layout.Options{})
		if err != nil {
			t.Errorf("%s: %v", engine, err)
			continue
		}
		for i := range n {
			for j := range i {
				a, b := g.Boxes[i], g.Boxes[j]
				x := min(p[i].X+a.Right, p[j].X+b.Right) - max(p[i].X-a.Left, p[j].X-b.Left)
				y := min(p[i].Y+a.Down, p[j].Y+b.Down) - max(p[i].Y-a.Up, p[j].Y-b.Up)
				if x > 1 && y > 1 {
					t.Errorf("%s: nodes %d and %d overlap by %.1f × %.1f", engine, i, j, x, y)
				}
			}
		}
	}
}

// TestEveryNodeGetsAPosition lays out graphs with many small symmetrical parts,
// whose nodes sfdp sometimes puts at "not a number".
func TestEveryNodeGetsAPosition(t *testing.T) {
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 4))
		n := 20 + r.IntN(20)
		g := layout.Graph{N: n}
		for i := range n {
			w := 20 + 60*r.Float64()
			g.Boxes = append(g.Boxes, layout.Box{Left: w, Right: w, Up: 20, Down: 50})
			if r.IntN(3) > 0 {
				g.Edges = append(g.Edges, layout.Edge{A: int32(i), B: int32(r.IntN(n))})
			}
		}
		for _, engine := range []string{"neato", "fdp", "sfdp", "twopi"} {
			points, err := graphviz.Layout(engine, graphviz.Limits{})(t.Context(), g, layout.Options{})
			if err != nil {
				t.Errorf("seed %d, %s: %v", seed, engine, err)
			}
			for i, p := range points {
				if math.IsNaN(p.X) || math.IsNaN(p.Y) || math.IsInf(p.X, 0) || math.IsInf(p.Y, 0) {
					t.Errorf("seed %d, %s: node %d stands at %v", seed, engine, i, p)
				}
			}
		}
	}
}
