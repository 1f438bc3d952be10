// Package export writes a snapshot of the graph in formats that other programs
// read. Every writer is deterministic: the same snapshot gives the same bytes.
package export

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"clew/graphmodel"
)

// Format is one file format of the whole graph.
type Format struct {
	Name        string // as on the command line: "json"
	Extension   string // with the dot
	Description string // for people
	Write       func(w io.Writer, s *graphmodel.Snapshot) error
}

// Formats lists the formats, sorted by name.
func Formats() []Format {
	return []Format{
		{"csv", ".zip", "tables of nodes and links, zipped", CSV},
		{"dot", ".dot", "Graphviz DOT", func(w io.Writer, s *graphmodel.Snapshot) error { return DOT(w, s, DOTOptions{}) }},
		{"json", ".json", "the whole graph with its articles and evidence", JSON},
	}
}

// ByName returns the format with this name.
func ByName(name string) (Format, error) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, nil
		}
	}
	return Format{}, &UnknownFormatError{Name: name}
}

// UnknownFormatError is returned for a format that does not exist.
type UnknownFormatError struct {
	Name string
	// More names the formats that the caller knows beside those of Formats.
	More []string
}

// Error names the formats that there are.
func (e *UnknownFormatError) Error() string {
	names := slices.Clone(e.More)
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	slices.Sort(names)
	return fmt.Sprintf("there is no format %q; the formats are %s", e.Name, strings.Join(slices.Compact(names), ", "))
}
