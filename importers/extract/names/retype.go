package names

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
	"clew/importers/extract/phrase"
)

// retype corrects types by what the words of a name and its neighbors say.
func (c *combiner) retype() {
	for i := range c.names {
		n := &c.names[i]
		if n.Type == graphmodel.MentionOrg && n.source == fromLexicon && c.isTown(n) {
			n.Type, n.Key, n.firm = graphmodel.MentionPlace, "", true
		}
		if n.source == fromLexicon && n.sure || n.Demonym {
			continue
		}
		if t := c.typeBySigns(n); t != "" && t != n.Type {
			n.Type = t
			n.Key = ""
			n.firm = true
		}
	}
}

// isTown reports whether a noun for a settlement stands behind a name that the
// lexicon knows as a club's: "the Beşiktaş district".
func (c *combiner) isTown(n *candidate) bool {
	if n.First > 1 && c.d.Tokens[n.First-1].Form == "of" {
		switch strings.ToLower(c.d.Tokens[n.First-2].Form) {
		case "city", "province", "state", "region", "town", "village", "district", "port", "county":
			return true
		}
	}
	if !c.placeNounFollows(n.Last) {
		return false
	}
	switch strings.ToLower(c.d.Tokens[n.Last].Form) {
	case "district", "neighborhood", "neighbourhood", "province", "region", "county", "quarter", "suburb":
		return true
	}
	return false
}

// typeBySigns returns the type that clear signs give a name, or "".
func (c *combiner) typeBySigns(n *candidate) graphmodel.MentionType {
	d := c.d
	first, last := d.Tokens[n.First].Form, d.Tokens[n.Last-1].Form
	several := n.Last-n.First > 1
	title, titled := office.Ending(c.offices, n.First)
	switch {
	case c.ownsOffices(n) || c.isTransfer(n):
		return graphmodel.MentionOrg
	case n.Type != graphmodel.MentionPlace && !several && c.isTown(n):
		return graphmodel.MentionPlace
	case several && c.lex.Cues(last)&lexicon.CueWork != 0 && n.Type != graphmodel.MentionPerson:
		return graphmodel.MentionOther
	case several && c.lex.Cues(last)&lexicon.CueEvent != 0 && n.Type != graphmodel.MentionPerson:
		return graphmodel.MentionEvent
	case several && c.lex.Cues(last)&lexicon.CueOrgSuffix != 0 && !(n.Type == graphmodel.MentionPerson && c.isGiven(first)):
		return graphmodel.MentionOrg
	case several && n.Key == "" && n.Type != graphmodel.MentionOrg && c.isClubName(n):
		return graphmodel.MentionOrg
	case n.Key == "" && n.Type != graphmodel.MentionOrg && c.orgNounBefore(n) && !c.knownPerson(n):
		return graphmodel.MentionOrg
	case n.Type != graphmodel.MentionOrg && c.playsFor(n):
		return graphmodel.MentionOrg
	case n.Type != graphmodel.MentionPerson && n.Type != graphmodel.MentionEvent && n.Key == "" && several && c.describedAsPerson(n):
		return graphmodel.MentionPerson
	case n.Type != graphmodel.MentionPerson && n.Type != graphmodel.MentionEvent && n.Key == "" && c.introducedAsPerson(n):
		return graphmodel.MentionPerson
	case n.Type != graphmodel.MentionOrg && n.Key == "" && (!c.isFullName(n) && c.describedAsOrg(n) || several && n.Type == graphmodel.MentionPlace && mediaWords[last]):
		return graphmodel.MentionOrg
	case n.Type == graphmodel.MentionPerson && !several && n.Score < doubtful && n.Key == "" && c.isStranger(n):
		return graphmodel.MentionOrg
	case n.Type != graphmodel.MentionPlace && n.Key == "" && c.besidePlace(n) && !c.knownPerson(n):
		return graphmodel.MentionPlace
	case several && c.lex.Cues(first)&lexicon.CueOrgHead != 0 && c.hasWord(n, "of", "for") && n.Type != graphmodel.MentionPerson:
		return graphmodel.MentionOrg
	case several && c.lex.Cues(last)&lexicon.CuePlaceSuffix != 0 && n.Type != graphmodel.MentionOrg && !c.startsPersonal(n):
		return graphmodel.MentionPlace
	case several && c.lex.Cues(first)&lexicon.CuePlacePrefix != 0 && n.Type != graphmodel.MentionOrg && !c.isGiven(first):
		return graphmodel.MentionPlace
	case c.placeNounFollows(n.Last) && n.Type == graphmodel.MentionPerson && !titled:
		return graphmodel.MentionPlace
	case titled && c.describesOrg(title) && n.Key == "" && !several && !c.isGiven(first):
		return graphmodel.MentionOrg
	case titled && isPersonalTitle(title) && !c.describesOrg(title) && n.Key == "" && n.Type != graphmodel.MentionPerson && c.looksPersonal(n):
		return graphmodel.MentionPerson
	case several && n.Type != graphmodel.MentionPerson && n.Key == "" && c.isFullName(n):
		return graphmodel.MentionPerson
	}
	return ""
}

