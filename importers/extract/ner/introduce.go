package ner

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/doc"
)

// builder writes the tokens of a changed copy of an example.
type builder struct {
	tokens    []doc.Token
	labels    []uint8
	sentences []doc.Sentence
	first     int
}

func (b *builder) begin() { b.first = len(b.tokens) }

func (b *builder) end() {
	b.sentences = append(b.sentences, doc.Sentence{First: b.first, Last: len(b.tokens)})
}

// add writes a token. Its place in the text is made up: only whether tokens
// touch is looked at, and these do not.
func (b *builder) add(form string, l uint8) {
	at := -2 * (len(b.tokens) + 1)
	b.tokens = append(b.tokens, doc.Token{Form: form, Start: at, End: at + 1})
	b.labels = append(b.labels, l)
}

// keep copies tokens of the example.
func (b *builder) keep(e *Example, first, last int) {
	b.tokens = append(b.tokens, e.Doc.Tokens[first:last]...)
	b.labels = append(b.labels, e.labels[first:last]...)
}

// example returns the copy.
func (b *builder) example(e *Example, mark string) *Example {
	d := copyForms(e.Doc)
	d.Tokens, d.Sentences = b.tokens, b.sentences
	return &Example{ID: e.ID + mark, Domain: e.Domain, labels: b.labels, Doc: d}
}

// Words with which news introduces names.
var (
	orgNouns = strings.Fields("carmaker retailer lender bank insurer airline brewer drugmaker chipmaker shipbuilder broker developer " +
		"publisher broadcaster newspaper magazine charity watchdog regulator union club side team startup supplier company firm group " +
		"party militia agency association supermarket operator consultancy manufacturer utility miner steelmaker")
	roleNouns = strings.Fields("striker goalkeeper captain coach defender midfielder lawyer economist analyst spokesman spokeswoman " +
		"spokesperson prosecutor detective judge farmer teacher professor scientist researcher geologist driver pilot singer author " +
		"activist mayor lawmaker senator minister envoy trader banker founder chairman chairwoman director engineer inspector nurse " +
		"doctor witness neighbor fisherman shopkeeper resident journalist veteran champion")
	placeNouns = strings.Fields("village town city district province region island port suburb county state river valley resort")
	regions    = strings.Fields("northern southern eastern western central coastal remote nearby")
	nations    = strings.Fields("German French British Swedish Japanese Brazilian Indian Turkish Nigerian Chinese Canadian Italian Dutch Korean Kenyan")
)

// introduced is how many names come on one that gets an introduction.
const introduced = 7

// introduce returns a copy in which some names stand beside a word that says
// what they name: "the carmaker X", "X, a lawyer,", "the village of X".
func (v *inventor) introduce(e *Example, rng *rand.Rand) *Example {
	var b builder
	for _, s := range e.Doc.Sentences {
		b.begin()
		at := s.First
		for _, sp := range spans(e.labels[s.First:s.Last]) {
			if rng.IntN(introduced) > 0 {
				continue
			}
			first, last := s.First+sp.first, s.First+sp.last
			b.keep(e, at, first)
			if bare(e, s, first) {
				b.addAll(introduction(types[sp.typ], first == s.First, rng))
			}
			b.keep(e, first, last)
			if last < s.Last && e.labels[last] == outside && isSmall(e.Doc.Tokens[last].Form) {
				b.addAll(apposition(types[sp.typ], rng))
			}
			at = last
		}
		b.keep(e, at, s.Last)
		b.end()
	}
	return b.example(e, "")
}

// addAll writes tokens outside names; nations become other names.
func (b *builder) addAll(forms []string) {
	for _, f := range forms {
		l := uint8(outside)
		if slices.Contains(nations, f) {
			l = label(typeIndex(graphmodel.MentionOther), unit)
		}
		b.add(f, l)
	}
}

func isSmall(form string) bool {
	w := newWord(form)
	return w.class&(isUpper|isPunct|hasDigit) == 0
}

