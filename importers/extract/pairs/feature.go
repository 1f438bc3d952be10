package pairs

import (
	"clew/graphmodel"
	"clew/importers/extract/perceptron"
	"clew/importers/extract/phrase"
)

// add appends a feature of the pair at hand.
func (r *reader) add(template uint32, values ...uint32) {
	h := perceptron.Mix(perceptron.Start(template), r.base)
	for _, v := range values {
		h = perceptron.Mix(h, v)
	}
	r.out = append(r.out, perceptron.Finish(h))
}

// The numbers of the templates. A change of what one means needs a new model.
const (
	tBias = 100 + iota
	tForms
	tSorts
	tDistance
	tBetween
	tBetweenWord
	tBetweenPair
	tBetweenSort
	tBetweenShape
	tBefore
	tAfter
	tBeforeShape
	tAfterShape
	tHead
	tHolds
	tHoldsWhere
	tHoldsAlone
	tPathWords
	tPathEdges
	tPathSorts
	tPathNode
	tPathNodeSort
	tPathTop
	tPathTopSort
	tPathEnds
	tPathLength
	tVote
	tVoteBy
	tVoteElse
	tNoVote
	tBusy
	tRank
	tSentence
	tAgain
	tQuote
	tName
	tPathShort
	tTop
	tCluster
	tTrust
)

// features returns the features of a pair. The result is overwritten by the
// next call.
func (r *reader) features(p pair) []uint32 {
	r.out = r.out[:0]
	r.base = perceptron.Hash(0, perceptron.String(string(r.ends[p.a].kind)), perceptron.String(string(r.ends[p.b].kind)))
	r.mentions(p)
	r.trust(p)
	r.holders(p)
	r.voted[0] = len(r.out)
	r.rules(p)
	r.voted[1] = len(r.out)
	if p.across > 0 {
		r.add(tDistance, 99, bucket(p.across))
		return r.out
	}
	r.distances(p)
	r.wordsBetween(p)
	r.wordsAround(p)
	r.path(p)
	return r.out
}

// bucket rounds large counts.
func bucket(n int) uint32 {
	switch {
	case n <= 4:
		return uint32(n)
	case n <= 6:
		return 5
	case n <= 10:
		return 6
	case n <= 16:
		return 7
	}
	return 8
}

