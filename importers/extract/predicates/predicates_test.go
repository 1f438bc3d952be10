package predicates

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/temporal"
)

// sentence builds a document of one sentence from words like
// "sunk/sink/VERB/VBN/0/root"; heads count from 1, 0 is none. A seventh field
// is the type of the name that the word is.
func sentence(t testing.TB, words string) *doc.Document {
	t.Helper()
	d := &doc.Document{}
	for i, w := range strings.Fields(words) {
		p := strings.Split(w, "/")
		if len(p) < 6 {
			t.Fatalf("%q has %d fields", w, len(p))
		}
		head, err := strconv.Atoi(p[4])
		if err != nil {
			t.Fatal(err)
		}
		if d.Text != "" {
			d.Text += " "
		}
		start := len(d.Text)
		d.Text += p[0]
		d.Tokens = append(d.Tokens, doc.Token{
			Start: start, End: len(d.Text), Form: p[0], Lemma: p[1], UPOS: p[2], XPOS: p[3], Head: head - 1, Rel: p[5],
		})
		if len(p) > 6 {
			d.Names = append(d.Names, doc.Name{First: i, Last: i + 1, Type: graphmodel.MentionType(p[6])})
		}
	}
	d.Sentences = []doc.Sentence{{First: 0, Last: len(d.Tokens), End: len(d.Text)}}
	return d
}

func find(d *doc.Document) []graphmodel.Predicate {
	return Find(d, lexicon.Default(), temporal.Find(d))
}

// describe writes a predicate as "lemma role=phrase …", in the order of roles.
func describe(d *doc.Document, p graphmodel.Predicate) string {
	roles := []string{}
	for _, r := range p.Roles {
		roles = append(roles, r.Role+"="+r.Span.In(d.Text))
	}
	slices.Sort(roles)
	return strings.Join(append([]string{p.Lemma}, roles...), " | ")
}

const (
	the      = "the/the/DET/DT/"
	resigned = "The/the/DET/DT/2/det minister/minister/NOUN/NN/3/nsubj resigned/resign/VERB/VBD/0/root on/on/ADP/IN/5/case " +
		"Monday/Monday/PROPN/NNP/3/obl after/after/ADP/IN/7/case protests/protest/NOUN/NNS/3/obl in/in/ADP/IN/9/case Tarvia/Tarvia/PROPN/NNP/7/nmod/PLACE"
)

