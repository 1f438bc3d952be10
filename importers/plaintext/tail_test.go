package plaintext

import (
	"fmt"
	"strings"
	"testing"
)

const harborStory = `Home
News
Sport
Contact us

The harbor of Ferndale will close for two weeks in October

By Ada Marsh | 4 May 2029

The harbor of Ferndale will close for two weeks in October while divers repair the old breakwater, the port authority said on Friday after months of dispute.

Fishermen from three villages had asked for the repair to wait until winter, when most of the boats stay ashore and the fish market is closed anyway.

"We hear them, but the stones will not wait," said the harbor master, Paul Wren, who has watched the breakwater since the storm of last year.
`

// TestTailIsTakenOff tries what stands under articles and is whole sentences.
func TestTailIsTakenOff(t *testing.T) {
	for name, c := range map[string]struct{ tail, gone string }{
		"writer":    {"Ada Marsh\n\nAda Marsh is a reporter who has written of ports and the sea for fifteen years, and she was named journalist of the coast twice.", "fifteen years"},
		"publisher": {"About Ferndale Media\n\nFerndale Media has published papers along the coast since the days of the sailing ships and employs some forty people.", "sailing ships"},
		"address":   {"We do this work every day for you, and your gift helps us to keep our reporters on the coast where you need them.", "your gift"},
		"stranger":  {"Weather\nMarkets\nGames\n\nScientists in Osaka found a beetle whose wings glitter even under infrared lamps, a discovery which surprised entomologists everywhere.", "beetle"},
	} {
		p, err := Clean(harborStory + "\n" + c.tail + "\n")
		if err != nil {
			t.Fatal(name, err)
		}
		if strings.Contains(p.Text, c.gone) || !strings.Contains(p.Text, "Paul Wren") {
			t.Errorf("%s: %q", name, p.Text)
		}
	}
}

// TestListsStayInTheArticle tries lists, tables, interviews and list articles.
func TestListsStayInTheArticle(t *testing.T) {
	sections, table, talk := "", "", ""
	for i, boat := range []string{"Heron", "Petrel", "Curlew", "Gannet", "Plover"} {
		sections += fmt.Sprintf("%d. The %s\n\nBuilt in 19%d2, crew of %d\nBerth: pier %d\n\nThe %s fishes for herring and mackerel off the harbor from spring to autumn, lands its catch at the market of Ferndale and spends the winter ashore, where its owners paint the hull and mend the nets that the storms of the year have torn, and where visitors of the harbor may climb aboard on Sundays to hear what the sea was like before the breakwater was built.\n\n", i+1, boat, i+2, i+3, i+1, boat)
		table += fmt.Sprintf("%d %s 20%d2 %d boats\n", i+1, boat, i, 10+i)
		talk += fmt.Sprintf("Marsh: And the %s?\nWren: The %s is fine.\n", boat, boat)
	}
	table += "6 Dunlin 1972 31 boats\n7 Avocet 1981 12 boats\n"
	for name, c := range map[string]struct{ more, kept string }{
		"sections":  {sections, "The Plover fishes"},
		"list":      {"The authority will pay for:\n\n• Stones\n• New lamps\n• Two divers\n\nThe work begins on the first Monday of October and ends before the fair, the authority said.\n", "New lamps"},
		"end list":  {"The harbor will be closed on these days of the month of October:\n\nOct. 4 until noon\nOct. 5 all day\nOct. 6 all day\n", "Oct. 6"},
		"table":     {"These boats use the harbor, by the year in which they came and their berths.\n\n" + table + "\nThe numbers are those of the port authority, which counts the boats every spring.\n", "Avocet"},
		"interview": {talk, "Wren: The Plover"},
	} {
		p, err := Clean(harborStory + "\n" + c.more + "\nRelated stories\nBus line returns\nSchool meals\n")
		if err != nil {
			t.Fatal(name, err)
		}
		if !strings.Contains(p.Text, c.kept) || strings.Contains(p.Text, "Bus line") {
			t.Errorf("%s: %q", name, p.Text)
		}
	}
}

