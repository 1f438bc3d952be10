package coref

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/office"
	"clew/importers/extract/phrase"
)

// maxApposition bounds the words between a name and the head of the office in
// apposition to it.
const maxApposition = 14

// holdAfter joins the descriptions in apposition behind a name: "Ana Lind, 44,
// the bank's chief economist and a former minister, said".
func (b *builder) holdAfter(i int) {
	m := b.mentions[i]
	t := b.d.Tokens
	if m.last+2 >= len(t) {
		return
	}
	m.last = b.afterHome(m.last)
	if m.last+2 >= len(t) {
		return
	}
	switch t[m.last].Form {
	case ",", "(", "–", "—":
	case "himself", "herself":
		if t[m.last+1].Form != "," {
			return
		}
	default:
		return
	}
	at := m.last + 1
	if isReflexive(t[m.last].Form) {
		at++
	} else if isReflexive(t[at].Form) && at+1 < len(t) {
		at++ // "Ana Lind, herself a former minister, said"
	}
	if t[at].UPOS == "NUM" && at+2 < len(t) && t[at+1].Form == "," {
		at += 2
	} else if t[at].UPOS == "NUM" && at+3 < len(t) && t[at+1].Form == ")" && t[at+2].Form == "," {
		at += 3 // "Ana Lind (38), the bank's manager,"
	}
	if at+4 < len(t) && len(t[at].Form) == 1 && phrase.IsHyphen(t[at+1].Form) && t[at+3].Form == "," {
		at += 4 // "Ana Lind, D-Ohio, the chair of"
	}
	at = b.skipSince(at)
	for at < len(t) && b.sameSentence(at, m.first) {
		p := b.phraseFrom(at)
		if p < 0 {
			return
		}
		o := b.offices[p]
		if o.Plural || b.leadsName(o.Last) || !b.appositionCloses(o.Last) || b.leadsSpeaker(o) {
			return
		}
		b.hold(p, i, ByApposition)
		at = b.nextConjunct(o)
		if at < 0 {
			return
		}
	}
}

// leadsSpeaker reports whether an office of somebody's own stands before the name of who
// speaks: in "arrested Bo Berg, its director, Ana Lind, said" the director is she.
func (b *builder) leadsSpeaker(o office.Phrase) bool {
	t := b.d.Tokens
	if t[b.nounPhraseStart(o.First)].XPOS != "PRP$" || o.Last+2 >= len(t) || t[o.Last].Form != "," || !b.isPersonName(o.Last+1) {
		return false
	}
	end := b.mentions[b.nameAt(o.Last+1)].last
	if end < len(t) && t[end].Form == "," {
		end++
	}
	return end < len(t) && t[end].XPOS == "VBD" && b.sameSentence(end, o.First)
}

// afterHome steps over where somebody comes from: behind "of Ohio" in "Sen. Ana
// Lind of Ohio, the top Democrat on the committee,".
func (b *builder) afterHome(at int) int {
	t := b.d.Tokens
	if at+2 >= len(t) || t[at].Form != "of" && t[at].Form != "from" {
		return at
	}
	if k := b.nameAt(at + 1); k >= 0 && b.mentions[k].typ == graphmodel.MentionPlace && b.mentions[k].last < len(t) && t[b.mentions[k].last].Form == "," {
		return b.mentions[k].last
	}
	return at
}

// skipSince steps over the words that say when somebody held what follows: "Ana
// Lind, until recently the bank's director,".
func (b *builder) skipSince(at int) int {
	t := b.d.Tokens
	if at+2 >= len(t) || b.officeAt[at] >= 0 {
		return at
	}
	switch strings.ToLower(t[at].Form) {
	case "until":
		switch strings.ToLower(t[at+1].Form) {
		case "now", "recently", "then":
			return at + 2
		}
	case "once", "formerly", "previously", "currently", "now", "then":
		return at + 1
	}
	return at
}

func isReflexive(w string) bool {
	return strings.EqualFold(w, "himself") || strings.EqualFold(w, "herself")
}

