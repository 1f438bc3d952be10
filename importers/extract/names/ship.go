package names

import (
	"strings"

	"clew/graphmodel"
)

// shipPrefixes stand before the names of ships.
var shipPrefixes = wordSet(`MV M/V HMS USS USNS USCGC HMCS HMAS HMNZS RMS RRS BRP`)

// vessels are nouns for ships: "the yacht White Heron", "his boat, the Ana Lind".
var vessels = wordSet("boat ship ferry yacht trawler vessel tanker freighter schooner frigate destroyer corvette tugboat tug lifeboat icebreaker catamaran ketch barge steamer minesweeper cutter dredger lobsterboat longliner")

// isVessel reports whether a noun for a ship tells what a name is that no comma or
// only one and "the" part from it.
func (c *combiner) isVessel(n *candidate) bool {
	t := c.d.Tokens
	i := n.First - 1
	if i > 1 && strings.EqualFold(t[i].Form, "the") && t[i-1].Form == "," {
		i -= 2
	}
	return i > 0 && isLower(t[i].Form) && vessels[t[i].Form] && c.d.SentenceOf(i) == c.d.SentenceOf(n.First) && n.Key == "" && n.Type != graphmodel.MentionPlace
}

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
		case n.First > 0 && shipPrefixes[c.d.Tokens[n.First-1].Form] || c.isVessel(n):
			known[c.text(n.First, n.Last)] = true
		case !known[c.text(n.First, n.Last)] || n.First == 0 || !strings.EqualFold(c.d.Tokens[n.First-1].Form, "the"):
			continue
		}
		n.Type, n.Key, n.firm = graphmodel.MentionOther, "", true
	}
}
