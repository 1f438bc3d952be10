package temporal

import (
	"time"

	"clew/graphmodel"
)

// weekdayRule reads "Friday", "last Friday night", "Friday, May 16, 2025",
// "early on Monday". A plural ("Fridays") repeats.
func (p *parser) weekdayRule(i int) (match, bool) {
	k, modifier := i, ""
	switch p.w(k) {
	case "last", "next", "this", "past", "previous", "coming", "following":
		modifier = p.w(k)
		k++
	}
	name := p.w(k)
	wd, ok := weekdays[name]
	if !ok && len(name) > 1 && name[len(name)-1] == 's' {
		if _, plural := weekdays[name[:len(name)-1]]; plural {
			return match{from: i, to: k + 1, coreFrom: k, coreTo: k + 1, kind: KindSet}, true
		}
	}
	if !ok {
		if wd, ok = shortWeekdays[name]; !ok || !p.capital(k) || !p.dateFollows(k+1) {
			return match{}, false
		}
	}
	if !p.capital(k) && (name == "sunday" || name == "friday") && modifier == "" && p.w(k-1) != "on" {
		return match{}, false
	}
	m := match{from: i, coreFrom: k, coreTo: k + 1, to: k + 1, kind: KindDay, relative: true}
	next := k + 1
	if timesOfDay[p.w(next)] {
		next++
		m.to = next
	}
	if date, ok := p.fullDate(next); ok {
		m.to, m.coreTo, m.iv, m.relative = date.to, date.coreTo, date.iv, date.relative
		m.year, m.month, m.day = date.year, date.month, date.day
		return p.timeOfDay(m), true
	}
	if n, end := p.dayBeside(next); n > 0 {
		m.to, m.coreTo, m.iv = end, end, p.weekdayOnThe(wd, n, i)
		return p.timeOfDay(m), true
	}
	m.iv, m.weekday = p.resolveWeekday(wd, i, modifier), modifier == ""
	return m, true
}

// dayBeside reads "the 13th" or "13th" behind a weekday; 0 when there is none.
func (p *parser) dayBeside(k int) (day, to int) {
	if p.w(k) == "the" {
		k++
	}
	if w := p.w(k); w != "" && w[len(w)-1] >= 'a' {
		return dayNumber(w), k + 1
	}
	return 0, k
}

// weekdayOnThe is the day of a month that falls on a weekday, "Friday the
// 13th", nearest to publication.
func (p *parser) weekdayOnThe(wd time.Weekday, day, at int) graphmodel.Interval {
	if p.pub.IsZero() {
		return graphmodel.Interval{}
	}
	var before, after graphmodel.Date
	for n := -24; n <= 24; n++ {
		first := addMonths(p.pub, n)
		d := graphmodel.Date{Year: first.Year, Month: first.Month, Day: day}
		if !valid(d.Year, d.Month, d.Day) || d.Weekday() != wd {
			continue
		}
		if d.Compare(p.pub) <= 0 {
			before = d
		} else if after.IsZero() {
			after = d
		}
	}
	return graphmodel.DayInterval(p.choose(before, after, at))
}

// dateFollows reports whether "May 16" or "16 May" stands at word k, with or
// without a comma before it.
func (p *parser) dateFollows(k int) bool { _, ok := p.fullDate(k); return ok }

func (p *parser) fullDate(k int) (match, bool) {
	if p.w(k) == "," {
		k++
	}
	if p.w(k) == "the" {
		k++
	}
	if k >= len(p.words) {
		return match{}, false
	}
	if m, ok := p.monthFirst(k); ok && m.day > 0 && m.from == k {
		return m, true
	}
	if m, ok := p.dayFirst(k); ok && m.from == k {
		return m, true
	}
	return match{}, false
}

// timeOfDay takes in "morning" and the like after a date.
func (p *parser) timeOfDay(m match) match {
	if timesOfDay[p.w(m.to)] {
		m.to++
	}
	return m
}
