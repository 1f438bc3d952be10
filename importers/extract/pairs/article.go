package pairs

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/coref"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
	"clew/importers/extract/perceptron"
	"clew/importers/extract/wordclass"
)

// Article is what the earlier stages made of a text.
type Article struct {
	Doc     *doc.Document
	Who     *coref.Result
	Offices []office.Phrase // those that Who was made with
	Links   []graphmodel.FoundLink
	// Links are what the rules read; their ends are mentions of Who.
}

// reader holds what the features of the pairs of one article are made of. All
// symbols are hashes.
type reader struct {
	*Article
	lex   *lexicon.Lexicon
	words []word
	// holds[m] are the holders by which mention m has an office.
	holds [][]int
	// kinds[m] is a symbol for the kind and form of a mention.
	kinds []uint32
	ends  []end
	// votes are the links of the rules by their two entities, the smaller first.
	votes map[[2]int][]int
	// busy[m] are the types of link that the rules read from or to mention m.
	busy   []uint32
	trusts []trust // by entity
	nodes  []int32 // scratch of top
	out    []uint32
	base   uint32 // the kinds of the pair
	voted  [2]int // the part of out that the links of the rules make
	// ballot is the scratch of votesOn.
	ballot []vote
}

// word is a token in symbols.
type word struct {
	lemma, form uint32
	class       uint32 // what sort of word it is: see sortOf
	sym         uint32 // function words as they are, others by their sort
	edge        uint32 // its relation with the preposition
	tag         uint32
	middle      uint32 // cluster
	fine        uint32 // cluster of the lemma or form, 0 for none
	coarse      uint32
	mention     int32 // innermost mention that covers it, -1
	office      int32 // office phrase that covers it, -1
}

// end is a mention as one end of a pair.
type end struct {
	entity int
	kind   graphmodel.Kind
	symbol uint32 // what sort of entity it is
}

var (
	symNumber = perceptron.String("#")
	symName   = perceptron.String("name")
)

func newReader(a *Article, l *lexicon.Lexicon, t *wordclass.Table) *reader {
	r := &reader{Article: a, lex: l, words: make([]word, len(a.Doc.Tokens))}
	r.readMentions()
	r.readTrust()
	r.readOffices()
	r.readWords(t)
	r.readVotes()
	return r
}

func (r *reader) readMentions() {
	n := len(r.Who.Mentions)
	r.kinds, r.ends, r.holds, r.busy = make([]uint32, n), make([]end, n), make([][]int, n), make([]uint32, n)
	for i := range r.words {
		r.words[i].mention, r.words[i].office = int32(r.Who.MentionAt(i)), -1
	}
	for m, x := range r.Who.Mentions {
		r.ends[m].entity = x.Entity
		if x.Entity < 0 {
			continue
		}
		e := &r.Who.Entities[x.Entity]
		r.ends[m].kind = e.Kind
		flag := uint32(0)
		if x.Demonym {
			flag = 1
		}
		r.kinds[m] = perceptron.Hash(1, perceptron.String(string(e.Kind)), perceptron.String(string(x.Form)), flag)
		r.ends[m].symbol = r.entitySymbol(x.Entity)
	}
}

// entitySymbol tells classes of organizations and kinds of places apart.
func (r *reader) entitySymbol(entity int) uint32 {
	e := &r.Who.Entities[entity]
	switch e.Kind {
	case graphmodel.Organization:
		return perceptron.String(string(r.Who.Classes[entity])) + 1
	case graphmodel.Place:
		if p, ok := r.lex.PlaceByKey(e.Key); ok && e.Key != "" {
			return perceptron.String(string(p.Kind)) + 2
		}
		return 3
	}
	return 4
}

func (r *reader) readOffices() {
	for i, p := range r.Offices {
		for t := p.First; t < p.Last; t++ {
			r.words[t].office = int32(i)
		}
	}
	for i, h := range r.Who.Holders {
		if h.Mention >= 0 {
			r.holds[h.Mention] = append(r.holds[h.Mention], i)
		}
	}
}

// isLive reports whether a sentence mentions more than one entity.
func (r *reader) isLive(s int) bool {
	first := -1
	for t := r.Doc.Sentences[s].First; t < r.Doc.Sentences[s].Last; t++ {
		m := r.words[t].mention
		if m < 0 || r.ends[m].entity < 0 {
			continue
		}
		if first >= 0 && r.ends[m].entity != first {
			return true
		}
		first = r.ends[m].entity
	}
	return false
}

// readWords reads the words of the sentences that have pairs.
func (r *reader) readWords(classes *wordclass.Table) {
	for s := range r.Doc.Sentences {
		if r.isLive(s) {
			r.readSentence(r.Doc.Sentences[s].First, r.Doc.Sentences[s].Last, classes)
		}
	}
}

func (r *reader) readSentence(first, last int, classes *wordclass.Table) {
	for i := first; i < last; i++ {
		t, w := &r.Doc.Tokens[i], &r.words[i]
		low := doc.Lower(t.Form)
		w.form = perceptron.String(low)
		w.lemma = w.form
		if t.Lemma != t.Form {
			w.lemma = perceptron.String(doc.Lower(t.Lemma))
		}
		w.tag = perceptron.String(t.UPOS)
		w.edge = perceptron.String(t.Rel)
		cluster := classes.Of(w.form)
		w.middle, w.fine, w.coarse = uint32(cluster.Middle)+1, uint32(cluster.Fine), uint32(cluster.Coarse)+1
		if t.UPOS == "NUM" {
			w.lemma = symNumber
		}
		w.class = r.sortOf(i, low)
		switch {
		case w.mention >= 0 && r.Who.Mentions[w.mention].Form == graphmodel.FormName:
			w.sym = symName + r.kinds[w.mention]
		case w.office >= 0:
			w.sym = w.class
		default:
			w.sym = r.shapeOf(t, w)
		}
	}
	for i := first; i < last; i++ {
		t := &r.Doc.Tokens[i]
		if t.Rel != "case" || t.Head < 0 {
			continue
		}
		if h := &r.Doc.Tokens[t.Head]; strings.HasPrefix(h.Rel, "nmod") || strings.HasPrefix(h.Rel, "obl") || h.Rel == "conj" || h.Rel == "appos" {
			r.words[t.Head].edge = perceptron.Hash(2, perceptron.String(h.Rel), r.words[i].lemma)
		}
	}
}

