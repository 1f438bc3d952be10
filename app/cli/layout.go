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
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"clew/graphmodel/cputime"
	"clew/graphmodel/layout"
)

func setupLayout(f *flags) func(context.Context, *Env, []string) error {
	in := f.String("i", "", "read edges from `FILE`: two numbers from 0 and a tab a line")
	out := f.String("o", "", "write positions to `FILE`: x and y, one node a line")
	name := f.String("layout", "force", "`LAYOUT` to compute: "+strings.Join(layout.Names(), ", "))
	seed := f.Uint64("seed", 0, "start from `NUMBER`")
	threads := f.Int("threads", 0, "use this `NUMBER` of processors; 0 for all")
	measure := f.String("measure", "", "tell the quality of the positions in `FILE` instead of computing any")
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
		// A layout makes little garbage: collecting it early takes no time to speak of,
		// and a fifth of the memory less.
		defer debug.SetGCPercent(debug.SetGCPercent(25))
		text, err := e.readInput(*in)
		if err != nil {
			return err
		}
		g, err := parseEdges(text)
		if err != nil {
			return fmt.Errorf("%s: %w", *in, err)
		}
		if *measure != "" {
			return e.measureLayout(g, *measure)
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
	nodes, edges := g.N, len(g.Edges)
	cpu, wall := cputime.Used(), time.Now()
	points, err := l.Run(ctx, g, o)
	if err != nil {
		return err
	}
	usedCPU, usedWall := cputime.Used()-cpu, time.Since(wall)
	err = e.write(out, func(w io.Writer) error {
		b := bufio.NewWriter(w)
		var line []byte
		for _, p := range points {
			line = strconv.AppendFloat(line[:0], p.X, 'g', -1, 64)
			line = append(line, ' ')
			line = strconv.AppendFloat(line, p.Y, 'g', -1, 64)
			// bufio keeps the first error for Flush.
			_, _ = b.Write(append(line, '\n'))
		}
		return b.Flush()
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.Stderr, "{\"cpu_ms\":%d,\"wall_ms\":%d,\"nodes\":%d,\"edges\":%d}\n",
		usedCPU.Milliseconds(), usedWall.Milliseconds(), nodes, edges)
	return err
}

// measureLayout tells how good the positions in a file are.
func (e *Env) measureLayout(g layout.Graph, name string) error {
	text, err := e.readInput(name)
	if err != nil {
		return err
	}
	p, err := parsePositions(text, g.N)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	q, err := layout.Measure(g, p, 1)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.Stdout, "{\"stress\":%.4f,\"neighborhood\":%.4f,\"crossings\":%.5f}\n", q.Stress, q.Neighborhood, q.Crossings)
	return err
}

// parsePositions reads n lines of x and y.
func parsePositions(text []byte, n int) ([]layout.Point, error) {
	p := make([]layout.Point, 0, n)
	for line := range bytes.Lines(text) {
		f := bytes.Fields(line)
		if len(f) == 0 {
			continue
		}
		if len(f) != 2 {
			return nil, fmt.Errorf("line %d: x and y are expected", len(p)+1)
		}
		x, errX := strconv.ParseFloat(string(f[0]), 64)
		y, errY := strconv.ParseFloat(string(f[1]), 64)
		if errX != nil || errY != nil || math.IsNaN(x+y) || math.IsInf(x+y, 0) {
			return nil, fmt.Errorf("line %d: %q is no position", len(p)+1, string(bytes.TrimSpace(line)))
		}
		p = append(p, layout.Point{X: x, Y: y})
	}
	if len(p) != n {
		return nil, fmt.Errorf("%d positions for %d nodes", len(p), n)
	}
	return p, nil
}

// maxNodes bounds what a wrong number in a file can make the program allocate.
const maxNodes = 50_000_000

// parseEdges reads lines of two node numbers. Empty lines and lines that start
// with # are left out.
func parseEdges(text []byte) (layout.Graph, error) {
	g := layout.Graph{Edges: make([]layout.Edge, 0, bytes.Count(text, []byte("\n"))+1)}
	number := 0
	for len(text) > 0 {
		number++
		line, rest, _ := bytes.Cut(text, []byte("\n"))
		text = rest
		first, other := nextWord(line)
		if len(first) == 0 || first[0] == '#' {
			continue
		}
		second, other := nextWord(other)
		if third, _ := nextWord(other); len(second) == 0 || len(third) > 0 {
			return g, fmt.Errorf("line %d: two node numbers are expected, there are %d words", number, len(bytes.Fields(line)))
		}
		a, okA := nodeNumber(first)
		b, okB := nodeNumber(second)
		if !okA || !okB {
			return g, fmt.Errorf("line %d: %q is not an edge between nodes 0 to %d", number, string(line), maxNodes-1)
		}
		g.N = max(g.N, a+1, b+1)
		g.Edges = append(g.Edges, layout.Edge{A: int32(a), B: int32(b)})
	}
	return g, nil
}

// nextWord cuts the first word off a line.
func nextWord(line []byte) (word, rest []byte) {
	space := func(c byte) bool { return c == ' ' || c == '\t' || c == '\r' }
	for len(line) > 0 && space(line[0]) {
		line = line[1:]
	}
	end := 0
	for end < len(line) && !space(line[end]) {
		end++
	}
	return line[:end], line[end:]
}

func nodeNumber(word []byte) (int, bool) {
	n := 0
	for _, c := range word {
		if c < '0' || c > '9' {
			return 0, false
		}
		if n = n*10 + int(c-'0'); n >= maxNodes {
			return 0, false
		}
	}
	return n, true
}
