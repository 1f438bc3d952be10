package relations

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"clew/graphmodel"
	"clew/importers/extract/coref"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
	"clew/importers/extract/phrase"
)

// fromContext gives offices without an owner the one that the text around them
// means: "President Ana Lind" in an article about Kenya, "the chief executive"
// in a paragraph about a company. Such links have a lower confidence.
func (f *finder) fromContext() {
	owned := make(map[int]bool)  // entities with an owner for a public or company office
	served := make(map[int]bool) // entities with an office of a country
	for _, l := range f.links {
		if l.Type == graphmodel.Role {
			owned[l.From] = true
			served[l.From] = served[l.From] || f.placeIs(l.Tail) == lexicon.KindCountry
		}
	}
	held := f.heldOffices()
	for _, h := range f.c.Holders {
		p := f.offices[h.Phrase]
		if m := f.theirEditor(h, p); m >= 0 {
			f.add(link{typ: graphmodel.Role, head: h.Mention, tail: m, label: f.label(p, owner{link: "of"}), confidence: 0.65, extractor: byContext})
			continue
		}
		if p.Office.Family || p.Office.Generic || len(f.owners(p)) > 0 || f.namesOwner(p) || owned[h.Entity] && (served[h.Entity] || p.Office.Class != lexicon.Minister || p.Former) || f.indefinite(p) && !f.isInHouse(p) || f.inExile(p) {
			continue
		}
		if o, ok := f.joinedOffice(h.Phrase); ok && (f.namesOwner(o) || len(f.owners(o)) > 0) {
			continue
		}
		m := -1
		if o := f.describedOwners(p); len(o) == 1 {
			m = o[0].mention
		} else if n, known := f.leads(h.Entity, p); known {
			m = n
		} else if m = f.eponym(h, p); m < 0 {
			m = f.impliedOwner(p)
			if f.kindOf(m) == graphmodel.Organization && p.Office.Class == lexicon.HeadOfState &&
				(!strings.Contains(f.c.Entities[h.Entity].Name, " ") || h.How == coref.ByTitle && isCapital(f.form(p.Head)) && f.maybeCompany(m)) {
				continue // a president by surname alone, or "President Ana Lind", is known, and no company's
			}
		}
		if m >= 0 {
			if by, taken := held[heldOffice{p.Office.Text, f.c.Mentions[m].Entity}]; taken && by != h.Entity && !p.Former {
				continue // a country has one president
			}
			o := owner{mention: m, link: "of", confidence: 0.5}
			typ := f.typeFor(p, f.kindOf(m), o)
			if typ != graphmodel.Role && typ != graphmodel.MemberOf && typ != graphmodel.Owns {
				continue
			}
			if !p.Former && !p.Rank && (p.Office.Class == lexicon.HeadOfState || p.Office.Class == lexicon.HeadOfGovernment) {
				held[heldOffice{p.Office.Text, f.c.Mentions[m].Entity}] = h.Entity
			}
			f.add(link{typ: typ, head: h.Mention, tail: m, label: f.label(p, o), confidence: 0.5, extractor: byContext})
		}
	}
}

// leads returns the country that a well-known president or prime minister leads:
// its mention, -1 where the article names it nowhere; false for who is not known.
func (f *finder) leads(entity int, p office.Phrase) (int, bool) {
	if c := p.Office.Class; c != lexicon.HeadOfState && c != lexicon.HeadOfGovernment && !strings.Contains(p.Office.Text, "vice president") {
		return -1, false
	}
	code := f.lex.Leader(f.c.Entities[entity].Name)
	if words := strings.Fields(f.c.Entities[entity].Name); code == "" && len(words) == 3 && len(words[1]) == 2 && words[1][1] == '.' {
		code = f.lex.Leader(words[0] + " " + words[2]) // "Vladimir V. Putin"
	}
	if code == "" {
		return -1, false
	}
	for e, x := range f.c.Entities {
		if x.Key == "country:"+code {
			return f.nearest(e, p.First), true
		}
	}
	return -1, true
}