func flag(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

func (r *reader) mentions(p pair) {
	a, b := r.ends[p.a], r.ends[p.b]
	r.add(tBias)
	r.add(tForms, r.kinds[p.a], r.kinds[p.b], flag(p.nested))
	r.add(tSorts, a.symbol, b.symbol)
	r.add(tSorts, a.symbol, 0)
	r.add(tSorts, 0, b.symbol)
	for i, m := range [2]int{p.a, p.b} {
		w := &r.words[r.Who.Heads[m]]
		last := &r.words[r.Who.Ranges[m].Last-1]
		r.add(tHead, uint32(i), w.edge)
		if r.ends[m].kind != graphmodel.Person {
			r.add(tName, uint32(i), last.form)
		} else if r.Who.Mentions[m].Form != graphmodel.FormName {
			r.add(tName, uint32(i), w.lemma)
		}
	}
	qa, _ := r.Who.QuotationAt(r.Who.Ranges[p.a].First)
	qb, _ := r.Who.QuotationAt(r.Who.Ranges[p.b].First)
	r.add(tQuote, flag(qa >= 0), flag(qb >= 0), flag(qa == qb))
}

func (r *reader) distances(p pair) {
	verbs, commas, marks := 0, 0, 0
	for t := p.lo; t < p.hi; t++ {
		switch r.Doc.Tokens[t].UPOS {
		case "VERB":
			verbs++
		case "PUNCT":
			if r.Doc.Tokens[t].Form == "," {
				commas++
			} else {
				marks++
			}
		}
	}
	between, same := 0, uint32(0)
	if !p.nested {
		for m := p.a + 1; m < p.b; m++ {
			if r.ends[m].entity < 0 || r.Who.Ranges[m].First < p.lo {
				continue
			}
			between++
			if r.ends[m].kind == r.ends[p.a].kind {
				same |= 1
			}
			if r.ends[m].kind == r.ends[p.b].kind {
				same |= 2
			}
		}
	}
	r.add(tDistance, bucket(p.hi-p.lo), flag(p.nested))
	r.add(tDistance, 20, bucket(between), same)
	r.add(tDistance, 21, bucket(verbs), bucket(commas), bucket(marks))
	r.add(tRank, same, flag(verbs > 0), flag(between > 0))
	s := r.Doc.Sentences[r.Doc.SentenceOf(r.Who.Ranges[p.a].First)]
	r.add(tSentence, flag(r.Who.Ranges[p.a].First == s.First), bucket((s.Last-s.First)/6))
}

// cluster tells the clusters of a noun or verb.
func (r *reader) cluster(where uint32, w *word) {
	if w.fine != 0 {
		r.add(tCluster, where, w.fine, 1)
	}
	r.add(tCluster, where, w.coarse, w.tag, 2)
}

// maxWords bounds the words between that are read one by one.
const maxWords = 10

func (r *reader) wordsBetween(p pair) {
	n := p.hi - p.lo
	if n == 0 {
		r.add(tBetween, 0, flag(p.nested))
		return
	}
	if n <= 6 {
		h, g := uint32(1), uint32(1)
		for t := p.lo; t < p.hi; t++ {
			h = perceptron.Hash(6, h, r.words[t].form)
			g = perceptron.Hash(6, g, r.words[t].sym)
		}
		r.add(tBetween, h)
		r.add(tBetween, g, 7)
	}
	if n <= 14 {
		// The shape without repetitions: nouns and adjectives before a noun.
		g, last := uint32(1), uint32(0)
		for t := p.lo; t < p.hi; t++ {
			s := r.words[t].sym
			if s == last {
				continue
			}
			g, last = perceptron.Hash(7, g, s), s
		}
		r.add(tBetweenShape, g)
	}
	if n > 2*maxWords {
		return
	}
	for i := range min(n, maxWords) {
		t := p.lo + i
		if n > maxWords && i >= maxWords/2 {
			t = p.hi - (maxWords - i)
		}
		w := &r.words[t]
		r.add(tBetweenWord, w.lemma)
		if r.Doc.Tokens[t].UPOS == "NOUN" || r.Doc.Tokens[t].UPOS == "VERB" || w.office >= 0 {
			r.add(tBetweenSort, w.class)
			r.cluster(1, w)
		}
		if i > 0 && i != maxWords/2 {
			r.add(tBetweenPair, r.words[t-1].sym, w.sym)
		}
	}
}

func (r *reader) wordsAround(p pair) {
	first, last := r.Who.Ranges[p.a].First, r.Who.Ranges[p.b].Last
	if p.nested {
		first, last = r.Who.Ranges[p.a].First, r.Who.Ranges[p.a].Last
	}
	r.add(tBefore, r.lemmaAt(first-1))
	r.add(tBefore, r.symAt(first-2), r.symAt(first-1))
	r.add(tBeforeShape, r.classAt(first-1))
	r.add(tAfter, r.lemmaAt(last))
	r.add(tAfter, r.symAt(last), r.symAt(last+1))
	r.add(tAfterShape, r.classAt(last))
	r.add(tAfterShape, r.symAt(last), r.classAt(last+1))
	if !p.nested {
		r.add(tBeforeShape, r.lemmaAt(p.lo), r.lemmaAt(p.hi-1))
		r.add(tAfterShape, r.symAt(first-1), r.symAt(p.lo), r.symAt(p.hi-1), r.symAt(last))
	}
}

func (r *reader) lemmaAt(t int) uint32 {
	if t < 0 || t >= len(r.words) {
		return 0
	}
	return r.words[t].lemma
}

func (r *reader) symAt(t int) uint32 {
	if t < 0 || t >= len(r.words) {
		return 0
	}
	return r.words[t].sym
}

func (r *reader) classAt(t int) uint32 {
	if t < 0 || t >= len(r.words) {
		return 0
	}
	return r.words[t].class
}

// holders tells which offices the two have and where these stand to the other.
func (r *reader) holders(p pair) {
	for i, m := range [2]int{p.a, p.b} {
		o := p.b
		if i == 1 {
			o = p.a
		}
		if r.ends[m].kind != graphmodel.Person {
			continue
		}
		if len(r.holds[m]) == 0 {
			r.add(tHoldsAlone, uint32(i), 0)
		}
		for _, h := range r.holds[m] {
			r.holder(uint32(i), h, o)
		}
	}
}

func (r *reader) holder(side uint32, h, o int) {
	x := &r.Who.Holders[h]
	f := &r.Offices[x.Phrase]
	class := perceptron.String(string(f.Office.Class))
	how := perceptron.String(string(x.How))
	where := r.whereOf(f.First, f.Last, o)
	noun := r.words[f.Head].lemma
	former := flag(f.Former)
	r.add(tHoldsAlone, side, class, how)
	r.add(tHoldsWhere, side, where)
	r.add(tHoldsWhere, side, where, how)
	r.add(tHoldsWhere, side, where, class)
	r.add(tHoldsWhere, side, where, uint32(f.Office.At), flag(f.Office.Family), flag(f.Office.Generic))
	r.add(tHolds, side, where, noun)
	r.add(tHolds, side, where, r.ends[o].symbol, class)
	r.add(tHolds, side, where, former, how)
}

// whereOf says where mention o stands to the phrase [first, last): inside its
// noun phrase, behind a preposition, or how far to which side.
func (r *reader) whereOf(first, last, o int) uint32 {
	at := r.Who.Ranges[o]
	switch {
	case at.First >= first && at.Last <= last:
		return 1
	case at.Last <= first:
		if phrase.Start(r.Doc, first) <= at.First {
			if at.Last < first && phrase.IsPossessive(r.Doc.Tokens[at.Last].Form) {
				return perceptron.Hash(8, 1, bucket(first-at.Last))
			}
			return perceptron.Hash(8, 2, bucket(first-at.Last))
		}
		return perceptron.Hash(8, 3, bucket(r.mentionsIn(at.Last, first)), flag(first-at.Last < 4))
	case at.First >= last:
		gap := at.First - last
		between := bucket(r.mentionsIn(last, at.First))
		if gap == 0 {
			return perceptron.Hash(8, 4)
		}
		first := r.words[last].form
		if r.Doc.Tokens[last].UPOS != "ADP" && r.Doc.Tokens[last].Form != "," && r.Doc.Tokens[last].Form != "'s" {
			first = 0
		}
		return perceptron.Hash(8, 5, first, between, flag(gap > 6))
	}
	return 2
}

// mentionsIn counts the mentions whose head lies in [first, last).
func (r *reader) mentionsIn(first, last int) int {
	n, before := 0, int32(-1)
	for t := first; t < last && n < 4; t++ {
		if m := r.words[t].mention; m >= 0 && m != before && r.ends[m].entity >= 0 {
			n++
			before = m
		}
	}
	return n
}

// vote is a link of the rules between the entities of a pair.
type vote struct {
	link  *graphmodel.FoundLink
	class int
	level int // 0 between these mentions, 1 in this sentence, 2 elsewhere
}

// votesOn lists the links of the rules between the entities of a pair.
func (r *reader) votesOn(p pair) []vote {
	x := r.ends[p.a].entity
	here := r.Doc.SentenceOf(r.Who.Ranges[p.a].First)
	r.ballot = r.ballot[:0]
	for _, i := range r.votes[entityPair(x, r.ends[p.b].entity)] {
		l := &r.Links[i]
		v := vote{link: l, class: classOf(l.Type, l.From == x), level: 2}
		switch {
		case l.Head == p.a && l.Tail == p.b || l.Head == p.b && l.Tail == p.a:
			v.level = 0
		case r.Doc.SentenceOf(r.Who.Ranges[l.Head].First) == here:
			v.level = 1
		}
		r.ballot = append(r.ballot, v)
	}
	return r.ballot
}

// rules tells what the rules read for the two entities.
func (r *reader) rules(p pair) {
	votes := r.votesOn(p)
	if len(votes) == 0 {
		r.add(tNoVote)
		r.add(tNoVote, r.busy[p.a], r.busy[p.b])
		r.add(tBusy, 1, r.busy[p.a])
		r.add(tBusy, 2, r.busy[p.b])
		return
	}
	for _, v := range votes {
		class, level := uint32(v.class), uint32(v.level)
		r.add(tVote, class, level)
		r.add(tVoteBy, class, level, perceptron.String(v.link.Extractor))
		r.add(tVoteBy, class, level, uint32(v.link.Confidence*10+0.5), 1)
		r.add(tVoteElse, class, level, r.kinds[p.a], r.kinds[p.b])
		r.add(tAgain, class, level, flag(p.across > 0), flag(len(votes) > 1))
	}
}
