package graphmodel

import (
	"errors"
	"fmt"
)

// ErrFindings is returned for findings whose indexes or spans point nowhere.
var ErrFindings = errors.New("the findings do not fit the article")

// Check tests that every index of the findings points into its slice and every
// span into text, so that findings from a file can be trusted.
func (f *Findings) Check(text string) error {
	c := findingsCheck{f: f, size: len(text)}
	for i, m := range f.Mentions {
		c.at("mention", i, c.span(m.Span), c.index(m.Entity, len(f.Entities)))
	}
	for i, e := range f.Events {
		c.at("event", i, len(e.Triggers) > 0, c.spans(e.Triggers), c.spans(e.Sentence),
			c.index(e.Speaker, len(f.Entities)), c.indexes(e.Follows, len(f.Events)), c.indexes(e.PartOf, len(f.Events)))
		for _, a := range e.Arguments {
			c.at("event", i, c.span(a.Span), c.index(a.Entity, len(f.Entities)), c.index(a.Event, len(f.Events)))
		}
	}
	for i, r := range f.Relations {
		c.at("relation", i, c.span(r.Span), r.From >= 0 && r.To >= 0, c.index(r.From, len(f.Entities)),
			c.index(r.To, len(f.Entities)), c.index(r.Head, len(f.Mentions)), c.index(r.Tail, len(f.Mentions)))
	}
	for i, p := range f.Predicate {
		c.at("predicate", i, c.span(p.Trigger))
		for _, r := range p.Roles {
			c.at("predicate", i, c.span(r.Span))
		}
	}
	return c.err
}

type findingsCheck struct {
	f    *Findings
	size int
	err  error
}

func (c *findingsCheck) at(what string, i int, ok ...bool) {
	for _, o := range ok {
		if !o && c.err == nil {
			c.err = fmt.Errorf("%w: %s %d", ErrFindings, what, i)
		}
	}
}

func (c *findingsCheck) span(s Span) bool { return s.Start >= 0 && s.Start <= s.End && s.End <= c.size }

// index reports whether i is an index below n, or -1 for none.
func (c *findingsCheck) index(i, n int) bool { return i >= -1 && i < n }

func (c *findingsCheck) spans(all []Span) bool {
	for _, s := range all {
		if !c.span(s) {
			return false
		}
	}
	return true
}

func (c *findingsCheck) indexes(all []int, n int) bool {
	for _, i := range all {
		if i < 0 || i >= n {
			return false
		}
	}
	return true
}
