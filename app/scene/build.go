package scene

import (
	"cmp"
	"context"
	"math"
	"slices"

	"clew/graphmodel"
	"clew/graphmodel/layout"
)

// Build styles a snapshot: the one place that decides how things look. pos
// holds the positions by entity id, or is nil before the first layout; an
// entity without a position stands at the origin. Nodes and links come in the
// snapshot's order, so the same input gives the same scene.
func Build(s *graphmodel.Snapshot, pos map[string]layout.Point, o Options) *Scene {
	built, _ := BuildIn(context.Background(), s, pos, o) // never canceled
	return built
}

// BuildIn does what Build does, unless it is canceled: then it returns the error of
// the context.
func BuildIn(ctx context.Context, s *graphmodel.Snapshot, pos map[string]layout.Point, o Options) (*Scene, error) {
	if o.Palette == nil {
		o.Palette = Light
	}
	b := &builder{snap: s, opt: o, pal: o.Palette, want: o.Filter.compile()}
	b.choose()
	b.weigh()
	p := o.Palette
	out := &Scene{
		Name: o.Name, Description: o.Description,
		Background: p.Background, LabelColor: p.Text, QuietColor: p.Quiet,
		Surface: p.Surface, Border: p.Border, Accent: p.Accent,
	}
	pinned := setOf(o.Pinned)
	out.Nodes, out.Links = make([]Node, 0, len(b.entities)), make([]Link, 0, len(b.links))
	for i, e := range b.entities {
		n := b.node(i, e)
		at := pos[e.ID]
		n.X, n.Y, n.Pinned = finite(at.X), finite(at.Y), pinned[e.ID]
		out.Nodes = append(out.Nodes, n)
	}
	b.shorten(out.Nodes)
	for _, l := range b.links {
		out.Links = append(out.Links, b.link(l))
	}
	bendParallels(out.Links)
	colored := false
	if o.Communities && o.Overview == nil {
		var err error
		if colored, err = out.colorCommunities(ctx, p, o.Known); err != nil {
			return nil, err
		}
	}
	if o.Legend {
		out.Legend = b.legend(out)
		if colored {
			out.Legend = append(out.Legend, p.communityLegend())
		}
	}
	out.buildIndex()
	out.spacing = spacingOf(out.Nodes)
	out.where = knowWhere(b.entities)
	out.findBackdrop()
	if !o.Focus.Empty() {
		return out.Emphasize(o.Focus), nil
	}
	return out, ctx.Err()
}

func finite(v float64) float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return 0
	}
	return v
}

// builder holds what Build works out on the way.
type builder struct {
	snap *graphmodel.Snapshot
	opt  Options
	pal  *Palette
	want wanted

	entities []*graphmodel.Entity
	index    []int32 // of entities, into those of the snapshot
	links    []shownLink
	weight   []float64         // weighted degree of each entity, with its mentions
	top      float64           // the largest weight
	bold     map[int]bool      // the main actors
	place    map[string]string // event id → the name of its first place
	arcs     []graphmodel.Arc  // room
}

// shownLink is a link with its ends among the shown entities.
type shownLink struct {
	*graphmodel.Link
	from, to int32
}

// choose applies the filter.
func (b *builder) choose() {
	entities := b.snap.Entities
	shown := make([]bool, len(entities))
	for i, e := range entities {
		shown[i] = b.want.entity(e)
	}
	linked, doubted := make([]bool, len(entities)), make([]bool, len(entities))
	for i, l := range b.snap.Links.All() {
		ends := b.snap.LinkEnds.At(i)
		if b.want.doubts(l) {
			doubted[ends[0]] = true
			continue
		}
		if ends[0] != ends[1] && shown[ends[0]] && shown[ends[1]] && b.want.link(l) {
			b.links = append(b.links, shownLink{l, ends[0], ends[1]})
			linked[ends[0]], linked[ends[1]] = true, true
		}
	}
	node := make([]int32, len(entities))
	for i, e := range entities {
		if shown[i] && (linked[i] || !b.opt.Filter.HideIsolated && !(doubted[i] && e.Kind == graphmodel.Event)) {
			node[i] = int32(len(b.entities))
			b.entities, b.index = append(b.entities, e), append(b.index, int32(i))
		}
	}
	for i := range b.links {
		l := &b.links[i]
		l.from, l.to = node[l.from], node[l.to]
	}
	b.findPlaces()
}

// findPlaces finds where events are, whether that is shown or not.
func (b *builder) findPlaces() {
	b.place = map[string]string{}
	for i, l := range b.snap.Links.All() {
		if l.Type == graphmodel.AtPlace && l.Status != graphmodel.Hidden && b.place[l.From] == "" {
			b.place[l.From] = b.snap.Entities[b.snap.LinkEnds.At(i)[1]].Name
		}
	}
}

// weigh computes the weighted degree of each entity: links by type and
// confidence, and a little for being named often.
func (b *builder) weigh() {
	b.weight = make([]float64, len(b.entities))
	if b.opt.Overview != nil {
		b.weighOverview(b.opt.Overview)
		return
	}
	for i, e := range b.entities {
		b.weight[i] = 0.35 * math.Log2(1+float64(len(e.Mentions)))
	}
	for _, l := range b.links {
		w := l.Type.Strength() * (0.5 + 0.5*min(max(l.Confidence, 0), 1))
		b.weight[l.from] += w
		b.weight[l.to] += w
	}
	for i := range b.weight {
		b.weight[i] *= b.entities[i].Kind.Prominence()
		b.top = max(b.top, b.weight[i])
	}
	b.chooseMainActors()
}

// chooseMainActors marks the few people and organizations that get a heavier
// label: those within reach of the strongest, at most one in six and twelve.
func (b *builder) chooseMainActors() {
	var order []int
	for i, e := range b.entities {
		if (e.Kind == graphmodel.Person || e.Kind == graphmodel.Organization) && b.weight[i] >= 0.45*b.top {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(b.weight[y], b.weight[x]) })
	limit := min(max(len(b.entities)/6, 3), 12)
	b.bold = map[int]bool{}
	for _, i := range order[:min(limit, len(order))] {
		b.bold[i] = true
	}
}

// importance is the entity's weight as 0…1. The root keeps the middle field
// apart when one entity towers over all.
func (b *builder) importance(i int) float64 {
	if b.top <= 0 {
		return 0
	}
	return math.Pow(b.weight[i]/b.top, 0.7)
}

// bendParallels bows links that join the same two nodes, so that each is seen:
// an odd one stays straight, the others fan out to both sides.
func bendParallels(links []Link) {
	type place struct {
		pair uint64
		link int32
	}
	places := make([]place, len(links))
	for i := range links {
		l := &links[i]
		places[i] = place{uint64(min(l.From, l.To))<<32 | uint64(max(l.From, l.To)), int32(i)}
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Or(cmp.Compare(a.pair, b.pair), cmp.Compare(a.link, b.link)) })
	for len(places) > 0 {
		n := 1
		for n < len(places) && places[n].pair == places[0].pair {
			n++
		}
		g := places[:n]
		places = places[n:]
		if n < 2 {
			continue
		}
		step := min(0.22, 0.9/float64(n))
		for k, p := range g {
			l := &links[p.link]
			bend := (float64(k) - float64(n-1)/2) * step
			// The bow is seen from the link's own start; links that run the
			// other way would otherwise fall onto their partner.
			if l.From != int(p.pair>>32) {
				bend = -bend
			}
			l.Bend = bend
		}
	}
}
