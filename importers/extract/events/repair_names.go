package events

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/coref"
)

// namePhrase is a name with its title, as one node of the tree.
type namePhrase struct {
	coref.Range
	head int
	typ  graphmodel.MentionType
}

// namePhrases lists the names of the document with their titles, leaving out
// names inside of others ("Turkish" in "Turkish President Ali").
func (f *finder) namePhrases() []namePhrase {
	var out []namePhrase
	for i, m := range f.who.Mentions {
		if m.Form != graphmodel.FormName || m.Entity < 0 || f.who.Heads[i] < 0 || m.Demonym && !strings.HasSuffix(f.tok(f.who.Heads[i]).XPOS, "S") {
			continue
		}
		p := namePhrase{f.who.Titled[i], f.who.Heads[i], m.Type}
		if p.First < f.who.Ranges[i].First {
			p.First = f.beforeTitle(p.First)
		}
		if n := len(out); n > 0 && p.First < out[n-1].Last {
			if p.Last-p.First <= out[n-1].Last-out[n-1].First {
				continue
			}
			out = out[:n-1]
		}
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, b namePhrase) int { return a.First - b.First })
	return out
}

// beforeTitle moves the start of a titled name over the country and the
// adjectives before it: "former U.S. President A".
func (f *finder) beforeTitle(first int) int {
	for first > 0 && f.sentence[first-1] == f.sentence[first] {
		m := f.who.MentionAt(first - 1)
		isBody := m >= 0 && (f.who.Mentions[m].Type == graphmodel.MentionPlace || f.who.Mentions[m].Type == graphmodel.MentionOrg)
		if !isBody && f.tok(first-1).UPOS != "ADJ" {
			break
		}
		first--
	}
	return first
}

// repairNames makes each name one node, gives it the preposition before it, and
// strings lists of names together.
func (f *finder) repairNames() {
	for i := range f.names {
		f.names[i] = f.isName(i)
	}
	names := f.namePhrases()
	for _, p := range names {
		f.joinName(p)
	}
	f.link()
	for _, p := range names {
		f.repairPreposition(p)
		f.repairObject(p)
	}
	f.link()
	f.joinLists(names)
	f.link()
}

// joinName hangs every word of the name on its head, and the head where the
// words were linked to the rest of the sentence.
func (f *finder) joinName(p namePhrase) {
	link, rel := -2, ""
	for i := p.First; i < p.Last; i++ {
		h := f.head(i)
		if h >= 0 && p.Contains(h) {
			continue
		}
		core := f.isCore(f.rels[i])
		if link == -2 || i == p.head && (core || !f.isCore(rel)) || core && !f.isCore(rel) && link >= 0 {
			link, rel = h, f.rels[i]
		}
	}
	if link == -2 {
		return
	}
	inner := make([]int, 0, p.Last-p.First)
	for i := p.First; i < p.Last; i++ {
		h := f.head(i)
		if i != p.head && (h < 0 || !p.Contains(h) || h == i) {
			inner = append(inner, i)
		}
	}
	f.heads[p.head], f.rels[p.head] = int32(link), rel
	sent := f.d.Sentences[f.sentence[p.head]]
	for i := sent.First; i < sent.Last; i++ {
		if h := f.head(i); !p.Contains(i) && h >= 0 && p.Contains(h) {
			f.heads[i] = int32(p.head)
		}
	}
	for _, i := range inner {
		f.heads[i], f.rels[i] = int32(p.head), "flat"
	}
	for i := p.First; i < p.Last; i++ {
		if f.rels[i] == "case" && i > p.First && f.head(i) == p.head {
			f.rels[i] = "flat" // the "of" of "Secretary of State A"
		}
	}
	// A chain inside the name that does not lead to its head.
	for i := p.First; i < p.Last; i++ {
		k, n := i, 0
		for k >= 0 && p.Contains(k) && k != p.head && n < p.Last-p.First {
			k, n = f.head(k), n+1
		}
		if k != p.head && i != p.head {
			f.heads[i], f.rels[i] = int32(p.head), "flat"
		}
	}
	if link >= 0 && f.leadsTo(link, p.head) {
		f.heads[p.head], f.rels[p.head] = -1, "root"
	}
}

func (f *finder) isCore(rel string) bool {
	switch rel {
	case "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj", "appos":
		return true
	}
	return false
}

