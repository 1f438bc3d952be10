package resolve_test

import (
	"slices"
	"testing"

	"clew/graphmodel"
)

func TestMinistries(t *testing.T) {
	tests := []struct {
		name               string
		a, b               string
		countryA, countryB string
		want               int
	}{
		{"two ways to say it", "Ministry of Defence", "Defense Ministry", "KE", "KE", 1},
		{"foreign affairs", "Ministry of Foreign Affairs", "Foreign Ministry", "KE", "KE", 1},
		{"of two countries", "Ministry of Defence", "Defence Ministry", "KE", "CL", 2},
		{"no country", "Ministry of Defence", "Defence Ministry", "", "", 2},
		{"the country in the name", "Kenyan Defence Ministry", "Ministry of Defence of Kenya", "", "", 1},
		{"and beside it", "Kenya's Defence Ministry", "Ministry of Defence", "", "KE", 1},
		{"the names of two countries", "Kenyan Defence Ministry", "Chilean Defence Ministry", "", "", 2},
		{"two ministries", "Ministry of Defence", "Ministry of Finance", "KE", "KE", 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, b := newStory("Kenyan", "2025-05-01"), newStory("Chilean", "2025-05-02")
			for _, s := range []*story{a, b} {
				code := map[string]string{"Kenyan": "KE", "Chilean": "CL"}[s.article.Title]
				name := map[string]string{"KE": "Kenya", "CL": "Chile"}[code]
				s.findings.Mentions = append(s.findings.Mentions, graphmodel.FoundMention{
					Span: graphmodel.Span{End: len(s.article.Title)}, Entity: s.entity(graphmodel.Place, name, "country:"+code), Form: graphmodel.FormName, Demonym: true,
				})
			}
			i := a.entity(graphmodel.Organization, tt.a, "")
			a.findings.Entities[i].Country = tt.countryA
			j := b.entity(graphmodel.Organization, tt.b, "")
			b.findings.Entities[j].Country = tt.countryB
			es, _ := build(a, b)
			if got := summary(es, graphmodel.Organization); len(got) != tt.want {
				t.Errorf("organizations %q, want %d", got, tt.want)
			}
		})
	}
}

func TestAcronymByInitials(t *testing.T) {
	long, short, other := newStory("a", "2025-05-01"), newStory("b", "2025-05-02"), newStory("c", "2025-05-02")
	long.entity(graphmodel.Organization, "Northern Fisheries Directorate", "")
	long.entity(graphmodel.Person, "Ana Lind", "")
	short.entity(graphmodel.Organization, "N.F.D.", "")
	es, _ := build(long, short)
	if got := summary(es, graphmodel.Organization); len(got) != 2 {
		t.Errorf("without company: %q, want two organizations", got)
	}
	short.entity(graphmodel.Person, "Ana Lind", "")
	es, _ = build(long, short)
	if got, want := summary(es, graphmodel.Organization), []string{"Northern Fisheries Directorate (2)"}; !slices.Equal(got, want) {
		t.Errorf("with company: %q, want %q", got, want)
	}
	other.entity(graphmodel.Organization, "National Front for Dialogue", "")
	other.entity(graphmodel.Person, "Ana Lind", "")
	es, _ = build(long, short, other)
	if got := summary(es, graphmodel.Organization); len(got) != 3 {
		t.Errorf("two that it may mean: %q, want three organizations", got)
	}
}

