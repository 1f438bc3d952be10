package resolve

import "clew/graphmodel"

// eventScore is above zero where two events of one type may be one: times that
// fit, stances that fit, nobody who does in one what is done to him in the
// other, and two shared participants, or one and the place, or one sentence.
func (c *corpus) eventScore(a, b *pendingEvent) float64 {
	if a.found.Type != b.found.Type && !mayShareType(a, b) {
		return 0
	}
	if !c.stancesFit(a, b) || !c.timesFit(a, b) || !sidesFit(a, b) {
		return 0
	}
	who, where := shared(a.who, b.who), shared(a.where, b.where)
	if len(a.where) > 0 && len(b.where) > 0 && where == 0 && !c.placesNest(a, b) {
		return 0
	}
	words := shared(a.words, b.words)
	if a.sentence != "" && a.sentence == b.sentence && a.found.Name == b.found.Name {
		return sameSentence
	}
	day := a.found.When.Precision == graphmodel.PrecisionDay && a.found.When == b.found.When
	exact := !vague(a, b)
	switch {
	case who >= 2 && (exact || where > 0):
	case who >= 2 && who == len(a.who) && who == len(b.who) && words > 0 && !unlike(a.found.When, b.found.When):
	case who == 1 && where > 0 && exact:
	case who == 1 && words > 0 && min(len(a.who), len(b.who)) == 1 && day:
	default:
		return 0
	}
	score := float64(2*who+2*where) + 0.5*float64(min(words, 3))
	if a.found.When == b.found.When && a.found.When.Known() {
		score++
	}
	// What one side names and the other does not speaks softly against.
	score -= 0.1 * float64(len(a.who)+len(b.who)-2*who)
	return max(score, 0.1)
}

// mayShareType reports whether events of two types may still be one: two
// articles may file "killed" as an attack and as a death. They need the same
// day, a word in common and the same sides, or the same side and place.
func mayShareType(a, b *pendingEvent) bool {
	if a.found.When != b.found.When || a.found.When.Precision != graphmodel.PrecisionDay || shared(a.words, b.words) == 0 {
		return false
	}
	who := shared(a.who, b.who)
	return who > 0 && who == min(len(a.who), len(b.who)) && (who >= 2 || shared(a.where, b.where) > 0)
}

// sameSentence is the score of two events of one name in the same sentence:
// above all others.
const sameSentence = 100

// vagueDays is the length of a period beyond which sharing it says little: the
// same two meet several times a year.
const vagueDays = 31

// vague reports whether the times of two events say too little: a day and a
// long period, or two plans of which one has no day.
func vague(a, b *pendingEvent) bool {
	x, y := a.found.When, b.found.When
	if a.found.Stance == graphmodel.Planned && b.found.Stance == graphmodel.Planned && (!x.Known() || !y.Known()) {
		return true
	}
	return long(x) || long(y)
}

// unlike reports whether one of the periods is long and the other is not the
// same.
func unlike(a, b graphmodel.Interval) bool { return (long(a) || long(b)) && a != b }

func long(i graphmodel.Interval) bool {
	return i.Known() && i.Start.AddDays(vagueDays).Compare(i.End) < 0
}

// sidesFit keeps apart what one did to another and what the other did back.
func sidesFit(a, b *pendingEvent) bool {
	if len(a.does) > 0 && len(b.does) > 0 && shared(a.does, b.does) == 0 && !meeting(a.found.Type) {
		return false
	}
	return shared(a.does, b.bears)+shared(b.does, a.bears) <= shared(a.does, b.does)+shared(a.bears, b.bears) || meeting(a.found.Type)
}

// meeting reports whether the sides of such an event are alike.
func meeting(t graphmodel.EventType) bool {
	return t == graphmodel.Consult || t == graphmodel.Agree || t == graphmodel.Cooperate
}

// stancesFit keeps what happened apart from what was planned or denied. A plan
// and what came of it are one where both give the same day and the same sides,
// and the plan was told first.
func (c *corpus) stancesFit(a, b *pendingEvent) bool {
	x, y := stanceClass(a.found.Stance), stanceClass(b.found.Stance)
	if x == y {
		return true
	}
	if x == 1 && y == 0 {
		a, b, x, y = b, a, y, x
	}
	if x != 0 || y != 1 || a.found.When != b.found.When || a.found.When.Precision != graphmodel.PrecisionDay {
		return false
	}
	told, planned := c.articles[a.ref.article].Published, c.articles[b.ref.article].Published
	return len(a.who) >= 2 && len(a.who) == len(b.who) && shared(a.who, b.who) == len(a.who) &&
		told.Known() && planned.Known() && planned.Start.Compare(told.Start) <= 0
}

func stanceClass(s graphmodel.Stance) int {
	switch s {
	case graphmodel.Planned:
		return 1
	case graphmodel.Denied:
		return 2
	}
	return 0
}

// newsDays is how far apart two reports without a date of the event may have
// been published to speak of the same.
const newsDays = 3

func (c *corpus) timesFit(a, b *pendingEvent) bool {
	return timesFit(a.found.When, b.found.When, c.articles[a.ref.article].Published, c.articles[b.ref.article].Published)
}

// timesFit compares the times x and y of two events that were told on the days p
// and q.
func timesFit(x, y, p, q graphmodel.Interval) bool {
	if x.Known() && y.Known() {
		return overlap(x, y)
	}
	if !p.Known() || !q.Known() {
		return false
	}
	if near := p.Start.AddDays(-newsDays).Compare(q.Start) <= 0 && q.Start.Compare(p.Start.AddDays(newsDays)) <= 0; !near {
		return false
	}
	known, reference := x, p
	if y.Known() {
		known, reference = y, q
	}
	// An event without a date is news: it can only be one of these days.
	return !known.Known() || known.End.AddDays(2*newsDays).Compare(reference.Start) >= 0
}

// placesNest reports whether a place of one event lies in a place of the other,
// as far as the articles and countries tell.
func (c *corpus) placesNest(a, b *pendingEvent) bool {
	return shared(a.wider, b.wider) > 0 || len(c.countriesOf(a)) > 0 && shared(c.countriesOf(a), c.countriesOf(b)) > 0
}

// countriesOf gives the countries of the places of an event, where one of them
// is a country itself.
func (c *corpus) countriesOf(e *pendingEvent) map[string]bool {
	out := make(map[string]bool)
	for _, a := range e.found.Arguments {
		if n := c.nodeAt(e.ref.article, a.Entity); a.Role == graphmodel.AtPlace && n != nil && n.found.Country != "" {
			out[n.found.Country] = true
		}
	}
	return out
}
