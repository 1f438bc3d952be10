package names_test

import (
	"slices"
	"testing"

	"clew/graphmodel"
)

// TestKindsByNeighbors reads what a name is from the words beside it.
func TestKindsByNeighbors(t *testing.T) {
	const person, org, place, other, event = graphmodel.MentionPerson, graphmodel.MentionOrg, graphmodel.MentionPlace, graphmodel.MentionOther, graphmodel.MentionEvent
	tests := []struct {
		name, text string
		learned    map[string]graphmodel.MentionType
		want       []string
	}{
		{
			"a person by the office before a word for places", "Its project director, Rose Park, agreed.",
			map[string]graphmodel.MentionType{"Rose Park": place},
			[]string{"PERSON Rose Park"},
		},
		{
			"a person by an office with a tail", "Its agent before the court, Mila Savic, wept.",
			map[string]graphmodel.MentionType{"Mila Savic": org},
			[]string{"PERSON Mila Savic"},
		},
		{
			"a site by the noun behind", "He fled from the Lukanga barracks to the Sarez-Bartang reservoir.",
			map[string]graphmodel.MentionType{"Lukanga": other, "Sarez-Bartang": other},
			[]string{"PLACE Lukanga", "PLACE Sarez-Bartang"},
		},
		{
			"a song", "The crowd sang Danny Boy after two renditions of Bella Ciao.",
			map[string]graphmodel.MentionType{"Danny Boy": person, "Bella Ciao": person},
			[]string{"OTHER Danny Boy", "OTHER Bella Ciao"},
		},
		{
			"no song but whom they carried off", "He told of the rendition of Abdel Hakim to Libya.",
			map[string]graphmodel.MentionType{"Abdel Hakim": person},
			[]string{"PERSON Abdel Hakim", "PLACE Libya country:LY"},
		},
		{
			"a country below a byline", "By our Defence Correspondent\n\nIsrael said it would strike. Netanyahu was angry.",
			map[string]graphmodel.MentionType{"Netanyahu": person},
			[]string{"PLACE Israel country:IL", "PERSON Netanyahu"},
		},
		{
			"a festival whose director somebody else's is", "The festival director resigned. The Lindhaven Jazz Festival opens in May.",
			map[string]graphmodel.MentionType{"Lindhaven Jazz Festival": event},
			[]string{"EVENT Lindhaven Jazz Festival"},
		},
		{"a group at the very end", "Clear Wells, a small charity", nil, nil},
		{
			"a group of any words", "Police held the group Last Tide. Last Tide, founded in May, was angry.", nil,
			[]string{"ORG Last Tide", "ORG Last Tide"},
		},
		{
			"a group by its description", "Clear Wells, a charity based in June, was angry.", nil, []string{"ORG Clear Wells"},
		},
		{
			"a festival that has a director", "The Lindhaven Jazz Festival closed. The festival's director wept.",
			map[string]graphmodel.MentionType{"Lindhaven Jazz Festival": event},
			[]string{"ORG Lindhaven Jazz Festival"},
		},
		{
			"one of which nothing is told", "The Lindhaven Jazz Festival closed. The weather was bad.",
			map[string]graphmodel.MentionType{"Lindhaven Jazz Festival": event},
			[]string{"EVENT Lindhaven Jazz Festival"},
		},
		{
			"what brothers set up", "Corvid Games, set up in 2015 by two brothers, was sold.",
			map[string]graphmodel.MentionType{"Corvid Games": event},
			[]string{"ORG Corvid Games"},
		},
		{
			"a chamber lies nowhere", "They asked the Grand Chamber for help.",
			map[string]graphmodel.MentionType{"Grand Chamber": place},
			[]string{"ORG Grand Chamber"},
		},
		{
			"a party", "They asked the Social Democrats for help.",
			map[string]graphmodel.MentionType{"Social Democrats": other},
			[]string{"ORG Social Democrats"},
		},
		{
			"an acronym behind the agent of a passive", "It was allowed by the cartel authority, KWB.", nil, []string{"ORG KWB"},
		},
		{
			"a bishop with a land's name", "They asked the bishop, Israel Bravo, for help.",
			map[string]graphmodel.MentionType{"Bravo": person},
			[]string{"PERSON Israel Bravo"},
		},
	}
	for _, tt := range tests {
		if got := combine(t, tt.text, tt.learned); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %s\n\tgot  %q\n\twant %q", tt.name, tt.text, got, tt.want)
		}
	}
}

// TestShortNames takes the first words of a firm's name for the firm.
func TestShortNames(t *testing.T) {
	const person, org, place = graphmodel.MentionPerson, graphmodel.MentionOrg, graphmodel.MentionPlace
	tests := []struct {
		text    string
		learned map[string]graphmodel.MentionType
		want    []string
	}{
		{
			"Silver Crane Shipping Pte closed. He sold his shares in Silver Crane.",
			map[string]graphmodel.MentionType{"Silver Crane Shipping Pte": org, "Silver Crane": place},
			[]string{"ORG Silver Crane Shipping Pte", "ORG Silver Crane"},
		},
		{
			"Solvik Foods closed. An offer by Solvik was refused. The founder, Hans Solvik, wept. Solvik went home.",
			map[string]graphmodel.MentionType{"Solvik Foods": org, "Hans Solvik": person, "Solvik": person},
			[]string{"ORG Solvik Foods", "ORG Solvik", "PERSON Hans Solvik", "PERSON Solvik"},
		},
		{
			"Hans Solvik owns Solvik Foods. Solvik wept.",
			map[string]graphmodel.MentionType{"Solvik Foods": org, "Hans Solvik": person, "Solvik": person},
			[]string{"PERSON Hans Solvik", "ORG Solvik Foods", "PERSON Solvik"},
		},
	}
	for _, tt := range tests {
		if got := combine(t, tt.text, tt.learned); !slices.Equal(got, tt.want) {
			t.Errorf("%s\n\tgot  %q\n\twant %q", tt.text, got, tt.want)
		}
	}
}
