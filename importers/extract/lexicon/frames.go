package lexicon

import (
	"cmp"
	"slices"
	"strings"

	"clew/graphmodel"
)

var slotRoles = map[string]graphmodel.LinkType{
	"actor": graphmodel.Actor, "recipient": graphmodel.Recipient, "participant": graphmodel.Participant,
	"topic": graphmodel.Topic, "instrument": graphmodel.Instrument, "place": graphmodel.AtPlace,
}

var stances = []graphmodel.Stance{
	graphmodel.Asserted, graphmodel.Denied, graphmodel.Alleged, graphmodel.Attributed, graphmodel.Planned,
}

// addFrame reads: lemmas | slots | flags | type. Slots look like
// "actor=subj recipient=obj,with topic=about"; the type defaults to @type.
// @part is verb or noun.
func (l *Lexicon) addFrame(r row) error {
	f := Frame{Type: graphmodel.EventType(cmp.Or(r.field(3), r.attr["type"]))}
	if !slices.Contains(graphmodel.EventTypes, f.Type) {
		return r.errorf("%q is no event type", f.Type)
	}
	switch r.attr["part"] {
	case "verb":
	case "noun":
		f.Noun = true
	default:
		return r.errorf("@part is verb or noun, not %q", r.attr["part"])
	}
	for _, s := range strings.Fields(r.field(1)) {
		role, syntax, ok := strings.Cut(s, "=")
		if !ok || slotRoles[role] == "" || syntax == "" {
			return r.errorf("slot %q is not role=slot", s)
		}
		for _, x := range strings.Split(syntax, ",") {
			f.Slots = append(f.Slots, Slot{slotRoles[role], Syntax(x)})
		}
	}
	for _, flag := range strings.Fields(r.field(2)) {
		switch {
		case flag == "sym":
			f.Symmetric = true
		case flag == "say":
			f.Statement = true
		case flag == "weak":
			f.Weak = true
		case slices.Contains(stances, graphmodel.Stance(flag)):
			f.Stance = graphmodel.Stance(flag)
		default:
			return r.errorf("unknown flag %q", flag)
		}
	}
	for _, lemma := range r.list(0) {
		f.Lemma = Fold(lemma)
		key := frameKey(f.Lemma, f.Noun)
		for _, old := range l.frames[key] {
			if old.Type == f.Type {
				return r.errorf("%q stands twice with type %s", lemma, f.Type)
			}
		}
		l.frames[key] = append(l.frames[key], f)
		l.maxFrameWords = max(l.maxFrameWords, strings.Count(f.Lemma, " ")+1)
	}
	return nil
}

func frameKey(lemma string, noun bool) string {
	if noun {
		return "n " + lemma
	}
	return "v " + lemma
}

// FrameFor returns the frames of a lemma, the likeliest first, or nil. Verbs
// with a particle and compounds are one lemma: "step down", "phone call".
func (l *Lexicon) FrameFor(lemma string, isVerb bool) []Frame {
	var buf [64]byte
	return l.frames[string(appendFold(append(buf[:0], frameKey("", !isVerb)...), lemma))]
}

// MaxFrameWords is the number of words of the longest lemma of a frame.
func (l *Lexicon) MaxFrameWords() int { return l.maxFrameWords }

// Frames returns every frame, sorted by lemma, verbs first.
func (l *Lexicon) Frames() []Frame {
	var out []Frame
	for _, fs := range l.frames {
		out = append(out, fs...)
	}
	slices.SortFunc(out, func(a, b Frame) int {
		return cmp.Or(cmp.Compare(a.Lemma, b.Lemma), cmp.Compare(frameKey("", b.Noun), frameKey("", a.Noun)), cmp.Compare(a.Type, b.Type))
	})
	return out
}

// addLightVerb reads: verbs | nouns, or "*" for every event noun | type | stance.
// The role of the subject is @role.
func (l *Lexicon) addLightVerb(r row) error {
	lv := LightVerb{SubjectRole: slotRoles[r.attr["role"]], Type: graphmodel.EventType(r.field(2)), Stance: graphmodel.Stance(r.field(3))}
	if lv.SubjectRole == "" {
		return r.errorf("%q is no role", r.attr["role"])
	}
	if lv.Type != "" && !slices.Contains(graphmodel.EventTypes, lv.Type) {
		return r.errorf("%q is no event type", lv.Type)
	}
	if lv.Stance != "" && !slices.Contains(stances, lv.Stance) {
		return r.errorf("%q is no stance", lv.Stance)
	}
	if r.field(1) == "" {
		return r.errorf("nouns are missing; write * for every event noun")
	}
	if r.field(1) != "*" {
		for _, n := range r.list(1) {
			lv.Nouns = append(lv.Nouns, Fold(n))
		}
	}
	for _, v := range r.list(0) {
		lv.Verb = Fold(v)
		l.lightVerbs[lv.Verb] = append(l.lightVerbs[lv.Verb], lv)
	}
	return nil
}

// LightVerb returns how the verb, with its particle or preposition if it has
// one ("carry out", "come under"), goes with the event noun. An entry that
// names the noun is preferred to one for every noun.
func (l *Lexicon) LightVerb(verb, noun string) (LightVerb, bool) {
	noun = Fold(noun)
	var any LightVerb
	found := false
	for _, lv := range entry(l.lightVerbs, verb) {
		switch {
		case slices.Contains(lv.Nouns, noun):
			return lv, true
		case lv.Nouns == nil && !found:
			any, found = lv, true
		}
	}
	return any, found
}

// addEmbedding reads words, separated by ";", of @part (v, n, a), @stance and @flag speaker.
func (l *Lexicon) addEmbedding(r row) error {
	e := Embedding{Stance: graphmodel.Stance(r.attr["stance"]), Speaker: r.attr["flag"] == "speaker"}
	if p := r.attr["part"]; len(p) == 1 && strings.Contains("vna", p) {
		e.Part = p[0]
	} else {
		return r.errorf("@part is v, n or a, not %q", p)
	}
	if !slices.Contains(stances, e.Stance) {
		return r.errorf("%q is no stance", e.Stance)
	}
	for _, w := range r.list(0) {
		e.Lemma = Fold(w)
		for _, old := range l.embeddings[e.Lemma] {
			if old.Part == e.Part {
				return r.errorf("%q stands twice", w)
			}
		}
		l.embeddings[e.Lemma] = append(l.embeddings[e.Lemma], e)
	}
	return nil
}

// Embedding returns what a word does to the event below it. part is 'v', 'n'
// or 'a' (adjective or adverb). Verbs with a particle are one lemma: "call off".
func (l *Lexicon) Embedding(lemma string, part byte) (Embedding, bool) {
	for _, e := range entry(l.embeddings, lemma) {
		if e.Part == part {
			return e, true
		}
	}
	return Embedding{}, false
}
