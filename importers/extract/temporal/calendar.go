package temporal

import (
	"time"

	"clew/graphmodel"
)

var months = map[string]time.Month{
	"january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6,
	"july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10,
	"november": 11, "nov": 11, "december": 12, "dec": 12,
}

// ambiguousMonth holds months that are also verbs, adjectives or given names:
// alone they need a preposition or another sign of a date.
var ambiguousMonth = map[string]bool{
	"may": true, "march": true, "april": true, "june": true, "august": true, "jan": true, "mar": true, "jun": true, "sep": true, "dec": true,
}

var weekdays = map[string]time.Weekday{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
}

// shortWeekdays count only beside a full date: "Sat" and "Sun" are words.
var shortWeekdays = map[string]time.Weekday{
	"sun": 0, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6,
}

var countWords = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
	"twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100,
}

// unit is a length of time.
type unit int

const (
	noUnit unit = iota
	hours
	days
	weeks
	monthsUnit
	years
	decades
	centuries
	weekends
	quarters
)

var units = map[string]unit{
	"second": hours, "seconds": hours, "minute": hours, "minutes": hours, "hour": hours, "hours": hours, "day": days, "days": days,
	"week": weeks, "weeks": weeks, "fortnight": weeks, "month": monthsUnit, "months": monthsUnit, "year": years, "years": years,
	"decade": decades, "decades": decades, "century": centuries, "centuries": centuries, "weekend": weekends, "weekends": weekends,
	"quarter": quarters, "quarters": quarters,
}

var timesOfDay = map[string]bool{
	"morning": true, "afternoon": true, "evening": true, "night": true, "midnight": true, "noon": true, "midday": true, "overnight": true,
}

var ordinals = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4, "last": 4,
}

// ordinalDays are days of a month in words: "the fifth of May".
var ordinalDays = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"eleventh": 11, "twelfth": 12, "fifteenth": 15, "twentieth": 20, "thirtieth": 30,
}

// seasons gives the first month of each season in the northern hemisphere.
var seasons = map[string]time.Month{"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

// valid reports whether the day exists.
func valid(y int, m time.Month, d int) bool {
	if y < 1 || m < 1 || m > 12 || d < 1 || d > 31 {
		return false
	}
	t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return t.Month() == m && t.Day() == d
}

// span is the interval from a to b with the precision of its ends.
func span(a, b graphmodel.Date, precision graphmodel.Precision) graphmodel.Interval {
	return graphmodel.Interval{Start: a, End: b, Precision: precision}
}

// weekOf is the week from Monday to Sunday that holds d.
func weekOf(d graphmodel.Date) graphmodel.Interval {
	monday := d.AddDays(-((int(d.Weekday()) + 6) % 7))
	return span(monday, monday.AddDays(6), graphmodel.PrecisionDay)
}

// monthsFrom is the interval of n months from the first of month m.
func monthsFrom(y int, m time.Month, n int) graphmodel.Interval {
	first := graphmodel.DateOf(time.Date(y, m, 1, 0, 0, 0, 0, time.UTC))
	last := graphmodel.DateOf(time.Date(first.Year, first.Month+time.Month(n), 0, 0, 0, 0, 0, time.UTC))
	return span(first, last, graphmodel.PrecisionMonth)
}

// addMonths counts whole months from the month of d; the day is the first.
func addMonths(d graphmodel.Date, n int) graphmodel.Date {
	return graphmodel.DateOf(time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC))
}

// easter returns Easter Sunday of the Gregorian calendar by the anonymous
// algorithm (Nature, 20 April 1876).
func easter(y int) graphmodel.Date {
	a, b, c := y%19, y/100, y%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	return graphmodel.Date{Year: y, Month: time.Month((h + l - 7*m + 114) / 31), Day: (h+l-7*m+114)%31 + 1}
}

func monthOf(m match) time.Month { return time.Month(m.month) }
