package temporal

import (
	"reflect"
	"strings"
	"testing"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/token"
)

// FuzzFind checks on any text that expressions stay inside a sentence, do not
// overlap, hold their names, and that intervals do not end before they start.
func FuzzFind(f *testing.F) {
	for _, seed := range []string{
		"They met on Friday, May 16, 2025 and will meet from 3 to 5 June.", "2022-23 mid-1990s the '70s 26/04/2025", "a few days ago, 999 decades later",
		"between May and", "31 February 2023", "Q4 last year, the 21st century", "29 Feb. 2023 — 30 Feb", "0000-00-00 9999-99-99",
	} {
		f.Add(seed, 2025, 5, 16)
	}
	f.Fuzz(func(t *testing.T, text string, y, m, day int) {
		d := &doc.Document{Text: text}
		if p, err := graphmodel.ParseDate(graphmodel.Date{Year: y % 3000, Month: 1, Day: 1}.String()); err == nil && m > 0 {
			d.Published = p.AddDays(day % 366)
		}
		token.Annotate(d)
		got := Find(d)
		if !reflect.DeepEqual(got, Find(d)) {
			t.Fatal("two runs differ")
		}
		end := 0
		for _, e := range got {
			if e.First < end || e.First >= e.Last || e.Last > len(d.Tokens) || d.SentenceOf(e.First) != d.SentenceOf(e.Last-1) {
				t.Fatalf("%q: %+v", text, e)
			}
			end = e.Last
			for _, n := range e.Names {
				if !d.Span(e.First, e.Last).Contains(n) {
					t.Fatalf("%q: name %v outside %+v", text, n, e)
				}
			}
			if e.Interval.Known() && e.Interval.End.Compare(e.Interval.Start) < 0 {
				t.Fatalf("%q: ends before it starts: %+v", text, e)
			}
		}
	})
}

// FuzzResolve puts expressions, of which each has a place, into clauses of
// any tense and any tree, and checks the days that they are resolved to.
func FuzzResolve(f *testing.F) {
	for i := range len(placed) {
		for j := range len(frames) {
			f.Add(uint8(i), uint8(j), 2025*366+136+31*i+j, i%2 == 0)
			f.Add(uint8(i), uint8(j), 1+j, j%2 == 0)
			f.Add(uint8(i), uint8(j), 9998*365-1-j, j%2 == 0)
		}
	}
	f.Fuzz(func(t *testing.T, which, frame uint8, day int, tree bool) {
		phrase := placed[int(which)%len(placed)]
		text := strings.ReplaceAll(frames[int(frame)%len(frames)], "@", phrase)
		d := &doc.Document{Text: text, Published: graphmodel.Date{Year: 1, Month: 1, Day: 1}.AddDays(int(uint(day) % (9998 * 365)))}
		token.Annotate(d)
		if tree {
			for i := range d.Tokens {
				d.Tokens[i].Head, d.Tokens[i].Rel, d.Tokens[i].UPOS, d.Tokens[i].Lemma = i-1, "obl", "VERB", lower(d.Tokens[i].Form)
			}
		}
		found := Find(d)
		if y := d.Published.Year; len(found) == 0 && y >= 1900 && y < 2100 {
			t.Fatalf("%q: nothing found", text)
		}
		for _, e := range found {
			iv := e.Interval
			if !iv.Known() {
				continue
			}
			if iv.End.Compare(iv.Start) < 0 || iv.Start.Year < 1 || iv.End.Year > 9999 || iv.Precision == graphmodel.PrecisionUnknown {
				t.Fatalf("%q, published %s: %+v", text, d.Published, e)
			}
			if wd, ok := weekdays[lower(phrase)]; ok && !strings.Contains(text, "2020") {
				if iv.Start.Weekday() != wd || distance(d.Published, iv.Start) < -7 || distance(d.Published, iv.Start) > 7 {
					t.Fatalf("%q, published %s: %s", text, d.Published, iv.Start)
				}
			}
		}
		d.Published = graphmodel.Date{}
		for _, e := range Find(d) {
			if e.Relative && e.Interval.Known() && !strings.Contains(text, "2020") {
				t.Fatalf("%q without a day of publication: %+v", text, e)
			}
		}
	})
}

// placed are expressions, and frames the clauses that they are put into.
var placed = []string{
	"Friday", "Sunday", "last Tuesday", "Friday the 13th", "29 February", "31 March", "May 3", "mid-April", "the weekend", "last week",
	"999 decades ago", "two weeks earlier", "the next day", "last month", "next year", "a century ago", "Good Friday", "Thanksgiving", "the past 500 years",
	"Q4", "the end of the year", "fiscal 2023", "last winter", "5/6/24", "late 2019", "the 24th of this month", "a year ago today", "Monday last week", "Christmas Eve",
}

var frames = []string{
	"They met on @.", "They will meet on @.", "It has been shut since @.", "Talks in @ time will follow @.", "@", "From @ to @ they met.",
	"They met on 3 May 2020, and on @.", "The deadline is @.",
}
