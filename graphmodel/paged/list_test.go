package paged

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestWith compares lists with slices through many changes, and looks at the end
// whether any list has changed that others were made from.
func TestWith(t *testing.T) {
	type version struct {
		list List[int]
		want []int
	}
	for _, size := range []int{0, 1, 100, pageSize, 3*pageSize + 7, 20 * pageSize} {
		r := rand.New(rand.NewPCG(1, uint64(size)))
		want := make([]int, size)
		for i := range want {
			want[i] = 1000 * i
		}
		now := version{Of(slices.Clone(want)), want}
		versions := []version{now}
		for range 60 {
			cuts := someCuts(r, now.want)
			now = version{now.list.With(cuts), apply(now.want, 0, cuts)}
			versions = append(versions, now)
		}
		for i, v := range versions {
			if v.list.Len() != len(v.want) || !slices.Equal(v.list.Flat(), v.want) {
				t.Fatalf("version %d of %d items differs", i, size)
			}
			for at, item := range v.list.All() {
				if item != v.want[at] || v.list.At(at) != item {
					t.Fatalf("version %d: item %d is %d, want %d", i, at, v.list.At(at), v.want[at])
				}
			}
		}
		for range 200 {
			item := r.IntN(1000*size + 2)
			at, found := now.list.Search(func(x int) int { return cmp.Compare(x, item) })
			wantAt, wantFound := slices.BinarySearch(now.want, item)
			if at != wantAt || found != wantFound {
				t.Fatalf("%d is at %d, %v; want %d, %v", item, at, found, wantAt, wantFound)
			}
		}
	}
}

// someCuts returns cuts that keep the items ascending: few as a rule, now and then
// many in one place or everywhere.
func someCuts(r *rand.Rand, items []int) []Cut[int] {
	n, near := 1+r.IntN(5), len(items)
	switch r.IntN(10) {
	case 0:
		n = 1 + len(items)/3
	case 1:
		n, near = 1+r.IntN(pageSize), min(len(items), 50)
	}
	places := map[int]bool{}
	for range n {
		places[r.IntN(near+1)] = true
	}
	var cuts []Cut[int]
	for at := range places {
		c := Cut[int]{At: at, Gone: at < len(items) && r.IntN(2) == 0}
		before, after := 0, 1<<40
		if at > 0 {
			before = items[at-1]
		}
		if at < len(items) {
			after = items[at]
		}
		if c.Gone {
			c.New, c.Value = r.IntN(2) == 0, after
		} else if after > before+1 {
			c.New, c.Value = true, before+1+r.IntN(min(after-before-1, 1000))
		}
		if c.New || c.Gone {
			cuts = append(cuts, c)
		}
	}
	slices.SortFunc(cuts, func(a, b Cut[int]) int { return cmp.Compare(a.At, b.At) })
	return cuts
}

// TestWithShares checks that what a change leaves alone is not copied.
func TestWithShares(t *testing.T) {
	list := Of(make([]int, 100*pageSize))
	next := list.With([]Cut[int]{{At: 5, New: true, Value: 1}})
	after := next.With([]Cut[int]{{At: next.Len() - 1, Gone: true}})
	if &next.pages[1][0] != &list.whole[pageSize] || &after.pages[0][0] != &next.pages[0][0] {
		t.Error("pages without a change are copied")
	}
	bytes := testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			after.With([]Cut[int]{{At: 70 * pageSize, New: true, Value: 1}})
		}
	}).AllocedBytesPerOp()
	if whole := int64(8 * after.Len()); bytes > whole/20 {
		t.Errorf("a change of one item takes %d bytes, the list has %d", bytes, whole)
	}
}

// TestWithManyEdits checks that pages neither become long nor many short ones.
func TestWithManyEdits(t *testing.T) {
	list := Of(make([]int, 10*pageSize))
	for range 5 * pageSize {
		list = list.With([]Cut[int]{{At: list.Len() / 2, New: true}})
	}
	for _, page := range list.pages {
		if len(page) == 0 || len(page) > 2*pageSize {
			t.Fatalf("a page of %d items", len(page))
		}
	}
	for list.Len() > 1000 {
		list = list.With([]Cut[int]{{At: list.Len() / 2, Gone: true}})
	}
	if len(list.pages) > 4 {
		t.Errorf("%d pages of %d items", len(list.pages), list.Len())
	}
}
