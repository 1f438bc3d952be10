package names

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// bearer is what an article as a whole says of one name.
type bearer struct {
	words   tally   // what the words of the name say
	around  tally   // what the words around its places say
	learned tally   // what the recognizer said
	other   float64 // the same for a name of another kind
	single  bool    // one word
	lent    bool    // a short name and this one have spoken for each other
}

// repeated is the share of a sign that only repeats another.
const repeated = 0.5

// Bounds of a decision against what a name was taken for so far.
const (
	clearLead = 0.7 // how much more must speak for the new kind
	heard     = 1.2 // how much must come from the name's words and those around it
)

// weigh decides of what kind each name is by all of its places: one name, one
// kind. Names that the lexicon is sure of keep theirs.
func (c *combiner) weigh() {
	bearers := c.bearers()
	c.lend(bearers)
	for i := range c.names {
		n := &c.names[i]
		b := bearers[c.form(n)]
		if b == nil || c.isSettled(n) {
			continue
		}
		c.decide(n, b)
	}
	c.relatives()
	c.heard = bearers
}

// vouch notes what the article as a whole says for the kinds of its names.
func (c *combiner) vouch() {
	for i := range c.names {
		n := &c.names[i]
		if b := c.heard[c.form(n)]; b != nil {
			n.Told, n.Lead = b.vouch(n.Type)
		}
	}
}

// vouch returns what the words say for a kind, and by how much all says more for it
// than for any other.
func (b *bearer) vouch(kind graphmodel.MentionType) (told, lead float64) {
	all := b.words
	all.add(b.around)
	told = all.of(kind)
	all.add(b.learned)
	other := b.other
	for _, k := range [...]graphmodel.MentionType{graphmodel.MentionPerson, graphmodel.MentionOrg, graphmodel.MentionPlace} {
		if k != kind {
			other = max(other, all.of(k))
		}
	}
	return told, all.of(kind) - other
}

// isSettled reports whether a name's kind needs no vote.
func (c *combiner) isSettled(n *candidate) bool {
	switch n.Type {
	case graphmodel.MentionPerson, graphmodel.MentionOrg, graphmodel.MentionPlace, graphmodel.MentionOther:
	default:
		return true
	}
	if n.Type == graphmodel.MentionOther && c.isPeople(n) {
		return true
	}
	return n.Key != "" || n.Demonym || n.shaped || n.source == fromDateline || n.source == fromLexicon && n.sure
}

// isPeople reports whether a name is a people's, a faith's or a language, or an
// adjective.
func (c *combiner) isPeople(n *candidate) bool {
	for i := n.First; i < n.Last; i++ {
		if w := c.d.Tokens[i].Form; c.isAdjective(w) || groups[w] || languages[w] {
			return true
		}
	}
	return n.Last-n.First == 1 && (c.d.Tokens[n.First].XPOS == "NNPS" || c.d.Tokens[n.First].UPOS == "ADJ")
}

// decide gives a name the kind that all its places speak for.
func (c *combiner) decide(n *candidate, b *bearer) {
	told := b.words
	told.add(b.around)
	all := told
	all.add(c.believed(b, n))
	kind, most := all.best()
	if kind == n.Type || told.of(kind) < heard || c.isPlain(n) {
		return
	}
	if n.Type == graphmodel.MentionOther && b.around.of(kind) <= 0 {
		return
	}
	if n.Type == graphmodel.MentionOther && most < b.other+clearLead || n.Type != graphmodel.MentionOther && most < all.of(n.Type)+clearLead || all.lead() < clearLead {
		return
	}
	if n.Type == graphmodel.MentionPlace && told.of(kind) < heard+1.5 && len(c.lex.Places(c.text(n.First, n.Last))) > 0 {
		return // "Regina's executive committee"
	}
	if kind == graphmodel.MentionPerson && n.Last-n.First > 1 && told.person < 3 && c.lex.Cues(c.d.Tokens[n.Last-1].Form)&(lexicon.CueOrgSuffix|lexicon.CuePlaceSuffix) != 0 {
		return
	}
	if n.firm && n.Type != graphmodel.MentionOther && told.of(kind) < told.of(n.Type)+1 {
		return
	}
	n.Type, n.firm = kind, true
}

// believed is what the recognizer's word for a name counts for: less for a person of
// whose name nothing is a person's and whose last word is what bodies deal in, and for
// a place that no list has.
func (c *combiner) believed(b *bearer, n *candidate) tally {
	out := b.learned
	if b.words.org >= 3 && b.words.person <= 0 {
		out.person *= 0.6
	}
	if b.around.org >= 2 && b.words.place <= 0 && len(c.lex.Places(c.text(n.First, n.Last))) == 0 {
		out.place *= 0.75
	}
	return out
}

// isPlain reports whether a name of several words has none but common ones:
// "Fresh Tools" of a heading.
func (c *combiner) isPlain(n *candidate) bool {
	for i := n.First; i < n.Last; i++ {
		if !c.d.Tokens[i].Common {
			return false
		}
	}
	return n.Last-n.First > 1
}

// bearers collects what the article says of each name.
func (c *combiner) bearers() map[string]*bearer {
	out := make(map[string]*bearer)
	for i := range c.names {
		n := &c.names[i]
		if n.Demonym || n.source == fromDateline {
			continue
		}
		k := c.form(n)
		b := out[k]
		if b == nil {
			b = &bearer{words: c.nameWords(n.First, n.Last), single: n.Last-n.First == 1}
			out[k] = b
		}
		around := c.context(n.First, n.Last)
		b.around = tally{sumSigns(b.around.person, around.person), sumSigns(b.around.org, around.org), sumSigns(b.around.place, around.place)}
		b.hear(n)
	}
	return out
}

