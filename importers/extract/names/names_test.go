package names_test

import (
	"fmt"
	"slices"
	"testing"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/names"
	"clew/importers/extract/tag"
	"clew/importers/extract/token"
)

// combine runs the stages before this one, with the recognizer's names given as
// the words that they cover.
func combine(t *testing.T, text string, learned map[string]graphmodel.MentionType) []string {
	t.Helper()
	d := &doc.Document{Text: text}
	token.Annotate(d)
	tagger, err := tag.Default()
	if err != nil {
		t.Fatal(err)
	}
	tagger.Tag(d)
	for first := range d.Tokens {
		for last := first + 1; last <= len(d.Tokens) && last < first+8; last++ {
			if typ, ok := learned[d.Text[d.Tokens[first].Start:d.Tokens[last-1].End]]; ok {
				d.Names = append(d.Names, doc.Name{First: first, Last: last, Type: typ, Score: 0.9})
			}
		}
	}
	names.Combine(d, lexicon.Default())
	var out []string
	for _, n := range d.Names {
		s := fmt.Sprintf("%s %s", n.Type, d.Text[d.Tokens[n.First].Start:d.Tokens[n.Last-1].End])
		if n.Key != "" {
			s += " " + n.Key
		}
		if n.Demonym {
			s += " demonym"
		}
		out = append(out, s)
	}
	return out
}

