package predicates

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
)

// settings adds when and where a predicate took place: from phrases of its own,
// else from those of the clauses that it belongs to.
func (f *finder) settings(b *builder, i int) {
	for _, s := range f.inherit(i, When, f.times) {
		b.span(When, s)
	}
	for _, s := range f.inherit(i, Where, f.places) {
		b.span(Where, s)
	}
}

// manner adds with what and about what something was done.
func (f *finder) manner(b *builder, i int) {
	for _, c32 := range f.of(i) {
		c := int(c32)
		if r := f.rel(c); r != "obl" && r != "nmod" || f.timeAt[c] >= 0 {
			continue
		}
		switch f.preposition(c) {
		case "with":
			if f.isVerb(i) && f.isConcrete(c) {
				b.span(Instrument, f.phrase(c, i, -1))
			}
		case "about", "regarding", "concerning", "over":
			b.span(Topic, f.phrase(c, i, -1))
		}
	}
}

// inherit climbs from token i until a clause has phrases of the wanted kind. A
// phrase that holds i is none.
func (f *finder) inherit(i int, role string, own func(int) []span) []span {
	outside := func(spans []span) []span {
		return slices.DeleteFunc(spans, func(s span) bool { return s.first <= i && i < s.last })
	}
	at := i
	for n := 0; at >= 0 && n < 4; n++ {
		if s := outside(own(at)); len(s) > 0 {
			return s
		}
		if s := outside(f.nested(at, own, 0)); len(s) > 0 {
			return s
		}
		if !f.sharesSetting(at, role, n == 0) {
			return nil
		}
		at = f.head(at)
	}
	return nil
}

// sharesSetting reports whether token i is told to happen when and where its
// head does. Clauses that say why or how share them only directly.
func (f *finder) sharesSetting(i int, role string, direct bool) bool {
	switch f.full(i) {
	case "conj", "xcomp", "acl", "amod", "obj", "compound", "nmod", "obl", "dep":
		return true
	case "ccomp":
		return role == When || direct
	case "nsubj", "advcl", "obl:agent", "nmod:poss", "appos":
		return direct
	}
	return false
}

// nested looks in the noun phrases below i.
func (f *finder) nested(i int, own func(int) []span, depth int) []span {
	var out []span
	if depth > 4 {
		return nil
	}
	for _, c32 := range f.of(i) {
		c := int(c32)
		switch f.rel(c) {
		case "obj", "obl", "nmod", "xcomp":
			out = append(out, own(c)...)
			if len(out) == 0 {
				out = f.nested(c, own, depth+1)
			}
		}
	}
	return out
}

// times are the phrases of time that stand below token i.
func (f *finder) times(i int) []span {
	var out []span
	if h := f.head(i); h >= 0 && f.full(i) == "acl:relcl" && f.opensWith(i, "when") {
		out = append(out, f.phrase(h, i, -1))
	}
	for _, c32 := range f.of(i) {
		c := int(c32)
		if f.isTime(i, c) {
			out = append(out, f.setting(c))
		}
	}
	return out
}

// opensWith reports whether the relative clause of v opens with the adverb.
func (f *finder) opensWith(v int, adverb string) bool {
	for _, c := range f.of(v) {
		if int(c) < v && f.low(int(c)) == adverb {
			return true
		}
	}
	return false
}

// isTime reports whether dependent c tells when i happened.
func (f *finder) isTime(i, c int) bool {
	switch f.rel(c) {
	case "obl", "nmod", "obj":
		return f.isTimePhrase(i, c)
	case "advmod":
		return timeAdverbs[f.low(c)] && !(f.low(c) == "now" && c < i && f.isNoun(i)) || f.timeAt[c] >= 0 && f.isVerb(i)
	case "advcl":
		return timeMarks[f.timeMark(c)]
	case "compound", "amod", "nummod":
		return f.isNoun(i) && f.timeAt[c] >= 0
	}
	return false
}

