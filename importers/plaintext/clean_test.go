package plaintext

import (
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"clew/importers/page"
)

var update = flag.Bool("update", false, "write the golden files")

func TestCleanGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no test pages", err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			src, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			p, err := Clean(string(src))
			if err != nil {
				t.Fatal(err)
			}
			got, err := json.MarshalIndent(p, "", " ")
			if err != nil {
				t.Fatal(err)
			}
			golden := strings.TrimSuffix(path, ".txt") + ".golden.json"
			if *update {
				if err := os.WriteFile(golden, append(got, '\n'), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != strings.TrimSuffix(string(want), "\n") {
				t.Errorf("got %s\nwant %s", got, want)
			}
		})
	}
}

// TestCleanKeepsBodyAsItIs checks that a clean article loses only its head.
func TestCleanKeepsBodyAsItIs(t *testing.T) {
	src, err := os.ReadFile("testdata/clean.txt")
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.SplitN(string(src), "\n\n", 3)
	p, err := Clean(string(src))
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.TrimSpace(parts[2]); p.Text != want {
		t.Errorf("text = %q\nwant %q", p.Text, want)
	}
	if p.Title != parts[0] || p.Publisher != "The Morning Reed" || p.Published.Start.String() != "2030-05-12" {
		t.Errorf("head = %q, %q, %s", p.Title, p.Publisher, p.Published.Start)
	}
}

func TestCleanRefuses(t *testing.T) {
	for _, tc := range []struct {
		name, text string
		want       error
	}{
		{"nothing", "", page.ErrEmpty},
		{"white space", " \n\t\u00a0\n", page.ErrEmpty},
		{"menu", "Home\nNews\nSport\nLog in\n", page.ErrNoArticle},
		{"numbers", strings.Repeat("1 2 3\n", 100), page.ErrNoArticle},
	} {
		if _, err := Clean(tc.text); !errors.Is(err, tc.want) {
			t.Errorf("%s: error %v, want %v", tc.name, err, tc.want)
		}
	}
}

// TestCleanDates checks that the page itself tells day from month.
func TestCleanDates(t *testing.T) {
	const body = "\n\nThe council of Harrow Bay met on Monday and agreed to repair the sea wall before the winter storms begin.\n\nThe work will cost nine million crowns, the treasurer said, and half of it comes from the region.\n"
	for _, tc := range []struct{ line, want string }{
		{"Updated: 26-04-2025 01:17 IST | Created: 25-04-2025 23:10 IST", "2025-04-25"},
		{"Published: 04/03/2025 09:00 GMT", "2025-03-04"},
		{"Published: 04/03/2025 9:00 a.m. EST", "2025-04-03"},
		{"Published 04/03/2025, updated 04/13/2025", "2025-04-03"},
		{"Thursday June 12 2025", "2025-06-12"},
		{"17 April 2025 · 2 minutes", "2025-04-17"},
		{"Stand: 3. Mai 2029, 14:10 Uhr", "2029-05-03"},
		{"2025年4月26日 10:00", "2025-04-26"},
		{"Call 03-04-05 now", ""},
	} {
		p, err := Clean("Harrow Bay Will Repair Its Sea Wall\n" + tc.line + body)
		if err != nil {
			t.Errorf("%q: %v", tc.line, err)
			continue
		}
		if got := p.Published.Start.String(); got != tc.want {
			t.Errorf("%q: date %q, want %q", tc.line, got, tc.want)
		}
	}
}

func TestCleanBylines(t *testing.T) {
	const body = "\n\nThe council of Harrow Bay met on Monday and agreed to repair the sea wall before the winter storms begin.\n\nThe work will cost nine million crowns, the treasurer said, and half of it comes from the region.\n"
	for _, tc := range []struct{ line, author, publisher string }{
		{"By Saskia Wren in Harrow Bay", "Saskia Wren", ""},
		{"Von Greta Ahlbrink", "Greta Ahlbrink", ""},
		{"Bay Courier News Desk | Updated: 26-04-2025 01:17 IST", "Bay Courier News Desk", "Bay Courier"},
		{"Jane Doe\n4 May 2025", "Jane Doe", ""},
		{"The Morning Reed, 4 May 2025", "", "The Morning Reed"},
		{"Monday, 4 May 2026", "", ""},
	} {
		p, err := Clean("Harrow Bay Will Repair Its Sea Wall\n" + tc.line + body)
		if err != nil {
			t.Errorf("%q: %v", tc.line, err)
			continue
		}
		if p.Author != tc.author || p.Publisher != tc.publisher {
			t.Errorf("%q: author %q, publisher %q, want %q, %q", tc.line, p.Author, p.Publisher, tc.author, tc.publisher)
		}
		if strings.Contains(p.Text, strings.Split(tc.line, "\n")[0]) {
			t.Errorf("%q is still in the text", tc.line)
		}
	}
}

