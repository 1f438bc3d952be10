package resolve_test

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"clew/graphmodel"
	"clew/graphmodel/graphtest"
	"clew/graphmodel/resolve"
)

// history is a graph whose articles and decisions change step by step, and what
// it is made from.
type history struct {
	t         *testing.T
	g         *graphmodel.Graph
	index     resolve.Index
	articles  map[string]*graphmodel.Article
	findings  map[string]graphmodel.Findings
	small, by int // steps that Update has done; all steps
}

func newHistory(t *testing.T) *history {
	return &history{t: t, g: graphmodel.New(), articles: map[string]*graphmodel.Article{}, findings: map[string]graphmodel.Findings{}}
}

func (h *history) lists() (articles []*graphmodel.Article, findings []graphmodel.Findings) {
	for _, id := range sortedIDs(h.articles) {
		articles = append(articles, h.articles[id])
		if f, ok := h.findings[id]; ok {
			findings = append(findings, f)
		}
	}
	return articles, findings
}

func sortedIDs[T any](m map[string]T) []string {
	var ids []string
	for id := range m {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// step changes articles, and tells which KeepApart decisions have changed before.
func (h *history) step(edits []graphmodel.Edit[graphmodel.Article], found map[string]graphmodel.Findings, apart []graphmodel.Anchor) {
	h.t.Helper()
	for _, e := range edits {
		if e.After == nil {
			delete(h.articles, e.Before.ID)
			delete(h.findings, e.Before.ID)
			continue
		}
		h.articles[e.After.ID] = e.After
		if f, ok := found[e.After.ID]; ok {
			h.findings[e.After.ID] = f
		}
	}
	h.by++
	base := h.g.Snapshot().Resolved()
	c, err := h.index.Update(h.t.Context(), base, resolve.Step{
		Articles: edits, Decisions: h.g.Decisions(), Apart: apart,
		Findings: func(_ context.Context, list []*graphmodel.Article) ([]graphmodel.Findings, error) {
			var out []graphmodel.Findings
			for _, a := range list {
				if f, ok := h.findings[a.ID]; ok {
					out = append(out, f)
				}
			}
			return out, nil
		},
	})
	switch err {
	case nil:
		h.small++
		c = base.Follow(c, h.g.Decisions())
	case resolve.ErrLarge:
		articles, findings := h.lists()
		entities, links := resolve.Build(articles, findings, h.g.Decisions()...)
		c = graphmodel.Rebuild(h.g.Snapshot(), articles, entities, links, h.g.Decisions())
	default:
		h.t.Fatal(err)
	}
	if _, err := h.g.Apply(c); err != nil {
		h.t.Fatal(err)
	}
}

func (h *history) check(what string) {
	h.t.Helper()
	articles, findings := h.lists()
	entities, links := resolve.Build(articles, findings, h.g.Decisions()...)
	raw := h.g.Snapshot().Resolved()
	h.same(what+": without decisions", raw.Entities(), entities)
	decided := graphmodel.NewSnapshot(0, nil, entities, links)
	now := linksOf(raw)
	h.same(what+": without decisions", now, decided.Links.Flat())
	e, l := graphmodel.Redecide(h.g.Decisions(), entities, links)
	h.same(what, h.g.Snapshot().Entities, e)
	h.same(what, h.g.Snapshot().Links.Flat(), l)
}

func linksOf(r *graphmodel.Resolved) []*graphmodel.Link {
	seen := map[string]*graphmodel.Link{}
	for _, e := range r.Entities() {
		for _, l := range r.LinksAt(e.ID) {
			seen[l.ID] = l
		}
	}
	var out []*graphmodel.Link
	for _, id := range sortedIDs(seen) {
		out = append(out, seen[id])
	}
	return out
}

func (h *history) same(what string, got, want any) {
	h.t.Helper()
	a, errA := json.MarshalIndent(got, "", " ")
	b, errB := json.MarshalIndent(want, "", " ")
	if errA != nil || errB != nil {
		h.t.Fatal(errA, errB)
	}
	if string(a) == string(b) {
		return
	}
	if e, ok := got.([]*graphmodel.Entity); ok {
		h.t.Logf("%s", differ(e, want.([]*graphmodel.Entity), func(e *graphmodel.Entity) string { return e.ID }))
	}
	if l, ok := got.([]*graphmodel.Link); ok {
		h.t.Logf("%s", differ(l, want.([]*graphmodel.Link), func(l *graphmodel.Link) string { return l.ID }))
	}
	x, y := strings.Split(string(a), "\n"), strings.Split(string(b), "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			from, to := max(0, i-12), i+12
			h.t.Fatalf("%s: the graphs differ at line %d:\n%s\n--- want\n%s", what, i, strings.Join(x[from:min(to, len(x))], "\n"), strings.Join(y[from:min(to, len(y))], "\n"))
		}
	}
	h.t.Fatalf("%s: one graph is longer: %d and %d lines", what, len(x), len(y))
}

// differ tells which parts of two lists differ.
func differ[T any](got, want []*T, id func(*T) string) string {
	var out strings.Builder
	all := map[string][2]*T{}
	for _, p := range got {
		all[id(p)] = [2]*T{p, all[id(p)][1]}
	}
	for _, p := range want {
		all[id(p)] = [2]*T{all[id(p)][0], p}
	}
	for _, k := range sortedIDs(all) {
		a, _ := json.Marshal(all[k][0])
		b, _ := json.Marshal(all[k][1])
		if string(a) != string(b) {
			fmt.Fprintf(&out, "\ngot  %s\nwant %s", a, b)
		}
	}
	return out.String()
}

// TestUpdateIsBuild adds and takes away articles with few names, which collide in
// every way, and expects the graph that Build gives.
func TestUpdateIsBuild(t *testing.T) {
	rounds := 12
	if testing.Short() {
		rounds = 3
	}
	for seed := range rounds {
		r := rand.New(rand.NewPCG(uint64(seed), 11))
		h := newHistory(t)
		if seed%2 == 0 {
			h.index.ReadAll()
		}
		w := &rumor{r: r, size: 1 + seed%4}
		for n := range 40 {
			var edits []graphmodel.Edit[graphmodel.Article]
			found := map[string]graphmodel.Findings{}
			for range 1 + r.IntN(3)*r.IntN(2)*4 {
				a, f := w.article()
				if h.articles[a.ID] == nil {
					edits = append(edits, graphmodel.Edit[graphmodel.Article]{After: a})
					found[a.ID] = f
				}
			}
			if ids := sortedIDs(h.articles); n%3 == 2 && len(ids) > 0 {
				id := ids[r.IntN(len(ids))]
				edits = append(edits, graphmodel.Edit[graphmodel.Article]{Before: h.articles[id]})
			}
			slices.SortFunc(edits, func(a, b graphmodel.Edit[graphmodel.Article]) int { return cmp.Compare(editID(a), editID(b)) })
			edits = slices.CompactFunc(edits, func(a, b graphmodel.Edit[graphmodel.Article]) bool { return editID(a) == editID(b) })
			h.step(edits, found, nil)
			h.check(fmt.Sprintf("seed %d, step %d", seed, n))
		}
		t.Logf("seed %d: %d of %d steps were small", seed, h.small, h.by)
	}
}

func editID(e graphmodel.Edit[graphmodel.Article]) string {
	if e.After != nil {
		return e.After.ID
	}
	return e.Before.ID
}

// TestUpdateOfNews does the same with made-up news of a usual kind.
func TestUpdateOfNews(t *testing.T) {
	articles, findings := graphtest.News(600, 4)
	h := newHistory(t)
	r := rand.New(rand.NewPCG(3, 4))
	order := r.Perm(len(articles))
	for n, i := range order {
		edits := []graphmodel.Edit[graphmodel.Article]{{After: articles[i]}}
		if n%5 == 4 {
			if gone := articles[order[r.IntN(n)]]; h.articles[gone.ID] != nil {
				edits = append(edits, graphmodel.Edit[graphmodel.Article]{Before: gone})
			}
		}
		h.step(edits, map[string]graphmodel.Findings{articles[i].ID: findings[i]}, nil)
		if n%20 == 0 || n+1 == len(order) {
			h.check(fmt.Sprint("article ", n))
		}
	}
	t.Logf("%d of %d steps were small", h.small, h.by)
	if 2*h.small < h.by {
		t.Error("few steps are small")
	}
}

// TestDecisionsAreBuild settles things at random between steps, and expects after
// each what Build and Redecide give.
func TestDecisionsAreBuild(t *testing.T) {
	rounds := 12
	if testing.Short() {
		rounds = 3
	}
	for seed := range rounds {
		r := rand.New(rand.NewPCG(uint64(seed), 12))
		h := newHistory(t)
		h.index.ReadAll()
		w := &rumor{r: r, size: 2 + seed%3}
		for n := range 60 {
			if n < 6 || r.IntN(3) == 0 {
				a, f := w.article()
				edits := []graphmodel.Edit[graphmodel.Article]{{After: a}}
				if ids := sortedIDs(h.articles); n > 6 && r.IntN(3) == 0 {
					edits = append(edits, graphmodel.Edit[graphmodel.Article]{Before: h.articles[ids[r.IntN(len(ids))]]})
				}
				h.step(edits, map[string]graphmodel.Findings{a.ID: f}, nil)
				h.check(fmt.Sprintf("seed %d, step %d", seed, n))
				continue
			}
			what := h.settle(r)
			h.check(fmt.Sprintf("seed %d, step %d, %s", seed, n, what))
		}
	}
}

// settle makes a decision at random and tells which.
func (h *history) settle(r *rand.Rand) string {
	h.t.Helper()
	s := h.g.Snapshot()
	some := func() *graphmodel.Entity { return s.Entities[r.IntN(len(s.Entities))] }
	a, b := some(), some()
	var d graphmodel.Decision
	switch r.IntN(8) {
	case 0, 1:
		ids := []string{a.ID, b.ID}
		if r.IntN(3) == 0 {
			ids = append(ids, some().ID)
		}
		d = graphmodel.Merge(s, ids...)
	case 2:
		if len(a.Mentions) == 0 {
			return "nothing"
		}
		d = graphmodel.Split(a, "Part", a.Mentions[:1+r.IntN(len(a.Mentions))])
	case 3:
		d = graphmodel.Different(a, b)
	case 4:
		d = graphmodel.Decision{Kind: graphmodel.RenameEntity, Target: a.ID, Value: fmt.Sprint("Name ", r.IntN(4))}
	case 5:
		d = graphmodel.Decision{Kind: graphmodel.SetEntityStatus, Target: a.ID, Value: string(graphmodel.Hidden)}
	case 6:
		d = graphmodel.Decision{Kind: graphmodel.RetypeEntity, Target: a.ID, Value: string(graphmodel.Organization)}
		if a.Kind == graphmodel.Event {
			return "nothing"
		}
	case 7:
		d = graphmodel.Decision{Kind: graphmodel.DeleteEntity, Target: a.ID}
		if s.Links.Len() > 0 && r.IntN(2) == 0 {
			d = graphmodel.Decision{Kind: graphmodel.SetLinkStatus, Target: s.Links.At(r.IntN(s.Links.Len())).ID, Value: string(graphmodel.Accepted)}
		}
	}
	c, err := h.g.Decide("settle", d)
	if err != nil {
		return "nothing"
	}
	if _, err := h.g.Apply(c); err != nil {
		h.t.Fatal(err)
	}
	var apart []graphmodel.Anchor
	for _, e := range c.Decisions {
		for _, d := range []*graphmodel.Decision{e.Before, e.After} {
			if d != nil && d.Kind == graphmodel.KeepApart {
				apart = append(apart, d.At...)
			}
		}
	}
	if len(apart) > 0 {
		h.step(nil, nil, apart)
	}
	return string(d.Kind)
}
