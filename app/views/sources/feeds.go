package sources

import (
	"strconv"

	"fyne.io/fyne/v2"

	"clew/app/controls"
	"clew/app/scene"
	"clew/app/theme"
	"clew/graphmodel"
	"clew/graphmodel/subscription"
)

// FeedActions are what can be done with feeds.
type FeedActions struct {
	Add     func() // asks for the address of a feed
	Refresh func() // asks all servers for news
	// Open reads an item, or opens its article when it was read.
	Open func(url, item string)
	// FeedMenu and ItemMenu show what else can be done.
	FeedMenu func(url string, at fyne.Position)
	ItemMenu func(url, item string, at fyne.Position)
}

// feedSection is the index of the feeds in sections.
const feedSection = 0

const (
	feedHeight float32 = 30
	itemHeight float32 = 44
	hintHeight float32 = 62
	// maxShown is how many items of an open feed are listed. The newest come
	// first; a sitemap has thousands.
	maxShown = 60
)

// feedRows lists the feeds, and under those that are open their items: what is new
// first, then what was read. With a query, feeds are open where an item fits.
func feedRows(feeds []subscription.Feed, open map[string]bool, words []string) []row {
	var rows []row
	for _, f := range feeds {
		feed := row{feed: f.URL, title: f.Title, count: f.Unread(), trouble: f.Trouble, open: open[f.URL]}
		all := matches(words, f.Title)
		var items []row
		for _, state := range []subscription.State{subscription.New, subscription.Read, subscription.Seen} {
			for _, it := range f.Items {
				fits := all || matches(words, it.Title)
				if it.State == state && fits && len(items) < maxShown {
					items = append(items, itemRow(f, it))
				}
			}
		}
		if len(words) > 0 {
			if !all && len(items) == 0 {
				continue
			}
			feed.open = true
		}
		rows = append(rows, feed)
		if feed.open {
			rows = append(rows, items...)
		}
	}
	return rows
}

func itemRow(f subscription.Feed, it subscription.Item) row {
	r := row{feed: f.URL, item: it.ID, title: it.Title, dim: it.State == subscription.Seen, unread: it.State == subscription.New}
	if r.title == "" {
		r.title = it.URL
	}
	if it.Published != nil {
		r.detail = scene.FormatInterval(graphmodel.DayInterval(*it.Published))
	}
	switch it.State {
	case subscription.New:
		r.detail = joined("new", r.detail)
	case subscription.Read:
		r.detail = joined("read", r.detail)
	}
	return r
}

func joined(a, b string) string {
	if b == "" {
		return a
	}
	return a + "  ·  " + b
}

// feedRow is a feed with the number of its new items.
type feedRow struct {
	controls.Pressable
	arrow, icon *controls.Icon
	title       *controls.Text
	count       *controls.Text
}

func newFeedRow() *feedRow {
	f := &feedRow{
		arrow: controls.NewIcon("chevron-right", controls.Quiet), icon: controls.NewIcon("feed", controls.Quiet),
		title: controls.NewText("", 0, controls.Plain), count: controls.NewText("", theme.TextCaption, controls.Accent),
	}
	f.arrow.Side, f.icon.Side = 12, 14
	f.count.Bold = true
	line := &fyne.Container{
		Layout:  controls.Line{Gap: 6, Left: 6, Right: 10, Grow: 2},
		Objects: []fyne.CanvasObject{f.arrow, f.icon, f.title, f.count},
	}
	f.Setup(f, line)
	return f
}

func (f *feedRow) fill(r row, tips *controls.Tips) {
	arrow := "chevron-right"
	if r.open {
		arrow = "chevron-down"
	}
	f.arrow.Set(arrow, controls.Quiet)
	f.title.Set(r.title, controls.Plain)
	f.title.Bold = r.count > 0
	f.Tips, f.Hint = tips, ""
	switch {
	case r.trouble != "":
		f.icon.Set("warning", controls.Warning)
		f.Hint = "The last refresh failed: " + r.trouble
	case r.count > 0:
		f.icon.Set("feed", controls.Accent)
	default:
		f.icon.Set("feed", controls.Quiet)
	}
	f.count.SetText("")
	if r.count > 0 {
		f.count.SetText(strconv.Itoa(r.count))
	}
	f.title.Refresh()
}

// itemRowView is an item of a feed: its title, and below it its date.
type itemRowView struct {
	controls.Pressable
	dot    *controls.Icon
	title  *controls.Text
	detail *controls.Text
}

func newItemRow() *itemRowView {
	i := &itemRowView{
		dot: controls.NewIcon("article", controls.Quiet), title: controls.NewText("", 0, controls.Plain),
		detail: controls.NewText("", theme.TextCaption, controls.Quiet),
	}
	i.dot.Side = 14
	text := &fyne.Container{Layout: controls.Stack{Gap: 1}, Objects: []fyne.CanvasObject{i.title, i.detail}}
	line := &fyne.Container{
		Layout:  controls.Line{Gap: 8, Left: 24, Right: 8, Grow: 1},
		Objects: []fyne.CanvasObject{i.dot, text},
	}
	i.Setup(i, line)
	return i
}

func (i *itemRowView) fill(r row) {
	tone, icon := controls.Plain, controls.Quiet
	if r.dim {
		tone = controls.Quiet
	}
	if r.unread {
		icon = controls.Accent
	}
	i.dot.Set("article", icon)
	i.title.Bold = r.unread
	i.title.Set(r.title, tone)
	i.title.Refresh()
	i.detail.SetText(r.detail)
	i.detail.Hidden = r.detail == ""
}

// hintRow tells what to do where there is nothing yet.
type hintRow struct {
	controls.Pressable
}

func newHintRow() *hintRow {
	h := &hintRow{}
	lines := &fyne.Container{Layout: controls.Stack{Gap: 2, Left: 10, Right: 8, Top: 8, Bottom: 8}, Objects: []fyne.CanvasObject{
		controls.NewText("No feed yet.", theme.TextSmall, controls.Quiet),
		controls.NewText("Follow a newspaper: add its address…", theme.TextSmall, controls.Accent),
	}}
	h.Setup(h, lines)
	h.Surface = controls.Outlined
	return h
}
