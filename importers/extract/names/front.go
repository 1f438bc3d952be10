package names

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
)

// memberLetters stand before or behind the names of members of parliaments; MP does
// as well, but is a word of its own before a name.
const memberLetters = " TD MSP MEP MLA MNA MPA MLC MCA MHA MHK MK "

// ranks are titles and letters in capitals that stand before a person's name and
// are no words: those of the police and of members of parliaments.
var ranks = wordSet(`IG DIG AIG IGP DIGP ADGP DGP SSP DSP ASP CSP ACP DCP ASI PSI SHO SDPO DCI DSI DCS WPC MEC CJI
	SAC PCO PSSg PMSg PCol PLtCol PMaj PCapt PLt PBGen PMGen PGen` + memberLetters)

// seated are the letters behind the name of a member of a parliament or, with
// their party or region before them, of a lawyer or scholar.
var seated = wordSet(memberLetters + "MP MPs" + strings.ReplaceAll(memberLetters, " ", "s "))

// plainTitles stand before nothing but people, whatever a recognizer took the name for.
var plainTitles = wordSet(`Mr Mrs Ms Dr Prof Coun Cllr Cr Sgt Cpl Lt Col Capt Maj Brig Gen Insp Supt Rev Revd Fr Msgr Hon Alhaji Alhaja Alhaj Hajia Hajiya Oba Otunba Engr Barr
	Comr Adv Datuk Dato Datin Encik Puan Ustaz Ustadz Kyai Shri Smt Thiru Swami Pandit Archimandrite Hieromonk Archpriest Abuna Anba Rabbi Mullah Maulana Maulvi Mufti Imam Ayatollah`)

// cutFront cuts off what describes a name rather than belonging to it, where the
// recognizer took it for its beginning: "Kyiv-based", "Swiss NGO", "Baka
// association", "Kuwaiti", "Coun".
func (c *combiner) cutFront(n doc.Name) doc.Name {
	t := c.d.Tokens
	if n.Last-n.First < 2 {
		return n
	}
	if n.Type == graphmodel.MentionPerson {
		for n.Last-n.First > 2 && ranks[t[n.First].Form] {
			n.First++
		}
		return n
	}
	if o, _ := c.lex.OrgByName(c.text(n.First, n.Last)); o != nil {
		return n
	}
	if k := c.described(n); k > 0 {
		n.First += k
		if n.First == n.Last {
			return n
		}
	}
	return c.personInside(n)
}

// described counts the words that describe a body at the start of its name.
func (c *combiner) described(n doc.Name) int {
	t := c.d.Tokens
	for i := n.First + 1; i < n.Last; i++ {
		w := t[i].Form
		switch {
		case w == "based" && i > n.First+1 && isHyphen(t[i-1].Form) && i+1 < n.Last && isCapitalized(t[i+1].Form):
			return i + 1 - n.First
		case w == "NGO" && n.Last-n.First > 2 && i+1 < n.Last && isCapitalized(t[i+1].Form) && i-n.First <= 2 && n.Type == graphmodel.MentionOrg:
			return i + 1 - n.First
		case isLower(w) && i+1 < n.Last && isCapitalized(t[i+1].Form) && c.isOrgNoun(i) && t[i].UPOS == "NOUN" && t[i].XPOS == "NN" && n.Type == graphmodel.MentionOrg:
			return i + 1 - n.First
		}
	}
	return 0
}

// personInside leaves the person of a name that begins with a title or a
// nationality, or ends with a degree, and that the recognizer took for a body.
func (c *combiner) personInside(n doc.Name) doc.Name {
	t := c.d.Tokens
	first := n.First
	for first < n.Last && (plainTitles[strings.TrimSuffix(t[first].Form, ".")] || ranks[t[first].Form] || t[first].Form == ".") {
		first++
	}
	titled := first > n.First && first < n.Last
	if !titled && n.Last-n.First > 2 && c.lex.CountryByDemonym(t[n.First].Form) != nil && c.isGiven(t[n.First+1].Form) {
		first = n.First + 1
	}
	if first == n.First || first == n.Last || n.Last-first > 4 {
		return n
	}
	rest := &candidate{Name: nameOf(first, n.Last, graphmodel.MentionPerson, n.Score)}
	for i := first; i < n.Last; i++ {
		if c.lex.Cues(t[i].Form)&(lexicon.CueOrgHead|lexicon.CueOrgSuffix) != 0 {
			return n // "Gen Holdings"
		}
	}
	if n.Last-first == 1 && titled && t[first-1].Form != "." && !strings.HasSuffix(t[first-1].Form, ".") && !c.isGiven(t[first].Form) {
		return n // "Gen Digital"
	}
	if !c.looksPersonal(rest) || !titled && (n.Last-first < 2 || c.lex.Cues(t[n.Last-1].Form)&lexicon.CueOrgHead != 0) {
		return n
	}
	return rest.Name
}

// cutSeated cuts the letters of a member of parliament off a party's or a region's
// name: "Clann na Talmhan TD", "SNP MSP".
func (c *combiner) cutSeated(n doc.Name) doc.Name {
	t := c.d.Tokens
	if n.Type == graphmodel.MentionPerson || n.Last-n.First < 2 || !seated[t[n.Last-1].Form] {
		return n
	}
	if o, _ := c.lex.OrgByName(c.text(n.First, n.Last)); o == nil {
		n.Last--
	}
	return n
}
