package relations

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/coref"
	"clew/importers/extract/phrase"
)

func (f *finder) isPassive(v int) bool {
	if phrase.Child(f.d, v, "aux:pass", false) >= 0 || phrase.Child(f.d, v, "nsubj:pass", false) >= 0 {
		return true
	}
	// A participle behind its noun: "the commission, led by Ana Lind".
	return f.d.Tokens[v].XPOS == "VBN" && strings.HasPrefix(f.d.Tokens[v].Rel, "acl") && phrase.Child(f.d, v, "nsubj", false) < 0 &&
		phrase.Child(f.d, v, "aux", false) < 0 && phrase.Child(f.d, v, "obj", false) < 0
}

// subjects are the mentions that do what the verb says; of a passive verb those
// behind "by".
func (f *finder) subjects(v int, passive bool) []int {
	if passive {
		var out []int
		for _, o := range append(phrase.Children(f.d, v, "obl:agent"), phrase.Children(f.d, v, "obl")...) {
			if !f.hasCase(o, "by") {
				continue
			}
			if p, ok := f.phraseCovering(o); ok && p.Plural {
				// "founded by brothers Ana and Bo Lind".
				out = append(out, f.listFrom(p.Last)...)
			} else {
				out = append(out, f.withList(o)...)
			}
		}
		if len(out) == 0 && f.lower(v+1) == "by" {
			out = f.nameBehind(v + 2)
		}
		return out
	}
	found := false
	for _, s := range append(phrase.Children(f.d, v, "nsubj"), phrase.Children(f.d, v, "nsubj:pass")...) {
		found = true
		ms := f.withList(s)
		if f.d.Tokens[s].XPOS == "WP" || f.d.Tokens[s].XPOS == "WDT" {
			ms = f.antecedent(v, s)
		}
		if len(ms) > 0 {
			return ms
		}
	}
	if found {
		return nil
	}
	// "Lind heads the team and chairs the board": the subject of the verb that
	// this one is joined to.
	t := &f.d.Tokens[v]
	if t.Rel == "conj" && t.Head >= 0 && (f.d.Tokens[t.Head].UPOS == "VERB" || phrase.Child(f.d, t.Head, "cop", false) >= 0) {
		return f.subjects(t.Head, false)
	}
	if strings.HasPrefix(t.Rel, "acl") && t.Head >= 0 && (phrase.Child(f.d, v, "aux", false) >= 0 || t.XPOS == "VBN" && phrase.Child(f.d, v, "obj", false) >= 0) {
		// The parser took the verb of the sentence for a clause of the
		// apposition behind its subject.
		if m := f.holderAt(t.Head); m >= 0 {
			return []int{m}
		}
		return f.withList(t.Head)
	}
	if (t.Rel == "advcl" || t.Rel == "xcomp") && t.Head >= 0 && f.d.Tokens[t.Head].UPOS == "VERB" && (t.XPOS == "VBG" || t.XPOS == "VBN" && v < t.Head || t.XPOS == "VB" && f.goesOnTo(v)) {
		return f.subjects(t.Head, false)
	}
	return f.adjacentSubject(v)
}

// nameBehind is the name at token i or close behind it in the same noun phrase,
// with what "and" joins to it.
func (f *finder) nameBehind(i int) []int {
	for end := i + 5; i < len(f.d.Tokens) && i < end && f.sameSentence(i, i-1); i++ {
		if m := f.nameAt(i); m >= 0 && !f.c.Mentions[m].Demonym {
			out := []int{m}
			if n := f.nameAt(f.c.Ranges[m].Last + 1); n >= 0 && f.lower(f.c.Ranges[m].Last) == "and" && f.kindOf(n) == f.kindOf(m) {
				out = append(out, n)
			}
			return out
		}
		if phrase.Breaks(f.d, i) || f.d.Tokens[i].UPOS == "ADP" {
			return nil
		}
	}
	return nil
}

