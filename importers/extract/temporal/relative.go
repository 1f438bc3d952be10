package temporal

import (
	"time"

	"clew/graphmodel"
)

// relativeDay reads "today", "yesterday", "tomorrow", "tonight", "this
// morning", "last night", "the day before yesterday", "overnight".
func (p *parser) relativeDay(i int) (match, bool) {
	offset, to := 0, i+1
	switch w := p.w(i); {
	case w == "today" || w == "tonight":
	case w == "yesterday":
		offset = -1
	case w == "tomorrow":
		offset = 1
	case w == "day" && p.w(i+1) == "before" && p.w(i+2) == "yesterday":
		offset, to = -2, i+3
	case w == "day" && p.w(i+1) == "after" && p.w(i+2) == "tomorrow":
		offset, to = 2, i+3
	case w == "overnight":
		return p.overnight(i)
	case w == "this" && timesOfDay[p.w(i+1)]:
		to = i + 2
	case w == "that" && (timesOfDay[p.w(i+1)] || p.w(i+1) == "day" || p.w(i+1) == "date"), w == "same" && (p.w(i+1) == "day" || timesOfDay[p.w(i+1)]),
		w == "in" && p.w(i-1) == "later" && p.w(i+1) == "the" && p.w(i+2) == "day":
		return p.anchorDay(i)
	case w == "last" && (p.w(i+1) == "night" || p.w(i+1) == "evening"):
		offset, to = -1, i+2
	default:
		return match{}, false
	}
	m := match{from: i, to: to, kind: KindDay, relative: true}
	if !p.pub.IsZero() {
		m.iv = graphmodel.DayInterval(p.pub.AddDays(offset))
	}
	return p.timeOfDay(m), true
}

// overnight is the night before publication, which belongs to two days.
func (p *parser) overnight(i int) (match, bool) {
	m := match{from: i, to: i + 1, kind: KindDay, relative: true}
	if !p.pub.IsZero() && p.tenseAt(i) != future {
		m.iv = span(p.pub.AddDays(-1), p.pub, graphmodel.PrecisionDay)
	}
	return m, true
}

// anchorDay reads "that morning", "the same day" and "later in the day": the
// day that the text named last.
func (p *parser) anchorDay(i int) (match, bool) {
	m := match{from: i, to: i + 2, kind: KindDay, relative: true}
	if p.w(i) == "in" {
		m.to = i + 3
	}
	// Before the text names a day, nobody knows which one "that day" is.
	if d := p.anchor.day; !d.IsZero() && (p.w(i) == "in" || p.anchor.fine.Start == d && p.anchor.fine.End == d) {
		m.iv = graphmodel.DayInterval(d)
	}
	return m, true
}

// sameUnit reads "that year", "the same month": the unit around the time that
// the text named last.
func (p *parser) sameUnit(i int) (match, bool) {
	if w := p.w(i); w != "that" && w != "same" {
		return match{}, false
	}
	u := units[p.w(i+1)]
	if u != years && u != monthsUnit && u != weeks || p.w(i + 1)[len(p.w(i+1))-1] == 's' {
		return match{}, false
	}
	m := match{from: i, to: i + 2, relative: true, kind: KindVague}
	if base := p.anchor.any.Start; !base.IsZero() {
		m.kind, m.iv = whole(base, 0, u)
	}
	return m, true
}

// lastNext reads "last week", "next month", "this year", "the past two weeks",
// "earlier this month", "late last year", "the previous day".
func (p *parser) lastNext(i int) (match, bool) {
	k, part := i, ""
	if w := p.w(k); (w == "earlier" || w == "later" || w == "late" || w == "early" || w == "mid") && (p.w(k+1) == "this" || p.w(k+1) == "last" || p.w(k+1) == "next") {
		part = w
		k++
	}
	sign := 0
	switch p.w(k) {
	case "last", "past", "previous":
		sign = -1
	case "next", "coming", "following":
		sign = 1
	case "this", "current":
	default:
		return match{}, false
	}
	if n, to, vague := p.number(k + 1); n > 0 && sign != 0 && p.w(k+1) != "a" && p.w(k+1) != "an" {
		if u := units[p.w(to)]; u != noUnit {
			m := match{from: i, to: to + 1, kind: KindDuration, relative: true}
			if !vague {
				m.iv = p.stretch(sign*n, u)
			}
			return m, true
		}
		return match{}, false
	}
	w := p.w(k + 1)
	u := units[w]
	if u == noUnit || u == hours || u == days && (p.w(k) == "this" || p.w(k) == "last") {
		return match{}, false
	}
	m := match{from: i, to: k + 2, relative: true}
	switch {
	case w[len(w)-1] == 's': // "the coming weeks": nobody says how many
		m.kind = KindDuration
	case p.running(k) && u != weekends:
		m.kind, m.iv = KindDuration, p.stretch(sign, u)
	default:
		m.kind, m.iv = whole(p.base(k), sign, u)
		m.iv = p.within(m.iv, part)
	}
	return m, true
}

