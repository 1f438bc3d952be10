package ner

// known is what the form of a word alone says, apart from all that stands around
// it: nearly half of the features of a capitalized word. Their scores are whole
// numbers, so that it does not matter in which order they are added.
type known struct {
	single    Class // of the word as a phrase of its own
	hasSingle bool
	hasOwn    bool
	hasBeside [5]bool
	// The scores for the word itself, and for its neighbors at each place of five
	// but the third.
	own    [numLabels]int32
	beside [5][numLabels]int32
	// The inputs of the network for words without a capital, by place: see placeOf.
	net [4][]int16
}

// aloneFeatures fills f with what the form of the word itself says. It lists what
// brief lists leave out.
func aloneFeatures(f *featureList, w *word) {
	f.keys = f.keys[:0]
	if isSimple(w) {
		smallAlone(f, w)
		return
	}
	f.add(fBias, 0, 0)
	f.add(fShape, 2, w.hShape)
	f.add(fShort, 2, w.hShort)
	affixFeatures(f, w.form)
	f.add(fRatio, 0, uint64(w.ratio))
	f.add(fWord, 12, w.hLow)
	f.add(fForm, 0, w.hForm)
	for g, c := range w.cluster {
		if c != 0 {
			clusterAlone(f, uint64(g), uint64(c), w)
		}
	}
}

// ownOf returns the scores of a word for itself.
func (w *workspace) ownOf(m *model, x *word) *[numLabels]int32 {
	k := x.known
	if !k.hasOwn {
		aloneFeatures(&w.list, x)
		k.own, k.hasOwn = m.score(&w.lookup, w.list.keys), true
	}
	return &k.own
}

// besideOf returns the scores of a word for the neighbor that has it at place k.
func (w *workspace) besideOf(m *model, x *word, k int) *[numLabels]int32 {
	n := x.known
	if !n.hasBeside[k] {
		w.list.keys = w.list.keys[:0]
		besideFeatures(&w.list, k, x)
		n.beside[k], n.hasBeside[k] = m.score(&w.lookup, w.list.keys), true
	}
	return &n.beside[k]
}

// scoreWord computes the label scores of word i of a sentence by the linear model.
func (w *workspace) scoreWord(m *model, a *analysis, s sentence, i int) [numLabels]int32 {
	x := &a.words[i]
	sum := *w.ownOf(m, x)
	if !isSimple(x) {
		for k := range 5 {
			if k == 2 {
				continue
			}
			for y, v := range w.besideOf(m, w.at(a, s, i+k-2), k) {
				sum[y] += v
			}
		}
	}
	w.list.brief = true
	a.features(&w.list, s, i)
	w.list.brief = false
	for y, v := range m.score(&w.lookup, w.list.keys) {
		sum[y] += v
	}
	return sum
}

// at returns word i of a sentence, or an edge that remembers its scores.
func (w *workspace) at(a *analysis, s sentence, i int) *word {
	switch {
	case i < s.first:
		return &w.before
	case i >= s.last:
		return &w.after
	}
	return &a.words[i]
}
