package names_test

import (
	"slices"
	"testing"

	"clew/graphmodel"
)

// TestWholeNames reads names of which the recognizer has marked a part or too much.
func TestWholeNames(t *testing.T) {
	const person, org, place, other = graphmodel.MentionPerson, graphmodel.MentionOrg, graphmodel.MentionPlace, graphmodel.MentionOther
	type learned = map[string]graphmodel.MentionType
	tests := []struct {
		name, text string
		learned    learned
		want       []string
	}{
		{"a numbered unit", "Soldiers of the 48th Infantry Battalion returned.", learned{"Infantry Battalion": org}, []string{"ORG 48th Infantry Battalion"}},
		{"a unit that was taken for a place", "They fought beside the Ninth Army Region.", learned{"Ninth Army Region": place}, []string{"ORG Ninth Army Region"}},
		{"no unit is a prize", "She won the 3rd Prize.", learned{"3rd Prize": other}, []string{"OTHER Prize"}},
		{"a saint's fund", "St Werburga's Hospice Fund paid.", learned{"Werburga": person, "Hospice Fund": org}, []string{"ORG St Werburga's Hospice Fund"}},
		{"a saint's school alone", "He was the head of St Werburga's in Quillan.", learned{"St Werburga": place, "Quillan": place}, []string{"ORG St Werburga's", "PLACE Quillan"}},
		{"a double surname", "Chandra Osterby-Sen resigned.", learned{"Chandra Osterby": person}, []string{"PERSON Chandra Osterby-Sen"}},
		{"two people on both sides of a hyphen", "The Osterby-Krane talks failed.", learned{"Osterby": person, "Krane": person}, []string{"PERSON Osterby", "PERSON Krane"}},
		{"an initial before the name", "The dead were named as K Osterby and others.", learned{"Osterby": person}, []string{"PERSON K Osterby"}},
		{"a body of people of a trade", "She ran the Quarrow Fishermen's Co-operative.", learned{"Quarrow Fishermen": org}, []string{"ORG Quarrow Fishermen's Co-operative"}},
		{"a court of magistrates", "He stood before the Quarrow Magistrate's Court.", learned{"Quarrow Magistrate": org, "Court": org}, []string{"ORG Quarrow Magistrate's Court"}},
		{
			"two fields of a court", "The Economic and Financial Crimes Court sat.",
			learned{"Financial Crimes Court": org},
			[]string{"ORG Economic and Financial Crimes Court"},
		},
		{
			"two bodies that stand beside each other", "The Treasury and National Farm Council agreed.",
			learned{"National Farm Council": org},
			[]string{"ORG National Farm Council"},
		},
		{"a king's number", "He bowed to King Osterby Krane VI of the island.", learned{"Osterby Krane": person}, []string{"PERSON Osterby Krane VI"}},
		{"an Arabic article in small letters", "He defected from al-Shabaab.", nil, []string{"ORG al-Shabaab org:al-shabaab"}},
		{"a title of Nigeria", "She met Alhaja Sekinat Osterby.", learned{"Alhaja Sekinat Osterby": person}, []string{"PERSON Sekinat Osterby"}},
		{"a councillor who was taken for a body", "Coun Sekinat Osterby spoke.", learned{"Coun Sekinat Osterby": org}, []string{"PERSON Sekinat Osterby"}},
		{"a rank in capitals", "Officers told MPA Wahid Osterby.", learned{"MPA Wahid Osterby": person}, []string{"PERSON Wahid Osterby"}},
		{"letters behind a name", "They asked Wahid Osterby FRS.", learned{"Wahid Osterby FRS": person}, []string{"PERSON Wahid Osterby"}},
		{"letters behind a party", "A Quarrow na Talmhan MSP spoke.", learned{"Quarrow na Talmhan MSP": org}, []string{"ORG Quarrow na Talmhan"}},
		{"where a body is based", "She works for the Quarrow-based Dnipro Mint Centre.", learned{"Quarrow-based Dnipro Mint Centre": org}, []string{"ORG Dnipro Mint Centre"}},
		{"a wife whom the recognizer has missed", "The shares belong to his wife, Tefnara, a nurse.", nil, []string{"PERSON Tefnara"}},
		{"a wife who was taken for a body", "The shares belong to his wife, Tefnara, a nurse.", learned{"Tefnara": org}, []string{"PERSON Tefnara"}},
		{"two parents", "Her parents, Wrenno and Tefnara Osterby, farm at Quillan.", learned{"Tefnara Osterby": person}, []string{"PERSON Wrenno", "PERSON Tefnara Osterby"}},
		{"two brothers who were taken for places", "It is owned by the brothers Wellington and Washington Osterby.", learned{"Wellington": place, "Washington Osterby": place}, []string{"PERSON Wellington", "PERSON Washington Osterby"}},
		{"the eldest", "Of the daughters the eldest, Tefnara, is a midwife.", nil, []string{"PERSON Tefnara"}},
		{"a boy's name", "In bed three lay a boy of twelve named Wrenno; he slept.", nil, []string{"PERSON Wrenno"}},
		{"a company's parent", "Its parent, Wrenno, is listed.", learned{"Wrenno": org}, []string{"ORG Wrenno"}},
		{"what the wife is", "He came with his wife, Quillan lawyer and singer.", learned{"Quillan": place}, []string{"PLACE Quillan"}},
		{"a nickname in quotes", "The gang of Wrenno \"Ti Fo\" Osterby fled.", learned{"Wrenno": person, "Osterby": person}, []string{"PERSON Wrenno \"Ti Fo\" Osterby"}},
		{"an adviser to somebody", "An adviser to Osterby, Wrenno Tefnara, called it so.", learned{"Wrenno Tefnara": org, "Osterby": person}, []string{"PERSON Osterby", "PERSON Wrenno Tefnara"}},
		{
			"the head of a body whose name has an office's word", "He met the head of the Quarrow National Police, Wrenno Tefnara, on Monday.",
			learned{"Wrenno Tefnara": org, "Quarrow National Police": org},
			[]string{"ORG Quarrow National Police", "PERSON Wrenno Tefnara"},
		},
		{"a trader with kin", "Police held the exporter Wrenno Tefnara and his father-in-law.", learned{"Wrenno Tefnara": org}, []string{"PERSON Wrenno Tefnara"}},
		{"a brother-in-law", "It was led by Wrenno Tefnara, a brother-in-law of the king.", learned{"Wrenno Tefnara": org}, []string{"PERSON Wrenno Tefnara"}},
		{"counsel who were taken for a body", "The agency was represented by Wrenno Tefnara KC.", learned{"Wrenno Tefnara KC": org}, []string{"PERSON Wrenno Tefnara"}},
		{"a law firm", "She was represented by the Quarrow firm of Wrenno Tefnara.", learned{"Wrenno Tefnara": person, "Quarrow": place}, []string{"PLACE Quarrow", "ORG Wrenno Tefnara"}},
		{"two partners whom nobody found", "He sold the mill in spring to Osterby & Krane, which closed it.", nil, []string{"ORG Osterby & Krane"}},
		{"an acronym that nobody knows", "They are members of KWUTA. KWUTA's president said no.", nil, []string{"ORG KWUTA", "ORG KWUTA"}},
		{"what an acronym is", "KSNAI, the agency that runs the jails, agreed.", nil, []string{"ORG KSNAI"}},
		{"a word in capitals", "It was abolished by members of Congress; WHEREAS, it is needed, whereas it is not.", learned{"Congress": org}, []string{"ORG Congress"}},
		{"a party before an office", "Wrenno Tefnara is married to a Labour councillor in Quillan.", learned{"Wrenno Tefnara": person, "Quillan": place}, []string{"PERSON Wrenno Tefnara", "ORG Labour", "PLACE Quillan"}},
		{"a member of a party", "Tefnara, a Republican, voted no.", learned{"Tefnara": person}, []string{"PERSON Tefnara", "ORG Republican"}},
		{"a department's minister", "He asked Labour Minister Wrenno Tefnara.", learned{"Wrenno Tefnara": person}, []string{"PERSON Wrenno Tefnara"}},
		{"a view of the world", "They hold liberal and Conservative views.", nil, nil},
		{"a company of one word and its seat", "He sold it to Tefnara of Stockholm.", learned{"Tefnara of Stockholm": org}, []string{"ORG Tefnara", "PLACE Stockholm geo:2673730"}},
		{"what a body is", "He leads the Baka association Gbandi.", learned{"Baka association Gbandi": org}, []string{"ORG Gbandi"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := combine(t, tt.text, tt.learned); !slices.Equal(got, tt.want) {
				t.Errorf("%q gives %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}
