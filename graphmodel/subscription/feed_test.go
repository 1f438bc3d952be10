package subscription

import (
	"fmt"
	"testing"
	"time"

	"clew/graphmodel"
)

func item(id string, day int) Item {
	it := Item{ID: id, URL: "https://reed.example/" + id, Title: id}
	if day > 0 {
		it.Published = &graphmodel.Date{Year: 2029, Month: time.May, Day: day}
	}
	return it
}

func states(f Feed) string {
	s := ""
	for _, it := range f.Items {
		s += it.ID + ":" + string(it.State) + " "
	}
	return s
}

// TestMerge follows a feed over some refreshes: what was seen stays seen, also
// when it leaves the feed and comes back.
func TestMerge(t *testing.T) {
	f := Feed{URL: "https://reed.example/feed"}.Merge([]Item{item("a", 1), item("b", 2), item("x", 0)})
	if got := states(f); got != "b:new a:new x:new " || f.Unread() != 3 {
		t.Fatal(got)
	}
	before := f
	f = f.Mark(Seen, "b").MarkRead(map[string]bool{"https://reed.example/a": true})
	if states(before) != "b:new a:new x:new " {
		t.Error("the old feed was changed")
	}
	f = f.Merge([]Item{item("c", 3)})
	f = f.Merge([]Item{item("c", 3), item("b", 4)})
	if got := states(f); got != "b:seen c:new a:read x:new " {
		t.Error(got)
	}
	if f = f.Mark(Seen); states(f) != "b:seen c:seen a:read x:seen " || f.Unread() != 0 {
		t.Error(states(f))
	}
	if it, ok := f.Item("c"); !ok || it.Title != "c" {
		t.Error(it)
	}
}

func TestMergeIsBounded(t *testing.T) {
	var all []Item
	for i := range maxItems + 500 {
		all = append(all, item(fmt.Sprint(i), 1+i%28))
	}
	if f := (Feed{}).Merge(all); len(f.Items) != maxItems || f.Items[0].Published.Day != 28 {
		t.Error(len(f.Items))
	}
}

func TestSort(t *testing.T) {
	feeds := []Feed{{URL: "2", Title: "reed"}, {URL: "1", Title: "Reed"}, {URL: "3", Title: "Arden"}}
	if Sort(feeds); feeds[0].URL != "3" || feeds[1].URL != "1" {
		t.Error(feeds)
	}
}
