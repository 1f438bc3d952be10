package temporal

import (
	"strconv"
	"strings"
	"time"

	"clew/graphmodel"
)

// season reads "summer", "last winter", "the summer of 2012", "spring 2024".
func (p *parser) season(i int) (match, bool) {
	k, part := p.partBefore(i)
	modifier := ""
	switch p.w(k) {
	case "last", "next", "this", "past", "previous", "coming":
		modifier = p.w(k)
		k++
	}
	first, ok := seasons[p.w(k)]
	if !ok {
		return match{}, false
	}
	m := match{from: i, to: k + 1, kind: KindPeriod}
	m.year, m.to = p.yearAfter(k + 1)
	m.relative = m.year == 0
	if m.year == 0 && modifier == "" && p.w(k-1) != "the" && p.w(k-1) != "in" && p.w(k-1) != "since" {
		return match{}, false // "fall", "spring" as verbs and "summer camp"
	}
	if m.year == 0 && modifier == "" && (p.w(k-1) != "in" && !(p.w(k-1) == "the" && inOrSince[p.w(k-2)])) {
		return match{}, false
	}
	y := m.year
	if y == 0 && !p.pub.IsZero() {
		y = p.seasonYear(first, modifier, k)
	}
	if y > 0 {
		m.iv = monthsFrom(y, first, 3)
		if part != "" {
			m.iv = partOf(m.iv, part)
		}
	}
	if m.year > 0 {
		m.coreFrom, m.coreTo = m.to-1, m.to
	}
	return m, true
}

var inOrSince = map[string]bool{"in": true, "since": true, "during": true, "over": true, "of": true, "until": true, "by": true, "through": true, "throughout": true}

func (p *parser) seasonYear(first time.Month, modifier string, at int) int {
	y := p.pub.Year
	start := graphmodel.Date{Year: y, Month: first, Day: 1}
	running := monthsFrom(y, first, 3)
	inside := p.pub.Compare(running.Start) >= 0 && p.pub.Compare(running.End) <= 0
	switch modifier {
	case "last", "past", "previous":
		if inside || start.Compare(p.pub) > 0 {
			return y - 1
		}
		return y
	case "next", "coming":
		if start.Compare(p.pub) > 0 {
			return y
		}
		return y + 1
	case "this":
		return y
	}
	if start.Compare(p.pub) > 0 && p.tenseAt(at) != future {
		return y - 1
	}
	if running.End.Compare(p.pub) < 0 && p.tenseAt(at) == future {
		return y + 1
	}
	return y
}

// quarter reads "the first quarter of 2024", "the second half of last year", "Q3 2024".
func (p *parser) quarter(i int) (match, bool) {
	n, k, size := 0, i, 3
	if w := p.w(i); len(w) == 2 && w[0] == 'q' && w[1] >= '1' && w[1] <= '4' {
		n, k = int(w[1]-'0'), i+1
	} else if n = ordinals[w]; n > 0 {
		switch p.w(i + 1) {
		case "quarter":
		case "half":
			size = 6
			if w == "last" || w == "final" {
				n = 2
			}
		default:
			return match{}, false
		}
		k = i + 2
	} else {
		return match{}, false
	}
	m := match{from: i, to: k, kind: KindPeriod, relative: true}
	year := 0
	if y, to := p.yearAfter(k); y > 0 {
		year, m.to, m.relative = y, to, false
		m.coreFrom, m.coreTo = to-1, to
	} else if p.w(k) == "of" && (p.w(k+1) == "this" || p.w(k+1) == "last" || p.w(k+1) == "next") && p.w(k+2) == "year" {
		m.to = k + 3
		if !p.pub.IsZero() {
			year = p.pub.Year + map[string]int{"last": -1, "this": 0, "next": 1}[p.w(k+1)]
		}
	} else if size == 6 {
		return match{}, false // the first half of a match
	} else if !p.pub.IsZero() {
		year = p.pub.Year
		if 3*n > int(p.pub.Month)+2 {
			year--
		}
	}
	if year > 0 && size*n <= 12 {
		m.iv = monthsFrom(year, time.Month(size*(n-1)+1), size)
	}
	return m, true
}

