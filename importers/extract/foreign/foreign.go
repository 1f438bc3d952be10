// Package foreign reads names in articles that are in another language than
// English. It knows no grammar: people are found by their given names and
// titles, places and organizations by lists, in scripts with capital letters
// only where the capital means something. It finds no roles and no events.
package foreign

import (
	"cmp"
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// Read returns the names in a text of the language (ISO 639-1, "" when
// unknown): entities and their mentions, and nothing else.
// own are the person's word lists, which outrank all else; nil for none.
func Read(text, lang string, lex *lexicon.Lexicon, own *lexicon.Words) graphmodel.Findings {
	r := &reader{text: text, lang: lang, lex: lex, own: own, names: namesFor(lang, lex), entity: map[string]int{}}
	if caseless[lang] {
		r.readCaseless()
	} else {
		r.words = scan(text)
		r.taken = make([]bool, len(r.words))
		r.readCased()
	}
	r.finish()
	return r.out
}

// caseless are the languages whose script has no capital letters.
var caseless = set("zh ja ko ar fa ur he th hi bn ta my km lo ka am")

// reader collects what it finds in one article.
type reader struct {
	text, lang string
	lex        *lexicon.Lexicon
	own        *lexicon.Words
	names      *table
	words      []word
	taken      []bool // words that stand in a name
	out        graphmodel.Findings
	entity     map[string]int // by key
}

// readCased walks through the words: people first, since their names hold
// places ("Franz Berlin"), then known names, then what only titles tell.
func (r *reader) readCased() {
	for i := 0; i < len(r.words) && !r.own.Empty(); i++ {
		i += max(r.listed(i)-1, 0)
	}
	for _, rule := range []func(i int) int{r.famous, r.person, r.known, r.company, r.headed, r.place, r.titled} {
		for i := 0; i < len(r.words); i++ {
			if r.words[i].capital && !r.taken[i] {
				if n := rule(i); n > 0 {
					i += n - 1
				}
			}
		}
	}
	r.surnames()
}

// run is the number of words from i that follow each other without a mark, at
// most limit, and none of which is taken.
func (r *reader) run(i, limit int) int {
	n := 0
	for n < limit && i+n < len(r.words) && !r.taken[i+n] && (n == 0 || r.words[i+n].joined) {
		n++
	}
	return n
}

// phrase is the text of n words from i.
func (r *reader) phrase(i, n int) string { return r.text[r.words[i].start:r.words[i+n-1].end] }

func (r *reader) function(i int) bool { return functionWords[strings.ToLower(r.words[i].text)] }

// add marks n words from i as a mention of an entity.
func (r *reader) add(i, n int, key string, e graphmodel.FoundEntity) {
	for k := i; k < i+n; k++ {
		r.taken[k] = true
	}
	r.mention(graphmodel.Span{Start: r.words[i].start, End: r.words[i+n-1].end}, key, e)
}

// listed reads a name of the person's word lists.
func (r *reader) listed(i int) int {
	for n := r.run(i, r.own.Longest()); n > 0; n-- {
		if e, ok := r.own.Find(r.phrase(i, n)); ok {
			r.add(i, n, "own:"+e.Name, graphmodel.FoundEntity{Kind: e.Kind, Name: e.Name})
			return n
		}
	}
	return 0
}

var mentionTypes = map[graphmodel.Kind]graphmodel.MentionType{
	graphmodel.Person: graphmodel.MentionPerson, graphmodel.Organization: graphmodel.MentionOrg, graphmodel.Place: graphmodel.MentionPlace,
}

func (r *reader) mention(span graphmodel.Span, key string, e graphmodel.FoundEntity) {
	if r.own.Rejects(span.In(r.text)) {
		return
	}
	at, ok := r.entity[key]
	if !ok {
		at = len(r.out.Entities)
		r.entity[key] = at
		r.out.Entities = append(r.out.Entities, e)
	}
	known := &r.out.Entities[at]
	if form := span.In(r.text); form != known.Name && !slices.Contains(known.Aliases, form) {
		known.Aliases = append(known.Aliases, form)
	}
	r.out.Mentions = append(r.out.Mentions, graphmodel.FoundMention{Span: span, Type: mentionTypes[known.Kind], Form: graphmodel.FormName, Entity: at})
}

// finish puts mentions and entities in the order of the text.
func (r *reader) finish() {
	slices.SortStableFunc(r.out.Mentions, func(a, b graphmodel.FoundMention) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	place := make([]int, len(r.out.Entities))
	for i := range place {
		place[i] = -1
	}
	var sorted []graphmodel.FoundEntity
	for i := range r.out.Mentions {
		m := &r.out.Mentions[i]
		if place[m.Entity] < 0 {
			place[m.Entity] = len(sorted)
			e := r.out.Entities[m.Entity]
			slices.Sort(e.Aliases)
			sorted = append(sorted, e)
		}
		m.Entity = place[m.Entity]
	}
	r.out.Entities = sorted
}
