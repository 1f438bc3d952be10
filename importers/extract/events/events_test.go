package events_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"

	"clew/assets/models"
	"clew/graphmodel"
	"clew/importers/extract"
	"clew/importers/extract/events"
	"clew/importers/extract/lexicon"
)

// want describes an event: its type and stance, who takes part as "role:name",
// and optionally when, where and a part of its name.
type want struct {
	typ    graphmodel.EventType
	stance graphmodel.Stance
	who    []string
	place  string
	when   string // "2025-05-30", "2019-01-01..2019-12-31", "" for unknown
	name   string // contained in the event's name
}

// analyzer runs the stages before the events.
var analyzer = sync.OnceValues(func() (*extract.Analyzer, error) {
	return extract.NewAnalyzer(extract.Models{Words: models.Words, Tagger: models.Tagger, Parser: models.Parser, Names: models.Names, NameNet: models.NameNet})
})

// read reads the events of a text by the rules alone.
func read(t *testing.T, text string) graphmodel.Findings { return readWith(t, text, nil) }

func readWith(t *testing.T, text string, judge *events.Classifier) graphmodel.Findings {
	t.Helper()
	reader, err := analyzer()
	if err != nil {
		t.Fatal(err)
	}
	day := graphmodel.Date{Year: 2025, Month: 6, Day: 12} // a Thursday
	a, err := reader.ReadForEvents(context.Background(), &graphmodel.Article{
		ID: "test", Text: text, Published: graphmodel.Interval{Start: day, End: day},
	})
	if err != nil {
		t.Fatal(err)
	}
	return graphmodel.Findings{Entities: a.Who.Entities, Mentions: a.Who.Mentions, Events: events.Find(a, lexicon.Default(), judge)}
}

func describe(f *graphmodel.Findings, e graphmodel.FoundEvent) want {
	w := want{typ: e.Type, stance: e.Stance, name: e.Name}
	for _, a := range e.Arguments {
		switch {
		case a.Entity < 0 || a.Role == graphmodel.Topic:
		case a.Role == graphmodel.AtPlace:
			w.place = f.Entities[a.Entity].Name
		default:
			w.who = append(w.who, string(a.Role)+":"+f.Entities[a.Entity].Name)
		}
	}
	slices.Sort(w.who)
	if e.When.Known() {
		w.when = e.When.Start.String()
		if e.When.End != e.When.Start {
			w.when += ".." + e.When.End.String()
		}
	}
	return w
}

func (w want) matches(got want) bool {
	who := slices.Clone(w.who)
	slices.Sort(who)
	return w.typ == got.typ && w.stance == got.stance && slices.Equal(who, got.who) && w.place == got.place &&
		w.when == got.when && strings.Contains(got.name, w.name)
}

