package graphmodel

import (
	"slices"
)

// ledger keeps the decisions of a person while new ones come in.
type ledger struct {
	draft  *draft
	before map[string]*Decision // by key, as the graph has them
	after  map[string]*Decision // what changes; nil for what goes
	// The keys of both, sorted.
	keysBefore, keysAfter []string
}

// newLedger returns the ledger of decisions with the given sorted keys.
func newLedger(d *draft, before map[string]*Decision, keys []string) *ledger {
	return &ledger{draft: d, before: before, after: map[string]*Decision{}, keysBefore: keys}
}

// set puts a decision, or nil, in the place of the one with the same key.
func (b *ledger) set(key string, d *Decision) {
	if _, known := b.after[key]; !known {
		at, _ := slices.BinarySearch(b.keysAfter, key)
		b.keysAfter = slices.Insert(b.keysAfter, at, key)
	}
	b.after[key] = d
}

// each calls f with every decision that holds, in the order of their keys.
func (b *ledger) each(f func(key string, d *Decision)) {
	for _, key := range b.keysBefore {
		if _, changed := b.after[key]; !changed {
			f(key, b.before[key])
		}
	}
	for _, key := range slices.Clone(b.keysAfter) { // f may change it
		if d := b.after[key]; d != nil {
			f(key, d)
		}
	}
}

// holding returns all decisions that hold, sorted by key, or nil where they are
// more than atMost.
func (b *ledger) holding(atMost int) []Decision {
	if len(b.keysBefore)+len(b.keysAfter) > atMost {
		return nil
	}
	out := []Decision{}
	keys := slices.Concat(b.keysBefore, b.keysAfter)
	slices.Sort(keys)
	for _, key := range slices.Compact(keys) {
		d, changed := b.after[key]
		if !changed {
			d = b.before[key]
		}
		if d != nil {
			out = append(out, *d)
		}
	}
	return out
}

// edits returns the difference to the decisions before, sorted by key.
func (b *ledger) edits() []Edit[Decision] {
	var out []Edit[Decision]
	for _, key := range b.keysAfter {
		if old, now := b.before[key], b.after[key]; old != nil || now != nil {
			out = append(out, Edit[Decision]{Before: old, After: now})
		}
	}
	return out
}

// overrule takes back what a new decision contradicts, before it is carried
// out.
func (b *ledger) overrule(one *Decision) {
	switch one.Kind {
	case MergeEntities:
		b.overruleForMerge(one)
	case SplitEntity:
		b.overruleForSplit(one)
	case KeepApart:
		b.overruleForApart(one)
	case RenameEntity, RetypeEntity, SetEntityStatus, DeleteEntity, NoteEntity:
		b.overruleSame(one)
	}
}

// overruleSame drops an earlier decision of the same kind about the same
// entity under another id.
func (b *ledger) overruleSame(one *Decision) {
	e := b.draft.entity(b.draft.target(one))
	if e == nil {
		return
	}
	b.each(func(key string, d *Decision) {
		if d.Kind != one.Kind || key != one.Key() && !(len(d.At) == 1 && holds(e, d.At[0])) {
			return
		}
		if d.Kind == RenameEntity {
			b.draft.former[e.ID] = d.Value
		}
		if key != one.Key() {
			b.set(key, nil)
		}
	})
}

// overruleForMerge drops what was settled of the entities that are taken up,
// and that those which become one are different.
func (b *ledger) overruleForMerge(one *Decision) {
	var members []*Entity
	for i := range one.At {
		if e := b.draft.entity(b.draft.member(one, i)); e != nil {
			members = append(members, e)
		}
	}
	if len(members) == 0 {
		return
	}
	keep := members[0]
	b.mergeNotes(members)
	absorbed := func(a Anchor) bool {
		return !holds(keep, a) && slices.ContainsFunc(members, func(e *Entity) bool { return holds(e, a) })
	}
	b.each(func(key string, d *Decision) {
		switch d.Kind {
		case RenameEntity, RetypeEntity, SetEntityStatus, DeleteEntity:
			if len(d.At) == 1 && absorbed(d.At[0]) {
				b.set(key, nil)
				if d.Kind == RenameEntity {
					b.draft.former[b.draft.target(d)] = d.Value
				}
			}
		case KeepApart:
			inside := func(a Anchor) bool { return holds(keep, a) || absorbed(a) }
			if !slices.ContainsFunc(d.At, func(a Anchor) bool { return !inside(a) }) {
				b.set(key, nil)
			}
		}
	})
}

// overruleForSplit takes the mentions that go out of earlier merges and splits.
func (b *ledger) overruleForSplit(one *Decision) {
	goes := make(map[Anchor]bool, len(one.At))
	for _, a := range one.At {
		goes[a] = true
	}
	b.each(func(key string, d *Decision) {
		least, prefix := 2, "m"
		switch d.Kind {
		case MergeEntities:
		case SplitEntity:
			least, prefix = 1, "s"
		default:
			return
		}
		left := slices.DeleteFunc(slices.Clone(d.At), func(a Anchor) bool { return goes[a] })
		if len(left) == len(d.At) {
			return
		}
		b.set(key, nil)
		if len(left) >= least {
			next := *d
			next.At, next.ids, next.Target = left, nil, hashAnchors(prefix, left)
			b.set(next.Key(), &next)
		}
	})
}

// overruleForApart takes back merges of the two.
func (b *ledger) overruleForApart(one *Decision) {
	b.each(func(key string, d *Decision) {
		if d.Kind == MergeEntities && slices.Contains(d.At, one.At[0]) && slices.Contains(d.At, one.At[1]) {
			b.set(key, nil)
		}
	})
}

// anchored adds to a decision where articles mention what it is about.
func (d *draft) anchored(one Decision) Decision {
	if len(one.At) > 0 {
		return one
	}
	switch one.Kind {
	case RenameEntity, RetypeEntity, SetEntityStatus, DeleteEntity, NoteEntity:
		if e := d.entity(one.Target); e != nil {
			one.At = []Anchor{AnchorOf(e)}
		}
	case RetypeLink, SetLinkStatus, DeleteLink, NoteLink:
		one.Link = d.link(one.Target)
		one.At = d.endsOf(one.Link)
	case AddLink, AddEvidence:
		one.At = d.endsOf(one.Link)
	}
	return one
}

func (d *draft) endsOf(l *Link) []Anchor {
	if l == nil {
		return nil
	}
	from, to := d.entity(l.From), d.entity(l.To)
	if from == nil || to == nil {
		return nil
	}
	return []Anchor{AnchorOf(from), AnchorOf(to)}
}
