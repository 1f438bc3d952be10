package relations

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/phrase"
)

// fromSeats reads the seats of organizations from what stands around a place: "Bergen,
// where Dalmar has its headquarters", "From Geneva, the federation Dalmar urged", "the
// headquarters of Dalmar in Oslo".
func (f *finder) fromSeats() {
	for i := range f.d.Tokens {
		switch f.lower(i) {
		case "where":
			f.seatWhere(i)
		case "from":
			f.speaksFrom(i)
		case "there":
			f.foundedThere(i)
		case "headquarters", "hq":
			f.headquartersOf(i)
		}
	}
}

// seatWhere reads "Bergen, where Dalmar has its headquarters" and "in Leeds, where Dalmar
// is based".
func (f *finder) seatWhere(where int) {
	end := where
	if f.form(end-1) == "," {
		end--
	}
	place := f.mentionEnding(end)
	if place < 0 || !f.sameSentence(end-1, where) || f.kindOf(place) != graphmodel.Place || f.c.Mentions[place].Demonym {
		return
	}
	org := -1
	for i := where + 1; i < len(f.d.Tokens) && i < where+12 && f.sameSentence(i, where); i++ {
		if m := f.mentionAt(i); m >= 0 && f.c.Ranges[m].First == i {
			if f.kindOf(m) == graphmodel.Organization && org < 0 {
				org = m
				i = f.c.Ranges[m].Last - 1
				continue
			}
			if !f.isPronoun(m) {
				return
			}
			continue
		}
		w := f.lower(i)
		switch {
		case org < 0 && (f.d.Tokens[i].UPOS == "VERB" || f.d.Tokens[i].UPOS == "PUNCT"), w == "not", w == "no", w == ",", w == ";":
			return
		case org < 0:
		case w == "headquarters" || w == "headquartered" || w == "based" || w == "seat" || w == "head" && f.lower(i+1) == "office" || w == "main" && f.lower(i+1) == "office":
			if w == "based" && f.lower(i-1) == "once" {
				return
			}
			label := w + " in"
			if w == "head" || w == "main" {
				label = w + " office in"
			}
			f.add(link{typ: graphmodel.BasedIn, head: org, tail: place, label: label, confidence: 0.85, extractor: byPattern})
			return
		}
	}
}

// statements are verbs by which a body speaks from its seat.
var statements = wordSet("say urge call warn demand announce accuse condemn criticize criticise appeal tell deny promise express describe welcome reject")

// speaksFrom reads "From Geneva, the union federation Dalmar urged".
func (f *finder) speaksFrom(from int) {
	if from != f.d.Sentences[f.d.SentenceOf(from)].First {
		return
	}
	place := f.nameAt(from + 1)
	if place < 0 || f.kindOf(place) != graphmodel.Place || f.c.Mentions[place].Demonym || f.form(f.c.Ranges[place].Last) != "," {
		return
	}
	for i := f.c.Ranges[place].Last + 1; i < len(f.d.Tokens) && i < from+12 && f.sameSentence(i, from); i++ {
		m := f.nameAt(i)
		if m < 0 {
			if t := &f.d.Tokens[i]; t.UPOS != "DET" && t.UPOS != "NOUN" && t.UPOS != "ADJ" && t.UPOS != "PROPN" && !phrase.IsHyphen(t.Form) {
				return
			}
			continue
		}
		if f.kindOf(m) != graphmodel.Organization {
			if f.c.Mentions[m].Demonym {
				continue
			}
			return
		}
		if v := f.c.Ranges[m].Last; v < len(f.d.Tokens) && statements[strings.ToLower(f.d.Tokens[v].Lemma)] && f.d.Tokens[v].UPOS == "VERB" {
			f.add(link{typ: graphmodel.BasedIn, head: m, tail: place, label: f.lower(v) + " from", confidence: 0.75, extractor: f.seatExtractor(m, place)})
		}
		return
	}
}

// foundings are verbs by which a body begins where it then is.
var foundings = wordSet("found co-found establish open launch start create")

