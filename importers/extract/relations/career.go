package relations

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/coref"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/phrase"
)

// fromCareers reads where people have been from nouns for a time or a post:
// "after 11 years at Dalmar", "lost her job at the Ridge School", "during his
// time with Ajax".
func (f *finder) fromCareers() {
	for i := range f.d.Tokens {
		stay, prep := f.lower(i), f.lower(i+1)
		if !stays[stay] && !terms[stay] || prep != "at" && prep != "with" || !f.sameSentence(i, i+1) {
			continue
		}
		for _, o := range f.nameBehind(i + 2) {
			if f.kindOf(o) != graphmodel.Organization {
				continue
			}
			if m := f.whoStayed(i, terms[stay]); m >= 0 {
				label := stay + " " + prep
				if terms[stay] {
					label = f.text(f.nounPhraseStart(i), i+1) + " " + prep
				}
				f.add(link{typ: graphmodel.Role, head: m, tail: o, label: label, confidence: 0.7, extractor: byPattern})
			}
		}
	}
}

// stays are nouns for what somebody has at a body, behind a possessive.
var stays = wordSet("job career time years days post position tenure stint spell stay role residency apprenticeship internship fellowship professorship chair")

// terms are units of the time that somebody spends at a body, behind a number.
var terms = wordSet("years months seasons decades")

// whoStayed is the person of a stay at token i: the owner of the noun, or of a
// number of years the subject of the verb that they belong to.
func (f *finder) whoStayed(i int, counted bool) int {
	start := f.nounPhraseStart(i)
	if m := f.mentionAt(start); m >= 0 && f.d.Tokens[start].XPOS == "PRP$" {
		if f.kindOf(m) == graphmodel.Person {
			return m
		}
		return -1
	}
	if !counted || start == i || f.d.Tokens[i-1].UPOS != "NUM" && f.lower(i-1) != "several" && f.lower(i-1) != "many" {
		return -1
	}
	switch f.lower(start - 1) {
	case "after", "spent", "spending", "for", "following":
	default:
		return -1
	}
	for v, n := f.d.Tokens[i].Head, 0; v >= 0 && n < 4; v, n = f.d.Tokens[v].Head, n+1 {
		if f.d.Tokens[v].UPOS != "VERB" || f.hypothetical(v) || phrase.Denied(f.d, v) {
			continue
		}
		for _, s := range f.subjects(v, false) {
			if f.kindOf(s) == graphmodel.Person {
				return s
			}
		}
	}
	return -1
}

// onBoards reads "is on the international council of Dalmar" and "remains on the board
// of the bank".
func (f *finder) onBoards() {
	for i := 1; i < len(f.d.Tokens); i++ {
		noun := f.lower(i)
		if !boards[noun] && noun != "council" && noun != "panel" || f.d.Tokens[i].UPOS != "NOUN" {
			continue
		}
		on := f.nounPhraseStart(i) - 1
		v := on - 1
		if v < 0 || f.lower(on) != "on" || !f.sameSentence(v, i) {
			continue
		}
		switch doc.Lower(f.d.Tokens[v].Lemma) {
		case "be", "remain", "stay":
		default:
			continue
		}
		if f.d.Tokens[v].XPOS == "VB" || phrase.Denied(f.d, v) || phrase.Denied(f.d, i) {
			continue
		}
		o := f.ownerOf(i)
		if noun == "council" && o < 0 && f.lower(i+1) == "of" {
			if m := f.nameBehind(i + 2); len(m) > 0 && f.kindOf(m[0]) == graphmodel.Organization {
				o = m[0]
			}
		}
		if m := f.clauseSubject(v); o >= 0 && m >= 0 {
			f.add(link{typ: graphmodel.Role, head: m, tail: o, label: "on the " + noun + " of", confidence: 0.7, extractor: byVerb})
		}
	}
}

// clauseSubject is the person whose name, or whose "who", stands right before the
// verb at token v; -1 for none.
func (f *finder) clauseSubject(v int) int {
	m := f.mentionEnding(v)
	if f.d.Tokens[max(v-1, 0)].XPOS == "WP" {
		m = f.whoAt(v - 1)
	}
	if m < 0 {
		m = f.overApposition(v - 1)
	}
	if f.kindOf(m) != graphmodel.Person {
		return -1
	}
	return m
}

// whoAt is what the "who" at token i stands for: the name before it or the one that
// the description before it is in apposition to; -1 for none.
func (f *finder) whoAt(i int) int {
	end := i
	if f.form(end-1) == "," {
		end--
	}
	if m := f.mentionEnding(end); m >= 0 && f.sameSentence(end-1, i) && f.kindOf(m) == graphmodel.Person {
		return m
	}
	if start := f.nounPhraseStart(end - 1); end == i && start > 1 && f.form(start-1) == "," && f.sameSentence(start-1, i) {
		if m := f.mentionEnding(start - 1); m >= 0 && f.kindOf(m) == graphmodel.Person {
			return m
		}
	}
	return -1
}

