package session

import (
	"maps"
	"slices"

	"clew/graphmodel"
	"clew/graphmodel/analysis"
)

// Filter is what the views leave out. It is not modified once it was handed
// out; the With methods return changed copies.
type Filter struct {
	HiddenKinds map[graphmodel.Kind]bool
	HiddenTypes map[graphmodel.LinkType]bool
	// Articles limits the views to what these articles say; empty for all.
	// Sorted article ids.
	Articles []string
	// HideUnlinked leaves out entities without a visible link.
	HideUnlinked bool
	// Around limits the views to what at most Hops shown links join to these
	// entities; empty for all. Sorted entity ids.
	Around []string
	Hops   int
	// ShowDoubtful shows also the links that the program is not sure of, and the
	// events that only they join to anything.
	ShowDoubtful bool
	// Sources is how many independent sources entities and links must have; 0 and
	// 1 let all through.
	Sources int
}

// DefaultFilter shows everything but doubtful links and those that say no more
// than that two names stand in one sentence.
func DefaultFilter() Filter {
	return Filter{HiddenTypes: map[graphmodel.LinkType]bool{graphmodel.CoMentioned: true}}
}

// WithKind returns the filter with a kind shown or hidden.
func (f Filter) WithKind(k graphmodel.Kind, shown bool) Filter {
	f.HiddenKinds = with(f.HiddenKinds, k, !shown)
	return f
}

// WithType returns the filter with a link type shown or hidden.
func (f Filter) WithType(t graphmodel.LinkType, shown bool) Filter {
	f.HiddenTypes = with(f.HiddenTypes, t, !shown)
	return f
}

// WithArticles returns the filter limited to these articles.
func (f Filter) WithArticles(ids ...string) Filter {
	f.Articles = slices.Compact(slices.Sorted(slices.Values(ids)))
	return f
}

// WithAround returns the filter limited to what is near some entities.
func (f Filter) WithAround(hops int, ids ...string) Filter {
	f.Hops, f.Around = hops, slices.Compact(slices.Sorted(slices.Values(ids)))
	return f
}

// ShowsKind reports whether entities of this kind are shown.
func (f Filter) ShowsKind(k graphmodel.Kind) bool { return !f.HiddenKinds[k] }

// ShowsType reports whether links of this type are shown.
func (f Filter) ShowsType(t graphmodel.LinkType) bool { return !f.HiddenTypes[t] }

// ShowsArticle reports whether what this article says is shown.
func (f Filter) ShowsArticle(id string) bool {
	if len(f.Articles) == 0 {
		return true
	}
	_, found := slices.BinarySearch(f.Articles, id)
	return found
}

func with[K comparable](set map[K]bool, key K, in bool) map[K]bool {
	out := maps.Clone(set)
	if out == nil {
		out = map[K]bool{}
	}
	if in {
		out[key] = true
	} else {
		delete(out, key)
	}
	return out
}

// Filter returns what the views leave out.
func (s *Session) Filter() Filter { return s.filter }

// SetFilter changes what the views leave out.
func (s *Session) SetFilter(f Filter) {
	s.filter = f
	s.visible = nil
	s.FilterChanged.Emit(f)
}

// Visible is the part of a snapshot that a filter lets through. It is
// immutable.
type Visible struct {
	Entity []bool // by index into Snapshot.Entities
	Link   []bool // by index into Snapshot.Links

	Entities, Links int // how many are true
}

// Visible returns what the views show of the current snapshot.
func (s *Session) Visible() *Visible {
	if s.visible == nil {
		s.visible = s.filter.Apply(s.Snapshot())
	}
	return s.visible
}

// Apply computes what f lets through of a snapshot.
func (f Filter) Apply(snap *graphmodel.Snapshot) *Visible {
	v := &Visible{Entity: make([]bool, len(snap.Entities)), Link: make([]bool, snap.Links.Len())}
	for i, e := range snap.Entities {
		v.Entity[i] = f.lets(e)
	}
	attested := f.attested(snap, v)
	linked := make([]bool, len(snap.Entities))
	doubted := make([]bool, len(snap.Entities)) // events that a doubtful link was taken from
	for i, l := range snap.Links.All() {
		ends := snap.LinkEnds.At(i)
		if f.doubts(l) {
			doubted[ends[0]] = snap.Entities[ends[0]].Kind == graphmodel.Event
			continue
		}
		if !v.Entity[ends[0]] || !v.Entity[ends[1]] || !f.letsLink(l) || !attested(l) {
			continue
		}
		v.Link[i] = true
		v.Links++
		linked[ends[0]], linked[ends[1]] = true, true
	}
	for i := range v.Entity {
		v.Entity[i] = v.Entity[i] && (linked[i] || !f.HideUnlinked && !doubted[i])
	}
	if len(f.Around) > 0 {
		v.limit(snap, f.Around, f.Hops)
	}
	for i := range v.Entity {
		if v.Entity[i] {
			v.Entities++
		}
	}
	return v
}

