package graphs

import (
	"context"
	"encoding/xml"
	"fmt"
	"strings"

	"clew/graphmodel"
	"clew/importers/format"
)

// GEXF reads the format of Gephi, versions 1.1 to 1.3. What changes over time is
// read as if it were always there.
func GEXF() format.Format {
	return format.Format{
		Name: "graph (GEXF)", Extensions: []string{".gexf"},
		Match: hasElement("<gexf", ".gexf"),
		Read: func(ctx context.Context, in *format.Input, out format.Output) error {
			text, err := textOf(in)
			if err != nil {
				return err
			}
			r := &gexf{walker: newWalker(ctx, text), b: format.NewGraphBuilder(fileOf(in)), titles: map[string]string{}, presets: map[string]string{}}
			if err := r.read(); err != nil {
				return err
			}
			return emit(r.b, out)
		},
	}
}

type gexf struct {
	*walker
	b          *format.GraphBuilder
	class      string            // of the attributes that are declared
	titles     map[string]string // of attributes, by class and id
	presets    map[string]string
	undirected bool
	complete   bool
}

const overTime = "the times at which nodes and edges come and go were left out"

func (r *gexf) read() error {
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
			r.complete = r.complete || e.Name.Local == "gexf"
		}
	}
}

func (r *gexf) element(e xml.StartElement) error {
	switch e.Name.Local {
	case "graph":
		r.undirected = attributeOf(e, "defaultedgetype") == "undirected"
		if attributeOf(e, "mode") == "dynamic" {
			r.b.Notice(overTime)
		}
	case "attributes":
		r.class = attributeOf(e, "class")
	case "attribute":
		return r.declare(e)
	case "node":
		return r.node(e)
	case "edge":
		return r.edge(e)
	}
	return nil
}

func (r *gexf) declare(e xml.StartElement) error {
	key := r.class + "\x00" + attributeOf(e, "id")
	if len(r.titles) >= 10*format.MaxAttributes {
		return nil
	}
	r.titles[key] = attributeOf(e, "title")
	for until := r.depth - 1; r.depth > until; {
		t, err := r.next()
		if err != nil {
			return err
		}
		if d, ok := t.(xml.StartElement); ok && d.Name.Local == "default" {
			if r.presets[key], err = r.text(); err != nil {
				return err
			}
		}
	}
	return nil
}

// gexfData is what stands within a node or an edge.
type gexfData struct {
	attributes []graphmodel.Attribute
	x, y       float64
	placed     bool
	given      map[string]bool
}

func (r *gexf) node(e xml.StartElement) error {
	id := attributeOf(e, "id")
	if _, err := r.b.Node(id); err != nil {
		return err
	}
	var d gexfData
	d.attributes = rest(r.b, nil, e, "id", "label", "start", "end", "startopen", "endopen", "timestamp", "interval")
	readErr := r.inside(&d, "node")
	n, err := r.b.Node(id)
	if err != nil {
		return err
	}
	n.Implied = false
	n.Label, n.Attributes, n.X, n.Y, n.Placed = format.Shorten(attributeOf(e, "label")), d.attributes, d.x, d.y, d.placed
	return readErr
}

func (r *gexf) edge(e xml.StartElement) error {
	edge := format.Edge{
		From: attributeOf(e, "source"), To: attributeOf(e, "target"),
		Label: format.Shorten(attributeOf(e, "label")), Undirected: r.undirected,
	}
	switch attributeOf(e, "type") {
	case "directed":
		edge.Undirected = false
	case "undirected", "mutual":
		edge.Undirected = true
	}
	var d gexfData
	d.attributes = rest(r.b, nil, e, "id", "source", "target", "label", "type", "start", "end", "startopen", "endopen", "timestamp", "interval")
	if err := r.inside(&d, "edge"); err != nil {
		return err
	}
	edge.Attributes = d.attributes
	if edge.From == "" || edge.To == "" {
		r.b.Notice("edges without both ends were left out")
		return nil
	}
	return r.b.Edge(edge)
}

// inside reads what stands within the open element of a class; nodes may stand
// within nodes.
func (r *gexf) inside(d *gexfData, class string) error {
	d.given = map[string]bool{}
	for until := r.depth - 1; r.depth > until; {
		t, err := r.next()
		if err != nil {
			return err
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "attvalue":
			r.value(d, class, e)
		case "position":
			x, okX := number(attributeOf(e, "x"))
			y, okY := number(attributeOf(e, "y"))
			d.x, d.y, d.placed = x, -y, okX && okY // Gephi counts upwards
		case "color":
			d.attributes = r.b.Attribute(d.attributes, "color", colorOf(e))
		case "spells", "spell", "slices", "slice":
			r.b.Notice(overTime)
		case "node", "edge":
			if err := r.element(e); err != nil {
				return err
			}
		}
	}
	for _, key := range sortedKeys(r.presets) {
		if of, id, _ := strings.Cut(key, "\x00"); of == class && !d.given[id] {
			d.attributes = r.b.Attribute(d.attributes, r.titles[key], r.presets[key])
		}
	}
	return nil
}

func (r *gexf) value(d *gexfData, class string, e xml.StartElement) {
	id := attributeOf(e, "for")
	if id == "" {
		id = attributeOf(e, "id") // version 1.1
	}
	if attributeOf(e, "start") != "" || attributeOf(e, "timestamp") != "" {
		r.b.Notice(overTime)
	}
	if d.given[id] {
		return // another value at another time
	}
	d.given[id] = true
	title := r.titles[class+"\x00"+id]
	if title == "" {
		title = id
	}
	d.attributes = r.b.Attribute(d.attributes, title, attributeOf(e, "value"))
}

func colorOf(e xml.StartElement) string {
	if hex := attributeOf(e, "hex"); hex != "" {
		return hex
	}
	var rgb [3]int
	for i, name := range []string{"r", "g", "b"} {
		f, ok := number(attributeOf(e, name))
		if !ok || f < 0 || f > 255 {
			return ""
		}
		rgb[i] = int(f)
	}
	return fmt.Sprintf("#%02x%02x%02x", rgb[0], rgb[1], rgb[2])
}
