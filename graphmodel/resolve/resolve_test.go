package resolve_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"clew/graphmodel"
	"clew/graphmodel/resolve"
)

// story builds an article and its findings from short notations.
type story struct {
	article  *graphmodel.Article
	findings graphmodel.Findings
}

func newStory(title, day string) *story {
	d, err := graphmodel.ParseDate(day)
	if err != nil {
		panic(err)
	}
	a := &graphmodel.Article{ID: graphmodel.NewArticleID(title, title), Title: title, Text: title + " text", Published: graphmodel.DayInterval(d)}
	return &story{a, graphmodel.Findings{ArticleID: a.ID}}
}

// entity adds an entity with one mention: "person Ana Lind", "place Kenya country:KE".
func (s *story) entity(kind graphmodel.Kind, name, key string, titles ...string) int {
	f := &s.findings
	e := graphmodel.FoundEntity{Kind: kind, Name: name, Key: key, Titles: titles}
	if code, ok := strings.CutPrefix(key, "country:"); ok {
		e.Country = code
	}
	f.Entities = append(f.Entities, e)
	at := 100 * len(f.Entities)
	f.Mentions = append(f.Mentions, graphmodel.FoundMention{
		Span: graphmodel.Span{Start: at, End: at + len(name)}, Form: graphmodel.FormName, Entity: len(f.Entities) - 1,
	})
	return len(f.Entities) - 1
}

func (s *story) role(from, to int, label string) {
	s.findings.Relations = append(s.findings.Relations, graphmodel.FoundLink{
		From: from, To: to, Type: graphmodel.Role, Label: label, Confidence: 0.8, Extractor: "test",
		Span: graphmodel.Span{Start: 100 * from, End: 100*from + 50},
	})
}

func (s *story) event(t graphmodel.EventType, name, day string, stance graphmodel.Stance, args ...graphmodel.Argument) {
	e := graphmodel.FoundEvent{Type: t, Name: name, Stance: stance, Speaker: -1, Confidence: 0.7, Extractor: "test", Arguments: args}
	at := 5000 + 100*len(s.findings.Events)
	e.Triggers = []graphmodel.Span{{Start: at, End: at + 5}}
	e.Sentence = []graphmodel.Span{{Start: at, End: at + 90}}
	if day != "" {
		d, err := graphmodel.ParseDate(day)
		if err != nil {
			panic(err)
		}
		e.When = graphmodel.DayInterval(d)
	}
	s.findings.Events = append(s.findings.Events, e)
}

func part(role graphmodel.LinkType, entity int) graphmodel.Argument {
	return graphmodel.Argument{Role: role, Entity: entity, Event: -1}
}

func build(stories ...*story) ([]*graphmodel.Entity, []*graphmodel.Link) {
	var as []*graphmodel.Article
	var fs []graphmodel.Findings
	for _, s := range stories {
		as = append(as, s.article)
		fs = append(fs, s.findings)
	}
	return resolve.Build(as, fs)
}

// summary lists entities of a kind as "name (articles)", sorted.
func summary(es []*graphmodel.Entity, kind graphmodel.Kind) []string {
	var out []string
	for _, e := range es {
		if e.Kind == kind {
			articles := map[string]bool{}
			for _, m := range e.Mentions {
				articles[m.Article] = true
			}
			out = append(out, fmt.Sprintf("%s (%d)", e.Name, len(articles)))
		}
	}
	slices.Sort(out)
	return out
}

