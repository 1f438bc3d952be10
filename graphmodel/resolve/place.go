package resolve

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/graphmodel/personname"
)

// genericPlaceWords are the words of place names that every town has. A name
// made of them alone ("City Hall", "Central Station") says nothing about which
// one is meant.
var genericPlaceWords = wordSet(`the of and a city town village hall central main high old new north south east west northern southern eastern western
	street road avenue square station airport harbor harbour port bridge park market hospital court courthouse church cathedral mosque temple
	school university college museum library stadium arena theater theatre center centre palace castle tower house parliament building
	district county province region state capital downtown office embassy consulate headquarters prison jail base camp border
	coast river lake valley bay island islands beach green red white black golden grand national royal public university international
	university police fire cemetery mall hotel`)

// clusterPlaces joins places by their entry in the gazetteer; places that the
// gazetteer does not know by name, where their countries agree. One that an
// article gives no country joins the only bearer of its name elsewhere.
func (c *corpus) clusterPlaces() {
	byForm := make(map[string]*cluster)
	countries := make(map[string]map[string]bool) // of the unknown places, by form
	c.eachNode(graphmodel.Place, func(n *node) {
		if n.found.Key == "" && n.found.Country != "" {
			form := placeForm(n.found.Name)
			if countries[form] == nil {
				countries[form] = make(map[string]bool)
			}
			countries[form][n.found.Country] = true
		}
	})
	c.eachNode(graphmodel.Place, func(n *node) {
		c.join(byForm, c.placeBlock(n, countries), n)
	})
}

// placeBlock is the form by which a place is joined.
func (c *corpus) placeBlock(n *node, countries map[string]map[string]bool) string {
	if n.found.Key != "" {
		return "key " + n.found.Key
	}
	form, country := placeForm(n.found.Name), n.found.Country
	if isGenericPlace(form) {
		town := c.townOf(n)
		if town == "" {
			return "article " + c.articles[n.article].ID + " " + form
		}
		return "town " + town + " " + form
	}
	if country == "" && len(countries[form]) == 1 {
		for only := range countries[form] {
			country = only
		}
	}
	return "name " + country + " " + form
}

func placeForm(name string) string { return strings.TrimPrefix(personname.Plain(name), "the ") }

func isGenericPlace(form string) bool {
	for w := range strings.FieldsSeq(form) {
		if !genericPlaceWords[w] {
			return false
		}
	}
	return true
}

// townOf returns the one place below the countries that the article says n is
// part of, or "".
func (c *corpus) townOf(n *node) string {
	var towns []string
	for _, l := range c.findings[n.article].Relations {
		if l.From != n.index || l.Type != graphmodel.PartOf {
			continue
		}
		if to := c.nodeAt(n.article, l.To); to != nil && to.found.Key != "" && !strings.HasPrefix(to.found.Key, "country:") {
			towns = append(towns, to.found.Key)
		}
	}
	slices.Sort(towns)
	if towns = slices.Compact(towns); len(towns) != 1 {
		return ""
	}
	return towns[0]
}

func (c *corpus) join(byForm map[string]*cluster, form string, n *node) {
	cl := byForm[form]
	if cl == nil {
		cl = c.newCluster(n.found.Kind)
		byForm[form] = cl
	}
	cl.add(n)
}
