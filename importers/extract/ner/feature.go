package ner

import (
	"math/bits"
	"unicode/utf8"
)

// Feature templates. Their numbers are part of the model: add at the end.
const (
	fBias uint32 = iota
	fWord
	fForm
	fShape
	fShort
	fWordLeft  // the word with its left neighbor
	fWordRight // and with its right one
	fAround    // both neighbors
	fLeft2
	fRight2
	fShapeLeft
	fShapeRight
	fShapeAround
	fLeftShape
	fShapeWord
	fPrefix
	fSuffix
	fTrigram
	fNearSuffix
	fFirst
	fCaps
	fHeadline
	fLowHere
	fRatio
	fRatioShape
	fRunLast
	fRunLoose
	fRunFirst
	fRunPrev
	fRunNext
	fRunAround
	fRunPos
	fRunPrevCluster
	fRunNextCluster
	fRunLastCluster
	fRunBefore
	fRunAfter
	fApposition
	fGaz
	fGazShape
	fGazPair
	fRunLastGaz
	fRunPrevGaz
	fCluster
	fClusterShape
	fClusterPair
	fAcronym
	fAcronymHead
	fHasAcronym
	fDocLeft
	fDocRight
	fDocLonger
	fDocHead
	fDocFlag
	fLinkAround
	fBagLeft
	fBagRight
	fRunSuffix
	fRunGazFirst
	fDateline
)

// edge stands for the words before and after a sentence.
var (
	edgeBefore = word{form: "<s>", low: "<s>", hLow: 11, hForm: 11, hShape: 11, hShort: 11, class: isPunct}
	edgeAfter  = word{form: "</s>", low: "</s>", hLow: 13, hForm: 13, hShape: 13, hShort: 13, class: isPunct}
)

// at returns word i of a sentence or an edge.
func (a *analysis) at(s sentence, i int) *word {
	switch {
	case i < s.first:
		return &edgeBefore
	case i >= s.last:
		return &edgeAfter
	}
	return &a.words[i]
}

// featureList collects the features of one token. Features that name the
// token itself stand behind lexical, so that learning can leave them out.
type featureList struct {
	keys    []uint32
	lexical int
	// brief leaves out what depends on the form of one word alone: see known.
	brief bool
}

func (f *featureList) add(template uint32, x, y uint64) {
	f.keys = append(f.keys, featureKey(template, x, y))
}

// features fills f with the features of word i of sentence s.
func (a *analysis) features(f *featureList, s sentence, i int) {
	f.keys = f.keys[:0]
	w := a.at(s, i)
	if isSimple(w) {
		a.smallFeatures(f, s, i, w)
		f.lexical = len(f.keys)
		return
	}
	a.contextFeatures(f, s, i, w)
	a.shapeFeatures(f, s, i, w)
	a.runFeatures(f, s, i, w)
	a.documentFeatures(f, i, w)
	f.lexical = len(f.keys)
	a.lexicalFeatures(f, s, i, w)
}

// smallFeatures serve words without a capital, which are names only as a part
// of one.
func (a *analysis) smallFeatures(f *featureList, s sentence, i int, w *word) {
	p, q := a.at(s, i-1), a.at(s, i+1)
	pp, qq := a.at(s, i-2), a.at(s, i+2)
	if !f.brief {
		smallAlone(f, w)
	}
	f.add(fShapeAround, p.hShort, q.hShort)
	f.add(fWordLeft, p.hLow, w.hLow)
	f.add(fWordRight, w.hLow, q.hLow)
	if !p.is(isUpper) && !q.is(isUpper) {
		return
	}
	f.add(fWord, 1, p.hLow)
	f.add(fWord, 2, q.hLow)
	f.add(fAround, p.hLow, q.hLow)
	f.add(fShapeLeft, p.hShort, w.hLow)
	f.add(fShapeRight, w.hLow, q.hShort)
	f.add(fLinkAround, w.hLow, p.hShort^bits.RotateLeft64(q.hShort, 1))
	if !w.is(isLink) && !w.is(isPunct) {
		return
	}
	f.add(fWord, 3, pp.hLow)
	f.add(fWord, 4, qq.hLow)
	for k := range 3 {
		f.add(fClusterPair, uint64(k)<<32|uint64(p.cluster[k])<<16|uint64(q.cluster[k]), w.hLow)
	}
	gazFeatures(f, 3, p.gaz, w.hLow)
	gazFeatures(f, 4, q.gaz, w.hLow)
	gazFeatures(f, 5, w.gaz, 0)
	if p.is(isUpper) && q.is(isUpper) {
		r := a.runAt(s, i-1)
		f.add(fRunFirst, a.words[r.start].hLow, w.hLow)
		f.add(fRunLoose, a.words[r.loose-1].hLow, w.hLow)
		f.add(fRunPrev, a.at(s, r.start-1).hLow, w.hLow)
	}
	if s.headline {
		f.add(fHeadline, w.hLow, 0)
	}
}

