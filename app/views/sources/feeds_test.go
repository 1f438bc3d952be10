package sources

import (
	"fmt"
	"strings"
	"testing"

	"clew/graphmodel"
	"clew/graphmodel/subscription"
)

func quay() subscription.Feed {
	f := subscription.Feed{URL: "https://quay.example/feed", Title: "The Quay"}
	day := func(d int) *graphmodel.Date { return &graphmodel.Date{Year: 2029, Month: 5, Day: d} }
	return f.Merge([]subscription.Item{
		{ID: "3", URL: "https://quay.example/3", Title: "Ships", Published: day(3)},
		{ID: "2", URL: "https://quay.example/2", Title: "Fish", Published: day(2)},
		{ID: "1", URL: "https://quay.example/1", Published: day(1)},
	}).Mark(subscription.Seen, "3")
}

func describe(rows []row) string {
	var parts []string
	for _, r := range rows {
		switch {
		case r.head:
			parts = append(parts, fmt.Sprintf("[%s %d]", r.title, r.count))
		case r.hint:
			parts = append(parts, "hint")
		case r.item != "":
			parts = append(parts, fmt.Sprintf("- %s (%s)", r.title, r.detail))
		default:
			parts = append(parts, fmt.Sprintf("%s %d", r.title, r.count))
		}
	}
	return strings.Join(parts, " ")
}

// TestFeedsInTheSidebar folds and opens feeds, and reads one of their items.
func TestFeedsInTheSidebar(t *testing.T) {
	v, s := open(t)
	asked, opened := 0, ""
	v.params.Feeds = FeedActions{Add: func() { asked++ }, Open: func(url, item string) { opened = url + " " + item }}
	feeds := func() string {
		end := 1
		for end < len(v.rows) && !v.rows[end].head {
			end++
		}
		return describe(v.rows[:end])
	}
	if got := feeds(); got != "[Feeds 0]" {
		t.Error(got)
	}
	v.choose(v.rows[0], 0)
	if got := feeds(); got != "[Feeds 0] hint" {
		t.Error(got)
	}
	if v.choose(v.rows[1], 0); asked != 1 {
		t.Error("the hint does nothing")
	}
	s.SetFeeds([]subscription.Feed{quay()})
	if got := feeds(); got != "[Feeds 2] The Quay 2" {
		t.Error(got)
	}
	v.choose(v.rows[1], 0)
	if got := feeds(); got != "[Feeds 2] The Quay 2 - Fish (new  ·  2 May 2029) - https://quay.example/1 (new  ·  1 May 2029) - Ships (3 May 2029)" {
		t.Error(got)
	}
	if v.choose(v.rows[2], 0); opened != "https://quay.example/feed 2" {
		t.Error(opened)
	}
	v.SetQuery("ships")
	if got := feeds(); got != "[Feeds 2] The Quay 2 - Ships (3 May 2029)" {
		t.Error(got)
	}
	v.SetQuery("")
	s.SetFeeds(nil)
	if got := feeds(); got != "[Feeds 0]" {
		t.Error(got)
	}
}
