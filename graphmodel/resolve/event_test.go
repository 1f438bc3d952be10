package resolve_test

import (
	"testing"

	"clew/graphmodel"
)

// deal is an article with one event between Kenya and Chile.
func deal(title, day string, t graphmodel.EventType, when graphmodel.Interval, stance graphmodel.Stance, roles ...graphmodel.LinkType) *story {
	s := newStory(title, day)
	var args []graphmodel.Argument
	for i, r := range roles {
		key := []string{"country:KE", "country:CL", "country:PE"}[i]
		args = append(args, part(r, s.entity(graphmodel.Place, key, key)))
	}
	s.event(t, "event", "", stance, args...)
	s.findings.Events[0].When = when
	return s
}

func day(text string) graphmodel.Interval {
	d, err := graphmodel.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return graphmodel.DayInterval(d)
}

func countEvents(es []*graphmodel.Entity) (n int) {
	for _, e := range es {
		if e.Kind == graphmodel.Event {
			n++
		}
	}
	return n
}

func TestPlanAndWhatCameOfIt(t *testing.T) {
	const side = graphmodel.Participant
	held := deal("b", "2025-05-11", graphmodel.Consult, day("2025-05-10"), graphmodel.Asserted, side, side)
	tests := []struct {
		name string
		plan *story
		want int
	}{
		{"same day and sides", deal("a", "2025-05-08", graphmodel.Consult, day("2025-05-10"), graphmodel.Planned, side, side), 1},
		{"another day", deal("a", "2025-05-08", graphmodel.Consult, day("2025-05-12"), graphmodel.Planned, side, side), 2},
		{"one side more", deal("a", "2025-05-08", graphmodel.Consult, day("2025-05-10"), graphmodel.Planned, side, side, side), 2},
		{"no day", deal("a", "2025-05-08", graphmodel.Consult, graphmodel.Interval{}, graphmodel.Planned, side, side), 2},
		{"told afterwards", deal("a", "2025-05-13", graphmodel.Consult, day("2025-05-10"), graphmodel.Planned, side, side), 2},
		{"denied", deal("a", "2025-05-08", graphmodel.Consult, day("2025-05-10"), graphmodel.Denied, side, side), 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			es, _ := build(tt.plan, held)
			if got := countEvents(es); got != tt.want {
				t.Errorf("%d events, want %d", got, tt.want)
			}
			for _, e := range es {
				if tt.want == 1 && e.Kind == graphmodel.Event && e.Stance != graphmodel.Asserted {
					t.Errorf("stance %s, want what happened to win", e.Stance)
				}
			}
		})
	}
}

func TestSidesOfEvents(t *testing.T) {
	const actor, recipient = graphmodel.Actor, graphmodel.Recipient
	on := day("2025-05-10")
	a := deal("a", "2025-05-11", graphmodel.Accuse, on, graphmodel.Asserted, actor, recipient)
	if es, _ := build(a, deal("b", "2025-05-11", graphmodel.Accuse, on, graphmodel.Asserted, actor, recipient)); countEvents(es) != 1 {
		t.Errorf("the same accusation: %d events, want 1", countEvents(es))
	}
	if es, _ := build(a, deal("b", "2025-05-11", graphmodel.Accuse, on, graphmodel.Asserted, recipient, actor)); countEvents(es) != 2 {
		t.Errorf("the accusation returned: %d events, want 2", countEvents(es))
	}
	if es, _ := build(a, deal("b", "2025-05-11", graphmodel.Accuse, on, graphmodel.Asserted, recipient, recipient, actor)); countEvents(es) != 2 {
		t.Errorf("somebody else accuses both: %d events, want 2", countEvents(es))
	}
}