// smallAlone names a word without a capital.
func smallAlone(f *featureList, w *word) {
	f.add(fBias, 1, 0)
	f.add(fWord, 0, w.hLow)
	f.add(fShape, 0, w.hShape)
}

// gazFeatures adds one feature for each bit of a gazetteer set.
func gazFeatures(f *featureList, place, set, with uint64) {
	for ; set != 0; set &= set - 1 {
		f.add(fGaz, place<<8|uint64(bits.TrailingZeros64(set)), with)
	}
}

// contextFeatures describe the neighbors.
func (a *analysis) contextFeatures(f *featureList, s sentence, i int, w *word) {
	if !f.brief {
		f.add(fBias, 0, 0)
	}
	var near [5]*word
	for k := range near {
		near[k] = a.at(s, i+k-2)
	}
	for k, x := range near {
		if k != 2 && !f.brief {
			besideFeatures(f, k, x)
		}
	}
	p, q := near[1], near[3]
	f.add(fAround, p.hLow, q.hLow)
	f.add(fLeft2, near[0].hLow, p.hLow)
	f.add(fRight2, q.hLow, near[4].hLow)
	f.add(fLeftShape, p.hLow, w.hShape)
	f.add(fShapeWord, w.hShape, q.hLow)
	f.add(fNearSuffix, 0, suffixHash(p.low, 3)^w.hShort)
	f.add(fNearSuffix, 1, suffixHash(q.low, 3)^w.hShort)
	gazFeatures(f, 0, p.gaz, 0)
	gazFeatures(f, 1, q.gaz, 0)
}

// besideFeatures describe a neighbor at place k of five, of which the word itself
// has the third.
func besideFeatures(f *featureList, k int, x *word) {
	f.add(fWord, uint64(10+k), x.hLow)
	f.add(fShape, uint64(10+k), x.hShape)
	for g := range 3 {
		if c := x.cluster[g]; c != 0 {
			f.add(fCluster, uint64(k)<<8|uint64(g), uint64(c))
		}
	}
}

// shapeFeatures describe the form without naming the word.
func (a *analysis) shapeFeatures(f *featureList, s sentence, i int, w *word) {
	p, q := a.at(s, i-1), a.at(s, i+1)
	if !f.brief {
		f.add(fShape, 2, w.hShape)
		f.add(fShort, 2, w.hShort)
	}
	f.add(fShapeLeft, p.hShape, w.hShape)
	f.add(fShapeRight, w.hShape, q.hShape)
	f.add(fShapeAround, p.hShort^bits.RotateLeft64(q.hShort, 1), w.hShape)
	if !f.brief {
		affixFeatures(f, w.form)
	}
	first := uint64(0)
	if i == s.first {
		first = 1
		f.add(fFirst, w.hShape, 0)
		f.add(fRatio, 2, uint64(w.ratio))
	}
	if d := a.dateline(s, i); d != 0 {
		f.add(fDateline, d, 0)
		f.add(fDateline, d, w.hShort)
	}
	if s.caps {
		f.add(fCaps, w.hShort, 0)
	}
	if s.headline {
		f.add(fHeadline, uint64(w.ratio), 1)
		f.add(fHeadline, w.hShape, 2)
	}
	if n := a.lower[w.hLow]; n > 0 {
		f.add(fLowHere, w.hShort, first)
		if n > 2 {
			f.add(fLowHere, 1, 1)
		}
	}
	if !f.brief {
		f.add(fRatio, 0, uint64(w.ratio))
	}
	f.add(fRatio, 1, uint64(w.ratio)<<16|uint64(p.ratio)<<8|uint64(q.ratio))
	f.add(fRatioShape, uint64(w.ratio)<<1|first, w.hShape)
	if ac, ok := a.acronyms[w.form]; ok && w.is(isCapsWord) {
		f.add(fAcronym, 0, 0)
		f.add(fAcronymHead, ac.head, 0)
		f.add(fAcronymHead, ac.first, 1)
	}
}

