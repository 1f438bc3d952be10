package temporal

import (
	"regexp"
	"strconv"
	"time"
	"unicode/utf8"

	"clew/graphmodel"
	"clew/importers/extract/doc"
)

var (
	isoDate   = regexp.MustCompile(`^(\d{4})([-/.])(\d{1,2})([-/.])(\d{1,2})(?:T[\d:.Z+-]*)?`)
	isoMonth  = regexp.MustCompile(`^(\d{4})-(\d{2})`)
	plainDate = regexp.MustCompile(`^(\d{1,2})([./-])(\d{1,2})([./-])(\d{4})`)
	shortDate = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{2})\b`)
)

// writesDayFirst reports whether a date such as 26/4/2025 stands in the text,
// so that 3/7/2025 is in July.
func writesDayFirst(d *doc.Document) bool {
	for i := range d.Tokens {
		form := d.Tokens[i].Form
		if len(form) < 6 || form[0] < '1' || form[0] > '3' {
			continue
		}
		if m := plainDate.FindStringSubmatch(form); m != nil && m[2] == "/" && m[4] == "/" && atoi(m[1]) > 12 && atoi(m[1]) <= 31 && atoi(m[3]) <= 12 {
			return true
		}
	}
	return false
}

// longestNumeric bounds how much text the patterns above may look at.
const longestNumeric = 40

// numericDate reads 2025-05-16, 2025/5/16, 26-04-2025, 26.04.2025, 4/26/2025
// and 4/26/25. Where both orders fit, hyphens and dots mean day first; slashes
// mean month first unless the text has a date that can only be day first.
func (p *parser) numericDate(i int) (match, bool) {
	w := p.words[i]
	if w.text == "" || w.text[0] < '0' || w.text[0] > '9' {
		return match{}, false
	}
	text := p.d.Text[w.start:min(len(p.d.Text), w.start+longestNumeric)]
	if !mayBeNumeric(text) {
		return match{}, false
	}
	if m := isoDate.FindStringSubmatch(text); m != nil && m[2] == m[4] {
		return p.numeric(i, len(m[0]), atoi(m[1]), atoi(m[3]), atoi(m[5]))
	}
	if m := plainDate.FindStringSubmatch(text); m != nil && m[2] == m[4] {
		d, mon := p.dayAndMonth(atoi(m[1]), atoi(m[3]), m[2] == "/")
		return p.numeric(i, len(m[0]), atoi(m[5]), mon, d)
	}
	if m := shortDate.FindStringSubmatch(text); m != nil {
		d, mon := p.dayAndMonth(atoi(m[1]), atoi(m[2]), true)
		return p.numeric(i, len(m[0]), p.fullYear(atoi(m[3])), mon, d)
	}
	if m := isoMonth.FindStringSubmatch(text); m != nil && w.start > 0 && p.d.Text[w.start-1] == ' ' && yearNumber(m[1]) >= 1900 {
		if mon := atoi(m[2]); m[2][0] == '0' && mon >= 1 && len(m[0]) == len(wordAt(text)) {
			if to := p.wordEnding(i, w.start+len(m[0])); to > i && p.w(i-1) != "season" {
				y := atoi(m[1])
				if mon <= y%100 { // 2004-05 is a season or a span of years
					return match{}, false
				}
				return match{from: i, to: to, coreFrom: i, coreTo: to, kind: KindMonth, iv: graphmodel.MonthInterval(y, time.Month(mon)), year: y, month: mon}, true
			}
		}
	}
	return match{}, false
}

// mayBeNumeric reports whether a text begins like one of the patterns: with one, two
// or four digits and a mark between. Most numbers do not.
func mayBeNumeric(text string) bool {
	n := 0
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	if n > 4 || n == 3 || n == len(text) {
		return false
	}
	return text[n] == '-' || text[n] == '/' || text[n] == '.'
}

// dayAndMonth decides which of two numbers is the day.
func (p *parser) dayAndMonth(a, b int, slashes bool) (day, month int) {
	if b > 12 || slashes && a <= 12 && !p.dayBeforeMonth {
		return b, a
	}
	return a, b
}

// yearsAhead is how far beyond publication a year of two digits may lie.
const yearsAhead = 10

// fullYear adds the century to a year of two digits.
func (p *parser) fullYear(y int) int {
	latest := 2030
	if !p.pub.IsZero() {
		latest = p.pub.Year + yearsAhead
	}
	return latest - (latest-y%100+100)%100
}

func (p *parser) numeric(i, length, y, m, d int) (match, bool) {
	to := p.wordEnding(i, p.words[i].start+length)
	if to <= i || !valid(y, time.Month(m), d) || y < 1000 || y > 2100 {
		return match{}, false
	}
	iv := graphmodel.DayInterval(graphmodel.Date{Year: y, Month: time.Month(m), Day: d})
	return match{from: i, to: to, coreFrom: i, coreTo: to, kind: KindDay, iv: iv, year: y, month: m, day: d}, true
}

// wordEnding returns the end of the word range from i that ends at byte end,
// or -1 when a word goes on beyond it.
func (p *parser) wordEnding(i, end int) int {
	for k := i; k < len(p.words); k++ {
		if p.words[k].end == end {
			return k + 1
		}
		if p.words[k].end > end {
			if r, _ := utf8.DecodeLastRuneInString(p.d.Text[p.words[k].start:p.words[k].end]); r == '.' && p.words[k].end == end+1 {
				return k + 1
			}
			return -1
		}
	}
	return -1
}

func wordAt(s string) string {
	for i := range len(s) {
		if (s[i] < '0' || s[i] > '9') && s[i] != '-' {
			return s[:i]
		}
	}
	return s
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s) // the patterns admit digits only
	return n
}
