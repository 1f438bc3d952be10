// Package graphtest makes up news for tests: articles in plain sentences and
// what an extractor would find in them, of any size and the same for the same
// seed. Nobody in it exists.
package graphtest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"clew/graphmodel"
)

// News returns articles about roughly so many people, organizations, places
// and events, sorted by id, with their findings. As in real news, they are
// about stories of very different size, each with its own people; a few people
// appear in many stories.
func News(entities int, seed uint64) ([]*graphmodel.Article, []graphmodel.Findings) {
	w := &world{r: rand.New(rand.NewPCG(seed, 0x6e657773)), taken: map[string]bool{}}
	w.stars = w.cast(graphmodel.Person, 3+entities/400)
	w.capitals = w.cast(graphmodel.Place, 5+entities/400)
	var articles []*graphmodel.Article
	var findings []graphmodel.Findings
	made := 0
	for made < entities {
		s := w.story()
		made += len(s.people) + len(s.bodies) + len(s.towns)
		for range s.articles {
			a, f := w.article(s, len(articles))
			made += len(f.Events)
			articles, findings = append(articles, a), append(findings, f)
			if made >= entities {
				break
			}
		}
	}
	return articles, findings
}

// world is what the stories share.
type world struct {
	r               *rand.Rand
	taken           map[string]bool
	stars, capitals []figure
	known           []figure // people of earlier stories
}

type figure struct {
	kind graphmodel.Kind
	name string
}

// story is a subject that several articles are about.
type story struct {
	people, bodies, towns []figure
	articles              int
	topic                 string
}

var (
	given = strings.Fields("Anna Omar Lena Viktor Maria Samir Ingrid Paolo Greta Hassan Ruth Emil Nadia Carlos Freya " +
		"Tomas Leila Pavel Sofia Mateo Yara Anton Clara Idris Helga Bruno Amira Felix Rosa Dario Vera Kofi")
	first  = strings.Fields("Ber Hal Mor Kes Van Tor Lin Dal Sor Fen Gar Rav Nor Pel Stav Wen Bro Kal Mir Ost Zel Tam Jor Har")
	middle = strings.Fields("a e i o u an en in on ar er ir or al el il ol")
	last   = strings.Fields("berg sen ic ov man ling dorf by ton ski vik rup nes heim sky ter gard los ra no")
	bodies = strings.Fields("Ministry Council Bank Institute Union Party Agency Court Foundation Group")
	topics = strings.Fields("bridge harbor budget strike election trial merger drought flood railway grain vaccine border")
)

// word is a name that nobody else has.
func (w *world) word() string {
	for {
		s := first[w.r.IntN(len(first))] + middle[w.r.IntN(len(middle))]
		if w.r.IntN(3) == 0 || len(w.taken) > 3000 {
			s += string("lrndmst"[w.r.IntN(7)]) + middle[w.r.IntN(len(middle))]
		}
		s += last[w.r.IntN(len(last))]
		if !w.taken[s] {
			w.taken[s] = true
			return s
		}
	}
}

func (w *world) cast(kind graphmodel.Kind, n int) []figure {
	out := make([]figure, n)
	for i := range out {
		name := w.word()
		switch kind {
		case graphmodel.Person:
			name = given[w.r.IntN(len(given))] + " " + name
		case graphmodel.Organization:
			name += " " + bodies[w.r.IntN(len(bodies))]
		}
		out[i] = figure{kind, name}
	}
	return out
}

// story makes up a subject; few are large.
func (w *world) story() story {
	size := 2 + int(3/(0.03+w.r.Float64()))
	s := story{
		people: w.cast(graphmodel.Person, 1+size/2), bodies: w.cast(graphmodel.Organization, 1+size/4),
		towns: w.cast(graphmodel.Place, 1+size/6), articles: 1 + size/2, topic: topics[w.r.IntN(len(topics))],
	}
	for range 1 + w.r.IntN(2) {
		s.people = append(s.people, pick(w, w.stars))
		s.towns = append(s.towns, pick(w, w.capitals))
	}
	fresh := s.people
	for range min(1+size/10, len(w.known)) {
		s.people = append(s.people, w.known[w.r.IntN(len(w.known))])
	}
	w.known = append(w.known, fresh...)
	return s
}

// pick prefers the first of a list, as news do.
func pick(w *world, from []figure) figure {
	return from[int(float64(len(from))*w.r.Float64()*w.r.Float64())]
}

// writer writes an article and notes what is in it.
type writer struct {
	text strings.Builder
	f    graphmodel.Findings
	seen map[figure]int
}

