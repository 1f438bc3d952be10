package names

import (
	"slices"

	"clew/graphmodel"
)

// placeCodes finds states and provinces by their codes behind a city and a
// comma, whatever the recognizer took them for: "Austin, TX".
func (c *combiner) placeCodes() {
	var added []candidate
	for i := range c.names {
		n := &c.names[i]
		code := n.Last + 1
		if n.Type != graphmodel.MentionPlace || code >= len(c.d.Tokens) || c.d.Tokens[n.Last].Form != "," {
			continue
		}
		p, ok := c.lex.PlaceByCode(c.d.Tokens[code].Form)
		if !ok || !c.mayLieIn(n, p.Country) {
			continue
		}
		state := candidate{Name: nameOf(code, code+1, graphmodel.MentionPlace, 0.9), source: fromLexicon, sure: true, firm: true}
		state.Key = p.Key
		added = append(added, state)
	}
	for _, a := range added {
		at := slices.IndexFunc(c.names, func(n candidate) bool { return n.First < a.Last && a.First < n.Last })
		switch {
		case at < 0:
			c.names = append(c.names, a)
		case c.names[at].Last-c.names[at].First == 1:
			c.names[at] = a
		}
	}
	sortNames(c.names)
}

// mayLieIn reports whether a place of that name lies in the country, or none is
// known.
func (c *combiner) mayLieIn(n *candidate, country string) bool {
	places := c.placesOf(n)
	for _, p := range places {
		if p.Country == country {
			return true
		}
	}
	return len(places) == 0
}
