package names

import (
	"strings"

	"clew/graphmodel"
)

// shipPrefixes stand before the names of ships.
var shipPrefixes = wordSet(`MV M/V HMS USS USNS USCGC HMCS HMAS HMNZS RMS RRS BRP`)

// ships takes ships for things, whatever the recognizer took them for: "MV
// Akinyi", and "the Akinyi" after it.
func (c *combiner) ships() {
	known := make(map[string]bool)
	for i := range c.names {
		n := &c.names[i]
		prefix := c.d.Tokens[n.First].Form
		switch {
		case n.Last-n.First > 1 && shipPrefixes[prefix]:
			known[c.text(n.First+1, n.Last)] = true
		case n.First > 0 && shipPrefixes[c.d.Tokens[n.First-1].Form]:
			known[c.text(n.First, n.Last)] = true
		case !known[c.text(n.First, n.Last)] || n.First == 0 || !strings.EqualFold(c.d.Tokens[n.First-1].Form, "the"):
			continue
		}
		n.Type, n.Key, n.firm = graphmodel.MentionOther, "", true
	}
}
