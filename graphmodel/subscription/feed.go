// Package subscription is what a project knows of the feeds that a person
// follows: which items they have listed, and which of those are new. It knows no
// network; importers/feed reads what a server sends.
package subscription

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"clew/graphmodel"
)

// State is what became of an item.
type State string

// The states of an item.
const (
	New  State = "new"  // nobody has looked at it
	Seen State = "seen" // looked at or passed over
	Read State = "read" // its page is an article of the project
)

// Item is an entry of a feed: a page that it lists.
type Item struct {
	// ID is what the feed calls the item, or its address; unique in a feed.
	ID        string           `json:"id"`
	URL       string           `json:"url"`
	Title     string           `json:"title,omitempty"`
	Published *graphmodel.Date `json:"published,omitempty"` // nil when not told
	State     State            `json:"state"`
}

// Feed is a feed that a person follows. Feeds are values: the functions of this
// package return changed copies.
type Feed struct {
	URL   string `json:"url"` // what is fetched; the key
	Title string `json:"title"`
	Kind  string `json:"kind"` // "RSS", "Atom", "JSON Feed", "Sitemap"
	// ETag and Modified are what the server wants to hear on the next request.
	ETag     string    `json:"etag,omitempty"`
	Modified string    `json:"modified,omitempty"`
	Checked  time.Time `json:"checked"` // zero when never
	// Trouble is why the last refresh failed, "" when it did not.
	Trouble string `json:"trouble,omitempty"`
	Items   []Item `json:"items,omitempty"` // the newest first
}

// maxItems is how many items of a feed are remembered. A newspaper's sitemap of
// one day has about a thousand.
const maxItems = 3000

// Merge returns the feed with the items that a refresh has listed. What was known
// keeps its state; what was not is new. Items that the feed no longer lists are
// kept, so that they do not count as new when they come back, up to 3,000 in all.
func (f Feed) Merge(listed []Item) Feed {
	at := make(map[string]int, len(f.Items))
	items := slices.Clone(f.Items)
	for i, it := range items {
		at[it.ID] = i
	}
	for _, it := range listed {
		if i, known := at[it.ID]; known {
			it.State = items[i].State
			items[i] = it
			continue
		}
		it.State = New
		at[it.ID] = len(items)
		items = append(items, it)
	}
	slices.SortStableFunc(items, newestFirst)
	if len(items) > maxItems {
		items = items[:maxItems]
	}
	f.Items = items
	return f
}

func newestFirst(a, b Item) int {
	switch {
	case a.Published == nil && b.Published == nil:
		return 0
	case a.Published == nil:
		return 1
	case b.Published == nil:
		return -1
	}
	return b.Published.Compare(*a.Published)
}

// Unread is how many items are new.
func (f Feed) Unread() int {
	n := 0
	for _, it := range f.Items {
		if it.State == New {
			n++
		}
	}
	return n
}

// Mark returns the feed with another state for the items of these ids; without
// ids, for those that are new. What was read stays read.
func (f Feed) Mark(s State, ids ...string) Feed {
	f.Items = slices.Clone(f.Items)
	for i, it := range f.Items {
		if it.State != Read && (len(ids) == 0 && it.State == New || slices.Contains(ids, it.ID)) {
			f.Items[i].State = s
		}
	}
	return f
}

// MarkRead returns the feed with the items read whose address is among these.
func (f Feed) MarkRead(addresses map[string]bool) Feed {
	f.Items = slices.Clone(f.Items)
	for i, it := range f.Items {
		if addresses[it.URL] {
			f.Items[i].State = Read
		}
	}
	return f
}

// Item returns an item by its id.
func (f Feed) Item(id string) (Item, bool) {
	i := slices.IndexFunc(f.Items, func(it Item) bool { return it.ID == id })
	if i < 0 {
		return Item{}, false
	}
	return f.Items[i], true
}

// Sort orders feeds as people look for them: by title, then by address.
func Sort(feeds []Feed) {
	slices.SortFunc(feeds, func(a, b Feed) int {
		return cmp.Or(strings.Compare(graphmodel.Fold(a.Title), graphmodel.Fold(b.Title)), strings.Compare(a.URL, b.URL))
	})
}

// Setting is the project's setting that names the feeds that are followed. Which
// they are is part of the project's history; what is known of each (see Feed) is not.
const Setting = "feeds"

// named is what Setting keeps of a feed.
type named struct {
	URL   string `json:"url"`
	Title string `json:"title"`
	Kind  string `json:"kind"`
}

// Names returns the value of Setting for feeds, the same for any order of them; ""
// for none.
func Names(feeds []Feed) string {
	if len(feeds) == 0 {
		return ""
	}
	list := make([]named, len(feeds))
	for i, f := range feeds {
		list[i] = named{f.URL, f.Title, f.Kind}
	}
	slices.SortFunc(list, func(a, b named) int { return strings.Compare(a.URL, b.URL) })
	b, _ := json.Marshal(list) // strings alone
	return string(b)
}

// Named returns the feeds that a value of Setting names. What is known of them is
// taken from known; a feed that is not there has no items, and was never asked.
func Named(setting string, known []Feed) []Feed {
	var list []named
	if json.Unmarshal([]byte(setting), &list) != nil {
		return nil
	}
	out := make([]Feed, len(list))
	for i, n := range list {
		out[i] = Feed{URL: n.URL, Title: n.Title, Kind: n.Kind}
		if k := slices.IndexFunc(known, func(f Feed) bool { return f.URL == n.URL }); k >= 0 {
			out[i] = known[k]
		}
	}
	return out
}
