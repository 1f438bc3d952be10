package relations

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/phrase"
)

// fromDescriptions reads descriptions of people in words that are no office of
// the lexicon: "the Canadian geophysicist Ana Lind", "Ana Lind, an otologist at
// the Karolinska Institute", "a Bergen-born painter".
func (f *finder) fromDescriptions() {
	for m, x := range f.c.Mentions {
		if x.Form == graphmodel.FormName && f.kindOf(m) == graphmodel.Person {
			f.nationOfPerson(m)
			f.described(m)
		}
	}
	for i := range f.d.Tokens {
		if f.lower(i) == "born" && phrase.IsHyphen(f.form(i-1)) {
			f.bornAdjective(i)
		}
	}
}

// nationOfPerson reads a nation before a common noun and a name: "the Canadian
// geophysicist Ana Lind".
func (f *finder) nationOfPerson(m int) {
	first := f.c.Titled[m].First
	if first == 0 || f.d.Tokens[first-1].XPOS != "NN" || f.orgNoun(first-1) || isCapital(f.form(first-1)) || f.nameAt(first-1) >= 0 || !f.sameSentence(first-1, first) {
		return
	}
	for i := first - 1; i >= 0 && i > first-5 && f.sameSentence(i, first); i-- {
		if o := f.nameAt(i); o >= 0 {
			if f.c.Mentions[o].Demonym && f.kindOf(o) == graphmodel.Place {
				f.add(link{typ: graphmodel.From, head: m, tail: o, label: f.text(i+1, first) + " of", confidence: 0.75, extractor: byPattern})
			}
			return
		}
		if _, ok := f.phraseCovering(i); ok {
			return
		}
		if u := f.d.Tokens[i].UPOS; u != "NOUN" && u != "ADJ" && !phrase.IsHyphen(f.form(i)) {
			return
		}
	}
}

func isCapital(w string) bool { return w != "" && strings.ToLower(w[:1]) != w[:1] }

// afterAge is the token behind a name's comma and the age that may follow it, or
// -1 where no comma stands.
func (f *finder) afterAge(end int) int {
	if f.form(end) != "," {
		return -1
	}
	if end+2 < len(f.d.Tokens) && f.d.Tokens[end+1].UPOS == "NUM" && f.form(end+2) == "," {
		return end + 3
	}
	return end + 1
}

// described reads an apposition that no office phrase holds: "Ana Lind, an
// otologist at the Karolinska Institute", "Bo Berg, a Frenchman".
func (f *finder) described(m int) {
	at := f.afterAge(f.c.Ranges[m].Last)
	if at < 0 {
		return
	}
	if w := f.lower(at); w != "a" && w != "an" && w != "the" {
		return
	}
	nation, noun := -1, -1
	i := at + 1
	for ; i < len(f.d.Tokens) && i < at+8 && f.sameSentence(i, at); i++ {
		if _, ok := f.phraseCovering(i); ok {
			return
		}
		if o := f.nameAt(i); o >= 0 && f.c.Mentions[o].Demonym {
			nation, noun = o, -1
			continue
		}
		if u := f.d.Tokens[i].UPOS; u != "ADJ" && u != "NOUN" && !phrase.IsHyphen(f.form(i)) || f.nameAt(i) >= 0 {
			break
		}
		if f.d.Tokens[i].XPOS == "NN" {
			noun = i
		}
	}
	if noun >= 0 && (noun != i-1 || f.orgNoun(noun)) || !f.endsDescription(i) {
		return
	}
	if nation >= 0 && (noun >= 0 || f.c.Ranges[nation].Last == i) {
		f.add(link{typ: graphmodel.From, head: m, tail: nation, label: f.text(f.c.Ranges[nation].First, i), confidence: 0.75, extractor: byPattern})
	}
	if o := f.nameAt(i + 1); noun >= 0 && f.lower(i) == "from" && o >= 0 && f.kindOf(o) == graphmodel.Place && !f.c.Mentions[o].Demonym && !f.orgNoun(noun) {
		f.add(link{typ: graphmodel.From, head: m, tail: o, label: f.text(at+1, i) + " from", confidence: 0.75, extractor: byPattern})
	}
	if w := f.lower(i); noun >= 0 && (w == "at" || w == "with") {
		if o := f.nameBehind(i + 1); len(o) > 0 && f.kindOf(o[0]) == graphmodel.Organization {
			f.add(link{typ: graphmodel.Role, head: m, tail: o[0], label: f.text(at+1, i) + " " + w, confidence: 0.75, extractor: byPattern})
		}
	}
}

// endsDescription reports whether an apposition may end before token i: at a
// comma, a relative pronoun or a preposition, not at the verb of a clause whose
// subject it would be.
func (f *finder) endsDescription(i int) bool {
	if i >= len(f.d.Tokens) {
		return true
	}
	t := &f.d.Tokens[i]
	return t.UPOS == "PUNCT" || t.UPOS == "ADP" || strings.HasPrefix(t.XPOS, "W") || t.Form == "and"
}

// bornAdjective reads "Bergen-born": the person is whose description it is.
func (f *finder) bornAdjective(i int) {
	o := f.nameAt(i - 2)
	if o < 0 || f.kindOf(o) != graphmodel.Place {
		return
	}
	if m := f.describedBy(i, f.c.Ranges[o].First); m >= 0 {
		f.add(link{typ: graphmodel.From, head: m, tail: o, label: "born in", confidence: 0.85, extractor: byPattern})
	}
}

