// Package resolve brings the findings of many articles together: which
// mentions are the same person, organization, place or event, and which links
// several articles agree on.
//
// It prefers missing a merge to making a wrong one: a person can join two
// nodes with one action, but a node that mixes two people spoils every link
// around it.
package resolve

import (
	"cmp"
	"context"
	"slices"

	"clew/graphmodel"
	"clew/graphmodel/personname"
)

// Version is the version of the rules. It is raised whenever the same articles,
// findings and decisions would give another graph than before (see also
// graphmodel.Redecide): graphs that projects keep are then worked out anew.
const Version = 2

// Build makes the entities and links of a graph from what was found in its
// articles, both sorted by id. The result depends only on the set of articles
// and findings, not on their order. Findings of unknown articles, and a second
// value for the same article, are left out. Build does not modify its
// arguments; the articles are read for their dates and texts only. Of the
// decisions it heeds those that keep entities apart; graphmodel.Redecide carries
// out the others.
func Build(articles []*graphmodel.Article, findings []graphmodel.Findings, decisions ...graphmodel.Decision) ([]*graphmodel.Entity, []*graphmodel.Link) {
	entities, links, _ := BuildContext(context.Background(), articles, findings, decisions...) // nobody cancels it
	return entities, links
}

// BuildContext is Build until ctx ends: the error is then that of ctx.
func BuildContext(
	ctx context.Context, articles []*graphmodel.Article, findings []graphmodel.Findings, decisions ...graphmodel.Decision,
) ([]*graphmodel.Entity, []*graphmodel.Link, error) {
	c := newCorpus(articles, findings)
	c.ctx = ctx
	var entities []*graphmodel.Entity
	var links []*graphmodel.Link
	for _, part := range []func(){
		func() { c.keepApart(decisions) },
		func() { c.settleKinds(nil) },
		c.clusterPlaces,
		func() { c.clusterOrganizations(c.countryWords().byWord()) },
		c.clusterPeople, c.placeTwins, c.separate, c.numberEntities, c.clusterEvents,
		func() { entities = c.buildEntities() },
		func() { entities = append(entities, c.buildEvents()...) },
		func() { links = c.buildLinks() },
	} {
		if part(); ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
	}
	slices.SortFunc(entities, func(a, b *graphmodel.Entity) int { return cmp.Compare(a.ID, b.ID) })
	return entities, links, nil
}

// Duplicates maps the id of each article whose text is byte for byte that of
// another one to the id of the first of them: the earliest published, then the
// smallest id. Articles without text have no duplicates.
func Duplicates(articles []*graphmodel.Article) map[string]string {
	ordered := slices.Clone(articles)
	slices.SortFunc(ordered, func(a, b *graphmodel.Article) int {
		return cmp.Or(comparePublished(a, b), cmp.Compare(a.ID, b.ID))
	})
	first := make(map[string]string, len(ordered))
	out := make(map[string]string)
	for _, a := range ordered {
		if a.Text == "" {
			continue
		}
		original, seen := first[a.Text]
		if !seen {
			first[a.Text] = a.ID
		} else if original != a.ID {
			out[a.ID] = original
		}
	}
	return out
}

// comparePublished sorts articles without a date behind those with one.
func comparePublished(a, b *graphmodel.Article) int {
	if a.Published.Known() != b.Published.Known() {
		if a.Published.Known() {
			return -1
		}
		return 1
	}
	return a.Published.Start.Compare(b.Published.Start)
}

// node is one entity of one article.
type node struct {
	article int // index into corpus.articles
	index   int // index into the findings' Entities
	found   *graphmodel.FoundEntity
	cluster *cluster
	// twin is the node of the original where the article is a copy, or nil.
	twin *node
	// idle nodes of a part of the corpus are there for the company they give to
	// others: what they are is known (see Update).
	idle bool
	// form and name are what contextForm and personname.Parse make of the found
	// entity: see look.
	form string
	name personname.Name
}

// becomes gives a node another kind, and what goes with it.
func (n *node) becomes(found *graphmodel.FoundEntity) {
	n.found = found
	n.look()
}

// look fills in what is compared of a node again and again.
func (n *node) look() {
	if n.found.Kind == graphmodel.Person {
		n.name = personname.Parse(n.found.Name)
	}
	n.form = n.contextForm()
}

