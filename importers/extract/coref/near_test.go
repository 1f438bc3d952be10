package coref_test

import "testing"

// TestNear resolves what only the sentences around tell.
func TestNear(t *testing.T) {
	tests := []struct {
		text, form string
		nth        int
		want       string
	}{
		// The nouns that a body bears in its name, and compounds of them.
		{"Halden Sparebank closed. Norvik Shipping AS owed it money. The bank had lent too much.", "bank", 1, "Halden Sparebank"},
		{"The Harbor Safety Authority met. The commission was angry.", "commission", 1, ""},
		{"The Harbor Safety Authority met. The authority was angry.", "authority", 1, "Harbor Safety Authority"},
		// What the article opens with, against what is merely known better.
		{"Valdoro met Lazio on Monday. Valdoro have signed Bo Karlsen from Lazio. The club paid nothing.", "club", 1, "Valdoro"},
		// Kin of the subject, of the one bearer of the name, of the only one there.
		{"Bo Karlsen wrote to Tom Reed, who led the talks, on Monday. His father was silent.", "His", 1, "Bo Karlsen"},
		{"Rosa Quill sent Ana Lindholm a letter. She is Bo Lindholm's aunt.", "She", 1, "Ana Lindholm"},
		{"Ana Lindholm spoke. The firm was set up by Bo Karlsen and is run by his daughter.", "his", 1, "Bo Karlsen"},
		{"Bo Karlsen became her husband in 1965.", "her", 1, ""},
		// Who testified.
		{"Bo Karlsen said that he slept. It rained. The witness's aunt wept.", "witness", 1, "Bo Karlsen"},
		// What is founded is a body.
		{"Norvik Shipping AS closed its house in Oslo. It was founded in 1976 by Bo Karlsen.", "It", 1, "Norvik Shipping AS"},
		// The Indian Ocean is no part of India.
		{"The Indian Ocean Commission met.", "Indian", 1, "Indian Ocean Commission"},
		{"The Harbor Safety Authority of Kenya met.", "Kenya", 1, "Kenya"},
	}
	for _, tt := range tests {
		x := resolve(t, tt.text)
		if got := x.entity(x.token(t, tt.form, tt.nth)); got != tt.want {
			t.Errorf("%s\n\t%q stands for %q, want %q", tt.text, tt.form, got, tt.want)
		}
	}
}

// TestOwnDirector gives an office between two names to who speaks.
func TestOwnDirector(t *testing.T) {
	x := resolve(t, "Norvik Shipping AS dismissed one of its own analysts, Bo Karlsen, its director, Ana Lindholm, said.")
	who := make(map[string]string)
	for _, h := range x.r.Holders {
		m := x.r.Mentions[h.Mention]
		who[m.Span.In(x.d.Text)] += x.d.Tokens[x.r.Ranges[h.Mention].First-2].Form + " "
	}
	if who["Ana Lindholm"] != "director " || who["Bo Karlsen"] != "analysts " {
		t.Errorf("offices are held so: %v", who)
	}
}
