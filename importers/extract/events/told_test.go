package events_test

import (
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
		{"Bo Karlsen traveled to Oslo on Monday.", graphmodel.Travel, graphmodel.Asserted},
		{"Kenya's army said on Thursday that Ethiopian guns had shelled Moyale.", graphmodel.Assault, graphmodel.Attributed},
		{"In Oslo, Bo Karlsen was due to meet Ana Lindholm.", graphmodel.Consult, graphmodel.Planned},
		{"United Nations experts accused Kenya of arming Uganda.", graphmodel.Aid, graphmodel.Alleged},
		{"Ana Lindholm was among the first to congratulate Bo Karlsen.", graphmodel.Support, graphmodel.Asserted},
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

// TestConfidence orders events by how surely their words tell them.
func TestConfidence(t *testing.T) {
	confidence := func(text string) float64 {
		f := read(t, text)
		best := 0.0
		for _, e := range f.Events {
			best = max(best, e.Confidence)
		}
		return best
	}
	sure := confidence("Ana Lindholm held talks with Bo Karlsen in Oslo on Monday.")
	loose := confidence("Norvik Shipping AS raised questions about the port.")
	if sure < 0.9 {
		t.Errorf("talks that were held have confidence %v", sure)
	}
	if loose >= graphmodel.ShownConfidence {
		t.Errorf("a verb of many meanings has confidence %v", loose)
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
