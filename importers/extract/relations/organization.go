package relations

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/phrase"
)

// fromOrganizations reads where organizations have their seat and what they
// belong to.
func (f *finder) fromOrganizations() {
	for m, x := range f.c.Mentions {
		if f.kindOf(m) != graphmodel.Organization || x.Form == graphmodel.FormPronoun {
			continue
		}
		if x.Form == graphmodel.FormName {
			f.seatIn(m)
			f.nationBefore(m)
			f.appositionSeat(m)
			f.appositionNation(m)
			f.townBased(m)
			f.parentOf(m)
			f.shareholder(m)
			f.within(m)
			f.personBefore(m)
			f.ownPart(m)
			f.personBehind(m)
			f.namedIn(m)
			f.unitOf(m)
			f.premisesIn(m)
			f.comesFrom(m)
		}
		if x.Form == graphmodel.FormNominal {
			f.nominalSeat(m)
		}
		f.headquarters(m)
	}
	f.shareholderIs()
	f.ventures()
}

// seatIn reads "ORG in PLACE", unless the phrase belongs to a verb.
func (f *finder) seatIn(m int) {
	end := f.c.Ranges[m].Last
	if f.orgNoun(end) && f.lower(end+1) == "in" && f.sameSentence(end, end+1) {
		end++ // "the Reina Sofía museum in Madrid"
	} else if f.form(end) == "," && f.lower(end+1) == "in" && f.orgNoun(f.c.Ranges[m].First-1) {
		end++ // "the gallery Casas Riegner, in Bogotá"
	}
	if f.lower(end) == "in" && f.isClub(f.c.Mentions[m].Entity) {
		return // "a friendly against Ajax in Boston"
	}
	if f.lower(end) != "in" && f.lower(end) != "of" || !f.sameSentence(end, end-1) {
		return
	}
	at := end + 1
	if f.lower(at) == "the" {
		at++
	}
	o := f.nameAt(at)
	if o < 0 || f.kindOf(o) != graphmodel.Place || f.c.Mentions[o].Demonym || f.ownsNext(o) {
		return
	}
	// "Norbank in Oslo said" is a seat, "left Norbank in Oslo" mostly too; a
	// subject's place before the verb is safe, an oblique of the verb is not.
	confidence := 0.7
	if h := f.d.Tokens[f.c.Heads[o]]; h.Rel == "obl" {
		confidence = 0.55
	}
	f.add(link{typ: graphmodel.BasedIn, head: m, tail: o, label: f.lower(end), confidence: confidence, extractor: byPattern})
}

// nationBefore reads "the Belgian warehouse operator Frigobel", "Turkey's
// Foreign Ministry", "Dutch investigation service, FIOD".
func (f *finder) nationBefore(m int) {
	if f.modifies(m) {
		return
	}
	first := f.c.Ranges[m].First
	at := first - 1
	if f.acronymOf(m) {
		if f.lower(at) == "the" {
			at--
		}
		if f.form(at) == "," {
			at--
		}
	} else if w := f.lower(at); w == "the" && f.form(at-1) == "," && f.orgNoun(at-2) {
		// "Kenya's largest opposition party, the Orange Alliance".
		at -= 2
	} else if w == "," && f.orgNoun(at-1) {
		at--
	}
	if at < 0 || !f.sameSentence(at, first) {
		return
	}
	nouns := 0
	for i := at; i >= 0 && i > first-9 && f.sameSentence(i, first); i-- {
		if o := f.nameAt(i); o >= 0 {
			if f.kindOf(o) != graphmodel.Place {
				return
			}
			demonym := f.c.Mentions[o].Demonym
			if !demonym && nouns > 0 && f.orgNoun(first-1) && f.placeIs(o) != "" {
				// "the Cleveland law firm Ortiz Berg".
				f.add(link{typ: graphmodel.BasedIn, head: m, tail: o, label: f.descriptor(i+1, first), confidence: 0.75, extractor: byPattern})
				return
			}
			if demonym && nouns == 0 || !demonym && !phrase.IsPossessive(f.form(i+1)) {
				if !demonym || !f.publicBody(m) {
					return
				}
			}
			f.add(link{typ: graphmodel.BasedIn, head: m, tail: o, label: f.descriptor(i+1, first), confidence: 0.75, extractor: byPattern})
			return
		}
		t := &f.d.Tokens[i]
		switch {
		case t.UPOS == "NOUN":
			nouns++
			if _, person := f.phraseCovering(i); person && i < first-1 && t.XPOS != "NNS" && !f.orgNoun(i) {
				return
			}
		case t.UPOS == "ADJ", phrase.IsHyphen(t.Form), phrase.IsPossessive(t.Form), t.UPOS == "PROPN":
		default:
			return
		}
	}
}

