package resolve_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"clew/graphmodel"
)

// rumor makes articles whose few names collide: surnames alone, initials, names in
// capitals, acronyms, authorities with and without their country, towns of one name
// in two countries, names that one article takes for a firm and another for a place
// or a person, the same text twice. Nobody in it exists.
type rumor struct {
	r    *rand.Rand
	n    int
	size int // the more, the more names
	past []told
}

type told struct {
	a *graphmodel.Article
	f graphmodel.Findings
}

var (
	rumorGiven  = strings.Fields("Ana Abel Boris Carla Dina Emil")
	rumorFamily = strings.Fields("Lind Lindt Varo Smith-Oren Hale Zelensky Zelenskiy Mercer")
	rumorForms  = []string{
		"Ministry of Defence", "Defence Ministry", "Ruran Defence Ministry", "Central Bank", "Bank of Oslan", "Hale Group", "Hale", "Varo Ltd",
		"Union of Open Towns", "UOT", "U.O.T.", "United Oslan Traders", "Open Radio League", "ORL", "ORL Radio", "Mercer", "MERCER PARTNERS LIMITED", "Mercer Partners",
	}
	rumorPlaces = []string{"Rura", "Oslan", "Hale", "Springfeld", "SPRINGFELD", "City Hall", "Central Station", "Varo", "Nordhaven", "The Nordhaven", "Mercer"}
	rumorJobs   = []string{"president", "striker", "minister", "judge", "director", "singer", "spokesman", "Mrs", "pope"}
	rumorEvents = []graphmodel.EventType{graphmodel.Consult, graphmodel.Agree, graphmodel.Cooperate}
)

func (w *rumor) pick(list []string) string { return list[w.r.IntN(min(len(list), 2+2*w.size))] }

func (w *rumor) entity() graphmodel.FoundEntity {
	r := w.r
	switch r.IntN(4) {
	case 0, 1:
		e := graphmodel.FoundEntity{Kind: graphmodel.Person}
		given, family := w.pick(rumorGiven), rumorFamily[r.IntN(min(len(rumorFamily), 3+2*w.size))]
		switch r.IntN(6) {
		case 0:
			e.Name = family
		case 1:
			e.Name = given[:1] + ". " + family
		case 2:
			e.Name = strings.ToUpper(given + " " + family)
		default:
			e.Name = given + " " + family
		}
		if r.IntN(3) == 0 && e.Name != family {
			e.Aliases = []string{family}
		}
		if r.IntN(3) == 0 {
			e.Titles = []string{rumorJobs[r.IntN(len(rumorJobs))]}
		}
		if r.IntN(20) == 0 {
			e.Key = "person:" + strings.ToLower(family)
		}
		return e
	case 2:
		e := graphmodel.FoundEntity{Kind: graphmodel.Organization, Name: rumorForms[r.IntN(len(rumorForms))]}
		if r.IntN(4) == 0 {
			e.Country = []string{"RU", "OS"}[r.IntN(2)]
		}
		if r.IntN(5) == 0 {
			e.Aliases = []string{[]string{"UOT", "ORL", "the bank"}[r.IntN(3)]}
		}
		if e.Name == "UOT" && r.IntN(3) == 0 {
			e.Key = "org:uot"
		}
		return e
	}
	e := graphmodel.FoundEntity{Kind: graphmodel.Place, Name: rumorPlaces[r.IntN(len(rumorPlaces))]}
	switch e.Name {
	case "Rura":
		e.Key, e.Country = "country:RU", "RU"
	case "Oslan":
		e.Key, e.Country = "country:OS", "OS"
	default:
		switch r.IntN(5) {
		case 0:
			e.Country = "RU"
		case 1:
			e.Country = "OS"
		case 2:
			e.Key, e.Country, e.Lat, e.HasCoord = "geo:"+strings.ToLower(e.Name), "OS", 4, true
		}
	}
	return e
}

