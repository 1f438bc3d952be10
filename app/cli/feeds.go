package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"clew/app/ingest"
	"clew/graphmodel"
	"clew/graphmodel/project"
	"clew/graphmodel/subscription"
	"clew/importers"
	"clew/importers/fetch"
)

// keeper puts pages into a project as they are fetched.
type keeper struct {
	ctx     context.Context
	project *project.Project

	mu     sync.Mutex
	failed error
}

func (k *keeper) keep(p fetch.Page) {
	err := k.project.KeepPages(k.ctx, project.Page{
		Address: p.Address, Final: p.Final, ContentType: p.ContentType, ETag: p.ETag, Modified: p.Modified, At: p.At, Content: p.Content,
	})
	k.mu.Lock()
	defer k.mu.Unlock()
	k.failed = errors.Join(k.failed, err)
}

func (k *keeper) err() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.failed
}

func setupFollow(f *flags) func(context.Context, *Env, []string) error {
	private := privateOption(f)
	path := f.String("p", "", "the `PROJECT`; it is made if there is none")
	f.more = "ADDRESS is that of a feed (RSS, Atom, JSON Feed), a sitemap, or a page that names its feed."
	return func(ctx context.Context, e *Env, args []string) error {
		e.allowPrivate = *private
		switch {
		case *path == "":
			return usagef("no project: name one with -p")
		case len(args) == 0:
			return usagef("no address: name a feed, a sitemap, or a page that names its feed")
		}
		p, err := project.OpenOrCreate(ctx, *path)
		if err != nil {
			return err
		}
		defer p.Close()
		feeds, err := p.Feeds(ctx)
		if err != nil {
			return err
		}
		failed := false
		before := len(feeds)
		for _, address := range args {
			feed, err := e.follow(ctx, address)
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil:
				failed = true
				e.say("%v", &importers.SourceError{Source: address, Err: err})
			case slices.ContainsFunc(feeds, func(f subscription.Feed) bool { return f.URL == feed.URL }):
				e.say("%s: followed already", feed.URL)
			default:
				feeds = append(feeds, feed)
				e.say("%s (%s): %s", feed.Title, feed.URL, count(len(feed.Items), "item"))
			}
		}
		if len(feeds) > before {
			if err := saveFollowed(ctx, p, feeds, following("Follow", feeds[before:])); err != nil {
				return err
			}
		}
		return reported(failed)
	}
}

// following says what feeds are followed, or no longer: "Follow “The Quay”".
func following(verb string, feeds []subscription.Feed) string {
	if len(feeds) == 1 {
		return verb + " “" + feeds[0].Title + "”"
	}
	return verb + " " + count(len(feeds), "feed")
}

// saveFollowed follows feeds, as a step of the project's history.
func saveFollowed(ctx context.Context, p *project.Project, feeds []subscription.Feed, label string) error {
	names := subscription.Names(feeds)
	d := project.Delta{Settings: map[string]*string{subscription.Setting: &names}}
	if names == "" {
		d.Settings[subscription.Setting] = nil
	}
	if _, err := p.Write(ctx, d, label); err != nil {
		return err
	}
	return p.SaveFeeds(ctx, feeds)
}

// refollow follows the feeds that the settings name, after a step back or forth that
// has changed which they are.
func refollow(ctx context.Context, p *project.Project, before, settings map[string]string) error {
	if before[subscription.Setting] == settings[subscription.Setting] {
		return nil
	}
	feeds, err := p.Feeds(ctx)
	if err != nil || subscription.Names(feeds) == settings[subscription.Setting] {
		return err
	}
	return p.SaveFeeds(ctx, subscription.Named(settings[subscription.Setting], feeds))
}

// follow fetches a feed for the first time. Where a page offers several, their
// addresses are part of the error.
func (e *Env) follow(ctx context.Context, address string) (subscription.Feed, error) {
	f, err := ingest.Follow(ctx, e.web(nil).Client, address)
	var choice *ingest.Choice
	if errors.As(err, &choice) {
		list := make([]string, len(choice.Links))
		for i, l := range choice.Links {
			list[i] = l.URL
		}
		err = fmt.Errorf("%w; name one of them: %s", err, strings.Join(list, " "))
	}
	return f, err
}

