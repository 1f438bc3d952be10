package extract_test

import "testing"

// TestMisread checks what the classifier reads into words that do not say it, beside what
// they say.
func TestMisread(t *testing.T) {
	tests := []struct {
		name, text  string
		want, never []string
	}{
		{
			"the seat of the parent", "The mine belongs to Minera Quilla, a subsidiary of Toronto-based Dalmar Metals.",
			nil,
			[]string{"Minera Quilla | based_in | Toronto"},
		},
		{"its own seat", "Dalmar Metals, a Toronto-based miner, bought the land.", []string{"Dalmar Metals | based_in | Toronto"}, nil},
		{
			"a plant is no seat", "Norvik Optics named a new president on Thursday. Ana Lindholm, who runs the group's plant in Chiang Mai, takes over in May.",
			[]string{"Ana Lindholm | role | Norvik Optics"},
			[]string{"Norvik Optics | based_in | Chiang Mai"},
		},
		{
			"two things in two places", "Altamar Holdings bought two flats in Miami and half of a stud farm in Kentucky.",
			nil,
			[]string{"Miami | part_of | Kentucky"},
		},
		{"two places in one", "The storm hit Miami and Tampa in Florida on Sunday.", nil, []string{"Florida | part_of | Miami"}},
		{
			"names that are told", "Saúl Cáceres kept his colleagues awake. \"He did Alianza Lima three times,\" said a nurse.",
			nil,
			[]string{"Saúl Cáceres | member_of | Alianza Lima"},
		},
		{
			"the party of somebody else",
			"She will govern with the Reform Party, whose leader, Ana Lindholm, becomes foreign minister, and with the People's Party of Inga Dal, who takes over social affairs.",
			[]string{"Ana Lindholm | role | Reform Party"},
			[]string{"Ana Lindholm | member_of | People's Party"},
		},
		{
			"kin of whom stands close by",
			"Kasia Lind takes over the opera in May. Lind studied in Oslo, and Lind has won prizes. There will be a new work by the composer Rosa Berg, to a libretto by her sister Greta.",
			[]string{"Greta | family | Rosa Berg"},
			[]string{"Greta | family | Kasia Lind"},
		},
		{"who owns", "The owner of Bluebird Cafe, Ana Lindholm, said the shop would reopen.", []string{"Ana Lindholm | owns | Bluebird Cafe"}, nil},
		{"who leads comes not from there too", "Kenya's William Ruto stood beside her.", []string{"William Ruto | role | Kenya"}, []string{"William Ruto | from | Kenya"}},
	}
	for _, tt := range tests {
		expectLinks(t, tt.name, tt.text, tt.want, tt.never)
	}
}
