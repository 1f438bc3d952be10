package names

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// products makes other names of those that name no people, bodies or places but
// what a company sells, a technique or a work.
func (c *combiner) products() {
	c.unquoted = nil
	for i := range c.names {
		n := &c.names[i]
		if n.Type == graphmodel.MentionEvent || n.Type == graphmodel.MentionOther || n.source == fromDateline || n.Demonym || n.shaped {
			continue
		}
		if c.isStandard(n) || n.Key == "" && !c.orgNounBefore(n) && (c.isModel(n) || c.isLettered(n) || c.isCompanyProduct(n) || c.isPlural(n) || c.isPair(n)) ||
			c.isTechnique(n) || c.isQuotedTitle(n) || c.isSung(n) {
			n.Type, n.Key, n.firm = graphmodel.MentionOther, "", true
		}
	}
	c.shortProducts()
	c.points()
}

// shortProducts makes other names of what is left of a product's name without
// its maker's: "the Karoq" beside "Skoda Karoq".
func (c *combiner) shortProducts() {
	tails := make(map[string]bool)
	for i := range c.names {
		n := &c.names[i]
		if n.Type != graphmodel.MentionOther || !n.firm || n.Last-n.First < 2 {
			continue
		}
		for k := n.First + 1; k < n.Last; k++ {
			if o, _ := c.lex.OrgByName(c.text(n.First, k)); o != nil && o.Class == lexicon.OrgCompany {
				tails[c.text(k, n.Last)] = true
			}
		}
	}
	for i := range c.names {
		n := &c.names[i]
		if n.Type != graphmodel.MentionOther && n.Key == "" && !n.firm && tails[c.text(n.First, n.Last)] {
			n.Type, n.firm = graphmodel.MentionOther, true
		}
	}
}

// standards are techniques and families of devices and programs, which firms of
// many names sell.
var standards = wordSet(`Bluetooth Wi-Fi WiFi Wifi Ethernet Thunderbolt HDMI USB-C MagSafe AirPlay CarPlay iOS iPadOS macOS watchOS Android Windows Linux Ubuntu
	Unix Chrome Firefox Safari iPhone iPhones iPad iPads iPod Mac Macs MacBook MacBooks iMac AirPods Kindle Chromebook Chromebooks PlayStation Xbox ChatGPT Siri Alexa Gmail
	Photoshop PowerPoint JavaScript Python PHP MySQL PostgreSQL SQL Excel Blockchain Bitcoin Ethereum Dogecoin Earbuds Smartwatch`)

// isStandard reports whether a name is one of them.
func (c *combiner) isStandard(n *candidate) bool {
	return n.Last-n.First <= 3 && standards[c.text(n.First, n.Last)] && (n.Last-n.First > 1 || !isPersonWord(c, c.d.Tokens[n.First].Form))
}

// isModel reports whether a word of a name mixes letters and digits as the names of
// models and substances do: "Kestrel WX40", "B12".
func (c *combiner) isModel(n *candidate) bool {
	for i := n.First; i < n.Last; i++ {
		w := c.d.Tokens[i].Form
		letter, digit := false, false
		for _, r := range w {
			letter = letter || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
			digit = digit || r >= '0' && r <= '9'
		}
		if letter && digit && !strings.ContainsAny(w, "./@") && !c.bracketed(n) && !isAgeGroup(w) {
			return true
		}
	}
	return false
}

// isAgeGroup reads "U21" and "Under-20", which end the names of teams.
func isAgeGroup(w string) bool {
	age, ok := strings.CutPrefix(strings.ReplaceAll(strings.ToLower(w), "-", ""), "u")
	age = strings.TrimPrefix(age, "nder")
	return ok && len(age) == 2 && strings.Trim(age, "0123456789") == ""
}

// bracketed reports whether a name stands alone in brackets, as the short names of
// bodies do behind the long ones.
func (c *combiner) bracketed(n *candidate) bool {
	t := c.d.Tokens
	return n.Last-n.First == 1 && n.First > 0 && n.Last < len(t) && t[n.First-1].Form == "(" && t[n.Last].Form == ")"
}

