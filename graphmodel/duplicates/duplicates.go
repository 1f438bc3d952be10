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
	"slices"
	"sync"

	"clew/graphmodel"
)

// Index remembers the sketches of articles, so that a project that grows does not
// pay for what it has already. The zero value is not valid; use NewIndex. It is
// safe for concurrent use.
type Index struct {
	mu    sync.Mutex
	known map[string]*entry // by article id
}

// entry is what is known about one text.
type entry struct {
	sketch  *sketch
	details *details // nil until they are needed
}

// NewIndex returns an empty index.
func NewIndex() *Index { return &Index{known: map[string]*entry{}} }

// Find maps the id of each article that repeats another one to the id of the
// first of its group: the earliest published, then the smallest id. Articles
// without text repeat nothing.
func (x *Index) Find(articles []*graphmodel.Article) map[string]string {
	x.mu.Lock()
	defer x.mu.Unlock()
	g := newGroups(articles)
	g.entries = x.entriesOf(g.texts)
	g.join()
	return g.result()
}

// Find is Index.Find for articles that are looked at once.
func Find(articles []*graphmodel.Article) map[string]string { return NewIndex().Find(articles) }

// entriesOf returns the entries of the articles, and makes those that are missing
// on all processors. Others are forgotten.
func (x *Index) entriesOf(articles []*graphmodel.Article) []*entry {
	out := make([]*entry, len(articles))
	var missing []int
	for i, a := range articles {
		if out[i] = x.known[a.ID]; out[i] == nil {
			missing = append(missing, i)
		}
	}
	parallel(len(missing), func(k int) {
		i := missing[k]
		out[i] = &entry{sketch: newSketch(articles[i].Text)}
	})
	x.known = make(map[string]*entry, len(articles))
	for i, a := range articles {
		x.known[a.ID] = out[i]
	}
	return out
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

// groups is the working state of one Find.
type groups struct {
	copies  map[string][]*graphmodel.Article // all articles by text
	texts   []*graphmodel.Article            // the first of each text, in order
	entries []*entry                         // of texts
	first   []int32                          // of texts: a text of the same group that comes before, or itself
}

func newGroups(articles []*graphmodel.Article) *groups {
	ordered := slices.Clone(articles)
	slices.SortFunc(ordered, func(a, b *graphmodel.Article) int {
		return cmp.Or(comparePublished(a, b), cmp.Compare(a.ID, b.ID))
	})
	g := &groups{copies: make(map[string][]*graphmodel.Article, len(ordered))}
	for _, a := range ordered {
		if a.Text == "" {
			continue
		}
		if g.copies[a.Text] == nil {
			g.texts = append(g.texts, a)
			g.first = append(g.first, int32(len(g.first)))
		}
		g.copies[a.Text] = append(g.copies[a.Text], a)
	}
	return g
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

// leastEqual is how many of the rows of two sketches have to be equal to look
// closer: fewer than even a quarter of a text within another one leaves.
const leastEqual = 3

// bucketSize bounds how many articles of a bucket a later one is compared to:
// what a site puts under each of its articles makes buckets of thousands.
const bucketSize = 32

// join brings the texts together that are near-duplicates.
func (g *groups) join() {
	buckets := g.buckets()
	equal := make([]uint8, len(g.texts))
	var candidates []int32
	for i := range g.texts {
		candidates = candidates[:0]
		for r := range buckets {
			for _, j := range buckets[r].before(int32(i)) {
				if equal[j] == 0 {
					candidates = append(candidates, j)
				}
				equal[j]++
			}
		}
		slices.Sort(candidates)
		for _, j := range candidates {
			if equal[j] >= leastEqual && g.root(int32(i)) != g.root(j) && g.near(int32(i), j) {
				g.unite(int32(i), j)
			}
			equal[j] = 0
		}
	}
}

// bucket holds the texts of one row, sorted by its minimum, then in their order.
type bucket struct {
	members []int32
	start   []int32 // of each text: where the texts with its minimum begin
	place   []int32 // of each text: where it stands itself, -1 for none
}

// before returns the first texts with the same minimum as text i that come before it.
func (b *bucket) before(i int32) []int32 {
	if b.place[i] < 0 {
		return nil
	}
	return b.members[b.start[i]:min(b.place[i], b.start[i]+bucketSize)]
}

func (g *groups) buckets() []bucket {
	out := make([]bucket, rows)
	parallel(rows, func(r int) {
		b := bucket{start: make([]int32, len(g.texts)), place: make([]int32, len(g.texts)), members: make([]int32, 0, len(g.texts))}
		order := make([]uint64, 0, len(g.texts)) // minimum, then text
		for i, e := range g.entries {
			b.place[i] = -1
			if e.sketch.runs > 0 {
				order = append(order, uint64(e.sketch.minima[r])<<32|uint64(i))
			}
		}
		slices.Sort(order)
		start := int32(0)
		for k, o := range order {
			i := int32(uint32(o))
			if o>>32 != order[start]>>32 {
				start = int32(k)
			}
			b.members = append(b.members, i)
			b.start[i], b.place[i] = start, int32(k)
		}
		out[r] = b
	})
	return out
}

// detailsOf returns what texts are compared by.
func (g *groups) detailsOf(i int32) *details {
	e := g.entries[i]
	if e.details == nil {
		e.details = newDetails(g.texts[i].Text)
	}
	return e.details
}

func (g *groups) near(i, j int32) bool {
	return near(g.detailsOf(i), g.detailsOf(j), closeInTime(g.texts[i], g.texts[j]))
}

func (g *groups) root(i int32) int32 {
	for g.first[i] != i {
		g.first[i] = g.first[g.first[i]]
		i = g.first[i]
	}
	return i
}

// unite makes one group of two; the text that comes first stands for it.
func (g *groups) unite(i, j int32) {
	i, j = g.root(i), g.root(j)
	g.first[max(i, j)] = min(i, j)
}

func (g *groups) result() map[string]string {
	out := make(map[string]string)
	for i, t := range g.texts {
		original := g.texts[g.root(int32(i))]
		for _, a := range g.copies[t.Text] {
			if a.ID != original.ID {
				out[a.ID] = original.ID
			}
		}
	}
	return out
}
