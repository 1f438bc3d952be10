package relations

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/phrase"
)

// fromPlaces reads places within places: "Porto Alegre, Brazil", "Camp David,
// in Maryland", "the Albanian capital Tirana", "Istanbul's Beşiktaş district",
// "Rio Grande do Sul, Brazil's southernmost state".
func (f *finder) fromPlaces() {
	for m, x := range f.c.Mentions {
		if x.Form != graphmodel.FormName || f.kindOf(m) != graphmodel.Place || x.Demonym {
			continue
		}
		f.commaContainer(m)
		f.nounContainer(m)
		f.appositionContainer(m)
		f.possessiveContainer(m)
		f.nounOf(m)
	}
}

// placeIs reports what kind of place a mention is by the gazetteer, "" unknown.
func (f *finder) placeIs(m int) lexicon.PlaceKind { return f.places[f.c.Mentions[m].Entity] }

// placeKinds looks the kinds of all places up once.
func (f *finder) placeKinds() {
	f.places = make([]lexicon.PlaceKind, len(f.c.Entities))
	for e, x := range f.c.Entities {
		if p, ok := f.lex.PlaceByKey(x.Key); ok && x.Key != "" && x.Kind == graphmodel.Place {
			f.places[e] = p.Kind
		}
	}
}

// canHold reports whether place b may contain place a: a region, country or
// larger thing may contain smaller ones, never the other way around, and the
// countries agree.
func (f *finder) canHold(b, a int) bool {
	rank := func(m int) int {
		switch f.placeIs(m) {
		case lexicon.KindCountry:
			return 4
		case lexicon.KindContinent, lexicon.KindWorld:
			return 5
		case lexicon.KindRegion:
			return 3
		case lexicon.KindCapital, lexicon.KindCity:
			return 2
		case "":
			return 0
		}
		return 1
	}
	ra, rb := rank(a), rank(b)
	if k := f.placeIs(b); k == lexicon.KindWater || strings.HasPrefix(f.c.Entities[f.c.Mentions[b].Entity].Name, "Lake ") {
		return false
	}
	ea, eb := f.c.Entities[f.c.Mentions[a].Entity], f.c.Entities[f.c.Mentions[b].Entity]
	if ra != 0 && rb != 0 && ra >= rb {
		return false
	}
	if rb == 0 && ra >= 2 {
		return false
	}
	return ea.Country == "" || eb.Country == "" || ea.Country == eb.Country
}

// commaContainer reads "PLACE, CONTAINER" and "PLACE, in CONTAINER" and "PLACE
// in CONTAINER".
func (f *finder) commaContainer(m int) {
	end := f.c.Ranges[m].Last
	at, label, confidence := end, "in", 0.8
	comma := f.form(at) == ","
	if comma {
		at++
	}
	switch f.lower(at) {
	case "in", "near":
		if f.lower(at) == "near" {
			return
		}
		at++
	default:
		if !comma {
			return
		}
	}
	if w := f.lower(at); w == "the" || w == "co" {
		at++ // "Castletroy, Co Limerick"
	}
	o := f.nameAt(at)
	if comma && len(f.text(f.c.Ranges[m].First, end)) <= 2 {
		return // "(R., Texas)" is a party
	}
	if o < 0 || f.kindOf(o) != graphmodel.Place || f.c.Mentions[o].Demonym || f.ownsNext(o) || !f.sameSentence(at, end) && !f.dateline(m) {
		return
	}
	after := f.form(f.c.Ranges[o].Last)
	if comma && f.lower(at-1) == "," && (after == "and" || after == "or" || f.listed(m) || f.goesOn(o)) {
		return
	}
	if f.lower(at-1) == "the" && f.modifies(o) {
		return // "in the Olympic season"
	}
	if !f.canHold(o, m) {
		return
	}
	if comma && f.placeIs(o) == "" {
		return
	}
	f.add(link{typ: graphmodel.PartOf, head: m, tail: o, label: label, confidence: confidence, extractor: byPattern})
}

func (f *finder) dateline(m int) bool { return f.d.SentenceOf(f.c.Ranges[m].First) <= 1 }