// isLettered reads "Vitamin D", "Hepatitis B", "Class A": a single letter behind a
// word that nobody is called.
func (c *combiner) isLettered(n *candidate) bool {
	t := c.d.Tokens
	if n.Last-n.First != 2 || !isLetter(t[n.Last-1].Form) {
		return false
	}
	w := t[n.First].Form
	_, given := c.lex.FirstName(w)
	return !given && !c.lex.LastName(w) && !isAllCaps(w) && len(w) > 2
}

// isPair reads "Webcast & Interviews" of a heading: common words that "&" joins.
func (c *combiner) isPair(n *candidate) bool {
	if n.Type != graphmodel.MentionOrg || n.Last-n.First < 2 || n.Last-n.First > 4 || !c.hasWord(n, "&") && c.d.Tokens[n.Last-1].Form != "&" {
		return false
	}
	for i := n.First; i < n.Last; i++ {
		if t := &c.d.Tokens[i]; isWord(t.Form) && !t.Common && t.UPOS != "NOUN" && t.UPOS != "ADJ" && !isAbstract(t.Form) {
			return false
		}
	}
	return true
}

// isPlural reports whether a single word that was taken for a person is a noun in
// the plural: "Anglophiles".
func (c *combiner) isPlural(n *candidate) bool {
	t := c.d.Tokens[n.First]
	return n.Type == graphmodel.MentionPerson && n.Last-n.First == 1 && (t.XPOS == "NNS" || t.XPOS == "NNPS") && strings.HasSuffix(t.Form, "s") &&
		!isPersonWord(c, t.Form) && !c.lex.LastName(t.Form) && !c.isGiven(t.Form)
}

// isCompanyProduct reads "Apple Pencil", "Skoda Karoq": the name of a company
// that the lexicon knows and words behind it that end no body's name and are no
// place.
func (c *combiner) isCompanyProduct(n *candidate) bool {
	if n.Last-n.First < 2 || n.Type == graphmodel.MentionPlace && n.Score >= sureOfOther {
		return false
	}
	for i := n.Last - 1; i > n.First; i-- {
		o, weak := c.lex.OrgByName(c.text(n.First, i))
		if o == nil || o.Class != lexicon.OrgCompany || weak && !c.namedAlone(n.First, i) {
			continue
		}
		return c.isProductTail(n, i)
	}
	return false
}

// namedAlone reports whether the article also names an organization by the words
// of a span alone.
func (c *combiner) namedAlone(first, last int) bool {
	text := c.text(first, last)
	return slices.ContainsFunc(c.names, func(o candidate) bool {
		return o.Type == graphmodel.MentionOrg && o.Last-o.First == last-first && c.text(o.First, o.Last) == text
	})
}

// devices are what ends the names of both broadcasters and things on sale.
var devices = wordSet("TV TVs Watch Phone Card Pay Store Music")

// electric are letters that end the names of cars and devices.
var electric = wordSet("EV EVs SUV PHEV LED OLED QLED HD UHD SSD USB API GPS")

func (c *combiner) isProductTail(n *candidate, i int) bool {
	t := c.d.Tokens
	last := t[n.Last-1].Form
	if n.Last-i == 1 && devices[last] || electric[last] {
		return true
	}
	if n.Type == graphmodel.MentionPerson && (c.isGiven(t[n.First].Form) || c.lex.LastName(last) || !c.isCatalog()) {
		return false
	}
	for j := i; j < n.Last; j++ {
		w := t[j].Form
		if c.lex.Cues(w)&(lexicon.CueOrgSuffix|lexicon.CueOrgHead) != 0 || c.lex.Cues(strings.TrimSuffix(w, "s"))&(lexicon.CueOrgSuffix|lexicon.CueOrgHead) != 0 ||
			c.isKnownLand(w) || c.isAdjective(w) || w == "&" || w == "and" || w == "of" || w == "." || isPersonWord(c, w) && n.Type == graphmodel.MentionPerson {
			return false
		}
		if noun, ok := c.lex.Nominal(strings.ToLower(w)); ok && noun.Kind != graphmodel.Person {
			return false
		}
	}
	return len(c.lex.Places(c.text(i, n.Last))) == 0 && len(c.lex.OrgsByName(c.text(i, n.Last))) == 0
}

