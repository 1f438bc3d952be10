package project

import (
	"fmt"
	"strings"

	"clew/graphmodel"
	"clew/graphmodel/graphpack"
)

// What decisions have replaced in the graph stands beside it, so that a graph can
// go on without being worked out anew (see graphmodel.Resolved): rows with what
// the articles give in place of parts, and rows with the ids of parts that are what
// the articles give again. The later row counts.
const (
	undecidedRow = "undecided"
	decidedRow   = "decided"
)

type undecidedPart struct {
	part string
	data []byte
}

// putUndecided writes what a change does to the parts that decisions have replaced.
func putUndecided(u graphmodel.Undecided, put func(part string, data []byte) error) error {
	if u.Empty() {
		return nil
	}
	var c graphmodel.Change
	var same []string
	for _, e := range u.Entities {
		switch {
		case e.After == nil:
			same = append(same, "e"+e.Before.ID)
		case e.After.Part == nil:
			c.Entities = append(c.Entities, graphmodel.Edit[graphmodel.Entity]{Before: &graphmodel.Entity{ID: e.After.ID}})
		default:
			c.Entities = append(c.Entities, graphmodel.Edit[graphmodel.Entity]{After: e.After.Part})
		}
	}
	for _, e := range u.Links {
		switch {
		case e.After == nil:
			same = append(same, "l"+e.Before.ID)
		case e.After.Part == nil:
			c.Links = append(c.Links, graphmodel.Edit[graphmodel.Link]{Before: &graphmodel.Link{ID: e.After.ID}})
		default:
			c.Links = append(c.Links, graphmodel.Edit[graphmodel.Link]{After: e.After.Part})
		}
	}
	if len(c.Entities)+len(c.Links) > 0 {
		if err := put(undecidedRow, graphpack.EncodeChange(c)); err != nil {
			return err
		}
	}
	if len(same) > 0 {
		return put(decidedRow, []byte(strings.Join(same, "\n")))
	}
	return nil
}

// afterUndecided puts into a snapshot what its decisions have replaced.
func afterUndecided(s *graphmodel.Snapshot, parts []undecidedPart) (*graphmodel.Snapshot, error) {
	if len(parts) == 0 {
		return s, nil
	}
	entities, links := map[string]*graphmodel.Entity{}, map[string]*graphmodel.Link{}
	for _, p := range parts {
		if p.part == decidedRow {
			for id := range strings.SplitSeq(string(p.data), "\n") {
				if e, ok := strings.CutPrefix(id, "e"); ok {
					delete(entities, e)
				} else if l, ok := strings.CutPrefix(id, "l"); ok {
					delete(links, l)
				}
			}
			continue
		}
		c, err := graphpack.DecodeChange(p.data)
		if err != nil {
			return nil, err
		}
		lay(c, entities, links)
	}
	var u graphmodel.Undecided
	for id, e := range entities {
		u.Entities = append(u.Entities, graphmodel.Edit[graphmodel.Replaced[graphmodel.Entity]]{After: &graphmodel.Replaced[graphmodel.Entity]{ID: id, Part: e}})
	}
	for id, l := range links {
		u.Links = append(u.Links, graphmodel.Edit[graphmodel.Replaced[graphmodel.Link]]{After: &graphmodel.Replaced[graphmodel.Link]{ID: id, Part: l}})
	}
	next, err := s.With(graphmodel.Change{Undecided: u})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", graphpack.ErrFormat, err)
	}
	next.Revision = 0
	return next, nil
}
