package events_test

import (
	"slices"
	"strings"
	"testing"

	"clew/graphmodel"
)

// typed is a sentence with an event of the type, whose actor and recipient, when
// given, are phrases of the text that need no name.
type typed struct {
	text      string
	typ       graphmodel.EventType
	actor, to string
}

var typedSentences = []typed{
	{"Chile asked Peru for emergency fuel on Monday.", graphmodel.Request, "Chile", "Peru"},
	{"Norway's foreign minister called on Sudan to free the detained nurses.", graphmodel.Request, "Norway's foreign minister", "Sudan"},
	{"Kenyan opposition leaders urged the government to hold new elections.", graphmodel.Request, "Kenyan opposition leaders", "government"},
	{"Bolivia said Chile must grant it access to the sea.", graphmodel.Request, "Bolivia", "Chile"},
	{"The Tamil rebels insisted that Sri Lanka withdraw its troops from the north.", graphmodel.Request, "Tamil rebels", "Sri Lanka"},
	{"Finland agreed to sell grain to Estonia at low prices.", graphmodel.Agree, "Finland", "Estonia"},
	{"Brazil is prepared to mediate between Chile and Bolivia.", graphmodel.Agree, "Brazil", ""},
	{"Cuba offered to release two hundred prisoners.", graphmodel.Agree, "Cuba", ""},
	{"Japan will provide loans to Vietnam next year.", graphmodel.Agree, "Japan", "Vietnam"},
	{"Egypt pledged to support Jordan's water plan.", graphmodel.Agree, "Egypt", "Jordan"},
	{"Swedish Prime Minister Lena Falk met Estonian officials in Tallinn.", graphmodel.Consult, "Lena Falk", ""},
	{"Chinese officials held consultations with Nepal about the dam.", graphmodel.Consult, "Chinese officials", "Nepal"},
	{"Danish Foreign Minister Ida Krog visited Iceland on Tuesday.", graphmodel.Consult, "Ida Krog", ""},
	{"Austria praised Slovenia for its new asylum law.", graphmodel.Support, "Austria", "Slovenia"},
	{"Poland apologized to Lithuania for the border incident.", graphmodel.Support, "Poland", "Lithuania"},
	{"Thailand extradited a fraud suspect to Australia.", graphmodel.Cooperate, "Thailand", ""},
	{"Peru and Ecuador exchanged military information.", graphmodel.Cooperate, "Peru", ""},
	{"Luxembourg gave Senegal two million euros for new wells.", graphmodel.Aid, "Luxembourg", "Senegal"},
	{"Tunisia granted asylum to three Libyan pilots.", graphmodel.Aid, "Tunisia", "Libyan pilots"},
	{"Kenya lifted a ban on Somali traders.", graphmodel.Concede, "Kenya", "Somali traders"},
	{"Panama accepted the demands of striking teachers.", graphmodel.Concede, "Panama", "teachers"},
	{"Colombian guerrillas released four Spanish engineers.", graphmodel.Retreat, "Colombian guerrillas", "Spanish engineers"},
	{"Eritrea declared a unilateral ceasefire.", graphmodel.Retreat, "Eritrea", ""},
	{"Cambodia accused Thailand of shelling its villages.", graphmodel.Accuse, "Cambodia", "Thailand"},
	{"A Belgian rights group condemned Rwanda's treatment of prisoners.", graphmodel.Accuse, "Belgian rights group", "Rwanda"},
	{"Armenia rejected Azerbaijan's offer of talks.", graphmodel.Reject, "Armenia", "Azerbaijan"},
	{"Burmese generals ruled out negotiations with the rebels.", graphmodel.Reject, "Burmese generals", "rebels"},
	{"Sudan threatened to expel aid workers from Darfur.", graphmodel.Threaten, "Sudan", ""},
	{"Ethiopian rebels vowed to attack foreign oil companies.", graphmodel.Threaten, "Ethiopian rebels", "oil companies"},
	{"Indonesia said it will impose sanctions on Fiji.", graphmodel.Threaten, "Indonesia", "Fiji"},
	{"Pakistan gave India an ultimatum to leave the post.", graphmodel.Threaten, "Pakistan", "India"},
	{"Bolivian miners blocked highways to demand better pay.", graphmodel.Protest, "Bolivian miners", ""},
	{"Argentine truckers went on strike over fuel prices.", graphmodel.Protest, "Argentine truckers", ""},
	{"Sweden expelled two Belarusian diplomats.", graphmodel.Sanction, "Sweden", "Belarusian diplomats"},
	{"Saudi Arabia broke off relations with Iran.", graphmodel.Sanction, "Saudi Arabia", "Iran"},
	{"Norway suspended aid to Malawi after the coup.", graphmodel.Sanction, "Norway", "Malawi"},
	{"South Korea put its army on alert.", graphmodel.Mobilize, "South Korea", ""},
	{"Moroccan police arrested twelve Sahrawi activists.", graphmodel.Coerce, "Moroccan police", "Sahrawi activists"},
	{"Two Polish students were arrested by Belarusian police.", graphmodel.Coerce, "Belarusian police", "Polish students"},
	{"Iranian hackers attacked Saudi banks.", graphmodel.Assault, "Iranian hackers", "Saudi banks"},
	{"Rwandan soldiers opened fire on Congolese protesters.", graphmodel.Assault, "Rwandan soldiers", "Congolese protesters"},
	{"The Malian army came under fire from Tuareg rebels.", graphmodel.Assault, "Tuareg rebels", "Malian army"},
	{"Armenian forces captured two Azeri villages.", graphmodel.Assault, "Armenian forces", "Azeri villages"},
	{"Anders Lund was fired as coach of Malmö on Monday.", graphmodel.Resign, "", "Anders Lund"},
	{"Nurses in Manchester went on strike over pay.", graphmodel.Protest, "Nurses", ""},
	{"Shell raised its dividend on Thursday.", graphmodel.Business, "Shell", ""},
}

