package resolve

import (
	"context"
	"errors"
	"maps"
	"slices"

	"clew/graphmodel"
)

// Step is what happens to what a graph is made from.
type Step struct {
	// Articles come, go, or are others than before in what is known about them.
	Articles []graphmodel.Edit[graphmodel.Article]
	// Decisions are all that hold after the step. Apart are places that decisions
	// of kind graphmodel.KeepApart are about which come or go by the step.
	Decisions []graphmodel.Decision
	Apart     []graphmodel.Anchor
	// Findings returns what is found in articles that are there after the step.
	Findings func(context.Context, []*graphmodel.Article) ([]graphmodel.Findings, error)
}

// ErrLarge is returned for a step that touches so much of a graph that Build,
// which works out everything, is as quick.
var ErrLarge = errors.New("the step touches most of the graph")

// Update returns the edits of entities and links by which a step changes what
// Build has given: exactly those that Build would give now. r is the undecided
// graph before the step, which x follows.
//
// What becomes of an entity of an article depends on the entities that share a
// name with it in a wide sense (see blockKey), directly or by way of others, and
// on what their articles say. So the names of the articles that come or go lead
// to the entities that may change; all of their articles are read, and the rules
// of Build are run on those entities. The others of these articles, which are
// idle, keep what they are. In the same way events lead to those that they may be
// one with. Last, the links of all that has changed are made anew.
//
// A step costs what the articles of these entities cost, so that one that names
// what most articles name costs nearly as much as Build: ErrLarge says so, and
// the caller has Build do it.
func (x *Index) Update(ctx context.Context, r *graphmodel.Resolved, s Step) (graphmodel.Change, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.sync(r)
	u := newUpdater(ctx, x, r, s)
	for {
		if err := ctx.Err(); err != nil {
			return graphmodel.Change{}, err
		}
		if err := u.load(); err != nil {
			return graphmodel.Change{}, err
		}
		change, err := u.round()
		switch {
		case err != nil:
			return graphmodel.Change{}, err
		case !u.lacking:
			change.Articles = s.Articles
			return change, nil
		}
	}
}

// readAtMost is the share of a project's articles that Update reads before it
// leaves the step to Build; fewAtLeast are always read.
const (
	readAtMost = 2
	fewAtLeast = 50
)

// updater is the working state of an Update. It goes in rounds: each finds out
// as much as the articles that were read allow, and which others it lacks.
type updater struct {
	ctx      context.Context
	index    *Index
	base     *graphmodel.Resolved
	step     Step
	edited   map[string]*graphmodel.Article // after the step; nil for gone
	byLength map[int][]*graphmodel.Article  // texts by length

	// touched are articles that are edited, or in which settleKinds takes
	// something for another kind than before.
	touched map[string]bool
	read    map[string]graphmodel.Findings
	none    map[string]bool // articles in which nothing was found
	wanted  map[string]bool
	lacking bool // not all that is wanted was read in this round

	labels     map[string]map[graphmodel.Span][]*graphmodel.Entity // of articles
	byEntity   map[string][]*graphmodel.Entity                     // events by a participant, see eventsAt
	byCountry  map[string][]*graphmodel.Entity
	namedScans map[string][]*graphmodel.Entity

	roundState
}

// roundState is what one round finds out.
type roundState struct {
	c          *corpus
	label      map[*node]*graphmodel.Entity // what a node was part of
	nodesOf    map[*graphmodel.Entity][]*node
	twins      map[*node][]*node
	words      map[string]string
	activeKeys map[blockKey]bool
	active     map[string]*graphmodel.Entity // old entities that are worked out anew, events too
	changedOld map[string]bool               // entities that are not as before, by their ids before and after
	changedNew map[string]bool
	refLabel   map[eventRef]*graphmodel.Entity
	refsOf     map[*graphmodel.Entity][]eventRef
	pending    map[eventRef]*pendingEvent
}

