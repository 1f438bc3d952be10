package export

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"clew/graphmodel"
)

// DOTOptions say how a graph is written for Graphviz. The zero value writes
// everything but what is hidden, without colors and with estimated sizes.
type DOTOptions struct {
	// Name is the name of the graph and of the SVG that Graphviz makes of it.
	Name string
	// Keep and KeepLink choose what is written; nil keeps all that is not hidden.
	Keep     func(*graphmodel.Entity) bool
	KeepLink func(*graphmodel.Link) bool
	// Label returns the lines of text in a node; nil takes the name.
	Label func(*graphmodel.Entity) []string
	// Measure returns the width of a line in em. Graphviz estimates widths
	// without a font and gives scripts such as Chinese too little room, so
	// nodes have a fixed size of our own. nil estimates by script.
	Measure func(line string) float64
	// Color returns the fill and outline of a node and the color of its text,
	// in a form that Graphviz knows ("#RRGGBB").
	Color func(*graphmodel.Entity) (fill, stroke, text string)
	// LinkColor returns the color of a link.
	LinkColor func(*graphmodel.Link) string
	// Background is the color of the page, "" for none.
	Background string
	// Font is the font family; "" is "sans-serif".
	Font string
}

// The size of text in points, and points per inch, Graphviz's unit of length.
const (
	dotFontSize   = 12.0
	dotLineHeight = 1.25
	pointsPerInch = 72.0
)

// DOT writes the graph in Graphviz's language. Nodes are named by entity id;
// shape tells the kind, dashes tell what is planned, denied or alleged. Where no
// link has a direction the graph is an undirected one.
func DOT(w io.Writer, s *graphmodel.Snapshot, o DOTOptions) error {
	d := &dotWriter{Writer: bufio.NewWriter(w), opt: o.withDefaults(), snap: s, kept: make([]bool, len(s.Entities))}
	for i, e := range s.Entities {
		d.kept[i] = d.opt.Keep(e)
	}
	var links []*graphmodel.Link
	for i, l := range s.Links.All() {
		ends := s.LinkEnds.At(i)
		if d.kept[ends[0]] && d.kept[ends[1]] && d.opt.KeepLink(l) {
			links = append(links, l)
		}
	}
	d.directed = len(links) == 0 || slices.ContainsFunc(links, (*graphmodel.Link).Directed)
	d.header()
	for i, e := range s.Entities {
		if d.kept[i] {
			d.node(e)
		}
	}
	for _, l := range links {
		d.link(l)
	}
	d.line("}")
	return d.Flush()
}

func (o DOTOptions) withDefaults() DOTOptions {
	if o.Name == "" {
		o.Name = "clew"
	}
	if o.Keep == nil {
		o.Keep = func(e *graphmodel.Entity) bool { return e.Status != graphmodel.Hidden }
	}
	if o.KeepLink == nil {
		o.KeepLink = func(l *graphmodel.Link) bool { return l.Status != graphmodel.Hidden }
	}
	if o.Label == nil {
		o.Label = func(e *graphmodel.Entity) []string { return []string{e.Name} }
	}
	if o.Measure == nil {
		o.Measure = estimateWidth
	}
	if o.Font == "" {
		o.Font = "sans-serif"
	}
	return o
}

// estimateWidth is a generous width in em for text whose font is unknown.
func estimateWidth(line string) float64 {
	w := 0.0
	for _, r := range line {
		if r >= 0x1100 {
			w++ // ideographs, kana, hangul and everything rarer
		} else {
			w += 0.62
		}
	}
	return w
}

type dotWriter struct {
	*bufio.Writer
	opt  DOTOptions
	snap *graphmodel.Snapshot
	kept []bool
	// directed says that a link has a direction, and with it the graph.
	directed bool
}

func (d *dotWriter) line(s string) {
	// The bufio.Writer keeps the first error for Flush.
	_, _ = d.WriteString(s + "\n")
}

