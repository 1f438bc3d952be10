package sources

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"clew/app/controls"
	"clew/app/gate"
	"clew/app/session"
	"clew/app/theme"
	"clew/app/views/viewtest"
	"clew/graphmodel"
)

// open shows the sidebar in a window of the test driver.
func open(t *testing.T) (*View, *session.Session) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(&theme.Theme{Appearance: theme.Light})
	var q gate.Queue
	s := session.New(q.Do)
	s.SetSnapshot(viewtest.Snapshot())
	v := New(Params{Session: s, Tips: controls.NewTips(q.Do)})
	w := test.NewTempWindow(t, v)
	w.Resize(fyne.NewSize(280, 700))
	return v, s
}

func listed(v *View) []string {
	var out []string
	for _, r := range v.rows {
		if r.head {
			out = append(out, "# "+r.title)
		} else {
			out = append(out, r.title)
		}
	}
	return out
}

func TestSidebarListsEverythingByImportance(t *testing.T) {
	v, _ := open(t)
	want := []string{
		"# Feeds", // closed while there is none
		"# Articles", "What the port pays", "Mayor and union envoy meet over harbor dispute",
		"# People", "Ilse Brandt", "Omar Haddad", "Nobody Connected",
		"# Organizations", "Port Authority Velden", "Dock Workers' Union",
		"# Places", "Velden", "Norland",
		"# Events", "three-hour meeting", "strike",
	}
	if got := listed(v); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestArticlesOfOneStoryStandTogether(t *testing.T) {
	a := func(id, title, of string, day int) *graphmodel.Article {
		return &graphmodel.Article{
			ID: id, Title: title, Publisher: "P" + id, DuplicateOf: of,
			Published: graphmodel.DayInterval(graphmodel.Date{Year: 2025, Month: 5, Day: day}),
		}
	}
	snap := graphmodel.NewSnapshot(1, []*graphmodel.Article{
		a("1", "Wire", "", 1), a("2", "Copy", "1", 3), a("3", "Later", "", 2), a("4", "Second copy", "1", 2), a("5", "Orphan", "gone", 1),
	}, nil, nil)
	list := func(query string) []string {
		var out []string
		for _, r := range articleRows(new(stories).of(snap), session.Filter{}, func(string) string { return "" }, strings.Fields(query)) {
			mark := ""
			if r.repeats {
				mark = "- "
			}
			out = append(out, mark+r.title+": "+r.detail)
		}
		return out
	}
	want := []string{
		"Later: P3 · 2 May 2025",
		"Orphan: P5 · 1 May 2025",
		"Wire: same story, 3 sources · P1 · 1 May 2025",
		"- Copy: P2 · 3 May 2025",
		"- Second copy: P4 · 2 May 2025",
	}
	if got := list(""); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got, want := list("second"), []string{"Second copy: P4 · 2 May 2025"}; !slices.Equal(got, want) {
		t.Errorf("a search: got %q, want %q", got, want)
	}
}

func TestSearchFindsNamesAliasesAndPublishers(t *testing.T) {
	v, s := open(t)
	for query, want := range map[string][]string{
		"haddad":       {"# People", "Omar Haddad"},
		"VELDEN po":    {"# Articles", "Mayor and union envoy meet over harbor dispute", "# Organizations", "Port Authority Velden"},
		"norland wire": {"# Articles", "What the port pays"},
		"protest":      {"# Events", "strike"},
		"no such name": nil,
	} {
		v.SetQuery(query)
		if got := listed(v); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", query, got, want)
		}
	}
	v.SetQuery("brandt") // a word inside the name
	v.Submit()
	if !s.Selection().HasEntity(viewtest.Mayor) {
		t.Errorf("Enter selected %v", s.Selection())
	}
	v.SetQuery("norl")
	v.Submit()
	if !s.Selection().Equal(session.Selection{Entities: []string{viewtest.Country}}) {
		t.Errorf("Enter selected %v", s.Selection())
	}
}

func TestFoldingAndSearchUnfolds(t *testing.T) {
	v, _ := open(t)
	v.fold(2)
	if got := listed(v); slices.Contains(got, "Ilse Brandt") || !slices.Contains(got, "# People") {
		t.Errorf("folded: %q", got)
	}
	v.SetQuery("brandt")
	if got := listed(v); !slices.Contains(got, "Ilse Brandt") {
		t.Errorf("a search does not look into folded sections: %q", got)
	}
}

