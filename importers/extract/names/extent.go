package names

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
)

// fields are what ministries, departments and committees are for. Several of them
// in one name are joined by "and": "Ministry of Trade, Industry and Energy".
var fields = wordSet(`affairs agriculture aid aquaculture art arts assistance audit aviation budget business care children climate commerce communication communications
	community competition conservation construction consumer cooperation corrections crime culture customs cyber defence defense development digital disability drug
	economic economics economy education electricity emergency employment energy enterprise environment equality ethics exports family finance fire fisheries fishing
	food foreign forestry forests gas gender governance health heritage home homeland housing human immigration imports industries industry informatics information
	infrastructure innovation insurance integration interior internal investment investments irrigation justice labor labour land lands law legal licensing livestock local
	logistics maritime media mediation migration mineral minerals mines mining monitoring natural oil pensions petroleum planning ports power procurement
	protection public rail railways reconciliation reconstruction refugee refugees regional rehabilitation religious relief research rescue resilience resources restitution
	revenue roads rural safety sanitation science sciences sea security seismological services shipping skills social sport sports standards statistics
	strategy sustainability taxation technologies technology telecom telecommunications tourism trade traffic training transport transportation truth urban veterans
	change colleges computing data democracy diseases employers engineering freedom globalization history mathematics medicine nutrition peace physics policy psychology
	society universities vulcanological water welfare wildlife women works youth`)

func isField(w string) bool { return isCapitalized(w) && fields[strings.ToLower(w)] }

// bodyHeads end or begin the names of bodies that are called after their fields.
var bodyHeads = wordSet(`Ministry Department Committee Commission Council Chamber Directorate Secretariat Agency Authority Office Bureau Board Division Institute Centre Center
	Association Federation Subcommittee Sector Administration Unit Inspectorate Tribunal Observatory Branch Faculty School Ministries`)

// extents lengthens and parts names whose ends the recognizer has missed.
func (c *combiner) extents() {
	c.partPlaces()
	c.constituencies()
	for i := range c.names {
		n := &c.names[i]
		switch n.Type {
		case graphmodel.MentionOrg:
			if n.Key == "" || !c.d.Tokens[n.Last-1].Common {
				c.plurals(n)
			}
			c.moreFields(n)
			c.fieldsBefore(n)
			c.leftPart(n)
		case graphmodel.MentionPerson:
			c.ordinal(n)
		}
	}
	c.dropCovered()
	c.joinClans()
}

// set changes the extent of a name; what the lexicon knew no longer holds.
func (n *candidate) set(first, last int) {
	n.First, n.Last, n.Key, n.source, n.sure, n.Demonym = first, last, "", fromRule, true, false
}

// dropCovered drops the names that lie inside another.
func (c *combiner) dropCovered() {
	slices.SortStableFunc(c.names, func(a, b candidate) int {
		if a.First != b.First {
			return a.First - b.First
		}
		return b.Last - a.Last
	})
	end := -1
	c.names = slices.DeleteFunc(c.names, func(n candidate) bool {
		if n.First < end {
			return true
		}
		end = n.Last
		return false
	})
}

// fieldRun returns where the capitalized words from token i on that end with a
// field end, or i: "Consumer Affairs", "Energy".
func (c *combiner) fieldRun(i, end int) int {
	last := i
	for j := i; j < end && j < i+4 && isCapitalized(c.d.Tokens[j].Form); j++ {
		if isField(c.d.Tokens[j].Form) {
			last = j + 1
		} else if c.lex.CountryByName(c.d.Tokens[j].Form) != nil || isAllCaps(c.d.Tokens[j].Form) {
			break
		}
	}
	if last > i && last < end && isCapitalized(c.d.Tokens[last].Form) && c.d.Tokens[last].UPOS == "PROPN" {
		return i // "and Health Canada", "and Energy Minister"
	}
	return last
}

// moreFields takes the fields behind a body's name: "Ministry of Labour" before
// "and Employment", "Chamber of Commerce" before ", Industries and Agriculture".
func (c *combiner) moreFields(n *candidate) {
	t := c.d.Tokens
	end := c.d.Sentences[c.d.SentenceOf(n.First)].Last
	if n.Last+1 >= end || !isField(t[n.Last-1].Form) || !c.isHeadedBody(n) {
		return
	}
	last := n.Last
	for i := n.Last; i+1 < end; {
		next := i + 1
		joint := t[i].Form
		if joint == "," && next < end && (t[next].Form == "and" || t[next].Form == "&") {
			joint, next = "and", next+1
		}
		if joint != "," && joint != "and" && joint != "&" {
			break
		}
		run := c.fieldRun(next, end)
		if run == next {
			break
		}
		i = run
		if joint != "," {
			last = run // a list without "and" is no name
			break
		}
	}
	if last > n.Last {
		n.set(n.First, last)
	}
}