func (w *world) article(s story, number int) (*graphmodel.Article, graphmodel.Findings) {
	a := &graphmodel.Article{
		ID: fmt.Sprintf("a%08d", number), Title: fmt.Sprintf("The %s, part %d", s.topic, number), Publisher: "The Test", Language: "en",
		Published: graphmodel.YearInterval(2020 + number%6),
	}
	out := &writer{seen: map[figure]int{}, f: graphmodel.Findings{ArticleID: a.ID}}
	for range 2 + w.r.IntN(4) {
		who, other := pick(w, s.people), pick(w, s.people)
		switch kind := w.r.IntN(6); {
		case kind < 3 && who != other:
			out.event(w, who, other, pick(w, s.towns), s.topic)
		case kind < 5:
			out.role(who, pick(w, s.bodies))
		default:
			out.seat(pick(w, s.bodies), pick(w, s.towns))
		}
	}
	a.Text = out.text.String()
	slices.SortFunc(out.f.Mentions, func(a, b graphmodel.FoundMention) int { return a.Span.Start - b.Span.Start })
	return a, out.f
}

// name writes a name and returns the entity and the mention.
func (o *writer) name(f figure) (entity, mention int) {
	i, ok := o.seen[f]
	if !ok {
		i = len(o.f.Entities)
		o.seen[f] = i
		o.f.Entities = append(o.f.Entities, graphmodel.FoundEntity{Kind: f.kind, Name: f.name})
	}
	types := map[graphmodel.Kind]graphmodel.MentionType{
		graphmodel.Person: graphmodel.MentionPerson, graphmodel.Organization: graphmodel.MentionOrg, graphmodel.Place: graphmodel.MentionPlace,
	}
	o.f.Mentions = append(o.f.Mentions, graphmodel.FoundMention{
		Span: o.write(f.name), Type: types[f.kind], Form: graphmodel.FormName, Entity: i,
	})
	return i, len(o.f.Mentions) - 1
}

func (o *writer) write(s string) graphmodel.Span {
	start := o.text.Len()
	o.text.WriteString(s)
	return graphmodel.Span{Start: start, End: o.text.Len()}
}

func (o *writer) role(who, body figure) {
	start := o.text.Len()
	from, head := o.name(who)
	o.write(" is the director of ")
	to, tail := o.name(body)
	end := o.write(". ").Start + 1
	o.f.Relations = append(o.f.Relations, graphmodel.FoundLink{
		From: from, To: to, Type: graphmodel.Role, Label: "director of", Head: head, Tail: tail,
		Span: graphmodel.Span{Start: start, End: end}, Confidence: 0.9, Extractor: "made up",
	})
}

func (o *writer) seat(body, town figure) {
	start := o.text.Len()
	from, head := o.name(body)
	o.write(" has its seat in ")
	to, tail := o.name(town)
	end := o.write(". ").Start + 1
	o.f.Relations = append(o.f.Relations, graphmodel.FoundLink{
		From: from, To: to, Type: graphmodel.BasedIn, Head: head, Tail: tail,
		Span: graphmodel.Span{Start: start, End: end}, Confidence: 0.9, Extractor: "made up",
	})
}

var deeds = []struct {
	verb string
	typ  graphmodel.EventType
}{{"met", graphmodel.Consult}, {"accused", graphmodel.Accuse}, {"sued", graphmodel.Trial}, {"thanked", graphmodel.Support}}

func (o *writer) event(w *world, who, other, town figure, topic string) {
	start := o.text.Len()
	actor, _ := o.name(who)
	deed := deeds[w.r.IntN(len(deeds))]
	o.write(" ")
	trigger := o.write(deed.verb)
	o.write(" ")
	recipient, _ := o.name(other)
	o.write(" in ")
	place, _ := o.name(town)
	o.write(" over the " + topic)
	end := o.write(". ").Start + 1
	sentence := graphmodel.Span{Start: start, End: end}
	argument := func(role graphmodel.LinkType, entity int) graphmodel.Argument {
		return graphmodel.Argument{Role: role, Entity: entity, Event: -1, Span: sentence}
	}
	o.f.Events = append(o.f.Events, graphmodel.FoundEvent{
		Type: deed.typ, Name: deed.verb + " over the " + topic, Triggers: []graphmodel.Span{trigger}, Sentence: []graphmodel.Span{sentence},
		Speaker: -1, Confidence: 0.9, Extractor: "made up",
		Arguments: []graphmodel.Argument{
			argument(graphmodel.Actor, actor), argument(graphmodel.Recipient, recipient), argument(graphmodel.AtPlace, place),
		},
	})
}
