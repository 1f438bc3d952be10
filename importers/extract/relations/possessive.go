package relations

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/coref"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
	"clew/importers/extract/phrase"
)

// fromPossessives reads a name joined to a person's name by "of" or a
// possessive without any office: "Ana Lind of the Peace Forum", "Germany's Ana
// Lind".
func (f *finder) fromPossessives() {
	for m, x := range f.c.Mentions {
		if x.Form != graphmodel.FormName || x.Type != graphmodel.MentionPerson || x.Entity < 0 {
			continue
		}
		f.ofOwner(m)
		f.ownerBefore(m)
	}
	f.homes()
}

// homes reads "his home in Plains" and "Plains, the town where he was born".
func (f *finder) homes() {
	for m, x := range f.c.Mentions {
		if x.Entity < 0 || f.kindOf(m) != graphmodel.Person {
			continue
		}
		end := f.c.Ranges[m].Last
		if x.Form == graphmodel.FormName && phrase.IsPossessive(f.form(end)) {
			end++
		} else if x.Form != graphmodel.FormPronoun || f.d.Tokens[end-1].XPOS != "PRP$" {
			continue
		}
		for i := end; i < len(f.d.Tokens) && i < end+3; i++ {
			switch f.lower(i) {
			case "home", "house", "birthplace", "hometown", "residence":
				if w := f.lower(i + 1); w == "in" || w == "near" || w == "at" || w == "," || w == "of" {
					if o := f.nameAt(i + 2); o >= 0 && f.kindOf(o) == graphmodel.Place {
						f.add(link{typ: graphmodel.From, head: m, tail: o, label: f.form(i) + " in", confidence: 0.8, extractor: byPattern})
					}
				}
			}
		}
	}
	for i := range f.d.Tokens {
		switch f.lower(i) {
		case "where":
			f.whereBorn(i)
		case "home", "hometown":
			f.wentHome(i)
		}
	}
}

// whereBorn reads the clause behind a "where" that follows a place.
func (f *finder) whereBorn(where int) {
	person, verb := -1, ""
	for i := where + 1; i < len(f.d.Tokens) && i < where+6 && f.sameSentence(i, where); i++ {
		if m := f.mentionAt(i); m >= 0 && person < 0 && f.kindOf(m) == graphmodel.Person {
			person = m
		}
		switch strings.ToLower(f.d.Tokens[i].Lemma) {
		case "bear", "born", "grow", "live", "raise":
			verb = f.form(i)
		}
	}
	if person < 0 || verb == "" {
		return
	}
	for i := where - 1; i >= 0 && i > where-8 && f.sameSentence(i, where); i-- {
		if o := f.nameAt(i); o >= 0 {
			if f.kindOf(o) == graphmodel.Place {
				f.add(link{typ: graphmodel.From, head: person, tail: o, label: verb + " in", confidence: 0.8, extractor: byPattern})
			}
			return
		}
		if f.d.Tokens[i].UPOS == "VERB" {
			return
		}
	}
}

// ofOwner reads "NAME of OWNER".
func (f *finder) ofOwner(m int) {
	end := f.c.Ranges[m].Last
	if f.form(end) == "(" && f.form(end+2) == ")" && f.d.Tokens[end+1].UPOS == "NUM" && f.form(end+3) == "," {
		end += 3 // "Ana Lind (64), of Castletroy"
		if f.lower(end+1) == "of" || f.lower(end+1) == "from" {
			end++
		}
	}
	if f.form(end) == "," && f.lower(end+1) == "of" && f.lower(end+2) == "the" {
		// "Prime Minister Ana Lind, of the ruling Dream party".
		end++
	}
	if f.form(end) == "," && pastWords[f.lower(end+1)] && isPreposition(f.lower(end+2)) {
		end += 2 // "Ana Lind, previously of Dalmar"
	}
	if f.form(end) == "," && end+3 < len(f.d.Tokens) && f.d.Tokens[end+1].UPOS == "NUM" && f.form(end+2) == "," && (f.lower(end+3) == "of" || f.lower(end+3) == "from") {
		end += 3 // "Ana Lind, 34, of Bridgeport"
	}
	prep := f.lower(end)
	if prep != "of" && prep != "from" && prep != "at" {
		return
	}
	if prep != "of" && f.verbNear(end) {
		return
	}
	for i := end + 1; i < len(f.d.Tokens) && i < end+6 && f.sameSentence(i, end); i++ {
		o := f.nameAt(i)
		if o < 0 {
			participle := f.d.Tokens[i].XPOS == "VBG" || f.d.Tokens[i].XPOS == "VBN"
			if isPreposition(f.lower(i)) || phrase.Breaks(f.d, i) && !participle {
				return
			}
			continue
		}
		if f.c.Mentions[o].Demonym || f.kindOf(o) == graphmodel.Place && f.modifies(o) {
			i = f.c.Ranges[o].Last - 1
			continue
		}
		if f.kindOf(o) == graphmodel.Place && phrase.IsPossessive(f.form(f.c.Ranges[o].Last)) {
			return
		}
		if prep == "from" && f.kindOf(o) == graphmodel.Organization || prep == "at" && f.kindOf(o) == graphmodel.Place || f.kindOf(o) == graphmodel.Person {
			return
		}
		if prep == "of" && f.kindOf(o) == graphmodel.Place && f.isReligious(m) {
			return // the place of the office
		}
		if p, ok := f.ruler(m); ok && prep == "of" && f.kindOf(o) == graphmodel.Place && f.placeIs(o) == lexicon.KindCountry {
			// "Prime Minister Ana Lind of Kenya".
			f.add(link{typ: graphmodel.Role, head: m, tail: o, label: f.label(p, owner{link: "of"}), confidence: 0.85, extractor: byTitle})
			return
		}
		typ := f.bareType(m, o)
		if typ == graphmodel.Role && f.kindOf(o) == graphmodel.Place && f.isJudge(m) {
			typ = graphmodel.From
		}
		f.add(link{typ: typ, head: m, tail: o, label: prep, confidence: 0.75, extractor: byPattern})
		return
	}
}

