package resolve

import (
	"maps"
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/graphmodel/personname"
)

// countryKey opens the keys of countries in the built-in knowledge.
const countryKey = "country:"

// countryOf returns the code of the country that a key names, or "".
func countryOf(key string) string {
	code, ok := strings.CutPrefix(key, countryKey)
	if !ok {
		return ""
	}
	return code
}

// countryWords are the plain words that stand for each country, by its code: its
// names, and the adjectives and peoples that articles name it by.
type countryWords map[string]map[string]bool

func (w countryWords) add(code, text string) {
	if w[code] == nil {
		w[code] = map[string]bool{}
	}
	w[code][personname.Plain(text)] = true
}

// byWord gives each word its country; of several the first.
func (w countryWords) byWord() map[string]string {
	out := map[string]string{}
	for _, code := range slices.Sorted(maps.Keys(w)) {
		for word := range w[code] {
			if word != "" && out[word] == "" {
				out[word] = code
			}
		}
	}
	return out
}

// countryWords collects what the countries of the corpus are called.
func (c *corpus) countryWords() countryWords {
	out := countryWords{}
	for i, f := range c.findings {
		for _, m := range f.Mentions {
			n := c.nodeAt(i, m.Entity)
			if n == nil || n.idle || n.found.Kind != graphmodel.Place {
				continue
			}
			code := countryOf(n.found.Key)
			if code == "" {
				continue
			}
			if m.Form == graphmodel.FormName {
				out.add(code, m.Span.In(c.articles[i].Text))
			}
			for _, form := range forms(n.found) {
				out.add(code, form)
			}
		}
	}
	return out
}

// wordsOf collects what an entity is called that is a country.
func wordsOf(e *graphmodel.Entity, article func(string) *graphmodel.Article) map[string]bool {
	texts := map[string]bool{e.Name: true}
	for _, a := range e.Aliases {
		texts[a] = true
	}
	var in *graphmodel.Article
	for _, m := range e.Mentions {
		if m.Form != graphmodel.FormName {
			continue
		}
		if in == nil || in.ID != m.Article {
			in = article(m.Article)
		}
		if in != nil {
			texts[m.Span.In(in.Text)] = true
		}
	}
	out := make(map[string]bool, len(texts))
	for t := range texts {
		out[personname.Plain(t)] = true
	}
	return out
}
