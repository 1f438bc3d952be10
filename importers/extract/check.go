package extract

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"clew/graphmodel"
)

// CheckFindings reports everything that is wrong with findings of a text: spans
// outside it or inside a character, indexes that point nowhere, parts out of
// order, and links or events without evidence. It returns nil when all is well.
func CheckFindings(f *graphmodel.Findings, text string) error {
	c := &checker{f: f, text: text}
	c.mentions()
	c.events()
	c.relations()
	for i, p := range f.Predicate {
		c.span("predicate", i, p.Trigger)
		for _, r := range p.Roles {
			c.span("argument of predicate", i, r.Span)
		}
		if i > 0 && p.Trigger.Start < f.Predicate[i-1].Trigger.Start {
			c.fail("predicate %d is out of order", i)
		}
	}
	return errors.Join(c.errs...)
}

type checker struct {
	f    *graphmodel.Findings
	text string
	errs []error
}

func (c *checker) fail(format string, args ...any) {
	c.errs = append(c.errs, fmt.Errorf(format, args...))
}

func (c *checker) span(what string, i int, s graphmodel.Span) {
	if s.Start < 0 || s.End > len(c.text) || s.Start >= s.End {
		c.fail("%s %d: the span %d…%d is empty or outside the text of %d bytes", what, i, s.Start, s.End, len(c.text))
		return
	}
	if !boundary(c.text, s.Start) || !boundary(c.text, s.End) {
		c.fail("%s %d: the span %d…%d cuts a character", what, i, s.Start, s.End)
	}
}

// boundary reports whether a character, or a byte that is none, starts at i.
func boundary(text string, i int) bool {
	if i == 0 || i >= len(text) || utf8.RuneStart(text[i]) {
		return true
	}
	for j := max(0, i-3); j < i; j++ {
		if r, n := utf8.DecodeRuneInString(text[j:]); r != utf8.RuneError && j+n > i {
			return false
		}
	}
	return true
}

func (c *checker) entity(what string, i, e int, none bool) {
	if e == -1 && none {
		return
	}
	if e < 0 || e >= len(c.f.Entities) {
		c.fail("%s %d: there is no entity %d", what, i, e)
	}
}

func (c *checker) mentions() {
	named := make([]bool, len(c.f.Entities))
	for i, m := range c.f.Mentions {
		c.span("mention", i, m.Span)
		c.entity("mention", i, m.Entity, true)
		if m.Entity >= 0 && m.Entity < len(named) && m.Form == graphmodel.FormName {
			named[m.Entity] = true
		}
		if i > 0 {
			if p := c.f.Mentions[i-1].Span; m.Span.Start < p.Start || m.Span.Start == p.Start && m.Span.End < p.End {
				c.fail("mention %d is out of order", i)
			}
		}
	}
	for i, e := range c.f.Entities {
		if e.Name == "" || !e.Kind.Valid() || e.Kind == graphmodel.Event {
			c.fail("entity %d has the name %q and the kind %q", i, e.Name, e.Kind)
		}
		if !named[i] {
			c.fail("entity %d (%s) is nowhere named", i, e.Name)
		}
	}
}

func (c *checker) events() {
	for i, e := range c.f.Events {
		if len(e.Triggers) == 0 || len(e.Sentence) == 0 {
			c.fail("event %d (%s) has no evidence", i, e.Name)
		}
		for _, s := range e.Triggers {
			c.span("trigger of event", i, s)
		}
		for _, s := range e.Sentence {
			c.span("sentence of event", i, s)
		}
		c.entity("speaker of event", i, e.Speaker, true)
		for _, a := range e.Arguments {
			c.span("argument of event", i, a.Span)
			c.entity("argument of event", i, a.Entity, true)
			c.event("argument of event", i, a.Event, true)
		}
		for _, j := range append(append([]int{}, e.Follows...), e.PartOf...) {
			c.event("link of event", i, j, false)
		}
		if i > 0 && len(e.Triggers) > 0 && len(c.f.Events[i-1].Triggers) > 0 && e.Triggers[0].Start < c.f.Events[i-1].Triggers[0].Start {
			c.fail("event %d is out of order", i)
		}
	}
}

func (c *checker) event(what string, i, e int, none bool) {
	if e == -1 && none {
		return
	}
	if e < 0 || e >= len(c.f.Events) || e == i {
		c.fail("%s %d: there is no event %d", what, i, e)
	}
}

func (c *checker) relations() {
	for i, l := range c.f.Relations {
		c.span("evidence of link", i, l.Span)
		c.entity("link", i, l.From, false)
		c.entity("link", i, l.To, false)
		if l.From == l.To {
			c.fail("link %d joins an entity with itself", i)
		}
		if l.Type == "" || l.Extractor == "" || l.Confidence <= 0 || l.Confidence > 1 {
			c.fail("link %d has the type %q, the extractor %q and the confidence %v", i, l.Type, l.Extractor, l.Confidence)
		}
		for _, m := range []int{l.Head, l.Tail} {
			if m < -1 || m >= len(c.f.Mentions) {
				c.fail("link %d: there is no mention %d", i, m)
			}
		}
	}
}
