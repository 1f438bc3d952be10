package graphs

import (
	"context"
	"maps"
	"regexp"
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/format"
	"clew/importers/page"
)

var dotStart = regexp.MustCompile(`(?is)\A(?:\s|//[^\n]*\n|#[^\n]*\n|/\*.*?\*/)*(?:strict\s+)?(?:di)?graph\b\s*(?:"(?:[^"\\]|\\.)*"|[\w.\x{80}-\x{10ffff}-]+)?\s*\{`)

// DOT reads the language of Graphviz. It has a parser of its own, since that of
// Graphviz cannot be interrupted and takes memory without bound.
func DOT() format.Format {
	return format.Format{
		Name: "graph (DOT)", Extensions: []string{".dot", ".gv"},
		Match: func(s format.Sniff) format.Confidence {
			if dotStart.Match(s.Head) {
				return format.ByBytes
			}
			return format.No
		},
		Read: func(ctx context.Context, in *format.Input, out format.Output) error {
			text, err := textOf(in)
			if err != nil {
				return err
			}
			r := &dot{ctx: ctx, lexer: dotLexer{text: text}, b: format.NewGraphBuilder(fileOf(in))}
			if err := r.read(); err != nil {
				return err
			}
			return emit(r.b, out)
		},
	}
}

type dot struct {
	ctx      context.Context
	lexer    dotLexer
	b        *format.GraphBuilder
	directed bool
	seen     int
	given    map[string]map[string]string // what nodes have, by id
	members  map[string][]string          // of named subgraphs, which a later edge may mean
}

// dotScope is what holds within a pair of braces.
type dotScope struct {
	node, edge map[string]string // attributes that all have
	members    []string          // ids of nodes, in their order
	has        map[string]bool
	depth      int
}

func newScope(outer *dotScope) *dotScope {
	s := &dotScope{has: map[string]bool{}, node: map[string]string{}, edge: map[string]string{}}
	if outer != nil {
		s.node, s.edge, s.depth = maps.Clone(outer.node), maps.Clone(outer.edge), outer.depth+1
	}
	return s
}

func (s *dotScope) add(ids ...string) {
	for _, id := range ids {
		if !s.has[id] {
			s.has[id] = true
			s.members = append(s.members, id)
		}
	}
}

func (r *dot) read() error {
	r.given, r.members = map[string]map[string]string{}, map[string][]string{}
	for t := r.lexer.next(); ; t = r.lexer.next() {
		if t == (dotToken{}) {
			return format.ErrDamaged
		}
		if r.directed = t.is("digraph"); r.directed || t.is("graph") {
			break
		}
	}
	for t := r.lexer.next(); !t.is("{"); t = r.lexer.next() {
		if t == (dotToken{}) {
			return format.ErrDamaged
		}
	}
	err := r.statements(newScope(nil))
	r.finish()
	return ended(r.b, err, err == nil)
}

// finish turns what nodes have into their fields.
func (r *dot) finish() {
	for i := range r.b.Nodes {
		n := &r.b.Nodes[i]
		given := r.given[n.ID]
		n.Implied = false
		if label, ok := given["label"]; ok && label != `\N` {
			if ownID.MatchString(n.ID) {
				// What Clew writes below the name is the place of an event.
				label, _, _ = strings.Cut(label, `\n`)
			}
			n.Label = format.Shorten(labelOf(label, n.ID))
		}
		if x, y, ok := strings.Cut(strings.TrimSuffix(given["pos"], "!"), ","); ok {
			y, _, _ = strings.Cut(y, ",")
			px, okX := number(x)
			py, okY := number(y)
			n.X, n.Y, n.Placed = px, -py, okX && okY // Graphviz counts upwards
		}
		n.Attributes = r.attributes(given)
	}
}

// picture are the attributes that say how something is drawn.
var picture = regexp.MustCompile(`^(?:label|pos|shape|style|width|height|fixedsize|font.*|pen.*|arrow.*|dir|color|fillcolor|bgcolor|xlabel|xlp|lp|rects|peripheries|margin|ordering|constraint|minlen|len|splines|headport|tailport|headlabel|taillabel|labelfont.*|label(?:angle|distance|float)|image.*|orientation|regular|sides|skew|distortion|z|layer|nojustify|labelloc|labeljust|vertices|samplepoints|root|pin|sortv|gradientangle|decorate|head_lp|tail_lp|lhead|ltail|samehead|sametail|showboxes|id|class|href|target|edge(?:url|href|target).*|head(?:url|href|clip|target).*|tail(?:url|href|clip|target).*)$`)

// attributes are what remains beside the picture. The class of a style sheet is
// what tells the kind in Clew's own files.
func (r *dot) attributes(given map[string]string) []graphmodel.Attribute {
	var out []graphmodel.Attribute
	for _, key := range sortedKeys(given) {
		switch value := oneLine(given[key]); {
		case key == "class":
			out = r.b.Attribute(out, "kind", value)
		case key == "tooltip" && value == strings.ReplaceAll(given["class"], "_", " "): // says the same
		case !picture.MatchString(strings.ToLower(key)):
			out = r.b.Attribute(out, oneLine(key), value)
		}
	}
	return out
}