func TestCombine(t *testing.T) {
	const person, org, place, other = graphmodel.MentionPerson, graphmodel.MentionOrg, graphmodel.MentionPlace, graphmodel.MentionOther
	tests := []struct {
		name, text string
		learned    map[string]graphmodel.MentionType
		want       []string
	}{
		{
			"an adjective of a continent is no place", "South American leaders met in Lima.",
			map[string]graphmodel.MentionType{"South American": other, "Lima": place},
			[]string{"OTHER South American", "PLACE Lima geo:3936456"},
		},
		{
			"a nation's short name before a noun is its adjective", "A Saudi minister spoke.", nil,
			[]string{"PLACE Saudi country:SA demonym"},
		},
		{
			"years have eras, no regions", "The wall was built in 480 BC by slaves.", nil, nil,
		},
		{
			"a verb is no acronym", "Let us wait for Lima.",
			map[string]graphmodel.MentionType{"Lima": place},
			[]string{"PLACE Lima geo:3936456"},
		},
		{
			"brackets hold a person's initials or party", "Ana Maria Costa (AMC) met Rui Dias (XQD).",
			map[string]graphmodel.MentionType{"Ana Maria Costa": person, "Rui Dias": person},
			[]string{"PERSON Ana Maria Costa", "PERSON AMC", "PERSON Rui Dias"},
		},
		{
			"codes of states follow a city", "Homes in Portland, OR, and Toronto, ON, cost more than OK ones in Paris, TX.",
			map[string]graphmodel.MentionType{"Portland": place, "Toronto": place, "Paris": place, "TX": org},
			[]string{"PLACE Portland geo:5746545", "PLACE OR place:oregon", "PLACE Toronto geo:6167865", "PLACE ON place:ontario", "PLACE Paris geo:4717560", "PLACE TX place:texas"},
		},
		{
			"ships are things", "The MV Akinyi sank. Akinyi Otieno survived, and the Akinyi was old.",
			map[string]graphmodel.MentionType{"MV Akinyi": org, "Akinyi Otieno": person, "Akinyi": person},
			[]string{"OTHER MV Akinyi", "PERSON Akinyi Otieno", "OTHER Akinyi"},
		},
		{
			"a code follows no city of another country", "He left Lima, OH, and Kyiv, TX, on Monday.",
			map[string]graphmodel.MentionType{"Lima": place, "Kyiv": place},
			[]string{"PLACE Lima geo:5160783", "PLACE OH place:ohio", "PLACE Kyiv geo:703448"},
		},
		{
			"states are abbreviated with points", "He left Tucson, Ariz., and Fresno, Calif., for Bridgeport, Conn., and Albany, N.Y., on Monday.",
			map[string]graphmodel.MentionType{"Tucson": place, "Fresno": place, "Bridgeport": place, "Albany": place},
			[]string{
				"PLACE Tucson geo:5318313", "PLACE Ariz. place:arizona", "PLACE Fresno geo:5350937", "PLACE Calif. place:california",
				"PLACE Bridgeport geo:5282804", "PLACE Conn. place:connecticut", "PLACE Albany geo:5106834", "PLACE N.Y. place:new-york-state",
			},
		},
		{
			"the letter of a party is no place", "Rui Dias, D-Ariz., spoke.",
			map[string]graphmodel.MentionType{"Rui Dias": person, "D": place},
			[]string{"PERSON Rui Dias", "PLACE Ariz. place:arizona"},
		},
		{
			"holidays and languages are no names of places or bodies", "On New Year's Eve the Urdu weekly closed.",
			map[string]graphmodel.MentionType{"New Year's Eve": place, "Urdu": org},
			nil,
		},
		{
			"a town before a company is its seat", "He reads a Lisbon daily.",
			map[string]graphmodel.MentionType{"Lisbon": org},
			[]string{"PLACE Lisbon geo:2267057"},
		},
		{
			"what is joined by an ampersand is a firm", "The holding company Grant & Lowell closed.",
			map[string]graphmodel.MentionType{"Grant & Lowell": person},
			[]string{"ORG Grant & Lowell"},
		},
		{
			"what was founded is no person", "Stellan Hop was founded in 1987.",
			map[string]graphmodel.MentionType{"Stellan Hop": person},
			[]string{"ORG Stellan Hop"},
		},
		{
			"a seat before the noun makes a company", "Solmar, a Faro property company, paid.",
			map[string]graphmodel.MentionType{"Solmar": person, "Faro": place},
			[]string{"ORG Solmar", "PLACE Faro geo:2268339"},
		},
		{
			"fellows work at bodies, not at places that nobody knows", "Ana Costa, a senior fellow at Carnegie Europe, spoke.",
			map[string]graphmodel.MentionType{"Ana Costa": person, "Carnegie Europe": place},
			[]string{"PERSON Ana Costa", "ORG Carnegie Europe"},
		},
		{
			"a boy is no dam", "Aissam Dam, an 11-year-old boy, waved.",
			map[string]graphmodel.MentionType{"Aissam Dam": place},
			[]string{"PERSON Aissam Dam"},
		},
		{
			"a health system employs people", "She works for Adena Health System.",
			map[string]graphmodel.MentionType{"Adena Health System": other},
			[]string{"ORG Adena Health System"},
		},
		{
			"the party behind a state is no body", "Ana Costa, a Maine Republican, spoke.",
			map[string]graphmodel.MentionType{"Ana Costa": person, "Maine Republican": org},
			[]string{"PERSON Ana Costa", "PLACE Maine place:maine"},
		},
		{
			"a state before an office is a place", "Arizona Attorney General Ana Costa spoke.",
			map[string]graphmodel.MentionType{"Arizona": org, "Ana Costa": person},
			[]string{"PLACE Arizona place:arizona", "PERSON Ana Costa"},
		},
		{
			"brackets hold the letter of a party", "Rui Dias (D., Ohio) spoke.",
			map[string]graphmodel.MentionType{"Rui Dias": person, "D.": person},
			[]string{"PERSON Rui Dias", "PLACE Ohio place:ohio"},
		},
		{
			"sums of money are no names", "Rui Dias gave R11bn and NOK400m to Lima.",
			map[string]graphmodel.MentionType{"Rui Dias": person, "R11bn": place, "NOK400m": org},
			[]string{"PERSON Rui Dias", "PLACE Lima geo:3936456"},
		},
		{
			"an acronym may be spelt like a word", "The National Institute of Meteorology Services (Nims) closed. Nims said so.",
			map[string]graphmodel.MentionType{"National Institute of Meteorology Services": org, "Nims": place},
			[]string{"ORG National Institute of Meteorology Services", "ORG Nims", "ORG Nims"},
		},
		{
			"a minister may be called like a club", "Al Mansour signed the decree.",
			map[string]graphmodel.MentionType{"Al Mansour": person},
			[]string{"PERSON Al Mansour"},
		},
		{
			"a program is no organization for its last word", "They taught Information Technology there.",
			map[string]graphmodel.MentionType{"Information Technology": other},
			[]string{"OTHER Information Technology"},
		},
		{
			"titles and nations are cut from people", "Kenyan President Ana Lindholm spoke.",
			map[string]graphmodel.MentionType{"Kenyan President Ana Lindholm": person},
			[]string{"PLACE Kenyan country:KE demonym", "PERSON Ana Lindholm"},
		},
		{
			"countries need no recognizer", "She flew from Kenya to the U.S. in March.", nil,
			[]string{"PLACE Kenya country:KE", "PLACE U.S. country:US"},
		},
		{
			"languages are no nations", "He speaks French and answered in Russian.", nil, nil,
		},
		{
			"jobs and days are no names", "On Monday the Public Prosecutor resigned.",
			map[string]graphmodel.MentionType{"Public Prosecutor": person, "Monday": other},
			nil,
		},
		{
			"the owner stands on its own", "Kenya's Foreign Ministry spoke.",
			map[string]graphmodel.MentionType{"Kenya's Foreign Ministry": org},
			[]string{"PLACE Kenya country:KE", "ORG Foreign Ministry"},
		},
		{
			"a title makes a person", "Detective Inspector Quillmore spoke.", nil,
			[]string{"PERSON Quillmore"},
		},
		{
			"partners make an organization", "It hired Brandvik & Osten.",
			map[string]graphmodel.MentionType{"Brandvik": place, "Osten": person},
			[]string{"ORG Brandvik & Osten"},
		},
		{
			"the noun before tells", "The warehouse operator Frigomar closed.",
			map[string]graphmodel.MentionType{"Frigomar": person},
			[]string{"ORG Frigomar"},
		},
		{
			"acronyms in brackets", "The Northern Fisheries Council (NFC) met.",
			map[string]graphmodel.MentionType{"Northern Fisheries Council": org},
			[]string{"ORG Northern Fisheries Council", "ORG NFC"},
		},
		{
			"an acronym counts the words of its name", "The Fisheries, Harbors and Customs Kenya (FHCK) met.",
			map[string]graphmodel.MentionType{"Customs Kenya": org, "Fisheries": org},
			[]string{"ORG Fisheries, Harbors and Customs Kenya", "ORG FHCK"},
		},
		{
			"people are from places", "Ana Quillmore, from Thornhall, was tired.",
			map[string]graphmodel.MentionType{"Ana Quillmore": person, "Thornhall": person},
			[]string{"PERSON Ana Quillmore", "PLACE Thornhall"},
		},
		{
			"a region is no bank", "It stopped work in Gaza and the West Bank.",
			map[string]graphmodel.MentionType{"West Bank": org},
			[]string{"PLACE Gaza geo:281133", "PLACE West Bank place:west-bank"},
		},
		{
			"letters, legal forms and classes are no names", "It moved from A to B with AOMs and Lind Oil, S.A., in Lima.",
			map[string]graphmodel.MentionType{"B": place, "AOMs": person, "Lind Oil": org, "S.A.": place},
			[]string{"ORG Lind Oil", "PLACE Lima geo:3936456"},
		},
		{
			"an initial makes no company", "Maria C. wrote it.",
			map[string]graphmodel.MentionType{"Maria C.": org},
			[]string{"PERSON Maria C"},
		},
		{
			"surnames are people everywhere", "Ana Quillmore left. Quillmore was tired.",
			map[string]graphmodel.MentionType{"Ana Quillmore": person},
			[]string{"PERSON Ana Quillmore", "PERSON Quillmore"},
		},
		{
			"a river is no person", "The Quillmore river burst its banks.",
			map[string]graphmodel.MentionType{"Quillmore": person},
			[]string{"PLACE Quillmore"},
		},
		{
			"agencies in datelines", "NAIROBI (Coastwire) - The Coastwire report came late.",
			map[string]graphmodel.MentionType{"NAIROBI": place, "Coastwire": org},
			[]string{"PLACE NAIROBI geo:184745", "ORG Coastwire"},
		},
		{
			"headings", "WHO WAS THERE: nobody came.",
			map[string]graphmodel.MentionType{"WHO WAS": org},
			nil,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := combine(t, tt.text, tt.learned); !slices.Equal(got, tt.want) {
				t.Errorf("%s\n\tfound %q\n\twant  %q", tt.text, got, tt.want)
			}
		})
	}
}