// orgNoun reports whether a noun can stand for an organization ("operator",
// "auditor"), whatever else it can.
func (f *finder) orgNoun(i int) bool {
	if i < 0 || i >= len(f.d.Tokens) {
		return false
	}
	word := f.d.Tokens[i].Lemma
	if i > 1 && f.lower(i) == "up" && phrase.IsHyphen(f.form(i-1)) {
		word = f.form(i-2) + "-up" // "start-up"
	}
	if i > 1 && word == "tank" && phrase.IsHyphen(f.form(i-1)) && f.lower(i-2) == "think" {
		return true
	}
	n, ok := f.lex.Nominal(word)
	return ok && n.Kind == graphmodel.Organization
}

func (f *finder) acronymOf(m int) bool {
	r := f.c.Ranges[m]
	w := f.text(r.First, r.Last)
	return len(w) <= 8 && strings.ToUpper(w) == w
}

func (f *finder) publicBody(m int) bool {
	r := f.c.Ranges[m]
	return publicNouns[f.lower(r.Last-1)] || r.Last-r.First > 2 && f.lower(r.First+1) == "of" && publicNouns[f.lower(r.First)]
}

var publicNouns = wordSet(`ministry department government parliament senate congress court police army navy air force service agency embassy commission
	authority office unit bank party assembly council bureau house`)

func (f *finder) descriptor(first, last int) string {
	if first < last && phrase.IsPossessive(f.form(first)) {
		first++
	}
	for first < last && (!isWord(f.form(last-1)) || f.d.Tokens[last-1].UPOS == "DET") {
		last--
	}
	if first >= last {
		return "of"
	}
	return f.text(first, last) + " of"
}

