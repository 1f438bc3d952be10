package workspace

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"clew/app/ingest"
	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/project"
	"clew/graphmodel/subscription"
	"clew/importers"
	"clew/importers/fetch"
)

// FeedsJob is the key of the job that asks servers for feeds.
const FeedsJob = "feeds"

// ErrNoWeb is returned where the workspace was made without a client.
var ErrNoWeb = errors.New("this window fetches no addresses")

// UseClient sets what fetches addresses.
func (w *Workspace) UseClient(c *fetch.Client) { w.client = c }

// fetched is what an import gets from the web.
type fetched struct {
	client *fetch.Client

	mu    sync.Mutex
	pages []project.Page
	feeds []subscription.Feed
}

// web is what an import fetches addresses with; nil without a client. A feed at
// an address is followed rather than read: the person chooses what to read of it.
func (g *fetched) web() *importers.Web {
	if g.client == nil {
		return nil
	}
	return &importers.Web{Client: g.client, Keep: g.keep, Feed: func(ctx context.Context, p fetch.Page) bool {
		f, err := ingest.FeedOf(ctx, g.client, p)
		if err != nil {
			return false
		}
		g.mu.Lock()
		defer g.mu.Unlock()
		g.feeds = append(g.feeds, f)
		return true
	}}
}

func (g *fetched) keep(p fetch.Page) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.pages = append(g.pages, project.Page{
		Address: p.Address, Final: p.Final, ContentType: p.ContentType, ETag: p.ETag, Modified: p.Modified, At: p.At, Content: p.Content,
	})
}

// took stores what an import got from the web. Its pages came in the order of the
// servers.
func (w *Workspace) took(g *fetched) {
	slices.SortFunc(g.pages, func(a, b project.Page) int { return strings.Compare(a.Address, b.Address) })
	w.keepPages(g.pages)
	for _, f := range g.feeds {
		w.followed(f)
	}
}

// keepPages stores fetched pages with the project.
func (w *Workspace) keepPages(list []project.Page) {
	if len(list) > 0 {
		w.post(op{kind: pagesOp, pages: list})
		w.write()
	}
}

// setFeeds shows other feeds and stores them with the project.
func (w *Workspace) setFeeds(feeds []subscription.Feed) {
	if w.refused() {
		return
	}
	subscription.Sort(feeds)
	w.session.SetFeeds(feeds)
	w.dirty, w.sample = true, false
	w.post(op{kind: feedsOp, feeds: feeds})
	w.changed()
}

// setFollowed follows other feeds than before, as a step of the history.
func (w *Workspace) setFollowed(label string, feeds []subscription.Feed) bool {
	if w.refused() {
		return false
	}
	var a aside
	for i, list := range [][]subscription.Feed{w.session.Feeds(), feeds} {
		a.settings[i] = withNames(w.settings, list)
	}
	if err := w.commit(graphmodel.Change{Label: label}, a); err != nil {
		w.session.Tell(session.Failure, "The feeds stay as they are: "+err.Error())
		return false
	}
	w.part(w.session.Feeds())
	w.record() // first: what setFeeds writes would take the settings along
	w.setFeeds(feeds)
	return true
}

// withNames is settings with the names of the feeds that are followed.
func withNames(settings map[string]string, feeds []subscription.Feed) map[string]string {
	all := maps.Clone(settings)
	if all == nil {
		all = map[string]string{}
	}
	if names := subscription.Names(feeds); names != "" {
		all[subscription.Setting] = names
	} else {
		delete(all, subscription.Setting)
	}
	return all
}

// part remembers what is known of feeds, for when a step back follows them again.
func (w *Workspace) part(feeds []subscription.Feed) {
	if w.parted == nil {
		w.parted = map[string]subscription.Feed{}
	}
	for _, f := range feeds {
		w.parted[f.URL] = f
	}
}

// refollow follows the feeds that the settings name, after a move in the history.
func (w *Workspace) refollow() {
	now := w.session.Feeds()
	if _, told := w.settings[subscription.Setting]; !told && w.untold {
		return
	}
	if subscription.Names(now) == w.settings[subscription.Setting] {
		return
	}
	known := slices.Clone(now)
	w.part(now)
	for _, url := range slices.Sorted(maps.Keys(w.parted)) {
		if !slices.ContainsFunc(known, func(f subscription.Feed) bool { return f.URL == url }) {
			known = append(known, w.parted[url])
		}
	}
	w.setFeeds(subscription.Named(w.settings[subscription.Setting], known))
}

// changeFeed replaces one feed by what change makes of it.
func (w *Workspace) changeFeed(url string, change func(subscription.Feed) subscription.Feed) {
	feeds := slices.Clone(w.session.Feeds())
	for i, f := range feeds {
		if f.URL == url {
			feeds[i] = change(f)
			w.setFeeds(feeds)
			return
		}
	}
}

