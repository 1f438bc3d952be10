package relations

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/phrase"
)

// fractions are shares of a company in words.
var fractions = wordSet("half third quarter fifth sixth seventh eighth ninth tenth majority chunk slice thirds quarters fifths tenths")

// takers are the verbs of who has or gets a share.
var takers = wordSet("acquire buy own hold purchase take control have snap")

// fromFractions reads "Norvik, which acquired a fifth of Dalmar in 2021" and "Carrow, a
// fund with a 9 percent stake".
func (f *finder) fromFractions() {
	for i := 2; i < len(f.d.Tokens); i++ {
		switch w := f.lower(i); {
		case fractions[w] && f.lower(i+1) == "of":
			f.fractionOf(i)
		case shareWords[w] && (f.lower(i+1) == "in" || f.lower(i+1) == "of"):
			f.shareholderIn(i)
		case w == "stake" || w == "shareholding" || w == "holding":
			f.holderWith(i)
		}
	}
}

// fractionOf reads the company behind the "of" of a fraction at token i, and who has it.
func (f *finder) fractionOf(i int) {
	part := -1
	for j := i + 2; j < len(f.d.Tokens) && j < i+7 && f.sameSentence(j, i); j++ {
		if m := f.nameAt(j); m >= 0 {
			if f.c.Mentions[m].Demonym {
				continue
			}
			part = m
			break
		}
		if t := &f.d.Tokens[j]; t.UPOS != "DET" && t.UPOS != "NOUN" && t.UPOS != "ADJ" && !phrase.IsHyphen(t.Form) {
			return
		}
	}
	if part < 0 || f.kindOf(part) != graphmodel.Organization || f.ownsNext(part) || f.modifies(part) && f.lower(f.c.Ranges[part].Last) != "shares" {
		return
	}
	v := -1
	for j := i - 1; j > 0 && j > i-6 && f.sameSentence(j, i) && v < 0; j-- {
		t := &f.d.Tokens[j]
		switch {
		case t.UPOS == "VERB" || t.UPOS == "AUX":
			v = j
		case t.UPOS != "DET" && t.UPOS != "ADJ" && t.UPOS != "ADV" && t.UPOS != "NUM" && t.UPOS != "ADP" && t.UPOS != "NOUN":
			return
		}
	}
	if v < 0 || !takers[strings.ToLower(f.d.Tokens[v].Lemma)] || f.hypothetical(v) || phrase.Denied(f.d, v) {
		return
	}
	for _, s := range f.holdersOf(v) {
		if k := f.kindOf(s); (k == graphmodel.Organization || k == graphmodel.Person) && f.c.Mentions[s].Entity != f.c.Mentions[part].Entity {
			f.add(link{typ: graphmodel.Owns, head: s, tail: part, label: f.form(i) + " of", confidence: 0.75, extractor: byVerb})
		}
	}
}

// holdersOf are the subjects of a verb; of one behind "which" or "who" the name before it,
// whatever the tree says.
func (f *finder) holdersOf(v int) []int {
	at := v - 1
	for at > 0 && (f.d.Tokens[at].UPOS == "AUX" || f.d.Tokens[at].UPOS == "ADV") {
		at--
	}
	if x := f.d.Tokens[max(at, 0)].XPOS; x == "WDT" || x == "WP" {
		if f.form(at-1) == "," {
			at--
		}
		if m := f.mentionEnding(at); m >= 0 && f.sameSentence(at-1, v) {
			return []int{m}
		}
	}
	return f.subjects(v, false)
}

// holderWith reads "Carrow Capital, a fund with a 9 percent stake," where the stake is in
// the one other company that the sentence is about.
func (f *finder) holderWith(i int) {
	start := f.nounPhraseStart(i)
	w := f.lower(i + 1)
	if f.lower(start-1) != "with" || w == "in" || w == "of" || !f.percentIn(start, i) {
		return
	}
	fund := -1
	for j := start - 2; j > 0 && j > start-9 && f.sameSentence(j, i) && fund < 0; j-- {
		if f.form(j) == "," {
			if fund = f.mentionEnding(j); fund < 0 {
				return
			}
		} else if t := &f.d.Tokens[j]; t.UPOS == "VERB" || t.UPOS == "AUX" {
			return
		}
	}
	if fund < 0 || f.kindOf(fund) != graphmodel.Organization && f.kindOf(fund) != graphmodel.Person {
		return
	}
	if o := f.companyBefore(fund); o >= 0 {
		f.add(link{typ: graphmodel.Owns, head: fund, tail: o, label: f.text(start, i+1) + " in", confidence: 0.6, extractor: byContext})
	}
}

// shareWords are nouns for who has shares of a company.
var shareWords = wordSet("shareholder stockholder stakeholder investor")

// shareholderIn reads "Carrow Capital is the largest shareholder in Dalmar" and "Bo Berg, an
// early investor in Dalmar,".
func (f *finder) shareholderIn(i int) {
	of := f.nameBehind(i + 2)
	start := f.nounPhraseStart(i)
	if len(of) == 0 || f.kindOf(of[0]) != graphmodel.Organization || f.ownsNext(of[0]) || start < 2 || !f.sameSentence(start-1, i) {
		return
	}
	who := -1
	switch f.lower(start - 1) {
	case ",":
		who = f.mentionEnding(start - 1)
	case "is", "was", "became", "remains", "remained":
		if f.former(start, i) || phrase.Denied(f.d, i) {
			return
		}
		if who = f.mentionEnding(start - 1); who < 0 {
			who = f.overApposition(start - 2)
		}
	}
	if k := f.kindOf(who); k == graphmodel.Organization || k == graphmodel.Person {
		f.add(link{typ: graphmodel.Owns, head: who, tail: of[0], label: f.text(start, i+1) + " " + f.lower(i+1), confidence: 0.75, extractor: byPattern})
	}
}

// percentIn reports whether a share is counted between two tokens.
func (f *finder) percentIn(first, last int) bool {
	for i := first; i < last; i++ {
		switch f.lower(i) {
		case "percent", "%", "cent", "per-cent", "pc", "minority", "majority", "controlling", "blocking":
			return true
		}
	}
	return false
}

// companyBefore is the one other organization that is named before mention m in its
// sentence, or else in the one before; -1 for none or several.
func (f *finder) companyBefore(m int) int {
	here := f.d.SentenceOf(f.c.Ranges[m].First)
	for s := here; s >= 0 && s >= here-1; s-- {
		only := -1
		for _, o := range f.c.MentionsIn(f.d.Sentences[s].First, min(f.d.Sentences[s].Last, f.c.Ranges[m].First)) {
			e := f.c.Mentions[o].Entity
			if f.kindOf(o) != graphmodel.Organization || e == f.c.Mentions[m].Entity {
				continue
			}
			if only >= 0 && f.c.Mentions[only].Entity != e {
				return -1
			}
			only = o
		}
		if only >= 0 {
			return only
		}
	}
	return -1
}