// cluster is a set of nodes that are the same entity.
type cluster struct {
	nodes []*node // sorted by article, index
	id    string
	name  string
	kind  graphmodel.Kind
	// profile is filled for people only.
	profile *profile
}

// corpus is the working state of one Build.
type corpus struct {
	// ctx, where it is not nil, ends long loops; what they leave is not used then.
	ctx      context.Context
	articles []*graphmodel.Article
	findings []graphmodel.Findings
	// nodes[a][i] is entity i of article a; entries of other kinds than person,
	// organization and place are nil.
	nodes [][]*node
	// echo[a] is set where the text of article a is the same as an earlier one's.
	echo []bool
	// original[a] is the article that a copies with the same findings, or -1.
	original []int
	clusters []*cluster
	// spellings maps full names without their spaces to the block of blockOf.
	spellings map[string]string
	// apart and apartEvents hold what a person has told to be different.
	apart       map[*node][]*node
	apartEvents map[[2]eventRef]bool
	events      []*eventCluster
	eventOf     map[eventRef]*eventCluster
	// idleEvents are those of a part of the corpus that are known.
	idleEvents map[eventRef]bool
	// renewed reports whether links between two ends are made; nil for all.
	renewed func(from, to string) bool
}

func newCorpus(articles []*graphmodel.Article, findings []graphmodel.Findings) *corpus {
	byID := make(map[string]*graphmodel.Article, len(articles))
	for _, a := range articles {
		byID[a.ID] = a
	}
	seen := make(map[string]bool, len(findings))
	c := &corpus{}
	for _, f := range findings {
		if byID[f.ArticleID] != nil && !seen[f.ArticleID] {
			seen[f.ArticleID] = true
			c.findings = append(c.findings, f)
		}
	}
	slices.SortFunc(c.findings, func(a, b graphmodel.Findings) int { return cmp.Compare(a.ArticleID, b.ArticleID) })
	duplicates := Duplicates(articles)
	c.nodes = make([][]*node, len(c.findings))
	for i := range c.findings {
		f := &c.findings[i]
		a := byID[f.ArticleID]
		c.articles = append(c.articles, a)
		c.echo = append(c.echo, a.DuplicateOf != "" || duplicates[a.ID] != "")
		c.nodes[i] = make([]*node, len(f.Entities))
		for j := range f.Entities {
			switch f.Entities[j].Kind {
			case graphmodel.Person, graphmodel.Organization, graphmodel.Place:
				c.nodes[i][j] = &node{article: i, index: j, found: &f.Entities[j]}
			}
		}
	}
	parallel(len(c.nodes), func(i int) {
		for _, n := range c.nodes[i] {
			if n != nil {
				n.look()
			}
		}
	})
	c.findTwins(duplicates)
	return c
}

// ended reports whether nobody wants the result any more.
func (c *corpus) ended() bool { return c.ctx != nil && c.ctx.Err() != nil }

// eachNode calls f for every node of one kind in the order of articles. It
// leaves out the nodes of copies: placeTwins puts them beside the originals.
func (c *corpus) eachNode(kind graphmodel.Kind, f func(*node)) {
	for _, ns := range c.nodes {
		if c.ended() {
			return
		}
		for _, n := range ns {
			if n != nil && !n.idle && n.twin == nil && n.found.Kind == kind {
				f(n)
			}
		}
	}
}

// nodeAt returns the node of an entity index of an article, or nil.
func (c *corpus) nodeAt(article, entity int) *node {
	if entity < 0 || entity >= len(c.nodes[article]) {
		return nil
	}
	return c.nodes[article][entity]
}

func (c *corpus) newCluster(kind graphmodel.Kind) *cluster {
	cl := &cluster{kind: kind}
	c.clusters = append(c.clusters, cl)
	return cl
}

func (cl *cluster) add(n *node) {
	n.cluster = cl
	cl.nodes = append(cl.nodes, n)
}

// absorb moves the nodes of o into cl and leaves o empty.
func (cl *cluster) absorb(o *cluster) {
	for _, n := range o.nodes {
		cl.add(n)
	}
	o.nodes = nil
	sortNodes(cl)
}