// lets reports whether an entity is shown for itself, whatever its links are.
func (f Filter) lets(e *graphmodel.Entity) bool {
	return e.Status != graphmodel.Hidden && f.ShowsKind(e.Kind) && f.namedIn(e.Mentions)
}

// letsLink reports whether a link that is not doubted is shown between entities that are.
func (f Filter) letsLink(l *graphmodel.Link) bool {
	return l.Status != graphmodel.Hidden && f.ShowsType(l.Type) && f.said(l.Evidence)
}

// doubts reports whether a link is left out because the program is not sure of it.
func (f Filter) doubts(l *graphmodel.Link) bool {
	return !f.ShowDoubtful && l.Type != graphmodel.CoMentioned && l.Doubtful()
}

// attested leaves out entities with too few sources, and returns what tells the
// same of links.
func (f Filter) attested(snap *graphmodel.Snapshot, v *Visible) func(*graphmodel.Link) bool {
	if f.Sources <= 1 {
		return func(*graphmodel.Link) bool { return true }
	}
	w := snap.Witnesses()
	for i, e := range snap.Entities {
		v.Entity[i] = v.Entity[i] && w.Attested(e, f.Sources)
	}
	return func(l *graphmodel.Link) bool { return w.AttestedLink(l, f.Sources) }
}

// limit leaves only what is near some entities.
func (v *Visible) limit(snap *graphmodel.Snapshot, around []string, hops int) {
	var seeds []int32
	for _, id := range around {
		if i, ok := snap.EntityIndex(id); ok && v.Entity[i] {
			seeds = append(seeds, int32(i))
		}
	}
	g := analysis.OfSnapshot(snap, func(link int) bool { return v.Link[link] })
	near := make([]bool, len(v.Entity))
	for _, h := range analysis.Neighborhood(g, seeds, hops) {
		near[h.Node] = true
	}
	for i := range v.Entity {
		v.Entity[i] = v.Entity[i] && near[i]
	}
	for i, ends := range snap.LinkEnds.All() {
		if v.Link[i] && !(v.Entity[ends[0]] && v.Entity[ends[1]]) {
			v.Link[i] = false
			v.Links--
		}
	}
}

// namedIn reports whether a shown article mentions the entity. What a person
// added without a mention is always shown.
func (f Filter) namedIn(mentions []graphmodel.Mention) bool {
	if len(f.Articles) == 0 || len(mentions) == 0 {
		return true
	}
	return slices.ContainsFunc(mentions, func(m graphmodel.Mention) bool { return f.ShowsArticle(m.Article) })
}

func (f Filter) said(evidence []graphmodel.Evidence) bool {
	if len(f.Articles) == 0 || len(evidence) == 0 {
		return true
	}
	return slices.ContainsFunc(evidence, func(e graphmodel.Evidence) bool { return f.ShowsArticle(e.Article) })
}

// VisibleSnapshot returns the part of the current snapshot that the filter
// lets through, as a snapshot of the same revision.
func (s *Session) VisibleSnapshot() *graphmodel.Snapshot {
	return s.Visible().In(s.Snapshot())
}

// In returns the part of the snapshot that v was made from, as a snapshot of
// the same revision. It may be called from every goroutine.
func (v *Visible) In(snap *graphmodel.Snapshot) *graphmodel.Snapshot {
	entities := make([]*graphmodel.Entity, 0, v.Entities)
	for i, e := range snap.Entities {
		if v.Entity[i] {
			entities = append(entities, e)
		}
	}
	links := make([]*graphmodel.Link, 0, v.Links)
	for i, l := range snap.Links.All() {
		if v.Link[i] {
			links = append(links, l)
		}
	}
	return graphmodel.NewSnapshot(snap.Revision, slices.Clone(snap.Articles), entities, links)
}
