package names

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// wholes completes names of which the recognizer has found a part, or nothing:
// numbered units, saints with a possessive, double surnames, initials.
func (c *combiner) wholes() {
	c.units()
	c.saints()
	c.ampersands()
	for i := range c.names {
		switch n := &c.names[i]; n.Type {
		case graphmodel.MentionPerson:
			c.doubleName(n, i)
			c.initial(n)
		case graphmodel.MentionOrg:
			c.prefixed(n)
			c.ownedBody(n)
			c.otherHalf(n)
		}
	}
	c.dropCovered()
}

// place puts a name over those that it covers. One that lies across its end
// forbids it.
func (c *combiner) place(first, last int, typ graphmodel.MentionType) bool {
	for i := range c.names {
		n := &c.names[i]
		if n.First == first && n.Last == last {
			n.set(first, last)
			n.Type, n.firm, n.shaped = typ, true, true
			return true
		}
		if n.First < last && n.Last > first && (n.First < first || n.Last > last) {
			return false
		}
	}
	for i := first; i < last; i++ {
		if c.barred[i] {
			return false
		}
	}
	c.names = append(c.names, candidate{Name: nameOf(first, last, typ, 0.9), source: fromRule, sure: true, firm: true, shaped: true})
	return true
}

// unitWords are what numbered units of armies, police and courts are.
var unitWords = wordSet(`Brigade Battalion Division Regiment Corps Army Fleet Front Squadron Wing Flotilla Battery Platoon Legion Circuit Directorate Group Command Region Unit
	Hospital Mountain Infantry Armored Armoured Airborne Artillery Mechanized Mechanised Cavalry Marine Guards Military`)

// unitEnds are those of them that end a name alone; the others need more words.
var unitEnds = wordSet("Brigade Battalion Division Regiment Corps Army Fleet Front Squadron Wing Flotilla Battery Platoon Legion Circuit")

// ordinals are numbers of units in words.
var ordinals = wordSet("First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth Fifteenth Twentieth")

// isOrdinal reports whether a word is the number of a unit: "126th", "Third".
func isOrdinal(w string) bool {
	if ordinals[w] {
		return true
	}
	digits := strings.TrimRight(w, "stndrh")
	if digits == "" || digits == w || strings.Trim(digits, "0123456789") != "" {
		return false
	}
	switch w[len(digits):] {
	case "st", "nd", "rd", "th", "d":
		return true
	}
	return false
}

// units reads "126th Infantry Battalion", "Third Army", "601st Brigade": a number
// and the words for what it counts.
func (c *combiner) units() {
	t := c.d.Tokens
	for i := 0; i+1 < len(t); i++ {
		if t[i].Form == "Unit" && len(t[i+1].Form) > 3 && strings.Trim(t[i+1].Form, "0123456789") == "" && t[i].End+1 == t[i+1].Start {
			c.place(i, i+2, graphmodel.MentionOrg) // of an army, by its postal number
			continue
		}
		if !isOrdinal(t[i].Form) || c.isHeadline(i) || ordinals[t[i].Form] && c.sentenceStart(i) {
			continue
		}
		end, last := c.d.Sentences[c.d.SentenceOf(i)].Last, 0
		for j := i + 1; j < end && j < i+6 && isCapitalized(t[j].Form) && t[j-1].End+1 == t[j].Start; j++ {
			if unitEnds[t[j].Form] || j > i+1 && unitWords[t[j].Form] && unitWords[t[j-1].Form] {
				last = j + 1
			}
		}
		if last == 0 || last < end && c.longerUnit(last) {
			continue
		}
		c.cutBehind(i, last)
		c.place(i, last, graphmodel.MentionOrg)
	}
}

// longerUnit reports whether a unit's name goes on behind token i, where what is
// found must do: "9th Circuit Court of Appeals".
func (c *combiner) longerUnit(i int) bool {
	w := c.d.Tokens[i].Form
	return isCapitalized(w) && (w == "Court" || c.lex.Cues(w)&lexicon.CueOrgSuffix != 0)
}

