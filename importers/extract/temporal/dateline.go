package temporal

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"clew/graphmodel"
)

// Dateline is the head of a news report: "ISTANBUL, May 16 (Harbour Wire) -".
// Spans count bytes of the text and are empty where a part is missing.
type Dateline struct {
	Place  graphmodel.Span // "ISTANBUL", "ROTTERDAM/BRUSSELS", "PALM BEACH, Florida"
	Month  int             // 0 when missing
	Day    int
	Year   int // 0 when missing
	Agency graphmodel.Span
	// End is where the report itself starts, behind the dash.
	End int
}

// longestDateline bounds where the dash may stand, in bytes.
const longestDateline = 120

// ParseDateline reads the dateline at the start of a text or paragraph. It
// needs a place in capitals, or a date or an agency in brackets behind a
// capitalized place, and a dash or colon behind it.
func ParseDateline(text string) (Dateline, bool) {
	head := text[:min(len(text), longestDateline)]
	if i := strings.IndexByte(head, '\n'); i >= 0 {
		head = head[:i]
	}
	dash, end := dateLineDash(head)
	if dash <= 0 {
		return Dateline{}, false
	}
	d := Dateline{End: end}
	rest := strings.TrimRight(head[:dash], " ")
	if open := strings.IndexByte(rest, '('); open >= 0 && strings.HasSuffix(rest, ")") {
		d.Agency = graphmodel.Span{Start: open + 1, End: len(rest) - 1}
		rest = strings.TrimRight(rest[:open], " ,")
	}
	rest = d.cutDate(rest)
	rest = strings.TrimRight(rest, " ,")
	d.Place = graphmodel.Span{Start: 0, End: len(rest)}
	if !d.plausible(rest) {
		return Dateline{}, false
	}
	return d, true
}

// dateLineDash finds the first dash with a space beside it, or a colon.
func dateLineDash(head string) (at, end int) {
	for i, r := range head {
		size := utf8.RuneLen(r)
		after := i + size
		switch {
		case r == '-' || unicode.Is(unicode.Pd, r):
			for after < len(head) && head[after] == '-' {
				after++
			}
			spaced := i > 0 && (head[i-1] == ' ' || head[i-1] == ')')
			if spaced && (after == len(head) || head[after] == ' ') || r != '-' {
				return i, skipSpace(head, after)
			}
		case r == ':' && i > 0 && after < len(head) && head[after] == ' ':
			return i, skipSpace(head, after)
		}
	}
	return -1, 0
}

func skipSpace(s string, i int) int {
	for i < len(s) && s[i] == ' ' {
		i++
	}
	return i
}

// cutDate takes ", May 16", ", 16 May 2025" or ", Monday" off the end.
func (d *Dateline) cutDate(s string) string {
	fields := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' })
	n := 0
	for k := len(fields) - 1; k >= 0 && n < 5; k-- {
		w := normal(fields[k])
		_, weekday := weekdays[w]
		switch {
		case months[w] > 0 && d.Month == 0 && (d.Day > 0 || (k > 0 && dayNumber(normal(fields[k-1])) > 0)):
			d.Month = int(months[w])
		case yearNumber(w) > 0 && d.Year == 0:
			d.Year = yearNumber(w)
		case dayNumber(w) > 0 && d.Day == 0:
			d.Day = dayNumber(w)
		case weekday:
		default:
			k = 0
			continue
		}
		n++
		s = s[:strings.LastIndex(s, fields[k])]
	}
	return s
}

// plausible reports whether place names what a dateline names: one to six
// words, in capitals, or capitalized with a date or an agency behind them.
func (d *Dateline) plausible(place string) bool {
	words := strings.FieldsFunc(place, func(r rune) bool { return r == ' ' || r == ',' || r == '/' })
	if len(words) == 0 || len(words) > 6 {
		return false
	}
	capitals, letters := 0, 0
	for _, r := range words[0] {
		if unicode.IsLetter(r) {
			letters++
			if !unicode.IsLower(r) {
				capitals++
			}
		}
	}
	if letters < 2 || capitals == 0 {
		return false
	}
	if capitals == letters && letters >= 3 {
		return true
	}
	return (d.Month > 0 && d.Day > 0) || (d.Agency.Len() > 0 && len(words) <= 3)
}