func isWord(w string) bool {
	return strings.ContainsFunc(w, func(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' || r > 127 })
}

// seatWords introduce a seat.
var seatWords = wordSet("based headquartered registered incorporated located domiciled listed situated")

// appositionSeat reads "ORG, a company registered in PLACE", "ORG, based in
// PLACE", "ORG, a research group in PLACE".
func (f *finder) appositionSeat(m int) {
	end := f.c.Ranges[m].Last
	at := end
	if f.form(at) == "," || f.form(at) == "(" {
		at++
	} else if !seatWords[f.lower(at)] && f.lower(at) != "is" {
		return
	}
	noun, seat, in := false, "", false
	for i := at; i < len(f.d.Tokens) && i < end+12 && f.sameSentence(i, end); i++ {
		w := f.lower(i)
		switch {
		case seatWords[w]:
			seat = w
			continue
		case w == "with" && f.lower(i+1) == "headquarters":
			continue // "a hotel chain with headquarters in Split"
		case w == "in" || w == "at":
			in = true
			continue
		case w == "is", w == "was", w == "which":
			continue
		}
		if o := f.nameAt(i); o >= 0 && f.kindOf(o) == graphmodel.Place && !in && seat == "" && phrase.IsHyphen(f.form(f.c.Ranges[o].Last)) &&
			f.lower(f.c.Ranges[o].Last+1) == "based" {
			// "Dalmar, a Luxembourg-based company".
			f.add(link{typ: graphmodel.BasedIn, head: m, tail: o, label: "based in", confidence: 0.85, extractor: byPattern})
			return
		}
		if o := f.nameAt(i); o >= 0 && f.kindOf(o) == graphmodel.Place && in && (seat != "" || noun) {
			if f.ownsNext(o) || f.c.Mentions[o].Demonym {
				return
			}
			label := strings.TrimSpace(seat + " in")
			f.add(link{typ: graphmodel.BasedIn, head: m, tail: o, label: label, confidence: 0.85, extractor: byPattern})
			return
		} else if o >= 0 && f.kindOf(o) != graphmodel.Place {
			return
		}
		t := &f.d.Tokens[i]
		switch {
		case t.UPOS == "NOUN" || t.UPOS == "PROPN":
			noun = noun || f.orgNoun(i)
			if _, person := f.phraseCovering(i); person && !f.orgNoun(i) && !seatWords[f.lower(i+1)] {
				return
			}
		case t.UPOS == "DET", t.UPOS == "ADJ", phrase.IsHyphen(w), t.UPOS == "ADV", t.XPOS == "VBN" && seat == "":
		default:
			return
		}
	}
}

// appositionNation reads "ORG, the British maker of frozen meals", "ORG, a Bergen
// daily" and "ORG, Japan's largest broker".
func (f *finder) appositionNation(m int) {
	end := f.c.Ranges[m].Last
	if f.form(end) != "," {
		return
	}
	nation := -1
	for i := end + 1; i < len(f.d.Tokens) && i < end+9 && f.sameSentence(i, end); i++ {
		if o := f.nameAt(i); o >= 0 {
			if f.kindOf(o) != graphmodel.Place || nation >= 0 || !f.c.Mentions[o].Demonym && !f.modifies(o) && !f.ownsNext(o) || f.isBigPlace(o) {
				return
			}
			nation = o
			i = f.c.Ranges[o].Last - 1
			continue
		}
		t := &f.d.Tokens[i]
		if (t.UPOS == "NOUN" || f.lower(i) == "up") && nation >= 0 && (f.orgNoun(i) || t.XPOS == "NN" && f.endsDescription(i+1) && f.indefiniteNear(end+1)) && (i+1 >= len(f.d.Tokens) || f.d.Tokens[i+1].UPOS != "NOUN") {
			f.add(link{typ: graphmodel.BasedIn, head: m, tail: nation, label: f.descriptor(f.c.Ranges[nation].Last, i+1), confidence: 0.8, extractor: byPattern})
			return
		}
		if t.UPOS != "DET" && t.UPOS != "ADJ" && t.UPOS != "NOUN" && t.UPOS != "ADV" && !phrase.IsHyphen(t.Form) && t.UPOS != "NUM" && !phrase.IsPossessive(t.Form) && f.lower(i) != "start" {
			return
		}
	}
}

// townBased reads "the Oslo-based Norbank".
func (f *finder) townBased(m int) {
	first := f.c.Ranges[m].First
	for i := first - 1; i > 1 && i > first-6 && f.sameSentence(i, first); i-- {
		if seatWords[f.lower(i)] && phrase.IsHyphen(f.form(i-1)) {
			if o := f.nameAt(i - 2); o >= 0 && f.kindOf(o) == graphmodel.Place {
				f.add(link{typ: graphmodel.BasedIn, head: m, tail: o, label: f.lower(i) + " in", confidence: 0.9, extractor: byPattern})
			}
			return
		}
		if t := f.d.Tokens[i]; t.UPOS != "NOUN" && t.UPOS != "ADJ" {
			return
		}
	}
}

// headquarters reads "the company's headquarters in PLACE", "its head office in
// PLACE".
func (f *finder) headquarters(m int) {
	end := f.c.Ranges[m].Last
	if !phrase.IsPossessive(f.form(end)) {
		return
	}
	for i := end + 1; i < len(f.d.Tokens) && i < end+4 && f.sameSentence(i, end); i++ {
		switch f.lower(i) {
		case "headquarters", "hq", "base", "office", "seat":
			if f.lower(i+1) == "in" || f.lower(i+1) == "at" {
				at := i + 2
				if f.lower(at) == "the" {
					at++
				}
				if o := f.nameAt(at); o >= 0 && f.kindOf(o) == graphmodel.Place {
					f.add(link{typ: graphmodel.BasedIn, head: m, tail: o, label: f.form(i) + " in", confidence: 0.85, extractor: byPattern})
				}
			}
			return
		}
	}
}

// parentOf reads "ORG's subsidiary ORG" and "ORG, a unit of ORG".
func (f *finder) parentOf(m int) {
	r := f.c.Ranges[m]
	noun := r.First - 1
	if f.form(noun) == "," {
		noun-- // "its rail arm, Norkem,"
	}
	if r.First >= 3 && subsidiaries[f.lower(noun)] && f.sameSentence(noun, r.First) {
		start := f.nounPhraseStart(noun)
		for i := noun - 1; i >= start; i-- {
			o := f.nameAt(i)
			if f.d.Tokens[i].XPOS == "PRP$" || noun < r.First-1 && o < 0 {
				o = f.mentionAt(i)
			}
			if o < 0 && f.lower(i) == "its" {
				o = f.listedBefore(i)
			}
			if o >= 0 && f.kindOf(o) == graphmodel.Organization && (noun == r.First-1 || f.ownsNext(o) || f.isPronoun(o)) {
				f.subsidiary(m, o, f.form(noun)+" of")
				break
			}
		}
	}
	switch f.lower(r.Last) {
	case ",", "is", "was", "became", "(":
	default:
		return
	}
	label := ""
	for i := r.Last + 1; i < len(f.d.Tokens) && i < r.Last+9 && f.sameSentence(i, r.First); i++ {
		if subsidiaries[f.lower(i)] || f.lower(i) == "part" && f.lower(i+1) == "of" {
			label = f.form(i) + " of"
			continue
		}
		if o := f.nameAt(i); o >= 0 {
			if end := f.c.Ranges[o].Last; f.kindOf(o) == graphmodel.Place && label != "" && phrase.IsHyphen(f.form(end)) && seatWords[f.lower(end+1)] {
				i = end + 1 // "a unit of Geneva-based Olwin Group"
				continue
			}
			if f.kindOf(o) == graphmodel.Place && label != "" && (f.c.Mentions[o].Demonym || f.modifies(o)) {
				i = f.c.Ranges[o].Last - 1
				continue
			}
			if f.kindOf(o) == graphmodel.Organization && label != "" {
				f.subsidiary(m, o, label)
			}
			return
		}
		if phrase.Breaks(f.d, i) && f.d.Tokens[i].UPOS != "VERB" {
			return
		}
	}
}

// owners are nouns for what owns a company.
var owners = wordSet("shareholder owner investor parent backer proprietor")

// shareholder reads "Cevian Capital, Telvia's biggest investor".
func (f *finder) shareholder(m int) {
	f.shareholderBefore(m)
	end := f.c.Ranges[m].Last
	if f.form(end) != "," {
		return
	}
	o := f.nameAt(end + 1)
	if o < 0 || f.kindOf(o) != graphmodel.Organization || !f.ownsNext(o) {
		return
	}
	for i := f.c.Ranges[o].Last + 1; i < len(f.d.Tokens) && i < f.c.Ranges[o].Last+5; i++ {
		if owners[f.lower(i)] {
			f.add(link{typ: graphmodel.Owns, head: m, tail: o, label: f.text(f.c.Ranges[o].Last+1, i+1) + " of", confidence: 0.8, extractor: byPattern})
			return
		}
		if phrase.Breaks(f.d, i) {
			return
		}
	}
}

// shareholderBefore reads "Telvia's biggest investor, the pension fund Cevian".
func (f *finder) shareholderBefore(m int) {
	first := f.c.Ranges[m].First
	at := f.nounPhraseStart(first) - 1
	if f.lower(first-1) == "," {
		at = first - 1
	}
	if f.form(at) != "," || at < 3 || !owners[f.lower(at-1)] && !(f.lower(at-2) == "parent" && f.orgNoun(at-1)) || !f.sameSentence(at, first) {
		return
	}
	for i := at - 2; i > 0 && i > at-6; i-- {
		if !phrase.IsPossessive(f.form(i)) {
			continue
		}
		if o := f.possessor(i); o >= 0 && f.kindOf(o) == graphmodel.Organization {
			f.add(link{typ: graphmodel.Owns, head: m, tail: o, label: f.text(i+1, at) + " of", confidence: 0.8, extractor: byPattern})
		}
		return
	}
}

// personBefore reads "André Lind's far-right Dawn party" and "his company, Dalmar
// Holding": a person's own organization.
func (f *finder) personBefore(m int) {
	first, end := f.c.Ranges[m].First, f.c.Ranges[m].Last
	if f.modifies(m) || end < len(f.d.Tokens) && phrase.IsHyphen(f.form(end)) {
		return // "Lind's Ford sedan", "her NATO-critical stance"
	}
	i := first - 1
	if f.form(i) == "," && (f.orgNoun(i-1) || serves[f.lower(i-1)]) {
		i--
	}
	company := (f.orgNoun(i) || serves[f.lower(i)]) && i < first-1
	for ; i > 0 && i > first-7 && f.sameSentence(i, first); i-- {
		if phrase.IsPossessive(f.form(i)) || f.d.Tokens[i].XPOS == "PRP$" || f.lower(i) == "whose" {
			break
		}
		if t := f.d.Tokens[i]; t.UPOS != "ADJ" && t.UPOS != "NOUN" && !phrase.IsHyphen(t.Form) && t.UPOS != "ADV" {
			return
		}
		if _, person := f.phraseCovering(i); person && !f.orgNoun(i) && !serves[f.lower(i)] {
			return
		}
	}
	o := -1
	switch {
	case phrase.IsPossessive(f.form(i)):
		o = f.possessor(i)
	case f.lower(i) == "whose":
		o = f.whose(i)
	case f.d.Tokens[max(i, 0)].XPOS == "PRP$":
		o = f.mentionAt(i)
	}
	if o < 0 || f.kindOf(o) != graphmodel.Person {
		return
	}
	switch {
	case f.isParty(m):
		f.add(link{typ: graphmodel.MemberOf, head: o, tail: m, label: "of", confidence: 0.7, extractor: byPattern})
	case company && f.former(i, first) || company && serves[f.lower(f.nounBefore(first))]:
		f.add(link{typ: graphmodel.Role, head: o, tail: m, label: f.form(f.nounBefore(first)), confidence: 0.6, extractor: byPattern})
	case company:
		f.add(link{typ: graphmodel.Owns, head: o, tail: m, label: "company of", confidence: 0.6, extractor: byPattern})
	default:
		f.add(link{typ: graphmodel.Role, head: o, tail: m, label: "of", confidence: 0.6, extractor: byPattern})
	}
}

// serves are organizations that somebody has without owning them: "her publisher,
// Dalmar & Lind".
var serves = wordSet(`publisher label employer club team agency broker bank university school college alma regiment orchestra band newspaper magazine
	station studio union church insurer sponsor distributor promoter`)

// nounBefore is the noun that stands before a name, over a comma.
func (f *finder) nounBefore(first int) int {
	if f.form(first-1) == "," {
		return first - 2
	}
	return first - 1
}

// former reports whether "former" or its like stands in [first, last).
func (f *finder) former(first, last int) bool {
	for i := max(first, 0); i < last; i++ {
		switch f.lower(i) {
		case "former", "old", "previous", "onetime", "ex":
			return true
		}
	}
	return false
}

// within reads "the Jenner Institute at the University of Oxford".
func (f *finder) within(m int) {
	end := f.c.Ranges[m].Last
	if f.lower(end) != "at" {
		return
	}
	at := end + 1
	if f.lower(at) == "the" {
		at++
	}
	if o := f.nameAt(at); o >= 0 && f.kindOf(o) == graphmodel.Organization {
		f.add(link{typ: graphmodel.PartOf, head: m, tail: o, label: "at", confidence: 0.75, extractor: byPattern})
	}
}

var subsidiaries = wordSet("subsidiary unit arm division branch affiliate offshoot department wing brand")
