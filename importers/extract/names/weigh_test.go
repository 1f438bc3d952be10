package names_test

import (
	"slices"
	"testing"

	"clew/graphmodel"
)

// What the recognizer took for another kind, though the words of the name and those
// around its places say what it is.
func TestWeigh(t *testing.T) {
	const person, org, place, other = graphmodel.MentionPerson, graphmodel.MentionOrg, graphmodel.MentionPlace, graphmodel.MentionOther
	tests := []struct {
		name, text string
		learned    map[string]graphmodel.MentionType
		want       []string
	}{
		{
			"what a company deals in ends its name", "The lease went to Ostrel Verpackung last year.",
			map[string]graphmodel.MentionType{"Ostrel Verpackung": person},
			[]string{"ORG Ostrel Verpackung"},
		},
		{
			"a given name before such a word is a given name", "The lease went to Anna Beton last year.",
			map[string]graphmodel.MentionType{"Anna Beton": person},
			[]string{"PERSON Anna Beton"},
		},
		{
			"who is elected for a place", "The senator for Dorvik Umsa left.",
			map[string]graphmodel.MentionType{"Dorvik Umsa": person},
			[]string{"PLACE Dorvik Umsa"},
		},
		{
			"all places of a name decide", "Dorvik closed its doors. The mayor of Dorvik wept. A native of Dorvik sang.",
			map[string]graphmodel.MentionType{"Dorvik": person},
			[]string{"PLACE Dorvik", "PLACE Dorvik", "PLACE Dorvik"},
		},
		{
			"a relative's name is no company's", "She lives in Lima with his wife, Tiffany, and two dogs.",
			map[string]graphmodel.MentionType{"Lima": place},
			[]string{"PLACE Lima geo:3936456", "PERSON Tiffany"},
		},
		{
			"a lawyer's firm bears the name of a partner", "Emma Dunne of Dunne Alvarez spoke.",
			map[string]graphmodel.MentionType{"Emma Dunne": person, "Dunne Alvarez": person},
			[]string{"PERSON Emma Dunne", "ORG Dunne Alvarez"},
		},
		{
			"the head of a body is no body", "The head of the commission, Dele Oyewale, spoke.",
			map[string]graphmodel.MentionType{"Dele Oyewale": person},
			[]string{"PERSON Dele Oyewale"},
		},
		{
			"letters behind a person are no short name", "The counsel, Ekele Onahu (SAN), spoke.",
			map[string]graphmodel.MentionType{"Ekele Onahu": person},
			[]string{"PERSON Ekele Onahu"},
		},
		{
			"a people is no place wherever it lives", "Nobody in Maasai villages spoke.",
			map[string]graphmodel.MentionType{"Maasai": other},
			[]string{"OTHER Maasai"},
		},
		{
			"a place behind an age is where somebody lives", "Emma Dunne (47), of Nether Dorvik, spoke.",
			map[string]graphmodel.MentionType{"Emma Dunne": person, "Nether Dorvik": person},
			[]string{"PERSON Emma Dunne", "PLACE Nether Dorvik"},
		},
		{
			"a language is no place", "She told them so in Lingala.",
			map[string]graphmodel.MentionType{"Lingala": place},
			nil,
		},
		{
			"a place before a comma and a description keeps its kind", "Ann Hill, D-Ohio, a lawyer, spoke.",
			map[string]graphmodel.MentionType{"Ann Hill": person, "Ohio": place},
			[]string{"PERSON Ann Hill", "PLACE Ohio place:ohio"},
		},
	}
	for _, tt := range tests {
		if got := combine(t, tt.text, tt.learned); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
