package events

import (
	"slices"
	"strings"

	"clew/graphmodel"
)

// repair mends what parsers often get wrong in the long sentences of news, where
// the words themselves leave little doubt.
func (f *finder) repair() {
	for s := range f.d.Sentences {
		first, last := f.d.Sentences[s].First, f.d.Sentences[s].Last
		changed := f.repairPossessives(first, last)
		changed = f.repairFaceToFace(first, last) || changed
		changed = f.repairSplitSubject(first, last) || changed
		changed = f.repairLostVerb(first, last) || changed
		changed = f.repairBarePassives(first, last) || changed
		changed = f.repairGerunds(first, last) || changed
		changed = f.repairSettings(first, last) || changed
		changed = f.repairMeans(first, last) || changed
		changed = f.repairParties(first, last) || changed
		changed = f.repairCoordination(first, last) || changed
		changed = f.repairSaidOnDay(first, last) || changed
		changed = f.repairApartSubject(first, last) || changed
		changed = f.repairNamedAside(first, last) || changed
		changed = f.repairTwoSubjects(first, last) || changed
		changed = f.repairWhich(first, last) || changed
		changed = f.repairPlaceBetween(first, last) || changed
		changed = f.repairSpeakers(first, last) || changed
		if changed {
			f.linkSentence(first, last)
		}
	}
}

// repairFaceToFace makes "face to face" an adverb, whose phrases belong to the
// verb.
func (f *finder) repairFaceToFace(first, last int) bool {
	changed := false
	for i := first + 1; i+2 < last; i++ {
		if lower(f.tok(i).Form) != "face" || lower(f.tok(i+1).Form) != "to" || lower(f.tok(i+2).Form) != "face" {
			continue
		}
		verb := f.head(i)
		if verb < 0 || !f.isVerb(verb) || verb == i+2 {
			continue
		}
		for k := i + 3; k < last; k++ {
			if f.head(k) == i || f.head(k) == i+2 {
				changed = f.attach(k, verb, "obl") || changed
			}
		}
		changed = f.attach(i, verb, "advmod") || changed
		changed = f.attach(i+2, i, "fixed") || changed
		changed = f.attach(i+1, i, "fixed") || changed
	}
	return changed
}

// repairSplitSubject gives "A, who …, met B" and "A, the minister, met B" their
// subject where the name was taken for the root and the verb for a part of what
// stands between the commas.
func (f *finder) repairSplitSubject(first, last int) bool {
	root := -1
	for i := first; i < last; i++ {
		if f.head(i) < 0 {
			root = i
			break
		}
	}
	if root < 0 || !f.isNoun(root) && !f.isName(root) || f.child(root, "cop", "case", "nsubj") >= 0 {
		return false
	}
	if f.repairNameRoot(root, last) {
		return true
	}
	for i := root + 2; i < last; i++ {
		if f.tok(i-1).Form != "," || !f.isPastOrPresent(i) || f.child(i, "nsubj", "csubj", "aux:pass", "nsubj:pass") >= 0 {
			continue
		}
		if !f.onlyNominal(first, root) || f.commasBetween(root, i) < 2 {
			continue
		}
		f.heads[root], f.rels[root] = int32(i), "nsubj"
		f.heads[i], f.rels[i] = -1, "root"
		// What follows the verb and hung on words before it belongs to the verb.
		for k := i + 1; k < last; k++ {
			if h := f.head(k); h >= 0 && h < i && f.rel(k) != "conj" {
				f.attach(k, i, f.rels[k])
			}
		}
		return true
	}
	return false
}

// repairNameRoot: "Said was arrested": a name taken for the verb above the one
// that follows it is its subject.
func (f *finder) repairNameRoot(root, last int) bool {
	if !f.isName(root) {
		return false
	}
	v := root + 1
	for v < last && (f.isName(v) || f.tok(v).UPOS == "AUX" || f.tok(v).UPOS == "ADV") {
		v++
	}
	if v >= last || !f.isVerb(v) || f.head(v) != root || f.child(v, "nsubj") >= 0 {
		return false
	}
	rel := "nsubj"
	if f.tok(v).XPOS == "VBN" && f.child(v, "obj") < 0 && f.hasBe(root+1, v) {
		rel = "nsubj:pass"
	}
	for k := root + 1; k < last; k++ {
		if f.head(k) == root && !f.isName(k) {
			f.heads[k] = int32(v)
		}
	}
	f.heads[v], f.rels[v] = -1, "root"
	f.heads[root], f.rels[root] = int32(v), rel
	return true
}

func (f *finder) hasBe(from, to int) bool {
	for i := from; i < to; i++ {
		if lower(f.tok(i).Lemma) == "be" {
			return true
		}
	}
	return false
}

// onlyNominal reports whether nothing but parts of the noun phrase of root
// stands before it.
func (f *finder) onlyNominal(first, root int) bool {
	for i := first; i < root; i++ {
		if f.isVerb(i) || f.tok(i).UPOS == "AUX" || f.tok(i).Form == "," {
			return false
		}
	}
	return true
}

func (f *finder) commasBetween(a, b int) int {
	n := 0
	for i := a; i < b; i++ {
		if f.tok(i).Form == "," {
			n++
		}
	}
	return n
}

// isPastOrPresent reports whether i is a finite verb, also where a past tense
// was tagged as a participle: it has an object or a form of its own ("spoke").
func (f *finder) isPastOrPresent(i int) bool {
	switch f.tok(i).XPOS {
	case "VBD", "VBZ", "VBP":
		return f.isVerb(i)
	case "VBN":
		return pastOnly[lower(f.tok(i).Form)] != "" || f.child(i, "obj") >= 0
	}
	return false
}

