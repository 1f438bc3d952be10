package names_test

import (
	"slices"
	"testing"

	"clew/graphmodel"
)

// TestToldNames reads what the words around a name say against the recognizer.
func TestToldNames(t *testing.T) {
	const person, org, place, other = graphmodel.MentionPerson, graphmodel.MentionOrg, graphmodel.MentionPlace, graphmodel.MentionOther
	tests := []struct {
		name, text string
		learned    map[string]graphmodel.MentionType
		want       []string
	}{
		{"a boat is nobody", "They left on his boat, the Ilse Marie, in May.", map[string]graphmodel.MentionType{"Ilse Marie": person}, []string{"OTHER Ilse Marie"}},
		{"an owner with a boat behind stays", "He sold the boat to Ilse Marie Lind.", map[string]graphmodel.MentionType{"Ilse Marie Lind": person}, []string{"PERSON Ilse Marie Lind"}},
		{"an acronym opens a body's name", "CERT Dalmaria found the code.", map[string]graphmodel.MentionType{"CERT Dalmaria": person}, []string{"ORG CERT Dalmaria"}},
		{"initials open a person's", "R.A. Dalmaria found the code.", map[string]graphmodel.MentionType{"R.A. Dalmaria": person}, []string{"PERSON R.A. Dalmaria"}},
		{"a capital inside a brand", "The report is by WaterDesk in part.", map[string]graphmodel.MentionType{"WaterDesk": person}, []string{"ORG WaterDesk"}},
		{"a capital inside a surname", "The report is by McKelvie in part.", map[string]graphmodel.MentionType{"McKelvie": person}, []string{"PERSON McKelvie"}},
		{"a trade in apposition", "It wiped the servers of the operator, Kestrans.", map[string]graphmodel.MentionType{"Kestrans": other}, []string{"ORG Kestrans"}},
		{
			"a party and its leader", "She joined the Freedom Party of Ana Lindholm.",
			map[string]graphmodel.MentionType{"Freedom Party of Ana Lindholm": org},
			[]string{"ORG Freedom Party", "PERSON Ana Lindholm"},
		},
		{"what describes a body is no other", "The FIRS, the Kenyan foreign intelligence service, denied it.", map[string]graphmodel.MentionType{"FIRS": org}, []string{"ORG FIRS", "PLACE Kenyan country:KE demonym"}},
		{"a unit by its number", "It was the work of Unit 74455.", nil, []string{"ORG Unit 74455"}},
		{"the seat that was lost", "He lost his own seat, Lindmark, to a nurse.", nil, []string{"PLACE Lindmark"}},
	}
	for _, tt := range tests {
		if got := combine(t, tt.text, tt.learned); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q\n got %q\nwant %q", tt.name, tt.text, got, tt.want)
		}
	}
}

// TestTeams takes towns for their teams where sport says so.
// The last sentence has none behind it.
func TestItsAtTheEnd(t *testing.T) {
	if got := combine(t, `Lindholm sold the "Its Own" label.`, map[string]graphmodel.MentionType{"Lindholm": graphmodel.MentionPerson}); !slices.Contains(got, "PERSON Lindholm") {
		t.Errorf("got %q", got)
	}
}

func TestTeams(t *testing.T) {
	text := "The coach, the striker and the goalkeeper wept after a defeat to rivals Malmö. The midfielder joined Dalmar from Oslo. She lives in Malmö."
	learned := map[string]graphmodel.MentionType{"Dalmar": graphmodel.MentionOrg}
	got := combine(t, text, learned)
	if want := []string{"ORG Malmö", "ORG Dalmar", "ORG Oslo", "PLACE Malmö geo:2692969"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
