package relations

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/coref"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
	"clew/importers/extract/phrase"
)

// stateBodies are the classes of organization that have no chief executive, founder or
// board of which a text would speak without saying whose.
var stateBodies = map[lexicon.OrgClass]bool{
	lexicon.OrgGovernment: true, lexicon.OrgMinistry: true, lexicon.OrgParliament: true, lexicon.OrgMilitary: true, lexicon.OrgPolice: true,
	lexicon.OrgCourt: true, lexicon.OrgIntelligence: true, lexicon.OrgArmed: true,
}

// isBusiness reports whether a mention is of an organization that may be a company, a
// club or a charity.
func (f *finder) isBusiness(m int) bool {
	return f.kindOf(m) == graphmodel.Organization && !stateBodies[f.c.Classes[f.c.Mentions[m].Entity]]
}

// paragraphOrganization returns the organization that the text speaks of at
// token i: the one that dominates the article, else the last one named before
// it in its paragraph, unless that is named only there and another is what the article
// opens with. Bodies of the state stand back behind others.
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
		if f.kindOf(m) != graphmodel.Organization || x.Form == graphmodel.FormPronoun || club && !f.isClub(x.Entity) && x.Form != graphmodel.FormNominal {
			continue
		}
		if best < 0 || club || f.isBusiness(m) || !f.isBusiness(best) {
			best = m
		}
	}
	if e := f.opener(); e >= 0 && (!club || f.isClub(e) || f.c.Classes[e] == "") && (best < 0 || f.c.Mentions[best].Entity != e && (!f.isBusiness(best) || len(f.mentionsOf[f.c.Mentions[best].Entity]) == 1)) {
		if m := f.nearest(e, i); m >= 0 && f.c.Ranges[m].First < i {
			return m
		}
	}
	return best
}

// opener is the business that the title or the first sentences name and that the
// article comes back to more often than to any other, or -1.
func (f *finder) opener() int {
	return f.once("opener", func() int {
		order, count := f.tally(f.isBusiness)
		if len(order) == 0 || count[order[0]] < 2 || len(order) > 1 && count[order[1]] == count[order[0]] || len(f.d.Sentences) == 0 {
			return -1
		}
		if f.titleNames(&f.c.Entities[order[0]]) {
			return order[0]
		}
		last := f.d.Sentences[min(1, len(f.d.Sentences)-1)].Last
		if slices.ContainsFunc(f.c.MentionsIn(0, last), func(m int) bool { return f.c.Mentions[m].Entity == order[0] }) {
			return order[0]
		}
		return -1
	})
}

// dominant returns the organization (club, if so asked) that the article names
// at least three times and twice as often as any other, or -1. Bodies of the state do not
// count where there are others.
func (f *finder) dominant(club bool) int {
	question := "dominant"
	if club {
		question = "dominant club"
	}
	return f.once(question, func() int {
		fits := func(m int) bool { return f.isBusiness(m) }
		if club {
			fits = func(m int) bool { return f.kindOf(m) == graphmodel.Organization && f.isClub(f.c.Mentions[m].Entity) }
		}
		order, count := f.tally(fits)
		if len(order) == 0 && !club {
			order, count = f.tally(func(m int) bool { return f.kindOf(m) == graphmodel.Organization })
		}
		if len(order) > 0 && count[order[0]] >= 3 && (len(order) == 1 || count[order[1]]*2 <= count[order[0]]) {
			return order[0]
		}
		return -1
	})
}

// eponym is the business that bears the surname of who has an office in one: Hans Solvik
// founded Solvik Foods; -1 for none or several.
func (f *finder) eponym(h coref.Holder, p office.Phrase) int {
	if p.Office.Class != lexicon.Business || !isExecutive(p.Office.Text) && !p.Office.Owner {
		return -1
	}
	words := strings.FieldsFunc(f.c.Entities[h.Entity].Name, func(r rune) bool { return r == ' ' || r == '-' })
	if len(words) < 2 {
		return -1
	}
	only := -1
	for e, x := range f.c.Entities {
		if x.Kind != graphmodel.Organization || stateBodies[f.c.Classes[e]] {
			continue
		}
		for w := range strings.FieldsSeq(x.Name) {
			if len(w) > 3 && slices.Contains(words[1:], w) {
				if only >= 0 && only != e {
					return -1
				}
				only = e
			}
		}
	}
	if m := f.nearest(only, p.First); m >= 0 && f.c.Ranges[m].First < p.First {
		return m
	}
	return -1
}

// isInHouse reports whether an office is one inside the body that the text speaks of: "an
// internal auditor".
func (f *finder) isInHouse(p office.Phrase) bool {
	for i := f.nounPhraseStart(p.First); i < p.Last; i++ {
		switch f.lower(i) {
		case "internal", "in-house":
			return true
		case "house":
			return i > 1 && f.lower(i-2) == "in"
		}
	}
	return false
}

// juryBody is what has the jury of which the article speaks: "the jury of the Aarhus
// Prize", "the festival's jury"; -1 for none.
func (f *finder) juryBody(i int) int {
	return f.nearest(f.once("jury", func() int {
		for j := range f.d.Tokens {
			if w := f.lower(j); w != "jury" && w != "jurors" && w != "juror" {
				continue
			}
			if m := f.mentionEnding(j - 1); phrase.IsPossessive(f.form(j-1)) && f.kindOf(m) == graphmodel.Organization {
				return f.c.Mentions[m].Entity
			}
			at := j + 2
			if f.lower(at) == "the" {
				at++
			}
			if m := f.nameAt(at); f.lower(j+1) == "of" && f.kindOf(m) == graphmodel.Organization {
				return f.c.Mentions[m].Entity
			}
		}
		return f.onlyOf("", "Festival", "Prize", "Biennale", "Award")
	}), i)
}