func TestEvents(t *testing.T) {
	const (
		asserted = graphmodel.Asserted
		planned  = graphmodel.Planned
		denied   = graphmodel.Denied
	)
	tests := []struct {
		name, text string
		want       []want // every event of the text
	}{
		{
			"meeting told three times is one",
			"Peruvian envoy Luis Ortega met Bolivian President Carla Rojas in Lima on Friday. The meeting lasted two hours. Ortega and Rojas will not speak to the press after their talks.",
			[]want{{graphmodel.Consult, asserted, []string{"participant:Luis Ortega", "participant:Carla Rojas"}, "Lima", "2025-06-06", ""}},
		},
		{
			"light verb with the noun as its object",
			"President Anna Lindt's envoy, Peter Holm, held a two-hour meeting with Kenyan President Daniel Otieno in Nairobi.",
			[]want{{graphmodel.Consult, asserted, []string{"participant:Daniel Otieno", "participant:Peter Holm"}, "Nairobi", "", "two-hour meeting"}},
		},
		{
			"hours of talks",
			"Karel Novak, the special envoy of Czech President Jana Mala, held four hours of talks with Peruvian President Luis Rojas on Tuesday.",
			[]want{{graphmodel.Consult, asserted, []string{"participant:Karel Novak", "participant:Luis Rojas"}, "", "2025-06-10", "talks"}},
		},
		{
			"joining people in a call is a call",
			"Kenyan President Daniel Otieno joined Ghanaian President Ama Boateng in a phone call with Carla Rojas.",
			[]want{{graphmodel.Consult, asserted, []string{"participant:Ama Boateng", "participant:Carla Rojas", "participant:Daniel Otieno"}, "", "", "phone call"}},
		},
		{
			"the summit that dates a meeting is not the meeting",
			"Ama Boateng met Daniel Otieno in Nairobi on Monday, three days after the summit in Accra.",
			[]want{{graphmodel.Consult, asserted, []string{"participant:Ama Boateng", "participant:Daniel Otieno"}, "Nairobi", "2025-06-09", "met"}},
		},
		{
			"an unnamed victim is nobody, and no country",
			"There were reports of a truck bomb killing a senior Spanish general.",
			[]want{{graphmodel.Assault, graphmodel.Attributed, nil, "", "", "truck bomb killing"}},
		},
		{
			"whom an appeal goes to is part of its name",
			"Ama Boateng called on Chad to open the border.",
			[]want{{graphmodel.Request, asserted, []string{"actor:Ama Boateng", "recipient:Chad"}, "", "", "called on Chad"}},
		},
		{
			"victims without a name are told by what happened to them",
			"Three people were killed in Nairobi on Monday.",
			[]want{{graphmodel.Assault, asserted, nil, "Nairobi", "2025-06-09", "Three people killed"}},
		},
		{
			"possible talks are planned",
			"Officials hinted at the potential resumption of direct negotiations between Chad and Sudan.",
			[]want{{graphmodel.Consult, planned, []string{"participant:Chad", "participant:Sudan"}, "", "", "direct negotiations"}},
		},
		{
			"the year before an event noun dates it",
			"Trade stopped soon after the 1990 invasion of Kuwait.",
			[]want{{graphmodel.Assault, asserted, []string{"recipient:Kuwait"}, "Kuwait", "1990-01-01..1990-12-31", "1990 invasion"}},
		},
		{
			"the war that a plan is to end is no event",
			"Norwegian envoy Kari Dahl discussed a plan to end the war in Sudan.",
			nil,
		},
		{
			"passive with an agent",
			"Finance Minister Pablo Reyes was dismissed by President Julia Soto on Tuesday.",
			[]want{{graphmodel.Resign, asserted, []string{"actor:Julia Soto", "recipient:Pablo Reyes"}, "", "2025-06-10", ""}},
		},
		{
			"relative clause",
			"The court heard Jonas Weber, who had stabbed Klara Stein in Hamburg in 2019.",
			[]want{{graphmodel.Assault, asserted, []string{"actor:Jonas Weber", "recipient:Klara Stein"}, "Hamburg", "2019-01-01..2019-12-31", ""}},
		},
		{
			"name split from its verb by an apposition",
			"Elena Marsh, a former teacher, defeated Governor Tom Hale in 2016.",
			[]want{{graphmodel.Elect, asserted, []string{"actor:Elena Marsh", "recipient:Tom Hale"}, "", "2016-01-01..2016-12-31", ""}},
		},
		{
			"coordinated verbs share subject and time",
			"President Julia Soto dismissed Pablo Reyes on Monday and appointed Rosa Vega.",
			[]want{
				{graphmodel.Resign, asserted, []string{"actor:Julia Soto", "recipient:Pablo Reyes"}, "", "2025-06-09", ""},
				{graphmodel.Appoint, asserted, []string{"actor:Julia Soto", "recipient:Rosa Vega"}, "", "2025-06-09", ""},
			},
		},
		{
			"list of titled names",
			"Prime Minister Olga Berg spoke by telephone with Irish Prime Minister Sean Doyle, Finnish President Antti Virta and Danish Prime Minister Lise Krog.",
			[]want{{
				graphmodel.Consult, asserted,
				[]string{"participant:Antti Virta", "participant:Lise Krog", "participant:Olga Berg", "participant:Sean Doyle"},
				"", "", "",
			}},
		},
		{
			"delegations stand for their countries",
			"Delegations from Peru and Chile met in Geneva on Monday.",
			[]want{{graphmodel.Consult, asserted, []string{"participant:Chile", "participant:Peru"}, "Geneva", "2025-06-09", ""}},
		},
		{
			"negated",
			"Carla Rojas has never met Luis Ortega.",
			[]want{{graphmodel.Consult, denied, []string{"participant:Carla Rojas", "participant:Luis Ortega"}, "", "", ""}},
		},
		{
			"canceled",
			"Peru and Chile called off talks.",
			[]want{{graphmodel.Consult, denied, []string{"participant:Chile", "participant:Peru"}, "", "", ""}},
		},
		{
			"the future is planned",
			"Luis Ortega is to meet Carla Rojas in Quito next week.",
			[]want{{graphmodel.Consult, planned, []string{"participant:Carla Rojas", "participant:Luis Ortega"}, "Quito", "2025-06-16..2025-06-22", ""}},
		},
		{
			"a rejected truce is a rejection",
			"Chad rejected an immediate ceasefire.",
			[]want{{graphmodel.Reject, asserted, []string{"actor:Chad"}, "", "", ""}},
		},
		{
			"what is asked for is no second event",
			"Peru demanded that Chile withdraw its troops.",
			[]want{{graphmodel.Request, asserted, []string{"actor:Peru", "recipient:Chile"}, "", "", ""}},
		},
		{
			"a disaster does not assault",
			"A strong earthquake struck Nepal on Friday, killing three people.",
			[]want{
				{graphmodel.Disaster, asserted, []string{"recipient:Nepal"}, "Nepal", "2025-06-06", "earthquake"},
				{graphmodel.Death, asserted, nil, "", "2025-06-06", ""},
			},
		},
		{
			"one who is named in an apposition, not the body before it",
			"The bank's former chief executive, Susan Crowe, resigned in April.",
			[]want{{graphmodel.Resign, asserted, []string{"actor:Susan Crowe"}, "", "2025-04-01..2025-04-30", ""}},
		},
		{
			"who was fined and how much",
			"The Finance Ministry of Chile fined Hale Bank 12 million pounds on Monday.",
			[]want{{graphmodel.Sanction, asserted, []string{"actor:Finance Ministry of Chile", "recipient:Hale Bank"}, "", "2025-06-09", "fined Hale Bank"}},
		},
		{
			"a visitor of a summit took part",
			"Antti Virta was in Quito for a summit of European leaders.",
			[]want{{graphmodel.Consult, asserted, []string{"participant:Antti Virta"}, "Quito", "", "summit"}},
		},
		{
			"company of the subject",
			"Julia Soto founded the Soto Foundation in Lima in 2004 with Pablo Reyes.",
			[]want{{graphmodel.Business, asserted, []string{"actor:Julia Soto", "actor:Pablo Reyes"}, "Lima", "2004-01-01..2004-12-31", ""}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := read(t, tt.text)
			var got []want
			for _, e := range found.Events {
				got = append(got, describe(&found, e))
			}
			ok := len(got) == len(tt.want)
			for i := 0; ok && i < len(got); i++ {
				ok = tt.want[i].matches(got[i])
			}
			if !ok {
				t.Errorf("%s\n got %+v\nwant %+v", tt.text, got, tt.want)
			}
		})
	}
}