// goesOn reports whether a list goes on behind a town: "Bergen, Oslo, and".
func (f *finder) goesOn(o int) bool {
	if k := f.placeIs(o); k == lexicon.KindCountry || k == lexicon.KindRegion {
		return false
	}
	end := f.c.Ranges[o].Last
	if f.form(end) != "," {
		return false
	}
	w := f.lower(end + 1)
	return w == "and" || w == "or" || f.kindOf(f.nameAt(end+1)) == graphmodel.Place && f.placeIs(f.nameAt(end+1)) != lexicon.KindCountry
}

// listed reports whether a comma and another place stand before the mention: a
// list rather than a container.
func (f *finder) listed(m int) bool {
	first := f.c.Ranges[m].First
	if first < 2 || f.form(first-1) != "," {
		return false
	}
	o := f.nameAt(first - 2)
	return o >= 0 && f.kindOf(o) == graphmodel.Place
}

// partNouns are nouns that make the nation or place before them the container
// of the name behind.
var partNouns = wordSet(`capital city town village port province region state district county island resort suburb municipality borough neighborhood
	neighbourhood quarter enclave territory oblast prefecture river lake mountain peninsula airport archipelago hub`)

func wordSet(list string) map[string]bool {
	out := make(map[string]bool)
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}

// nounContainer reads "the Albanian capital Tirana", "the Black Sea port of
// Varna", "Kenya's port city of Mombasa".
func (f *finder) nounContainer(m int) {
	first := f.c.Ranges[m].First
	noun := first - 1
	if f.lower(noun) == "of" {
		noun--
	}
	if noun < 1 || !partNouns[strings.ToLower(f.d.Tokens[noun].Lemma)] || !f.sameSentence(noun, first) {
		return
	}
	start := f.nounPhraseStart(noun)
	for i := noun - 1; i >= start; i-- {
		o := f.nameAt(i)
		if o >= 0 && f.kindOf(o) == graphmodel.Place && f.canHold(o, m) {
			f.add(link{typ: graphmodel.PartOf, head: m, tail: o, label: f.form(noun) + " of", confidence: 0.85, extractor: byPattern})
			return
		}
	}
}

// appositionContainer reads "PLACE, Brazil's southernmost state" and "PLACE, a
// town in Kenya" and "PLACE, in the north of Ghana".
func (f *finder) appositionContainer(m int) {
	end := f.c.Ranges[m].Last
	if f.form(end) != "," {
		return
	}
	noun, inside := "", -1
	for i := end + 1; i < len(f.d.Tokens) && i < end+12 && f.sameSentence(i, end) && !phrase.Breaks(f.d, i); i++ {
		if directions[f.lower(i)] {
			return
		}
		if f.nameAt(i) < 0 && (partNouns[strings.ToLower(f.d.Tokens[i].Lemma)] || siteNouns[strings.ToLower(f.d.Tokens[i].Lemma)]) {
			noun = f.form(i)
		}
		if o := f.nameAt(i); o >= 0 && inside < 0 {
			if f.kindOf(o) != graphmodel.Place {
				return
			}
			if next := f.nameAt(f.c.Ranges[o].Last + 2); f.c.Mentions[o].Demonym && f.lower(f.c.Ranges[o].Last+1) == "of" && next >= 0 && f.kindOf(next) == graphmodel.Place {
				o = next // "a town in the Mexican state of Oaxaca"
			}
			inside = o
		}
	}
	if noun != "" && inside >= 0 && (f.canHold(inside, m) || noun == "capital" && f.placeIs(inside) == "" || suburbs[strings.ToLower(noun)] && f.isSettlement(inside) && f.countryOf(inside) == f.countryOf(m)) {
		f.add(link{typ: graphmodel.PartOf, head: m, tail: inside, label: noun + " in", confidence: 0.75, extractor: byPattern})
	}
}

// suburbs are towns and quarters that belong to a town.
var suburbs = wordSet("suburb district neighborhood neighbourhood quarter borough")