// isKnownLand reports whether a word is a country's, a region's or a large city's name.
func (c *combiner) isKnownLand(w string) bool {
	return slices.ContainsFunc(c.lex.Places(w), func(p lexicon.Place) bool {
		return p.Kind != "" && p.Kind != lexicon.KindCity || p.Population >= minPopulation
	})
}

// isCatalog reports whether an article lists things on sale: three names or more
// of models and products of companies.
func (c *combiner) isCatalog() bool {
	if c.catalog == 0 {
		c.catalog = -1
		seen := make(map[string]bool)
		for i := range c.names {
			n := &c.names[i]
			if n.Key == "" && n.Last-n.First > 1 && (c.isModel(n) || n.Type != graphmodel.MentionPerson && c.isCompanyProduct(n)) {
				seen[c.form(n)] = true
			}
		}
		if len(seen) >= 3 {
			c.catalog = 1
		}
	}
	return c.catalog > 0
}

// points cuts the points off a team's name in a list of results: "Kestrels 5,
// Rovers 2:".
func (c *combiner) points() {
	t := c.d.Tokens
	for i := range c.names {
		n := &c.names[i]
		if n.Type != graphmodel.MentionOrg || n.Last-n.First < 2 || n.Key != "" || len(t[n.Last-1].Form) > 3 || strings.Trim(t[n.Last-1].Form, "0123456789") != "" ||
			n.Last >= len(t) || t[n.Last].Form != "," && t[n.Last].Form != ":" {
			continue
		}
		if t[n.Last].Form == "," && (n.Last+2 >= len(t) || !isCapitalized(t[n.Last+1].Form)) {
			continue
		}
		if c.isSportArticle() {
			n.Last--
		}
	}
}

// sureOfTitle is the score from which the recognizer's word for a name that fills
// the quotation marks stands: "two newspapers, "El Balagh" and".
const sureOfTitle = 0.9

// isQuotedTitle reports whether a name lies in a title between quotation marks:
// a few words with capitals and nothing else. "The Kestrel" there is a film, a
// song or what somebody is called, whatever it would be outside. What the
// article names without the marks too stays.
func (c *combiner) isQuotedTitle(n *candidate) bool {
	if n.Key != "" {
		return false
	}
	t := c.d.Tokens
	first, last := n.First, n.Last
	for first > 0 && n.First-first < 7 && !isDoubleQuote(t[first-1].Form) {
		first--
	}
	for last < len(t) && last-n.Last < 7 && !isDoubleQuote(t[last].Form) {
		last++
	}
	if first == 0 || last >= len(t) || !isDoubleQuote(t[first-1].Form) || !isDoubleQuote(t[last].Form) || t[first-1].End != t[first].Start || last-first < 2 || last-first > 8 {
		return false
	}
	if c.d.SentenceOf(first) != c.d.SentenceOf(last-1) {
		return false
	}
	for i := first; i < last; i++ {
		w := t[i].Form
		switch {
		case isCapitalized(w), w == "," && i == last-1, isHyphen(w), isPossessive(w), w == "&", w == ":":
		case i > first && len(w) <= 4 && (t[i].UPOS == "ADP" || t[i].UPOS == "DET" || t[i].UPOS == "CCONJ"):
		default:
			return false
		}
	}
	if whole := n.Last-n.First == last-first; whole && n.Type != graphmodel.MentionPlace && (n.Score >= sureOfTitle || c.lex.Cues(t[n.Last-1].Form)&lexicon.CueOrgSuffix != 0) {
		return false
	}
	return !c.standsElsewhere(n)
}

// standsElsewhere reports whether the article holds the words of a name again
// outside quotation marks.
func (c *combiner) standsElsewhere(n *candidate) bool {
	if c.unquoted == nil {
		c.unquoted = make(map[string]int)
		for i := range c.names {
			if o := &c.names[i]; !c.opensQuote(o) {
				c.unquoted[c.form(o)]++
			}
		}
	}
	others := c.unquoted[c.form(n)]
	if !c.opensQuote(n) {
		others-- // itself
	}
	return others > 0
}