// base is the day from which the unit behind word k is counted: "the previous
// week", "the next day" follow what the text told last.
func (p *parser) base(k int) graphmodel.Date {
	switch p.w(k) {
	case "previous", "following":
		return p.anchor.day
	case "next":
		if p.w(k-1) == "the" {
			return p.anchor.day
		}
	}
	return p.pub
}

// running reports whether the unit behind word k is no calendar unit but runs
// up to the day of publication or from it: "the past year", "over the next
// month".
func (p *parser) running(k int) bool {
	switch p.w(k) {
	case "past", "coming":
		return true
	case "last", "next":
		if p.w(k-1) != "the" {
			return false
		}
		switch p.w(k - 2) {
		case "in", "over", "within", "during", "for":
			return true
		}
	}
	return false
}

// within narrows an interval to its early or late part, or to what lies before
// or after the day of publication: "earlier this week".
func (p *parser) within(iv graphmodel.Interval, part string) graphmodel.Interval {
	if !iv.Known() {
		return iv
	}
	inside := iv.Start.Compare(p.pub) <= 0 && iv.End.Compare(p.pub) >= 0
	switch {
	case part == "earlier" && inside:
		iv.End = p.pub
	case part == "later" && inside:
		iv.Start = p.pub
	case part == "early" || part == "mid" || part == "late":
		iv = partOf(iv, part)
	}
	return iv
}

// whole is the calendar unit that lies n units from the day: the week, month
// or year itself.
func whole(base graphmodel.Date, n int, u unit) (Kind, graphmodel.Interval) {
	if base.IsZero() {
		return KindVague, graphmodel.Interval{}
	}
	switch u {
	case days:
		return KindDay, graphmodel.DayInterval(base.AddDays(n))
	case weeks:
		return KindWeek, weekOf(base.AddDays(7 * n))
	case weekends:
		w := weekOf(base.AddDays(7 * n))
		if n < 0 && base.Weekday() == time.Sunday {
			return KindWeek, span(w.Start.AddDays(5), w.End, graphmodel.PrecisionDay)
		}
		w.Start = w.Start.AddDays(5)
		return KindWeek, w
	case monthsUnit:
		d := addMonths(base, n)
		return KindMonth, graphmodel.MonthInterval(d.Year, d.Month)
	case years:
		return KindYear, graphmodel.YearInterval(base.Year + n)
	case quarters:
		first := addMonths(graphmodel.Date{Year: base.Year, Month: (base.Month-1)/3*3 + 1, Day: 1}, 3*n)
		return KindPeriod, monthsFrom(first.Year, first.Month, 3)
	case decades:
		y := (base.Year/10 + n) * 10
		return KindPeriod, span(graphmodel.YearInterval(y).Start, graphmodel.YearInterval(y+9).End, graphmodel.PrecisionYear)
	case centuries:
		y := (base.Year/100 + n) * 100
		return KindPeriod, span(graphmodel.YearInterval(y).Start, graphmodel.YearInterval(y+99).End, graphmodel.PrecisionYear)
	}
	return KindVague, graphmodel.Interval{}
}

// stretch is the interval of n units that ends (n < 0) or starts on the day of
// publication.
func (p *parser) stretch(n int, u unit) graphmodel.Interval {
	if p.pub.IsZero() || n > 2000 || n < -2000 {
		return graphmodel.Interval{}
	}
	var other graphmodel.Date
	precision := graphmodel.PrecisionDay
	switch u {
	case hours:
		other = p.pub.AddDays(n / 24)
	case days:
		other = p.pub.AddDays(n)
	case weeks:
		other = p.pub.AddDays(7 * n)
	case monthsUnit:
		other = graphmodel.DateOf(p.pub.Time().AddDate(0, n, 0))
		precision = graphmodel.PrecisionMonth
	case years, decades:
		if u == decades {
			n *= 10
		}
		if y := p.pub.Year + n; y < 1 || y > 9999 {
			return graphmodel.Interval{}
		}
		other = graphmodel.DateOf(p.pub.Time().AddDate(n, 0, 0))
		precision = graphmodel.PrecisionYear
	default:
		return graphmodel.Interval{}
	}
	if n < 0 {
		return span(other, p.pub, precision)
	}
	return span(p.pub, other, precision)
}

