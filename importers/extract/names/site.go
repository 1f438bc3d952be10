package names

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// siteNouns stand behind the names of what lies somewhere and is no body: "the Kandava
// barracks", "the Sarez-Bartang reservoir".
var siteNouns = wordSet(`barracks temple reservoir dam monastery mosque shrine fort fortress prison jail camp airport airfield bridge pass valley canal
	river lake lagoon glacier mine refinery harbour harbor lighthouse crossing checkpoint plateau gorge peninsula village hill hills mountain mountains island islands
	bay strait waterfall volcano palace castle cemetery stadium`)

// isSiteName reports whether the noun behind a name makes it a site's.
func (c *combiner) isSiteName(n *candidate) bool {
	t := c.d.Tokens
	if n.Last >= len(t) || !siteNouns[t[n.Last].Form] || t[n.Last].UPOS != "NOUN" || c.isPeople(n) || c.d.SentenceOf(n.Last) != c.d.SentenceOf(n.First) {
		return false
	}
	if n.Last+1 < len(t) && (t[n.Last+1].UPOS == "NOUN" || isHyphen(t[n.Last+1].Form)) {
		return false // "the Kestrel camp director"
	}
	for i := n.First; i < n.Last; i++ {
		if w := t[i].Form; isAllCaps(w) || languages[w] || groups[w] || isCapitalized(w) && c.isAdjective(w) {
			return false
		}
	}
	last := t[n.Last-1].Form
	if n.Type == graphmodel.MentionOrg && (n.Score >= sureOfOther || c.lex.Cues(last)&lexicon.CueOrgSuffix != 0 || c.lex.Trade(last)) {
		return false // "the Merrow Energy refinery"
	}
	return isCapitalized(last)
}

// chambers end the names of bodies that lie nowhere.
var chambers = wordSet("Chamber Tribunal Commission Committee Council Ministry Secretariat Directorate Inspectorate")

// democrats are the words before "Democrats" in the names of parties.
var democrats = wordSet("Social Christian Liberal Free National Centre Center New Green Independent")

// isPartyName reads "the Social Democrats".
func (c *combiner) isPartyName(n *candidate) bool {
	t := c.d.Tokens
	return n.Last-n.First == 2 && t[n.Last-1].Form == "Democrats" && democrats[t[n.First].Form]
}

// festivalEnds end the names of what is held and may be a body as well.
var festivalEnds = wordSet("Festival Biennale Biennial Triennale Prize Award Awards Fair Marathon")

// isRunFestival reports whether the article tells of who runs a festival: it has a
// director or a jury, and so is a body.
func (c *combiner) isRunFestival(n *candidate) bool {
	t := c.d.Tokens
	last := t[n.Last-1].Form
	if n.Last-n.First < 2 || !festivalEnds[last] {
		return false
	}
	noun := strings.ToLower(last)
	for _, p := range c.offices {
		head := strings.ToLower(t[p.Head].Lemma)
		if !bodyOffices[head] && head != "juror" {
			continue
		}
		if i := p.First - 1; i > 1 && isPossessive(t[i].Form) && (strings.ToLower(t[i-1].Form) == noun || t[i-1].Form == last) || i > 0 && t[i].Form == noun {
			if c.isLastBefore(n, p.First) {
				return true
			}
			continue
		}
		for j := p.Last; j+1 < len(t) && j < p.Last+7 && t[j].UPOS != "PUNCT"; j++ {
			if t[j].Form == "of" && (j+1 == n.First || j+2 == n.First) {
				return true // "the head of the jury of the Aarhus Prize"
			}
		}
	}
	return false
}

// isLastBefore reports whether no name of the same last word, but the same name, stands
// nearer before token i: whose director "the festival's director" is.
func (c *combiner) isLastBefore(n *candidate, i int) bool {
	form, near := c.form(n), ""
	for k := range c.names {
		m := &c.names[k]
		if m.Last <= i && c.d.Tokens[m.Last-1].Form == c.d.Tokens[n.Last-1].Form {
			near = c.form(m)
		}
	}
	return near == form
}

// isSetUp reads "Corvid Games, set up in Malmö in 2015 by": what somebody founds is a body.
func (c *combiner) isSetUp(n *candidate) bool {
	t := c.d.Tokens
	i := n.Last + 1
	if i >= len(t) || t[n.Last].Form != "," {
		return false
	}
	switch strings.ToLower(t[i].Form) {
	case "founded", "co-founded", "established", "set":
	default:
		return false
	}
	for j := i + 1; j < len(t) && j < i+9 && c.d.SentenceOf(j) == c.d.SentenceOf(i) && t[j].UPOS != "VERB"; j++ {
		if t[j].Form == "by" {
			return t[i].Form != "set" || t[i+1].Form == "up"
		}
	}
	return false
}