// maybeCompany reports whether an organization is a company for all that is known
// of it: no central bank, no union of states.
func (f *finder) maybeCompany(m int) bool {
	c := f.c.Classes[f.c.Mentions[m].Entity]
	return c == "" || c == lexicon.OrgCompany
}

// heldOffice is an office at an entity.
type heldOffice struct {
	office string
	at     int
}

// heldOffices tells who holds which office by the article's own words.
func (f *finder) heldOffices() map[heldOffice]int {
	out := make(map[heldOffice]int)
	for _, h := range f.c.Holders {
		p := f.offices[h.Phrase]
		for _, o := range f.owners(p) {
			if m := o.mention; m >= 0 && !p.Former {
				out[heldOffice{p.Office.Text, f.c.Mentions[m].Entity}] = h.Entity
			}
		}
	}
	return out
}

// indefinite reports whether an office has "a" in front: one of many, of
// whatever.
func (f *finder) indefinite(p office.Phrase) bool {
	w := f.lower(f.nounPhraseStart(p.First))
	return w == "a" || w == "an"
}

// inExile reports whether an office is held away from where it is one: "the exiled
// opposition leader" leads nobody in the country that the text is about.
func (f *finder) inExile(p office.Phrase) bool {
	return f.lower(p.First-1) == "exiled" || f.lower(p.First) == "exiled"
}

// namesOwner reports whether the words around an office name an owner that could
// not be resolved: "the operator's director" belongs to nobody else.
func (f *finder) namesOwner(p office.Phrase) bool {
	if p.First > 0 && f.d.Tokens[p.First-1].UPOS == "PROPN" && f.mentionAt(p.First-1) < 0 && f.sameSentence(p.First-1, p.First) && f.startsUpper(p.First-1) && !weekdays[f.form(p.First-1)] {
		return true
	}
	for i := f.nounPhraseStart(p.First); i < p.First; i++ {
		if phrase.IsPossessive(f.form(i)) || f.d.Tokens[i].XPOS == "PRP$" {
			return true
		}
	}
	if f.form(f.nounPhraseStart(p.First)-1) != "" && phrase.IsPossessive(f.form(f.nounPhraseStart(p.First)-1)) {
		return true
	}
	switch f.lower(p.Last) {
	case "of", "to", "for", "at":
		return true
	}
	return false
}

// startsUpper reports whether token i begins with a capital letter: a bullet does not.
func (f *finder) startsUpper(i int) bool {
	r, _ := utf8.DecodeRuneInString(f.form(i))
	return unicode.IsUpper(r)
}

// weekdays stand before an office that they have nothing to do with: "On Tuesday Prime
// Minister Ana Lind said".
var weekdays = map[string]bool{"Monday": true, "Tuesday": true, "Wednesday": true, "Thursday": true, "Friday": true, "Saturday": true, "Sunday": true, "Yesterday": true, "Today": true}

