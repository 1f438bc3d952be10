package lexicon

import (
	"strings"
	"testing"
)

// TestMayName asks for every name of the tables, and for what no table has.
func TestMayName(t *testing.T) {
	l := Default()
	check := func(name string) {
		for _, form := range []string{name, strings.ToUpper(name), "the " + name, "The " + name} {
			if !l.MayName(form) && (l.CountryByName(form) != nil || l.CountryByDemonym(form) != nil || l.PlaceByDemonym(form) != nil || l.OrgsByName(form) != nil || l.Places(form) != nil) {
				t.Errorf("%q is a name, but may be none", form)
			}
		}
	}
	for _, c := range l.Countries() {
		check(c.Name)
		check(c.Capital)
		for _, list := range [][]string{c.Aliases, c.Adjectives, c.Peoples} {
			for _, name := range list {
				check(name)
			}
		}
	}
	for _, o := range l.Orgs() {
		check(o.Name)
		for _, a := range o.Aliases {
			check(a)
		}
	}
	for _, p := range l.places {
		check(p.Name)
	}
	for _, all := range l.exonyms {
		for _, x := range all {
			check(x.listed)
		}
	}
	n := 0
	for line := range strings.Lines(l.cities.text) {
		if name, _, _ := strings.Cut(line, "\t"); n%7 == 0 {
			check(name)
		}
		n++
	}
	unknown := 0
	for i := range 1000 {
		if name := strings.Repeat("Xu", 1+i%10) + "q" + string(rune('a'+i/10%26)) + "z " + string(rune('A'+i/260)); !l.MayName(name) {
			unknown++
		}
	}
	if unknown < 800 {
		t.Errorf("of 1000 names that nobody bears, %d are known to be none", unknown)
	}
}
