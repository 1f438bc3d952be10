package events

import (
	"slices"

	"clew/graphmodel"
)

// listReach bounds how many sentences a list stands behind what it is a list for.
const listReach = 4

// addListed gives an event the people and bodies that a list behind a colon names: "The United
// States imposed sanctions on four people. Among those named: • A, • B".
func (f *finder) addListed(cands []*candidate) {
	for s := 0; s+1 < len(f.d.Sentences); s++ {
		sent := f.d.Sentences[s]
		if sent.Last-sent.First < 2 || f.tok(sent.Last-1).Form != ":" || !f.isItem(s+1) || !f.opensList(s) {
			continue
		}
		if c := f.listedIn(cands, s); c != nil {
			for i := s + 1; i < len(f.d.Sentences) && f.isItem(i); i++ {
				f.addItem(c, i)
			}
		}
	}
}

// isItem reports whether a sentence is an item of a list.
func (f *finder) isItem(s int) bool {
	switch first := f.d.Sentences[s].First; f.tok(first).Form {
	case "•", "·", "▪", "◦", "●", "-", "–", "—", "*":
		return first+1 < f.d.Sentences[s].Last
	}
	return false
}

// opensList reports whether a sentence announces those to whom something was done.
func (f *finder) opensList(s int) bool {
	those, done := false, false
	for i := f.d.Sentences[s].First; i < f.d.Sentences[s].Last; i++ {
		switch lower(f.tok(i).Form) {
		case "those", "others", "them", "following", "names", "people", "companies", "individuals", "entities", "targets":
			those = true
		case "named", "listed", "targeted", "sanctioned", "designated", "blacklisted", "affected", "hit", "barred", "banned", "arrested", "charged", "detained",
			"include", "includes", "are":
			done = true
		}
	}
	return those && done
}

// listedIn is the event that the list behind sentence s belongs to: what was done to somebody
// last; nil for none.
func (f *finder) listedIn(cands []*candidate, s int) *candidate {
	for i := len(cands) - 1; i >= 0; i-- {
		c := cands[i]
		if c.sentence > s {
			continue
		}
		if s-c.sentence > listReach {
			return nil
		}
		switch c.typ {
		case graphmodel.Sanction, graphmodel.Coerce, graphmodel.Trial:
			if c.stance != graphmodel.Denied {
				return c
			}
		}
	}
	return nil
}

// addItem adds those whom an item of a list names.
func (f *finder) addItem(c *candidate, s int) {
	sent := f.d.Sentences[s]
	for _, m := range f.who.MentionsIn(sent.First, sent.Last) {
		e := f.who.Mentions[m].Entity
		if e < 0 || f.who.Heads[m] < 0 || f.who.Mentions[m].Form != graphmodel.FormName || f.who.Entities[e].Kind != graphmodel.Person && f.who.Entities[e].Kind != graphmodel.Organization {
			continue
		}
		if !slices.ContainsFunc(c.args, func(a graphmodel.Argument) bool { return a.Entity == e }) {
			c.args = append(c.args, graphmodel.Argument{Role: graphmodel.Recipient, Entity: e, Event: -1, Span: f.who.Mentions[m].Span})
			c.heads = append(c.heads, f.who.Heads[m])
		}
	}
}
