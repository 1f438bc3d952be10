package graphmodel

import (
	"cmp"
	"slices"
)

// fewEdits is up to how many edited links shiftAdjacency is faster than
// patchAdjacency.
const fewEdits = 64

// shift says that links from an old index on have moved by so many places.
type shift struct{ from, by int32 }

// linkShifts returns how the indexes of s's links move, sorted by from, each
// shift replacing the one before.
func (s *Snapshot) linkShifts(edits []Edit[Link]) []shift {
	var shifts []shift
	by := int32(0)
	for _, e := range edits {
		i, _ := findByID(s.Links, e.key(linkID), linkID)
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

// shiftAdjacency does the same as patchAdjacency where no entity comes or goes
// and few links are edited: the arcs of all entities but the ends of these
// links are copied in blocks.
func (s *Snapshot) shiftAdjacency(before *Snapshot, linkMoved, added []int32, edits []Edit[Link]) {
	shifts := before.linkShifts(edits)
	fresh := s.arcsOfLinks(added)
	s.Arcs = make([]Arc, 0, len(before.Arcs)+len(fresh))
	s.Offsets = make([]int32, 1, len(before.Offsets))
	done := int32(0)
	for _, v := range s.touched(before, edits) {
		s.copyBlock(before, done, v, shifts)
		mine := 0
		for mine < len(fresh) && fresh[mine].entity == v {
			mine++
		}
		s.Arcs = appendMerged(s.Arcs, before.ArcsOf(int(v)), fresh[:mine], nil, linkMoved)
		s.Offsets = append(s.Offsets, int32(len(s.Arcs)))
		fresh = fresh[mine:]
		done = v + 1
	}
	s.copyBlock(before, done, int32(len(s.Entities)), shifts)
}

// touched returns the ends of edited links, before and after, sorted.
func (s *Snapshot) touched(before *Snapshot, edits []Edit[Link]) []int32 {
	var ends []int32
	for _, e := range edits {
		if i, ok := findByID(before.Links, e.key(linkID), linkID); ok {
			ends = append(ends, before.LinkEnds[i][:]...)
		}
		if i, ok := findByID(s.Links, e.key(linkID), linkID); ok {
			ends = append(ends, s.LinkEnds[i][:]...)
		}
	}
	slices.SortFunc(ends, cmp.Compare[int32])
	return slices.Compact(ends)
}

// copyBlock copies the arcs of the entities from first up to last, none of
// which has an edited link.
func (s *Snapshot) copyBlock(before *Snapshot, first, last int32, shifts []shift) {
	start, end := before.Offsets[first], before.Offsets[last]
	delta := int32(len(s.Arcs)) - start
	for _, o := range before.Offsets[first+1 : last+1] {
		s.Offsets = append(s.Offsets, o+delta)
	}
	at := len(s.Arcs)
	s.Arcs = append(s.Arcs, before.Arcs[start:end]...)
	block := s.Arcs[at:]
	for i := range block {
		by := int32(0)
		for _, sh := range shifts {
			if block[i].Link >= sh.from {
				by = sh.by
			}
		}
		block[i].Link += by
	}
}
