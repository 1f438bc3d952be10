package resolve

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
func (c *corpus) clusterOrganizations(adjectives map[string]string) {
	byForm := make(map[string]*cluster)
	var short []*node
	c.eachNode(graphmodel.Organization, func(n *node) {
		if n.found.Key == "" && isAcronym(n.found.Name) {
			short = append(short, n)
			return
		}
		c.join(byForm, c.organizationBlock(n, adjectives), n)
	})
	meanings := c.acronyms()
	for _, n := range short {
		if cl := c.meant(meanings[strings.ReplaceAll(n.found.Name, ".", "")], n); cl != nil {
			cl.add(n)
			sortNodes(cl)
			continue
		}
		c.join(byForm, c.organizationBlock(n, adjectives), n)
	}
}

// meaning is an organization that an acronym may stand for.
type meaning struct {
	cluster *cluster
	// stated is set where an article says so; otherwise only the initials agree.
	stated bool
}

// acronyms lists what each acronym may stand for among the organizations that
// have been joined.
func (c *corpus) acronyms() map[string][]meaning {
	out := make(map[string][]meaning)
	for _, cl := range c.clusters {
		if cl.kind != graphmodel.Organization {
			continue
		}
		stated := make(map[string]bool)
		for _, n := range cl.nodes {
			for _, f := range forms(n.found) {
				if isAcronym(f) {
					stated[strings.ReplaceAll(f, ".", "")] = true
				} else if short := initials(f); !stated[short] && len(short) >= 3 {
					stated[short] = false
				}
			}
		}
		for _, short := range slices.Sorted(maps.Keys(stated)) {
			out[short] = append(out[short], meaning{cl, stated[short]})
		}
	}
	return out
}

// initials returns the first letters of the words of a name but for small ones.
func initials(name string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(strings.ReplaceAll(name, "-", " ")) {
		if r, _ := utf8.DecodeRuneInString(w); !smallWords[strings.ToLower(w)] && unicode.IsUpper(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// meant returns the one organization that the acronym stands for, or nil. Where
// no article states it, the two must share company: three letters agree by
// chance too often.
func (c *corpus) meant(meanings []meaning, n *node) *cluster {
	var stated, guessed []*cluster
	for _, m := range meanings {
		country := m.cluster.country()
		if country != "" && n.found.Country != "" && country != n.found.Country {
			continue
		}
		if inArticle(m.cluster, n.article) {
			continue
		}
		if m.stated {
			stated = append(stated, m.cluster)
		} else {
			guessed = append(guessed, m.cluster)
		}
	}
	switch {
	case len(stated) == 1:
		return stated[0]
	case len(stated) == 0 && len(guessed) == 1 && c.shareCompany(guessed[0], n):
		return guessed[0]
	}
	return nil
}

// shareCompany reports whether n's article and one of the cluster's name
// another person or organization in common.
func (c *corpus) shareCompany(cl *cluster, n *node) bool {
	company := c.profileOf(n).company
	return slices.ContainsFunc(cl.nodes, func(o *node) bool { return shared(c.profileOf(o).company, company) > 0 })
}

// organizationBlock is the form by which an organization is joined.
func (c *corpus) organizationBlock(n *node, countries map[string]string) string {
	if n.found.Key != "" {
		return "key " + n.found.Key
	}
	form := organizationForm(n.found.Name)
	generic, country := withoutCountry(form, countries)
	if !isGeneric(generic) {
		return "name " + form
	}
	if country == "" {
		country = n.found.Country
	}
	if country != "" && (n.found.Country == "" || n.found.Country == country) {
		return "generic " + country + " " + genericForm(generic)
	}
	return fmt.Sprintf("article %s %s", c.articles[n.article].ID, form)
}

// maxCountryWords is how many words of a name may be a country.
const maxCountryWords = 3

// withoutCountry takes the country off a folded name: "russian defence
// ministry", "russias defence ministry", "defence ministry of russia".
func withoutCountry(form string, countries map[string]string) (rest, country string) {
	words := strings.Fields(form)
	for size := min(maxCountryWords, len(words)-1); size > 0; size-- {
		first := strings.Join(words[:size], " ")
		for _, w := range []string{first, strings.TrimSuffix(first, "s")} {
			if code := countries[w]; code != "" {
				return strings.Join(words[size:], " "), code
			}
		}
		if code := countries[strings.Join(words[len(words)-size:], " ")]; code != "" {
			rest = strings.TrimSuffix(strings.Join(words[:len(words)-size], " "), " the")
			return strings.TrimSuffix(rest, " of"), code
		}
	}
	return form, ""
}

// genericForm brings the ways to name an authority to one: "ministry of
// defense", "the defence ministry"; "ministry of foreign affairs", "foreign
// ministry".
func genericForm(form string) string {
	var words []string
	for w := range strings.FieldsSeq(form) {
		switch w {
		case "of", "the", "for", "and", "affairs", "a":
			continue
		case "defense":
			w = "defence"
		case "labor":
			w = "labour"
		case "ministries":
			w = "ministry"
		case "economic":
			w = "economy"
		}
		words = append(words, w)
	}
	slices.Sort(words)
	return strings.Join(slices.Compact(words), " ")
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
