package scene

import (
	"strings"

	"clew/app/scene/text"
	"clew/graphmodel"
)

const (
	// mostShortened is the number of nodes up to which names have other forms:
	// above it there is no room for all of them anyway.
	mostShortened = 3000
	leastFoldedEm = 5.5 // width of a line that is worth breaking
)

// shorten works out the other forms of names.
func (b *builder) shorten(nodes []Node) {
	if len(nodes) > mostShortened {
		return
	}
	taken := map[string]int{} // names and short names, in lower case
	brief := make([]string, len(nodes))
	for i, e := range b.entities {
		taken[strings.ToLower(nodes[i].Label)]++
		if brief[i] = briefName(e); brief[i] != "" {
			taken[strings.ToLower(brief[i])]++
		}
	}
	for i := range nodes {
		n := &nodes[i]
		if len(n.Lines) == 1 {
			n.Folded = fold(n.Lines[0], n.Weight())
		}
		if brief[i] != "" && taken[strings.ToLower(brief[i])] == 1 {
			n.Brief = brief[i]
		}
	}
}

// fold breaks a line into two as even as its words allow; nil when that would
// not make it much narrower.
func fold(s string, w text.Weight) []string {
	em := text.Measure(s, w)
	if em < leastFoldedEm || !strings.ContainsRune(s, ' ') {
		return nil
	}
	// Wrap breaks where both lines fit, so the limit only has to be below the whole.
	lines := text.Wrap(s, w, em*0.99)
	if len(lines) != 2 || max(text.Measure(lines[0], w), text.Measure(lines[1], w)) > 0.8*em {
		return nil
	}
	return lines
}

// briefName is the one word of a person's name by which articles call the
// person, if there is just one: programs cannot tell which part of a name is
// the surname, but writers do.
func briefName(e *graphmodel.Entity) string {
	if e.Kind != graphmodel.Person {
		return ""
	}
	words := strings.Fields(e.Name)
	if len(words) < 2 {
		return ""
	}
	found := ""
	for _, a := range e.Aliases {
		if strings.ContainsRune(a, ' ') {
			continue
		}
		for _, w := range words {
			if w == a && found != a {
				if found != "" {
					return ""
				}
				found = a
			}
		}
	}
	return found
}
