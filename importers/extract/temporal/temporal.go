// Package temporal finds the time expressions of an article and tells which
// days they mean: "16 May 2025", "on Friday", "late 2019", "from 3 to 5 May",
// "two years ago". Relative ones are counted from the day of publication.
package temporal

import (
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/doc"
)

// Kind says what a time expression measures.
type Kind string

// The kinds.
const (
	KindDay      Kind = "day"      // one day, or a range given by its first and last day
	KindWeek     Kind = "week"     // a week or a weekend
	KindMonth    Kind = "month"    // a month or a range of months
	KindYear     Kind = "year"     // a year or a range of years
	KindPeriod   Kind = "period"   // season, quarter, decade, century, part of a year
	KindDuration Kind = "duration" // a length: "for two years"; the interval is known only for "the past two years"
	KindSet      Kind = "set"      // repeated: "every Friday"; the interval is unknown
	KindVague    Kind = "vague"    // a named day or span that cannot be placed: "Ramadan"
)

// Expression is a time expression of the text.
type Expression struct {
	// First and Last are the token range [First, Last) of the whole phrase
	// without a leading preposition: "early on 3 July" is "3 July",
	// "Tuesday morning" has both words.
	First, Last int
	// CoreFirst and CoreLast are the token range of the name of the date alone,
	// as annotated in news corpora: "Tuesday" of "last Tuesday morning". They
	// are equal where there is none ("two years ago").
	CoreFirst, CoreLast int
	// Names are the byte spans of the names of dates in the expression, as news
	// corpora mark them: "1962" and "1988" of "from 1962 to 1988", "June" of
	// "mid-June", the whole of "1983-2017". They lie in the core.
	Names []graphmodel.Span
	Kind  Kind
	// Interval is what the expression means; unknown where it cannot be placed.
	Interval graphmodel.Interval
	// Relative expressions need the day of publication, or an earlier date of
	// the text, to be placed.
	Relative bool
}

// Find returns the time expressions of d in text order; they do not overlap.
// It reads the tokens, sentences and, where they are set, tags, heads and
// names of d, and changes nothing. Without a day of publication, relative
// expressions have no interval.
func Find(d *doc.Document) []Expression {
	var out []Expression
	anchor := anchors{day: d.Published}
	names, dayFirst := namesIn(d), writesDayFirst(d)
	var words []word
	for _, s := range d.Sentences {
		words = split(words[:0], d, s, names)
		p := &parser{d: d, pub: d.Published, anchor: anchor, sentence: s, words: words, dayBeforeMonth: dayFirst}
		for _, m := range p.run() {
			e := Expression{Kind: m.kind, Interval: m.iv, Relative: m.relative}
			e.First, e.Last = p.tokens(m.from, m.to)
			if len(out) > 0 && e.First < out[len(out)-1].Last {
				continue // both in one token: "2000-1/2000"
			}
			e.CoreFirst, e.CoreLast = e.First, e.First
			if m.coreFrom < m.coreTo {
				e.CoreFirst, e.CoreLast = p.tokens(m.coreFrom, m.coreTo)
				e.Names = p.names(m)
			}
			out = append(out, e)
		}
		anchor = p.anchor
	}
	return out
}

// nameTokens tell which tokens stand in names of people, organizations and
// places, and which of them can be no date for that reason.
type nameTokens struct{ inside, blocked []bool }

// namesIn marks the names of d: "Theresa May", "The Sunday Times", "March Air
// Base". A name that is a date on its own was mistaken for one and does not
// block, nor does a year that begins one: "2010 Gleneagles summit".
func namesIn(d *doc.Document) nameTokens {
	out := nameTokens{make([]bool, len(d.Tokens)), make([]bool, len(d.Tokens))}
	for _, n := range d.Names {
		switch n.Type {
		case graphmodel.MentionPerson, graphmodel.MentionOrg, graphmodel.MentionPlace:
			if isHoliday(d.Span(n.First, n.Last).In(d.Text)) {
				continue
			}
			for i := max(n.First, 0); i < min(n.Last, len(d.Tokens)); i++ {
				out.inside[i] = true
				out.blocked[i] = n.Last-n.First > 1 && (i > n.First || yearNumber(d.Tokens[i].Form) == 0) || ambiguousMonth[lower(d.Tokens[i].Form)]
			}
		}
	}
	return out
}

// parser reads one sentence.
type parser struct {
	d        *doc.Document
	pub      graphmodel.Date
	anchor   anchors
	sentence doc.Sentence
	words    []word
	// dayBeforeMonth is how the text writes 3/7/2025.
	dayBeforeMonth bool
}

// anchors are the last times that the text named, for "a day earlier" and "a
// year later".
type anchors struct {
	day  graphmodel.Date     // the last single day, at first the day of publication
	fine graphmodel.Interval // the last day or month
	any  graphmodel.Interval // the last day, month, year or period
}

