package inspector

import (
	"context"
	"slices"
	"strings"
	"testing"

	"clew/app/gate"
	"clew/app/session"
	"clew/app/views/viewtest"
	"clew/graphmodel"
	"clew/graphmodel/graphtest"
	"clew/graphmodel/overview"
	"clew/graphmodel/resolve"
)

func TestGroupsAndBundles(t *testing.T) {
	articles, findings := graphtest.News(900, 2)
	entities, links := resolve.Build(articles, findings)
	links = slices.DeleteFunc(links, func(l *graphmodel.Link) bool { return l.Type == graphmodel.CoMentioned })
	q := &gate.Queue{}
	s := session.New(q.Do)
	s.SetSnapshot(graphmodel.NewSnapshot(1, articles, entities, links))
	tree, err := overview.New(context.Background(), s.VisibleSnapshot())
	if err != nil {
		t.Fatal(err)
	}
	v, err := tree.View(context.Background(), overview.State{})
	if err != nil {
		t.Fatal(err)
	}
	s.SetOverview(v)
	groups, bundles := 0, 0
	for id, g := range v.Groups {
		s.SelectEntities(id)
		text := strings.Join(outline(buildSession(s, nil)), "\n")
		if !strings.HasPrefix(text, "= Group: "+g.Name()) || !strings.Contains(text, "["+g.Members[0].Name+"]") {
			t.Errorf("group %s:\n%s", id, text)
		}
		groups++
	}
	for id, links := range v.Bundles {
		s.SelectLinks(id)
		text := strings.Join(outline(buildSession(s, nil)), "\n")
		if !strings.HasPrefix(text, "= Between: ") || !strings.Contains(text, "  > ") || len(links) == 0 {
			t.Errorf("bundle %s:\n%s", id, text)
		}
		bundles++
	}
	if groups < 3 || bundles < 3 {
		t.Errorf("%d groups, %d bundles", groups, bundles)
	}
}

func TestWay(t *testing.T) {
	snap := viewtest.Snapshot()
	q := &gate.Queue{}
	s := session.New(q.Do)
	s.SetSnapshot(snap)
	// Any two links that share an end are a way.
	for i, a := range snap.Links.All() {
		for _, b := range snap.Links.Flat()[i+1:] {
			if a.To != b.From || a.From == b.To || a.From == a.To {
				continue
			}
			s.Select(session.Selection{Entities: []string{a.From, a.To, b.To}, Links: []string{a.ID, b.ID}, Path: true})
			got := outline(buildSession(s, nil))
			want := "= Path: " + snap.Entity(a.From).Name + " – " + snap.Entity(b.To).Name
			if got[0] != want || !slices.Contains(got, "# Then") || !slices.Contains(got, "# To") {
				t.Errorf("got:\n%s", strings.Join(got, "\n"))
			}
			return
		}
	}
	t.Fatal("the test graph has no way of two links")
}
