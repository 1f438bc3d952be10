// Package scenetest makes snapshots for the tests of the packages that draw:
// one of the size of a news story, and random ones of any size.
package scenetest

import (
	"fmt"
	"math"
	"math/rand/v2"

	"clew/graphmodel"
	"clew/graphmodel/layout"
)

// maker collects the parts of a snapshot.
type maker struct {
	entities []*graphmodel.Entity
	links    []*graphmodel.Link
	text     string
}

func (m *maker) entity(id string, k graphmodel.Kind, name string, mentions int) *graphmodel.Entity {
	e := &graphmodel.Entity{ID: id, Kind: k, Name: name}
	for i := range mentions {
		e.Mentions = append(e.Mentions, graphmodel.Mention{Article: "a1", Span: graphmodel.Span{Start: i, End: i + 1}})
	}
	m.entities = append(m.entities, e)
	return e
}

func (m *maker) event(id, name string, t graphmodel.EventType, s graphmodel.Stance, when graphmodel.Interval) {
	e := m.entity(id, graphmodel.Event, name, 2)
	e.Type, e.Stance, e.When = t, s, when
}

func (m *maker) link(from, to string, t graphmodel.LinkType, label string) {
	m.links = append(m.links, &graphmodel.Link{
		ID: fmt.Sprintf("l%03d", len(m.links)), From: from, To: to, Type: t, Label: label, Confidence: 0.9,
		Evidence: []graphmodel.Evidence{{Article: "a1", Span: graphmodel.Span{Start: 0, End: len(m.text)}, Extractor: "test"}},
	})
}

func (m *maker) snapshot() *graphmodel.Snapshot {
	a := &graphmodel.Article{ID: "a1", Title: "Test", Text: m.text}
	return graphmodel.NewSnapshot(1, []*graphmodel.Article{a}, m.entities, m.links)
}

// Story is a graph of 30 entities as several articles about one week of talks
// give it.
func Story() *graphmodel.Snapshot {
	m := &maker{text: "The envoys met for three hours and agreed to meet again."}
	const (
		person, org, place = graphmodel.Person, graphmodel.Organization, graphmodel.Place
	)
	m.entity("p1", person, "Steve Witkoff", 9)
	m.entity("p2", person, "Vladimir Putin", 14)
	m.entity("p3", person, "Donald Trump", 12)
	m.entity("p4", person, "Yuri Ushakov", 4)
	m.entity("p5", person, "Volodymyr Zelensky", 8)
	m.entity("p6", person, "Marco Rubio", 3)
	m.entity("p7", person, "Sergei Lavrov", 3)
	m.entity("p8", person, "Emmanuel Macron", 2)
	m.entity("p9", person, "Keir Starmer", 2)
	m.entity("o1", org, "Kremlin", 5)
	m.entity("o2", org, "White House", 3)
	m.entity("o3", org, "NATO", 2)
	m.entity("o4", org, "European Union", 2)
	m.entity("o5", org, "Ministry of Foreign Affairs of the Russian Federation", 1)
	m.entity("g1", place, "Moscow", 4)
	m.entity("g2", place, "Russia", 9)
	m.entity("g3", place, "Ukraine", 11)
	m.entity("g4", place, "United States", 6)
	m.entity("g5", place, "Rome", 2)
	m.entity("g6", place, "Kyiv", 2)
	m.entity("g7", place, "Paris", 1)
	m.entity("g8", place, "London", 1)
	day := func(d int) graphmodel.Interval {
		return graphmodel.DayInterval(graphmodel.Date{Year: 2025, Month: 4, Day: d})
	}
	m.event("e1", "three-hour meeting", graphmodel.Consult, "", day(25))
	m.event("e2", "car bomb", graphmodel.Assault, "", day(25))
	m.event("e3", "direct talks", graphmodel.Consult, graphmodel.Planned, graphmodel.Interval{})
	m.event("e4", "2022 invasion", graphmodel.Assault, "", graphmodel.YearInterval(2022))
	m.event("e5", "papal funeral", graphmodel.Other, "", day(26))
	m.event("e6", "missile strike", graphmodel.Assault, "", day(24))
	m.event("e7", "ceasefire proposal", graphmodel.Agree, graphmodel.Planned, graphmodel.MonthInterval(2025, 4))
	m.event("e8", "flight to Rome", graphmodel.Travel, "", day(25))
	story(m)
	return m.snapshot()
}

