package events_test

import (
	"slices"
	"testing"

	"clew/graphmodel"
)

// TestParties reads who takes part where the words between mislead a parser.
func TestParties(t *testing.T) {
	for _, c := range []struct {
		text string
		typ  graphmodel.EventType
		role graphmodel.LinkType
		want []string
		not  string
	}{
		{
			"Norway on Wednesday imposed sanctions on three people and a company.\n\nAmong those named:\n\n• Carl Roth, a retired general, and his daughter Ana Roth;\n\n• Norvik Shipping AS of Oslo.",
			graphmodel.Sanction, graphmodel.Recipient,
			[]string{"Carl Roth", "Ana Roth", "Norvik Shipping AS"},
			"Oslo",
		},
		{"Sanctions hit Norvik Holdings of Oslo, which bought Dalmar Bank in May.", graphmodel.Business, graphmodel.Actor, []string{"Norvik Holdings"}, "Oslo"},
		{"Norway hit Norvik Holdings with sanctions on Monday.", graphmodel.Sanction, graphmodel.Recipient, []string{"Norvik Holdings"}, ""},
		{"Carl Roth, a developer who stabbed Ana Lindholm in 2020, fled to Kenya.", graphmodel.Assault, graphmodel.Actor, []string{"Carl Roth"}, ""},
		{"The firm is owned by Carl Roth, a developer who is on trial in Oslo.", graphmodel.Trial, graphmodel.Recipient, []string{"Carl Roth"}, ""},
		{"The accounts of Norvik Holdings were frozen by Norway.", graphmodel.Sanction, graphmodel.Recipient, []string{"Norvik Holdings"}, ""},
		{"Carl Roth chained himself to the gate of the ministry in Oslo.", graphmodel.Protest, graphmodel.Actor, []string{"Carl Roth"}, ""},
	} {
		found := read(t, c.text)
		i := slices.IndexFunc(found.Events, func(e graphmodel.FoundEvent) bool { return e.Type == c.typ })
		if i < 0 {
			t.Errorf("%s\n\tno %s: %v", c.text, c.typ, found.Events)
			continue
		}
		var got []string
		for _, a := range found.Events[i].Arguments {
			if a.Entity >= 0 && a.Role == c.role {
				got = append(got, found.Entities[a.Entity].Name)
			}
		}
		for _, w := range c.want {
			if !slices.Contains(got, w) {
				t.Errorf("%s\n\t%s by %q, want %q among them", c.text, c.typ, got, w)
			}
		}
		if slices.Contains(got, c.not) {
			t.Errorf("%s\n\t%q takes part", c.text, c.not)
		}
	}
}