func TestPlacesAcrossArticles(t *testing.T) {
	tests := []struct {
		name         string
		a, b         string
		keyA, keyB   string
		codeA, codeB string
		want         []string
	}{
		{"one entry", "Kyiv", "Kiev", "geo:1", "geo:1", "UA", "UA", []string{"Kiev (2)"}},
		{"one name in two countries", "Santa Rosa", "Santa Rosa", "geo:1", "geo:2", "AR", "US", []string{"Santa Rosa (1)", "Santa Rosa (1)"}},
		{"unknown, one country", "Kaveri Ghat", "Kaveri Ghat", "", "", "IN", "", []string{"Kaveri Ghat (2)"}},
		{"unknown, two countries", "Kaveri Ghat", "Kaveri Ghat", "", "", "IN", "NP", []string{"Kaveri Ghat (1)", "Kaveri Ghat (1)"}},
		{"every town has one", "City Hall", "City Hall", "", "", "US", "US", []string{"City Hall (1)", "City Hall (1)"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, b := newStory("a", "2025-05-01"), newStory("b", "2025-05-02")
			i, j := a.entity(graphmodel.Place, tt.a, tt.keyA), b.entity(graphmodel.Place, tt.b, tt.keyB)
			a.findings.Entities[i].Country, b.findings.Entities[j].Country = tt.codeA, tt.codeB
			es, _ := build(a, b)
			if got := summary(es, graphmodel.Place); !slices.Equal(got, tt.want) {
				t.Errorf("places %q, want %q", got, tt.want)
			}
		})
	}
}

func TestBestName(t *testing.T) {
	tests := []struct {
		kind  graphmodel.Kind
		names []string
		want  string
	}{
		{graphmodel.Place, []string{"PORT SELDON", "Port Seldon"}, "Port Seldon"},
		{graphmodel.Place, []string{"PORT SELDON", "PORT SELDON"}, "Port Seldon"},
		{graphmodel.Organization, []string{"BANK OF SELDON", "BANK OF SELDON"}, "Bank of Seldon"},
		{graphmodel.Organization, []string{"UNIDO", "UNIDO"}, "UNIDO"},
		{graphmodel.Person, []string{"ANA LIND", "Ana Lind", "ANA LIND"}, "Ana Lind"},
		{graphmodel.Person, []string{"Ana Lind", "Ana M. Lind", "Ana Lind"}, "Ana Lind"},
		{graphmodel.Person, []string{"JD Roth", "JD Roth"}, "JD Roth"},
	}
	for _, tt := range tests {
		var stories []*story
		for i, name := range tt.names {
			s := newStory(string(rune('a'+i)), "2025-05-01")
			s.entity(tt.kind, name, "")
			stories = append(stories, s)
		}
		es, _ := build(stories...)
		if len(es) != 1 || es[0].Name != tt.want {
			t.Errorf("%q became %q, want one %q", tt.names, summary(es, tt.kind), tt.want)
		}
	}
}

func TestKindsSettle(t *testing.T) {
	place := func(title string) *story {
		s := newStory(title, "2025-05-01")
		s.entity(graphmodel.Place, "Port Seldon", "geo:77")
		return s
	}
	stray := newStory("c", "2025-05-02")
	firm := stray.entity(graphmodel.Organization, "PORT SELDON", "")
	town := stray.entity(graphmodel.Place, "Kenya", "country:KE")
	stray.findings.Relations = append(stray.findings.Relations, graphmodel.FoundLink{
		From: firm, To: town, Type: graphmodel.BasedIn, Label: "in", Confidence: 0.8, Extractor: "test", Span: graphmodel.Span{End: 5},
	})
	es, ls := build(place("a"), stray)
	if got, want := summary(es, graphmodel.Place), []string{"Kenya (1)", "Port Seldon (2)"}; !slices.Equal(got, want) {
		t.Errorf("places %q, want %q", got, want)
	}
	if len(ls) != 1 || ls[0].Type != graphmodel.PartOf {
		t.Errorf("links %+v, want one that a place can have", ls)
	}
	both := newStory("d", "2025-05-02")
	both.entity(graphmodel.Organization, "Port Seldon", "")
	both.entity(graphmodel.Place, "Port Seldon", "geo:77")
	es, _ = build(place("a"), both)
	if got := summary(es, graphmodel.Organization); len(got) != 1 {
		t.Errorf("organizations %q, want the club to stay beside its town", got)
	}
}
