package events

import (
	"slices"

	"clew/graphmodel"
)

// setOrder links events that the text puts in order: "resigned after the vote"
// follows the vote, "killed during the protest" is part of the protest.
func (f *finder) setOrder(groups [][]*candidate, out []graphmodel.FoundEvent) {
	group := make(map[int]int) // token → group
	for i, g := range groups {
		for _, c := range g {
			group[c.tok] = i
			if c.light >= 0 {
				group[c.light] = i
			}
		}
	}
	for i, g := range groups {
		for _, c := range g {
			f.orderOf(c, i, group, out)
		}
	}
	for i := range out {
		slices.Sort(out[i].Follows)
		slices.Sort(out[i].PartOf)
	}
}

// orderOf reads the preposition or conjunction between candidate c of group i
// and the event above it.
func (f *finder) orderOf(c *candidate, i int, group map[int]int, out []graphmodel.FoundEvent) {
	at := c.tok
	if c.light >= 0 {
		at = c.light
	}
	above, ok := group[f.head(at)]
	if !ok || above == i || f.head(at) < 0 {
		return
	}
	switch f.connective(at) {
	case "after", "following":
		addIndex(&out[above].Follows, i)
	case "before", "ahead of":
		addIndex(&out[i].Follows, above)
	case "during", "amid":
		addIndex(&out[above].PartOf, i)
	}
}

// connective is the preposition or conjunction that introduces i, or "".
func (f *finder) connective(i int) string {
	if p := f.preposition(i); p != "" {
		return p
	}
	for _, c := range f.of(i) {
		if f.rel(int(c)) == "mark" {
			return lower(f.tok(int(c)).Form)
		}
	}
	if s := f.child(i, "nsubj"); s >= 0 && f.isVerb(i) {
		return f.preposition(s) // "after A met B", where "after" was given to A
	}
	return ""
}

func addIndex(list *[]int, i int) {
	if !slices.Contains(*list, i) {
		*list = append(*list, i)
	}
}
