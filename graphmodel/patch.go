package graphmodel

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"clew/graphmodel/paged"
)

// ErrConflict is returned when a change does not fit the graph's state: what
// it wants to replace has been changed or is not there.
var ErrConflict = errors.New("the change does not fit the state of the graph")

// patch returns the snapshot that follows s when c is done. It shares with s
// what c leaves alone.
func (s *Snapshot) patch(c Change) (*Snapshot, error) {
	next := *s
	next.Revision++
	next.replacedEntities = s.replacedEntities.edited(c.Undecided.Entities)
	next.replacedLinks = s.replacedLinks.edited(c.Undecided.Links)
	var err error
	if next.Articles, err = merge(s.Articles, c.Articles, articleID, sameArticle); err != nil {
		return nil, fmt.Errorf("article %w", err)
	}
	if next.Entities, err = merge(s.Entities, c.Entities, entityID, sameEntity); err != nil {
		return nil, fmt.Errorf("entity %w", err)
	}
	if err = next.mergeLinks(c.Links); err != nil {
		return nil, fmt.Errorf("link %w", err)
	}
	if err := next.join(s, c); err != nil {
		return nil, err
	}
	return &next, nil
}

// join brings LinkEnds and the adjacency up to date.
func (s *Snapshot) join(before *Snapshot, c Change) error {
	if placesKept(c.Entities) && len(c.Links) <= fewEdits {
		return s.joinFew(before, c.Links)
	}
	entityMoved, linkMoved := destinations(len(before.Entities), before.EntityIndex, c.Entities, entityID), destinations(before.Links.Len(), before.linkIndex, c.Links, linkID)
	linkMoved = before.detachMovedEnds(linkMoved, c.Links)
	if entityMoved == nil && linkMoved == nil {
		return nil
	}
	added, err := s.joinEnds(before, entityMoved, linkMoved, c.Links)
	if err != nil {
		return err
	}
	if len(added) > s.Links.Len()/4 {
		s.buildAdjacency()
	} else {
		s.patchAdjacency(before, entityMoved, linkMoved, added)
	}
	return nil
}

// detachMovedEnds marks the links that get other ends as deleted, so that
// their old arcs go.
func (s *Snapshot) detachMovedEnds(linkMoved []int32, edits []Edit[Link]) []int32 {
	for _, e := range edits {
		if e.Before == nil || e.After == nil || samePlace(e) {
			continue
		}
		if linkMoved == nil {
			linkMoved = make([]int32, s.Links.Len())
			for i := range linkMoved {
				linkMoved[i] = int32(i)
			}
		}
		i, _ := s.linkIndex(e.Before.ID)
		linkMoved[i] = none
	}
	return linkMoved
}

// joinEnds fills LinkEnds: from the snapshot before where the link was there,
// by looking its ends up where it or its ends are new. Those links it returns.
func (s *Snapshot) joinEnds(before *Snapshot, entityMoved, linkMoved []int32, edits []Edit[Link]) ([]int32, error) {
	all := make([][2]int32, s.Links.Len())
	for i, e := range before.LinkEnds.All() {
		to := moved(linkMoved, int32(i))
		if to == none {
			continue
		}
		ends := [2]int32{moved(entityMoved, e[0]), moved(entityMoved, e[1])}
		if ends[0] == none || ends[1] == none {
			return nil, fmt.Errorf("link %s would lose an end: %w", s.Links.At(int(to)).ID, ErrConflict)
		}
		all[to] = ends
	}
	var added []int32
	known := newEntityLookup(s.Entities, 2*len(edits))
	at := 0
	for _, e := range edits {
		if e.After == nil || samePlace(e) {
			continue
		}
		for s.Links.At(at) != e.After {
			at++
		}
		from, okFrom := known.index(e.After.From)
		to, okTo := known.index(e.After.To)
		if !okFrom || !okTo {
			return nil, fmt.Errorf("link %s: an end is missing: %w", e.After.ID, ErrConflict)
		}
		all[at] = [2]int32{from, to}
		added = append(added, int32(at))
	}
	s.LinkEnds = paged.Of(all)
	return added, nil
}

