package relations

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/coref"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
	"clew/importers/extract/phrase"
)

// owner is what an office is held at, with the words that join them.
type owner struct {
	mention    int
	link       string // "of", "to", "at"; "of" for what stands before the office
	confidence float64
	possessive bool
	behind     bool // the owner stands behind the office: "bishop of Oslo"
}

// fromOffices makes the links of people who hold office phrases to what the
// offices are held at.
func (f *finder) fromOffices() {
	for i, h := range f.c.Holders {
		p := f.offices[h.Phrase]
		owners := f.owners(p)
		if p.Plural {
			owners = f.respective(i, f.joinedNations(owners))
		}
		if len(owners) == 0 {
			owners = f.sharedOwners(h)
		}
		for _, o := range owners {
			f.hold(h, p, o)
		}
	}
}

// joinedNations adds the nation that "and" joins to the one before an office:
// "his Nigerien and Burkinabe counterparts", in the order of the text.
func (f *finder) joinedNations(owners []owner) []owner {
	if len(owners) != 1 || owners[0].behind || !f.c.Mentions[owners[0].mention].Demonym {
		return owners
	}
	first := f.c.Ranges[owners[0].mention].First
	if m := f.nameAt(first - 2); f.lower(first-1) == "and" && m >= 0 && f.c.Mentions[m].Demonym {
		other := owners[0]
		other.mention = m
		return []owner{other, owners[0]}
	}
	return owners
}

// respective reads "the foreign ministers of Kyrgyzstan and Tajikistan, Ana Lind
// and Bo Berg": as many holders as owners hold the office in their order. It
// returns the owners of holder i.
func (f *finder) respective(i int, owners []owner) []owner {
	first, last := i, i+1
	for first > 0 && f.c.Holders[first-1].Phrase == f.c.Holders[i].Phrase {
		first--
	}
	for last < len(f.c.Holders) && f.c.Holders[last].Phrase == f.c.Holders[i].Phrase {
		last++
	}
	if len(owners) < 2 || last-first != len(owners) {
		return owners
	}
	return owners[i-first : i-first+1]
}

// sharedOwners are the owners of the office that "and" joins to one without any:
// "Dalmar founder and chairman Ana Lind", "founder and chairman of Dalmar".
func (f *finder) sharedOwners(h coref.Holder) []owner {
	o, ok := f.joinedOffice(h.Phrase)
	if !ok || f.offices[h.Phrase].Office.Family || o.Office.Family || f.namesOwner(f.offices[h.Phrase]) {
		return nil
	}
	return f.owners(o)
}

// joinedOffice is the office that "and" or "&" joins to an office, without a
// word between.
func (f *finder) joinedOffice(k int) (office.Phrase, bool) {
	p := f.offices[k]
	if w := f.form(p.First - 1); k > 0 && (w == "and" || w == "&") && f.offices[k-1].Last == p.First-1 {
		return f.offices[k-1], true
	}
	if w := f.form(p.Last); k+1 < len(f.offices) && (w == "and" || w == "&") && f.offices[k+1].First == p.Last+1 {
		return f.offices[k+1], true
	}
	return office.Phrase{}, false
}

// hold makes the link of one holder and one owner.
func (f *finder) hold(h coref.Holder, p office.Phrase, o owner) {
	kind := f.kindOf(o.mention)
	typ := f.typeFor(p, kind, o)
	if typ == "" {
		f.traceHold(h, p, o)
		return
	}
	if (typ == graphmodel.From || kind == graphmodel.Place && f.isBigPlace(o.mention)) && f.isField(p, o) {
		f.traceHold(h, p, o)
		return
	}
	l := link{typ: typ, head: h.Mention, tail: o.mention, label: f.label(p, o), confidence: o.confidence, extractor: byTitle}
	if h.How == coref.ByCalling {
		l.stance = graphmodel.Alleged
	}
	if h.How != coref.ByTitle && h.How != coref.ByApposition {
		l.confidence -= 0.1
		l.extractor = byVerb
	}
	if typ == graphmodel.From && l.extractor == byVerb && !f.c.Mentions[o.mention].Demonym && o.link != "from" && o.link != "in" {
		l.confidence = weakest // "is an expert on Kenya"
	}
	if p.Future {
		l.stance = graphmodel.Planned
	}
	f.add(l)
}

