package extract

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
)

// WithWords returns an extractor that follows a person's word lists; it shares
// the models of x. An extractor that is not the built-in one is returned as it
// is.
func WithWords(x Extractor, w *lexicon.Words) Extractor {
	e, ok := x.(*engine)
	if !ok || w.Empty() {
		return x
	}
	own := *e
	own.words = w
	return &own
}

var ownTypes = map[graphmodel.Kind]graphmodel.MentionType{
	graphmodel.Person: graphmodel.MentionPerson, graphmodel.Organization: graphmodel.MentionOrg, graphmodel.Place: graphmodel.MentionPlace,
}

// ownWords puts the names of the person's word lists in the place of what was
// recognized, and takes those away that are never names.
func (e *engine) ownWords(d *doc.Document) {
	if e.words.Empty() {
		return
	}
	var own []doc.Name
	for _, s := range d.Sentences {
		for i := s.First; i < s.Last; {
			n, kind := e.ownAt(d, i, s.Last)
			if n == 0 {
				i++
				continue
			}
			own = append(own, doc.Name{First: i, Last: i + n, Type: ownTypes[kind], Score: 1})
			i += n
		}
	}
	d.Names = slices.DeleteFunc(d.Names, func(n doc.Name) bool {
		if e.words.Rejects(d.Span(n.First, n.Last).In(d.Text)) {
			return true
		}
		return slices.ContainsFunc(own, func(o doc.Name) bool { return o.First < n.Last && n.First < o.Last })
	})
	d.Names = append(d.Names, own...)
	slices.SortFunc(d.Names, func(a, b doc.Name) int { return a.First - b.First })
}

// ownAt finds the longest listed name at token i: its length and kind.
func (e *engine) ownAt(d *doc.Document, i, last int) (int, graphmodel.Kind) {
	// Marks are tokens, but no words of a name.
	for n := min(last-i, 2*e.words.Longest()+1); n > 0; n-- {
		if o, ok := e.words.Find(d.Span(i, i+n).In(d.Text)); ok && strings.TrimSpace(d.Tokens[i].Form) != "" {
			return n, o.Kind
		}
	}
	return 0, ""
}

// ownNames gives entities the name that the person has listed, so that all
// forms of it become one.
func (e *engine) ownNames(f *graphmodel.Findings) {
	if e.words.Empty() {
		return
	}
	for i := range f.Entities {
		x := &f.Entities[i]
		o, ok := e.words.Find(x.Name)
		if !ok || o.Kind != x.Kind || o.Name == x.Name {
			continue
		}
		if !slices.Contains(x.Aliases, x.Name) {
			x.Aliases = append(x.Aliases, x.Name)
			slices.Sort(x.Aliases)
		}
		x.Name = o.Name
	}
}
