package coref

import (
	"cmp"
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/graphmodel/personname"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
)

// Holder says that a person holds an office phrase: the phrase is a title
// before the name, an apposition, or a predicate of the person.
type Holder struct {
	Phrase  int // index into the phrases that Resolve was given
	Entity  int // index into Result.Entities
	Mention int // index into Result.Mentions: the mention next to the phrase
	How     How
}

// How is the construction that joins a person and an office phrase.
type How string

// The constructions.
const (
	ByTitle      How = "title"       // President Ana Lind
	ByApposition How = "apposition"  // Ana Lind, the president; her envoy, Ana Lind
	ByCopula     How = "copula"      // Ana Lind is the president
	ByAs         How = "as"          // Ana Lind succeeded Bo Berg as president
	ByAppointing How = "appointment" // named Ana Lind president
	ByCalling    How = "calling"     // whom they called the leader
)

// entity is a FoundEntity under construction.
type entity struct {
	found   graphmodel.FoundEntity
	names   []personname.Name // the forms of a person's name, fullest first
	forms   map[string]int    // forms as written, with their counts
	sex     lexicon.Sex
	class   lexicon.OrgClass // of organizations, "" unknown
	home    string           // country code that the words of the name tell, "" unknown
	place   lexicon.PlaceKind
	nouns   map[string]bool // common nouns that the article calls it by
	classes map[lexicon.OfficeClass]bool
	first   int // first token of the first mention
	count   int // mentions by name
}

// mention is a FoundMention under construction.
type mention struct {
	first, last int
	titled      int // first token with the title
	head        int
	typ         graphmodel.MentionType
	form        graphmodel.MentionForm
	entity      int
	demonym     bool
	nested      bool // inside a longer name
}

type builder struct {
	d        *doc.Document
	lex      *lexicon.Lexicon
	offices  []office.Phrase
	entities []*entity
	mentions []mention
	groups   []Group
	holders  []Holder // Mention counts the mentions of this builder
	holderOf map[int]int
	quotes   quotation
	byKey    map[string]int
	people   peopleIndex
	plain    map[string]string // see plainForm

	nameOf   []int32 // per token: the innermost mention by name, -1; valid after indexNames
	officeAt []int32 // per token: the office phrase that covers it, -1
	// sentences[s] are the mentions that start in sentence s, in text order.
	sentences [][]int
	title     map[string]bool // plain words of the title
	heroIs    *int            // see hero
	bodyIs    *int            // see mainBody
	leadIs    *int            // see leadBody
}

// Resolve finds the chains of a document from its tags, its dependency tree and
// its names. phrases are the office phrases of the document in text order.
func Resolve(d *doc.Document, l *lexicon.Lexicon, phrases []office.Phrase) *Result {
	b := &builder{d: d, lex: l, offices: phrases, byKey: make(map[string]int), holderOf: make(map[int]int)}
	b.quotes = findQuotes(d)
	b.addPlaces()
	b.addOrganizations()
	b.addPeople()
	b.sortMentions()
	b.indexNames()
	b.findHolders()
	b.describe()
	b.describeLands()
	b.addNominals()
	b.findQuoteSpeakers()
	b.addPronouns()
	b.findPredicates()
	return b.result()
}

func (b *builder) text(first, last int) string {
	return strings.Clone(b.d.Phrase(first, last)) // the article need not stay for it
}

func (b *builder) newEntity(kind graphmodel.Kind, key string) int {
	e := &entity{forms: make(map[string]int), nouns: make(map[string]bool), classes: make(map[lexicon.OfficeClass]bool), first: -1}
	e.found.Kind, e.found.Key = kind, key
	b.entities = append(b.entities, e)
	if key != "" {
		b.byKey[key] = len(b.entities) - 1
	}
	return len(b.entities) - 1
}

// addName records a mention by name. The demonym of a country is a mention but
// no form of its name.
func (b *builder) addName(n doc.Name, e int) {
	ent := b.entities[e]
	if !n.Demonym {
		ent.forms[b.text(n.First, n.Last)]++
	}
	if ent.first < 0 || n.First < ent.first {
		ent.first = n.First
	}
	ent.count++
	b.mentions = append(b.mentions, mention{
		first: n.First, last: n.Last, titled: n.First, head: b.headOf(n.First, n.Last), typ: n.Type,
		form: graphmodel.FormName, entity: e, demonym: n.Demonym,
	})
}

