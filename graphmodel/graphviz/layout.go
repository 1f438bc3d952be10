package graphviz

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"

	"clew/graphmodel/layout"
)

// pointsPerInch converts Graphviz's inches to layout units.
const pointsPerInch = 72

// Layout returns an engine as a layout function. The boxes of the nodes are
// passed in as fixed sizes, so that Graphviz keeps labels apart that it has
// never measured. Earlier positions, pins, seed and aspect are not used.
func Layout(engine string, limits Limits) layout.Func {
	return func(ctx context.Context, g layout.Graph, _ layout.Options) ([]layout.Point, error) {
		if g.N == 0 {
			return nil, ctx.Err()
		}
		out, err := Render(ctx, layoutDOT(g), engine, "plain", limits)
		if err != nil {
			return nil, err
		}
		return parsePlain(out, g)
	}
}

func layoutDOT(g layout.Graph) []byte {
	var b bytes.Buffer
	b.WriteString("digraph g { overlap=prism; sep=\"+6\"; splines=line; nodesep=0.3; ranksep=0.5;\n" +
		"node [shape=box, fixedsize=true, label=\"\"]; edge [arrowhead=none];\n")
	for i := range g.N {
		box := boxOf(g, i)
		fmt.Fprintf(&b, "%d [width=%.4f, height=%.4f];\n", i,
			(box.Left+box.Right)/pointsPerInch, (box.Up+box.Down)/pointsPerInch)
	}
	for _, e := range g.Edges {
		fmt.Fprintf(&b, "%d -> %d;\n", e.A, e.B)
	}
	b.WriteString("}\n")
	return b.Bytes()
}

func boxOf(g layout.Graph, i int) layout.Box {
	if i < len(g.Boxes) {
		return g.Boxes[i]
	}
	return layout.Box{Left: 4, Up: 4, Right: 4, Down: 4}
}

// parsePlain reads the node lines of Graphviz's plain format: "node", name, x,
// y, width and height of the box in inches, y upwards.
func parsePlain(out []byte, g layout.Graph) ([]layout.Point, error) {
	points := make([]layout.Point, g.N)
	placed := 0
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, len(out)+1)
	for lines.Scan() {
		f := strings.Fields(lines.Text())
		if len(f) < 4 || f[0] != "node" {
			continue
		}
		i, err := strconv.Atoi(f[1])
		x, errX := strconv.ParseFloat(f[2], 64)
		y, errY := strconv.ParseFloat(f[3], 64)
		if err != nil || errX != nil || errY != nil || i < 0 || i >= g.N || math.IsNaN(x-y) || math.IsInf(x-y, 0) {
			return nil, fmt.Errorf("reading Graphviz's positions: unexpected line %q", lines.Text())
		}
		box := boxOf(g, i)
		// Graphviz places the middle of the box, layouts the node in it.
		points[i] = layout.Point{
			X: x*pointsPerInch - (box.Right-box.Left)/2,
			Y: -y*pointsPerInch - (box.Down-box.Up)/2,
		}
		placed++
	}
	if placed != g.N {
		return nil, fmt.Errorf("reading Graphviz's positions: %d of %d nodes", placed, g.N)
	}
	return points, nil
}
