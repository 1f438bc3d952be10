package graphmodel

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a day of the Gregorian calendar without a time zone. The zero value
// means "unknown".
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the day on which t falls in t's own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// ParseDate reads YYYY-MM-DD. It rejects days that do not exist.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("parsing date %q: %w", s, err)
	}
	return DateOf(t), nil
}

// IsZero reports whether the date is unknown.
func (d Date) IsZero() bool { return d == Date{} }

// Time returns midnight UTC of the day.
func (d Date) Time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// AddDays returns the day n days later; n may be negative.
func (d Date) AddDays(n int) Date { return DateOf(d.Time().AddDate(0, 0, n)) }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// Compare returns -1, 0 or +1 as d is before, on or after o. Unknown comes first.
func (d Date) Compare(o Date) int { return d.Time().Compare(o.Time()) }

// Before reports whether d is an earlier day than o.
func (d Date) Before(o Date) bool {
	return cmp.Or(cmp.Compare(d.Year, o.Year), cmp.Compare(d.Month, o.Month), cmp.Compare(d.Day, o.Day)) < 0
}

// String returns YYYY-MM-DD, or "" for the zero date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// MarshalText implements encoding.TextMarshaler as String does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler; the empty text is the zero date.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	v, err := ParseDate(string(b))
	if err == nil {
		*d = v
	}
	return err
}

// Precision is how exactly a time is known.
type Precision string

// The precisions. The zero value counts as PrecisionUnknown.
const (
	PrecisionDay     Precision = "day"
	PrecisionMonth   Precision = "month"
	PrecisionYear    Precision = "year"
	PrecisionUnknown Precision = "unknown"
)

// Interval is a span of days, both ends included: 2022 is
// 2022-01-01…2022-12-31 with precision year. The zero value means "unknown".
type Interval struct {
	Start     Date      `json:"start,omitzero"`
	End       Date      `json:"end,omitzero"`
	Precision Precision `json:"precision,omitempty"`
}

// Known reports whether the interval has a start.
func (i Interval) Known() bool { return !i.Start.IsZero() }

// DayInterval is the interval of the one day d.
func DayInterval(d Date) Interval { return Interval{d, d, PrecisionDay} }

// MonthInterval is the interval of a whole month.
func MonthInterval(year int, m time.Month) Interval {
	first := Date{year, m, 1}
	last := DateOf(first.Time().AddDate(0, 1, -1))
	return Interval{first, last, PrecisionMonth}
}

// YearInterval is the interval of a whole year.
func YearInterval(year int) Interval {
	return Interval{Date{year, time.January, 1}, Date{year, time.December, 31}, PrecisionYear}
}