// impliedOwner finds the mention that an office without an owner is held at, or
// -1.
func (f *finder) impliedOwner(p office.Phrase) int {
	at := p.First
	if m := f.localBody(p); m >= 0 {
		return m
	}
	if f.isInHouse(p) {
		return f.paragraphOrganization(at, false)
	}
	switch p.Office.Class {
	case lexicon.Royal:
		switch p.Office.Text {
		case "king", "queen", "emperor", "emir", "sultan", "monarch", "crown prince":
			return f.mainNation(at)
		}
	case lexicon.Spokesperson:
		if m := f.capitalSpoke(at); m >= 0 && f.ofMinistry(p) {
			return m
		}
		return f.bodyThatSpoke(at)
	case lexicon.HeadOfState, lexicon.HeadOfGovernment, lexicon.Minister:
		if p.Office.Text == "chief minister" {
			return f.mainRegion(at, false)
		}
		if strings.ReplaceAll(p.Office.Text, "-", " ") == "minister president" {
			if m := f.mainRegion(at, false); m >= 0 {
				return m
			}
		}
		if m := f.nationOfTitle(p.Office.Text, at); m >= 0 {
			return m
		}
		if m := f.nationBeforeIn(at); m >= 0 {
			return m
		}
		if strings.Contains(p.Office.Text, "commissioner") {
			if m := f.commission(at); m >= 0 {
				return m
			}
			return f.union(at)
		}
		if m := f.capitalSpoke(at); m >= 0 {
			return m
		}
		if p.Office.At&lexicon.AtOrg != 0 && p.Office.Class == lexicon.HeadOfState {
			if m := f.mainOrganization(at); m >= 0 && !(isCapital(f.form(p.Head)) && f.maybeCompany(m)) {
				return m
			}
		}
		if p.Office.Class != lexicon.HeadOfState {
			if m := f.mainProvince(at); m >= 0 {
				return m
			}
		}
		if m := f.nearest(f.describedNation(), at); m >= 0 {
			return m
		}
		if m := f.nationInParagraph(at); m >= 0 && !f.inPassing(m) {
			return m
		}
		if m := f.nationOfBody(at); m >= 0 {
			return m
		}
		if m := f.mainNation(at); m >= 0 && !f.inPassing(m) {
			return m
		}
		if m := f.sceneNation(at); m >= 0 {
			return m
		}
		return f.opensWith(at)
	case lexicon.Politician, lexicon.Official:
		if strings.HasPrefix(strings.ReplaceAll(p.Office.Text, "-", " "), "governor general") || strings.HasPrefix(p.Office.Text, "opposition leader") ||
			strings.HasPrefix(p.Office.Text, "leader of the opposition") {
			return f.mainNation(at)
		}
		if p.Office.Text == "governor" || p.Office.Text == "deputy governor" {
			if m := f.mainOrganization(at); m >= 0 && f.c.Classes[f.c.Mentions[m].Entity] == lexicon.OrgCentralBank {
				return m
			}
		}
		if strings.Contains(p.Office.Text, "governor") || strings.Contains(p.Office.Text, "mayor") {
			if m := f.openingTown(at); m >= 0 && strings.Contains(p.Office.Text, "mayor") {
				return m
			}
			if m := f.whereIn(at, graphmodel.Place); m >= 0 {
				return m
			}
			m := f.mainRegion(at, strings.Contains(p.Office.Text, "mayor"))
			if m >= 0 && f.inPassing(m) {
				return -1
			}
			if n := f.nationInParagraph(at); m >= 0 && n >= 0 && f.countryOf(n) != f.countryOf(m) {
				return -1 // the paragraph is about another country
			}
			return m
		}
		if strings.Contains(p.Office.Text, "vice") || p.Rank && strings.Contains(p.Office.Text, "president") {
			return f.mainNation(at)
		}
	case lexicon.Envoy:
		if p.Office.Text == "ambassador" || p.Office.Text == "consul general" {
			// "The United States will help, Ambassador Ana Lind said."
			return f.nationBeforeIn(at)
		}
	case lexicon.Legal:
		if p.Office.Text == "general counsel" {
			return f.paragraphOrganization(at, false)
		}
		if p.Office.Text == "chief justice" || p.Office.Text == "justice" {
			return f.topCourt(at)
		}
		switch p.Office.Text {
		case "juror", "jury foreman":
			return f.juryBody(at)
		case "judge", "presiding judge":
			if isCapital(f.form(p.Head)) {
				return f.courtOpened(at)
			}
		}
	case lexicon.Military:
		if isForceChief(p.Office.Text) {
			return f.mainNation(at)
		}
	case lexicon.Business:
		if p.Office.Owner {
			return f.paragraphOrganization(at, false)
		}
		if !isExecutive(p.Office.Text) && !isOfficer(p.Office.Text) && !(p.Office.Text == "executive" && f.lower(at-1) == "chief") {
			return -1
		}
		return f.paragraphOrganization(at, false)
	case lexicon.Sport:
		if strings.Contains(p.Office.Text, "coach") || strings.Contains(p.Office.Text, "manager") {
			if m := f.whereIn(at, graphmodel.Organization); m >= 0 {
				return m
			}
			return f.paragraphOrganization(at, true)
		}
		if p.Office.Text == "club president" || p.Office.Text == "club chairman" {
			return f.paragraphOrganization(at, true)
		}
	}
	return -1
}

