package ner

import (
	"math/rand/v2"
	"slices"
	"strings"

	"clew/importers/extract/doc"
)

// chain is a Markov chain of letters that invents words like the ones that it
// has seen.
type chain struct {
	next  map[string][]rune
	known []string
}

const chainOrder = 3

func (c *chain) add(w string) {
	if c.next == nil {
		c.next = map[string][]rune{}
	}
	c.known = append(c.known, w)
	r := append([]rune("^^^"), []rune(w)...)
	r = append(r, '$')
	for i := chainOrder; i < len(r); i++ {
		k := string(r[i-chainOrder : i])
		c.next[k] = append(c.next[k], r[i])
	}
}

// invent returns a new word of four to twelve letters, or one that it has
// seen when that fails.
func (c *chain) invent(rng *rand.Rand) string {
	if len(c.known) == 0 {
		return ""
	}
	for range 20 {
		r := []rune("^^^")
		for len(r) < 20 {
			n := c.next[string(r[len(r)-chainOrder:])]
			x := n[rng.IntN(len(n))]
			if x == '$' {
				break
			}
			r = append(r, x)
		}
		if w := r[chainOrder:]; len(w) >= 4 && len(w) <= 12 {
			return string(w)
		}
	}
	return c.known[rng.IntN(len(c.known))]
}

// inventor makes copies of examples in which names are replaced by invented
// ones, so that the recognizer learns from what stands around a name.
type inventor struct {
	first, family, place chain
	table                *wordTable
	gaz                  Gazetteer
}

// newInventor learns from the names of the examples.
func newInventor(examples []*Example, table *wordTable, gaz Gazetteer) *inventor {
	v := &inventor{table: table, gaz: gaz}
	for _, e := range examples {
		if e.Domain == Social {
			continue
		}
		for _, s := range e.Doc.Sentences {
			for _, sp := range spans(e.labels[s.First:s.Last]) {
				v.learn(e.Doc.Tokens[s.First+sp.first:s.First+sp.last], sp.typ)
			}
		}
	}
	return v
}

func (v *inventor) learn(tokens []doc.Token, typ int) {
	for i, t := range tokens {
		w := newWord(t.Form)
		if !w.is(isTitle) || w.class&(hasDigit|isPunct) != 0 || len(t.Form) < 3 {
			continue
		}
		switch {
		case types[typ] == "PERSON" && i == 0 && len(tokens) > 1:
			v.first.add(t.Form)
		case types[typ] == "PERSON" && i == len(tokens)-1:
			v.family.add(t.Form)
		case types[typ] == "PLACE" && len(tokens) == 1 && v.gaz.Classes(t.Form, 1)&ClassCountry == 0:
			v.place.add(t.Form)
		}
	}
}

// complete reports whether it can invent names of every kind.
func (v *inventor) complete() bool {
	return len(v.first.known) > 0 && len(v.family.known) > 0 && len(v.place.known) > 0
}

// fixedClasses are words that say what a name is and must stay.
const fixedClasses = ClassCountry | ClassDemonym | ClassOrgSuffix | ClassOrgHead | ClassPlaceHead | ClassThing | ClassTitle | ClassRole

// copy returns a copy of the example with invented names. Every word is
// replaced by the same word throughout.
func (v *inventor) copy(e *Example, rng *rand.Rand) *Example {
	replace := map[string]string{}
	blocked := map[string]bool{}
	for i, t := range e.Doc.Tokens {
		if e.labels[i] == outside {
			blocked[t.Form] = true
		}
	}
	for _, s := range e.Doc.Sentences {
		for _, sp := range spans(e.labels[s.First:s.Last]) {
			for i := s.First + sp.first; i < s.First+sp.last; i++ {
				form := e.Doc.Tokens[i].Form
				if _, ok := replace[form]; ok || blocked[form] {
					continue
				}
				if w := v.substitute(form, sp, i-s.First, rng); w != "" {
					replace[form] = w
				}
			}
		}
	}
	out := &Example{ID: e.ID + "+invented", Domain: e.Domain, labels: e.labels, Doc: copyForms(e.Doc)}
	for i := range out.Doc.Tokens {
		if w, ok := replace[out.Doc.Tokens[i].Form]; ok && e.labels[i] != outside {
			out.Doc.Tokens[i].Form = w
		}
	}
	return v.introduce(out, rng)
}

// substitute invents a word for one word of a name, "" to leave it.
func (v *inventor) substitute(form string, sp span, i int, rng *rand.Rand) string {
	w := newWord(form)
	if !w.is(isTitle) || w.class&(hasDigit|isPunct|isLink) != 0 || len(form) < 3 {
		return ""
	}
	switch types[sp.typ] {
	case "PERSON":
		if i == sp.last-1 {
			return v.pick(&v.family, rng)
		}
		if rng.IntN(2) == 0 {
			return "" // given names are the best sign of a person
		}
		return v.pick(&v.first, rng)
	case "ORG", "PLACE":
		if v.gaz.Classes(form, 1)&fixedClasses != 0 {
			return ""
		}
		if r := v.table.lookup(w.hLow).ratio; r != caseUnknown && r < caseUpper {
			return ""
		}
		if types[sp.typ] == "PLACE" {
			return v.pick(&v.place, rng)
		}
		if rng.IntN(2) == 0 {
			return v.pick(&v.place, rng)
		}
		return v.pick(&v.family, rng)
	}
	return ""
}

// pick invents a word, or takes a known one in one of three cases.
func (v *inventor) pick(c *chain, rng *rand.Rand) string {
	if len(c.known) > 0 && rng.IntN(3) == 0 {
		return c.known[rng.IntN(len(c.known))]
	}
	return c.invent(rng)
}

// copyForms copies the tokens of a document, for changes of their forms.
func copyForms(d *doc.Document) *doc.Document {
	c := *d
	c.Tokens = slices.Clone(d.Tokens)
	c.Names = nil
	return &c
}

// headlines spells some sentences of a copy of the example in capitals, others
// with a capital at every word.
func headlines(e *Example, rng *rand.Rand) *Example {
	out := &Example{ID: e.ID + "+headlines", Domain: e.Domain, labels: e.labels, Doc: copyForms(e.Doc)}
	for _, s := range out.Doc.Sentences {
		n := rng.IntN(6)
		if n > 1 || s.Last-s.First > 16 {
			continue
		}
		for i := s.First; i < s.Last; i++ {
			t := &out.Doc.Tokens[i]
			switch {
			case n == 0:
				t.Form = strings.ToUpper(t.Form)
			case len(t.Form) > 3 || i == s.First:
				t.Form = capitalize(t.Form)
			}
		}
	}
	return out
}

func capitalize(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}
