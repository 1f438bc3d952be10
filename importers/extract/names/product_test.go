package names_test

import (
	"slices"
	"testing"

	"clew/graphmodel"
)

func TestProducts(t *testing.T) {
	const person, org, place = graphmodel.MentionPerson, graphmodel.MentionOrg, graphmodel.MentionPlace
	tests := []struct {
		name, text string
		learned    map[string]graphmodel.MentionType
		want       []string
	}{
		{
			"models have letters and digits", "The Kestrel WX40 costs more than a vitamin such as B12.",
			map[string]graphmodel.MentionType{"Kestrel WX40": org, "B12": place},
			[]string{"OTHER Kestrel WX40", "OTHER B12"},
		},
		{
			"a letter behind a common word", "Doctors warned of Hepatitis B in June.",
			map[string]graphmodel.MentionType{"Hepatitis B": person},
			[]string{"OTHER Hepatitis B"},
		},
		{
			"a car of a known company, and its works", "Skoda Motors sold the Skoda Karoq. The Karoq is slow.",
			map[string]graphmodel.MentionType{"Skoda Motors": org, "Skoda Karoq": org, "Karoq": person},
			[]string{"ORG Skoda Motors", "OTHER Skoda Karoq", "OTHER Karoq"},
		},
		{
			"a company's branch in a country stays", "He left Skoda Australia.",
			map[string]graphmodel.MentionType{"Skoda Australia": org},
			[]string{"ORG Skoda Australia"},
		},
		{
			"a technique of devices", "It has Bluetooth and Wi-Fi.",
			map[string]graphmodel.MentionType{"Bluetooth": org, "Wi-Fi": person},
			[]string{"OTHER Bluetooth", "OTHER Wi-Fi"},
		},
		{
			"what brackets abbreviate in lower case", "They used gamma ray sorting (GRS) on the ore.",
			map[string]graphmodel.MentionType{"GRS": org},
			[]string{"OTHER GRS"},
		},
		{
			"a committee has its acronym", "The party's central harbor committee (CHC) met.",
			map[string]graphmodel.MentionType{"CHC": org},
			[]string{"ORG CHC"},
		},
		{
			"a nickname between quotation marks is no place", "The smuggler, known as “El Flaco”, fled.",
			map[string]graphmodel.MentionType{"El Flaco": place},
			[]string{"OTHER El Flaco"},
		},
		{
			"a town in a title that is quoted", "She sang “Winter in Kestrelton” on Monday.",
			map[string]graphmodel.MentionType{"Kestrelton": place},
			[]string{"OTHER Kestrelton"},
		},
		{
			"a town in words that are quoted", "He said: “We stay in Kestrelton as long as we can.”",
			map[string]graphmodel.MentionType{"Kestrelton": place},
			[]string{"PLACE Kestrelton"},
		},
		{
			"people in the plural are no person", "Kestrelites cheered.",
			map[string]graphmodel.MentionType{"Kestrelites": person},
			[]string{"OTHER Kestrelites"},
		},
		{
			"a country with an ampersand", "They flew to Trinidad & Tobago.",
			map[string]graphmodel.MentionType{"Trinidad & Tobago": org},
			[]string{"PLACE Trinidad & Tobago country:TT"},
		},
		{
			"a word that the article writes in lower case too", "Kestreling is hard. They like kestreling. Said of Kestreling there.",
			map[string]graphmodel.MentionType{"Kestreling": place},
			nil,
		},
		{
			"two bodies before an office", "She told BBC Kremlin correspondent Anna Lind.",
			map[string]graphmodel.MentionType{"BBC Kremlin": org, "Anna Lind": person},
			[]string{"ORG BBC org:bbc", "ORG Kremlin org:kremlin", "PERSON Anna Lind"},
		},
		{
			"a team of an age has digits", "He played for Kestrel Under-20 in June.",
			map[string]graphmodel.MentionType{"Kestrel Under-20": org},
			[]string{"ORG Kestrel Under-20"},
		},
		{
			"words that a heading joins", "Webcasts & Interviews",
			map[string]graphmodel.MentionType{"Webcasts & Interviews": org},
			[]string{"OTHER Webcasts & Interviews"},
		},
		{
			"a verb ends a body's name", "The Harbor Union adopted Rules in June.",
			map[string]graphmodel.MentionType{"Harbor Union adopted Rules": org},
			[]string{"ORG Harbor Union"},
		},
		{
			"a broadcaster, not a town", "Kestro reported on Monday that it rained.",
			map[string]graphmodel.MentionType{"Kestro": place},
			[]string{"ORG Kestro"},
		},
		{
			"a license with its letters", "They signed an Open Reader License Agreement (ORLA).",
			map[string]graphmodel.MentionType{"Open Reader License Agreement": org},
			[]string{"OTHER Open Reader License Agreement", "OTHER ORLA"},
		},
		{
			"a board and what it is of", "The Kestrel Planner Board of Harbor Standards met.",
			map[string]graphmodel.MentionType{"Kestrel Planner Board": org, "Harbor Standards": org},
			[]string{"ORG Kestrel Planner Board of Harbor Standards"},
		},
		{
			"a building called after somebody", "They played at Anna Lind Pavilion.",
			map[string]graphmodel.MentionType{"Anna Lind Pavilion": person},
			[]string{"PLACE Anna Lind Pavilion"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := combine(t, tt.text, tt.learned)
			if !slices.Equal(got, tt.want) {
				t.Errorf("%s\nfound %q\nwant  %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestLettersOfPeople(t *testing.T) {
	const person, org = graphmodel.MentionPerson, graphmodel.MentionOrg
	for text, want := range map[string][]string{
		"H.E. Anna Lind spoke.":                           {"PERSON Anna Lind"},
		"Counsel for her, Anna Lind, SC, told the court.": {"PERSON Anna Lind"},
	} {
		got := combine(t, text, map[string]graphmodel.MentionType{"H.E.": org, "SC": org, "Anna Lind": person})
		if !slices.Equal(got, want) {
			t.Errorf("%s: found %q, want %q", text, got, want)
		}
	}
}

// TestForeignAcronyms checks that an acronym is spelled out only where the
// article introduces it or speaks of its country.
func TestForeignAcronyms(t *testing.T) {
	const org = graphmodel.MentionOrg
	learned := map[string]graphmodel.MentionType{"ANC": org, "Andean Nurses Council": org}
	for text, want := range map[string][]string{
		"The ANC met in Lima, Peru.":                         {"ORG ANC", "PLACE Lima geo:3936456", "PLACE Peru country:PE"},
		"The Andean Nurses Council (ANC) met. The ANC rose.": {"ORG Andean Nurses Council", "ORG ANC", "ORG ANC"},
		"The ANC met in South Africa.":                       {"ORG ANC org:african-national-congress", "PLACE South Africa country:ZA"},
	} {
		if got := combine(t, text, learned); !slices.Equal(got, want) {
			t.Errorf("%s\nfound %q\nwant  %q", text, got, want)
		}
	}
}