// appositionCloses reports whether a description behind a name ends like one: in
// "the vice-premier, Liu, a spokeswoman for her office said" the spokeswoman is
// the subject of another clause.
func (b *builder) appositionCloses(i int) bool {
	for ; i < len(b.d.Tokens); i++ {
		t := &b.d.Tokens[i]
		if strings.HasPrefix(t.XPOS, "W") {
			return true // "the oceanographer whose maps changed"
		}
		if t.UPOS == "VERB" || t.UPOS == "AUX" {
			return t.XPOS == "VBN" || t.XPOS == "VBG"
		}
		if b.breaksPhrase(i) {
			return true
		}
	}
	return true
}

// leadsName reports whether a person's name follows token i, directly or
// behind a comma: then the description may be that name's title.
func (b *builder) leadsName(i int) bool {
	if k := b.nameAt(i); k >= 0 && b.mentions[k].typ == graphmodel.MentionPerson {
		return true
	}
	return false
}

// phraseFrom finds the office phrase that heads the noun phrase that starts at
// token at: nothing but determiners, adjectives, nouns, names and possessives
// may stand before it.
func (b *builder) phraseFrom(at int) int {
	t := b.d.Tokens
	for j := at; j < len(t) && j < at+maxApposition && b.sameSentence(j, at); j++ {
		p := int(b.officeAt[j])
		if p >= 0 && b.offices[p].First != j {
			p = -1
		}
		if p >= 0 && b.leadsName(b.offices[p].Last) {
			// "Kirill Lind, President Ana Berg's envoy": the title belongs to
			// the owner.
			if name := b.nameAt(b.offices[p].Last); b.possessed(b.offices[p].Last) {
				j = b.mentions[name].last
				continue
			}
			return -1
		}
		if p >= 0 && !b.compoundContinues(b.offices[p].Last) {
			return p
		}
		x := &t[j]
		if x.Form == "(" && j+2 < len(t) && t[j+2].Form == ")" && b.nameAt(j+1) >= 0 {
			// "the African Union (AU) envoy".
			j += 2
			continue
		}
		ok := x.UPOS == "DET" || x.UPOS == "ADJ" || x.UPOS == "NOUN" || x.UPOS == "PROPN" || x.UPOS == "NUM" || x.XPOS == "PRP$" ||
			phrase.IsPossessive(x.Form) || phrase.IsHyphen(x.Form) || x.Form == "&" || x.UPOS == "ADV" || x.XPOS == "VBN" || x.Form == "."
		if !ok || p < 0 && b.isPersonName(j) && !b.possessed(j) {
			return -1
		}
	}
	return -1
}

func (b *builder) isPersonName(i int) bool {
	k := b.nameAt(i)
	return k >= 0 && b.mentions[k].typ == graphmodel.MentionPerson
}

// possessed reports whether the name at token i has a possessive behind it.
func (b *builder) possessed(i int) bool {
	k := b.nameAt(i)
	if k < 0 {
		return false
	}
	end := b.mentions[k].last
	return end < len(b.d.Tokens) && phrase.IsPossessive(b.d.Tokens[end].Form)
}

// compoundContinues reports whether the word behind an office phrase makes it a
// mere modifier: "president's office", "player union".
func (b *builder) compoundContinues(i int) bool {
	if i >= len(b.d.Tokens) {
		return false
	}
	t := &b.d.Tokens[i]
	if phrase.IsPossessive(t.Form) {
		return true
	}
	return t.UPOS == "NOUN" && !b.isOffice(i)
}

func (b *builder) isOffice(i int) bool {
	return i >= 0 && i < len(b.officeAt) && b.officeAt[i] >= 0
}

// nextConjunct returns where a further description of the same person may
// start: behind "and" or ", and", or -1.
func (b *builder) nextConjunct(o office.Phrase) int {
	t := b.d.Tokens
	for j := o.Last; j < len(t) && j < o.Last+maxTail; j++ {
		switch {
		case t[j].Form == "and" && j+1 < len(t) && (t[j+1].UPOS == "DET" || b.d.Tokens[j+1].UPOS == "ADJ" || b.isOffice(j+1)) && !b.isPersonName(j+1):
			return j + 1
		case t[j].Form == "," && j+1 < len(t) && (t[j+1].UPOS == "DET" || b.isOffice(j+1)) && t[j+1].Form != "who":
			return j + 1
		case b.breaksPhrase(j):
			return -1
		}
	}
	return -1
}
