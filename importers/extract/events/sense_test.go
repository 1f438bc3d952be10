package events_test

import (
	"slices"
	"testing"

	"clew/graphmodel"
)

// TestSenses reads verbs of many senses by what they are said of.
func TestSenses(t *testing.T) {
	for _, tt := range []struct {
		text string
		typ  graphmodel.EventType
	}{
		{"Two British soldiers were killed in a helicopter crash in Kenya.", graphmodel.Death},
		{"An explosion at a bakery in Lyon injured four people on Tuesday.", graphmodel.Disaster},
		{"An explosion at a checkpoint in Lyon killed two soldiers on Tuesday; a militant group claimed responsibility.", graphmodel.Assault},
		{"Nokia withdrew its offer for Alcatel on Monday.", graphmodel.Reject},
		{"Chile suspended the licence of Norvik Shipping AS.", graphmodel.Sanction},
		{"Bo Karlsen signed a treaty with Ana Lindholm in Lima.", graphmodel.Agree},
		{"Bo Karlsen appealed on Monday.", graphmodel.Trial},
		{"A museum worker was convicted on Tuesday of stealing coins.", graphmodel.Trial},
		{"Fishermen rescued thirty sailors off Peru on Sunday.", graphmodel.Aid},
		{"Police fired tear gas in Lima on Sunday.", graphmodel.Coerce},
		{"Bo Karlsen left the country in 2021.", graphmodel.Travel},
		{"The robbery of a bank in Florence took place on Monday.", graphmodel.Other},
		{"Congolese forces retreated from Goma on Monday.", graphmodel.Retreat},
		{"Ten people were killed when a dam burst above Gulu.", graphmodel.Death},
		{"Bridges near Gulu were swept away on Monday.", graphmodel.Disaster},
		{"Mutineers took the army chief, General Bo Karlsen, hostage in Lima.", graphmodel.Coerce},
		{"Police took Ana Lindholm in for questioning on Monday.", graphmodel.Coerce},
		{"Norvik Shipping AS suspended operations in Peru on Monday.", graphmodel.Business},
		{"Kenya warned that it would close its border with Uganda.", graphmodel.Threaten},
		{"Schools in Lima were shut on Tuesday.", graphmodel.Coerce},
		{"Kenya fired missiles into Uganda on Monday.", graphmodel.Assault},
		{"Kenyan and Ugandan soldiers exchanged mortar and gunfire near Busia.", graphmodel.Assault},
	} {
		found := read(t, tt.text)
		if !slices.ContainsFunc(found.Events, func(e graphmodel.FoundEvent) bool { return e.Type == tt.typ }) {
			t.Errorf("%s\nwant %s, got %+v", tt.text, tt.typ, found.Events)
		}
	}
	for _, tt := range []struct {
		text string
		not  graphmodel.EventType
	}{
		{"Bo Karlsen is battling extradition to Kenya.", graphmodel.Assault},
		{"Norvik Shipping AS hosts its archive in Peru.", graphmodel.Consult},
		{"Norvik Shipping AS withdrew its application in Lima.", graphmodel.Retreat},
		{"Bo Karlsen raised three children in Lima.", graphmodel.Business},
		{"The mayor of Lima targeted young voters.", graphmodel.Assault},
		{"Bo Karlsen sent an email to his lawyer.", graphmodel.Aid},
		{"Customers searched for bargains in Lima.", graphmodel.Coerce},
		{"The rain forced Bo Karlsen to leave Lima.", graphmodel.Coerce},
		{"A judge in Lima dismissed Bo Karlsen's complaint.", graphmodel.Resign},
		{"Bo Karlsen warned about floods in Lima.", graphmodel.Threaten},
		{"Bo Karlsen settled in Lima in 2019.", graphmodel.Agree},
		{"Bo Karlsen attended a school in Lima.", graphmodel.Consult},
		{"Bo Karlsen leads a clinical trial of the vaccine in Lima.", graphmodel.Trial},
		{"The agency, hailing from Lima, opened in 2019.", graphmodel.Support},
		{"\"Who paid?\" Bo Karlsen asked Ana Lindholm.", graphmodel.Request},
		{"Norvik Shipping AS could deploy new software in Lima.", graphmodel.Mobilize},
		{"The light installation by Bo Karlsen opened in Lima.", graphmodel.Appoint},
	} {
		found := read(t, tt.text)
		if slices.ContainsFunc(found.Events, func(e graphmodel.FoundEvent) bool { return e.Type == tt.not }) {
			t.Errorf("%s\nwant no %s, got %+v", tt.text, tt.not, found.Events)
		}
	}
}

// TestStanceOfGoverned: a warrant is no arrest yet, and who did without did not.
func TestStanceOfGoverned(t *testing.T) {
	for text, want := range map[string]graphmodel.Stance{
		"Bo Karlsen left for Peru without consulting Ana Lindholm.": graphmodel.Denied,
		"Interpol issued a notice for the arrest of Bo Karlsen.":    graphmodel.Planned,
	} {
		found := read(t, text)
		if !slices.ContainsFunc(found.Events, func(e graphmodel.FoundEvent) bool { return e.Stance == want }) {
			t.Errorf("%s\nwant an event that is %s, got %+v", text, want, found.Events)
		}
	}
}

// TestContests types victories by what the article is about.
func TestContests(t *testing.T) {
	for _, tt := range []struct {
		text string
		typ  graphmodel.EventType
	}{
		{"Ana Lindholm beat Jana Mala in the second round on Monday. The match lasted three hours; the seed will play the final on Friday.", graphmodel.Other},
		{"Ana Lindholm defeated Bo Karlsen on Sunday. Voters gave the candidate a clear majority in the election, and turnout was high.", graphmodel.Elect},
	} {
		found := read(t, tt.text)
		for _, e := range found.Events {
			if len(e.Arguments) >= 2 && e.Type != tt.typ {
				t.Errorf("%s\n%s is %s, want %s", tt.text, e.Name, e.Type, tt.typ)
			}
		}
	}
}