// courtOpened is the court that the title or the first sentences name, where they name
// one only: its judges are those whose court the article leaves out.
func (f *finder) courtOpened(i int) int {
	return f.nearest(f.once("court", func() int {
		found := -1
		for e, x := range f.c.Entities {
			if x.Kind != graphmodel.Organization || f.c.Classes[e] != lexicon.OrgCourt && !strings.HasSuffix(x.Name, "Court") && !strings.Contains(x.Name, "Court of ") {
				continue
			}
			opens := f.titleNames(&x)
			for _, m := range f.mentionsOf[e] {
				opens = opens || f.d.SentenceOf(f.c.Ranges[m].First) < 2
			}
			if opens && found >= 0 {
				return -1
			}
			if opens {
				found = e
			}
		}
		return found
	}), i)
}

// isForceChief reports whether an office is the head of a force of which a country has
// one: "the navy chief", "the chief of staff of the army".
func isForceChief(office string) bool {
	for _, force := range []string{"army", "navy", "naval", "air force", "military", "armed forces", "defense", "defence"} {
		if rest, ok := strings.CutPrefix(office, force+" "); ok {
			return rest == "chief" || rest == "commander" || rest == "chief of staff"
		}
	}
	return office == "commander-in-chief" || office == "chief of general staff" || office == "chief of the general staff"
}

// opensWith is the country that alone the first sentence names, itself or by one of its
// towns; -1 for none.
func (f *finder) opensWith(i int) int {
	return f.nearest(f.once("opening", func() int {
		code := f.openingNation()
		for e, x := range f.c.Entities {
			if code != "" && x.Key == "country:"+code {
				return e
			}
		}
		return -1
	}), i)
}

// forces are what a body sends somewhere under somebody's command.
var forces = wordSet("monitor observer peacekeeper troop force soldier mission team unit contingent battalion brigade convoy delegation inspector")

// commanders reads "the African Union monitors arrived under General Musa Bello": who
// leads what a body sends serves it.
func (f *finder) commanders() {
	for i := 1; i < len(f.d.Tokens); i++ {
		if f.lower(i) != "under" && f.lower(i) != "by" || f.lower(i) == "by" && f.lower(i-1) != "led" && f.lower(i-1) != "commanded" && f.lower(i-1) != "headed" {
			continue
		}
		who := -1
		for j := i + 1; j < i+5 && j < len(f.d.Tokens) && f.sameSentence(i, j) && who < 0 && !phrase.Breaks(f.d, j); j++ {
			if m := f.nameAt(j); m >= 0 && f.kindOf(m) == graphmodel.Person && !f.ownsNext(m) {
				who = m
			}
		}
		if who < 0 || !f.holdsRank(who) {
			continue
		}
		for j := i - 1; j > 0 && j > i-8 && f.sameSentence(i, j); j-- {
			if forces[strings.ToLower(f.d.Tokens[j].Lemma)] && f.d.Tokens[j].UPOS == "NOUN" {
				if o := f.mentionEnding(j); f.kindOf(o) == graphmodel.Organization && f.c.Mentions[o].Form == graphmodel.FormName {
					f.add(link{typ: graphmodel.Role, head: who, tail: o, label: f.text(f.c.Titled[who].First, f.c.Ranges[who].First) + " of", confidence: 0.85, extractor: byTitle})
				}
				break
			}
			if f.form(j) == "," {
				break
			}
		}
	}
}

// holdsRank reports whether a title stands before a name.
func (f *finder) holdsRank(m int) bool { return f.c.Titled[m].First < f.c.Ranges[m].First }

// fromLeaders reads "The presidents of Kenya and Uganda met. Ana Lind, the host, received
// Bo Berg": those whom everybody knows for one of them.
func (f *finder) fromLeaders() {
	for k, p := range f.offices {
		if c := p.Office.Class; !p.Plural || c != lexicon.HeadOfState && c != lexicon.HeadOfGovernment || f.isHeld(k) || f.lower(p.Last) != "of" {
			continue
		}
		at := make(map[string]int) // by code of the country
		for i := p.Last + 1; i < len(f.d.Tokens) && i < p.Last+16 && f.sameSentence(i, p.Last); i++ {
			if m := f.nameAt(i); m >= 0 && f.placeIs(m) == lexicon.KindCountry && f.countryOf(m) != "" {
				at[f.countryOf(m)] = m
			} else if f.d.Tokens[i].UPOS == "VERB" {
				break
			}
		}
		for e, x := range f.c.Entities {
			if x.Kind != graphmodel.Person || len(at) < 2 {
				continue
			}
			if o, ok := at[f.lex.Leader(x.Name)]; ok && len(f.mentionsOf[e]) > 0 {
				f.add(link{typ: graphmodel.Role, head: f.mentionsOf[e][0], tail: o, label: p.Office.Text + " of", confidence: 0.8, extractor: byContext})
			}
		}
	}
}