// adjacentSubject is the mention right before a finite verb, for which the
// parser found no subject.
func (f *finder) adjacentSubject(v int) []int {
	t := f.d.Tokens
	if t[v].XPOS == "VB" || t[v].XPOS == "VBG" {
		return nil
	}
	if m := f.joinedClause(v); m >= 0 && t[v].XPOS != "VBN" {
		return []int{m}
	}
	at := v
	for at > 0 && (t[at-1].UPOS == "AUX" || t[at-1].UPOS == "ADV") {
		at--
	}
	if t[v].XPOS == "VBN" && at == v && t[v].Rel != "advcl" && t[v].Rel != "root" && t[v].Rel != "ccomp" {
		return nil
	}
	if at == 0 || !f.sameSentence(at-1, v) {
		return nil
	}
	if m := f.mentionEnding(at); m >= 0 {
		return []int{m}
	}
	if f.form(at-1) == "," && t[v].XPOS != "VBN" {
		if m := f.overApposition(at - 1); m >= 0 {
			return []int{m}
		}
	}
	return nil
}

// overApposition is the name that a description between commas, which ends with the
// one at token comma, follows: "Lind, a Scot, coached Norvik"; -1 for none.
func (f *finder) overApposition(comma int) int {
	for i := comma - 1; i > 1 && i > comma-14 && f.sameSentence(i, comma); i-- {
		if f.d.Tokens[i].UPOS == "VERB" || f.d.Tokens[i].UPOS == "AUX" || f.form(i) == ";" {
			return -1
		}
		if f.form(i) != "," {
			continue
		}
		m := f.mentionEnding(i)
		first := f.d.Sentences[f.d.SentenceOf(comma)].First
		if m >= 0 && f.c.Mentions[m].Form == graphmodel.FormName && min(f.c.Titled[m].First, f.c.Ranges[m].First) == first {
			return m
		}
		return -1
	}
	return -1
}

// holderAt returns the mention of the person who holds the office at token i.
func (f *finder) holderAt(i int) int {
	k, ok := slices.BinarySearchFunc(f.c.Holders, i, func(h coref.Holder, i int) int {
		switch p := f.offices[h.Phrase]; {
		case p.Last <= i:
			return -1
		case p.First > i:
			return 1
		}
		return 0
	})
	if !ok {
		return -1
	}
	return f.c.Holders[k].Mention
}

// antecedent is what a relative pronoun at token s of the clause v stands for.
func (f *finder) antecedent(v, s int) []int {
	if h := f.d.Tokens[v].Head; h >= 0 && strings.HasPrefix(f.d.Tokens[v].Rel, "acl") {
		if m := f.mentionAt(h); m >= 0 && (f.c.Ranges[m].Last == s || f.c.Ranges[m].Last == s-1) {
			return []int{m}
		}
	}
	if h := f.d.Tokens[v].Head; h >= 0 && f.d.Tokens[h].Rel == "appos" && f.mentionAt(h) < 0 {
		// "Blue Heron, a firm in Cyprus that belonged to".
		if ms := f.withList(f.d.Tokens[h].Head); len(ms) > 0 {
			return ms
		}
	}
	for _, end := range []int{s, s - 1} {
		if end > 0 && (end == s || f.form(s-1) == ",") {
			if m := f.mentionEnding(end); m >= 0 {
				return []int{m}
			}
		}
	}
	if h := f.d.Tokens[v].Head; h >= 0 && strings.HasPrefix(f.d.Tokens[v].Rel, "acl") {
		return f.withList(h)
	}
	return nil
}

// withList returns the mention at a token and those that "and" joins to it. A
// description of several ("the two founders") gives no mention.
func (f *finder) withList(i int) []int {
	var out []int
	add := func(t int) {
		if m := f.personOrMention(t); m >= 0 {
			out = append(out, m)
		}
	}
	add(i)
	if m := f.holderAt(i); m >= 0 && len(out) == 0 {
		// "his wife, Ingeborg Lind".
		out = append(out, m)
	}
	if m := f.nameAt(i + 1); f.orgNoun(i) && f.d.Tokens[i].XPOS == "NN" && m >= 0 && f.kindOf(m) == graphmodel.Organization && f.c.Ranges[m].First == i+1 && f.sameSentence(i, i+1) {
		out = []int{m} // "the United Nations agency UNAIDS"
	}
	if len(out) == 0 && partNouns[strings.ToLower(f.d.Tokens[i].Lemma)] && f.lower(i+1) == "of" && f.d.Tokens[i].UPOS == "NOUN" {
		out = f.nameBehind(i + 2) // "the mountain village of Lentekhi"
	}
	if len(out) == 0 {
		// "the firm, Hartwell Construction,", "the warehouse operator Frigobel".
		for _, rel := range []string{"appos", "flat", "compound"} {
			for _, c := range phrase.Children(f.d, i, rel) {
				if c < i && f.kindOf(f.nameAt(c)) == graphmodel.Place {
					continue // "a Lisbon daily"
				}
				if f.nameAt(c) >= 0 && len(out) == 0 && (rel != "compound" || c == i+1 || c == i-1 && (f.orgNoun(i) || premises[f.lower(i)])) {
					add(c)
				}
			}
		}
	}
	for _, c := range phrase.Children(f.d, i, "conj") {
		add(c)
	}
	return out
}

