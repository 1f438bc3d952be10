package cli

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/graphmodel/analysis"
	"clew/graphmodel/overview"
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
	// Between are the entities that most of the shortest ways between others
	// pass through.
	Between     []between   `json:"most_between"`
	Communities []community `json:"communities"` // the largest
	Modularity  float64     `json:"modularity"`  // of all communities
	Decisions   int         `json:"decisions"`
}

type between struct {
	ID    string  `json:"id"`
	Name  string  `json:"name"`
	Kind  string  `json:"kind"`
	Share float64 `json:"share"` // of the shortest ways, 0…1
}

type community struct {
	Size int         `json:"size"`
	Top  []topMember `json:"most_important"`
}

type topMember struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type connected struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Kind  string `json:"kind"`
	Links int    `json:"links"`
}

// How many entities, communities and members of each are named.
const (
	topConnected   = 10
	topCommunities = 10
	topMembers     = 4
)

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
		figures, err := statsOf(ctx, s, len(state.Decisions))
		if err != nil {
			return err
		}
		if *format == "json" {
			encoder := json.NewEncoder(e.Stdout)
			encoder.SetEscapeHTML(false)
			encoder.SetIndent("", "  ")
			return encoder.Encode(figures)
		}
		return figures.writeText(e.Stdout)
	}
}

func statsOf(ctx context.Context, s *graphmodel.Snapshot, decisions int) (stats, error) {
	st := stats{
		Articles: len(s.Articles), Decisions: decisions,
		Components: analysis.FindComponents(analysis.OfSnapshot(s, nil)).Count(),
		Entities:   map[string]int{}, Links: map[string]int{}, Events: map[string]int{}, Connected: []connected{},
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
	for _, l := range s.Links.All() {
		st.Links[string(l.Type)]++
	}
	for _, i := range mostConnected(s, topConnected) {
		e := s.Entities[i]
		st.Connected = append(st.Connected, connected{e.ID, e.Name, string(e.Kind), strongDegree(s, i)})
	}
	return st, st.analyze(ctx, s)
}

// analyze looks at the graph without co-mentions, which join everything.
func (st *stats) analyze(ctx context.Context, s *graphmodel.Snapshot) error {
	links := slices.DeleteFunc(slices.Clone(s.Links.Flat()), func(l *graphmodel.Link) bool { return l.Type == graphmodel.CoMentioned })
	strong := graphmodel.NewSnapshot(s.Revision, nil, slices.Clone(s.Entities), links)
	found, modularity, err := overview.Communities(ctx, strong)
	if err != nil {
		return err
	}
	st.Communities, st.Modularity = []community{}, math.Round(modularity*1e4)/1e4
	for _, c := range found[:min(topCommunities, len(found))] {
		one := community{Size: len(c)}
		for _, e := range c[:min(topMembers, len(c))] {
			one.Top = append(one.Top, topMember{e.ID, e.Name})
		}
		st.Communities = append(st.Communities, one)
	}
	return st.findBetween(ctx, strong)
}

func (st *stats) findBetween(ctx context.Context, strong *graphmodel.Snapshot) error {
	central, err := analysis.Betweenness(ctx, analysis.OfSnapshot(strong, nil), analysis.Options{})
	if err != nil {
		return err
	}
	st.Between = []between{}
	for _, i := range analysis.Highest(central.Value, topConnected) {
		e := strong.Entities[i]
		// Rounded to what a sample can tell.
		st.Between = append(st.Between, between{e.ID, e.Name, string(e.Kind), math.Round(central.Value[i]*1e4) / 1e4})
	}
	return nil
}

// strongDegree counts the links that state something.
func strongDegree(s *graphmodel.Snapshot, i int) int {
	n := 0
	for _, a := range s.ArcsOf(i) {
		if s.Links.At(int(a.Link)).Type != graphmodel.CoMentioned {
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
	if len(st.Between) > 0 {
		_, _ = fmt.Fprint(b, "\nBetween others (share of the shortest ways)\n")
	}
	for _, c := range st.Between {
		_, _ = fmt.Fprintf(b, "%6.1f%%  %s (%s)\n", 100*c.Share, c.Name, c.Kind)
	}
	st.writeCommunities(b)
	if st.Decisions > 0 {
		_, _ = fmt.Fprintf(b, "\n%s of yours\n", count(st.Decisions, "decision"))
	}
	return b.Flush()
}

func (st stats) writeCommunities(b *bufio.Writer) {
	if len(st.Communities) == 0 {
		return
	}
	_, _ = fmt.Fprintf(b, "\nCommunities (modularity %.2f)\n", st.Modularity)
	for _, c := range st.Communities {
		var names []string
		for _, m := range c.Top {
			names = append(names, m.Name)
		}
		_, _ = fmt.Fprintf(b, "%7d  %s\n", c.Size, strings.Join(names, ", "))
	}
}
