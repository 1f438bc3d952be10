package temporal

import (
	"strings"
	"time"

	"clew/graphmodel"
)

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

// movable are holidays on a weekday of a month, as the United States keep them.
var movable = map[string]struct {
	month   time.Month
	weekday time.Weekday
	nth     int // 5 is the last
	plus    int // days after it
}{
	"memorial day": {time.May, time.Monday, 5, 0}, "labor day": {time.September, time.Monday, 1, 0}, "columbus day": {time.October, time.Monday, 2, 0},
	"thanksgiving": {time.November, time.Thursday, 4, 0}, "thanksgiving day": {time.November, time.Thursday, 4, 0},
	"black friday": {time.November, time.Thursday, 4, 1}, "martin luther king day": {time.January, time.Monday, 3, 0},
	"presidents' day": {time.February, time.Monday, 3, 0}, "election day": {time.November, time.Monday, 1, 1},
}

// nthWeekday is the nth weekday of a month, the last for 5.
func nthWeekday(y int, m time.Month, wd time.Weekday, nth int) graphmodel.Date {
	first := graphmodel.Date{Year: y, Month: m, Day: 1}
	day := first.AddDays((int(wd)-int(first.Weekday())+7)%7 + 7*(nth-1))
	if day.Month != m {
		day = day.AddDays(-7)
	}
	return day
}

// namelessHolidays are days of this or that country rather than dates.
var namelessHolidays = map[string]bool{
	"independence day": true, "republic day": true, "constitution day": true, "australia day": true, "remembrance day": true,
	"inauguration day": true, "mother's day": true, "father's day": true, "new year": true, "advent": true, "lent": true, "labour day": true,
}

// otherHolidays move in ways that are not computed here.
var otherHolidays = map[string]bool{
	"ramadan": true, "eid": true, "diwali": true, "hanukkah": true, "passover": true, "yom kippur": true, "rosh hashanah": true,
	"labour day": true, "independence day": true,
	"lunar new year": true, "chinese new year": true, "nowruz": true, "orthodox easter": true, "eid al - fitr": true, "eid al - adha": true,
	"inauguration day": true, "mother's day": true, "father's day": true, "ashura": true,
	"advent": true, "lent": true, "republic day": true, "constitution day": true, "new year": true, "remembrance day": true, "australia day": true,
}

// beginsHoliday holds what a name of a holiday may begin with, whole words or not.
var beginsHoliday = func() map[string]bool {
	out := make(map[string]bool)
	add := func(name string) {
		for n := range len(name) + 1 {
			out[name[:n]] = true
		}
	}
	for name := range fixedHolidays {
		add(name)
	}
	for name := range easterHolidays {
		add(name)
	}
	for name := range movable {
		add(name)
	}
	for name := range otherHolidays {
		add(name)
	}
	return out
}()

// isHoliday reports whether a name is that of a holiday: "New Year's Eve".
func isHoliday(name string) bool {
	name = normal(name)
	_, fixed := fixedHolidays[name]
	_, byEaster := easterHolidays[name]
	_, moves := movable[name]
	return fixed || byEaster || moves || otherHolidays[name] && !namelessHolidays[name]
}

// holiday reads named days, the longest name first.
func (p *parser) holiday(i int) (match, bool) {
	if !p.capital(i) || !beginsHoliday[p.w(i)] {
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
			m.iv = p.movable(year, i, func(y int) graphmodel.Date { return easter(y).AddDays(offset) })
			return m, true
		}
		if h, ok := movable[name]; ok {
			m.kind = KindDay
			m.iv = p.movable(year, i, func(y int) graphmodel.Date { return nthWeekday(y, h.month, h.weekday, h.nth).AddDays(h.plus) })
			return m, true
		}
		if otherHolidays[name] {
			if namelessHolidays[name] {
				m.coreFrom, m.coreTo = i, i
			}
			return m, true
		}
	}
	return match{}, false
}

// movable is the day of a holiday that falls differently each year: in the
// year, or the one around publication that fits the tense.
func (p *parser) movable(year, at int, of func(year int) graphmodel.Date) graphmodel.Interval {
	if year > 0 {
		return graphmodel.DayInterval(of(year))
	}
	if p.pub.IsZero() {
		return graphmodel.Interval{}
	}
	var before, after graphmodel.Date
	for y := p.pub.Year - 1; y <= p.pub.Year+1; y++ {
		if day := of(y); day.Compare(p.pub) <= 0 {
			before = day
		} else if after.IsZero() {
			after = day
		}
	}
	return graphmodel.DayInterval(p.choose(before, after, at))
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
