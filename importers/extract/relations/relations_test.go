package relations_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"clew/graphmodel"
	"clew/importers/extract/coref"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/names"
	"clew/importers/extract/ner"
	"clew/importers/extract/parse"
	"clew/importers/extract/relations"
	"clew/importers/extract/tag"
	"clew/importers/extract/token"
)

func find(t *testing.T, text string) (*doc.Document, *coref.Result, []graphmodel.FoundLink) {
	t.Helper()
	d := &doc.Document{Text: text}
	tagger, err := tag.Default()
	if err != nil {
		t.Fatal(err)
	}
	parser, err := parse.Default()
	if err != nil {
		t.Fatal(err)
	}
	recognizer, err := ner.Default()
	if err != nil {
		t.Fatal(err)
	}
	token.Annotate(d)
	tagger.Tag(d)
	recognizer.Recognize(d)
	offices := names.Combine(d, lexicon.Default())
	parser.Parse(d)
	c := coref.Resolve(d, lexicon.Default(), offices)
	return d, c, relations.Find(d, c, offices, lexicon.Default())
}

func TestFind(t *testing.T) {
	tests := []struct {
		text string
		want []string // from | type | to, all of them
	}{
		{"Ana Lindholm leads the Northern Fisheries Council.", []string{"Ana Lindholm | role | Northern Fisheries Council"}},
		{"Carrow Capital, which holds 4% of Norvik Shipping AS, sold.", []string{"Carrow Capital | owns | Norvik Shipping AS"}},
		{"Bo Karlsen resigned from Dalmar AS, a firm in Bergen run by Ana Lindholm.", []string{"Ana Lindholm | role | Dalmar AS", "Bo Karlsen | role | Dalmar AS", "Dalmar AS | based_in | Bergen"}},
		{"Ana Lindholm, the council's Danish director, met Bo Karlsen.", []string{"Ana Lindholm | from | Denmark"}},
		{"Dalmar AS said its Danish director, Ana Lindholm, met Bo Karlsen.", []string{"Ana Lindholm | from | Denmark", "Ana Lindholm | role | Dalmar AS"}},
		{"He met his Danish and Swedish counterparts, Ana Lindholm and Bo Karlsen.", []string{"Ana Lindholm | role | Denmark", "Bo Karlsen | role | Sweden"}},
		{"He left the Northern Fisheries Council, of which Bo Karlsen was once the president.", []string{"Bo Karlsen | role | Northern Fisheries Council"}},
		{"Ana Lindholm, until recently the finance director of Norvik Shipping AS, spoke.", []string{"Ana Lindholm | role | Norvik Shipping AS"}},
		{"Sen. Ana Lindholm of Ohio, the chair of the Northern Fisheries Council, spoke.", []string{"Ana Lindholm | from | Ohio", "Ana Lindholm | role | Northern Fisheries Council"}},
		{"Ana Lindholm, a native of the port town of Bergen, spoke.", []string{"Ana Lindholm | from | Bergen"}},
		{"Ana Lindholm took over after 11 years at Rolls-Royce.", []string{"Ana Lindholm | role | Rolls-Royce"}},
		{"Ana Lindholm, who remains on the board of Norvik Shipping AS, spoke.", []string{"Ana Lindholm | role | Norvik Shipping AS"}},
		{"Norvik Shipping AS was set up in 2022 by Bo Karlsen.", []string{"Bo Karlsen | role | Norvik Shipping AS"}},
		{"Norvik Shipping AS, a trading house controlled by Bo Karlsen, closed.", []string{"Bo Karlsen | owns | Norvik Shipping AS"}},
		{"Ana Lindholm, a member of the European Parliament for the Green Party, spoke.", []string{"Ana Lindholm | member_of | European Parliament", "Ana Lindholm | member_of | Green Party"}},
		{"Norvik Shipping AS closed. Its largest shareholder is Carrow Capital.", []string{"Carrow Capital | owns | Norvik Shipping AS"}},
		{"Ana Lindholm grew up in Bergen and is the mother of Bo Karlsen.", []string{"Ana Lindholm | family | Bo Karlsen", "Ana Lindholm | from | Bergen"}},
		{"The ministry closed. President Bo Karlsen spoke. It rained. It snowed. A Swiss clinic opened.", nil},
		{"Ana Lindholm heads the United Nations agency UNAIDS.", []string{"Ana Lindholm | role | UNAIDS"}},
		{"The Kenyan Rowing Association closed its house. Nobody in Kenya knew why.", []string{"Kenyan Rowing Association | based_in | Kenya"}},
		{"Bo Karlsen, the Polish head of the Northern Fisheries Council, spoke.", []string{"Bo Karlsen | from | Poland", "Bo Karlsen | role | Northern Fisheries Council"}},
		{"Ana Lindholm named a former banker to lead the Northern Fisheries Council.", nil},
		{"Ana Lindholm would lead the Northern Fisheries Council.", nil},
		{"Ana Lindholm never led the Northern Fisheries Council.", nil},
		{"Norvik Shipping AS, whose director, Bo Karlsen, spoke, closed.", []string{"Bo Karlsen | role | Norvik Shipping AS"}},
		{"Ana Lindholm, whose brother Bo Karlsen spoke, left.", []string{"Bo Karlsen | family | Ana Lindholm"}},
		{"Tom Reed met Ana Lindholm and her husband, Bo Karlsen.", []string{"Bo Karlsen | family | Ana Lindholm"}},
		{"Ana Lindholm married Bo Karlsen. They had two sons, Erik and Nils.", []string{
			"Ana Lindholm | family | Bo Karlsen", "Ana Lindholm | family | Erik", "Ana Lindholm | family | Nils", "Bo Karlsen | family | Erik", "Bo Karlsen | family | Nils",
		}},
		{"Ana Lindholm serves on the board of Norvik Shipping AS.", []string{"Ana Lindholm | role | Norvik Shipping AS"}},
		{"Norvik Shipping AS is a unit of the Danish conglomerate Brennan Group.", []string{"Brennan Group | based_in | Denmark", "Brennan Group | owns | Norvik Shipping AS", "Norvik Shipping AS | part_of | Brennan Group"}},
		{"The Africa director of Norvik Shipping AS, Bo Karlsen, spoke.", []string{"Bo Karlsen | role | Norvik Shipping AS"}},
		{"Ana Lindholm, the leader of the opposition Norvik Party, spoke.", []string{"Ana Lindholm | role | Norvik Party"}},
		{"Ana Lindholm, herself a former Estonian prime minister, spoke.", []string{"Ana Lindholm | role | Estonia"}},
		{"Bo Karlsen is president of Kenya. His predecessor, Ana Lindholm, spoke.", []string{"Ana Lindholm | role | Kenya", "Bo Karlsen | role | Kenya"}},
		{"The police chief of Oslo was suspended. Chief Bo Karlsen spoke.", []string{"Bo Karlsen | role | Oslo"}},
		{"Nils Karlsen, the bishop of Bergen, spoke.", []string{"Nils Karlsen | role | Bergen"}},
		{"Bo Karlsen, 34, of Bergen, was found.", []string{"Bo Karlsen | from | Bergen"}},
		{"The Northern Fisheries Council, chaired by Ana Lindholm, met.", []string{"Ana Lindholm | role | Northern Fisheries Council"}},
		{"Norvik Shipping ASA acquired Brennan Foods Ltd in 2019.", []string{"Norvik Shipping ASA | owns | Brennan Foods Ltd"}},
		{"Norvik Shipping AS sold a 30 percent stake to Brennan Foods Ltd in March.", []string{"Brennan Foods Ltd | owns | Norvik Shipping AS"}},
		{"Ana Lindholm was born in Bergen.", []string{"Ana Lindholm | from | Bergen"}},
		{"Ana Lindholm met Bo Karlsen, Tom Reed and Karl Berg.", nil},
		{"The Oslo-based Norvik Shipping AS closed.", []string{"Norvik Shipping AS | based_in | Oslo"}},
		{"Bo Karlsen, the special envoy of U.S. President Ana Lindholm, spoke.", []string{"Ana Lindholm | role | United States", "Bo Karlsen | role | Ana Lindholm"}},
		{"Bo Karlsen is survived by his wife, Ana Karlsen.", []string{"Ana Karlsen | family | Bo Karlsen", "Bo Karlsen | family | Ana Karlsen"}},
		{"Norvik Shipping AS founder and chairman Bo Karlsen resigned.", []string{"Bo Karlsen | role | Norvik Shipping AS"}},
		{
			"Norvik Shipping AS has dismissed its founder and chief executive, Bo Karlsen, on Monday.",
			[]string{"Bo Karlsen | role | Norvik Shipping AS"},
		},
		{"The driver of Bo Karlsen's Volvo sedan fled.", nil},
		{"Ana Lindholm became director of the Northern Fisheries Council in 2019, succeeding Bo Karlsen.", []string{
			"Ana Lindholm | role | Northern Fisheries Council", "Bo Karlsen | role | Northern Fisheries Council",
		}},
		{"Norvik Shipping AS appointed Ana Lindholm, a former banker, as chief executive, replacing Bo Karlsen.", []string{
			"Ana Lindholm | role | Norvik Shipping AS", "Bo Karlsen | role | Norvik Shipping AS",
		}},
		{"Norvik Shipping AS is a unit of Bergen-based Brennan Group.", []string{"Brennan Group | based_in | Bergen", "Brennan Group | owns | Norvik Shipping AS", "Norvik Shipping AS | part_of | Brennan Group"}},
		{"Ana Lindholm was the youngest of three daughters of Bo Karlsen, an engineer, and Ingrid Karlsen.", []string{
			"Bo Karlsen | family | Ana Lindholm", "Ingrid Karlsen | family | Ana Lindholm",
		}},
		{"Ana Lindholm, previously of the Polar Institute, spoke.", []string{"Ana Lindholm | role | Polar Institute"}},
		{"The foreign ministers of Kenya and Uganda, Ana Lindholm and Bo Karlsen, spoke.", []string{"Ana Lindholm | role | Kenya", "Bo Karlsen | role | Uganda"}},
		{"Ana Lindholm studied at the Polar Institute.", []string{"Ana Lindholm | member_of | Polar Institute"}},
		{"Norvik Shipping AS has one director, Bo Karlsen.", []string{"Bo Karlsen | role | Norvik Shipping AS"}},
		{"Norvik Relief is a member of the Northern Fisheries Council.", []string{"Norvik Relief | member_of | Northern Fisheries Council"}},
		{"Contact: Ana Lindholm, press officer, Norvik Shipping AS, Oslo.", []string{"Ana Lindholm | role | Norvik Shipping AS"}},
		{"Norvik Shipping AS was founded in Bergen in 1979.", []string{"Norvik Shipping AS | based_in | Bergen"}},
		{"Ana Lindholm met Bo Karlsen in Oslo. They married in 1975.", []string{"Ana Lindholm | family | Bo Karlsen"}},
		{"Ana Lindholm is the wife of the bank's coordinator in Oslo, Bo Karlsen.", []string{"Ana Lindholm | family | Bo Karlsen", "Bo Karlsen | role | Oslo"}},
		{"Ana Lindholm earned her doctorate at the Polar Institute.", []string{"Ana Lindholm | member_of | Polar Institute"}},
		{"Ana Lindholm (Norvik Party) spoke.", []string{"Ana Lindholm | member_of | Norvik Party"}},
		{"Norvik Shipping AS counts the lawyer Ana Lindholm among its directors.", []string{"Ana Lindholm | role | Norvik Shipping AS"}},
		{"Her former employer, Norvik Shipping AS, paid Ana Lindholm.", nil},
		{"Ana Lindholm's former label, Norvik Records, paid.", []string{"Ana Lindholm | role | Norvik Records"}},
		{"If Ana Lindholm becomes president of Kenya, prices may fall.", nil},
		{"Cyprus-registered Norvik Shipping AS closed.", []string{"Norvik Shipping AS | based_in | Cyprus"}},
		{
			"Norvik Shipping AS's largest investor, the pension fund Lindholm Capital, agreed.",
			[]string{"Lindholm Capital | owns | Norvik Shipping AS"},
		},
		{
			"The African Union's special envoy, Ana Lindholm of Kenya, spoke.",
			[]string{"Ana Lindholm | from | Kenya", "Ana Lindholm | role | African Union"},
		},
		{"The Canadian geophysicist Ana Lindholm spoke.", []string{"Ana Lindholm | from | Canada"}},
		{"Ana Lindholm, an otologist at the Karolinska Institute, spoke.", []string{"Ana Lindholm | role | Karolinska Institute"}},
		{"Ana Lindholm, a Bergen-born painter, spoke.", []string{"Ana Lindholm | from | Bergen"}},
		{"Bo Karlsen, a Frenchman who once ran Norvik Shipping AS, spoke.", []string{"Bo Karlsen | from | France"}},
		{"Norvik Shipping AS, a Bergen start-up, closed.", []string{"Norvik Shipping AS | based_in | Bergen"}},
		{"Norvik Shipping AS, Norway's largest carrier, closed.", []string{"Norvik Shipping AS | based_in | Norway"}},
		{"Bo Karlsen, a partner at the Bergen firm Lindholm & Berg, spoke.", []string{"Bo Karlsen | role | Lindholm & Berg", "Lindholm & Berg | based_in | Bergen"}},
		{"Bo Karlsen, a professor of marine biology at Uppsala University, spoke.", []string{"Bo Karlsen | role | Uppsala University"}},
		{"Ana Lindholm left Norvik Shipping AS, which she founded in 1990.", []string{"Ana Lindholm | member_of | Norvik Shipping AS", "Ana Lindholm | role | Norvik Shipping AS"}},
		{"Ana Lindholm was born on May 2, 1934, in Bergen, the second of four children of Bo Karlsen, a pilot, and Siv Karlsen.", []string{
			"Ana Lindholm | from | Bergen", "Bo Karlsen | family | Ana Lindholm", "Siv Karlsen | family | Ana Lindholm",
		}},
		{"Ana Lindholm is a former director of Uppsala University and a member of the Norvik Party.", []string{
			"Ana Lindholm | member_of | Norvik Party", "Ana Lindholm | role | Uppsala University",
		}},
		{"Ana Lindholm's manager is Bo Karlsen.", []string{"Bo Karlsen | role | Ana Lindholm"}},
		{"Bo Karlsen, son of the former Ferrari boss and former UEFA president Nils Karlsen, spoke.", []string{
			"Bo Karlsen | family | Nils Karlsen", "Nils Karlsen | role | Ferrari", "Nils Karlsen | role | UEFA",
		}},
		{"Bo Karlsen works for Uppsala University. His colleague Ana Lindholm spoke.", []string{
			"Ana Lindholm | role | Uppsala University", "Bo Karlsen | role | Uppsala University",
		}},
		{"Bo Karlsen is a pupil at Ridge Primary School, where his mother, Ana Lindholm, is a cook.", []string{
			"Ana Lindholm | family | Bo Karlsen", "Ana Lindholm | role | Ridge Primary School", "Bo Karlsen | role | Ridge Primary School",
		}},
		{"The Northern Fisheries Council's envoy for the Sahel, Bo Karlsen, spoke.", []string{"Bo Karlsen | role | Northern Fisheries Council"}},
		{"Ana Lindholm's partner, Bo Karlsen, spoke.", []string{"Bo Karlsen | family | Ana Lindholm"}},
		{"Sen. Ana Lindholm (R-Ohio) spoke.", []string{"Ana Lindholm | role | Ohio"}},
		{"The Hollywood producer Bo Karlsen spoke.", nil},
		{"The Norwegian brothers' trial heard three friends – Ana Lindholm, Bo Karlsen and Tom Reed.", nil},
		{"Trails lead to Oak Hill, Cedar Park, Elm Park, and the river.", nil},
		{"Bo Karlsen, Asia technology sector leader, spoke.", nil},
		{"Bo Karlsen, an Oxford-educated engineer, spoke.", nil},
		{"The council nominated Ana Lindholm to head the Northern Fisheries Council.", []string{"Ana Lindholm | role | Northern Fisheries Council"}},
		{"Ana Lindholm is engaged to Bo Karlsen.", []string{"Ana Lindholm | family | Bo Karlsen"}},
		{"Ana Lindholm leaves two sons, Erik Karlsen and Nils Karlsen; a sister, Siv Berg; and a cart.", []string{
			"Ana Lindholm | family | Erik Karlsen", "Ana Lindholm | family | Nils Karlsen", "Ana Lindholm | family | Siv Berg",
		}},
		{"Ana Lindholm, who leads the Norvik Party and whose father, Bo Karlsen, drowned, spoke.", []string{
			"Ana Lindholm | role | Norvik Party", "Bo Karlsen | family | Ana Lindholm",
		}},
		{"Bo Karlsen, R-Texas, the chairman of the Northern Fisheries Council, spoke.", []string{
			"Bo Karlsen | from | Texas", "Bo Karlsen | role | Northern Fisheries Council",
		}},
		{"Ana Lindholm's brother, Bo Karlsen, spoke. Their mother, Siv Karlsen, listened.", []string{
			"Bo Karlsen | family | Ana Lindholm", "Siv Karlsen | family | Ana Lindholm", "Siv Karlsen | family | Bo Karlsen",
		}},
		{
			"Ana Lindholm, the chief executive of Norvik Shipping AS, came with her finance chief, Bo Karlsen.",
			[]string{"Ana Lindholm | role | Norvik Shipping AS", "Bo Karlsen | role | Ana Lindholm", "Bo Karlsen | role | Norvik Shipping AS"},
		},
		{"Bergen lawyer Bo Karlsen spoke.", []string{"Bo Karlsen | from | Bergen"}},
		{
			"Prime Minister Ana Lindholm of Estonia spoke. Her interior minister, Bo Karlsen, listened.",
			[]string{"Ana Lindholm | role | Estonia", "Bo Karlsen | role | Ana Lindholm", "Bo Karlsen | role | Estonia"},
		},
		{
			"Ana Lindholm lives with her husband, Bo Karlsen. Their son, Tom Karlsen, is a pilot.",
			[]string{"Bo Karlsen | family | Ana Lindholm", "Tom Karlsen | family | Ana Lindholm", "Tom Karlsen | family | Bo Karlsen"},
		},
	}
	for _, tt := range tests {
		_, c, links := find(t, tt.text)
		var got []string
		for _, l := range links {
			got = append(got, fmt.Sprintf("%s | %s | %s", c.Entities[l.From].Name, l.Type, c.Entities[l.To].Name))
		}
		slices.Sort(got)
		if got = slices.Compact(got); !slices.Equal(got, tt.want) {
			t.Errorf("%s\n\tfound %q\n\twant  %q", tt.text, got, tt.want)
		}
	}
}

