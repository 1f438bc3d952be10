package lexicon

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"clew/graphmodel"
)

// Words are a person's own word lists: what a name always stands for, and
// names that never stand for anything. They outrank everything that the
// program has learned or knows. A nil *Words is empty.
type Words struct {
	// Always are the entries in their order.
	Always []OwnName
	// Never are names that never become entities.
	Never []string

	entries map[string]int  // folded name or alias to index into Always
	never   map[string]bool // folded
	longest int             // words of the longest name
}

// OwnName is an entry of a person's word lists.
type OwnName struct {
	Name    string
	Aliases []string
	Kind    graphmodel.Kind // person, organization or place
}

// MaxWords is the size in bytes of the largest word lists that are read.
const MaxWords = 1 << 20

// ParseWords reads word lists. They are written like the tables of the
// lexicon: "@always person", "@always organization", "@always place" and
// "@never" say what the names below them are, one a line, with other names of
// the same thing behind "|". A *FormatError names the line of a mistake.
func ParseWords(text string) (*Words, error) {
	w := &Words{entries: map[string]int{}, never: map[string]bool{}}
	if len(text) > MaxWords {
		return nil, &FormatError{"word lists", 1, "more than 1 MB of text"}
	}
	section, n := "", 0
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		n++
		line = strings.TrimSpace(line)
		if !utf8.ValidString(line) {
			return nil, &FormatError{"word lists", n, "not valid UTF-8"}
		}
		var err error
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '@':
			section, err = sectionOf(line)
		default:
			err = w.add(section, line)
		}
		if err != nil {
			return nil, &FormatError{"word lists", n, err.Error()}
		}
	}
	return w, nil
}

// sectionOf reads a directive: the kind behind "@always", "never" for "@never".
func sectionOf(line string) (string, error) {
	switch f := strings.Fields(line); {
	case len(f) == 1 && f[0] == "@never":
		return "never", nil
	case len(f) == 2 && f[0] == "@always":
		switch k := graphmodel.Kind(f[1]); k {
		case graphmodel.Person, graphmodel.Organization, graphmodel.Place:
			return f[1], nil
		}
	}
	return "", fmt.Errorf("%q is none of @always person, @always organization, @always place, @never", line)
}

// add reads a line of names: "name | alias; alias".
func (w *Words) add(section, line string) error {
	name, rest, _ := strings.Cut(line, "|")
	name = strings.TrimSpace(name)
	switch {
	case section == "":
		return fmt.Errorf("%q stands before the first @always or @never", line)
	case strings.Contains(rest, "|"):
		return fmt.Errorf("more than one |; other names are parted by semicolons")
	}
	all := append([]string{name}, splitList(rest)...)
	for _, n := range all {
		k := nameKey(n)
		switch _, twice := w.entries[k]; {
		case strings.IndexFunc(n, unicode.IsLetter) < 0 || k == "":
			return fmt.Errorf("%q is no name", n)
		case twice || w.never[k]:
			return fmt.Errorf("%q stands twice", n)
		case section == "never":
			w.never[k] = true
			w.Never = append(w.Never, n)
		default:
			w.entries[k] = len(w.Always)
		}
		w.longest = max(w.longest, len(strings.Fields(k)))
	}
	if section != "never" {
		w.Always = append(w.Always, OwnName{Name: name, Aliases: all[1:], Kind: graphmodel.Kind(section)})
	}
	return nil
}

// Empty reports whether nothing is listed.
func (w *Words) Empty() bool { return w == nil || len(w.Always)+len(w.Never) == 0 }

// Longest is how many words the longest name has.
func (w *Words) Longest() int {
	if w == nil {
		return 0
	}
	return w.longest
}

// Find returns the entry that bears the name. Case counts as it does in the
// tables: a name needs a capital unless it was written without one.
func (w *Words) Find(name string) (OwnName, bool) {
	if w == nil {
		return OwnName{}, false
	}
	i, ok := w.entries[nameKey(name)]
	if !ok {
		return OwnName{}, false
	}
	e := w.Always[i]
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		if nameKey(n) == nameKey(name) && ownCaseFits(n, name) {
			return e, true
		}
	}
	return OwnName{}, false
}

// Rejects reports whether the name is never one.
func (w *Words) Rejects(name string) bool { return w != nil && w.never[nameKey(name)] }

// ownCaseFits lets a name that is listed in small letters stand in any case.
func ownCaseFits(listed, text string) bool {
	return strings.ToLower(listed) == listed || caseFits(listed, text)
}
