package resolve

import (
	"strings"

	"clew/graphmodel"
	"clew/graphmodel/personname"
)

// settle has settleKinds look at the names of the touched articles, and at those
// of nodes that have been settled before.
func (u *updater) settle() error {
	fresh, names := map[string]bool{}, map[string]bool{}
	for i, ns := range u.c.nodes {
		for _, n := range ns {
			switch {
			case n == nil:
			case u.touched[u.c.findings[i].ArticleID]:
				fresh[settleName(n.found)] = true
			case n.twin == nil && u.label[n].Kind != n.found.Kind:
				names[settleName(n.found)] = true
			}
		}
	}
	for id := range u.touched {
		for _, e := range u.before(id) {
			addSettleNames(fresh, e)
		}
	}
	for name := range fresh {
		names[name] = true
	}
	for name := range names {
		for _, e := range u.index.under(u.base, keyOf(settleKey, name)) {
			u.wantAll(e)
		}
	}
	if u.lacking {
		return nil
	}
	// Nobody is idle here: whether a kind is settled depends on all of a name.
	u.setIdle(false)
	u.c.settleKinds(names)
	u.setIdle(true)
	for i, ns := range u.c.nodes {
		id := u.c.findings[i].ArticleID
		for j, n := range ns {
			if n == nil || n.twin != nil || u.touched[id] {
				continue
			}
			raw := &u.c.findings[i].Entities[j]
			moved := n.found.Kind != u.label[n].Kind
			if fresh[settleName(raw)] && (moved || n.found.Kind != raw.Kind) {
				u.touched[id], u.lacking = true, true
				u.want(id)
			} else if moved {
				return ErrLarge
			}
		}
	}
	return nil
}

func (u *updater) setIdle(idle bool) {
	for _, ns := range u.c.nodes {
		for _, n := range ns {
			if n != nil {
				n.idle = idle
			}
		}
	}
}

// addSettleNames adds the names that nodes of an entity may be compared by.
func addSettleNames(names map[string]bool, e *graphmodel.Entity) {
	if e.Kind == graphmodel.Event {
		return
	}
	for _, f := range append([]string{e.Name}, e.Aliases...) {
		names[personname.Plain(f)] = true
		if p := personname.Parse(f); e.Kind == graphmodel.Person && p.Given != "" {
			names[p.Family] = true
		}
	}
}

// activate finds the nodes that are worked out anew.
func (u *updater) activate() error {
	u.words = u.index.words.byWord()
	for i, ns := range u.c.nodes {
		if u.touched[u.c.findings[i].ArticleID] {
			for _, n := range ns {
				u.activateNode(n)
			}
		}
	}
	for id := range u.touched {
		for _, e := range u.before(id) {
			if e.Kind == graphmodel.Event {
				continue
			}
			u.activateEntity(e)
			// Its nodes here may be the only ones that have some of its keys.
			for _, k := range entityKeys(e) {
				u.activateKey(k)
			}
		}
	}
	for _, a := range u.step.Apart {
		if i, ok := u.articleIndex(a.Article); ok {
			u.activateNode(u.c.mentioned(i, a.Span))
		}
	}
	if u.lacking {
		return nil
	}
	u.newWords()
	return nil
}

func (u *updater) articleIndex(id string) (int, bool) {
	for i, a := range u.c.articles {
		if a.ID == id {
			return i, true
		}
	}
	return 0, false
}

func (u *updater) activateNode(n *node) {
	if n == nil || !n.idle {
		return
	}
	n.idle = false
	if e := u.label[n]; e != nil {
		u.activateEntity(e)
	}
	for _, k := range n.keys(u.words) {
		u.activateKey(k)
	}
	u.activateNode(n.twin)
	for _, t := range u.twins[n] {
		u.activateNode(t)
	}
}

func (u *updater) activateEntity(e *graphmodel.Entity) {
	if u.active[e.ID] != nil {
		return
	}
	u.active[e.ID] = e
	u.wantAll(e)
	for _, n := range u.nodesOf[e] {
		u.activateNode(n)
	}
}

func (u *updater) activateKey(k blockKey) {
	if u.activeKeys[k] {
		return
	}
	u.activeKeys[k] = true
	for _, e := range u.index.under(u.base, k) {
		u.activateEntity(e)
	}
}

// newWords finds what the countries are called after the step. Organizations that
// bear a word in front or behind which is new, or is none any more, are worked out
// anew.
func (u *updater) newWords() {
	all := countryWords{}
	for code, words := range u.index.words {
		all[code] = words
	}
	for _, e := range u.active {
		if code := countryOf(e.Key); code != "" && e.Kind == graphmodel.Place {
			delete(all, code)
		}
	}
	for code, words := range u.c.countryWords() {
		all[code] = words
	}
	old := u.words
	u.words = all.byWord()
	changed := map[string]bool{}
	for w, code := range u.words {
		if old[w] != code {
			changed[w] = true
		}
	}
	for w := range old {
		if u.words[w] == "" {
			changed[w] = true
		}
	}
	if len(changed) == 0 {
		return
	}
	for _, e := range u.base.Entities() {
		if e.Kind == graphmodel.Organization && bearsWord(e, changed) {
			u.activateEntity(e)
		}
	}
	// Nodes that were active before may have other keys by these words.
	for _, ns := range u.c.nodes {
		for _, n := range ns {
			if n != nil && !n.idle && n.found.Kind == graphmodel.Organization {
				for _, k := range n.keys(u.words) {
					u.activateKey(k)
				}
			}
		}
	}
}

// bearsWord reports whether a name of an entity begins or ends with one of the
// words.
func bearsWord(e *graphmodel.Entity, words map[string]bool) bool {
	for _, f := range append([]string{e.Name}, e.Aliases...) {
		form := strings.Fields(organizationForm(f))
		for size := 1; size <= min(maxCountryWords, len(form)-1); size++ {
			first := strings.Join(form[:size], " ")
			if words[first] || words[strings.TrimSuffix(first, "s")] || words[strings.Join(form[len(form)-size:], " ")] {
				return true
			}
		}
	}
	return false
}

// cluster runs the rules on the active nodes, and finds out which entities are
// not as before.
func (u *updater) cluster() error {
	c := u.c
	c.keepApart(u.step.Decisions)
	c.clusterPlaces()
	c.clusterOrganizations(u.words)
	c.clusterPeople()
	c.placeTwins()
	c.separate()
	c.numberEntities()
	stays := map[string]bool{}
	for _, cl := range c.clusters {
		if e := u.unchanged(cl); e != nil {
			stays[e.ID] = true
		} else {
			u.changedNew[cl.id] = true
		}
	}
	for id := range u.active {
		if !stays[id] {
			u.changedOld[id] = true
		}
	}
	known := map[*graphmodel.Entity]*cluster{}
	for _, ns := range c.nodes {
		for _, n := range ns {
			if n == nil || !n.idle {
				continue
			}
			e := u.label[n]
			if known[e] == nil {
				known[e] = &cluster{id: e.ID, name: e.Name, kind: e.Kind}
			}
			n.cluster = known[e]
		}
	}
	return nil
}

// unchanged returns the entity that a cluster has been, where it has its id and,
// but for those in touched articles, the same nodes.
func (u *updater) unchanged(cl *cluster) *graphmodel.Entity {
	var was *graphmodel.Entity
	same := 0
	for _, n := range cl.nodes {
		e := u.label[n]
		switch {
		case e == nil:
		case was != nil && was != e:
			return nil
		default:
			was = e
			same++
		}
	}
	if was == nil || was.ID != cl.id || same != len(u.nodesOf[was]) {
		return nil
	}
	return was
}
