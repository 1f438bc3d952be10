package prefilter

import (
	"regexp"
	"strings"
	"testing"
)

var exprs = []string{
	`(?i)^[^\p{L}\p{N}]{0,4}(?:read (?:more|also)|via|tags?)\s?[:|]`,
	`(?i)photo(?:s)? by|\((?:left|right)\)|©`,
	`^.{2,20}\s(?:says|said)\s*:$`,
	`(?i)cookies?|kekse`,
	`^\d+$`,
	`^(?:\p{Lu}\p{L}+ ){1,3}covers? `,
	`[xyz]{2,}\.?$`,
	`(?i)straße|ſtadt`,
}

var texts = []string{
	"", "Read more: a ferry", "• READ ALSO | a ferry", "A ferry, via: the isle", "Tag: ferries", "…… Tags: ferries", "Photo by Jo", "a view (left)", "© Jo",
	"Jo Wren said:", "a long sentence of many words that somebody says:", "We use cookies", "KEKSE", "123", "Jo Wren covers trade", "xyz.", "STRAßE", "Stadt",
	"\xff\xfe", "Kekſe", "Hauptstrasse", "  2 tags | x", "Ωmega covers it", "\u2126 tags:",
}

// TestScanMissesNothing checks that what matches is always among the hits, and
// that most of what does not match is not.
func TestScanMissesNothing(t *testing.T) {
	s := Compile(exprs...)
	spared := 0
	for i, e := range exprs {
		re := regexp.MustCompile(e)
		for _, text := range texts {
			want := re.MatchString(text)
			hits := s.Scan(text)
			if got := s.Match(i, text, hits); got != want {
				t.Errorf("%s on %q: %v, want %v", e, text, got, want)
			}
			if hits&(1<<i) == 0 {
				spared++
			}
		}
	}
	if spared < len(exprs)*len(texts)/2 {
		t.Errorf("only %d of %d were spared", spared, len(exprs)*len(texts))
	}
}

func TestReach(t *testing.T) {
	s := Compile(exprs...)
	if s.Scan("It is a long way to read more: a ferry")&1 != 0 {
		t.Error("an anchored expression was tried far from the start")
	}
}

func FuzzScan(f *testing.F) {
	for _, text := range texts {
		f.Add(text)
	}
	s := Compile(exprs...)
	f.Fuzz(func(t *testing.T, text string) {
		hits := s.Scan(strings.Clone(text))
		for i, re := range s.exprs {
			if re.MatchString(text) && hits&(1<<i) == 0 {
				t.Errorf("%s matches %q", re, text)
			}
		}
	})
}
