package graphs

import (
	"bytes"
	"context"
	"encoding/xml"
	"strings"

	"clew/graphmodel"
	"clew/importers/format"
)

// GraphML reads the XML format of graphdrawing.org, also as yEd writes it.
func GraphML() format.Format {
	return format.Format{
		Name: "graph (GraphML)", Extensions: []string{".graphml"},
		Match: hasElement("<graphml", ".graphml"),
		Read: func(ctx context.Context, in *format.Input, out format.Output) error {
			text, err := textOf(in)
			if err != nil {
				return err
			}
			r := &graphML{walker: newWalker(ctx, text), b: format.NewGraphBuilder(fileOf(in)), keys: map[string]graphMLKey{}}
			if err := r.read(); err != nil {
				return err
			}
			return emit(r.b, out)
		},
	}
}

// hasElement matches XML files whose beginning holds an element.
func hasElement(tag, ext string) func(format.Sniff) format.Confidence {
	return func(s format.Sniff) format.Confidence {
		if bytes.IndexByte(s.Head, 0) >= 0 && !bytes.HasPrefix(s.Head, []byte("\xff\xfe")) && !bytes.HasPrefix(s.Head, []byte("\xfe\xff")) {
			return format.No
		}
		head := strings.ReplaceAll(string(s.Head), "\x00", "") // UTF-16
		i := strings.Index(head, tag)
		if i >= 0 && strings.Contains(head[:i], "<") == strings.Contains(head[:i], "<?") || i >= 0 && strings.Contains(head[:i], "<!") {
			return format.ByBytes
		}
		if s.Ext == ext && strings.Contains(head, "<") {
			return format.ByName
		}
		return format.No
	}
}

// graphMLKey declares an attribute.
type graphMLKey struct {
	name, forWhat, preset string
}

type graphML struct {
	*walker
	b          *format.GraphBuilder
	keys       map[string]graphMLKey
	undirected []bool // of the graphs that are open
	complete   bool
}

func (r *graphML) read() error {
	for {
		t, err := r.next()
		if err != nil {
			return ended(r.b, err, r.complete)
		}
		switch e := t.(type) {
		case xml.StartElement:
			if err := r.element(e); err != nil {
				return ended(r.b, err, false)
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "graphml":
				r.complete = true
			case "graph":
				if n := len(r.undirected); n > 0 {
					r.undirected = r.undirected[:n-1]
				}
			}
		}
	}
}

func (r *graphML) element(e xml.StartElement) error {
	switch e.Name.Local {
	case "key":
		return r.key(e)
	case "graph":
		r.undirected = append(r.undirected, attributeOf(e, "edgedefault") == "undirected")
	case "node":
		return r.node(e)
	case "edge":
		return r.edge(e)
	case "hyperedge":
		r.b.Notice("edges that join more than two nodes were left out")
	}
	return nil
}

func (r *graphML) key(e xml.StartElement) error {
	k := graphMLKey{name: attributeOf(e, "attr.name"), forWhat: attributeOf(e, "for")}
	id := attributeOf(e, "id")
	if k.name == "" {
		if k.name = id; attributeOf(e, "yfiles.type") != "" {
			k.name = "" // graphics, which data reads by itself
		}
	}
	for until := r.depth - 1; r.depth > until; {
		t, err := r.next()
		if err != nil {
			return err
		}
		if d, ok := t.(xml.StartElement); ok && d.Name.Local == "default" {
			if k.preset, err = r.text(); err != nil {
				return err
			}
		}
	}
	if len(r.keys) < 10*format.MaxAttributes {
		r.keys[id] = k
	}
	return nil
}

// graphMLData is what the data elements of a node or an edge say.
type graphMLData struct {
	label      string
	attributes []graphmodel.Attribute
	x, y       float64
	placed     bool
	given      map[string]bool // keys
}

// labels are the names of attributes that hold the name of a node.
var labels = map[string]bool{"label": true, "name": true, "title": true, "nodelabel": true, "node label": true}