// bare reports whether nothing belongs to the name at i from before.
func bare(e *Example, s doc.Sentence, i int) bool {
	if i == s.First {
		return true
	}
	if e.labels[i-1] != outside {
		return false
	}
	switch strings.ToLower(e.Doc.Tokens[i-1].Form) {
	case "by", "with", "for", "to", "from", "and", "against", "said", "says", "that", "when", "as", ",":
		return true
	}
	return false
}

func pickOne(list []string, rng *rand.Rand) string { return list[rng.IntN(len(list))] }

// introduction returns the words before a name.
func introduction(t graphmodel.MentionType, start bool, rng *rand.Rand) []string {
	the := "the"
	if start {
		the = "The"
	}
	switch t {
	case graphmodel.MentionOrg:
		if rng.IntN(3) == 0 {
			return []string{the, pickOne(nations, rng), pickOne(orgNouns, rng)}
		}
		return []string{the, pickOne(orgNouns, rng)}
	case graphmodel.MentionPerson:
		if !start && rng.IntN(2) == 0 {
			return []string{pickOne(roleNouns, rng)}
		}
		return []string{the, pickOne(roleNouns, rng)}
	case graphmodel.MentionPlace:
		if rng.IntN(2) == 0 {
			return []string{the, pickOne(regions, rng), pickOne(placeNouns, rng), "of"}
		}
		return []string{the, pickOne(placeNouns, rng), "of"}
	}
	return nil
}

// apposition returns the words after a name, between commas.
func apposition(t graphmodel.MentionType, rng *rand.Rand) []string {
	if rng.IntN(2) == 0 {
		return nil
	}
	switch t {
	case graphmodel.MentionOrg:
		return []string{",", "the", pickOne(orgNouns, rng), ","}
	case graphmodel.MentionPerson:
		if rng.IntN(2) == 0 {
			return []string{",", strconv.Itoa(18 + rng.IntN(70)), ","}
		}
		return []string{",", "the", pickOne(roleNouns, rng), ","}
	case graphmodel.MentionPlace:
		return []string{",", "a", pickOne(placeNouns, rng), "in", "the", pickOne([]string{"north", "south", "east", "west"}, rng), ","}
	}
	return nil
}

// agencies and months fill the datelines that are put before news.
var (
	agencies = []string{"Reuters", "AP", "AFP", "Xinhua", "dpa", "UPI", "Kyodo", "ANSA", "PTI", "Interfax", "TASS", "IPS", "Bloomberg", "VOA"}
	months   = []string{
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
		"December", "Jan.", "Feb.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.", "Apr", "Jun", "Jul",
	}
	dashes = []string{"-", "--", "—", "–", "_"}
)

// dateline returns a copy of the example with a dateline before its first
// sentence. Places and agencies are marked.
func (v *inventor) dateline(e *Example, rng *rand.Rand) *Example {
	place, org := typeIndex("PLACE"), typeIndex("ORG")
	var forms []string
	var labels []uint8
	add := func(form string, l uint8) {
		forms = append(forms, form)
		labels = append(labels, l)
	}
	city := v.pick(&v.place, rng)
	if rng.IntN(5) > 0 {
		city = strings.ToUpper(city)
	}
	add(city, label(place, unit))
	if rng.IntN(3) == 0 {
		add(",", outside)
		add(v.pick(&v.place, rng), label(place, unit))
	}
	if rng.IntN(3) > 0 {
		add(",", outside)
		add(months[rng.IntN(len(months))], outside)
		add(strconv.Itoa(1+rng.IntN(31)), outside)
	}
	if rng.IntN(3) > 0 {
		add("(", outside)
		if rng.IntN(3) == 0 {
			add(v.pick(&v.family, rng), label(org, begin))
			add([]string{"News", "Wire", "Press", "Agency", "Times", "Media"}[rng.IntN(6)], label(org, last))
		} else {
			add(agencies[rng.IntN(len(agencies))], label(org, unit))
		}
		add(")", outside)
	}
	add(dashes[rng.IntN(len(dashes))], outside)
	var b builder
	for k, s := range e.Doc.Sentences {
		b.begin()
		if k == 0 {
			for i, f := range forms {
				b.add(f, labels[i])
			}
		}
		b.keep(e, s.First, s.Last)
		b.end()
	}
	return b.example(e, "+dateline")
}