// personOrMention is the mention at a token; a title's token gives the name
// behind it.
func (f *finder) personOrMention(i int) int {
	if m := f.mentionAt(i); m >= 0 {
		return m
	}
	e := f.c.EntityOfToken(i)
	if e < 0 {
		return -1
	}
	for _, m := range f.mentionsOf[e] {
		if f.c.Titled[m].Contains(i) {
			return m
		}
	}
	return -1
}

func (f *finder) hasCase(i int, prep string) bool {
	for _, c := range phrase.Children(f.d, i, "case") {
		if f.lower(c) == prep {
			return true
		}
	}
	return false
}

// objects are the mentions that the verb's direct object or prepositional
// phrase names, through "the board of" and "a stake in" too.
func (f *finder) objects(v int, r verbRule, passive bool) []int {
	var heads []int
	if r.prepositions == "" {
		if passive {
			if s := phrase.Child(f.d, v, "nsubj", true); s >= 0 {
				if x := f.d.Tokens[s].XPOS; x == "WDT" || x == "WP" {
					return f.antecedent(v, s)
				}
				heads = append(heads, s)
			} else if h := f.d.Tokens[v].Head; h >= 0 && f.d.Tokens[v].Rel == "conj" && f.d.Tokens[h].UPOS == "VERB" && f.isPassive(h) {
				return f.objects(h, r, true) // "is owned by the state and run by Ana Lind"
			} else if h := f.d.Tokens[v].Head; h >= 0 && strings.HasPrefix(f.d.Tokens[v].Rel, "acl") {
				heads = append(heads, h)
				if m := f.nameAt(h); m >= 0 && f.kindOf(m) == graphmodel.Place && r.object == graphmodel.Organization && f.d.Tokens[h].Rel == "nmod" && f.d.Tokens[h].Head >= 0 {
					h = f.d.Tokens[h].Head // "Dalmar, a company in Oslo run by Marko Lind"
					heads[len(heads)-1] = h
				}
				if len(f.withList(h)) == 0 && f.d.Tokens[h].Rel == "appos" && f.d.Tokens[h].Head >= 0 {
					// "Dalmar, a company run by Marko Lind".
					heads = append(heads, f.d.Tokens[h].Head)
				}
			}
		} else {
			heads = phrase.Children(f.d, v, "obj")
			if ms := f.relativized(v, heads); len(ms) > 0 {
				return ms
			}
		}
	} else {
		for _, o := range phrase.Children(f.d, v, "obl") {
			for prep := range strings.FieldsSeq(r.prepositions) {
				if f.hasCase(o, prep) {
					heads = append(heads, o)
				}
			}
		}
		if len(heads) == 0 {
			heads = f.behindObject(v, r)
		}
	}
	var out []int
	for _, h := range heads {
		found := f.withList(h)
		if len(found) == 0 {
			if m := f.ownerOf(h); m >= 0 {
				found = append([]int{m}, f.joinedTo(m, h)...)
			}
		}
		out = append(out, found...)
	}
	if len(out) == 0 && r.prepositions == "" && !passive {
		if m := f.adjacentObject(v); m >= 0 {
			out = append(out, m)
		}
	}
	return out
}

// behindObject are the phrases of a verb that the parser gave to its object: "joined
// the authority from Norvik Council", "read philosophy at Oslo University".
func (f *finder) behindObject(v int, r verbRule) (heads []int) {
	for _, o := range phrase.Children(f.d, v, "obj") {
		if f.nameAt(o) >= 0 {
			continue
		}
		for _, n := range phrase.Children(f.d, o, "nmod") {
			for prep := range strings.FieldsSeq(r.prepositions) {
				if f.hasCase(n, prep) {
					heads = append(heads, n)
				}
			}
		}
	}
	return heads
}

