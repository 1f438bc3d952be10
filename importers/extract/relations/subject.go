package relations

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// tally counts the mentions of the entities that fit, and returns those with
// most first; ties go to what the article names first.
func (f *finder) tally(fits func(m int) bool) (order []int, count map[int]int) {
	count = make(map[int]int)
	for m, x := range f.c.Mentions {
		if x.Entity < 0 || !fits(m) {
			continue
		}
		if count[x.Entity] == 0 {
			order = append(order, x.Entity)
		}
		count[x.Entity]++
	}
	slices.SortStableFunc(order, func(a, b int) int { return count[b] - count[a] })
	return order, count
}

// nearest returns the mention of the entity nearest before token i, else the
// first behind it; -1 for no entity.
func (f *finder) nearest(entity, i int) int {
	best := -1
	if entity < 0 {
		return best
	}
	for _, m := range f.mentionsOf[entity] {
		if f.c.Mentions[m].Form == graphmodel.FormPronoun {
			continue
		}
		if f.c.Ranges[m].Last <= i || best < 0 {
			best = m
		}
	}
	return best
}

// once works the answer to a question about the whole article out on its first
// use: an entity, or -1.
func (f *finder) once(question string, work func() int) int {
	e, ok := f.main[question]
	if !ok {
		e = work()
		f.main[question] = e
	}
	return e
}

// bearsRegion reports whether a body's name begins with a region's or with what its
// people are called: "Tasmanian Electoral Commission".
func (f *finder) bearsRegion(name, region string) bool {
	first, _, several := strings.Cut(name, " ")
	if !several {
		return false
	}
	p := f.lex.PlaceByDemonym(first)
	return strings.HasPrefix(name, region+" ") || p != nil && p.Name == region
}

// mainProvince returns the region that the article is about, where it names one
// more often than the region's country: then its ministers and premier are the
// region's.
func (f *finder) mainProvince(i int) int {
	return f.nearest(f.once("province", f.findProvince), i)
}

func (f *finder) findProvince() int {
	order, count := f.tally(func(m int) bool { return f.kindOf(m) == graphmodel.Place && f.placeIs(m) == lexicon.KindRegion })
	if len(order) == 0 || len(order) > 1 && count[order[1]] >= count[order[0]] {
		return -1
	}
	for e, x := range f.c.Entities {
		if x.Kind == graphmodel.Organization && f.bearsRegion(x.Name, f.c.Entities[order[0]].Name) {
			_, orgs := f.tally(func(m int) bool { return f.c.Mentions[m].Entity == e })
			count[order[0]] += orgs[e]
		}
	}
	if count[order[0]] < 2 {
		return -1
	}
	code := f.c.Entities[order[0]].Country
	for _, n := range f.c.Entities {
		if n.Key == "country:"+code {
			nation, nations := f.tally(func(m int) bool { return f.c.Entities[f.c.Mentions[m].Entity].Key == n.Key })
			if len(nation) > 0 && nations[nation[0]] >= count[order[0]] {
				return -1
			}
		}
	}
	return order[0]
}

// mainOrganization returns the organization that the article is about, where it
// names it in its first sentence and more often than any country.
func (f *finder) mainOrganization(i int) int {
	return f.nearest(f.once("organization", f.findOrganization), i)
}

func (f *finder) findOrganization() int {
	order, count := f.tally(func(m int) bool { return f.kindOf(m) == graphmodel.Organization })
	nations, nationCount := f.tally(func(m int) bool {
		return f.kindOf(m) == graphmodel.Place && f.placeIs(m) == lexicon.KindCountry
	})
	if len(order) == 0 || len(order) > 1 && count[order[1]] >= count[order[0]] || count[order[0]] < 3 {
		return -1
	}
	if len(nations) > 0 && nationCount[nations[0]] >= count[order[0]] {
		return -1
	}
	if first := f.d.Sentences[min(1, len(f.d.Sentences)-1)]; !slices.ContainsFunc(f.c.MentionsIn(0, first.Last), func(m int) bool {
		return f.c.Mentions[m].Entity == order[0]
	}) {
		return -1
	}
	return order[0]
}

// mainRegion returns the region (for mayors the city) that the article is about.
func (f *finder) mainRegion(i int, city bool) int {
	if city {
		return f.nearest(f.once("city", func() int { return f.findRegion(true) }), i)
	}
	return f.nearest(f.once("region", func() int { return f.findRegion(false) }), i)
}

func (f *finder) findRegion(city bool) int {
	order, count := f.tally(func(m int) bool {
		if f.kindOf(m) != graphmodel.Place {
			return false
		}
		switch f.placeIs(m) {
		case lexicon.KindRegion:
			return !city
		case lexicon.KindCity, lexicon.KindCapital:
			return city
		}
		return false
	})
	if len(order) == 0 || len(order) > 1 && count[order[1]] >= count[order[0]] {
		return -1
	}
	return order[0]
}
