package names

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
)

// cleanLearned cuts and filters what the recognizer marked.
func (c *combiner) cleanLearned(ns []doc.Name) []candidate {
	var out []candidate
	for _, n := range ns {
		if n, ok := c.clean(n); ok {
			out = append(out, candidate{Name: n, source: fromModel, sure: true})
		}
	}
	return out
}

func (c *combiner) clean(n doc.Name) (doc.Name, bool) {
	n = c.cutDegree(c.shires(c.cutParty(c.cutSeated(c.cutFront(c.cutClause(c.trim(n)))))))
	if n.Type == graphmodel.MentionPerson {
		n = c.cutTitles(n)
	}
	n = c.headless(c.cutOwner(n))
	n = c.trim(n)
	n = c.extend(n)
	n = c.twoBodies(c.seatBeforeOffice(c.cutJob(c.cutSeat(n))))
	if n.First >= n.Last || c.isNoName(n) {
		return n, false
	}
	return n, true
}

// cutClause cuts what a verb or "on" begins off a body's name: "Baltic Union
// adopted Rules", "Harbor House on Kestrel Podcasts".
func (c *combiner) cutClause(n doc.Name) doc.Name {
	if n.Type != graphmodel.MentionOrg {
		return n
	}
	t := c.d.Tokens
	for i := n.First + 1; i < n.Last; i++ {
		verb := t[i].UPOS == "VERB" && isLower(t[i].Form) && (t[i].XPOS == "VBD" || t[i].XPOS == "VBZ")
		if verb || t[i].Form == "on" && c.lex.Cues(t[i-1].Form)&(lexicon.CueOrgHead|lexicon.CueOrgSuffix) == 0 && c.lex.Cues(t[n.First].Form)&(lexicon.CueOrgHead|lexicon.CueWork|lexicon.CueEvent) == 0 && !c.hasWordIn(n, "Committee", "Council", "Commission", "Conference", "Panel", "Center") {
			n.Last = i
			break
		}
	}
	return n
}

func (c *combiner) hasWordIn(n doc.Name, words ...string) bool {
	for i := n.First; i < n.Last; i++ {
		for _, w := range words {
			if c.d.Tokens[i].Form == w {
				return true
			}
		}
	}
	return false
}

// twoBodies leaves the first of two bodies that stand together before an office:
// "BBC Kremlin correspondent".
func (c *combiner) twoBodies(n doc.Name) doc.Name {
	if n.Type != graphmodel.MentionOrg || n.Last-n.First != 2 || !c.isOfficeWord(n.Last) {
		return n
	}
	if all, _ := c.lex.OrgByName(c.text(n.First, n.Last)); all != nil {
		return n
	}
	a, weakA := c.lex.OrgByName(c.d.Tokens[n.First].Form)
	b, weakB := c.lex.OrgByName(c.d.Tokens[n.First+1].Form)
	if a != nil && b != nil && !weakA && !weakB {
		n.Last--
	}
	return n
}

// cutSeat cuts the seat off a company's name: "Kestrel Biotech of Boston".
func (c *combiner) cutSeat(n doc.Name) doc.Name {
	if n.Type != graphmodel.MentionOrg {
		return n
	}
	if i := n.First + 1; i+2 < n.Last && c.d.Tokens[i].Form == "of" && c.d.Tokens[i+1].Form == "the" && c.lex.CountryByName(c.text(i+2, n.Last)) != nil &&
		c.lex.Cues(c.d.Tokens[n.First].Form) == 0 && !c.lower[strings.ToLower(c.d.Tokens[n.First].Form)] {
		if o, _ := c.lex.OrgByName(c.text(n.First, n.Last)); o == nil {
			n.Last = i // "Veldstroom of the Netherlands"
			return n
		}
	}
	for i := n.First + 1; i+1 < n.Last; i++ {
		if c.d.Tokens[i].Form != "of" {
			continue
		}
		if i == n.First+1 && (c.d.Tokens[n.First].Common || c.lex.Cues(c.d.Tokens[n.First].Form) != 0 || !c.isCity(i+1, n.Last)) {
			break // "Storytel of Stockholm", but no "Voice of America"
		}
		for j := n.First; j < i; j++ {
			if c.lex.Cues(c.d.Tokens[j].Form)&lexicon.CueOrgHead != 0 {
				return n
			}
		}
		if o, _ := c.lex.OrgByName(c.text(n.First, n.Last)); o == nil && len(c.lex.Places(c.text(i+1, n.Last))) > 0 {
			n.Last = i
		}
		break
	}
	return n
}