func TestFind(t *testing.T) {
	tests := []struct {
		name, words string
		want        []string
	}{
		{"times and places of verbs and nouns", resigned, []string{
			"resign | agent=The minister | when=after protests in Tarvia | when=on Monday | where=in Tarvia",
			"protest | when=on Monday | where=in Tarvia",
		}},
		{
			"passive with a doer", "The/the/DET/DT/2/det ship/ship/NOUN/NN/4/nsubj:pass was/be/AUX/VBD/4/aux:pass sunk/sink/VERB/VBN/0/root " +
				"by/by/ADP/IN/6/case rebels/rebel/NOUN/NNS/4/obl near/near/ADP/IN/9/case the/the/DET/DT/9/det island/island/NOUN/NN/4/obl",
			[]string{"sink | agent=rebels | patient=The ship | where=near the island"},
		},
		{
			"relative clause and coordination", "Rebels/rebel/NOUN/NNS/6/nsubj who/who/PRON/WP/3/nsubj attacked/attack/VERB/VBD/1/acl:relcl " +
				the + "5/det convoy/convoy/NOUN/NN/3/obj fled/flee/VERB/VBD/0/root and/and/CCONJ/CC/8/cc hid/hide/VERB/VBD/6/conj",
			[]string{"attack | agent=Rebels | patient=the convoy", "flee | agent=Rebels", "hide | agent=Rebels"},
		},
		{
			"gap of an object", the + "2/det treaty/treaty/NOUN/NN/6/nsubj that/that/PRON/WDT/5/obj Tarvia/Tarvia/PROPN/NNP/5/nsubj/PLACE signed/sign/VERB/VBD/2/acl:relcl " +
				"helped/help/VERB/VBD/0/root farmers/farmer/NOUN/NNS/6/obj",
			[]string{"sign | agent=Tarvia | patient=the treaty", "help | agent=the treaty | patient=farmers"},
		},
		{
			"control", the + "2/det court/court/NOUN/NN/3/nsubj urged/urge/VERB/VBD/0/root the/the/DET/DT/5/det firm/firm/NOUN/NN/3/obj " +
				"to/to/PART/TO/7/mark pay/pay/VERB/VB/3/xcomp them/they/PRON/PRP/7/obj",
			[]string{"urge | agent=the court | patient=the firm", "pay | agent=the firm | patient=them"},
		},
		{
			"purpose of a passive", "It/it/PRON/PRP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass shut/shut/VERB/VBN/0/root to/to/PART/TO/5/mark save/save/VERB/VB/3/advcl fuel/fuel/NOUN/NN/5/obj",
			[]string{"shut | patient=It", "save | patient=fuel"},
		},
		{
			"owner of what is undergone", "Orlo/Orlo/PROPN/NNP/3/nmod:poss/PERSON 's/'s/PART/POS/1/case arrest/arrest/NOUN/NN/4/nsubj angered/anger/VERB/VBD/0/root unions/union/NOUN/NNS/4/obj",
			[]string{"arrest | patient=Orlo 's", "anger | agent=Orlo 's arrest | patient=unions"},
		},
		{
			"doer and content", "The/the/DET/DT/2/det leader/leader/NOUN/NN/6/nsubj of/of/ADP/IN/5/case the/the/DET/DT/5/det union/union/NOUN/NN/2/nmod made/make/VERB/VBD/0/root " +
				"an/a/DET/DT/8/det attempt/attempt/NOUN/NN/6/obj to/to/PART/TO/10/mark win/win/VERB/VB/8/acl votes/vote/NOUN/NNS/10/obj",
			[]string{
				"leader | agent=The leader of the union | patient=the union",
				"make | agent=The leader of the union | patient=an attempt to win votes",
				"attempt | agent=The leader of the union | patient=to win votes",
				"win | agent=The leader of the union | patient=votes",
				"vote | agent=The leader of the union",
			},
		},
		{
			"reported speech before its speaker", "The/the/DET/DT/2/det talks/talk/NOUN/NNS/4/nsubj will/will/AUX/MD/4/aux begin/begin/VERB/VB/0/root tomorrow/tomorrow/NOUN/NN/4/obl:unmarked " +
				",/,/PUNCT/,/9/punct the/the/DET/DT/8/det envoy/envoy/NOUN/NN/9/nsubj said/say/VERB/VBD/4/parataxis",
			[]string{
				"talk | when=tomorrow", "begin | agent=The talks | when=tomorrow",
				"say | agent=the envoy | patient=The talks will begin tomorrow",
			},
		},
		{
			"relative adverb and pronoun", "The/the/DET/DT/2/det city/city/NOUN/NN/7/nsubj:pass where/where/ADV/WRB/5/advmod he/he/PRON/PRP/5/nsubj lived/live/VERB/VBD/2/acl:relcl " +
				"was/be/AUX/VBD/7/aux:pass destroyed/destroy/VERB/VBN/0/root in/in/ADP/IN/9/case 1990/1990/NUM/CD/7/obl",
			[]string{"live | agent=he | where=The city", "destroy | patient=The city | when=in 1990"},
		},
		{
			"participle that became a preposition", "It/it/PRON/PRP/2/nsubj hit/hit/VERB/VBD/0/root sites/site/NOUN/NNS/2/obj including/include/VERB/VBG/6/case the/the/DET/DT/6/det mill/mill/NOUN/NN/3/nmod",
			[]string{"hit | agent=It | patient=sites including the mill | where=sites including the mill", "include | agent=sites | patient=the mill"},
		},
		{
			"gerund that the object did", "She/she/PRON/PRP/2/nsubj fined/fine/VERB/VBD/0/root them/they/PRON/PRP/2/obj for/for/SCONJ/IN/5/mark hiding/hide/VERB/VBG/2/advcl cash/cash/NOUN/NN/5/obj",
			[]string{"fine | agent=She | patient=them", "hide | agent=them | patient=cash"},
		},
		{
			"quotation that the tree lost", "Orlo/Orlo/PROPN/NNP/2/nsubj/PERSON said/say/VERB/VBD/0/root :/:/PUNCT/:/2/punct \"/\"/PUNCT/``/6/punct It/it/PRON/PRP/6/nsubj works/work/VERB/VBZ/2/dep " +
				"\"/\"/PUNCT/''/6/punct",
			[]string{"say | agent=Orlo | patient=It works", "work | agent=It"},
		},
		{
			"label of a speaker", "AB/AB/PROPN/NNP/4/nsubj :/:/PUNCT/:/1/punct We/we/PRON/PRP/4/nsubj left/leave/VERB/VBD/0/root",
			[]string{"leave | agent=We"},
		},
		{
			"subject that suffers its object", "Banks/bank/NOUN/NNS/2/nsubj faced/face/VERB/VBD/0/root criticism/criticism/NOUN/NN/2/obj in/in/ADP/IN/5/case 2009/2009/NUM/CD/2/obl",
			[]string{"face | agent=Banks | patient=criticism | when=in 2009", "criticism | patient=Banks | when=in 2009"},
		},
		{
			"subject that the tree lost", "The/the/DET/DT/3/det last/last/ADJ/JJ/3/amod trains/train/NOUN/NNS/5/dep all/all/DET/DT/3/det stopped/stop/VERB/VBD/0/root there/there/ADV/RB/5/advmod",
			[]string{"stop | agent=The last trains all | where=there"},
		},
		{
			"no auxiliaries, no copulas", "He/he/PRON/PRP/4/nsubj has/have/AUX/VBZ/4/aux been/be/AUX/VBN/4/cop ill/ill/ADJ/JJ/0/root",
			nil,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := sentence(t, tt.words)
			var got []string
			for _, p := range find(d) {
				got = append(got, describe(d, p))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(tt.want, "\n  "))
			}
		})
	}
}

