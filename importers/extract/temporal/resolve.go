package temporal

import (
	"time"

	"clew/graphmodel"
)

// resolveDay places a day of a month: with its year as it stands, else by the
// tense of its clause around the day of publication.
func (p *parser) resolveDay(y int, m time.Month, d, at int) graphmodel.Interval {
	if y > 0 {
		if !valid(y, m, d) {
			return graphmodel.Interval{}
		}
		return graphmodel.DayInterval(graphmodel.Date{Year: y, Month: m, Day: d})
	}
	if p.pub.IsZero() {
		return graphmodel.Interval{}
	}
	var before, after graphmodel.Date
	for year := p.pub.Year - 8; year <= p.pub.Year+8; year++ {
		if !valid(year, m, d) {
			continue
		}
		day := graphmodel.Date{Year: year, Month: m, Day: d}
		if day.Compare(p.pub) <= 0 {
			before = day
		} else if after.IsZero() {
			after = day
		}
	}
	return graphmodel.DayInterval(p.choose(before, after, at))
}

// choose takes the day before or after publication that fits the tense; where
// the tense is unknown, the nearer one.
func (p *parser) choose(before, after graphmodel.Date, at int) graphmodel.Date {
	if before == p.pub || after.IsZero() {
		return before
	}
	switch p.tenseAt(at) {
	case past:
		return before
	case future:
		return after
	}
	if before.IsZero() || distance(p.pub, after) < distance(before, p.pub) {
		return after
	}
	return before
}

// distance is the number of days from a to b.
func distance(a, b graphmodel.Date) int { return int(b.Time().Sub(a.Time()) / (24 * time.Hour)) }

// resolveMonth places a month without a day.
func (p *parser) resolveMonth(y int, m time.Month, at int) graphmodel.Interval {
	if y > 0 {
		return graphmodel.MonthInterval(y, m)
	}
	if p.pub.IsZero() {
		return graphmodel.Interval{}
	}
	y = p.pub.Year
	if m == p.pub.Month {
		return graphmodel.MonthInterval(y, m)
	}
	beforeYear, afterYear := y, y
	if m > p.pub.Month {
		beforeYear--
	} else {
		afterYear++
	}
	switch p.tenseAt(at) {
	case past:
		return graphmodel.MonthInterval(beforeYear, m)
	case future:
		return graphmodel.MonthInterval(afterYear, m)
	}
	if (int(m-p.pub.Month)+12)%12 < (int(p.pub.Month-m)+12)%12 {
		return graphmodel.MonthInterval(afterYear, m)
	}
	return graphmodel.MonthInterval(beforeYear, m)
}

// resolveWeekday places a weekday: the last one up to the day of publication,
// or the next one from it when the clause is about the future.
func (p *parser) resolveWeekday(wd time.Weekday, at int, modifier string) graphmodel.Interval {
	if p.pub.IsZero() {
		return graphmodel.Interval{}
	}
	back := (int(p.pub.Weekday()) - int(wd) + 7) % 7
	ahead := (7 - back) % 7
	var day graphmodel.Date
	switch modifier {
	case "last", "past", "previous":
		if back == 0 {
			back = 7
		}
		day = p.pub.AddDays(-back)
	case "next", "coming", "following":
		if ahead == 0 {
			ahead = 7
		}
		day = p.pub.AddDays(ahead)
	case "this":
		day = p.pub.AddDays(-back)
		if t := p.tenseAt(at); t == future || (t == unknownTense && ahead < back) {
			day = p.pub.AddDays(ahead)
		}
	default:
		day = p.pub.AddDays(-back)
		if p.tenseAt(at) == future {
			day = p.pub.AddDays(ahead)
		}
	}
	return graphmodel.DayInterval(day)
}

// partOf narrows an interval to its beginning, middle or end third.
func partOf(iv graphmodel.Interval, part string) graphmodel.Interval {
	if !iv.Known() || part == "" {
		return iv
	}
	if iv.Precision == graphmodel.PrecisionYear && iv.Start.Year == iv.End.Year {
		first := map[string]time.Month{"early": 1, "mid": 5, "late": 9}[part]
		return monthsFrom(iv.Start.Year, first, 4)
	}
	third := (distance(iv.Start, iv.End) + 1) / 3
	if part == "late" && third == 2 {
		third = 3 // the end of a week has Friday in it
	}
	switch part {
	case "early":
		iv.End = iv.Start.AddDays(third - 1)
	case "mid":
		iv.Start, iv.End = iv.Start.AddDays(third), iv.End.AddDays(-third)
	case "late":
		iv.Start = iv.End.AddDays(1 - third)
	}
	if iv.Precision == graphmodel.PrecisionMonth {
		iv.Precision = graphmodel.PrecisionDay
	}
	return iv
}
