package temporal

import (
	"strings"
	"time"

	"clew/graphmodel"
)

// yearAfter reads an optional ", 2025" or "2025" at word k.
func (p *parser) yearAfter(k int) (year, to int) {
	if y := yearNumber(p.w(k)); y > 0 && p.w(k+1) != "-" || y > 0 && yearNumber(p.w(k+2)) == 0 {
		return y, k + 1
	}
	if p.w(k) == "," || p.w(k) == "of" {
		if y := yearNumber(p.w(k + 1)); y > 0 {
			return y, k + 2
		}
	}
	return 0, k
}

// monthFirst reads "May", "May 2025", "May 16", "May 16, 2025", "May 3-5",
// "early May", "the end of May".
func (p *parser) monthFirst(i int) (match, bool) {
	k, part := p.partBefore(i)
	modifier := ""
	switch p.w(k) {
	case "last", "next", "this":
		modifier = p.w(k)
		k++
	}
	month, ok := months[p.w(k)]
	if !ok || (!p.capital(k) && len(p.w(k)) <= 5) {
		return match{}, false
	}
	m := match{from: i, coreFrom: k, month: int(month)}
	if d := dayNumber(p.w(k + 1)); d > 0 && p.dayFits(k+2) {
		if p.productNumber(k) {
			return match{}, false
		}
		m.day = d
		last, to := p.secondDay(k + 2)
		m.year, m.to = p.yearAfter(to)
		m.kind, m.coreTo, m.relative = KindDay, m.to, m.year == 0
		if year, end := p.yearPhrase(to); m.year == 0 && year > 0 {
			m.year, m.to = year, end
		}
		m.iv = p.days(m.year, month, d, last, k)
		return p.timeOfDay(m), m.iv.Known() || valid(2024, month, d)
	}
	m.year, m.to = p.yearAfter(k + 1)
	m.kind, m.coreTo, m.relative = KindMonth, m.to, m.year == 0
	if year, to := p.yearPhrase(k + 1); year > 0 && modifier == "" && p.capital(k) {
		m.to, m.iv = to, partOf(graphmodel.MonthInterval(year, month), part)
		m.year = year
		return m, true
	}
	if m.year == 0 {
		if ambiguousMonth[p.w(k)] && part == "" && modifier == "" && !p.monthSign(k) {
			return match{}, false
		}
		if short := len(p.w(k)) <= 4 && p.w(k) != "may" && p.w(k) != "june" && p.w(k) != "july"; short && !strings.HasSuffix(p.words[k].text, ".") {
			return match{}, false // "Mar del Plata"
		}
		m.iv = p.resolveMonth(p.modifiedYear(month, modifier), month, k)
	} else {
		m.iv = graphmodel.MonthInterval(m.year, month)
	}
	if part != "" {
		m.iv = partOf(m.iv, part)
	}
	return m, true
}

// yearPhrase reads "last year", "of this year", "of that year", "of the same
// year" at word k behind a month or a season; 0 when there is none or its year
// is unknown.
func (p *parser) yearPhrase(k int) (year, to int) {
	if p.w(k) == "of" {
		k++
	}
	if p.w(k) == "the" && (p.w(k+1) == "same" || p.w(k+1) == "previous" || p.w(k+1) == "following") {
		k++
	}
	if p.w(k+1) != "year" {
		return 0, k
	}
	base := p.pub
	switch p.w(k) {
	case "that", "same", "previous", "following":
		base = p.anchor.any.Start
	}
	offset, ok := map[string]int{"last": -1, "this": 0, "next": 1, "that": 0, "same": 0, "previous": -1, "following": 1}[p.w(k)]
	if !ok || base.IsZero() {
		return 0, k
	}
	return base.Year + offset, k + 2
}

// partBefore reads "early", "mid-", "late", "the end of" before a month or a
// year. to is where the month or year must stand.
func (p *parser) partBefore(i int) (to int, part string) {
	switch p.w(i) {
	case "early", "mid", "late":
		part = p.w(i)
		if to = i + 1; p.w(to) == "-" || p.w(to) == "in" {
			to++
		}
		return to, part
	case "beginning", "start", "middle", "end":
		if p.w(i+1) == "of" {
			part = map[string]string{"beginning": "early", "start": "early", "middle": "mid", "end": "late"}[p.w(i)]
			return i + 2, part
		}
	}
	return i, ""
}

// modifiedYear is the year that "last May" and "next May" fix, else 0.
func (p *parser) modifiedYear(m time.Month, modifier string) int {
	if p.pub.IsZero() {
		return 0
	}
	switch {
	case modifier == "last" && m >= p.pub.Month:
		return p.pub.Year - 1
	case modifier == "last":
		return p.pub.Year
	case modifier == "next" && m <= p.pub.Month:
		return p.pub.Year + 1
	case modifier == "next":
		return p.pub.Year
	}
	return 0
}