func setupUnfollow(f *flags) func(context.Context, *Env, []string) error {
	return onProject(f, project.Open, func(ctx context.Context, e *Env, p *project.Project, args []string) error {
		if len(args) == 0 {
			return usagef("no feed: name its address or title (see clew feeds)")
		}
		feeds, err := p.Feeds(ctx)
		if err != nil {
			return err
		}
		failed := false
		var gone []subscription.Feed
		for _, arg := range args {
			before := len(feeds)
			for _, f := range feeds {
				if f.URL == arg || f.Title == arg {
					gone = append(gone, f)
				}
			}
			feeds = slices.DeleteFunc(feeds, func(f subscription.Feed) bool { return f.URL == arg || f.Title == arg })
			if len(feeds) == before {
				failed = true
				e.say("%s: this feed is not followed (see clew feeds)", arg)
			}
		}
		if len(gone) > 0 {
			if err := saveFollowed(ctx, p, feeds, following("Stop following", gone)); err != nil {
				return err
			}
		}
		return reported(failed)
	})
}

func setupFeeds(f *flags) func(context.Context, *Env, []string) error {
	private := privateOption(f)
	refresh := f.Bool("refresh", false, "ask the servers for what is new")
	read := f.Bool("read", false, "read the pages of all new items into the project")
	seen := f.Bool("seen", false, "mark all items as seen")
	format := f.String("format", "text", "text or json")
	return onProject(f, project.Open, func(ctx context.Context, e *Env, p *project.Project, args []string) error {
		e.allowPrivate = *private
		if err := none(args); err != nil {
			return err
		}
		if *format != "text" && *format != "json" {
			return usagef("there is no format %q; the formats are text and json", *format)
		}
		feeds, err := p.Feeds(ctx)
		if err != nil {
			return err
		}
		failed := *refresh && e.refresh(ctx, feeds)
		if err := ctx.Err(); err != nil {
			return err
		}
		subscription.Sort(feeds)
		err = errors.Join(p.SaveFeeds(ctx, feeds), e.write("", func(w io.Writer) error { return writeFeeds(w, feeds, *format) }))
		if err == nil && *read {
			err = e.readNew(ctx, p, feeds)
		} else if err == nil && *seen {
			for i := range feeds {
				feeds[i] = feeds[i].Mark(subscription.Seen)
			}
			err = p.SaveFeeds(ctx, feeds)
		}
		if err != nil {
			return err
		}
		return reported(failed)
	})
}

// refresh asks for what is new in each feed, in place.
func (e *Env) refresh(ctx context.Context, feeds []subscription.Feed) (failed bool) {
	for i, f := range feeds {
		next, err := ingest.Refresh(ctx, e.web(nil).Client, f)
		if feeds[i] = next; err != nil && ctx.Err() == nil {
			failed = true
			e.say("%v", &importers.SourceError{Source: f.URL, Err: err})
		}
	}
	return failed
}

// readNew imports the pages of all new items.
func (e *Env) readNew(ctx context.Context, p *project.Project, feeds []subscription.Feed) error {
	keeper := &keeper{ctx: ctx, project: p}
	web := e.web(keeper.keep)
	var sources []importers.Source
	for i, f := range feeds {
		for _, it := range f.Items {
			if it.State == subscription.New {
				sources = append(sources, ingest.ItemSource(web, f, it))
			}
		}
		feeds[i] = f.Mark(subscription.Seen)
	}
	if len(sources) == 0 {
		e.say("there is nothing new")
		return nil
	}
	err := e.addTo(ctx, p, sources)
	if err != nil && !errors.Is(err, errReported) {
		return err
	}
	if state, stateErr := p.Content(ctx); stateErr == nil {
		at := map[string]bool{}
		for _, a := range state.Articles {
			at[a.Source] = true
		}
		for i := range feeds {
			feeds[i] = feeds[i].MarkRead(at)
		}
	}
	return errors.Join(err, keeper.err(), p.SaveFeeds(ctx, feeds))
}

