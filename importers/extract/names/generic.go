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
	Road Street Avenue Bridge Middle Emirate Commonwealth Motherland Homeland Fatherland`)

// genericBodies are words that stand for whatever body was named before.
var genericBodies = wordSet(`Company Kingdom Republic Government Net Internet Generations States`)

// beliefs are no places and no bodies.
var beliefs = wordSet("Islam Christianity Hinduism Buddhism Judaism Sikhism Communism Marxism Zionism Nazism Catholicism Protestantism Confucianism Taoism Shiism Sunnism")

// isGeneric reports whether a name is a common word or an abbreviation that names
// nothing.
func (c *combiner) isGeneric(n doc.Name) bool {
	if n.Last-n.First > 1 {
		if n.Last-n.First == 2 && c.isMoney(n) {
			return true
		}
		if last := c.d.Tokens[n.Last-1].Form; n.Last-n.First == 2 && len(last) == 1 && (c.d.Tokens[n.First].Form == "Group" || c.d.Tokens[n.First].Form == "City") {
			return true // "Group B"
		}
		return c.text(n.First, n.Last) == "Middle Ages"
	}
	w := c.d.Tokens[n.First].Form
	switch {
	case n.Key == "" && (isLetter(w) || isAcronymPlural(w) || legalForms[w]):
		return true
	case n.Type != graphmodel.MentionPerson && (plainAcronyms[strings.TrimSuffix(w, "s")] || plainAcronyms[w] || beliefs[w]),
		n.Type == graphmodel.MentionPlace && genericPlaces[w], n.Type == graphmodel.MentionOrg && genericBodies[w], strings.HasSuffix(w, "$") || isPrice(w) || c.isEra(n.First):
		return true
	case n.Type == graphmodel.MentionPerson:
		if w == "Jr." || w == "Sr." || w == "Jr" || w == "Sr" {
			return true
		}
		p := c.d.Tokens[n.First].XPOS
		return (p == "NNPS" || p == "NNS") && c.isOfficeWord(n.First) || w == "NGO" || w == "NGOs"
	}
	return false
}

// legalForms end the names of companies and are none.
var legalForms = wordSet(`Inc Inc. Ltd Ltd. LLC L.L.C. LLP Corp Corp. GmbH S.A. S.p.A. N.V. B.V. PLC plc Pty Pte Sdn Bhd`)

// isLetter reports whether a word is one letter, which names a version or a
// choice: "from A to B".
func isLetter(w string) bool {
	return len(w) == 1 && isCapitalized(w)
}

// isAcronymPlural reports whether a word is an acronym in the plural, which
// stands for a class: "AOMs", "OEMs".
func isAcronymPlural(w string) bool {
	short, ok := strings.CutSuffix(w, "s")
	return ok && len(short) > 1 && isAllCaps(short) && !strings.ContainsAny(short, "0123456789.'’-")
}

// isPrice reports whether a word is a sum with the code of its currency: "USD160,300".
func isPrice(w string) bool {
	digits := strings.IndexAny(w, "0123456789")
	if digits < 0 || strings.Trim(w[digits:], "0123456789.,") != "" {
		return false
	}
	switch strings.TrimSuffix(w[:digits], "$") {
	case "USD", "EUR", "GBP", "ZAR", "RM", "Rs", "Rs.", "INR", "PKR", "KSh", "Ksh", "KES", "TSh", "UGX", "NGN", "GHS", "AED", "SAR", "QAR", "CNY", "JPY", "CHF", "AUD", "CAD", "NZD", "HKD", "SGD",
		"THB", "PHP", "IDR", "MYR", "BRL", "ARS", "COP", "MXN", "NOK", "SEK", "DKK", "PLN", "CZK", "HUF", "RUB", "UAH", "TRY", "ILS", "EGP":
		return true
	}
	return false
}

// isMoney reads "Rs 500".
func (c *combiner) isMoney(n doc.Name) bool {
	t := c.d.Tokens
	return isPrice(t[n.First].Form + t[n.First+1].Form)
}

// groups are peoples, castes and faiths without a country: what their members do, no
// body does.
var groups = wordSet(`Aboriginal Aboriginals Indigenous Dalit Dalits Adivasi Adivasis Inuit Inuvialuit Cree Métis Sámi Sami Roma Sinti Rohingya Rohingyas Uyghur Uyghurs
	Uighur Uighurs Maasai Māori Maori Pasifika Kurds Pashtun Pashtuns Hazara Hazaras Tutsi Tutsis Hutu Hutus Zulu Zulus Xhosa Yoruba Igbo Hausa Fulani Tuareg Tuaregs Berber
	Berbers Amazigh Bedouin Bedouins Druze Alawite Alawites Yazidi Yazidis Copts Sikh Sikhs Tamils Sinhalese Hmong Tatars Latino Latinos Hispanic Hispanics Creole Cajun
	Ashkenazi Sephardi Haredi Haredim Mapuche Quechua Aymara Guarani Guaraní Kalinago Garifuna Yanomami Navajo Sioux Lakota Cherokee Apache Mohawk Ojibwe Dinka Nuer Masalit Oromo Oromos Amharas
	Brahmin Brahmins Patidar Maratha Marathas Jats Gujjar Meitei Kuki Kukis Naga Nagas Bodo`)

// peoples makes such groups other names.
func (c *combiner) peoples() {
	for i := range c.names {
		n := &c.names[i]
		if n.Key != "" || n.Type != graphmodel.MentionOrg && n.Type != graphmodel.MentionPerson {
			continue
		}
		if text := c.text(n.First, n.Last); groups[text] && !c.personWords[lexicon.Fold(text)] || text == "First Nation" || text == "First Nations" {
			n.Type, n.firm = graphmodel.MentionOther, true
		}
	}
}

// isTreaty reads "Convention on Biological Diversity".
func (c *combiner) isTreaty(n *candidate) bool {
	t := c.d.Tokens
	if n.Last-n.First < 3 {
		return false
	}
	switch t[n.First].Form {
	case "Convention", "Treaty", "Protocol", "Agreement", "Declaration", "Accord", "Charter", "Act", "Statement", "Covenant", "Memorandum":
	default:
		return false
	}
	switch t[n.First+1].Form {
	case "on", "of", "against", "for", "to", "Relating":
		return true
	}
	return false
}

// isSeatOfForce reports whether a town or region that was taken for a body stands
// before what it has: "Shanghai police", "a Shanghai court".
func (c *combiner) isSeatOfForce(n *candidate) bool {
	t := c.d.Tokens
	if n.Last >= len(t) || len(c.lex.Places(c.text(n.First, n.Last))) == 0 || len(c.lex.OrgsByName(c.text(n.First, n.Last))) > 0 {
		return false
	}
	switch t[n.Last].Form {
	case "police", "court", "courts", "prosecutors", "authorities", "officials", "residents", "suburb", "hospital", "hospitals", "airport", "streets", "slum", "neighborhood", "neighbourhood":
		return true
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
	if len(words) < 2 || !givenTitles[words[0]] || words[0] == "Don" && len(words) == 2 && c.isGiven(words[1]) {
		return false // "Don Pedro"
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