// isHeadedBody reports whether a name begins like a body that is called after its
// field: "Ministry of", "Philippine Department of".
func (c *combiner) isHeadedBody(n *candidate) bool {
	for i := n.First; i+1 < n.Last && i < n.First+4; i++ {
		if bodyHeads[c.d.Tokens[i].Form] {
			next := c.d.Tokens[i+1].Form
			return next == "of" || next == "for" || next == "on"
		}
	}
	return false
}

// fieldsBefore takes the fields before a body's name: "Truth and" before
// "Reconciliation Commission", "Economic, Social and" before "Environmental
// Development Council".
func (c *combiner) fieldsBefore(n *candidate) {
	t := c.d.Tokens
	start := c.d.Sentences[c.d.SentenceOf(n.First)].First
	if n.Last-n.First < 2 || n.First-2 < start || !bodyHeads[t[n.Last-1].Form] || t[n.First-1].Form != "and" && t[n.First-1].Form != "&" {
		return
	}
	first := n.First
	for i := n.First - 2; i >= start && isField(t[i].Form); i -= 2 {
		for i > start && isField(t[i-1].Form) {
			i--
		}
		first = i
		if i == start || t[i-1].Form != "," {
			break
		}
	}
	if first == n.First || first > start && (c.isOfficeWord(first-1) || t[first-1].Form == "of" || t[first-1].Form == "for" || isCapitalized(t[first-1].Form) && !c.sentenceStart(first-1)) {
		return // "Ministry of Health and Welfare Department"
	}
	n.set(first, n.Last)
}

// leftPart takes the beginning of a name that a particle parts from the rest: "Mar
// del" before "Plata City Council".
func (c *combiner) leftPart(n *candidate) {
	t := c.d.Tokens
	i := n.First - 2
	if n.Key != "" || n.Last-n.First < 2 || i < c.d.Sentences[c.d.SentenceOf(n.First)].First || !isLower(t[i+1].Form) || !c.lex.Particle(t[i+1].Form) || !isCapitalized(t[i].Form) {
		return
	}
	for j := range c.names {
		if o := &c.names[j]; o.Last > i && o.First <= i && o != n {
			return
		}
	}
	if len(c.lex.Places(c.text(i, n.First+1))) > 0 {
		n.set(i, n.Last)
	}
}

// plurals takes what a plural with an apostrophe owns: "High Prosecutors" before
// "’ Office", "Magistrates" before "' Courts".
func (c *combiner) plurals(n *candidate) {
	t := c.d.Tokens
	if n.Last+1 >= len(t) || t[n.Last].Form != "'" && t[n.Last].Form != "’" || !strings.HasSuffix(t[n.Last-1].Form, "s") || n.Last-n.First < 2 {
		return
	}
	w := t[n.Last+1].Form
	if t[n.Last].Start != t[n.Last-1].End || !isCapitalized(w) || c.lex.Cues(w)&(lexicon.CueOrgHead|lexicon.CueOrgSuffix) == 0 && w != "Courts" {
		return
	}
	n.set(n.First, n.Last+2)
}

// ordinal takes "III" and "Jr." behind a person's name.
func (c *combiner) ordinal(n *candidate) {
	t := c.d.Tokens
	if n.Last >= len(t) || n.Last-n.First < 2 || t[n.Last].Start != t[n.Last-1].End+1 {
		return
	}
	switch t[n.Last].Form {
	case "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII", "XIV", "XV", "XVI", "Jr", "Jr.", "Sr", "Sr.":
		n.Last++
	}
}

// joinClans joins the name of the clan or family to a person's where they stand
// side by side: "Zayed bin Sultan" and "Al Nahyan".
func (c *combiner) joinClans() {
	t := c.d.Tokens
	for i := 0; i+1 < len(c.names); i++ {
		a, b := &c.names[i], &c.names[i+1]
		if a.Type != graphmodel.MentionPerson || a.Last != b.First || b.Last-b.First < 2 || t[a.Last-1].End+1 != t[b.First].Start || b.Key != "" {
			continue
		}
		if w := t[b.First].Form; w != "Al" && w != "al" && w != "Bin" && w != "bin" && w != "bint" && w != "ibn" {
			continue
		}
		a.Last = b.Last
		c.names = slices.Delete(c.names, i+1, i+2)
		i--
	}
}

