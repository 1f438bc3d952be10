package scene

import (
	"slices"

	"clew/graphmodel"
	"clew/graphmodel/overview"
)

// Filter says which parts of a graph are shown. The zero value shows the
// default picture: everything that is not hidden, without co-mentions.
type Filter struct {
	Kinds     []graphmodel.Kind     // nil for all
	LinkTypes []graphmodel.LinkType // nil for DefaultLinkTypes
	Only      []string              // entity ids; nil for all
	Hide      []string              // entity ids that are left out
	// MinConfidence leaves out links below it, and the events that only they join
	// to anything; co-mentions are never doubtful.
	MinConfidence float64
	// HideIsolated leaves out entities without a shown link.
	HideIsolated bool
}

// DefaultLinkTypes are the link types of the default picture: all that state
// something. Naming two in one sentence states nothing.
func DefaultLinkTypes() []graphmodel.LinkType {
	return slices.DeleteFunc(slices.Clone(graphmodel.LinkTypes), func(t graphmodel.LinkType) bool {
		return t == graphmodel.CoMentioned
	})
}

// Focus is what the person points at and has chosen. Ids that are not in the
// scene are ignored.
type Focus struct {
	Nodes       []string // selected nodes
	Links       []string // selected links
	HoveredNode string
	HoveredLink string
}

// Empty reports whether nothing is hovered or selected.
func (f Focus) Empty() bool {
	return len(f.Nodes) == 0 && len(f.Links) == 0 && f.HoveredNode == "" && f.HoveredLink == ""
}

// Options control Build.
type Options struct {
	Palette *Palette // nil for Light
	Filter  Filter
	Focus   Focus
	Pinned  []string // entity ids that keep their place
	Legend  bool
	// Communities colors large networks by community in a far view. It takes
	// about half a second of processor time for 100,000 entities.
	Communities bool
	// Known remembers them from one picture to the next; nil searches for them
	// each time.
	Known *Communities
	// Overview, when the snapshot is that of an overview, tells about its groups.
	Overview *overview.View
	// Name and Description go into documents.
	Name        string
	Description string
}

// wanted is a Filter in a form for fast questions.
type wanted struct {
	kinds map[graphmodel.Kind]bool
	types map[graphmodel.LinkType]bool
	only  map[string]bool
	hide  map[string]bool
	minc  float64
}

func (f Filter) compile() wanted {
	kinds, types := f.Kinds, f.LinkTypes
	if kinds == nil {
		kinds = graphmodel.Kinds
	}
	if types == nil {
		types = DefaultLinkTypes()
	}
	w := wanted{kinds: setOf(kinds), types: setOf(types), hide: setOf(f.Hide), minc: f.MinConfidence}
	if f.Only != nil {
		w.only = setOf(f.Only)
	}
	return w
}

func (w *wanted) entity(e *graphmodel.Entity) bool {
	return e.Status != graphmodel.Hidden && (w.kinds[e.Kind] || e.Kind == overview.GroupKind) && !w.hide[e.ID] && (w.only == nil || w.only[e.ID])
}

func (w *wanted) link(l *graphmodel.Link) bool {
	return l.Status != graphmodel.Hidden && (w.types[l.Type] || l.Type == overview.Bundle) && !w.doubts(l)
}

// doubts reports whether a link is too uncertain to be shown.
func (w *wanted) doubts(l *graphmodel.Link) bool {
	return l.Confidence < w.minc && l.Status != graphmodel.Accepted && l.Type != graphmodel.CoMentioned
}

func setOf[T comparable](list []T) map[T]bool {
	m := make(map[T]bool, len(list))
	for _, v := range list {
		m[v] = true
	}
	return m
}
