package graphmodel

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// MadeEntity returns the decision that adds an entity by hand; mentions say where
// articles name it, if anywhere.
func MadeEntity(s *Snapshot, kind Kind, name string, mentions ...Mention) Decision {
	name = strings.Join(strings.Fields(name), " ")
	id := ""
	for n := 0; id == "" || s.Entity(id) != nil; n++ {
		id = HashID("h", string(kind), name, strconv.Itoa(n))
	}
	mentions = slices.Clone(mentions)
	slices.SortFunc(mentions, compareMentions)
	return Decision{Kind: AddEntity, Target: id, Entity: &Entity{
		ID: id, Kind: kind, Name: name, Status: Accepted, ByHand: true, Mentions: mentions,
	}}
}

// MadeLink returns the decision that adds a link by hand; evidence may be empty.
func MadeLink(s *Snapshot, from, to string, typ LinkType, label string, evidence ...Evidence) Decision {
	if typ.Undirected() && from > to {
		from, to = to, from
	}
	id := ""
	for n := 0; id == "" || s.Link(id) != nil; n++ {
		id = HashID("h", from, to, string(typ), label, strconv.Itoa(n))
	}
	evidence = slices.Clone(evidence)
	slices.SortFunc(evidence, compareEvidence)
	return Decision{Kind: AddLink, Target: id, Link: &Link{
		ID: id, From: from, To: to, Type: typ, Label: label, Confidence: 1, Status: Accepted, ByHand: true, Evidence: evidence,
	}}
}

// Proof returns the decision that a passage of an article proves a link.
func Proof(l *Link, article string, span Span) Decision {
	part := *l
	part.Note = ""
	part.Evidence = []Evidence{{Article: article, Span: span, Extractor: PersonExtractor, Stance: Asserted}}
	return Decision{Kind: AddEvidence, Target: l.ID, Link: &part}
}

// LinkTypesBetween lists the link types that may join two kinds of entities in
// this direction, the most usual first.
func LinkTypesBetween(from, to Kind) []LinkType {
	party := to == Person || to == Organization || to == Place
	var out []LinkType
	add := func(fits bool, t LinkType) {
		if fits {
			out = append(out, t)
		}
	}
	if from == Event {
		add(party, Participant)
		add(party, Actor)
		add(party, Recipient)
		add(to == Place, AtPlace)
		add(true, Topic)
		add(true, Instrument)
		add(to == Event, Follows)
		add(to == Event, PartOfEvent)
		return out
	}
	add(from == Person && party, Role)
	add((from == Person || from == Organization) && to == Organization, MemberOf)
	add(from == Person && to == Person, Family)
	add(from == Organization && to == Organization || from == Place && to == Place, PartOf)
	add(from == Organization && to == Place, BasedIn)
	add(from == Person && to == Place, From)
	add((from == Person || from == Organization) && to == Organization, Owns)
	add(to != Event, CoMentioned)
	return out
}

// addEvidence carries out that a passage proves a link.
func (d *draft) addEvidence(one Decision) error {
	l := d.targetLink(&one)
	if l == nil || one.Link == nil || len(one.Link.Evidence) == 0 {
		return fmt.Errorf("evidence of link %s: %w", one.Target, ErrConflict)
	}
	next := *l
	next.Evidence = append(slices.Clone(l.Evidence), one.Link.Evidence...)
	slices.SortFunc(next.Evidence, compareEvidence)
	next.Evidence = slices.Compact(next.Evidence)
	next.Confidence, next.Status = 1, Accepted
	d.links[l.ID] = &next
	return nil
}

// joinNotes puts notes below each other, each once.
func joinNotes(notes ...string) string {
	var out []string
	for _, n := range notes {
		if n = strings.TrimSpace(n); n != "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return strings.Join(out, "\n\n")
}

// mergeNotes makes one note of those of entities that become one. keep is the
// entity that stays.
func (b *ledger) mergeNotes(members []*Entity) {
	var notes []string
	for _, e := range members {
		notes = append(notes, e.Note)
	}
	keep, joined := members[0], joinNotes(notes...)
	if joined == keep.Note {
		return
	}
	b.each(func(key string, d *Decision) {
		if d.Kind == NoteEntity && slices.ContainsFunc(members, func(e *Entity) bool { return len(d.At) == 1 && holds(e, d.At[0]) }) {
			b.set(key, nil)
		}
	})
	one := Decision{Kind: NoteEntity, Target: keep.ID, Value: joined, At: []Anchor{AnchorOf(keep)}}
	b.set(one.Key(), &one)
}

// ArticleNotes returns what the person has noted about articles, by id.
func ArticleNotes(decisions []Decision) map[string]string {
	out := map[string]string{}
	for _, d := range decisions {
		if d.Kind == NoteArticle {
			out[d.Target] = d.Value
		}
	}
	return out
}