func TestPeopleAcrossArticles(t *testing.T) {
	tests := []struct {
		name  string
		build func() []*story
		want  []string
	}{
		{"same name, same office", func() []*story {
			a, b := newStory("a", "2025-05-01"), newStory("b", "2025-06-01")
			a.role(a.entity(graphmodel.Person, "Ana Lind", ""), a.entity(graphmodel.Place, "Kenya", "country:KE"), "president of")
			b.role(b.entity(graphmodel.Person, "Ana Lind", ""), b.entity(graphmodel.Place, "Kenya", "country:KE"), "president")
			return []*story{a, b}
		}, []string{"Ana Lind (2)"}},
		{"same name, nothing known", func() []*story {
			a, b := newStory("a", "2025-05-01"), newStory("b", "2025-06-01")
			a.entity(graphmodel.Person, "Ana Lind", "")
			b.entity(graphmodel.Person, "Ana Lind", "")
			return []*story{a, b}
		}, []string{"Ana Lind (2)"}},
		{"homonyms with unlike jobs", func() []*story {
			a, b := newStory("a", "2025-05-01"), newStory("b", "2025-06-01")
			a.role(a.entity(graphmodel.Person, "Ana Lind", ""), a.entity(graphmodel.Organization, "Harbor City", ""), "striker")
			b.entity(graphmodel.Person, "Ana Lind", "", "Detective Inspector")
			return []*story{a, b}
		}, []string{"Ana Lind (1)", "Ana Lind (1)"}},
		{"presidents of two countries", func() []*story {
			a, b := newStory("a", "2025-05-01"), newStory("b", "2025-06-01")
			a.role(a.entity(graphmodel.Person, "Ana Lind", ""), a.entity(graphmodel.Place, "Kenya", "country:KE"), "president of")
			b.role(b.entity(graphmodel.Person, "Ana Lind", ""), b.entity(graphmodel.Place, "Chile", "country:CL"), "president of")
			return []*story{a, b}
		}, []string{"Ana Lind (1)", "Ana Lind (1)"}},
		{"romanizations with one office", func() []*story {
			a, b := newStory("a", "2025-05-01"), newStory("b", "2025-06-01")
			a.role(a.entity(graphmodel.Person, "Dmytro Bielskiy", ""), a.entity(graphmodel.Place, "Ukraine", "country:UA"), "defence minister")
			b.role(b.entity(graphmodel.Person, "Dmytro Belsky", ""), b.entity(graphmodel.Place, "Ukraine", "country:UA"), "minister of defence")
			return []*story{a, b}
		}, []string{"Dmytro Bielskiy (2)"}},
		{"romanizations without support", func() []*story {
			a, b := newStory("a", "2025-05-01"), newStory("b", "2025-06-01")
			a.entity(graphmodel.Person, "Dmytro Bielskiy", "")
			b.entity(graphmodel.Person, "Dmytro Belsky", "")
			return []*story{a, b}
		}, []string{"Dmytro Belsky (1)", "Dmytro Bielskiy (1)"}},
		{"surname with the same office", func() []*story {
			a, b := newStory("a", "2025-05-01"), newStory("b", "2025-06-01")
			a.role(a.entity(graphmodel.Person, "Ana Lind", ""), a.entity(graphmodel.Place, "Kenya", "country:KE"), "president of")
			b.role(b.entity(graphmodel.Person, "Lind", ""), b.entity(graphmodel.Place, "Kenya", "country:KE"), "president")
			return []*story{a, b}
		}, []string{"Ana Lind (2)"}},
		{"surname alone", func() []*story {
			a, b := newStory("a", "2025-05-01"), newStory("b", "2025-06-01")
			a.entity(graphmodel.Person, "Ana Lind", "")
			b.entity(graphmodel.Person, "Lind", "")
			return []*story{a, b}
		}, []string{"Ana Lind (1)", "Lind (1)"}},
		{"siblings stay two", func() []*story {
			a := newStory("a", "2025-05-01")
			a.entity(graphmodel.Person, "Ana Lind", "")
			a.entity(graphmodel.Person, "Ove Lind", "")
			return []*story{a}
		}, []string{"Ana Lind (1)", "Ove Lind (1)"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			es, _ := build(tt.build()...)
			if got := summary(es, graphmodel.Person); !slices.Equal(got, tt.want) {
				t.Errorf("people %q, want %q", got, tt.want)
			}
		})
	}
}