// joinedClause is the person of "who" for a verb that "and" joins to another of its
// clause: "who is represented by Dalmar and teaches at the school"; -1 for none.
func (f *finder) joinedClause(v int) int {
	at := v - 1
	for at > 0 && f.d.Tokens[at].UPOS == "ADV" {
		at--
	}
	if f.lower(at) != "and" {
		return -1
	}
	for i := at - 1; i > 1 && i > v-26 && f.sameSentence(i, v); i-- {
		switch t := &f.d.Tokens[i]; {
		case t.Form == ";" || t.XPOS == "WDT" || t.XPOS == "PRP" || t.UPOS == "SCONJ" || t.Form == "\"":
			return -1
		case t.XPOS == "WP":
			return f.whoAt(i)
		}
	}
	return -1
}

// homesByWords reads "lives in Oslo" and "hails from Oslo" where the tagger takes the
// verb for a noun.
func (f *finder) homesByWords() {
	for i := range f.d.Tokens {
		if f.d.Tokens[i].UPOS == "VERB" {
			continue
		}
		w, prep := f.lower(i), f.lower(i+1)
		if w != "lives" && w != "resides" && w != "hails" || prep != "in" && prep != "from" || !f.sameSentence(i, i+1) {
			continue
		}
		m := f.mentionEnding(i)
		if f.form(i-1) == "," && m < 0 {
			m = f.mentionEnding(i - 1)
		}
		for _, o := range f.nameBehind(i + 2) {
			if f.kindOf(m) == graphmodel.Person && f.kindOf(o) == graphmodel.Place {
				f.add(link{typ: graphmodel.From, head: m, tail: o, label: w + " " + prep, confidence: 0.7, extractor: byPattern})
			}
		}
	}
}

// fromBodies reads bodies inside offices of several words: the European
// Parliament of "a member of the European Parliament for the Norvik Party".
func (f *finder) fromBodies() {
	for _, h := range f.c.Holders {
		p := f.offices[h.Phrase]
		if p.Last-p.First < 3 || p.Office.Family {
			continue
		}
		for i := p.First + 2; i < p.Last; i++ {
			o := f.nameAt(i)
			if o < 0 || f.kindOf(o) != graphmodel.Organization || f.c.Ranges[o].Last != p.Last || f.lower(p.First+1) != "of" {
				continue
			}
			typ := graphmodel.Role
			if p.Office.Member || strings.HasPrefix(p.Office.Text, "member") {
				typ = graphmodel.MemberOf
			}
			f.add(link{typ: typ, head: h.Mention, tail: o, label: f.form(p.First) + " of", confidence: 0.85, extractor: byTitle})
			break
		}
	}
}

// fromParties gives an office of a party its party, which the text leaves out or
// tells by a member: "her party secretary, Bo Berg", "succeeds Ana Lind as party
// leader".
func (f *finder) fromParties() {
	for _, h := range f.c.Holders {
		p := f.offices[h.Phrase]
		if p.Office.Family || f.lower(p.First) != "party" && f.lower(p.First-1) != "party" {
			continue
		}
		person := h.Entity
		for _, o := range f.owners(p) {
			switch f.kindOf(o.mention) {
			case graphmodel.Organization:
				person = -1
			case graphmodel.Person:
				person = f.c.Mentions[o.mention].Entity
			}
		}
		if m := f.partyOf(person); m >= 0 {
			f.add(link{typ: graphmodel.Role, head: h.Mention, tail: m, label: f.label(p, owner{link: "of"}), confidence: 0.6, extractor: byContext})
		}
	}
}

// partyOf is the one party that the links of a person name, or -1.
func (f *finder) partyOf(person int) int {
	party := -1
	for _, l := range f.links {
		if l.From != person || person < 0 || l.Type != graphmodel.MemberOf && l.Type != graphmodel.Role || f.kindOf(l.Tail) != graphmodel.Organization || !f.isParty(l.Tail) {
			continue
		}
		if party >= 0 && f.c.Mentions[party].Entity != l.To {
			return -1
		}
		party = l.Tail
	}
	return party
}

