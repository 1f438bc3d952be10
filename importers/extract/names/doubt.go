package names

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
)

// The scores below which the recognizer's word for a name that nothing else
// supports is wrong about twice in three times, measured on news.
const (
	doubtfulBody    = 0.6
	doubtfulAcronym = 0.8
	doubtfulTown    = 0.5
	doubtfulSurname = 0.8
	doubtfulPerson  = 0.78

	// The same for a word that the article also writes in lower case.
	doubtfulWord = 0.93
	// What an article that lists things on sale adds to the others: brands look
	// like people and places.
	catalogDoubt = 0.13
)

// dropDoubtful drops names of which only the recognizer speaks, and nowhere in
// the article loudly: no list has them, no longer name holds them, no word
// around them says what they are. A graph is better without them.
func (c *combiner) dropDoubtful() {
	best := make(map[string]float64)
	for i := range c.names {
		if n := &c.names[i]; c.isUnknown(n) {
			k := string(n.Type) + c.form(n)
			best[k] = max(best[k], n.Score)
		} else {
			best[string(n.Type)+c.form(n)] = 1
		}
	}
	longer := c.longerNames()
	for i := range c.names {
		// "agreed terms with Harborton": a club that the recognizer takes for a man.
		if n := &c.names[i]; n.Type == graphmodel.MentionPerson && n.Last-n.First == 1 && best[string(n.Type)+c.form(n)] < doubtfulSurname && c.isClub(n) {
			n.Type, n.firm = graphmodel.MentionOrg, true
		}
	}
	c.names = slices.DeleteFunc(c.names, func(n candidate) bool {
		return !n.firm && best[string(n.Type)+c.form(&n)] < c.doubtBar(&n) && !longer[string(n.Type)+c.form(&n)]
	})
}

// isClub reports whether the lexicon knows a club by a name, alone or with the
// letters that clubs bear.
func (c *combiner) isClub(n *candidate) bool {
	text := c.text(n.First, n.Last)
	for _, name := range []string{text, text + " FC", text + " CF"} {
		if slices.ContainsFunc(c.lex.OrgsByName(name), func(o *lexicon.Org) bool { return o.Class == lexicon.OrgClub }) {
			return true
		}
	}
	return false
}

// isUnknown reports whether nothing but the recognizer, or a repetition of what it
// said, speaks for a name.
func (c *combiner) isUnknown(n *candidate) bool {
	if n.Key != "" || n.firm || n.Demonym || n.source != fromModel && n.Score > 0.5 {
		return false
	}
	if c.explains(n) {
		return false
	}
	w := c.d.Tokens[n.First].Form
	switch n.Type {
	case graphmodel.MentionPerson:
		for i := n.First; i < n.Last; i++ {
			if _, given := c.lex.FirstName(c.d.Tokens[i].Form); given || c.lex.LastName(c.d.Tokens[i].Form) || n.Last-n.First == 1 && isPersonWord(c, c.d.Tokens[i].Form) {
				return false
			}
		}
		_, titled := office.Ending(c.offices, n.First)
		return !titled && !c.isTitled(n) && !c.speaks(n) && !c.describedAsPerson(n) && !c.introducedAsPerson(n)
	case graphmodel.MentionOrg:
		if c.isSportArticle() && strings.HasSuffix(w, "s") && isCapitalized(w) && !isAllCaps(w) {
			return false // "the Kestrels"
		}
		if _, titled := office.Ending(c.offices, n.First); titled {
			return false // "the brewer Kestrel"
		}
		return len(c.lex.OrgsByName(w)) == 0 && c.lex.Cues(w)&lexicon.CueOrgSuffix == 0 && !c.orgNounBefore(n) && !c.describedAsOrg(n)
	case graphmodel.MentionPlace:
		return len(c.lex.Places(w)) == 0 && !c.placeNounFollows(n.Last) && !c.isBehindPlaceWord(n)
	}
	return false
}

// explains reports whether a name stands in brackets behind a longer one, as its
// short form.
func (c *combiner) explains(n *candidate) bool {
	return c.bracketed(n) && slices.ContainsFunc(c.names, func(o candidate) bool { return o.Last == n.First-1 && o.Last-o.First > 1 })
}

// doubtBar is the score that such a name needs.
func (c *combiner) doubtBar(n *candidate) float64 {
	single := n.Last-n.First == 1
	bar := 0.0
	switch {
	case n.Type == graphmodel.MentionPerson && single:
		bar = doubtfulSurname
	case n.Type == graphmodel.MentionPerson:
		bar = doubtfulPerson
	case n.Type == graphmodel.MentionOrg && single && isAllCaps(c.d.Tokens[n.First].Form):
		bar = doubtfulAcronym
	case n.Type == graphmodel.MentionOrg && single:
		bar = doubtfulBody
	case n.Type == graphmodel.MentionPlace && single:
		bar = doubtfulTown
	default:
		return 0
	}
	if c.isCatalog() {
		bar += catalogDoubt
	}
	if w := c.d.Tokens[n.First].Form; single && !isAllCaps(w) && c.lower[strings.ToLower(w)] {
		bar = max(bar, doubtfulWord)
	}
	return bar
}

// longerNames holds, with their types, the words that longer names of the article
// end or begin with, and their initials.
func (c *combiner) longerNames() map[string]bool {
	out := make(map[string]bool)
	for i := range c.names {
		n := &c.names[i]
		if n.Last-n.First < 2 {
			continue
		}
		var initials strings.Builder
		for j := n.First; j < n.Last; j++ {
			w := c.d.Tokens[j].Form
			if isCapitalized(w) {
				initials.WriteString(w[:1])
			}
			if n.Type != graphmodel.MentionPerson && (j == n.First || j == n.Last-1) {
				out[string(n.Type)+lexicon.Fold(w)] = true
			}
		}
		out[string(n.Type)+lexicon.Fold(initials.String())] = true
	}
	return out
}

// isTitled reports whether a title stands before a name: "Mr Kato".
func (c *combiner) isTitled(n *candidate) bool {
	if n.First == 0 {
		return false
	}
	_, k := c.lex.TitleAt([]string{c.d.Tokens[n.First-1].Form})
	return k > 0
}

// sayings are verbs of what people do and firms seldom.
var sayings = wordSet("say tell ask recall argue note reply joke admit laugh smile explain believe think remember insist quip cry marry die")

// speaks reads "NAME said", "said NAME" and "NAME, who".
func (c *combiner) speaks(n *candidate) bool {
	t := c.d.Tokens
	if n.Last+1 < len(t) && t[n.Last].Form == "," && t[n.Last+1].Form == "who" {
		return true
	}
	return n.Last < len(t) && t[n.Last].UPOS == "VERB" && sayings[strings.ToLower(t[n.Last].Lemma)] ||
		n.First > 0 && t[n.First-1].UPOS == "VERB" && sayings[strings.ToLower(t[n.First-1].Lemma)]
}

// isBehindPlaceWord reads "in NAME", "near NAME" and "the village of NAME".
func (c *combiner) isBehindPlaceWord(n *candidate) bool {
	if n.First < 1 {
		return false
	}
	t := c.d.Tokens
	switch strings.ToLower(t[n.First-1].Form) {
	case "near", "outside", "nearby", "neighboring", "neighbouring":
		return true
	case "of":
		return n.First > 1 && isLower(t[n.First-2].Form) && c.lex.Cues(t[n.First-2].Form)&lexicon.CuePlaceSuffix != 0
	}
	return false
}
