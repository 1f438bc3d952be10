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
	if m.year > 0 {
		m.coreFrom = m.to - 1
		if last, to := p.secondYear(m.year, m.to); last == m.year+1 { // "the winter of 1998-99"
			m.to = to
		}
		m.coreTo = m.to
	} else if year, to := p.yearPhrase(k + 1); year > 0 {
		m.iv, m.to = partOf(monthsFrom(year, first, 3), part), to
		return m, true
	}
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
		m.iv = partOf(monthsFrom(y, first, 3), part)
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
	} else if y, to := p.yearPhrase(k); y > 0 {
		year, m.to = y, to
	} else if p.w(k) == "of" && p.w(k+1) == "the" && p.w(k+2) == "year" {
		year, m.to = p.pub.Year, k+3
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
	at, part := p.partBefore(i)
	if part != "" && p.w(at) == "the" {
		at++
	}
	n := ordinalCenturies[p.w(at)]
	k := at + 1
	if p.w(at) == "twenty" {
		if p.w(k) == "-" {
			k++
		}
		if p.w(k) != "first" {
			return match{}, false
		}
		k++
	}
	if n == 0 {
		w := p.w(at)
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
	first, last := n*100-99, n*100
	switch part {
	case "early":
		last = first + 32
	case "mid":
		first, last = first+33, first+66
	case "late":
		first += 67
	}
	m.iv = span(graphmodel.YearInterval(first).Start, graphmodel.YearInterval(last).End, graphmodel.PrecisionYear)
	return m, true
}
