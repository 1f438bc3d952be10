package overview

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strconv"

	"clew/graphmodel"
)

// The kind of the entities that stand for groups in the snapshot of a View, and
// the type of the links that stand for several. Both appear nowhere else.
const (
	GroupKind graphmodel.Kind     = "group"
	Bundle    graphmodel.LinkType = "bundle"
)

// bundlesPerNode is how many of the bundles of a node are drawn: the strongest.
// All of them together would be the hairball again.
const bundlesPerNode = 3

// View is what an overview shows when some groups are open. It is immutable.
type View struct {
	// Snapshot holds the entities that are shown one by one, an entity of
	// GroupKind for each closed group, the links between the former, and the
	// strongest Bundles of links that start or end in a group.
	Snapshot *graphmodel.Snapshot
	Groups   map[string]*Group // the closed groups, by id
	State    State             // what is open and out, of what was asked for; sorted
	// Bundles holds the links that a bundle stands for, by its id, sorted by id.
	Bundles map[string][]*graphmodel.Link

	tree   *Tree
	inside map[string]string // the open group in which a shown node lies
	holder []int32           // for each entity of the tree, the index of what shows it
	shown  []string
}

// State says which groups are open, and which entities have stepped out of
// their closed groups to be seen by themselves.
type State struct {
	Open []string // group ids
	Out  []string // entity ids
}

// With returns the state with a group opened.
func (s State) With(group string) State {
	return State{Open: append(slices.Clone(s.Open), group), Out: s.Out}
}

// Without returns the state with a group closed.
func (s State) Without(group string) State {
	return State{Open: slices.DeleteFunc(slices.Clone(s.Open), func(id string) bool { return id == group }), Out: s.Out}
}

// View shows the overview in a state. Groups that are not there, or lie in a
// closed one, are left out, and so are entities that are not there or are
// shown anyway.
func (t *Tree) View(ctx context.Context, state State) (*View, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	v := &View{
		Groups: map[string]*Group{}, tree: t, inside: map[string]string{},
		holder: make([]int32, len(t.snap.Entities)),
	}
	c := &collector{v: v, open: map[string]bool{}, out: map[int32]bool{}}
	for _, id := range state.Open {
		c.open[id] = true
	}
	for _, id := range state.Out {
		if i, ok := t.snap.EntityIndex(id); ok {
			c.out[int32(i)] = true
		}
	}
	if err := c.collect(ctx, t.root); err != nil {
		return nil, err
	}
	entities := c.entities
	slices.Sort(v.State.Open)
	slices.Sort(v.State.Out)
	links := v.links()
	v.Snapshot = graphmodel.NewSnapshot(t.snap.Revision, slices.Clone(t.snap.Articles), entities, links)
	return v, ctx.Err()
}

// collector lists what a view shows.
type collector struct {
	v        *View
	open     map[string]bool
	out      map[int32]bool
	entities []*graphmodel.Entity
}

// collect lists what is shown of an open part.
func (c *collector) collect(ctx context.Context, p *part) error {
	if err := c.v.tree.divide(ctx, p); err != nil {
		return err
	}
	for _, i := range p.named {
		c.single(p, i)
	}
	for _, child := range p.parts {
		if !c.open[child.group.ID] {
			c.closed(p, child)
			continue
		}
		c.v.State.Open = append(c.v.State.Open, child.group.ID)
		if err := c.collect(ctx, child); err != nil {
			return err
		}
	}
	return nil
}

// single shows an entity by itself.
func (c *collector) single(p *part, i int32) {
	c.v.holder[i] = int32(len(c.v.shown))
	c.show(p, c.v.tree.snap.Entities[i])
}

func (c *collector) show(p *part, e *graphmodel.Entity) {
	c.v.shown = append(c.v.shown, e.ID)
	c.entities = append(c.entities, e)
	if p.group != nil {
		c.v.inside[e.ID] = p.group.ID
	}
}

// closed shows a group, and those of its entities that have stepped out.
func (c *collector) closed(p, child *part) {
	var left []int32
	for _, i := range child.members {
		if c.out[i] {
			c.v.State.Out = append(c.v.State.Out, c.v.tree.snap.Entities[i].ID)
			c.single(p, i)
		} else {
			left = append(left, i)
		}
	}
	if len(left) == 0 {
		return
	}
	for _, i := range left {
		c.v.holder[i] = int32(len(c.v.shown))
	}
	g := child.group
	if len(left) < len(child.members) { // its name and size are those of what is left
		g = &Group{ID: g.ID, Parent: g.Parent, Members: c.v.tree.entities(left), Rest: g.Rest}
	}
	c.v.Groups[g.ID] = g
	c.show(p, &graphmodel.Entity{ID: g.ID, Kind: GroupKind, Name: g.Name()})
}

