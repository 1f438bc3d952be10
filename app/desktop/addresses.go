//go:build !headless

package desktop

import (
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"clew/app/controls"
	"clew/app/ingest"
	"clew/app/session"
	"clew/app/theme"
	"clew/app/views/wording"
	"clew/graphmodel"
	"clew/graphmodel/subscription"
	"clew/importers"
	"clew/importers/fetch"
)

// prefPrivate is the preference for fetching from private networks.
const prefPrivate = "allow private addresses"

// useClient makes what fetches addresses as the preferences say.
func (w *window) useClient() {
	w.space.UseClient(fetch.New(fetch.Options{AllowPrivate: w.app.Preferences().Bool(prefPrivate), Agent: fetch.Agent(w.version)}))
}

// mostAddresses is how many addresses are taken from pasted text at once.
const mostAddresses = 200

// addressesIn returns the addresses of a text that holds nothing else.
func addressesIn(text string) []string {
	words := strings.Fields(text)
	if len(words) > mostAddresses {
		return nil
	}
	for _, word := range words {
		if !importers.IsAddress(word) {
			return nil
		}
	}
	return words
}

// addressOf returns the address that a dropped item is. The toolkit takes every
// dropped item for a file: it decodes escapes, and puts the working folder before
// what begins with no slash.
func addressOf(path, folder string) (string, bool) {
	at := strings.TrimPrefix(strings.TrimPrefix(filepath.ToSlash(path), filepath.ToSlash(folder)), "/")
	for _, scheme := range []string{"http", "https"} {
		rest, ok := strings.CutPrefix(at, scheme+":/")
		if !ok {
			continue
		}
		at = scheme + "://" + strings.TrimLeft(rest, "/")
		at = strings.NewReplacer("%", "%25", " ", "%20").Replace(at)
		return at, importers.IsAddress(at)
	}
	return "", false
}

// addAddresses reads the pages at addresses. A feed among them is followed.
func (w *window) addAddresses(addresses ...string) {
	sources := make([]importers.Source, len(addresses))
	for i, a := range addresses {
		sources[i] = importers.AddressSource(a)
	}
	w.importSources(sources...)
}

