package scene

import (
	"fmt"
	"image/color"
	"strings"

	"clew/app/scene/text"
	"clew/graphmodel"
	"clew/graphmodel/overview"
)

// Widest labels in em of their own size.
const (
	maxLabelEm    = 12.5 // of a line of a name; longer names have two
	maxSublabelEm = 19
	maxLinkEm     = 14
)

// node styles one entity.
func (b *builder) node(i int, e *graphmodel.Entity) Node {
	imp := b.importance(i)
	fill := b.pal.Kind(e.Kind)
	n := Node{
		ID: e.ID, Kind: e.Kind, Shape: ShapeOf(e.Kind), Importance: imp, Bold: b.bold[i],
		Fill: fill, Stroke: b.rim(fill), Ink: b.pal.iconInk(),
		LabelColor: b.pal.Text, LabelSize: 13 + 3.5*imp,
	}
	switch e.Kind {
	case graphmodel.Person:
		n.Radius, n.Icon = 14+16*imp, PersonIcon
	case graphmodel.Organization:
		n.Radius, n.Icon = 13+12*imp, BuildingIcon
	case graphmodel.Place:
		n.Radius, n.Icon = 10+6*imp, PinIcon
		n.LabelSize = 12 + 2*imp
		n.LabelColor = mix(b.pal.Quiet, b.pal.Text, 0.35)
	default:
		b.styleEvent(&n, e, imp)
	}
	n.Label = labelOf(e)
	if g := b.group(e.ID); g != nil {
		b.groupNode(&n, g)
		return n
	}
	n.Lines = text.Wrap(n.Label, n.Weight(), maxLabelEm)
	n.Sublabel = text.Elide(n.Sublabel, text.Regular, maxSublabelEm)
	n.Detail = b.detail(i, e)
	return n
}

// styleEvent makes an event look like something that happened, not like
// something that is: a tinted hexagon with a strong outline, dashed when the
// article does not state it as a fact.
func (b *builder) styleEvent(n *Node, e *graphmodel.Entity, imp float64) {
	hue := n.Fill
	n.Radius, n.Icon = 14+9*imp, eventIcon(e.Type)
	n.Hollow, n.Stroke, n.Ink = true, hue, hue
	tint := 0.13
	if b.pal.Dark {
		tint = 0.2
	}
	n.Fill = mix(b.pal.Background, hue, tint)
	n.Dashed = unsure(e.Stance)
	n.LabelSize = 12.5 + 2*imp
	n.Sublabel = b.eventLine(e)
}

// unsure reports whether an article tells something as less than a fact.
func unsure(s graphmodel.Stance) bool {
	return s == graphmodel.Planned || s == graphmodel.Denied || s == graphmodel.Alleged
}

// Weight is the weight of the node's label.
func (n *Node) Weight() text.Weight {
	if n.Bold {
		return text.SemiBold
	}
	return text.Medium
}

func labelOf(e *graphmodel.Entity) string {
	if e.Name != "" {
		return e.Name
	}
	if e.Kind == graphmodel.Event {
		return strings.ToLower(string(e.Type))
	}
	return "(no name)"
}

// eventLine is the quiet line under an event: stance, date and place.
func (b *builder) eventLine(e *graphmodel.Entity) string {
	var parts []string
	if unsure(e.Stance) {
		parts = append(parts, string(e.Stance))
	}
	if d := FormatInterval(e.When); d != "" {
		parts = append(parts, d)
	}
	if name := b.place[e.ID]; name != "" {
		parts = append(parts, name)
	}
	return strings.Join(parts, " · ")
}

