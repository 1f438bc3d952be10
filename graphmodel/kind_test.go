package graphmodel_test

import (
	"testing"

	"clew/graphmodel"
)

func TestLinkTypeJoins(t *testing.T) {
	const person, org, place, event = graphmodel.Person, graphmodel.Organization, graphmodel.Place, graphmodel.Event
	tests := []struct {
		typ      graphmodel.LinkType
		from, to graphmodel.Kind
		want     bool
	}{
		{graphmodel.Role, person, place, true},
		{graphmodel.Role, org, place, false},
		{graphmodel.MemberOf, org, org, true},
		{graphmodel.MemberOf, place, org, false},
		{graphmodel.PartOf, place, place, true},
		{graphmodel.PartOf, org, place, false},
		{graphmodel.BasedIn, org, place, true},
		{graphmodel.BasedIn, person, place, false},
		{graphmodel.From, person, place, true},
		{graphmodel.From, person, org, false},
		{graphmodel.Family, person, person, true},
		{graphmodel.Family, person, org, false},
		{graphmodel.Owns, person, org, true},
		{graphmodel.Owns, org, person, false},
		{graphmodel.Role, person, event, false},
		{graphmodel.Owns, event, org, false},
		{graphmodel.PartOf, event, event, false},
		{graphmodel.AtPlace, event, place, false},
	}
	for _, tt := range tests {
		if got := tt.typ.Joins(tt.from, tt.to); got != tt.want {
			t.Errorf("%s joins %s and %s: %v, want %v", tt.typ, tt.from, tt.to, got, tt.want)
		}
	}
}

func TestArrow(t *testing.T) {
	none := []graphmodel.Attribute{{Key: "color", Value: "red"}, graphmodel.NoDirection}
	for _, tt := range []struct {
		link   graphmodel.Link
		points bool
		want   graphmodel.Arrow
	}{
		{graphmodel.Link{Type: graphmodel.Role}, true, graphmodel.ArrowAtTo},
		{graphmodel.Link{Type: graphmodel.Role, Attributes: none}, false, graphmodel.NoArrow},
		{graphmodel.Link{Type: graphmodel.Family, Label: "sister of"}, true, graphmodel.ArrowAtTo},
		{graphmodel.Link{Type: graphmodel.Family, Label: "cousins"}, false, graphmodel.NoArrow},
		{graphmodel.Link{Type: graphmodel.CoMentioned}, false, graphmodel.NoArrow},
		{graphmodel.Link{Type: graphmodel.Actor}, true, graphmodel.ArrowAtFrom},
		{graphmodel.Link{Type: graphmodel.Actor, Attributes: none}, true, graphmodel.NoArrow},
		{graphmodel.Link{Type: graphmodel.Recipient}, true, graphmodel.ArrowAtTo},
		{graphmodel.Link{Type: graphmodel.Participant}, true, graphmodel.NoArrow},
		{graphmodel.Link{Type: graphmodel.Follows}, true, graphmodel.ArrowAtTo},
		{graphmodel.Link{Type: graphmodel.PartOfEvent, Attributes: none}, false, graphmodel.NoArrow},
	} {
		if tt.link.Directed() && !tt.points || tt.want != graphmodel.NoArrow && !tt.link.Directed() {
			t.Errorf("%s %q %v: directed %v", tt.link.Type, tt.link.Label, tt.link.Attributes, tt.link.Directed())
		}
		if points, got := tt.link.Points(), tt.link.Arrow(); points != tt.points || got != tt.want {
			t.Errorf("%s %q %v: points %v, arrow %d; want %v, %d", tt.link.Type, tt.link.Label, tt.link.Attributes, points, got, tt.points, tt.want)
		}
	}
}