// TestNoProse tries long lines that are no sentences.
func TestNoProse(t *testing.T) {
	menu := strings.Repeat("World Debates Spotlight Climate Travel Cinema Markets Games ", 8)
	p, err := Clean(menu + "\n" + harborStory + "\n[harbor_12]\nDivers look at the stones of the breakwater.\nImage: Ada Marsh/Coast\n\nThe port authority expects the work to cost two million and to last until the middle of the month.\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, not := range []string{"Spotlight", "Divers look"} {
		if strings.Contains(p.Text, not) {
			t.Errorf("%q is in %q", not, p.Text)
		}
	}
}

// TestWrappedTextWithCode joins the lines of a text that holds wider lines.
func TestWrappedTextWithCode(t *testing.T) {
	var b strings.Builder
	b.WriteString("The lamps of the harbor\n\n")
	for i := range 12 {
		fmt.Fprintf(&b, "The port authority of Ferndale lights the lamps of pier %2d when the sun goes\ndown and puts them out when the first boats of the morning have come home to\nland their catch.\n\n", i)
	}
	code := "    lamp.set(level = high, color = amber, until = sunrise, when = boats.empty(), who = keeper_%d)\n"
	fmt.Fprintf(&b, code+code+code+"    end\n", 1, 2, 3)
	p, err := Clean(b.String())
	if err != nil || !strings.Contains(p.Text, "when the sun goes down and puts them out") {
		t.Errorf("%q %v", p.Text, err)
	}
}

// TestWhatSitesAsk: what a site asks of its readers is told from what an article says
// about newsletters, companies and people.
func TestWhatSitesAsk(t *testing.T) {
	for text, want := range map[string]Kind{
		"For the latest from the coast, sign up for our weekly harbor newsletter.": Teaser,
		"Check out more harbors by signing up to our free newsletter":              Teaser,
		"Be sure to follow us on Instagram for more pictures of boats!":            Teaser,
		"Follow the Coast on our site and add us as a preferred source on the web": Teaser,
		"You May Also Check:":                                                                               Teaser,
		"Fehler auf quay.example entdeckt?":                                                                 Teaser,
		"Empfohlener redaktioneller Inhalt":                                                                 Teaser,
		"Czytaj więcej":                                                                                     Teaser,
		"Ada Marsh contributed reporting from Ferndale.":                                                    Note,
		"—Coast Press writer Ben Rook in Oslo contributed to this report.":                                  Note,
		"Mit Agenturmaterial.":                                                                              Note,
		"Ada Marsh is a reporter for the Coast.":                                                            Note,
		"{{harbor-banner=\"/banners/harbor\"}}":                                                             Clutter,
		"[button link=\"https://quay.example\" type=\"big\"] Send us your boat[/button]":                    Clutter,
		"Readers can sign up for a newsletter of the port, which names every ship.":                         Plain,
		"The council will follow us on the way to the northern quay, she said.":                             Plain,
		"Divers contributed to this report of the port authority, which was kept secret for a year.":        Plain,
		"Mit Informationen der Hafenpolizei konnte das ganze Dorf an der Küste rechtzeitig gewarnt werden.": Plain,
		"Want more of the old quay, the council was told; it will get a museum, said Marsh on Monday.":      Plain,
		"Boatwork is a good place to begin for people who build a freelance trade at the coast.":            Plain,
		"Marsh joined Harbor Watch in the years when the contract of the port was forced on workers.":       Plain,
		"Shipping is a major contributor to the noise of the sea, the authority said on Monday.":            Plain,
		"They ask readers who might also like boats to come to the harbor on Sunday morning at nine.":       Plain,
	} {
		if got := Judge([]string{text})[0].Kind; got != want {
			t.Errorf("%q: kind %d, want %d", text, got, want)
		}
	}
}