// companyNouns are what companies and clubs have and people have not.
var companyNouns = wordSet(`president chairman chairwoman chair chief board shares shareholders headquarters subsidiary auditor auditors squad boss owner investors shareholder investor parent midfielder
	striker goalkeeper coach stadium fans revenue profits ceo spokesman spokeswoman founder founders factory`)

// ownsOffices reports whether a name that nothing shows to be a person's owns
// what only organizations have: "Sporting's president".
func (c *combiner) ownsOffices(n *candidate) bool {
	if n.Type != graphmodel.MentionPerson || n.Last+1 >= len(c.d.Tokens) || !isPossessive(c.d.Tokens[n.Last].Form) || c.knownPerson(n) {
		return false
	}
	return companyNouns[c.d.Tokens[n.Last+1].Form]
}

// knownPerson reports whether the article or the lists show a name to be a
// person's: it holds a given name, or it is part of a full name.
func (c *combiner) knownPerson(n *candidate) bool {
	for i := n.First; i < n.Last; i++ {
		w := c.d.Tokens[i].Form
		if _, ok := c.lex.FirstName(w); ok || n.Last-n.First == 1 && c.personWords[lexicon.Fold(w)] {
			return true
		}
	}
	_, titled := office.Ending(c.offices, n.First)
	return titled
}

// isClubName reports whether a name begins like a club's or company's and is no
// person's or place's: "Bayer Leverkusen", "Real Betis".
func (c *combiner) isClubName(n *candidate) bool {
	first, last := c.d.Tokens[n.First].Form, c.d.Tokens[n.Last-1].Form
	if c.lex.Cues(first)&lexicon.CueOrgPrefix == 0 || len(c.lex.Places(c.text(n.First, n.Last))) > 0 {
		return false
	}
	if _, given := c.lex.FirstName(first); given {
		return false
	}
	return len(c.lex.Places(last)) > 0 || !c.lex.LastName(last)
}

// orgNounBefore reports whether a noun for organizations stands right before
// the name: "the law firm Ortiz Berg", "Saudi club Al-Hilal".
func (c *combiner) orgNounBefore(n *candidate) bool {
	if n.First == 0 {
		return false
	}
	t := &c.d.Tokens[n.First-1]
	if t.UPOS != "NOUN" || !isLower(t.Form) || t.XPOS == "NNS" || c.d.SentenceOf(n.First-1) != c.d.SentenceOf(n.First) {
		return false
	}
	noun, ok := c.lex.Nominal(t.Lemma)
	return ok && noun.Kind == graphmodel.Organization && !c.isOfficeWord(n.First-1)
}

// doubtful is the score below which the recognizer's reading of a single word as
// a person needs another sign.
const doubtful = 0.78

// isStranger reports whether nothing but the recognizer says that a single word
// is a person: news calls people by their full names first, and gives what they
// are when it does not.
func (c *combiner) isStranger(n *candidate) bool {
	w := c.d.Tokens[n.First].Form
	if c.knownPerson(n) || c.lex.LastName(w) || len(c.lex.Places(w)) > 0 || c.describedAsPerson(n) {
		return false
	}
	if n.First > 0 {
		words := []string{c.d.Tokens[n.First-1].Form}
		if _, k := c.lex.TitleAt(words); k > 0 {
			return false
		}
	}
	return isCapitalized(w) && c.d.Tokens[n.First].UPOS == "PROPN"
}