func TestRoundsOfTalks(t *testing.T) {
	const side = graphmodel.Participant
	first := deal("a", "2025-05-11", graphmodel.Consult, day("2025-05-10"), graphmodel.Asserted, side, side)
	undated := deal("b", "2025-05-12", graphmodel.Consult, graphmodel.Interval{}, graphmodel.Asserted, side, side)
	second := deal("c", "2025-05-13", graphmodel.Consult, day("2025-05-12"), graphmodel.Asserted, side, side)
	if es, _ := build(first, undated, second); countEvents(es) != 2 {
		t.Errorf("%d events, want 2: a report without a day belongs to one round and ties no two together", countEvents(es))
	}
	year := deal("d", "2025-12-30", graphmodel.Consult, graphmodel.YearInterval(2025), graphmodel.Asserted, side, side)
	if es, _ := build(first, year); countEvents(es) != 2 {
		t.Errorf("%d events, want 2: talks of the year may be any", countEvents(es))
	}
	twoPlans := deal("e", "2025-05-12", graphmodel.Consult, graphmodel.Interval{}, graphmodel.Planned, side, side)
	twoPlans.findings.Events[0].Name = "summit"
	es, _ := build(deal("f", "2025-05-12", graphmodel.Consult, graphmodel.Interval{}, graphmodel.Planned, side, side), twoPlans)
	if countEvents(es) != 2 {
		t.Errorf("%d events, want 2: two plans without a day", countEvents(es))
	}
}

func TestCopiesShareEverything(t *testing.T) {
	a, b := newStory("a", "2025-05-01"), newStory("b", "2025-05-02")
	b.article.Text = a.article.Text
	for _, s := range []*story{a, b} {
		s.entity(graphmodel.Person, "Lind", "")
		s.entity(graphmodel.Organization, "Foreign Ministry", "")
		s.event(graphmodel.Consult, "talks", "", graphmodel.Asserted)
	}
	es, _ := build(a, b)
	if len(es) != 3 {
		t.Errorf("%d entities, want 3: a copy tells nothing of its own", len(es))
	}
	for _, e := range es {
		if len(e.Mentions) != 2 {
			t.Errorf("%s has mentions %v, want one of each article", e.Name, e.Mentions)
		}
	}
}

func TestOneSentenceOneEvent(t *testing.T) {
	const text = "The cabinet of the northern province resigned on Monday after three days of protests."
	a, b := newStory("a", "2025-05-06"), newStory("b", "2025-05-07")
	for _, s := range []*story{a, b} {
		s.article.Text = s.article.Title + " " + text
		s.event(graphmodel.Resign, "resigned", "2025-05-05", graphmodel.Asserted)
		s.findings.Events[0].Sentence = []graphmodel.Span{{Start: 2, End: 2 + len(text)}}
	}
	if es, _ := build(a, b); countEvents(es) != 1 {
		t.Errorf("%d events, want 1", countEvents(es))
	}
	b.findings.Events[0].When = day("2025-05-06")
	if es, _ := build(a, b); countEvents(es) != 2 {
		t.Errorf("%d events, want 2: of two days", countEvents(es))
	}
}

func TestTypesOfOneEvent(t *testing.T) {
	const side = graphmodel.Participant
	on := day("2025-05-10")
	tests := []struct {
		name, word, day string
		sides           []graphmodel.LinkType
		want            int
	}{
		{"word, day and sides", "killed in raid", "2025-05-10", []graphmodel.LinkType{side, side}, 1},
		{"another word", "funeral", "2025-05-10", []graphmodel.LinkType{side, side}, 2},
		{"another day", "killed", "2025-05-11", []graphmodel.LinkType{side, side}, 2},
		{"one side only", "killed", "2025-05-10", []graphmodel.LinkType{side}, 2},
	}
	for _, tt := range tests {
		a := deal("a", "2025-05-11", graphmodel.Assault, on, graphmodel.Asserted, side, side)
		a.findings.Events[0].Name = "killed two"
		b := deal("b", "2025-05-11", graphmodel.Death, day(tt.day), graphmodel.Asserted, tt.sides...)
		b.findings.Events[0].Name = tt.word
		if es, _ := build(a, b); countEvents(es) != tt.want {
			t.Errorf("%s: %d events, want %d", tt.name, countEvents(es), tt.want)
		}
	}
}
