package coref

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
	"clew/importers/extract/phrase"
)

// findHolders joins people and the office phrases next to their names. It reads
// words rather than the tree: titles and appositions are where parsers err
// most.
func (b *builder) findHolders() {
	for i, m := range b.mentions {
		if m.typ != graphmodel.MentionPerson || m.entity < 0 {
			continue
		}
		b.holdTitles(i)
		b.holdBefore(i)
		b.holdAfter(i)
	}
	for p := range b.offices {
		if b.offices[p].Plural {
			b.holdList(p)
		}
	}
}

// holdList joins a plural phrase and the list of names that it introduces: "co-
// founders Ana Lind and Bo Berg", "two of its directors, Ana Lind and Bo Berg".
func (b *builder) holdList(p int) {
	t := b.d.Tokens
	o := b.offices[p]
	at := o.Last
	if at < len(t) && phrase.IsPossessive(t[at].Form) {
		return // "the brothers' trial"
	}
	for at < len(t) && at < o.Last+maxTail && b.sameSentence(at, o.First) && b.nameStarting(at) < 0 {
		if t[at].Form == "," || t[at].Form == ":" || phrase.IsDash(t[at].Form) {
			at++
			break
		}
		if b.breaksPhrase(at) {
			return
		}
		at++
	}
	var people []int
	for at < len(t) && b.sameSentence(at, o.First) {
		m := b.nameStarting(at)
		if m < 0 {
			break
		}
		people = append(people, m)
		at = b.mentions[m].last
		if at < len(t) && t[at].Form == "," {
			at++
		}
		if at < len(t) && t[at].Form == "and" {
			at++
		}
	}
	if len(people) < 2 || o.Office.Family {
		return
	}
	for _, m := range people {
		delete(b.holderOf, p)
		b.hold(p, m, ByApposition)
	}
}

// nameStarting returns the person's name that starts at token i, or -1.
func (b *builder) nameStarting(i int) int {
	if m := b.nameAt(i); m >= 0 && b.mentions[m].typ == graphmodel.MentionPerson && b.mentions[m].first == i && b.mentions[m].entity >= 0 {
		return m
	}
	return -1
}

func (b *builder) hold(phrase, mention int, how How) {
	if _, taken := b.holderOf[phrase]; taken {
		return
	}
	e := b.mentions[mention].entity
	b.holderOf[phrase] = e
	b.holders = append(b.holders, Holder{Phrase: phrase, Entity: e, Mention: mention, How: how})
	p := b.offices[phrase]
	ent := b.entities[e]
	if !p.Office.Family {
		ent.classes[p.Office.Class] = true
	}
	ent.nouns[p.Office.Text] = true
	ent.nouns[strings.ToLower(b.d.Tokens[p.Head].Lemma)] = true
	if words := strings.Fields(p.Office.Text); p.Office.Class == lexicon.Military && len(words) > 1 {
		ent.nouns[words[len(words)-1]] = true // a lieutenant general is "the general"
	}
	if how == ByTitle && !p.Office.Family {
		ent.found.Titles = append(ent.found.Titles, p.Text(b.d))
	}
	if ent.sex == lexicon.SexUnknown {
		ent.sex = p.Office.Sex
	}
}

func (b *builder) phraseEnding(i int) int {
	if i <= 0 || i > len(b.officeAt) {
		return -1
	}
	if p := int(b.officeAt[i-1]); p >= 0 && b.offices[p].Last == i {
		return p
	}
	return -1
}

