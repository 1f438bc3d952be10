package names

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
	"clew/importers/extract/phrase"
)

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

// companyNouns are what companies and clubs have and people have not.
var companyNouns = wordSet(`president chairman chairwoman chair chief board shares shareholders headquarters subsidiary auditor auditors squad boss owner investors shareholder investor parent midfielder
	striker goalkeeper coach stadium fans revenue profits ceo spokesman spokeswoman founder founders factory`)

// ownsOffices reports whether a name that nothing shows to be a person's owns
// what only organizations have: "Sporting's president".
func (c *combiner) ownsOffices(n *candidate) bool {
	if n.Type != graphmodel.MentionPerson || n.Last+1 >= len(c.d.Tokens) || !isPossessive(c.d.Tokens[n.Last].Form) || c.knownPerson(n) {
		return false
	}
	return c.ownsMoney(n)
}

// ownsMoney reports whether a possessive and what companies have stand behind a
// name.
func (c *combiner) ownsMoney(n *candidate) bool {
	t := c.d.Tokens
	return n.Last+1 < len(t) && isPossessive(t[n.Last].Form) && companyNouns[t[n.Last+1].Form]
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
	if c.lex.Cues(last)&lexicon.CuePlaceSuffix != 0 || n.Type == graphmodel.MentionPlace && n.Score >= doubtful {
		return false
	}
	if n.Type == graphmodel.MentionPerson && n.Score >= doubtful && !c.isSportArticle() {
		// "Al Mansour" may be a club or a minister.
		return false
	}
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
	if t.UPOS != "NOUN" && t.Form != "daily" && t.Form != "weekly" || !isLower(t.Form) || t.XPOS == "NNS" || c.d.SentenceOf(n.First-1) != c.d.SentenceOf(n.First) {
		return false
	}
	if n.Type == graphmodel.MentionPerson && n.Score >= sureOfPerson && ambiguous[t.Form] && c.nameWords(n.First, n.Last).org <= 0 {
		return false // "the crane operator Ana Lind"
	}
	noun, ok := c.lex.Nominal(t.Lemma)
	return ok && noun.Kind == graphmodel.Organization && !c.isOfficeWord(n.First-1)
}

// isSeatBefore reports whether a town's name stands between an article and a noun
// for a company or newspaper: "a Lisbon daily", "the Boston holding company". Clubs
// bear the names of towns themselves.
func (c *combiner) isSeatBefore(n *candidate) bool {
	t := c.d.Tokens
	if n.First == 0 || n.Last >= len(t) || t[n.First-1].UPOS != "DET" || len(c.lex.Places(c.text(n.First, n.Last))) == 0 {
		return false
	}
	for i := n.Last; i < len(t) && i < n.Last+4 && isLower(t[i].Form) && (t[i].UPOS == "NOUN" || t[i].UPOS == "ADJ" || t[i].UPOS == "ADV"); i++ {
		noun, ok := c.lex.Nominal(t[i].Lemma)
		if ok && noun.Kind == graphmodel.Organization && slices.ContainsFunc(noun.Classes, func(c string) bool { return c == string(lexicon.OrgCompany) || c == string(lexicon.OrgMedia) }) && (i+1 >= len(t) || t[i+1].UPOS != "NOUN") {
			return true
		}
	}
	return false
}

// isLandOfOffice reports whether a country, region or continent of that name has
// an office right behind it: "Arizona Attorney General", "Asia director". The
// offices of sport belong to teams.
func (c *combiner) isLandOfOffice(n *candidate) bool {
	p, ok := office.At(c.offices, n.Last)
	if !ok || p.First != n.Last || p.Office.Class == lexicon.Sport || p.Office.Generic {
		return false
	}
	return c.isLand(n)
}

// doubtful is the score below which the recognizer's reading of a single word as
// a person needs another sign.
const doubtful = 0.78

// stranger is the score below which such a word is no person at all without one.
const stranger = 0.5

