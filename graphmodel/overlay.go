package graphmodel

import (
	"iter"
	"maps"
)

// overlay is an immutable map of parts by id in two layers, so that a step that
// changes a few does not copy all. A nil part says that there is none. The zero
// value is empty.
type overlay[T any] struct {
	base, over map[string]*T
	// gone lists ids of base that are no longer in the map.
	gone map[string]bool
}

func (o overlay[T]) get(id string) (*T, bool) {
	if p, ok := o.over[id]; ok {
		return p, true
	}
	if o.gone[id] {
		return nil, false
	}
	p, ok := o.base[id]
	return p, ok
}

// all yields the entries in no particular order.
func (o overlay[T]) all() iter.Seq2[string, *T] {
	return func(yield func(string, *T) bool) {
		for id, p := range o.over {
			if !yield(id, p) {
				return
			}
		}
		for id, p := range o.base {
			if _, again := o.over[id]; !again && !o.gone[id] && !yield(id, p) {
				return
			}
		}
	}
}

// merged returns the entries as one map, which must not be changed.
func (o overlay[T]) merged() map[string]*T {
	if len(o.over) == 0 && len(o.gone) == 0 {
		return o.base
	}
	return maps.Collect(o.all())
}

// layerShare is up to which share of the lower layer the upper one grows.
const layerShare = 8

// edited returns the map after edits.
func (o overlay[T]) edited(edits []Edit[Replaced[T]]) overlay[T] {
	if len(edits) == 0 {
		return o
	}
	next := overlay[T]{base: o.base, over: maps.Clone(o.over), gone: maps.Clone(o.gone)}
	if next.over == nil {
		next.over = map[string]*T{}
	}
	if next.gone == nil {
		next.gone = map[string]bool{}
	}
	for _, e := range edits {
		if e.After != nil {
			next.over[e.After.ID] = e.After.Part
			continue
		}
		delete(next.over, e.Before.ID)
		if _, below := next.base[e.Before.ID]; below {
			next.gone[e.Before.ID] = true
		}
	}
	if len(next.gone) == len(next.base) && len(next.over) == 0 {
		return overlay[T]{}
	}
	if len(next.over)+len(next.gone) > max(256, len(next.base)/layerShare) {
		next = overlay[T]{base: next.merged()}
	}
	return next
}