// timeMark is the word that makes clause c one of time, or "".
func (f *finder) timeMark(c int) string {
	for _, m := range f.of(c) {
		switch f.rel(int(m)) {
		case "mark", "advmod", "case":
			if int(m) < c && timeMarks[f.low(int(m))] {
				return f.low(int(m))
			}
		}
	}
	if l := f.low(c); l == "following" {
		return l
	}
	return ""
}

// isTimePhrase reports whether noun phrase c is one of time.
func (f *finder) isTimePhrase(i, c int) bool {
	p := f.preposition(c)
	if f.rel(c) == "obj" {
		return f.isVerb(i) && f.isExtent(i, c) && f.tok(c).UPOS == "NOUN"
	}
	temporal := f.timeAt[c] >= 0 || timeNouns[f.lemma(c)] || f.isClock(c)
	switch p {
	case "during", "since", "until", "till", "after", "before", "prior", "prior to", "ahead of", "following", "throughout", "upon", "amid":
		return f.kind[c] != graphmodel.MentionPlace || f.timeAt[c] >= 0
	case "":
		return temporal && f.rel(c) != "nmod" || f.timeAt[c] >= 0
	case "of", "to", "about", "with", "than", "as", "like":
		return false
	}
	return temporal
}

var timeMarks = wordSet("after before since while when whenever until till as once following during")

var timeAdverbs = wordSet(`today yesterday tomorrow tonight now then recently currently previously soon later earlier ago once
	presently afterward afterwards immediately meanwhile formerly initially originally eventually finally lately nowadays shortly
	already still first last always never often sometimes rarely routinely frequently regularly usually simultaneously subsequently
	overnight annually daily weekly monthly promptly early late longer long`)

var timeNouns = wordSet(`day week month year minute hour second season time moment decade century night morning afternoon evening weekend period era
	beginning end start anniversary noon midnight quarter half noon spring summer autumn winter today yesterday tomorrow tonight eve age childhood`)

// places are the phrases of place that stand below token i.
func (f *finder) places(i int) []span {
	var out []span
	if h := f.head(i); h >= 0 && f.full(i) == "acl:relcl" && f.opensWith(i, "where") {
		out = append(out, f.phrase(h, i, -1))
	}
	for _, c32 := range f.of(i) {
		c := int(c32)
		if f.isPlace(i, c) {
			out = append(out, f.setting(c))
		}
	}
	return out
}

// isPlace reports whether dependent c tells where i happened.
func (f *finder) isPlace(i, c int) bool {
	switch f.rel(c) {
	case "obl", "nmod":
		return f.timeAt[c] < 0 && f.isPlacePhrase(i, c)
	case "advmod":
		return placeAdverbs[f.low(c)]
	case "obj":
		return f.isGoal(i, c)
	case "advcl":
		for _, m := range f.of(c) {
			if f.low(int(m)) == "where" {
				return true
			}
		}
	}
	return false
}

func (f *finder) isPlacePhrase(i, c int) bool {
	if timeNouns[f.lemma(c)] || f.isClock(c) {
		return false
	}
	switch f.preposition(c) {
	case "in", "at", "on", "inside", "outside", "within", "across", "throughout":
		return f.isLocation(c)
	case "near", "around", "along", "behind", "beside", "beneath", "above", "below", "under", "in front of", "next to", "close to", "up", "down", "past", "beyond", "over", "through",
		"off", "onto", "toward", "towards", "out of", "opposite", "amid", "aboard":
		return f.isPlaceName(c) || f.isConcrete(c) && f.isVerb(i)
	case "into", "from", "to", "via", "between":
		return f.isPlaceName(c) || f.isVerb(i) && isMotion[f.lemma(i)] && f.isConcrete(c)
	case "of":
		return f.isNoun(i) && f.kind[c] == graphmodel.MentionPlace && f.nouns[i] == lexicon.DeverbalHappening
	}
	return false
}

// isPlaceName reports whether c is the name of a place or a noun for one.
func (f *finder) isPlaceName(c int) bool {
	return f.kind[c] == graphmodel.MentionPlace || placeNouns[f.lemma(c)] && f.kind[c] != graphmodel.MentionPerson
}

