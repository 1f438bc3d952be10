package events

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// trigger is the span of the word, with particle or compound, that tells the
// event.
func (f *finder) trigger(c *candidate) graphmodel.Span {
	first, last := c.tok, c.tok+1
	if c.noun {
		for n := strings.Count(c.lemma, " "); n > 0 && first > 0; n-- {
			first--
		}
	} else if prt := f.child(c.tok, "compound:prt"); prt == c.tok+1 {
		last = prt + 1
	}
	return f.d.Span(first, last)
}

// nameWords bounds the name of an event, in words.
const nameWords = 6

// name is a short label in the article's own words: the fullest noun with what
// stands before it ("three-hour meeting"), a cause with what it did ("car bomb
// killing"), else the verb with its object ("acquired Frigobel").
func (f *finder) name(g []*candidate) string {
	best, bestWords := "", 0
	for _, c := range g {
		if c.same != nil && c.same.noun && c.same.light < 0 && !c.noun && hurts(c.typ) {
			what := f.nounName(c.same) + " "
			if full := what + f.verbName(c); strings.Count(full, " ") < nameWords {
				return full
			}
			return what + f.tok(c.tok).Form
		}
		if c.noun {
			if n := f.nounName(c); best == "" || f.nameRank(n) > bestWords {
				best, bestWords = n, f.nameRank(n)
			}
		}
	}
	if best == "" {
		best = f.verbName(g[0])
	}
	return best
}

// nameRank counts the words of a name; names in capitals are from headlines and
// stand back.
func (f *finder) nameRank(name string) int {
	n := strings.Count(name, " ") + strings.Count(name, "-")
	if strings.ToLower(name) != name {
		return n - 1
	}
	return n + 1
}

func (f *finder) nounName(c *candidate) string {
	first := c.tok
	s := f.d.Sentences[c.sentence]
	words := 0
	for j := c.tok - 1; j >= s.First && words < nameWords-1; j-- {
		t := f.tok(j)
		hyphen := t.XPOS == "HYPH"
		if !hyphen && !f.namesPart(j, c.tok) || f.who.MentionAt(j) >= 0 || j == c.light {
			break
		}
		if !hyphen {
			words++
		}
		first = j
	}
	for first < c.tok && (f.tok(first).UPOS == "PUNCT" || f.tok(first).XPOS == "HYPH" || emptyWord(lower(f.tok(first).Form))) {
		first++
	}
	return f.d.Span(first, c.tok+1).In(f.d.Text)
}

// namesPart reports whether token j, before the noun at n, belongs to its name.
func (f *finder) namesPart(j, n int) bool {
	switch t := f.tok(j); {
	case t.UPOS == "DET", t.UPOS == "PRON", t.UPOS == "ADP", t.UPOS == "PUNCT", t.UPOS == "AUX", t.UPOS == "CCONJ", t.XPOS == "POS":
		return false
	case f.isVerb(j):
		return f.rel(j) == "amod" || f.rel(j) == "compound"
	}
	h := f.head(j)
	return h > j && h <= n
}

// emptyWord lists adjectives that say nothing about an event by itself.
func emptyWord(w string) bool {
	switch w {
	case "such", "same", "other", "another", "own", "last", "next", "latest", "earlier", "previous", "more", "further", "any", "also", "first":
		return true
	}
	return false
}

func (f *finder) verbName(c *candidate) string {
	last := c.tok + 1
	if prt := f.child(c.tok, "compound:prt"); prt == last || last < len(f.d.Tokens) && strings.HasSuffix(c.lemma, " "+lower(f.tok(last).Form)) {
		last++ // "got together", "shot dead"
	}
	verb := f.d.Span(c.tok, last).In(f.d.Text)
	for _, h := range append(c.all(lexicon.SlotIndirect), c.all(lexicon.SlotObject)...) {
		if f.tok(h).UPOS == "PRON" || h < last {
			continue
		}
		if m := f.who.MentionAt(h); m >= 0 {
			return verb + " " + f.who.Mentions[m].Span.In(f.d.Text)
		}
		a, b := f.phrase(h)
		if a >= last && b-a <= nameWords-1 {
			return verb + " " + f.d.Span(a, b).In(f.d.Text)
		}
		return verb + " " + f.tok(h).Form
	}
	if who := f.casualties(c); who != "" {
		return who + " " + verb
	}
	return verb + f.towards(c, last)
}

// towards is the name behind a verb's preposition: "called on India", " on
// India"; "" for none. Where and when something was is told apart from its name.
func (f *finder) towards(c *candidate, last int) string {
	for _, k := range f.of(c.tok) {
		h := int(k)
		m := f.who.MentionAt(h)
		if h < last || f.rel(h) != "obl" || m < 0 {
			continue
		}
		p := f.child(h, "case")
		if p != last && p != last-1 || p <= c.tok {
			continue
		}
		name := " " + f.who.Mentions[m].Span.In(f.d.Text)
		switch word := lower(f.tok(p).Form); word {
		case "on", "with", "to", "against", "for", "at":
			if p == last {
				return " " + word + name
			}
			return name
		}
	}
	return ""
}

// casualties is who or what suffered, where a passive says so without a name:
// "26 people" for "26 people were killed".
func (f *finder) casualties(c *candidate) string {
	if !c.passive {
		return ""
	}
	for _, h := range c.all(lexicon.SlotObject) {
		if h > c.tok || f.tok(h).UPOS != "NOUN" || f.who.MentionAt(h) >= 0 {
			continue
		}
		if a, b := f.phrase(h); b <= c.tok && b-a < nameWords-1 {
			return f.d.Span(a, b).In(f.d.Text)
		}
	}
	return ""
}