// affixFeatures adds beginnings, endings and the trigrams between them.
func affixFeatures(f *featureList, form string) {
	var buf [24]rune
	r := buf[:0]
	for _, c := range form {
		if len(r) == cap(r) {
			break
		}
		r = append(r, c)
	}
	for n := 1; n <= 5 && n <= len(r); n++ {
		f.add(fPrefix, uint64(n), hashRunes(r[:n]))
	}
	tail := form
	for n := 0; n < 5 && tail != ""; n++ {
		_, size := utf8.DecodeLastRuneInString(tail)
		tail = tail[:len(tail)-size]
		f.add(fSuffix, uint64(n), hashString(form[len(tail):]))
	}
	for n := 1; n+3 <= len(r) && n < 12; n++ {
		f.add(fTrigram, 0, hashRunes(r[n:n+3]))
	}
}

// suffixHash hashes the last n runes.
func suffixHash(s string, n int) uint64 {
	tail := s
	for range n {
		_, size := utf8.DecodeLastRuneInString(tail)
		tail = tail[:len(tail)-size]
	}
	return hashString(s[len(tail):])
}

// runFeatures describe the stretch of capitals around the word: its last word
// says what it is ("Ministry", "Inc"), the words around it how it is used.
func (a *analysis) runFeatures(f *featureList, s sentence, i int, w *word) {
	if !w.is(isUpper) {
		return
	}
	r := a.runAt(s, i)
	head, loose, first := &a.words[r.tight-1], &a.words[r.loose-1], &a.words[r.start]
	prev, next, nextLoose := a.at(s, r.start-1), a.at(s, r.tight), a.at(s, r.loose)
	if i != r.tight-1 {
		f.add(fRunLast, head.hLow, 0)
		f.add(fRunSuffix, suffixHash(head.low, 3), 0)
		gazFeaturesAs(f, fRunLastGaz, head.gaz)
	}
	if r.loose != r.tight {
		f.add(fRunLoose, loose.hLow, 1)
	}
	if i != r.start {
		f.add(fRunFirst, first.hLow, 1)
		gazFeaturesAs(f, fRunGazFirst, first.gaz)
	}
	f.add(fRunPrev, prev.hLow, 1)
	f.add(fRunNext, next.hLow, 0)
	f.add(fRunNext, nextLoose.hLow, 1)
	f.add(fRunAround, prev.hLow, next.hLow)
	pos := uint64(min(r.tight-r.start, 6))<<8 | uint64(min(i-r.start, 6))
	f.add(fRunPos, pos, 0)
	f.add(fRunPos, pos, w.hShort)
	f.add(fRunPos, pos|1<<16, prev.hLow)
	f.add(fRunPos, pos|2<<16, next.hLow)
	gazFeaturesAs(f, fRunPrevGaz, prev.gaz)
	for g := range 3 {
		f.add(fRunPrevCluster, uint64(g), uint64(prev.cluster[g]))
		f.add(fRunNextCluster, uint64(g), uint64(next.cluster[g]))
		f.add(fRunLastCluster, uint64(g), uint64(head.cluster[g]))
	}
	f.add(fRunBefore, a.at(s, r.start-2).hLow, prev.hLow)
	f.add(fRunAfter, next.hLow, a.at(s, r.tight+1).hLow)
	for k := 2; k <= 4; k++ {
		if x := a.at(s, r.start-k); !x.is(isPunct) {
			f.add(fBagLeft, x.hLow, 0)
		}
		if x := a.at(s, r.tight+k-1); !x.is(isPunct) {
			f.add(fBagRight, x.hLow, 0)
		}
	}
	a.appositionFeatures(f, s, r)
	if n := a.at(s, r.loose+1); a.at(s, r.loose).form == "(" && n.is(isCapsWord) && a.at(s, r.loose+2).form == ")" {
		f.add(fHasAcronym, 0, 0)
	}
}