// extend takes the words behind a name that end the name of an organization:
// "Laurentide" before "Capital".
func (c *combiner) extend(n doc.Name) doc.Name {
	d := c.d
	n = c.syllable(n)
	if n.First >= n.Last || n.Type == graphmodel.MentionPerson && n.Last-n.First > 1 {
		return n
	}
	if o, _ := c.lex.OrgByName(c.text(n.First, n.Last)); o != nil {
		return n
	}
	end := d.Sentences[d.SentenceOf(n.First)].Last
	for i := n.Last; i < end && i < n.Last+3; i++ {
		w := d.Tokens[i].Form
		if !isCapitalized(w) || d.Tokens[i-1].End+1 != d.Tokens[i].Start {
			break
		}
		if c.lex.Cues(w)&lexicon.CueOrgSuffix != 0 {
			n.Last, n.Type = i+1, graphmodel.MentionOrg
		}
	}
	return n
}

// syllable takes the second half of an East Asian given name that the recognizer
// left: "Tsai Ming-yen". "Tsai Ming-led" and the like end otherwise.
func (c *combiner) syllable(n doc.Name) doc.Name {
	t := c.d.Tokens
	if n.Type != graphmodel.MentionPerson || n.Last-n.First < 2 || n.Last+1 >= len(t) || !isHyphen(t[n.Last].Form) {
		return n
	}
	w := t[n.Last+1].Form
	if t[n.Last].Start != t[n.Last-1].End || t[n.Last+1].Start != t[n.Last].End || !isLower(w) || len(w) > 6 || !isWord(w) {
		return n
	}
	switch w {
	case "based", "born", "led", "style", "backed", "era", "like", "owned", "run", "held", "made":
		return n
	}
	n.Last += 2
	return n
}

// trim cuts articles, quotes, brackets and possessive endings from both ends.
func (c *combiner) trim(n doc.Name) doc.Name {
	for n.First < n.Last && (c.trimmable(n.First, true) || isLower(c.d.Tokens[n.First].Form) && !c.lex.Particle(c.d.Tokens[n.First].Form)) {
		n.First++
	}
	for n.First < n.Last && (c.trimmable(n.Last-1, false) || n.Type == graphmodel.MentionOrg && c.isOrgNoun(n.Last-1) || n.Type == graphmodel.MentionPlace && c.lex.Cues(c.d.Tokens[n.Last-1].Form)&lexicon.CuePlaceSuffix != 0 &&
		isLower(c.d.Tokens[n.Last-1].Form)) {
		n.Last--
	}
	return n
}

// isOrgNoun reports whether a token is a noun in lower case for an organization:
// the "party" behind "Georgian Dream".
func (c *combiner) isOrgNoun(i int) bool {
	t := &c.d.Tokens[i]
	n, ok := c.lex.Nominal(t.Lemma)
	return isLower(t.Form) && ok && n.Kind == graphmodel.Organization
}

func (c *combiner) trimmable(i int, front bool) bool {
	t := &c.d.Tokens[i]
	if front && t.Form == "He" && !c.sentenceStart(i) {
		return false
	}
	if isPossessive(t.Form) || !isWordOrNumber(t.Form) || front && (t.Form == "Neighboring" || t.Form == "Neighbouring" || t.Form == "Nearby") {
		return true
	}
	if strings.EqualFold(t.Form, "the") {
		return front || isLower(t.Form)
	}
	small := t.UPOS == "DET" || t.UPOS == "ADP" || t.UPOS == "CCONJ" || t.UPOS == "SCONJ" || t.UPOS == "PRON" || t.UPOS == "AUX"
	return small && !c.lex.Particle(t.Form) && (isLower(t.Form) || front && c.sentenceStart(i))
}

func isWordOrNumber(w string) bool {
	return isWord(w) || strings.ContainsAny(w, "0123456789")
}

// cutTitles cuts nationality and titles before a person's name: "Russian
// President Vladimir Putin" is Vladimir Putin. A name that is nothing but titles
// becomes empty.
func (c *combiner) cutTitles(n doc.Name) doc.Name {
	for n.First < n.Last {
		step := c.titleWords(n)
		if step == 0 {
			return n
		}
		n.First += step
		for n.First < n.Last && !isWordOrNumber(c.d.Tokens[n.First].Form) {
			n.First++
		}
	}
	return n
}

// titleWords is the number of tokens at the start of a person's name that
// belong to a title.
func (c *combiner) titleWords(n doc.Name) int {
	d := c.d
	first := d.Tokens[n.First].Form
	rest := n.Last - n.First
	words := make([]string, 0, rest)
	for i := n.First; i < n.Last; i++ {
		words = append(words, d.Tokens[i].Form)
	}
	if rest > 2 && c.sentenceStart(n.First) && (first == "Said" || first == "Says" || first == "Asked") {
		return 1
	}
	if rest > 1 && excellencies[first] {
		return 1
	}
	if k := c.cutPortfolio(n); k > 0 {
		return k
	}
	if rest > 1 && isHyphen(words[1]) {
		// "Sheikh-Noor".
		return 0
	}
	if _, k := c.lex.TitleAt(words); k > 0 && (k < rest || !isPersonWord(c, first)) && !(k == 1 && c.isGivenTitle(words)) {
		return k
	}
	if p, ok := office.At(c.offices, n.First); ok && p.Last <= n.Last && p.Last > n.First {
		_, given := c.lex.FirstName(first)
		if p.Last < n.Last && !(given && p.Last == n.First+1 && rest == 2) || p.Last == n.Last && !given {
			return p.Last - n.First
		}
	}
	if rest > 1 && (c.lex.CountryByDemonym(first) != nil || c.lex.CountryByName(first) != nil) && !c.isGiven(first) {
		return 1
	}
	return 0
}

