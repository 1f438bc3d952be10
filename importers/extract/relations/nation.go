package relations

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/phrase"
)

// titlesOfNations are offices that only one country has under that name.
var titlesOfNations = map[string]string{
	"secretary of state": "US", "secretary of defense": "US", "secretary of war": "US", "treasury secretary": "US", "secretary of the treasury": "US",
	"attorney general": "US", "commerce secretary": "US", "secretary of homeland security": "US", "defense secretary": "US", "first lady": "US",
	"home secretary": "GB", "foreign secretary": "GB", "chancellor of the exchequer": "GB", "defence secretary": "GB", "health secretary": "GB",
	"taoiseach": "IE", "tánaiste": "IE", "external affairs minister": "IN",
}

// otherNationsOf are the countries besides that have an office under the name
// which is known from another: an article about one of them means its own.
var otherNationsOf = map[string]string{
	"defense secretary": "PH", "defence secretary": "IN PK BD LK KE", "foreign secretary": "PH IN PK BD LK NP", "home secretary": "IN PK BD LK",
	"health secretary": "PH IN", "commerce secretary": "IN PK", "secretary of state": "GB IE", "treasury secretary": "AU",
	"attorney general": "IL AU KE NG GH UG TZ ZM IN PK BD LK IE NZ CA MX BR CO PE VE ZA",
}

// nationOfTitle returns the mention of the one country that has such an office,
// where the article names it and is not about another that has it too.
func (f *finder) nationOfTitle(office string, i int) int {
	if m := f.mainNation(i); m >= 0 && strings.Contains(otherNationsOf[office], f.countryOf(m)) {
		return m
	}
	code := titlesOfNations[office]
	for _, rank := range []string{"deputy ", "assistant ", "acting ", "under "} {
		if rest, ok := strings.CutPrefix(office, rank); ok && code == "" {
			code = titlesOfNations[rest]
		}
	}
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
	if strings.HasPrefix(t.Rel, "nsubj") {
		return true
	}
	if strings.HasPrefix(t.Rel, "nmod") {
		// What somebody comes from is no scene: "Ana Lind of Poland".
		// "the Dalmar Trust of Jersey".
		k := f.kindOf(f.nameAt(max(t.Head, 0)))
		return t.Head < 0 || k != graphmodel.Person && k != graphmodel.Organization
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
		first := f.c.Ranges[m].First
		if first == 0 {
			return -1
		}
		switch f.lower(first - 1) {
		case "in", "visited", "visit", "visiting", "reached", "toured":
		default:
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
		if f.c.Mentions[m].Form == graphmodel.FormNominal || f.c.Mentions[m].Demonym && partNouns[f.lower(f.c.Ranges[m].Last)] {
			continue // "at a flat in the Kenyan capital"
		}
		if f.ofCompany(f.c.Ranges[m].Last) {
			continue // "a Cyprus company", "South Korea's second-largest conglomerate"
		}
		if n := f.nationOf(m, i); n >= 0 && !slices.ContainsFunc(found, func(o int) bool { return f.c.Mentions[o].Entity == f.c.Mentions[n].Entity }) {
			found = append(found, n)
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	return -1
}

// ofCompany reports whether a noun for a body heads the noun phrase that goes on at
// token i.
func (f *finder) ofCompany(i int) bool {
	t := f.d.Tokens
	if i < len(t) && phrase.IsPossessive(t[i].Form) {
		i++
	}
	for ; i < len(t) && (t[i].UPOS == "ADJ" || t[i].UPOS == "NOUN" || phrase.IsHyphen(t[i].Form)); i++ {
		if f.orgNoun(i) && (i+1 >= len(t) || t[i+1].UPOS != "NOUN") {
			n, _ := f.lex.Nominal(t[i].Lemma)
			for _, c := range n.Classes {
				if c == string(lexicon.OrgCompany) {
					return true
				}
			}
		}
	}
	return false
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
	dateline := f.datelineNation()
	for m, x := range f.c.Mentions {
		if x.Entity < 0 || f.kindOf(m) != graphmodel.Place || f.c.Entities[x.Entity].Country == "" {
			continue
		}
		code := f.c.Entities[x.Entity].Country
		if byCountry[code] == 0 {
			codes = append(codes, code)
		}
		byCountry[code]++
		if dateline == code {
			byCountry[code] += 3
			dateline = ""
		}
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

// datelineNation returns the code of the country that the report is written
// from, "" for none: of the place in front of the dash that opens it.
func (f *finder) datelineNation() string {
	if m := f.datelinePlace(); m >= 0 {
		return f.countryOf(m)
	}
	return ""
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

// sceneNation returns the country where the text last moved to before token i, in
// an article about several: "In the Georgian capital,", "In Serbia,".
func (f *finder) sceneNation(i int) int {
	for s := f.d.SentenceOf(i); s >= 0; s-- {
		at := f.d.Sentences[s].First
		if f.lower(at) != "in" {
			continue
		}
		for j := at + 1; j < at+4 && j < f.d.Sentences[s].Last; j++ {
			if m := f.nameAt(j); m >= 0 && f.kindOf(m) == graphmodel.Place && f.placeIs(m) == lexicon.KindCountry {
				return m
			}
		}
	}
	return -1
}
