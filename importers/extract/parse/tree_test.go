package parse

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestBestTree compares the decoder with a search through all trees.
func TestBestTree(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	var d decoder
	for round := range 400 {
		n := 1 + rng.IntN(5)
		width := pad(n + 1)
		score := make([]int32, n*width)
		for i := range score {
			score[i] = rng.Int32N(2001) - 1000
		}
		head := make([]int, n)
		d.tree(head, score, n, width)
		if !d.isTree(head, n) {
			t.Fatalf("round %d: %v is no projective tree", round, head)
		}
		if got, want := total(head, score, width), bestTotal(&d, score, n, width); got != want {
			t.Fatalf("round %d: %v scores %d, the best tree %d", round, head, got, want)
		}
	}
}

func total(head []int, score []int32, width int) int {
	sum := 0
	for i, h := range head {
		sum += int(score[i*width+h])
	}
	return sum
}

// bestTotal tries all heads of all words.
func bestTotal(d *decoder, score []int32, n, width int) int {
	best, found := 0, false
	head := make([]int, n)
	for {
		if !slices.ContainsFunc(pairs(head), func(p [2]int) bool { return p[0] == p[1] }) && d.isTree(head, n) {
			if v := total(head, score, width); !found || v > best {
				best, found = v, true
			}
		}
		i := 0
		for ; i < n; i++ {
			if head[i]++; head[i] <= n {
				break
			}
			head[i] = 0
		}
		if i == n {
			return best
		}
	}
}

func pairs(head []int) [][2]int {
	out := make([][2]int, len(head))
	for i, h := range head {
		out[i] = [2]int{i, h}
	}
	return out
}

func TestIsTree(t *testing.T) {
	tests := []struct {
		head []int
		want bool
	}{
		{[]int{1}, true},
		{[]int{1, 2}, true},
		{[]int{1, 0}, false},       // a circle
		{[]int{2, 2}, false},       // two roots
		{[]int{2, 3, 4, 4}, false}, // crossing arcs
		{[]int{2, 0, 3}, true},
		{[]int{2, 3, 1}, false}, // the root lies below an arc
	}
	var d decoder
	for _, test := range tests {
		if got := d.isTree(test.head, len(test.head)); got != test.want {
			t.Errorf("isTree(%v) = %v", test.head, got)
		}
	}
}

func BenchmarkEisner(b *testing.B) {
	const n = 40
	width := pad(n + 1)
	rng := rand.New(rand.NewPCG(1, 1))
	score := make([]int32, n*width)
	for i := range score {
		score[i] = rng.Int32N(2001) - 1000
	}
	head := make([]int, n)
	var d decoder
	for b.Loop() {
		d.eisner(head, score, n, width)
	}
}