// decade reads "the 1990s", "early 1980s", "the '70s", "mid-1990s".
func (p *parser) decade(i int) (match, bool) {
	k, part := p.partBefore(i)
	if part != "" && p.w(k) == "the" {
		k++
	}
	w := strings.TrimPrefix(p.w(k), "'")
	if p.w(k) == "'" {
		k++
		w = p.w(k)
	}
	digits := strings.TrimSuffix(strings.TrimSuffix(w, "s"), "'")
	if digits == w || len(digits) != 4 && len(digits) != 2 || digits[len(digits)-1] != '0' {
		return match{}, false
	}
	n, err := strconv.Atoi(digits)
	if err != nil {
		return match{}, false
	}
	if len(digits) == 2 {
		// "in their 70s" is an age.
		if b := p.w(k - 1); b == "his" || b == "her" || b == "their" || b == "my" || b == "your" || b == "mid" || b == "late" && p.w(k-2) != "the" {
			return match{}, false
		}
		if n >= 30 {
			n += 1900
		} else {
			n += 2000
		}
	}
	if n < 1000 || n > 2090 {
		return match{}, false
	}
	first, last := n, n+9
	if n%100 == 0 && n < 2000 { // "the 1900s"
		last = n + 99
	}
	switch part {
	case "early":
		last = first + 3
	case "mid":
		first, last = first+4, first+6
	case "late":
		first = first + 6
	}
	m := match{from: i, to: k + 1, coreFrom: k, coreTo: k + 1, kind: KindPeriod}
	m.iv = span(graphmodel.YearInterval(first).Start, graphmodel.YearInterval(last).End, graphmodel.PrecisionYear)
	return m, true
}

var ordinalCenturies = map[string]int{"nineteenth": 19, "twentieth": 20, "eighteenth": 18, "seventeenth": 17, "sixteenth": 16, "twenty": 21}

// century reads "the 19th century".
func (p *parser) century(i int) (match, bool) {
	n := ordinalCenturies[p.w(i)]
	k := i + 1
	if p.w(i) == "twenty" {
		if p.w(k) == "-" {
			k++
		}
		if p.w(k) != "first" {
			return match{}, false
		}
		k++
	}
	if n == 0 {
		w := p.w(i)
		if !strings.HasSuffix(w, "th") && !strings.HasSuffix(w, "st") {
			return match{}, false
		}
		n, _ = strconv.Atoi(w[:len(w)-2])
	}
	if p.w(k) == "-" {
		k++
	}
	if n < 5 || n > 21 || p.w(k) != "century" {
		return match{}, false
	}
	if w := p.w(k + 1); w == "bc" || w == "bce" {
		return match{from: i, to: k + 2, kind: KindVague}, true
	}
	m := match{from: i, to: k + 1, kind: KindPeriod}
	m.iv = span(graphmodel.YearInterval(n*100-99).Start, graphmodel.YearInterval(n*100).End, graphmodel.PrecisionYear)
	return m, true
}

// yearWords stand before years of any century.
var yearWords = map[string]bool{
	"in": true, "since": true, "from": true, "until": true, "till": true, "by": true, "of": true, "before": true, "after": true,
	"during": true, "between": true, "to": true, "through": true, "year": true, "dated": true, "circa": true, "c": true, "around": true,
	"(": true, "-": true, "early": true, "late": true, "mid": true, "throughout": true, "fiscal": true, "and": true, "or": true,
	"back": true, "born": true, "b": true, "d": true, "winter": true, "spring": true, "summer": true, "autumn": true, "fall": true,
}

// notYears stand before amounts.
var notYears = map[string]bool{
	"about": true, "some": true, "nearly": true, "over": true, "almost": true, "than": true, "least": true, "most": true, "roughly": true,
	"approximately": true, "another": true, "up": true, "$": true, "£": true, "€": true, "¥": true, "#": true, "no": true, "nearest": true,
	"only": true, "just": true, "exactly": true, "additional": true, "extra": true, "room": true, "route": true, "flight": true, "model": true,
	"boeing": true, "section": true, "page": true, "+": true, "=": true, "*": true, ".": true, ":": true, "number": true, "article": true,
	"highway": true, "windows": true, "psalm": true, "nikkei": true, "rs": true, "usd": true, "us$": true,
}

