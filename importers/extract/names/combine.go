// Package names makes the final names of a document: it joins what the learned
// recognizer marked with what the lexicon knows, cuts titles off, drops what is
// no name, and lets all places of one name in a document agree.
package names

import (
	"cmp"
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
)

// Combine replaces d.Names, as the recognizer left them, by the final names.
// They are sorted, do not overlap and lie inside one sentence. It reads tags and
// lemmas and returns the office phrases that it found on the way, which the
// next stages need too.
func Combine(d *doc.Document, l *lexicon.Lexicon) []office.Phrase {
	c := &combiner{d: d, lex: l, offices: office.Find(d, l), barred: make(map[int]bool)}
	c.survey()
	all := c.datelines()
	all = append(all, c.cleanLearned(d.Names)...)
	all = append(all, c.known()...)
	all = append(all, c.nicknames()...)
	all = slices.DeleteFunc(all, func(n candidate) bool { return c.barred[n.First] })
	c.names = settle(all)
	c.placeCodes()
	c.partnerships()
	c.partNames()
	c.extents()
	c.wholes()
	c.kin()
	c.parties()
	c.seatsNamed()
	c.purposes()
	c.boards()
	c.retype()
	c.ships()
	c.weather()
	c.fillGaps()
	c.weigh()
	c.joinHalves()
	c.dropCommon()
	c.dropMoney()
	c.knownShort()
	c.peoples()
	c.products()
	c.agree()
	c.dropDoubtful()
	c.locate()
	c.vouch()
	d.Names = c.final()
	return c.freeOffices()
}

// freeOffices are the office phrases that are no part of a name: the Center of
// "Carter Center" plays in no team.
func (c *combiner) freeOffices() []office.Phrase {
	nameAt := make([]int, len(c.d.Tokens))
	for i := range c.names {
		for t := c.names[i].First; t < c.names[i].Last; t++ {
			nameAt[t] = i + 1
		}
	}
	return slices.DeleteFunc(c.offices, func(p office.Phrase) bool {
		n := nameAt[p.Head]
		return n > 0 && !c.names[n-1].Demonym
	})
}

// source says where a candidate comes from.
type source int

const (
	fromModel source = iota
	fromRule
	fromLexicon
	fromDateline
)

// candidate is a possible name.
type candidate struct {
	doc.Name
	source source
	// sure marks entries of the lexicon that need no other sign.
	sure bool
	// strong marks nations and large cities whose name no person of the
	// article bears: they outweigh the recognizer.
	strong bool
	// region marks regions of several words, which no club or company is called
	// after as it is after a town: "West Bank".
	region bool
	// firm types were read from the words around the name: they outvote what
	// the recognizer says elsewhere.
	firm bool
	// shaped names tell by their form alone what they are: "126th Infantry
	// Battalion".
	shaped bool
	// learned is the type that the recognizer gave the same span, or "".
	learned graphmodel.MentionType
}

// folded is the folded text of the tokens up to last.
type folded struct {
	last int
	form string
}

type combiner struct {
	heard   map[string]*bearer // what the article says of each name
	d       *doc.Document
	lex     *lexicon.Lexicon
	offices []office.Phrase
	names   []candidate

	// personWords holds the folded words of the full names of people.
	personWords map[string]bool
	// lower holds every word that the document writes in lower case.
	lower map[string]bool
	// forms are the last ones that were asked for, by the first token; nil means
	// not asked yet.
	forms []folded
	// barred tokens are part of no name.
	barred map[int]bool
	// sport is above zero in articles about sport, below in others; 0 means
	// not asked yet.
	sport int
	// catalog is the same for articles that list things on sale.
	catalog int
	// unquoted counts the names of each form without a quotation mark before
	// them; nil means not asked yet.
	unquoted map[string]int
}

// survey reads what the whole document tells about its words.
func (c *combiner) survey() {
	c.personWords = make(map[string]bool)
	c.lower = make(map[string]bool, len(c.d.Tokens)/4)
	for i := range c.d.Tokens {
		if t := &c.d.Tokens[i]; isLower(t.Form) {
			c.lower[t.Form] = true
		}
	}
	for _, n := range c.d.Names {
		if n.Type != graphmodel.MentionPerson || n.Last-n.First < 2 {
			continue
		}
		for i := n.First; i < n.Last; i++ {
			if w := c.d.Tokens[i].Form; isCapitalized(w) && !c.isOfficeWord(i) && c.lex.CountryByDemonym(w) == nil {
				c.personWords[lexicon.Fold(w)] = true
			}
		}
	}
}

func (c *combiner) isOfficeWord(i int) bool {
	_, ok := office.At(c.offices, i)
	return ok
}

func (c *combiner) text(first, last int) string {
	return c.d.Phrase(first, last)
}

// settle chooses among overlapping candidates: the longer one, and of two of
// the same extent what fuse makes of them.
func settle(all []candidate) []candidate {
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Or(
			cmp.Compare(boolInt(b.source == fromDateline), boolInt(a.source == fromDateline)),
			cmp.Compare(b.Last-b.First, a.Last-a.First),
			cmp.Compare(a.First, b.First),
			cmp.Compare(a.source, b.source),
		)
	})
	taken := make(map[int]int) // token → index into out
	var out []candidate
	for _, x := range all {
		over := -1
		for i := x.First; i < x.Last; i++ {
			if j, ok := taken[i]; ok {
				over = j
				break
			}
		}
		if over >= 0 {
			if o := out[over]; o.First == x.First && o.Last == x.Last {
				out[over] = fuse(o, x)
			}
			continue
		}
		if x.source == fromLexicon && !x.sure {
			continue
		}
		for i := x.First; i < x.Last; i++ {
			taken[i] = len(out)
		}
		out = append(out, x)
	}
	sortNames(out)
	return out
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func sortNames(cs []candidate) {
	slices.SortFunc(cs, func(a, b candidate) int { return cmp.Compare(a.First, b.First) })
}

