package cli

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"

	"clew/graphmodel/layout"
)

func setupLayout(f *flags) func(context.Context, *Env, []string) error {
	in := f.String("i", "", "read edges from `FILE`: two numbers from 0 and a tab a line")
	out := f.String("o", "", "write positions to `FILE`: x and y, one node a line")
	name := f.String("layout", "force", "`LAYOUT` to compute: "+strings.Join(layout.Names(), ", "))
	seed := f.Uint64("seed", 0, "start from `NUMBER`")
	threads := f.Int("threads", 0, "use this `NUMBER` of processors; 0 for all")
	root := f.Int("root", -1, "draw node `NUMBER` in the middle (radial)")
	return func(ctx context.Context, e *Env, args []string) error {
		switch {
		case len(args) > 0:
			return none(args)
		case *in == "":
			return usagef("no edges: name a file with -i")
		case *threads < 0:
			return usagef("--threads %d: a number of processors cannot be negative", *threads)
		}
		chosen, ok := layout.ByName(*name)
		if !ok {
			return usagef("there is no layout %q; there are %s", *name, strings.Join(layout.Names(), ", "))
		}
		if *threads > 0 {
			// The garbage collector is held to the same number.
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(*threads))
		}
		text, err := e.readInput(*in)
		if err != nil {
			return err
		}
		g, err := parseEdges(text)
		if err != nil {
			return fmt.Errorf("%s: %w", *in, err)
		}
		o := layout.Options{Seed: *seed, Threads: *threads}
		if *root >= 0 {
			o.Roots = []int32{int32(min(*root, math.MaxInt32))}
		}
		return e.layout(ctx, chosen, g, o, *out)
	}
}

func (e *Env) readInput(name string) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(e.Stdin)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, withoutPath(err))
	}
	return text, nil
}

func (e *Env) layout(ctx context.Context, l layout.Layout, g layout.Graph, o layout.Options, out string) error {
	cpu, wall := cpuTime(), time.Now()
	points, err := l.Run(ctx, g, o)
	if err != nil {
		return err
	}
	usedCPU, usedWall := cpuTime()-cpu, time.Since(wall)
	err = e.write(out, func(w io.Writer) error {
		b := bufio.NewWriter(w)
		for _, p := range points {
			// bufio keeps the first error for Flush.
			_, _ = b.WriteString(strconv.FormatFloat(p.X, 'g', -1, 64) + " " + strconv.FormatFloat(p.Y, 'g', -1, 64) + "\n")
		}
		return b.Flush()
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.Stderr, "{\"cpu_ms\":%d,\"wall_ms\":%d,\"nodes\":%d,\"edges\":%d}\n",
		usedCPU.Milliseconds(), usedWall.Milliseconds(), g.N, len(g.Edges))
	return err
}

// maxNodes bounds what a wrong number in a file can make the program allocate.
const maxNodes = 50_000_000

// parseEdges reads lines of two node numbers. Empty lines and lines that start
// with # are left out.
func parseEdges(text []byte) (layout.Graph, error) {
	var g layout.Graph
	number := 0
	for len(text) > 0 {
		number++
		line, rest, _ := bytes.Cut(text, []byte("\n"))
		text = rest
		f := strings.Fields(string(line))
		if len(f) == 0 || strings.HasPrefix(f[0], "#") {
			continue
		}
		if len(f) != 2 {
			return g, fmt.Errorf("line %d: two node numbers are expected, there are %d words", number, len(f))
		}
		a, errA := strconv.Atoi(f[0])
		b, errB := strconv.Atoi(f[1])
		if errA != nil || errB != nil || a < 0 || b < 0 || a >= maxNodes || b >= maxNodes {
			return g, fmt.Errorf("line %d: %q is not an edge between nodes 0 to %d", number, string(line), maxNodes-1)
		}
		g.N = max(g.N, a+1, b+1)
		g.Edges = append(g.Edges, layout.Edge{A: int32(a), B: int32(b)})
	}
	return g, nil
}
