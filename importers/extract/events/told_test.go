package events_test

import (
	"slices"
	"testing"

	"clew/graphmodel"
)

// TestStance reads how a thing is told where no verb of doubt governs it.
func TestStance(t *testing.T) {
	for _, c := range []struct {
		text string
		typ  graphmodel.EventType
		want graphmodel.Stance
	}{
		{"Bo Karlsen is to travel to Oslo on Friday.", graphmodel.Travel, graphmodel.Planned},
		{"Ana Lindholm urged both sides to hold and said she would travel to Oslo on Friday.", graphmodel.Travel, graphmodel.Planned},
		{"Bo Karlsen, a dealer, has admitted meeting Ana Lindholm in Oslo.", graphmodel.Consult, graphmodel.Attributed},
		{"The charity Dalmar Aid suspended its work in Oslo on Friday.", graphmodel.Other, graphmodel.Asserted},
		{"Bo Karlsen traveled to Oslo on Monday.", graphmodel.Travel, graphmodel.Asserted},
		{"Kenya's army said on Thursday that Ethiopian guns had shelled Moyale.", graphmodel.Assault, graphmodel.Attributed},
		{"In Oslo, Bo Karlsen was due to meet Ana Lindholm.", graphmodel.Consult, graphmodel.Planned},
		{"United Nations experts accused Kenya of arming Uganda.", graphmodel.Aid, graphmodel.Alleged},
		{"South Africa accused Israel of committing genocide against Palestinians in Gaza.", graphmodel.Assault, graphmodel.Alleged},
		{"Kenya did not release two Ugandan soldiers or apologize to Uganda.", graphmodel.Support, graphmodel.Denied},
		{"Kenya has not sent troops to fight in Uganda.", graphmodel.Assault, graphmodel.Denied},
		{"Kenya would have invaded Uganda if Tanzania had sent troops.", graphmodel.Assault, graphmodel.Denied},
		{"Bo Karlsen will be able to meet Ana Lindholm once the treaty has been ratified by Kenya.", graphmodel.Agree, graphmodel.Planned},
		{"Ana Lindholm was among the first to congratulate Bo Karlsen.", graphmodel.Support, graphmodel.Asserted},
		{"Bo Karlsen accused Ana Lindholm of losing control and threatened to sue Kenya.", graphmodel.Threaten, graphmodel.Asserted},
		{"Kenya lodged a complaint against Uganda.", graphmodel.Accuse, graphmodel.Asserted},
		{"Ana Lindholm criticized the bank and pledged to help Bo Karlsen.", graphmodel.Agree, graphmodel.Asserted},
		{"Norvik Shipping AS scrapped its plan for the port.", graphmodel.Reject, graphmodel.Asserted},
		{"Bo Karlsen was to have been released from prison on Monday.", graphmodel.Retreat, graphmodel.Denied},
		{"Neither Ana Lindholm nor Bo Karlsen attacked Carl Roth.", graphmodel.Accuse, graphmodel.Denied},
		{"Ana Lindholm almost killed Bo Karlsen.", graphmodel.Death, graphmodel.Denied},
		{"Instead of attacking Uganda, Kenya withdrew.", graphmodel.Assault, graphmodel.Denied},
		{"Ana Lindholm denied a report that she met Bo Karlsen.", graphmodel.Consult, graphmodel.Denied},
		{"The lawyer of Bo Karlsen denied that his client had fled and said Karlsen would return to Oslo.", graphmodel.Travel, graphmodel.Planned},
		{"The resignation of Bo Karlsen was ruled out by the party.", graphmodel.Resign, graphmodel.Denied},
		{"Bo Karlsen is suspected of having bribed Carl Roth.", graphmodel.Other, graphmodel.Alleged},
		{"Colonel Bo Karlsen, the army commander, promised an inquiry.", graphmodel.Agree, graphmodel.Planned},
		{"The takeover of Dalmar Bank by Norvik Shipping collapsed on Friday.", graphmodel.Business, graphmodel.Denied},
		{"Bo Karlsen was prevented from meeting Ana Lindholm.", graphmodel.Consult, graphmodel.Denied},
		{"Kenya has stopped short of attacking Uganda.", graphmodel.Assault, graphmodel.Denied},
		{"Bo Karlsen faces being deported to Kenya.", graphmodel.Coerce, graphmodel.Planned},
		{"Norvik Shipping AS was accused of creating a crisis by blocking the port of Oslo.", graphmodel.Protest, graphmodel.Alleged},
	} {
		f := read(t, c.text)
		found := false
		for _, e := range f.Events {
			if e.Type == c.typ {
				found = true
				if e.Stance != c.want {
					t.Errorf("%s\n\t%s is %s, want %s", c.text, e.Name, e.Stance, c.want)
				}
			}
		}
		if !found {
			t.Errorf("%s\n\tno event of type %s: %v", c.text, c.typ, f.Events)
		}
	}
}