// describedBy is the person whom the adjective at token i describes, which
// starts at token first: the name behind it, whoever holds the office behind it,
// or the name that the description follows.
func (f *finder) describedBy(i, first int) int {
	for j := i + 1; j < len(f.d.Tokens) && j < i+7 && f.sameSentence(j, i); j++ {
		if m := f.nameAt(j); m >= 0 && !f.c.Mentions[m].Demonym {
			if f.kindOf(m) == graphmodel.Person {
				return m
			}
			return -1
		}
		if m := f.holderAt(j); m >= 0 {
			return m
		}
		if u := f.d.Tokens[j].UPOS; u != "NOUN" && u != "ADJ" && u != "PROPN" && !phrase.IsHyphen(f.form(j)) {
			break
		}
	}
	start := f.nounPhraseStart(first)
	if f.form(start-1) == "," && start > 1 && f.d.Tokens[start-2].UPOS == "NUM" && f.form(start-3) == "," {
		start -= 2
	}
	if start > 1 && f.form(start-1) == "," {
		if m := f.mentionEnding(start - 1); m >= 0 && f.kindOf(m) == graphmodel.Person {
			return m
		}
	}
	return -1
}

// whereTheyWork reads "Ridge School, where her mother, Ana Lind, is a cook".
func (f *finder) whereTheyWork() {
	for i := range f.d.Tokens {
		if f.lower(i) != "where" || i < 2 {
			continue
		}
		end := i
		if f.form(i-1) == "," {
			end--
		}
		o := f.mentionEnding(end)
		if o < 0 || f.kindOf(o) != graphmodel.Organization || !f.sameSentence(end-1, i) {
			continue
		}
		for j := i + 1; j < len(f.d.Tokens) && j < i+14 && f.sameSentence(j, i) && f.form(j) != ";"; j++ {
			if p, ok := f.phraseCovering(j); ok && p.Head == j && !p.Office.Family && (phrase.Child(f.d, j, "cop", false) >= 0 || f.becomes(j)) {
				if m := f.holderAt(j); m >= 0 {
					f.add(link{typ: graphmodel.Role, head: m, tail: o, label: f.text(p.First, p.Last) + " at", confidence: 0.7, extractor: byPattern})
				}
				break
			}
			switch strings.ToLower(f.d.Tokens[j].Lemma) {
			case "work", "teach", "serve", "coach":
				for _, m := range f.subjects(j, false) {
					if f.kindOf(m) == graphmodel.Person && !f.hypothetical(j) {
						f.add(link{typ: graphmodel.Role, head: m, tail: o, label: f.form(j) + " at", confidence: 0.7, extractor: byVerb})
					}
				}
			}
		}
	}
}

// becomes reports whether token i is what somebody becomes.
func (f *finder) becomes(i int) bool {
	t := f.d.Tokens
	h := t[i].Head
	return h >= 0 && (t[i].Rel == "xcomp" || t[i].Rel == "obj") && strings.EqualFold(t[h].Lemma, "become") && !f.hypothetical(h)
}

// bornIn reads what the tree loses behind dates: "was born on Feb. 2, 1934, in
// Bergen, the second of four children of Gustaf Lind".
func (f *finder) bornIn(v int, people []int) {
	if m := f.nameAt(v + 1); len(people) == 0 && m >= 0 && f.kindOf(m) == graphmodel.Person {
		people = []int{m} // "Born Mirela Dragomir in Cluj, she"
	}
	if len(people) != 1 || f.kindOf(people[0]) != graphmodel.Person {
		return
	}
	placed := false
	s := f.d.Sentences[f.d.SentenceOf(v)]
	for i := v + 1; i < s.Last; i++ {
		t := &f.d.Tokens[i]
		switch w := f.lower(i); {
		case t.UPOS == "VERB" || t.UPOS == "AUX" || strings.HasPrefix(t.XPOS, "W") || f.form(i) == ";":
			return
		case (w == "in" || w == "at" || w == "near") && !placed:
			at := i + 1
			for at < s.Last && (f.d.Tokens[at].UPOS == "DET" || f.d.Tokens[at].UPOS == "ADJ") && f.nameAt(at) < 0 {
				at++
			}
			if o := f.nameAt(at); o >= 0 && f.kindOf(o) == graphmodel.Place {
				placed = true
				f.add(link{typ: graphmodel.From, head: people[0], tail: o, label: "born " + w, confidence: 0.7, extractor: byVerb})
			}
		case w == "of" || w == "to":
			f.parentsFrom(i, s.Last, people[0], w == "to")
		}
	}
}

// parentsFrom reads the parents behind "children of", "son of" or "born to" at
// token i.
func (f *finder) parentsFrom(i, last, child int, direct bool) {
	p, ok := f.phraseCovering(i - 1)
	if !direct && (!ok || !p.Office.Family) {
		return
	}
	for j := i + 1; j < last && j < i+16; j++ {
		if m := f.nameAt(j); m >= 0 && f.kindOf(m) == graphmodel.Person {
			f.add(link{typ: graphmodel.Family, head: m, tail: child, label: "parent of", confidence: 0.7, extractor: byPattern})
			j = f.c.Ranges[m].Last - 1
			continue
		}
		if t := &f.d.Tokens[j]; t.UPOS == "VERB" || t.UPOS == "AUX" || t.UPOS == "ADP" && t.Form != "of" && t.Form != "from" && t.Form != "in" || t.Form == ";" {
			return
		}
	}
}

// countryOf is the code of the country that the place of mention m lies in.
func (f *finder) countryOf(m int) string { return f.c.Entities[f.c.Mentions[m].Entity].Country }

// isBigPlace reports whether a place is no country, region or town: "Europe".
func (f *finder) isBigPlace(m int) bool {
	k := f.placeIs(m)
	return k == lexicon.KindContinent || k == lexicon.KindWorld || k == lexicon.KindWater
}
