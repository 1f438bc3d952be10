package temporal

import (
	"strconv"

	"clew/graphmodel"
)

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
	if notYears[before] && !(before == "than" && p.compared(k)) || amounts[after] || p.edition(k) {
		return false
	}
	if before == "to" && p.w(k-2) == "up" || before == "(" && after == "-" && p.w(k+3) != ")" && yearNumber(p.w(k+2)) == 0 && len(p.w(k+2)) > 2 {
		return false
	}
	if before == "/" && (dayNumber(p.w(k-2)) > 0 || isDigits(p.w(k-2)) && yearNumber(p.w(k-2)) == 0) {
		return false // "30/2/2024" is no day, and "suit 095/2018" no year
	}
	if part {
		return true
	}
	if before == "-" && k >= 2 && p.words[k-2].end == p.words[k-1].start && p.words[k-1].end == p.words[k].start {
		return yearNumber(p.w(k-2)) > 0 && !p.edition(k-2) || p.capital(k-2) || p.w(k-2) == "mid" || p.w(k-2) == "post" || p.w(k-2) == "pre" || p.w(k-2) == "then"
	}
	if y < 1900 {
		if before == "of" && p.capital(k+1) {
			return false // "of 1119 Eighth Street"
		}
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

// compared reports whether the number behind "than" at word k is a year: "better
// in 2022 than 2021", "no later than 2014".
func (p *parser) compared(k int) bool {
	switch p.w(k - 2) {
	case "later", "earlier", "before":
		return true
	}
	for n := k - 2; n >= max(0, k-group); n-- {
		if yearNumber(p.w(n)) >= 1900 && (p.w(n-1) == "in" || p.w(n-1) == "for" || n == 0) {
			return true
		}
	}
	return false
}

// edition reports whether the year at word k ends the name of a thing: "Expo
// 2025", "the Health Survey 2015-2016".
func (p *parser) edition(k int) bool {
	if !p.capital(k-1) || laws[p.w(k-1)] || yearWords[p.w(k-1)] || p.w(k-2) == "" && !p.words[k-1].named {
		return false
	}
	_, month := months[p.w(k-1)]
	_, weekday := weekdays[p.w(k-1)]
	tag := p.tag(k - 1)
	return !month && !weekday && (tag == "NNP" || tag == "NNPS")
}

// laws are things whose year is the date of their making.
var laws = map[string]bool{
	"act": true, "bill": true, "law": true, "constitution": true, "treaty": true, "convention": true, "code": true, "ordinance": true,
	"decree": true, "accord": true, "accords": true, "protocol": true, "agreement": true,
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

// isDigits reports whether w is a number of digits only.
func isDigits(w string) bool {
	for i := range len(w) {
		if w[i] < '0' || w[i] > '9' {
			return false
		}
	}
	return w != ""
}
