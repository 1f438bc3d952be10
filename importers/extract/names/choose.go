package names

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// dropForeignBodies takes the key from public bodies whose name tells no country
// and whose country the article does not speak of, or that another nation owns:
// the Ministry of Defence is London's only where Britain is meant.
func (c *combiner) dropForeignBodies(votes map[string]float64) {
	for i := range c.names {
		n := &c.names[i]
		o := c.lex.OrgByKey(n.Key)
		if n.Type != graphmodel.MentionOrg || n.Key == "" || o == nil || o.Country == "" || !national[o.Class] || n.Last-n.First < 2 {
			continue
		}
		if c.namesNation(n.First, n.Last) || !c.isCommonBody(n.First, n.Last) {
			continue
		}
		if owner := c.nationBefore(n.First); owner != "" && owner != o.Country || votes[o.Country] <= 0.5*float64(c.countKey(n.Key)) {
			n.Key = ""
		}
	}
}

// dropForeignAcronyms takes the key from acronyms that name a public body or a
// party of a country that the article does not speak of, and from those that the
// article itself introduces with another name: nobody can say then what they
// stand for.
func (c *combiner) dropForeignAcronyms(votes map[string]float64) {
	introduced := c.introducedAcronyms()
	named := c.countKeys()
	for i := range c.names {
		n := &c.names[i]
		if n.Type != graphmodel.MentionOrg || n.Key == "" || n.Last-n.First > 1 || !isAllCaps(strings.ReplaceAll(c.d.Tokens[n.First].Form, ".", "")) {
			continue
		}
		form := c.form(n)
		if key, ok := introduced[form]; ok {
			named.add(n.Key, form, -1)
			n.Key = key
			named.add(n.Key, form, 1)
			continue
		}
		o := c.lex.OrgByKey(n.Key)
		if o == nil || household[strings.ToUpper(form)] || len(form) > 5 || o.Country == "" && len(form) > 3 || o.Country != "" && !homely[o.Class] || c.nounFits(n.First, o) {
			continue
		}
		asAcronym := named.forms[[2]string{n.Key, form}]
		full := named.keys[n.Key] > asAcronym
		own := 0.5 * float64(asAcronym) // what the acronym itself adds to the votes
		if !full && votes[o.Country]-own < 0.5 && c.spokenOf(votes, o.Country) {
			named.add(n.Key, form, -1)
			n.Key = ""
		}
	}
}

// keyCount counts the names of each key, and those of one form.
type keyCount struct {
	keys  map[string]int
	forms map[[2]string]int // by key and form
}

func (k *keyCount) add(key, form string, n int) {
	k.keys[key] += n
	k.forms[[2]string{key, form}] += n
}

func (c *combiner) countKeys() keyCount {
	k := keyCount{make(map[string]int), make(map[[2]string]int)}
	for i := range c.names {
		if n := &c.names[i]; n.Key != "" {
			k.add(n.Key, c.form(n), 1)
		}
	}
	return k
}

// homely are the classes of organization that news of other countries calls by
// their full names.
var homely = map[lexicon.OrgClass]bool{
	lexicon.OrgMinistry: true, lexicon.OrgParliament: true, lexicon.OrgMilitary: true, lexicon.OrgPolice: true, lexicon.OrgCourt: true,
	lexicon.OrgParty: true, lexicon.OrgMedia: true, lexicon.OrgNGO: true, lexicon.OrgUniversity: true, lexicon.OrgClub: true,
}

// spokenOf reports whether an article speaks of a country besides one.
func (c *combiner) spokenOf(votes map[string]float64, besides string) bool {
	for code, v := range votes {
		if code != besides && v >= 1 {
			return true
		}
	}
	return slices.ContainsFunc(c.names, func(n candidate) bool { return isNation(n.Name) && n.Key != "country:"+besides })
}

// household are short names that the press of all countries leaves unexplained.
var household = wordSet(`UN EU AU IMF WHO WTO ICC ICJ IOC ILO ADB WFP IOM IEA ECB CIA FBI NSA FDA CDC SEC FCC DEA IRS DHS BBC CNN NBC CBS ABC AFP AP DPA RT KGB FSB GRU
	SVR MI5 MI6 NHS PLA IDF PLO IRA ETA KKK NBA NFL NHL MLB WTA ATP F1 MSF WWF NRA`)