func (d *dotWriter) header() {
	kind := "graph "
	if d.directed {
		kind = "digraph "
	}
	d.line(kind + Quote(d.opt.Name) + " {")
	d.line("\tcharset=\"UTF-8\"; overlap=false; splines=true; outputorder=edgesfirst;")
	if d.opt.Background != "" {
		d.line("\tbgcolor=" + Quote(d.opt.Background) + ";")
	}
	font := "fontname=" + Quote(d.opt.Font)
	d.line(fmt.Sprintf("\tnode [%s, fontsize=%g, fixedsize=true, style=filled, fillcolor=\"#ffffff\"];", font, dotFontSize))
	d.line(fmt.Sprintf("\tedge [%s, fontsize=%g, arrowsize=0.7];", font, dotFontSize*0.8))
}

// dotShape is the outline of a kind, and how much larger than its text it has
// to be so that the text fits inside.
func dotShape(k graphmodel.Kind) (shape string, growX, growY float64) {
	switch k {
	case graphmodel.Person:
		return "ellipse", 1.25, 1.6
	case graphmodel.Organization:
		return "box", 1, 1.3
	case graphmodel.Place:
		return "invhouse", 1.15, 1.9
	default:
		return "hexagon", 1.25, 1.4
	}
}

func (d *dotWriter) node(e *graphmodel.Entity) {
	lines := d.opt.Label(e)
	shape, growX, growY := dotShape(e.Kind)
	width := 0.0
	for _, l := range lines {
		width = max(width, d.opt.Measure(l))
	}
	attributes := []string{
		"label=" + Quote(strings.Join(lines, "\n")),
		"shape=" + shape,
		"width=" + inches((width+1.4)*dotFontSize*growX),
		"height=" + inches((float64(len(lines))*dotLineHeight+0.5)*dotFontSize*growY),
	}
	style := "filled"
	if e.Kind == graphmodel.Organization {
		style += ",rounded"
	}
	if unsure(e.Stance) {
		style += ",dashed"
	}
	if style != "filled" {
		attributes = append(attributes, "style="+Quote(style))
	}
	if d.opt.Color != nil {
		fill, stroke, text := d.opt.Color(e)
		attributes = append(attributes, "fillcolor="+Quote(fill), "color="+Quote(stroke), "fontcolor="+Quote(text))
	}
	attributes = append(attributes, "class="+Quote(string(e.Kind)))
	d.line("\t" + Quote(e.ID) + " [" + strings.Join(attributes, ", ") + "];")
}

// inches converts points.
func inches(points float64) string { return strconv.FormatFloat(points/pointsPerInch, 'f', 3, 64) }

func unsure(s graphmodel.Stance) bool {
	return s == graphmodel.Planned || s == graphmodel.Denied || s == graphmodel.Alleged
}

func (d *dotWriter) link(l *graphmodel.Link) {
	attributes := []string{"class=" + Quote(string(l.Type)), "tooltip=" + Quote(strings.ReplaceAll(string(l.Type), "_", " "))}
	if l.Label != "" {
		attributes = append(attributes, "label="+Quote(l.Label))
	}
	switch arrow := l.Arrow(); {
	case arrow == graphmodel.ArrowAtFrom:
		attributes = append(attributes, "dir=back")
	case arrow == graphmodel.NoArrow && d.directed:
		attributes = append(attributes, "dir=none")
	}
	if d.unsureLink(l) {
		attributes = append(attributes, "style=dashed")
	}
	if d.opt.LinkColor != nil {
		c := Quote(d.opt.LinkColor(l))
		attributes = append(attributes, "color="+c, "fontcolor="+c)
	}
	joins := " -- "
	if d.directed {
		joins = " -> "
	}
	d.line("\t" + Quote(l.From) + joins + Quote(l.To) + " [" + strings.Join(attributes, ", ") + "];")
}

// unsureLink reports whether no evidence states the link as a fact, or the
// event that it belongs to is no fact.
func (d *dotWriter) unsureLink(l *graphmodel.Link) bool {
	if e := d.snap.Entity(l.From); l.Type.OfEvent() && unsure(e.Stance) {
		return true
	}
	for _, e := range l.Evidence {
		if !unsure(e.Stance) {
			return false
		}
	}
	return len(l.Evidence) > 0
}

// Quote writes s as a quoted string of the DOT language. Line breaks become
// centered lines; control characters and invalid UTF-8 are dropped, since
// Graphviz would write them into its output as they are.
func Quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteByte(' ')
		case r < ' ' || r == 0x7f || r == utf8.RuneError || r == 0xfffe || r == 0xffff:
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
