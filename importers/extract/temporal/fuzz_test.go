package temporal

import (
	"reflect"
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
