package resolve

import (
	"strings"

	"clew/graphmodel"
	"clew/graphmodel/personname"
)

// clusterPlaces joins places by their entry in the gazetteer; places that the
// gazetteer does not know by name, where their countries agree.
func (c *corpus) clusterPlaces() {
	byForm := make(map[string]*cluster)
	c.eachNode(graphmodel.Place, func(n *node) {
		form := "key " + n.found.Key
		if n.found.Key == "" {
			form = "name " + n.found.Country + " " + strings.TrimPrefix(personname.Plain(n.found.Name), "the ")
		}
		c.join(byForm, form, n)
	})
}

func (c *corpus) join(byForm map[string]*cluster, form string, n *node) {
	cl := byForm[form]
	if cl == nil {
		cl = c.newCluster(n.found.Kind)
		byForm[form] = cl
	}
	cl.add(n)
}
