package relations

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
	"clew/importers/extract/phrase"
)

// capitalSpoke returns the country whose capital is the subject of the sentence of
// token i or of the one before it: "Beijing was not amused. Ana Lind, the foreign
// ministry spokeswoman,". The article must name the country; -1 where it does not.
func (f *finder) capitalSpoke(i int) int {
	here := f.d.SentenceOf(i)
	for s := here; s >= 0 && s >= here-1 && f.d.Sentences[s].Paragraph == f.d.Sentences[here].Paragraph; s-- {
		for _, m := range f.c.MentionsIn(f.d.Sentences[s].First, min(i, f.d.Sentences[s].Last)) {
			if f.kindOf(m) != graphmodel.Place || f.placeIs(m) != lexicon.KindCapital || f.c.Mentions[m].Form != graphmodel.FormName ||
				!strings.HasPrefix(f.d.Tokens[f.c.Heads[m]].Rel, "nsubj") {
				continue
			}
			if n := f.countryNamed(f.countryOf(m), i); n >= 0 {
				return n
			}
		}
	}
	return -1
}

// countryNamed is the mention, nearest to token i, of the country with a code; -1
// where the article does not name it.
func (f *finder) countryNamed(code string, i int) int {
	if code == "" {
		return -1
	}
	for e, x := range f.c.Entities {
		if x.Key == "country:"+code {
			return f.nearest(e, i)
		}
	}
	return -1
}

// ofMinistry reports whether an office is held at a ministry without a name: "the
// foreign ministry spokesman".
func (f *finder) ofMinistry(p office.Phrase) bool {
	if strings.Contains(p.Office.Text, "ministry") {
		return true
	}
	for i := max(p.First-1, 0); i < p.Head; i++ {
		if f.lower(i) == "ministry" && f.sameSentence(i, p.Head) {
			return true
		}
	}
	return false
}

// nationOfBody returns the country whose parliament or government the paragraph names
// last before token i: "sat in the Riksdag. There she fought Bo Berg, the prime minister,".
func (f *finder) nationOfBody(i int) int {
	s := f.d.SentenceOf(i)
	for s > 0 && f.d.Sentences[s-1].Paragraph == f.d.Sentences[s].Paragraph {
		s--
	}
	code := ""
	for _, m := range f.c.MentionsIn(f.d.Sentences[s].First, i) {
		if f.kindOf(m) != graphmodel.Organization || f.c.Mentions[m].Form != graphmodel.FormName {
			continue
		}
		x := f.c.Entities[f.c.Mentions[m].Entity]
		if o := f.lex.OrgByKey(x.Key); x.Key != "" && o != nil && (o.Class == lexicon.OrgParliament || o.Class == lexicon.OrgGovernment) && o.Country != "" {
			if code != "" && code != o.Country {
				return -1
			}
			code = o.Country
		}
	}
	return f.countryNamed(code, i)
}

// rulingBodies are what governs a country and needs no name there.
var rulingBodies = wordSet("government junta cabinet administration council")

// rulingKinds tell that a body governs the whole country, and that for a time or by force.
var rulingKinds = wordSet("interim transitional caretaker provisional military ruling national presidential coalition unity")

// fromGovernments reads "the head of the interim government, Ana Lind" in an article
// about one country.
func (f *finder) fromGovernments() {
	for _, h := range f.c.Holders {
		p := f.offices[h.Phrase]
		if p.Plural || p.Office.Family || !governs[f.lowerHead(p)] || !f.ofGovernment(p.Last) {
			continue
		}
		if m := f.mainNation(p.First); m >= 0 && !f.inPassing(m) {
			f.add(link{typ: graphmodel.Role, head: h.Mention, tail: m, label: f.label(p, owner{link: "of"}) + " the government of", confidence: 0.5, extractor: byContext})
		}
	}
}

// governs are offices that lead a government.
var governs = wordSet("head leader chief chairman chairwoman chair president")

// ofGovernment reports whether "of the interim government" stands at token i, without a
// name behind it.
func (f *finder) ofGovernment(i int) bool {
	if f.lower(i) != "of" || f.lower(i+1) != "the" {
		return false
	}
	kinds := 0
	for j := i + 2; j < len(f.d.Tokens) && j < i+6 && f.sameSentence(j, i); j++ {
		switch w := f.lower(j); {
		case f.mentionAt(j) >= 0:
			return false
		case rulingKinds[w]:
			kinds++
		case rulingBodies[w]:
			next := f.lower(j + 1)
			return (kinds > 0 || w == "junta") && next != "of" && next != "in" && next != "for"
		case !phrase.IsHyphen(f.form(j)) && f.d.Tokens[j].UPOS != "ADJ":
			return false
		}
	}
	return false
}

// nationLed is the one country that the text puts to the name of somebody who has a
// minister or premier: "Ana Lind of Kenya, who sent her prime minister, Bo Berg".
func (f *finder) nationLed(person int) int {
	nation := -1
	for _, l := range f.links {
		if l.From != person || l.Type != graphmodel.Role && l.Type != graphmodel.From || f.kindOf(l.Tail) != graphmodel.Place || f.placeIs(l.Tail) != lexicon.KindCountry {
			continue
		}
		if nation >= 0 && f.c.Mentions[nation].Entity != l.To {
			return -1
		}
		nation = l.Tail
	}
	return nation
}

// union is the European Union where the article names it and a commissioner has no
// commission: "In Brussels the enlargement commissioner, Ana Lind, welcomed it".
func (f *finder) union(i int) int {
	for e, x := range f.c.Entities {
		if x.Name == "European Union" && x.Kind == graphmodel.Organization {
			return f.nearest(e, i)
		}
	}
	return -1
}

// knownLeaders reads "Kenya's William Ruto": whom everybody knows to lead the country
// that the text puts to the name.
func (f *finder) knownLeaders() {
	for k := range f.links {
		l := f.links[k]
		if l.Type != graphmodel.Role && l.Type != graphmodel.From || l.Label != "of" && l.Label != "from" || f.kindOf(l.Tail) != graphmodel.Place {
			continue
		}
		if code := f.lex.Leader(f.c.Entities[l.From].Name); code != "" && f.c.Entities[l.To].Key == "country:"+code {
			f.add(link{typ: graphmodel.Role, head: l.Head, tail: l.Tail, label: "leader of", confidence: 0.85, extractor: byGazetteer})
		}
	}
}
