package graphmodel

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func mention(article string, start int) Mention {
	return Mention{Article: article, Span: Span{start, start + 5}, Form: FormName}
}

func proof(article string, start, end int) Evidence {
	return Evidence{Article: article, Span: Span{start, end}, Extractor: "x", Stance: Asserted}
}

// threeSmiths holds two spellings of one woman, a man who meets both, and an
// event of which one of them speaks. Article a3 says both spellings.
func threeSmiths() ([]*Entity, []*Link) {
	entities := []*Entity{
		{ID: "e1", Kind: Person, Name: "Ann Smith", Aliases: []string{"Smith"}, Mentions: []Mention{mention("a1", 0), mention("a3", 0)}},
		{ID: "e2", Kind: Person, Name: "Anne Smyth", Key: "k", Mentions: []Mention{mention("a2", 10), mention("a3", 100)}},
		{ID: "e3", Kind: Person, Name: "Bob", Mentions: []Mention{mention("a1", 20), mention("a2", 30)}},
		{ID: "v1", Kind: Event, Name: "vote", Speaker: "e2", Mentions: []Mention{mention("a2", 50)}},
	}
	ev := func(id, from, to string, typ LinkType, label string, e ...Evidence) *Link {
		return &Link{ID: id, From: from, To: to, Type: typ, Label: label, Confidence: 0.5, Status: Suggested, Evidence: e}
	}
	links := []*Link{
		ev("l1", "e1", "e3", Role, "aide of", proof("a1", 0, 40)),
		ev("l2", "e2", "e3", Role, "Aide of", proof("a2", 0, 40)),
		ev("l3", "e1", "e2", CoMentioned, "", proof("a3", 0, 200)),
		ev("l4", "v1", "e2", Actor, "", proof("a2", 40, 60)),
	}
	return entities, links
}

func smiths(t *testing.T) (*Graph, *History) {
	t.Helper()
	g := New()
	entities, links := threeSmiths()
	if _, err := g.Apply(Replace(g.Snapshot(), nil, entities, links)); err != nil {
		t.Fatal(err)
	}
	return g, NewHistory(g)
}

func do(t *testing.T, g *Graph, h *History, decisions ...Decision) {
	t.Helper()
	c, err := g.Decide("test", decisions...)
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Do(c); err != nil {
		t.Fatal(err)
	}
	libraryAgrees(t, g)
}

