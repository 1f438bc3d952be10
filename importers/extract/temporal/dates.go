package temporal

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"clew/graphmodel"
)

var (
	isoDate   = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})(?:T[\d:.Z+-]*)?`)
	isoMonth  = regexp.MustCompile(`^(\d{4})-(\d{2})`)
	plainDate = regexp.MustCompile(`^(\d{1,2})([./-])(\d{1,2})([./-])(\d{4})`)
)

// longestNumeric bounds how much text the patterns above may look at.
const longestNumeric = 40

// numericDate reads 2025-05-16, 26-04-2025, 26.04.2025 and 4/26/2025. Where
// both orders fit, hyphens and dots mean day first, slashes month first.
func (p *parser) numericDate(i int) (match, bool) {
	w := p.words[i]
	if w.text == "" || w.text[0] < '0' || w.text[0] > '9' {
		return match{}, false
	}
	text := p.d.Text[w.start:min(len(p.d.Text), w.start+longestNumeric)]
	if m := isoDate.FindStringSubmatch(text); m != nil {
		return p.numeric(i, len(m[0]), atoi(m[1]), atoi(m[2]), atoi(m[3]))
	}
	if m := plainDate.FindStringSubmatch(text); m != nil && m[2] == m[4] {
		d, mon := atoi(m[1]), atoi(m[3])
		if mon > 12 || (m[2] == "/" && d <= 12) {
			d, mon = mon, d
		}
		return p.numeric(i, len(m[0]), atoi(m[5]), mon, d)
	}
	if m := isoMonth.FindStringSubmatch(text); m != nil && w.start > 0 && p.d.Text[w.start-1] == ' ' && yearNumber(m[1]) >= 1900 {
		if mon := atoi(m[2]); m[2][0] == '0' && mon >= 1 && len(m[0]) == len(wordAt(text)) {
			if to := p.wordEnding(i, w.start+len(m[0])); to > i && p.w(i-1) != "season" {
				y := atoi(m[1])
				if mon <= y%100 { // 2004-05 is a season or a span of years
					return match{}, false
				}
				return match{from: i, to: to, coreFrom: i, coreTo: to, kind: KindMonth, iv: graphmodel.MonthInterval(y, time.Month(mon)), year: y, month: mon}, true
			}
		}
	}
	return match{}, false
}

func (p *parser) numeric(i, length, y, m, d int) (match, bool) {
	to := p.wordEnding(i, p.words[i].start+length)
	if to <= i || !valid(y, time.Month(m), d) || y < 1000 || y > 2100 {
		return match{}, false
	}
	iv := graphmodel.DayInterval(graphmodel.Date{Year: y, Month: time.Month(m), Day: d})
	return match{from: i, to: to, coreFrom: i, coreTo: to, kind: KindDay, iv: iv, year: y, month: m, day: d}, true
}

// wordEnding returns the end of the word range from i that ends at byte end,
// or -1 when a word goes on beyond it.
func (p *parser) wordEnding(i, end int) int {
	for k := i; k < len(p.words); k++ {
		if p.words[k].end == end {
			return k + 1
		}
		if p.words[k].end > end {
			if r, _ := utf8.DecodeLastRuneInString(p.d.Text[p.words[k].start:p.words[k].end]); r == '.' && p.words[k].end == end+1 {
				return k + 1
			}
			return -1
		}
	}
	return -1
}

func wordAt(s string) string {
	for i := range len(s) {
		if (s[i] < '0' || s[i] > '9') && s[i] != '-' {
			return s[:i]
		}
	}
	return s
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s) // the patterns admit digits only
	return n
}

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
	m.iv = p.resolveWeekday(wd, i, modifier)
	return m, true
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
		m.day = d
		last, to := p.secondDay(k + 2)
		m.year, m.to = p.yearAfter(to)
		m.kind, m.coreTo, m.relative = KindDay, m.to, m.year == 0
		m.iv = p.days(m.year, month, d, last, k)
		return p.timeOfDay(m), m.iv.Known() || valid(2024, month, d)
	}
	m.year, m.to = p.yearAfter(k + 1)
	m.kind, m.coreTo, m.relative = KindMonth, m.to, m.year == 0
	if same, ok := p.sameYear(k + 1); ok {
		m.to, m.iv = same, graphmodel.MonthInterval(p.anchor.any.Start.Year, month)
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

// sameYear reads "of that year", "of the same year" behind a month.
func (p *parser) sameYear(k int) (to int, ok bool) {
	if p.w(k) != "of" || !p.anchor.any.Known() {
		return k, false
	}
	k++
	if p.w(k) == "the" {
		k++
	}
	return k + 2, (p.w(k) == "that" || p.w(k) == "same") && p.w(k+1) == "year"
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

// monthSign reports whether what stands before word k makes it a month: a
// preposition, or another month in a list.
func (p *parser) monthSign(k int) bool {
	switch p.w(k - 1) {
	case "in", "since", "until", "till", "by", "before", "after", "from", "during", "through", "throughout", "between", "of", "for", "every", "each", "past", "to", "-", "around", "previous":
		return p.tag(k) != "VB" && p.tag(k) != "MD"
	case "the", "that", "this":
		return p.tag(k) == "NNP" && !p.capital(k+1)
	case "and", "or", ",":
		_, listed := months[p.w(k-2)]
		return listed
	}
	return false
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
	if !ok || !p.capital(k) && len(p.w(k)) <= 5 {
		return match{}, false
	}
	if p.w(i-1) == ":" || p.w(i-1) == "$" || p.w(i-1) == "£" || p.w(i-1) == "€" {
		return match{}, false
	}
	m := match{from: i, coreFrom: i, kind: KindDay, month: int(month), day: d}
	m.year, m.to = p.yearAfter(k + 1)
	m.coreTo, m.relative = m.to, m.year == 0
	m.iv = p.days(m.year, month, d, last, i)
	return p.timeOfDay(m), m.iv.Known() || valid(2024, month, d)
}
