package coref

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/phrase"
)

// capitalOf is the country of "Jakarta hopes to sign, according to its defense minister":
// the one whose capital is the subject before the pronoun at token i. The article must
// name the country; -1 where it does not, or where something else is the subject.
func (b *builder) capitalOf(i int) int {
	p := b.officeAfter(i)
	if p < 0 || b.offices[p].Office.Class != lexicon.Minister && b.offices[p].Office.Class != lexicon.HeadOfGovernment {
		return -1
	}
	here := b.d.SentenceOf(i)
	back := 0
	if i < b.d.Sentences[here].First+3 {
		back = 1
	}
	found := -1
	for _, m := range b.within(here, back) {
		if m.entity < 0 || m.last > i || m.nested || m.demonym || b.roleWeight(m, i) < 1 {
			continue
		}
		switch e := b.entities[m.entity]; {
		case e.place == lexicon.KindCapital:
			found = m.entity
		case e.place == lexicon.KindCountry, e.found.Kind == graphmodel.Organization:
			found = -1
		}
	}
	if found < 0 {
		return -1
	}
	if e, ok := b.byKey["country:"+b.entities[found].found.Country]; ok && b.entities[e].first >= 0 {
		return e
	}
	return -1
}

// isJoinedNear reports whether the sentence before token i has an entity as one of
// several that "and" joins: "Norbank and Dalmar lend Carrow a million. It" is neither.
func (b *builder) isJoinedNear(e *entity, i int) bool {
	here := b.d.SentenceOf(i)
	if here == 0 {
		return false
	}
	joined := false
	for _, k := range b.sentences[here-1] {
		m := b.mentions[k]
		if m.entity < 0 || b.entities[m.entity] != e {
			continue
		}
		if m.form != graphmodel.FormName || !b.joinsNames(m) {
			return false
		}
		joined = true
	}
	return joined
}

// isLeftOver reports whether an organization is the only one of the sentence before token
// i that "and" joins to no other: Carrow above.
func (b *builder) isLeftOver(entity, i int) bool {
	here := b.d.SentenceOf(i)
	if here == 0 {
		return false
	}
	joined, left := false, false
	for _, k := range b.sentences[here-1] {
		m := b.mentions[k]
		if m.entity < 0 || m.nested || b.entities[m.entity].found.Kind != graphmodel.Organization {
			continue
		}
		switch {
		case m.entity == entity:
			left = true
		case m.form == graphmodel.FormName && b.joinsNames(m):
			joined = true
		default:
			return false
		}
	}
	return joined && left
}

// joinsNames reports whether "and" stands between a name and another of an organization.
func (b *builder) joinsNames(m mention) bool {
	t := b.d.Tokens
	body := func(k int) bool { return k >= 0 && b.mentions[k].typ == graphmodel.MentionOrg }
	return m.last+1 < len(t) && t[m.last].Form == "and" && body(b.nameAt(m.last+1)) || m.first > 1 && t[m.first-1].Form == "and" && body(b.nameAt(m.first-2))
}

// ownsSomething reports whether a description of a body is the owner of somebody's office or
// of something: "the group's founder", "the bloc's secretary-general".
func (b *builder) ownsSomething(last int) bool {
	t := b.d.Tokens
	return last+1 < len(t) && phrase.IsPossessive(t[last].Form) && b.sameSentence(last, last-1)
}

// vagueNouns are nouns for bodies that stand as well for others than those which the text
// names, even where it names one only.
var vagueNouns = wordSet("government state coalition station service administration regime authority ministry department court council commission committee parliament")

// anyBody are nouns that a body of whatever kind is called by.
var anyBody = wordSet("group company firm business organization organisation enterprise team outfit")

// isOnlyBody reports whether the sentences near token i name one organization only, and
// that in the sentence of token i or the one before: whose plant "the group's plant" is.
func (b *builder) isOnlyBody(entity, i int) bool {
	here := b.d.SentenceOf(i)
	near := false
	for _, m := range b.within(here, lookBack) {
		if m.entity < 0 || m.first >= i || m.nested || b.entities[m.entity].found.Kind != graphmodel.Organization {
			continue
		}
		if m.entity != entity {
			return false
		}
		near = near || here-b.d.SentenceOf(m.first) <= 1
	}
	return near
}

// onlyOfClass is the one organization named before token i that is of the kind that a noun
// tells, however far back: "the bloc's secretary-general". Companies and what the state
// has are too many; -1 for none or several.
func (b *builder) onlyOfClass(i int, n lexicon.Nominal) int {
	if n.Kind != graphmodel.Organization || len(n.Classes) == 0 || n.Classes[0] == string(lexicon.OrgCompany) || vagueNouns[n.Lemma] || publicNouns[n.Lemma] || !b.ownsSomething(i+1) || b.officeAfter(i+1) < 0 {
		return -1
	}
	only := -1
	for k, e := range b.entities {
		if e.found.Kind != graphmodel.Organization || e.first < 0 || e.first > i || e.fits(n) < 2 {
			continue
		}
		if only >= 0 {
			return -1
		}
		only = k
	}
	return only
}