// describedAsPerson reports whether a description of a person stands in
// apposition behind a name: "Adar Poona, the institute's chief executive,".
func (c *combiner) describedAsPerson(n *candidate) bool {
	t := c.d.Tokens
	if n.Last+2 >= len(t) || t[n.Last].Form != "," || n.Last-n.First > 4 ||
		c.lex.Cues(t[n.Last-1].Form)&(lexicon.CueOrgSuffix|lexicon.CuePlaceSuffix) != 0 {
		return false
	}
	for i := n.Last + 1; i < len(t) && i < n.Last+9; i++ {
		if p, ok := office.At(c.offices, i); ok && p.First == i {
			return isPersonalTitle(p) && !c.describesOrg(p) && (p.Last >= len(t) || t[p.Last].UPOS != "NOUN" && !isPossessive(t[p.Last].Form) &&
				t[p.Last].UPOS != "PROPN")
		}
		switch t[i].UPOS {
		case "DET", "ADJ", "NOUN", "PROPN", "NUM":
			continue
		}
		if !isPossessive(t[i].Form) && !isHyphen(t[i].Form) && t[i].XPOS != "PRP$" {
			return false
		}
	}
	return false
}

// mediaWords end the names of newspapers, which may start with a place.
var mediaWords = wordSet(`Courier Times Post Herald Gazette Tribune Chronicle Daily Journal Observer Guardian Mirror Telegraph Star Sun News Standard Record
	Dispatch Sentinel Monitor Review Examiner Globe Inquirer Mail Weekly Today Bulletin Express Argus Advertiser Citizen`)

// introducedAsPerson reads "Vietnam's ambassador to Manila, Lai Thai Binh,": a
// description of a person between a name and the comma before it.
func (c *combiner) introducedAsPerson(n *candidate) bool {
	t := c.d.Tokens
	if n.First < 2 || t[n.First-1].Form != "," || n.Last >= len(t) || t[n.Last].Form != "," && t[n.Last].Form != "." || !c.looksPersonal(n) {
		return false
	}
	for i := n.First - 1; i > 0 && i > n.First-6; i-- {
		if p, ok := office.Ending(c.offices, i); ok {
			return isPersonalTitle(p) && !c.describesOrg(p) && c.isDefinite(p)
		}
		if u := t[i-1].UPOS; u != "PROPN" && u != "ADP" && u != "DET" && u != "NOUN" && u != "ADJ" {
			return false
		}
	}
	return false
}

// isDefinite reports whether a possessive, "the" or a name stands before an
// office.
func (c *combiner) isDefinite(p office.Phrase) bool {
	start := phrase.Start(c.d, p.First)
	if phrase.IsDefinite(c.d.Tokens[start].Form) || start < p.First && c.d.Tokens[start].UPOS == "PROPN" {
		return true
	}
	for i := start; i < p.First; i++ {
		if isPossessive(c.d.Tokens[i].Form) || c.lex.CountryByDemonym(c.d.Tokens[i].Form) != nil {
			return true
		}
	}
	return false
}

// describedAsOrg reads "Redfern Trading, a hedge fund" and "his company, Danubia
// Stav,": a noun for organizations in apposition.
func (c *combiner) describedAsOrg(n *candidate) bool {
	t := c.d.Tokens
	isOrgNoun := func(i int) bool {
		noun, ok := c.lex.Nominal(t[i].Lemma)
		return ok && noun.Kind == graphmodel.Organization && isLower(t[i].Form) && !c.isOfficeWord(i)
	}
	if n.First > 2 && t[n.First-1].Form == "," && isOrgNoun(n.First-2) && n.Last < len(t) && t[n.Last].Form == "," {
		start := phrase.Start(c.d, n.First-2)
		return phrase.IsDefinite(t[start].Form)
	}
	if n.Last+2 >= len(t) || t[n.Last].Form != "," || t[n.Last+1].Form != "a" && t[n.Last+1].Form != "an" {
		return false
	}
	for i := n.Last + 2; i < len(t) && i < n.Last+7; i++ {
		if isOrgNoun(i) && (i+1 >= len(t) || t[i+1].UPOS != "NOUN") {
			return true
		}
		if t[i].UPOS != "ADJ" && t[i].UPOS != "NOUN" && !isHyphen(t[i].Form) && c.lex.CountryByDemonym(t[i].Form) == nil {
			return false
		}
	}
	return false
}

