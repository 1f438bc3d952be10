package relations_test

import (
	"slices"
	"testing"
)

// TestReading checks links that the words around them tell, and those that they only seem
// to. What else a text tells is left open.
func TestReading(t *testing.T) {
	tests := []struct {
		name, text  string
		want, never []string
	}{
		// Seats.
		{"where it has its headquarters", "They drove to Aarhus, where Bluebird Dairy has its head office.", []string{"Bluebird Dairy | based_in | Aarhus"}, nil},
		{"where it is based", "It was built in Leeds, where Harland Foods is based.", []string{"Harland Foods | based_in | Leeds"}, nil},
		{"where it has none", "They met in Oslo, where Norvik Shipping has no headquarters.", nil, []string{"Norvik Shipping | based_in | Oslo"}},
		{"where it has a factory", "The protest took place in Lyon, where Bellwether Foods has a factory.", nil, []string{"Bellwether Foods | based_in | Lyon"}},
		{"who speaks from a town", "From Brussels, the lobby group Clean Rails called the plan a farce.", []string{"Clean Rails | based_in | Brussels"}, nil},
		{"what leaves a country", "From Norway, Norvik Shipping exports salmon.", nil, []string{"Norvik Shipping | based_in | Norway"}},
		{"headquarters under a dateline", "GENEVA - Delegates gathered at the headquarters of the World Seed Council on Monday.", []string{"World Seed Council | based_in | Geneva"}, nil},
		{
			"headquarters elsewhere", "PARIS — The minister spoke by telephone from the headquarters of the Northern Fisheries Council in Bergen.",
			[]string{"Northern Fisheries Council | based_in | Bergen"},
			[]string{"Northern Fisheries Council | based_in | Paris"},
		},
		{"a yard", "Tom Reed worked at the Meghna Star yard in Chittagong.", []string{"Meghna Star | based_in | Chittagong", "Tom Reed | role | Meghna Star"}, nil},
		{"a plant of a known company", "A blaze destroyed the Toyota plant in Nagoya on Friday.", nil, []string{"Toyota | based_in | Nagoya"}},
		{"where a choir comes from", "Redstart, a choir from Tartu, sang first.", []string{"Redstart | based_in | Tartu"}, nil},
		{"a think-tank", "Ana Lindholm of the Malabar Institute, a think-tank in Chennai, disagreed.", []string{"Malabar Institute | based_in | Chennai"}, nil},
		{"founded there", "They moved to Panama. There Bo Karlsen set up Altona Holdings in 2019.", []string{"Altona Holdings | based_in | Panama"}, nil},
		{"not founded there", "They moved to Panama. There Bo Karlsen did not set up Altona Holdings.", nil, []string{"Altona Holdings | based_in | Panama"}},
		{"the headquarters of a town", "At Norvik Shipping's Bergen headquarters nobody spoke.", []string{"Norvik Shipping | based_in | Bergen"}, nil},
		{"the headquarters of a country", "Police searched Norvik Shipping's Kenya headquarters.", nil, []string{"Norvik Shipping | based_in | Kenya"}},
		// Shares.
		{"a fifth of it", "Carrow Capital, which acquired a fifth of Norvik Shipping in 2021, sold.", []string{"Carrow Capital | owns | Norvik Shipping"}, nil},
		{"a third of what it has", "Brennan Foods lost a third of Norvik Shipping's fleet.", nil, []string{"Brennan Foods | owns | Norvik Shipping"}},
		{"a half that was never bought", "Carrow Capital never bought half of Norvik Shipping.", nil, []string{"Carrow Capital | owns | Norvik Shipping"}},
		{
			"a fund with a stake", "Norvik Shipping rejected the plan of Carrow Capital, a fund with a 12 percent stake.",
			[]string{"Carrow Capital | owns | Norvik Shipping"},
			nil,
		},
		{
			"a fund with a stake in one of two", "Norvik Shipping and Brennan Foods rejected the plan of Carrow Capital, a fund with a 12 percent stake.",
			nil,
			[]string{"Carrow Capital | owns | Norvik Shipping", "Carrow Capital | owns | Brennan Foods"},
		},
		{"a larger stake", "Carrow Capital raised its stake in Norvik Shipping to 12 percent.", []string{"Carrow Capital | owns | Norvik Shipping"}, nil},
		{"a larger stake that is but wanted", "Carrow Capital wants to raise its stake in Norvik Shipping.", nil, []string{"Carrow Capital | owns | Norvik Shipping"}},
		{"a shareholder in it", "Carrow Capital is the largest shareholder in Norvik Shipping.", []string{"Carrow Capital | owns | Norvik Shipping"}, nil},
		{"no shareholder in it", "Carrow Capital is not a shareholder in Norvik Shipping.", nil, []string{"Carrow Capital | owns | Norvik Shipping"}},
		{"a shareholder in what it has", "Carrow Capital was a shareholder in Norvik Shipping's rival.", nil, []string{"Carrow Capital | owns | Norvik Shipping"}},
		// Governments.
		{
			"the head of an interim government", "Bangladesh closed its ports. The head of the interim government, Bo Karlsen, was in Doha.",
			[]string{"Bo Karlsen | role | Bangladesh"},
			nil,
		},
		{"the head of a council", "The head of the district council, Bo Karlsen, spoke in Mali on Sunday. Mali has no parliament.", nil, []string{"Bo Karlsen | role | Mali"}},
		{
			"a capital speaks", "Vietnam and Indonesia may be next. Jakarta hopes to sign this year, according to its defence minister, Budi Santoso.",
			[]string{"Budi Santoso | role | Indonesia"},
			[]string{"Budi Santoso | role | Vietnam", "Budi Santoso | role | Jakarta"},
		},
		{
			"a country speaks in a capital", "Vietnam and Indonesia may be next. In Jakarta, Vietnam spoke of progress, according to its defence minister, Pham Van Minh.",
			[]string{"Pham Van Minh | role | Vietnam"},
			[]string{"Pham Van Minh | role | Indonesia"},
		},
		{
			"the ministry of a capital", "Chile and China argue. Beijing was not amused. Lin Wei, the foreign ministry spokesman, called it a farce.",
			[]string{"Lin Wei | role | China"},
			[]string{"Lin Wei | role | Chile"},
		},
		{
			"the minister of who leads a country", "Ana Lindholm of Kenya, who sent her foreign minister, Bo Karlsen, apologized.",
			[]string{"Bo Karlsen | role | Kenya"},
			nil,
		},
		{"the finance director of a runner", "The Kenyan runner Ana Lindholm thanked her finance director, Bo Karlsen.", nil, []string{"Bo Karlsen | role | Kenya"}},
		{"whom everybody knows", "Kenya's William Ruto stood beside her.", []string{"William Ruto | role | Kenya"}, nil},
		// Kin and partners.
		{
			"daughters of one surname", "Since the death of Bent Olsen last year his daughters, Karen and Lisbeth Olsen, have sold the farm.",
			[]string{"Karen Olsen | family | Bent Olsen", "Lisbeth Olsen | family | Bent Olsen"},
			nil,
		},
		{
			"sons, and somebody else", "Ana Lindholm thanked her sons, Erik and Nils, and her coach, Bo Karlsen.",
			[]string{"Erik | family | Ana Lindholm", "Nils | family | Ana Lindholm"},
			[]string{"Bo Karlsen | family | Ana Lindholm"},
		},
		{"a nephew of hers", "Ana Lindholm hired Bo Karlsen, a nephew of hers.", []string{"Bo Karlsen | family | Ana Lindholm"}, nil},
		{"a pupil of hers", "Ana Lindholm hired Bo Karlsen, a former pupil of hers.", nil, []string{"Bo Karlsen | family | Ana Lindholm"}},
		{"a law partner", "Ana Lindholm and her law partner, Bo Karlsen, won the case.", []string{"Bo Karlsen | role | Ana Lindholm"}, []string{"Bo Karlsen | family | Ana Lindholm"}},
		{"a partner", "Ana Lindholm and her partner, Bo Karlsen, have two children.", []string{"Bo Karlsen | family | Ana Lindholm"}, nil},
		{
			"the child of a couple of long before",
			"Ana Lindholm married Bo Karlsen in 1970. They moved to Chad. There she taught. She wrote three books. Karlsen died in 1994. Their son, Erik Karlsen, runs the school.",
			[]string{"Erik Karlsen | family | Ana Lindholm", "Erik Karlsen | family | Bo Karlsen"},
			nil,
		},
		{
			"one called by the nation", "He will share a flat with Tobias Foss. The Norwegian finished sixth in the Tour. His twin brother, Anders, rides for the same team.",
			[]string{"Anders | family | Tobias Foss"},
			nil,
		},
		{
			"one of two called by the nation", "Tom Reed shared a room with Bo Karlsen. The Norwegian snored. His brother, Erik, laughed.",
			nil,
			[]string{"Erik | family | Tom Reed", "Erik | family | Bo Karlsen"},
		},
		{"two who married", "Ana Lindholm and Bo Karlsen, who married in 2010, have separated.", []string{"Ana Lindholm | family | Bo Karlsen"}, nil},
		{"the last two of three", "Ana Lindholm, Rosa Andersen and Bo Karlsen, who married in 2010, left.", nil, []string{"Ana Lindholm | family | Rosa Andersen"}},
		// Owners before an office.
		{
			"who is named before the office", "For Ana Lindholm it is the end of a long pursuit. Norvik Shipping's chief executive was turned away twice.",
			[]string{"Ana Lindholm | role | Norvik Shipping"},
			nil,
		},
		{
			"who has another office", "Ana Lindholm, the mayor of Oslo, was glad. Norvik Shipping's chief executive was not.",
			nil,
			[]string{"Ana Lindholm | role | Norvik Shipping"},
		},
		{
			"one of two before the office", "Ana Lindholm met Bo Karlsen. Norvik Shipping's chief executive was tired.",
			nil,
			[]string{"Ana Lindholm | role | Norvik Shipping", "Bo Karlsen | role | Norvik Shipping"},
		},
		{
			"an office that somebody has", "Norvik Shipping's chief executive, Tom Reed, lost. Ana Lindholm won. Norvik Shipping's chief executive was sad.",
			nil,
			[]string{"Ana Lindholm | role | Norvik Shipping"},
		},
		{
			"whom a sentence ends with", "The tycoon worked for Los Cuervos, a gang from Bergen. Its leader, Bo Karlsen, was arrested.",
			[]string{"Bo Karlsen | role | Los Cuervos"},
			nil,
		},
		{
			"who acts in the sentence", "Norvik Shipping sued Brennan Foods, a maker of soup. Its chairman, Bo Karlsen, is confident.",
			nil,
			[]string{"Bo Karlsen | role | Brennan Foods"},
		},
		{
			"behind words that were said", "He joined Norvik Shipping, the Danish line that found him. \"He arrived with a bag,\" recalled its chairman, Bo Karlsen.",
			[]string{"Bo Karlsen | role | Norvik Shipping"},
			nil,
		},
		{
			"the group's plant", "Norvik Optics named a new president on Thursday. Ana Lindholm, who runs the group's plant in Bergen, takes over in May.",
			[]string{"Ana Lindholm | role | Norvik Optics"},
			nil,
		},
		{
			"the bloc of long before", "The Pacific Alliance met in Lima. Ana Lindholm sang. It rained for days. Nobody came. Cars stood still. Bo Karlsen, the bloc's secretary-general, left.",
			[]string{"Bo Karlsen | role | Pacific Alliance"},
			nil,
		},
		{"the government's spokesman", "Norvik Shipping closed its yard. The government's spokesman, Bo Karlsen, was sorry.", nil, []string{"Bo Karlsen | role | Norvik Shipping"}},
		{
			"the late founder", "Norvik Optical ousted Tom Reed on Friday. Reed, a grandson of the company's founder, the late Bo Karlsen, could not be reached.",
			[]string{"Bo Karlsen | role | Norvik Optical", "Tom Reed | family | Bo Karlsen"},
			nil,
		},
		{
			"the founder of another company",
			"Norvik Shipping fell on Monday. Tom Quill, the founder of Carrow Capital, was glad. Ana Lindholm, a niece of the company's founder, the late Bo Karlsen, wept.",
			nil,
			[]string{"Bo Karlsen | role | Carrow Capital"},
		},
		{"a chairman described", "Norvik Shipping lost its chairman, the veteran lawyer Bo Karlsen, on Monday.", []string{"Bo Karlsen | role | Norvik Shipping"}, nil},
		{
			"the arm of neither of two", "Brennan Foods and Carrow Capital lend Norvik Shipping 5 million euros. It had sold its freight arm, Dalcargo AS, to the state.",
			nil,
			[]string{"Dalcargo AS | part_of | Brennan Foods", "Dalcargo AS | part_of | Carrow Capital"},
		},
		{
			"the rider's agent",
			"Yonas Tekle, the Eritrean climber who won the Tour, has a new team. Tekle is 21. The rider's own agent, the retired Italian professional Bo Karlsen, negotiated the contract. Tekle smiled.",
			[]string{"Bo Karlsen | role | Yonas Tekle"},
			nil,
		},
		{"the sacking of a president", "The sacking of Ana Lindholm as president of the camera maker Norvik Optical was confirmed.", []string{"Ana Lindholm | role | Norvik Optical"}, nil},
		{"the party of who is jailed", "The court jailed Bo Karlsen. His Freedom Party protested.", []string{"Bo Karlsen | member_of | Freedom Party"}, nil},
		{
			"the party of one of two", "The court jailed Bo Karlsen and Tom Reed. His Freedom Party protested.",
			nil,
			[]string{"Bo Karlsen | member_of | Freedom Party", "Tom Reed | member_of | Freedom Party"},
		},
		{
			"the party of who takes office",
			"Ana Lindholm was sworn in as Kenya's prime minister on Saturday at Plover House, the residence of President Rosa Andersen, three weeks after her Green Party came first.",
			[]string{"Ana Lindholm | member_of | Green Party"},
			[]string{"Rosa Andersen | member_of | Green Party"},
		},
	}
	for _, tt := range tests {
		_, c, links := find(t, tt.text)
		var got []string
		for _, l := range links {
			got = append(got, c.Entities[l.From].Name+" | "+string(l.Type)+" | "+c.Entities[l.To].Name)
		}
		for _, w := range tt.want {
			if !slices.Contains(got, w) {
				t.Errorf("%s: %q is not in %q", tt.name, w, got)
			}
		}
		for _, w := range tt.never {
			if slices.Contains(got, w) {
				t.Errorf("%s: %q is in %q", tt.name, w, got)
			}
		}
	}
}