// addNational resolves "The Norwegian finished sixth" to whom the sentence before names
// and no other nation is said of.
func (b *builder) addNational(i int) bool {
	t := b.d.Tokens
	k := b.nameAt(i)
	if i == 0 || k < 0 || !b.mentions[k].demonym || !strings.EqualFold(t[i-1].Form, "the") || b.mentions[k].last != i+1 || i+1 >= len(t) || !b.isSingular(t[i].Form) {
		return false
	}
	switch v := &t[i+1]; {
	case v.XPOS == "VBD", v.XPOS == "VBZ", v.XPOS == "MD":
	default:
		return false
	}
	e := b.compatriot(i, b.mentions[k].entity)
	if e < 0 {
		return false
	}
	b.addMention(mention{first: i - 1, last: i + 1, titled: i - 1, head: i, typ: graphmodel.MentionPerson, form: graphmodel.FormNominal, entity: e})
	return true
}

// isSingular reports whether a nation's adjective can stand for one of its people: "the
// French" are many.
func (b *builder) isSingular(w string) bool {
	for _, end := range []string{"an", "ian", "wede", "inn", "ole", "ane", "cot", "aqi", "li", "ni", "ot", "ek", "eek", "rk", "rd"} {
		if strings.HasSuffix(strings.ToLower(w), end) {
			return true
		}
	}
	return false
}

// compatriot is the one person of the sentence before token i, or of its own, of whom no
// other nation is told; -1 for none or several.
func (b *builder) compatriot(i, nation int) int {
	here := b.d.SentenceOf(i)
	only := -1
	for _, m := range b.within(here, 1) {
		if m.entity < 0 || m.first >= i || m.typ != graphmodel.MentionPerson || m.entity == only || b.isForeigner(m.entity, nation) {
			continue
		}
		if only >= 0 {
			return -1
		}
		only = m.entity
	}
	return only
}

// isForeigner reports whether the words of an office of somebody tell another nation than
// this: "the Eritrean climber".
func (b *builder) isForeigner(person, nation int) bool {
	if code := b.lex.Leader(b.entities[person].found.Name); code != "" && b.entities[nation].found.Key != "country:"+code {
		return true
	}
	for _, h := range b.holders {
		if h.Entity != person {
			continue
		}
		p := b.offices[h.Phrase]
		start := b.nounPhraseStart(p.First)
		if n := b.nationIn(start, p.First); n >= 0 && n != nation && b.entities[n].place == lexicon.KindCountry {
			return true
		}
	}
	return false
}

// describedStart is where the description of a name at token first begins behind a comma:
// "the company's founder, the late Ana Lind", "the rider's agent, the retired Italian
// professional Bo Berg"; first itself where none does.
func (b *builder) describedStart(first int) int {
	t := b.d.Tokens
	start := b.nounPhraseStart(first)
	if start < 3 || first-start < 2 || first-start > 5 || !strings.EqualFold(t[start].Form, "the") || t[start-1].Form != "," {
		return first
	}
	for j := start + 1; j < first; j++ {
		if k := b.nameAt(j); k >= 0 && !b.mentions[k].demonym || phrase.IsPossessive(t[j].Form) || b.officeAt[j] >= 0 && b.offices[b.officeAt[j]].Plural {
			return first
		}
	}
	p := b.phraseEnding(start - 1)
	if p < 0 {
		return first
	}
	open := b.nounPhraseStart(b.offices[p].First)
	for j := open; j < b.offices[p].First; j++ {
		if t[j].XPOS == "PRP$" || phrase.IsPossessive(t[j].Form) {
			return start
		}
	}
	if open > 0 && phrase.IsPossessive(t[open-1].Form) {
		return start
	}
	return first
}

// posts are nouns for how somebody comes to an office or leaves it.
var posts = wordSet(`appointment election reelection re-election inauguration hiring sacking dismissal removal ouster ousting firing resignation retirement
	departure tenure stint spell term`)

// ofPost is the person whose post the "as" at token as tells: "the sacking of Ana Lind as
// president", "Lind's tenure as director"; -1 for none.
func (b *builder) ofPost(as int) int {
	t := b.d.Tokens
	if as < 2 {
		return -1
	}
	at := as
	if posts[strings.ToLower(t[as-1].Form)] {
		if at = as - 2; at < 1 || !phrase.IsPossessive(t[at].Form) {
			return -1
		}
	}
	k := b.nameAt(at - 1)
	if k < 0 || b.mentions[k].last != at || b.mentions[k].typ != graphmodel.MentionPerson || b.mentions[k].entity < 0 || !b.sameSentence(at-1, as) {
		return -1
	}
	if at == as {
		first := min(b.mentions[k].titled, b.mentions[k].first)
		if first < 2 || t[first-1].Form != "of" || !posts[strings.ToLower(t[first-2].Form)] {
			return -1
		}
	}
	return k
}

// hasAnother reports whether somebody else holds at an organization what "the company's
// founder" behind token i holds: of the fund whose founder was named just before, this
// is none.
func (b *builder) hasAnother(entity, i int) bool {
	if !b.ownsSomething(i + 1) {
		return false
	}
	p := b.officeAfter(i + 1)
	if p < 0 {
		return false
	}
	holder, held := b.holderOf[p]
	if !held {
		return false
	}
	for _, h := range b.holders {
		o := b.offices[h.Phrase]
		if h.Entity == holder || o.Office.Text != b.offices[p].Office.Text || o.Plural {
			continue
		}
		for j := b.nounPhraseStart(o.First); j < o.First; j++ {
			if k := b.nameAt(j); k >= 0 && b.mentions[k].entity == entity {
				return true
			}
		}
	}
	return false
}
