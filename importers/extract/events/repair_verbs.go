package events

import (
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// repairLostVerb gives a sentence its verb where the past tense was taken for a
// participle and the subject for the root: "Iranian hackers attacked three
// banks", "Tibetan monks clashed with police".
func (f *finder) repairLostVerb(first, last int) bool {
	root := -1
	for i := first; i < last; i++ {
		switch f.tok(i).XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return false
		}
		if f.head(i) < 0 && root < 0 {
			root = i
		}
	}
	if root < 0 || !f.isNoun(root) || f.child(root, "case", "nsubj", "cop") >= 0 || !f.onlyNominal(first, root) {
		return false
	}
	v := root + 1
	for v < last && f.tok(v).UPOS == "ADV" {
		v++
	}
	if v+1 >= last || f.tok(v).XPOS != "VBN" || !f.isVerb(v) || !f.actsOn(v, last) {
		return false
	}
	if n := f.head(v); n > v {
		f.heads[n], f.rels[n] = int32(v), "obj" // "attacked" was part of "attacked banks"
	}
	f.heads[v], f.rels[v] = -1, "root"
	for k := v + 1; k < last; k++ {
		if f.head(k) == root {
			rel := f.rel(k)
			if rel == "nmod" {
				rel = "obl"
			}
			f.heads[k], f.rels[k] = int32(v), rel
		}
	}
	f.heads[root], f.rels[root] = int32(v), "nsubj"
	return true
}

// repairBarePassives makes a verb active that has neither an auxiliary nor an
// agent and is followed by what only an active one has: "envoys mediated between
// A and B", "the minister called on A to pay".
func (f *finder) repairBarePassives(first, last int) bool {
	changed := false
	for v := first + 1; v+1 < last; v++ {
		if !f.isVerb(v) || f.tok(v).XPOS != "VBN" && f.tok(v).XPOS != "VBD" || f.child(v, "aux", "aux:pass", "obl:agent") >= 0 {
			continue
		}
		s := f.child(v, "nsubj:pass")
		if s < 0 || s > v {
			continue
		}
		with := f.lemma(v) + " " + lower(f.tok(v+1).Form)
		if f.child(v, "obj") >= 0 || f.actsOn(v, last) || f.tok(v+1).UPOS == "ADP" && len(f.lex.FrameFor(with, true)) > 0 {
			f.rels[s] = "nsubj"
			changed = true
		}
	}
	return changed
}

// repairCoordination moves a past tense from the gerund that it was coordinated
// with to the verb above: in "accused A of losing control and threatened to close
// B" the one who accused threatened.
func (f *finder) repairCoordination(first, last int) bool {
	changed := false
	for v := first; v < last; v++ {
		g := f.head(v)
		if x := f.tok(v).XPOS; x != "VBD" && (x != "VBN" || f.child(v, "obj") < v || f.child(v, "aux") >= 0) || f.rel(v) != "conj" || g < 0 || f.child(v, "nsubj", "nsubj:pass") >= 0 {
			continue
		}
		if f.saysBoth(v, g) {
			changed = f.attach(v, f.head(g), "conj") || changed
			continue
		}
		if f.tok(v).XPOS != "VBD" || f.tok(g).XPOS != "VBG" || f.child(g, "aux") >= 0 {
			continue
		}
		up := f.head(g)
		for n := 0; up >= 0 && n < 4 && f.tok(up).XPOS != "VBD"; n++ {
			up = f.head(up)
		}
		if up >= 0 && up < v && f.isVerb(up) {
			changed = f.attach(v, up, "conj") || changed
		}
	}
	return changed
}

// saysBoth: in "denied that A was boycotting the summit and blamed B" the one who denied
// blamed, though a parser coordinated it with what is denied.
func (f *finder) saysBoth(v, g int) bool {
	up := f.head(g)
	if f.rel(g) != "ccomp" || up < 0 || f.tok(up).XPOS != "VBD" || !f.isVerb(up) || !f.reports(up) && f.lemma(up) != "deny" && f.lemma(up) != "reject" {
		return false
	}
	if f.reports(v) || f.lemma(v) == "deny" {
		return true
	}
	if f.tok(g).XPOS != "VBG" || f.child(g, "aux") < 0 {
		return false
	}
	return slices.ContainsFunc(f.lex.FrameFor(f.lemma(v), true), func(frame lexicon.Frame) bool {
		return frame.Type == graphmodel.Accuse || frame.Type == graphmodel.Request || frame.Type == graphmodel.Threaten
	})
}

// actsOn reports whether what follows participle v shows that it is no passive:
// an object, or the preposition of a verb between equals.
func (f *finder) actsOn(v, last int) bool {
	next := v + 1
	for next < last && (f.tok(next).UPOS == "DET" || f.tok(next).UPOS == "NUM" || f.tok(next).UPOS == "ADJ" || f.tok(next).XPOS == "PRP$") {
		next++
	}
	if next >= last {
		return false
	}
	if f.isNoun(next) && f.head(next) >= v && !f.inTime(next) || f.head(v) == next {
		return true
	}
	if f.tok(v+1).UPOS != "ADP" || f.child(v, "obl:agent") >= 0 {
		return false
	}
	prep := lexicon.Syntax(lower(f.tok(v + 1).Form))
	if prep != "with" && prep != "between" && prep != "against" {
		return false
	}
	return slices.ContainsFunc(f.lex.FrameFor(f.lemma(v), true), func(frame lexicon.Frame) bool {
		return slices.ContainsFunc(frame.Slots, func(s lexicon.Slot) bool { return s.Syntax == prep })
	})
}