// foundedThere reads "They moved to Oslo. There she founded Dalmar".
func (f *finder) foundedThere(there int) {
	s := f.d.SentenceOf(there)
	if s == 0 || there != f.d.Sentences[s].First || f.d.Sentences[s-1].Paragraph != f.d.Sentences[s].Paragraph {
		return
	}
	place := -1
	for _, m := range f.c.MentionsIn(f.d.Sentences[s-1].First, f.d.Sentences[s-1].Last) {
		if f.kindOf(m) == graphmodel.Place && f.c.Mentions[m].Form == graphmodel.FormName && !f.c.Mentions[m].Demonym && !f.isBigPlace(m) {
			place = m
		}
	}
	if place < 0 {
		return
	}
	for v := there + 1; v < f.d.Sentences[s].Last; v++ {
		t := &f.d.Tokens[v]
		if t.UPOS != "VERB" {
			continue
		}
		setUp := strings.EqualFold(t.Lemma, "set") && f.lower(v+1) == "up"
		if !foundings[strings.ToLower(t.Lemma)] && !setUp || f.hypothetical(v) || phrase.Denied(f.d, v) {
			return
		}
		at := v + 1
		if setUp {
			at++
		}
		if o := f.nameBehind(at); len(o) > 0 && f.kindOf(o[0]) == graphmodel.Organization && !f.modifies(o[0]) {
			f.add(link{typ: graphmodel.BasedIn, head: o[0], tail: place, label: f.text(v, at) + " in", confidence: 0.75, extractor: byPattern})
		}
		return
	}
}

// headquartersOf reads "the headquarters of Dalmar in Oslo", and without a place that of
// the dateline.
func (f *finder) headquartersOf(i int) {
	town := f.nameAt(i - 1)
	if f.kindOf(town) != graphmodel.Place || f.c.Mentions[town].Demonym || f.countryNamed(f.countryOf(town), i) == town {
		town = -1
	}
	if town >= 0 {
		// "Dalmar's Bergen headquarters".
		if at := f.c.Ranges[town].First - 1; at > 0 && phrase.IsPossessive(f.form(at)) {
			if m := f.possessor(at); m >= 0 && f.kindOf(m) == graphmodel.Organization {
				f.add(link{typ: graphmodel.BasedIn, head: m, tail: town, label: "headquarters in", confidence: 0.85, extractor: byPattern})
			}
			return
		}
	}
	if f.lower(i+1) != "of" {
		return
	}
	at := i + 2
	if f.lower(at) == "the" {
		at++
	}
	m := f.nameAt(at)
	if m < 0 || f.kindOf(m) != graphmodel.Organization || f.c.Ranges[m].First != at || f.ownsNext(m) || f.modifies(m) {
		return
	}
	if town >= 0 {
		f.add(link{typ: graphmodel.BasedIn, head: m, tail: town, label: "headquarters in", confidence: 0.85, extractor: byPattern})
		return
	}
	end := f.c.Ranges[m].Last
	if w := f.lower(end); w == "in" || w == "at" || w == "near" {
		if o := f.nameAt(end + 1); o >= 0 && f.kindOf(o) == graphmodel.Place && w != "near" && !f.c.Mentions[o].Demonym {
			f.add(link{typ: graphmodel.BasedIn, head: m, tail: o, label: "headquarters in", confidence: 0.85, extractor: byPattern})
		}
		return
	}
	if o := f.datelinePlace(); o >= 0 && f.lower(f.nounPhraseStart(i)-1) == "at" && f.onlyPlaceBefore(o, i) {
		f.add(link{typ: graphmodel.BasedIn, head: m, tail: o, label: "headquarters in", confidence: 0.7, extractor: f.seatExtractor(m, o)})
	}
}

// seatExtractor names what speaks for a seat: geography that everybody knows, where the
// lists have the place for the organization, else the words alone.
func (f *finder) seatExtractor(org, place int) string {
	e := f.c.Entities[f.c.Mentions[org].Entity]
	if o := f.lex.OrgByKey(e.Key); e.Key != "" && o != nil && o.City != "" && o.City == f.c.Entities[f.c.Mentions[place].Entity].Name {
		return byGazetteer
	}
	return byPattern
}

