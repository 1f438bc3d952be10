package flow

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func one(rune) float32 { return 1 }

func cut(text string, lines []line) []string {
	var out []string
	for _, l := range lines {
		s := text[l.start:l.end]
		if l.first {
			s = "¶" + s
		}
		out = append(out, s)
	}
	return out
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name, text string
		width      float32
		want       []string
	}{
		{"empty", "", 10, nil},
		{"fits", "one two", 10, []string{"¶one two"}},
		{"breaks at a space", "one two three", 8, []string{"¶one two", "three"}},
		{"exact width", "one two", 7, []string{"¶one two"}},
		{"space hangs over the edge", "seven77 x", 7, []string{"¶seven77", "x"}},
		{"breaks after a hyphen", "well-known man", 6, []string{"¶well-", "known", "man"}},
		{"long word", "abcdefghij", 4, []string{"¶abcd", "efgh", "ij"}},
		{"paragraphs", "a b\n\nc", 10, []string{"¶a b", "¶c"}},
		{"leading spaces", "   a", 10, []string{"¶a"}},
		{"ideographs", "你好世界", 2, []string{"¶你好", "世界"}},
		{"latin then ideographs", "ab你好", 3, []string{"¶ab你", "好"}},
		{"narrower than a rune", "ab", 0.5, []string{"¶a", "b"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := cut(c.text, wrap(c.text, c.width, one)); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestWrapMegabyteIsFast(t *testing.T) {
	text := strings.Repeat("The envoy met the president in the capital on Friday. ", 20000)
	started := time.Now()
	lines := wrap(text, 70, one)
	if took := time.Since(started); took > 2*time.Second {
		t.Errorf("wrapping %d bytes took %v", len(text), took)
	}
	if len(lines) < 10000 {
		t.Errorf("only %d lines", len(lines))
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("one two three", float32(5))
	f.Add("你好 \xff\xfe-", float32(1))
	f.Fuzz(func(t *testing.T, text string, width float32) {
		last := 0
		for _, l := range wrap(text, width, one) {
			if l.start < last || l.end <= l.start || l.end > len(text) {
				t.Fatalf("line %v after byte %d of %d", l, last, len(text))
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[l.start:l.end]) {
				t.Fatalf("line %v cuts a rune of %q", l, text)
			}
			if lost := strings.Trim(text[last:l.start], " \n"); lost != "" {
				t.Fatalf("lost %q", lost)
			}
			last = l.end
		}
		if lost := strings.Trim(text[last:], " \n"); lost != "" {
			t.Fatalf("lost %q at the end", lost)
		}
	})
}