// TestSpeaker names who says so, not of whom it is said.
func TestSpeaker(t *testing.T) {
	for text, want := range map[string]string{
		"Bo Karlsen was accused of bribing Ana Lindholm in 2019.":              "",
		"Bo Karlsen was accused by Carl Roth of bribing Ana Lindholm in 2019.": "Carl Roth",
		"Carl Roth accused Bo Karlsen of bribing Ana Lindholm in 2019.":        "Carl Roth",
	} {
		f, found := read(t, text), false
		for _, e := range f.Events {
			if e.Type != graphmodel.Other {
				continue
			}
			speaker := ""
			if e.Speaker >= 0 {
				speaker = f.Entities[e.Speaker].Name
			}
			if found = true; speaker != want {
				t.Errorf("%s\n\tis said by %q, want %q", text, speaker, want)
			}
		}
		if !found {
			t.Errorf("%s\n\tno bribe: %v", text, f.Events)
		}
	}
}

// TestSettingOfClauses shares time and place between clauses that tell of one
// moment.
func TestSettingOfClauses(t *testing.T) {
	for _, c := range []struct {
		text, day string
		typ       graphmodel.EventType
	}{
		{"Ten miners died when a bridge collapsed near Oslo on 6 May 2024.", "2024-05-06", graphmodel.Death},
		{"Bo Karlsen dismissed Ana Lindholm on 6 May 2024 and promised Kenya aid.", "2024-05-06", graphmodel.Resign},
		{"Rebels attacked Gulu on 6 May 2024, killing a guard.", "2024-05-06", graphmodel.Assault},
	} {
		f := read(t, c.text)
		if !slices.ContainsFunc(f.Events, func(e graphmodel.FoundEvent) bool { return e.Type == c.typ && e.When.Start.String() == c.day }) {
			t.Errorf("%s\n\tno %s on %s: %v", c.text, c.typ, c.day, f.Events)
		}
	}
}

// TestPlaces finds where things happened that the clause itself does not place.
func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		text, want string
		typ        graphmodel.EventType
	}{
		{"Thousands of Kenyans marched through Nairobi on Monday. Police arrested ten protesters.", "Nairobi", graphmodel.Coerce},
		{"Gunmen in Oslo have killed seven aid workers, police said.", "Oslo", graphmodel.Assault},
		{"Bo Karlsen arrived from Oslo on Monday.", "", graphmodel.Travel},
	} {
		f := read(t, c.text)
		got := ""
		for _, e := range f.Events {
			for _, a := range e.Arguments {
				if e.Type == c.typ && a.Role == graphmodel.AtPlace {
					got = f.Entities[a.Entity].Name
				}
			}
		}
		if got != c.want {
			t.Errorf("%s\n\t%s in %q, want %q", c.text, c.typ, got, c.want)
		}
	}
}