// leadsTo reports whether the heads above i lead to target.
func (f *finder) leadsTo(i, target int) bool {
	for n := 0; i >= 0 && n <= len(f.heads); n++ {
		if i == target {
			return true
		}
		i = f.head(i)
	}
	return false
}

// repairPreposition: "spoke … with President A in a call": the preposition right
// before a name is the name's, and the phrase belongs to a word before it.
func (f *finder) repairPreposition(p namePhrase) {
	at := p.First - 1
	if loose := f.rel(p.head) == "appos" || !f.isCore(f.rels[p.head]); loose && at > 0 && f.head(p.head) >= 0 && f.rel(at) == "case" && f.head(at) == p.head {
		f.rels[p.head] = "nmod"
		if f.isVerb(f.head(p.head)) {
			f.rels[p.head] = "obl"
		}
		return
	}
	if at < 1 || f.sentence[at] != f.sentence[p.head] || f.tok(at).UPOS != "ADP" || f.rel(at) != "case" || f.head(at) == p.head || f.rel(p.head) == "nmod:poss" {
		return
	}
	if h := f.head(at); h >= p.Last {
		// "with A's lawyer": the name is no head of the phrase.
		if c := f.child(p.head, "case"); c >= p.Last {
			return
		}
	}
	up := at - 1
	for up >= f.d.Sentences[f.sentence[at]].First && !f.isVerb(up) && !(f.isNoun(up) && f.nounLemma(up) != "") {
		up--
	}
	if up < f.d.Sentences[f.sentence[at]].First {
		return
	}
	rel := "nmod"
	if f.isVerb(up) {
		rel = "obl"
	}
	if f.attach(p.head, up, rel) {
		f.attach(at, p.head, "case")
	}
}

// repairObject: "brought together A", "has joined B": a name that follows a
// verb and hangs on nothing sensible is its object.
func (f *finder) repairObject(p namePhrase) {
	h := f.head(p.head)
	if h >= 0 && f.isCore(f.rels[p.head]) && f.tok(h).UPOS != "ADV" && f.tok(h).UPOS != "PUNCT" {
		return
	}
	v := p.First - 1
	for v > 0 && (f.tok(v).UPOS == "ADV" || f.rel(v) == "compound") && f.sentence[v] == f.sentence[p.head] {
		v--
	}
	if v < 0 || f.sentence[v] != f.sentence[p.head] || !f.isVerb(v) || f.child(v, "obj") >= 0 || f.child(p.head, "case") >= 0 {
		return
	}
	if h < 0 {
		f.attachRoot(p.head, v)
		return
	}
	f.attach(p.head, v, "obj")
}

// attachRoot makes verb v the root and the old root its object, where v hangs
// below it.
func (f *finder) attachRoot(root, v int) {
	if f.isVerb(v) && f.head(v) == root {
		f.heads[v], f.rels[v] = -1, "root"
		f.heads[root], f.rels[root] = int32(v), "obj"
	}
}

// joinLists coordinates names in a row: "with President A, Chancellor B and
// Prime Minister C".
func (f *finder) joinLists(names []namePhrase) {
	for i := 0; i < len(names); {
		j, closed := i, false
		for j+1 < len(names) && names[j+1].typ == names[i].typ && !closed {
			sep := f.separator(names[j].Last, names[j+1].First)
			if sep == "" || f.ownSubject(names[j+1], names[i]) {
				break
			}
			closed = sep == "and"
			j++
		}
		if closed {
			for k := i + 1; k <= j; k++ {
				f.attach(names[k].head, names[i].head, "conj")
			}
		}
		i = j + 1
	}
}

// separator names what stands between two names: "," or "and"; "" for anything
// else.
func (f *finder) separator(from, to int) string {
	if to > from+1 && lower(f.tok(to-1).Form) == "the" {
		to--
	}
	if to <= from || to-from > 2 || f.sentence[from-1] != f.sentence[to] {
		return ""
	}
	sep := ""
	for i := from; i < to; i++ {
		switch lower(f.tok(i).Form) {
		case ",":
			sep = ","
		case "and", "&":
			sep = "and"
		default:
			return ""
		}
	}
	return sep
}

// ownSubject reports whether the name is the subject of a clause of its own:
// "A met B, and C left".
func (f *finder) ownSubject(p, first namePhrase) bool {
	return f.rel(p.head) == "nsubj" && f.head(p.head) > p.head && f.head(p.head) != f.head(first.head) && f.rel(first.head) != "root"
}
