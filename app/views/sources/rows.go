// Package sources is the sidebar: what the project holds. Articles, people,
// organizations, places and events in sections that can be folded, with a
// field that filters by typing.
package sources

import (
	"slices"
	"strings"

	"clew/app/controls"
	"clew/app/scene"
	"clew/app/session"
	"clew/app/views/wording"
	"clew/graphmodel"
	"clew/graphmodel/subscription"
)

// section is one of the folds of the sidebar.
type section struct {
	kind  graphmodel.Kind // "" for articles and feeds
	title string
	feeds bool
}

var sections = []section{
	{title: "Feeds", feeds: true},
	{title: "Articles"},
	{kind: graphmodel.Person, title: "People"},
	{kind: graphmodel.Organization, title: "Organizations"},
	{kind: graphmodel.Place, title: "Places"},
	{kind: graphmodel.Event, title: "Events"},
}

// row is one line of the sidebar.
type row struct {
	section int // index into sections
	head    bool
	count   int  // of a head: how many rows it stands for
	open    bool // of a head

	id      string // article or entity id
	title   string
	detail  string // second line of an article
	kind    graphmodel.Kind
	links   int
	dim     bool // filtered out of the canvas
	limited bool // an article that the views are limited to
	repeats bool // an article that tells the story of the one above it

	feed    string // address of the feed that this row is, or that an item belongs to
	item    string // id of an item of the feed
	unread  bool   // of an item: new
	trouble string // of a feed: why the last refresh failed
	ask     string // what to search for in the articles
	hint    bool   // tells what to do where there is no feed
	feeds   bool   // the head of the feeds
	empty   bool   // of that head: there are none
}

// buildRows lists what the sidebar shows. folded says which sections are
// folded; a query unfolds all.
func buildRows(told *stories, snap *graphmodel.Snapshot, rank *session.Ranking, visible *session.Visible,
	filter session.Filter, notes func(article string) string, query string, folded map[int]bool, feeds []subscription.Feed, openFeeds map[string]bool,
) []row {
	words := strings.Fields(graphmodel.Fold(query))
	rows := make([]row, 0, len(sections)+len(snap.Articles)+len(snap.Entities))
	for i, s := range sections {
		var part []row
		count, head := -1, len(rows)
		rows = append(rows, row{}) // entities follow at once: there may be very many
		switch {
		case s.feeds && len(feeds) == 0 && len(words) == 0:
			part, count = []row{{hint: true}}, 0
		case s.feeds:
			part, count = feedRows(feeds, openFeeds, words), unread(feeds)
		case s.kind == "":
			part = articleRows(told.of(snap), filter, notes, words)
		case len(words) == 0 && folded[i]:
			count = countOf(snap, s.kind)
		default:
			rows = appendEntities(rows, i, snap, rank, visible, words)
			count = len(rows) - head - 1
		}
		if count < 0 {
			count = len(part)
		}
		if len(rows) == head+1 && len(part) == 0 && (len(words) > 0 || len(snap.Entities) == 0 && s.kind != "" || s.feeds && len(words) > 0 && len(part) == 0) {
			rows = rows[:head]
			continue
		}
		open := len(words) > 0 || folded[i] == (s.feeds && len(feeds) == 0)
		rows[head] = row{section: i, head: true, title: s.title, kind: s.kind, count: count, open: open, feeds: s.feeds, empty: len(feeds) == 0}
		if open {
			for n := range part {
				part[n].section = i
			}
			rows = append(rows, part...)
		}
	}
	return rows
}

// unread is how many items of all feeds are new.
func unread(feeds []subscription.Feed) int {
	n := 0
	for _, f := range feeds {
		n += f.Unread()
	}
	return n
}

// storyDetail is the second line of an article that others repeat: "same story,
// 4 sources · Velden Post · 30 Apr 2025".
func storyDetail(a *graphmodel.Article, repeats int) string {
	detail := wording.Status(a)
	if repeats == 0 {
		return detail
	}
	story := "same story, " + wording.Number(repeats+1) + " sources"
	if detail == "" {
		return story
	}
	return story + " · " + detail
}

// stories are the articles of a snapshot, the newest first. Most edits leave them
// alone, and to sort them takes long.
type stories struct {
	known   []*graphmodel.Article // as the snapshot has them
	first   []*graphmodel.Article // of each story
	repeats map[string][]*graphmodel.Article
}