// holdTitles joins the phrases directly before a name.
func (b *builder) holdTitles(i int) {
	at := b.mentions[i].first
	for {
		if _, n := b.titleBefore(at); n > 0 && b.phraseEnding(at) < 0 {
			at -= n
		}
		p := b.phraseEnding(at)
		if p < 0 && at < b.mentions[i].first && at > 1 && joinsTitles(b.d.Tokens[at-1].Form) {
			p = b.phraseEnding(at - 1) // "founder and chairman Ana Lind"
		}
		if p < 0 || b.offices[p].Plural || !b.sameSentence(b.offices[p].First, b.mentions[i].first) {
			return
		}
		b.hold(p, i, ByTitle)
		b.mentions[i].titled = min(b.mentions[i].titled, b.offices[p].First)
		at = b.offices[p].First
		if k := b.titleJoined(at); k >= 0 {
			b.hold(k, i, ByTitle)
			b.mentions[i].titled = min(b.mentions[i].titled, b.offices[k].First)
			return
		}
		if ofBodies[strings.ToLower(b.d.Tokens[b.offices[p].Head].Lemma)] {
			return
		}
	}
}

// titleJoined is the title that "and" joins to one with an owner of its own, which
// starts at token at: "the former Ferrari boss and ex-FIA president Ana Lind"; -1
// for none.
func (b *builder) titleJoined(at int) int {
	t := b.d.Tokens
	i := at - 1
	if k := b.nameAt(i); k < 0 || b.mentions[k].typ == graphmodel.MentionPerson {
		return -1
	} else if i = b.mentions[k].first - 1; i > 1 && phrase.IsHyphen(t[i].Form) {
		i -= 2 // "ex-"
	}
	for i > 0 && (t[i].UPOS == "ADJ" || t[i].UPOS == "DET") {
		i--
	}
	if i < 1 || !joinsTitles(t[i].Form) || !b.sameSentence(i, at) {
		return -1
	}
	if k := b.phraseEnding(i); k >= 0 && !b.offices[k].Plural && !b.offices[k].Office.Family {
		return k
	}
	return -1
}

func joinsTitles(w string) bool { return w == "and" || w == "&" }

// ofBodies are offices that nouns before them belong to: the guard of "coast
// guard spokesman" guards nothing.
var ofBodies = wordSet("spokesman spokeswoman spokesperson chief head boss official")

// holdBefore joins a description before a name behind a comma: "his envoy, Ana
// Lind, said". The description must be definite, so that "a lawyer, Ana Lind
// and a driver" stays a list.
func (b *builder) holdBefore(i int) {
	m := b.mentions[i]
	t := b.d.Tokens
	start := m.titled
	if start < m.first {
		// "his wife, the county councillor Rose Lind".
		start = b.nounPhraseStart(start)
	} else {
		start = b.describedStart(start)
	}
	if start < 2 || t[start-1].Form != "," && t[start-1].Form != ":" {
		return
	}
	end := start - 1
	if t[end-1].UPOS == "ADV" {
		end-- // "its leader there, Ana Lind"
	}
	p := b.phraseEnding(end)
	if p < 0 {
		p = b.phraseWithTail(end)
	}
	if p < 0 || b.offices[p].Plural && !b.oneOf(p) || !b.sameSentence(b.offices[p].First, m.first) || !b.closes(m.last) {
		return
	}
	if t := b.phraseEnding(m.first); t >= 0 && b.offices[t].Office.Family && b.offices[p].Office.Family {
		// "survived by her daughter, her son Erik Lind".
		return
	}
	first := p
	if at := b.offices[p].First; at > 1 && joinsTitles(t[at-1].Form) {
		if k := b.phraseEnding(at - 1); k >= 0 && !b.offices[k].Plural {
			first = k // "its founder and chief executive, Ana Lind"
		}
	}
	open := b.nounPhraseStart(b.offices[first].First)
	if (b.isDescription(b.offices[first]) || b.isOneNamed(b.offices[first], m.last)) && (b.d.Tokens[open].XPOS == "WP$" || !b.followsName(open) || b.leadsSpeaker(b.offices[first])) {
		b.hold(p, i, ByApposition)
		if first != p {
			b.hold(first, i, ByApposition)
		}
	}
}