// FormatInterval writes a span of days the way people read it: "25 Apr 2025",
// "April 2025", "2022", "24–26 Apr 2025". It returns "" for an unknown one.
func FormatInterval(i graphmodel.Interval) string {
	if !i.Known() {
		return ""
	}
	s, e := i.Start, i.End
	short := func(d graphmodel.Date) string {
		return fmt.Sprintf("%d %s %d", d.Day, d.Month.String()[:3], d.Year)
	}
	switch i.Precision {
	case graphmodel.PrecisionYear:
		if !e.IsZero() && e.Year != s.Year {
			return fmt.Sprintf("%d–%d", s.Year, e.Year)
		}
		return fmt.Sprint(s.Year)
	case graphmodel.PrecisionMonth:
		if !e.IsZero() && (e.Year != s.Year || e.Month != s.Month) {
			return fmt.Sprintf("%s %d – %s %d", s.Month.String()[:3], s.Year, e.Month.String()[:3], e.Year)
		}
		return fmt.Sprintf("%s %d", s.Month, s.Year)
	}
	switch {
	case e.IsZero() || e == s:
		return short(s)
	case e.Year == s.Year && e.Month == s.Month:
		return fmt.Sprintf("%d–%s", s.Day, short(e))
	default:
		return short(s) + " – " + short(e)
	}
}

// eventIcon draws an event's type with few enough icons to be learned at once.
func eventIcon(t graphmodel.EventType) Icon {
	switch t {
	case graphmodel.Consult, graphmodel.Statement, graphmodel.Request, graphmodel.Accuse, graphmodel.Reject,
		graphmodel.Support, graphmodel.Cooperate, graphmodel.Concede:
		return TalkIcon
	case graphmodel.Assault, graphmodel.Threaten, graphmodel.Coerce, graphmodel.Mobilize, graphmodel.Disaster,
		graphmodel.Death, graphmodel.Protest:
		return BoltIcon
	case graphmodel.Agree, graphmodel.Sanction, graphmodel.Trial, graphmodel.Elect, graphmodel.Appoint,
		graphmodel.Resign, graphmodel.Business:
		return PaperIcon
	case graphmodel.Travel, graphmodel.Retreat, graphmodel.Aid:
		return TravelIcon
	default:
		return CalendarIcon
	}
}

// detail is the line under the name in a tooltip.
func (b *builder) detail(i int, e *graphmodel.Entity) string {
	if e.Kind == graphmodel.Event {
		line := b.eventLine(e)
		if line == "" {
			return "Event"
		}
		return "Event · " + line
	}
	kind := strings.ToUpper(string(e.Kind)[:1]) + string(e.Kind)[1:]
	b.arcs = b.snap.AppendArcs(b.arcs[:0], int(b.index[i]))
	for _, a := range b.arcs {
		l := b.snap.Links.At(int(a.Link))
		if a.Out && l.Type == graphmodel.Role && l.Label != "" && l.Status != graphmodel.Hidden {
			return kind + " · " + strings.TrimSuffix(l.Label, " of") + ", " + b.snap.Entities[a.Node].Name
		}
	}
	return kind
}

// rim is the soft outline that separates touching nodes.
func (b *builder) rim(fill color.NRGBA) color.NRGBA {
	if b.pal.Dark {
		return mix(fill, color.NRGBA{A: 255}, 0.35)
	}
	return mix(fill, color.NRGBA{A: 255}, 0.18)
}

// iconInk is the color of icons on a filled body.
func (p *Palette) iconInk() color.NRGBA {
	if p.Dark {
		return hex(0x14161B)
	}
	return hex(0xFFFFFF)
}

// link styles one link. A link of an event is drawn from the one who acts to
// the event and from there to the one who bears it, as people read it.
func (b *builder) link(l shownLink) Link {
	out := Link{
		ID: l.ID, Type: l.Type, From: int(l.from), To: int(l.to),
		Dashed: b.unsureLink(l), Pull: 1,
		Label:  text.Elide(l.Label, text.Regular, maxLinkEm),
		Detail: b.quote(l.Link),
	}
	p := b.pal
	switch l.Type {
	case graphmodel.Role, graphmodel.MemberOf, graphmodel.Owns, graphmodel.Family:
		out.Width, out.Color, out.Always = 1.6, mix(p.Link, p.Text, 0.32), true
	case graphmodel.Actor, graphmodel.Recipient, graphmodel.Participant:
		out.Width, out.Color = 1.6, mix(p.Link, p.event, 0.55)
	case graphmodel.AtPlace:
		out.Width, out.Color, out.Pull = 1.1, mix(p.Link, p.place, 0.25), 0.5
	case graphmodel.Topic, graphmodel.Instrument, graphmodel.Follows, graphmodel.PartOfEvent:
		out.Width, out.Color, out.Pull = 1.1, mix(p.Link, p.event, 0.25), 0.5
	case graphmodel.PartOf, graphmodel.BasedIn, graphmodel.From:
		out.Width, out.Color, out.Pull = 1.1, p.Link, 0.5
	default: // co-mentions
		out.Width, out.Color, out.Pull = 0.8, mix(p.Background, p.Link, 0.6), 0.15
	}
	if l.Type == overview.Bundle && b.opt.Overview != nil {
		b.bundleLink(&out, len(b.opt.Overview.Bundles[l.ID]))
		return out
	}
	arrow := l.Arrow()
	if out.Arrow = arrow != graphmodel.NoArrow; arrow == graphmodel.ArrowAtFrom {
		out.From, out.To = out.To, out.From
	}
	if out.Label == "" {
		out.Label, out.Always = typeLabel(l.Type), false
	}
	return out
}

