package parse_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"clew/importers/extract/conllu"
	"clew/importers/extract/doc"
	"clew/importers/extract/neural"
	"clew/importers/extract/parse"
	"clew/importers/extract/perceptron"
	"clew/importers/extract/tag"
	"clew/importers/extract/token"
	"clew/importers/extract/wordclass"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// analyze tokenizes, tags and parses text with the built-in models.
func analyze(t testing.TB, text string) *doc.Document {
	t.Helper()
	tagger, err := tag.Default()
	if err != nil {
		t.Fatal(err)
	}
	parser, err := parse.Default()
	if err != nil {
		t.Fatal(err)
	}
	d := &doc.Document{Text: text}
	token.Annotate(d)
	tagger.Tag(d)
	parser.Parse(d)
	return d
}

// TestRelations checks the arcs that later stages read names, roles and events
// from.
func TestRelations(t *testing.T) {
	tests := []struct {
		text string
		arcs string // "child relation head; …"
	}{
		{
			"Foreign Minister Ann Hill met the rebel leader John Roe in Geneva on Monday.",
			"Ann nsubj met; Hill flat Ann; Minister nmod:desc Ann; John obj met; leader nmod:desc John; Monday obl met; in case Geneva",
		},
		{
			"The president's envoy, Paul Grant, was received by the king.",
			"president nmod:poss envoy; envoy nsubj:pass received; Paul appos envoy; king obl:agent received; was aux:pass received",
		},
		{
			"Two soldiers were killed when a bomb exploded near the station.",
			"soldiers nsubj:pass killed; exploded advcl killed; bomb nsubj exploded; station obl exploded",
		},
		{
			"She said that the talks had failed.",
			"She nsubj said; failed ccomp said; talks nsubj failed; that mark failed",
		},
		{
			"Norway and Sweden did not sign the treaty.",
			"Norway nsubj sign; Sweden conj Norway; not advmod sign; treaty obj sign",
		},
		{
			"PRESIDENT SIGNS TRADE DEAL WITH CANADA",
			"PRESIDENT nsubj SIGNS; DEAL obj SIGNS",
		},
	}
	for _, test := range tests {
		d := analyze(t, test.text)
		for arc := range strings.SplitSeq(test.arcs, "; ") {
			f := strings.Fields(arc)
			if !hasArc(d, f[0], f[1], f[2]) {
				t.Errorf("%q lacks %q\n%s", test.text, arc, format(d))
			}
		}
	}
}

func hasArc(d *doc.Document, child, rel, head string) bool {
	for _, tok := range d.Tokens {
		if tok.Form == child && tok.Rel == rel && tok.Head >= 0 && d.Tokens[tok.Head].Form == head {
			return true
		}
	}
	return false
}

// format writes one token a line.
func format(d *doc.Document) string {
	var b strings.Builder
	for _, s := range d.Sentences {
		for i := s.First; i < s.Last; i++ {
			t := &d.Tokens[i]
			head := "-"
			if t.Head >= 0 {
				head = d.Tokens[t.Head].Form
			}
			fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%s\t%s\n", t.Form, t.Lemma, t.UPOS, t.XPOS, t.Rel, head)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	text, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	got := format(analyze(t, string(text)))
	if *update {
		if err := os.WriteFile("testdata/trees.golden", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/trees.golden")
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("trees differ from testdata/trees.golden (-update rewrites it):\n%s", got)
	}
}

// checkTrees verifies that every sentence is one projective tree.
func checkTrees(t *testing.T, d *doc.Document) {
	t.Helper()
	for _, s := range d.Sentences {
		roots := 0
		for i := s.First; i < s.Last; i++ {
			h := d.Tokens[i].Head
			if h == -1 {
				roots++
				if d.Tokens[i].Rel != "root" {
					t.Fatalf("the root has the relation %q", d.Tokens[i].Rel)
				}
				continue
			}
			if h < s.First || h >= s.Last || h == i {
				t.Fatalf("token %d of [%d, %d) has the head %d", i, s.First, s.Last, h)
			}
			for j := min(i, h) + 1; j < max(i, h); j++ {
				if !below(d, j, h) {
					t.Fatalf("the arc %d → %d is not projective at %d:\n%s", h, i, j, format(d))
				}
			}
			if !below(d, i, h) {
				t.Fatalf("token %d is on a circle", i)
			}
		}
		if roots != 1 {
			t.Fatalf("%d roots in a sentence", roots)
		}
	}
}

// below reports whether top is above i; it gives up on circles.
func below(d *doc.Document, i, top int) bool {
	for range len(d.Tokens) {
		if i == top {
			return true
		}
		if i == -1 {
			return false
		}
		i = d.Tokens[i].Head
	}
	return false
}

func FuzzParse(f *testing.F) {
	analyze(f, "Ann left.") // loads the models outside of what is timed
	for _, seed := range []string{"", ".", "!!! ...", "Ann said: “Go.”", "a b c d e f g", "( ( ) ) , ,", "\xff\xfe x", "He, who came, saw; and — well — left."} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			return
		}
		checkTrees(t, analyze(t, text))
	})
}

