package names

import (
	"slices"
	"strings"
	"unicode/utf8"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// plainAcronyms are acronyms that name no organization.
var plainAcronyms = wordSet(`GDP HIV AIDS PM AM NGO NGOS LGBT LGBTQ SUV ATM GPS USB DVD CD PC IT HR PR DNA RNA TV VAT IPO VIP UFO WWII WWI CCTV SMS QR
	GMT UTC EST CEST CET EDT BST IST ID IDS OK CEO CFO COO CTO MP MPS MEP PHD MBA AI LNG LPG EV EVS PPE ICU MRI PCR UV LED CO NFT ESG CPI PPI QE IED IEDS
	API APIs SaaS PaaS IaaS XDR EDR SIEM IAM MFA SSO VPN LLM LLMs GPU GPUs CPU CPUs SSD LCD OLED PVC CPVC HVAC DIY FAQ FAQs SEO CRM ERP KPI KPIs ROI EBITDA B2B B2C IoT RDN OPD EHR
	EMR NLP VR XR RWD AWD FWD MSRP GPA GMAT GRE BMI IVF DOI ISBN HTML CSS PDF GIF USP RFP SLA OTT FIR MoU MOU AGM TBC TBA NGOS COP EEZ NEV NEVs PhD
	RAM ROM RGB DPI EQ FPS UX UI CTA HIIT NFC RFID HDR UHD SDK SQL URL LAN WLAN HTTP HTTPS DNS JPEG PNG MP3 MP4 CMS CTR RSVP ETA BBQ TBD AKA FYI EDM PTSD ADHD OCD STEM DUI DWI
	AC OEM OEMs ETF ETFs SME SMEs MSME MSMEs FDI CSR BPM USD EUR GBP LLC LTD VOIP GPT MOBA RTB IEC HDMI USBC EMI EMIs SIP KYC AML HNI JEE NEET EPS YOY
	II III IV VI VII VIII IX XI XII XIII XIV XV XVI`)

// acronyms adds "(NPP)" after "New Patriotic Party" and gives both the type
// organization.
func (c *combiner) acronyms() {
	taken := c.taken()
	var added []candidate
	for i := range c.names {
		n := &c.names[i]
		if n.Type == graphmodel.MentionPerson && n.source != fromModel || n.Last-n.First < 2 || n.Last+2 >= len(c.d.Tokens) {
			continue
		}
		if c.d.Tokens[n.Last].Form != "(" || c.d.Tokens[n.Last+2].Form != ")" {
			continue
		}
		short := c.d.Tokens[n.Last+1].Form
		c.spellOut(short, n)
		if !isAllCaps(strings.ReplaceAll(short, ".", "")) {
			// "South African Revenue Service (Sars)": some papers write acronyms
			// that are spoken as words like words.
			if n.Type != graphmodel.MentionOrg || utf8.RuneCountInString(short) < 4 || !isCapitalized(short) || !c.spells(short, n) {
				continue
			}
		} else if !c.abbreviates(short, n) {
			continue
		}
		switch {
		case n.Type == graphmodel.MentionPerson && (n.Score >= doubtful || c.isSomebody(n)):
			// "Ana Maria Costa (AMC)" is she, "Ana Costa (PSD)" is in a party.
			if !c.spells(short, n) {
				continue
			}
		case n.Type != graphmodel.MentionEvent && n.Type != graphmodel.MentionPlace && !c.surelyOther(n):
			n.Type = graphmodel.MentionOrg
		}
		if !taken[n.Last+1] {
			added = append(added, candidate{Name: nameOf(n.Last+1, n.Last+2, n.Type, 0.9), source: fromRule, sure: true})
			continue
		}
		for j := range c.names {
			if c.names[j].First == n.Last+1 {
				c.names[j].Type = n.Type
				c.names[j].source = fromRule
			}
		}
	}
	c.names = append(c.names, added...)
	c.dropCovered()
}

// isSomebody reports whether the words of a name or those around it show it to be
// a person's, and nothing shows the name to be a body's.
func (c *combiner) isSomebody(n *candidate) bool {
	words := c.nameWords(n.First, n.Last)
	return words.org <= 0 && (words.person > 0 || c.context(n.First, n.Last).person > 0)
}

// spellOut takes the words before a name into it that its acronym counts: the
// "Immigration, Refugees" and "and" before "Citizenship Canada (IRCC)".
func (c *combiner) spellOut(short string, n *candidate) {
	if n.Type == graphmodel.MentionPerson || !isAllCaps(short) || c.spells(short, n) {
		return
	}
	t, longer := c.d.Tokens, *n
	for i := n.First - 1; i >= 0 && n.First-i < 3*len(short) && c.d.SentenceOf(i) == c.d.SentenceOf(n.First); i-- {
		switch {
		case isCapitalized(t[i].Form):
			if longer.First = i; c.spells(short, &longer) {
				n.First, n.Key = i, ""
				return
			}
		case t[i].Form == ",", t[i].Form == "and", t[i].Form == "of", t[i].Form == "for", t[i].Form == "the", t[i].Form == "&":
		default:
			return
		}
	}
}

// spells reports whether the initials of a name's words are the acronym.
func (c *combiner) spells(short string, n *candidate) bool {
	var initials strings.Builder
	for i := n.First; i < n.Last; i++ {
		if w := c.d.Tokens[i].Form; isCapitalized(w) {
			r, _ := utf8.DecodeRuneInString(w)
			initials.WriteRune(r)
		}
	}
	return lexicon.Fold(initials.String()) == lexicon.Fold(strings.ReplaceAll(short, ".", ""))
}

// abbreviates reports whether an acronym may stand for a name: each of its
// letters begins a word or follows the one before inside a word, and the first
// letters agree in most cases; foreign acronyms only need brackets.
func (c *combiner) abbreviates(short string, n *candidate) bool {
	words := 0
	for i := n.First; i < n.Last; i++ {
		if isCapitalized(c.d.Tokens[i].Form) {
			words++
		}
	}
	return words >= 2 && len(short) <= 8
}

// purposes joins what an institute is for to its name: "Alfred Wegener
// Institute" and "Polar Research" around "for".
func (c *combiner) purposes() {
	t := c.d.Tokens
	for i := 0; i+1 < len(c.names); i++ {
		a, b := &c.names[i], &c.names[i+1]
		if a.Type != graphmodel.MentionOrg || b.Key != "" || b.Type != graphmodel.MentionOrg && b.Type != graphmodel.MentionOther ||
			a.Last+1 != b.First || t[a.Last].Form != "for" || c.d.SentenceOf(a.First) != c.d.SentenceOf(b.First) {
			continue
		}
		switch t[a.Last-1].Form {
		case "Institute", "Centre", "Center", "Council", "Foundation", "Committee", "Commission", "Association", "Agency", "Society", "Office", "Laboratory", "School", "Alliance", "Campaign":
		default:
			continue
		}
		if b.Last-b.First == 1 && isAllCaps(t[b.First].Form) || b.Last-b.First > 1 && c.lex.Cues(t[b.Last-1].Form)&lexicon.CueOrgSuffix != 0 {
			continue // "left the institute for NASA"
		}
		a.Last, a.Key, a.source = b.Last, "", fromRule
		c.names = slices.Delete(c.names, i+1, i+2)
		i--
	}
}

// boards joins "Kestrel Planner Board" and "Standards Inc." around "of": what a
// board or a council is of is a part of its name.
func (c *combiner) boards() {
	t := c.d.Tokens
	for i := 0; i+1 < len(c.names); i++ {
		a, b := &c.names[i], &c.names[i+1]
		if a.Type != graphmodel.MentionOrg || b.Type != graphmodel.MentionOrg || a.Key != "" || b.Key != "" || a.Last+1 != b.First || t[a.Last].Form != "of" ||
			c.d.SentenceOf(a.First) != c.d.SentenceOf(b.First) || len(c.lex.OrgsByName(c.text(b.First, b.Last))) > 0 {
			continue
		}
		if c.lex.Cues(t[a.Last-1].Form)&lexicon.CueOrgHead == 0 || b.Last-b.First < 2 || isAllCaps(t[b.First].Form) {
			continue
		}
		a.Last, a.source = b.Last, fromRule
		c.names = slices.Delete(c.names, i+1, i+2)
		i--
	}
}

// spelled adds "Help Without Walls" before "(HWW)", which nobody could read: as
// many words with capitals as the acronym has letters, which begin them.
func (c *combiner) spelled() {
	taken := c.taken()
	t := c.d.Tokens
	var added []candidate
	for i := 3; i+2 < len(t); i++ {
		short := t[i+1].Form
		if t[i].Form != "(" || t[i+2].Form != ")" || !isAllCaps(short) || len(short) < 3 || taken[i-1] {
			continue
		}
		first, letters := i, len(short)
		for first > 0 && letters > 0 && !taken[first-1] && i-first < 2*len(short) && c.d.SentenceOf(first-1) == c.d.SentenceOf(i) {
			w := t[first-1].Form
			if isCapitalized(w) {
				letters--
				if w[0] != short[letters] {
					break
				}
			} else if t[first-1].UPOS != "ADP" && t[first-1].UPOS != "DET" && t[first-1].UPOS != "CCONJ" {
				break
			}
			first--
		}
		if n := (&candidate{Name: nameOf(first, i, graphmodel.MentionOrg, 0.7), source: fromRule, sure: true}); letters == 0 && first < i && isCapitalized(t[first].Form) && c.spells(short, n) {
			added = append(added, *n)
		}
	}
	c.names = append(c.names, added...)
	sortNames(c.names)
}