// Follow subscribes to the feed or sitemap at an address, or to the one that a
// page there names, in the background. The error that done gets is of type
// *ingest.Choice where a page names several.
func (w *Workspace) Follow(address string, done func(subscription.Feed, error)) {
	client := w.client
	if w.refused() {
		return
	}
	if client == nil {
		done(subscription.Feed{}, ErrNoWeb)
		return
	}
	spec := session.Spec{Key: FeedsJob, Title: "Looking for the feed", Failed: func(err error) { done(subscription.Feed{}, err) }}
	w.session.Run(spec, func(ctx context.Context, report session.Report) (func(), error) {
		report(-1, address)
		f, err := ingest.Follow(ctx, client, address)
		if err != nil {
			return nil, err
		}
		return func() {
			w.followed(f)
			done(f, nil)
		}, nil
	})
}

// followed adds a feed, unless it is followed already.
func (w *Workspace) followed(f subscription.Feed) {
	feeds := w.session.Feeds()
	if slices.ContainsFunc(feeds, func(o subscription.Feed) bool { return o.URL == f.URL }) {
		w.session.Tell(session.Info, "“"+f.Title+"” is followed already")
	} else if w.setFollowed("Follow “"+f.Title+"”", append(slices.Clone(feeds), f)) {
		w.session.Tell(session.Success, fmt.Sprintf("Following “%s”; it lists %s", f.Title, counted(len(f.Items), "item")))
	}
	w.Followed.Emit(f)
}

// RefreshFeeds asks for what is new in the feeds of these addresses, or in all.
func (w *Workspace) RefreshFeeds(urls ...string) {
	if w.refused() {
		return
	}
	client := w.client
	var feeds []subscription.Feed
	for _, f := range w.session.Feeds() {
		if len(urls) == 0 || slices.Contains(urls, f.URL) {
			feeds = append(feeds, f)
		}
	}
	if client == nil || len(feeds) == 0 {
		return
	}
	w.session.Run(session.Spec{Key: FeedsJob, Title: "Asking for news"}, func(ctx context.Context, report session.Report) (func(), error) {
		next := map[string]subscription.Feed{}
		for i, f := range feeds {
			report(float64(i)/float64(len(feeds)), f.Title)
			fresh, _ := ingest.Refresh(ctx, client, f) // the feed tells its trouble
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			next[f.URL] = fresh
		}
		return func() { w.refreshed(next) }, nil
	})
}

// refreshed puts feeds in place. What a person has marked meanwhile stays marked.
func (w *Workspace) refreshed(next map[string]subscription.Feed) {
	feeds := slices.Clone(w.session.Feeds())
	fresh, troubles := 0, 0
	for i, f := range feeds {
		n, ok := next[f.URL]
		if !ok {
			continue
		}
		before := f.Unread()
		items := n.Items
		n.Items = f.Items
		feeds[i] = n.Merge(items)
		fresh += max(0, feeds[i].Unread()-before)
		if n.Trouble != "" {
			troubles++
		}
	}
	w.setFeeds(feeds)
	switch {
	case troubles > 0:
		w.session.Tell(session.Warning, fmt.Sprintf("%s, and %s could not be asked", counted(fresh, "new item"), counted(troubles, "feed")))
	default:
		w.session.Tell(session.Info, counted(fresh, "new item"))
	}
}