// TestPage reads an article that tells its one meeting in title, standfirst and
// body, with everything around it that must not become an event of its own.
func TestPage(t *testing.T) {
	const page = `Careful Steps: Otieno Meets Rojas Amid Chad Tensions

Kenyan envoy Daniel Otieno met with Peruvian President Carla Rojas to discuss the Kenyan plan to end the war in Chad. The meeting was described as productive, with a focus on resuming talks between Peru and Chad. The discussions also covered broader international issues, despite some disagreements.

Kenyan President Moses Kamau's envoy, Daniel Otieno, held a three-hour meeting with Peruvian President Carla Rojas in Lima to deliberate on efforts to conclude the Chad war. The Peruvian Foreign Ministry hailed the meeting as constructive and indicated a narrowing of the gap between Peruvian and Kenyan positions.

Presidential aide Julio Vega reported that, beyond the Chadian issue, the discussions also encompassed various international concerns, leading to improved mutual understanding. Talks hinted at potential resumption of direct negotiations between Peru and Chad, which ceased soon after the 2019 invasion.

While the meeting unfolded, tensions escalated with reports of a car bomb killing a senior Peruvian officer. Meanwhile, President Kamau, en route to Rome, remained hopeful about peace prospects but cautioned against stalling progress.
`
	found := readWith(t, page, builtIn(t))
	byType := make(map[graphmodel.EventType][]want)
	for _, e := range found.Events {
		byType[e.Type] = append(byType[e.Type], describe(&found, e))
	}
	consult := []want{
		{graphmodel.Consult, graphmodel.Asserted, []string{"participant:Carla Rojas", "participant:Daniel Otieno"}, "Lima", "", "three-hour meeting"},
		{graphmodel.Consult, graphmodel.Planned, []string{"participant:Chad", "participant:Peru"}, "", "", "negotiations"},
	}
	if got := byType[graphmodel.Consult]; len(got) != 2 || !consult[0].matches(got[0]) || !consult[1].matches(got[1]) {
		t.Errorf("talks: got %+v\nwant %+v", got, consult)
	}
	var invasions, killings int
	for _, got := range byType[graphmodel.Assault] {
		switch {
		case strings.Contains(got.name, "invasion") && got.when == "2019-01-01..2019-12-31":
			invasions++
		case strings.Contains(got.name, "car bomb") && len(got.who) == 0:
			killings++
		default:
			t.Errorf("unexpected violence: %+v", got)
		}
	}
	if invasions != 1 || killings != 1 {
		t.Errorf("%d invasions of 2019 and %d car bombs, want one of each: %+v", invasions, killings, byType[graphmodel.Assault])
	}
	for typ, list := range byType {
		switch typ {
		case graphmodel.Consult, graphmodel.Assault, graphmodel.Support:
		default:
			t.Errorf("unexpected events: %+v", list)
		}
	}
}