// pastOnly lists past tenses that differ from their participle, with their
// lemmas.
var pastOnly = map[string]string{
	"spoke": "speak", "broke": "break", "gave": "give", "took": "take", "went": "go", "wrote": "write", "saw": "see",
	"began": "begin", "flew": "fly", "drew": "draw", "drove": "drive", "fell": "fall", "forgot": "forget", "froze": "freeze",
	"grew": "grow", "hid": "hide", "knew": "know", "rose": "rise", "shook": "shake", "stole": "steal", "swore": "swear",
	"threw": "throw", "tore": "tear", "woke": "wake", "wore": "wear", "chose": "choose", "came": "come", "became": "become",
	"ran": "run", "did": "do", "sang": "sing", "sank": "sink", "swam": "swim", "mistook": "mistake", "overtook": "overtake",
	"overran": "overrun", "undertook": "undertake", "overcame": "overcome", "rode": "ride", "arose": "arise", "bit": "bite",
	"shrank": "shrink", "sprang": "spring", "strode": "stride", "foresaw": "foresee", "partook": "partake", "blew": "blow",
	"retook": "retake", "withdrew": "withdraw", "overthrew": "overthrow", "forbade": "forbid", "forgave": "forgive", "oversaw": "oversee",
}

// lemma is the lemma of token i in lower case.
func (f *finder) lemma(i int) string {
	if l, ok := pastOnly[lower(f.tok(i).Form)]; ok && f.isVerb(i) {
		return l
	}
	l := lower(f.tok(i).Lemma)
	if f.isVerb(i) && len(f.lex.FrameFor(l, true)) == 0 && strings.HasSuffix(lower(f.tok(i).Form), "ed") && len(f.lex.FrameFor(l+"e", true)) > 0 {
		return l + "e" // a rare verb whose lemma was guessed
	}
	if s, ok := strings.CutSuffix(l, "e"); ok && f.isVerb(i) && len(f.lex.FrameFor(l, true)) == 0 && len(f.lex.FrameFor(s, true)) > 0 {
		return s // "retreated", from "retreate"
	}
	return l
}

// repairGerunds attaches the participle in "a car bomb killing three people" to
// the event noun right before it.
func (f *finder) repairGerunds(first, last int) bool {
	changed := false
	for i := first + 1; i < last; i++ {
		if f.tok(i).XPOS != "VBG" || f.tok(i-1).UPOS != "NOUN" || f.rel(i) == "amod" || f.rel(i) == "compound" {
			continue
		}
		if f.head(i) != i-1 && f.nounLemma(i-1) != "" {
			changed = f.attach(i, i-1, "acl") || changed
		}
	}
	return changed
}

// repairSettings moves "in Moscow" and "on Friday" from the name of a person to
// what the person took part in.
func (f *finder) repairSettings(first, last int) bool {
	changed := false
	for i := first; i < last; i++ {
		if f.rel(i) != "nmod" || !slices.Contains([]string{"in", "at", "on", "near", "after", "before", "during"}, f.preposition(i)) {
			continue
		}
		h := f.head(i)
		up := h
		for up >= 0 && f.isPersonName(up) {
			up = f.head(up)
		}
		if up < 0 || up == h || up > i {
			continue
		}
		rel := "nmod"
		if f.isVerb(up) {
			rel = "obl"
		}
		changed = f.attach(i, up, rel) || changed
	}
	return changed
}

// repairParties moves the second party from the name or day before it to the
// verb: "joined A from B", "flew on Sunday with C".
func (f *finder) repairParties(first, last int) bool {
	changed := false
	for i := first; i < last; i++ {
		h := f.head(i)
		if f.rel(i) != "nmod" || !f.isName(i) || h < 0 || h > i {
			continue
		}
		prep := f.preposition(i)
		up := f.head(h)
		if up < 0 || !f.isVerb(up) || up > h || prep != "with" && prep != "from" && prep != "to" && prep != "against" {
			continue
		}
		if f.inTime(h) || f.isName(h) && f.hasSlot(up, prep) {
			changed = f.attach(i, up, "obl") || changed
		}
	}
	return changed
}

// hasSlot reports whether a frame of verb v takes phrases with the preposition.
func (f *finder) hasSlot(v int, prep string) bool {
	for _, frame := range f.lex.FrameFor(f.lemma(v), true) {
		for _, s := range frame.Slots {
			if string(s.Syntax) == prep {
				return true
			}
		}
	}
	return false
}

// repairMeans: "spoke by telephone with A": what follows the means belongs to
// the verb.
func (f *finder) repairMeans(first, last int) bool {
	changed := false
	for i := first; i < last; i++ {
		m := f.head(i)
		if m < 0 || m > i || f.rel(i) != "nmod" || f.preposition(m) != "by" && f.preposition(m) != "via" && f.preposition(m) != "over" {
			continue
		}
		switch lower(f.tok(m).Form) {
		case "telephone", "phone", "video", "videolink", "link", "zoom", "skype":
			if v := f.head(m); v >= 0 && f.isVerb(v) {
				changed = f.attach(i, v, "obl") || changed
			}
		}
	}
	return changed
}

// isName reports whether token i is part of a name of the article.
func (f *finder) isName(i int) bool {
	m := f.who.MentionAt(i)
	return m >= 0 && f.who.Mentions[m].Entity >= 0 && f.who.Mentions[m].Form == graphmodel.FormName && !f.who.Mentions[m].Demonym
}

func (f *finder) isPersonName(i int) bool {
	m := f.who.MentionAt(i)
	return m >= 0 && f.who.Mentions[m].Type == graphmodel.MentionPerson && f.who.Mentions[m].Form == graphmodel.FormName
}
