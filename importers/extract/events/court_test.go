package events_test

import (
	"slices"
	"testing"

	"clew/graphmodel"
)

// TestTypesByWho tells events whose verb means different things, by who does it, to whom,
// and with what.
func TestTypesByWho(t *testing.T) {
	for _, c := range []struct {
		text string
		want graphmodel.EventType
	}{
		{"A court in Oslo ordered Norvik Shipping to pay Carl Roth 40,000 euros.", graphmodel.Trial},
		{"The judge awarded Carl Roth 52,000 euros.", graphmodel.Trial},
		{"Ana Lindholm was questioned as a witness on Monday.", graphmodel.Trial},
		{"Police questioned Ana Lindholm over the theft on Monday.", graphmodel.Accuse},
		{"Kenya summoned the Ugandan ambassador over the raid.", graphmodel.Accuse},
		{"Kenya summoned Ambassador Carl Roth over the raid.", graphmodel.Accuse},
		{"Carl Roth was summoned before the commission on Monday.", graphmodel.Trial},
		{"King Bo Karlsen summoned Carl Roth to the palace on Monday.", graphmodel.Request},
		{"President Bo Karlsen ordered the army to the border on Monday.", graphmodel.Mobilize},
		{"President Bo Karlsen ordered Carl Roth to leave Kenya on Monday.", graphmodel.Request},
		{"The handover of the hostages by the rebels took place in Oslo on Monday.", graphmodel.Retreat},
		{"Bo Karlsen called Carl Roth on Monday.", graphmodel.Consult},
		{"The post in Paris goes to Ana Lindholm, a former aide.", graphmodel.Appoint},
		{"Foreign affairs falls to Ana Lindholm, the mayor of Oslo.", graphmodel.Appoint},
		{"The regulator put Norvik Bank in charge of the deposits on Monday.", graphmodel.Appoint},
		{"Colonel Carl Roth gave himself up to police on Monday.", graphmodel.Concede},
		{"The prize went to Ana Lindholm on Monday.", graphmodel.Other},
		{"Bo Karlsen handed the finance ministry to Ana Lindholm on Monday.", graphmodel.Appoint},
		{"Norway froze the property of Carl Roth on Monday.", graphmodel.Sanction},
		{"Judge Carl Roth dissented on Monday.", graphmodel.Reject},
		{"Carl Roth left Singapore in February.", graphmodel.Travel},
		{"Carl Roth left Kenya for Uganda on Monday.", graphmodel.Travel},
		{"Carl Roth left Norvik Shipping in February.", graphmodel.Resign},
		{"Students held up placards against Bo Karlsen in Oslo on Monday.", graphmodel.Protest},
		{"The ferry Adria took on water near Oslo on Monday.", graphmodel.Disaster},
		{"The regulator waved through the merger of Norvik Bank and Dalmar Bank.", graphmodel.Agree},
		{"Norvik Shipping floated its shares in Oslo on Monday.", graphmodel.Business},
		{"Ana Lindholm chaired the talks in Oslo on Monday.", graphmodel.Consult},
		{"Ana Lindholm presided over the summit in Oslo on Monday.", graphmodel.Consult},
		{"Ana Lindholm was sworn in as minister in Oslo on Monday.", graphmodel.Appoint},
		{"Kenya withdrew its troops from Uganda on Monday.", graphmodel.Retreat},
		{"Captain Carl Roth went down with the ship off Oslo.", graphmodel.Death},
		{"A court in Oslo found for Carl Roth on Monday.", graphmodel.Trial},
		{"Colonel Carl Roth turned himself in to police on Monday.", graphmodel.Concede},
		{"Carl Roth chained himself to the gate of the ministry in Oslo on Monday.", graphmodel.Protest},
		{"Students threw paint at the ministry in Oslo on Monday.", graphmodel.Protest},
		{"The accounts of Norvik Shipping were frozen by Norway on Monday.", graphmodel.Sanction},
		{"Ana Lindholm left Oslo on Monday.", graphmodel.Travel},
		{"Prime Minister Bo Karlsen dropped Carl Roth from the cabinet on Monday.", graphmodel.Resign},
		{"The regulator signed off on the merger of Norvik Bank and Dalmar Bank on Monday.", graphmodel.Agree},
		{"Norvik Shipping ditched its plan for a port in Oslo on Monday.", graphmodel.Reject},
		{"Ugandan troops repulsed the rebels near Gulu on Monday.", graphmodel.Assault},
		{"The ferry Adria hit a reef off Oslo on Monday.", graphmodel.Disaster},
	} {
		found := read(t, c.text)
		if !slices.ContainsFunc(found.Events, func(e graphmodel.FoundEvent) bool { return e.Type == c.want }) {
			t.Errorf("%s\n\tno %s: %v", c.text, c.want, found.Events)
		}
	}
}
