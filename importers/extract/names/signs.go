package names

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
)

// isFounded reads "NAME was founded in 1990": people are not.
func (c *combiner) isFounded(n *candidate) bool {
	t := c.d.Tokens
	i := n.Last
	if c.isOwned(n) {
		return true
	}
	if i >= len(t) || t[i].UPOS != "AUX" {
		return false
	}
	for i < len(t) && i < n.Last+3 && (t[i].UPOS == "AUX" || t[i].UPOS == "ADV") {
		i++
	}
	if i >= len(t) || t[i].XPOS != "VBN" {
		return false
	}
	switch strings.ToLower(t[i].Lemma) {
	case "found", "establish", "acquire", "incorporate", "headquarter", "delist", "nationalize", "privatize", "liquidate":
		return true
	}
	return false
}

// employs reads "a senior fellow at NAME": a name that no list of places has,
// behind a job at a body.
func (c *combiner) employs(n *candidate) bool {
	t := c.d.Tokens
	if n.First < 2 || n.source != fromModel || len(c.lex.Places(c.text(n.First, n.Last))) > 0 || c.isGiven(t[n.First].Form) {
		return false
	}
	i := n.First - 1
	if strings.EqualFold(t[i].Form, "the") {
		i--
	}
	switch strings.ToLower(t[i].Form) {
	case "at", "with":
	default:
		return false
	}
	p, ok := office.Ending(c.offices, i)
	if !ok || p.Office.At&lexicon.AtOrg == 0 || p.Office.Generic {
		return false
	}
	switch p.Office.Class {
	case lexicon.Business, lexicon.Academic, lexicon.Aide, lexicon.Media, lexicon.Legal:
		return true
	}
	return false
}

// isEmployer reads "said Tom Whitlow of Bernstein": whom news quotes without a
// job is of a firm, where no list of places has the name.
func (c *combiner) isEmployer(n *candidate) bool {
	t := c.d.Tokens
	if n.First < 3 || n.source != fromModel || n.Score >= doubtful || t[n.First-1].Form != "of" || len(c.lex.Places(c.text(n.First, n.Last))) > 0 {
		return false
	}
	if n.Last < len(t) && (t[n.Last].UPOS == "PROPN" || isPossessive(t[n.Last].Form)) {
		return false
	}
	return slices.ContainsFunc(c.names, func(o candidate) bool {
		return o.Last == n.First-1 && o.Type == graphmodel.MentionPerson && o.Last-o.First > 1
	})
}

// isHome reads "Nairobi-based", "Denver banker" and "member of parliament for
// Waikato": a place that the recognizer took for a body.
func (c *combiner) isHome(n *candidate) bool {
	t := c.d.Tokens
	if len(c.lex.Places(c.text(n.First, n.Last))) == 0 {
		return false
	}
	if n.Last+1 < len(t) && isHyphen(t[n.Last].Form) {
		switch t[n.Last+1].Form {
		case "based", "born", "headquartered", "area":
			return true
		}
	}
	if n.First > 1 && t[n.First-1].Form == "for" {
		if p, ok := office.Ending(c.offices, n.First-1); ok && strings.HasPrefix(p.Office.Text, "member of parliament") {
			return true
		}
	}
	p, ok := office.At(c.offices, n.Last)
	if !ok || p.First != n.Last || p.Plural || !isLower(t[p.Head].Form) {
		return false
	}
	switch p.Office.Text {
	case "banker", "lawyer", "attorney", "businessman", "businesswoman", "doctor", "artist", "writer", "teacher", "developer", "restaurateur", "architect", "dentist", "investor",
		"entrepreneur", "financier", "tycoon", "magnate", "industrialist", "millionaire", "billionaire", "philanthropist", "economist", "solicitor", "barrister", "broker":
		return true
	}
	return false
}

// isOrigin reads "Lena Osei, from Thornhill,": a word that no list has, behind
// somebody's full name, is where they live. Bodies stand there too ("from
// Oxfam"), so that the recognizer's word for them counts unless it is weak.
func (c *combiner) isOrigin(n *candidate) bool {
	t := c.d.Tokens
	if n.First < 3 || n.source != fromModel || n.Last-n.First > 2 || t[n.First-1].Form != "from" || t[n.First-2].Form != "," || isAllCaps(t[n.First].Form) {
		return false
	}
	if n.Type == graphmodel.MentionOrg && n.Score >= doubtful || n.Type == graphmodel.MentionPerson && n.Last-n.First > 1 {
		return false
	}
	if n.Last >= len(t) || t[n.Last].Form != "," && t[n.Last].Form != "." && t[n.Last].Form != ")" {
		return false
	}
	return slices.ContainsFunc(c.names, func(o candidate) bool {
		return o.Last == n.First-2 && o.Type == graphmodel.MentionPerson && o.Last-o.First > 1
	})
}

