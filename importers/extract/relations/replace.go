package relations

import (
	"clew/graphmodel"
	"clew/importers/extract/coref"
	"clew/importers/extract/doc"
	"clew/importers/extract/office"
	"clew/importers/extract/phrase"
)

// replacements are verbs that tell who held an office before, with the word that
// the label opens with.
var replacements = map[string]string{"replace": "replaced as ", "succeed": "succeeded as "}

// fromReplacing gives who is replaced the office of who comes: "became chief
// conductor of the Bergen Orchestra, succeeding Arne Lid", "succeeds Arne Lid as
// director of the bank".
func (f *finder) fromReplacing() {
	for v := range f.d.Tokens {
		t := &f.d.Tokens[v]
		word := replacements[doc.Lower(t.Lemma)]
		if word == "" || t.UPOS != "VERB" || phrase.Denied(f.d, v) {
			continue
		}
		before := f.replaced(v)
		if before < 0 {
			continue
		}
		h, ok := f.takenOver(v, f.c.Ranges[before].Last, f.c.Mentions[before].Entity)
		if !ok {
			h, ok = f.justTaken(v)
		}
		if !ok {
			continue
		}
		p := f.offices[h.Phrase]
		owners := f.owners(p)
		if len(owners) == 0 {
			owners = f.sharedOwners(h)
		}
		if len(owners) == 0 {
			if m := f.givenOwner(h); m >= 0 {
				owners = []owner{{mention: m, link: "of"}}
			}
		}
		for _, o := range owners {
			typ := f.typeFor(p, f.kindOf(o.mention), o)
			if (typ == graphmodel.Role || typ == graphmodel.MemberOf) && f.kindOf(o.mention) != graphmodel.Person {
				f.add(link{typ: typ, head: before, tail: o.mention, label: word + f.label(p, o), confidence: 0.75, extractor: byPattern})
			}
		}
	}
}

// givenOwner is what the context gave a holder's office to, or -1.
func (f *finder) givenOwner(h coref.Holder) int {
	for _, l := range f.links {
		if l.Extractor == byContext && l.Head == h.Mention && l.Type == graphmodel.Role && f.kindOf(l.Tail) != graphmodel.Person {
			return l.Tail
		}
	}
	return -1
}

// replaced is the person whom the verb at token v names as its object, or -1.
func (f *finder) replaced(v int) int {
	if f.isPassive(v) {
		return -1
	}
	for _, m := range append(f.objects(v, verbRule{}, false), f.nameBehind(v+1)...) {
		if f.kindOf(m) == graphmodel.Person && f.c.Ranges[m].First > v {
			return m
		}
	}
	return -1
}

// takenOver is the office that somebody else takes: the one behind "as", or the
// last one that the sentence gives before the verb.
func (f *finder) takenOver(v, end, before int) (best coref.Holder, ok bool) {
	for _, h := range f.c.Holders {
		p := f.offices[h.Phrase]
		if h.Entity == before || p.Office.Family || p.Former || p.Plural || !f.sameSentence(p.First, v) {
			continue
		}
		if p.First >= end {
			start := f.nounPhraseStart(p.First)
			if f.lower(start-1) == "as" && start-1 == end {
				return h, true
			}
			break
		}
		if p.First < v && (h.How == coref.ByAs || h.How == coref.ByAppointing || h.How == coref.ByCopula) {
			best, ok = h, true
		}
	}
	return best, ok
}

// justTaken is the office that the sentence before says the subject of the verb at token v
// gets: "was named minister of Kenya. She replaces Bo Berg".
func (f *finder) justTaken(v int) (best coref.Holder, ok bool) {
	s := f.d.SentenceOf(v)
	who := f.subjects(v, false)
	if s == 0 || len(who) != 1 {
		return best, false
	}
	for _, h := range f.c.Holders {
		p := f.offices[h.Phrase]
		if h.Entity == f.c.Mentions[who[0]].Entity && f.d.SentenceOf(p.First) == s-1 && !p.Office.Family && !p.Former && (h.How == coref.ByAs || h.How == coref.ByAppointing || h.How == coref.ByCopula) {
			best, ok = h, true
		}
	}
	return best, ok
}