// TestNoEvent tells nothing where a word means another thing.
func TestNoEvent(t *testing.T) {
	for _, c := range []struct {
		text string
		typ  graphmodel.EventType
	}{
		{"Ana Lindholm asked Bo Karlsen why the port was closed.", graphmodel.Request},
		{"Ana Lindholm inspected ten mice on Monday.", graphmodel.Accuse},
		{"Ana Lindholm said she had to deliver the letters on Monday.", graphmodel.Request},
		{"Bo Karlsen choke-slammed Ana Lindholm on Monday.", graphmodel.Accuse},
		{"The Nikkei index lost 2 percent on Monday.", graphmodel.Elect},
		{"Norvik Shipping AS challenged itself on Monday to cut costs.", graphmodel.Reject},
		{"Norvik Shipping AS paid its taxes on Monday.", graphmodel.Business},
		{"Bo Karlsen saw the harbor on Monday.", graphmodel.Consult},
		{"Temperatures in Oslo hit 30 degrees on Monday.", graphmodel.Assault},
		{"Norvik Shipping AS beat its record of 2019 on Monday.", graphmodel.Elect},
		{"Ana Lindholm surrendered her passport on Monday.", graphmodel.Retreat},
		{"Bo Karlsen said on Monday that Norvik Shipping AS needs to look into the fares.", graphmodel.Request},
		{"Ana Lindholm demanded how Bo Karlsen could know.", graphmodel.Request},
		{"The ministry granted a lease to Norvik Shipping AS.", graphmodel.Aid},
		{"Ana Lindholm went in search of old songs in Oslo on Monday.", graphmodel.Travel},
		{"Volunteers canvassed the streets of Oslo on Monday.", graphmodel.Support},
		{"Bo Karlsen accused Norvik Shipping AS of charging him more.", graphmodel.Trial},
	} {
		f := read(t, c.text)
		if slices.ContainsFunc(f.Events, func(e graphmodel.FoundEvent) bool { return e.Type == c.typ }) {
			t.Errorf("%s\n\ttells %s: %v", c.text, c.typ, f.Events)
		}
	}
}

// TestAnswers reads bare refusals as answers to what was requested.
func TestAnswers(t *testing.T) {
	refused := func(text string) bool {
		f := read(t, text)
		return slices.ContainsFunc(f.Events, func(e graphmodel.FoundEvent) bool { return e.Type == graphmodel.Reject })
	}
	if !refused("Ana Lindholm asked Bo Karlsen to explain the raid. Karlsen refused.") {
		t.Error("a refusal answers no request")
	}
	if refused("Ana Lindholm praised Bo Karlsen. Karlsen declined.") {
		t.Error("a refusal of nothing is told")
	}
}

// newsroom is an article around a sentence, which is read as news.
const newsroom = "Kenyan President Daniel Otieno said on Monday that Uganda was ready. Ana Lindholm told Reuters in Oslo on Tuesday that Norway had agreed. "

// TestConfidence orders events by how surely their words tell them.
func TestConfidence(t *testing.T) {
	likely := func(text string, typ graphmodel.EventType) float64 {
		f := read(t, newsroom+text)
		best := 0.0
		for _, e := range f.Events {
			if e.Type != typ || e.Triggers[0].Start < len(newsroom) {
				continue
			}
			for _, a := range e.Arguments {
				best = max(best, a.Confidence)
			}
		}
		return best
	}
	for _, c := range []struct {
		name  string
		text  string
		typ   graphmodel.EventType
		shown bool
	}{
		{"a word of one meaning", "Police arrested Bo Karlsen in Bergen on Monday.", graphmodel.Coerce, true},
		{"two parties by name", "Bo Karlsen accused Ana Lindholm on Monday.", graphmodel.Accuse, true},
		{"what may be", "Police may arrest Bo Karlsen.", graphmodel.Coerce, false},
		{"what is always so", "Norvik Shipping AS buys and sells ships.", graphmodel.Business, false},
		{"a question", "Who sells Bo Karlsen ships?", graphmodel.Business, false},
		{"a verb of many meanings", "Norvik Shipping AS raised prices.", graphmodel.Business, false},
	} {
		if got := likely(c.text, c.typ); got >= graphmodel.ShownConfidence != c.shown {
			t.Errorf("%s has confidence %v", c.name, got)
		}
	}
}

// TestLinkConfidence: no link is surer than its event, and a topic is never sure.
func TestLinkConfidence(t *testing.T) {
	f := read(t, newsroom+"Police arrested Bo Karlsen in Bergen on Monday. He accused Ana Lindholm of fraud. They discussed Kenya in a phone call with Norvik Shipping AS.")
	for _, e := range f.Events {
		sure := 0.0
		for _, a := range e.Arguments {
			sure = max(sure, a.Confidence)
			if a.Role == graphmodel.Topic && a.Confidence >= graphmodel.ShownConfidence {
				t.Errorf("%s: the topic has confidence %v", e.Name, a.Confidence)
			}
		}
		if e.Confidence >= graphmodel.ShownConfidence && sure < graphmodel.ShownConfidence {
			t.Errorf("%s is shown with confidence %v, none of its links is", e.Name, e.Confidence)
		}
		if sure > e.Confidence {
			t.Errorf("%s has confidence %v, a link of it %v", e.Name, e.Confidence, sure)
		}
	}
}

