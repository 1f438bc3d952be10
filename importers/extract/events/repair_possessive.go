package events

// repairPossessives makes the owner in "A's chief executive B" depend on the last
// word of the phrase, wherever the tree put the two.
func (f *finder) repairPossessives(first, last int) bool {
	changed := false
	for at := first + 1; at+1 < last; at++ {
		if f.tok(at).XPOS != "POS" {
			continue
		}
		owner := at - 1
		if m := f.who.MentionAt(owner); m >= 0 && f.who.Heads[m] >= 0 && f.isName(owner) {
			owner = f.who.Heads[m]
		}
		if f.fullRel(owner) == "nmod:poss" || !f.isNoun(owner) && !f.isName(owner) {
			continue
		}
		if thing := f.owned(at+1, last); thing >= 0 && f.giveOwner(thing, owner) {
			f.heads[at], f.rels[at] = int32(owner), "case"
			f.linkSentence(first, last)
			changed = true
		}
	}
	return changed
}

// owned is the head of the noun phrase that starts behind a possessive, or -1.
func (f *finder) owned(from, last int) int {
	thing := -1
	for i := from; i < last; i++ {
		u := f.tok(i).UPOS
		noun := u == "NOUN" || u == "PROPN" || f.names[i]
		if !noun && (u != "ADJ" && u != "NUM" && f.tok(i).XPOS != "HYPH") {
			break
		}
		if noun {
			thing = i
		} else if thing >= 0 && f.tok(i).XPOS != "HYPH" {
			break
		}
	}
	for i := from; thing < 0 && i+1 < last && f.tok(i).UPOS == "ADJ"; i++ {
		if f.tok(i+1).UPOS == "PUNCT" {
			return i // "A's former chief executive, B": a noun taken for an adjective
		}
	}
	if thing < 0 {
		return -1
	}
	if m := f.who.MentionAt(thing); m >= 0 && f.who.Heads[m] >= from && f.isName(thing) {
		return f.who.Heads[m]
	}
	return thing
}

// giveOwner hangs owner below thing, which takes its place in the tree where it
// hung below it.
func (f *finder) giveOwner(thing, owner int) bool {
	if !f.leadsTo(thing, owner) {
		return f.attach(owner, thing, "nmod:poss")
	}
	f.heads[thing], f.rels[thing] = f.heads[owner], f.rels[owner]
	f.heads[owner], f.rels[owner] = int32(thing), "nmod:poss"
	for i := range f.d.Sentences[f.sentence[owner]].Last - thing - 1 {
		// What follows the whole phrase hung on the owner.
		if k := thing + 1 + i; f.head(k) == owner && k != owner {
			f.heads[k] = int32(thing)
		}
	}
	return true
}
