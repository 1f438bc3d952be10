package ingest

import (
	"strings"

	"clew/graphmodel"
)

// The lists of a person's words (docs/lexicon.md), as their headings name them.
const (
	AlwaysPerson       = "@always person"
	AlwaysOrganization = "@always organization"
	AlwaysPlace        = "@always place"
	Never              = "@never"
)

// WithWord returns word lists with a name in one list and in no other.
// Everything else stays as it was written.
func WithWord(words, list, name string) string {
	name = strings.Join(strings.Fields(strings.NewReplacer("|", " ", ";", " ", "#", " ", "@", " ").Replace(name)), " ")
	if name == "" {
		return words
	}
	var lines []string
	for line := range strings.Lines(words) {
		line = strings.TrimRight(line, "\r\n")
		if kept, ok := withoutName(line, name); ok {
			lines = append(lines, kept)
		}
	}
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	at, in := len(lines), ""
	for i, line := range lines {
		if heading := strings.TrimSpace(line); strings.HasPrefix(heading, "@") {
			in = strings.Join(strings.Fields(heading), " ")
		}
		if in == list {
			at = i + 1 // behind the last line of the list
		}
	}
	add := []string{name}
	if at == len(lines) && in != list {
		add = []string{list, name}
	}
	return strings.Join(append(append(lines[:at:at], add...), lines[at:]...), "\n") + "\n"
}

// withoutName takes a name out of a line and reports whether anything is left.
func withoutName(line, name string) (string, bool) {
	text := strings.TrimSpace(line)
	if text == "" || text[0] == '#' || text[0] == '@' {
		return line, true
	}
	same := func(s string) bool { return graphmodel.Fold(strings.TrimSpace(s)) == graphmodel.Fold(name) }
	first, others, _ := strings.Cut(text, "|")
	if same(first) {
		return "", false
	}
	if others == "" {
		return line, true
	}
	var kept []string
	for other := range strings.SplitSeq(others, ";") {
		if !same(other) {
			kept = append(kept, strings.TrimSpace(other))
		}
	}
	if len(kept) == 0 {
		return strings.TrimSpace(first), true
	}
	return strings.TrimSpace(first) + " | " + strings.Join(kept, "; "), true
}