// playsFor reads "plays for NAME", "signed for NAME".
func (c *combiner) playsFor(n *candidate) bool {
	t := c.d.Tokens
	if n.First < 2 || t[n.First-1].Form != "for" {
		return false
	}
	switch strings.ToLower(t[n.First-2].Lemma) {
	case "play", "sign":
		return true
	}
	return false
}

// besidePlace reads "in Brandon and Thompson": a name that "and" joins to a
// place behind a preposition of place.
func (c *combiner) besidePlace(n *candidate) bool {
	t := c.d.Tokens
	if n.First < 1 || n.Last-n.First > 1 || len(c.lex.Places(c.text(n.First, n.Last))) == 0 {
		return false
	}
	for i := range c.names {
		o := &c.names[i]
		before := o.First
		switch {
		case o.Type != graphmodel.MentionPlace || o.Demonym:
			continue
		case o.Last == n.First-1 && t[o.Last].Form == "and":
		case n.Last == o.First-1 && t[n.Last].Form == "and":
			before = n.First
		default:
			continue
		}
		if before == 0 {
			continue
		}
		switch strings.ToLower(t[before-1].Form) {
		case "in", "at", "near", "between", "from", "to":
			return true
		}
	}
	return false
}

// isTransfer reads "joined CLUB from CLUB".
func (c *combiner) isTransfer(n *candidate) bool {
	t := c.d.Tokens
	if n.Type == graphmodel.MentionOrg || n.First < 1 || c.knownPerson(n) {
		return false
	}
	isJoin := func(i int) bool { return i >= 0 && strings.EqualFold(t[i].Lemma, "join") }
	if isJoin(n.First - 1) {
		return n.Last < len(t) && t[n.Last].Form == "from"
	}
	if t[n.First-1].Form != "from" {
		return false
	}
	for i := n.First - 2; i > 0 && i > n.First-7 && (t[i].UPOS == "PROPN" || isHyphen(t[i].Form)); i-- {
		if isJoin(i - 1) {
			return true
		}
	}
	return false
}

// startsPersonal reports whether the recognizer took a name that starts with a
// given name for a person's: "Nils Berg" is no mountain.
func (c *combiner) startsPersonal(n *candidate) bool {
	_, given := c.lex.FirstName(c.d.Tokens[n.First].Form)
	return given && n.Type == graphmodel.MentionPerson
}

func (c *combiner) hasWord(n *candidate, words ...string) bool {
	for i := n.First + 1; i < n.Last; i++ {
		for _, w := range words {
			if c.d.Tokens[i].Form == w {
				return true
			}
		}
	}
	return false
}

// placeNounFollows reports whether a lower-case noun for a place stands right
// after the name: "Salgado Filho airport", "Guaíba river".
func (c *combiner) placeNounFollows(i int) bool {
	if i >= len(c.d.Tokens) {
		return false
	}
	w := c.d.Tokens[i].Form
	return isLower(w) && c.lex.Cues(w)&lexicon.CuePlaceSuffix != 0
}

// isPersonalTitle reports whether an office phrase right before a name makes
// the name a person's: one that people bear, in the singular.
func isPersonalTitle(p office.Phrase) bool {
	return !p.Plural && !p.Office.Generic && p.Office.Class != lexicon.Member
}

// describesOrg reports whether the noun before a name describes organizations at
// least as well as people: "the warehouse operator Frigobel".
func (c *combiner) describesOrg(p office.Phrase) bool {
	t := &c.d.Tokens[p.Head]
	if !isLower(t.Form) || p.Last-p.Core > 1 {
		return false
	}
	n, ok := c.lex.Nominal(t.Lemma)
	return ok && n.Kind == graphmodel.Organization
}

// looksPersonal reports whether a span may be a person's name: a few words with
// capitals and particles.
func (c *combiner) looksPersonal(n *candidate) bool {
	words := 0
	for i := n.First; i < n.Last; i++ {
		w := c.d.Tokens[i].Form
		switch {
		case isCapitalized(w) || isCaseless(w):
			if isAllCaps(w) && len(w) > 3 || c.lex.Cues(w)&(lexicon.CueOrgSuffix|lexicon.CuePlaceSuffix) != 0 && n.Last-n.First > 1 {
				return false
			}
			words++
		case !c.lex.Particle(w) && isWord(w):
			return false
		}
	}
	return words >= 1 && words <= 5
}