func isPersonWord(c *combiner, w string) bool { return c.personWords[lexicon.Fold(w)] }

func (c *combiner) isGiven(w string) bool {
	f, ok := c.lex.FirstName(w)
	return ok && !f.Weak
}

// cutOwner keeps what is owned: "Turkey's Foreign Ministry" is the Foreign
// Ministry; the owner is found on its own. Names like "Lloyd's Register" and
// "Marks & Spencer's" stay.
func (c *combiner) cutOwner(n doc.Name) doc.Name {
	for i := n.Last - 2; i > n.First; i-- {
		if f := c.d.Tokens[i].Form; f != "'s" && f != "’s" {
			continue
		}
		owner := c.text(n.First, i)
		if c.lex.CountryByName(owner) != nil || len(c.lex.Places(owner)) > 0 ||
			n.Type == graphmodel.MentionPerson && c.lex.Cues(c.d.Tokens[n.Last-1].Form)&lexicon.CueOrgSuffix == 0 {
			n.First = i + 1
		}
		break
	}
	return n
}

// isNoName reports whether nothing that a graph shows is left.
func (c *combiner) isNoName(n doc.Name) bool {
	d := c.d
	if p, ok := office.At(c.offices, n.First); ok && p.First <= n.First && p.Last >= n.Last && !p.Office.Generic {
		// "Public Prosecutor", "Foreign Minister": a job is no name, unless the
		// lexicon knows an organization by it.
		if o, _ := c.lex.OrgByName(c.text(n.First, n.Last)); o == nil && !isPersonWord(c, d.Tokens[n.Last-1].Form) {
			return true
		}
	}
	if n.Type != graphmodel.MentionPerson && c.isTitleAfterNation(n) {
		return true
	}
	if c.isPartyLetter(n) || c.isDegree(n) || c.isGeneric(n) {
		return true
	}
	if text := strings.ReplaceAll(c.text(n.First, n.Last), "’", "'"); holidays[text] || languages[text] && n.Type != graphmodel.MentionPerson {
		return true
	}
	capital, all := false, true
	for i := n.First; i < n.Last; i++ {
		w := d.Tokens[i].Form
		if isAmount(w) {
			return true
		}
		capital = capital || isCapitalized(w) || isCaseless(w)
		all = all && (neverName(w) && !isPersonWord(c, w) || !isWord(w) || isLower(w))
	}
	if !capital || all {
		return true
	}
	if c.inHeading(n) || c.isCompound(n.First, n.Last) {
		return true
	}
	return n.Last-n.First == 1 && c.sentenceStart(n.First) && c.lower[strings.ToLower(d.Tokens[n.First].Form)] &&
		!isAllCaps(d.Tokens[n.First].Form) && d.Tokens[n.First].UPOS != "PROPN"
}

// holidays are days with names of their own; they are no places and no bodies.
var holidays = map[string]bool{
	"New Year": true, "New Year's": true, "New Year's Eve": true, "New Year's Day": true, "Christmas": true, "Christmas Eve": true, "Christmas Day": true,
	"Boxing Day": true, "Easter": true, "Easter Sunday": true, "Easter Monday": true, "Good Friday": true, "Thanksgiving": true, "Thanksgiving Day": true,
	"Halloween": true, "Labor Day": true, "Memorial Day": true, "Independence Day": true, "Veterans Day": true, "Valentine's Day": true, "Mother's Day": true,
	"Father's Day": true, "May Day": true, "Ramadan": true, "Eid": true, "Eid al-Fitr": true, "Eid al-Adha": true, "Diwali": true, "Hanukkah": true, "Passover": true,
	"Ram Navami": true, "Holi": true, "Dussehra": true, "Navratri": true, "Durga Puja": true, "Raksha Bandhan": true, "Ganesh Chaturthi": true, "Janmashtami": true,
	"Onam": true, "Pongal": true, "Baisakhi": true, "Vesak": true, "Songkran": true, "Tet": true, "Chuseok": true, "Seollal": true, "Golden Week": true, "Spring Festival": true,
	"Cinco de Mayo": true, "Cinco De Mayo": true, "Juneteenth": true, "Columbus Day": true, "Presidents' Day": true, "Black Friday": true, "Bastille Day": true, "Anzac Day": true,
	"Australia Day": true, "Waitangi Day": true, "Ashura": true, "Arbaeen": true, "Nowruz": true, "Muharram": true, "Ash Wednesday": true, "Palm Sunday": true, "All Saints' Day": true,
	"Yom Kippur": true, "Rosh Hashanah": true, "Lunar New Year": true, "Chinese New Year": true,
}