func TestStance(t *testing.T) {
	_, _, links := find(t, "Investigators suspect that Ana Lindholm owned Norvik Shipping AS.")
	for _, l := range links {
		if l.Type == graphmodel.Owns && l.Stance != graphmodel.Alleged {
			t.Errorf("a suspicion is told as %s", l.Stance)
		}
	}
	if !slices.ContainsFunc(links, func(l graphmodel.FoundLink) bool { return l.Type == graphmodel.Owns }) {
		t.Error("the suspicion is not found")
	}
}

// TestContext gives an office without an owner the country of the article, as
// evidence with less confidence.
func TestContext(t *testing.T) {
	text := "NAIROBI - Kenya's parliament met on Monday. Kenyan farmers protested outside.\n\nPresident Ana Lindholm will speak."
	d, c, links := find(t, text)
	found := false
	for _, l := range links {
		if c.Entities[l.From].Name == "Ana Lindholm" && c.Entities[l.To].Name == "Kenya" {
			found = true
			if l.Confidence > 0.6 {
				t.Errorf("confidence %v of what the text leaves out", l.Confidence)
			}
			for _, m := range []int{l.Head, l.Tail} {
				if !l.Span.Contains(c.Mentions[m].Span) {
					t.Errorf("the evidence %q does not hold %q", l.Span.In(d.Text), c.Mentions[m].Span.In(d.Text))
				}
			}
		}
	}
	if !found {
		t.Error("the president has no country")
	}
}

func TestNoContextForAnybody(t *testing.T) {
	_, c, links := find(t, "Kenya and Peru signed a treaty in Oslo. Peru will pay. Kenya agreed. A former minister, Ana Lindholm, watched.")
	for _, l := range links {
		if c.Entities[l.From].Name == "Ana Lindholm" {
			t.Errorf("a former minister of nobody knows what is linked to %s", c.Entities[l.To].Name)
		}
	}
}

func TestEmpty(t *testing.T) {
	if _, _, links := find(t, strings.Repeat("\n", 2)); links != nil {
		t.Errorf("found %v in nothing", links)
	}
}