// isFullName reports whether a span starts with a given name and ends with
// what is no sign of an organization or place.
func (c *combiner) isFullName(n *candidate) bool {
	first, last := c.d.Tokens[n.First].Form, c.d.Tokens[n.Last-1].Form
	if !c.isGiven(first) || !c.looksPersonal(n) || len(c.lex.Places(c.text(n.First, n.Last))) > 0 {
		return false
	}
	if o, _ := c.lex.OrgByName(c.text(n.First, n.Last)); o != nil {
		return false
	}
	return c.lex.LastName(last) || n.Score < 0.6 && n.Type != graphmodel.MentionOrg
}

// fillGaps adds names that neither the recognizer nor the lexicon found but the
// grammar shows: capitals after a title, runs of capitals that end like an
// organization, acronyms in brackets after a name that they abbreviate.
func (c *combiner) fillGaps() {
	taken := c.taken()
	var added []candidate
	add := func(first, last int, t graphmodel.MentionType, score float64) {
		for i := first; i < last; i++ {
			if taken[i] {
				return
			}
		}
		for i := first; i < last; i++ {
			taken[i] = true
		}
		added = append(added, candidate{Name: nameOf(first, last, t, score), source: fromRule, sure: true})
	}
	for _, p := range c.offices {
		if first, last := c.capitalRun(p.Last+c.titleLength(p.Last), taken); last > first && isPersonalTitle(p) && c.titleFits(p) && !c.describesOrg(p) && !c.isOfficeWord(last) {
			add(first, last, graphmodel.MentionPerson, 0.7)
		}
	}
	for _, s := range c.d.Sentences {
		for i := s.First; i < s.Last; i++ {
			if p, ok := office.At(c.offices, i); ok {
				i = p.Last - 1
				continue
			}
			first, last := c.capitalRun(i, taken)
			if last <= first || first != i {
				continue
			}
			if t := c.typeOfRun(first, last); t != "" {
				add(first, last, t, 0.6)
			}
			i = last - 1
		}
	}
	c.names = append(c.names, added...)
	sortNames(c.names)
	c.publicBodies()
	c.possessedOffices()
	c.acronyms()
	c.capitals()
}

// plainAcronyms are acronyms that name no organization.
var plainAcronyms = wordSet(`GDP HIV AIDS PM AM NGO NGOS LGBT LGBTQ SUV ATM GPS USB DVD CD PC IT HR PR DNA RNA TV VAT IPO VIP UFO WWII WWI CCTV SMS QR
	GMT UTC EST CEST CET EDT BST IST ID IDS OK CEO CFO COO CTO MP MPS MEP PHD MBA AI LNG LPG EV EVS PPE ICU MRI PCR UV LED CO NFT ESG CPI PPI QE IED IEDS
	II III IV VI VII VIII IX XI XII XIII XIV XV XVI`)

// capitals takes words in capitals that the article uses again and again, and
// that nobody could read, for organizations.
func (c *combiner) capitals() {
	taken := c.taken()
	places := make(map[string][]int)
	var order []string
	for i := range c.d.Tokens {
		t := &c.d.Tokens[i]
		if n := len(t.Form); taken[i] || n < 2 || n > 6 || !isAllCaps(t.Form) || plainAcronyms[t.Form] || neverName(t.Form) ||
			c.shoutedAround(i) || c.isOfficeWord(i) {
			continue
		}
		if places[t.Form] == nil {
			order = append(order, t.Form)
		}
		places[t.Form] = append(places[t.Form], i)
	}
	for _, w := range order {
		if len(places[w]) < 2 {
			continue
		}
		for _, i := range places[w] {
			c.names = append(c.names, candidate{Name: nameOf(i, i+1, graphmodel.MentionOrg, 0.5), source: fromRule, sure: true})
		}
	}
	sortNames(c.names)
}

// shoutedAround reports whether a neighbor of a token is in capitals too: then
// capitals are the style of the line.
func (c *combiner) shoutedAround(i int) bool {
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(c.d.Tokens) && isAllCaps(c.d.Tokens[j].Form) && len(c.d.Tokens[j].Form) > 2 {
			return true
		}
	}
	return false
}

