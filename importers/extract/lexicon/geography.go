package lexicon

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// addCountry reads: code | name | aliases | adjectives | peoples | capital lat lon | lat lon
func (l *Lexicon) addCountry(r row) error {
	c := &Country{Code: r.field(0), Name: r.field(1), Aliases: r.list(2), Adjectives: r.list(3)}
	c.Key = "country:" + c.Code
	if l.countryCode[c.Code] != nil {
		return r.errorf("country %s stands twice", c.Code)
	}
	if c.Name == "" {
		return r.errorf("country %s has no name", c.Code)
	}
	c.Peoples = peoples(c.Adjectives, r.list(4))
	var err error
	if f := r.field(5); f != "" {
		if c.Capital, c.CapitalLat, c.CapitalLon, err = namedPoint(f); err != nil {
			return r.errorf("capital: %v", err)
		}
		if l.capital[nameKey(c.Capital)] == nil {
			l.capital[nameKey(c.Capital)] = c
		}
	}
	if c.Lat, c.Lon, err = point(r.field(6)); err != nil {
		return r.errorf("center: %v", err)
	}
	l.countries = append(l.countries, c)
	l.countryCode[c.Code] = c
	l.countryName.add(c.Name, c, false)
	for _, a := range c.Aliases {
		l.countryName.add(a, c, false)
	}
	for _, a := range c.Adjectives {
		l.demonym.add(a, c, false)
	}
	for _, p := range c.Peoples {
		if !slices.Contains(c.Adjectives, p) {
			l.demonym.add(p, c, false)
		}
	}
	return nil
}

// peoples lists the names of the people: the given singulars with their
// plurals, or, when none are given, the adjective and its plural where English
// forms one ("Russian", "Russians"; but "the French").
func peoples(adjectives, given []string) []string {
	var out []string
	for _, p := range given {
		p, irregular := strings.CutSuffix(p, "!") // "!" means: no plural in -s
		out = append(out, p)
		if !irregular {
			out = append(out, p+"s")
		}
	}
	if given != nil {
		return out
	}
	for _, a := range adjectives {
		out = append(out, a)
		if hasAnySuffix(a, "an", "i", "ek", "ot", "ar", "ab") && !hasAnySuffix(a, "man") {
			out = append(out, a+"s")
		}
	}
	return out
}

func hasAnySuffix(s string, suffixes ...string) bool {
	return slices.ContainsFunc(suffixes, func(x string) bool { return strings.HasSuffix(s, x) })
}

// namedPoint reads "Moscow 55.75 37.62".
func namedPoint(s string) (name string, lat, lon float64, err error) {
	f := strings.Fields(s)
	if len(f) < 3 {
		return "", 0, 0, strconv.ErrSyntax
	}
	lat, lon, err = point(strings.Join(f[len(f)-2:], " "))
	return strings.Join(f[:len(f)-2], " "), lat, lon, err
}

// point reads "55.75 37.62" in degrees.
func point(s string) (lat, lon float64, err error) {
	a, b, ok := strings.Cut(s, " ")
	if !ok {
		return 0, 0, strconv.ErrSyntax
	}
	if lat, err = strconv.ParseFloat(a, 64); err != nil {
		return 0, 0, err
	}
	if lon, err = strconv.ParseFloat(strings.TrimSpace(b), 64); err != nil {
		return 0, 0, err
	}
	if !(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180) {
		return 0, 0, strconv.ErrRange
	}
	return lat, lon, nil
}