// isChild reads "Aissam Dam, an 11-year-old boy": a general word for a person
// behind a name.
func (c *combiner) isChild(n *candidate) bool {
	t := c.d.Tokens
	if n.Last+2 >= len(t) || t[n.Last].Form != "," || t[n.Last+1].UPOS != "DET" {
		return false
	}
	for i := n.Last + 2; i < len(t) && i < n.Last+10; i++ {
		switch strings.ToLower(t[i].Form) {
		case "boy", "girl", "man", "woman", "teenager", "pensioner", "toddler", "refugee", "orphan", "widow", "widower":
			return t[i].XPOS == "NN" && (i+1 >= len(t) || t[i+1].UPOS != "NOUN")
		}
		if u := t[i].UPOS; u != "ADJ" && u != "NOUN" && u != "NUM" && !isHyphen(t[i].Form) {
			return false
		}
	}
	return false
}

// cutParty leaves the state of "D-Ariz." and of "Maine Republican".
func (c *combiner) cutParty(n doc.Name) doc.Name {
	t := c.d.Tokens
	if n.Last-n.First == 3 && n.First > 0 && len(t[n.First].Form) == 1 && isHyphen(t[n.First+1].Form) && (t[n.First-1].Form == "," || t[n.First-1].Form == "(") {
		n.First, n.Type = n.First+2, graphmodel.MentionPlace
		return n
	}
	if n.Last-n.First < 2 {
		return n
	}
	if t[n.First].Form == "Nazi" && c.lex.CountryByName(c.text(n.First+1, n.Last)) != nil {
		n.First, n.Type = n.First+1, graphmodel.MentionPlace
		return n
	}
	if n.Last-n.First == 3 && t[n.First+1].Form == "for" && c.lex.CountryByName(t[n.First].Form) != nil {
		n.Last, n.Type = n.First+1, graphmodel.MentionPlace // "left Rwanda for Pittsburgh"
		return n
	}
	switch t[n.Last-1].Form {
	case "Republicans", "Democrats":
		if o, _ := c.lex.OrgByName(c.text(n.First, n.Last)); o == nil && n.Type == graphmodel.MentionOrg {
			n.Last-- // "Senate Republicans"
		}
	case "Republican", "Democrat":
		if len(c.lex.Places(c.text(n.First, n.Last-1))) > 0 {
			n.Last, n.Type = n.Last-1, graphmodel.MentionPlace
		}
	}
	return n
}

// isHealthSystem reports whether a name ends with a system that employs people:
// "Adena Health System".
func (c *combiner) isHealthSystem(n *candidate) bool {
	t := c.d.Tokens
	if n.Last-n.First < 3 || t[n.Last-1].Form != "System" {
		return false
	}
	switch t[n.Last-2].Form {
	case "Health", "Healthcare", "Hospital", "School", "University", "Medical":
		return true
	}
	return false
}

// isOwned reads "who owned NAME", "NAME, founded by": a name of several words
// that the recognizer took for a program or a person.
func (c *combiner) isOwned(n *candidate) bool {
	t := c.d.Tokens
	if n.Last-n.First < 2 || n.Type == graphmodel.MentionPlace || n.Type == graphmodel.MentionPerson && (n.Score >= doubtful || c.knownPerson(n)) || c.surelyOther(n) {
		return false
	}
	before := n.First - 1
	if before > 0 && strings.EqualFold(t[before].Form, "the") {
		before--
	}
	if before >= 0 && t[before].UPOS == "VERB" {
		switch strings.ToLower(t[before].Lemma) {
		case "own", "co-own", "found", "co-found", "cofound", "chair", "acquire":
			return true
		}
	}
	if n.Last+2 < len(t) && t[n.Last].Form == "," && t[n.Last+2].Form == "by" {
		switch strings.ToLower(t[n.Last+1].Lemma) {
		case "own", "co-own", "found", "co-found", "cofound", "chair", "acquire", "control":
			return true
		}
	}
	return false
}

// degrees are letters behind a person's name, which are no part of it.
var degrees = wordSet(`KC QC SC OBE CBE MBE KBE DBE PhD MD Esq SJ SAN BL FRS FBA FRSE FREng FRCP FRCS MP JP OFM OP OSB OMI SDB CSSp CMG
	GCMG KCMG DCMG LVO CVO DSO AO OAM PSM DBA MBA CPA SM OFR MFR CON OON GCON GBS PhD. Ph.D. M.D. Q.C. K.C. S.C. M.P. R.N. RN DDS LLB LLM BSc MSc OM CH DL VC GC MC` + memberLetters)

// counsel are those that no body's name ends with.
var counsel = wordSet("KC QC SC SAN OBE CBE MBE FRS PhD Esq")

// excellencies stand before the names of those who are called so.
var excellencies = wordSet("H.E. HE H.H. HH H.R.H. HRH H.M. HM")

// cutDegree cuts "SC" off "Lorcan Hale SC", whatever the recognizer took it for.
func (c *combiner) cutDegree(n doc.Name) doc.Name {
	for n.Last-n.First > 2 && degrees[c.d.Tokens[n.Last-1].Form] && (n.Type == graphmodel.MentionPerson || c.isGiven(c.d.Tokens[n.First].Form) || n.Type == graphmodel.MentionOrg && counsel[c.d.Tokens[n.Last-1].Form] && c.looksPersonal(&candidate{Name: nameOf(n.First, n.Last-1, n.Type, 0)})) {
		n.Last, n.Type = n.Last-1, graphmodel.MentionPerson
	}
	return n
}