// opensQuote reports whether a quotation mark stands before a name.
func (c *combiner) opensQuote(n *candidate) bool {
	return n.First > 0 && isDoubleQuote(c.d.Tokens[n.First-1].Form)
}

func isDoubleQuote(w string) bool {
	switch w {
	case "\"", "“", "”", "``", "''":
		return true
	}
	return false
}

// techniques end the names of methods and conditions; verbal nouns and the like
// do too, see isAbstract.
var techniques = wordSet(`network learning optimization diffraction spectroscopy microscopy algorithm model language index rate rates syndrome disease disorder
	training therapy process interface protocol format ratio method analysis theory experience action product income deficit virus infection
	aircraft equipment architecture acid range value vote technology prior economy area zone dietitian currency token transit
	regulation ledger contract certificate standard factor dialogue device sensor display`)

// sureOfTechnique is the score from which the recognizer's word for a body outweighs
// the last word of its name: "Lisbon Transit System".
const sureOfTechnique = 0.93

// isTechnique reports whether a name and its acronym in brackets name a method or
// a measure, not a body: "Latent Ridge Regression (LRR)".
func (c *combiner) isTechnique(n *candidate) bool {
	t := c.d.Tokens
	if n.Type == graphmodel.MentionPerson && n.Last-n.First > 1 {
		return false
	}
	if n.Last-n.First == 1 && n.First > 2 && c.bracketed(n) && isAllCaps(t[n.First].Form) {
		return c.spelledLower(n.First - 1)
	}
	if n.Last-n.First < 2 || n.Last+2 >= len(t) || t[n.Last].Form != "(" || t[n.Last+2].Form != ")" || n.Key != "" && c.lex.OrgByKey(n.Key) != nil {
		return false
	}
	short, last := t[n.Last+1].Form, t[n.Last-1].Form
	if !isAllCaps(short) || c.lex.Cues(t[n.First].Form)&lexicon.CueOrgHead != 0 || c.lex.Cues(last)&(lexicon.CueOrgSuffix|lexicon.CueOrgHead|lexicon.CuePlaceSuffix) != 0 {
		return false
	}
	if c.lex.Cues(last)&lexicon.CueWork != 0 {
		return true // "End User License Agreement (EULA)"
	}
	last = strings.ToLower(last)
	return n.Score < sureOfTechnique && (plainAcronyms[short] || techniques[last] || techniques[strings.TrimSuffix(last, "s")])
}

// spelledLower reports whether the words before the bracket at token i begin with
// the letters of the acronym in it and have no capitals: "X-ray diffraction
// (XRD)", "reinforcement learning (RL)".
func (c *combiner) spelledLower(i int) bool {
	t := c.d.Tokens
	short := []rune(t[i+1].Form)
	if c.lex.Cues(t[i-1].Form)&(lexicon.CueOrgSuffix|lexicon.CueOrgHead) != 0 || !techniques[t[i-1].Form] && c.isBodyNoun(i-1) {
		return false // "the party's central committee (CC)"
	}
	at, lower := i-1, 0
	for k := len(short) - 1; k >= 0; k-- {
		for at >= 0 && (isHyphen(t[at].Form) || t[at].UPOS == "ADP" || t[at].UPOS == "CCONJ" || t[at].UPOS == "DET") {
			at--
		}
		if at < 0 || c.d.SentenceOf(at) != c.d.SentenceOf(i) || i-at > 3*len(short) {
			return false
		}
		w := t[at].Form
		if !strings.EqualFold(w[:1], string(short[k])) {
			// One word may give several letters: "photoplethysmography (PPG)".
			return k > 0 && isLower(t[i-1].Form) && strings.EqualFold(t[i-1].Form[:1], string(short[0]))
		}
		if isLower(w) {
			lower++
		}
		at--
	}
	return lower > 0 && isLower(t[i-1].Form)
}

// isBodyNoun reports whether token i is a noun for bodies: "committee".
func (c *combiner) isBodyNoun(i int) bool {
	noun, ok := c.lex.Nominal(c.d.Tokens[i].Lemma)
	return ok && noun.Kind == graphmodel.Organization
}