// languages are those that no people's name tells.
var languages = wordSet(`Urdu Hindi Farsi Pashto Dari Swahili Kiswahili Mandarin Cantonese Arabic Hebrew Yiddish Latin Sanskrit Malayalam
	Marathi Gujarati Telugu Amharic Tagalog Gaelic Esperanto Afrikaans Catalan Lingala Kikongo Tshiluba Kinyarwanda Kirundi Luganda Chichewa Sesotho
	Setswana isiZulu isiXhosa Tigrinya Wolof Fulfulde Bambara Dioula Sango Ewe Twi Malagasy Kurmanji Sorani Kannada Odia Assamese Punjabi Sindhi
	Balochi Sinhala Nepali Dzongkha Bahasa Javanese Sundanese Cebuano Ilocano Khmer Hokkien Hakka Galician Occitan Romansh Frisian Ladino
	Gaeilge Aramaic Coptic Guaraní Quechua Aymara Nahuatl Mapudungun Papiamento Inuktitut Braille`)

// isPartyLetter reports whether a name is the letter of a party behind a
// politician: "Ann Hill (D., Ohio)", "Bo Reed (R-Texas)".
func (c *combiner) isPartyLetter(n doc.Name) bool {
	t := c.d.Tokens
	if n.Last-n.First != 1 || n.First == 0 || n.Last >= len(t) || t[n.First-1].Form != "(" && (t[n.First-1].Form != "," || t[n.Last].Form != "-") {
		return false
	}
	letter := strings.TrimSuffix(t[n.First].Form, ".")
	return len(letter) == 1 && letter == strings.ToUpper(letter) && (t[n.Last].Form == "," || t[n.Last].Form == "-")
}

// isAmount reports whether a word is a sum of money or another quantity with
// its currency or unit in front or behind: "R11bn", "NOK400m".
func isAmount(w string) bool {
	at := strings.IndexAny(w, "0123456789")
	if at < 0 || at > 4 || at > 0 && strings.ToUpper(w[:at]) != w[:at] {
		return false
	}
	unit := strings.TrimLeft(w[at:], "0123456789.,")
	switch unit {
	case "bn", "mn", "tn", "trn", "m", "k", "million", "billion", "trillion":
		return true
	}
	return false
}

// isTitleAfterNation reports whether a name is nothing but a nation and the words
// of an office: "Japanese Chief Cabinet" before "Secretary".
func (c *combiner) isTitleAfterNation(n doc.Name) bool {
	if n.Last-n.First < 2 {
		return false
	}
	if n.Last-n.First == 2 && c.isOfficeWord(n.First+1) && len(c.lex.Places(c.d.Tokens[n.First].Form)) > 0 && n.Last < len(c.d.Tokens) &&
		isCapitalized(c.d.Tokens[n.Last].Form) {
		// "Texas Republican Ted Lind".
		return true
	}
	if c.lex.CountryByDemonym(c.d.Tokens[n.First].Form) == nil ||
		c.lex.Cues(c.d.Tokens[n.Last-1].Form)&lexicon.CueOrgSuffix != 0 && c.lex.OfficeModifier(c.d.Tokens[n.Last-1].Form) == "" {
		return false
	}
	for i := n.First + 1; i < n.Last; i++ {
		if c.lex.OfficeModifier(c.d.Tokens[i].Form) == "" && !c.isOfficeWord(i) {
			return false
		}
	}
	return c.isOfficeWord(n.Last)
}

// sentenceStart reports whether token i is the first word of its sentence.
func (c *combiner) sentenceStart(i int) bool {
	s := c.d.Sentences[c.d.SentenceOf(i)]
	for j := s.First; j < i; j++ {
		if isWordOrNumber(c.d.Tokens[j].Form) {
			return false
		}
	}
	return true
}

// inHeading reports whether a name stands in a run of words in capitals that
// ends with a colon, such as "WHAT HAPPENED:": case says nothing there.
func (c *combiner) inHeading(n doc.Name) bool {
	d := c.d
	s := d.Sentences[d.SentenceOf(n.First)]
	words := 0
	for i := s.First; i < s.Last; i++ {
		w := d.Tokens[i].Form
		if w == ":" {
			return words >= 2 && n.Last <= i
		}
		if isWord(w) {
			if !isAllCaps(w) && len([]rune(w)) > 1 {
				return false
			}
			words++
		}
	}
	return false
}
