package predicates

import (
	"slices"
	"testing"
)

// TestQuotedSubjects: who says "I" is named beside the quotation, what follows it
// is no part of it, and an infinitive can have a subject behind "for".
func TestQuotedSubjects(t *testing.T) {
	for _, tt := range []struct{ name, words, want string }{
		{
			"speaker", "I/I/PRON/PRP/2/nsubj sold/sell/VERB/VBD/0/root it/it/PRON/PRP/2/obj ,/,/PUNCT/,/2/punct Berg/Berg/PROPN/NNP/6/nsubj/PERSON said/say/VERB/VBD/2/parataxis",
			"sell | agent=Berg | agent=I | patient=it",
		},
		{
			"for", "It/it/PRON/PRP/2/nsubj left/leave/VERB/VBD/0/root room/room/NOUN/NN/2/obj for/for/ADP/IN/5/case firms/firm/NOUN/NNS/3/nmod to/to/PART/TO/7/mark grow/grow/VERB/VB/3/acl",
			"grow | agent=firms",
		},
		{
			"after the quotation", "Berg/Berg/PROPN/NNP/2/nsubj/PERSON said/say/VERB/VBD/0/root it/it/PRON/PRP/5/nsubj \"/\"/PUNCT/''/5/punct worked/work/VERB/VBD/2/ccomp " +
				"\"/\"/PUNCT/''/5/punct and/and/CCONJ/CC/8/cc left/leave/VERB/VBD/5/conj",
			"leave | agent=Berg",
		},
	} {
		d := sentence(t, tt.words)
		var got []string
		for _, p := range find(d) {
			got = append(got, describe(d, p))
		}
		if !slices.Contains(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