func TestTypesAndParties(t *testing.T) {
	for _, tt := range typedSentences {
		found := read(t, tt.text)
		ok := slices.ContainsFunc(found.Events, func(e graphmodel.FoundEvent) bool {
			return e.Type == tt.typ && plays(&found, tt.text, e, tt.actor, graphmodel.Actor) && plays(&found, tt.text, e, tt.to, graphmodel.Recipient)
		})
		if !ok {
			t.Errorf("%s\nwant %s by %q to %q, got %+v", tt.text, tt.typ, tt.actor, tt.to, found.Events)
		}
	}
}

// plays reports whether the phrase has the role in the event, or takes part in it
// on equal terms. Nobody always does.
func plays(f *graphmodel.Findings, text string, e graphmodel.FoundEvent, phrase string, role graphmodel.LinkType) bool {
	return phrase == "" || slices.ContainsFunc(e.Arguments, func(a graphmodel.Argument) bool {
		if a.Role != role && a.Role != graphmodel.Participant {
			return false
		}
		said := a.Span.In(text)
		return strings.Contains(said, phrase) || strings.Contains(phrase, said) || a.Entity >= 0 && f.Entities[a.Entity].Name == phrase
	})
}

func TestFiguresOfSpeech(t *testing.T) {
	for _, tt := range []struct {
		text string
		not  graphmodel.EventType
	}{
		{"The home team attacked from the first minute and won the match 3-0.", graphmodel.Assault},
		{"Lakeside United beat Harbor City 2-1 on Sunday.", graphmodel.Assault},
		{"The senator attacked the governor over school budgets.", graphmodel.Assault},
		{"Nurses in Manchester went on strike over pay.", graphmodel.Assault},
		{"Anders Lund was fired as coach of Malmö on Monday.", graphmodel.Assault},
		{"Doctors fight for better hospitals in Ghana.", graphmodel.Assault},
		{"Shell raised its dividend on Thursday.", graphmodel.Assault},
		{"The bar in central Dublin closed at midnight.", graphmodel.Coerce},
		{"Hotels in Rome charge tourists an extra fee.", graphmodel.Trial},
		{"Peter Holm charged the battery of his phone.", graphmodel.Trial},
		{"The film shot in Morocco opens on Friday.", graphmodel.Assault},
		{"Sales exploded in China last year.", graphmodel.Assault},
		{"Carmen Ortiz killed time at the airport in Madrid.", graphmodel.Assault},
		{"The company released its annual report on Tuesday.", graphmodel.Retreat},
		{"A new law allows Tom Hale to vote by mail.", graphmodel.Concede},
		{"The euro came under pressure on Monday.", graphmodel.Assault},
		{"The storm hit Manila on Friday.", graphmodel.Assault},
		{"A Chadian official, who asked not to be named, spoke of delays.", graphmodel.Request},
		{"Jana Mala captured the mood of Prague in her novel.", graphmodel.Coerce},
		{"The startup seized the opportunity to expand in India.", graphmodel.Coerce},
		{"Fans of Brazil invaded the pitch after the final whistle.", graphmodel.Assault},
	} {
		found := read(t, tt.text)
		if slices.ContainsFunc(found.Events, func(e graphmodel.FoundEvent) bool { return e.Type == tt.not }) {
			t.Errorf("%s\ntells no %s, got %+v", tt.text, tt.not, found.Events)
		}
	}
}