// oneOf reports whether a plural word of kinship stands for one of them: "the
// eldest of her three sons, Erik,".
func (b *builder) oneOf(p int) bool {
	t := b.d.Tokens
	start := b.nounPhraseStart(b.offices[p].First)
	if start < 2 || t[start-1].Form != "of" {
		return false
	}
	if !b.offices[p].Office.Family {
		return strings.EqualFold(t[start-2].Form, "one") // "one of its own analysts, Ana Lind,"
	}
	switch strings.ToLower(t[start-2].Form) {
	case "eldest", "oldest", "youngest", "one", "elder", "younger", "second", "third":
		return true
	}
	return false
}

// maxTail bounds the words between an office and the comma behind its
// of-phrase.
const maxTail = 9

// phraseWithTail finds the phrase whose of-phrase ends right before token end:
// "the president of the bank, Ana Lind,".
func (b *builder) phraseWithTail(end int) int {
	for at := end - 1; at > 0 && end-at <= maxTail; at-- {
		k := b.phraseEnding(at)
		if k < 0 {
			continue
		}
		p := b.offices[k]
		if !isOwnerPreposition(b.d.Tokens[p.Last].Form) {
			continue
		}
		clean := true
		for j := p.Last + 1; j < end; j++ {
			clean = clean && !b.breaksPhrase(j)
		}
		if clean {
			return k
		}
	}
	return -1
}

func isOwnerPreposition(w string) bool {
	switch strings.ToLower(w) {
	case "of", "for", "to", "at", "in", "with", "before":
		return true
	}
	return false
}

// breaksPhrase is phrase.Breaks.
func (b *builder) breaksPhrase(i int) bool { return phrase.Breaks(b.d, i) }

// closes reports whether a name between commas ends here: the next token is a
// comma, the end of the sentence or a verb.
func (b *builder) closes(i int) bool {
	if i >= len(b.d.Tokens) {
		return true
	}
	t := &b.d.Tokens[i]
	switch t.Form {
	case "KC", "QC", "SC", "MP", "TD", "MEP", "PhD", "MD", "OBE", "CBE":
		return true
	case ",", ".", ";", ")", "(", "–", "—", "!", "?", "\"", "”":
		return true
	}
	return t.UPOS == "VERB" || t.UPOS == "AUX" || t.UPOS == "ADV" || t.Form == "of" || t.Form == "from" || !b.sameSentence(i-1, i)
}

// isDescription reports whether an office phrase is definite: it has "the", a
// possessive, a possessive pronoun or a name in front, or an of-phrase behind.
func (b *builder) isDescription(p office.Phrase) bool {
	start := b.nounPhraseStart(p.First)
	t := b.d.Tokens
	if phrase.IsDefinite(t[start].Form) || p.Last < len(t) && (strings.EqualFold(t[p.Last].Form, "of") || strings.EqualFold(t[p.Last].Form, "for")) {
		return true
	}
	if start < p.First && b.nameAt(start) >= 0 {
		return true
	}
	if p.Office.Family && t[start].UPOS == "DET" {
		return true // "a son, Erik"
	}
	for i := start + 1; i < p.First; i++ {
		if k := b.nameAt(i); k >= 0 && b.mentions[k].typ == graphmodel.MentionOrg && b.mentions[k].last == p.First {
			return true // "a former Dalmar engineer, Bo Berg,"
		}
	}
	return start > 0 && phrase.IsPossessive(t[start-1].Form)
}

// nameAt returns the mention by name that covers token i, or -1.
func (b *builder) nameAt(i int) int {
	if i < 0 || i >= len(b.nameOf) {
		return -1
	}
	return int(b.nameOf[i])
}

// nounPhraseStart is phrase.Start.
func (b *builder) nounPhraseStart(i int) int { return phrase.Start(b.d, i) }

// followsName reports whether a comma and a person's name stand right before
// token i: the description then belongs to that name.
func (b *builder) followsName(i int) bool {
	if i < 2 || b.d.Tokens[i-1].Form != "," {
		return false
	}
	k := b.nameAt(i - 2)
	return k >= 0 && b.mentions[k].typ == graphmodel.MentionPerson && b.mentions[k].last == i-1
}
