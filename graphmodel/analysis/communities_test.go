package analysis

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestModularity(t *testing.T) {
	smallGraphs(t, true, func(t *testing.T, g *Graph, r *rand.Rand) {
		of := make([]int32, g.N())
		for v := range of {
			of[v] = int32(r.IntN(3))
		}
		m, s := matrix(g), g.Strengths()
		total, want := 0.0, 0.0
		for _, v := range s {
			total += v
		}
		for a := range m {
			for b := range m {
				if of[a] == of[b] && total > 0 {
					want += (m[a][b] - 1.5*s[a]*s[b]/total) / total
				}
			}
		}
		if got := Modularity(g, of, 1.5); !near(got, want) {
			t.Fatalf("modularity %v, want %v", got, want)
		}
	})
}

// TestCommunitiesAreConnected is what Leiden promises and Louvain does not.
func TestCommunitiesAreConnected(t *testing.T) {
	for seed := range uint64(40) {
		for name, ends := range map[string][][2]int32{
			"scale-free": attached(400, 1+int(seed%3), seed),
			"groups":     planted(400, 20+int(seed), 4, float64(seed)/10, seed),
		} {
			g, err := New(400, ends, nil)
			if err != nil {
				t.Fatal(err)
			}
			c, err := FindCommunities(context.Background(), g, CommunityOptions{Options: Options{Seed: seed}})
			if err != nil {
				t.Fatal(err)
			}
			for i, members := range c.Members() {
				if len(members) != int(c.Sizes[i]) || !connected(g, members) {
					t.Fatalf("%s %d: community %d is not connected: %v", name, seed, i, members)
				}
			}
		}
	}
}

func connected(g *Graph, members []int32) bool {
	reached := []int32{members[0]}
	for i := 0; i < len(reached); i++ {
		for _, w := range g.Neighbors(reached[i]) {
			if slices.Contains(members, w) && !slices.Contains(reached, w) {
				reached = append(reached, w)
			}
		}
	}
	return len(reached) == len(members)
}

// TestCommunitiesAreStable checks that no node would be better off in the
// community of a neighbor, or alone.
func TestCommunitiesAreStable(t *testing.T) {
	g, err := New(1000, planted(1000, 50, 6, 2, 8), nil)
	if err != nil {
		t.Fatal(err)
	}
	c, err := FindCommunities(context.Background(), g, CommunityOptions{})
	if err != nil {
		t.Fatal(err)
	}
	worse := 0
	for v := range int32(g.N()) {
		of := slices.Clone(c.Of)
		for _, w := range g.Neighbors(v) {
			of[v] = c.Of[w]
			if Modularity(g, of, 1) > c.Modularity+1e-9 {
				worse++
				break
			}
		}
	}
	// Moves far away shift the balance a little after a node was looked at.
	if worse > 5 {
		t.Errorf("%d nodes would be better off elsewhere", worse)
	}
}

func TestCommunitiesFindPlantedGroups(t *testing.T) {
	const n, size = 2000, 100
	g, err := New(n, planted(n, size, 8, 2, 5), nil)
	if err != nil {
		t.Fatal(err)
	}
	c, err := FindCommunities(context.Background(), g, CommunityOptions{})
	if err != nil {
		t.Fatal(err)
	}
	planned := make([]int32, n)
	for v := range planned {
		planned[v] = int32(v / size)
	}
	if want := Modularity(g, planned, 1); c.Modularity < want {
		t.Errorf("modularity %.4f, that of the planted groups is %.4f", c.Modularity, want)
	}
	if same := mutualInformation(c.Of, planned); same < 0.95 {
		t.Errorf("normalized mutual information with the planted groups: %.3f in %d communities", same, c.Count())
	}
}