// TestFurtherLinks shows the other parties of an event that is shown, though they
// are less sure, and none of an event that is not.
func TestFurtherLinks(t *testing.T) {
	f := read(t, newsroom+"Bo Karlsen held talks with Ana Lindholm in Bergen on Monday. "+
		"The visitors may be met by her, by Norvik Shipping AS, or by Daniel Otieno.")
	for _, e := range f.Events {
		shown, surest := 0, 0.0
		for _, a := range e.Arguments {
			surest = max(surest, a.Confidence)
			if a.Confidence >= graphmodel.ShownConfidence {
				shown++
			}
		}
		if shown > 0 && (surest < 0.75 || e.Confidence < graphmodel.ShownConfidence) {
			t.Errorf("%s, confidence %v, is shown for a link of %v", e.Name, e.Confidence, surest)
		}
	}
	talks := slices.IndexFunc(f.Events, func(e graphmodel.FoundEvent) bool {
		return e.Type == graphmodel.Consult && e.Stance == graphmodel.Asserted
	})
	if talks < 0 {
		t.Fatal("no talks are told")
	}
	for _, a := range f.Events[talks].Arguments {
		if a.Role == graphmodel.Participant && a.Confidence < graphmodel.ShownConfidence {
			t.Errorf("the talks hide %q, confidence %v", f.Entities[a.Entity].Name, a.Confidence)
		}
	}
}

// TestWhere takes the place that a relative "where" points to, and none for what
// only speaks of a place.
func TestWhere(t *testing.T) {
	place := func(text string, typ graphmodel.EventType) string {
		f := read(t, text)
		for _, e := range f.Events {
			for _, a := range e.Arguments {
				if e.Type == typ && a.Role == graphmodel.AtPlace {
					return f.Entities[a.Entity].Name
				}
			}
		}
		return ""
	}
	if p := place("Bo Karlsen flew to Oslo on Monday, where he met Ana Lindholm.", graphmodel.Consult); p != "Oslo" {
		t.Errorf("met in %q, want Oslo", p)
	}
	if p := place("Ana Lindholm condemned Kenya for its war in Somalia.", graphmodel.Accuse); p != "" {
		t.Errorf("condemned in %q", p)
	}
}

// TestPartiesOfLongSentences reads who acts where parsers lose it.
func TestPartiesOfLongSentences(t *testing.T) {
	parties := func(text string, typ graphmodel.EventType) []string {
		f := read(t, text)
		var out []string
		for _, e := range f.Events {
			for _, a := range e.Arguments {
				if e.Type == typ && a.Entity >= 0 {
					out = append(out, f.Entities[a.Entity].Name)
				}
			}
		}
		slices.Sort(out)
		return out
	}
	for _, c := range []struct {
		text string
		typ  graphmodel.EventType
		want []string
	}{
		{"The group said on Twitter that the contract has confused employees with pay discrepancies, and demanded a deadline extension.", graphmodel.Request, nil},
		{"Ana Lindholm made a phone call to Bo Karlsen on Monday.", graphmodel.Consult, []string{"Ana Lindholm", "Bo Karlsen"}},
		{"Some Kenyan ministers rejected the plan.", graphmodel.Reject, nil},
		{"Fighters of Hezbollah stormed the town on Monday.", graphmodel.Coerce, []string{"Hezbollah"}},
		{"Kenyan rebels stormed the town on Monday.", graphmodel.Coerce, nil},
		{"Bo Karlsen denied having met Ana Lindholm.", graphmodel.Reject, []string{"Bo Karlsen"}},
	} {
		if got := parties(c.text, c.typ); !slices.Equal(got, c.want) {
			t.Errorf("%s\n\tparties %v, want %v", c.text, got, c.want)
		}
	}
}
