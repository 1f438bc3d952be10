// Package duplicates finds articles that tell one story in much the same words:
// copies, shortened and lengthened ones, and what desks make of a wire report.
// Such articles are one witness, not several.
//
// Candidates come from MinHash sketches, sorted into buckets row by row (locality
// sensitive hashing with bands of one row, since a short copy shares little with
// a long original); what they really share decides. The result depends only on
// the set of articles.
package duplicates

import (
	"cmp"
	"runtime"
	"sync"

	"clew/graphmodel"
)

// Index remembers articles, their sketches and their groups, so that a project that
// grows pays for what is new and for what that touches. The zero value is not
// valid; use NewIndex. It is safe for concurrent use.
type Index struct {
	mu       sync.Mutex
	articles map[string]*member // by id
	texts    map[string]*node   // by text
	rows     [rows]row
	nodes    []*node // by index; nil for one that is gone
	free     []int32 // indexes that are gone
	round    int     // of Find, to see which articles are gone
	runs     set     // of the text that is compared to others
}

// member is an article of the index.
type member struct {
	article *graphmodel.Article
	node    *node // nil where there is no text
	seen    int   // the last round
}

// node is one text, whatever the number of articles that have it.
type node struct {
	index   int32
	first   *graphmodel.Article   // of copies, in order
	copies  []*graphmodel.Article // all articles with the text
	sketch  *sketch
	details *details // nil until they are needed
	group   *group
}

// group holds the texts that are near-duplicates.
type group struct{ nodes []*node }

// NewIndex returns an empty index.
func NewIndex() *Index {
	return &Index{articles: map[string]*member{}, texts: map[string]*node{}}
}

// Find maps the id of each article that repeats another one to the id of the
// first of its group: the earliest published, then the smallest id. Articles
// without text repeat nothing. Articles that are not in the list are forgotten.
func (x *Index) Find(articles []*graphmodel.Article) map[string]string {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.update(articles)
	return x.result()
}

// Find is Index.Find for articles that are looked at once.
func Find(articles []*graphmodel.Article) map[string]string { return NewIndex().Find(articles) }

// compareOrder is the order of articles: by day, those without one last, then by id.
func compareOrder(a, b *graphmodel.Article) int {
	return cmp.Or(comparePublished(a, b), cmp.Compare(a.ID, b.ID))
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

// parallel calls f for 0…n-1 on all processors.
func parallel(n int, f func(int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := w; i < n; i += workers {
				f(i)
			}
		})
	}
	wg.Wait()
}

// result lists the articles of all groups but the first of each.
func (x *Index) result() map[string]string {
	out := make(map[string]string)
	for _, n := range x.nodes {
		if n == nil || len(n.copies) == 1 && len(n.group.nodes) == 1 {
			continue
		}
		original := n.group.first()
		for _, a := range n.copies {
			if a.ID != original.ID {
				out[a.ID] = original.ID
			}
		}
	}
	return out
}

// first is the article that stands for the group.
func (g *group) first() *graphmodel.Article {
	first := g.nodes[0].first
	for _, n := range g.nodes[1:] {
		if compareOrder(n.first, first) < 0 {
			first = n.first
		}
	}
	return first
}

// unite makes one group of two.
func unite(a, b *group) {
	if len(a.nodes) < len(b.nodes) {
		a, b = b, a
	}
	a.nodes = append(a.nodes, b.nodes...)
	for _, n := range b.nodes {
		n.group = a
	}
}

// detailsOf returns what texts are compared by.
func (n *node) detailsOf() *details {
	if n.details == nil {
		n.details = newDetails(n.first.Text)
	}
	return n.details
}

// leastEqual is how many of the rows of two sketches have to be equal to look
// closer: fewer than even a quarter of a text within another one leaves.
const leastEqual = 3

// joinLater brings a text together with those after it.
func (x *Index) joinLater(n *node, equal []uint8) { x.compareTo(n, x.after, equal) }

// compareTo brings a text together with those that are its near-duplicates among
// others: for those before it, before. equal has a place for each node and is all
// zero before and after.
func (x *Index) compareTo(n *node, others func(int, *node) row, equal []uint8) {
	var candidates []int32
	for r := range x.rows {
		for _, e := range others(r, n) {
			j := e.node()
			if equal[j] == 0 {
				candidates = append(candidates, j)
			}
			equal[j]++
		}
	}
	filled := false
	for _, j := range candidates {
		other := x.nodes[j]
		if equal[j] >= leastEqual && n.group != other.group {
			if !filled {
				x.runs.fill(n.detailsOf().runs)
				filled = true
			}
			if near(n.detailsOf(), other.detailsOf(), &x.runs, closeInTime(n.first, other.first)) {
				unite(n.group, other.group)
			}
		}
		equal[j] = 0
	}
}