// isLocation reports whether something can be in or at c.
func (f *finder) isLocation(c int) bool {
	return f.isPlaceName(c) || f.kind[c] == graphmodel.MentionOrg || f.isConcrete(c)
}

// isConcrete reports whether c may be a thing: no action, state or manner, no
// number, nobody.
func (f *finder) isConcrete(c int) bool {
	t := f.tok(c)
	switch t.UPOS {
	case "PROPN":
		return f.kind[c] != graphmodel.MentionPerson
	case "NOUN":
	default:
		return false
	}
	lemma := f.lemma(c)
	if f.nouns[c] != "" || manners[lemma] {
		return false
	}
	for _, end := range []string{"ness", "ity", "ism", "ship", "tion", "sion", "ance", "ence", "ment", "ing"} {
		if len(lemma) > len(end)+2 && strings.HasSuffix(lemma, end) {
			return false
		}
	}
	return true
}

// isClock reports whether token c is a time of day.
func (f *finder) isClock(c int) bool {
	w := f.low(c)
	switch strings.TrimRight(w, ".") {
	case "a.m", "p.m", "am", "pm", "utc", "gmt", "o'clock":
		return true
	}
	return len(w) >= 4 && len(w) <= 5 && strings.Contains(w, ":") && w[0] >= '0' && w[0] <= '9'
}

// manners are nouns after "in", "on" or "at" that tell how, why or how much.
var manners = wordSet(`action addition advance age aid attempt attendance average basis behalf best bid billion board case chance charge child circumstance color colour
	comparison competition compliance concert condition connection contrast control cost course custody danger debt depth detail dollar doubt effect
	effort error euro event exchange expense fact fashion favor favour fear final first form front full game general hand honor honour hope instance
	interest isolation issue kind lap last least level lieu light line man manner match matter member million mind mode name need number oath once order
	other output pain pair part particular peace people percent person place plan point pound power practice price principle prison private process profit
	progress protest public question rank rate reality reason regard relation response result return risk round row sale scale score season secret sense
	series set shape share short sight sign size sort speed spirit spite stage state strike style subject sum support surprise suspense suspicion tandem
	tears term test theory thing topic tournament trouble trust turn uniform use vain value victim view voice vote wake way whole width woman word work
	worst`)

var isMotion = wordSet(`go come travel move return fly drive walk run head arrive bring take send transport carry flee escape drop fall march sail ship deport transfer
	relocate retire withdraw evacuate deploy get leave rush hurry race climb enter cross step push pull throw land crash emigrate migrate move spread expand extend export
	import deliver invite admit lead pass turn draw drag force fire launch release remove extract transmit broadcast post upload publish speak look`)

// isGoal reports whether object o of verb v is where the movement goes.
func (f *finder) isGoal(v, o int) bool {
	if placeAdverbs[f.low(o)] {
		return true
	}
	place := f.kind[o] == graphmodel.MentionPlace || placeNouns[f.lemma(o)]
	switch f.lemma(v) {
	case "enter", "cross", "reach", "leave", "approach", "exit", "depart":
		return place || f.tok(o).UPOS == "NOUN" && f.lemma(v) == "enter"
	case "hit", "strike", "lash", "batter", "pass", "pound", "visit", "tour", "near", "roam", "travel":
		return place
	}
	return false
}

var placeNouns = wordSet(`area airport arena base beach border building camp center centre church city coast coastline country county court district
	embassy facility field floor ground headquarters home hospital hotel house island lake land location market mosque mountain neighborhood neighbourhood
	network office outskirts park place port prison province region river road room school sea shore site stadium state station store street suburb
	surface territory town university venue village vicinity world zone area campus capital jail cell scene front line wholesale shop club bank museum
	square bridge highway runway valley desert forest ocean bay peninsula north south east west northeast northwest southeast southwest side top bottom`)

var placeAdverbs = wordSet(`here there abroad home nearby overseas elsewhere everywhere anywhere somewhere nowhere inside outside away ashore
	inland downtown online back upstairs downstairs indoors outdoors offshore worldwide nationwide internationally locally`)

func wordSet(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
