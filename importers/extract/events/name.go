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

const nameWords = 6

// name is a short label in the article's own words: the noun with what stands
// before it ("three-hour meeting"), else the verb with its unnamed object
// ("killing a senior officer").
func (f *finder) name(g []*candidate) string {
	best := ""
	for _, c := range g {
		n := f.phraseName(c)
		if c.noun && best == "" || c.noun && strings.Count(n, " ") > strings.Count(best, " ") {
			best = n
		}
	}
	if best == "" {
		best = f.phraseName(g[0])
	}
	return best
}

func (f *finder) phraseName(c *candidate) string {
	if c.noun {
		first := c.tok
		s := f.d.Sentences[c.sentence]
		for j := c.tok - 1; j >= s.First && c.tok-j < nameWords; j-- {
			t := f.tok(j)
			h := f.head(j)
			if h < j || h > c.tok || t.UPOS == "DET" || t.UPOS == "PRON" || t.UPOS == "ADP" || t.UPOS == "PUNCT" && t.Form != "-" || f.who.MentionAt(j) >= 0 || t.XPOS == "POS" {
				break
			}
			first = j
		}
		return f.d.Span(first, c.tok+1).In(f.d.Text)
	}
	last := c.tok + 1
	if prt := f.child(c.tok, "compound:prt"); prt == last {
		last++
	}
	verb := f.d.Span(c.tok, last).In(f.d.Text)
	for _, h := range c.all(lexicon.SlotObject) {
		if f.who.MentionAt(h) >= 0 || f.tok(h).UPOS == "PRON" || h < c.tok {
			continue
		}
		a, b := f.phrase(h)
		if b-a <= nameWords-1 {
			return verb + " " + f.d.Span(a, b).In(f.d.Text)
		}
		return verb + " " + f.tok(h).Form
	}
	return verb
}