// cutBehind lets names that begin inside a span end with it, if their rest is no name.
func (c *combiner) cutBehind(first, last int) {
	for i := range c.names {
		if n := &c.names[i]; n.First >= first && n.First < last && n.Last > last && !isCapitalized(c.d.Tokens[last].Form) {
			n.Last = last
		}
	}
}

// churches are what is called after a saint with a possessive and is a place
// rather than a body.
var churches = wordSet("Square Street Road Avenue Lane Bay Island Head Point Harbour Harbor Hill Bridge Park Gate Green Quay Wharf Terrace Place")

// saints reads "St Fechin's Hospice Fund" and "St Joseph's": a school, a church, a
// club. "St Petersburg's mayor" is the town's.
func (c *combiner) saints() {
	t := c.d.Tokens
	for i := 0; i+2 < len(t); i++ {
		k := i + 1
		switch t[i].Form {
		case "St.", "St", "SS":
		default:
			continue
		}
		if t[k].Form == "." {
			k++
		}
		end := c.d.Sentences[c.d.SentenceOf(i)].Last
		if k+1 >= end || !isCapitalized(t[k].Form) || t[k+1].Form != "'s" && t[k+1].Form != "’s" {
			continue
		}
		last := k + 2
		for last < end && isCapitalized(t[last].Form) && t[last].UPOS == "PROPN" && !c.isOfficeWord(last) && t[last-1].End+1 == t[last].Start {
			last++
		}
		bare := last == k+2
		if bare && last < end && (t[last].UPOS == "NOUN" || t[last].UPOS == "ADJ" || t[last].UPOS == "NUM") {
			continue // "St Lucia's premier"
		}
		town := len(c.lex.Places(c.text(i, k+1))) > 0
		if town && (bare || c.lex.Cues(t[k+2].Form)&(lexicon.CueOrgSuffix|lexicon.CuePlaceSuffix|lexicon.CueOrgHead) == 0) {
			continue
		}
		typ := graphmodel.MentionOrg
		if churches[t[last-1].Form] || len(c.lex.Places(c.text(i, last))) > 0 {
			typ = graphmodel.MentionPlace
		}
		c.place(i, last, typ)
	}
}

// ampersands reads "Day & Lind" where nobody found either half.
func (c *combiner) ampersands() {
	t := c.d.Tokens
	taken := c.taken()
	for i := 1; i+1 < len(t); i++ {
		a, z := t[i-1].Form, t[i+1].Form
		if t[i].Form != "&" || taken[i-1] || taken[i+1] || len(a) < 2 || len(z) < 2 || !isCapitalized(a) || !isCapitalized(z) ||
			t[i-1].Common || t[i+1].Common || c.sentenceStart(i-1) || c.isHeadline(i) || c.isOfficeWord(i-1) || c.isOfficeWord(i+1) || c.d.SentenceOf(i-1) != c.d.SentenceOf(i+1) {
			continue
		}
		c.place(i-1, i+2, graphmodel.MentionOrg)
	}
}

// doubleName takes the other half of a surname or given name that a hyphen joins:
// "Bhattacharya" before "-Sen", "Olof" behind "Per-".
func (c *combiner) doubleName(n *candidate, self int) {
	t := c.d.Tokens
	joined := func(i int) bool {
		return i > 0 && i+1 < len(t) && isHyphen(t[i].Form) && t[i].Start == t[i-1].End && t[i].End == t[i+1].Start &&
			isCapitalized(t[i-1].Form) && isCapitalized(t[i+1].Form) && !isAllCaps(t[i-1].Form) && !isAllCaps(t[i+1].Form)
	}
	free := func(i int) bool {
		for j := range c.names {
			if o := &c.names[j]; j != self && o.First <= i && o.Last > i && (o.Last-o.First > 1 || n.Last-n.First < 2) {
				return false
			}
		}
		return true
	}
	if n.First > 0 && strings.EqualFold(t[n.First-1].Form, "the") {
		return // a family: "the Rankin-Beatons"
	}
	for joined(n.Last) && free(n.Last+1) {
		n.set(n.First, n.Last+2)
	}
	for joined(n.First-1) && free(n.First-2) {
		n.set(n.First-2, n.Last)
	}
}