// datelinePlace is the place in front of the dash that opens the report, or -1.
func (f *finder) datelinePlace() int {
	return f.nearest(f.once("dateline", func() int {
		for s := 0; s < len(f.d.Sentences) && s < 4; s++ {
			first := f.d.Sentences[s].First
			m := f.nameAt(first)
			if m < 0 || f.kindOf(m) != graphmodel.Place || strings.ToUpper(f.form(first)) != f.form(first) {
				continue
			}
			for i := f.c.Ranges[m].Last; i < len(f.d.Tokens) && i < first+16; i++ {
				if phrase.IsDash(f.form(i)) || phrase.IsHyphen(f.form(i)) && f.d.Tokens[i].Start > f.d.Tokens[i-1].End || i == f.c.Ranges[m].Last && f.form(i) == ":" {
					return f.c.Mentions[m].Entity
				}
			}
		}
		return -1
	}), 0)
}

// onlyPlaceBefore reports whether the sentence of token i names no town but the place
// of mention o before it.
func (f *finder) onlyPlaceBefore(o, i int) bool {
	s := f.d.Sentences[f.d.SentenceOf(i)]
	for _, m := range f.c.MentionsIn(s.First, s.Last) {
		if f.kindOf(m) == graphmodel.Place && !f.c.Mentions[m].Demonym && f.countryOf(m) != f.countryOf(o) {
			return false
		}
	}
	return true
}

// premises are what a business has one of and is called by: "the Dalmar yard in Oslo".
var premises = wordSet(`yard shipyard brewery distillery restaurant hotel hospital clinic bakery winery vineyard sawmill nightclub club cinema theater theatre
	inn pub cafe café guesthouse orphanage monastery zoo gallery bookshop bookstore school nursery`)

// premisesIn reads "worked at the Dalmar yard in Oslo" for an organization that no list
// knows: a company that they know has its plants anywhere.
func (f *finder) premisesIn(m int) {
	end := f.c.Ranges[m].Last
	if !premises[f.lower(end)] || f.lower(end+1) != "in" && f.lower(end+1) != "at" || !f.sameSentence(end, end+1) || f.c.Entities[f.c.Mentions[m].Entity].Key != "" {
		return
	}
	if o := f.nameAt(end + 2); o >= 0 && f.kindOf(o) == graphmodel.Place && !f.c.Mentions[o].Demonym && !f.ownsNext(o) {
		f.add(link{typ: graphmodel.BasedIn, head: m, tail: o, label: f.form(end) + " in", confidence: 0.75, extractor: byPattern})
	}
}

// comesFrom reads "Los Cuervos, a gang from Oslo".
func (f *finder) comesFrom(m int) {
	end := f.c.Ranges[m].Last
	if f.form(end) != "," || !f.indefiniteNear(end+1) && f.lower(end+1) != "the" {
		return
	}
	for i := end + 2; i < len(f.d.Tokens) && i < end+7 && f.sameSentence(i, end); i++ {
		if f.lower(i) == "from" || f.lower(i) == "of" && bands[f.lower(i-1)] {
			if !f.orgNoun(i-1) && !bands[f.lower(i-1)] {
				return
			}
			if o := f.nameAt(i + 1); o >= 0 && f.kindOf(o) == graphmodel.Place && !f.c.Mentions[o].Demonym && !f.ownsNext(o) {
				f.add(link{typ: graphmodel.BasedIn, head: m, tail: o, label: f.form(i-1) + " from", confidence: 0.8, extractor: byPattern})
			}
			return
		}
		t := &f.d.Tokens[i]
		if t.UPOS != "ADJ" && t.UPOS != "NOUN" && !phrase.IsHyphen(t.Form) || f.nameAt(i) >= 0 && !f.c.Mentions[f.nameAt(i)].Demonym {
			return
		}
	}
}

// bands are groups of people that come from where they are at home.
var bands = wordSet("gang band syndicate cartel crew choir orchestra troupe collective cooperative co-operative trio quartet quintet duo clan cell militia firm start-up startup")
