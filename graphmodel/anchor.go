package graphmodel

import (
	"cmp"
	"slices"
	"strconv"
)

// Anchor names an entity by a place where an article mentions it. An entity's
// id follows from its name and may change when a later article brings a fuller
// one; what stands at a place of an article stays. Entities without mentions,
// which a person has made, are named by their id.
type Anchor struct {
	Article string `json:"article,omitempty"`
	Span    Span   `json:"span,omitzero"`
	Entity  string `json:"entity,omitempty"`
}

// AnchorOf returns the anchor of an entity: the first place that has its name,
// else the first mention, else its id.
func AnchorOf(e *Entity) Anchor {
	for _, m := range e.Mentions {
		if m.Form == FormName {
			return anchorAt(m)
		}
	}
	if len(e.Mentions) > 0 {
		return anchorAt(e.Mentions[0])
	}
	return Anchor{Entity: e.ID}
}

func anchorAt(m Mention) Anchor { return Anchor{Article: m.Article, Span: m.Span} }

func compareAnchors(a, b Anchor) int {
	return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End),
		cmp.Compare(a.Entity, b.Entity))
}

// hashAnchors returns an id for a list of anchors, whatever their order.
func hashAnchors(prefix string, anchors []Anchor) string {
	var parts []string
	for _, a := range slices.SortedFunc(slices.Values(anchors), compareAnchors) {
		parts = append(parts, a.Article, strconv.Itoa(a.Span.Start), strconv.Itoa(a.Span.End), a.Entity)
	}
	return HashID(prefix, parts...)
}

// LinkID returns the id of a link that the program or a merge makes. For mutual
// types it is the same in both directions.
func LinkID(from, to string, typ LinkType, label string) string {
	if typ.Mutual() && from > to {
		from, to = to, from
	}
	return HashID("l", from, to, string(typ), label)
}

// Successors returns, for each entity of before that has no place in after, the
// id of the entity that is mentioned there now, where there is one of its kind.
func Successors(before, after *Snapshot) map[string]string {
	var gone []*Entity
	at := 0 // both are sorted by id
	for _, e := range before.Entities {
		for at < len(after.Entities) && after.Entities[at] != e && after.Entities[at].ID < e.ID {
			at++
		}
		if at == len(after.Entities) || after.Entities[at] != e && after.Entities[at].ID != e.ID {
			gone = append(gone, e)
		}
	}
	out := map[string]string{}
	if len(gone) == 0 {
		return out
	}
	anchored := map[string]bool{}
	for _, e := range gone {
		anchored[AnchorOf(e).Article] = true
	}
	p := newPlaces(after.Entities, anchored)
	for _, e := range gone {
		for _, x := range p.at(AnchorOf(e)) {
			if now := after.Entity(x.entity); now.Kind == e.Kind {
				out[e.ID] = now.ID
				break
			}
		}
	}
	return out
}

// holds reports whether the entity is mentioned at the anchor.
func holds(e *Entity, a Anchor) bool {
	if a.Article == "" {
		return e.ID == a.Entity
	}
	_, ok := slices.BinarySearchFunc(e.Mentions, a, compareMention)
	return ok
}

func compareMention(m Mention, a Anchor) int { return compareAnchors(anchorAt(m), a) }

func compareMentions(a, b Mention) int { return compareAnchors(anchorAt(a), anchorAt(b)) }

// places finds entities by anchor. Where another version of the extractor has
// cut a mention differently, the one that overlaps counts.
type places map[string][]placed

type placed struct {
	span   Span
	entity string
}

// newPlaces notes the places of some articles.
func newPlaces(entities []*Entity, articles map[string]bool) places {
	p := places{}
	for _, e := range entities {
		last, counts := "", false
		for _, m := range e.Mentions {
			if m.Article != last {
				last, counts = m.Article, articles[m.Article]
			}
			if counts {
				p[m.Article] = append(p[m.Article], placed{m.Span, e.ID})
			}
		}
	}
	return p
}

// at returns what was noted at the anchor, with exactly its span first,
// otherwise in order of span and id.
func (p places) at(a Anchor) []placed {
	var exact, overlapping []placed
	for _, x := range p[a.Article] {
		if x.span == a.Span {
			exact = append(exact, x)
		} else if x.span.Overlaps(a.Span) {
			overlapping = append(overlapping, x)
		}
	}
	order := func(x, y placed) int {
		return cmp.Or(cmp.Compare(x.span.Start, y.span.Start), cmp.Compare(x.span.End, y.span.End), cmp.Compare(x.entity, y.entity))
	}
	slices.SortFunc(exact, order)
	slices.SortFunc(overlapping, order)
	return append(exact, overlapping...)
}