// told lists what a snapshot says in short.
func told(s *Snapshot) string {
	var out []string
	for _, e := range s.Entities {
		line := string(e.Kind) + " " + e.Name + " (" + strings.Join(e.Aliases, ", ") + ")"
		for _, m := range e.Mentions {
			line += " " + m.Article
		}
		if e.Speaker != "" {
			line += ", says " + s.Entity(e.Speaker).Name
		}
		out = append(out, line)
	}
	for _, l := range s.Links.All() {
		line := s.Entity(l.From).Name + " " + string(l.Type) + " " + s.Entity(l.To).Name
		for _, e := range l.Evidence {
			line += " " + e.Article
		}
		out = append(out, line)
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func TestMerge(t *testing.T) {
	g, h := smiths(t)
	start := g.Snapshot()
	do(t, g, h, Merge(start, "e1", "e2"))
	want := strings.TrimSpace(`
Ann Smith actor vote
Ann Smith role Bob a1 a2
event vote () a2, says Ann Smith
person Ann Smith (Anne Smyth, Smith) a1 a2 a3 a3
person Bob () a1 a2`)
	got := strings.Replace(told(g.Snapshot()), "vote actor Ann Smith a2", "Ann Smith actor vote", 1)
	lines := strings.Split(got, "\n")
	slices.Sort(lines)
	if got = strings.Join(lines, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if g.Snapshot().Entity("e1").Key != "k" {
		t.Error("the entry of the built-in knowledge is lost")
	}
	merged := g.Snapshot()
	if _, err := h.Undo(); err != nil {
		t.Fatal(err)
	}
	sameContent(t, g.Snapshot(), start)
	if len(g.Decisions()) != 0 {
		t.Error("an undone merge is remembered")
	}
	if _, err := h.Redo(); err != nil {
		t.Fatal(err)
	}
	sameContent(t, g.Snapshot(), merged)
}

func TestMergeIsDoneAgainUnderOtherIDs(t *testing.T) {
	g, h := smiths(t)
	do(t, g, h, Merge(g.Snapshot(), "e1", "e2"), Decision{Kind: RenameEntity, Target: "e1", Value: "A. Smith"})
	want := told(g.Snapshot())
	entities, links := threeSmiths()
	for _, e := range entities {
		e.ID = "x" + e.ID
		if e.Speaker != "" {
			e.Speaker = "x" + e.Speaker
		}
	}
	for _, l := range links {
		l.ID, l.From, l.To = "x"+l.ID, "x"+l.From, "x"+l.To
	}
	entities, links = Redecide(g.Decisions(), entities, links)
	if got := told(NewSnapshot(0, nil, entities, links)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWhatCannotBeMerged(t *testing.T) {
	g, _ := smiths(t)
	s := g.Snapshot()
	if _, err := g.Decide("m", Merge(s, "e1", "e1")); !errors.Is(err, ErrConflict) {
		t.Errorf("an entity with itself: %v", err)
	}
	if _, err := g.Decide("m", Merge(s, "e1", "v1")); !errors.Is(err, ErrInvalid) {
		t.Errorf("a person with an event: %v", err)
	}
	if _, err := g.Decide("m", Merge(s, "e1", "none")); !errors.Is(err, ErrConflict) {
		t.Errorf("with what is not there: %v", err)
	}
}

func TestSplitGivesBackWhatAMergeJoined(t *testing.T) {
	g, h := smiths(t)
	before := told(g.Snapshot())
	do(t, g, h, Merge(g.Snapshot(), "e1", "e2"))
	e := g.Snapshot().Entity("e1")
	var hers []Mention
	for _, m := range e.Mentions {
		if m.Article == "a2" || m.Span.Start == 100 {
			hers = append(hers, m)
		}
	}
	do(t, g, h, Split(e, "Anne Smyth", hers))
	got := told(g.Snapshot())
	// Also the link between the two, the names and the speaker are as they were.
	if got != before {
		t.Errorf("got\n%s\nwant\n%s", got, before)
	}
	kinds := map[DecisionKind]int{}
	for _, d := range g.Decisions() {
		kinds[d.Kind]++
	}
	if kinds[MergeEntities] != 0 || kinds[SplitEntity] != 1 {
		t.Errorf("remembered: %v", kinds)
	}
	entities, links := threeSmiths()
	entities, links = Redecide(g.Decisions(), entities, links)
	again := told(NewSnapshot(0, nil, entities, links))
	if !strings.Contains(again, "person Anne Smyth () a2 a3") || !strings.Contains(again, "Anne Smyth role Bob a2") {
		t.Errorf("after an import:\n%s", again)
	}
}

func TestSplitThenMergeAgain(t *testing.T) {
	g, h := smiths(t)
	before := g.Snapshot()
	e := before.Entity("e3")
	do(t, g, h, Split(e, "Bobby", e.Mentions[1:]))
	if got := told(g.Snapshot()); !strings.Contains(got, "person Bobby () a2") || !strings.Contains(got, "Anne Smyth role Bobby a2") {
		t.Errorf("after the split:\n%s", got)
	}
	var bobby string
	for _, e := range g.Snapshot().Entities {
		if e.Name == "Bobby" {
			bobby = e.ID
		}
	}
	do(t, g, h, Merge(g.Snapshot(), "e3", bobby))
	if got := told(g.Snapshot()); !strings.Contains(got, "person Bob (Bobby) a1 a2") || !strings.Contains(got, "Anne Smyth role Bob a2") {
		t.Errorf("after the merge:\n%s", got)
	}
	entities, links := threeSmiths()
	entities, links = Redecide(g.Decisions(), entities, links)
	if got, want := told(NewSnapshot(0, nil, entities, links)), told(g.Snapshot()); got != want {
		t.Errorf("after an import:\n%s\nwant\n%s", got, want)
	}
	for range 2 {
		if _, err := h.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	sameContent(t, g.Snapshot(), before)
}

func TestALaterDecisionOverrulesAnEarlierOne(t *testing.T) {
	g, h := smiths(t)
	s := g.Snapshot()
	do(t, g, h, Different(s.Entity("e1"), s.Entity("e2")), Decision{Kind: RenameEntity, Target: "e2", Value: "Other"})
	do(t, g, h, Merge(s, "e1", "e2"))
	d := g.Decisions()
	if len(d) != 1 || d[0].Kind != MergeEntities {
		t.Errorf("after the merge these hold: %+v", d)
	}
	if name := g.Snapshot().Entity("e1").Name; name != "Ann Smith" {
		t.Errorf("the merged one is called %q", name)
	}
}

func TestSuccessors(t *testing.T) {
	entities, links := threeSmiths()
	before := NewSnapshot(0, nil, entities, links)
	entities, _ = threeSmiths()
	entities[0].ID = "e9"
	after := NewSnapshot(0, nil, entities[:2], nil)
	if got := Successors(before, after); len(got) != 1 || got["e1"] != "e9" {
		t.Errorf("got %v", got)
	}
}