// bodyNouns end the descriptions of public bodies that have no capitals: "the
// Nigerian financial crimes unit", "the Russian foreign ministry".
var bodyNouns = wordSet("ministry agency service unit authority commission directorate inspectorate regulator bureau")

// possessedOffices lengthens "Department" to "Los Angeles County Sheriff's
// Department": a bare word for an organization behind a possessive that no
// country, place or person of its own owns.
func (c *combiner) possessedOffices() {
	t := c.d.Tokens
	for i := range c.names {
		n := &c.names[i]
		if n.Type != graphmodel.MentionOrg || n.Last-n.First > 1 || n.First < 2 || n.Key != "" || !isPossessive(t[n.First-1].Form) ||
			c.lex.Cues(t[n.First].Form)&(lexicon.CueOrgSuffix|lexicon.CueOrgHead) == 0 || !isCapitalized(t[n.First-2].Form) {
			continue
		}
		owned := false
		for j := range c.names {
			owned = owned || c.names[j].Last == n.First-1
		}
		if owned {
			continue
		}
		first := n.First - 2
		for first > 0 && isCapitalized(t[first-1].Form) && t[first-1].End+1 == t[first].Start {
			first--
		}
		for first < n.First && (strings.EqualFold(t[first].Form, "the") || c.sentenceStart(first) && neverName(t[first].Form)) {
			first++
		}
		for j := range c.names {
			if c.names[j].First >= first && c.names[j].Last <= n.First {
				c.names[j].Type = ""
			}
		}
		n.First = first
	}
	c.names = slices.DeleteFunc(c.names, func(n candidate) bool { return n.Type == "" })
}

// publicBodies lengthens a nation to the public body that it stands before.
func (c *combiner) publicBodies() {
	taken := c.taken()
	for i := range c.names {
		n := &c.names[i]
		if !n.Demonym {
			continue
		}
		t := c.d.Tokens
		end := c.d.Sentences[c.d.SentenceOf(n.First)].Last
		nouns := 0
		for j := n.Last; j < end && j < n.Last+6 && !taken[j] && isLower(t[j].Form) && (t[j].UPOS == "NOUN" || t[j].UPOS == "ADJ"); j++ {
			if bodyNouns[t[j].Form] && nouns > 0 && (j+1 == end || t[j+1].UPOS != "NOUN") {
				n.Last, n.Type, n.Key, n.Demonym, n.source = j+1, graphmodel.MentionOrg, "", false, fromRule
				break
			}
			nouns++
		}
	}
}

// titleLength is the number of tokens of the title that starts at token i:
// "Prime Minister Sheikh Mohammed".
func (c *combiner) titleLength(i int) int {
	var words []string
	for j := i; j < len(c.d.Tokens) && j < i+3; j++ {
		words = append(words, c.d.Tokens[j].Form)
	}
	_, n := c.lex.TitleAt(words)
	return n
}

// titleFits reports whether a title stands where a name follows it: written
// with a capital, or after no article ("spokesman Dmitry Peskov", not "the
// president Monday").
func (c *combiner) titleFits(p office.Phrase) bool {
	return p.Last < len(c.d.Tokens) && c.d.Tokens[p.Last-1].End+1 == c.d.Tokens[p.Last].Start
}

func (c *combiner) taken() []bool {
	taken := make([]bool, len(c.d.Tokens))
	for i := range c.barred {
		taken[i] = true
	}
	for _, n := range c.names {
		for i := n.First; i < n.Last; i++ {
			taken[i] = true
		}
	}
	return taken
}

// capitalRun returns the run of capitalized words, with particles, "&", "of" and
// hyphens inside, that starts at token i and lies in one sentence.
func (c *combiner) capitalRun(i int, taken []bool) (first, last int) {
	d := c.d
	if i >= len(d.Tokens) {
		return i, i
	}
	s := d.Sentences[d.SentenceOf(i)]
	last = i
	for j := i; j < s.Last && !taken[j]; j++ {
		w := d.Tokens[j].Form
		switch {
		case j > i && c.isOfficeWord(j):
		case isCapitalized(w) && !neverName(w) && (d.Tokens[j].UPOS == "PROPN" || d.Tokens[j].UPOS == "NOUN" || d.Tokens[j].UPOS == "ADJ"):
			last = j + 1
			continue
		case j > i && (c.lex.Particle(w) || w == "&" || isHyphen(w) || w == "of" || isInitialDot(w)):
			continue
		}
		break
	}
	return i, last
}

