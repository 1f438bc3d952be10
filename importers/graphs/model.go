package graphs

import (
	"cmp"
	"fmt"
	"math"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"clew/graphmodel"
	"clew/importers/format"
)

// Models makes parts of Clew's graph of what files say, in the same order. Tables
// of edges are read with the table of nodes that stands beside them. A table that
// was taken up by another one gives nil.
func Models(graphs []format.Graph) []*format.Model {
	graphs = slices.Clone(graphs)
	taken := joinTables(graphs)
	out := make([]*format.Model, len(graphs))
	for i := range graphs {
		switch {
		case graphs[i].Model != nil:
			out[i] = graphs[i].Model
		case !taken[i]:
			out[i] = newModeler(&graphs[i]).model()
		}
	}
	return out
}

// joinTables puts the nodes of a table into the graph of each table of edges in
// the same folder or archive that names mostly nodes of it.
func joinTables(graphs []format.Graph) []bool {
	taken := make([]bool, len(graphs))
	for i := range graphs {
		nodes := &graphs[i]
		if !nodes.Table || len(nodes.Edges) > 0 {
			continue
		}
		known := make(map[string]bool, len(nodes.Nodes))
		for _, n := range nodes.Nodes {
			known[n.ID] = true
		}
		for j := range graphs {
			edges := &graphs[j]
			if !edges.Table || len(edges.Edges) == 0 || container(edges.File) != container(nodes.File) || !named(edges.Nodes, known) {
				continue
			}
			taken[i] = true
			joined := slices.Clone(nodes.Nodes)
			for _, n := range edges.Nodes {
				if !known[n.ID] {
					joined = append(joined, n)
				}
			}
			edges.Nodes = joined
			edges.Notices = append(slices.Clone(edges.Notices), nodes.Notices...)
		}
	}
	return taken
}

// container is the archive that a file lies in, or "" for the folder.
func container(file string) string {
	if i := strings.LastIndex(file, " › "); i >= 0 {
		return file[:i] + path.Dir(file[i+len(" › "):])
	}
	return ""
}

// named reports whether nine of ten nodes are known.
func named(nodes []format.Node, known map[string]bool) bool {
	n := 0
	for _, node := range nodes {
		if known[node.ID] {
			n++
		}
	}
	return n > 0 && 10*n >= 9*len(nodes)
}

// modeler makes entities and links of one file.
type modeler struct {
	of      *format.Graph
	m       *format.Model
	kindKey string // the attribute that tells the kind, folded, or ""
	ids     map[string]*graphmodel.Entity
	seen    map[string]int // how often a link with this id came
	guessed int            // nodes of an unknown kind
	untyped int            // edges of an unknown type
}

func newModeler(g *format.Graph) *modeler {
	return &modeler{
		of: g, ids: make(map[string]*graphmodel.Entity, len(g.Nodes)), seen: map[string]int{},
		m: &format.Model{Positions: map[string]graphmodel.Position{}, Notices: slices.Clone(g.Notices)},
	}
}

func (x *modeler) model() *format.Model {
	x.kindKey = kindKey(x.of.Nodes)
	for i := range x.of.Nodes {
		x.node(&x.of.Nodes[i])
	}
	for i := range x.of.Edges {
		x.edge(&x.of.Edges[i])
	}
	x.place()
	if x.guessed > 0 {
		x.m.Notices = append(x.m.Notices, fmt.Sprintf("the file does not tell of %d of %d nodes what they are; they became people, or organizations by their names", x.guessed, len(x.of.Nodes)))
	}
	if x.untyped > 0 {
		x.m.Notices = append(x.m.Notices, fmt.Sprintf("%d of %d links have no type that Clew knows; they keep their words", x.untyped, len(x.of.Edges)))
	}
	return x.m
}

// kindKey returns the attribute that tells the kind of most nodes.
func kindKey(nodes []format.Node) string {
	told := map[string]int{}
	for i := range nodes {
		for _, a := range nodes[i].Attributes {
			if _, ok := kindOf(a.Value); ok {
				told[foldKey(a.Key)]++
			}
		}
	}
	best := ""
	for _, k := range kindKeys {
		if told[k] > told[best] {
			best = k
		}
	}
	return best
}

