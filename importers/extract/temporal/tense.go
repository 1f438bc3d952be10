package temporal

import (
	"slices"
	"strings"
)

// tense is the time of a clause as seen from the day of publication.
type tense int

const (
	unknownTense tense = iota
	past
	future
)

// planning words make an infinitive below them, or a date beside them, lie in
// the future.
var planning = []string{
	"plan", "schedule", "expect", "due", "set", "slate", "will", "hope", "intend", "aim", "prepare", "agree", "promise", "vow", "pledge",
	"likely", "ready", "propose", "want", "decide", "be", "have", "need", "seek", "invite", "ask", "urge", "order", "tell", "call", "postpone",
	"adjourn", "delay", "expire", "loom", "await", "deadline", "upcoming", "tomorrow", "arrange", "remand",
	"offer", "threaten", "consent", "resolve", "undertake", "instruct", "summon",
}

// plannedAlone are participles and nouns that place their date in the future
// without an auxiliary: "scheduled for Monday", "until Friday".
var plannedAlone = []string{"schedule", "slate", "due", "upcoming", "postpone", "adjourn", "deadline", "remand"}

// tenseAt finds the tense of the clause of word i: by the verb above it in the
// tree where there is one, else by the nearest verb in the sentence.
func (p *parser) tenseAt(i int) tense {
	tok := p.words[i].token
	if p.parsed() {
		v := p.verbAbove(tok)
		if v < 0 {
			return unknownTense
		}
		if p.plannedFor(i, v) {
			return future
		}
		t := p.tenseOf(v)
		if t == future && p.toldPast(tok, v) {
			return past
		}
		return t
	}
	return p.tenseNear(tok)
}

// plannedFor reads "a visit planned for Monday" and "is being prepared for 8 August": what is
// planned for a weekday, or is being planned, lies ahead, though the words tell of the plan in
// the past. A date without its weekday may be long gone.
func (p *parser) plannedFor(i, v int) bool {
	if p.w(i-1) != "for" || p.d.Tokens[v].XPOS != "VBN" {
		return false
	}
	switch p.d.Tokens[v].Lemma {
	case "plan", "schedule", "announce", "set", "book", "fix", "prepare", "slate", "reschedule", "arrange", "organize", "organise", "rearrange":
	default:
		return false
	}
	if p.isDay(p.words[i].token) {
		_, weekday := weekdays[p.w(i)]
		return weekday
	}
	return v > p.sentence.First && lower(p.d.Tokens[v-1].Form) == "being"
}

// parsed reports whether the sentence has a tree.
func (p *parser) parsed() bool {
	return p.sentence.First < p.sentence.Last && p.d.Tokens[p.sentence.First].Rel != ""
}

// group bounds, in tokens, how far from its verb an auxiliary is looked for,
// so that endless sentences cost no more than others.
const group = 60

// verbAbove climbs from the token to the first verb or predicate.
func (p *parser) verbAbove(tok int) int {
	for t, n := tok, 0; t >= p.sentence.First && t < p.sentence.Last && n < 30; t, n = p.d.Tokens[t].Head, n+1 {
		if u := p.d.Tokens[t].UPOS; u == "VERB" || (u == "AUX" && p.d.Tokens[t].Rel == "root") {
			return t
		}
		if p.d.Tokens[t].Rel == "root" {
			return t
		}
		if slices.Contains(plannedAlone, p.d.Tokens[t].Lemma) {
			return t
		}
	}
	return -1
}

// toldPast reports whether the phrase between the date and the verb v speaks
// of what was before it: "is returning after Saturday's election", "will
// discuss Friday's attack".
func (p *parser) toldPast(tok, v int) bool {
	for t, n := tok, 0; t != v && t >= p.sentence.First && t < p.sentence.Last && n < 30; t, n = p.d.Tokens[t].Head, n+1 {
		for k := max(p.sentence.First, t-group); k < t; k++ {
			if c := p.d.Tokens[k]; c.Head == t && (c.Rel == "case" || c.Rel == "mark") {
				if w := lower(c.Form); w == "after" || w == "since" || w == "following" {
					return true
				}
			}
		}
		if p.d.Tokens[t].Rel == "nmod" && t+1 < p.sentence.Last && p.d.Tokens[t+1].XPOS == "POS" {
			h := p.d.Tokens[t].Head
			if h >= 0 && h < len(p.d.Tokens) && p.d.Tokens[h].Rel == "obj" {
				return true
			}
		}
	}
	return false
}

