package session

import (
	"testing"

	"clew/graphmodel"
)

// TestFilterBySources: what one story alone says is left out, what a person made
// stays.
func TestFilterBySources(t *testing.T) {
	articles := []*graphmodel.Article{{ID: "a"}, {ID: "b", DuplicateOf: "a"}, {ID: "c"}}
	mentions := func(ids ...string) (out []graphmodel.Mention) {
		for _, id := range ids {
			out = append(out, graphmodel.Mention{Article: id})
		}
		return out
	}
	entities := []*graphmodel.Entity{
		{ID: "copied", Kind: graphmodel.Person, Name: "A", Mentions: mentions("a", "b")},
		{ID: "two", Kind: graphmodel.Person, Name: "B", Mentions: mentions("a", "c")},
		{ID: "too", Kind: graphmodel.Person, Name: "C", Mentions: mentions("b", "c")},
		{ID: "made", Kind: graphmodel.Person, Name: "D"},
	}
	link := func(id, from, to string, articles ...string) *graphmodel.Link {
		l := &graphmodel.Link{ID: id, From: from, To: to, Type: graphmodel.Role, Confidence: 1}
		for _, a := range articles {
			l.Evidence = append(l.Evidence, graphmodel.Evidence{Article: a})
		}
		return l
	}
	made := link("l3", "two", "made")
	made.Evidence = []graphmodel.Evidence{{Extractor: graphmodel.PersonExtractor}}
	links := []*graphmodel.Link{link("l1", "two", "too", "a", "b"), link("l2", "too", "two", "b", "c"), made, link("l4", "two", "copied", "a", "c")}
	snap := graphmodel.NewSnapshot(1, articles, entities, links)
	for _, c := range []struct{ least, entities, links int }{{0, 4, 4}, {1, 4, 4}, {2, 3, 2}, {3, 1, 0}} {
		v := Filter{Sources: c.least}.Apply(snap)
		if v.Entities != c.entities || v.Links != c.links {
			t.Errorf("at least %d: %d entities, %d links", c.least, v.Entities, v.Links)
		}
	}
}
