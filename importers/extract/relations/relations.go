// Package relations reads the lasting relations between the entities of an
// article: offices and jobs, membership, kinship, ownership, seats, origins,
// and places within places.
package relations

import (
	"cmp"
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/coref"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
	"clew/importers/extract/phrase"
)

// The extractors that a link names as its source.
const (
	byTitle      = "clew/title"      // an office next to a name
	byPattern    = "clew/pattern"    // a fixed construction
	byVerb       = "clew/verb"       // a verb and its arguments
	byContext    = "clew/context"    // an owner that the sentence leaves out
	byGazetteer  = "clew/gazetteer"  // geography that everybody knows
	byCoordinate = "clew/coordinate" // members of a list
)

type finder struct {
	d       *doc.Document
	c       *coref.Result
	offices []office.Phrase
	lex     *lexicon.Lexicon
	links   []graphmodel.FoundLink
	// names[t] is the mention by name that covers token t, or -1.
	names []int
	// places[e] is what kind of place entity e is, "" for others.
	places []lexicon.PlaceKind
	// main holds the entities that the article is about, by question; see once.
	main map[string]int
	// endings[t] is the last mention that ends right before token t, or -1.
	endings []int
	lows    []string // the forms in lower case; see lower
	// mentionsOf[e] are the mentions of entity e.
	mentionsOf [][]int
}

// Find returns the relations of a document, each with the sentence that says
// so as evidence. phrases are the office phrases that c was made with.
func Find(d *doc.Document, c *coref.Result, phrases []office.Phrase, l *lexicon.Lexicon) []graphmodel.FoundLink {
	f := &finder{d: d, c: c, offices: phrases, lex: l, names: make([]int, len(d.Tokens)), endings: make([]int, len(d.Tokens)+1), main: make(map[string]int)}
	for i := range f.names {
		f.names[i] = -1
	}
	for i := range f.endings {
		f.endings[i] = -1
	}
	f.mentionsOf = make([][]int, len(c.Entities))
	for i, m := range c.Mentions {
		if m.Entity >= 0 {
			f.endings[c.Ranges[i].Last] = i
			f.mentionsOf[m.Entity] = append(f.mentionsOf[m.Entity], i)
		}
		if m.Form == graphmodel.FormName && m.Entity >= 0 {
			for t := c.Ranges[i].First; t < c.Ranges[i].Last; t++ {
				f.names[t] = i
			}
		}
	}
	f.placeKinds()
	f.describedKinds()
	f.fromOffices()
	f.fromBodies()
	f.fromPossessives()
	f.fromDescriptions()
	f.whereTheyWork()
	f.fromPlaces()
	f.fromOrganizations()
	f.fromMembers()
	f.commanders()
	f.fromDegrees()
	f.fromCareers()
	f.onBoards()
	f.sold()
	f.fromFractions()
	f.homesByWords()
	f.fromVerbs()
	f.fromFamilies()
	f.ownedKin()
	f.whoMarried()
	f.children()
	f.fromCouples()
	f.fromKin()
	f.lawmakers()
	f.homelands()
	f.fromSeats()
	f.fromLeaders()
	f.fromContext()
	f.fromCabinets()
	f.fromGovernments()
	f.fromRenaming()
	f.knownLeaders()
	f.fromParties()
	f.fromSuccession()
	f.fromReplacing()
	f.traceOffices()
	f.fromGazetteer()
	return f.finish()
}

// link is a relation before it is checked.
type link struct {
	typ        graphmodel.LinkType
	head, tail int // mentions
	label      string
	confidence float64
	extractor  string
	stance     graphmodel.Stance
}

// add checks a link and records it with the sentences of both mentions as
// evidence.
func (f *finder) add(l link) {
	f.traceAdd(l)
	if l.head < 0 || l.tail < 0 || l.head == l.tail {
		return
	}
	from, to := f.c.Mentions[l.head].Entity, f.c.Mentions[l.tail].Entity
	if from < 0 || to < 0 || from == to || !f.kindsFit(l.typ, from, to) || phrase.Erratum(f.d, f.d.SentenceOf(f.c.Ranges[l.head].First)) {
		return
	}
	if l.stance == "" {
		l.stance = f.stanceAt(f.c.Ranges[l.head].First)
	}
	f.links = append(f.links, graphmodel.FoundLink{
		From: from, To: to, Type: l.typ, Label: cleanLabel(l.label), Head: l.head, Tail: l.tail,
		Span: f.evidence(l.head, l.tail), Stance: l.stance, Confidence: l.confidence, Extractor: l.extractor,
	})
}

