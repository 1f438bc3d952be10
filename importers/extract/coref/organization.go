package coref

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/graphmodel/personname"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/phrase"
)

// addOrganizations makes the entities of organizations: long names first, then
// acronyms and short forms of them.
func (b *builder) addOrganizations() {
	byForm := make(map[string]int)
	var orgs []doc.Name
	for _, n := range b.d.Names {
		if n.Type == graphmodel.MentionOrg {
			orgs = append(orgs, n)
		}
	}
	slices.SortStableFunc(orgs, func(x, y doc.Name) int { return (y.Last - y.First) - (x.Last - x.First) })
	for _, n := range orgs {
		e := b.organizationFor(n, byForm)
		b.addName(n, e)
		byForm[b.orgForm(n.First, n.Last)] = e
		if code := b.ownerNation(n); code != "" {
			byForm[code+" "+b.orgForm(n.First, n.Last)] = e
			if b.entities[e].found.Country == "" {
				b.entities[e].found.Country = code
			}
		}
	}
}

// ownerNation returns the code of the country that owns a body: "Turkey's Foreign
// Ministry", "the Turkish Foreign Ministry".
func (b *builder) ownerNation(n doc.Name) string {
	at := n.First - 1
	if at >= 0 && phrase.IsPossessive(b.d.Tokens[at].Form) {
		at--
	}
	for _, i := range []int{at, n.First} {
		if i < 0 || i == n.First && n.Last-n.First < 2 {
			continue
		}
		w := b.d.Tokens[i].Form
		if k := b.lex.CountryByDemonym(w); k != nil {
			return k.Code
		}
		if k := b.lex.CountryByName(w); k != nil && (i == n.First || at < n.First-1) {
			return k.Code
		}
	}
	return ""
}

// orgForm folds a name without its article.
func (b *builder) orgForm(first, last int) string { return b.plainForm(b.text(first, last)) }

func (b *builder) organizationFor(n doc.Name, byForm map[string]int) int {
	if n.Key != "" {
		if e, ok := b.byKey[n.Key]; ok {
			return e
		}
	}
	code := b.ownerNation(n)
	if e, ok := byForm[code+" "+b.orgForm(n.First, n.Last)]; ok && code != "" {
		return e
	}
	if e, ok := byForm[b.orgForm(n.First, n.Last)]; ok && (code == "" || b.entities[e].found.Country == "" || b.entities[e].found.Country == code) {
		return e
	}
	if e, ok := b.introducedBy(n); ok {
		return e
	}
	if n.Key == "" || n.Last-n.First == 1 {
		if e, ok := b.shortFor(n); ok {
			return e
		}
	}
	e := b.newEntity(graphmodel.Organization, n.Key)
	if o := b.lex.OrgByKey(n.Key); o != nil && n.Key != "" {
		b.entities[e].found.Country = o.Country
		b.entities[e].class = o.Class
	} else {
		b.guessOrganization(b.entities[e], n)
		if o, _ := b.lex.OrgByName(b.text(n.First, n.Last)); o != nil && b.entities[e].class == "" {
			// One of those that every country has.
			b.entities[e].class = o.Class
		}
	}
	return e
}

// clubEnds end the names of clubs that are called by their town.
var clubEnds = wordSet("Town City United Rovers Wanderers Albion Athletic Hotspur Wednesday Argyle Orient Spor FC AFC CF FK SK")

// guessOrganization reads from the words of an unknown organization where it is
// at home and what it is: "Sporting Lagos" is a club in Nigeria.
func (b *builder) guessOrganization(e *entity, n doc.Name) {
	if last := b.d.Tokens[n.Last-1]; n.Last-n.First == 2 && clubEnds[last.Form] && !b.d.Tokens[n.First].Common {
		e.class = lexicon.OrgClub
	}
	for i := n.Last - 1; i >= n.First && n.Last-n.First > 1; i-- {
		w := b.d.Tokens[i].Form
		if k := b.lex.CountryByDemonym(w); k != nil {
			e.home = k.Code
			break
		}
		if k := b.lex.CountryByName(w); k != nil {
			e.home = k.Code
			break
		}
		if ps := b.lex.Places(w); len(ps) > 0 && !ps[0].Weak && ps[0].Country != "" {
			e.home = ps[0].Country
			if i == n.Last-1 && b.lex.Cues(b.d.Tokens[n.First].Form)&lexicon.CueOrgPrefix != 0 {
				e.class = lexicon.OrgClub
			}
			break
		}
	}
}

