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