// typeFor chooses the type of link between the holder of an office and an owner
// of a kind, or "" where the two do not go together.
func (f *finder) typeFor(p office.Phrase, kind graphmodel.Kind, o owner) graphmodel.LinkType {
	of := p.Office
	switch kind {
	case graphmodel.Person:
		if of.Family {
			return graphmodel.Family
		}
		if o.possessive && of.Text == "partner" {
			if phrase.IsBusinessPartner(f.d, p.Head) || f.isWorkPartner(p) {
				return graphmodel.Role
			}
			return graphmodel.Family
		}
		if of.Generic || of.At&lexicon.AtPerson == 0 && !o.possessive || social[f.lowerHead(p)] {
			return ""
		}
		return graphmodel.Role
	case graphmodel.Organization:
		switch {
		case of.Family:
			return ""
		case of.Owner:
			return graphmodel.Owns
		case of.Generic:
			return ""
		case of.Member && (of.Text != "representative" || f.c.Classes[f.c.Mentions[o.mention].Entity] == lexicon.OrgParliament):
			return graphmodel.MemberOf
		}
		return graphmodel.Role
	case graphmodel.Place:
		if o.possessive && f.c.Mentions[o.mention].Form == graphmodel.FormNominal && isPrivate(of.Class) {
			return "" // "the resort's manager" is not from there
		}
		if of.Family || of.Generic && o.behind && o.link == "at" || honors[of.Text] || social[f.lowerHead(p)] && (o.possessive || o.link != "of") {
			return ""
		}
		if of.Text == "agent" && o.possessive && f.lower(p.Last) == "before" {
			return graphmodel.Role // of a state before a court
		}
		if o.link == "from" && !of.Member || isAdherent(of.Text) {
			return graphmodel.From
		}
		if f.c.Mentions[o.mention].Demonym && !o.behind && (f.bodyBehind(p) || f.owned(o.mention) && !peersAbroad[f.lowerHead(p)] || people[of.Text]) {
			return graphmodel.From // "the Polish head of the World Rowing Federation", "its Polish head"
		}
		if o.behind && o.link == "of" && of.Class == lexicon.Religious && !f.c.Mentions[o.mention].Demonym {
			return graphmodel.Role // "the bishop of Oslo"
		}
		if o.behind && o.link == "at" && !of.Generic && !f.c.Mentions[o.mention].Demonym && f.placeIs(o.mention) == "" {
			return graphmodel.Role // a station or hospital that the lists do not know
		}
		if publicMedics[of.Text] && f.placeIs(o.mention) != lexicon.KindCountry {
			return graphmodel.Role
		}
		if o.behind && o.link == "at" && of.Class == lexicon.Academic && !f.isBigPlace(o.mention) {
			return "" // "a professor at Manchester" is at its university
		}
		if of.Generic || of.At&lexicon.AtCountry == 0 || isPrivate(of.Class) || of.Class == lexicon.Legal && (o.link == "in" || counsels[of.Text] && !isCapital(f.form(p.Head))) {
			return graphmodel.From
		}
		return graphmodel.Role
	}
	return ""
}

// people are those whom no country employs, though it may be said of them.
var people = wordSet("jurist critic colleague scholar thinker activist")

// bodyBehind reports whether an office is held at an organization that stands
// behind it.
func (f *finder) bodyBehind(p office.Phrase) bool {
	if w := f.lower(p.Last); w != "of" && w != "at" {
		return false
	}
	for i := p.Last + 1; i < p.Last+4 && i < len(f.d.Tokens) && f.sameSentence(i, p.Last); i++ {
		if m := f.nameAt(i); m >= 0 {
			return f.kindOf(m) == graphmodel.Organization
		}
	}
	return false
}