// ownID is the shape of the ids that Clew writes.
var ownID = regexp.MustCompile(`^[a-z]{1,2}[0-9a-f]{16}$`)

// fields are the attributes that the model has fields for.
type fields map[string]string

func (x *modeler) node(n *format.Node) {
	e := &graphmodel.Entity{ID: n.ID, Name: n.Label, Origin: x.of.File, Status: graphmodel.Accepted}
	if !ownID.MatchString(n.ID) {
		e.ID = graphmodel.HashID("e", FileNamespace, x.of.File, n.ID)
	}
	if graphmodel.Fold(e.Name) == "" {
		if e.Name = n.ID; graphmodel.Fold(e.Name) == "" {
			e.Name = "?"
		}
	}
	told := ""
	f := fields{}
	for _, a := range n.Attributes {
		if foldKey(a.Key) == x.kindKey && told == "" {
			told = a.Value
		} else {
			f[foldKey(a.Key)] = a.Value
		}
	}
	known := false
	e.Kind, known = kindOf(told)
	if !known {
		e.Kind = graphmodel.Person
		if told != "" || firmName.MatchString(e.Name) {
			e.Kind = graphmodel.Organization
		}
		if told == "" || x.kindKey == "" {
			x.guessed++
		}
	}
	used := f.fill(e)
	for _, a := range n.Attributes {
		if k := foldKey(a.Key); k == x.kindKey && known && (kindWord(e.Kind, a.Value)) || used[k] || derived[k] && own(n.Attributes) {
			continue
		}
		e.Attributes = append(e.Attributes, a)
	}
	sortAttributes(&e.Attributes)
	if _, twice := x.ids[n.ID]; !twice {
		x.ids[n.ID] = e
		x.m.Entities = append(x.m.Entities, e)
	}
	if n.Placed {
		x.m.Positions[e.ID] = graphmodel.Position{X: n.X, Y: n.Y}
	}
}

// FileNamespace keeps the ids of what files say apart from those of what articles
// say.
const FileNamespace = "file"

// kindWord reports whether a value says no more than the kind.
func kindWord(k graphmodel.Kind, value string) bool {
	return strings.EqualFold(value, string(k)) || strings.EqualFold(strings.TrimPrefix(value, ":"), string(k))
}

// derived are columns of Clew's own tables that follow from the rest.
var derived = map[string]bool{"mentions": true, "sources": true, "first": true, "evidence": true, "article": true, "quote": true, "precision": true}

// own reports whether attributes are those of Clew's own tables.
func own(attributes []graphmodel.Attribute) bool {
	found := 0
	for _, a := range attributes {
		switch foldKey(a.Key) {
		case "status", "mentions", "evidence", "sources", "confidence":
			found++
		}
	}
	return found >= 3
}

// fill sets the fields of an entity and returns which attributes it used.
func (f fields) fill(e *graphmodel.Entity) map[string]bool {
	used := map[string]bool{}
	if s := graphmodel.Status(f["status"]); s == graphmodel.Suggested || s == graphmodel.Accepted || s == graphmodel.Hidden {
		e.Status, used["status"] = s, true
	}
	for _, key := range []string{"aliases", "alias", "aka", "alsoknownas"} {
		for a := range strings.FieldsFuncSeq(f[key], func(r rune) bool { return r == ';' || r == '|' }) {
			if a = strings.TrimSpace(a); graphmodel.Fold(a) != "" && a != e.Name {
				e.Aliases, used[key] = append(e.Aliases, a), true
			}
		}
	}
	slices.Sort(e.Aliases)
	e.Aliases = slices.Compact(e.Aliases)
	if c := f["country"]; len(c) == 2 && strings.ToUpper(c) == c && e.Kind != graphmodel.Person && e.Kind != graphmodel.Event {
		e.Country, used["country"] = c, true
	}
	if e.Kind == graphmodel.Place {
		f.coordinates(e, used)
	}
	if e.Kind == graphmodel.Event {
		f.event(e, used)
	}
	return used
}