// shapeOf keeps the words that make constructions and the parts of speech of
// the others.
func (r *reader) shapeOf(t *doc.Token, w *word) uint32 {
	switch t.UPOS {
	case "NOUN", "PROPN", "ADJ", "ADV", "VERB", "NUM", "INTJ", "X":
		return w.tag
	}
	return w.form
}

// sortOf is the class of office that a word belongs to, the type of event that
// it may tell, or its cluster.
func (r *reader) sortOf(i int, low string) uint32 {
	w := &r.words[i]
	if w.office >= 0 {
		o := &r.Offices[w.office].Office
		return perceptron.Hash(3, perceptron.String(string(o.Class)), uint32(o.At))
	}
	t := &r.Doc.Tokens[i]
	if t.UPOS == "VERB" || t.UPOS == "NOUN" {
		lemma := low
		if t.Lemma != t.Form {
			lemma = t.Lemma
		}
		if cue := cues[doc.Lower(lemma)]; cue != 0 {
			return perceptron.Hash(12, cue, w.tag)
		}
		if fs := r.lex.FrameFor(lemma, t.UPOS == "VERB"); len(fs) > 0 {
			return perceptron.Hash(4, perceptron.String(string(fs[0].Type)), w.tag)
		}
	}
	return perceptron.Hash(5, w.middle, w.tag)
}

func (r *reader) readVotes() {
	r.votes = make(map[[2]int][]int)
	for i := range r.Links {
		l := &r.Links[i]
		if l.Head < 0 || l.Tail < 0 || l.From == l.To {
			continue
		}
		key := entityPair(l.From, l.To)
		r.votes[key] = append(r.votes[key], i)
		class := classOf(l.Type, true)
		r.busy[l.Head] |= 1 << class
		r.busy[l.Tail] |= 1 << (class + 1)
	}
}

// pair is two mentions of different entities, the earlier one first. Where one
// lies within the other, the outer is the first.
type pair struct {
	a, b     int
	possible set
	// lo and hi bound the words between; of an outer mention those behind the
	// inner one.
	lo, hi int
	nested bool
	across int // sentences from the one to the other
}

// What two mentions of a sentence may have between them to be a pair.
const (
	maxBetween = 5  // mentions
	maxGap     = 25 // words
	maxPlaces  = 8  // words between two places
)

// pairs lists the pairs of the sentences and those that the rules joined.
func (r *reader) pairs() []pair {
	out := make([]pair, 0, 3*len(r.Who.Mentions))
	for s := range r.Doc.Sentences {
		ms := r.Who.MentionsIn(r.Doc.Sentences[s].First, r.Doc.Sentences[s].Last)
		for i, a := range ms {
			if r.ends[a].entity < 0 {
				continue
			}
			for _, b := range ms[i+1 : min(len(ms), i+2+maxBetween)] {
				if p, ok := r.pairOf(a, b); ok && r.isNear(p) {
					out = append(out, p)
				}
			}
		}
	}
	seen := make(map[[2]int]bool)
	for i := range r.Links {
		l := &r.Links[i]
		a, b := min(l.Head, l.Tail), max(l.Head, l.Tail)
		if a < 0 || seen[[2]int{a, b}] {
			continue
		}
		seen[[2]int{a, b}] = true
		p, ok := r.pairOf(a, b)
		if ok && (p.across > 0 || b-a-1 > maxBetween || !r.isNear(p)) {
			out = append(out, p)
		}
	}
	return out
}

// isNear reports whether two mentions are near enough for the sentence to tell
// what one is to the other. That saves time: the others are many.
func (r *reader) isNear(p pair) bool {
	gap := p.hi - p.lo
	if r.ends[p.a].kind == graphmodel.Place && r.ends[p.b].kind == graphmodel.Place {
		return gap <= maxPlaces
	}
	pronouns := r.Who.Mentions[p.a].Form == graphmodel.FormPronoun && r.Who.Mentions[p.b].Form == graphmodel.FormPronoun
	return gap <= maxGap && !pronouns
}

func (r *reader) pairOf(a, b int) (pair, bool) {
	x, y := r.ends[a], r.ends[b]
	if x.entity < 0 || y.entity < 0 || x.entity == y.entity {
		return pair{}, false
	}
	ra, rb := r.Who.Ranges[a], r.Who.Ranges[b]
	if rb.First == ra.First && rb.Last > ra.Last {
		a, b, x, y, ra, rb = b, a, y, x, rb, ra
	}
	p := pair{a: a, b: b, possible: possible(x.kind, y.kind), lo: ra.Last, hi: rb.First}
	if rb.Last <= ra.Last {
		p.nested, p.lo, p.hi = true, rb.Last, ra.Last
	}
	if p.hi < p.lo {
		p.hi = p.lo
	}
	p.across = r.Doc.SentenceOf(rb.First) - r.Doc.SentenceOf(ra.First)
	return p, p.possible != 1
}
