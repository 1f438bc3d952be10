package resolve

import (
	"maps"
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/graphmodel/personname"
)

// profile is what the articles say about a person besides the name.
type profile struct {
	names   map[string]personname.Name // by full plain form
	heads   map[string]bool            // job words: "president", "minister"
	targets map[string]bool            // what the jobs are at: keys or folded names
	holds   map[string]bool            // head + " " + target
	domains domainSet                  // of the job words
	company map[string]bool            // other people and organizations of the same articles
	places  map[string]bool            // places of the same articles
	sexes   map[string]bool            // "f", "m", where a title says so
	keyed   bool                       // known to the built-in knowledge, under unlike names maybe
}

// maxCompany bounds the context that is kept of one person: beyond it, more
// says nothing new.
const maxCompany = 400

func newProfile() *profile {
	return &profile{
		names: map[string]personname.Name{}, heads: map[string]bool{}, targets: map[string]bool{}, holds: map[string]bool{},
		company: map[string]bool{}, places: map[string]bool{}, sexes: map[string]bool{},
	}
}

// profileOf reads what one article says about a person.
func (c *corpus) profileOf(n *node) *profile {
	p := newProfile()
	if parsed := n.name; parsed.Full != "" {
		p.names[parsed.Full] = parsed
	}
	for _, t := range n.found.Titles {
		p.addJob(t, "")
	}
	for _, l := range c.findings[n.article].Relations {
		if l.From != n.index || l.Type != graphmodel.Role && l.Type != graphmodel.MemberOf {
			continue
		}
		if to := c.nodeAt(n.article, l.To); to != nil {
			p.addJob(l.Label, to.form)
		}
	}
	for _, other := range c.nodes[n.article] {
		switch {
		case other == nil || other == n:
		case other.found.Kind == graphmodel.Place:
			addContext(p.places, other)
		default:
			addContext(p.company, other)
		}
	}
	return p
}

func addContext(context map[string]bool, n *node) {
	if len(context) < maxCompany {
		context[n.form] = true
	}
}

// contextForm is how an entity is compared before it is resolved itself.
func (n *node) contextForm() string {
	e := n.found
	if e.Key != "" {
		return e.Key
	}
	if e.Kind == graphmodel.Person {
		return "person " + n.name.FamilySkeleton
	}
	return string(e.Kind) + " " + organizationForm(e.Name)
}

// femaleTitles and maleTitles tell the sex of who bears them.
var femaleTitles = map[string]bool{"mrs": true, "ms": true, "miss": true, "lady": true, "dame": true, "queen": true, "princess": true, "mme": true, "sister": true, "baroness": true, "duchess": true, "spokeswoman": true, "chairwoman": true, "congresswoman": true, "actress": true}

var maleTitles = map[string]bool{"mr": true, "sir": true, "lord": true, "king": true, "prince": true, "pope": true, "father": true, "brother": true, "baron": true, "duke": true, "spokesman": true, "congressman": true, "cardinal": true}

// jobFillers are words of a title that do not say what the job is.
var jobFillers = map[string]bool{
	"the": true, "a": true, "an": true, "of": true, "to": true, "for": true, "at": true, "in": true, "and": true, "former": true, "ex": true, "acting": true,
	"outgoing": true, "incoming": true, "new": true, "then": true, "s": true, "on": true, "late": true, "current": true, "longtime": true, "top": true,
	"senior": true, "mr": true, "mrs": true, "ms": true, "miss": true, "dr": true, "sir": true, "his": true, "her": true, "their": true, "its": true,
	"with": true, "from": true, "by": true, "s's": true,
}

func (p *profile) addJob(label, target string) {
	words := strings.Fields(personname.Plain(label))
	if len(words) > 0 {
		if femaleTitles[words[0]] || femaleTitles[words[len(words)-1]] {
			p.sexes["f"] = true
		}
		if maleTitles[words[0]] || maleTitles[words[len(words)-1]] {
			p.sexes["m"] = true
		}
	}
	if target != "" {
		p.targets[target] = true
	}
	for _, w := range words {
		if jobFillers[w] {
			continue
		}
		if d := domainOf[w]; d != 0 {
			p.domains |= d
			p.heads[w] = true
			if target != "" {
				p.holds[w+" "+target] = true
			}
		}
	}
}

// merge adds what o knows.
func (p *profile) merge(o *profile) {
	maps.Copy(p.names, o.names)
	maps.Copy(p.heads, o.heads)
	maps.Copy(p.targets, o.targets)
	maps.Copy(p.holds, o.holds)
	maps.Copy(p.sexes, o.sexes)
	p.domains |= o.domains
	p.keyed = p.keyed || o.keyed
	mergeContext(p.company, o.company)
	mergeContext(p.places, o.places)
}

func mergeContext(into, from map[string]bool) {
	for _, k := range slices.Sorted(maps.Keys(from)) {
		if len(into) >= maxCompany {
			return
		}
		into[k] = true
	}
}

func shared(a, b map[string]bool) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for k := range a {
		if b[k] {
			n++
		}
	}
	return n
}

// conflicts reports whether two people of one name are likely two people:
// jobs of unlike domains, offices of one kind at different places, or titles
// of different sexes.
func (p *profile) conflicts(o *profile) bool {
	if len(p.sexes) > 0 && len(o.sexes) > 0 && shared(p.sexes, o.sexes) == 0 {
		return true
	}
	if shared(p.holds, o.holds) > 0 {
		return false
	}
	if p.domains != 0 && o.domains != 0 && p.domains&o.domains == 0 {
		return true
	}
	return len(p.targets) > 0 && len(o.targets) > 0 && shared(p.targets, o.targets) == 0 && shared(p.company, o.company) == 0
}

// supports counts what speaks for two nodes being one person.
func (p *profile) supports(o *profile) int {
	return 3*shared(p.holds, o.holds) + 2*shared(p.targets, o.targets) + shared(p.heads, o.heads) + min(shared(p.company, o.company), 4)
}

// sharedPlaces counts the places that both are told with, two at most: news of
// one beat shares its countries, whoever is in it.
func (p *profile) sharedPlaces(o *profile) int { return min(shared(p.places, o.places), 2) }
