package temporal

import (
	"strings"

	"clew/graphmodel"
)

// partOfUnit reads "the end of the year", "the start of last week", "the middle
// of this month", "year-end".
func (p *parser) partOfUnit(i int) (match, bool) {
	if p.w(i) == "year" && (p.w(i+1) == "-" || p.w(i+1) == "'s") && p.w(i+2) == "end" {
		m := match{from: i, to: i + 3, relative: true}
		m.kind, m.iv = whole(p.pub, 0, years)
		m.iv = partOf(m.iv, "late")
		return m, true
	}
	k, part := p.partBefore(i)
	if part == "" || k < i+2 || p.w(k-1) != "of" {
		return match{}, false
	}
	offset, base := 0, p.pub
	switch p.w(k) {
	case "last":
		offset = -1
	case "next":
		offset = 1
	case "the", "this":
	case "that":
		base = p.anchor.any.Start
	default:
		return match{}, false
	}
	w := p.w(k + 1)
	u := units[w]
	if u == noUnit || u == hours || u == days || u == quarters || w[len(w)-1] == 's' {
		return match{}, false
	}
	m := match{from: i, to: k + 2, relative: true}
	m.kind, m.iv = whole(base, offset, u)
	m.iv = partOf(m.iv, part)
	return m, true
}

// weekend reads "the weekend", "this weekend", "the weekend of 3 May". Which
// one is meant, the tense decides.
func (p *parser) weekend(i int) (match, bool) {
	at := i
	if p.w(i) == "this" {
		at++
	}
	if p.w(at) != "weekend" || at == i && p.w(i-1) != "the" && p.w(i-1) != "at" {
		return match{}, false
	}
	m := match{from: i, to: at + 1, kind: KindWeek, relative: true}
	if p.w(at+1) == "of" {
		if date, ok := p.fullDate(at + 2); ok {
			m.to, m.coreFrom, m.coreTo, m.relative = date.to, date.coreFrom, date.coreTo, date.relative
			if date.iv.Known() {
				_, m.iv = whole(date.iv.Start, 0, weekends)
			}
			return m, true
		}
	}
	if p.w(at+1) == "before" || p.w(at+1) == "after" || p.pub.IsZero() {
		return m, true
	}
	_, m.iv = whole(p.pub, 0, weekends)
	begun := m.iv.Start.Compare(p.pub) <= 0
	switch t := p.tenseAt(at); {
	case begun || t == future || t == unknownTense && at > i:
	default:
		_, m.iv = whole(p.pub.AddDays(-7), 0, weekends)
	}
	return m, true
}

// beforeAfter reads "the year before", "the day after" at the end of a clause:
// counted from the time that the text named last.
func (p *parser) beforeAfter(i int) (match, bool) {
	if p.w(i-1) != "the" {
		return match{}, false
	}
	u, sign := units[p.w(i)], 0
	switch p.w(i + 1) {
	case "before":
		sign = -1
	case "after":
		sign = 1
	}
	if u == noUnit || u == hours || sign == 0 || strings.HasSuffix(p.w(i), "s") {
		return match{}, false
	}
	switch p.w(i + 2) {
	case "", ",", ".", ";", ":", ")":
	default:
		return match{}, false
	}
	m := match{from: i, to: i + 2, relative: true}
	m.kind, m.iv = p.fromAnchor(sign, finer(u))
	return m, true
}

// dayOfMonth reads "the 24th", "on the 3rd of this month", where nothing
// follows that the number could count.
func (p *parser) dayOfMonth(i int) (match, bool) {
	day := dayNumber(p.w(i))
	if day == 0 || !strings.ContainsAny(p.w(i), "hdt") || p.w(i-1) != "the" {
		return match{}, false
	}
	m := match{from: i, to: i + 1, kind: KindDay, relative: true}
	if p.w(i+1) == "of" && p.w(i+3) == "month" {
		offset, ok := map[string]int{"last": -1, "this": 0, "the": 0, "next": 1}[p.w(i+2)]
		if !ok {
			return match{}, false
		}
		m.to = i + 4
		if !p.pub.IsZero() {
			m.iv = dayIn(addMonths(p.pub, offset), day)
		}
		return m, true
	}
	switch p.w(i - 2) {
	case "on", "by", "until", "since":
	default:
		return match{}, false
	}
	switch p.w(i + 1) {
	case "", ",", ".", ";", ")":
		m.iv = p.nearestDay(day, i)
		return m, m.iv.Known()
	}
	return match{}, false
}

// nearestDay is the day of a month around the last day that the text named.
func (p *parser) nearestDay(day, at int) graphmodel.Interval {
	if p.anchor.day.IsZero() || p.anchor.any.Known() && !p.anchor.fine.Known() {
		return graphmodel.Interval{}
	}
	if p.anchor.day != p.pub {
		return dayIn(p.anchor.day, day)
	}
	offset := 0
	switch t := p.tenseAt(at); {
	case t == future && day < p.pub.Day:
		offset = 1
	case t != future && day > p.pub.Day:
		offset = -1
	}
	return dayIn(addMonths(p.pub, offset), day)
}

// dayIn is a day of the month of d, unknown where the month is too short.
func dayIn(d graphmodel.Date, day int) graphmodel.Interval {
	if !valid(d.Year, d.Month, day) {
		return graphmodel.Interval{}
	}
	return graphmodel.DayInterval(graphmodel.Date{Year: d.Year, Month: d.Month, Day: day})
}

// placeInWeeks brings weekdays together with the week that is named beside
// them: "Monday last week", "Tuesday of next week", "last week on Monday", "a
// week ago on Friday".
func (p *parser) placeInWeeks(found []match) []match {
	for i := 0; i+1 < len(found); i++ {
		a, b := found[i], found[i+1]
		gap := b.from - a.to
		switch {
		case a.weekday && b.kind == KindWeek && (gap == 0 || gap == 1 && p.w(a.to) == "of"):
			b.from, b.coreFrom, b.coreTo = a.from, a.coreFrom, a.coreTo
			b.kind, b.iv = KindDay, inWeek(b.iv, a.iv)
			found[i], found[i+1] = match{}, b
		case b.weekday && a.kind == KindWeek && (gap == 0 || gap == 1 && p.w(a.to) == "on"):
			b.iv = inWeek(a.iv, b.iv)
			found[i+1] = b
		}
	}
	return found
}

// inWeek is the weekday of the day in a week.
func inWeek(week, day graphmodel.Interval) graphmodel.Interval {
	if !week.Known() || !day.Known() {
		return day
	}
	monday := weekOf(week.Start).Start
	return graphmodel.DayInterval(monday.AddDays((int(day.Start.Weekday()) + 6) % 7))
}
