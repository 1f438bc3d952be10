package graphmodel

import "strings"

// Corroboration is how well something is attested.
type Corroboration struct {
	// Sources counts the independent ones: articles that repeat each other are
	// one, and a file that a graph was imported from is one.
	Sources int
	// First is the earliest day on which one of them was published; zero when
	// no date is known.
	First Date
}

// Witnesses tell how well the parts of a snapshot are attested. They are
// immutable and safe for concurrent use.
type Witnesses struct{ articles map[string]witness }

// witness is an article: the first one of those that tell the same story, and
// its own date.
type witness struct {
	story     string
	published Date
}

// Witnesses returns the witnesses of the snapshot's articles.
func (s *Snapshot) Witnesses() *Witnesses {
	w := &Witnesses{make(map[string]witness, len(s.Articles))}
	for _, a := range s.Articles {
		story := a.ID
		if a.DuplicateOf != "" {
			story = a.DuplicateOf
		}
		w.articles[a.ID] = witness{story, a.Published.Start}
	}
	return w
}

// FileExtractor begins the Evidence.Extractor of what a file of a graph says;
// the name of the file follows.
const FileExtractor = "file:"

// Entity returns how well an entity is attested by what mentions it.
func (w *Witnesses) Entity(e *Entity) Corroboration {
	var c tally
	for i := range e.Mentions {
		if i == 0 || e.Mentions[i].Article != e.Mentions[i-1].Article {
			c.add(w, e.Mentions[i].Article)
		}
	}
	if e.Origin != "" {
		c.story(FileExtractor + e.Origin)
	}
	return c.support
}

// Link returns how well a link is attested by its evidence. What a person added
// without a quotation counts nothing.
func (w *Witnesses) Link(l *Link) Corroboration {
	var c tally
	for i, e := range l.Evidence {
		switch {
		case e.Article == "":
			if strings.HasPrefix(e.Extractor, FileExtractor) {
				c.story(e.Extractor)
			}
		case i == 0 || e.Article != l.Evidence[i-1].Article:
			c.add(w, e.Article)
		}
	}
	return c.support
}

// Attested reports whether an entity has at least so many sources, or was made by
// a person, so that none is to be expected.
func (w *Witnesses) Attested(e *Entity, least int) bool {
	return w.Entity(e).Sources >= least || len(e.Mentions) == 0 && e.Origin == ""
}

// AttestedLink reports the same of a link.
func (w *Witnesses) AttestedLink(l *Link, least int) bool {
	made := len(l.Evidence) > 0
	for _, e := range l.Evidence {
		made = made && e.Extractor == PersonExtractor && e.Article == ""
	}
	return made || w.Link(l).Sources >= least
}

// tally counts stories. Most things have few, for which a list is quicker than
// a map.
type tally struct {
	support Corroboration
	list    []string
	many    map[string]bool
}

func (c *tally) add(w *Witnesses, article string) {
	a, ok := w.articles[article]
	if !ok {
		return
	}
	if first := &c.support.First; !a.published.IsZero() && (first.IsZero() || a.published.Before(*first)) {
		*first = a.published
	}
	c.story(a.story)
}

const fewStories = 16

func (c *tally) story(id string) {
	if c.many == nil {
		for _, s := range c.list {
			if s == id {
				return
			}
		}
		if c.list = append(c.list, id); len(c.list) == fewStories {
			c.many = make(map[string]bool, 2*fewStories)
			for _, s := range c.list {
				c.many[s] = true
			}
		}
		c.support.Sources++
		return
	}
	if !c.many[id] {
		c.many[id] = true
		c.support.Sources++
	}
}