// headOf returns the token of a range whose head lies outside it, the last one
// where the tree does not tell.
func (b *builder) headOf(first, last int) int {
	for i := last - 1; i >= first; i-- {
		if h := b.d.Tokens[i].Head; (h < first || h >= last) && b.d.Tokens[i].UPOS != "PUNCT" && b.d.Tokens[i].Rel != "" {
			return i
		}
	}
	return last - 1
}

// indexNames fills the tables that lookups by token need. Mentions by name must
// be complete; their indexes must not change until the tables are made again.
func (b *builder) indexNames() {
	b.nameOf = filled(len(b.d.Tokens))
	b.sentences = make([][]int, len(b.d.Sentences)+1)
	for i, m := range b.mentions {
		s := b.d.SentenceOf(m.first)
		b.sentences[s] = append(b.sentences[s], i)
		if m.form != graphmodel.FormName {
			continue
		}
		for t := m.first; t < m.last; t++ {
			if o := b.nameOf[t]; o < 0 || b.mentions[o].last-b.mentions[o].first > m.last-m.first {
				b.nameOf[t] = int32(i)
			}
		}
	}
	if b.officeAt == nil {
		b.officeAt = filled(len(b.d.Tokens))
		for i, p := range b.offices {
			for t := p.First; t < p.Last; t++ {
				b.officeAt[t] = int32(i)
			}
		}
	}
}

func (b *builder) sortMentions() {
	slices.SortStableFunc(b.mentions, func(x, y mention) int {
		return cmp.Or(cmp.Compare(x.first, y.first), cmp.Compare(x.last, y.last))
	})
}

// result sorts entities by their first mention and fills the lookup tables.
func (b *builder) result() *Result {
	order := make([]int, 0, len(b.entities))
	for i, e := range b.entities {
		if e.count > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(x, y int) int {
		return cmp.Compare(b.entities[x].first, b.entities[y].first)
	})
	renumber := make([]int, len(b.entities))
	for i := range renumber {
		renumber[i] = -1
	}
	r := &Result{Hero: -1}
	for i, old := range order {
		renumber[old] = i
		e := b.entities[old]
		e.finish(b)
		r.Entities = append(r.Entities, e.found)
		r.Classes = append(r.Classes, e.class)
	}
	if h := b.hero(); h >= 0 {
		r.Hero = renumber[h]
	}
	moved := b.copyMentions(r, renumber)
	for _, g := range b.groups {
		for i, e := range g.Entities {
			g.Entities[i] = renumber[e]
		}
		r.Groups = append(r.Groups, g)
	}
	slices.SortStableFunc(r.Groups, func(x, y Group) int { return cmp.Compare(x.Range.First, y.Range.First) })
	for _, h := range b.holders {
		h.Entity = renumber[h.Entity]
		if h.Mention >= 0 {
			h.Mention = moved[h.Mention]
		}
		r.Holders = append(r.Holders, h)
	}
	slices.SortStableFunc(r.Holders, func(x, y Holder) int { return cmp.Compare(x.Phrase, y.Phrase) })
	r.quotes = b.quotes
	for i, e := range r.quotes.speaker {
		if e >= 0 {
			r.quotes.speaker[i] = renumber[e]
		}
	}
	r.index(len(b.d.Tokens))
	return r
}

// copyMentions writes the mentions in order and returns where each went.
func (b *builder) copyMentions(r *Result, renumber []int) []int {
	order := make([]int, len(b.mentions))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		m, n := b.mentions[x], b.mentions[y]
		return cmp.Or(cmp.Compare(m.first, n.first), cmp.Compare(m.last, n.last))
	})
	moved := make([]int, len(b.mentions))
	for i, old := range order {
		moved[old] = i
		m := b.mentions[old]
		e := -1
		if m.entity >= 0 {
			e = renumber[m.entity]
		}
		r.Mentions = append(r.Mentions, graphmodel.FoundMention{
			Span: b.d.Span(m.first, m.last), Type: m.typ, Form: m.form, Entity: e, Demonym: m.demonym,
		})
		r.Ranges = append(r.Ranges, Range{m.first, m.last})
		r.Heads = append(r.Heads, m.head)
		r.Titled = append(r.Titled, Range{min(m.titled, m.first), m.last})
	}
	return moved
}