// shareholderIs reads "Its largest shareholder is the fund Blue Mesa".
func (f *finder) shareholderIs() {
	for i := range f.d.Tokens {
		if !owners[f.lower(i)] && !(f.lower(i-1) == "parent" && f.orgNoun(i)) {
			continue
		}
		if w := f.lower(i + 1); w != "is" && w != "was" || !f.sameSentence(i, i+1) {
			continue
		}
		o, start := -1, f.nounPhraseStart(i)
		for j := i - 1; j >= start && o < 0; j-- {
			if m := f.mentionAt(j); m >= 0 && (phrase.IsPossessive(f.form(f.c.Ranges[m].Last)) || f.isPronoun(m)) {
				o = m
			}
		}
		if o < 0 || f.kindOf(o) != graphmodel.Organization {
			continue
		}
		for _, m := range f.nameBehind(i + 2) {
			if k := f.kindOf(m); k == graphmodel.Organization || k == graphmodel.Person {
				f.add(link{typ: graphmodel.Owns, head: m, tail: o, label: f.text(start+1, i+1) + " of", confidence: 0.75, extractor: byPattern})
				break
			}
		}
	}
}

// ventures reads "Norkem, a joint venture of Dalmar and the Chinese group Lanfu".
func (f *finder) ventures() {
	for i := range f.d.Tokens {
		if f.lower(i) != "venture" || f.lower(i-1) != "joint" || !f.sameSentence(i, i-1) {
			continue
		}
		start := f.nounPhraseStart(i)
		o := -1
		switch {
		case f.form(start-1) == ",":
			o = f.mentionEnding(start - 1)
		case f.lower(start-1) == "is" || f.lower(start-1) == "was":
			o = f.mentionEnding(start - 1)
		}
		if w := f.lower(i + 1); o < 0 || f.kindOf(o) != graphmodel.Organization || w != "of" && w != "between" && w != "by" && w != "with" {
			continue
		}
		for j := i + 2; j < len(f.d.Tokens) && j < i+18 && f.sameSentence(j, i) && !phrase.Breaks(f.d, j); j++ {
			if m := f.nameAt(j); m >= 0 && f.kindOf(m) == graphmodel.Organization && f.c.Ranges[m].First == j && f.c.Mentions[m].Entity != f.c.Mentions[o].Entity {
				f.add(link{typ: graphmodel.Owns, head: m, tail: o, label: "joint venture of", confidence: 0.7, extractor: byPattern})
			}
		}
	}
}

// describedKinds finds names whose words tell what kind of place the lists do not know: "the
// island state of Manora", "Kasai Central province", "Sarabia's government".
func (f *finder) describedKinds() {
	for m, x := range f.c.Mentions {
		if x.Form != graphmodel.FormName || f.kindOf(m) != graphmodel.Place || x.Demonym || f.places[x.Entity] == lexicon.KindCountry {
			continue
		}
		known := f.places[x.Entity] != "" || f.c.Entities[x.Entity].Key != ""
		if k := f.describedKind(m); k != "" && (!known || k == lexicon.KindCountry && f.lower(f.c.Ranges[m].First-1) == "of") {
			f.places[x.Entity] = k
		}
	}
}

// describedKind is the kind of place that the words around a name make it.
func (f *finder) describedKind(m int) lexicon.PlaceKind {
	first, end := f.c.Ranges[m].First, f.c.Ranges[m].Last
	if !f.sameSentence(first, end) {
		return ""
	}
	if f.lower(first-1) == "of" {
		noun := strings.ToLower(f.d.Tokens[first-2].Lemma)
		if k := landNouns[noun]; k != "" {
			return k
		}
		if noun == "state" && f.lower(first-3) == "island" {
			return lexicon.KindCountry
		}
	}
	if k := landNouns[f.lower(end)]; k == lexicon.KindRegion {
		return k
	}
	if f.ownsNext(m) {
		for i := end + 1; i < len(f.d.Tokens) && i < end+4; i++ {
			switch f.lower(i) {
			case "government", "president", "premier", "parliament", "army", "military", "junta", "king", "queen", "ambassador":
				return lexicon.KindCountry
			}
		}
	}
	return ""
}

var landNouns = map[string]lexicon.PlaceKind{
	"republic": lexicon.KindCountry, "country": lexicon.KindCountry, "nation": lexicon.KindCountry, "kingdom": lexicon.KindCountry,
	"province": lexicon.KindRegion, "region": lexicon.KindRegion, "oblast": lexicon.KindRegion,
	"town": lexicon.KindCity, "village": lexicon.KindCity, "city": lexicon.KindCity,
}

// describedNation is the one country that the article names and no list knows, or
// -1.
func (f *finder) describedNation() int {
	return f.once("described nation", func() int {
		only := -1
		for e := range f.c.Entities {
			if f.places[e] == lexicon.KindCountry && !strings.HasPrefix(f.c.Entities[e].Key, "country:") {
				if only >= 0 {
					return -1
				}
				only = e
			}
		}
		return only
	})
}

// isReligious reports whether a person is called by an office of a church.
func (f *finder) isReligious(m int) bool {
	return slices.ContainsFunc(f.c.Holders, func(h coref.Holder) bool {
		return h.Mention == m && h.How == coref.ByTitle && f.offices[h.Phrase].Office.Class == lexicon.Religious
	})
}