func TestRowsWithAClickAndKeys(t *testing.T) {
	v, s := open(t)
	row := func(title string) row {
		i := slices.IndexFunc(v.rows, func(r row) bool { return r.title == title })
		return v.rows[i]
	}
	v.choose(row("Omar Haddad"), 0)
	v.choose(row("Velden"), fyne.KeyModifierControl)
	if !s.Selection().Equal(session.Selection{Entities: []string{viewtest.Envoy, viewtest.City}}) {
		t.Errorf("selection %v", s.Selection())
	}
	v.choose(row("What the port pays"), 0)
	if s.Reading().Article != viewtest.Second {
		t.Errorf("reading %v", s.Reading())
	}
	for range 6 {
		v.key(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	v.key(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !s.Selection().Equal(session.Selection{Entities: []string{viewtest.Mayor}}) {
		t.Errorf("the sixth row down selected %v", s.Selection())
	}
	v.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !s.Selection().Empty() {
		t.Error("Escape does not clear the selection")
	}
}

func TestHiddenKindsStayListedButDimmed(t *testing.T) {
	v, s := open(t)
	s.SetFilter(s.Filter().WithKind(graphmodel.Place, false))
	for _, r := range v.rows {
		if !r.head && r.kind == graphmodel.Place && !r.dim {
			t.Errorf("%s is not dimmed", r.title)
		}
	}
}

func TestOnlyVisibleRowsHaveObjects(t *testing.T) {
	v, s := open(t)
	entities := make([]*graphmodel.Entity, 20000)
	for i := range entities {
		entities[i] = &graphmodel.Entity{ID: "e" + strconv.Itoa(i), Kind: graphmodel.Person, Name: "Person " + strconv.Itoa(i)}
	}
	s.SetSnapshot(graphmodel.NewSnapshot(2, nil, entities, nil))
	if len(v.rows) < 20000 {
		t.Fatalf("%d rows", len(v.rows))
	}
	objects := 0
	v.list.Each(func(fyne.CanvasObject) { objects++ })
	if objects == 0 || objects > 60 {
		t.Errorf("%d row objects are alive", objects)
	}
	v.scroll.ScrollTo(27 * 15000)
	first := ""
	v.list.Each(func(o fyne.CanvasObject) {
		if r, ok := o.(*controls.Inset).Content.(*entityRow); ok && first == "" {
			first = r.name.Text
		}
	})
	if !strings.HasPrefix(first, "Person ") {
		t.Errorf("after scrolling the first row shows %q", first)
	}
}

// TestStoriesAreSortedOnce keeps the order of the articles while others of their
// snapshots are edited, and sorts them anew when they change themselves.
func TestStoriesAreSortedOnce(t *testing.T) {
	day := func(d int) graphmodel.Interval {
		return graphmodel.Interval{Start: graphmodel.Date{Year: 2025, Month: 1, Day: d}}
	}
	a := &graphmodel.Article{ID: "a", Title: "Alpha", Published: day(1)}
	b := &graphmodel.Article{ID: "b", Title: "Beta", Published: day(2)}
	copied := &graphmodel.Article{ID: "c", Title: "Copy", Published: day(3), DuplicateOf: "a"}
	var told stories
	list := func(articles ...*graphmodel.Article) (ids []string) {
		for _, r := range articleRows(told.of(graphmodel.NewSnapshot(1, articles, nil, nil)), session.Filter{}, func(string) string { return "" }, nil) {
			ids = append(ids, r.id)
		}
		return ids
	}
	if got := list(a, b, copied); !slices.Equal(got, []string{"b", "a", "c"}) {
		t.Errorf("the articles are listed as %v", got)
	}
	first := told.first
	if list(a, b, copied); &told.first[0] != &first[0] {
		t.Error("the same articles are sorted again")
	}
	later := *a
	later.Published = day(9)
	if got := list(&later, b, copied); !slices.Equal(got, []string{"a", "c", "b"}) {
		t.Errorf("after a change they are listed as %v", got)
	}
}
