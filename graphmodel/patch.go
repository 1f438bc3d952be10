package graphmodel

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
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
	if next.Links, err = merge(s.Links, c.Links, linkID, sameLink); err != nil {
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
	entityMoved, linkMoved := destinations(before.Entities, c.Entities, entityID), destinations(before.Links, c.Links, linkID)
	linkMoved = before.detachMovedEnds(linkMoved, c.Links)
	if entityMoved == nil && linkMoved == nil {
		return nil
	}
	added, err := s.joinEnds(before, entityMoved, linkMoved, c.Links)
	if err != nil {
		return err
	}
	if len(added) > len(s.Links)/4 {
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
			linkMoved = make([]int32, len(s.Links))
			for i := range linkMoved {
				linkMoved[i] = int32(i)
			}
		}
		i, _ := findByID(s.Links, e.Before.ID, linkID)
		linkMoved[i] = none
	}
	return linkMoved
}

// joinEnds fills LinkEnds: from the snapshot before where the link was there,
// by looking its ends up where it or its ends are new. Those links it returns.
func (s *Snapshot) joinEnds(before *Snapshot, entityMoved, linkMoved []int32, edits []Edit[Link]) ([]int32, error) {
	s.LinkEnds = make([][2]int32, len(s.Links))
	for i, e := range before.LinkEnds {
		to := moved(linkMoved, int32(i))
		if to == none {
			continue
		}
		ends := [2]int32{moved(entityMoved, e[0]), moved(entityMoved, e[1])}
		if ends[0] == none || ends[1] == none {
			return nil, fmt.Errorf("link %s would lose an end: %w", s.Links[to].ID, ErrConflict)
		}
		s.LinkEnds[to] = ends
	}
	var added []int32
	known := newEntityLookup(s.Entities, 2*len(edits))
	at := 0
	for _, e := range edits {
		if e.After == nil || samePlace(e) {
			continue
		}
		for s.Links[at] != e.After {
			at++
		}
		from, okFrom := known.index(e.After.From)
		to, okTo := known.index(e.After.To)
		if !okFrom || !okTo {
			return nil, fmt.Errorf("link %s: an end is missing: %w", e.After.ID, ErrConflict)
		}
		s.LinkEnds[at] = [2]int32{from, to}
		added = append(added, int32(at))
	}
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
		if found != (e.Before != nil) || found && parts[0] != e.Before && !same(parts[0], e.Before) {
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

// placesKept reports whether edits neither add nor remove a part.
func placesKept[T any](edits []Edit[T]) bool {
	return !slices.ContainsFunc(edits, func(e Edit[T]) bool { return e.Before == nil || e.After == nil })
}

// destinations returns where each part moves by edits that fit (none for a deleted
// one), or nil when every part keeps its place.
func destinations[T any](parts []*T, edits []Edit[T], id func(*T) string) []int32 {
	if placesKept(edits) {
		return nil
	}
	to := make([]int32, len(parts))
	from, by := 0, 0
	move := func(until int) {
		for ; from < until; from++ {
			to[from] = int32(from + by)
		}
	}
	for _, e := range edits {
		at, _ := findByID(parts, e.key(id), id)
		move(at)
		switch {
		case e.Before == nil:
			by++
		case e.After == nil:
			to[at] = none
			from, by = at+1, by-1
		}
	}
	move(len(parts))
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