// mutualInformation is that of two divisions, over the mean of their entropies.
func mutualInformation(a, b []int32) float64 {
	n := float64(len(a))
	both, as, bs := map[[2]int32]float64{}, map[int32]float64{}, map[int32]float64{}
	for v := range a {
		both[[2]int32{a[v], b[v]}]++
		as[a[v]]++
		bs[b[v]]++
	}
	information, entropy := 0.0, 0.0
	for k, c := range both {
		information += c / n * math.Log(c*n/(as[k[0]]*bs[k[1]]))
	}
	for _, m := range []map[int32]float64{as, bs} {
		for _, c := range m {
			entropy -= c / n * math.Log(c/n) / 2
		}
	}
	return information / entropy
}

// TestCommunitiesOfKnownGraphs compares with modularities that were published.
func TestCommunitiesOfKnownGraphs(t *testing.T) {
	// Zachary's karate club (1977): 0.4198 is the highest there is.
	g, err := New(34, karate, nil)
	if err != nil {
		t.Fatal(err)
	}
	best := 0.0
	for seed := range uint64(10) {
		c, err := FindCommunities(context.Background(), g, CommunityOptions{Options: Options{Seed: seed}})
		if err != nil || c.Modularity < 0.415 {
			t.Errorf("seed %d: modularity %.4f, %v", seed, c.Modularity, err)
		}
		best = max(best, c.Modularity)
	}
	if math.Abs(best-0.41979) > 1e-4 {
		t.Errorf("best modularity of ten: %.5f", best)
	}
}

func TestCommunitiesResolution(t *testing.T) {
	g, err := New(1000, planted(1000, 20, 6, 2, 1), nil)
	if err != nil {
		t.Fatal(err)
	}
	last := 0
	for _, resolution := range []float64{0.1, 1, 5} {
		c, err := FindCommunities(context.Background(), g, CommunityOptions{Resolution: resolution})
		if err != nil || c.Count() <= last {
			t.Errorf("resolution %v: %d communities after %d, %v", resolution, c.Count(), last, err)
		}
		last = c.Count()
	}
}

func TestCommunitiesOfFewNodes(t *testing.T) {
	for n, want := range []int{0, 1, 2} {
		g, err := New(n, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if c, err := FindCommunities(context.Background(), g, CommunityOptions{}); err != nil || c.Count() != want || c.Modularity != 0 {
			t.Errorf("%d nodes without edges: %+v, %v", n, c, err)
		}
	}
}

var karate = [][2]int32{
	{0, 1},
	{0, 2},
	{0, 3},
	{0, 4},
	{0, 5},
	{0, 6},
	{0, 7},
	{0, 8},
	{0, 10},
	{0, 11},
	{0, 12},
	{0, 13},
	{0, 17},
	{0, 19},
	{0, 21},
	{0, 31},
	{1, 2},
	{1, 3},
	{1, 7},
	{1, 13},
	{1, 17},
	{1, 19},
	{1, 21},
	{1, 30},
	{2, 3},
	{2, 7},
	{2, 8},
	{2, 9},
	{2, 13},
	{2, 27},
	{2, 28},
	{2, 32},
	{3, 7},
	{3, 12},
	{3, 13},
	{4, 6},
	{4, 10},
	{5, 6},
	{5, 10},
	{5, 16},
	{6, 16},
	{8, 30},
	{8, 32},
	{8, 33},
	{9, 33},
	{13, 33},
	{14, 32},
	{14, 33},
	{15, 32},
	{15, 33},
	{18, 32},
	{18, 33},
	{19, 33},
	{20, 32},
	{20, 33},
	{22, 32},
	{22, 33},
	{23, 25},
	{23, 27},
	{23, 29},
	{23, 32},
	{23, 33},
	{24, 25},
	{24, 27},
	{24, 31},
	{25, 31},
	{26, 29},
	{26, 33},
	{27, 33},
	{28, 31},
	{28, 33},
	{29, 32},
	{29, 33},
	{30, 32},
	{30, 33},
	{31, 32},
	{31, 33},
	{32, 33},
}
