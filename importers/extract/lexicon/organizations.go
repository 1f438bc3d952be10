package lexicon

import (
	"cmp"
	"slices"
	"strings"
)

var orgClasses = []OrgClass{
	OrgGovernment, OrgMinistry, OrgParliament, OrgParty, OrgArmed, OrgMilitary, OrgIntelligence, OrgPolice, OrgIGO, OrgNGO,
	OrgCourt, OrgCentralBank, OrgCompany, OrgMedia, OrgAgency, OrgSport, OrgClub, OrgUniversity, OrgReligious, OrgExchange, OrgOther,
}

// addOrg reads: name | aliases | city | country | class. The last two default
// to the directives. A name or alias that starts with "~" is weak; one that
// starts with "^" may stand for the place where it is.
func (l *Lexicon) addOrg(r row) error {
	name, place := strings.CutPrefix(r.field(0), "^")
	name, weak := strings.CutPrefix(name, "~")
	o := &Org{
		Key: "org:" + slug(name), Name: name, Class: OrgClass(cmp.Or(r.field(4), r.attr["class"])),
		Country: cmp.Or(r.field(3), r.attr["country"]), City: r.field(2), AlsoPlace: place,
	}
	if o.Country == "-" {
		o.Country = ""
	}
	if !slices.Contains(orgClasses, o.Class) {
		return r.errorf("%q is no class of organization", o.Class)
	}
	if o.Country != "" && l.countryCode[o.Country] == nil {
		return r.errorf("unknown country %q", o.Country)
	}
	if old := l.orgKey[o.Key]; old != nil && old.Country != o.Country && o.Country != "" {
		o.Key += "-" + strings.ToLower(o.Country)
	}
	if old := l.orgKey[o.Key]; old != nil {
		return r.errorf("%s stands twice", o.Key)
	}
	l.orgs = append(l.orgs, o)
	l.orgKey[o.Key] = o
	l.orgName.add(name, o, weak)
	for _, a := range r.list(1) {
		a, place := strings.CutPrefix(a, "^")
		o.AlsoPlace = o.AlsoPlace || place
		a, weak := strings.CutPrefix(a, "~")
		o.Aliases = append(o.Aliases, a)
		l.orgName.add(a, o, weak)
	}
	return nil
}

// Orgs returns all organizations in the order of the table.
func (l *Lexicon) Orgs() []*Org { return l.orgs }

// OrgByKey returns the organization with this key, or nil.
func (l *Lexicon) OrgByKey(key string) *Org { return l.orgKey[key] }

// OrgByName returns the organization with this name or alias, or nil. weak is
// set when the name is also a common word, a person or a place ("Reform",
// "Chase", "Santos"): then it needs other signs of an organization, such as a
// capital inside a sentence, a cue or an earlier mention of the full name.
// Where several share the name, the first of the table whose name is not weak
// is returned; OrgsByName returns all.
func (l *Lexicon) OrgByName(name string) (o *Org, weak bool) {
	found := l.orgName.find(name)
	for _, n := range found {
		if !n.weak {
			return n.value, false
		}
	}
	if len(found) > 0 {
		return found[0].value, true
	}
	return nil, false
}

// OrgsByName returns every organization with this name or alias in the order
// of the table: "the Foreign Ministry" and "the Labour Party" exist in many
// countries.
func (l *Lexicon) OrgsByName(name string) []*Org {
	var out []*Org
	for _, n := range l.orgName.find(name) {
		if !slices.Contains(out, n.value) {
			out = append(out, n.value)
		}
	}
	return out
}

var cueNames = map[string]Cue{
	"org-suffix": CueOrgSuffix, "org-head": CueOrgHead, "org-prefix": CueOrgPrefix, "place-suffix": CuePlaceSuffix,
	"place-prefix": CuePlacePrefix, "event": CueEvent, "work": CueWork, "trade": cueTrade,
}

func (l *Lexicon) addCue(r row) error {
	c, ok := cueNames[r.attr["cue"]]
	if !ok {
		return r.errorf("%q is no cue", r.attr["cue"])
	}
	for _, w := range r.list(0) {
		k := Fold(w)
		if l.cues[k]&c != 0 {
			return r.errorf("%q stands twice", w)
		}
		l.cues[k] |= c
	}
	return nil
}

// Cues returns the signs that a single word gives about the name that it is
// part of; 0 for none. The caller checks that the word has a capital.
func (l *Lexicon) Cues(word string) Cue { return entry(l.cues, word) &^ cueTrade }

// Trade reports whether a word says what a company or another body deals in, so
// that a name of several words with it is more likely a body's than a person's:
// "Seafoods", "Verpackung", "Beton". The caller checks that the word has a capital.
func (l *Lexicon) Trade(word string) bool { return entry(l.cues, word)&cueTrade != 0 }
