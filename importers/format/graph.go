package format

import (
	"fmt"

	"clew/graphmodel"
)

// Graph is what a file that holds a graph says, in the file's own terms; package
// graphs makes entities and links of it. Of a file that Clew wrote itself, Model
// is set instead of Nodes and Edges.
type Graph struct {
	File  string // name of the file, without its folder
	Table bool   // a table of nodes or of edges, which another table may belong to
	Nodes []Node // in the order of the file, ids are unique
	Edges []Edge
	// Notices tell the person what was left out.
	Notices []string
	Model   *Model
}

// Node is a node of a file.
type Node struct {
	ID    string
	Label string // "" where the id is all there is
	// Attributes are all others, in the order of the file.
	Attributes []graphmodel.Attribute
	X, Y       float64 // downwards, in units of the file
	Placed     bool
	// Implied is set where only an edge names the node.
	Implied bool
}

// Edge joins two nodes by their ids.
type Edge struct {
	From, To   string
	Label      string
	Undirected bool
	Attributes []graphmodel.Attribute
}

// Model is a part of a graph of Clew.
type Model struct {
	Articles  []*graphmodel.Article
	Entities  []*graphmodel.Entity
	Links     []*graphmodel.Link
	Positions map[string]graphmodel.Position
	// Of what its file does not say, people are told.
	Notices []string
}

// The largest graph that is read from a file.
const (
	MaxNodes      = 300_000
	MaxEdges      = 1_500_000
	MaxAttributes = 60      // of one node or edge
	maxText       = 2_000   // bytes of a name or an attribute
	maxAllText    = 1 << 29 // bytes of all of them
)

// GraphBuilder collects a graph within bounds.
type GraphBuilder struct {
	Graph
	index map[string]int // of nodes, by id
	bytes int
}

// NewGraphBuilder returns a builder for a file.
func NewGraphBuilder(file string) *GraphBuilder {
	return &GraphBuilder{Graph: Graph{File: file}, index: map[string]int{}}
}

// errGraphTooLarge tells the bounds.
var errGraphTooLarge = fmt.Errorf("%w: a graph may have %d nodes and %d edges", ErrTooLarge, MaxNodes, MaxEdges)

// Node returns the node with an id, and makes it if there is none. The pointer
// is valid until the next call.
func (b *GraphBuilder) Node(id string) (*Node, error) {
	if i, ok := b.index[id]; ok {
		return &b.Nodes[i], nil
	}
	if b.bytes += len(id); len(b.Nodes) >= MaxNodes || b.bytes > maxAllText {
		return nil, errGraphTooLarge
	}
	b.index[id] = len(b.Nodes)
	b.Nodes = append(b.Nodes, Node{ID: id})
	return &b.Nodes[len(b.Nodes)-1], nil
}

// Edge adds an edge, and the nodes that it joins if they are not there yet.
func (b *GraphBuilder) Edge(e Edge) error {
	for _, id := range []string{e.From, e.To} {
		if _, known := b.index[id]; known {
			continue
		}
		n, err := b.Node(id)
		if err != nil {
			return err
		}
		n.Implied = true
	}
	for _, a := range e.Attributes {
		b.bytes += len(a.Key) + len(a.Value)
	}
	if b.bytes += len(e.Label); len(b.Edges) >= MaxEdges || b.bytes > maxAllText {
		return errGraphTooLarge
	}
	b.Edges = append(b.Edges, e)
	return nil
}

// Attribute adds an attribute to a list, within bounds; empty ones are left out.
func (b *GraphBuilder) Attribute(to []graphmodel.Attribute, key, value string) []graphmodel.Attribute {
	if key == "" || value == "" || len(to) >= MaxAttributes || b.bytes > maxAllText {
		return to
	}
	key, value = Shorten(key), Shorten(value)
	b.bytes += len(key) + len(value)
	return append(to, graphmodel.Attribute{Key: key, Value: value})
}

// Shorten cuts what is too long for a name or an attribute, between characters.
func Shorten(s string) string {
	if len(s) <= maxText {
		return s
	}
	end := maxText
	for end > 0 && s[end]&0xc0 == 0x80 {
		end--
	}
	return s[:end] + "…"
}

// Notice adds a notice once.
func (b *GraphBuilder) Notice(text string) {
	for _, n := range b.Notices {
		if n == text {
			return
		}
	}
	b.Notices = append(b.Notices, text)
}
