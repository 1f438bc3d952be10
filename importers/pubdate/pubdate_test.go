package pubdate

import (
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	for _, tc := range []struct {
		in   string
		o    Order
		want string
	}{
		{"2025-04-26T01:17:00+05:30", UnknownOrder, "2025-04-26"},
		{"Updated: 26-04-2025 01:17 IST | Created: 25-04-2025", UnknownOrder, "2025-04-26 2025-04-25"},
		{"03/04/2025", UnknownOrder, "2025-04-03?"},
		{"03/04/2025", MonthFirst, "2025-03-04?"},
		{"03.04.2025", MonthFirst, "2025-04-03"},
		{"3.4.25", UnknownOrder, "2025-04-03"},
		{"May 4, 2025", UnknownOrder, "2025-05-04"},
		{"4th of May 2025", UnknownOrder, "2025-05-04"},
		{"Sept. 9, 2028", UnknownOrder, "2028-09-09"},
		{"3. März 2025", UnknownOrder, "2025-03-03"},
		{"le 1er août 2025", UnknownOrder, "2025-08-01"},
		{"4 de mayo de 2025", UnknownOrder, "2025-05-04"},
		{"14 мая 2025", UnknownOrder, "2025-05-14"},
		{"2025年4月26日", UnknownOrder, "2025-04-26"},
		{"2025년 4월 26일", UnknownOrder, "2025-04-26"},
		{"31.02.2025, 99-99-2025, 12 34 5678, room 4 may 12", UnknownOrder, ""},
		{"+91-720-6444012, 01/02/03", UnknownOrder, ""},
	} {
		var got []string
		for _, f := range Find(tc.in, tc.o) {
			s := f.Date.String()
			if f.Ambiguous {
				s += "?"
			}
			got = append(got, s)
		}
		if strings.Join(got, " ") != tc.want {
			t.Errorf("%q: %q, want %q", tc.in, got, tc.want)
		}
	}
}

func TestGuessOrder(t *testing.T) {
	for _, tc := range []struct {
		text, lang string
		want       Order
	}{
		{"Posted 04/26/2025. Updated 05/01/2025", "en", MonthFirst},
		{"Posted 26/04/2025", "en", DayFirst},
		{"date 2025-04-03 … Posted 04/03/2025", "en", MonthFirst},
		{"3 April 2025 … Posted 03/04/2025", "en", DayFirst},
		{"03/04/2025 9:00 EST", "en", MonthFirst},
		{"03/04/2025 9:00 GMT", "en", DayFirst},
		{"03/04/2025", "fr", DayFirst},
		{"03/04/2025", "en", UnknownOrder},
		{"no date", "en", UnknownOrder},
	} {
		if got := GuessOrder(tc.text, tc.lang); got != tc.want {
			t.Errorf("%q: %d, want %d", tc.text, got, tc.want)
		}
	}
}

func TestChoosePrefersPublication(t *testing.T) {
	s := "Updated: 26-04-2025 01:17 IST | Created: 25-04-2025"
	if f, ok := Choose(s, Find(s, UnknownOrder)); !ok || f.Date.String() != "2025-04-25" {
		t.Errorf("%v %v", f, ok)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Updated: 26-04-2025 | 3. Mai 2029 | 2025年4月26日")
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, d := range Find(s, UnknownOrder) {
			if d.Start < last || d.End <= d.Start || d.End > len(s) || d.Date.IsZero() {
				t.Fatalf("bad find %+v in %q", d, s)
			}
			last = d.End
		}
	})
}
