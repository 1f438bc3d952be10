package resolve

import (
	"cmp"
	"slices"

	"clew/graphmodel"
	"clew/graphmodel/personname"
)

// settleKinds takes a name that most articles read as a place or an
// organization for the same in the one article that reads it as the other: the
// two are confused most, in headlines and datelines above all. Firms bear the
// names of people, so that more must speak for a person.
//
// Where names is not nil, only those plain names are looked at.
func (c *corpus) settleKinds(names map[string]bool) {
	byName := make(map[string][]*node)
	for _, kind := range []graphmodel.Kind{graphmodel.Organization, graphmodel.Place} {
		c.eachNode(kind, func(n *node) {
			if form := personname.Plain(n.found.Name); names == nil || names[form] {
				byName[form] = append(byName[form], n)
			}
		})
	}
	for _, same := range byName {
		slices.SortFunc(same, func(a, b *node) int {
			return cmp.Or(cmp.Compare(a.article, b.article), cmp.Compare(a.index, b.index))
		})
		settle(same)
	}
	c.settlePeople(names)
}

// settlePeople takes a surname that one article reads as an organization for
// the person when several articles name only one person of that surname, none
// reads it as an organization too, and nothing is told of it that is told of
// organizations only.
func (c *corpus) settlePeople(names map[string]bool) {
	type family struct {
		given    map[string]bool
		articles map[int]bool
	}
	families := make(map[string]*family)
	c.eachNode(graphmodel.Person, func(n *node) {
		p := n.name
		if p.Given == "" || names != nil && !names[p.Family] {
			return
		}
		f := families[p.Family]
		if f == nil {
			f = &family{make(map[string]bool), make(map[int]bool)}
			families[p.Family] = f
		}
		f.given[p.GivenSkeleton] = true
		f.articles[n.article] = true
	})
	firms := make(map[string][]*node)
	c.eachNode(graphmodel.Organization, func(n *node) {
		if form := personname.Plain(n.found.Name); names == nil || names[form] {
			firms[form] = append(firms[form], n)
		}
	})
	for form, same := range firms {
		f := families[form]
		if f == nil || len(f.given) != 1 || len(f.articles) <= settleMajority*len(same) {
			continue
		}
		for _, n := range same {
			if n.found.Key == "" && !f.articles[n.article] && !c.actsAsFirm(n) {
				found := *n.found
				found.Kind = graphmodel.Person
				n.becomes(&found)
			}
		}
	}
}

// actsAsFirm reports whether somebody works for n, owns it, or n owns or
// belongs to something.
func (c *corpus) actsAsFirm(n *node) bool {
	if isAcronym(n.found.Name) {
		return true
	}
	return slices.ContainsFunc(c.findings[n.article].Relations, func(l graphmodel.FoundLink) bool {
		return (l.From == n.index || l.To == n.index) && l.Type != graphmodel.CoMentioned
	})
}

// settleMajority is how many articles must agree on a kind to overrule one.
const settleMajority = 2

// settle gives the strays among nodes of one name the kind of the others.
func settle(same []*node) {
	var strays, others []*node
	for _, kind := range []graphmodel.Kind{graphmodel.Organization, graphmodel.Place} {
		strays, others = nil, nil
		for _, n := range same {
			if n.found.Kind == kind {
				strays = append(strays, n)
			} else {
				others = append(others, n)
			}
		}
		if len(strays) > 0 && len(others) > 0 && overrules(others, strays) {
			break
		}
		strays = nil
	}
	for _, n := range strays {
		if slices.ContainsFunc(others, func(o *node) bool { return o.article == n.article }) {
			continue
		}
		found := *n.found
		model := others[0].found
		found.Kind, found.Key, found.Country = model.Kind, model.Key, model.Country
		found.Lat, found.Lon, found.HasCoord = model.Lat, model.Lon, model.HasCoord
		n.becomes(&found)
	}
}

// overrules reports whether the others know better what the strays are: all of
// them are one entry of the built-in knowledge or all of none, and no stray is
// one itself.
func overrules(others, strays []*node) bool {
	for _, n := range strays {
		if n.found.Key != "" {
			return false
		}
	}
	for _, n := range others {
		if n.found.Key != others[0].found.Key {
			return false
		}
	}
	if others[0].found.Key != "" {
		return true
	}
	return len(others) >= settleMajority && len(others) > 2*len(strays)
}

// resettled reports whether other articles have changed what the node is.
func (c *corpus) resettled(n *node) bool {
	return c.findings[n.article].Entities[n.index].Kind != n.cluster.kind
}

// fitType returns the type that a link has between entities of the two kinds,
// after settleKinds has changed one of them, or "" where there is none.
func fitType(t graphmodel.LinkType, from, to graphmodel.Kind) graphmodel.LinkType {
	switch {
	case from == graphmodel.Person && (t == graphmodel.BasedIn || t == graphmodel.PartOf), to == graphmodel.Person && t == graphmodel.PartOf:
		return ""
	case t == graphmodel.BasedIn && from == graphmodel.Place:
		return onlyIf(to == graphmodel.Place, graphmodel.PartOf)
	case t == graphmodel.BasedIn:
		return onlyIf(to == graphmodel.Place, t)
	case t == graphmodel.PartOf && from == graphmodel.Organization && to == graphmodel.Place:
		return graphmodel.BasedIn
	case t == graphmodel.PartOf && from == graphmodel.Place && to == graphmodel.Organization:
		return ""
	case t == graphmodel.MemberOf || t == graphmodel.Owns:
		return onlyIf(from != graphmodel.Place && to == graphmodel.Organization, t)
	case t == graphmodel.From:
		return onlyIf(to == graphmodel.Place, t)
	}
	return t
}

func onlyIf(ok bool, t graphmodel.LinkType) graphmodel.LinkType {
	if ok {
		return t
	}
	return ""
}