// sureOfPerson is the score from which the recognizer's person beats an entry
// of the lexicon with the same name (a man called Chad, Jordan or Paris).
const sureOfPerson = 0.9

// fuse joins two candidates for the same span: the knowledge of the lexicon and
// the reading of the recognizer in this sentence.
func fuse(a, b candidate) candidate {
	if b.source == fromModel && a.source != fromModel {
		a, b = b, a
	}
	if a.source != fromModel || b.source == fromModel {
		if a.source == fromModel {
			return a
		}
		return preferred(a, b)
	}
	b.learned = a.Type
	switch {
	case a.Type == b.Type:
		b.Score = max(a.Score, b.Score)
		return b
	case !b.sure:
		// A weak entry needs the recognizer's agreement.
		return a
	case a.Type == graphmodel.MentionPerson && a.Score >= sureOfPerson && !b.strong:
		return a
	case a.Type == graphmodel.MentionOrg && b.Type == graphmodel.MentionPlace && !isNation(b.Name) && !b.region:
		// A city's name for its club, its government or its company.
		return a
	}
	return b
}

// preferred chooses between two entries of the lexicon.
func preferred(a, b candidate) candidate {
	if a.sure != b.sure {
		if a.sure {
			return a
		}
		return b
	}
	return a
}

func isNation(n doc.Name) bool { return strings.HasPrefix(n.Key, "country:") }

func (c *combiner) final() []doc.Name {
	out := make([]doc.Name, 0, len(c.names))
	for _, n := range c.names {
		out = append(out, n.Name)
	}
	return out
}

// isGivenPlace reports whether a land's or town's name stands where a given name does:
// behind a comma or an office rather than a preposition.
func (c *combiner) isGivenPlace(a *candidate) bool {
	t := c.d.Tokens
	if a.Type != graphmodel.MentionPlace || a.Demonym || a.Last-a.First > 1 || c.sentenceStart(a.First) || !c.mayBeGiven(t[a.First].Form) || a.Last >= len(t) || t[a.First].End+1 != t[a.Last].Start {
		return false
	}
	return t[a.First-1].Form == "," && a.Last+1 < len(t) && t[a.Last+1].Form == "," || c.isOfficeWord(a.First-1)
}

// joinHalves joins the two halves of a person's name that stand next to each
// other.
func (c *combiner) joinHalves() {
	for i := 0; i+1 < len(c.names); i++ {
		a, b := &c.names[i], &c.names[i+1]
		if a.Last == b.First && c.isGivenPlace(a) && b.Type == graphmodel.MentionPerson && b.Last-b.First == 1 {
			a.Type, a.Key, a.source, a.firm = graphmodel.MentionPerson, "", fromRule, true // "Israel Mora"
		}
		if a.Type != graphmodel.MentionPerson || b.Type != graphmodel.MentionPerson || a.Last != b.First || a.Last-a.First > 1 || b.Last-b.First > 3 ||
			c.d.Tokens[a.Last-1].End+1 != c.d.Tokens[b.First].Start || c.d.SentenceOf(a.First) != c.d.SentenceOf(b.First) {
			continue
		}
		a.Last = b.Last
		c.names = slices.Delete(c.names, i+1, i+2)
		i--
	}
}

// partnerships joins "Brandt & Osei" to one organization.
func (c *combiner) partnerships() {
	for i := range c.names {
		n := &c.names[i]
		for t := n.First + 1; t < n.Last-1; t++ {
			if c.d.Tokens[t].Form != "&" || n.Key != "" || !isCapitalized(c.d.Tokens[t+1].Form) {
				continue
			}
			n.Type = graphmodel.MentionOrg
			if k := c.lex.CountryByName(strings.ReplaceAll(c.text(n.First, n.Last), "&", "and")); k != nil {
				n.Type, n.Key, n.firm, n.source, n.sure = graphmodel.MentionPlace, k.Key, true, fromLexicon, true // "Trinidad & Tobago"
			}
		}
	}
	for i := range c.names {
		n, t := &c.names[i], c.d.Tokens
		if n.Last+1 >= len(t) || t[n.Last].Form != "&" || n.Demonym {
			continue
		}
		switch w := t[n.Last+1].Form; {
		case w == "Co" || w == "Co." || w == "Sons" || w == "Company" || w == "Partners",
			n.Type != graphmodel.MentionOther && n.Type != graphmodel.MentionPlace && n.Key == "" && len(w) > 1 && isCapitalized(w) && !(t[n.Last+1].Common && t[n.First].Common) && !c.isOfficeWord(n.Last+1) && !c.isHeadline(n.First):
			if i+1 == len(c.names) || c.names[i+1].First > n.Last+1 {
				n.Last, n.Type, n.Key, n.source = n.Last+2, graphmodel.MentionOrg, "", fromRule
			}
		}
	}
	for i := 0; i+1 < len(c.names); i++ {
		a, b := &c.names[i], &c.names[i+1]
		if a.Last+1 != b.First || c.d.Tokens[a.Last].Form != "&" || isNation(a.Name) && isNation(b.Name) {
			continue
		}
		a.Last, a.Type, a.Key, a.Demonym, a.source = b.Last, graphmodel.MentionOrg, "", false, fromRule
		c.names = slices.Delete(c.names, i+1, i+2)
		i--
	}
}