func (f fields) coordinates(e *graphmodel.Entity, used map[string]bool) {
	for _, keys := range [][2]string{{"latitude", "longitude"}, {"lat", "lon"}, {"lat", "lng"}, {"lat", "long"}} {
		lat, okLat := number(f[keys[0]])
		lon, okLon := number(f[keys[1]])
		if okLat && okLon && math.Abs(lat) <= 90 && math.Abs(lon) <= 180 {
			e.Lat, e.Lon, e.HasCoord = lat, lon, true
			used[keys[0]], used[keys[1]] = true, true
			return
		}
	}
}

func (f fields) event(e *graphmodel.Entity, used map[string]bool) {
	e.Type, e.Stance = graphmodel.Other, graphmodel.Asserted
	for _, key := range []string{"type", "eventtype"} {
		if t := graphmodel.EventType(strings.ToUpper(f[key])); slices.Contains(graphmodel.EventTypes, t) {
			e.Type, used[key] = t, true
		}
	}
	switch s := graphmodel.Stance(f["stance"]); s {
	case graphmodel.Asserted, graphmodel.Denied, graphmodel.Alleged, graphmodel.Attributed, graphmodel.Planned:
		e.Stance, used["stance"] = s, true
	}
	for _, keys := range [][2]string{{"start", "end"}, {"date", "enddate"}, {"startdate", "enddate"}, {"when", ""}, {"day", ""}} {
		from, ok := interval(f[keys[0]])
		if !ok {
			continue
		}
		used[keys[0]] = true
		if to, ok := interval(f[keys[1]]); ok && !to.End.Before(from.Start) {
			from.End, used[keys[1]] = to.End, true
		}
		switch p := graphmodel.Precision(f["precision"]); p {
		case graphmodel.PrecisionDay, graphmodel.PrecisionMonth, graphmodel.PrecisionYear, graphmodel.PrecisionUnknown:
			from.Precision = p
		}
		e.When = from
		break
	}
}

// interval reads a day, a month or a year.
func interval(s string) (graphmodel.Interval, bool) {
	sel, err := graphmodel.ParseSelection("from:" + strings.ReplaceAll(s, " ", "_") + " to:" + strings.ReplaceAll(s, " ", "_"))
	if err != nil || sel.From.IsZero() {
		return graphmodel.Interval{}, false
	}
	p := graphmodel.PrecisionDay
	switch len(s) {
	case len("2025"):
		p = graphmodel.PrecisionYear
	case len("2025-04"):
		p = graphmodel.PrecisionMonth
	}
	return graphmodel.Interval{Start: sel.From, End: sel.To, Precision: p}, true
}

func sortAttributes(list *[]graphmodel.Attribute) {
	slices.SortStableFunc(*list, func(a, b graphmodel.Attribute) int { return strings.Compare(a.Key, b.Key) })
}

// edge makes a link.
func (x *modeler) edge(e *format.Edge) {
	from, to := x.ids[e.From], x.ids[e.To]
	if from == nil || to == nil {
		return
	}
	l := &graphmodel.Link{
		From: from.ID, To: to.ID, Label: e.Label, Confidence: 1, Status: graphmodel.Accepted,
		Evidence: []graphmodel.Evidence{{Extractor: graphmodel.FileExtractor + x.of.File, Stance: graphmodel.Asserted}},
	}
	used := map[string]bool{}
	turn, exact := false, false
	for _, key := range append([]string{""}, relationKeys...) {
		words := l.Label
		if key != "" {
			words = valueOf(e.Attributes, key)
		}
		if t, ok := relationOf(words); ok && key != "" || ok && l.Type == "" {
			if fits(t, from.Kind, to.Kind) {
				l.Type, turn, exact = t, false, true
			} else if fits(t, to.Kind, from.Kind) && t != graphmodel.Role {
				l.Type, turn, exact = t, true, true
			} else {
				continue
			}
			if key != "" && strings.EqualFold(words, string(t)) {
				used[key] = true
			}
			if key != "" {
				break
			}
		}
	}
	if !exact {
		l.Type, turn = fallback(from.Kind, to.Kind)
		x.untyped++
		for _, key := range relationKeys {
			if v := valueOf(e.Attributes, key); l.Label == "" && v != "" {
				if _, isNumber := number(v); !isNumber {
					l.Label, used[key] = v, true
				}
			}
		}
		if l.Label == "" && l.Type == graphmodel.Role {
			l.Label = "linked to"
		}
	}
	if turn {
		l.From, l.To = l.To, l.From
	}
	x.finish(l, e, used)
}

