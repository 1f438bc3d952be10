package main

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/graphmodel/layout"
)

// network is a graph before it becomes articles.
type network struct {
	names []string
	kinds []graphmodel.Kind
	links [][2]int
	at    []layout.Point
}

// newNetwork makes a network of n nodes and m different links. Communities
// have between 8 and some 400 members; seven of eight links stay inside, the
// others lead to a hub anywhere.
func newNetwork(n, m int, seed uint64) *network {
	rng := rand.New(rand.NewPCG(seed, uint64(n)))
	w := &network{names: make([]string, n), kinds: make([]graphmodel.Kind, n), at: make([]layout.Point, n)}
	group, first := grouped(rng, n)
	for i := range n {
		w.kinds[i] = []graphmodel.Kind{
			graphmodel.Person, graphmodel.Person, graphmodel.Organization, graphmodel.Place,
		}[rng.IntN(4)]
		w.names[i] = name(w.kinds[i], i)
	}
	w.place(rng, group, len(first))
	seen := map[[2]int]bool{}
	for tries := 0; len(w.links) < m && tries < 20*m; tries++ {
		a := rng.IntN(n)
		lo, hi := first[group[a]], n
		if g := group[a] + 1; g < len(first) {
			hi = first[g]
		}
		// The cube makes the low numbers of a group, and of all, its hubs.
		b := lo + int(float64(hi-lo)*math.Pow(rng.Float64(), 3))
		if rng.IntN(8) == 0 {
			b = int(float64(n) * math.Pow(rng.Float64(), 3))
		}
		link := [2]int{min(a, b), max(a, b)}
		if a != b && !seen[link] {
			seen[link] = true
			w.links = append(w.links, link)
		}
	}
	slices.SortFunc(w.links, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	return w
}

// grouped cuts 0…n-1 into communities: the community of each number, and the
// first number of each community.
func grouped(rng *rand.Rand, n int) (group, first []int) {
	group = make([]int, n)
	for i := 0; i < n; {
		size := 8 + int(400*math.Pow(rng.Float64(), 4))
		for k := i; k < min(i+size, n); k++ {
			group[k] = len(first)
		}
		first = append(first, i)
		i += size
	}
	return group, first
}

// place puts the communities on a spiral and their members around its points,
// each with the room of a node and its label.
func (w *network) place(rng *rand.Rand, group []int, groups int) {
	const room = 95 // pixels a node, in each direction
	counts := make([]int, groups)
	for _, g := range group {
		counts[g]++
	}
	centers := make([]layout.Point, groups)
	area := 0.0
	for g := range centers {
		area += float64(counts[g]) * room * room
		angle, radius := 2.399963*float64(g), math.Sqrt(area/math.Pi)
		centers[g] = layout.Point{X: 1.25 * radius * math.Cos(angle), Y: 0.8 * radius * math.Sin(angle)}
	}
	for i, g := range group {
		spread := room * math.Sqrt(float64(counts[g])) / 2
		w.at[i] = layout.Point{X: centers[g].X + spread*rng.NormFloat64(), Y: centers[g].Y + spread*rng.NormFloat64()}
	}
}

var (
	given = []string{
		"Anna", "Boris", "Chen", "Dana", "Emil", "Fatima", "Goran", "Hana", "Igor", "Jana", "Karim", "Lena", "Marek",
		"Nadia", "Oskar", "Petra",
	}
	onsets = []string{"b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "st"}
	nuclei = []string{"a", "e", "i", "o", "u", "an", "el", "or"}
)

// name is a name that no other number has.
func name(k graphmodel.Kind, i int) string {
	var b strings.Builder
	for r, part := i+200, 0; r > 0 || part < 2; part++ {
		b.WriteString(onsets[r%len(onsets)])
		r /= len(onsets)
		b.WriteString(nuclei[r%len(nuclei)])
		r /= len(nuclei)
	}
	s := b.String()
	s = strings.ToUpper(s[:1]) + s[1:]
	switch k {
	case graphmodel.Place:
		return s + "stad"
	case graphmodel.Organization:
		return s + " Group"
	default:
		return given[i%len(given)] + " " + s + "ic"
	}
}