// joinedTo are the organizations that "and" joins to mention m, the owner of the
// noun at token noun: "the boards of Dalmar and the University of Oslo".
func (f *finder) joinedTo(m, noun int) []int {
	var out []int
	if end := f.c.Ranges[m].Last; f.d.Tokens[noun].XPOS == "NNS" && f.lower(end) == "and" && f.sameSentence(end, noun) {
		if f.lower(end+1) == "the" {
			end++
		}
		if o := f.nameAt(end + 1); o >= 0 && f.kindOf(o) == graphmodel.Organization {
			return []int{o} // whatever the tree says
		}
	}
	for _, c := range phrase.Children(f.d, f.c.Heads[m], "conj") {
		if o := f.nameAt(c); o >= 0 && o != m && f.kindOf(o) == graphmodel.Organization {
			out = append(out, o)
		}
	}
	return out
}

// relativized is what a relative clause leaves out behind its verb: "the firm,
// which he founded", "a lawyer whom she married". heads are the objects of the
// verb v.
func (f *finder) relativized(v int, heads []int) []int {
	t := &f.d.Tokens[v]
	if !strings.HasPrefix(t.Rel, "acl") || t.Head < 0 || t.Head > v || t.XPOS == "VBG" || t.XPOS == "VBN" && phrase.Child(f.d, v, "aux", true) < 0 {
		return nil
	}
	s := phrase.Child(f.d, v, "nsubj", false)
	if s < 0 || strings.HasPrefix(f.d.Tokens[s].XPOS, "W") || f.lower(s) == "that" {
		return nil
	}
	open := f.nounPhraseStart(s)
	if len(heads) > 0 {
		if x := f.d.Tokens[heads[0]].XPOS; x != "WDT" && x != "WP" || heads[0] > s {
			return nil
		}
		open = heads[0]
	} else if x := f.d.Tokens[max(open-1, 0)].XPOS; x == "WDT" || x == "WP" {
		open--
	}
	return f.antecedent(v, open)
}

// adjacentObject is the name close behind a verb for which the parser found no
// object: "married the painter Henrik Lind".
func (f *finder) adjacentObject(v int) int {
	for i := v + 1; i < len(f.d.Tokens) && i < v+5 && f.sameSentence(i, v); i++ {
		if m := f.nameAt(i); m >= 0 && !f.c.Mentions[m].Demonym {
			return m
		}
		switch f.d.Tokens[i].UPOS {
		case "DET", "ADJ", "NOUN", "PROPN":
		default:
			return -1
		}
	}
	return -1
}

// governing are nouns that stand for the body that owns them: "chairs the
// centre's board", "one of the missions of the Union".
var governing = wordSet(`board boards reserves youth academy chapter council team committee office delegation operation operations business businesses branch unit home plant factory store shop agency institute fund foundation
	campus hospital section subsidiary campaign mission headquarters bureau panel academy council
	group department division laboratory lab school faculty jury center centre programme program desk wing arm`)

// boards are the governing nouns that stand alone for those of the company that
// the text speaks of.
var boards = wordSet("board committee")

// ownerOf is the organization that a governing noun at token h belongs to.
func (f *finder) ownerOf(h int) int {
	if !governing[strings.ToLower(f.d.Tokens[h].Lemma)] {
		return -1
	}
	start := f.nounPhraseStart(h)
	for i := h - 1; i >= start; i-- {
		if m := f.mentionAt(i); m >= 0 && f.kindOf(m) == graphmodel.Organization {
			return m
		}
	}
	if m := f.whose(start); m >= 0 && f.kindOf(m) == graphmodel.Organization {
		return m
	}
	for i := start; i < h; i++ {
		if phrase.IsPossessive(f.form(i)) || f.d.Tokens[i].XPOS == "PRP$" {
			return -1
		}
	}
	if f.form(start) != "" && f.lower(h+1) != "of" && f.lower(start) == "the" && start == h-1 && boards[strings.ToLower(f.d.Tokens[h].Lemma)] {
		return f.paragraphOrganization(h, false)
	}
	if w := f.lower(h + 1); w == "of" || w == "at" {
		for i := h + 2; i < len(f.d.Tokens) && i < h+7 && !phrase.Breaks(f.d, i); i++ {
			if m := f.mentionAt(i); m >= 0 && f.kindOf(m) == graphmodel.Organization {
				return m
			}
		}
	}
	return -1
}
