package extract_test

import (
	"slices"
	"strings"
	"testing"
)

// TestTies checks links that a reader of the whole sentence draws, and those that only
// seem to stand there. Wanted links are written as "from | type | to".
func TestTies(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
		never      []string
	}{
		{
			"what an earlier version said is wrong",
			"Ana Lindholm, the mayor of Oslo, praised Norvik Shipping AS on Monday. An earlier version of this article described Ms. Lindholm as a shareholder of Norvik Shipping AS.",
			[]string{"Ana Lindholm | role | Oslo"},
			[]string{"Ana Lindholm | owns | Norvik Shipping AS", "Ana Lindholm | role | Norvik Shipping AS"},
		},
		{
			"the mayor of the town where somebody arrives",
			"The fisherman was held in Moscow for a year and flown home from Moscow. He came to Bergen, where the mayor, Ana Lindholm, met him on Friday.",
			[]string{"Ana Lindholm | role | Bergen"},
			[]string{"Ana Lindholm | role | Moscow"},
		},
		{
			"a weekday owns no office",
			"Poland blames its neighbor. On Tuesday Prime Minister Ana Lindholm said that Poland had been attacked.",
			[]string{"Ana Lindholm | role | Poland"},
			nil,
		},
		{
			"the adjective of a region before an office of state",
			"Bavarian Finance Minister Ana Lindholm resigned on Wednesday.",
			[]string{"Ana Lindholm | role | Bavaria"},
			nil,
		},
		{
			"who buys owns what was sold",
			"Norvik Shipping was sold in March to Carrow Capital. Carrow Capital will keep the name.",
			[]string{"Carrow Capital | owns | Norvik Shipping"},
			nil,
		},
		{
			"a unit of a service",
			"The attack was carried out by Unit 74455 of the GRU, the ministry said.",
			[]string{"Unit 74455 | part_of | GRU"},
			nil,
		},
		{
			"a predecessor in the office of today, not in that of before",
			"Finance Minister Ana Lindholm of Kenya resigned. Before that Lindholm was mayor of Nakuru. Her predecessor, Tom Quill, resigned in 2022.",
			nil,
			[]string{"Tom Quill | role | Nakuru"},
		},
		{
			"a description without an article that names a body",
			"Police had suspected that a former Norvik Shipping engineer, Tom Quill, was behind the attack.",
			[]string{"Tom Quill | role | Norvik Shipping"},
			nil,
		},
		{
			"the club of a name that ends like clubs'",
			"Lindby Town signed the striker Emil Lind from Real Dalmar in August 2023. The Spanish club was paid in May. Lindby suspended Tom Quill on Tuesday. The club's chairwoman, Rosa Andersen, asked a judge to lead an inquiry.",
			[]string{"Rosa Andersen | role | Lindby Town"},
			nil,
		},
		{
			"who follows a relative behind \"and\" is no kin",
			"Bo Lindgren, 51, fell ill at sea. His cousin Ana Lindgren and an Irish surgeon, Carl Roth, flew to the ship.",
			[]string{"Ana Lindgren | family | Bo Lindgren"},
			[]string{"Bo Lindgren | family | Carl Roth", "Ana Lindgren | family | Carl Roth"},
		},
	}
	for _, tt := range tests {
		expectLinks(t, tt.name, tt.text, tt.want, tt.never)
	}
}

// expectLinks checks that a text tells some links, "from | type | to", and never others.
func expectLinks(t *testing.T, name, text string, want, never []string) {
	t.Helper()
	f := findings(t, text)
	var got []string
	for _, r := range relations(&f) {
		p := strings.Split(r, " | ")
		got = append(got, p[0]+" | "+p[1]+" | "+p[3])
	}
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("%s: %q is not in %q", name, w, got)
		}
	}
	for _, w := range never {
		if slices.Contains(got, w) {
			t.Errorf("%s: %q is in %q", name, w, got)
		}
	}
}
