package graphmodel

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// DecisionKind says what a person settled.
type DecisionKind string

// The decisions. Target is an entity id for the first group, a link id for the
// second; Value is the new name, kind, status or type.
const (
	RenameEntity    DecisionKind = "rename_entity"
	RetypeEntity    DecisionKind = "retype_entity"
	SetEntityStatus DecisionKind = "entity_status"
	AddEntity       DecisionKind = "add_entity"
	DeleteEntity    DecisionKind = "delete_entity"

	// MergeEntities makes one entity of those at the anchors: the first one,
	// with the mentions and links of all.
	MergeEntities DecisionKind = "merge"
	// SplitEntity makes an entity called Value of the mentions at the anchors.
	SplitEntity DecisionKind = "split"
	// KeepApart tells that the entities at the two anchors are different: they
	// are not brought together, whatever later articles say.
	KeepApart DecisionKind = "different"

	RetypeLink    DecisionKind = "retype_link"
	SetLinkStatus DecisionKind = "link_status"
	AddLink       DecisionKind = "add_link"
	AddEvidence   DecisionKind = "evidence" // Link holds it
	DeleteLink    DecisionKind = "delete_link"

	// Notes: Value is the text. An empty one takes the note away.
	NoteEntity  DecisionKind = "note"
	NoteLink    DecisionKind = "link_note"
	NoteArticle DecisionKind = "article_note" // Target is an article id
)

// Decision is what a person settled about one entity or link. It outranks
// every extractor: it is stored with the project and done again after each
// import (see Redecide).
type Decision struct {
	Kind   DecisionKind `json:"kind"`
	Target string       `json:"target"`
	Value  string       `json:"value,omitempty"`
	Entity *Entity      `json:"entity,omitempty"` // of AddEntity
	// Link is the new one of AddLink; of other decisions about a link it tells
	// which one is meant when its id has changed.
	Link *Link `json:"link,omitempty"`
	// At says where articles mention what the decision is about, since ids
	// change: the entity; the two ends of a link; all entities of a merge; all
	// mentions of a split. Decide fills it in for entities and links.
	At []Anchor `json:"at,omitempty"`

	// ids are the entities at the anchors when the decision was made: where they
	// are still there, nothing has to be searched.
	ids []string
}

// Merge returns the decision that the entities with the given ids are one. The
// first one's name and kind stay.
func Merge(s *Snapshot, ids ...string) Decision {
	d := Decision{Kind: MergeEntities}
	for _, id := range ids {
		if e := s.Entity(id); e != nil {
			d.At, d.ids = append(d.At, AnchorOf(e)), append(d.ids, id)
		}
	}
	d.Target = hashAnchors("m", d.At)
	return d
}

// Split returns the decision that the given mentions of an entity are another
// one, called name.
func Split(from *Entity, name string, mentions []Mention) Decision {
	d := Decision{Kind: SplitEntity, Value: name}
	for _, m := range slices.SortedFunc(slices.Values(mentions), compareMentions) {
		d.At, d.ids = append(d.At, anchorAt(m)), append(d.ids, from.ID)
	}
	d.Target = hashAnchors("s", d.At)
	return d
}

// Different returns the decision that two entities are not the same.
func Different(a, b *Entity) Decision {
	if compareAnchors(AnchorOf(a), AnchorOf(b)) > 0 {
		a, b = b, a
	}
	d := Decision{Kind: KeepApart, At: []Anchor{AnchorOf(a), AnchorOf(b)}, ids: []string{a.ID, b.ID}}
	d.Target = hashAnchors("d", d.At)
	return d
}

// PersonExtractor is the Evidence.Extractor of what a person added.
const PersonExtractor = "person"

// Key names what the decision is about: a later decision with the same key
// takes the place of the earlier one.
func (d *Decision) Key() string {
	kind := d.Kind
	switch kind {
	case AddEntity, DeleteEntity:
		kind = "entity"
	case AddLink, DeleteLink:
		kind = "link"
	case AddEvidence:
		if d.Link != nil && len(d.Link.Evidence) > 0 {
			e := d.Link.Evidence[0]
			return strings.Join([]string{d.Target, string(kind), e.Article, strconv.Itoa(e.Span.Start), strconv.Itoa(e.Span.End)}, "\x00")
		}
	}
	return d.Target + "\x00" + string(kind)
}