// finish gives a link its other fields and its id.
func (x *modeler) finish(l *graphmodel.Link, e *format.Edge, used map[string]bool) {
	if c, ok := number(valueOf(e.Attributes, "confidence")); ok && c >= 0 && c <= 1 {
		l.Confidence, used["confidence"] = c, true
	}
	if s := graphmodel.Status(valueOf(e.Attributes, "status")); s == graphmodel.Suggested || s == graphmodel.Accepted || s == graphmodel.Hidden {
		l.Status, used["status"] = s, true
	}
	id := valueOf(e.Attributes, "id")
	if used["id"] = ownID.MatchString(id); !used["id"] {
		id = ""
	}
	for _, a := range e.Attributes {
		if k := foldKey(a.Key); !used[k] && !(derived[k] && own(e.Attributes)) {
			l.Attributes = append(l.Attributes, a)
		}
	}
	if e.Undirected && !l.Type.Mutual() {
		l.Attributes = append(l.Attributes, graphmodel.NoDirection)
	}
	sortAttributes(&l.Attributes)
	if l.Type.Undirected() && l.From > l.To {
		l.From, l.To = l.To, l.From
	}
	l.ID = cmp.Or(id, graphmodel.LinkID(l.From, l.To, l.Type, l.Label))
	if n := x.seen[l.ID]; n > 0 {
		x.seen[l.ID]++
		l.ID = graphmodel.HashID("l", l.ID, strconv.Itoa(n))
	} else {
		x.seen[l.ID] = 1
	}
	x.m.Links = append(x.m.Links, l)
}

func valueOf(attributes []graphmodel.Attribute, key string) string {
	for _, a := range attributes {
		if foldKey(a.Key) == key {
			return a.Value
		}
	}
	return ""
}

// The space in layout units that a node has in a readable picture, and how far
// from it a file may be before it is scaled.
const (
	spacing   = 90.0
	tolerance = 2.5
)

// place scales the positions so that nodes have room.
func (x *modeler) place() {
	n := len(x.m.Positions)
	if n < 2 {
		clear(x.m.Positions)
		return
	}
	lowX, highX, lowY, highY := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, p := range x.m.Positions {
		lowX, highX, lowY, highY = min(lowX, p.X), max(highX, p.X), min(lowY, p.Y), max(highY, p.Y)
	}
	side := math.Sqrt(max(highX-lowX, highY-lowY) * max(min(highX-lowX, highY-lowY), max(highX-lowX, highY-lowY)/10) / float64(n))
	if !(side > 0) {
		clear(x.m.Positions) // all in one place
		return
	}
	scale := spacing / side
	if scale > 1/tolerance && scale < tolerance {
		scale = 1
	}
	for id, p := range x.m.Positions {
		x.m.Positions[id] = graphmodel.Position{X: float64((p.X - (lowX+highX)/2) * scale), Y: float64((p.Y - (lowY+highY)/2) * scale)}
	}
}

// positionOf takes a position out of attributes called x and y.
func positionOf(attributes []graphmodel.Attribute, x, y float64, placed bool) ([]graphmodel.Attribute, float64, float64, bool) {
	if placed {
		return attributes, x, y, true
	}
	px, okX := number(valueOf(attributes, "x"))
	py, okY := number(valueOf(attributes, "y"))
	if !okX || !okY {
		return attributes, 0, 0, false
	}
	attributes = slices.DeleteFunc(attributes, func(a graphmodel.Attribute) bool { k := foldKey(a.Key); return k == "x" || k == "y" })
	return attributes, px, py, true
}
