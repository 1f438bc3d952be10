package names

import (
	"math"
	"strings"
	"unicode"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// locate gives places without a key their entry in the gazetteer: among places
// of one name the one in a country that the article speaks of.
func (c *combiner) locate() {
	votes := c.countryVotes()
	c.chooseOrganizations(votes)
	c.dropForeignBodies(votes)
	c.dropForeignAcronyms(votes)
	keys := make(map[string]string) // by form; one name means one place
	var order []int
	for i := range c.names {
		n := &c.names[i]
		if n.Type != graphmodel.MentionPlace || n.Demonym || n.Key != "" && !isNation(n.Name) {
			continue
		}
		if len(c.containerAfter(i)) > 0 {
			order = append([]int{i}, order...)
		} else {
			order = append(order, i)
		}
	}
	for _, i := range order {
		n := &c.names[i]
		if key, ok := keys[c.form(n)]; ok {
			n.Key = key
		} else if p, ok := c.bestPlace(i, votes); ok {
			n.Key = p.Key
			keys[c.form(n)] = p.Key
		}
	}
}

// countryVotes counts the countries of the places with one meaning only.
func (c *combiner) countryVotes() map[string]float64 {
	votes := make(map[string]float64)
	for i := range c.names {
		n := &c.names[i]
		if n.Type == graphmodel.MentionOrg && n.Key != "" {
			if o := c.lex.OrgByKey(n.Key); o != nil && o.Country != "" {
				votes[o.Country] += 0.5
			}
			continue
		}
		if n.Type != graphmodel.MentionPlace {
			continue
		}
		places := c.placesOf(n)
		if len(places) == 0 {
			continue
		}
		same := true
		for _, p := range places[1:] {
			same = same && p.Country == places[0].Country
		}
		if same || n.Demonym {
			votes[places[0].Country]++
		} else {
			votes[places[0].Country] += 0.3
		}
	}
	return votes
}

func (c *combiner) placesOf(n *candidate) []lexicon.Place {
	if n.Demonym {
		if p, ok := c.lex.PlaceByKey(n.Key); ok {
			return []lexicon.Place{p}
		}
		return nil
	}
	text := c.text(n.First, n.Last)
	places := c.lex.Places(text)
	if len(places) == 0 && isAllCaps(strings.ReplaceAll(text, " ", "")) && len(text) > 3 {
		// Datelines are in capitals.
		places = c.lex.Places(titleCase(text))
	}
	return places
}

// titleCase writes words in capitals as names are written.
func titleCase(s string) string {
	var out strings.Builder
	start := true
	for _, r := range s {
		if start {
			out.WriteRune(unicode.ToUpper(r))
		} else {
			out.WriteRune(unicode.ToLower(r))
		}
		start = !unicode.IsLetter(r)
	}
	return out.String()
}

// bestPlace chooses the entry of a name's place: by a country or region named
// right after it, then by size and by the countries of the article.
func (c *combiner) bestPlace(i int, votes map[string]float64) (lexicon.Place, bool) {
	n := &c.names[i]
	places := c.placesOf(n)
	if len(places) == 0 {
		return lexicon.Place{}, false
	}
	within := c.containerAfter(i)
	best, bestScore := places[0], -1.0
	for rank, p := range places {
		score := prominence(p) - 0.01*float64(rank) + voteWeight*min(votes[p.Country], 4)
		if p.Country != "" && within[p.Country] {
			score += 10
		}
		if score > bestScore {
			best, bestScore = p, score
		}
	}
	return best, true
}

// voteWeight is how many powers of ten of population a mention of a country
// outweighs.
const voteWeight = 0.45

// prominence is how likely a name means this place in any article: the decimal
// logarithm of its population, with usual values where that is unknown.
func prominence(p lexicon.Place) float64 {
	size := math.Log10(float64(max(p.Population, 1000)))
	switch p.Kind {
	case lexicon.KindCountry:
		return max(size, 7)
	case lexicon.KindCapital:
		return max(size, 6) + 0.5
	case lexicon.KindRegion:
		return max(size, 6.4)
	case lexicon.KindContinent, lexicon.KindWorld, lexicon.KindWater, lexicon.KindLand:
		return max(size, 6)
	}
	return size
}

// containerAfter returns the countries of the place that follows a name after a
// comma or "in": "Plains, Georgia".
func (c *combiner) containerAfter(i int) map[string]bool {
	if i+1 >= len(c.names) {
		return nil
	}
	n, next := &c.names[i], &c.names[i+1]
	if next.Type != graphmodel.MentionPlace || next.First != n.Last+1 || c.d.Tokens[n.Last].Form != "," {
		return nil
	}
	out := make(map[string]bool)
	if p, ok := c.lex.PlaceByKey(next.Key); ok && next.Key != "" {
		out[p.Country] = true
		return out
	}
	for _, p := range c.placesOf(next) {
		out[p.Country] = true
	}
	return out
}
