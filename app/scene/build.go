package scene

import (
	"cmp"
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
	colored := o.Communities && o.Overview == nil && out.colorCommunities(p)
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
		return out.Emphasize(o.Focus)
	}
	return out
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
	links    []*graphmodel.Link
	node2    map[string]int // entity id → index into entities
	weight   []float64      // weighted degree of each entity, with its mentions
	top      float64        // the largest weight
	bold     map[int]bool   // the main actors
	places   map[string][]string
}

// choose applies the filter.
func (b *builder) choose() {
	shown := map[string]bool{}
	for _, e := range b.snap.Entities {
		if b.want.entity(e) {
			shown[e.ID] = true
		}
	}
	linked, doubted := map[string]bool{}, map[string]bool{}
	for _, l := range b.snap.Links.All() {
		if b.want.doubts(l) {
			doubted[l.From] = true
			continue
		}
		if l.From != l.To && shown[l.From] && shown[l.To] && b.want.link(l) {
			b.links = append(b.links, l)
			linked[l.From], linked[l.To] = true, true
		}
	}
	b.node2 = map[string]int{}
	b.places = map[string][]string{}
	for _, e := range b.snap.Entities {
		if shown[e.ID] && (linked[e.ID] || !b.opt.Filter.HideIsolated && !(doubted[e.ID] && e.Kind == graphmodel.Event)) {
			b.node2[e.ID] = len(b.entities)
			b.entities = append(b.entities, e)
		}
	}
	for _, l := range b.snap.Links.All() {
		if l.Type == graphmodel.AtPlace && l.Status != graphmodel.Hidden {
			if p := b.snap.Entity(l.To); p != nil {
				b.places[l.From] = append(b.places[l.From], p.Name)
			}
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
		b.weight[b.node2[l.From]] += w
		b.weight[b.node2[l.To]] += w
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
	type pair struct{ a, b int }
	groups := map[pair][]int{}
	for i, l := range links {
		p := pair{min(l.From, l.To), max(l.From, l.To)}
		groups[p] = append(groups[p], i)
	}
	for p, g := range groups {
		n := len(g)
		if n < 2 {
			continue
		}
		step := min(0.22, 0.9/float64(n))
		for k, i := range g {
			bend := (float64(k) - float64(n-1)/2) * step
			// The bow is seen from the link's own start; links that run the
			// other way would otherwise fall onto their partner.
			if links[i].From != p.a {
				bend = -bend
			}
			links[i].Bend = bend
		}
	}
}