func (a *anchors) note(m match) {
	if !m.iv.Known() {
		return
	}
	switch m.kind {
	case KindDay:
		if m.iv.Start == m.iv.End {
			a.day = m.iv.Start
		}
		a.fine, a.any = m.iv, m.iv
	case KindWeek, KindMonth:
		a.fine, a.any = m.iv, m.iv
	case KindYear:
		a.any = m.iv
		// A year says that what follows is no longer told by the day.
		a.fine = graphmodel.Interval{}
	}
}

// match is an expression in words of the sentence.
type match struct {
	from, to         int // words [from, to)
	coreFrom, coreTo int
	kind             Kind
	iv               graphmodel.Interval
	relative         bool
	// The parts as written, 0 where missing; for ranges that share a year.
	year, month, day int
	// split is the word between the two ends of a range that are names of
	// their own, 0 for none; the name of the second end starts at second.
	split, second int
	// weekday is set where only a weekday is named, for "Monday last week".
	weekday bool
}

// names returns the byte spans of the names in a match.
func (p *parser) names(m match) []graphmodel.Span {
	if m.split > m.coreFrom && m.split < m.second && m.second < m.coreTo {
		return []graphmodel.Span{p.bytes(m.coreFrom, m.split), p.bytes(m.second, m.coreTo)}
	}
	return []graphmodel.Span{p.bytes(m.coreFrom, m.coreTo)}
}

// bytes is the byte span of words [from, to) of the sentence.
func (p *parser) bytes(from, to int) graphmodel.Span {
	return graphmodel.Span{Start: p.words[from].start, End: p.words[to-1].end}
}

func (p *parser) run() []match {
	var found []match
	for i := 0; i < len(p.words); {
		m, ok := p.at(i)
		if !ok || m.to <= i {
			i++
			continue
		}
		found = append(found, m)
		p.anchor.note(m)
		i = m.to
	}
	found = p.joinRanges(p.placeInWeeks(found))
	for i := range found {
		p.finish(&found[i])
	}
	return slices.DeleteFunc(found, func(m match) bool { return m.from >= m.to })
}

// finish drops what lies outside the calendar, and extends "since March" to
// the day of publication.
func (p *parser) finish(m *match) {
	if m.from >= m.to || !m.iv.Known() {
		return
	}
	if m.iv.Start.Year < 1 || m.iv.End.Year > 9999 {
		m.iv = graphmodel.Interval{}
		return
	}
	if p.since(m.from) && p.pub.Compare(m.iv.Start) >= 0 && m.iv.End.Compare(p.pub) < 0 {
		m.iv.End, m.relative = p.pub, true
	}
}

// since reports whether "since" stands before word i, in a clause that goes on
// to the present: not in "had been closed since March".
func (p *parser) since(i int) bool {
	k := i - 1
	if p.w(k) == "the" || p.w(k) == "about" || p.w(k) == "around" {
		k--
	}
	if p.w(k) != "since" {
		return false
	}
	for n := k - 1; n >= 0 && n >= k-8; n-- {
		if p.w(n) == "had" {
			return false
		}
	}
	return true
}

// at tries the rules at word i, the most specific first.
func (p *parser) at(i int) (match, bool) {
	if p.words[i].blocked {
		return match{}, false
	}
	for _, rule := range rules {
		if m, ok := rule(p, i); ok {
			for k := m.from; k < m.to; k++ {
				if p.words[k].blocked {
					return match{}, false
				}
			}
			return m, true
		}
	}
	return match{}, false
}

var rules = []func(*parser, int) (match, bool){
	(*parser).numericDate, (*parser).weekdayRule, (*parser).monthFirst, (*parser).dayFirst, (*parser).dayOfMonth, (*parser).relativeDay,
	(*parser).sameUnit, (*parser).partOfUnit, (*parser).weekend, (*parser).lastNext, (*parser).distance, (*parser).beforeAfter,
	(*parser).season, (*parser).quarter, (*parser).decade, (*parser).century, (*parser).fiscalYear, (*parser).yearRule, (*parser).shortYear,
	(*parser).holiday, (*parser).repeated, (*parser).duration,
}

// tokens returns the token range of words [from, to).
func (p *parser) tokens(from, to int) (first, last int) {
	return p.words[from].token, p.words[to-1].token + 1
}

// w returns word i in lower case, "" outside the sentence.
func (p *parser) w(i int) string {
	if i < 0 || i >= len(p.words) {
		return ""
	}
	return p.words[i].low
}

// capital reports whether word i starts with a capital.
func (p *parser) capital(i int) bool {
	return i >= 0 && i < len(p.words) && p.words[i].text != "" && p.words[i].text[0] >= 'A' && p.words[i].text[0] <= 'Z'
}

// tag returns the Penn tag of the token of word i, "" where unknown.
func (p *parser) tag(i int) string {
	if i < 0 || i >= len(p.words) {
		return ""
	}
	return p.d.Tokens[p.words[i].token].XPOS
}