func tiny(t *testing.T) []conllu.Sentence {
	t.Helper()
	data, err := os.ReadFile("testdata/tiny.conllu")
	if err != nil {
		t.Fatal(err)
	}
	sentences, err := conllu.Read(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return sentences
}

func TestTraining(t *testing.T) {
	sentences, classes := tiny(t), wordclass.New(nil)
	train := func(seed uint64, epochs int) []byte {
		return parse.Train(sentences, classes, parse.Options{Epochs: epochs, Seed: seed, Batch: 8}).Append(nil)
	}
	first := train(1, 2)
	if !bytes.Equal(first, train(1, 2)) {
		t.Error("training twice gives different bytes")
	}
	if bytes.Equal(first, train(2, 2)) {
		t.Error("another seed gives the same bytes: the order of the sentences does not count")
	}
	parser, err := parse.Decode(train(1, 50), classes)
	if err != nil {
		t.Fatal(err)
	}
	for i := range sentences {
		d := parse.Document(&sentences[i])
		for j, w := range sentences[i].Words {
			d.Tokens[j].XPOS, d.Tokens[j].UPOS = w.XPOS, w.UPOS
		}
		parser.Parse(d)
		for j, w := range sentences[i].Words {
			if d.Tokens[j].Head != w.Head-1 || d.Tokens[j].Rel != w.Rel {
				t.Errorf("%q: word %d has head %d %s, want %d %s", sentences[i].Text(), j+1, d.Tokens[j].Head+1, d.Tokens[j].Rel, w.Head, w.Rel)
			}
		}
	}
	for n := 0; n < len(first); n += len(first) / 150 {
		_, err := parse.Decode(first[:n], classes)
		if !errors.Is(err, neural.ErrModel) && !errors.Is(err, perceptron.ErrModel) {
			t.Fatalf("%d of %d bytes: error %v", n, len(first), err)
		}
	}
}

func TestPredict(t *testing.T) {
	in := "# sent_id = a\n" +
		"1\tRussian\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n2\tships\t_\t_\t_\t_\t_\t_\t_\t_\n3\tleft\t_\t_\t_\t_\t_\t_\t_\t_\n" +
		"4\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
	var out bytes.Buffer
	if err := parse.Predict(context.Background(), strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	want := "2\tships\tship\tNOUN\tNNS\t_\t3\tnsubj\t3:nsubj\t_\n"
	if !strings.Contains(out.String(), want) || !strings.HasPrefix(out.String(), "# sent_id = a\n1\tRussian\t") || !strings.Contains(out.String(), "SpaceAfter=No") {
		t.Errorf("predicted:\n%s", &out)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := parse.Predict(ctx, strings.NewReader(in), &out); !errors.Is(err, context.Canceled) {
		t.Errorf("error after cancel: %v", err)
	}
	if err := parse.Predict(context.Background(), strings.NewReader("x\n"), &out); !errors.Is(err, conllu.ErrFormat) {
		t.Errorf("error on bad input: %v", err)
	}
}

func BenchmarkParse(b *testing.B) {
	text := strings.Repeat("The minister's aide said on Monday that talks in Geneva hadn't begun because the envoys were late. ", 50)
	d := analyze(b, text)
	parser, err := parse.Default()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		parser.Parse(d)
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