// isStranger reports whether nothing but the recognizer says that a single word
// is a person: news calls people by their full names first, and gives what they
// are when it does not.
func (c *combiner) isStranger(n *candidate) bool {
	w := c.d.Tokens[n.First].Form
	if around := c.context(n.First, n.Last); around.place >= around.org && around.place > 0 || around.person > 0 {
		return false
	}
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
	if t[n.Last+1].Form == "of" && n.Last-n.First == 2 {
		return c.isScholar(n.Last + 2)
	}
	for i := n.Last + 1; i < len(t) && i < n.Last+9; i++ {
		if p, ok := office.At(c.offices, i); ok && p.First == i {
			if head := t[p.Head].Form; (head == "rival" || head == "competitor") && p.Last < len(t) && t[p.Last].Form == "based" {
				return false
			}
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

// storms begin the names of storms.
var storms = wordSet("Typhoon Hurricane Cyclone Storm Superstorm")

// isVenue reads "at the Benito Villamarín": what "the" stands before and no noun
// behind is named after a person.
func (c *combiner) isVenue(n *candidate) bool {
	t := c.d.Tokens
	if n.First < 2 || !strings.EqualFold(t[n.First-1].Form, "the") || n.Last < len(t) && (t[n.Last].UPOS == "NOUN" || t[n.Last].UPOS == "PROPN" || isPossessive(t[n.Last].Form)) {
		return false
	}
	switch strings.ToLower(t[n.First-2].Form) {
	case "at", "in", "inside", "outside", "near":
		return true
	}
	return false
}

// isClubHere reports whether a city's name means its club in an article about
// sport: something is played against it or sold to it, or the lexicon knows the
// club and nothing places anything in the city.
func (c *combiner) isClubHere(n *candidate) bool {
	text := c.text(n.First, n.Last)
	if !c.isSportArticle() || n.source == fromDateline || n.First == 0 || c.lex.CountryByName(text) != nil || c.personWords[lexicon.Fold(text)] {
		return false
	}
	switch before := strings.ToLower(c.d.Tokens[n.First-1].Form); before {
	case "in", "near", "around", "outside", ",":
		return false
	case "against":
		return n.Type == graphmodel.MentionPlace
	case "to":
		// "sold to Torino", but "flown to Rennes".
		switch v := &c.d.Tokens[max(n.First-2, 0)]; strings.ToLower(v.Lemma) {
		case "sell", "lend", "loan", "transfer", "lose":
			return n.Type == graphmodel.MentionPlace
		}
		return false
	}
	return slices.ContainsFunc(c.lex.OrgsByName(text), func(o *lexicon.Org) bool { return o.Class == lexicon.OrgClub })
}

// clubWords end the full names of clubs that are called by their town.
var clubWords = wordSet("City United Town Rovers Wanderers Albion Athletic County Hotspur Rangers Wednesday Villa")

// isClubBeside reports whether a town's name means a club in an article about
// sport that also gives the club's full name, or that says who coaches it or who
// went there: "loan midfielder Bo Berg to Sevilla, which is coached by".
func (c *combiner) isClubBeside(n *candidate) bool {
	t := c.d.Tokens
	if !c.isSportArticle() || n.source == fromDateline || n.First == 0 || n.Demonym || c.lex.CountryByName(t[n.First].Form) != nil {
		return false
	}
	switch strings.ToLower(t[n.First-1].Form) {
	case "in", "near", "around", "outside", "at":
		return false
	}
	if c.hasClub(t[n.First].Form) {
		return true
	}
	i := n.Last
	for i < len(t) && i < n.Last+3 && (t[i].Form == "," || t[i].XPOS == "WDT" || t[i].UPOS == "AUX") {
		i++ // ", which is"
	}
	return i < len(t) && t[i].UPOS == "VERB" && strings.EqualFold(t[i].Lemma, "coach")
}

// hasClub reports whether the article gives the full name of a club that is
// called by a town alone: "Leicester" beside "Leicester City".
func (c *combiner) hasClub(town string) bool {
	return slices.ContainsFunc(c.names, func(o candidate) bool {
		return o.Type == graphmodel.MentionOrg && o.Last-o.First == 2 && c.d.Tokens[o.First].Form == town && clubWords[c.d.Tokens[o.Last-1].Form]
	})
}

// isSportArticle reports whether an article speaks of players and coaches.
func (c *combiner) isSportArticle() bool {
	if c.sport == 0 {
		c.sport = -1
		offices := 0
		for _, p := range c.offices {
			if p.Office.Class == lexicon.Sport {
				offices++
			}
		}
		if offices >= 3 {
			c.sport = 1
		}
	}
	return c.sport > 0
}

// mediaWords end the names of newspapers, which may start with a place.
var mediaWords = wordSet(`Courier Times Post Herald Gazette Tribune Chronicle Daily Journal Observer Guardian Mirror Telegraph Star Sun News Standard Record
	Dispatch Sentinel Monitor Review Examiner Globe Inquirer Mail Weekly Today Bulletin Express Argus Advertiser Citizen`)

// maxIntroduction bounds the words between an office and the comma before who
// holds it: "a spokesman for the Southern Fishery Workers' Union, Bo Berg,".
const maxIntroduction = 10

// introducedAsPerson reads "Vietnam's ambassador to Manila, Lai Thai Binh,": a
// description of a person between a name and the comma before it.
func (c *combiner) introducedAsPerson(n *candidate) bool {
	if last := c.d.Tokens[n.Last-1].Form; c.lex.Trade(last) && !c.mayBeGiven(c.d.Tokens[n.First].Form) {
		return false // "its landlord, Rietumu Property,"
	}
	return c.looksPersonal(n) && c.introducedByOffice(n)
}

// endsLikeSurname reports whether a name that no list of places has ends with a word that
// bodies do not end with: "Ilze Berg".
func (c *combiner) endsLikeSurname(n *candidate) bool {
	last := c.d.Tokens[n.Last-1].Form
	return c.lex.Cues(last)&lexicon.CueOrgSuffix == 0 && !c.lex.Trade(last) && c.lex.Cues(c.d.Tokens[n.First].Form) == 0 && len(c.lex.Places(c.text(n.First, n.Last))) == 0
}

// mayBeGiven reports whether a word is a given name, though it may be another word as well.
func (c *combiner) mayBeGiven(w string) bool {
	_, ok := c.lex.FirstName(w)
	return ok
}

// introducedByOffice reads "its director, NAME,".
func (c *combiner) introducedByOffice(n *candidate) bool {
	t := c.d.Tokens
	if n.First < 2 || t[n.First-1].Form != "," || n.Last >= len(t) || t[n.Last].Form != "," && t[n.Last].Form != "." {
		return false
	}
	for i := n.First - 1; i > 0 && i > n.First-maxIntroduction; i-- {
		if p, ok := office.Ending(c.offices, i); ok {
			if p.Plural || c.describesOrg(p) || p.Office.Generic && isCapitalized(c.d.Tokens[p.Head].Form) {
				continue // "the head of the cocoa regulator Cocobod, Randy Abbey,"
			}
			return isPersonalTitle(p) && c.isDefinite(p)
		}
		if u := t[i-1].UPOS; u != "PROPN" && u != "ADP" && u != "SCONJ" && u != "DET" && u != "NOUN" && u != "ADJ" && !isPossessive(t[i-1].Form) {
			return false
		}
	}
	return false
}

// isDefinite reports whether a possessive, "the" or a name stands before an
// office.
func (c *combiner) isDefinite(p office.Phrase) bool {
	start := phrase.Start(c.d, p.First)
	if c.d.Tokens[start].UPOS == "DET" && p.Last < len(c.d.Tokens) && (c.d.Tokens[p.Last].Form == "for" || c.d.Tokens[p.Last].Form == "to") {
		return true // "A spokesman for the ministry, Ana Lind,"
	}
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

// isSeat reports whether token i is the name of a town or region: "a Faro property
// company".
func (c *combiner) isSeat(i int) bool {
	return isCapitalized(c.d.Tokens[i].Form) && len(c.lex.Places(c.d.Tokens[i].Form)) > 0
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
