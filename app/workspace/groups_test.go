package workspace

import (
	"context"
	"math"
	"path/filepath"
	"slices"
	"testing"

	"clew/app/session"
	"clew/graphmodel/graphtest"
	"clew/graphmodel/project"
)

// crowded opens a project with more than the canvas shows one by one.
func crowded(t *testing.T) (*bench, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "large.clew")
	articles, findings := graphtest.News(1200, 3)
	ctx := context.Background()
	file, err := project.Create(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Save(ctx, project.State{Articles: articles, Findings: findings}); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	b := newBench(t, capitals{})
	b.open(t, path)
	return b, path
}

func (b *bench) open(t *testing.T, path string) {
	t.Helper()
	b.Open(path, func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
	b.settle(t)
}

// group returns the id of the largest group but the rest.
func (b *bench) group(t *testing.T) string {
	t.Helper()
	best, most := "", 0
	for id, g := range b.s.Overview().Groups {
		if n := len(g.Members); !g.Rest && (n > most || n == most && id < best) {
			best, most = id, n
		}
	}
	if best == "" {
		t.Fatal("there is no group")
	}
	return best
}

// placed tests that each node of the canvas has a place of its own.
func (b *bench) placed(t *testing.T) {
	t.Helper()
	seen := map[[2]int]string{}
	for _, e := range b.s.Shown().Entities {
		at, ok := b.s.Positions()[e.ID]
		key := [2]int{int(math.Round(at.X)), int(math.Round(at.Y))}
		if !ok || math.IsNaN(at.X) || seen[key] != "" {
			t.Fatalf("%s stands at %v (%v), as does %q", e.Name, at, ok, seen[key])
		}
		seen[key] = e.Name
	}
}

func TestLargeProjectOpensInGroups(t *testing.T) {
	b, _ := crowded(t)
	v := b.s.Overview()
	if v == nil || len(v.Groups) < 3 || len(v.Snapshot.Entities) > 120 || b.s.Shown() != v.Snapshot {
		t.Fatalf("overview %+v", v)
	}
	b.placed(t)

	// Without a limit all stand there one by one, and back.
	b.s.SetBudget(0)
	b.Shown()
	b.settle(t)
	if b.s.Overview() != nil || len(b.s.Shown().Entities) != b.s.Visible().Entities {
		t.Error("it is still grouped")
	}
	b.placed(t)
	b.s.SetBudget(session.DefaultBudget)
	b.Shown()
	b.settle(t)
	if b.s.Overview() == nil {
		t.Error("it is not grouped again")
	}
}

func TestGroupsOpenAndCloseInPlace(t *testing.T) {
	b, _ := crowded(t)
	first, places := b.s.Overview(), b.s.Positions()
	id := b.group(t)
	b.s.SelectEntities(id)
	var came []string
	b.OpenGroup(id, func(nodes []string) { came = nodes })
	b.settle(t)
	v := b.s.Overview()
	if v.Groups[id] != nil || len(came) < 4 || len(v.Snapshot.Entities) != len(first.Snapshot.Entities)-1+len(came) {
		t.Fatalf("%d nodes came, %d are shown", len(came), len(v.Snapshot.Entities))
	}
	if !b.s.Selection().Empty() {
		t.Errorf("%v is still selected", b.s.Selection())
	}
	b.placed(t)
	// The others have made room, in the direction in which they were.
	turned := 0
	for other := range first.Groups {
		if other == id {
			continue
		}
		a, c := places[other], b.s.Positions()[other]
		before := math.Atan2(a.Y-places[id].Y, a.X-places[id].X)
		after := math.Atan2(c.Y-places[id].Y, c.X-places[id].X)
		if math.Abs(math.Remainder(after-before, 2*math.Pi)) > 0.5 {
			turned++
		}
	}
	if turned > len(first.Groups)/5 {
		t.Errorf("%d of %d groups are elsewhere", turned, len(first.Groups))
	}

	if v.Inside(came[0]) != id {
		t.Errorf("%s lies in %q", came[0], v.Inside(came[0]))
	}
	b.CloseGroup(id, nil)
	b.settle(t)
	if v := b.s.Overview(); v.Groups[id] == nil || len(v.Snapshot.Entities) != len(first.Snapshot.Entities) {
		t.Error("the group is not back")
	}
	b.placed(t)
}

func TestProjectRemembersGroups(t *testing.T) {
	b, path := crowded(t)
	id := b.group(t)
	b.OpenGroup(id, nil)
	b.settle(t)
	want := b.s.Positions()
	shown := len(b.s.Shown().Entities)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	again := newBench(t, capitals{})
	again.open(t, path)
	v := again.s.Overview()
	if v == nil || !slices.Equal(v.State.Open, []string{id}) || len(v.Snapshot.Entities) != shown {
		t.Fatalf("open are %v, %d nodes; there were %d", v.State.Open, len(v.Snapshot.Entities), shown)
	}
	for _, e := range v.Snapshot.Entities {
		if again.s.Positions()[e.ID] != want[e.ID] {
			t.Fatalf("%s is at %v, was at %v", e.Name, again.s.Positions()[e.ID], want[e.ID])
		}
	}
}

func TestEntitiesStepOutOfGroups(t *testing.T) {
	b, _ := crowded(t)
	id := b.group(t)
	members := b.s.Group(id).Members
	hidden := members[len(members)-1].ID
	if got := b.s.OnCanvas([]string{hidden, members[0].ID}); !slices.Equal(got, []string{id}) {
		t.Fatalf("%s is shown by %v", hidden, got)
	}
	done := false
	b.ShowEntities([]string{hidden}, func() { done = true })
	b.settle(t)
	if got := b.s.OnCanvas([]string{hidden}); !done || !slices.Equal(got, []string{hidden}) || b.s.Group(id) == nil {
		t.Errorf("shown by %v, done %v", got, done)
	}
	b.placed(t)
}

func TestFindWays(t *testing.T) {
	b, _ := crowded(t)
	snap := b.s.Snapshot()
	named := b.s.Ranking().Order[:12]
	found := 0
	for _, i := range named[1:] {
		from, to := snap.Entities[named[0]].ID, snap.Entities[i].ID
		b.FindWays(from, to, 3, func(ways []Way) {
			for _, w := range ways {
				found++
				b.checkWay(t, w, from, to)
			}
		})
		b.settle(t)
	}
	if found < 6 {
		t.Errorf("only %d ways were found", found)
	}
	b.FindWays(snap.Entities[0].ID, "nobody", 3, func(ways []Way) {
		if len(ways) > 0 {
			t.Errorf("ways to nobody: %v", ways)
		}
	})
	b.settle(t)
}

func (b *bench) checkWay(t *testing.T, w Way, from, to string) {
	t.Helper()
	if len(w.Entities) < 2 || w.Entities[0] != from || w.Entities[len(w.Entities)-1] != to {
		t.Fatalf("from %s to %s: %v", from, to, w.Entities)
	}
	for i := 1; i < len(w.Entities); i++ {
		if !slices.ContainsFunc(w.Links, func(id string) bool {
			l := b.s.Snapshot().Link(id)
			return l.From == w.Entities[i] && l.To == w.Entities[i-1] || l.To == w.Entities[i] && l.From == w.Entities[i-1]
		}) {
			t.Fatalf("no link from %s to %s", w.Entities[i-1], w.Entities[i])
		}
	}
	b.s.Select(w.Selection())
	if got := b.s.Selection(); !got.Path || !slices.Equal(got.Entities, w.Entities) {
		t.Errorf("selected is %+v", got)
	}
}

func TestOnlySurroundings(t *testing.T) {
	b, _ := crowded(t)
	star := b.s.Snapshot().Entities[b.s.Ranking().Order[0]].ID
	b.s.SetFilter(b.s.Filter().WithAround(1, star))
	b.Shown()
	b.settle(t)
	snap := b.s.Shown()
	i, ok := snap.EntityIndex(star)
	if !ok || b.s.Overview() != nil || len(snap.Entities) < 3 {
		t.Fatalf("%d entities, %v", len(snap.Entities), ok)
	}
	near := map[int32]bool{int32(i): true}
	for _, a := range snap.ArcsOf(i) {
		near[a.Node] = true
	}
	if len(near) != len(snap.Entities) {
		t.Errorf("%d of %d are its neighbors", len(near)-1, len(snap.Entities))
	}
	b.placed(t)
}