func TestOrganizationsAcrossArticles(t *testing.T) {
	tests := []struct {
		name string
		a, b string
		want []string
	}{
		{"legal form", "Norbank AG", "Norbank", []string{"Norbank AG (2)"}},
		{"generic name without a country", "Foreign Ministry", "Foreign Ministry", []string{"Foreign Ministry (1)", "Foreign Ministry (1)"}},
		{"different", "Norbank", "Sudbank", []string{"Norbank (1)", "Sudbank (1)"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, b := newStory("a", "2025-05-01"), newStory("b", "2025-06-01")
			a.entity(graphmodel.Organization, tt.a, "")
			b.entity(graphmodel.Organization, tt.b, "")
			es, _ := build(a, b)
			if got := summary(es, graphmodel.Organization); !slices.Equal(got, tt.want) {
				t.Errorf("organizations %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAcronymNeedsOneMeaning(t *testing.T) {
	full := func(title, name string) *story {
		s := newStory(title, "2025-05-01")
		i := s.entity(graphmodel.Organization, name, "")
		s.findings.Entities[i].Aliases = []string{"NFD"}
		return s
	}
	short := newStory("c", "2025-05-02")
	short.entity(graphmodel.Organization, "NFD", "")
	es, _ := build(full("a", "Northern Fisheries Directorate"), short)
	if got, want := summary(es, graphmodel.Organization), []string{"Northern Fisheries Directorate (2)"}; !slices.Equal(got, want) {
		t.Errorf("one meaning: %q, want %q", got, want)
	}
	es, _ = build(full("a", "Northern Fisheries Directorate"), full("b", "National Front for Dialogue"), short)
	if got := summary(es, graphmodel.Organization); len(got) != 3 {
		t.Errorf("two meanings: %q, want three organizations", got)
	}
}

func TestEventsAcrossArticles(t *testing.T) {
	talks := func(title, day, eventDay string, stance graphmodel.Stance, other string) *story {
		s := newStory(title, day)
		ru := s.entity(graphmodel.Place, "Kenya", "country:KE")
		ua := s.entity(graphmodel.Place, other, "country:"+other[:2])
		s.event(graphmodel.Consult, "talks", eventDay, stance, part(graphmodel.Participant, ru), part(graphmodel.Participant, ua))
		return s
	}
	tests := []struct {
		name string
		b    *story
		want int
	}{
		{"same day, same sides", talks("b", "2025-05-03", "2025-05-01", graphmodel.Attributed, "CHile"), 1},
		{"another day", talks("b", "2025-05-03", "2025-05-02", graphmodel.Asserted, "CHile"), 2},
		{"only planned", talks("b", "2025-05-03", "2025-05-01", graphmodel.Planned, "CHile"), 2},
		{"one side differs", talks("b", "2025-05-03", "2025-05-01", graphmodel.Asserted, "PEru"), 2},
		{"no day, close reports", talks("b", "2025-05-03", "", graphmodel.Asserted, "CHile"), 1},
		{"no day, distant reports", talks("b", "2025-07-03", "", graphmodel.Asserted, "CHile"), 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			es, ls := build(talks("a", "2025-05-02", "2025-05-01", graphmodel.Asserted, "CHile"), tt.b)
			if got := summary(es, graphmodel.Event); len(got) != tt.want {
				t.Errorf("events %q, want %d", got, tt.want)
			}
			for _, l := range ls {
				if len(l.Evidence) == 0 {
					t.Errorf("link %v without evidence", l)
				}
			}
		})
	}
}

func TestEventsOfOneArticleStayApart(t *testing.T) {
	s := newStory("a", "2025-05-02")
	x, y := s.entity(graphmodel.Place, "Kenya", "country:KE"), s.entity(graphmodel.Place, "Chile", "country:CL")
	s.event(graphmodel.Consult, "talks", "2025-05-01", graphmodel.Asserted, part(graphmodel.Participant, x), part(graphmodel.Participant, y))
	s.event(graphmodel.Consult, "call", "2025-05-01", graphmodel.Asserted, part(graphmodel.Participant, x), part(graphmodel.Participant, y))
	es, _ := build(s)
	if got := summary(es, graphmodel.Event); len(got) != 2 {
		t.Errorf("events %q, want two", got)
	}
}

func TestLinksMerge(t *testing.T) {
	a, b := newStory("a", "2025-05-01"), newStory("b", "2025-06-01")
	a.role(a.entity(graphmodel.Person, "Ana Lind", ""), a.entity(graphmodel.Place, "Kenya", "country:KE"), "president of")
	b.role(b.entity(graphmodel.Person, "Ana Lind", ""), b.entity(graphmodel.Place, "Kenya", "country:KE"), "President")
	b.findings.Relations = append(b.findings.Relations, graphmodel.FoundLink{From: 0, To: 1, Type: graphmodel.CoMentioned, Confidence: 0.2, Extractor: "test"})
	_, ls := build(a, b)
	if len(ls) != 1 {
		t.Fatalf("%d links, want 1: the labels agree and the co-mention is weaker", len(ls))
	}
	if len(ls[0].Evidence) != 2 {
		t.Errorf("evidence of %d articles, want 2", len(ls[0].Evidence))
	}
	if got := ls[0].Confidence; got < 0.95 || got > 0.97 {
		t.Errorf("confidence %v, want 0.96 of two witnesses at 0.8", got)
	}
}

// TestKinRunsAsItIsTold keeps the direction of a link of kin, whatever the order
// of the ids, which decides it for undirected links.
func TestKinRunsAsItIsTold(t *testing.T) {
	for _, turned := range []bool{false, true} {
		s := newStory("One", "2025-04-20")
		ana, bo := s.entity(graphmodel.Person, "Ana Lind", ""), s.entity(graphmodel.Person, "Bo Varo", "")
		if turned {
			ana, bo = bo, ana
		}
		s.findings.Relations = append(s.findings.Relations, graphmodel.FoundLink{
			From: ana, To: bo, Type: graphmodel.Family, Label: "sister of", Confidence: 0.8, Extractor: "test", Span: graphmodel.Span{Start: 100, End: 150},
		})
		es, ls := build(s)
		if len(ls) != 1 || !ls[0].Points() {
			t.Fatalf("links %v", ls)
		}
		for _, e := range es {
			if want := s.findings.Entities[ana].Name; e.ID == ls[0].From && e.Name != want {
				t.Errorf("%s is the sister, not %s", e.Name, want)
			}
		}
	}
}

func TestEchoIsNoSecondWitness(t *testing.T) {
	a, b := newStory("a", "2025-05-01"), newStory("b", "2025-06-01")
	b.article.Text = a.article.Text
	for _, s := range []*story{a, b} {
		s.role(s.entity(graphmodel.Person, "Ana Lind", ""), s.entity(graphmodel.Place, "Kenya", "country:KE"), "president")
	}
	_, ls := build(a, b)
	if len(ls) != 1 || ls[0].Confidence != 0.8 {
		t.Errorf("links %+v, want one at 0.8", ls)
	}
	if got := resolve.Duplicates([]*graphmodel.Article{b.article, a.article}); len(got) != 1 || got[b.article.ID] != a.article.ID {
		t.Errorf("Duplicates = %v, want the later one to repeat the earlier", got)
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	var stories []*story
	for i := range 12 {
		s := newStory(fmt.Sprint("story ", i), "2025-05-01")
		p := s.entity(graphmodel.Person, []string{"Ana Lind", "Ana B. Lind", "Lind", "Ove Lind"}[i%4], "")
		k := s.entity(graphmodel.Place, "Kenya", "country:KE")
		if i%3 > 0 {
			s.role(p, k, []string{"", "president", "striker"}[i%3])
		}
		s.event(graphmodel.Consult, "talks", "2025-05-01", graphmodel.Asserted, part(graphmodel.Participant, p), part(graphmodel.Participant, k))
		stories = append(stories, s)
	}
	wantE, wantL := build(stories...)
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		rng.Shuffle(len(stories), func(i, j int) { stories[i], stories[j] = stories[j], stories[i] })
		es, ls := build(stories...)
		if !reflect.DeepEqual(es, wantE) || !reflect.DeepEqual(ls, wantL) {
			t.Fatal("the result depends on the order of the articles")
		}
	}
}

func TestIdsAreUnique(t *testing.T) {
	a, b := newStory("a", "2025-05-01"), newStory("b", "2025-06-01")
	a.entity(graphmodel.Person, "Ana Lind", "", "Professor")
	a.entity(graphmodel.Person, "Ana Lind", "", "Striker")
	b.entity(graphmodel.Person, "Ana Lind", "", "Cardinal")
	es, _ := build(a, b)
	seen := map[string]bool{}
	for _, e := range es {
		if seen[e.ID] {
			t.Errorf("id %s stands twice", e.ID)
		}
		seen[e.ID] = true
	}
	if len(es) != 3 {
		t.Errorf("%d entities, want 3", len(es))
	}
}

func BenchmarkBuild(b *testing.B) {
	var as []*graphmodel.Article
	var fs []graphmodel.Findings
	for i := range 2000 {
		s := newStory(fmt.Sprint("story ", i), "2025-05-01")
		for j := range 10 {
			p := s.entity(graphmodel.Person, fmt.Sprintf("Ana%d Lind%d", (i+j)%50, (i*j)%80), "")
			s.role(p, s.entity(graphmodel.Place, "Kenya", "country:KE"), "minister")
		}
		s.event(graphmodel.Consult, "talks", "2025-05-01", graphmodel.Asserted, part(graphmodel.Participant, 0), part(graphmodel.Participant, 1))
		as, fs = append(as, s.article), append(fs, s.findings)
	}
	b.ResetTimer()
	for range b.N {
		resolve.Build(as, fs)
	}
}