// introducedBy finds the name that an acronym stands behind: "(NPP)" or ", or
// NDC" after the full name, and the full name in brackets after the acronym.
func (b *builder) introducedBy(n doc.Name) (int, bool) {
	t := b.d.Tokens
	var end int
	switch {
	case n.First > 0 && t[n.First-1].Form == "(" && n.Last < len(t) && t[n.Last].Form == ")":
		end = n.First - 1
	case n.First > 1 && strings.EqualFold(t[n.First-1].Form, "or") && t[n.First-2].Form == ",":
		end = n.First - 2
	case n.First > 1 && t[n.First-1].Form == "," && shouted(b.text(n.First, n.Last)) && strings.ToLower(t[n.First-2].Form) == t[n.First-2].Form:
		// "the Dutch tax service, FIOD,".
		end = n.First - 1
	default:
		return 0, false
	}
	for _, m := range b.mentions {
		if m.last == end && m.typ == graphmodel.MentionOrg && m.entity >= 0 {
			return m.entity, true
		}
	}
	return 0, false
}

// shortFor finds the one organization that a short name or an acronym stands
// for: its first words, its initials, or its last word where it has been seen
// as an organization.
func (b *builder) shortFor(n doc.Name) (int, bool) {
	short := personname.Plain(b.text(n.First, n.Last))
	written := b.text(n.First, n.Last)
	place := len(b.lex.Places(written)) > 0
	match, matches := -1, 0
	for i, e := range b.entities {
		if e.found.Kind != graphmodel.Organization || e.found.Key != "" && n.Key != "" && e.found.Key != n.Key {
			continue
		}
		if n.Key != "" && b.isOffshoot(e, short) {
			continue
		}
		if b.hasShort(e, short, written, place) {
			match = i
			matches++
		}
	}
	return match, matches == 1
}

// offshoots are the last words of names of bodies that bear the name of another,
// known one: "Ferrari Driver Academy".
var offshoots = wordSet("academy foundation institute university school college museum prize award center centre stadium arena hospital trust fund cup club library")

// isOffshoot reports whether the name of an entity starts with a short one and
// ends like that of a body of its own, or of no company at all: "NBA League Pass".
func (b *builder) isOffshoot(e *entity, short string) bool {
	for form := range e.forms {
		words := strings.Fields(b.plainForm(form))
		if len(words) < 2 || words[0] != short {
			continue
		}
		written := strings.Fields(form)
		if last := written[len(written)-1]; offshoots[words[len(words)-1]] || e.found.Key == "" && b.lex.Cues(last)&lexicon.CueOrgSuffix == 0 {
			return true
		}
	}
	return false
}

// hasShort reports whether a form of the entity can be shortened so. A place's
// name shortens a club's at its end ("Leverkusen"), but no union's at its start.
func (b *builder) hasShort(e *entity, short, written string, place bool) bool {
	acronym := shouted(written) && len(written) >= 2
	for form := range e.forms {
		long := b.plainForm(form)
		rest := len(long) - len(short)
		if rest <= 0 {
			continue
		}
		switch {
		case long[len(short)] == ' ' && strings.HasPrefix(long, short) && (!place || b.isFirmName(e, form)):
			return true // "Manta" of "Manta Lines", though a town is called so
		case long[rest-1] == ' ' && strings.HasSuffix(long, short) && !shouted(written) && len(strings.Fields(long)) <= 3:
			return true
		case acronym && initials(form) == strings.ReplaceAll(written, ".", ""):
			return true
		}
	}
	return false
}

// isFirmName reports whether a name ends like a company's, so that its first word means
// the company even where a town is called so.
func (b *builder) isFirmName(e *entity, form string) bool {
	if e.class != "" && e.class != lexicon.OrgCompany {
		return false
	}
	last := form[strings.LastIndexByte(form, ' ')+1:]
	return b.lex.Trade(last) || b.lex.Cues(last)&lexicon.CueOrgSuffix != 0 && b.lex.Cues(last)&lexicon.CuePlaceSuffix == 0
}

// plainForm folds a form of a name without its article, once for each.
func (b *builder) plainForm(form string) string {
	plain, ok := b.plain[form]
	if !ok {
		plain = strings.TrimPrefix(personname.Plain(form), "the ")
		if b.plain == nil {
			b.plain = make(map[string]string)
		}
		b.plain[form] = plain
	}
	return plain
}

// initials are the capitals that begin the words of a name.
func initials(name string) string {
	var out strings.Builder
	for w := range strings.FieldsSeq(strings.ReplaceAll(name, "-", " ")) {
		if r := []rune(w)[0]; r >= 'A' && r <= 'Z' {
			out.WriteRune(r)
		}
	}
	return out.String()
}