// isJudge reports whether a name has the title of a judge: "Judge Ana Lind of Slovenia"
// comes from there and serves a court.
func (f *finder) isJudge(m int) bool {
	first := f.c.Titled[m].First
	return first < f.c.Ranges[m].First && f.lower(first) == "judge"
}

// ruler is the office of state that stands without an owner right before a name.
func (f *finder) ruler(m int) (office.Phrase, bool) {
	for _, h := range f.c.Holders {
		if h.Mention != m || h.How != coref.ByTitle {
			continue
		}
		switch p := f.offices[h.Phrase]; p.Office.Class {
		case lexicon.HeadOfState, lexicon.HeadOfGovernment, lexicon.Minister, lexicon.Royal:
			return p, !p.Plural && len(f.owners(p)) == 0
		}
	}
	return office.Phrase{}, false
}

// pastWords stand before where somebody was or is now.
var pastWords = wordSet("previously formerly late now originally lately")

// modifies reports whether a name is but the modifier of the noun behind it: "the
// Cleveland law firm".
func (f *finder) modifies(m int) bool {
	end := f.c.Ranges[m].Last
	if end >= len(f.d.Tokens) || !f.sameSentence(end, end-1) {
		return false
	}
	t := &f.d.Tokens[end]
	return t.UPOS == "NOUN" || t.UPOS == "PROPN" && strings.ToLower(t.Form) == t.Form
}

// verbNear reports whether the phrase behind a name belongs to a verb before it
// ("bought Lind from Ajax").
func (f *finder) verbNear(i int) bool {
	h := f.d.Tokens[i]
	if h.Head < 0 {
		return false
	}
	for j := i; j < len(f.d.Tokens) && j < i+6; j++ {
		if f.d.Tokens[j].Rel == "obl" {
			return true
		}
	}
	return false
}

// bareType is the type of a link without any office: a nation's public figure
// serves it, a sports star or artist comes from it, a party has members.
func (f *finder) bareType(person, o int) graphmodel.LinkType {
	e := f.c.Entities[f.c.Mentions[o].Entity]
	switch e.Kind {
	case graphmodel.Organization:
		if f.isParty(o) {
			return graphmodel.MemberOf
		}
		return graphmodel.Role
	case graphmodel.Place:
		if strings.HasPrefix(e.Key, "country:") && !f.isPrivatePerson(f.c.Mentions[person].Entity) && !f.servesBody(person) {
			return graphmodel.Role
		}
		return graphmodel.From
	}
	return ""
}

// servesBody reports whether the office right before a name is held at an
// organization: in "the union's envoy, Ana Lind of Kenya" she comes from there.
func (f *finder) servesBody(person int) bool {
	for _, h := range f.c.Holders {
		if h.Mention != person {
			continue
		}
		for _, o := range f.owners(f.offices[h.Phrase]) {
			if f.kindOf(o.mention) == graphmodel.Organization {
				return true
			}
		}
	}
	return false
}

func (f *finder) isParty(m int) bool {
	e := f.c.Entities[f.c.Mentions[m].Entity]
	if o := f.lex.OrgByKey(e.Key); o != nil && e.Key != "" {
		return o.Class == lexicon.OrgParty
	}
	for w := range strings.FieldsSeq(strings.ToLower(e.Name)) {
		switch w {
		case "party", "alliance", "movement", "front", "democrats", "socialists", "liberals", "conservatives":
			return true
		}
	}
	return false
}

// isPrivatePerson reports whether all that the article says of a person is of
// sport, arts or other private walks of life.
func (f *finder) isPrivatePerson(entity int) bool {
	private, public := false, false
	for _, h := range f.c.Holders {
		if h.Entity != entity {
			continue
		}
		switch of := f.offices[h.Phrase].Office; {
		case of.Family || of.Generic:
		case isPrivate(of.Class):
			private = true
		default:
			public = true
		}
	}
	return private && !public
}

// ownerBefore reads "OWNER's NAME", where no office stands between.
func (f *finder) ownerBefore(m int) {
	first := f.c.Ranges[m].First
	if first < 2 || !phrase.IsPossessive(f.form(first-1)) || !f.sameSentence(first-2, first) {
		return
	}
	o := f.possessor(first - 1)
	if o < 0 || f.kindOf(o) == graphmodel.Person {
		return
	}
	f.add(link{typ: f.bareType(m, o), head: m, tail: o, label: "of", confidence: 0.75, extractor: byPattern})
}

// phraseCovering returns the office phrase at token i.
func (f *finder) phraseCovering(i int) (office.Phrase, bool) { return office.At(f.offices, i) }