// tenseOf reads the tense of the verb group around v.
func (p *parser) tenseOf(v int) tense {
	t := p.d.Tokens[v]
	if slices.Contains(plannedAlone, t.Lemma) {
		return future
	}
	infinitive, finite := false, unknownTense
	for k := max(p.sentence.First, v-group); k < min(p.sentence.Last, v+group); k++ {
		c := p.d.Tokens[k]
		if c.Head != v || k > v+1 && c.Rel != "cop" {
			continue
		}
		switch w := lower(c.Form); {
		case c.Rel == "aux" || c.Rel == "cop" || c.Rel == "aux:pass":
			if (w == "is" || w == "are" || w == "'s") && slices.Contains([]string{"set", "plan", "expect", "book", "tip"}, t.Lemma) {
				return future
			}
			if c.Rel == "cop" && presentBe[w] && p.isDay(v) {
				return future // "the deadline is Sunday"
			}
			if f := auxTense(w, t.XPOS); f != unknownTense && finite != future {
				finite = f
			}
		case w == "to" && (c.Rel == "mark" || c.XPOS == "TO"):
			infinitive = true
		}
	}
	if finite != unknownTense {
		return finite
	}
	if infinitive {
		return p.tenseOfInfinitive(v)
	}
	switch t.XPOS {
	case "VBD", "VBN":
		return past
	case "VBZ", "VBP", "VB":
		if w := lower(t.Form); strings.HasSuffix(w, "ed") && t.Lemma != w || strings.HasSuffix(w, "took") {
			return past // a past tense that was taken for a plain form
		}
		if slices.Contains([]string{"say", "be", "have", "think", "believe", "show", "remain"}, t.Lemma) {
			return past
		}
		return future
	case "VBG":
		if h := t.Head; h >= p.sentence.First && h < p.sentence.Last && h != v {
			if up := p.verbAbove(h); up >= 0 && up != v {
				return p.tenseOf(up)
			}
		}
	}
	return unknownTense
}

var presentBe = map[string]bool{"is": true, "are": true, "'s": true, "'re": true}

// isDay reports whether the token is the name of a weekday or a month.
func (p *parser) isDay(tok int) bool {
	w := normal(p.d.Tokens[tok].Form)
	_, weekday := weekdays[w]
	return weekday || months[w] > 0
}

// auxTense is the tense that an auxiliary gives to a verb with this tag.
func auxTense(aux, verb string) tense {
	switch aux {
	case "will", "'ll", "shall", "wo", "may", "might", "can", "could", "should", "must", "would":
		return future
	case "was", "were", "had", "did", "has", "have", "'ve", "'d":
		return past
	case "is", "are", "'s", "'re", "am", "'m":
		if verb == "VBG" {
			return future
		}
	}
	return unknownTense
}

func (p *parser) tenseOfInfinitive(v int) tense {
	for h, n := p.d.Tokens[v].Head, 0; h >= p.sentence.First && h < p.sentence.Last && n < 3; h, n = p.d.Tokens[h].Head, n+1 {
		if slices.Contains(planning, p.d.Tokens[h].Lemma) {
			return future
		}
		if p.d.Tokens[h].UPOS == "VERB" {
			return p.tenseOf(h)
		}
	}
	return unknownTense
}

// tenseNear looks at the words around the date when there is no tree.
func (p *parser) tenseNear(tok int) tense {
	for k := tok - 1; k >= p.sentence.First && k > tok-15; k-- {
		if t := p.wordTense(k); t != unknownTense {
			return t
		}
	}
	for k := tok + 1; k < p.sentence.Last && k < tok+12; k++ {
		if t := p.wordTense(k); t != unknownTense {
			return t
		}
	}
	return unknownTense
}

func (p *parser) wordTense(k int) tense {
	t := p.d.Tokens[k]
	switch w := lower(t.Form); w {
	case "will", "'ll", "shall", "scheduled", "due", "upcoming", "plans", "expected", "slated", "tomorrow":
		return future
	case "was", "were", "had", "said", "told", "met", "did", "held", "went", "took", "began", "won", "died":
		return past
	case "to":
		if k+1 < p.sentence.Last && p.d.Tokens[k+1].XPOS == "VB" {
			return future
		}
	}
	if t.XPOS == "VBD" {
		return past
	}
	return unknownTense
}
