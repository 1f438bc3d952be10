package coref

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
)

// addPlaces makes the entities of places: by their entry in the gazetteer, else
// by their words. An adjective or a people's name stands for the country.
func (b *builder) addPlaces() {
	byForm := make(map[string]int)
	for _, n := range b.d.Names {
		switch n.Type {
		case graphmodel.MentionPlace:
			b.addName(n, b.placeFor(n, byForm))
		case graphmodel.MentionOrg:
			b.addNested(n, byForm)
		}
	}
}

func (b *builder) placeFor(n doc.Name, byForm map[string]int) int {
	if e, ok := b.byKey[n.Key]; ok && n.Key != "" {
		return e
	}
	form := strings.TrimPrefix(lexicon.Fold(b.text(n.First, n.Last)), "the ")
	if e, ok := byForm[form]; ok && n.Key == "" {
		return e
	}
	e := b.newEntity(graphmodel.Place, n.Key)
	if !n.Demonym {
		byForm[form] = e
	}
	b.fillPlace(e)
	return e
}

// fillPlace copies what the gazetteer knows.
func (b *builder) fillPlace(e int) {
	f := &b.entities[e].found
	if f.Key == "" {
		return
	}
	if p, ok := b.lex.PlaceByKey(f.Key); ok {
		f.Country, f.Lat, f.Lon, f.HasCoord = p.Country, p.Lat, p.Lon, p.HasCoord
		b.entities[e].place = p.Kind
	}
}

// publicBodies are the last words of names of public bodies: the nation in
// front of them names the country ("Turkish Foreign Ministry"), which that of a
// company does not ("American Airlines").
var publicBodies = wordSet(`ministry department government parliament senate congress court police army navy force forces guard service agency
	embassy consulate commission authority office unit intelligence prosecution cabinet assembly military office bureau council delegation`)

// addNested adds the country inside the name of a public body.
func (b *builder) addNested(n doc.Name, byForm map[string]int) {
	if o := b.lex.OrgByKey(n.Key); o != nil && n.Key != "" && n.Last-n.First > 2 && strings.EqualFold(b.d.Tokens[n.Last-2].Form, "of") {
		// "Reserve Bank of India".
		switch o.Class {
		case lexicon.OrgCentralBank, lexicon.OrgGovernment, lexicon.OrgMinistry, lexicon.OrgParliament, lexicon.OrgCourt, lexicon.OrgMilitary:
			if k := b.lex.CountryByName(b.d.Tokens[n.Last-1].Form); k != nil {
				nested := doc.Name{First: n.Last - 1, Last: n.Last, Type: graphmodel.MentionPlace, Key: k.Key}
				b.addName(nested, b.placeFor(nested, byForm))
				b.mentions[len(b.mentions)-1].nested = true
				return
			}
		}
	}
	if b.addOwnLand(n, byForm) {
		return
	}
	if n.Last-n.First < 2 || !publicBodies[strings.ToLower(b.d.Tokens[n.Last-1].Form)] {
		return
	}
	if waters[b.d.Tokens[n.First+1].Form] {
		return // the Indian Ocean is no part of India
	}
	first := b.d.Tokens[n.First].Form
	nested := doc.Name{First: n.First, Last: n.First + 1, Type: graphmodel.MentionPlace}
	if k := b.lex.CountryByDemonym(first); k != nil {
		nested.Key, nested.Demonym = k.Key, true
	} else if k := b.lex.CountryByName(first); k != nil {
		nested.Key = k.Key
	} else {
		return
	}
	b.addName(nested, b.placeFor(nested, byForm))
	b.mentions[len(b.mentions)-1].nested = true
}

// addOwnLand adds the country behind "of" in the name of an authority: "Maritime Safety
// Authority of Fiji".
func (b *builder) addOwnLand(n doc.Name, byForm map[string]int) bool {
	t := b.d.Tokens
	if n.Key != "" || n.Last-n.First < 3 {
		return false
	}
	for i := n.Last - 1; i > n.First+1 && i > n.Last-4; i-- {
		if t[i-1].Form != "of" && !(t[i-1].Form == "the" && t[i-2].Form == "of") {
			continue
		}
		k := b.lex.CountryByName(b.text(i, n.Last))
		head := i - 2
		if t[i-1].Form == "the" {
			head--
		}
		if k == nil || head < n.First || !publicBodies[strings.ToLower(t[head].Form)] {
			return false
		}
		nested := doc.Name{First: i, Last: n.Last, Type: graphmodel.MentionPlace, Key: k.Key}
		b.addName(nested, b.placeFor(nested, byForm))
		b.mentions[len(b.mentions)-1].nested = true
		return true
	}
	return false
}

// waters are the second words of names that begin like a nation's.
var waters = wordSet("Ocean Sea Gulf Subcontinent Peninsula Channel Strait")

func wordSet(list string) map[string]bool {
	out := make(map[string]bool)
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}