// distance reads "two years ago", "a day earlier", "three weeks later", "in
// two weeks' time", "five days from now", "days ago".
func (p *parser) distance(i int) (match, bool) {
	n, to, vague := p.number(i)
	if n == 0 {
		if u := units[p.w(i)]; u == noUnit || p.w(i)[len(p.w(i))-1] != 's' || p.w(i+1) != "ago" {
			return match{}, false
		}
		n, to, vague = 3, i, true
	}
	if w := p.w(to); w == "more" || w == "full" {
		to++
	}
	u := units[p.w(to)]
	if u == noUnit {
		return match{}, false
	}
	to++
	ago, sign := false, 0
	switch p.w(to) {
	case "ago":
		ago, sign = true, -1
	case "earlier", "before":
		sign = -1
	case "later", "afterwards", "afterward":
		sign = 1
	case "from":
		if p.w(to+1) != "now" && p.w(to+1) != "today" {
			return match{}, false
		}
		ago, sign, to = true, 1, to+1
	default:
		return match{}, false
	}
	if p.w(to) == "before" && to+1 < len(p.words) && p.w(to+1) != "," && p.w(to+1) != "." {
		// "two days before the vote" hangs on an event that is not placed here.
		return match{from: i, to: to, kind: KindDuration}, true
	}
	m := match{from: i, to: to + 1, relative: true}
	if vague {
		m.kind = KindVague
		return m, true
	}
	if u == hours {
		n, u = n/24, days
	}
	if ago {
		m.kind, m.iv = whole(p.pub, sign*n, finer(u))
		return p.agoExactly(m, sign*n, u), true
	}
	m.kind, m.iv = p.fromAnchor(sign*n, finer(u))
	return m, true
}

// agoExactly reads "today", "this week" and "this month" behind "a year ago".
func (p *parser) agoExactly(m match, n int, u unit) match {
	if u == decades {
		n, u = 10*n, years
	}
	if p.pub.IsZero() || u != years && u != monthsUnit || n < -2000 || n > 2000 {
		return m
	}
	day := p.pub.Time().AddDate(n, 0, 0)
	if u == monthsUnit {
		day = p.pub.Time().AddDate(0, n, 0)
	}
	switch {
	case p.w(m.to) == "today":
		m.kind, m.iv = whole(graphmodel.DateOf(day), 0, days)
		m.to++
	case p.w(m.to) == "this" && (p.w(m.to+1) == "week" || p.w(m.to+1) == "month"):
		m.kind, m.iv = whole(graphmodel.DateOf(day), 0, units[p.w(m.to+1)])
		m.to += 2
	}
	return m
}

// fromAnchor counts n units from the time that the text named last. Where that
// is a month and the unit is shorter, both of its ends move.
func (p *parser) fromAnchor(n int, u unit) (Kind, graphmodel.Interval) {
	switch {
	case u == days || u == weeks:
		if base := p.anchor.fine; base.Known() && base.Start != base.End {
			if u == weeks {
				n *= 7
			}
			return KindWeek, span(base.Start.AddDays(n), base.End.AddDays(n), graphmodel.PrecisionDay)
		}
		if p.anchor.any.Known() && !p.anchor.fine.Known() {
			return KindVague, graphmodel.Interval{} // only a year is known
		}
		return whole(p.anchor.day, n, u)
	case u == monthsUnit:
		if p.anchor.fine.Known() {
			return whole(p.anchor.fine.Start, n, u)
		}
	case p.anchor.any.Known():
		return whole(p.anchor.any.Start, n, u)
	}
	if p.anchor.any.Known() {
		return KindVague, graphmodel.Interval{}
	}
	return whole(p.pub, n, u)
}

// finer is the unit in which a distance of so many units is exact: decades are
// counted in decades, a weekend as a week.
func finer(u unit) unit {
	if u == weekends {
		return weeks
	}
	return u
}

// repeated reads "every Friday", "each year".
func (p *parser) repeated(i int) (match, bool) {
	if w := p.w(i); w != "every" && w != "each" {
		return match{}, false
	}
	w := p.w(i + 1)
	_, weekday := weekdays[w]
	_, season := seasons[w]
	m := match{from: i, to: i + 2, kind: KindSet}
	if weekday {
		m.coreFrom, m.coreTo = i+1, i+2
	}
	return m, weekday || season || units[w] != noUnit || timesOfDay[w]
}

// duration reads "for two years", "30 days", "a three-hour". It places nothing.
func (p *parser) duration(i int) (match, bool) {
	if i > 0 && (p.w(i-1) == "-" || p.w(i-1) == "$") {
		return match{}, false
	}
	n, to, vague := p.number(i)
	if n == 0 || p.w(i) == "some" || p.w(i) == "many" {
		return match{}, false
	}
	if p.w(to) == "-" {
		to++
	}
	u := units[p.w(to)]
	if u == noUnit || p.w(to) == "second" || p.w(to) == "quarter" || p.w(to) == "quarters" || p.w(i) == "a" && (u == days || u == quarters) {
		return match{}, false
	}
	m := match{from: i, to: to + 1, kind: KindDuration}
	if p.w(i-1) == "in" && !vague {
		p.ahead(&m, n, u)
	}
	return m, true
}

// ahead places "in two weeks' time" and, where the clause is about the future,
// "in two weeks".
func (p *parser) ahead(m *match, n int, u unit) {
	k := m.to
	if p.w(k) == "'" || p.w(k) == "'s" {
		k++
	}
	timed := p.w(k) == "time"
	if timed {
		m.to = k + 1
	}
	if u == hours || !timed && p.tenseAt(m.from) != future {
		return
	}
	m.kind, m.iv = whole(p.pub, n, finer(u))
	m.relative = true
}
