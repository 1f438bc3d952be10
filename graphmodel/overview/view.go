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
	// GroupKind for each closed group, the links between the former, and Bundles
	// for the links that start or end in a group.
	Snapshot *graphmodel.Snapshot
	Groups   map[string]*Group // the closed groups, by id
	Open     []string          // ids of the open groups that were found, sorted
	// Bundles holds the links that a bundle stands for, by its id, sorted by id.
	Bundles map[string][]*graphmodel.Link

	tree   *Tree
	holder []int32 // for each entity of the tree, the index of what shows it
	shown  []string
}

// View shows the overview with some groups open. Groups that are not there, or
// lie in a closed one, are left out.
func (t *Tree) View(ctx context.Context, open []string) (*View, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	v := &View{Groups: map[string]*Group{}, tree: t, holder: make([]int32, len(t.snap.Entities))}
	isOpen := map[string]bool{}
	for _, id := range open {
		isOpen[id] = true
	}
	entities, err := v.collect(ctx, t.root, isOpen)
	if err != nil {
		return nil, err
	}
	slices.Sort(v.Open)
	links := v.links()
	v.Snapshot = graphmodel.NewSnapshot(t.snap.Revision, slices.Clone(t.snap.Articles), entities, links)
	return v, ctx.Err()
}

// collect lists what is shown of an open part.
func (v *View) collect(ctx context.Context, p *part, isOpen map[string]bool) ([]*graphmodel.Entity, error) {
	if err := v.tree.divide(ctx, p); err != nil {
		return nil, err
	}
	var out []*graphmodel.Entity
	for _, i := range p.named {
		v.holder[i] = int32(len(v.shown))
		v.shown = append(v.shown, v.tree.snap.Entities[i].ID)
		out = append(out, v.tree.snap.Entities[i])
	}
	for _, child := range p.parts {
		if isOpen[child.group.ID] {
			v.Open = append(v.Open, child.group.ID)
			inside, err := v.collect(ctx, child, isOpen)
			if err != nil {
				return nil, err
			}
			out = append(out, inside...)
			continue
		}
		for _, i := range child.members {
			v.holder[i] = int32(len(v.shown))
		}
		v.shown = append(v.shown, child.group.ID)
		v.Groups[child.group.ID] = child.group
		out = append(out, &graphmodel.Entity{ID: child.group.ID, Kind: GroupKind, Name: child.group.Name()})
	}
	return out, nil
}

// Name names the group by its most important entities.
func (g *Group) Name() string {
	if g.Rest {
		return "Others"
	}
	switch len(g.Top) {
	case 0:
		return ""
	case 1:
		return g.Top[0].Name
	default:
		return g.Top[0].Name + ", " + g.Top[1].Name
	}
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
	for i, l := range snap.Links {
		from, to := v.holder[snap.LinkEnds[i][0]], v.holder[snap.LinkEnds[i][1]]
		if from == to {
			continue
		}
		if v.Groups[v.shown[from]] == nil && v.Groups[v.shown[to]] == nil {
			out = append(out, l)
			continue
		}
		ends := [2]int32{min(from, to), max(from, to)}
		b := bundles[ends]
		if b == nil {
			b = &bundle{ends: ends}
			bundles[ends] = b
		}
		b.weight += l.Type.Strength()
		b.links = append(b.links, l)
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
