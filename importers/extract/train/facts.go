package main

import (
	"encoding/json"
	"fmt"
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/pairs"
)

// toldEntity is an entity that an article tells of.
type toldEntity struct {
	Kind  graphmodel.Kind
	Kinds []graphmodel.Kind // as good as Kind
	Names []string
}

// addFacts reads what an article tells of its entities.
func addFacts(d *pairs.Document, data []byte) error {
	var x struct {
		Entities map[string]toldEntity
		Links    []struct {
			From, To string
			Types    []graphmodel.LinkType
			May      bool
		}
	}
	if err := json.Unmarshal(data, &x); err != nil {
		return fmt.Errorf("reading what an article tells: %w", err)
	}
	d.Whole = true
	byKey := entitiesByKey(d, x.Entities)
	for _, l := range x.Links {
		from, ok := byKey[l.From]
		to, both := byKey[l.To]
		switch {
		case ok && both && from != to:
			d.Facts = append(d.Facts, pairs.Fact{From: from, To: to, Types: l.Types, May: l.May})
		case !l.May:
			d.Missed++
		}
	}
	return nil
}

// entitiesByKey finds the entities that an article tells of by their names. The
// mentions of all others are wrong.
func entitiesByKey(d *pairs.Document, want map[string]toldEntity) map[string]int {
	byKey := make(map[string]int)
	for i, e := range d.Article.Who.Entities {
		key := ""
		for k, w := range want {
			if e.Kind != w.Kind && !slices.Contains(w.Kinds, e.Kind) || key != "" && k > key {
				continue
			}
			if slices.ContainsFunc(w.Names, func(n string) bool { return graphmodel.Fold(n) == graphmodel.Fold(e.Name) }) {
				key = k
			}
		}
		if _, taken := byKey[key]; key == "" || taken {
			for m := range d.Article.Who.Mentions {
				if d.Article.Who.Mentions[m].Entity == i {
					d.Wrong[m] = true // no entity that was marked
				}
			}
			continue
		}
		byKey[key] = i
	}
	return byKey
}