// monthSign reports whether what stands around word k makes it a month: a
// preposition, another month, a noun that it dates.
func (p *parser) monthSign(k int) bool {
	switch p.w(k + 1) {
	case "to", "-", "through", "until", "and":
		if _, month := months[p.w(k+2)]; month && p.capital(k+2) {
			return true
		}
	}
	if p.tag(k) == "NNP" && (p.tag(k-1) == "PRP$" || p.tag(k-1) == "POS" || p.monthBefore(k)) {
		return true
	}
	switch p.w(k - 1) {
	case "in", "since", "until", "till", "by", "before", "after", "from", "during", "through", "throughout", "between", "of", "for", "every", "each", "past", "to", "-", "around", "previous":
		return p.tag(k) != "VB" && p.tag(k) != "MD"
	case "the", "that", "this":
		return p.tag(k) == "NNP" && (!p.capital(k+1) || p.w(k) != "may")
	case "and", "or", ",":
		_, listed := months[p.w(k-2)]
		return listed
	}
	return false
}

// monthBefore reports whether a month that is nothing else stands before word k
// in the sentence: "July could surpass May".
func (p *parser) monthBefore(k int) bool {
	for n := k - 1; n >= max(0, k-group); n-- {
		if _, month := months[p.w(n)]; month && len(p.w(n)) > 3 && !ambiguousMonth[p.w(n)] && p.capital(n) {
			return true
		}
	}
	return false
}

// productNumber reports whether the month at word k is the end of a name that
// a number follows: "the Long March 5 rocket".
func (p *parser) productNumber(k int) bool {
	if !ambiguousMonth[p.w(k)] || !p.capital(k-1) || p.words[k-1].named || p.tag(k-1) != "NNP" {
		return false
	}
	_, weekday := weekdays[p.w(k-1)]
	_, short := shortWeekdays[p.w(k-1)]
	return !weekday && !short
}

// dayFits reports whether a number before word k can be the day of a month: it
// is no amount ("May 10 percent") and no time ("May 10:30").
func (p *parser) dayFits(k int) bool {
	switch p.w(k) {
	case "%", "percent", "per", "million", "billion", "thousand", "years", "days", "people", "km":
		return false
	case ":":
		return p.words[k].end != p.startOf(k+1)
	}
	return true
}

// startOf is the byte offset of word k, -1 outside the sentence.
func (p *parser) startOf(k int) int {
	if k < 0 || k >= len(p.words) {
		return -1
	}
	return p.words[k].start
}

// secondDay reads the end of "3-5", "26 to 27", "26 and 27"; 0 when there is none.
func (p *parser) secondDay(k int) (day, to int) {
	switch p.w(k) {
	case "-", "to", "and", "through", "until":
		if d := dayNumber(p.w(k + 1)); d > 0 && len(p.w(k+1)) <= 4 {
			if _, month := months[p.w(k+2)]; !month && p.dayFits(k+2) && !(p.w(k) == "and" && p.tag(k+2) == "NNS") {
				return d, k + 2
			}
		}
	}
	return 0, k
}

// days is the interval from the first to the last day of a month; last is 0
// for one day.
func (p *parser) days(year int, m time.Month, first, last, at int) graphmodel.Interval {
	iv := p.resolveDay(year, m, first, at)
	if last > first && iv.Known() && valid(iv.Start.Year, m, last) {
		iv.End.Day = last
	}
	return iv
}

// dayFirst reads "16 May", "16th of May 2025", "3-5 May", "12th to 17th July, 2022".
func (p *parser) dayFirst(i int) (match, bool) {
	d := dayNumber(p.w(i))
	if d == 0 && p.w(i+1) == "of" {
		d = ordinalDays[p.w(i)]
	}
	if d == 0 {
		return match{}, false
	}
	k, last := i+1, 0
	switch p.w(k) {
	case "-", "to", "and":
		if l := dayNumber(p.w(k + 1)); l > 0 {
			last, k = l, k+2
		}
	}
	if p.w(k) == "of" {
		k++
	}
	month, ok := months[p.w(k)]
	if !ok || !p.capital(k) && len(p.w(k)) <= 5 && p.w(k) != "june" && p.w(k) != "july" {
		return match{}, false
	}
	if p.w(i-1) == ":" || p.w(i-1) == "$" || p.w(i-1) == "£" || p.w(i-1) == "€" {
		return match{}, false
	}
	m := match{from: i, coreFrom: i, kind: KindDay, month: int(month), day: d}
	m.year, m.to = p.yearAfter(k + 1)
	m.coreTo, m.relative = m.to, m.year == 0
	if year, to := p.yearPhrase(k + 1); m.year == 0 && year > 0 {
		m.year, m.to = year, to
	}
	m.iv = p.days(m.year, month, d, last, i)
	return p.timeOfDay(m), m.iv.Known() || valid(2024, month, d)
}