// isDegree reports whether a name is nothing but letters behind a person's, or
// before it.
func (c *combiner) isDegree(n doc.Name) bool {
	t := c.d.Tokens
	if n.Last-n.First != 1 || n.First < 2 {
		return n.Last-n.First == 1 && excellencies[t[n.First].Form]
	}
	if excellencies[t[n.First].Form] && n.Last < len(t) && isCapitalized(t[n.Last].Form) {
		return true
	}
	before := n.First - 1
	if t[before].Form == "," && n.Last < len(t) && !isWord(t[n.Last].Form) {
		before-- // "Lorcan Hale, SC,"
		if _, state := c.lex.PlaceByCode(t[n.First].Form); state && !isPersonWord(c, t[before].Form) {
			return false
		}
	}
	return degrees[t[n.First].Form] && t[before].UPOS == "PROPN" && isCapitalized(t[before].Form) && !isAllCaps(t[before].Form)
}

// shires reads "Co Limerick" as Limerick.
func (c *combiner) shires(n doc.Name) doc.Name {
	if t := c.d.Tokens; n.Last-n.First == 2 && (t[n.First].Form == "Co" || t[n.First].Form == "Co.") && len(c.lex.Places(t[n.First+1].Form)) > 0 {
		n.First, n.Type = n.First+1, graphmodel.MentionPlace
	}
	return n
}

// isBank reports whether the last word of a name is a compound of "bank":
// "Privatbank", "Sparebank".
func isBank(w string) bool {
	return len(w) > len("bank")+2 && strings.HasSuffix(w, "bank") && isCapitalized(w)
}

// isTeamOf reads "Nantes midfielder Bo Berg" in an article about sport: a town
// before a position in a team is the team.
func (c *combiner) isTeamOf(n *candidate) bool {
	p, ok := office.At(c.offices, n.Last)
	if !ok || p.First != n.Last || p.Plural || p.Office.Class != lexicon.Sport || n.Demonym || !c.isSportArticle() || c.isLand(n) {
		return false
	}
	switch p.Office.Text {
	case "midfielder", "striker", "defender", "goalkeeper", "forward", "winger", "full-back", "centre-back", "center-back", "left-back", "right-back", "playmaker",
		"quarterback", "pitcher", "outfielder", "point guard", "linebacker", "fly-half", "hooker", "coach", "head coach", "manager":
		return true
	}
	return false
}

// isLand reports whether a name is a country's, a region's or a continent's.
func (c *combiner) isLand(n *candidate) bool {
	return slices.ContainsFunc(c.lex.Places(c.text(n.First, n.Last)), func(p lexicon.Place) bool {
		return p.Kind == lexicon.KindCountry || p.Kind == lexicon.KindRegion || p.Kind == lexicon.KindContinent
	})
}

// isFirmOf reads "solicitor Sarah Lind of Lind Berg": a name that looks like a
// person's behind "of" and a person who has a profession.
func (c *combiner) isFirmOf(n *candidate) bool {
	t := c.d.Tokens
	if n.First < 3 || t[n.First-1].Form != "of" || n.Key != "" || n.Score >= sureOfPerson && c.isGiven(t[n.First].Form) || n.Last < len(t) && isPossessive(t[n.Last].Form) {
		return false
	}
	return slices.ContainsFunc(c.names, func(o candidate) bool {
		if o.Last != n.First-1 || o.Type != graphmodel.MentionPerson || o.Last-o.First < 2 {
			return false
		}
		p, ok := office.Ending(c.offices, o.First)
		if !ok && o.First > 0 && t[o.First-1].Form == "," {
			p, ok = office.Ending(c.offices, o.First-1) // "Her solicitor, Sarah Lind of"
		}
		if !ok {
			return false
		}
		switch p.Office.Class {
		case lexicon.Legal, lexicon.Business:
			return true
		}
		return false
	})
}

// cutJob leaves the body of "UN Humanitarian Coordinator": a job that the
// recognizer took for a part of the name.
func (c *combiner) cutJob(n doc.Name) doc.Name {
	if n.Type == graphmodel.MentionPerson || n.Last-n.First < 2 || n.Score >= stranger {
		return n
	}
	p, ok := office.At(c.offices, n.Last-1)
	if !ok || p.First <= n.First || p.Last != n.Last || p.Office.Generic {
		return n
	}
	if o, _ := c.lex.OrgByName(c.text(n.First, n.Last)); o != nil {
		return n
	}
	if o, _ := c.lex.OrgByName(c.text(n.First, p.First)); o != nil {
		n.Last, n.Type = p.First, graphmodel.MentionOrg
	}
	return n
}

// isScholar reports whether a university stands at token i: "Bo Berg, of Radboud
// University".
func (c *combiner) isScholar(i int) bool {
	t := c.d.Tokens
	for j := i; j < len(t) && j < i+5 && (isCapitalized(t[j].Form) || t[j].Form == "of" || t[j].Form == "the"); j++ {
		switch t[j].Form {
		case "University", "Institute", "College", "Academy":
			return true
		}
	}
	return false
}