// inPassing reports whether the article names the place of mention m once only, and
// not where it opens: a Swiss clinic makes no president Swiss.
func (f *finder) inPassing(m int) bool {
	if x := f.c.Entities[f.c.Mentions[m].Entity]; x.Country != "" && (x.Country == f.datelineNation() || x.Country == f.openingNation()) || f.titleNames(&x) {
		return false
	}
	names := 0
	for _, k := range f.mentionsOf[f.c.Mentions[m].Entity] {
		if f.c.Mentions[k].Form == graphmodel.FormName {
			names++
		}
	}
	return names == 1 && f.d.SentenceOf(f.c.Ranges[m].First) > 2 && f.c.Mentions[m].Form == graphmodel.FormName
}

// whereIn is the name of a kind before the "where" of the clause of token i: "at
// Brondby, where he won the title under coach Bo Berg", "to Lindby, where the mayor".
func (f *finder) whereIn(i int, kind graphmodel.Kind) int {
	for j := i - 1; j > 1 && f.sameSentence(j, i); j-- {
		if f.lower(j) != "where" {
			continue
		}
		end := j
		if f.form(end-1) == "," {
			end--
		}
		if m := f.mentionEnding(end); m >= 0 && f.kindOf(m) == kind {
			return m
		}
		return -1
	}
	return -1
}

// bodyThatSpoke returns the organization that the sentence of token i, or the one
// before it in the paragraph, has as its subject: "The ministry rejected the
// claim. "Absurd," spokesman Ana Lind said."
func (f *finder) bodyThatSpoke(i int) int {
	here := f.d.SentenceOf(i)
	for s := here; s >= 0 && s >= here-1 && f.d.Sentences[s].Paragraph == f.d.Sentences[here].Paragraph; s-- {
		found := -1
		for _, m := range f.c.MentionsIn(f.d.Sentences[s].First, min(i, f.d.Sentences[s].Last)) {
			if f.kindOf(m) == graphmodel.Organization && f.c.Mentions[m].Form != graphmodel.FormPronoun &&
				strings.HasPrefix(f.d.Tokens[f.c.Heads[m]].Rel, "nsubj") {
				found = m
			}
		}
		if found >= 0 {
			return found
		}
	}
	return -1
}

// isExecutive reports whether a job is one that a company has one of: then it
// belongs to the company that the text speaks of.
func isExecutive(job string) bool {
	for _, w := range []string{"chief", "chair", "director", "president", "ceo", "founder"} {
		if strings.Contains(job, w) {
			return true
		}
	}
	return false
}

// commission returns the commission named last before token i.
func (f *finder) commission(i int) int {
	best := -1
	for m := range f.c.Mentions {
		if f.kindOf(m) == graphmodel.Organization && f.c.Ranges[m].Last <= i && strings.Contains(f.c.Entities[f.c.Mentions[m].Entity].Name, "Commission") {
			best = m
		}
	}
	return best
}

// standsAlone reports whether no word goes on at either end of a piece of a text:
// "Niger" is not in "Nigeria".
func standsAlone(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return !unicode.IsLetter(before) && !unicode.IsLetter(after)
}

// titleNames reports whether the headline names a place or its people.
func (f *finder) titleNames(x *graphmodel.FoundEntity) bool {
	if i := strings.Index(f.d.Title, x.Name); i >= 0 && standsAlone(f.d.Title, i, i+len(x.Name)) {
		return true
	}
	for w := range strings.FieldsSeq(f.d.Title) {
		w = strings.TrimSuffix(strings.TrimSuffix(strings.Trim(w, ",.:;'’"), "'s"), "’s")
		if c := f.lex.CountryByDemonym(w); c != nil && x.Key == "country:"+c.Code {
			return true
		}
	}
	return false
}
