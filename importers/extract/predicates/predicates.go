// Package predicates lists what the text of a document says happens or is done:
// every verb and every noun of an action, with its arguments as phrases of the
// text: agent, patient, when, where.
//
// The scheme is that of question-answer driven semantic roles: an argument is
// what answers "who did something?", "what was done?", "when?", "where?" about
// the predicate, wherever in the sentence it stands. For verbs see FitzGerald,
// Michael, He, Zettlemoyer: Large-Scale QA-SRL Parsing (ACL 2018); for nouns
// Klein, Mamou, Pyatkin, Stepanov, He, Roth, Zettlemoyer, Dagan: QANom:
// Question-Answer driven SRL for Nominalizations (COLING 2020).
//
// Find reads tokens, tags, tree, names and dates. Events are chosen elsewhere.
package predicates

import (
	"cmp"
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/temporal"
)

// The roles of arguments.
const (
	Agent      = "agent"
	Patient    = "patient"
	When       = "when"
	Where      = "where"
	Instrument = "instrument"
	Topic      = "topic"
)

// finder holds what is known about one document.
type finder struct {
	*tree
	lex    *lexicon.Lexicon
	kind   []graphmodel.MentionType // of the name that holds the token
	timeAt []int32                  // the time expression that holds the token, or -1
	verbs  []*core                  // by token, filled on demand
	nouns  map[int]lexicon.Deverbal // the predicate nouns by token
	preds  []graphmodel.Predicate
}

// Find returns the predicates of a document in text order.
func Find(d *doc.Document, l *lexicon.Lexicon, times []temporal.Expression) []graphmodel.Predicate {
	f := &finder{tree: newTree(d), lex: l}
	f.kind = make([]graphmodel.MentionType, len(d.Tokens))
	for _, n := range d.Names {
		for i := n.First; i < n.Last; i++ {
			f.kind[i] = n.Type
		}
	}
	f.timeAt = make([]int32, len(d.Tokens))
	for i := range f.timeAt {
		f.timeAt[i] = -1
	}
	for k, e := range times {
		for i := e.First; i < e.Last; i++ {
			f.timeAt[i] = int32(k)
		}
	}
	f.verbs = make([]*core, len(d.Tokens))
	f.nouns = make(map[int]lexicon.Deverbal)
	for i := range d.Tokens {
		if n := f.predicateNoun(i); n != "" {
			f.nouns[i] = n
		}
	}
	for i := range d.Tokens {
		if n, ok := f.nouns[i]; ok {
			f.add(i, true, f.nounCore(i, n))
		} else if f.isPredicateVerb(i) {
			f.add(i, false, f.verb(i))
		}
	}
	return f.preds
}

// add lists one predicate with the phrases of its arguments.
func (f *finder) add(i int, noun bool, c *core) {
	p := graphmodel.Predicate{Lemma: f.predicateLemma(i), Noun: noun, Trigger: f.d.Span(i, i+1)}
	b := builder{f: f, p: &p, at: i}
	for _, a := range c.agent {
		b.argument(Agent, a)
	}
	for _, a := range c.patient {
		b.argument(Patient, a)
	}
	f.settings(&b, i)
	f.manner(&b, i)
	slices.SortStableFunc(p.Roles, func(a, b graphmodel.PredicateArg) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Role, b.Role))
	})
	f.preds = append(f.preds, p)
}

// predicateLemma is the lemma with its particle: "step down".
func (f *finder) predicateLemma(i int) string {
	lemma := f.lemma(i)
	if prt := f.child(i, "compound:prt"); prt >= 0 {
		lemma += " " + f.low(prt)
	}
	return lemma
}

// builder collects the arguments of one predicate.
type builder struct {
	f  *finder
	p  *graphmodel.Predicate
	at int
}

// argument adds the phrase or clause of an argument, unless the role has a
// phrase there already.
func (b *builder) argument(role string, a argument) {
	if a.words.first < a.words.last {
		b.span(role, a.words)
		return
	}
	if a.clause {
		b.span(role, b.f.clause(a.head, a.except))
		return
	}
	b.span(role, b.f.phrase(a.head, b.at, a.except))
}

func (b *builder) span(role string, s span) {
	if s.first >= s.last {
		return
	}
	at := b.f.d.Span(s.first, s.last)
	for _, r := range b.p.Roles {
		if r.Role == role && r.Span.Start < at.End && at.Start < r.Span.End {
			return
		}
	}
	b.p.Roles = append(b.p.Roles, graphmodel.PredicateArg{Role: role, Span: at})
}
