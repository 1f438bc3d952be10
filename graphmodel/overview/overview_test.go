package overview

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"
	"testing"

	"clew/graphmodel"
	"clew/graphmodel/graphtest"
	"clew/graphmodel/resolve"
)

// news is a graph of made-up news, without co-mentions.
func news(t testing.TB, entities int) *graphmodel.Snapshot {
	t.Helper()
	articles, findings := graphtest.News(entities, 7)
	all, links := resolve.Build(articles, findings)
	links = slices.DeleteFunc(links, func(l *graphmodel.Link) bool { return l.Type == graphmodel.CoMentioned })
	return graphmodel.NewSnapshot(1, articles, all, links)
}

func tree(t testing.TB, s *graphmodel.Snapshot) *Tree {
	t.Helper()
	tr, err := New(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

func view(t testing.TB, tr *Tree, open ...string) *View {
	t.Helper()
	v, err := tr.View(context.Background(), State{Open: open})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// check tests what holds for every view.
func check(t *testing.T, s *graphmodel.Snapshot, v *View) {
	t.Helper()
	in := map[string]int{}
	for _, g := range v.Groups {
		for _, e := range g.Members {
			if slices.Contains(v.State.Out, e.ID) {
				continue
			}
			in[e.ID]++
			if h, _ := v.Holder(e.ID); h != g.ID {
				t.Fatalf("%s lies in %s, its holder is %s", e.Name, g.ID, h)
			}
		}
	}
	for _, e := range v.Snapshot.Entities {
		if e.Kind == GroupKind {
			if v.Groups[e.ID] == nil || e.Name == "" {
				t.Fatalf("group %q, named %q, is not listed", e.ID, e.Name)
			}
			continue
		}
		in[e.ID]++
	}
	for _, e := range s.Entities {
		if in[e.ID] != 1 {
			t.Fatalf("%s is shown %d times", e.Name, in[e.ID])
		}
	}
	for _, l := range v.Snapshot.Links.All() {
		if (l.Type == Bundle) != (len(v.Bundles[l.ID]) > 0) {
			t.Fatalf("link %s of type %s stands for %d", l.ID, l.Type, len(v.Bundles[l.ID]))
		}
	}
	for id, links := range v.Bundles {
		b := v.Snapshot.Link(id)
		if b == nil {
			t.Fatalf("bundle %s is not shown", id)
		}
		for _, l := range links {
			from, _ := v.Holder(l.From)
			to, _ := v.Holder(l.To)
			if !(from == b.From && to == b.To || from == b.To && to == b.From) {
				t.Fatalf("bundle %s holds a link from %s to %s", id, from, to)
			}
		}
	}
}

func TestFirstViewIsSmallAndRanked(t *testing.T) {
	for _, size := range []int{500, 3000, 20000} {
		s := news(t, size)
		tr := tree(t, s)
		v := view(t, tr)
		check(t, s, v)
		if n := len(v.Snapshot.Entities); n > mostGroups+mostNamed+1+mostGroups*smallestGroup || n < 10 {
			t.Errorf("%d entities: %d nodes", size, n)
		}
		if n := v.Snapshot.Links.Len(); n > 6*len(v.Snapshot.Entities) {
			t.Errorf("%d entities: %d links between %d nodes", size, n, len(v.Snapshot.Entities))
		}
		// The three most important ones stand there by name, or name a group.
		for _, i := range tr.root.members[:3] {
			h, _ := v.Holder(s.Entities[i].ID)
			if g := v.Groups[h]; h != s.Entities[i].ID && !strings.Contains(g.Name(), s.Entities[i].Name) {
				t.Errorf("%d entities: %s is in %s", size, s.Entities[i].Name, h)
			}
		}
		if tr.Importance(s.Entities[tr.root.members[0]].ID) != 1 || tr.Importance("nobody") != 0 {
			t.Errorf("importance of the first is %v", tr.Importance(s.Entities[tr.root.members[0]].ID))
		}
	}
}

// TestEverythingCanBeOpened opens group after group until all entities stand
// there.
func TestEverythingCanBeOpened(t *testing.T) {
	s := news(t, 3000)
	tr := tree(t, s)
	var open []string
	for range 1000 {
		v := view(t, tr, open...)
		check(t, s, v)
		if len(v.Groups) == 0 {
			if len(v.Snapshot.Entities) != len(s.Entities) || v.Snapshot.Links.Len() != s.Links.Len() {
				t.Errorf("%d entities, %d links", len(v.Snapshot.Entities), v.Snapshot.Links.Len())
			}
			return
		}
		before := len(v.Snapshot.Entities)
		for id := range v.Groups {
			open = append(open, id)
			if next := view(t, tr, v.State.With(id).Open...); len(next.Snapshot.Entities)-before > 2*mostLeaves+mostGroups*smallestGroup {
				t.Fatalf("opening %s brings %d nodes", id, len(next.Snapshot.Entities)-before)
			}
		}
	}
	t.Error("there is no end")
}

func TestClosingBringsBackTheGroup(t *testing.T) {
	tr := tree(t, news(t, 2000))
	first := view(t, tr)
	var id string
	for _, g := range first.Groups {
		if id == "" || g.ID < id {
			id = g.ID
		}
	}
	opened := view(t, tr, id, "group:nobody")
	if opened.Groups[id] != nil || !slices.Equal(opened.State.Open, []string{id}) {
		t.Errorf("open are %v", opened.State.Open)
	}
	again := view(t, tr)
	if again.Groups[id] == nil || len(again.Snapshot.Entities) != len(first.Snapshot.Entities) {
		t.Error("the group did not come back")
	}
}

// TestEntitiesStepOut shows entities beside the closed group in which they lie.
func TestEntitiesStepOut(t *testing.T) {
	s := news(t, 2000)
	tr := tree(t, s)
	first := view(t, tr)
	var group *Group
	for _, g := range first.Groups {
		if group == nil || g.ID < group.ID {
			group = g
		}
	}
	id := group.Members[len(group.Members)-1].ID
	v, err := tr.View(context.Background(), State{Out: []string{id, "nobody", first.tree.snap.Entities[tr.root.members[0]].ID}})
	if err != nil {
		t.Fatal(err)
	}
	check(t, s, v)
	if h, _ := v.Holder(id); h != id || v.Groups[group.ID] == nil || !slices.Equal(v.State.Out, []string{id}) {
		t.Errorf("it is held by %s, out are %v", h, v.State.Out)
	}
	if len(v.Snapshot.Entities) != len(first.Snapshot.Entities)+1 {
		t.Errorf("%d nodes, there were %d", len(v.Snapshot.Entities), len(first.Snapshot.Entities))
	}
	chief := group.Members[0].ID
	if v, err = tr.View(context.Background(), State{Out: []string{chief}}); err != nil {
		t.Fatal(err)
	}
	check(t, s, v)
	left := v.Groups[group.ID]
	if left == nil || len(left.Members) != len(group.Members)-1 || left.Members[0] != group.Members[1] ||
		v.Snapshot.Entity(group.ID).Name != left.Name() || left.Name() == group.Name() {
		t.Errorf("what %s has left is called %q", chief, v.Snapshot.Entity(group.ID).Name)
	}
	var all []string
	for _, e := range group.Members {
		all = append(all, e.ID)
	}
	v, err = tr.View(context.Background(), State{Out: all})
	if err != nil {
		t.Fatal(err)
	}
	check(t, s, v)
	if v.Groups[group.ID] != nil {
		t.Error("an empty group is shown")
	}
	opened := view(t, tr, group.ID)
	if got := opened.Inside(id); len(group.Members) <= mostLeaves && got != group.ID || v.Inside(id) != "" {
		t.Errorf("it lies in %q", got)
	}
}

func TestSameViewForAnyNumberOfProcessors(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	s := news(t, 3000)
	describe := func() string {
		v := view(t, tree(t, s))
		var b strings.Builder
		for _, e := range v.Snapshot.Entities {
			b.WriteString(e.ID + " " + e.Name + "\n")
		}
		for _, l := range v.Snapshot.Links.All() {
			b.WriteString(l.ID + " " + l.Label + "\n")
		}
		return b.String()
	}
	want := describe()
	runtime.GOMAXPROCS(4)
	if got := describe(); got != want {
		t.Error("the overviews differ")
	}
}

func TestGraphWithoutLinks(t *testing.T) {
	var entities []*graphmodel.Entity
	for _, c := range strings.Split(strings.Repeat("abcdefghij", 100), "") {
		entities = append(entities, &graphmodel.Entity{ID: c + string(rune('0'+len(entities))), Kind: graphmodel.Place, Name: c})
	}
	s := graphmodel.NewSnapshot(1, nil, entities, nil)
	v := view(t, tree(t, s))
	check(t, s, v)
	if len(v.Groups) != 1 || len(v.Snapshot.Entities) != mostLeaves+1 {
		t.Errorf("%d groups, %d nodes", len(v.Groups), len(v.Snapshot.Entities))
	}
	empty := graphmodel.NewSnapshot(1, nil, nil, nil)
	check(t, empty, view(t, tree(t, empty)))
}

func TestCanceled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := New(ctx, news(t, 500)); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