// initial takes a single capital before a person's name: "K Shivakanta", "N Biren
// Singh".
func (c *combiner) initial(n *candidate) {
	t := c.d.Tokens
	for i := n.First - 1; i >= 0 && t[i].End+1 == t[n.First].Start && c.d.SentenceOf(i) == c.d.SentenceOf(n.First); i-- {
		if w := t[i].Form; !isLetter(strings.TrimSuffix(w, ".")) || w == "A" || w == "I" || w == "a" || w == "i" || !isCapitalized(w) {
			return
		}
		if i > 0 && t[i-1].End+1 == t[i].Start && isCapitalized(t[i-1].Form) && !c.isOfficeWord(i-1) && !c.sentenceStart(i-1) {
			return // "Malcolm X", "Vitamin C"
		}
		n.set(i, n.Last)
	}
}

// prefixed takes the word that a hyphen joins to the front of a body's name, or to
// its end: "All-Pakistan", "E.ON-Südost".
func (c *combiner) prefixed(n *candidate) {
	t := c.d.Tokens
	if i := n.First - 2; i >= 0 && isHyphen(t[i+1].Form) && t[i].End == t[i+1].Start && t[i+1].End == t[n.First].Start {
		switch t[i].Form {
		case "All", "Pan", "Inter", "Trans", "Anti", "Afro", "Anglo", "Euro", "Indo", "Sino", "Franco", "Russo", "Arab", "Ibero", "Non":
			n.set(i, n.Last)
		}
	}
	if i := n.First - 1; i >= 0 && t[i].Form == "All" && t[i].End+1 == t[n.First].Start && n.Last-n.First > 2 && c.lex.CountryByName(t[n.First].Form) != nil {
		n.set(i, n.Last) // "All India Chess Federation"
	}
}

// workers are what people do for whom bodies are called, in the possessive.
var workers = wordSet(`Fishermen Farmers Growers Workers Teachers Nurses Doctors Editors Writers Journalists Women Men Children Students Veterans Drivers Miners Builders
	Traders Merchants Employers Employees Officers Soldiers Sailors Pilots Parents Mothers Fathers Citizens Residents Tenants Depositors Investors Shareholders Consumers Artists
	Musicians Actors Publishers Lawyers Judges Prosecutors Planters Producers Exporters Importers Manufacturers Brewers Bakers Butchers Players Boys Girls Fishers Herders
	Breeders Pensioners Engineers Architects Scientists Magistrate Magistrates Ombudsman Prosecutor Sheriff Mayor Governor Defender Defenders Comptroller Coroner Attorney
	Master Surgeons Physicians Owners Operators Retailers Hoteliers Bankers Brokers Landlords Laborers Labourers Cane Peoples People`)