func (r *graphML) node(e xml.StartElement) error {
	id := attributeOf(e, "id")
	if _, err := r.b.Node(id); err != nil {
		return err
	}
	var d graphMLData
	readErr := r.data(&d, "graph", func(nested xml.StartElement) error {
		// A group of yEd: its members follow within it, and are read as the others.
		return r.element(nested)
	})
	n, err := r.b.Node(id)
	if err != nil {
		return err
	}
	n.Implied = false
	r.presets(&d, "node")
	n.Label, n.Attributes, n.X, n.Y, n.Placed = d.label, d.attributes, d.x, d.y, d.placed
	return readErr
}

func (r *graphML) edge(e xml.StartElement) error {
	edge := format.Edge{From: attributeOf(e, "source"), To: attributeOf(e, "target")}
	if n := len(r.undirected); n > 0 {
		edge.Undirected = r.undirected[n-1]
	}
	if v := attributeOf(e, "directed"); v != "" {
		edge.Undirected = v == "false"
	}
	var d graphMLData
	if err := r.data(&d, "", nil); err != nil {
		return err
	}
	r.presets(&d, "edge")
	edge.Label, edge.Attributes = d.label, d.attributes
	if edge.From == "" || edge.To == "" {
		r.b.Notice("edges without both ends were left out")
		return nil
	}
	return r.b.Edge(edge)
}

// data reads the data elements of the open element up to its end. An element
// called nested is handed to inner, with all that follows in it.
func (r *graphML) data(d *graphMLData, nested string, inner func(xml.StartElement) error) error {
	d.given = map[string]bool{}
	for until := r.depth - 1; r.depth > until; {
		t, err := r.next()
		if err != nil {
			return err
		}
		e, ok := t.(xml.StartElement)
		switch {
		case !ok:
			if end, is := t.(xml.EndElement); is && end.Name.Local == "graph" && len(r.undirected) > 0 {
				r.undirected = r.undirected[:len(r.undirected)-1]
			}
		case e.Name.Local == "data":
			if err := r.datum(d, e); err != nil {
				return err
			}
		case inner != nil && (e.Name.Local == nested || e.Name.Local == "node" || e.Name.Local == "edge"):
			if err := inner(e); err != nil {
				return err
			}
		}
	}
	return nil
}

// datum reads one data element: text, or the graphics of yEd.
func (r *graphML) datum(d *graphMLData, e xml.StartElement) error {
	id := attributeOf(e, "key")
	key, known := r.keys[id]
	if !known {
		key.name = id
	}
	d.given[id] = true
	var text strings.Builder
	drawn := false
	for until := r.depth - 1; r.depth > until; {
		t, err := r.next()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.CharData:
			text.Write(t)
		case xml.StartElement:
			drawn = true
			switch t.Name.Local {
			case "Geometry":
				r.geometry(d, t)
			case "NodeLabel", "EdgeLabel":
				label, err := r.text()
				if err != nil {
					return err
				}
				if d.label == "" {
					d.label = format.Shorten(label)
				}
			}
		}
	}
	if !drawn {
		r.set(d, key.name, oneLine(text.String()))
	}
	return nil
}

// geometry notes the middle of a box of yEd.
func (r *graphML) geometry(d *graphMLData, e xml.StartElement) {
	x, okX := number(attributeOf(e, "x"))
	y, okY := number(attributeOf(e, "y"))
	w, _ := number(attributeOf(e, "width"))
	h, _ := number(attributeOf(e, "height"))
	if okX && okY && !d.placed {
		d.x, d.y, d.placed = x+w/2, y+h/2, true
	}
}

func (r *graphML) set(d *graphMLData, name, value string) {
	switch {
	case labels[strings.ToLower(name)] && d.label == "":
		d.label = format.Shorten(value)
	default:
		d.attributes = r.b.Attribute(d.attributes, name, value)
	}
}

// presets adds the declared values of attributes that are not given.
func (r *graphML) presets(d *graphMLData, of string) {
	for _, id := range sortedKeys(r.keys) {
		k := r.keys[id]
		if k.preset != "" && k.name != "" && !d.given[id] && (k.forWhat == of || k.forWhat == "all") {
			r.set(d, k.name, k.preset)
		}
	}
	d.attributes, d.x, d.y, d.placed = positionOf(d.attributes, d.x, d.y, d.placed)
}