// directions are words that place something beside rather than in a place: "a
// town north-west of Ouagadougou".
var directions = wordSet("north south east west northeast northwest southeast southwest km kilometers kilometres miles near outside from between off shore shores coast bank banks edge border side")

var siteNouns = wordSet(`hotel palace stadium square bridge street prison camp building tower plant factory cathedral mosque church temple base crossing
	villa residence site hall center centre museum park station`)

// nounOf reads "the Jajarkot district of western Nepal".
func (f *finder) nounOf(m int) {
	end := f.c.Ranges[m].Last
	if end+2 >= len(f.d.Tokens) || !partNouns[strings.ToLower(f.d.Tokens[end].Lemma)] || f.lower(end+1) != "of" && f.lower(end+1) != "in" {
		return
	}
	for i := end + 2; i < len(f.d.Tokens) && i < end+6 && f.sameSentence(i, end); i++ {
		if o := f.nameAt(i); o >= 0 {
			if f.kindOf(o) == graphmodel.Place && f.canHold(o, m) {
				f.add(link{typ: graphmodel.PartOf, head: m, tail: o, label: f.form(end) + " of", confidence: 0.8, extractor: byPattern})
			}
			return
		}
		if phrase.Breaks(f.d, i) {
			return
		}
	}
}

// possessiveContainer reads "Istanbul's Beşiktaş district" and "Brazil's Bahia
// state".
func (f *finder) possessiveContainer(m int) {
	r := f.c.Ranges[m]
	if r.First < 2 || !phrase.IsPossessive(f.form(r.First-1)) || r.Last >= len(f.d.Tokens) {
		return
	}
	o := f.possessor(r.First - 1)
	if o < 0 || f.kindOf(o) != graphmodel.Place || !f.canHold(o, m) {
		return
	}
	label := "of"
	if noun := strings.ToLower(f.d.Tokens[r.Last].Lemma); partNouns[noun] || siteNouns[noun] {
		label = f.form(r.Last) + " of"
	}
	f.add(link{typ: graphmodel.PartOf, head: m, tail: o, label: label, confidence: 0.8, extractor: byPattern})
}

// fromGazetteer adds the country of a known city where one sentence names both
// and the article does not say it itself.
func (f *finder) fromGazetteer() {
	done := make(map[[2]int]bool)
	for _, l := range f.links {
		done[[2]int{l.From, l.To}] = true
	}
	for _, s := range f.d.Sentences {
		ms := f.c.MentionsIn(s.First, s.Last)
		for _, a := range ms {
			if f.kindOf(a) != graphmodel.Place || f.c.Mentions[a].Form != graphmodel.FormName || !f.isSettlement(a) {
				continue
			}
			for _, b := range ms {
				pair := [2]int{f.c.Mentions[a].Entity, f.c.Mentions[b].Entity}
				if b == a || done[pair] || f.kindOf(b) != graphmodel.Place || f.placeIs(b) != lexicon.KindCountry {
					continue
				}
				if f.c.Entities[pair[0]].Country == "" || f.c.Entities[pair[0]].Country != f.c.Entities[pair[1]].Country {
					continue
				}
				done[pair] = true
				f.add(link{typ: graphmodel.PartOf, head: a, tail: b, label: "in", confidence: 0.6, extractor: byGazetteer, stance: graphmodel.Asserted})
			}
		}
	}
}

// openingTown is the town that the sentence of token i starts with: "In Talisay,
// a city south of Cebu, Mayor Ana Lind said"; -1 for none.
func (f *finder) openingTown(i int) int {
	first := f.d.Sentences[f.d.SentenceOf(i)].First
	if f.lower(first) != "in" {
		return -1
	}
	if m := f.nameAt(first + 1); m >= 0 && f.c.Ranges[m].Last < i && f.kindOf(m) == graphmodel.Place {
		if k := f.placeIs(m); k == "" || k == lexicon.KindCity || k == lexicon.KindCapital {
			return m
		}
	}
	return -1
}

func (f *finder) isSettlement(m int) bool {
	switch f.placeIs(m) {
	case lexicon.KindCapital, lexicon.KindCity, lexicon.KindRegion, lexicon.KindSite:
		return true
	}
	return false
}
