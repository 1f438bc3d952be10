package temporal

import (
	"strconv"
	"strings"

	"clew/graphmodel"
)

// fiscalYear reads "fiscal 2023", "fiscal year 2022-23", "FY2023", "the 1999
// fiscal year", "the 2022/23 financial year". Budget years begin in different
// months in different countries, so that the interval is the calendar years
// that they name.
func (p *parser) fiscalYear(i int) (match, bool) {
	k, named := i, false
	switch w := p.w(k); {
	case w == "fiscal" || w == "financial":
		k, named = k+1, true
		if p.w(k) == "year" {
			k++
		}
	case w == "fy":
		k, named = k+1, true
	case len(w) > 2 && strings.HasPrefix(w, "fy"):
		return p.shortFiscal(i)
	}
	y := yearNumber(p.w(k))
	if y == 0 {
		return match{}, false
	}
	m := match{from: i, to: k + 1, coreFrom: k, coreTo: k + 1, kind: KindPeriod, iv: graphmodel.YearInterval(y)}
	if last, to := p.secondYear(y, k+1); last > 0 {
		m.to, m.coreTo = to, to
		m.iv.End = graphmodel.YearInterval(last).End
	}
	if named {
		return m, true
	}
	switch p.w(m.to) {
	case "fiscal", "financial", "tax", "budget":
		if p.w(m.to+1) == "year" {
			m.to += 2
			return m, true
		}
	}
	return match{}, false
}

// shortFiscal reads "FY2023" and "FY23".
func (p *parser) shortFiscal(i int) (match, bool) {
	digits := p.w(i)[2:]
	y := yearNumber(digits)
	if n, err := strconv.Atoi(digits); err == nil && len(digits) == 2 {
		y = p.fullYear(n)
	}
	if y == 0 {
		return match{}, false
	}
	return match{from: i, to: i + 1, coreFrom: i, coreTo: i + 1, kind: KindPeriod, iv: graphmodel.YearInterval(y)}, true
}

// shortYear reads "'68" behind a preposition.
func (p *parser) shortYear(i int) (match, bool) {
	k := i
	digits := strings.TrimPrefix(p.w(k), "'")
	if p.w(k) == "'" && p.startOf(k+1) == p.words[k].end {
		k++
		digits = p.w(k)
	} else if digits == p.w(k) {
		return match{}, false
	}
	n, err := strconv.Atoi(digits)
	if err != nil || len(digits) != 2 || n < 0 {
		return match{}, false
	}
	switch p.w(i - 1) {
	case "in", "since", "of", "from", "until", "before", "after":
		y := p.fullYear(n)
		return match{from: i, to: k + 1, coreFrom: i, coreTo: k + 1, kind: KindYear, year: y, iv: graphmodel.YearInterval(y)}, true
	}
	return match{}, false
}