func moved(to []int32, i int32) int32 {
	if to == nil || i == none {
		return i
	}
	return to[i]
}

// merge applies edits, which are sorted by id, to parts, which are too.
func merge[T any](parts []*T, edits []Edit[T], id func(*T) string, same func(a, b *T) bool) ([]*T, error) {
	if len(edits) == 0 {
		return parts, nil
	}
	result := make([]*T, 0, len(parts)+len(edits))
	for _, e := range edits {
		key := e.key(id)
		at, found := findByID(parts, key, id)
		result = append(result, parts[:at]...)
		parts = parts[at:]
		var now *T
		if found {
			now = parts[0]
		}
		if !e.fits(now, same) {
			return nil, fmt.Errorf("%s: %w", key, ErrConflict)
		}
		if found {
			parts = parts[1:]
		}
		if e.After != nil {
			result = append(result, e.After)
		}
	}
	return append(result, parts...), nil
}

// fits reports whether what the edit replaces is what there is now.
func (e Edit[T]) fits(now *T, same func(a, b *T) bool) bool {
	return (now == nil) == (e.Before == nil) && (now == nil || now == e.Before || same(now, e.Before))
}

// mergeLinks applies edits, which are sorted by id, to the links.
func (s *Snapshot) mergeLinks(edits []Edit[Link]) error {
	cuts := make([]paged.Cut[*Link], 0, len(edits))
	for _, e := range edits {
		at, found := s.linkIndex(e.key(linkID))
		var now *Link
		if found {
			now = s.Links.At(at)
		}
		if !e.fits(now, sameLink) {
			return fmt.Errorf("%s: %w", e.key(linkID), ErrConflict)
		}
		cuts = append(cuts, paged.Cut[*Link]{At: at, Gone: found, New: e.After != nil, Value: e.After})
	}
	s.Links = s.Links.With(cuts)
	return nil
}

// placesKept reports whether edits neither add nor remove a part.
func placesKept[T any](edits []Edit[T]) bool {
	return !slices.ContainsFunc(edits, func(e Edit[T]) bool { return e.Before == nil || e.After == nil })
}

// destinations returns where each of n parts moves by edits that fit (none for a
// deleted one), or nil when every part keeps its place. find tells where one is, or
// would be.
func destinations[T any](n int, find func(id string) (int, bool), edits []Edit[T], id func(*T) string) []int32 {
	if placesKept(edits) {
		return nil
	}
	to := make([]int32, n)
	from, by := 0, 0
	move := func(until int) {
		for ; from < until; from++ {
			to[from] = int32(from + by)
		}
	}
	for _, e := range edits {
		at, _ := find(e.key(id))
		move(at)
		switch {
		case e.Before == nil:
			by++
		case e.After == nil:
			to[at] = none
			from, by = at+1, by-1
		}
	}
	move(n)
	return to
}

// sortedEdits returns the edits sorted by id. An id that is edited twice is a
// conflict.
func sortedEdits[T any](edits []Edit[T], id func(*T) string) ([]Edit[T], error) {
	byID := func(a, b Edit[T]) int { return cmp.Compare(a.key(id), b.key(id)) }
	for _, e := range edits {
		if e.Before == nil && e.After == nil || e.Before != nil && e.After != nil && id(e.Before) != id(e.After) {
			return nil, fmt.Errorf("an edit is about nothing or about two things: %w", ErrConflict)
		}
	}
	if !slices.IsSortedFunc(edits, byID) {
		edits = slices.Clone(edits)
		slices.SortFunc(edits, byID)
	}
	for i := range len(edits) - 1 {
		if byID(edits[i], edits[i+1]) == 0 {
			return nil, fmt.Errorf("%s is edited twice: %w", edits[i].key(id), ErrConflict)
		}
	}
	return edits, nil
}
