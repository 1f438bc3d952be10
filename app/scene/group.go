package scene

import (
	"math"
	"strconv"
	"strings"

	"clew/app/scene/text"
	"clew/graphmodel"
	"clew/graphmodel/overview"
)

// groupNode styles a node that stands for a group: a pale disc that is larger
// the more is in it, with the names of its most important entities.
func (b *builder) groupNode(n *Node, g *overview.Group) {
	size := float64(len(g.Members))
	n.Radius = groupRadius(len(g.Members))
	n.Shape, n.Icon, n.Hollow = Circle, NoIcon, true
	tint := 0.16
	if b.pal.Dark {
		tint = 0.3
	}
	n.Fill, n.Stroke, n.Ink = mix(b.pal.Background, b.pal.Link, tint), mix(b.pal.Background, b.pal.Link, 0.8), b.pal.Quiet
	n.Dots = b.dots(g)
	n.LabelSize = 12.5 + min(2.5, 0.5*math.Log2(1+size/16))
	n.LabelColor = mix(b.pal.Quiet, b.pal.Text, 0.55)
	if !g.Rest {
		n.Label = g.Members[0].Name // two names would leave room for fewer groups
	}
	n.Lines = text.Wrap(n.Label, n.Weight(), maxLabelEm)
	n.Sublabel = text.Elide(groupLine(g), text.Regular, maxSublabelEm)
	n.Detail = "Group · " + composition(g)
}

// groupRadius grows with the root of the number of members, as areas do.
func groupRadius(members int) float64 { return min(13+2.5*math.Sqrt(float64(members)), 70) }

// mostDots is how many dots a group shows; of larger ones each stands for
// several members.
const mostDots = 120

// dots lays the members of a group out like the seeds of a sunflower (Vogel,
// 1979): people in the middle, then organizations, places and events.
func (b *builder) dots(g *overview.Group) []Dot {
	n := min(len(g.Members), mostDots)
	var dots []Dot
	from := 0
	for _, k := range graphmodel.Kinds {
		from += g.Count(k)
		fill := b.pal.Kind(k)
		for len(dots) < from*n/len(g.Members) {
			dots = append(dots, Dot{Color: fill})
		}
	}
	const turn = 2.399963229728653 // the golden angle
	size := 0.62 / math.Sqrt(float64(n)+1.5)
	for i := range dots {
		far := (1 - 1.9*size) * math.Sqrt((float64(i)+0.5)/float64(n))
		sin, cos := math.Sincos(turn * float64(i))
		dots[i].X, dots[i].Y, dots[i].R = far*cos, far*sin, size
	}
	return dots
}

// groupLine is the quiet line under a group's name.
func groupLine(g *overview.Group) string {
	if g.Rest {
		return grouped(len(g.Members)) + " in small groups"
	}
	return "and " + grouped(len(g.Members)-1) + " more"
}

// composition says who is in a group: "40 people, 12 places".
func composition(g *overview.Group) string {
	words := map[graphmodel.Kind][2]string{
		graphmodel.Person: {"person", "people"}, graphmodel.Organization: {"organization", "organizations"},
		graphmodel.Place: {"place", "places"}, graphmodel.Event: {"event", "events"},
	}
	var parts []string
	for _, k := range graphmodel.Kinds {
		switch n := g.Count(k); n {
		case 0:
		case 1:
			parts = append(parts, "1 "+words[k][0])
		default:
			parts = append(parts, grouped(n)+" "+words[k][1])
		}
	}
	return strings.Join(parts, ", ")
}

// grouped writes a number with groups of thousands.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// bundleLink styles a link that stands for several: the wider the more.
func (b *builder) bundleLink(out *Link, n int) {
	strength := math.Log2(1 + float64(n))
	out.Width, out.Color = min(0.7+0.55*strength, 5), mix(b.pal.Background, b.pal.Link, 0.75)
	out.Pull = min(0.15+0.1*strength, 0.8)
	out.Label, out.Always, out.Dashed = grouped(n)+" links", false, false
	if n == 1 {
		out.Label = "1 link"
	}
	out.Detail = ""
}

// weighOverview takes the importance of nodes from the whole graph, since most
// of their links are bundled. Groups come after the entities that stand beside
// them.
func (b *builder) weighOverview(v *overview.View) {
	largest := 1
	for _, g := range v.Groups {
		largest = max(largest, len(g.Members))
	}
	for i, e := range b.entities {
		if g := v.Groups[e.ID]; g != nil {
			b.weight[i] = 0.1 + 0.25*math.Sqrt(float64(len(g.Members))/float64(largest))
		} else {
			b.weight[i] = v.Tree().Importance(e.ID)
		}
		b.top = max(b.top, b.weight[i])
	}
	b.chooseMainActors()
}

// groupLegend explains the dots of kinds that stand in groups alone, and the
// groups.
func (b *builder) groupLegend(v *overview.View, out []LegendEntry) []LegendEntry {
	names := map[graphmodel.Kind]string{
		graphmodel.Person: "Person", graphmodel.Organization: "Organization", graphmodel.Place: "Place", graphmodel.Event: "Event",
	}
	for _, k := range graphmodel.Kinds {
		named, inside := false, false
		for _, e := range b.entities {
			named = named || e.Kind == k
		}
		for _, g := range v.Groups {
			inside = inside || g.Count(k) > 0
		}
		if inside && !named {
			fill := b.pal.Kind(k)
			out = append(out, LegendEntry{Shape: Circle, Fill: fill, Stroke: b.rim(fill), Ink: fill, Label: names[k]})
		}
	}
	if len(v.Groups) > 0 {
		out = append(out, LegendEntry{
			Shape: Circle, Fill: mix(b.pal.Background, b.pal.Link, 0.2), Stroke: mix(b.pal.Background, b.pal.Link, 0.8),
			Ink: b.pal.Quiet, Hollow: true, Label: "Group: double-click to open",
		})
	}
	return out
}
