package relations

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
	"clew/importers/extract/phrase"
)

// fromContext gives offices without an owner the one that the text around them
// means: "President Ana Lind" in an article about Kenya, "the chief executive"
// in a paragraph about a company. Such links have a lower confidence.
func (f *finder) fromContext() {
	owned := make(map[int]bool) // entities with an owner for a public or company office
	for _, l := range f.links {
		if l.Type == graphmodel.Role {
			owned[l.From] = true
		}
	}
	held := f.heldOffices()
	for _, h := range f.c.Holders {
		p := f.offices[h.Phrase]
		if p.Office.Family || p.Office.Generic || len(f.owners(p)) > 0 || f.namesOwner(p) || owned[h.Entity] || f.indefinite(p) {
			continue
		}
		if o, ok := f.joinedOffice(h.Phrase); ok && (f.namesOwner(o) || len(f.owners(o)) > 0) {
			continue
		}
		m := -1
		if o := f.describedOwners(p); len(o) == 1 {
			m = o[0].mention
		} else {
			m = f.impliedOwner(p)
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
			f.add(link{typ: typ, head: h.Mention, tail: m, label: f.label(p, o), confidence: 0.5, extractor: byContext})
		}
	}
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

// namesOwner reports whether the words around an office name an owner that could
// not be resolved: "the operator's director" belongs to nobody else.
func (f *finder) namesOwner(p office.Phrase) bool {
	if p.First > 0 && f.d.Tokens[p.First-1].UPOS == "PROPN" && f.mentionAt(p.First-1) < 0 && f.sameSentence(p.First-1, p.First) {
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

// impliedOwner finds the mention that an office without an owner is held at, or
// -1.
func (f *finder) impliedOwner(p office.Phrase) int {
	at := p.First
	switch p.Office.Class {
	case lexicon.Royal:
		switch p.Office.Text {
		case "king", "queen", "emperor", "emir", "sultan", "monarch", "crown prince":
			return f.mainNation(at)
		}
	case lexicon.Spokesperson:
		return f.bodyThatSpoke(at)
	case lexicon.HeadOfState, lexicon.HeadOfGovernment, lexicon.Minister:
		if p.Office.Text == "chief minister" {
			return f.mainRegion(at, false)
		}
		if m := f.nationOfTitle(p.Office.Text, at); m >= 0 {
			return m
		}
		if m := f.nationBeforeIn(at); m >= 0 {
			return m
		}
		if strings.Contains(p.Office.Text, "commissioner") {
			return f.commission(at)
		}
		if p.Office.At&lexicon.AtOrg != 0 && p.Office.Class == lexicon.HeadOfState {
			if m := f.mainOrganization(at); m >= 0 {
				return m
			}
		}
		if p.Office.Class != lexicon.HeadOfState {
			if m := f.mainProvince(at); m >= 0 {
				return m
			}
		}
		if m := f.nationInParagraph(at); m >= 0 {
			return m
		}
		return f.mainNation(at)
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
			m := f.mainRegion(at, strings.Contains(p.Office.Text, "mayor"))
			if n := f.nationInParagraph(at); m >= 0 && n >= 0 && f.countryOf(n) != f.countryOf(m) {
				return -1 // the paragraph is about another country
			}
			return m
		}
		if strings.Contains(p.Office.Text, "vice") || p.Rank && strings.Contains(p.Office.Text, "president") {
			return f.mainNation(at)
		}
	case lexicon.Legal:
		if p.Office.Text == "chief justice" || p.Office.Text == "justice" {
			return f.topCourt(at)
		}
	case lexicon.Business:
		if p.Office.Owner {
			return f.paragraphOrganization(at, false)
		}
		if !isExecutive(p.Office.Text) {
			return -1
		}
		return f.paragraphOrganization(at, false)
	case lexicon.Sport:
		if strings.Contains(p.Office.Text, "coach") || strings.Contains(p.Office.Text, "manager") {
			return f.paragraphOrganization(at, true)
		}
	}
	return -1
}

// countryOf is the code of the country that the place of mention m lies in.
func (f *finder) countryOf(m int) string { return f.c.Entities[f.c.Mentions[m].Entity].Country }

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

// titlesOfNations are offices that only one country has under that name.
var titlesOfNations = map[string]string{
	"secretary of state": "US", "secretary of defense": "US", "secretary of war": "US", "treasury secretary": "US", "secretary of the treasury": "US",
	"attorney general": "US", "commerce secretary": "US", "secretary of homeland security": "US", "defense secretary": "US", "first lady": "US",
	"home secretary": "GB", "foreign secretary": "GB", "chancellor of the exchequer": "GB", "defence secretary": "GB", "health secretary": "GB",
	"taoiseach": "IE", "tánaiste": "IE", "external affairs minister": "IN",
}

// nationOfTitle returns the mention of the one country that has such an office,
// where the article names it.
func (f *finder) nationOfTitle(office string, i int) int {
	code := titlesOfNations[office]
	if code == "" {
		return -1
	}
	for e, x := range f.c.Entities {
		if x.Key == "country:"+code {
			return f.nearest(e, i)
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

// nationBeforeIn returns the country named last before token i in its sentence;
// a capital counts for the country, where the article names that too.
func (f *finder) nationBeforeIn(i int) int {
	s := f.d.Sentences[f.d.SentenceOf(i)]
	best := -1
	for _, m := range f.c.MentionsIn(s.First, i) {
		if n := f.nationOf(m, i); n >= 0 && f.setsScene(m) {
			best = n
		}
	}
	return best
}

// setsScene reports whether a country named before an office is where the office
// may be held: an adjective, a subject, or a place; what a verb is done to is
// not: "urged Kenya to question President Ana Lind".
func (f *finder) setsScene(m int) bool {
	if f.c.Mentions[m].Demonym {
		return true
	}
	t := f.d.Tokens[f.c.Heads[m]]
	if strings.HasPrefix(t.Rel, "nsubj") || strings.HasPrefix(t.Rel, "nmod") {
		return true
	}
	at := f.c.Ranges[m].First - 1
	for at > 0 && (f.d.Tokens[at].UPOS == "ADJ" || f.d.Tokens[at].UPOS == "DET" || f.d.Tokens[at].XPOS == "VBG") {
		at--
	}
	switch f.lower(at) {
	case "in", "across", "within":
		return true
	}
	return false
}

// nationOf returns the mention of the country that mention m names, itself or by
// its capital, or -1.
func (f *finder) nationOf(m, i int) int {
	if f.kindOf(m) != graphmodel.Place || f.c.Mentions[m].Form == graphmodel.FormPronoun {
		return -1
	}
	switch f.placeIs(m) {
	case lexicon.KindCountry:
		return m
	case lexicon.KindCapital:
		if first := f.c.Ranges[m].First; first == 0 || f.lower(first-1) != "in" {
			return -1
		}
		for e, x := range f.c.Entities {
			if x.Key == "country:"+f.c.Entities[f.c.Mentions[m].Entity].Country {
				return f.nearest(e, i)
			}
		}
	}
	return -1
}

// nationInParagraph returns the country that the paragraph names before token i:
// the only one, or the one that the article is about.
func (f *finder) nationInParagraph(i int) int {
	s := f.d.SentenceOf(i)
	paragraph := f.d.Sentences[s].Paragraph
	for s > 0 && f.d.Sentences[s-1].Paragraph == paragraph {
		s--
	}
	var found []int
	for _, m := range f.c.MentionsIn(f.d.Sentences[s].First, i) {
		if n := f.nationOf(m, i); n >= 0 && !slices.ContainsFunc(found, func(o int) bool { return f.c.Mentions[o].Entity == f.c.Mentions[n].Entity }) {
			found = append(found, n)
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	return -1
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

// tally counts the mentions of the entities that fit, and returns those with
// most first; ties go to what the article names first.
func (f *finder) tally(fits func(m int) bool) (order []int, count map[int]int) {
	count = make(map[int]int)
	for m, x := range f.c.Mentions {
		if x.Entity < 0 || !fits(m) {
			continue
		}
		if count[x.Entity] == 0 {
			order = append(order, x.Entity)
		}
		count[x.Entity]++
	}
	slices.SortStableFunc(order, func(a, b int) int { return count[b] - count[a] })
	return order, count
}

// nearest returns the mention of the entity nearest before token i, else the
// first behind it; -1 for no entity.
func (f *finder) nearest(entity, i int) int {
	best := -1
	if entity < 0 {
		return best
	}
	for _, m := range f.mentionsOf[entity] {
		if f.c.Mentions[m].Form == graphmodel.FormPronoun {
			continue
		}
		if f.c.Ranges[m].Last <= i || best < 0 {
			best = m
		}
	}
	return best
}

// once works the answer to a question about the whole article out on its first
// use: an entity, or -1.
func (f *finder) once(question string, work func() int) int {
	e, ok := f.main[question]
	if !ok {
		e = work()
		f.main[question] = e
	}
	return e
}

// mainNation returns the country that the article is about: the one it names
// most, unless another is as frequent. Cities count for their country.
func (f *finder) mainNation(i int) int {
	return f.nearest(f.once("nation", f.findNation), i)
}

func (f *finder) findNation() int {
	byCountry := make(map[string]int)
	entityOf := make(map[string]int)
	var codes []string
	opening := f.openingNation()
	for m, x := range f.c.Mentions {
		if x.Entity < 0 || f.kindOf(m) != graphmodel.Place || f.c.Entities[x.Entity].Country == "" {
			continue
		}
		code := f.c.Entities[x.Entity].Country
		if byCountry[code] == 0 {
			codes = append(codes, code)
		}
		byCountry[code]++
		if opening == code {
			// What alone the first sentence names, the article is about.
			byCountry[code] += 2
			opening = ""
		}
		if f.placeIs(m) == lexicon.KindCountry {
			byCountry[code]++
			entityOf[code] = x.Entity + 1
		}
	}
	// A country may be there by its bodies alone: "the South African Revenue
	// Service".
	bodies := make(map[string]int)
	for _, x := range f.c.Entities {
		if o := f.lex.OrgByKey(x.Key); x.Key != "" && o != nil && publicClasses[o.Class] && x.Kind == graphmodel.Organization && byCountry[o.Country] == 0 {
			if bodies[o.Country] == 0 {
				codes = append(codes, o.Country)
			}
			bodies[o.Country]++
		}
	}
	for code, n := range bodies {
		byCountry[code] = n
	}
	slices.SortStableFunc(codes, func(a, b string) int { return byCountry[b] - byCountry[a] })
	if len(codes) == 0 || len(codes) > 1 && byCountry[codes[1]]*3 > byCountry[codes[0]]*2 {
		return -1
	}
	if entityOf[codes[0]] == 0 {
		return -1
	}
	return entityOf[codes[0]] - 1
}

// publicClasses are the bodies of a state.
var publicClasses = map[lexicon.OrgClass]bool{
	lexicon.OrgGovernment: true, lexicon.OrgMinistry: true, lexicon.OrgParliament: true, lexicon.OrgMilitary: true, lexicon.OrgPolice: true,
	lexicon.OrgCourt: true, lexicon.OrgCentralBank: true,
}

// openingNation returns the code of the country that the first sentence names,
// where it names one only.
func (f *finder) openingNation() string {
	code := ""
	if len(f.d.Sentences) == 0 {
		return code
	}
	for _, m := range f.c.MentionsIn(0, f.d.Sentences[0].Last) {
		c := f.c.Entities[max(f.c.Mentions[m].Entity, 0)].Country
		if f.kindOf(m) != graphmodel.Place || c == "" || c == code {
			continue
		}
		if code != "" {
			return ""
		}
		code = c
	}
	return code
}

// mainProvince returns the region that the article is about, where it names one
// more often than the region's country: then its ministers and premier are the
// region's.
func (f *finder) mainProvince(i int) int {
	return f.nearest(f.once("province", f.findProvince), i)
}

func (f *finder) findProvince() int {
	order, count := f.tally(func(m int) bool { return f.kindOf(m) == graphmodel.Place && f.placeIs(m) == lexicon.KindRegion })
	if len(order) == 0 || len(order) > 1 && count[order[1]] >= count[order[0]] {
		return -1
	}
	for e, x := range f.c.Entities {
		if x.Kind == graphmodel.Organization && strings.HasPrefix(x.Name, f.c.Entities[order[0]].Name+" ") {
			_, orgs := f.tally(func(m int) bool { return f.c.Mentions[m].Entity == e })
			count[order[0]] += orgs[e]
		}
	}
	if count[order[0]] < 2 {
		return -1
	}
	code := f.c.Entities[order[0]].Country
	for _, n := range f.c.Entities {
		if n.Key == "country:"+code {
			nation, nations := f.tally(func(m int) bool { return f.c.Entities[f.c.Mentions[m].Entity].Key == n.Key })
			if len(nation) > 0 && nations[nation[0]] >= count[order[0]] {
				return -1
			}
		}
	}
	return order[0]
}

// mainOrganization returns the organization that the article is about, where it
// names it in its first sentence and more often than any country.
func (f *finder) mainOrganization(i int) int {
	return f.nearest(f.once("organization", f.findOrganization), i)
}

func (f *finder) findOrganization() int {
	order, count := f.tally(func(m int) bool { return f.kindOf(m) == graphmodel.Organization })
	nations, nationCount := f.tally(func(m int) bool {
		return f.kindOf(m) == graphmodel.Place && f.placeIs(m) == lexicon.KindCountry
	})
	if len(order) == 0 || len(order) > 1 && count[order[1]] >= count[order[0]] || count[order[0]] < 3 {
		return -1
	}
	if len(nations) > 0 && nationCount[nations[0]] >= count[order[0]] {
		return -1
	}
	if first := f.d.Sentences[min(1, len(f.d.Sentences)-1)]; !slices.ContainsFunc(f.c.MentionsIn(0, first.Last), func(m int) bool {
		return f.c.Mentions[m].Entity == order[0]
	}) {
		return -1
	}
	return order[0]
}

// mainRegion returns the region (for mayors the city) that the article is about.
func (f *finder) mainRegion(i int, city bool) int {
	if city {
		return f.nearest(f.once("city", func() int { return f.findRegion(true) }), i)
	}
	return f.nearest(f.once("region", func() int { return f.findRegion(false) }), i)
}

func (f *finder) findRegion(city bool) int {
	order, count := f.tally(func(m int) bool {
		if f.kindOf(m) != graphmodel.Place {
			return false
		}
		switch f.placeIs(m) {
		case lexicon.KindRegion:
			return !city
		case lexicon.KindCity, lexicon.KindCapital:
			return city
		}
		return false
	})
	if len(order) == 0 || len(order) > 1 && count[order[1]] >= count[order[0]] {
		return -1
	}
	return order[0]
}

// paragraphOrganization returns the organization that the text speaks of at
// token i: the one that dominates the article, else the last one named before
// it in its paragraph.
func (f *finder) paragraphOrganization(i int, club bool) int {
	if e := f.dominant(club); e >= 0 {
		return f.nearest(e, i)
	}
	here := f.d.Sentences[f.d.SentenceOf(i)].Paragraph
	first := f.d.SentenceOf(i)
	for first > 0 && f.d.Sentences[first-1].Paragraph == here {
		first--
	}
	best := -1
	for _, m := range f.c.MentionsIn(f.d.Sentences[first].First, i) {
		x := f.c.Mentions[m]
		if f.kindOf(m) == graphmodel.Organization && x.Form != graphmodel.FormPronoun && (!club || f.isClub(x.Entity) || x.Form == graphmodel.FormNominal) {
			best = m
		}
	}
	return best
}

// dominant returns the organization (club, if so asked) that the article names
// at least three times and twice as often as any other, or -1.
func (f *finder) dominant(club bool) int {
	question := "dominant"
	if club {
		question = "dominant club"
	}
	return f.once(question, func() int {
		order, count := f.tally(func(m int) bool {
			return f.kindOf(m) == graphmodel.Organization && (!club || f.isClub(f.c.Mentions[m].Entity))
		})
		if len(order) > 0 && count[order[0]] >= 3 && (len(order) == 1 || count[order[1]]*2 <= count[order[0]]) {
			return order[0]
		}
		return -1
	})
}
