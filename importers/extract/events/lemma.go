package events

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// verbLemma is the longest lemma of the verb that has a frame: with particle
// ("call off"), object ("take office"), or prepositional phrase ("go on trial");
// else the plain lemma.
func (f *finder) verbLemma(p *predicate) string {
	base := f.frameLemma(p.tok)
	var forms []string
	particle := ""
	if prt := f.child(p.tok, "compound:prt"); prt >= 0 {
		particle = " " + lower(f.tok(prt).Form)
	} else if next := p.tok + 1; next < len(f.d.Tokens) && f.tok(next).XPOS == "RP" && f.head(next) == p.tok {
		particle = " " + lower(f.tok(next).Form) // "went down with the ship"
	}
	for _, c32 := range f.of(p.tok) {
		c := int(c32)
		switch f.rel(c) {
		case "nsubj":
			if p.passive && f.fullRel(c) == "nsubj:pass" {
				forms = append(forms, f.withObject(base+particle, c)...) // "the property is frozen"
			}
		case "obj":
			if f.isReflexive(c) {
				forms = append(forms, base+" oneself"+particle) // "gave himself up"
			}
			forms = append(forms, f.withObject(base+particle, c)...)
			for _, a := range f.of(c) {
				if f.tok(int(a)).UPOS == "ADJ" && int(a) > c {
					forms = append(forms, base+" "+lower(f.tok(int(a)).Form)) // "found six people guilty"
				}
			}
		case "obl":
			prep := f.preposition(c)
			if f.inTime(c) {
				continue // "was fired on Monday"
			}
			if prep == "" {
				if c > p.tok && isQuantity(f.lemma(c)) {
					forms = append(forms, f.withObject(base+particle, c)...)
				}
				continue
			}
			forms = append(forms, base+" "+prep+" "+lower(f.tok(c).Lemma))
			if f.tok(c).XPOS == "VBG" {
				forms = append(forms, base+" "+prep+" "+lower(f.tok(c).Form)) // "took her in for questioning"
			}
			if particle != "" {
				forms = append(forms, base+particle+" "+prep+" "+lower(f.tok(c).Lemma))
			}
			if f.child(p.tok, "obj") < 0 { // "signed A for a fee" is no "sign for"
				forms = append(forms, base+particle+" "+prep)
			}
		case "advmod", "xcomp", "amod":
			if f.lemma(c) == "guilty" && f.child(c, "advmod") >= 0 {
				forms = append(forms, base+" not guilty")
			}
			if !f.isVerb(c) || f.lemma(c) == "guilty" {
				forms = append(forms, base+" "+lower(f.tok(c).Form))
			}
		}
	}
	if particle != "" {
		forms = append(forms, base+particle)
	} else if next := p.tok + 1; next < len(f.d.Tokens) && f.rel(next) == "advmod" && f.head(next) != p.tok {
		particle = " " + lower(f.tok(next).Form) // "handed over 50 boxes": a particle lost to the number
		if o := f.child(p.tok, "obj"); o >= 0 {
			forms = append(forms, f.withObject(base+particle, o)...)
		}
		forms = append(forms, base+particle)
	}
	if lemma := f.leftWhat(p, base); lemma != "" {
		forms = append([]string{lemma}, forms...)
	}
	if lemma := f.handedOn(p, base); lemma != "" {
		forms = append([]string{lemma}, forms...)
	}
	if base == "take" && f.takesHostage(p.tok) {
		forms = append([]string{"take hostage"}, forms...) // or "took A in for questioning", which is no more friendly
	}
	for _, form := range forms {
		if len(f.lex.FrameFor(form, true)) > 0 {
			return form
		}
	}
	return base
}

var (
	// what is held by whom it goes to
	posts = wordSet(`post job portfolio ministry role position chair seat presidency leadership command captaincy treasury affair affairs purse office helm
		premiership chairmanship directorship ambassadorship governorship`)
	prizes = wordSet("prize award medal trophy oscar title honor honour grant cup")
)

// handedOn: "the post goes to A", "foreign affairs falls to A", "the prize went to A"; ""
// where something else goes somewhere.
func (f *finder) handedOn(p *predicate, base string) string {
	switch base {
	case "go", "fall", "pass":
	default:
		return ""
	}
	if !p.has("to") {
		return ""
	}
	subjects := p.all(lexicon.SlotSubject)
	switch {
	case slices.ContainsFunc(subjects, f.among(posts)):
		return "fall to"
	case slices.ContainsFunc(subjects, f.among(prizes)):
		return "award to"
	}
	return ""
}