// TestCleanIsLinearOnHugeInput compares the time for a text with that for one
// four times as long: about 4 times is linear, 16 would be quadratic.
func TestCleanIsLinearOnHugeInput(t *testing.T) {
	const few = 2_000
	for name, unit := range map[string]string{
		"one line":    strings.Repeat("The quick brown fox jumps over the lazy dog. ", 3),
		"short lines": strings.Repeat("a\n", 10),
		"same line":   "The council met on Monday and agreed on everything that mattered to it this year.\n",
		"brackets":    strings.Repeat("[", 100),
	} {
		short, long := timeToClean(strings.Repeat(unit, few)), timeToClean(strings.Repeat(unit, 4*few))
		if long > 10*short+time.Second {
			t.Errorf("%s: %v for %d bytes, %v for four times as many", name, short, few*len(unit), long)
		}
	}
}

func timeToClean(text string) time.Duration {
	start := time.Now()
	_, _ = Clean(text)
	return time.Since(start)
}

func FuzzClean(f *testing.F) {
	paths, _ := filepath.Glob("testdata/*.txt")
	for _, path := range paths {
		if b, err := os.ReadFile(path); err == nil {
			f.Add(string(b))
		}
	}
	f.Add("\xff\xfe By \x00|© 2025-99-99\n• ")
	f.Fuzz(func(t *testing.T, text string) {
		p, err := Clean(text)
		if err != nil {
			if !errors.Is(err, page.ErrEmpty) && !errors.Is(err, page.ErrNoArticle) {
				t.Fatalf("unexpected error %v", err)
			}
			return
		}
		if p.Text == "" || !utf8.ValidString(p.Text) || !norm.NFC.IsNormalString(p.Text) {
			t.Fatalf("bad text %q", p.Text)
		}
		if strings.Contains(p.Text, "\n\n\n") || strings.TrimSpace(p.Text) != p.Text {
			t.Fatalf("bad spacing %q", p.Text)
		}
	})
}

func BenchmarkClean(b *testing.B) {
	src, err := os.ReadFile("testdata/copied.txt")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if _, err := Clean(string(src)); err != nil {
			b.Fatal(err)
		}
	}
}

func TestCleanTellsPlacesFromPapers(t *testing.T) {
	const text = "The port authority of Westhaven said on Friday in Oldport that it would suspend its contract with Marsh Freight after inspectors found cranes that nobody had serviced.\n\nDeputy director Ada Quill told reporters that the company had been warned twice, and that the cranes would stay shut until an engineer had signed them off.\n"
	for line, want := range map[string]string{
		"ISTANBUL, 3 Oct 2025": "", "Oldport, 3 October 2025": "", "NEW YORK, 3 Oct 2025": "", "BBC, 3 Oct 2025": "BBC", "The Guardian, 3 Oct 2025": "The Guardian", "WESTHAVEN DAILY NEWS, 3 Oct 2025": "WESTHAVEN DAILY NEWS", "Der Spiegel, 3 Oct 2025": "Der Spiegel",
	} {
		p, err := Clean("Westhaven suspends crane contract after inspection\n\n" + line + "\n\n" + text)
		if err != nil || p.Publisher != want || p.Published.Start.String() != "2025-10-03" {
			t.Errorf("%q: publisher %q, day %v, %v", line, p.Publisher, p.Published.Start, err)
		}
	}
}

func TestCleanTellsOfWalls(t *testing.T) {
	stub := "Westhaven suspends crane contract\n\nThe port authority of Westhaven said on Friday that it would suspend its contract with Marsh Freight after inspectors found cranes that nobody had serviced.\n\nThis article is for subscribers only.\n\nYou have reached your limit of free articles. Subscribe now to keep reading.\n"
	p, err := Clean(stub)
	if err != nil || !slices.Contains(p.Warnings, Stub) || strings.Contains(p.Text, "ubscri") {
		t.Errorf("%v, %q: %q", err, p.Warnings, p.Text)
	}
	_, err = Clean("Before you continue\n\nWe and our 842 partners store and access information on your device, such as cookies, to process personal data for personalised advertising and content.\n\nAccept all\n")
	if !errors.Is(err, page.ErrConsent) {
		t.Errorf("consent: %v", err)
	}
}
