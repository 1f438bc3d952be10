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
	if next.Articles, _, err = merge(s.Articles, c.Articles, articleID, sameArticle); err != nil {
		return nil, fmt.Errorf("article %w", err)
	}
	var entityMoved, linkMoved []int32
	if next.Entities, entityMoved, err = merge(s.Entities, c.Entities, entityID, sameEntity); err != nil {
		return nil, fmt.Errorf("entity %w", err)
	}
	if next.Links, linkMoved, err = merge(s.Links, c.Links, linkID, sameLink); err != nil {
		return nil, fmt.Errorf("link %w", err)
	}
	linkMoved = s.detachMovedEnds(linkMoved, c.Links)
	if entityMoved == nil && linkMoved == nil {
		return &next, nil
	}
	added, err := next.joinEnds(s, entityMoved, linkMoved, c.Links)
	if err != nil {
		return nil, err
	}
	switch {
	case len(added) > len(next.Links)/4:
		next.buildAdjacency()
	case entityMoved == nil && len(c.Links) <= fewEdits:
		next.shiftAdjacency(s, linkMoved, added, c.Links)
	default:
		next.patchAdjacency(s, entityMoved, linkMoved, added)
	}
	return &next, nil
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

// merge applies edits, which are sorted by id, to parts, which are too. It
// also returns where each part has moved to (none for a deleted one), or nil
// when every part has kept its place.
func merge[T any](parts []*T, edits []Edit[T], id func(*T) string, same func(a, b *T) bool) ([]*T, []int32, error) {
	if len(edits) == 0 {
		return parts, nil, nil
	}
	result := make([]*T, 0, len(parts)+len(edits))
	placesKept := true
	for _, e := range edits {
		placesKept = placesKept && e.Before != nil && e.After != nil
	}
	var to []int32
	if !placesKept {
		to = make([]int32, 0, len(parts))
	}
	keep := func(n int) {
		if !placesKept {
			for i := range n {
				to = append(to, int32(len(result)+i))
			}
		}
		result = append(result, parts[:n]...)
		parts = parts[n:]
	}
	for _, e := range edits {
		key := e.key(id)
		at, found := findByID(parts, key, id)
		keep(at)
		if found != (e.Before != nil) || found && parts[0] != e.Before && !same(parts[0], e.Before) {
			return nil, nil, fmt.Errorf("%s: %w", key, ErrConflict)
		}
		if found {
			if e.After == nil {
				to = append(to, none)
			} else if !placesKept {
				to = append(to, int32(len(result)))
			}
			parts = parts[1:]
		}
		if e.After != nil {
			result = append(result, e.After)
		}
	}
	keep(len(parts))
	return result, to, nil
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
