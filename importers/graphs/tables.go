package graphs

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"clew/importers/format"
	"clew/importers/page"
	"clew/importers/table"
)

// columns are the usual names of the columns of a table of nodes or edges, in
// the order of preference; in small letters without spaces.
var (
	idColumns     = []string{"id", "nodeid", "node", "key", "identifier", ":id", "name"}
	labelColumns  = []string{"label", "name", "title", "caption", "nodelabel"}
	sourceColumns = []string{"source", "from", "src", "sourceid", "fromid", "node1", "nodea", "subject", "sourcenode", "fromnode", ":start_id", "von", "quelle", "de", "origen"}
	targetColumns = []string{"target", "to", "dst", "targetid", "toid", "node2", "nodeb", "object", "targetnode", "tonode", ":end_id", "nach", "ziel", "à", "vers", "destino", "destination", "dest"}
	edgeLabels    = []string{"label", "relationship", "relation", "edgelabel", "predicate"}
	directions    = []string{"type", "directed", "direction", "edgetype"}
	nodeSigns     = []string{"kind", "type", "category", "group", "class", "modularity_class", "degree", "size", "weight", "x", "country", ":label"}
)

// Tables reads nodes and edges in CSV or TSV, as Gephi and spreadsheets write
// them. The first row names the columns.
func Tables() format.Format {
	return format.Format{
		Name: "graph (table of nodes or edges)", Extensions: []string{".csv", ".tsv"},
		Match: func(s format.Sniff) format.Confidence {
			head := strings.TrimPrefix(strings.ReplaceAll(string(s.Head), "\x00", ""), "\ufeff")
			if _, kind := headOf(head); kind != noTable {
				return format.ByBytes
			}
			return format.No
		},
		Read: readTable,
	}
}

type tableKind int

const (
	noTable tableKind = iota
	nodeTable
	edgeTable
)

// headOf tells what stands between columns, and what a table holds.
func headOf(text string) (rune, tableKind) {
	line, rest, _ := strings.Cut(text, "\n")
	if len(line) > 4000 || strings.ContainsAny(line, "<{") || strings.TrimSpace(rest) == "" {
		return 0, noTable
	}
	for _, comma := range []rune{',', ';', '\t', '|'} {
		r := csv.NewReader(strings.NewReader(line))
		r.Comma, r.LazyQuotes = comma, true
		names, err := r.Read()
		if err != nil || len(names) < 2 {
			continue
		}
		// Of links, "article" names the one that they come from.
		if text := table.Guess(names).Text; text != "" && foldKey(text) != "article" {
			return 0, noTable
		}
		source, target := column(names, sourceColumns), column(names, targetColumns)
		if source >= 0 && target >= 0 && source != target {
			return comma, edgeTable
		}
		id, label := column(names, idColumns[:6]), column(names, labelColumns)
		if id >= 0 && label >= 0 && (strings.EqualFold(strings.TrimSpace(names[label]), "label") || column(names, nodeSigns) >= 0) {
			return comma, nodeTable
		}
	}
	return 0, noTable
}

// column returns the index of the first name that is among the usual ones, or -1.
func column(names, usual []string) int {
	for _, u := range usual {
		for i, n := range names {
			if foldKey(n) == u {
				return i
			}
		}
	}
	return -1
}

// foldKey compares names of columns and attributes.
func foldKey(s string) string {
	s = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(s, "\ufeff")))
	if i := strings.IndexAny(s, ":("); i > 0 && i < len(s)-1 {
		s = s[:i] // "weight:float", as Neo4j writes it
	}
	return strings.NewReplacer(" ", "", "_", "", "-", "").Replace(strings.ReplaceAll(s, "modularity_class", "modularity\x00class"))
}

func readTable(ctx context.Context, in *format.Input, out format.Output) error {
	text, err := textOf(in)
	if err != nil {
		return err
	}
	comma, kind := headOf(text)
	if kind == noTable {
		return page.ErrNoArticle
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = comma, -1, true, true
	names, err := r.Read()
	if err != nil {
		return fmt.Errorf("%w: %v", format.ErrDamaged, err)
	}
	t := &graphTable{b: format.NewGraphBuilder(fileOf(in))}
	t.b.Table = true
	for _, n := range names {
		t.names = append(t.names, oneLine(strings.TrimPrefix(n, "\ufeff")))
	}
	row := t.node
	if kind == edgeTable {
		row = t.edge
	}
	t.find(kind)
	for n := 0; ; n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.b.Notice(cutOff)
			break
		}
		if err := row(cells); err != nil {
			return err
		}
	}
	return emit(t.b, out)
}

type graphTable struct {
	b                              *format.GraphBuilder
	names                          []string
	id, label, from, to, direction int
}

func (t *graphTable) find(kind tableKind) {
	t.id, t.from, t.to, t.direction = -1, -1, -1, -1
	if kind == nodeTable {
		t.id, t.label = column(t.names, idColumns), column(t.names, labelColumns)
		return
	}
	t.from, t.to = column(t.names, sourceColumns), column(t.names, targetColumns)
	t.label, t.direction = column(t.names, edgeLabels), column(t.names, directions)
}

// cell returns a cell without the apostrophe that keeps spreadsheets from reading
// it as a formula.
func cell(cells []string, i int) string {
	if i < 0 || i >= len(cells) {
		return ""
	}
	s := oneLine(cells[i])
	if len(s) > 1 && s[0] == '\'' && strings.IndexByte("=+-@", s[1]) >= 0 {
		s = s[1:]
	}
	return s
}

func (t *graphTable) node(cells []string) error {
	id := cell(cells, t.id)
	if id == "" {
		return nil
	}
	n, err := t.b.Node(id)
	if err != nil {
		return err
	}
	n.Label = format.Shorten(cell(cells, t.label))
	n.Attributes = nil // of two rows with one id the last counts
	for i, name := range t.names {
		if i != t.id && i != t.label {
			n.Attributes = t.b.Attribute(n.Attributes, name, cell(cells, i))
		}
	}
	n.Attributes, n.X, n.Y, n.Placed = positionOf(n.Attributes, 0, 0, false)
	return nil
}

func (t *graphTable) edge(cells []string) error {
	e := format.Edge{From: cell(cells, t.from), To: cell(cells, t.to), Label: format.Shorten(cell(cells, t.label))}
	if e.From == "" || e.To == "" {
		if e.From != "" || e.To != "" {
			t.b.Notice("edges without both ends were left out")
		}
		return nil
	}
	direction, known := undirectedOf(cell(cells, t.direction))
	e.Undirected = direction
	for i, name := range t.names {
		if i != t.from && i != t.to && i != t.label && (i != t.direction || !known) && (foldKey(name) != "id" || ownID.MatchString(cell(cells, i))) {
			e.Attributes = t.b.Attribute(e.Attributes, name, cell(cells, i))
		}
	}
	return t.b.Edge(e)
}

// undirectedOf reads a column that may tell the direction or something else.
func undirectedOf(s string) (undirected, known bool) {
	switch strings.ToLower(s) {
	case "undirected", "false", "0", "no", "mutual", "both":
		return true, true
	case "directed", "true", "1", "yes", "":
		return false, true
	}
	return false, false
}