// TestGeorgia chooses between places of one name by the article's others.
// TestCommonWords marks words as common the way the recognizer does.
func TestCommonWords(t *testing.T) {
	common := map[string]bool{"Recommendations": true, "Appliances": true, "Tools": true, "Cook": true, "Baker": true, "Fresh": true}
	for _, tc := range []struct {
		text  string
		typ   graphmodel.MentionType
		score float64
		want  string
	}{
		{"Recommendations", graphmodel.MentionPerson, 0.9, ""},
		{"Fresh Tools", graphmodel.MentionPerson, 0.9, ""},
		{"Appliances", graphmodel.MentionOrg, 0.9, ""},
		{"Fresh Appliances", graphmodel.MentionOrg, 0.9, "ORG Fresh Appliances"},
		{"Anna Cook", graphmodel.MentionPerson, 0.9, "PERSON Anna Cook"},
		{"Silenced", graphmodel.MentionPerson, 0.5, ""},
		{"Zephyr", graphmodel.MentionPerson, 0.9, "PERSON Zephyr"},
	} {
		d := &doc.Document{Text: tc.text}
		token.Annotate(d)
		for i := range d.Tokens {
			d.Tokens[i].Common = common[d.Tokens[i].Form]
			d.Tokens[i].UPOS = "PROPN"
			if tc.text == "Silenced" {
				d.Tokens[i].UPOS = "VERB"
			}
		}
		d.Names = []doc.Name{{First: 0, Last: len(d.Tokens), Type: tc.typ, Score: tc.score}}
		names.Combine(d, lexicon.Default())
		got := ""
		if len(d.Names) > 0 {
			n := d.Names[0]
			got = fmt.Sprintf("%s %s", n.Type, d.Text[d.Tokens[n.First].Start:d.Tokens[n.Last-1].End])
		}
		if got != tc.want {
			t.Errorf("%s %q: got %q, want %q", tc.typ, tc.text, got, tc.want)
		}
	}
}

func TestGeorgia(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Georgia is far from Atlanta, and the U.S. Senate met in Washington.", "place:georgia"},
		{"Georgia and Armenia signed a treaty in Tbilisi, the Georgian capital.", "country:GE"},
	}
	for _, tt := range tests {
		got := combine(t, tt.text, map[string]graphmodel.MentionType{"Georgia": graphmodel.MentionPlace})
		if len(got) == 0 || got[0] != "PLACE Georgia "+tt.want {
			t.Errorf("%s\n\tfound %q, want %s first", tt.text, got, tt.want)
		}
	}
}

func TestEmpty(t *testing.T) {
	if got := combine(t, "", nil); got != nil {
		t.Errorf("found %q in nothing", got)
	}
}