func (d *Decision) equal(o *Decision) bool {
	return o != nil && d.Kind == o.Kind && d.Target == o.Target && d.Value == o.Value && slices.Equal(d.At, o.At) &&
		equalOrNil(d.Entity, o.Entity, sameEntity) && equalOrNil(d.Link, o.Link, sameLink)
}

func equalOrNil[T any](a, b *T, same func(a, b *T) bool) bool {
	return a == b || a != nil && b != nil && same(a, b)
}

// empty reports whether the decision only takes back an earlier one.
func (d *Decision) empty() bool {
	return d.Value == "" && (d.Kind == NoteEntity || d.Kind == NoteLink || d.Kind == NoteArticle)
}

// redoAtMost is up to how many decisions all of them are carried out again with a
// new one, so that the graph is exactly what a later import makes of them. Of more
// the new one is carried out on what is there, which may differ where decisions
// about one entity have come in another order than Redecide takes.
const redoAtMost = 1000

// Decide returns the change that carries out decisions on the graph's present
// state and remembers them. Earlier decisions that they contradict are taken
// back in the same change.
func (g *Graph) Decide(label string, decisions ...Decision) (Change, error) {
	d := newDraft(g.Snapshot())
	g.mu.Lock()
	defer g.mu.Unlock()
	book := newLedger(d, g.decisions, g.keys)
	for _, one := range decisions {
		one = d.anchored(one)
		book.overrule(&one)
		if err := d.decide(one); err != nil {
			return Change{}, fmt.Errorf("%s: %w", label, err)
		}
		if one.empty() {
			book.set(one.Key(), nil)
			continue
		}
		book.set(one.Key(), &one)
	}
	c := d.change()
	if held := book.holding(redoAtMost); held != nil {
		c = g.Snapshot().Resolved().Follow(Change{}, held)
	} else {
		g.Snapshot().undecide(&c)
	}
	c.Label = label
	c.Decisions = book.edits()
	return c, nil
}

// TellsApart reports whether a change brings or takes decisions that two are
// different: what the articles give depends on them.
func TellsApart(c Change) bool {
	return slices.ContainsFunc(c.Decisions, func(e Edit[Decision]) bool {
		return e.Before != nil && e.Before.Kind == KeepApart || e.After != nil && e.After.Kind == KeepApart
	})
}

// Redecide carries out earlier decisions on freshly resolved entities and
// links. Decisions whose target is not there are skipped: they wait for an
// import that brings it back.
func Redecide(decisions []Decision, entities []*Entity, links []*Link) ([]*Entity, []*Link) {
	s := NewSnapshot(0, nil, entities, links)
	next, _ := s.redecided(decisions)
	return next.Entities, next.Links.Flat()
}

// redecided returns the snapshot after decisions, and what they have changed.
func (s *Snapshot) redecided(decisions []Decision) (*Snapshot, Change) {
	d := newDraft(s)
	d.redecide(decisions)
	c := d.change()
	next, err := s.patch(c)
	if err != nil {
		return s, Change{}
	}
	return next, c
}

// Rebuild returns the change that puts freshly resolved entities and links, after
// decisions, in the place of what s has. It sorts the slices it is given.
func Rebuild(s *Snapshot, articles []*Article, entities []*Entity, links []*Link, decisions []Decision) Change {
	fresh := NewSnapshot(0, nil, entities, links)
	next, decided := fresh.redecided(decisions)
	c := Replace(s, articles, slices.Clone(next.Entities), slices.Clone(next.Links.Flat()))
	c.Undecided = replacedBy(decided, s)
	return c
}

// redecide carries decisions out in a fixed order.
func (d *draft) redecide(decisions []Decision) {
	d.later = map[string]bool{}
	for i := range decisions {
		for _, a := range decisions[i].At {
			d.later[a.Article] = true
		}
	}
	for _, pass := range [][]DecisionKind{
		{AddEntity},
		{SplitEntity},
		{MergeEntities},
		{AddLink},
		{RenameEntity, RetypeEntity, SetEntityStatus, RetypeLink, SetLinkStatus, AddEvidence, NoteEntity, NoteLink},
		{DeleteLink, DeleteEntity},
	} {
		for _, one := range decisions {
			if slices.Contains(pass, one.Kind) {
				// What no longer fits waits.
				_ = d.decide(one)
			}
		}
	}
}
