package names

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
)

// genericPlaces are what countries and towns call themselves; alone they name
// none: "the president of the Republic", "the City has no plans".
var genericPlaces = wordSet(`Republic City Park Kingdom States Province District Town Village Island County Parish Municipality Borough Region State Capital Airport River
	Lake Beach Hill Road Street Avenue Bridge Plaza Square Middle Plains Emirate Commonwealth Motherland Homeland Fatherland`)

// genericBodies are words that stand for whatever body was named before.
var genericBodies = wordSet(`Company Kingdom Republic Government Net Internet Generations States`)

// beliefs are no places and no bodies.
var beliefs = wordSet("Islam Christianity Hinduism Buddhism Judaism Sikhism Communism Marxism Zionism Nazism Catholicism Protestantism Confucianism Taoism Shiism Sunnism")

// isGeneric reports whether a name is a common word or an abbreviation that names
// nothing.
func (c *combiner) isGeneric(n doc.Name) bool {
	if n.Last-n.First > 1 {
		return c.text(n.First, n.Last) == "Middle Ages"
	}
	w := c.d.Tokens[n.First].Form
	switch {
	case n.Type != graphmodel.MentionPerson && (plainAcronyms[strings.TrimSuffix(w, "s")] || plainAcronyms[w] || beliefs[w]),
		n.Type == graphmodel.MentionPlace && genericPlaces[w], n.Type == graphmodel.MentionOrg && genericBodies[w], strings.HasSuffix(w, "$") || c.isEra(n.First):
		return true
	case n.Type == graphmodel.MentionPerson:
		p := c.d.Tokens[n.First].XPOS
		return (p == "NNPS" || p == "NNS") && c.isOfficeWord(n.First) || w == "NGO" || w == "NGOs"
	}
	return false
}

// currencies are the words behind "US" that make it a currency's.
var currencies = wordSet("dollar dollars cents")

// isCurrency reports whether the name of a country only says which money is meant:
// "149 million U.S. dollars".
func (c *combiner) isCurrency(n doc.Name) bool {
	t := c.d.Tokens
	if n.Last >= len(t) || n.Last-n.First > 1 {
		return false
	}
	next := t[n.Last].Form
	return currencies[next] || strings.HasPrefix(next, "$") && n.First+1 == n.Last && isAllCaps(strings.ReplaceAll(t[n.First].Form, ".", ""))
}

// dropMoney drops the countries of currencies.
func (c *combiner) dropMoney() {
	c.names = slices.DeleteFunc(c.names, func(n candidate) bool { return c.isCurrency(n.Name) })
}

// governs reads "the Maduro administration": who a government is called after is a
// person, where no list has the name.
func (c *combiner) governs(n *candidate) bool {
	t := c.d.Tokens
	w := t[n.First].Form
	if n.Last >= len(t) || isAllCaps(w) || len(c.lex.Places(w)) > 0 || c.isAdjective(w) || len(c.lex.OrgsByName(w)) > 0 {
		return false
	}
	switch t[n.Last].Form {
	case "administration", "presidency":
		return true
	case "regime", "government", "era", "loyalists", "dynasty":
		return c.lex.LastName(w) || c.personWords[lexicon.Fold(w)]
	}
	return false
}

// givenTitles are titles that are more often given names in news.
var givenTitles = wordSet("Marine Dean Don Dom Sultan Earl Shah Guru Prior")

// isGivenTitle reports whether a title is a given name here: "Dean Phillips", but
// "Marine Sgt. Bo Berg".
func (c *combiner) isGivenTitle(words []string) bool {
	if len(words) < 2 || !givenTitles[words[0]] {
		return false
	}
	_, k := c.lex.TitleAt(words[1:])
	return k == 0
}

// headless takes the first word of a name that looks like another word: "He Lifeng",
// "Ma. Rosario Lind".
func (c *combiner) headless(n doc.Name) doc.Name {
	t := c.d.Tokens
	i := n.First - 1
	if i < 1 || n.Type != graphmodel.MentionPerson || t[i].End+1 != t[n.First].Start || c.d.SentenceOf(i) != c.d.SentenceOf(n.First) {
		return n
	}
	switch w := t[i].Form; {
	case w == "Ma." || w == "Md.", givenTitles[w] && !isCapitalized(t[i-1].Form) && !c.lex.Particle(t[i-1].Form) && (c.lex.Particle(t[n.First].Form) || t[n.First].Form == "Al"):
		n.First = i // "Marine Le Pen", "Sultan Al Jaber"
	case w == "He" && n.Last-n.First == 1 && !c.sentenceStart(i) && (isCapitalized(t[i-1].Form) || isLower(t[i-1].Form)) && !c.isGiven(t[n.First].Form):
		n.First = i
	}
	return n
}

// peopleShort are what the press calls people in capitals.
var peopleShort = wordSet("AMLO MBS MBZ BBM PGMA PNoy JFK FDR LBJ RFK MLK AOC DSK MGR NTR")

// knownShort takes such letters for the person.
func (c *combiner) knownShort() {
	for i := range c.names {
		n := &c.names[i]
		if n.Last-n.First == 1 && peopleShort[c.d.Tokens[n.First].Form] {
			n.Type, n.Key, n.firm = graphmodel.MentionPerson, "", true
		}
	}
}

// weather takes "Phailin" behind "Cyclone", and wherever it stands, for the storm.
func (c *combiner) weather() {
	known := make(map[string]bool)
	for i := range c.names {
		n := &c.names[i]
		if n.First == 0 || n.Last-n.First > 1 || n.Key != "" {
			continue
		}
		if storms[c.d.Tokens[n.First-1].Form] {
			known[c.text(n.First, n.Last)] = true
		}
	}
	for i := range c.names {
		n := &c.names[i]
		if known[c.text(n.First, n.Last)] {
			n.Type, n.Key, n.firm = graphmodel.MentionEvent, "", true
		}
	}
}

// clanNames makes "Al Baker" a person where "Akbar Al Baker" is one.
func (c *combiner) clanNames() {
	family := make(map[string]bool)
	for i := range c.names {
		if n := &c.names[i]; n.Type == graphmodel.MentionPerson && n.Last-n.First > 2 {
			family[c.text(n.Last-2, n.Last)] = true
		}
	}
	for i := range c.names {
		n := &c.names[i]
		if n.Last-n.First == 2 && n.Type != graphmodel.MentionPerson && n.Key == "" && family[c.text(n.First, n.Last)] {
			switch c.d.Tokens[n.First].Form {
			case "Al", "El", "al", "el", "Bin", "bin", "Abu", "Ben", "De", "Da", "Dos", "Della", "Van", "Von", "Le", "La":
				n.Type, n.firm = graphmodel.MentionPerson, true
			}
		}
	}
}
