package events

// setSpeaker takes who says so from the subject of a verb, in the passive from behind
// "by": who was accused of something does not tell it.
func (f *finder) setSpeaker(verb int, r *stanceReading) {
	if r.speaker >= 0 {
		return
	}
	tellers := f.subjectsOf(verb, 0)
	if f.isPassive(verb) {
		tellers = f.agents(verb)
	}
	for _, s := range tellers {
		if es := f.who.EntitiesOfToken(s); len(es) > 0 {
			r.speaker = es[0]
			return
		}
	}
}

// agents are what stands behind "by" under a passive verb.
func (f *finder) agents(verb int) []int {
	var out []int
	for _, c := range f.of(verb) {
		if f.rel(int(c)) == "obl" && f.preposition(int(c)) == "by" {
			out = append(out, int(c))
		}
	}
	return out
}

// speaks reports whether a verb tells that somebody says something.
func (f *finder) speaks(verb int) bool {
	e, ok := f.lex.Embedding(f.lemma(verb), 'v')
	return ok && e.Speaker
}
