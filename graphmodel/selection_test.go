package graphmodel

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

func selectable() *Snapshot {
	day := func(d int) Interval { return DayInterval(Date{2025, time.April, d}) }
	in := func(a string) []Mention { return []Mention{{Article: a}} }
	entities := []*Entity{
		{ID: "ann", Kind: Person, Name: "Ann Berg", Aliases: []string{"ÄNNI"}, Mentions: in("a1")},
		{ID: "carl", Kind: Person, Name: "Carl Dahl", Mentions: in("a2")},
		{ID: "oslo", Kind: Place, Name: "Oslo", Mentions: append(in("a1"), in("a2")...)},
		{ID: "meet", Kind: Event, Name: "meeting", Type: Consult, When: day(25), Mentions: in("a1")},
		{ID: "trip", Kind: Event, Name: "trip", Type: Travel, When: MonthInterval(2025, time.May), Mentions: in("a2")},
		{ID: "once", Kind: Event, Name: "something", Type: Other, Mentions: in("a2")},
	}
	l := func(from, to string, t LinkType, article string) *Link {
		return &Link{ID: from + "-" + to, From: from, To: to, Type: t, Evidence: []Evidence{{Article: article}}}
	}
	links := []*Link{
		l("meet", "ann", Participant, "a1"), l("meet", "oslo", AtPlace, "a1"), l("trip", "carl", Actor, "a2"),
		l("ann", "carl", CoMentioned, "a1"), l("once", "carl", Actor, "a2"),
	}
	return NewSnapshot(7, []*Article{{ID: "a1"}, {ID: "a2"}, {ID: "a3"}}, entities, links)
}

func TestSelect(t *testing.T) {
	for query, want := range map[string]string{
		"":                          "ann carl meet once oslo trip | ann-carl meet-ann meet-oslo once-carl trip-carl | a1 a2",
		"kind:person":               "ann carl | ann-carl | a1 a2",
		"kind:person,event":         "ann carl meet once trip | ann-carl meet-ann once-carl trip-carl | a1 a2",
		"link:participant,place":    "ann carl meet once oslo trip | meet-ann meet-oslo | a1 a2",
		"event:consult":             "ann carl meet oslo | ann-carl meet-ann meet-oslo | a1 a2",
		"from:2025-04 to:2025-04":   "ann carl meet oslo | ann-carl meet-ann meet-oslo | a1 a2",
		"from:2025-04-26":           "ann carl oslo trip | ann-carl trip-carl | a1 a2",
		"to:2025-05-02":             "ann carl meet oslo trip | ann-carl meet-ann meet-oslo trip-carl | a1 a2",
		"from:2024 to:2024":         "ann carl oslo | ann-carl | a1 a2",
		"article:a1":                "ann meet oslo | meet-ann meet-oslo | a1 a2",
		"berg":                      "ann carl meet | ann-carl meet-ann | a1 a2",
		"änni link:participant":     "ann meet | meet-ann | a1",
		`"ann berg" kind:person`:    "ann carl | ann-carl | a1 a2",
		`"kind:person"`:             " |  | ",
		"nobody":                    " |  | ",
		"oslo kind:place":           "oslo |  | a1 a2",
		"  berg \t dahl kind:event": "meet once trip |  | a1 a2",
	} {
		sel, err := ParseSelection(query)
		if err != nil {
			t.Errorf("%q: %v", query, err)
			continue
		}
		s := selectable().Select(sel)
		if got := idsOf(s.Entities, entityID) + " | " + idsOf(s.Links.Flat(), linkID) + " | " + idsOf(s.Articles, articleID); got != want {
			t.Errorf("%q: got  %s\nwant %s", query, got, want)
		}
	}
}

func idsOf[T any](parts []*T, id func(*T) string) string {
	var ids []string
	for _, p := range parts {
		ids = append(ids, id(p))
	}
	return strings.Join(ids, " ")
}

func TestParseSelectionRefuses(t *testing.T) {
	for query, want := range map[string]string{
		"kind:thing":     `"thing"`,
		"link:likes":     `"likes"`,
		"event:PARTY":    `"PARTY"`,
		"color:red":      "kind, link, event",
		"from:yesterday": "2025-04",
		"to:2025-02-30":  "2025-04",
		`"Ann`:           "quotation mark",
		"kind:":          `""`,
	} {
		if _, err := ParseSelection(query); !errors.Is(err, ErrSelection) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v", query, err)
		}
	}
}

func FuzzParseSelection(f *testing.F) {
	for _, s := range []string{"", "a b", `"a b" kind:person`, "from:2025 to:2025-04-01", `a"b c"d`, "x:y:z", "\"\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		sel, err := ParseSelection(s)
		if err != nil {
			return
		}
		if slices.Contains(sel.Words, "") {
			t.Errorf("%q gives an empty word", s)
		}
		selectable().Select(sel)
	})
}
