// Package viewtest builds a small graph by hand, for the tests of the views.
package viewtest

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"clew/graphmodel"
)

// The ids of the graph's parts.
const (
	Article = "a-harbor"
	Second  = "a-port"

	Mayor    = "e-mayor"
	Envoy    = "e-envoy"
	Union    = "e-union"
	Port     = "e-port"
	City     = "e-city"
	Country  = "e-country"
	Meeting  = "e-meeting"
	Strike   = "e-strike"
	Loner    = "e-loner"
	RoleLink = "l-role"
)

const harborText = "Mayor Ilse Brandt met Omar Haddad, the envoy of the Dock Workers' Union, in Velden on Tuesday. " +
	"The meeting lasted three hours.\n\nThe union denied that a strike at Port Authority Velden is planned. " +
	"Brandt, mayor of Velden since 2019, said Norland would pay."

const portText = "Port Authority Velden, based in Velden, lies in Norland. Haddad may call a strike in May, he said."

// Snapshot returns the graph: two articles, three people, two organizations,
// two places and two events.
func Snapshot() *graphmodel.Snapshot {
	articles := []*graphmodel.Article{
		{
			ID: Article, Title: "Mayor and union envoy meet over harbor dispute", Publisher: "Velden Post", Author: "R. Meer",
			Published: graphmodel.DayInterval(graphmodel.Date{Year: 2025, Month: time.April, Day: 30}), Language: "en", Text: harborText,
		},
		{
			ID: Second, Title: "What the port pays", Publisher: "Norland Wire",
			Published: graphmodel.DayInterval(graphmodel.Date{Year: 2025, Month: time.May, Day: 2}), Language: "en", Text: portText,
		},
	}
	entities := []*graphmodel.Entity{
		entity(Mayor, graphmodel.Person, "Ilse Brandt", []string{"Brandt"}, "Ilse Brandt", "Brandt"),
		entity(Envoy, graphmodel.Person, "Omar Haddad", []string{"Haddad"}, "Omar Haddad", "Haddad"),
		entity(Union, graphmodel.Organization, "Dock Workers' Union", nil, "Dock Workers' Union"),
		entity(Port, graphmodel.Organization, "Port Authority Velden", nil, "Port Authority Velden"),
		entity(City, graphmodel.Place, "Velden", nil, "in Velden", "of Velden"),
		entity(Country, graphmodel.Place, "Norland", nil, "Norland"),
		event(Meeting, graphmodel.Consult, "three-hour meeting", graphmodel.Asserted,
			graphmodel.DayInterval(graphmodel.Date{Year: 2025, Month: time.April, Day: 29}), "met", "meeting"),
		event(Strike, graphmodel.Protest, "strike", graphmodel.Planned, graphmodel.MonthInterval(2025, time.May), "strike"),
		{ID: Loner, Kind: graphmodel.Person, Name: "Nobody Connected"},
	}
	links := []*graphmodel.Link{
		link(RoleLink, Envoy, Union, graphmodel.Role, "envoy of", 0.94, "Omar Haddad, the envoy of the Dock Workers' Union", graphmodel.Asserted),
		link("l-mayor", Mayor, City, graphmodel.Role, "mayor of", 0.9, "Brandt, mayor of Velden since 2019", graphmodel.Asserted),
		link("l-based", Port, City, graphmodel.BasedIn, "based in", 0.88, "Port Authority Velden, based in Velden", graphmodel.Asserted),
		link("l-part", City, Country, graphmodel.PartOf, "lies in", 0.6, "lies in Norland", graphmodel.Asserted),
		link("l-m1", Meeting, Mayor, graphmodel.Participant, "met", 0.95, "Mayor Ilse Brandt met Omar Haddad", graphmodel.Asserted),
		link("l-m2", Meeting, Envoy, graphmodel.Participant, "met", 0.95, "Mayor Ilse Brandt met Omar Haddad", graphmodel.Asserted),
		link("l-m3", Meeting, City, graphmodel.AtPlace, "in", 0.9, "in Velden on Tuesday", graphmodel.Asserted),
		link("l-s1", Strike, Envoy, graphmodel.Actor, "call", 0.5, "Haddad may call a strike in May", graphmodel.Planned),
		link("l-s2", Strike, Port, graphmodel.AtPlace, "at", 0.7, "a strike at Port Authority Velden is planned", graphmodel.Denied),
		link("l-co", Mayor, Country, graphmodel.CoMentioned, "", 0.3, "Brandt, mayor of Velden since 2019, said Norland would pay", graphmodel.Asserted),
	}
	return graphmodel.NewSnapshot(1, articles, entities, links)
}

// find returns where a phrase stands in the articles.
func find(phrase string) (article string, span graphmodel.Span) {
	for id, text := range map[string]string{Article: harborText, Second: portText} {
		if at := strings.Index(text, phrase); at >= 0 {
			return id, graphmodel.Span{Start: at, End: at + len(phrase)}
		}
	}
	panic("viewtest: no article says " + phrase)
}

func mentions(names []string) []graphmodel.Mention {
	var out []graphmodel.Mention
	for _, article := range []struct{ id, text string }{{Article, harborText}, {Second, portText}} {
		for _, name := range names {
			short := strings.TrimPrefix(strings.TrimPrefix(name, "in "), "of ")
			from := 0
			for {
				at := strings.Index(article.text[from:], name)
				if at < 0 {
					break
				}
				end := from + at + len(name)
				m := graphmodel.Mention{
					Article: article.id, Form: graphmodel.FormName,
					Span: graphmodel.Span{Start: end - len(short), End: end},
				}
				// A shorter form inside a longer one is no mention of its own.
				if !slices.ContainsFunc(out, func(o graphmodel.Mention) bool { return o.Article == m.Article && o.Span.Overlaps(m.Span) }) {
					out = append(out, m)
				}
				from = end
			}
		}
	}
	slices.SortFunc(out, func(a, b graphmodel.Mention) int {
		return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Span.Start, b.Span.Start))
	})
	return out
}

func entity(id string, k graphmodel.Kind, name string, aliases []string, forms ...string) *graphmodel.Entity {
	return &graphmodel.Entity{ID: id, Kind: k, Name: name, Aliases: aliases, Mentions: mentions(forms)}
}

func event(id string, t graphmodel.EventType, name string, stance graphmodel.Stance, when graphmodel.Interval, triggers ...string) *graphmodel.Entity {
	return &graphmodel.Entity{
		ID: id, Kind: graphmodel.Event, Type: t, Name: name, Stance: stance, When: when, Mentions: mentions(triggers),
	}
}

func link(id, from, to string, t graphmodel.LinkType, label string, confidence float64, quote string, stance graphmodel.Stance) *graphmodel.Link {
	article, span := find(quote)
	return &graphmodel.Link{
		ID: id, From: from, To: to, Type: t, Label: label, Confidence: confidence,
		Evidence: []graphmodel.Evidence{{Article: article, Span: span, Extractor: "test", Stance: stance}},
	}
}