// introducedAcronyms maps the folded acronyms that stand in brackets behind a
// name to the key of that name, which may be empty.
func (c *combiner) introducedAcronyms() map[string]string {
	out := make(map[string]string)
	for i := range c.names {
		n := &c.names[i]
		if n.Type != graphmodel.MentionOrg || n.Last-n.First < 2 || n.Last+2 >= len(c.d.Tokens) || c.d.Tokens[n.Last].Form != "(" || c.d.Tokens[n.Last+2].Form != ")" {
			continue
		}
		if short := c.d.Tokens[n.Last+1].Form; isAllCaps(short) && c.abbreviates(short, n) && (c.spells(short, n) || n.Key == "") {
			if _, ok := out[lexicon.Fold(short)]; !ok {
				out[lexicon.Fold(short)] = n.Key
			}
		}
	}
	return out
}

// bodyWords are the words of names that the bodies of many countries bear.
var bodyWords = wordSet(`the of and for ministry department defence defense foreign affairs interior home justice finance health education economy trade
	transport culture energy environment agriculture labour labor electoral election elections commission supreme high constitutional court appeal appeals
	senate congress parliament national assembly house representatives lords commons police army navy air force forces armed guard coast border public
	prosecution prosecutor prosecutors office service central intelligence security agency council party conservative liberal democratic social socialist
	green people's workers communist progressive alliance union civil emergency independent federal state treasury cabinet government revenue customs tax
	investigation bureau inspectorate general staff`)

// isCommonBody reports whether every word of a span is such a word.
func (c *combiner) isCommonBody(first, last int) bool {
	for i := first; i < last; i++ {
		if w := c.d.Tokens[i].Form; isWord(w) && !isPossessive(w) && !bodyWords[strings.ToLower(w)] {
			return false
		}
	}
	return true
}

// chooseOrganizations chooses between organizations of one name or acronym: what
// the noun before it says ("the intelligence service MIT"), then a country that
// the article speaks of.
func (c *combiner) chooseOrganizations(votes map[string]float64) {
	for i := range c.names {
		n := &c.names[i]
		if n.Type != graphmodel.MentionOrg || n.Key == "" {
			continue
		}
		all := c.lex.OrgsByName(c.text(n.First, n.Last))
		if len(all) < 2 {
			continue
		}
		best, bestScore := n.Key, -1.0
		for _, o := range all {
			score := min(votes[o.Country], 3)
			if c.nounFits(n.First, o) {
				score += 10
			}
			if o.Key == n.Key {
				score += 0.5
			}
			if score > bestScore {
				best, bestScore = c.orgKey(o), score
			}
		}
		n.Key = best
	}
}

// nounFits reports whether the noun before token i describes such an organization.
func (c *combiner) nounFits(i int, o *lexicon.Org) bool {
	if i == 0 {
		return false
	}
	lemma := c.d.Tokens[i-1].Lemma
	nouns := []string{lemma}
	if i > 1 {
		nouns = append(nouns, c.d.Tokens[i-2].Lemma+" "+lemma)
	}
	for _, noun := range nouns {
		if n, ok := c.lex.Nominal(noun); ok && n.Kind == graphmodel.Organization && slices.Contains(n.Classes, string(o.Class)) {
			return true
		}
	}
	return false
}

// namesNation reports whether a word of a span names a nation.
func (c *combiner) namesNation(first, last int) bool {
	for i := first; i < last; i++ {
		w := c.d.Tokens[i].Form
		if isCapitalized(w) && (c.lex.CountryByDemonym(w) != nil || c.lex.CountryByName(w) != nil) {
			return true
		}
	}
	return false
}

// nationBefore returns the code of the country right before token i: "Turkish",
// "Turkey's".
func (c *combiner) nationBefore(i int) string {
	if i > 0 && isPossessive(c.d.Tokens[i-1].Form) {
		i--
	}
	for j := range c.names {
		if n := &c.names[j]; n.Last == i && isNation(n.Name) {
			return strings.TrimPrefix(n.Key, "country:")
		}
	}
	return ""
}

// countKey counts the names with a key.
func (c *combiner) countKey(key string) int {
	count := 0
	for i := range c.names {
		if c.names[i].Key == key {
			count++
		}
	}
	return count
}
