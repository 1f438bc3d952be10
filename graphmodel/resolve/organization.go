package resolve

import (
	"fmt"
	"strings"

	"clew/graphmodel"
)

// genericWords are the words of organization names that every country has. A
// name made of them alone ("Supreme Court", "Foreign Ministry") says nothing
// about which one is meant.
var genericWords = wordSet(`the of for and a state national federal central supreme high constitutional court courts appeal appeals
	ministry ministries department office agency bureau service services authority commission committee council parliament senate house assembly lower
	upper congress cabinet government police army navy air force forces armed military coast guard border customs tax electoral election
	bank reserve treasury prosecution prosecutor prosecutors public general attorney foreign affairs interior defense defence finance
	economy economic justice health education trade labor labour energy agriculture transport environment culture security intelligence
	stock exchange university college hospital school museum airport port city county district regional local fire brigade union
	federation association party opposition democratic social labor people's peoples workers liberal conservative republican christian green
	board staff civil aviation statistics central unit crime crimes financial criminal investigation investigative anti corruption
	new royal red cross chamber commerce railway railways red crescent society football club`)

func wordSet(list string) map[string]bool {
	out := make(map[string]bool)
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}

// isGeneric reports whether a folded name holds no word of its own.
func isGeneric(form string) bool {
	for w := range strings.FieldsSeq(form) {
		if !genericWords[w] {
			return false
		}
	}
	return true
}

// clusterOrganizations joins organizations by their entry in the built-in
// knowledge, by their name without legal form, and by an acronym where one
// article alone gives it a meaning. Generic names join within a country.
func (c *corpus) clusterOrganizations() {
	byForm := make(map[string]*cluster)
	meanings := make(map[string]map[*cluster]bool)
	var short []*node
	c.eachNode(graphmodel.Organization, func(n *node) {
		if n.found.Key == "" && isAcronym(n.found.Name) {
			short = append(short, n)
			return
		}
		c.join(byForm, c.organizationBlock(n), n)
		for _, f := range forms(n.found) {
			if isAcronym(f) {
				if meanings[f] == nil {
					meanings[f] = make(map[*cluster]bool)
				}
				meanings[f][n.cluster] = true
			}
		}
	})
	for _, n := range short {
		if m := meanings[n.found.Name]; len(m) == 1 {
			for cl := range m {
				if cl.country() == "" || n.found.Country == "" || cl.country() == n.found.Country {
					cl.add(n)
					sortNodes(cl)
				}
			}
		}
		if n.cluster == nil {
			c.join(byForm, c.organizationBlock(n), n)
		}
	}
}

// organizationBlock is the form by which an organization is joined.
func (c *corpus) organizationBlock(n *node) string {
	if n.found.Key != "" {
		return "key " + n.found.Key
	}
	form := organizationForm(n.found.Name)
	if !isGeneric(form) {
		return "name " + form
	}
	if n.found.Country != "" {
		return "generic " + n.found.Country + " " + form
	}
	return fmt.Sprintf("article %s %s", c.articles[n.article].ID, form)
}

// country is the country that the nodes of the cluster agree on, or "".
func (cl *cluster) country() string {
	out := ""
	for _, n := range cl.nodes {
		if n.found.Country == "" {
			continue
		}
		if out != "" && out != n.found.Country {
			return ""
		}
		out = n.found.Country
	}
	return out
}