// of brings the stories up to date.
func (t *stories) of(snap *graphmodel.Snapshot) *stories {
	if t.repeats != nil && slices.Equal(t.known, snap.Articles) {
		return t
	}
	t.known, t.first, t.repeats = snap.Articles, nil, map[string][]*graphmodel.Article{}
	articles, titles := slices.Clone(snap.Articles), make(map[*graphmodel.Article]string, len(snap.Articles))
	for _, a := range articles {
		titles[a] = graphmodel.Fold(a.Title)
	}
	slices.SortStableFunc(articles, func(a, b *graphmodel.Article) int {
		if c := b.Published.Start.Compare(a.Published.Start); c != 0 {
			return c
		}
		return controls.CompareNatural(titles[a], titles[b])
	})
	for _, a := range articles {
		if snap.Article(a.DuplicateOf) != nil { // stands below the first of its story
			t.repeats[a.DuplicateOf] = append(t.repeats[a.DuplicateOf], a)
		} else {
			t.first = append(t.first, a)
		}
	}
	return t
}

// articleRows lists the articles, the newest first, and below each those that
// tell the same story in much the same words.
func articleRows(told *stories, filter session.Filter, notes func(article string) string, words []string) []row {
	repeats := told.repeats
	found := func(a *graphmodel.Article) bool { return matches(words, a.Title, a.Publisher, a.Author, notes(a.ID)) }
	rows := make([]row, 0, len(told.known))
	add := func(a *graphmodel.Article, detail string, below bool) {
		rows = append(rows, row{
			id: a.ID, title: wording.Title(a), detail: detail, repeats: below,
			dim:     !filter.ShowsArticle(a.ID),
			limited: len(filter.Articles) > 0 && filter.ShowsArticle(a.ID),
		})
	}
	for _, a := range told.first {
		above := found(a)
		if above {
			add(a, storyDetail(a, len(repeats[a.ID])), false)
		}
		for _, r := range repeats[a.ID] {
			if found(r) {
				add(r, wording.Status(r), above)
			}
		}
	}
	return rows
}

// appendEntities appends the entities of a section, the most important first.
func appendEntities(rows []row, section int, snap *graphmodel.Snapshot, rank *session.Ranking, visible *session.Visible, words []string) []row {
	kind := sections[section].kind
	for _, i := range rank.Order {
		e := snap.Entities[i]
		if e.Kind != kind || e.Status == graphmodel.Hidden {
			continue
		}
		if len(words) > 0 && !matches(words, append([]string{e.Name, strings.ToLower(string(e.Type)), e.Note}, e.Aliases...)...) {
			continue
		}
		r := row{section: section, id: e.ID, title: e.Name, kind: kind, links: rank.Links[i], dim: !visible.Entity[i]}
		if kind == graphmodel.Event {
			r.detail = scene.FormatInterval(e.When)
		}
		rows = append(rows, r)
	}
	return rows
}

// countOf is how many entities of a kind there are.
func countOf(snap *graphmodel.Snapshot, kind graphmodel.Kind) int {
	n := 0
	for _, e := range snap.Entities {
		if e.Kind == kind && e.Status != graphmodel.Hidden {
			n++
		}
	}
	return n
}

// matches reports whether each word stands in one of the fields.
func matches(words []string, fields ...string) bool {
	for _, w := range words {
		found := false
		for _, f := range fields {
			found = found || strings.Contains(graphmodel.Fold(f), w)
		}
		if !found {
			return false
		}
	}
	return true
}

// bestEntity returns the row of the entity that a search means: the most
// important one in whose name, or another form of it, a word begins with the
// query; else the first that was found.
func bestEntity(snap *graphmodel.Snapshot, rows []row, query string) (row, bool) {
	query = graphmodel.Fold(query)
	var best row
	for _, r := range rows {
		if r.head || r.kind == "" {
			continue
		}
		if best.id == "" {
			best = r
		}
		e := snap.Entity(r.id)
		if e != nil && (wordBegins(e.Name, query) || slices.ContainsFunc(e.Aliases, func(a string) bool { return wordBegins(a, query) })) {
			return r, true
		}
	}
	return best, best.id != ""
}

func wordBegins(name, query string) bool {
	return strings.Contains(" "+graphmodel.Fold(name), " "+query)
}
