package predicates

// control: "urged B to leave" (the object leaves), "wants to leave".
func (f *finder) control(c *core, v, h int) {
	if f.isVerb(h) {
		if o := f.child(h, "obj", "iobj"); o >= 0 && f.lemma(h) != "promise" && (f.lemma(h) != "have" || f.mark(v) != "to") {
			c.setSurface(f.arguments(o))
			return
		}
	}
	c.setSurface(f.subjectOf(h))
}

// purpose: who "A was hit to end D" leaves open, "A called on B to end D" does not.
func (f *finder) purpose(c *core, v, h int) {
	b := f.verb(h)
	switch o := f.addressee(h, v); {
	case o >= 0:
		c.setSurface(f.arguments(o))
	case b.passive:
		c.setSurface(nominal(b.agent))
	default:
		c.setSurface(f.subjectOf(h))
	}
}

// gerund: "criticized A for hiding B" (A hid it), "A said he left, adding that"
// (A added it), else the subject of the clause above.
func (f *finder) gerund(c *core, v, h int) {
	if m := f.mark(v); (m == "for" || m == "of" || m == "from") && holdsTo[f.lemma(h)] {
		b := f.verb(h)
		if b.passive || len(b.patient) > 0 {
			c.setSurface(nominal(b.patient))
			return
		}
	}
	for n := 0; says[f.lemma(v)] && f.rel(h) == "ccomp" && n < 4; n++ {
		g := f.head(h)
		if g < 0 || !f.isVerb(g) {
			break
		}
		h = g
	}
	c.setSurface(f.subjectOf(h))
}

// holdsTo lists verbs whose object is what the gerund after "for", "of" or
// "from" tells of.
var holdsTo = wordSet(`absolve accuse acquit arrest ban bar blame block charge clear condemn convict criticize criticise discourage dismiss dissuade excuse exempt fault fine
	fire forgive hail honor honour investigate jail keep laud praise prevent prohibit prosecute protect punish rebuke remember reprimand restrain reward sack save
	sentence slam stop suspect sue suspend thank`)

// addressee is who is made to do v by verb h, or -1: "forced B to leave",
// "called on B to leave".
func (f *finder) addressee(h, v int) int {
	switch f.lemma(h) {
	case "advise", "allow", "appeal", "ask", "assign", "authorize", "beg", "call", "cause", "challenge", "command", "compel", "convince", "deploy", "direct", "dispatch", "enable", "encourage",
		"expect", "force", "forbid", "get", "help", "hire", "instruct", "invite", "lead", "order", "permit", "persuade", "plead", "press", "prompt", "push", "recruit", "request", "require",
		"select", "send", "take", "teach", "tell", "urge", "want", "warn", "bring", "train", "appoint", "wait", "campaign":
	default:
		return -1
	}
	to := -1
	for _, c32 := range f.of(h) {
		c := int(c32)
		if c > v {
			break
		}
		switch f.full(c) {
		case "obj", "iobj":
			to = c
		case "obl":
			if p := f.preposition(c); p == "on" || p == "upon" || p == "for" || p == "with" {
				to = c
			}
		}
	}
	return to
}