// writeFeeds lists feeds and their new items.
func writeFeeds(w io.Writer, feeds []subscription.Feed, format string) error {
	if format == "json" {
		encoder := json.NewEncoder(w)
		encoder.SetEscapeHTML(false)
		for _, f := range feeds {
			if err := encoder.Encode(f); err != nil {
				return err
			}
		}
		return nil
	}
	for _, f := range feeds {
		line := fmt.Sprintf("%s  %s  %d new of %s", f.Title, f.URL, f.Unread(), count(len(f.Items), "item"))
		if f.Trouble != "" {
			line += "; " + f.Trouble
		}
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
		for _, it := range f.Items {
			if it.State != subscription.New {
				continue
			}
			day := "          "
			if it.Published != nil {
				day = it.Published.String()
			}
			if _, err := fmt.Fprintf(w, "  %s  %s  %s\n", day, it.Title, it.URL); err != nil {
				return err
			}
		}
	}
	return nil
}

func setupReread(f *flags) func(context.Context, *Env, []string) error {
	f.more = "Without ARTICLE (its id, title or address), all articles whose pages are kept are read again."
	return onProject(f, project.Open, func(ctx context.Context, e *Env, p *project.Project, args []string) error {
		state, err := p.State(ctx)
		if err != nil {
			return err
		}
		addresses, err := rereadable(ctx, p, state, args)
		if err != nil {
			return err
		}
		extractor, err := ingest.ExtractorWith(state.Settings[project.WordLists])
		if err != nil {
			return err
		}
		corpus := ingest.Corpus{Articles: state.Articles, Findings: state.Findings, Decisions: state.Decisions}
		failed, differ := false, 0
		for _, a := range addresses {
			page, _, err := p.Page(ctx, a)
			if err != nil {
				return err
			}
			next, changed, err := corpus.ReadAgain(ctx, a, importers.Content{URL: page.Final, ContentType: page.ContentType, Bytes: page.Content}, ingest.Options{Extractor: extractor})
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil:
				failed = true
				e.say("%s: %v", a, err)
			case changed:
				corpus, differ = next, differ+1
				e.say("%s: reads differently now", a)
			}
		}
		if differ > 0 {
			state.Articles, state.Findings, state.Decisions = corpus.Articles, corpus.Findings, corpus.Decisions
			if err := p.Record(ctx, state, "Read "+count(differ, "page")+" again"); err != nil {
				return err
			}
		}
		_, _ = fmt.Fprintf(e.Stderr, "%s: %s read again, %d changed\n", p.Path(), count(len(addresses), "page"), differ)
		return reported(failed)
	})
}

// rereadable returns the addresses of the kept pages of articles.
func rereadable(ctx context.Context, p *project.Project, state project.State, args []string) ([]string, error) {
	kept, err := p.Addresses(ctx)
	if err != nil {
		return nil, err
	}
	var out []string
	used := map[string]bool{}
	add := func(a *graphmodel.Article) bool {
		address, _, _ := strings.Cut(a.Source, " › ")
		if !slices.Contains(kept, address) {
			return false
		}
		if !used[address] {
			used[address] = true
			out = append(out, address)
		}
		return true
	}
	if len(args) == 0 {
		for _, a := range state.Articles {
			add(a)
		}
		return out, nil
	}
	for _, arg := range args {
		i := slices.IndexFunc(state.Articles, func(a *graphmodel.Article) bool {
			return a.ID == arg || a.Title == arg || a.Source == arg || a.URL == arg
		})
		if i < 0 {
			return nil, fmt.Errorf("there is no article %q in the project", arg)
		}
		if !add(state.Articles[i]) {
			return nil, fmt.Errorf("%s: its page is not kept; only pages that Clew has fetched are", arg)
		}
	}
	return out, nil
}