func story(m *maker) {
	const (
		role, member, based, from = graphmodel.Role, graphmodel.MemberOf, graphmodel.BasedIn, graphmodel.From
		actor, recipient, part    = graphmodel.Actor, graphmodel.Recipient, graphmodel.Participant
		at, topic, follows        = graphmodel.AtPlace, graphmodel.Topic, graphmodel.Follows
	)
	for _, l := range []struct {
		from, to string
		t        graphmodel.LinkType
		label    string
	}{
		{"p1", "p3", role, "envoy of"},
		{"p3", "g4", role, "president of"},
		{"p2", "g2", role, "president of"},
		{"p4", "o1", role, "aide"},
		{"p4", "p2", role, "aide of"},
		{"p5", "g3", role, "president of"},
		{"p6", "g4", role, "secretary of state"},
		{"p7", "o5", role, "foreign minister"},
		{"p8", "g7", from, ""},
		{"p9", "g8", from, ""},
		{"o1", "g1", based, ""},
		{"o2", "g4", based, ""},
		{"o5", "g1", based, ""},
		{"g1", "g2", graphmodel.PartOf, ""},
		{"g6", "g3", graphmodel.PartOf, ""},
		{"e1", "p1", part, ""},
		{"e1", "p2", part, ""},
		{"e1", "p4", part, ""},
		{"e1", "g1", at, ""},
		{"e2", "g1", at, ""},
		{"e3", "g2", part, ""},
		{"e3", "g3", part, ""},
		{"e1", "e3", topic, ""},
		{"e3", "e4", follows, ""},
		{"e4", "g2", actor, ""},
		{"e4", "g3", recipient, ""},
		{"e5", "g5", at, ""},
		{"e5", "p3", part, ""},
		{"e5", "p5", part, ""},
		{"e6", "g2", actor, ""},
		{"e6", "g6", recipient, ""},
		{"e7", "p3", actor, ""},
		{"e7", "p2", recipient, ""},
		{"e7", "p5", recipient, ""},
		{"e8", "p3", actor, ""},
		{"e8", "g5", at, ""},
		{"p3", "p2", graphmodel.CoMentioned, ""},
		{"p8", "e5", graphmodel.CoMentioned, ""},
		{"o3", "g3", graphmodel.CoMentioned, ""},
		{"g3", "o4", graphmodel.CoMentioned, ""},
		{"p7", "g2", role, "minister of"},
		{"p7", "g2", from, ""},
		{"p6", "o2", member, ""},
	} {
		m.link(l.from, l.to, l.t, l.label)
	}
}

// Random is a graph of n entities and about links links, with a few hubs as
// news have them. The same numbers give the same graph.
func Random(n, links int) *graphmodel.Snapshot {
	rng := rand.New(rand.NewPCG(7, uint64(n)))
	m := &maker{text: "One sentence."}
	first := []string{"Anna", "Boris", "Chen", "Dana", "Emil", "Fatima", "Goran", "Hana", "Igor", "Jana"}
	last := []string{"Adler", "Brandt", "Costa", "Duarte", "Eklund", "Fischer", "Garcia", "Hansen", "Ivanova", "Jansen", "Kowalski"}
	for i := range n {
		k := graphmodel.Kinds[[]int{0, 0, 0, 1, 2, 3, 3}[rng.IntN(7)]]
		id := fmt.Sprintf("n%06d", i)
		name := first[rng.IntN(len(first))] + " " + last[rng.IntN(len(last))]
		switch k {
		case graphmodel.Place:
			name = last[rng.IntN(len(last))] + "stad"
		case graphmodel.Organization:
			name = last[rng.IntN(len(last))] + " Group"
		case graphmodel.Event:
			m.event(id, "meeting in "+last[rng.IntN(len(last))]+"stad", graphmodel.EventTypes[rng.IntN(26)], graphmodel.Stance([]string{"", "", "planned"}[rng.IntN(3)]),
				graphmodel.YearInterval(2000+rng.IntN(25)))
			continue
		}
		m.entity(id, k, name, 1+rng.IntN(4))
	}
	types := []graphmodel.LinkType{graphmodel.Role, graphmodel.Participant, graphmodel.AtPlace, graphmodel.Actor, graphmodel.MemberOf}
	cols := columns(n)
	for range links {
		a := rng.IntN(n)
		// Most links stay in the neighborhood, as a layout brings them; the
		// rest go to the low numbers, which become hubs.
		b := a + rng.IntN(7) - 3 + cols*(rng.IntN(7)-3)
		if rng.IntN(5) == 0 {
			b = int(float64(n) * rng.Float64() * rng.Float64() * rng.Float64())
		}
		if a == b || b < 0 || b >= n {
			continue
		}
		m.link(m.entities[a].ID, m.entities[b].ID, types[rng.IntN(len(types))], "works for")
	}
	return m.snapshot()
}

// columns is the width of the grid on which Scatter places n points.
func columns(n int) int { return max(int(math.Sqrt(1.2*float64(n))), 1) }

// Scatter places n points roughly on a grid that gives each the room of a node
// with its label; deterministic, for tests that need no layout.
func Scatter(n int) []layout.Point {
	rng := rand.New(rand.NewPCG(11, uint64(n)))
	cols := columns(n)
	pos := make([]layout.Point, n)
	for i := range pos {
		pos[i] = layout.Point{
			X: 130 * (float64(i%cols-cols/2) + 0.9*rng.Float64()),
			Y: 100 * (float64(i/cols) - float64(n/cols)/2 + 0.9*rng.Float64()),
		}
	}
	return pos
}
