package temporal

import "clew/graphmodel"

// joinRanges brings together the two ends of "from 3 May to 5 June", "between
// March and June 2024", "Monday to Friday", "1962 to 1988". The joined match
// replaces the first; the second is emptied.
func (p *parser) joinRanges(found []match) []match {
	for i := 0; i+1 < len(found); i++ {
		a, b := found[i], found[i+1]
		if !p.isRange(a, b) {
			continue
		}
		a, b = p.shareYear(a, b)
		joined := a
		joined.to, joined.coreTo = b.to, b.coreTo
		if a.coreFrom == a.coreTo {
			joined.coreFrom = b.coreFrom
		}
		if w := p.w(a.from - 1); w == "from" || w == "between" || a.kind == KindDay && a.month == 0 {
			joined.split, joined.second = a.to, b.coreFrom
		}
		joined.iv = graphmodel.Interval{}
		if a.iv.Known() && b.iv.Known() && a.iv.Start.Compare(b.iv.End) <= 0 {
			joined.iv = span(a.iv.Start, b.iv.End, coarser(a.iv.Precision, b.iv.Precision))
		}
		joined.relative = a.relative || b.relative
		found[i+1] = joined
		found[i] = match{}
	}
	return found
}

// isRange reports whether only a word of a range stands between two matches of
// the same kind.
func (p *parser) isRange(a, b match) bool {
	if a.from >= a.to || a.kind != b.kind || b.from != a.to+1 {
		return false
	}
	switch a.kind {
	case KindDay, KindMonth, KindYear, KindPeriod:
	default:
		return false
	}
	opened := p.w(a.from - 1)
	switch p.w(a.to) {
	case "to", "-", "through", "until", "till":
		return true
	case "and":
		return opened == "between"
	}
	return false
}

// shareYear gives both ends the year that only one of them names.
func (p *parser) shareYear(a, b match) (match, match) {
	if b.year > 0 && a.year == 0 && a.month > 0 {
		y := b.year
		if a.month > b.month && b.month > 0 {
			y--
		}
		a.year, a.iv, a.relative = y, p.placed(a, y), false
	}
	if a.year > 0 && b.year == 0 && b.month > 0 {
		y := a.year
		if b.month < a.month {
			y++
		}
		b.year, b.iv, b.relative = y, p.placed(b, y), false
	}
	if a.iv.Known() && b.iv.Known() && a.iv.Start.Compare(b.iv.End) > 0 {
		switch {
		case a.month > 0 && a.year == 0 && b.year == 0: // December to April
			a.iv = p.placed(a, b.iv.Start.Year-boolToInt(a.month > b.month))
		case a.kind == KindDay && a.month == 0: // Monday to Wednesday
			a.iv = graphmodel.DayInterval(a.iv.Start.AddDays(-7))
		}
	}
	return a, b
}

func boolToInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (p *parser) placed(m match, year int) graphmodel.Interval {
	if m.day > 0 {
		return p.resolveDay(year, monthOf(m), m.day, m.from)
	}
	return graphmodel.MonthInterval(year, monthOf(m))
}

func coarser(a, b graphmodel.Precision) graphmodel.Precision {
	order := map[graphmodel.Precision]int{graphmodel.PrecisionDay: 1, graphmodel.PrecisionMonth: 2, graphmodel.PrecisionYear: 3}
	if order[a] >= order[b] {
		return a
	}
	return b
}
