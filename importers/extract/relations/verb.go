package relations

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/coref"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/phrase"
)

// verbRule says what a verb with a subject and an object tells.
type verbRule struct {
	typ graphmodel.LinkType
	// prepositions that introduce the object instead of, or besides, a direct
	// one; empty for a direct object only.
	prepositions string
	// subject and object restrict the kinds of the ends, "" for any.
	subject, object graphmodel.Kind
	// reversed links run from the object to the subject.
	reversed bool
}

// verbRules holds the verbs that tell lasting relations. "lead" and its like
// make roles; what an event already tells better (bought, sold) is a relation
// only as far as it lasts.
var verbRules = map[string][]verbRule{
	"lead":    {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"head":    {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"chair":   {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"run":     {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"direct":  {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"manage":  {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"captain": {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"coach":   {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"govern":  {{typ: graphmodel.Role, subject: graphmodel.Person}},
	"rule":    {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Place}},
	"found":   {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"cofound": {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"create":  {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"establish": {
		{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization},
	},
	"work": {
		{typ: graphmodel.Role, prepositions: "for at", subject: graphmodel.Person, object: graphmodel.Organization},
		{typ: graphmodel.Role, prepositions: "for", subject: graphmodel.Person, object: graphmodel.Person},
	},
	"advise":    {{typ: graphmodel.Role, subject: graphmodel.Person}},
	"represent": {{typ: graphmodel.Role, subject: graphmodel.Person}},
	"join": {
		{typ: graphmodel.MemberOf, subject: graphmodel.Person, object: graphmodel.Organization},
		{typ: graphmodel.MemberOf, prepositions: "from", subject: graphmodel.Person, object: graphmodel.Organization},
	},
	"sign":      {{typ: graphmodel.MemberOf, prepositions: "for with", subject: graphmodel.Person, object: graphmodel.Organization}},
	"play":      {{typ: graphmodel.MemberOf, prepositions: "for", subject: graphmodel.Person, object: graphmodel.Organization}},
	"captained": {{typ: graphmodel.Role, subject: graphmodel.Person, object: graphmodel.Organization}},
	"own":       {{typ: graphmodel.Owns, object: graphmodel.Organization}},
	"control":   {{typ: graphmodel.Owns, object: graphmodel.Organization}},
	"acquire":   {{typ: graphmodel.Owns, object: graphmodel.Organization}},
	"buy":       {{typ: graphmodel.Owns, object: graphmodel.Organization}},
	"purchase":  {{typ: graphmodel.Owns, object: graphmodel.Organization}},
	"marry": {
		{typ: graphmodel.Family, subject: graphmodel.Person, object: graphmodel.Person},
		{typ: graphmodel.Family, prepositions: "to", subject: graphmodel.Person, object: graphmodel.Person},
	},
	"bear": {{typ: graphmodel.From, prepositions: "in at near", subject: graphmodel.Person, object: graphmodel.Place}},
	"grow": {{typ: graphmodel.From, prepositions: "in", subject: graphmodel.Person, object: graphmodel.Place}},
	"live": {{typ: graphmodel.From, prepositions: "in", subject: graphmodel.Person, object: graphmodel.Place}},
	"raise": {
		{typ: graphmodel.From, prepositions: "in", subject: graphmodel.Person, object: graphmodel.Place},
	},
	"hail": {{typ: graphmodel.From, prepositions: "from", subject: graphmodel.Person, object: graphmodel.Place}},
	"come": {{typ: graphmodel.From, prepositions: "from", subject: graphmodel.Person, object: graphmodel.Place}},
	"belong": {
		{typ: graphmodel.PartOf, prepositions: "to", subject: graphmodel.Organization, object: graphmodel.Organization},
		{typ: graphmodel.Owns, prepositions: "to", subject: graphmodel.Organization, object: graphmodel.Person, reversed: true},
	},
	"base": {{typ: graphmodel.BasedIn, prepositions: "in", subject: graphmodel.Organization, object: graphmodel.Place}},
}

// fromVerbs applies the verb rules to the dependency tree.
func (f *finder) fromVerbs() {
	for v := range f.d.Tokens {
		t := &f.d.Tokens[v]
		lemma := strings.ToLower(t.Lemma)
		if participle := participles[lemma]; t.UPOS == "ADJ" && participle != "" {
			lemma = participle
		} else if t.UPOS != "VERB" {
			continue
		}
		rules := verbRules[lemma]
		if len(rules) == 0 || phrase.Denied(f.d, v) || f.hypothetical(v) {
			continue
		}
		for _, r := range rules {
			f.applyVerb(v, r)
		}
		f.stakeVerb(v)
	}
	f.stakes()
}

// participles are the adjectives that taggers make of participles.
var participles = map[string]string{"married": "marry", "born": "bear", "based": "base", "headquartered": "base"}

// hypothetical reports whether a verb tells no fact: under a modal, "to", or an
// "if".
func (f *finder) hypothetical(v int) bool {
	for _, a := range phrase.Children(f.d, v, "aux") {
		if f.d.Tokens[a].XPOS == "MD" {
			return true
		}
	}
	for _, m := range phrase.Children(f.d, v, "mark") {
		switch f.lower(m) {
		case "if", "whether", "unless":
			return true
		}
	}
	return f.d.Tokens[v].XPOS == "VB" && f.lower(v-1) == "to"
}

func (f *finder) applyVerb(v int, r verbRule) {
	passive := f.isPassive(v)
	subjects := f.subjects(v, passive && r.prepositions == "")
	objects := f.objects(v, r, passive)
	label := f.verbLabel(v, r)
	for _, s := range subjects {
		for _, o := range objects {
			if r.subject != "" && f.kindOf(s) != r.subject || r.object != "" && f.kindOf(o) != r.object {
				continue
			}
			l := link{typ: r.typ, head: s, tail: o, label: label, confidence: 0.7, extractor: byVerb}
			if r.typ == graphmodel.MemberOf && r.prepositions == "" {
				f.formerClub(v, s, o)
			}
			if r.reversed {
				l.head, l.tail = o, s
			}
			if r.typ == graphmodel.Owns && f.underSaying(v) {
				l.stance = graphmodel.Alleged
				l.confidence = 0.5
			}
			f.add(l)
		}
	}
}

// underSaying reports whether the clause of a verb depends on a verb of doubt:
// "suspect that Lind controlled".
func (f *finder) underSaying(v int) bool {
	h := f.d.Tokens[v].Head
	for range 4 {
		if h < 0 {
			return false
		}
		switch strings.ToLower(f.d.Tokens[h].Lemma) {
		case "suspect", "allege", "claim", "accuse", "believe", "deny", "suggest", "think":
			return true
		}
		h = f.d.Tokens[h].Head
	}
	return false
}

func (f *finder) isPassive(v int) bool {
	if phrase.Child(f.d, v, "aux:pass", false) >= 0 || phrase.Child(f.d, v, "nsubj:pass", false) >= 0 {
		return true
	}
	// A participle behind its noun: "the commission, led by Ana Lind".
	return f.d.Tokens[v].XPOS == "VBN" && strings.HasPrefix(f.d.Tokens[v].Rel, "acl") && phrase.Child(f.d, v, "nsubj", false) < 0 &&
		phrase.Child(f.d, v, "aux", false) < 0
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
	if t.Rel == "conj" && t.Head >= 0 && f.d.Tokens[t.Head].UPOS == "VERB" {
		return f.subjects(t.Head, false)
	}
	if strings.HasPrefix(t.Rel, "acl") && t.Head >= 0 && phrase.Child(f.d, v, "aux", false) >= 0 {
		// The parser took the verb of the sentence for a clause of the
		// apposition behind its subject.
		if m := f.holderAt(t.Head); m >= 0 {
			return []int{m}
		}
		return f.withList(t.Head)
	}
	if (t.Rel == "advcl" || t.Rel == "xcomp") && t.Head >= 0 && f.d.Tokens[t.Head].UPOS == "VERB" && t.XPOS == "VBG" {
		return f.subjects(t.Head, false)
	}
	return f.adjacentSubject(v)
}

// adjacentSubject is the mention right before a finite verb, for which the
// parser found no subject.
func (f *finder) adjacentSubject(v int) []int {
	t := f.d.Tokens
	if t[v].XPOS == "VB" || t[v].XPOS == "VBG" {
		return nil
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
	return nil
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
	if len(out) == 0 {
		// "the firm, Hartwell Construction,", "the warehouse operator Frigobel".
		for _, rel := range []string{"appos", "flat", "compound"} {
			for _, c := range phrase.Children(f.d, i, rel) {
				if f.nameAt(c) >= 0 && len(out) == 0 && (rel != "compound" || c == i+1 || c == i-1 && f.orgNoun(i)) {
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
				heads = append(heads, s)
			} else if h := f.d.Tokens[v].Head; h >= 0 && strings.HasPrefix(f.d.Tokens[v].Rel, "acl") {
				heads = append(heads, h)
				if len(f.withList(h)) == 0 && f.d.Tokens[h].Rel == "appos" && f.d.Tokens[h].Head >= 0 {
					// "Dalmar, a company run by Marko Lind".
					heads = append(heads, f.d.Tokens[h].Head)
				}
			}
		} else {
			heads = phrase.Children(f.d, v, "obj")
		}
	} else {
		for _, o := range phrase.Children(f.d, v, "obl") {
			for prep := range strings.FieldsSeq(r.prepositions) {
				if f.hasCase(o, prep) {
					heads = append(heads, o)
				}
			}
		}
	}
	var out []int
	if len(heads) == 0 && r.prepositions == "" && !passive {
		if m := f.adjacentObject(v); m >= 0 {
			return []int{m}
		}
	}
	for _, h := range heads {
		found := f.withList(h)
		if len(found) == 0 {
			if m := f.ownerOf(h); m >= 0 {
				found = []int{m}
			}
		}
		out = append(out, found...)
	}
	return out
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
var governing = wordSet("board council team committee office delegation operation operations business branch unit campaign mission headquarters bureau panel")

// boards are the governing nouns that stand alone for those of the company that
// the text speaks of.
var boards = wordSet("board council committee")

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
	if f.form(start) != "" && f.lower(h+1) != "of" && f.lower(start) == "the" && boards[strings.ToLower(f.d.Tokens[h].Lemma)] {
		return f.paragraphOrganization(h, false)
	}
	if f.lower(h+1) == "of" {
		for i := h + 2; i < len(f.d.Tokens) && i < h+7 && !phrase.Breaks(f.d, i); i++ {
			if m := f.mentionAt(i); m >= 0 && f.kindOf(m) == graphmodel.Organization {
				return m
			}
		}
	}
	return -1
}

func (f *finder) verbLabel(v int, r verbRule) string {
	label := f.form(v)
	if p := phrase.Child(f.d, v, "compound:prt", false); p >= 0 {
		label += " " + f.form(p)
	}
	for _, o := range phrase.Children(f.d, v, "obl") {
		for prep := range strings.FieldsSeq(r.prepositions) {
			if f.hasCase(o, prep) {
				return label + " " + prep
			}
		}
	}
	return label
}

// formerClub reads the "from" of "joined X from Y", right behind the name at
// mention club.
func (f *finder) formerClub(v, subject, club int) {
	end := f.c.Ranges[club].Last
	if f.lower(end) != "from" {
		return
	}
	if m := f.nameAt(end + 1); m >= 0 && f.kindOf(m) == graphmodel.Organization {
		f.add(link{typ: graphmodel.MemberOf, head: subject, tail: m, label: f.form(v) + " from", confidence: 0.65, extractor: byVerb})
	}
}

// stakeVerb reads "bought a 30 percent stake in X", where the object is a
// share.
func (f *finder) stakeVerb(v int) {
	switch strings.ToLower(f.d.Tokens[v].Lemma) {
	case "buy", "acquire", "own", "hold", "purchase", "take":
	default:
		return
	}
	o := phrase.Child(f.d, v, "obj", false)
	if o < 0 || !shareNouns[strings.ToLower(f.d.Tokens[o].Lemma)] {
		return
	}
	for i := o + 1; i < len(f.d.Tokens) && i < o+6 && !phrase.Breaks(f.d, i); i++ {
		if m := f.mentionAt(i); m >= 0 && f.kindOf(m) == graphmodel.Organization {
			for _, s := range f.subjects(v, false) {
				f.add(link{typ: graphmodel.Owns, head: s, tail: m, label: f.form(o) + " in", confidence: 0.75, extractor: byVerb})
			}
			return
		}
	}
}

var shareNouns = wordSet("stake share shares holding interest majority minority percent %")

// stakes reads "sold a stake to X": then X owns a part of the seller.
func (f *finder) stakes() {
	for v := range f.d.Tokens {
		if strings.ToLower(f.d.Tokens[v].Lemma) != "sell" || phrase.Denied(f.d, v) || f.hypothetical(v) {
			continue
		}
		o := phrase.Child(f.d, v, "obj", false)
		if o < 0 || !shareNouns[strings.ToLower(f.d.Tokens[o].Lemma)] {
			continue
		}
		buyer := -1
		for i := o + 1; i < len(f.d.Tokens) && i < o+9 && f.sameSentence(i, o); i++ {
			if f.lower(i) != "to" {
				continue
			}
			for j := i + 1; j < len(f.d.Tokens) && j < i+7 && !phrase.Breaks(f.d, j); j++ {
				if m := f.nameAt(j); m >= 0 && f.kindOf(m) != graphmodel.Place {
					buyer = m
					break
				}
			}
			break
		}
		if buyer < 0 {
			continue
		}
		for _, s := range f.subjects(v, false) {
			f.add(link{typ: graphmodel.Owns, head: buyer, tail: s, label: f.form(o) + " in", confidence: 0.7, extractor: byVerb})
		}
	}
}

// isClub reports whether an organization plays sport.
func (f *finder) isClub(entity int) bool {
	c := f.c.Classes[entity]
	return c == lexicon.OrgClub || c == lexicon.OrgSport
}