// leftWhat tells who leaves a place from a person who leaves a company; "" for neither.
func (f *finder) leftWhat(p *predicate, base string) string {
	if base != "leave" || f.child(p.tok, "xcomp", "compound:prt") >= 0 {
		return ""
	}
	for _, o := range p.all(lexicon.SlotObject) {
		e := f.who.EntityOfToken(o)
		switch {
		case e < 0:
		case f.who.Entities[e].Kind == graphmodel.Place:
			return "leave place"
		case f.who.Entities[e].Kind == graphmodel.Organization && slices.ContainsFunc(p.all(lexicon.SlotSubject), f.namesPersonEntity):
			return "leave company"
		}
	}
	return ""
}

// hostageReach bounds the words between "took" and "hostage".
const hostageReach = 14

// takesHostage: "took the army chief, General A, hostage", however the word hangs
// in the tree.
func (f *finder) takesHostage(v int) bool {
	for i := v + 1; i < len(f.d.Tokens) && i < v+hostageReach && f.sentence[i] == f.sentence[v]; i++ {
		switch lower(f.tok(i).Form) {
		case "hostage", "captive":
			return f.tok(i-1).UPOS != "DET" && f.tok(i-1).UPOS != "ADJ"
		case "questioning", "interrogation":
			return lower(f.tok(i-1).Form) == "for"
		}
		if f.isVerb(i) {
			return false
		}
	}
	return false
}

// frameLemma is the lemma of verb i, mended where the rules for regular verbs got
// it wrong: "overrul", "annull".
func (f *finder) frameLemma(i int) string {
	if lower(f.tok(i).Form) == "born" {
		return "born"
	}
	l := f.lemma(i)
	n := len(l)
	if n < 4 || len(f.lex.FrameFor(l, true)) > 0 || f.tok(i).XPOS == "VB" {
		return l
	}
	if len(f.lex.FrameFor(l+"e", true)) > 0 {
		return l + "e"
	}
	if l[n-1] == l[n-2] && len(f.lex.FrameFor(l[:n-1], true)) > 0 {
		return l[:n-1]
	}
	return l
}

// withObject lists the verb with its object: with the noun itself, with what
// there is a quantity of, and with what the noun is made of.
func (f *finder) withObject(verb string, object int) []string {
	forms := []string{verb + " " + f.lemma(object)}
	if isQuantity(f.lemma(object)) {
		for _, c := range f.of(object) {
			if f.rel(int(c)) == "nmod" && f.preposition(int(c)) == "of" {
				object = int(c)
				forms = append(forms, verb+" "+f.lemma(object))
				break
			}
		}
	}
	for _, c := range f.of(object) {
		if f.rel(int(c)) == "compound" && !f.isName(int(c)) {
			forms = append(forms, verb+" "+f.lemma(int(c))+" "+f.lemma(object), verb+" "+f.lemma(int(c)))
		}
	}
	return forms
}

// nounLemma is the longest lemma of the noun phrase ending at i that has a
// frame: "phone call", "humanitarian aid"; "" when none has.
func (f *finder) nounLemma(i int) string {
	base := lower(f.tok(i).Lemma)
	if one, ok := strings.CutSuffix(base, "s"); ok && len(f.lex.FrameFor(base, false)) == 0 && len(f.lex.FrameFor(one, false)) > 0 {
		base = one // "proceedings"
	}
	s := f.d.Sentences[f.sentence[i]]
	longest := ""
	text := base
	for j, n := i-1, 1; j >= s.First && n < f.lex.MaxFrameWords(); j, n = j-1, n+1 {
		if u := f.tok(j).UPOS; u != "NOUN" && u != "ADJ" && u != "PROPN" && u != "VERB" {
			break
		}
		text = lower(f.tok(j).Lemma) + " " + text
		if len(f.lex.FrameFor(text, false)) > 0 {
			longest = text
		}
	}
	if longest != "" {
		return longest
	}
	for _, c := range f.of(i) { // "state of emergency"
		if f.rel(int(c)) == "nmod" && f.preposition(int(c)) == "of" && int(c) <= i+2 {
			if of := base + " of " + lower(f.tok(int(c)).Lemma); len(f.lex.FrameFor(of, false)) > 0 {
				return of
			}
		}
	}
	// The head of a compound such as "car bomb attack" carries the frame; its
	// modifier alone ("attack helicopter") does not.
	if f.rel(i) == "compound" && f.isNoun(f.head(i)) && !f.isLostVerb(f.head(i)) {
		return ""
	}
	if len(f.lex.FrameFor(base, false)) > 0 {
		return base
	}
	if plural := lower(f.tok(i).Form); plural != base && len(f.lex.FrameFor(plural, false)) > 0 {
		return plural
	}
	return ""
}
