package events

import "clew/graphmodel"

// setDateline gives the first events of a report the place of its dateline
// where they name none: "FRANKFURT (Agency) - The bank lowered its rate".
func (f *finder) setDateline(cands []*candidate) {
	for s, sent := range f.d.Sentences {
		place := f.datelinePlace(sent.First, sent.Last)
		if place < 0 {
			continue
		}
		for _, c := range cands {
			if c.sentence == s+1 && c.place < 0 && f.isMain(c) && f.tellsNow(c) && !f.isRemote(c) && (f.hasHost(c, place) || f.fitsDateline(c, place)) {
				c.place = place
			}
		}
		return
	}
}

// tellsNow reports whether the event is news of the day: not what somebody has
// said in the course of time.
func (f *finder) tellsNow(c *candidate) bool {
	at := f.carrier(c)
	return !isStand(c.typ) || !f.isVerb(at) || f.tok(at).XPOS == "VBD" && f.child(at, "aux") < 0
}

// isRemote reports whether people talk from afar: a call happens in no place.
func (f *finder) isRemote(c *candidate) bool {
	if c.typ != graphmodel.Consult {
		return false
	}
	s := f.d.Sentences[c.sentence]
	for i := s.First; i < s.Last; i++ {
		switch f.lemma(i) {
		case "phone", "telephone", "videoconference", "video":
			return true
		}
	}
	return false
}

// datelinePlace is the place of the sentence when it is a dateline, or -1.
func (f *finder) datelinePlace(first, last int) int {
	if last-first < 2 || last-first > 20 {
		return -1
	}
	switch f.tok(last - 1).Form {
	case "-", "–", "—", "--", "_":
	default:
		return -1
	}
	e := f.who.EntityOfToken(first)
	if e < 0 || f.who.Entities[e].Kind != graphmodel.Place {
		return -1
	}
	return e
}

// isMain reports whether the event is told by the main clause.
func (f *finder) isMain(c *candidate) bool {
	at := c.tok
	if c.light >= 0 {
		at = c.light
	}
	for n := 0; n < 3; n++ {
		switch f.rel(at) {
		case "root":
			return true
		case "nsubj", "obj", "conj":
			at = f.head(at)
		default:
			return f.head(at) < 0
		}
		if at < 0 {
			return true
		}
	}
	return false
}

// fitsDateline reports whether nothing in the event points to another country.
func (f *finder) fitsDateline(c *candidate, place int) bool {
	if isPhysical(c.typ) && (f.namesOtherPlace(c, place) || f.sufferingPlace([]*candidate{c}) >= 0) {
		return false // it struck the place that it names
	}
	for _, a := range c.args {
		if a.Entity < 0 || a.Role == graphmodel.Topic {
			continue
		}
		x := f.who.Entities[a.Entity]
		if x.Kind == graphmodel.Place && x.Country != "" && x.Country != f.who.Entities[place].Country {
			return false
		}
	}
	return c.typ != graphmodel.Travel && c.stance != graphmodel.Planned
}

// hasHost reports whether one of the parties is the country of the dateline, or
// at home there: then the others came.
func (f *finder) hasHost(c *candidate, place int) bool {
	if c.typ != graphmodel.Consult && c.typ != graphmodel.Agree || c.stance == graphmodel.Planned {
		return false
	}
	for _, a := range c.args {
		if a.Entity >= 0 && f.who.Entities[a.Entity].Country != "" && f.who.Entities[a.Entity].Country == f.who.Entities[place].Country {
			return true
		}
	}
	return false
}
