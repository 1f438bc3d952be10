package graphmodel

import (
	"reflect"
	"testing"
)

// decided applies decisions one by one and checks that a graph that is built
// anew from them is the same.
func decided(t *testing.T, steps ...func(s *Snapshot) Decision) *Graph {
	t.Helper()
	g := threePeople(t)
	base := g.Snapshot()
	for _, step := range steps {
		d := step(g.Snapshot())
		c, err := g.Decide(string(d.Kind), d)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := g.Apply(c); err != nil {
			t.Fatal(err)
		}
	}
	entities, links := Redecide(g.Decisions(), base.Entities, base.Links.Flat())
	again := NewSnapshot(0, nil, entities, links)
	if !reflect.DeepEqual(plain(again), plain(g.Snapshot())) {
		t.Errorf("built anew:\n%+v\nwant\n%+v", plain(again), plain(g.Snapshot()))
	}
	return g
}

func plain(s *Snapshot) (out struct {
	Entities []Entity
	Links    []Link
},
) {
	for _, e := range s.Entities {
		one := *e
		if len(one.Aliases) == 0 {
			one.Aliases = nil
		}
		if len(one.Mentions) == 0 {
			one.Mentions = nil
		}
		out.Entities = append(out.Entities, one)
	}
	for _, l := range s.Links.All() {
		one := *l
		if len(one.Evidence) == 0 {
			one.Evidence = nil
		}
		out.Links = append(out.Links, one)
	}
	return out
}

func fixed(d Decision) func(*Snapshot) Decision { return func(*Snapshot) Decision { return d } }

func TestByHand(t *testing.T) {
	var made, joined string
	g := decided(
		t,
		func(s *Snapshot) Decision {
			d := MadeEntity(s, Organization, "  The   Long Tide ")
			made = d.Target
			return d
		},
		func(s *Snapshot) Decision {
			d := MadeLink(s, "e1", made, MemberOf, "treasurer of")
			joined = d.Target
			return d
		},
		func(s *Snapshot) Decision { return Proof(s.Link(joined), "a1", Span{Start: 3, End: 9}) },
		func(s *Snapshot) Decision { return Proof(s.Link(joined), "a1", Span{Start: 12, End: 20}) },
		func(s *Snapshot) Decision { return Proof(s.Link("l1"), "a1", Span{Start: 30, End: 40}) },
	)
	s := g.Snapshot()
	if e := s.Entity(made); e == nil || e.Name != "The Long Tide" || !e.ByHand || e.Status != Accepted {
		t.Errorf("made %+v", e)
	}
	l := s.Link(joined)
	if l == nil || !l.ByHand || len(l.Evidence) != 2 || l.Evidence[0].Extractor != PersonExtractor || l.Doubtful() {
		t.Errorf("link %+v", l)
	}
	if again := MadeEntity(s, Organization, "The Long Tide"); again.Target == made {
		t.Error("a second entity of the same name has the same id")
	}
	if l := s.Link("l1"); l.ByHand || l.Confidence != 1 || l.Status != Accepted {
		t.Errorf("a link that a person has proved: %+v", l)
	}
}

func TestALinkWithoutEvidenceIsMadeByHand(t *testing.T) {
	g := threePeople(t)
	d := MadeLink(g.Snapshot(), "e1", "e2", Family, "")
	d.Link.ByHand = false
	if _, err := g.Decide("", d); err == nil {
		t.Error("the program may link without evidence")
	}
}

func TestNotes(t *testing.T) {
	note := func(kind DecisionKind, id, text string) func(*Snapshot) Decision {
		return fixed(Decision{Kind: kind, Target: id, Value: text})
	}
	g := decided(t, note(NoteEntity, "e1", "first"), note(NoteEntity, "e1", "better"), note(NoteLink, "l1", "who says so?"),
		note(NoteArticle, "a1", "read again"), note(NoteEntity, "e2", "gone"), note(NoteEntity, "e2", ""))
	s := g.Snapshot()
	if s.Entity("e1").Note != "better" || s.Link("l1").Note != "who says so?" || s.Entity("e2").Note != "" {
		t.Errorf("notes %q, %q, %q", s.Entity("e1").Note, s.Link("l1").Note, s.Entity("e2").Note)
	}
	if notes := ArticleNotes(g.Decisions()); len(notes) != 1 || notes["a1"] != "read again" {
		t.Errorf("notes on articles: %v", notes)
	}
	if n := len(g.Decisions()); n != 3 {
		t.Errorf("%d decisions are kept, want 3", n)
	}
}

func TestAMergeJoinsNotes(t *testing.T) {
	g := decided(
		t,
		fixed(Decision{Kind: NoteEntity, Target: "e1", Value: "one"}),
		fixed(Decision{Kind: NoteEntity, Target: "e2", Value: "two"}),
		func(s *Snapshot) Decision { return Merge(s, "e1", "e2") },
	)
	if got := g.Snapshot().Entity("e1").Note; got != "one\n\ntwo" {
		t.Errorf("note %q", got)
	}
}

func TestLinkTypesBetween(t *testing.T) {
	for _, from := range Kinds {
		for _, to := range Kinds {
			types := LinkTypesBetween(from, to)
			reversed := LinkTypesBetween(to, from)
			if len(types)+len(reversed) == 0 {
				t.Errorf("nothing joins %s and %s", from, to)
			}
			for _, typ := range types {
				if typ.OfEvent() != (from == Event) {
					t.Errorf("%s from %s to %s", typ, from, to)
				}
			}
		}
	}
}
