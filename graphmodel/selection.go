package graphmodel

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Selection chooses a part of a graph. The zero value chooses everything; all
// conditions have to hold.
type Selection struct {
	// Words choose entities whose name or an alias holds one of them, in any
	// case, with their direct neighbors.
	Words []string
	Kinds []Kind     // empty for all
	Links []LinkType // empty for all
	// Events are the types of the events that stay; empty for all. Other
	// entities are not concerned.
	Events []EventType
	// Articles choose what these articles mention, by id; empty for all.
	Articles []string
	// From and To leave out events that end before or start after, and events
	// of an unknown time. Zero for no limit.
	From, To Date
	// Sources is how many independent sources an entity or a link must have; see
	// Corroboration. What a person added by hand stays.
	Sources int
}

// ErrSelection is returned for a selection that cannot be read.
var ErrSelection = errors.New("not a selection")

// ParseSelection reads a selection: words, and conditions of the form
// key:value with the keys kind, link, event, article, from, to and sources. Several
// values are separated by commas; quotation marks keep words together.
//
//	kind:person,event from:2025-04 "Anna Berg"
func ParseSelection(text string) (Selection, error) {
	var sel Selection
	words, err := splitWords(text)
	if err != nil {
		return Selection{}, err
	}
	for _, w := range words {
		key, value, ok := strings.Cut(w.text, ":")
		if !ok || w.quoted {
			sel.Words = append(sel.Words, w.text)
			continue
		}
		if err := sel.set(key, value); err != nil {
			return Selection{}, err
		}
	}
	return sel, nil
}

type selectionWord struct {
	text   string
	quoted bool // starts with a quotation mark
}

func splitWords(text string) ([]selectionWord, error) {
	var words []selectionWord
	var now *selectionWord
	open := false
	for _, r := range text {
		space := r == ' ' || r == '\t' || r == '\n'
		switch {
		case r == '"':
			if now == nil {
				now = &selectionWord{quoted: true}
			}
			open = !open
		case space && !open:
			if now != nil && now.text != "" {
				words = append(words, *now)
			}
			now = nil
		default:
			if now == nil {
				now = &selectionWord{}
			}
			now.text += string(r)
		}
	}
	if open {
		return nil, fmt.Errorf("%w: a quotation mark is missing in %s", ErrSelection, text)
	}
	if now != nil && now.text != "" {
		words = append(words, *now)
	}
	return words, nil
}

// set adds one condition.
func (s *Selection) set(key, value string) error {
	var err error
	switch key {
	case "kind":
		s.Kinds, err = addValues(s.Kinds, key, strings.ToLower(value), Kinds)
	case "link":
		s.Links, err = addValues(s.Links, key, strings.ToLower(value), LinkTypes)
	case "event":
		s.Events, err = addValues(s.Events, key, strings.ToUpper(value), EventTypes)
	case "article":
		s.Articles = append(s.Articles, strings.Split(value, ",")...)
	case "from":
		var i Interval
		i, err = parsePeriod(value)
		s.From = i.Start
	case "to":
		var i Interval
		i, err = parsePeriod(value)
		s.To = i.End
	case "sources":
		if s.Sources, err = strconv.Atoi(value); err != nil || s.Sources < 0 {
			err = fmt.Errorf("%w: %q is no number of sources", ErrSelection, value)
		}
	default:
		err = fmt.Errorf("%w: there is no condition %q; the conditions are kind, link, event, article, from, to, sources", ErrSelection, key)
	}
	return err
}

func addValues[T ~string](to []T, key, values string, known []T) ([]T, error) {
	for v := range strings.SplitSeq(values, ",") {
		if !slices.Contains(known, T(v)) {
			return nil, fmt.Errorf("%w: there is no %s %q", ErrSelection, key, v)
		}
		to = append(to, T(v))
	}
	return to, nil
}

// parsePeriod reads a day, a month or a year.
func parsePeriod(text string) (Interval, error) {
	whole := text
	switch len(text) {
	case len("2025"):
		whole += "-01-01"
	case len("2025-04"):
		whole += "-01"
	}
	d, err := ParseDate(whole)
	if err != nil {
		return Interval{}, fmt.Errorf("%w: %q is not a day, month or year such as 2025-04", ErrSelection, text)
	}
	switch len(text) {
	case len("2025"):
		return YearInterval(d.Year), nil
	case len("2025-04"):
		return MonthInterval(d.Year, d.Month), nil
	}
	return DayInterval(d), nil
}

