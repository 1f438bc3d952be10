package graphmodel

import (
	"cmp"
	"fmt"
	"slices"

	"clew/graphmodel/paged"
)

// fewEdits is up to how many edited links the adjacency keeps them beside the
// rest.
const fewEdits = 64

// shift says that links from an old index on have moved by so many places.
type shift struct{ from, by int32 }

// linkShifts returns how the indexes of s's links move, sorted by from, each
// shift replacing the one before.
func (s *Snapshot) linkShifts(edits []Edit[Link]) []shift {
	var shifts []shift
	by := int32(0)
	for _, e := range edits {
		i, _ := s.linkIndex(e.key(linkID))
		switch {
		case e.Before == nil:
			by++
			shifts = append(shifts, shift{int32(i), by})
		case e.After == nil:
			by--
			shifts = append(shifts, shift{int32(i) + 1, by})
		}
	}
	return shifts
}

// shifted is where a link is that was at index i.
func shifted(shifts []shift, i int32) int32 {
	lo, hi := 0, len(shifts)
	for lo < hi {
		if mid := (lo + hi) / 2; shifts[mid].from <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == 0 {
		return i
	}
	return i + shifts[lo-1].by
}

// chained returns the shifts that have the effect of first and then second.
func chained(first, second []shift) []shift {
	if len(first) == 0 || len(second) == 0 {
		return append(slices.Clone(first), second...)
	}
	all := make([]shift, 0, len(first)+len(second))
	for _, s := range first {
		all = append(all, shift{from: s.from})
	}
	for _, s := range second {
		all = append(all, shift{from: earliest(first, s.from)})
	}
	slices.SortFunc(all, func(a, b shift) int { return cmp.Compare(a.from, b.from) })
	for i, s := range all {
		all[i].by = shifted(second, shifted(first, s.from)) - s.from
	}
	return slices.Compact(all)
}

// earliest is the first index that shifts move to at least an index. They keep
// the order, so that all after it are moved there, too.
func earliest(shifts []shift, to int32) int32 {
	from, by := int32(0), int32(0)
	for _, s := range shifts {
		if at := max(from, to-by); at < s.from {
			return at
		}
		from, by = s.from, s.by
	}
	return max(from, to-by)
}

// joinFew brings LinkEnds and the adjacency up to date after few edits of links
// where no entity comes or goes: it works out the arcs of the ends of these
// links, and leaves those of the others where they are.
func (s *Snapshot) joinFew(before *Snapshot, edits []Edit[Link]) error {
	edits = slices.DeleteFunc(slices.Clone(edits), samePlace)
	if len(edits) == 0 {
		return nil
	}
	added, err := s.joinFewEnds(before, edits)
	if err != nil {
		return err
	}
	shifts := before.linkShifts(edits)
	fresh := s.arcsOfLinks(added)
	a := adjacency{blocks: before.adjacency.blocks, shifts: chained(before.adjacency.shifts, shifts)}
	touched := s.touched(before, edits)
	gone := before.placesOf(edits)
	for _, v := range touched {
		mine := 0
		for mine < len(fresh) && fresh[mine].entity == v {
			mine++
		}
		kept := slices.DeleteFunc(before.AppendArcs(nil, int(v)), func(a Arc) bool { return slices.Contains(gone, a.Link) })
		renumber(kept, shifts)
		a.rows = append(a.rows, row{v, appendMerged(make([]Arc, 0, len(kept)+mine), kept, fresh[:mine], nil, nil)})
		fresh = fresh[mine:]
	}
	for _, r := range before.adjacency.rows {
		if _, again := slices.BinarySearch(touched, r.entity); !again {
			r.arcs = slices.Clone(r.arcs)
			renumber(r.arcs, shifts)
			a.rows = append(a.rows, r)
		}
	}
	slices.SortFunc(a.rows, func(a, b row) int { return cmp.Compare(a.entity, b.entity) })
	a.fold = before.adjacency.fold.after(shifts, touched)
	a.advance(len(edits))
	s.adjacency = a
	return nil
}

// renumber numbers the links of arcs anew.
func renumber(arcs []Arc, shifts []shift) {
	for k := range arcs {
		arcs[k].Link = shifted(shifts, arcs[k].Link)
	}
}

// joinFewEnds brings LinkEnds up to date, and returns the links whose ends are
// new.
func (s *Snapshot) joinFewEnds(before *Snapshot, edits []Edit[Link]) (added []int32, err error) {
	known := entityLookup{entities: s.Entities}
	cuts := make([]paged.Cut[[2]int32], 0, len(edits))
	moved := 0
	for _, e := range edits {
		at, there := before.linkIndex(e.key(linkID))
		cut := paged.Cut[[2]int32]{At: at, Gone: there, New: e.After != nil}
		if e.After != nil {
			from, okFrom := known.index(e.After.From)
			to, okTo := known.index(e.After.To)
			if !okFrom || !okTo {
				return nil, fmt.Errorf("link %s: an end is missing: %w", e.After.ID, ErrConflict)
			}
			cut.Value = [2]int32{from, to}
			added = append(added, int32(at+moved))
			moved++
		}
		if there {
			moved--
		}
		cuts = append(cuts, cut)
	}
	s.LinkEnds = before.LinkEnds.With(cuts)
	return added, nil
}

// placesOf returns the indexes of the links that edits replace or remove.
func (s *Snapshot) placesOf(edits []Edit[Link]) []int32 {
	var at []int32
	for _, e := range edits {
		if i, ok := s.linkIndex(e.key(linkID)); ok {
			at = append(at, int32(i))
		}
	}
	return at
}

// touched returns the ends of edited links, before and after, sorted.
func (s *Snapshot) touched(before *Snapshot, edits []Edit[Link]) []int32 {
	var ends []int32
	for _, t := range []*Snapshot{before, s} {
		for _, i := range t.placesOf(edits) {
			both := t.LinkEnds.At(int(i))
			ends = append(ends, both[:]...)
		}
	}
	slices.SortFunc(ends, cmp.Compare[int32])
	return slices.Compact(ends)
}