// Trees that no parser should return must not hang or panic.
func TestFindBrokenTrees(t *testing.T) {
	for _, words := range []string{
		"",
		"said/say/VERB/VBD/1/root",
		"A/A/VERB/VBD/2/conj B/B/VERB/VBN/3/acl:relcl C/C/VERB/VB/1/xcomp", // a circle
		"who/who/PRON/WP/2/nsubj ran/run/VERB/VBD/9/acl:relcl",
		"attack/attack/NOUN/NN/2/nmod attack/attack/NOUN/NN/1/obj",
	} {
		find(sentence(t, words))
	}
}

func BenchmarkFind(b *testing.B) {
	d := &doc.Document{}
	for range 100 {
		s := sentence(b, resigned)
		first, start := len(d.Tokens), len(d.Text)
		for _, tok := range s.Tokens {
			tok.Start, tok.End = tok.Start+start, tok.End+start
			if tok.Head >= 0 {
				tok.Head += first
			}
			d.Tokens = append(d.Tokens, tok)
		}
		d.Text += s.Text + " "
		d.Sentences = append(d.Sentences, doc.Sentence{First: first, Last: len(d.Tokens), Start: start, End: start + len(s.Text)})
	}
	times := temporal.Find(d)
	lex := lexicon.Default()
	b.ResetTimer()
	for range b.N {
		Find(d, lex, times)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(d.Tokens)), "ns/token")
}