// ownedBody joins what a body's name owns to it where its own last word is for
// people of a trade or an office: "Inverbay Fishermen" and "'s Co-operative",
// "Durban Magistrate's" and "Court", "Ombudsman's" and "Office".
func (c *combiner) ownedBody(n *candidate) {
	t := c.d.Tokens
	end := c.d.Sentences[c.d.SentenceOf(n.First)].Last
	if workers[t[n.Last-1].Form] && n.Last+1 < end && isPossessive(t[n.Last].Form) && isCapitalized(t[n.Last+1].Form) {
		last := n.Last + 1
		for last < end && (isCapitalized(t[last].Form) || isHyphen(t[last-1].Form) || isHyphen(t[last].Form) && t[last].Start == t[last-1].End) {
			last++
		}
		if z := t[last-1].Form; last > n.Last+1 && (c.lex.Cues(z)&(lexicon.CueOrgSuffix|lexicon.CueOrgHead) != 0 || ownedHeads[z]) {
			n.set(n.First, last)
			n.firm, n.shaped = true, true
			return
		}
	}
	i := n.First - 2
	if i < 0 || !isPossessive(t[n.First-1].Form) || !workers[t[i].Form] || t[i].End != t[n.First-1].Start || n.Key != "" {
		return
	}
	for i > 0 && isCapitalized(t[i-1].Form) && t[i-1].End+1 == t[i].Start && t[i-1].UPOS != "DET" && !c.sentenceStart(i-1) && c.d.SentenceOf(i-1) == c.d.SentenceOf(i) {
		i--
	}
	n.set(i, n.Last)
}

// ownedHeads end the names of bodies of people of a trade, besides the usual ones.
var ownedHeads = wordSet("Forum Cooperative Co-operative operative Council Court Courts Office Network Collective Guild Circle Centre Center Hospital Home Club Action Congress Convention")

// halves are the generic words for fields and areas that begin the second half of a
// body's name behind "and".
var halves = wordSet("Financial Environmental Electoral Medical Industrial Agricultural Cultural Technical Commercial Judicial Intelligence Scientific Administrative District Coast County Regional Area Suburban Surrounding Islands Borough Metropolitan Territories Provincial Wholesale Retail Allied")

// otherHalf takes the first half of a body's name that "and" parts from the
// second, which is none without it: "Economic and" before "Financial Crimes Court",
// "Delhi and" before "District Cricket Association".
func (c *combiner) otherHalf(n *candidate) {
	t := c.d.Tokens
	start := c.d.Sentences[c.d.SentenceOf(n.First)].First
	i := n.First - 2
	if n.Key != "" || n.Last-n.First < 2 || i < start || t[i+1].Form != "and" || !isCapitalized(t[i].Form) || !c.endsBody(n.Last) || t[i].End+1 != t[i+1].Start {
		return
	}
	for j := n.First; j < n.Last-1; j++ {
		if w := t[j].Form; !isField(strings.TrimSuffix(w, "s")) && !isField(w) && !halves[w] && !c.lower[strings.ToLower(w)] && !t[j].Common {
			return
		}
	}
	if w := t[n.First].Form; c.isAdjective(w) || c.lex.CountryByName(w) != nil || bodyHeads[w] || nationals[w] {
		return
	}
	for i > start && isCapitalized(t[i-1].Form) && t[i-1].End+1 == t[i].Start && t[i-1].UPOS != "DET" && !c.isOfficeWord(i-1) {
		i--
	}
	if !c.opensBody(i, start) {
		return
	}
	for j := range c.names {
		if o := &c.names[j]; o.First < i && o.Last > i || o.First >= i && o.Last == n.First-1 && (o.Key != "" && o.Type == graphmodel.MentionOrg || o.Type == graphmodel.MentionPerson) {
			return
		}
	}
	n.set(i, n.Last)
}

// nationals begin the names of bodies that need no other word: "National Council".
var nationals = wordSet("National Federal State Central Supreme High International European American World Royal Public General Special House City Municipal Grand Constitutional")

// endsBody reports whether the word before token i ends the names of bodies.
func (c *combiner) endsBody(i int) bool {
	w := c.d.Tokens[i-1].Form
	return bodyHeads[w] || w == "Court" || w == "Society" || w == "Union" || w == "Service" || w == "Trust" || w == "Workers"
}

// opensBody reports whether a name may begin at token i: behind an article, a
// possessive or a preposition, or where a sentence begins.
func (c *combiner) opensBody(i, start int) bool {
	if i == start {
		return true
	}
	b := &c.d.Tokens[i-1]
	return b.UPOS == "DET" || b.UPOS == "ADP" || isPossessive(b.Form) || !isWord(b.Form)
}
