package names

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
)

// portfolios are the words before "Minister" and "Secretary" that belong to the
// office rather than to the place in front of it: "Sindh Labour Minister".
var portfolios = wordSet(`labour labor health finance education energy power agriculture transport environment information interior home foreign justice law
	industries industry irrigation forest tourism revenue planning housing culture sports`)

// seatBeforeOffice leaves the place of "Sindh Labour" before "Minister".
func (c *combiner) seatBeforeOffice(n doc.Name) doc.Name {
	t := c.d.Tokens
	if n.Type != graphmodel.MentionOrg || n.Last-n.First < 2 || n.Last >= len(t) || !portfolios[strings.ToLower(t[n.Last-1].Form)] {
		return n
	}
	switch t[n.Last].Form {
	case "Minister", "Secretary", "Commissioner":
	default:
		return n
	}
	if len(c.lex.Places(c.text(n.First, n.Last-1))) > 0 {
		n.Last, n.Type, n.Key = n.Last-1, graphmodel.MentionPlace, ""
	}
	return n
}

// isFirmAt reads "a partner at Quinn Lind": a name that looks like a person's where
// people work.
func (c *combiner) isFirmAt(n *candidate) bool {
	t := c.d.Tokens
	if n.First < 2 || t[n.First-1].Form != "at" || n.Key != "" || n.Last < len(t) && isPossessive(t[n.Last].Form) {
		return false
	}
	p, ok := office.Ending(c.offices, n.First-1)
	return ok && !p.Office.Generic && !p.Office.Family && p.Office.At&lexicon.AtOrg != 0
}

// isCollective reads "Galata Spor have completed": a verb in the plural behind one
// name, as British papers write of teams and companies.
func (c *combiner) isCollective(n *candidate) bool {
	t := c.d.Tokens
	if n.Last >= len(t) || t[n.Last].Form != "have" && t[n.Last].Form != "are" || strings.HasSuffix(t[n.Last-1].Form, "s") || n.First != c.d.Sentences[c.d.SentenceOf(n.First)].First {
		return false
	}
	return !c.knownPerson(n)
}

// isChain reads "the Coral Bay hotel chain": an unknown name between an article and a
// noun for companies.
func (c *combiner) isChain(n *candidate) bool {
	if n.First == 0 || !strings.EqualFold(c.d.Tokens[n.First-1].Form, "the") || len(c.lex.Places(c.text(n.First, n.Last))) > 0 {
		return false
	}
	t := c.d.Tokens
	if n.Last+2 < len(t) && t[n.Last+1].Form == "chain" {
		switch t[n.Last].Form {
		case "hotel", "restaurant", "supermarket", "retail", "grocery", "cinema", "pharmacy", "clothing", "coffee":
			return true
		}
	}
	return false
}

// neverPeople are nouns for organizations that are no people's, whatever office they
// are a part of: "the family's holding company, Dalmar,".
var neverPeople = wordSet("company firm group manufacturer retailer insurer lender brewer carrier chain supplier seller")