func counted(n int, noun string) string {
	switch n {
	case 0:
		return "no " + noun + "s"
	case 1:
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// MarkSeen marks items of a feed as seen; without ids, all that are new.
func (w *Workspace) MarkSeen(url string, ids ...string) {
	w.changeFeed(url, func(f subscription.Feed) subscription.Feed { return f.Mark(subscription.Seen, ids...) })
}

// Unfollow ends a subscription. What was read from it stays.
func (w *Workspace) Unfollow(url string) {
	feeds := slices.Clone(w.session.Feeds())
	i := slices.IndexFunc(feeds, func(f subscription.Feed) bool { return f.URL == url })
	if i >= 0 {
		label := "Stop following “" + feeds[i].Title + "”"
		w.setFollowed(label, slices.Delete(feeds, i, i+1))
	}
}

// ReadItems imports the pages of items of a feed; without ids, of all that are
// new. done, if any, gets the report.
func (w *Workspace) ReadItems(url string, done func(importers.Report), ids ...string) {
	if w.client == nil {
		return
	}
	i := slices.IndexFunc(w.session.Feeds(), func(f subscription.Feed) bool { return f.URL == url })
	if i < 0 {
		return
	}
	f := w.session.Feeds()[i]
	var items []subscription.Item
	for _, it := range f.Items {
		if slices.Contains(ids, it.ID) || len(ids) == 0 && it.State == subscription.New {
			items = append(items, it)
			ids = append(ids[:len(ids):len(ids)], it.ID)
		}
	}
	w.enqueue(request{
		from: func(web *importers.Web) []importers.Source {
			sources := make([]importers.Source, len(items))
			for i, it := range items {
				sources[i] = ingest.ItemSource(web, f, it)
			}
			return sources
		},
		done: func(r importers.Report) {
			w.markRead(url, ids)
			if done != nil {
				done(r)
			}
		},
	})
}

// markRead marks items whose page is an article now as read, and the others of
// ids as seen.
func (w *Workspace) markRead(url string, ids []string) {
	at := map[string]bool{}
	for _, a := range w.graph.Snapshot().Articles {
		at[a.Source] = true
	}
	w.changeFeed(url, func(f subscription.Feed) subscription.Feed { return f.MarkRead(at).Mark(subscription.Seen, ids...) })
}

// CanReadAgain reports whether the page of an article may be kept: whether it was
// fetched.
func (w *Workspace) CanReadAgain(id string) bool {
	a := w.graph.Snapshot().Article(id)
	return a != nil && importers.IsAddress(pageOf(a.Source))
}

// pageOf is the address of the page that an article's source lies in.
func pageOf(source string) string {
	address, _, _ := strings.Cut(source, " › ")
	return address
}

// ReadAgain reads the kept page of an article with the readers of today. No
// server is asked.
func (w *Workspace) ReadAgain(id string) {
	a := w.graph.Snapshot().Article(id)
	if a == nil || w.session.Busy(ImportJob) || w.refused() {
		return
	}
	address, file, waiting := pageOf(a.Source), w.file, w.waitingPages()
	material, snap, extractor := w.material(), w.graph.Snapshot(), w.reader()
	w.session.Run(session.Spec{Key: ImportJob, Title: "Reading again", OfRevision: true}, func(ctx context.Context, report session.Report) (func(), error) {
		report(-1, address)
		page, ok := waiting[address]
		if !ok && file != nil {
			var err error
			if page, ok, err = file.Page(ctx, address); err != nil {
				return nil, err
			}
		}
		if !ok {
			return nil, errors.New("the page is not kept in the project; add it from its address again")
		}
		corpus, err := material.whole(ctx)
		if err != nil {
			return nil, err
		}
		next, changed, err := corpus.ReadAgain(ctx, address, importers.Content{URL: page.Final, ContentType: page.ContentType, Bytes: page.Content}, ingest.Options{Extractor: extractor})
		if err != nil {
			return nil, err
		}
		if !changed {
			return func() { w.session.Tell(session.Info, "Read again; nothing has changed") }, nil
		}
		change := next.Change(snap, "Read “"+a.Title+"” again")
		change.Decisions = graphmodel.DecisionEdits(corpus.Decisions, next.Decisions)
		return func() {
			maps.Copy(w.findings, findingsOf(corpus, change))
			maps.Copy(w.findings, findingsOf(next, change.Inverse()))
			if err := w.Do(change); err != nil {
				w.session.Tell(session.Failure, "The page could not be read again: "+err.Error())
				return
			}
			w.session.Tell(session.Success, "Read again; the article has changed")
		}, nil
	})
}

// waitingPages are the pages that are not in the file yet.
func (w *Workspace) waitingPages() map[string]project.Page {
	list := map[string]project.Page{}
	for _, o := range w.queue {
		for _, p := range o.pages {
			list[p.Address] = p
		}
	}
	return list
}

// LookJob is the key of the job that looks through sources before an import.
const LookJob = "look"

// Look tells, in the background, what sources hold. Nothing is read.
func (w *Workspace) Look(sources []importers.Source, done func(importers.Survey)) {
	reg := importers.With(w.columns)
	w.session.Run(session.Spec{Key: LookJob, Title: "Looking through"}, func(ctx context.Context, report session.Report) (func(), error) {
		report(-1, "")
		s := importers.Look(ctx, sources, reg, func(done, total int, current string) {
			report(float64(done)/float64(total), fmt.Sprintf("%s, %d of %d", filepath.Base(current), done, total))
		})
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		return func() { done(s) }, nil
	})
}

// UseColumns sets what a person has chosen for the columns of tables. c is called
// from several goroutines.
func (w *Workspace) UseColumns(c importers.Columns) { w.columns = c }

// Tables looks, in the background, for tables of articles among sources.
func (w *Workspace) Tables(sources []importers.Source, done func([]importers.Table)) {
	reg := importers.With(w.columns)
	w.session.Run(session.Spec{Key: LookJob, Title: "Looking at tables"}, func(ctx context.Context, report session.Report) (func(), error) {
		report(-1, "")
		tables := importers.Tables(ctx, sources, reg)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		return func() { done(tables) }, nil
	})
}