func (w *rumor) article() (*graphmodel.Article, graphmodel.Findings) {
	w.n++
	a := &graphmodel.Article{Title: fmt.Sprint("Part ", w.n), Language: "en"}
	if w.r.IntN(5) > 0 {
		a.Published = graphmodel.DayInterval(graphmodel.Date{Year: 2025, Month: 3, Day: 1}.AddDays(w.r.IntN(30)))
	}
	if len(w.past) > 0 && w.r.IntN(8) == 0 {
		// The same text with another title, of which the same is found, or not.
		old := w.past[w.r.IntN(len(w.past))]
		a.Text = old.a.Text
		a.ID = graphmodel.NewArticleID(a.Title, a.Text)
		f := old.f
		f.ArticleID = a.ID
		if w.r.IntN(3) == 0 {
			f.Entities = slices.Clone(f.Entities)
			f.Entities[0].Name += "x"
		}
		return a, f
	}
	var f graphmodel.Findings
	var b strings.Builder
	mention := func(i int, text string, form graphmodel.MentionForm) {
		start := b.Len()
		b.WriteString(text)
		f.Mentions = append(f.Mentions, graphmodel.FoundMention{Span: graphmodel.Span{Start: start, End: b.Len()}, Form: form, Entity: i})
		b.WriteString(" ")
	}
	for range 2 + w.r.IntN(4) {
		e := w.entity()
		f.Entities = append(f.Entities, e)
		mention(len(f.Entities)-1, e.Name, graphmodel.FormName)
		if countryAdjective := e.Key == "country:RU" && w.r.IntN(3) == 0; countryAdjective {
			mention(len(f.Entities)-1, "Ruran", graphmodel.FormName)
		}
		if w.r.IntN(4) == 0 {
			mention(len(f.Entities)-1, "it", graphmodel.FormPronoun)
		}
	}
	w.relate(&f, b.Len())
	w.happen(&f, &b)
	a.Text = b.String()
	a.ID = graphmodel.NewArticleID(a.Title, a.Text)
	f.ArticleID = a.ID
	w.past = append(w.past, told{a, f})
	return a, f
}

func (w *rumor) relate(f *graphmodel.Findings, length int) {
	types := []graphmodel.LinkType{graphmodel.CoMentioned, graphmodel.Role, graphmodel.MemberOf, graphmodel.PartOf, graphmodel.BasedIn, graphmodel.Owns}
	for range w.r.IntN(6) {
		from, to := w.r.IntN(len(f.Entities)), w.r.IntN(len(f.Entities))
		l := graphmodel.FoundLink{
			From: from, To: to, Type: types[w.r.IntN(len(types))], Span: graphmodel.Span{Start: 0, End: 1 + w.r.IntN(length-1)}, Head: -1, Tail: -1,
			Confidence: 0.5, Extractor: "test", Stance: graphmodel.Asserted,
		}
		if l.Type == graphmodel.Role {
			l.Label = rumorJobs[w.r.IntN(len(rumorJobs))] + " of"
		}
		f.Relations = append(f.Relations, l)
	}
}

func (w *rumor) happen(f *graphmodel.Findings, b *strings.Builder) {
	names := []string{"long meeting", "great accord", "secret meeting"}
	sentence := "It is said that all of them came to the old harbor on that evening."
	for range w.r.IntN(4) {
		start := b.Len()
		name := names[w.r.IntN(len(names))]
		b.WriteString(name)
		trigger := graphmodel.Span{Start: start, End: b.Len()}
		b.WriteString(" ")
		from := b.Len()
		if w.r.IntN(2) == 0 {
			b.WriteString(sentence)
		} else {
			fmt.Fprintf(b, "There was %s number %d in this very place.", name, w.n)
		}
		e := graphmodel.FoundEvent{
			Type: rumorEvents[w.r.IntN(len(rumorEvents))], Name: name, Triggers: []graphmodel.Span{trigger},
			Sentence: []graphmodel.Span{{Start: from, End: b.Len()}}, Speaker: w.r.IntN(len(f.Entities)+1) - 1, Confidence: 0.7, Extractor: "test",
			Stance: []graphmodel.Stance{graphmodel.Asserted, graphmodel.Planned}[w.r.IntN(2)*w.r.IntN(2)],
		}
		b.WriteString(" ")
		switch day := (graphmodel.Date{Year: 2025, Month: 3, Day: 1}).AddDays(w.r.IntN(4)); w.r.IntN(4) {
		case 0:
		case 1:
			e.When = graphmodel.YearInterval(2025)
		default:
			e.When = graphmodel.DayInterval(day)
		}
		roles := []graphmodel.LinkType{graphmodel.Actor, graphmodel.Recipient, graphmodel.Participant, graphmodel.AtPlace, graphmodel.Topic}
		for range w.r.IntN(4) {
			e.Arguments = append(e.Arguments, graphmodel.Argument{Role: roles[w.r.IntN(len(roles))], Entity: w.r.IntN(len(f.Entities)+1) - 1, Event: -1, Span: trigger})
		}
		if len(f.Events) > 0 && w.r.IntN(3) == 0 {
			e.Follows = []int{w.r.IntN(len(f.Events))}
		}
		f.Events = append(f.Events, e)
	}
}
