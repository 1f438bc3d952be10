// Package pubdate finds days in the short lines around an article, such as
// "Updated: 26-04-2025 01:17 IST" or "Von Redaktion, 3. Mai 2025".
package pubdate

import (
	"regexp"
	"sort"
	"strconv"
	"time"

	"clew/graphmodel"
)

// Order is how a day is written in numbers alone.
type Order int

// The orders. UnknownOrder reads 03/04/2025 as the third of April, because
// most countries do.
const (
	UnknownOrder Order = iota
	DayFirst
	MonthFirst
)

// The years that a publication date may have. Earlier ones are phone numbers
// and prices; the web began in 1990.
const (
	firstYear = 1990
	lastYear  = 2099
)

// Found is one day and where it stands.
type Found struct {
	Date       graphmodel.Date
	Start, End int  // byte offsets into the searched text
	Ambiguous  bool // day and month could be the other way round
}

type pattern struct {
	re   *regexp.Regexp
	read func(m []string, o Order) (graphmodel.Date, bool, bool) // date, ambiguous, ok
}

var patterns = []pattern{
	{regexp.MustCompile(`\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\b|T)`), func(m []string, _ Order) (graphmodel.Date, bool, bool) {
		d, ok := day(m[1], m[2], m[3])
		return d, false, ok
	}},
	{regexp.MustCompile(`(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]`), func(m []string, _ Order) (graphmodel.Date, bool, bool) {
		d, ok := day(m[1], m[2], m[3])
		return d, false, ok
	}},
	{regexp.MustCompile(`\b(\d{1,2})([-/.])\s?(\d{1,2})[-/.]\s?(\d{4}|\d{2})\b`), readNumeric},
	{regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?[\s\-–]*(?:of |de |d'|d’)?(\p{L}{3,12})\.?,?[\s\-–]+(?:de |of |del )?(\d{4})\b`), func(m []string, _ Order) (graphmodel.Date, bool, bool) {
		return named(m[3], m[2], m[1])
	}},
	{regexp.MustCompile(`(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`), func(m []string, _ Order) (graphmodel.Date, bool, bool) {
		return named(m[3], m[1], m[2])
	}},
}

// Find returns the days named in s, by position. Where numbers alone leave day
// and month open, o decides. It never panics and takes time linear in len(s).
func Find(s string, o Order) []Found {
	var out []Found
	for _, p := range patterns {
		for _, loc := range p.re.FindAllStringSubmatchIndex(s, -1) {
			if d, amb, ok := p.read(groups(s, loc), o); ok {
				out = append(out, Found{Date: d, Start: loc[0], End: loc[1], Ambiguous: amb})
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	kept := out[:0]
	for _, f := range out {
		if n := len(kept); n == 0 || f.Start >= kept[n-1].End {
			kept = append(kept, f)
		}
	}
	return kept
}

func groups(s string, loc []int) []string {
	m := make([]string, len(loc)/2)
	for i := range m {
		if loc[2*i] >= 0 {
			m[i] = s[loc[2*i]:loc[2*i+1]]
		}
	}
	return m
}

func named(year, month, dayOfMonth string) (graphmodel.Date, bool, bool) {
	m, ok := monthOf(month)
	if !ok {
		return graphmodel.Date{}, false, false
	}
	d, ok := day(year, strconv.Itoa(int(m)), dayOfMonth)
	return d, false, ok
}

// readNumeric reads 26-04-2025, 4/26/2025 and 26.04.25. Two-digit years are
// taken only with dots, which is how they are written in German and Russian.
func readNumeric(m []string, o Order) (graphmodel.Date, bool, bool) {
	year := m[4]
	if len(year) == 2 {
		if m[2] != "." {
			return graphmodel.Date{}, false, false
		}
		year = "20" + year
	}
	dayFirst, okD := day(year, m[3], m[1])
	monthFirst, okM := day(year, m[1], m[3])
	switch {
	case okD && okM && dayFirst != monthFirst:
		if o == MonthFirst && m[2] != "." {
			return monthFirst, true, true
		}
		return dayFirst, m[2] != ".", true
	case okD:
		return dayFirst, false, true
	}
	return monthFirst, false, okM
}

// day returns the day of the calendar, and false when there is no such day.
func day(year, month, dayOfMonth string) (graphmodel.Date, bool) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(dayOfMonth)
	if y < firstYear || y > lastYear || m < 1 || m > 12 || d < 1 || d > 31 {
		return graphmodel.Date{}, false
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return graphmodel.DateOf(t), t.Day() == d
}

// Parse returns the first day named in s.
func Parse(s string, o Order) (graphmodel.Date, bool) {
	for _, f := range Find(s, o) {
		return f.Date, true
	}
	return graphmodel.Date{}, false
}
