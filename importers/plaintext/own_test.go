package plaintext

import (
	"strings"
	"testing"
)

const (
	harborLead = "The council of Harrow Bay agreed on Monday to dredge the harbor, to raise the breakwater and to move the ferries to the northern quay before winter storms begin."
	harborTail = "Ferries will leave from the northern quay from October on, the harbor master said, and fishing boats keep their moorings below the breakwater until spring."
)

// TestCleanTellsListsFromMenus checks what happens to short lines between two
// paragraphs.
func TestCleanTellsListsFromMenus(t *testing.T) {
	for _, tc := range []struct {
		name  string
		lines []string
		keep  bool
	}{
		{"a list in the words of the article", []string{"Dredging the harbor", "Raising the breakwater", "Moving the ferries", "Storms and winter moorings", "Northern quay", "Fishing boats in winter", "The harbor master", "Council on ferries", "Breakwater below the quay", "Ferries in October"}, true},
		{"a menu", []string{"Politics", "Culture", "Horoscopes"}, false},
		{"a rule of the site", []string{"We may earn a commission when you buy through the links on this page."}, false},
		{"a picture with its caption", []string{"Ferries at the northern quay of Harrow Bay", "Ferries at the northern quay of Harrow Bay. Jo Wren/Bay Courier"}, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p, err := Clean("Harrow Bay Moves Its Ferries\n\n" + harborLead + "\n" + strings.Join(tc.lines, "\n") + "\n" + harborTail + "\n")
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(p.Text, harborLead) || !strings.Contains(p.Text, harborTail) {
				t.Fatalf("a paragraph is missing in %q", p.Text)
			}
			for _, l := range tc.lines {
				if strings.Contains(p.Text, l) != tc.keep {
					t.Errorf("%q: in the text %v, want %v", l, !tc.keep, tc.keep)
				}
			}
		})
	}
}

// TestCleanKeepsPartsThatRepeatThemselves checks that what every part of a text
// says does not end it.
func TestCleanKeepsPartsThatRepeatThemselves(t *testing.T) {
	var b strings.Builder
	b.WriteString("Six Soups for the Winter\n\nThese six soups take half an hour each, and none of them needs more than a single pot, a knife and a stove that works.\n")
	for _, v := range []string{"leeks", "carrots", "parsnips", "turnips", "beets", "lentils"} {
		b.WriteString("You need\nServes four\nChop the " + v + ", fry them in butter with an onion, add the broth and let it all simmer until the " + v + " are soft enough to be mashed.\n")
	}
	p, err := Clean(b.String())
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []string{"These six soups", "leeks", "lentils"} {
		if !strings.Contains(p.Text, v) {
			t.Errorf("%q is missing in %q", v, p.Text)
		}
	}
}