// addFromAddress asks for the address of a page or feed. An address on the
// clipboard is proposed.
func (w *window) addFromAddress() {
	const width = 520
	field := controls.NewField()
	field.SetPlaceHolder("https://…")
	if list := addressesIn(w.app.Clipboard().Content()); len(list) == 1 {
		field.SetText(list[0])
	}
	problem := controls.NewText("", theme.TextSmall, controls.Danger)
	field.OnChanged = func(string) { problem.SetText("") }
	private := w.privateSwitch()
	content := &fyne.Container{Layout: controls.Stack{Gap: 8}, Objects: []fyne.CanvasObject{
		controls.NewText("Address of a page, a feed or a sitemap", 0, controls.Quiet), field, problem,
		controls.NewText("Only the page itself is fetched, nothing that it names.", theme.TextSmall, controls.Quiet),
		controls.NewText("A feed is followed: you choose what to read of it.", theme.TextSmall, controls.Quiet),
		controls.NewInset(private, -private.Pad(), 0),
	}}
	s := w.newSheet("Add from Address", fyne.NewSize(width, sheetHeight(content.MinSize().Height+4)), content)
	field.OnEscape = s.dismiss
	take := func(use func([]string)) func() {
		return func() {
			words := strings.Fields(field.Text)
			if len(words) == 0 {
				words = []string{""}
			}
			for i, word := range words {
				clean, err := fetch.Clean(word)
				if err != nil {
					problem.SetText(upperFirst(err.Error()) + ".")
					return
				}
				words[i] = clean
			}
			s.close()
			use(words)
		}
	}
	add := take(func(list []string) { w.addAddresses(list...) })
	s.button("Cancel", controls.Outlined, nil)
	s.add(controls.NewButton("", "Follow as Feed", controls.Outlined, take(func(list []string) { w.follow(list[0]) })))
	s.add(controls.NewButton("", "Add", controls.Filled, add))
	field.OnSubmitted = func(string) { add() }
	s.show(field)
	field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// privateSwitch is the switch for addresses of the own network.
func (w *window) privateSwitch() *controls.Button {
	icon := func() string {
		if w.app.Preferences().Bool(prefPrivate) {
			return "box-checked"
		}
		return "box"
	}
	var b *controls.Button
	b = controls.NewButton(icon(), "Allow addresses of my own network and this computer", controls.Bare, func() {
		w.app.Preferences().SetBool(prefPrivate, !w.app.Preferences().Bool(prefPrivate))
		w.useClient()
		b.SetIcon(icon())
	})
	return b
}

// follow subscribes to a feed, and asks where a page offers several.
func (w *window) follow(address string) {
	if !w.panes.ShowLeft {
		w.setSidebarShown(true)
	}
	w.space.Follow(address, func(_ subscription.Feed, err error) {
		var choice *ingest.Choice
		switch {
		case errors.As(err, &choice):
			w.chooseFeed(choice)
		case err != nil:
			text := err
			if hint := importers.Hint(err); hint != "" {
				text = errors.New(err.Error() + ". " + hint)
			}
			w.showError("The feed could not be followed", text)
		}
	})
}

// chooseFeed asks which feed of a page to follow.
func (w *window) chooseFeed(choice *ingest.Choice) {
	const width, most = 520, 8
	rows := &fyne.Container{Layout: controls.Stack{Gap: 4}}
	var s *sheet
	var first *controls.Button
	for _, l := range choice.Links[:min(len(choice.Links), most)] {
		b := controls.NewButton("feed", shorten(l.Title, 60), controls.Outlined, func() { s.close(); w.follow(l.URL) })
		b.Tips, b.Hint = w.tips, l.URL
		if first == nil {
			first = b
		}
		rows.Objects = append(rows.Objects, b)
	}
	s = w.newSheet("Which feed do you want to follow?", fyne.NewSize(width, sheetHeight(rows.MinSize().Height)), rows)
	s.button("Cancel", controls.Outlined, nil)
	s.show(first)
}

// openItem reads an item of a feed and opens its article.
func (w *window) openItem(url, id string) {
	it, ok := w.feedItem(url, id)
	if !ok {
		return
	}
	if w.openArticleFrom(it.URL) {
		return
	}
	w.space.ReadItems(url, func(r importers.Report) {
		w.imported(r)
		w.openArticleFrom(it.URL)
	}, id)
}

func (w *window) feedItem(url, id string) (subscription.Item, bool) {
	for _, f := range w.session.Feeds() {
		if f.URL == url {
			return f.Item(id)
		}
	}
	return subscription.Item{}, false
}

// openArticleFrom opens the article that was read from an address.
func (w *window) openArticleFrom(address string) bool {
	for _, a := range w.session.Snapshot().Articles {
		if a.Source == address {
			w.session.Read(a.ID, graphmodel.Span{})
			return true
		}
	}
	return false
}

// feedMenu is what can be done with a feed.
func (w *window) feedMenu(url string, at fyne.Position) {
	for _, f := range w.session.Feeds() {
		if f.URL != url {
			continue
		}
		read := w.edits("Read All New  ("+wording.Number(f.Unread())+")", func() { w.space.ReadItems(url, w.imported) })
		seen := w.edits("Mark All as Seen", func() { w.space.MarkSeen(url) })
		read.Disabled, seen.Disabled = read.Disabled || f.Unread() == 0, seen.Disabled || f.Unread() == 0
		w.popUp(
			at,
			w.edits("Refresh", func() { w.space.RefreshFeeds(url) }),
			read,
			seen,
			fyne.NewMenuItem("Copy Address", func() { w.copyText(url) }),
			fyne.NewMenuItemSeparator(),
			w.edits("Stop Following", func() {
				w.space.Unfollow(url)
				w.session.Tell(session.Info, "“"+f.Title+"” is no longer followed; what was read from it stays")
			}),
		)
	}
}

// itemMenu is what can be done with an item of a feed.
func (w *window) itemMenu(url, id string, at fyne.Position) {
	it, ok := w.feedItem(url, id)
	if !ok {
		return
	}
	seen := w.edits("Mark as Seen", func() { w.space.MarkSeen(url, id) })
	seen.Disabled = seen.Disabled || it.State != subscription.New
	w.popUp(
		at,
		fyne.NewMenuItem("Read", func() { w.openItem(url, id) }),
		seen,
		fyne.NewMenuItem("Copy Address", func() { w.copyText(it.URL) }),
	)
}

func (w *window) copyText(text string) {
	w.app.Clipboard().SetContent(text)
	w.session.Tell(session.Info, "Copied "+shorten(text, 60))
}
