package analysis

import (
	"bytes"
	"context"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"clew/graphmodel/cputime/cputest"
)

// attached returns a scale-free graph: each node joins per earlier ones, in
// proportion to their degree (Barabási and Albert, 1999).
func attached(n, per int, seed uint64) [][2]int32 {
	r := rand.New(rand.NewPCG(seed, 1))
	var ends [][2]int32
	var urn []int32
	for v := int32(per); int(v) < n; v++ {
		chosen := map[int32]bool{}
		for k := int32(0); int(k) < per; k++ {
			to := k
			if len(urn) > 0 {
				for to = urn[r.IntN(len(urn))]; chosen[to]; {
					to = urn[r.IntN(len(urn))]
				}
			}
			chosen[to] = true
			ends = append(ends, [2]int32{v, to})
		}
		for _, e := range ends[len(ends)-per:] {
			urn = append(urn, e[0], e[1])
		}
	}
	return ends
}

// planted returns a graph of groups of a size, with so many edges a node inside
// of its group and to the rest on average.
func planted(n, size int, inside, outside float64, seed uint64) [][2]int32 {
	r := rand.New(rand.NewPCG(seed, 2))
	var ends [][2]int32
	for range int(inside * float64(n) / 2) {
		a := r.IntN(n)
		b := a/size*size + r.IntN(size)
		ends = append(ends, [2]int32{int32(a), int32(min(b, n-1))})
	}
	for range int(outside * float64(n) / 2) {
		ends = append(ends, [2]int32{int32(r.IntN(n)), int32(r.IntN(n))})
	}
	return ends
}

// benchGraph is a scale-free graph of 100,000 nodes and 500,000 edges, or the
// edges of the file that CLEW_BENCH_GRAPH names: two node numbers a line.
func benchGraph(b *testing.B) *Graph {
	b.Helper()
	ends, n := attached(100_000, 5, 42), 100_000
	if name := os.Getenv("CLEW_BENCH_GRAPH"); name != "" {
		ends, n = readEdges(b, name)
	}
	g, err := New(n, ends, nil)
	if err != nil {
		b.Fatal(err)
	}
	return g
}

func readEdges(t testing.TB, name string) (ends [][2]int32, n int) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range bytes.Split(bytes.TrimSpace(text), []byte("\n")) {
		a, b, _ := bytes.Cut(line, []byte("\t"))
		x, errX := strconv.Atoi(string(a))
		y, errY := strconv.Atoi(string(b))
		if errX != nil || errY != nil {
			t.Fatalf("%s: %q is not an edge", name, line)
		}
		ends = append(ends, [2]int32{int32(x), int32(y)})
		n = max(n, x+1, y+1)
	}
	return ends, n
}

func BenchmarkNew(b *testing.B) {
	ends := attached(100_000, 5, 42)
	cputest.Measure(b, func(int) {
		if _, err := New(100_000, ends, nil); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkShortest(b *testing.B) {
	g := benchGraph(b)
	f, r := NewFinder(g), rand.New(rand.NewPCG(5, 5))
	cputest.Measure(b, func(int) {
		f.Shortest(int32(r.IntN(g.N())), int32(r.IntN(g.N())))
	})
}

func BenchmarkStrongest(b *testing.B) {
	g := benchGraph(b)
	f, r := NewFinder(g), rand.New(rand.NewPCG(5, 5))
	cputest.Measure(b, func(int) {
		f.Strongest(int32(r.IntN(g.N())), int32(r.IntN(g.N())))
	})
}

func BenchmarkKShortest(b *testing.B) {
	g := benchGraph(b)
	r := rand.New(rand.NewPCG(5, 5))
	cputest.Measure(b, func(int) {
		_, err := KShortest(context.Background(), g, int32(r.IntN(g.N())), int32(r.IntN(g.N())), PathQuery{Count: 10})
		if err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkAllPaths(b *testing.B) {
	g := benchGraph(b)
	r := rand.New(rand.NewPCG(5, 5))
	limits := PathLimits{Edges: 4, Count: 1000}
	cputest.Measure(b, func(int) {
		if _, _, err := AllPaths(context.Background(), g, int32(r.IntN(g.N())), int32(r.IntN(g.N())), limits); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkComponents(b *testing.B) {
	g := benchGraph(b)
	cputest.Measure(b, func(int) {
		FindComponents(g)
	})
}

func BenchmarkNeighborhood(b *testing.B) {
	g := benchGraph(b)
	cputest.Measure(b, func(int) {
		Neighborhood(g, []int32{77_777}, 2)
	})
}

func BenchmarkCutNodes(b *testing.B) {
	g := benchGraph(b)
	cputest.Measure(b, func(int) {
		if _, err := CutNodes(context.Background(), g); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkPageRank(b *testing.B) {
	g := benchGraph(b)
	cputest.Measure(b, func(int) {
		if _, err := PageRank(context.Background(), g, Options{Threads: 1}); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkCommunities(b *testing.B) {
	g := benchGraph(b)
	cputest.Measure(b, func(int) {
		c, err := FindCommunities(context.Background(), g, CommunityOptions{})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(c.Modularity, "modularity")
		b.ReportMetric(float64(c.Count()), "communities")
	})
}

func BenchmarkBetweennessExact(b *testing.B) {
	if os.Getenv("CLEW_BENCH_GRAPH") == "" {
		b.Skip("takes minutes at 100,000 nodes; name a smaller graph in CLEW_BENCH_GRAPH")
	}
	g := benchGraph(b)
	cputest.Measure(b, func(int) {
		if _, err := BetweennessExact(context.Background(), g, Options{Threads: 1}); err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkBetweennessSampled(b *testing.B) {
	g := benchGraph(b)
	cputest.Measure(b, func(int) {
		c, err := BetweennessSampled(context.Background(), g, Accuracy{}, Options{Threads: 1})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(c.Samples), "samples")
	})
}