// amounts are units and plurals that make the number before them an amount.
var amounts = map[string]bool{
	"%": true, "percent": true, "km": true, "kilometers": true, "kilometres": true, "miles": true, "metres": true, "meters": true, "m": true,
	"feet": true, "ft": true, "kg": true, "tons": true, "tonnes": true, "euros": true, "dollars": true, "pounds": true, "yuan": true, "yen": true,
	"people": true, "troops": true, "soldiers": true, "million": true, "billion": true, "thousand": true, "hours": true, "days": true,
	"years": true, "words": true, "votes": true, "rubles": true, "rupees": true, "hectares": true, "acres": true, "mph": true, "watts": true,
	"points": true, "seats": true, "jobs": true, "workers": true, "gmt": true, "utc": true, "est": true, "local": true, "ad": false,
}

// yearRule reads "2022", "early 2020", "the end of 2010", "1983-2017",
// "2022/23", "fiscal 2023".
func (p *parser) yearRule(i int) (match, bool) {
	k, part := p.partBefore(i)
	if part != "" && p.w(k) == "the" {
		k++
	}
	y := yearNumber(p.w(k))
	if y == 0 || !p.plainNumber(k) || !p.yearFits(k, y, part != "") {
		return match{}, false
	}
	m := match{from: i, to: k + 1, coreFrom: k, coreTo: k + 1, kind: KindYear, year: y, iv: graphmodel.YearInterval(y)}
	if w := p.w(k + 1); w == "bc" || w == "bce" {
		m.kind, m.iv, m.to, m.coreTo, m.year = KindVague, graphmodel.Interval{}, k+2, k+2, 0
		return m, true
	}
	if last, to := p.secondYear(y, k+1); last > 0 {
		m.to, m.coreTo = to, to
		m.iv.End = graphmodel.YearInterval(last).End
		m.year = 0
		return m, true
	}
	if part != "" {
		m.iv, m.year = partOf(m.iv, part), 0
	}
	return m, true
}

// plainNumber reports whether word k stands alone: not "1,2022" or "2022.5".
func (p *parser) plainNumber(k int) bool {
	w := p.words[k]
	text := p.d.Text
	if w.end+1 < len(text) && (text[w.end] == ',' || text[w.end] == '.') && text[w.end+1] >= '0' && text[w.end+1] <= '9' {
		return false
	}
	return w.start < 2 || text[w.start-1] != ',' && text[w.start-1] != '.'
}

func (p *parser) yearFits(k, y int, part bool) bool {
	before, after := p.w(k-1), p.w(k+1)
	if notYears[before] || amounts[after] {
		return false
	}
	if before == "to" && p.w(k-2) == "up" || before == "(" && after == "-" && p.w(k+3) != ")" && yearNumber(p.w(k+2)) == 0 && len(p.w(k+2)) > 2 {
		return false
	}
	if part {
		return true
	}
	if before == "-" && k >= 2 && p.words[k-2].end == p.words[k-1].start && p.words[k-1].end == p.words[k].start {
		return yearNumber(p.w(k-2)) > 0 || p.capital(k-2) || p.w(k-2) == "mid" || p.w(k-2) == "post" || p.w(k-2) == "pre" || p.w(k-2) == "then"
	}
	if y < 1900 {
		return yearWords[before] && before != "and" && before != "or" && before != "to" || yearNumber(p.w(k-2)) > 0
	}
	if p.tag(k+1) == "NNS" && y%100 == 0 {
		return false
	}
	if p.tag(k+1) == "NNS" && !yearWords[before] && p.tag(k-1) != "DT" && p.tag(k-1) != "PRP$" && p.tag(k-1) != "POS" && !p.capital(k-1) && p.tag(k-1) != "JJ" && p.tag(k-1) != "IN" {
		return false
	}
	return true
}

// secondYear reads the end of "1983-2017", "1989-90", "2022/23"; 0 when there
// is none.
func (p *parser) secondYear(y, k int) (last, to int) {
	if p.w(k) != "-" && p.w(k) != "/" || k >= len(p.words) {
		return 0, k
	}
	w := p.w(k + 1)
	if last = yearNumber(w); last == 0 && len(w) <= 2 && len(w) > 0 {
		n, err := strconv.Atoi(w)
		if err != nil {
			return 0, k
		}
		scale := 100
		if len(w) == 1 {
			scale = 10
		}
		last = y/scale*scale + n
		if p.words[k].end != p.words[k+1].start {
			return 0, k
		}
	}
	if last <= y || last > 2100 {
		return 0, k
	}
	return last, k + 2
}

