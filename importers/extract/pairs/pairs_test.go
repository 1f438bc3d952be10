package pairs_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"clew/assets/models"
	"clew/graphmodel"
	"clew/importers/extract"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/pairs"
	"clew/importers/extract/perceptron"
	"clew/importers/extract/wordclass"
)

func newAnalyzer(t testing.TB) *extract.Analyzer {
	t.Helper()
	a, err := extract.NewAnalyzer(extract.Models{
		Words: models.Words, Tagger: models.Tagger, Parser: models.Parser, Names: models.Names, NameNet: models.NameNet,
	})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func read(t testing.TB, a *extract.Analyzer, text string) *pairs.Article {
	t.Helper()
	x, err := a.Read(context.Background(), &graphmodel.Article{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// mention returns the mention that is written so.
func mention(t testing.TB, x *pairs.Article, text string) int {
	t.Helper()
	for i, m := range x.Who.Mentions {
		if m.Entity >= 0 && m.Span.In(x.Doc.Text) == text {
			return i
		}
	}
	t.Fatalf("%q names no %q", x.Doc.Text, text)
	return -1
}

// documents are sentences with a verb that no rule knows for what it tells here.
func documents(t testing.TB, a *extract.Analyzer) []*pairs.Document {
	t.Helper()
	var out []*pairs.Document
	people := []string{"Ana Lind", "Bo Berg", "Karl Dahl", "Mary Stone", "Peter Holm", "Eva Brandt", "Jan Novak", "Laura Rossi"}
	places := []string{"Oslo", "Bergen", "Madrid", "Vienna", "Prague", "Warsaw", "Dublin", "Lisbon"}
	for i, p := range people {
		for _, verb := range []string{"summers in", "flew over"} {
			x := read(t, a, fmt.Sprintf("%s %s %s every year.", p, verb, places[i]))
			d := &pairs.Document{ID: fmt.Sprint(verb, i), Article: *x}
			if verb == "summers in" {
				d.Marks = []pairs.Mark{{From: mention(t, x, p), To: mention(t, x, places[i]), Type: graphmodel.From}}
			}
			out = append(out, d)
		}
	}
	return out
}

func learn(t testing.TB, ds []*pairs.Document) *pairs.Classifier {
	t.Helper()
	words, err := wordclass.Default()
	if err != nil {
		t.Fatal(err)
	}
	o := pairs.DefaultOptions()
	o.Epochs, o.L1 = 30, 0.01
	return pairs.Train(ds, lexicon.Default(), words, o)
}

func linkTexts(x *pairs.Article, links []graphmodel.FoundLink) string {
	var out []string
	for _, l := range links {
		out = append(out, fmt.Sprintf("%s -%s-> %s", x.Who.Entities[l.From].Name, l.Type, x.Who.Entities[l.To].Name))
	}
	return strings.Join(out, "; ")
}

func TestLearns(t *testing.T) {
	a := newAnalyzer(t)
	c := learn(t, documents(t, a))
	for text, want := range map[string]string{
		"Nora Klein summers in Geneva every year.": "Nora Klein -from-> Geneva",
		"Nora Klein flew over Geneva every year.":  "",
	} {
		x := read(t, a, text)
		if got := linkTexts(x, c.Refine(x, lexicon.Default())); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestLearnsTheSame(t *testing.T) {
	a := newAnalyzer(t)
	first := learn(t, documents(t, a)).Append(nil)
	if !bytes.Equal(first, learn(t, documents(t, a)).Append(nil)) {
		t.Error("learning the same twice gives other bytes")
	}
	words, err := wordclass.Default()
	if err != nil {
		t.Fatal(err)
	}
	c, err := pairs.Decode(first, words)
	if err != nil || !bytes.Equal(c.Append(nil), first) {
		t.Errorf("decoding and encoding changes the classifier; error %v", err)
	}
	for n := range first {
		if _, err := pairs.Decode(first[:n], words); !errors.Is(err, perceptron.ErrModel) {
			t.Fatalf("the first %d bytes of %d: error %v", n, len(first), err)
		}
	}
}

// TestShipped reads sentences with the built-in classifier: what the rules miss,
// and what is no relation.
func TestShipped(t *testing.T) {
	c, err := pairs.Default()
	if err != nil {
		t.Fatal(err)
	}
	a := newAnalyzer(t)
	for _, test := range []struct{ text, link string }{
		{"The Oslo shipping group Havkraft said on Monday that it would close two yards.", "Havkraft -based_in-> Oslo"},
		{"Bahrain Catering Services, the in-flight meals arm of the Al Moosa Group, dismissed Hassan Jaffar on Monday.", "Bahrain Catering Services -part_of-> Al Moosa Group"},
		{"Ana Lind met Bo Berg in Oslo on Monday.", ""},
		{"Ana Lind has been linked with Hibernian FC since the coach left.", ""},
	} {
		x := read(t, a, test.text)
		var shown []graphmodel.FoundLink
		for _, l := range c.Refine(x, lexicon.Default()) {
			if l.Confidence >= graphmodel.ShownConfidence {
				shown = append(shown, l)
			}
			if l.Label == "" {
				t.Errorf("%q: %s has no label", test.text, linkTexts(x, []graphmodel.FoundLink{l}))
			}
		}
		if got := linkTexts(x, shown); test.link == "" && got != "" || !strings.Contains(got, test.link) {
			t.Errorf("%q: %q, want %q", test.text, got, test.link)
		}
	}
}

func FuzzDecode(f *testing.F) {
	words, err := wordclass.Default()
	if err != nil {
		f.Fatal(err)
	}
	a := newAnalyzer(f)
	f.Add(learn(f, documents(f, a)).Append(nil))
	x := read(f, a, "Ana Lind, the president of Norway, met Bo Berg of the Peace Forum in Oslo.")
	f.Fuzz(func(_ *testing.T, data []byte) {
		if c, err := pairs.Decode(data, words); err == nil {
			c.Refine(x, lexicon.Default())
		}
	})
}

func BenchmarkRefine(b *testing.B) {
	c, err := pairs.Default()
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat("Ana Lind, the president of the Norwegian bank Havkraft, met Bo Berg of the Peace Forum in Oslo. She said his brother Karl would join. ", 20)
	x := read(b, newAnalyzer(b), text)
	for b.Loop() {
		c.Refine(x, lexicon.Default())
	}
	b.ReportMetric(float64(len(x.Doc.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