// peersAbroad are offices that somebody else has in another country.
var peersAbroad = wordSet("counterpart number equivalent") // "opposite number"

// owned reports whether an owner stands right before a mention.
func (f *finder) owned(m int) bool {
	first := f.c.Ranges[m].First
	return first > 0 && f.sameSentence(first-1, first) && (phrase.IsPossessive(f.form(first-1)) || f.d.Tokens[first-1].XPOS == "PRP$")
}

// publicMedics are doctors whom a county or city employs.
var publicMedics = map[string]bool{"medical examiner": true, "public health director": true, "state epidemiologist": true, "health director": true, "chief medical officer": true}

// isField reports whether a country or continent before a job is what it is
// about rather than where its holder comes from: "Africa director", "China
// analyst".
func (f *finder) isField(p office.Phrase, o owner) bool {
	if o.behind || o.possessive || f.c.Mentions[o.mention].Demonym {
		return false
	}
	if f.c.Ranges[o.mention].Last != p.First {
		return f.isBigPlace(o.mention)
	}
	switch p.Office.Class {
	case lexicon.Business, lexicon.Media, lexicon.Academic, lexicon.Activist, lexicon.Official, lexicon.Aide:
	default:
		return false
	}
	switch f.placeIs(o.mention) {
	case lexicon.KindCountry, lexicon.KindContinent, lexicon.KindWorld:
		return true
	case lexicon.KindRegion:
		return strings.Contains(f.c.Entities[f.c.Mentions[o.mention].Entity].Name, "East")
	}
	return false
}

// honors are titles that say nothing of whom their bearer serves.
var honors = wordSet("sheikh sheikha lord lady baron baroness count countess duke duchess earl sir dame viscount marquess")

// social are words that join two people without any office or job.
var social = wordSet(`counterpart predecessor successor friend rival critic opponent neighbor neighbour colleague ally supporter backer donor namesake
	host fan follower contemporary admirer enemy accuser accomplice associate defendant co-defendant codefendant co-accused`)

func (f *finder) lowerHead(p office.Phrase) string { return strings.ToLower(f.d.Tokens[p.Head].Lemma) }

// isAdherent reports whether a word tells a conviction rather than an office:
// "Texas Republican Ted Lind".
func isAdherent(office string) bool {
	switch office {
	case "republican", "democrat", "conservative", "liberal", "socialist", "communist", "separatist", "populist", "nationalist", "reformist",
		"hardliner", "hard-liner", "moderate", "centrist", "leftist", "dissident", "loyalist":
		return true
	}
	return false
}

// counsels are legal jobs that are no office of a state.
var counsels = map[string]bool{"lawyer": true, "attorney": true, "solicitor": true, "barrister": true, "advocate": true, "human rights lawyer": true, "defense lawyer": true}

// isPrivate reports whether a nation before such a job tells where the person
// comes from rather than whom the person serves: "a German striker".
func isPrivate(c lexicon.OfficeClass) bool {
	switch c {
	case lexicon.Business, lexicon.Sport, lexicon.Media, lexicon.Academic, lexicon.Medical, lexicon.Arts, lexicon.Activist, lexicon.Militant, lexicon.Religious:
		return true
	}
	return false
}

// label is the office in the article's words with its preposition.
func (f *finder) label(p office.Phrase, o owner) string {
	first := p.First
	start := f.nounPhraseStart(p.First)
	for first > start {
		t := &f.d.Tokens[first-1]
		if _, other := f.phraseCovering(first - 1); other || f.mentionAt(first-1) >= 0 || t.UPOS != "NOUN" && t.UPOS != "ADJ" && !phrase.IsHyphen(t.Form) {
			break
		}
		first--
	}
	words := f.text(first, p.Last)
	if p.First == p.Last-1 && first == p.First {
		words = p.Text(f.d)
	}
	return words + " " + o.link
}