// fixedHolidays fall on the same day every year.
var fixedHolidays = map[string]graphmodel.Date{
	"christmas day": {Month: 12, Day: 25}, "christmas eve": {Month: 12, Day: 24}, "christmas": {Month: 12, Day: 25},
	"new year's day": {Month: 1, Day: 1}, "new year's eve": {Month: 12, Day: 31}, "boxing day": {Month: 12, Day: 26},
	"valentine's day": {Month: 2, Day: 14}, "may day": {Month: 5, Day: 1}, "bastille day": {Month: 7, Day: 14},
	"halloween": {Month: 10, Day: 31}, "all saints' day": {Month: 11, Day: 1}, "epiphany": {Month: 1, Day: 6},
	"st. patrick's day": {Month: 3, Day: 17}, "international women's day": {Month: 3, Day: 8}, "victory day": {Month: 5, Day: 9},
	"juneteenth": {Month: 6, Day: 19}, "cinco de mayo": {Month: 5, Day: 5}, "armistice day": {Month: 11, Day: 11},
	"veterans day": {Month: 11, Day: 11}, "anzac day": {Month: 4, Day: 25}, "human rights day": {Month: 12, Day: 10},
}

// easterHolidays are counted from Easter Sunday.
var easterHolidays = map[string]int{
	"easter": 0, "easter sunday": 0, "good friday": -2, "easter monday": 1, "palm sunday": -7, "ash wednesday": -46, "maundy thursday": -3, "pentecost": 49,
}

// otherHolidays move in ways that are not computed here.
var otherHolidays = map[string]bool{
	"ramadan": true, "eid": true, "diwali": true, "hanukkah": true, "passover": true, "yom kippur": true, "rosh hashanah": true,
	"thanksgiving": true, "thanksgiving day": true, "memorial day": true, "labor day": true, "labour day": true, "independence day": true,
	"lunar new year": true, "chinese new year": true, "nowruz": true, "orthodox easter": true, "eid al - fitr": true, "eid al - adha": true,
	"election day": true, "inauguration day": true, "presidents' day": true, "mother's day": true, "father's day": true, "ashura": true,
	"advent": true, "lent": true, "republic day": true, "constitution day": true, "new year": true, "black friday": true,
	"martin luther king day": true, "columbus day": true, "remembrance day": true, "australia day": true,
}

// holiday reads named days, the longest name first.
func (p *parser) holiday(i int) (match, bool) {
	if !p.capital(i) {
		return match{}, false
	}
	for n := 4; n > 0; n-- {
		if i+n > len(p.words) {
			continue
		}
		name := p.phrase(i, i+n)
		m := match{from: i, to: i + n, coreFrom: i, coreTo: i + n, kind: KindVague, relative: true}
		year, to := p.yearAfter(i + n)
		if year > 0 {
			m.to, m.coreTo, m.relative = to, to, false
		}
		if h, ok := fixedHolidays[name]; ok {
			m.kind, m.iv = KindDay, p.resolveDay(year, h.Month, h.Day, i)
			return m, true
		}
		if offset, ok := easterHolidays[name]; ok {
			m.kind = KindDay
			if year == 0 && !p.pub.IsZero() {
				year = p.nearestEaster(offset, i)
			}
			if year > 0 {
				m.iv = graphmodel.DayInterval(easter(year).AddDays(offset))
			}
			return m, true
		}
		if otherHolidays[name] {
			m.coreFrom, m.coreTo = i, i
			return m, true
		}
	}
	return match{}, false
}

func (p *parser) nearestEaster(offset, at int) int {
	var before, after graphmodel.Date
	for y := p.pub.Year - 1; y <= p.pub.Year+1; y++ {
		if day := easter(y).AddDays(offset); day.Compare(p.pub) <= 0 {
			before = day
		} else if after.IsZero() {
			after = day
		}
	}
	return p.choose(before, after, at).Year
}

// phrase joins words [from, to) as the tables write them: a clitic without a
// space before it.
func (p *parser) phrase(from, to int) string {
	var b strings.Builder
	for k := from; k < to; k++ {
		if k > from && p.words[k].start > p.words[k-1].end {
			b.WriteByte(' ')
		}
		b.WriteString(p.words[k].low)
	}
	return b.String()
}
