package cli

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"clew/graphmodel"
)

// stats are the figures of a graph.
type stats struct {
	Articles   int            `json:"articles"`
	Duplicates int            `json:"duplicates"`
	Entities   map[string]int `json:"entities"` // by kind
	Links      map[string]int `json:"links"`    // by type
	Events     map[string]int `json:"events"`   // by type
	Components int            `json:"components"`
	Connected  []connected    `json:"most_connected"`
	Decisions  int            `json:"decisions"`
}

type connected struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Kind  string `json:"kind"`
	Links int    `json:"links"`
}

// topConnected is how many of the most connected entities are named.
const topConnected = 10

func setupStats(f *flags) func(context.Context, *Env, []string) error {
	path := f.String("p", "", "the `PROJECT` to count")
	format := f.String("format", "text", "text or json")
	return func(ctx context.Context, e *Env, args []string) error {
		if err := none(args); err != nil {
			return err
		}
		if *format != "text" && *format != "json" {
			return usagef("there is no format %q; the formats are text and json", *format)
		}
		s, state, err := e.openProject(ctx, *path)
		if err != nil {
			return err
		}
		figures := statsOf(s, len(state.Decisions))
		if *format == "json" {
			encoder := json.NewEncoder(e.Stdout)
			encoder.SetEscapeHTML(false)
			encoder.SetIndent("", "  ")
			return encoder.Encode(figures)
		}
		return figures.writeText(e.Stdout)
	}
}

func statsOf(s *graphmodel.Snapshot, decisions int) stats {
	st := stats{
		Articles: len(s.Articles), Decisions: decisions, Components: components(s),
		Entities: map[string]int{}, Links: map[string]int{}, Events: map[string]int{}, Connected: []connected{},
	}
	for _, a := range s.Articles {
		if a.DuplicateOf != "" {
			st.Duplicates++
		}
	}
	for _, e := range s.Entities {
		st.Entities[string(e.Kind)]++
		if e.Kind == graphmodel.Event {
			st.Events[string(e.Type)]++
		}
	}
	for _, l := range s.Links {
		st.Links[string(l.Type)]++
	}
	for _, i := range mostConnected(s, topConnected) {
		e := s.Entities[i]
		st.Connected = append(st.Connected, connected{e.ID, e.Name, string(e.Kind), strongDegree(s, i)})
	}
	return st
}

// strongDegree counts the links that state something.
func strongDegree(s *graphmodel.Snapshot, i int) int {
	n := 0
	for _, a := range s.ArcsOf(i) {
		if s.Links[a.Link].Type != graphmodel.CoMentioned {
			n++
		}
	}
	return n
}

// mostConnected returns the entities with the most links that state something,
// the most connected first; of equals the first by name.
func mostConnected(s *graphmodel.Snapshot, limit int) []int {
	degrees := make([]int, len(s.Entities))
	var order []int
	for i := range s.Entities {
		if degrees[i] = strongDegree(s, i); degrees[i] > 0 {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(degrees[b], degrees[a]), cmp.Compare(s.Entities[a].Name, s.Entities[b].Name), cmp.Compare(a, b))
	})
	return order[:min(limit, len(order))]
}

// components counts the connected parts of the graph.
func components(s *graphmodel.Snapshot) int {
	seen := make([]bool, len(s.Entities))
	n := 0
	for start := range s.Entities {
		if seen[start] {
			continue
		}
		n++
		seen[start] = true
		for queue := []int{start}; len(queue) > 0; {
			i := queue[len(queue)-1]
			queue = queue[:len(queue)-1]
			for _, a := range s.ArcsOf(i) {
				if !seen[a.Node] {
					seen[a.Node] = true
					queue = append(queue, int(a.Node))
				}
			}
		}
	}
	return n
}

func (st stats) writeText(w io.Writer) error {
	b := bufio.NewWriter(w)
	// bufio keeps the first error for Flush.
	_, _ = fmt.Fprintf(b, "%s (%s)\n", count(st.Articles, "article"), count(st.Duplicates, "duplicate"))
	for _, k := range graphmodel.Kinds {
		_, _ = fmt.Fprintf(b, "%7d  %s\n", st.Entities[string(k)], k)
	}
	_, _ = fmt.Fprintf(b, "in %s\n\nLinks\n", count(st.Components, "connected part"))
	for _, t := range graphmodel.LinkTypes {
		if n := st.Links[string(t)]; n > 0 {
			_, _ = fmt.Fprintf(b, "%7d  %s\n", n, t)
		}
	}
	if len(st.Connected) > 0 {
		_, _ = fmt.Fprint(b, "\nMost connected\n")
	}
	for _, c := range st.Connected {
		_, _ = fmt.Fprintf(b, "%7d  %s (%s)\n", c.Links, c.Name, c.Kind)
	}
	if st.Decisions > 0 {
		_, _ = fmt.Fprintf(b, "\n%s of yours\n", count(st.Decisions, "decision"))
	}
	return b.Flush()
}
