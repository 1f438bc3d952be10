package names

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// isThing reports whether the words around a name that was taken for a person or
// a place say that it is a company or another body: a clause with "which" behind
// a name that no list of people or places has, what it trades as before it.
func (c *combiner) isThing(n *candidate) bool {
	if n.Type == graphmodel.MentionOther || len(c.lex.Places(c.text(n.First, n.Last))) > 0 || c.lex.Cues(c.d.Tokens[n.Last-1].Form)&lexicon.CuePlaceSuffix != 0 {
		return false
	}
	return c.whichTrades(n) || c.tradesAs(n) || c.companyThat(n)
}

// trades are verbs of what companies do all the time.
var trades = wordSet("supply employ manufacture make produce sell own operate insure distribute trade export import publish lend develop refine assemble lease market")

// whichTrades reads "NAME, which supplies": people are not "which", and places do
// not trade.
func (c *combiner) whichTrades(n *candidate) bool {
	t := c.d.Tokens
	if n.Last+2 >= len(t) || t[n.Last].Form != "," || t[n.Last+1].Form != "which" || c.knownPerson(n) {
		return false
	}
	if n.Type == graphmodel.MentionPerson {
		return true
	}
	i := n.Last + 2
	for i < len(t) && (t[i].UPOS == "ADV" || t[i].UPOS == "AUX") {
		i++
	}
	return i < len(t) && t[i].UPOS == "VERB" && trades[strings.ToLower(t[i].Lemma)]
}

// tradeNouns are nouns for companies that also are jobs, and for companies that
// may bear a given name.
var (
	tradeNouns = wordSet("insurer manufacturer supplier operator retailer publisher brewer contractor exporter importer wholesaler shipper refiner lender")
	outlets    = wordSet("site website outlet portal broadcaster")
	firmNouns  = wordSet("firm company startup start-up maker carmaker chain airline brand newspaper label retailer")
)

// tradesAs reads "the insurer Anadolu Sigorta" and "the scooter firm Marti".
func (c *combiner) tradesAs(n *candidate) bool {
	t := c.d.Tokens
	if n.First == 0 || t[n.First-1].UPOS != "NOUN" || t[n.First-1].XPOS == "NNS" || !isLower(t[n.First-1].Form) || c.d.SentenceOf(n.First-1) != c.d.SentenceOf(n.First) {
		return false
	}
	noun := t[n.First-1].Form
	if firmNouns[noun] && (n.Last-n.First == 1 || n.First > 1 && t[n.First-2].UPOS == "NOUN") || outlets[noun] {
		return true // "the law firm Maurice Blackburn"
	}
	return tradeNouns[noun] && !c.isGiven(t[n.First].Form)
}

// companyThat reads "the company that runs the line, NAME,".
func (c *combiner) companyThat(n *candidate) bool {
	t := c.d.Tokens
	if n.First < 5 || t[n.First-1].Form != "," || n.Last >= len(t) || t[n.Last].Form != "," {
		return false
	}
	for i := n.First - 2; i > 1 && i > n.First-10 && t[i].Form != ","; i-- {
		if w := t[i].Form; w != "that" && w != "which" {
			continue
		}
		noun, ok := c.lex.Nominal(t[i-1].Lemma)
		return ok && noun.Kind == graphmodel.Organization && slices.Contains([]string{"the", "The", "a", "an"}, t[i-2].Form)
	}
	return false
}

// bigTown is the population from which a town's name, standing alone, means the
// town rather than a company that is called so.
const bigTown = 100_000

// isBigTown reports whether the recognizer, itself unsure, took a large town's or a
// region's name for a body: "the archbishop of Munich". In articles about sport
// towns are clubs.
func (c *combiner) isBigTown(n *candidate) bool {
	if n.source != fromModel || n.Score >= surelyBody || n.Key != "" || c.isSportArticle() || c.ownsMoney(n) || c.orgNounBefore(n) || isAllCaps(c.d.Tokens[n.First].Form) && len(c.d.Tokens[n.First].Form) < 6 {
		return false
	}
	if o := c.lex.OrgsByName(c.text(n.First, n.Last)); len(o) > 0 || n.First > 0 && c.d.Tokens[n.First-1].Form == "at" {
		return false // "a professor at Leeds"
	}
	for _, p := range c.placesOf(n) {
		if !p.Weak && (p.Population >= bigTown || p.Kind == lexicon.KindRegion || p.Kind == lexicon.KindCapital) {
			return true
		}
	}
	return false
}

// surelyBody is the score from which the recognizer's reading of a town's name as
// a body stands.
const surelyBody = 0.8

// reports reads "NAME reported on Monday": a name that no list of places has.
func (c *combiner) reports(n *candidate) bool {
	t := c.d.Tokens
	return n.Last < len(t) && t[n.Last].UPOS == "VERB" && strings.EqualFold(t[n.Last].Lemma, "report") && t[n.Last].XPOS != "VBN" && len(c.lex.Places(c.text(n.First, n.Last))) == 0
}