// gazFeaturesAs adds one feature of a template for each bit of the set.
func gazFeaturesAs(f *featureList, template uint32, set uint64) {
	for ; set != 0; set &= set - 1 {
		f.add(template, uint64(bits.TrailingZeros64(set)), 0)
	}
}

// appositionFeatures look behind the comma after a run: "X, the founder",
// "X, who", "X, 42,".
func (a *analysis) appositionFeatures(f *featureList, s sentence, r run) {
	if a.at(s, r.loose).form != "," {
		return
	}
	x := a.at(s, r.loose+1)
	f.add(fApposition, x.hShort, 0)
	for k := 1; k <= 4; k++ {
		x = a.at(s, r.loose+k)
		if x.is(isPunct) {
			return
		}
		f.add(fApposition, x.hLow, 1)
		gazFeaturesAs(f, fApposition, x.gaz)
		if x.cluster[1] != 0 {
			f.add(fApposition, uint64(x.cluster[1]), 2)
		}
	}
}

// documentFeatures say what the other places of the word tell.
func (a *analysis) documentFeatures(f *featureList, i int, w *word) {
	c := a.context[w.hLow]
	if c == nil {
		return
	}
	if c.n > 1 {
		for _, x := range c.left {
			f.add(fDocLeft, x, 0)
		}
		for _, x := range c.right {
			f.add(fDocRight, x, 0)
		}
		for _, x := range c.longer {
			f.add(fDocLonger, x, 0)
		}
		if c.inner*2 > c.n {
			f.add(fDocFlag, 1, 0)
		}
		if c.inner == 0 {
			f.add(fDocFlag, 2, 0)
		}
	}
	for _, x := range c.heads {
		f.add(fDocHead, x, 0)
	}
	if c.titled {
		f.add(fDocFlag, 3, 0)
	}
	if c.afterFirst {
		f.add(fDocFlag, 4, 0)
	}
	if c.beforeLast {
		f.add(fDocFlag, 5, 0)
	}
	if c.lastOfRun {
		f.add(fDocFlag, 6, 0)
	}
}

// lexicalFeatures name the word, alone and with its neighbors.
func (a *analysis) lexicalFeatures(f *featureList, s sentence, i int, w *word) {
	p, q := a.at(s, i-1), a.at(s, i+1)
	if !f.brief {
		f.add(fWord, 12, w.hLow)
		f.add(fForm, 0, w.hForm)
	}
	f.add(fWordLeft, p.hLow, w.hLow)
	f.add(fWordRight, w.hLow, q.hLow)
	if w.gaz != 0 {
		gazFeatures(f, 2, w.gaz, 0)
		gazFeatures(f, 6, w.gaz, w.hShort)
		f.add(fGazPair, w.gaz, 0)
		f.add(fGazPair, w.gaz, q.gaz|1<<63)
	}
	for g := range 3 {
		c := uint64(w.cluster[g])
		if c != 0 && !f.brief {
			clusterAlone(f, uint64(g), c, w)
		}
		f.add(fClusterPair, uint64(g)<<32|uint64(p.cluster[g]), c)
		f.add(fClusterPair, uint64(g)<<32|1<<20|uint64(q.cluster[g]), c)
	}
}

func clusterAlone(f *featureList, grain, c uint64, w *word) {
	f.add(fCluster, 2<<8|grain, c)
	f.add(fClusterShape, grain<<32|c, w.hShort)
}