// addPlace reads: name | aliases | lat lon | adjectives | country | kind. The
// last two default to the directives @country and @kind. An alias that starts
// with "~" is weak.
func (l *Lexicon) addPlace(r row) error {
	name, weak := strings.CutPrefix(r.field(0), "~")
	p := &Place{Name: name, Kind: PlaceKind(cmp.Or(r.field(5), r.attr["kind"])), Country: cmp.Or(r.field(4), r.attr["country"]), Weak: weak}
	if p.Country == "-" {
		p.Country = ""
	}
	switch p.Kind {
	case KindCity, KindRegion, KindContinent, KindWorld, KindWater, KindLand, KindSite:
	default:
		return r.errorf("%q is no kind of place", p.Kind)
	}
	p.Key = "place:" + slug(name)
	if l.placeKey[p.Key] != nil && p.Country != "" {
		p.Key += "-" + strings.ToLower(p.Country)
	}
	if l.placeKey[p.Key] != nil {
		return r.errorf("place %s stands twice", p.Key)
	}
	if f := r.field(2); f != "" {
		var err error
		if p.Lat, p.Lon, err = point(f); err != nil {
			return r.errorf("coordinates: %v", err)
		}
		p.HasCoord = true
	}
	l.places = append(l.places, p)
	l.placeKey[p.Key] = p
	l.placeName.add(name, p, weak)
	for _, a := range r.list(1) {
		if code, ok := strings.CutPrefix(a, ","); ok {
			if l.placeCodes[code] != nil {
				return r.errorf("the code %q stands twice", code)
			}
			l.placeCodes[code] = p
			continue
		}
		a, weak := strings.CutPrefix(a, "~")
		l.placeName.add(a, p, weak)
	}
	adjectives := r.list(3)
	for _, a := range peoples(adjectives, nil) {
		l.placeDemonym.add(a, p, false)
	}
	return nil
}

// PlaceByCode returns the place that a code means behind another place and a
// comma: the TX of "Austin, TX".
func (l *Lexicon) PlaceByCode(code string) (Place, bool) {
	if p := l.placeCodes[code]; p != nil {
		return *p, true
	}
	return Place{}, false
}

// exonym is another name of a city in the gazetteer.
type exonym struct {
	listed        string // as the table writes it
	country, city string // the city is folded
}

// addExonym reads: name in the gazetteer | country | other names.
func (l *Lexicon) addExonym(r row) error {
	country := cmp.Or(r.field(1), r.attr["country"])
	if country == "" || len(r.list(2)) == 0 {
		return r.errorf("a country and at least one other name are needed")
	}
	city := Fold(r.field(0))
	for _, other := range r.list(2) {
		k := nameKey(other)
		for _, old := range l.exonyms[k] {
			if old.country == country && old.city == city {
				return r.errorf("%q stands twice", other)
			}
		}
		l.exonyms[k] = append(l.exonyms[k], exonym{other, country, city})
	}
	return nil
}

// addWeakPlace reads names of cities, several a line, that are common words
// or personal names as well.
func (l *Lexicon) addWeakPlace(r row) error {
	for _, n := range r.list(0) {
		k := Fold(n)
		if l.weakPlaces[k] {
			return r.errorf("%q stands twice", n)
		}
		l.weakPlaces[k] = true
	}
	return nil
}

// Countries returns all countries in the order of the table.
func (l *Lexicon) Countries() []*Country { return l.countries }

// Country returns the country with this code ("RU") or key ("country:RU"), or nil.
func (l *Lexicon) Country(code string) *Country {
	return l.countryCode[strings.TrimPrefix(code, "country:")]
}

// CountryByName returns the country with this name or alias, or nil. A leading
// "the" is ignored; "US" is the country, "us" is not.
func (l *Lexicon) CountryByName(name string) *Country { return firstOf(l.countryName.find(name)) }

// CountryByDemonym returns the country whose adjective or people the word is
// ("Russian", "Russians", "Briton"), or nil.
func (l *Lexicon) CountryByDemonym(word string) *Country { return firstOf(l.demonym.find(word)) }

// CountryByCapital returns the country whose capital bears this name, or nil.
// Other names of the capital ("Kiev") count.
func (l *Lexicon) CountryByCapital(name string) *Country {
	k := nameKey(name)
	if !caseFits("A a", name) {
		return nil
	}
	if c := l.capital[k]; c != nil {
		return c
	}
	for _, x := range l.exonyms[k] {
		if c := l.countryCode[x.country]; c != nil && Fold(c.Capital) == x.city && caseFits(x.listed, name) {
			return c
		}
	}
	return nil
}