func newUpdater(ctx context.Context, x *Index, r *graphmodel.Resolved, s Step) *updater {
	u := &updater{
		ctx: ctx, index: x, base: r, step: s,
		edited: map[string]*graphmodel.Article{}, byLength: map[int][]*graphmodel.Article{}, touched: map[string]bool{},
		read: map[string]graphmodel.Findings{}, none: map[string]bool{}, wanted: map[string]bool{},
		labels: map[string]map[graphmodel.Span][]*graphmodel.Entity{}, byEntity: map[string][]*graphmodel.Entity{},
	}
	for _, e := range s.Articles {
		switch {
		case e.After == nil:
			u.edited[e.Before.ID] = nil
			u.touched[e.Before.ID] = true
		default:
			u.edited[e.After.ID] = e.After
			u.touched[e.After.ID] = true
		}
	}
	for _, a := range r.Snapshot().Articles {
		if _, edited := u.edited[a.ID]; !edited {
			u.byLength[len(a.Text)] = append(u.byLength[len(a.Text)], a)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(u.edited)) {
		if a := u.edited[id]; a != nil {
			u.byLength[len(a.Text)] = append(u.byLength[len(a.Text)], a)
		}
	}
	u.touchCopies()
	for id := range u.touched {
		u.want(id)
	}
	for _, a := range s.Apart {
		u.want(a.Article)
	}
	return u
}

// touchCopies touches the articles with the text of an edited one: which of them
// is the first may change.
func (u *updater) touchCopies() {
	for _, e := range u.step.Articles {
		for _, a := range []*graphmodel.Article{e.Before, e.After} {
			if a == nil || a.Text == "" {
				continue
			}
			for _, o := range u.byLength[len(a.Text)] {
				if o.Text == a.Text {
					u.touched[o.ID] = true
				}
			}
		}
	}
}

// article returns an article as it is after the step, or nil.
func (u *updater) article(id string) *graphmodel.Article {
	if a, edited := u.edited[id]; edited {
		return a
	}
	return u.base.Snapshot().Article(id)
}

// want asks for an article and those with the same text.
func (u *updater) want(id string) {
	if u.wanted[id] {
		return
	}
	u.wanted[id] = true
	a := u.article(id)
	if a == nil {
		return
	}
	if _, there := u.read[id]; !there && !u.none[id] {
		u.lacking = true
	}
	if a.Text == "" {
		return
	}
	for _, o := range u.byLength[len(a.Text)] {
		if o.Text == a.Text {
			u.want(o.ID)
		}
	}
}

// wantAll asks for the articles that mention an entity.
func (u *updater) wantAll(e *graphmodel.Entity) {
	last := ""
	for _, m := range e.Mentions {
		if m.Article != last {
			u.want(m.Article)
			last = m.Article
		}
	}
}

// load reads what is wanted.
func (u *updater) load() error {
	u.lacking = false
	if !u.index.all && len(u.wanted) > max(fewAtLeast, len(u.step.Articles)+len(u.base.Snapshot().Articles)/readAtMost) {
		return ErrLarge
	}
	var lacks []*graphmodel.Article
	for _, id := range slices.Sorted(maps.Keys(u.wanted)) {
		if _, there := u.read[id]; there || u.none[id] {
			continue
		}
		if a := u.article(id); a != nil {
			lacks = append(lacks, a)
		}
	}
	if len(lacks) == 0 {
		return nil
	}
	found, err := u.step.Findings(u.ctx, lacks)
	if err != nil {
		return err
	}
	for _, f := range found {
		u.read[f.ArticleID] = f
	}
	for _, a := range lacks {
		if _, there := u.read[a.ID]; !there {
			u.none[a.ID] = true
		}
	}
	return nil
}

// round works out the change as far as the articles that were read allow.
func (u *updater) round() (graphmodel.Change, error) {
	var articles []*graphmodel.Article
	var findings []graphmodel.Findings
	for _, id := range slices.Sorted(maps.Keys(u.wanted)) {
		if a := u.article(id); a != nil {
			articles = append(articles, a)
		}
		if f, there := u.read[id]; there {
			findings = append(findings, f)
		}
	}
	u.roundState = roundState{
		c: newCorpus(articles, findings), label: map[*node]*graphmodel.Entity{}, nodesOf: map[*graphmodel.Entity][]*node{},
		twins: map[*node][]*node{}, activeKeys: map[blockKey]bool{}, active: map[string]*graphmodel.Entity{},
		changedOld: map[string]bool{}, changedNew: map[string]bool{},
		refLabel: map[eventRef]*graphmodel.Entity{}, refsOf: map[*graphmodel.Entity][]eventRef{}, pending: map[eventRef]*pendingEvent{},
	}
	for _, part := range []func() error{u.labelNodes, u.settle, u.activate, u.cluster, u.events} {
		if err := part(); err != nil || u.lacking {
			return graphmodel.Change{}, err
		}
	}
	return u.edits()
}

// before returns the entities that an article has mentioned before the step.
func (u *updater) before(article string) []*graphmodel.Entity {
	return u.index.mentionedIn(u.base, article)
}

// spansOf returns which entities an article mentions at a span.
func (u *updater) spansOf(article string) map[graphmodel.Span][]*graphmodel.Entity {
	spans, known := u.labels[article]
	if known {
		return spans
	}
	spans = map[graphmodel.Span][]*graphmodel.Entity{}
	for _, e := range u.before(article) {
		at, _ := mentionsIn(e, article)
		for _, m := range e.Mentions[at:] {
			if m.Article != article {
				break
			}
			spans[m.Span] = append(spans[m.Span], e)
		}
	}
	u.labels[article] = spans
	return spans
}

// labelNodes finds out what the nodes and events of the articles that are not
// touched are part of.
func (u *updater) labelNodes() error {
	for i, ns := range u.c.nodes {
		for _, n := range ns {
			if n == nil {
				continue
			}
			n.idle = true
			if n.twin != nil {
				u.twins[n.twin] = append(u.twins[n.twin], n)
			}
		}
		f := &u.c.findings[i]
		if u.touched[f.ArticleID] {
			continue
		}
		spans := u.spansOf(f.ArticleID)
		places := make([][]graphmodel.Span, len(f.Entities))
		for _, m := range f.Mentions {
			if u.c.nodeAt(i, m.Entity) != nil {
				places[m.Entity] = append(places[m.Entity], m.Span)
			}
		}
		for j, n := range ns {
			if n == nil {
				continue
			}
			e := onlyAt(spans, places[j], false)
			if e == nil {
				return ErrLarge
			}
			u.label[n] = e
			u.nodesOf[e] = append(u.nodesOf[e], n)
		}
		for j := range f.Events {
			e := onlyAt(spans, f.Events[j].Triggers, true)
			if e == nil {
				return ErrLarge
			}
			ref := eventRef{i, j}
			u.refLabel[ref] = e
			u.refsOf[e] = append(u.refsOf[e], ref)
		}
	}
	return nil
}

// onlyAt returns the one entity that is mentioned at all of the places, or nil.
func onlyAt(spans map[graphmodel.Span][]*graphmodel.Entity, places []graphmodel.Span, events bool) *graphmodel.Entity {
	if len(places) == 0 {
		return nil
	}
	var only *graphmodel.Entity
	for _, e := range spans[places[0]] {
		if (e.Kind == graphmodel.Event) != events {
			continue
		}
		everywhere := true
		for _, s := range places[1:] {
			everywhere = everywhere && slices.Contains(spans[s], e)
		}
		if !everywhere {
			continue
		}
		if only != nil {
			return nil
		}
		only = e
	}
	return only
}
