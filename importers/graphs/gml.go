package graphs

import (
	"context"
	"fmt"
	"html"
	"regexp"
	"strings"

	"clew/graphmodel"
	"clew/importers/format"
	"clew/importers/page"
)

// gmlStart finds the beginning of a graph behind comments and remarks.
var gmlStart = regexp.MustCompile(`(?is)\A(?:\s|#[^\n]*\n|[A-Za-z]\w*[ \t]+(?:"[^"]*"|[-+0-9.eE]+)[ \t]*\r?\n)*graph\s*\[\s*(?:#[^\n]*\n\s*)*(?:\]|[A-Za-z]\w*\s+(?:\[|"|[-+0-9]))`)

// GML reads the Graph Modelling Language (Himsolt 1997).
func GML() format.Format {
	return format.Format{
		Name: "graph (GML)", Extensions: []string{".gml"},
		Match: func(s format.Sniff) format.Confidence {
			if gmlStart.Match(s.Head) {
				return format.ByBytes
			}
			return format.No
		},
		Read: func(ctx context.Context, in *format.Input, out format.Output) error {
			text, err := textOf(in)
			if err != nil {
				return err
			}
			r := &gml{ctx: ctx, text: text, b: format.NewGraphBuilder(fileOf(in))}
			if err := r.read(); err != nil {
				return err
			}
			return emit(r.b, out)
		},
	}
}

// gml reads keys and values; lists stand in brackets.
type gml struct {
	ctx   context.Context
	text  string
	at    int
	depth int
	seen  int
	b     *format.GraphBuilder

	directed bool
	edges    []format.Edge // until it is known whether they have a direction
}

// token returns the next word, number, bracket or quoted string (with its first
// quotation mark); "" at the end.
func (r *gml) token() string {
	for r.at < len(r.text) {
		switch c := r.text[r.at]; {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			r.at++
		case c == '#':
			if i := strings.IndexByte(r.text[r.at:], '\n'); i >= 0 {
				r.at += i
			} else {
				r.at = len(r.text)
			}
		case c == '[' || c == ']':
			r.at++
			return r.text[r.at-1 : r.at]
		case c == '"':
			end := strings.IndexByte(r.text[r.at+1:], '"')
			if end < 0 {
				end = len(r.text) - r.at - 1
			}
			t := r.text[r.at : r.at+1+end]
			r.at = min(len(r.text), r.at+end+2)
			return t
		default:
			end := strings.IndexAny(r.text[r.at:], " \t\r\n[]\"#")
			if end < 0 {
				end = len(r.text) - r.at
			}
			t := r.text[r.at : r.at+end]
			r.at += end
			return t
		}
	}
	return ""
}

// plain is the text of a token; strings may hold entities as in HTML.
func plain(token string) string {
	if s, quoted := strings.CutPrefix(token, "\""); quoted {
		return oneLine(html.UnescapeString(s))
	}
	return token
}

// list calls f for each key with its value up to the closing bracket; a value
// that is a list is "[", and f reads it.
func (r *gml) list(f func(key, value string) error) error {
	if r.depth++; r.depth > maxDepth {
		return page.ErrTooComplex
	}
	defer func() { r.depth-- }()
	for {
		if r.seen++; r.seen%1024 == 0 && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		key := r.token()
		switch key {
		case "]":
			return nil
		case "":
			if r.depth == 1 {
				return nil
			}
			return format.ErrDamaged
		}
		value := r.token()
		if value == "]" || value == "" || key == "[" {
			return fmt.Errorf("%w: near byte %d", format.ErrDamaged, r.at)
		}
		if err := f(strings.ToLower(key), value); err != nil {
			return err
		}
	}
}

// skip reads a list that nobody wants.
func (r *gml) skip(value string) error {
	if value != "[" {
		return nil
	}
	return r.list(func(_, v string) error { return r.skip(v) })
}

func (r *gml) read() error {
	err := r.list(func(key, value string) error {
		if key == "graph" && value == "[" {
			return r.graph()
		}
		return r.skip(value)
	})
	for _, e := range r.edges {
		e.Undirected = !r.directed
		if err := r.b.Edge(e); err != nil {
			return err
		}
	}
	if err != nil {
		return ended(r.b, err, false)
	}
	return nil
}

func (r *gml) graph() error {
	return r.list(func(key, value string) error {
		switch {
		case key == "directed":
			r.directed = value == "1"
		case key == "node" && value == "[":
			return r.node()
		case key == "edge" && value == "[":
			return r.edge()
		case key == "graph" && value == "[":
			return r.graph() // a graph within
		default:
			return r.skip(value)
		}
		return nil
	})
}

func (r *gml) node() error {
	var n format.Node
	err := r.list(func(key, value string) error {
		switch {
		case key == "id":
			n.ID = plain(value)
		case key == "label" || key == "name" && n.Label == "":
			n.Label = format.Shorten(plain(value))
		case key == "graphics" && value == "[":
			return r.graphics(&n)
		case value == "[":
			return r.attributes(&n.Attributes, key)
		default:
			n.Attributes = r.b.Attribute(n.Attributes, key, plain(value))
		}
		return nil
	})
	if n.ID == "" {
		return err
	}
	to, nodeErr := r.b.Node(n.ID)
	if nodeErr != nil {
		return nodeErr
	}
	*to = n
	return err
}

// graphics reads where a node stands.
func (r *gml) graphics(n *format.Node) error {
	okX, okY := false, false
	err := r.list(func(key, value string) error {
		switch key {
		case "x":
			n.X, okX = number(value)
		case "y":
			n.Y, okY = number(value)
		case "fill":
			n.Attributes = r.b.Attribute(n.Attributes, "color", plain(value))
		default:
			return r.skip(value)
		}
		return nil
	})
	n.Placed = okX && okY
	return err
}

// attributes reads a list within a list: its keys are joined with a dot.
func (r *gml) attributes(to *[]graphmodel.Attribute, prefix string) error {
	return r.list(func(key, value string) error {
		if value == "[" {
			return r.attributes(to, format.Shorten(prefix+"."+key))
		}
		*to = r.b.Attribute(*to, prefix+"."+key, plain(value))
		return nil
	})
}

func (r *gml) edge() error {
	var e format.Edge
	err := r.list(func(key, value string) error {
		switch {
		case key == "source":
			e.From = plain(value)
		case key == "target":
			e.To = plain(value)
		case key == "label":
			e.Label = format.Shorten(plain(value))
		case key == "graphics":
			return r.skip(value)
		case value == "[":
			return r.attributes(&e.Attributes, key)
		case key != "id":
			e.Attributes = r.b.Attribute(e.Attributes, key, plain(value))
		}
		return nil
	})
	if e.From == "" || e.To == "" {
		r.b.Notice("edges without both ends were left out")
		return err
	}
	if len(r.edges) >= format.MaxEdges {
		return format.ErrTooLarge
	}
	r.edges = append(r.edges, e)
	return err
}