// stanceAt is attributed inside a quotation, asserted elsewhere.
func (f *finder) stanceAt(token int) graphmodel.Stance {
	if q, _ := f.c.QuotationAt(token); q >= 0 {
		return graphmodel.Attributed
	}
	return graphmodel.Asserted
}

// maxEvidence bounds the sentences that one piece of evidence spans.
const maxEvidence = 4

// evidence is the sentence of the head, widened to that of the tail when it is
// near.
func (f *finder) evidence(head, tail int) graphmodel.Span {
	a := f.d.SentenceOf(f.c.Ranges[head].First)
	b := f.d.SentenceOf(f.c.Ranges[tail].First)
	if abs(a-b) >= maxEvidence {
		b = a
	}
	return graphmodel.Span{Start: f.d.Sentences[min(a, b)].Start, End: f.d.Sentences[max(a, b)].End}
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// kindsFit reports whether entities of these kinds may stand at the ends.
func (f *finder) kindsFit(t graphmodel.LinkType, from, to int) bool {
	return t.Joins(f.c.Entities[from].Kind, f.c.Entities[to].Kind)
}

// cleanLabel writes a label in one line of lower case, acronyms kept.
func cleanLabel(s string) string {
	words := strings.Fields(strings.ReplaceAll(s, " - ", "-"))
	for i, w := range words {
		if len(w) > 1 && strings.ToUpper(w) == w {
			continue
		}
		words[i] = strings.ToLower(w)
	}
	return strings.Join(words, " ")
}

// finish drops doubles and what a stronger link says better, and sorts.
func (f *finder) finish() []graphmodel.FoundLink {
	slices.SortStableFunc(f.links, func(a, b graphmodel.FoundLink) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Type, b.Type), cmp.Compare(a.Label, b.Label),
			cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Extractor, b.Extractor))
	})
	roles := make(map[[2]int]bool)
	for _, l := range f.links {
		if l.Type == graphmodel.Role {
			roles[[2]int{l.From, l.To}] = true
		}
	}
	out := f.links[:0]
	for i, l := range f.links {
		if i > 0 && l.From == f.links[i-1].From && l.To == f.links[i-1].To && l.Type == f.links[i-1].Type && l.Label == f.links[i-1].Label && l.Span == f.links[i-1].Span {
			f.traceDrop(&l, "it was read twice")
			continue
		}
		if l.Type == graphmodel.From && roles[[2]int{l.From, l.To}] {
			f.traceDrop(&l, "a role says more")
			continue
		}
		f.calibrate(&l)
		out = append(out, l)
	}
	return slices.Clip(out)
}

// mentionAt returns the innermost mention at token i that stands for an entity.
func (f *finder) mentionAt(i int) int {
	m := f.c.MentionAt(i)
	if m < 0 || f.c.Mentions[m].Entity < 0 {
		return -1
	}
	return m
}

func (f *finder) kindOf(m int) graphmodel.Kind {
	if m < 0 || f.c.Mentions[m].Entity < 0 {
		return ""
	}
	return f.c.Entities[f.c.Mentions[m].Entity].Kind
}

// nameAt returns the mention by name at token i, or -1.
func (f *finder) nameAt(i int) int {
	if i < 0 || i >= len(f.names) {
		return -1
	}
	return f.names[i]
}

func (f *finder) sameSentence(i, j int) bool { return f.d.SentenceOf(i) == f.d.SentenceOf(j) }

func (f *finder) form(i int) string {
	if i < 0 || i >= len(f.d.Tokens) {
		return ""
	}
	return f.d.Tokens[i].Form
}

// lower is the form of token i in lower case; most rules pass by all tokens and ask.
func (f *finder) lower(i int) string {
	if f.lows == nil {
		f.lows = make([]string, len(f.d.Tokens))
		for k := range f.lows {
			f.lows[k] = doc.Lower(f.d.Tokens[k].Form)
		}
	}
	if i < 0 || i >= len(f.lows) {
		return ""
	}
	return f.lows[i]
}

func (f *finder) text(first, last int) string {
	return f.d.Phrase(first, last)
}

// mentionEnding returns a mention that ends right before token i: the innermost
// one at that token, else any.
func (f *finder) mentionEnding(i int) int {
	if m := f.mentionAt(i - 1); m >= 0 && f.c.Ranges[m].Last == i {
		return m
	}
	if i < 0 || i >= len(f.endings) {
		return -1
	}
	return f.endings[i]
}

// nounPhraseStart is phrase.Start.
func (f *finder) nounPhraseStart(i int) int { return phrase.Start(f.d, i) }