// companions reads "with her husband, Bo Berg, she founded the school": who is
// with the one who founds or owns does so too.
func (f *finder) companions(v int, r verbRule) {
	switch doc.Lower(f.d.Tokens[v].Lemma) {
	case "found", "co-found", "cofound", "establish", "create", "own", "run", "launch", "start":
	default:
		return
	}
	if r.object != graphmodel.Organization || f.isPassive(v) || len(f.subjects(v, false)) == 0 {
		return
	}
	heads := phrase.Children(f.d, v, "obl")
	if s := f.d.Sentences[f.d.SentenceOf(v)]; f.lower(s.First) == "with" {
		// "With the chaplain Olav Mork she founded", whatever the tree says.
		for i := s.First + 1; i < v && !phrase.Breaks(f.d, i) && f.d.Tokens[i].XPOS != "PRP"; i++ {
			if m := f.nameAt(i); m >= 0 && f.kindOf(m) == graphmodel.Person {
				heads = append(heads, i)
				break
			}
		}
	}
	for _, o := range heads {
		if f.nameAt(o) < 0 && !f.hasCase(o, "with") {
			continue
		}
		for _, s := range f.withList(o) {
			for _, m := range f.objects(v, r, false) {
				if f.kindOf(s) == graphmodel.Person && f.kindOf(m) == graphmodel.Organization {
					f.add(link{typ: r.typ, head: s, tail: m, label: f.form(v), confidence: 0.65, extractor: byVerb})
				}
			}
		}
	}
}

// signature reads the line of somebody who signs or is asked: "Tom Hale, press
// officer, Norvik Relief, London". The office stands bare between commas.
func (f *finder) signature(p office.Phrase) []owner {
	if p.Office.Family || p.Office.Generic || p.First < 2 || f.form(p.First-1) != "," || f.nounPhraseStart(p.First) != p.First {
		return nil
	}
	at := p.Last + 1
	if f.lower(at) == "the" {
		at++
	}
	m := f.nameAt(at)
	if m < 0 || f.kindOf(m) != graphmodel.Organization || f.c.Ranges[m].First != at || !f.sameSentence(at, p.First) {
		return nil
	}
	switch end := f.c.Ranges[m].Last; f.form(end) {
	case ",", ".", ";", ")", ":", "":
	default:
		if f.sameSentence(end, at) {
			return nil
		}
	}
	return []owner{{mention: m, link: "at", confidence: 0.8, behind: true}}
}

// doers are participles before "by" and what they tell of who did it.
var doers = map[string]graphmodel.LinkType{
	"owned": graphmodel.Owns, "co-owned": graphmodel.Owns, "controlled": graphmodel.Owns, "acquired": graphmodel.Owns, "held": graphmodel.Owns,
	"founded": graphmodel.Role, "co-founded": graphmodel.Role, "led": graphmodel.Role, "headed": graphmodel.Role, "run": graphmodel.Role,
	"chaired": graphmodel.Role, "directed": graphmodel.Role, "edited": graphmodel.Role, "established": graphmodel.Role,
}

// firmIn is the name in front of a description that ends with the place of mention
// m: "Dalmar AS, a firm in Bergen"; m itself for other mentions.
func (f *finder) firmIn(m int) int {
	if m < 0 || f.kindOf(m) != graphmodel.Place {
		return m
	}
	in := f.c.Ranges[m].First - 1
	if f.lower(in) != "in" || !f.orgNoun(in-1) {
		return m
	}
	start := f.nounPhraseStart(in - 1)
	if f.form(start-1) != "," {
		return m
	}
	if o := f.mentionEnding(start - 1); o >= 0 && f.kindOf(o) == graphmodel.Organization {
		return o
	}
	return m
}