// Name names the group by its most important entities.
func (g *Group) Name() string {
	if g.Rest {
		return "Others"
	}
	if len(g.Members) == 1 {
		return g.Members[0].Name
	}
	return g.Members[0].Name + ", " + g.Members[1].Name
}

// bundle is what joins two shown nodes, one of which is a group.
type bundle struct {
	ends   [2]int32
	weight float64
	links  []*graphmodel.Link
}

// links returns the links between entities that are shown one by one, and the
// strongest bundles.
func (v *View) links() []*graphmodel.Link {
	snap := v.tree.snap
	var out []*graphmodel.Link
	bundles := map[[2]int32]*bundle{}
	for i, l := range snap.Links.All() {
		from, to := v.holder[snap.LinkEnds.At(i)[0]], v.holder[snap.LinkEnds.At(i)[1]]
		if from == to {
			continue
		}
		a, b := v.Groups[v.shown[from]], v.Groups[v.shown[to]]
		if a == nil && b == nil {
			out = append(out, l)
			continue
		}
		if a != nil && a.Rest || b != nil && b.Rest {
			continue // everything would be linked with the rest, which says nothing
		}
		ends := [2]int32{min(from, to), max(from, to)}
		sum := bundles[ends]
		if sum == nil {
			sum = &bundle{ends: ends}
			bundles[ends] = sum
		}
		sum.weight += l.Type.Strength()
		sum.links = append(sum.links, l)
	}
	v.Bundles = map[string][]*graphmodel.Link{}
	for _, b := range v.strongest(bundles) {
		id := "bundle:" + v.shown[b.ends[0]] + "|" + v.shown[b.ends[1]]
		v.Bundles[id] = b.links
		out = append(out, &graphmodel.Link{
			ID: id, From: v.shown[b.ends[0]], To: v.shown[b.ends[1]], Type: Bundle, Label: strconv.Itoa(len(b.links)),
			Confidence: 1, Status: graphmodel.Accepted,
		})
	}
	return out
}

// strongest returns the bundles that are among the strongest few of one of
// their ends.
func (v *View) strongest(all map[[2]int32]*bundle) []*bundle {
	list := make([]*bundle, 0, len(all))
	for _, b := range all {
		list = append(list, b)
	}
	slices.SortFunc(list, func(a, b *bundle) int {
		x, y := math.Round(a.weight*1e6), math.Round(b.weight*1e6)
		return cmp.Or(cmp.Compare(y, x), cmp.Compare(a.ends[0], b.ends[0]), cmp.Compare(a.ends[1], b.ends[1]))
	})
	count := make([]int, len(v.shown))
	kept := list[:0]
	for _, b := range list {
		if count[b.ends[0]] < bundlesPerNode || count[b.ends[1]] < bundlesPerNode {
			count[b.ends[0]]++
			count[b.ends[1]]++
			kept = append(kept, b)
		}
	}
	return kept
}

// Holder returns the id of what shows an entity: its own, or that of the
// closed group that it lies in.
func (v *View) Holder(entity string) (string, bool) {
	i, ok := v.tree.snap.EntityIndex(entity)
	if !ok {
		return "", false
	}
	return v.shown[v.holder[i]], true
}

// Inside returns the open group in which a node that is shown lies, or "".
func (v *View) Inside(node string) string { return v.inside[node] }

// Tree returns the division that this is a view of.
func (v *View) Tree() *Tree { return v.tree }

// Importance returns the rank of an entity of the snapshot, of which the
// largest is 1; 0 for one that is not there.
func (t *Tree) Importance(entity string) float64 {
	i, ok := t.snap.EntityIndex(entity)
	if !ok || len(t.root.members) == 0 {
		return 0
	}
	return t.rank[i] / t.rank[t.root.members[0]]
}

// Division is the top level of the tree: the groups with the entities that
// stand beside them.
func (t *Tree) Division() (groups []*Group, named []*graphmodel.Entity) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, p := range t.root.parts {
		groups = append(groups, p.group)
	}
	return groups, t.entities(t.root.named)
}