// PlaceByDemonym returns the region, continent or city of the table whose
// adjective or people the word is ("European", "Gazan", "Texan"), or nil.
func (l *Lexicon) PlaceByDemonym(word string) *Place { return firstOf(l.placeDemonym.find(word)) }

func firstOf[T any](found []named[T]) (v T) {
	if len(found) > 0 {
		return found[0].value
	}
	return v
}

// PlaceByKey returns the place with this key ("country:RU", "geo:524901",
// "place:middle-east").
func (l *Lexicon) PlaceByKey(key string) (Place, bool) {
	if code, ok := strings.CutPrefix(key, "country:"); ok {
		if c := l.countryCode[code]; c != nil {
			return c.place(), true
		}
		return Place{}, false
	}
	if id, ok := strings.CutPrefix(key, "geo:"); ok {
		return l.cities.byID(id)
	}
	if p := l.placeKey[key]; p != nil {
		return *p, true
	}
	return Place{}, false
}

func (c *Country) place() Place {
	return Place{Key: c.Key, Name: c.Name, Kind: KindCountry, Country: c.Code, Lat: c.Lat, Lon: c.Lon, HasCoord: true}
}

// Places returns every place that bears the name, the likeliest first:
// countries, then capitals, then the curated regions and cities by
// population. It returns nil when the name is unknown.
func (l *Lexicon) Places(name string) []Place {
	var out []Place
	var buf [64]byte
	folded := appendFold(buf[:0], name)
	key := keyOf(folded)
	for _, c := range l.countryName.findBy(key, name) {
		out = append(out, c.value.place())
	}
	for _, p := range l.placeName.findBy(key, name) {
		v := *p.value
		v.Weak = v.Weak || p.weak
		out = append(out, v)
	}
	out = append(out, l.citiesByName(name, folded, key)...)
	slices.SortStableFunc(out, func(a, b Place) int {
		return cmp.Or(cmp.Compare(rank(b), rank(a)), cmp.Compare(b.Population, a.Population))
	})
	return out
}

// rank orders the readings of a place name before population does.
func rank(p Place) int {
	switch {
	case p.Kind == KindCountry:
		return 4
	case p.Kind == KindCapital && p.Population >= 100_000:
		return 3
	case p.Kind == KindCity && p.Population >= 1_000_000:
		return 2
	case p.Kind != KindCity && p.Kind != KindCapital:
		return 2
	}
	return 1
}

// citiesByName finds cities by a name, its folded form and its nameKey.
func (l *Lexicon) citiesByName(name string, folded, key []byte) []Place {
	if !caseFits("A a", name) {
		return nil
	}
	out := l.weigh(l.cities.find(folded, ""), name, folded)
	for _, x := range l.exonyms[string(key)] {
		if !caseFits(x.listed, name) {
			continue
		}
		if found := l.cities.find([]byte(x.city), x.country); len(found) > 0 {
			out = append(out, slices.MaxFunc(found, func(a, b Place) int {
				return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Population, b.Population))
			}))
		}
	}
	return out
}

// weigh drops cities that an acronym happens to spell ("SPA", "UN") and marks
// those as weak whose name is also a common word or a personal name.
func (l *Lexicon) weigh(cities []Place, text string, folded []byte) []Place {
	if len(cities) == 0 {
		return nil
	}
	short := len(text) <= 4 && isAcronym(text)
	_, given := l.firstNames[string(folded)]
	personal := given || l.lastNames[string(folded)]
	out := cities[:0]
	for _, c := range cities {
		known := c.Kind == KindCapital || c.Population >= 500_000
		if short && (len(text) < 4 || !known) && text != c.Name {
			continue
		}
		c.Weak = l.weakPlaces[string(folded)] || (personal && !known)
		out = append(out, c)
	}
	return out
}