// sumSigns adds a sign to those that were seen before.
func sumSigns(a, b float64) float64 {
	if a < 0 || b < 0 {
		return a + b*repeated
	}
	return max(a, b) + repeated*min(a, b)
}

// hear notes the recognizer's word for one place of a name.
func (b *bearer) hear(n *candidate) {
	if n.source != fromModel {
		return
	}
	w := certainty(n.Score)
	if !b.single && b.words.person < 1 && n.Type == graphmodel.MentionPerson {
		w *= 0.8
	}
	kind := n.Type
	if n.learned != "" {
		kind = n.learned
	}
	switch kind {
	case graphmodel.MentionPerson:
		b.learned.person = max(b.learned.person, w)
	case graphmodel.MentionOrg:
		b.learned.org = max(b.learned.org, w)
	case graphmodel.MentionPlace:
		b.learned.place = max(b.learned.place, w)
	default:
		b.other = max(b.other, w)
	}
}

// certainty is what a score of the recognizer weighs beside the signs.
func certainty(score float64) float64 { return 2.7 * score * score }

// lend lets a short name and the longer one that it opens or ends speak for each
// other: "Hankila" and "Hankila Fiber".
func (c *combiner) lend(bearers map[string]*bearer) {
	for i := range c.names {
		n := &c.names[i]
		if n.Last-n.First < 2 {
			continue
		}
		long := bearers[c.form(n)]
		short := bearers[lexicon.Fold(c.d.Tokens[n.First].Form)]
		if long == nil || short == nil || !short.single || long.lent {
			continue
		}
		long.lent = true // once for each name
		if short.around.person > 0 && short.around.org <= 0 {
			long.around.person += repeated * short.around.person
		}
		if told := long.words; told.org > told.person {
			short.words.org = max(short.words.org, 0.6*told.org)
		}
		long.around.org += repeated * max(short.around.org, 0)
		short.around.org += repeated * max(long.around.org, 0)
	}
}

// nameWords weighs the words of a name.
func (c *combiner) nameWords(first, last int) tally {
	t := c.d.Tokens
	a, z := t[first].Form, t[last-1].Form
	var out tally
	if places := c.lex.Places(c.text(first, last)); len(places) > 0 {
		out.place += 1
	}
	if last-first == 1 {
		switch {
		case isCamelCase(a):
			out.org, out.person = 2, -1
		case isAllCaps(a) && len(a) < 7:
			out.org, out.person = 1, -1
		case c.isGiven(a):
			out.person = 1
		case c.lex.LastName(a):
			out.person = 0.5
		}
		return out
	}
	given := c.isGiven(a)
	if given {
		out.person += 1.5
	}
	if !given && c.isAcronymFirst(first, last) {
		out.org, out.person = out.org+2, out.person-1.5
	}
	if c.lex.LastName(z) {
		out.person++
	}
	if strings.HasSuffix(a, ".") && len(a) == 2 {
		out.person++
	}
	out.add(c.cueWords(first, last, given))
	for i := first + 1; i < last-1; i++ {
		switch t[i].Form {
		case "bin", "ibn", "bint", "van", "von":
			out.person++
		}
	}
	return out
}

// cueWords weighs the words that open and end the names of bodies and places.
func (c *combiner) cueWords(first, last int, given bool) tally {
	t := c.d.Tokens
	a, z := t[first].Form, t[last-1].Form
	var out tally
	if c.hasWord(&candidate{Name: nameOf(first, last, "", 0)}, "&", "&amp;") {
		out.org += 3
	}
	cues := c.lex.Cues(z)
	share := 1.0
	if given {
		share = 0.5
	}
	switch {
	case cues&lexicon.CueOrgSuffix != 0 && cues&lexicon.CuePlaceSuffix != 0:
		out.org += 1.2 * share // "Texas City"
	case cues&lexicon.CueOrgSuffix != 0:
		out.org += 2.5 * share
	case mediaWords[z]:
		out.org += 2 * share
	case c.lex.Trade(z) && !isLower(z):
		out.org += 3.4 * share
	}
	switch {
	case cues&lexicon.CuePlaceSuffix != 0 && cues&lexicon.CueOrgSuffix != 0:
		out.place += 0.6 * share // "Saint John Hospital"
	case cues&lexicon.CuePlaceSuffix != 0:
		out.place += 1.5 * share
	}
	switch {
	case c.lex.Trade(a) && !given:
		out.org += 3
	case c.lex.Cues(a)&lexicon.CueOrgHead != 0 && !given:
		out.org += 1.8
	case c.lex.Cues(a)&lexicon.CuePlacePrefix != 0 && !given:
		out.place += 0.8
	}
	return out
}

// relatives makes a name right behind a word for a relative a person's there,
// whatever the lexicon knows by it: "his wife, Tiffany".
func (c *combiner) relatives() {
	for i := range c.names {
		n := &c.names[i]
		if n.Type == graphmodel.MentionPerson || n.Last-n.First > 1 || n.Demonym || n.source == fromDateline || n.Last < len(c.d.Tokens) && isPossessive(c.d.Tokens[n.Last].Form) {
			continue
		}
		if kin := c.before(c.d.SentenceOf(n.First), n.First, n.Last); kin.person >= 3 {
			n.Type, n.Key, n.firm, n.source = graphmodel.MentionPerson, "", true, fromRule
		}
	}
}
