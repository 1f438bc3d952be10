package resolve

import (
	"cmp"
	"slices"
	"sync"

	"clew/graphmodel"
)

// Index finds the entities of an undecided graph by the names under which they
// are compared, by the articles that mention them, and what countries are called.
// It follows a graph as it grows: Update brings it up to date by what has changed
// since. It may know more than is there, never less. An Index is safe for
// concurrent use; the zero value is empty.
type Index struct {
	mu       sync.Mutex
	entities []*graphmodel.Entity // as of the last update, sorted by id
	ids      []string             // that the numbers of the tables stand for
	keys, in table
	words    countryWords
	all      bool // for tests: there is no limit to what Update reads
}

// Prepare brings the index up to date with an undecided graph, so that the next
// Update does not.
func (x *Index) Prepare(r *graphmodel.Resolved) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.sync(r)
}

// sync brings the index up to date.
func (x *Index) sync(r *graphmodel.Resolved) {
	now := r.Entities()
	if len(now) == len(x.entities) && (len(now) == 0 || &now[0] == &x.entities[0]) {
		return
	}
	var fresh []*graphmodel.Entity
	changed := map[string]bool{} // countries
	i := 0
	for _, e := range now {
		for i < len(x.entities) && x.entities[i].ID < e.ID {
			noteCountry(changed, x.entities[i])
			i++
		}
		if i < len(x.entities) && x.entities[i] == e {
			i++
			continue
		}
		if i < len(x.entities) && x.entities[i].ID == e.ID {
			noteCountry(changed, x.entities[i])
			i++
		}
		noteCountry(changed, e)
		fresh = append(fresh, e)
	}
	for ; i < len(x.entities); i++ {
		noteCountry(changed, x.entities[i])
	}
	x.entities = now
	x.countWords(r, changed)
	for _, e := range fresh {
		n := int32(len(x.ids))
		x.ids = append(x.ids, e.ID)
		if e.Kind != graphmodel.Event {
			for _, k := range entityKeys(e) {
				x.keys.add(k, n)
			}
			names := map[string]bool{}
			addSettleNames(names, e)
			for name := range names {
				x.keys.add(keyOf(settleKey, name), n)
			}
		}
		last := ""
		for _, m := range e.Mentions {
			if m.Article != last {
				x.in.add(keyOf(articleKey, m.Article), n)
				last = m.Article
			}
		}
	}
	x.keys.settle()
	x.in.settle()
}

func noteCountry(codes map[string]bool, e *graphmodel.Entity) {
	if e.Kind == graphmodel.Place {
		if code := countryOf(e.Key); code != "" {
			codes[code] = true
		}
	}
}

// countWords finds anew what some countries are called.
func (x *Index) countWords(r *graphmodel.Resolved, codes map[string]bool) {
	if len(codes) == 0 {
		return
	}
	if x.words == nil {
		x.words = countryWords{}
	}
	for code := range codes {
		delete(x.words, code)
	}
	for _, e := range x.entities {
		if code := countryOf(e.Key); e.Kind == graphmodel.Place && codes[code] {
			for w := range wordsOf(e, r.Snapshot().Article) {
				x.words.add(code, w)
			}
		}
	}
}

// mentionedIn returns the entities that an article mentions, sorted by id.
func (x *Index) mentionedIn(r *graphmodel.Resolved, article string) []*graphmodel.Entity {
	return slices.DeleteFunc(x.there(r, x.in.get(keyOf(articleKey, article))), func(e *graphmodel.Entity) bool {
		_, named := mentionsIn(e, article)
		return !named
	})
}

// mentionsIn returns where the mentions of an article begin among those of an
// entity, and whether there are any.
func mentionsIn(e *graphmodel.Entity, article string) (int, bool) {
	return slices.BinarySearchFunc(e.Mentions, article, func(m graphmodel.Mention, a string) int { return cmp.Compare(m.Article, a) })
}

// under returns the entities that may have nodes with a key, sorted by id.
func (x *Index) under(r *graphmodel.Resolved, k blockKey) []*graphmodel.Entity {
	return x.there(r, x.keys.get(k))
}

func (x *Index) there(r *graphmodel.Resolved, numbers []int32) []*graphmodel.Entity {
	ids := make([]string, 0, len(numbers))
	for _, n := range numbers {
		ids = append(ids, x.ids[n])
	}
	slices.Sort(ids)
	var out []*graphmodel.Entity
	for _, id := range slices.Compact(ids) {
		if e := r.Entity(id); e != nil {
			out = append(out, e)
		}
	}
	return out
}

// table is a multimap from keys to numbers: rows of the upper half of the hash of
// a key and a number, sorted, and those that were added since, which are few. It
// may find numbers of other keys, too.
type table struct{ rows, added []uint64 }

func rowOf(k blockKey, n int32) uint64 { return uint64(k)>>32<<32 | uint64(uint32(n)) }

func (t *table) add(k blockKey, n int32) { t.added = append(t.added, rowOf(k, n)) }

// addedAtMost is up to which number, or share of the rows, those that were added
// stay apart.
const (
	addedAtMost = 4096
	addedShare  = 64
)

// settle sorts what was added.
func (t *table) settle() {
	if len(t.added) > max(addedAtMost, len(t.rows)/addedShare) {
		t.rows, t.added = append(t.rows, t.added...), nil
		slices.Sort(t.rows)
		t.rows = slices.Clip(slices.Compact(t.rows))
		return
	}
	slices.Sort(t.added)
	t.added = slices.Compact(t.added)
}

// get lists the numbers under a key, some maybe twice.
func (t *table) get(k blockKey) []int32 {
	var out []int32
	for _, rows := range [][]uint64{t.rows, t.added} {
		at, _ := slices.BinarySearch(rows, rowOf(k, 0))
		for ; at < len(rows) && rows[at]>>32 == uint64(k)>>32; at++ {
			out = append(out, int32(uint32(rows[at])))
		}
	}
	return out
}