// partPlaces parts two places that a dash joins: "Cape Town - Melkbosstrand" at the
// head of a report, "San Francisco-San Jose".
func (c *combiner) partPlaces() {
	t := c.d.Tokens
	var added []candidate
	for i := range c.names {
		n := &c.names[i]
		if n.Key != "" || n.Demonym {
			continue
		}
		for j := n.First + 1; j < n.Last-1; j++ {
			if !isDash(t[j].Form) {
				continue
			}
			spaced := t[j].Start > t[j-1].End && t[j+1].Start > t[j].End
			if spaced && n.Type != graphmodel.MentionPlace && len(c.lex.Places(c.text(n.First, j))) == 0 ||
				!spaced && !(c.isCity(n.First, j) && c.isCity(j+1, n.Last) && n.Type == graphmodel.MentionPlace && len(c.lex.Places(c.text(n.First, n.Last))) == 0) {
				continue
			}
			second := *n
			second.First = j + 1
			n.Last, n.Type = j, graphmodel.MentionPlace
			added = append(added, second)
			break
		}
	}
	c.names = append(c.names, added...)
	sortNames(c.names)
}

// isCity reports whether a span is the name of a city: "Georgia-Pacific" is no
// route.
func (c *combiner) isCity(first, last int) bool {
	return slices.ContainsFunc(c.lex.Places(c.text(first, last)), func(p lexicon.Place) bool {
		return p.Kind == lexicon.KindCity || p.Kind == lexicon.KindCapital
	})
}

// constituencies reads "(BN-Kuala Pilah)" behind a member of parliament: a party
// and where the member was elected.
func (c *combiner) constituencies() {
	t := c.d.Tokens
	var added []candidate
	for i := 1; i+4 < len(t); i++ {
		if t[i].Form != "(" || !isAllCaps(t[i+1].Form) || len(t[i+1].Form) > 8 || !isDash(t[i+2].Form) || t[i-1].UPOS != "PROPN" {
			continue
		}
		last := i + 3
		for last < len(t) && last < i+7 && isCapitalized(t[last].Form) && !isAllCaps(t[last].Form) {
			last++
		}
		if last == i+3 || last >= len(t) || t[last].Form != ")" || len(t[i+3].Form) < 3 {
			continue
		}
		party := candidate{Name: nameOf(i+1, i+2, graphmodel.MentionOrg, 0.9), source: fromRule, sure: true, firm: true}
		seat := candidate{Name: nameOf(i+3, last, graphmodel.MentionPlace, 0.9), source: fromRule, sure: true, firm: true}
		c.names = slices.DeleteFunc(c.names, func(n candidate) bool { return n.First < last && n.Last > i })
		added = append(added, party, seat)
	}
	c.names = append(c.names, added...)
	sortNames(c.names)
}

// cutPortfolio returns how many words of a person's name belong to the field of
// the office before it: "Economic Affairs" behind "Minister of", and a city behind
// "ambassador in".
func (c *combiner) cutPortfolio(n doc.Name) int {
	t := c.d.Tokens
	if n.First < 2 || n.Last-n.First < 2 {
		return 0
	}
	switch before := strings.ToLower(t[n.First-1].Form); before {
	case "of", "for", "and", "&", ",":
		k := 0
		for n.First+k < n.Last-1 && isField(t[n.First+k].Form) {
			k++
		}
		if k > 0 && c.portfolioBefore(n.First-1) {
			return k
		}
	case "in", "to", "at":
		if n.Last-n.First > 2 && c.isGiven(t[n.First+1].Form) && len(c.lex.Places(t[n.First].Form)) > 0 && !c.isGiven(t[n.First].Form) {
			return 1 // "the ambassador in Cairo Ali El Halabi"
		}
	}
	return 0
}

// portfolioBefore reports whether the words up to token i name the field of an
// office.
func (c *combiner) portfolioBefore(i int) bool {
	t := c.d.Tokens
	for ; i > 0; i-- {
		switch w := t[i].Form; {
		case w == "of" || w == "for":
			switch strings.TrimSuffix(strings.ToLower(t[i-1].Form), "s") {
			case "minister", "secretary", "undersecretary", "under-secretary", "commissioner", "spokesperson", "director":
				return true
			}
			return false
		case w == "and" || w == "," || w == "&" || isField(w):
		default:
			return false
		}
	}
	return false
}