// statements reads up to the closing brace.
func (r *dot) statements(s *dotScope) error {
	if s.depth > maxDepth {
		return page.ErrTooComplex
	}
	for {
		if r.seen++; r.seen%1024 == 0 && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		switch t := r.lexer.peek(); {
		case t == (dotToken{}):
			return format.ErrDamaged
		case t.is("}"):
			r.lexer.next()
			return nil
		case t.is("graph"), t.is("node"), t.is("edge"):
			r.lexer.next()
			if err := r.defaults(s, strings.ToLower(t.text)); err != nil {
				return err
			}
		case t.name, t.is("{"):
			if err := r.statement(s); err != nil {
				return err
			}
		default:
			r.lexer.next() // ";" or what does not belong here
		}
	}
}

func (r *dot) defaults(s *dotScope, of string) error {
	given, err := r.list()
	switch of {
	case "node":
		merge(s.node, given)
	case "edge":
		merge(s.edge, given)
	}
	return err
}

func merge(to, from map[string]string) {
	for k, v := range from {
		if len(to) < format.MaxAttributes || to[k] != "" {
			to[k] = v
		}
	}
}

// list reads lists of attributes: "[a=b, c=d][e=f]".
func (r *dot) list() (map[string]string, error) {
	given := map[string]string{}
	for r.lexer.peek().is("[") {
		r.lexer.next()
		for !r.lexer.peek().is("]") {
			t := r.lexer.next()
			if t == (dotToken{}) {
				return given, format.ErrDamaged
			}
			if !t.name {
				continue
			}
			value := "true"
			if r.lexer.peek().is("=") {
				r.lexer.next()
				value = r.lexer.next().text
			}
			if len(given) < format.MaxAttributes {
				given[t.text] = value
			}
		}
		r.lexer.next()
	}
	return given, nil
}

// statement reads nodes, edges, subgraphs and "key=value".
func (r *dot) statement(s *dotScope) error {
	from, err := r.operand(s)
	if err != nil {
		return err
	}
	if r.lexer.peek().is("=") {
		r.lexer.next()
		r.lexer.next()
		return nil
	}
	chain := [][]string{from.members}
	for r.lexer.peek().is("->") || r.lexer.peek().is("--") {
		r.lexer.next()
		to, err := r.operand(s)
		if err != nil {
			return err
		}
		chain = append(chain, to.members)
	}
	given, listErr := r.list()
	if len(chain) == 1 {
		if err := r.declare(s, from, given); err != nil {
			return err
		}
		return listErr
	}
	for _, members := range chain {
		if err := r.touch(s, members); err != nil {
			return err
		}
	}
	all := maps.Clone(s.edge)
	merge(all, given)
	for i := range chain[1:] {
		if err := r.join(chain[i], chain[i+1], all); err != nil {
			return err
		}
	}
	return listErr
}

// dotOperand is a node or a subgraph.
type dotOperand struct {
	members []string
	node    bool
}

func (r *dot) operand(s *dotScope) (dotOperand, error) {
	t := r.lexer.peek()
	switch {
	case t.is("{"), t.is("subgraph"):
		r.lexer.next()
		name := ""
		if t.is("subgraph") {
			if n := r.lexer.peek(); n.name {
				name = r.lexer.next().text
			}
			if !r.lexer.peek().is("{") {
				return dotOperand{members: r.members[name]}, nil // one that was there before
			}
			r.lexer.next()
		}
		inner := newScope(s)
		err := r.statements(inner)
		s.add(inner.members...)
		if name != "" {
			r.members[name] = inner.members
		}
		return dotOperand{members: inner.members}, err
	case t.name:
		id := r.lexer.next().text
		for r.lexer.peek().is(":") { // a port
			r.lexer.next()
			r.lexer.next()
		}
		return dotOperand{members: []string{oneLine(id)}, node: true}, nil
	}
	r.lexer.next()
	return dotOperand{}, nil
}

// touch makes nodes, with what all nodes of the scope have.
func (r *dot) touch(s *dotScope, ids []string) error {
	for _, id := range ids {
		if _, known := r.given[id]; !known {
			if _, err := r.b.Node(id); err != nil {
				return err
			}
			r.given[id] = maps.Clone(s.node)
		}
	}
	s.add(ids...)
	return nil
}

func (r *dot) declare(s *dotScope, o dotOperand, given map[string]string) error {
	if !o.node {
		return nil
	}
	if err := r.touch(s, o.members); err != nil {
		return err
	}
	merge(r.given[o.members[0]], given)
	return nil
}

// undirected reports whether an edge is drawn without an arrow, or with two, other
// than one of Clew's that says more of its ends than the picture does.
func (r *dot) undirected(given map[string]string) bool {
	own := graphmodel.Link{Type: graphmodel.LinkType(given["class"])}
	if own.Type.OfEvent() && own.Arrow() == graphmodel.NoArrow {
		return false
	}
	switch given["dir"] {
	case "none", "both":
		return true
	case "forward", "back":
		return false
	}
	return !r.directed
}

// join adds an edge from each node to each other one.
func (r *dot) join(from, to []string, given map[string]string) error {
	e := format.Edge{Undirected: r.undirected(given), Label: format.Shorten(labelOf(given["label"], "")), Attributes: r.attributes(given)}
	back := given["dir"] == "back" && !slices.ContainsFunc(e.Attributes, func(a graphmodel.Attribute) bool { return a.Key == "kind" })
	for _, a := range from {
		for _, b := range to {
			e.From, e.To = a, b
			if back {
				e.From, e.To = b, a
			}
			if err := r.b.Edge(e); err != nil {
				return err
			}
		}
	}
	return nil
}
