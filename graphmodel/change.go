package graphmodel

import "slices"

// Change is one invertible step of a graph: everything that an import, a
// person's edit or an undo does. It names the state before and the state
// after, so it can be checked, turned around and stored. A Change is immutable
// once it is made.
type Change struct {
	// Label says what the change does, for the undo menu: "Rename Bob to Robert".
	Label     string
	Articles  []Edit[Article]
	Entities  []Edit[Entity]
	Links     []Edit[Link]
	Decisions []Edit[Decision]
	// Positions belong to the picture, not to the knowledge: a change of
	// positions alone leaves the snapshot and its revision as they are.
	Positions []Edit[Placement]
	// Undecided is what the change does to the graph as it is without decisions.
	Undecided Undecided
}

// Edit replaces Before by After. A nil Before adds, a nil After deletes.
type Edit[T any] struct{ Before, After *T }

// Position is where a node stands, in layout units (see graphmodel/layout).
// A pinned node keeps its place when the layout is computed again.
type Position struct {
	X, Y   float64
	Pinned bool
}

// Placement is the position of one entity.
type Placement struct {
	Entity string // entity id
	Position
}

// Empty reports whether the change does nothing.
func (c Change) Empty() bool {
	return len(c.Articles)+len(c.Entities)+len(c.Links)+len(c.Decisions)+len(c.Positions) == 0 && c.Undecided.Empty()
}

// Inverse returns the change that takes c back.
func (c Change) Inverse() Change {
	return Change{
		Label:     c.Label,
		Articles:  inverse(c.Articles),
		Entities:  inverse(c.Entities),
		Links:     inverse(c.Links),
		Decisions: inverse(c.Decisions),
		Positions: inverse(c.Positions),
		Undecided: Undecided{Entities: inverse(c.Undecided.Entities), Links: inverse(c.Undecided.Links)},
	}
}

func inverse[T any](edits []Edit[T]) []Edit[T] {
	r := make([]Edit[T], 0, len(edits))
	for _, e := range slices.Backward(edits) {
		r = append(r, Edit[T]{Before: e.After, After: e.Before})
	}
	return r
}

func articleID(a *Article) string { return a.ID }
func entityID(e *Entity) string   { return e.ID }
func linkID(l *Link) string       { return l.ID }

// key returns the id of what the edit is about.
func (e Edit[T]) key(id func(*T) string) string {
	if e.After != nil {
		return id(e.After)
	}
	return id(e.Before)
}

// diff returns the edits that turn old into now. Both are sorted by id and
// parts for which same is true are left out.
func diff[T any](old, now []*T, id func(*T) string, same func(a, b *T) bool) []Edit[T] {
	var edits []Edit[T]
	i, j := 0, 0
	for i < len(old) || j < len(now) {
		switch {
		case j == len(now) || i < len(old) && id(old[i]) < id(now[j]):
			edits = append(edits, Edit[T]{Before: old[i]})
			i++
		case i == len(old) || id(old[i]) > id(now[j]):
			edits = append(edits, Edit[T]{After: now[j]})
			j++
		default:
			if old[i] != now[j] && !same(old[i], now[j]) {
				edits = append(edits, Edit[T]{Before: old[i], After: now[j]})
			}
			i++
			j++
		}
	}
	return edits
}

// EditsOf returns the edits, sorted by id, that turn the parts before into those
// after, both by id. Parts that are the same are left out.
func EditsOf[T Entity | Link](before, after map[string]*T) []Edit[T] {
	all := make(map[string]*T, len(before)+len(after))
	for id := range before {
		all[id] = after[id]
	}
	for id, part := range after {
		all[id] = part
	}
	return edits(all, func(id string) *T { return before[id] }, samePart[T])
}

func samePart[T Entity | Link](a, b *T) bool {
	switch a := any(a).(type) {
	case *Entity:
		return sameEntity(a, any(b).(*Entity))
	case *Link:
		return sameLink(a, any(b).(*Link))
	}
	return false
}

// Replace returns the change that turns the content of s into the given one,
// as an import does. It sorts the slices it is given; of parts with the same
// id it keeps the first.
func Replace(s *Snapshot, articles []*Article, entities []*Entity, links []*Link) Change {
	return Change{
		Articles: diff(s.Articles, sortByID(articles, articleID), articleID, sameArticle),
		Entities: diff(s.Entities, sortByID(entities, entityID), entityID, sameEntity),
		Links:    diff(s.Links.Flat(), sortByID(links, linkID), linkID, sameLink),
	}
}

// ReplaceArticles returns the edits of Replace for articles alone.
func ReplaceArticles(s *Snapshot, articles []*Article) []Edit[Article] {
	return diff(s.Articles, sortByID(articles, articleID), articleID, sameArticle)
}

func sameArticle(a, b *Article) bool { return *a == *b }

func sameEntity(a, b *Entity) bool {
	x, y := *a, *b
	x.Aliases, y.Aliases, x.Mentions, y.Mentions = nil, nil, nil, nil
	return equalEntityFields(x, y) && slices.Equal(a.Aliases, b.Aliases) && slices.Equal(a.Mentions, b.Mentions) &&
		slices.Equal(a.Attributes, b.Attributes)
}

func equalEntityFields(a, b Entity) bool {
	return a.ID == b.ID && a.Kind == b.Kind && a.Name == b.Name && a.Status == b.Status && a.Key == b.Key &&
		a.Lat == b.Lat && a.Lon == b.Lon && a.HasCoord == b.HasCoord && a.Country == b.Country &&
		a.Type == b.Type && a.When == b.When && a.Stance == b.Stance && a.Speaker == b.Speaker && a.Origin == b.Origin &&
		a.ByHand == b.ByHand && a.Note == b.Note
}

func sameLink(a, b *Link) bool {
	return a.ID == b.ID && a.From == b.From && a.To == b.To && a.Type == b.Type && a.Label == b.Label &&
		a.Confidence == b.Confidence && a.Status == b.Status && slices.Equal(a.Evidence, b.Evidence) &&
		slices.Equal(a.Attributes, b.Attributes) && a.ByHand == b.ByHand && a.Note == b.Note
}