// unsureLink reports whether a link is less than a fact: its evidence is all
// unsure, or it belongs to an event that is.
func (b *builder) unsureLink(l shownLink) bool {
	if l.Type.OfEvent() && unsure(b.entities[l.from].Stance) {
		return true
	}
	if len(l.Evidence) == 0 {
		return false
	}
	for _, ev := range l.Evidence {
		if !unsure(ev.Stance) {
			return false
		}
	}
	return true
}

// quote is the sentence that proves a link.
func (b *builder) quote(l *graphmodel.Link) string {
	for _, ev := range l.Evidence {
		if q := b.snap.Quote(ev.Article, ev.Span); q != "" {
			return strings.Join(strings.Fields(q), " ")
		}
	}
	return ""
}

// group returns the group that a node stands for, or nil.
func (b *builder) group(id string) *overview.Group {
	if b.opt.Overview == nil {
		return nil
	}
	return b.opt.Overview.Groups[id]
}

// typeLabel names a link type where the article has no words of its own.
func typeLabel(t graphmodel.LinkType) string {
	switch t {
	case graphmodel.AtPlace:
		return "in"
	case graphmodel.Actor:
		return "by"
	case graphmodel.Recipient:
		return "to"
	case graphmodel.Participant:
		return "took part"
	case graphmodel.Topic:
		return "about"
	case graphmodel.Instrument:
		return "with"
	case graphmodel.CoMentioned:
		return "named together"
	default:
		return strings.ReplaceAll(strings.TrimSuffix(string(t), "_event"), "_", " ")
	}
}

// legend explains the kinds that the scene shows.
func (b *builder) legend(s *Scene) []LegendEntry {
	var out []LegendEntry
	names := map[graphmodel.Kind]string{
		graphmodel.Person: "Person", graphmodel.Organization: "Organization",
		graphmodel.Place: "Place", graphmodel.Event: "Event",
	}
	for _, k := range graphmodel.Kinds {
		dashed := false
		found := -1
		for i := range s.Nodes {
			if s.Nodes[i].Kind == k {
				if found < 0 || !s.Nodes[i].Dashed && s.Nodes[found].Dashed {
					found = i
				}
				dashed = dashed || s.Nodes[i].Dashed
			}
		}
		if found < 0 {
			continue
		}
		n := &s.Nodes[found]
		e := LegendEntry{Shape: n.Shape, Icon: n.Icon, Fill: n.Fill, Stroke: n.Stroke, Ink: n.Ink, Hollow: n.Hollow, Label: names[k]}
		if k == graphmodel.Event {
			e.Icon = CalendarIcon
		}
		if !n.Dashed {
			out = append(out, e)
		}
		if dashed {
			e.Dashed, e.Label = true, "Planned, alleged or denied"
			out = append(out, e)
		}
	}
	if b.opt.Overview != nil {
		out = b.groupLegend(b.opt.Overview, out)
	}
	return out
}

// mix blends a towards b: 0 is a, 1 is b. Alpha stays that of a.
func mix(a, b color.NRGBA, t float64) color.NRGBA {
	f := func(x, y uint8) uint8 { return uint8(float64(x) + (float64(y)-float64(x))*t + 0.5) }
	return color.NRGBA{f(a.R, b.R), f(a.G, b.G), f(a.B, b.B), a.A}
}