func TestOrder(t *testing.T) {
	tests := []struct {
		text          string
		first, second graphmodel.EventType // second follows first
	}{
		{"Finance Minister Pablo Reyes resigned after President Julia Soto met Carla Rojas in Lima.", graphmodel.Consult, graphmodel.Resign},
		{"Luis Ortega visited Peru before the resignation of Pablo Reyes.", graphmodel.Travel, graphmodel.Resign},
	}
	for _, tt := range tests {
		found := read(t, tt.text)
		index := func(typ graphmodel.EventType) int {
			return slices.IndexFunc(found.Events, func(e graphmodel.FoundEvent) bool { return e.Type == typ })
		}
		first, second := index(tt.first), index(tt.second)
		if first < 0 || second < 0 {
			t.Errorf("%s: events are missing: %+v", tt.text, found.Events)
			continue
		}
		if !slices.Equal(found.Events[second].Follows, []int{first}) || len(found.Events[first].Follows) > 0 {
			t.Errorf("%s: %v follows %v, and %v %v", tt.text, tt.second, found.Events[second].Follows, tt.first, found.Events[first].Follows)
		}
	}
}

// TestSpans checks what every reader of events relies on: spans inside the text,
// indexes inside their slices.
func TestSpans(t *testing.T) {
	for _, text := range []string{
		"", "After.", "Meets", "KILLED KILLED KILLED", "talks talks talks of talks between talks and talks",
		"Peru and Chile held talks in Lima on Monday after Peru\u2019s invasion of Chile, which killed 12 people.",
		"\u201cWe met,\u201d he said. The meeting in S\u00e3o Paulo \u2014 the third \u2014 was called off.",
	} {
		found := read(t, text)
		inside := func(s graphmodel.Span) bool { return s.Start >= 0 && s.Start < s.End && s.End <= len(text) }
		for _, e := range found.Events {
			if len(e.Triggers) == 0 || len(e.Sentence) == 0 || e.Name == "" || e.Extractor == "" || e.Confidence <= 0 || e.Confidence > 1 {
				t.Errorf("%q: incomplete event %+v", text, e)
			}
			for _, s := range append(slices.Clone(e.Triggers), e.Sentence...) {
				if !inside(s) {
					t.Errorf("%q: span %v outside the text", text, s)
				}
			}
			for _, a := range e.Arguments {
				if !inside(a.Span) || a.Entity >= len(found.Entities) {
					t.Errorf("%q: argument %+v points nowhere", text, a)
				}
			}
		}
		for _, p := range found.Predicate {
			if !inside(p.Trigger) || p.Lemma == "" {
				t.Errorf("%q: predicate %+v", text, p)
			}
		}
	}
}
