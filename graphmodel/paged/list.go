// Package paged holds long lists that change little by little: a list that
// follows from another one shares all pages with it but those in which
// something was replaced, so that both may be read for as long as anybody wants.
package paged

import (
	"iter"
	"slices"
	"sort"
)

const (
	// pageSize is how many items a page has at first. A change copies a page,
	// and the table of all pages.
	pageSize = 2048
	// rebuildShare is of how many items one has to be replaced for the list to be
	// written anew as one piece, which readers like best.
	rebuildShare = 16
)

// List is an immutable list. The zero value is empty. It is safe for concurrent
// use.
type List[T any] struct {
	whole []T // all items, as long as the list is in one piece

	pages  [][]T   // none is empty
	starts []int32 // where each page starts, and how many items there are
}

// Cut replaces one item by at most one other.
type Cut[T any] struct {
	At   int  // the place in the list as it was
	Gone bool // the item there goes
	New  bool // Value comes, before the item there if that stays
	// Value is meaningless unless New is set.
	Value T
}

// Of makes a list of a slice, which it takes over.
func Of[T any](items []T) List[T] {
	if len(items) == 0 {
		return List[T]{}
	}
	return List[T]{whole: items[:len(items):len(items)]}
}

// Len is the number of items.
func (l *List[T]) Len() int {
	if l.starts == nil {
		return len(l.whole)
	}
	return int(l.starts[len(l.pages)])
}

// At returns item i.
func (l *List[T]) At(i int) T {
	if l.starts == nil {
		return l.whole[i]
	}
	p := l.page(int32(i))
	return l.pages[p][i-int(l.starts[p])]
}

// page is the page of item i: near the one that it would be if all were as long as
// the mean.
func (l *List[T]) page(i int32) int {
	p := min(int(int64(i)*int64(len(l.pages))/max(1, int64(l.Len()))), len(l.pages)-1)
	for l.starts[p] > i {
		p--
	}
	for l.starts[p+1] <= i {
		p++
	}
	return p
}

// All yields each item with its place.
func (l *List[T]) All() iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := 0
		for page := range l.Pages() {
			for _, item := range page {
				if !yield(i, item) {
					return
				}
				i++
			}
		}
	}
}

// Pages yields the items in pieces, which must not be modified.
func (l *List[T]) Pages() iter.Seq[[]T] {
	if l.starts == nil {
		return slices.Values([][]T{l.whole})
	}
	return slices.Values(l.pages)
}

// Apart returns the items on pages that two lists do not share, of each in its order.
// Where one follows from the other by a few cuts these are few.
func Apart[T any](a, b *List[T]) (ofA, ofB []T) {
	return a.without(b.parts()), b.without(a.parts())
}

// parts are the pages of a list, also of one in one piece, by their first item.
func (l *List[T]) parts() map[*T]int {
	parts := make(map[*T]int, len(l.pages)+len(l.whole)/pageSize+1)
	for _, page := range l.chunks() {
		parts[&page[0]] = len(page)
	}
	return parts
}

func (l *List[T]) without(parts map[*T]int) (items []T) {
	for _, page := range l.chunks() {
		if parts[&page[0]] != len(page) {
			items = append(items, page...)
		}
	}
	return items
}

// chunks are the pages that a list that follows from this one may share.
func (l *List[T]) chunks() [][]T {
	if l.starts == nil {
		return slices.Collect(slices.Chunk(l.whole, pageSize))
	}
	return l.pages
}

// Flat returns the items as one slice, which must not be modified; nil where there
// are none.
func (l *List[T]) Flat() []T {
	if l.starts == nil {
		return l.whole
	}
	all := make([]T, 0, l.Len())
	for _, page := range l.pages {
		all = append(all, page...)
	}
	return all
}

// Search returns the place of an item in a list that is sorted, or the place
// where it would be. compare tells how an item compares with it.
func (l *List[T]) Search(compare func(T) int) (at int, found bool) {
	order := func(item T, _ struct{}) int { return compare(item) }
	if l.starts == nil {
		return slices.BinarySearchFunc(l.whole, struct{}{}, order)
	}
	p := sort.Search(len(l.pages), func(p int) bool { return compare(l.pages[p][0]) > 0 })
	if p == 0 {
		return 0, false
	}
	at, found = slices.BinarySearchFunc(l.pages[p-1], struct{}{}, order)
	return int(l.starts[p-1]) + at, found
}

// With returns the list after cuts, which are sorted by place.
func (l *List[T]) With(cuts []Cut[T]) List[T] {
	if len(cuts) == 0 {
		return *l
	}
	if len(cuts)*rebuildShare >= l.Len() {
		return Of(apply(l.Flat(), 0, cuts))
	}
	pages := l.chunks()
	next := List[T]{pages: make([][]T, 0, len(pages)+1), starts: make([]int32, 1, len(pages)+2)}
	start := 0
	for p, page := range pages {
		end := start + len(page)
		mine := 0
		for mine < len(cuts) && (cuts[mine].At < end || p == len(pages)-1) {
			mine++
		}
		if mine > 0 {
			page = apply(page, start, cuts[:mine])
			cuts = cuts[mine:]
		}
		next.add(page)
		start = end
	}
	if len(next.pages) > 2*(next.Len()/pageSize+1) {
		return Of(next.Flat()) // many pages have become short
	}
	return next
}

// add appends a page, or several where it has become too long.
func (l *List[T]) add(page []T) {
	for len(page) > 0 {
		n := len(page)
		if n > 2*pageSize {
			n = pageSize
		}
		l.pages = append(l.pages, page[:n:n])
		l.starts = append(l.starts, l.starts[len(l.starts)-1]+int32(n))
		page = page[n:]
	}
}

// apply returns the items after cuts in a slice of their own. start is the place
// of the first one.
func apply[T any](items []T, start int, cuts []Cut[T]) []T {
	n := len(items)
	for _, c := range cuts {
		if c.New {
			n++
		}
		if c.Gone {
			n--
		}
	}
	out := make([]T, 0, n)
	for _, c := range cuts {
		before := c.At - start
		out = append(out, items[:before]...)
		items, start = items[before:], c.At
		if c.New {
			out = append(out, c.Value)
		}
		if c.Gone {
			items, start = items[1:], c.At+1
		}
	}
	return append(out, items...)
}
