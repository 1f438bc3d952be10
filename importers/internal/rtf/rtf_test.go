package rtf

import "testing"

func TestWord(t *testing.T) {
	for _, tc := range []struct {
		src, word string
		number    int
		numbered  bool
		next      int
	}{
		{"par text", "par", 0, false, 4},
		{"u-3913?", "u", -3913, true, 6},
		{"fs20\\b", "fs", 20, true, 4},
		{"b", "b", 0, false, 1},
		{"b-", "b", 0, false, 2},
		{"", "", 0, false, 0},
		{"1", "", 1, true, 1},
	} {
		word, number, numbered, next := Word([]byte(tc.src), 0)
		if word != tc.word || number != tc.number || numbered != tc.numbered || next != tc.next {
			t.Errorf("%q: %q %d %v, next %d", tc.src, word, number, numbered, next)
		}
	}
}