// passives reads "Lumigen is 22 percent owned by the fund Helvia" and "the band,
// led by Ana Lind" from the words, where the tree shows no patient.
func (f *finder) passives() {
	for v := range f.d.Tokens {
		typ, ok := doers[f.lower(v)]
		if f.lower(v) == "set" && f.lower(v+1) == "up" {
			typ, ok = graphmodel.Role, true
		}
		by := f.byBehind(v)
		if !ok || by < 0 || phrase.Denied(f.d, v) || f.hypothetical(v) || f.underSaying(v) {
			continue
		}
		at := v
		for at > 0 && f.sameSentence(at-1, v) && f.fillsPassive(at-1) {
			at--
		}
		o := f.firmIn(f.mentionEnding(at))
		if o < 0 || f.kindOf(o) == graphmodel.Place {
			o = f.describedFirm(v)
		}
		if o < 0 || f.kindOf(o) != graphmodel.Organization || !f.sameSentence(at-1, v) {
			continue
		}
		for _, s := range f.nameBehind(by + 1) {
			if f.ownsNext(s) {
				continue // "controlled by Lind's father-in-law"
			}
			if k := f.kindOf(s); k == graphmodel.Person || k == graphmodel.Organization && typ == graphmodel.Owns {
				f.add(link{typ: typ, head: s, tail: o, label: f.form(v), confidence: 0.7, extractor: byVerb})
			}
		}
	}
}

// byBehind is the "by" of a participle at token v, right behind it or behind when it
// was done: "set up in 2022 by", "headed since January by"; -1 for none.
func (f *finder) byBehind(v int) int {
	at := v + 1
	if f.lower(at) == "up" {
		at++
	}
	if f.lower(at) == "by" {
		return at
	}
	switch f.lower(at) {
	case "in", "since", "until":
	default:
		return -1
	}
	for i := at + 1; i < at+8 && i < len(f.d.Tokens) && f.sameSentence(i, v); i++ {
		if f.lower(i) == "by" {
			return i
		}
		if m := f.nameAt(i); m >= 0 && f.kindOf(m) != graphmodel.Place || f.d.Tokens[i].UPOS == "VERB" || f.form(i) == "," {
			return -1
		}
	}
	return -1
}

// describedFirm is the name that the description before a participle is in
// apposition to: "Norkem, a trading house controlled by"; -1 for none.
func (f *finder) describedFirm(v int) int {
	if !f.orgNoun(v - 1) {
		return -1
	}
	start := f.nounPhraseStart(v - 1)
	if f.form(start-1) != "," || !f.sameSentence(start-1, v) {
		return -1
	}
	return f.mentionEnding(start - 1)
}

// fillsPassive reports whether a token may stand between a subject and its
// participle: "which is now 22 percent".
func (f *finder) fillsPassive(i int) bool {
	t := &f.d.Tokens[i]
	switch {
	case t.UPOS == "AUX", t.UPOS == "ADV", t.UPOS == "NUM", t.UPOS == "SYM", t.Form == ",":
		return true
	}
	switch f.lower(i) {
	case "which", "that", "percent", "per", "cent", "%", "majority", "jointly", "half", "a", "company", "firm", "group":
		return f.mentionAt(i) < 0
	}
	return false
}

// holdsShare reads "the fund Temasek holds 9 percent" behind a sentence that
// tells who else owns the company.
func (f *finder) holdsShare(v, share int) {
	switch doc.Lower(f.d.Tokens[v].Lemma) {
	case "hold", "own", "have":
	default:
		return
	}
	if w := f.lower(share + 1); w == "of" || w == "in" || f.hypothetical(v) {
		return
	}
	var last *graphmodel.FoundLink
	for k := range f.links {
		l := &f.links[k]
		at := f.c.Ranges[l.Tail].First
		if s := f.d.SentenceOf(at); l.Type == graphmodel.Owns && at < v && f.d.SentenceOf(v)-s <= 1 && (last == nil || at > f.c.Ranges[last.Tail].First) {
			last = l
		}
	}
	if last == nil {
		return
	}
	for _, s := range f.subjects(v, false) {
		if k := f.kindOf(s); k == graphmodel.Person || k == graphmodel.Organization {
			f.add(link{typ: graphmodel.Owns, head: s, tail: last.Tail, label: f.form(v) + " " + f.form(share) + " of", confidence: 0.6, extractor: byContext})
		}
	}
}
