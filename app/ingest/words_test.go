package ingest

import "testing"

func TestWithWord(t *testing.T) {
	for _, c := range []struct{ words, list, name, want string }{
		{"", AlwaysPerson, "Bree  Sands", "@always person\nBree Sands\n"},
		{"@always person\nAnn\n", AlwaysPerson, "Bree", "@always person\nAnn\nBree\n"},
		{"@always person\nAnn\n@never\nTide Table\n", AlwaysPerson, "Bree", "@always person\nAnn\nBree\n@never\nTide Table\n"},
		{"# mine\n@always person\nBree | B. Sands; Sands\n", Never, "sands", "# mine\n@always person\nBree | B. Sands\n@never\nsands\n"},
		{"@always place\nBree\n", AlwaysPerson, "Bree", "@always place\n@always person\nBree\n"},
		{"@never\nBree\n", Never, "Bree", "@never\nBree\n"},
		{"@never\nBree\n", AlwaysPlace, " | ", "@never\nBree\n"},
	} {
		got := WithWord(c.words, c.list, c.name)
		if got != c.want {
			t.Errorf("%q with %s %q:\n%q, want\n%q", c.words, c.list, c.name, got, c.want)
		}
		if err := CheckWords(got); err != nil {
			t.Errorf("%q: %v", got, err)
		}
	}
}
