package names_test

import (
	"slices"
	"testing"

	"clew/graphmodel"
)

func TestExtents(t *testing.T) {
	const person, org, place, other = graphmodel.MentionPerson, graphmodel.MentionOrg, graphmodel.MentionPlace, graphmodel.MentionOther
	tests := []struct {
		name, text string
		learned    map[string]graphmodel.MentionType
		want       []string
	}{
		{
			"a ministry has several fields", "The Ministry of Fisheries, Forestry and Irrigation said so.",
			map[string]graphmodel.MentionType{"Ministry of Fisheries": org, "Irrigation": org},
			[]string{"ORG Ministry of Fisheries, Forestry and Irrigation"},
		},
		{
			"another body is no field", "The Ministry of Fisheries and the Lind Foundation agreed.",
			map[string]graphmodel.MentionType{"Ministry of Fisheries": org, "Lind Foundation": org},
			[]string{"ORG Ministry of Fisheries", "ORG Lind Foundation"},
		},
		{
			"fields stand before a body too", "He runs the Traffic and Transport Department there.",
			map[string]graphmodel.MentionType{"Transport Department": org},
			[]string{"ORG Traffic and Transport Department"},
		},
		{
			"plurals own offices", "The Lindau High Prosecutors' Office appealed.",
			map[string]graphmodel.MentionType{"Lindau High Prosecutors": org},
			[]string{"ORG Lindau High Prosecutors' Office"},
		},
		{
			"ordinals end a name", "They thanked Adam Lind Berg III for it.",
			map[string]graphmodel.MentionType{"Adam Lind Berg": person},
			[]string{"PERSON Adam Lind Berg III"},
		},
		{
			"the clan belongs to the name", "The late Tariq bin Sultan Al Lindi was praised.",
			map[string]graphmodel.MentionType{"Tariq bin Sultan": person, "Al Lindi": person},
			[]string{"PERSON Tariq bin Sultan Al Lindi"},
		},
		{
			"a member is of a party and for a place", "Abu Lindan (QBN-Kuala Lind) asked.",
			map[string]graphmodel.MentionType{"Abu Lindan": person, "QBN-Kuala Lind": person},
			[]string{"PERSON Abu Lindan", "ORG QBN", "PLACE Kuala Lind"},
		},
		{
			"two cities are a route", "The train on the Rotterdam-Antwerp line stopped.",
			map[string]graphmodel.MentionType{"Rotterdam-Antwerp": place},
			[]string{"PLACE Rotterdam geo:2747891", "PLACE Antwerp geo:2803138"},
		},
		{
			"the field of an office is no name", "The Minister of Economic Affairs Wang Lindhua spoke.",
			map[string]graphmodel.MentionType{"Economic Affairs Wang Lindhua": person},
			[]string{"PERSON Wang Lindhua"},
		},
		{
			"companies end with a possessive", "Analysts at Moody's lowered it.",
			map[string]graphmodel.MentionType{"Moody": org},
			[]string{"ORG Moody's org:moody-s"},
		},
		{
			"an ampersand escaped twice", "He left Lindgren &amp; Berg last year.",
			map[string]graphmodel.MentionType{"Lindgren": org, "Berg": person},
			[]string{"ORG Lindgren &amp; Berg"},
		},
		{
			"storms are events", "Cyclone Lindrin came. The fear of Lindrin stays.",
			map[string]graphmodel.MentionType{"Lindrin": person},
			[]string{"EVENT Lindrin", "EVENT Lindrin"},
		},
		{
			"abbreviations and beliefs name nothing", "The LGBT groups said that Islam and the Republic came first, at US$ 5.",
			map[string]graphmodel.MentionType{"LGBT": org, "Islam": place, "Republic": place, "US": place},
			nil,
		},
		{
			"governments are called after people", "The Lindero administration fell.",
			map[string]graphmodel.MentionType{"Lindero": org},
			[]string{"PERSON Lindero"},
		},
		{
			"a surname that looks like a pronoun", "Vice Premier He Lindfeng spoke.",
			map[string]graphmodel.MentionType{"Lindfeng": person},
			[]string{"PERSON He Lindfeng"},
		},
		{
			"titles that are given names", "Later Dean Lindps and Marine Sgt. Bo Lindau voted.",
			map[string]graphmodel.MentionType{"Dean Lindps": person, "Marine Sgt. Bo Lindau": person},
			[]string{"PERSON Dean Lindps", "PERSON Bo Lindau"},
		},
		{
			"a city before a name", "The ambassador in Cairo Ali Lindabi agreed.",
			map[string]graphmodel.MentionType{"Cairo Ali Lindabi": person},
			[]string{"PERSON Ali Lindabi"},
		},
		{
			"peoples and treaties are no bodies", "The Maasai signed the Convention on Lindan Herds.",
			map[string]graphmodel.MentionType{"Maasai": org, "Convention on Lindan Herds": org},
			[]string{"OTHER Maasai", "OTHER Convention on Lindan Herds"},
		},
		{
			"sums are no names", "It cost USD160,300 and Rs 500 in all.",
			map[string]graphmodel.MentionType{"USD160,300": org, "Rs 500": org},
			nil,
		},
		{
			"a town before its police is a town", "He was held by Shanghai police.",
			map[string]graphmodel.MentionType{"Shanghai": org},
			[]string{"PLACE Shanghai geo:1796236"},
		},
		{
			"a name goes on before a particle", "Protest at the Mar del Plata City Council grew.",
			map[string]graphmodel.MentionType{"Plata City Council": org},
			[]string{"ORG Mar del Plata City Council"},
		},
		{
			"works are no bodies", "The Lind Act passed.",
			map[string]graphmodel.MentionType{"Lind Act": other},
			[]string{"OTHER Lind Act"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := combine(t, test.text, test.learned); !slices.Equal(got, test.want) {
				t.Errorf("%q\n got %q\nwant %q", test.text, got, test.want)
			}
		})
	}
}