// songNouns have "of" and what is sung behind them, songVerbs have it as their object.
var (
	songNouns = wordSet("rendition renditions chorus choruses strains bars singalong chords")
	songVerbs = wordSet("sing hum whistle")
)

// isSung reads "a rendition of Calon Lân" and "sang Bella Ciao": a song.
func (c *combiner) isSung(n *candidate) bool {
	t := c.d.Tokens
	if n.Key != "" || n.First < 2 || n.Last < len(t) && isPossessive(t[n.Last].Form) || c.personWords[lexicon.Fold(t[n.Last-1].Form)] && n.Last-n.First == 1 {
		return false
	}
	i := n.First - 1
	if t[i].Form == "of" {
		return songNouns[strings.ToLower(t[i-1].Form)] && !c.isGiven(t[n.First].Form) // "the rendition of Abdel Hakim"
	}
	return t[i].UPOS == "VERB" && songVerbs[strings.ToLower(t[i].Lemma)]
}

// groupNouns stand right before the names of bodies that may be of any words: "the group
// Last Tide".
var groupNouns = wordSet("group campaign movement collective charity company firm newspaper magazine band startup start-up label broadcaster website platform coalition network orchestra club")

// namedGroups finds a body by the noun before it and two or more capitals, and then
// wherever else the same words stand.
func (c *combiner) namedGroups() {
	t, taken := c.d.Tokens, c.taken()
	for i := 0; i+2 < len(t); i++ {
		if first, last := c.introducedGroup(i, taken); last > first {
			c.addEverywhere(first, last, taken)
			continue
		}
		if !groupNouns[t[i].Form] || t[i].UPOS != "NOUN" || taken[i+1] || c.isHeadline(i) {
			continue
		}
		last := i + 1
		for last < len(t) && last < i+5 && !taken[last] && isCapitalized(t[last].Form) && c.d.SentenceOf(last) == c.d.SentenceOf(i) && !c.isOfficeWord(last) {
			last++
		}
		first := i + 1
		if last-first < 2 || c.isGiven(t[first].Form) || c.isAdjective(t[first].Form) || days[t[first].Form] || days[t[last-1].Form] {
			continue
		}
		c.addEverywhere(first, last, taken)
	}
	sortNames(c.names)
}

// introducedGroup is the run of capitals before "Clear Wells, a charity based in": the
// body that opens a sentence at token i.
func (c *combiner) introducedGroup(i int, taken []bool) (first, last int) {
	t := c.d.Tokens
	if !c.sentenceStart(i) || !isCapitalized(t[i].Form) || c.isHeadline(i) {
		return i, i
	}
	last = i
	for last < len(t) && last < i+4 && !taken[last] && isCapitalized(t[last].Form) && !c.isOfficeWord(last) {
		last++
	}
	if last-i < 2 || last+3 >= len(t) || t[last].Form != "," || t[last+1].UPOS != "DET" || c.isGiven(t[i].Form) || c.isAdjective(t[i].Form) || days[t[i].Form] || days[t[last-1].Form] {
		return i, i
	}
	for k := last + 2; k+1 < len(t) && k < last+6; k++ {
		if groupNouns[t[k].Form] && (t[k+1].UPOS == "VERB" || t[k+1].UPOS == "ADP" || t[k+1].Form == "," || strings.HasPrefix(t[k+1].XPOS, "W") || t[k+1].Form == "that") {
			return i, last
		}
		if t[k].UPOS != "ADJ" && t[k].UPOS != "NOUN" && !isHyphen(t[k].Form) {
			break
		}
	}
	return i, i
}

// days open what stands behind a body and is none of its name: "the company Monday".
var days = wordSet(`Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mr Mrs Ms Dr January February March April May June July
	August September October November December`)

// addEverywhere adds a body of the words [first, last) at all places of the article.
func (c *combiner) addEverywhere(first, last int, taken []bool) {
	t := c.d.Tokens
	size := last - first
	for i := 0; i+size <= len(t); i++ {
		if taken[i] || t[i].Form != t[first].Form {
			continue // by far the most
		}
		same := c.d.SentenceOf(i) == c.d.SentenceOf(i+size-1)
		for k := 0; k < size && same; k++ {
			same = !taken[i+k] && t[i+k].Form == t[first+k].Form
		}
		if !same {
			continue
		}
		for k := range size {
			taken[i+k] = true
		}
		c.names = append(c.names, candidate{Name: nameOf(i, i+size, graphmodel.MentionOrg, 0.7), source: fromRule, sure: true, firm: true, shaped: true})
	}
}