func isInitialDot(w string) bool { return w == "." }

// typeOfRun types a run of capitals that nobody claimed by its first and last
// word, or returns "".
func (c *combiner) typeOfRun(first, last int) graphmodel.MentionType {
	if c.placeNounFollows(last) && !c.isHeadline(first) && !c.isGiven(c.d.Tokens[first].Form) && (last-first > 1 || !c.sentenceStart(first)) {
		return graphmodel.MentionPlace
	}
	n := &candidate{Name: nameOf(first, last, "", 0)}
	if c.orgNounBefore(n) && !c.isGiven(c.d.Tokens[first].Form) && !c.isHeadline(first) {
		return graphmodel.MentionOrg
	}
	if last-first < 2 || c.isHeadline(first) {
		return ""
	}
	a, z := c.d.Tokens[first].Form, c.d.Tokens[last-1].Form
	switch {
	case c.orgNounBefore(n) && !c.isGiven(a), c.lex.Cues(z)&lexicon.CueOrgSuffix != 0 && !c.isGiven(a):
		return graphmodel.MentionOrg
	case c.lex.Cues(a)&lexicon.CueOrgHead != 0 && c.hasWord(n, "of", "for"):
		return graphmodel.MentionOrg
	case c.lex.Cues(z)&lexicon.CuePlaceSuffix != 0, c.lex.Cues(a)&lexicon.CuePlacePrefix != 0 && !c.isGiven(a):
		return graphmodel.MentionPlace
	case c.isGiven(a) && c.looksPersonal(n) && !c.isOfficeWord(last-1):
		return graphmodel.MentionPerson
	}
	return ""
}

// isHeadline reports whether most words of the sentence of token i are
// capitalized: then capitals say nothing.
func (c *combiner) isHeadline(i int) bool {
	s := c.d.Sentences[c.d.SentenceOf(i)]
	words, capitals := 0, 0
	for j := s.First; j < s.Last; j++ {
		if w := c.d.Tokens[j].Form; isWord(w) && len([]rune(w)) > 3 {
			words++
			if isCapitalized(w) {
				capitals++
			}
		}
	}
	return words >= 3 && capitals*10 >= words*7
}

// acronyms adds "(NPP)" after "New Patriotic Party" and gives both the type
// organization.
func (c *combiner) acronyms() {
	taken := c.taken()
	var added []candidate
	for i := range c.names {
		n := &c.names[i]
		if n.Type == graphmodel.MentionPerson && n.source != fromModel || n.Last-n.First < 2 || n.Last+2 >= len(c.d.Tokens) {
			continue
		}
		if c.d.Tokens[n.Last].Form != "(" || c.d.Tokens[n.Last+2].Form != ")" {
			continue
		}
		short := c.d.Tokens[n.Last+1].Form
		if !isAllCaps(strings.ReplaceAll(short, ".", "")) || !c.abbreviates(short, n) {
			continue
		}
		if n.Type != graphmodel.MentionEvent && n.Type != graphmodel.MentionPlace {
			n.Type = graphmodel.MentionOrg
		}
		if !taken[n.Last+1] {
			added = append(added, candidate{Name: nameOf(n.Last+1, n.Last+2, n.Type, 0.9), source: fromRule, sure: true})
			continue
		}
		for j := range c.names {
			if c.names[j].First == n.Last+1 {
				c.names[j].Type = n.Type
				c.names[j].source = fromRule
			}
		}
	}
	c.names = append(c.names, added...)
	sortNames(c.names)
}

// abbreviates reports whether an acronym may stand for a name: each of its
// letters begins a word or follows the one before inside a word, and the first
// letters agree in most cases; foreign acronyms only need brackets.
func (c *combiner) abbreviates(short string, n *candidate) bool {
	words := 0
	for i := n.First; i < n.Last; i++ {
		if isCapitalized(c.d.Tokens[i].Form) {
			words++
		}
	}
	return words >= 2 && len(short) <= 8
}