// Select returns the chosen part of a snapshot: the entities that fit, the
// links between them that fit, and the articles that these come from.
func (s *Snapshot) Select(sel Selection) *Snapshot {
	if sel.Sources > 1 {
		s = s.attested(sel.Sources)
	}
	chosen := make([]bool, len(s.Entities))
	for i, e := range s.Entities {
		chosen[i] = sel.named(e)
	}
	if len(sel.Words) > 0 {
		s.addNeighbors(chosen, sel)
	}
	var entities []*Entity
	for i, e := range s.Entities {
		if chosen[i] = chosen[i] && sel.entity(e); chosen[i] {
			entities = append(entities, e)
		}
	}
	var links []*Link
	for i, l := range s.Links.All() {
		if chosen[s.LinkEnds.At(i)[0]] && chosen[s.LinkEnds.At(i)[1]] && sel.link(l) {
			links = append(links, l)
		}
	}
	return NewSnapshot(s.Revision, s.articlesOf(entities, links), entities, links)
}

func (s *Snapshot) addNeighbors(chosen []bool, sel Selection) {
	for i, is := range slices.Clone(chosen) {
		if !is {
			continue
		}
		for _, a := range s.ArcsOf(i) {
			if sel.link(s.Links.At(int(a.Link))) {
				chosen[a.Node] = true
			}
		}
	}
}

// named reports whether a word of the selection is in a name of e.
func (sel *Selection) named(e *Entity) bool {
	if len(sel.Words) == 0 {
		return true
	}
	for _, w := range sel.Words {
		w = Fold(w)
		holds := func(name string) bool { return strings.Contains(Fold(name), w) }
		if holds(e.Name) || slices.ContainsFunc(e.Aliases, holds) {
			return true
		}
	}
	return false
}

func (sel *Selection) entity(e *Entity) bool {
	if len(sel.Kinds) > 0 && !slices.Contains(sel.Kinds, e.Kind) {
		return false
	}
	if len(sel.Articles) > 0 && !slices.ContainsFunc(e.Mentions, func(m Mention) bool {
		return slices.Contains(sel.Articles, m.Article)
	}) {
		return false
	}
	return e.Kind != Event || sel.event(e)
}

func (sel *Selection) event(e *Entity) bool {
	if len(sel.Events) > 0 && !slices.Contains(sel.Events, e.Type) {
		return false
	}
	if sel.From.IsZero() && sel.To.IsZero() {
		return true
	}
	end := e.When.End
	if end.IsZero() {
		end = e.When.Start
	}
	return e.When.Known() && (sel.From.IsZero() || end.Compare(sel.From) >= 0) &&
		(sel.To.IsZero() || e.When.Start.Compare(sel.To) <= 0)
}

func (sel *Selection) link(l *Link) bool {
	if len(sel.Links) > 0 && !slices.Contains(sel.Links, l.Type) {
		return false
	}
	return len(sel.Articles) == 0 || slices.ContainsFunc(l.Evidence, func(e Evidence) bool {
		return slices.Contains(sel.Articles, e.Article)
	})
}

// articlesOf returns the articles that mention the entities or prove the links.
func (s *Snapshot) articlesOf(entities []*Entity, links []*Link) []*Article {
	used := map[string]bool{}
	for _, e := range entities {
		for _, m := range e.Mentions {
			used[m.Article] = true
		}
	}
	for _, l := range links {
		for _, e := range l.Evidence {
			used[e.Article] = true
		}
	}
	var articles []*Article
	for _, a := range s.Articles {
		if used[a.ID] {
			articles = append(articles, a)
		}
	}
	return articles
}

// attested returns the part of a snapshot that has at least so many independent
// sources.
func (s *Snapshot) attested(least int) *Snapshot {
	w := s.Witnesses()
	entities := slices.DeleteFunc(slices.Clone(s.Entities), func(e *Entity) bool { return !w.Attested(e, least) })
	links := slices.DeleteFunc(slices.Clone(s.Links.Flat()), func(l *Link) bool { return !w.AttestedLink(l, least) })
	return NewSnapshot(s.Revision, slices.Clone(s.Articles), entities, links)
}
