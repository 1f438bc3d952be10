package extract

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"flag"
	"os"
	"strings"
	"testing"

	"clew/graphmodel"
	"clew/importers/extract/coref"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
	"clew/importers/extract/trace"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// handmade is a reading made by hand, so that the golden file shows how readings
// are written and does not change with rules and models.
func handmade() *reading {
	text := "Envoy Ana Lind met Bo Dahl in Lima."
	d := &doc.Document{Text: text, Trace: &trace.Log{}}
	at := 0
	for _, w := range strings.Fields("Envoy/envoy/NOUN/NN/1/nmod:desc Ana/Ana/PROPN/NNP/3/nsubj Lind/Lind/PROPN/NNP/1/flat met/meet/VERB/VBD/-1/root " +
		"Bo/Bo/PROPN/NNP/3/obj Dahl/Dahl/PROPN/NNP/4/flat in/in/ADP/IN/7/case Lima/Lima/PROPN/NNP/3/obl ././PUNCT/./3/punct") {
		f := strings.Split(w, "/")
		start := at + strings.Index(text[at:], f[0])
		at = start + len(f[0])
		head := strings.Index("01234567", f[4])
		d.Tokens = append(d.Tokens, doc.Token{Start: start, End: at, Form: f[0], Lemma: f[1], UPOS: f[2], XPOS: f[3], Head: head, Rel: f[5]})
	}
	d.Sentences = []doc.Sentence{{First: 0, Last: len(d.Tokens), Start: 0, End: len(text)}}
	d.Names = []doc.Name{
		{First: 1, Last: 3, Type: graphmodel.MentionPerson, Score: 0.97},
		{First: 4, Last: 6, Type: graphmodel.MentionPerson, Score: 0.9},
		{First: 7, Last: 8, Type: graphmodel.MentionPlace, Score: 0.88, Key: "geo:3936456"},
	}
	d.Trace.Take("events", "frame:meet", 3, `"met" tells an event: CONSULT, asserted`)
	d.Trace.Refuse("relations", "clew/context", 0, `"Ana Lind" is "Envoy" of nobody: it is one of many`)
	entities := []graphmodel.FoundEntity{
		{Kind: graphmodel.Person, Name: "Ana Lind"}, {Kind: graphmodel.Person, Name: "Bo Dahl"}, {Kind: graphmodel.Place, Name: "Lima", Key: "geo:3936456"},
	}
	mention := func(n, e int) graphmodel.FoundMention {
		return graphmodel.FoundMention{Span: d.Span(d.Names[n].First, d.Names[n].Last), Type: d.Names[n].Type, Form: graphmodel.FormName, Entity: e}
	}
	sentence := graphmodel.Span{Start: 0, End: len(text)}
	day := graphmodel.Date{Year: 2025, Month: 5, Day: 16}
	r := &reading{
		d:       d,
		offices: []office.Phrase{{First: 0, Last: 1, Core: 0, Head: 0, Office: lexicon.Office{Text: "envoy", Class: lexicon.Envoy}}},
		who: &coref.Result{
			Entities: entities, Mentions: []graphmodel.FoundMention{mention(0, 0), mention(1, 1), mention(2, 2)},
			Holders: []coref.Holder{{Phrase: 0, Entity: 0, Mention: 0, How: coref.ByTitle}},
			Groups:  []coref.Group{{Range: coref.Range{First: 4, Last: 6}, Head: 4, Entities: []int{0, 1}}},
		},
	}
	r.found = graphmodel.Findings{
		Entities: entities, Mentions: r.who.Mentions,
		Events: []graphmodel.FoundEvent{{
			Type: graphmodel.Consult, Name: "meeting", Triggers: []graphmodel.Span{d.Span(3, 4)}, Sentence: []graphmodel.Span{sentence},
			Stance: graphmodel.Attributed, Speaker: 0, When: graphmodel.Interval{Start: day, End: day.AddDays(1)}, Confidence: 0.75, Extractor: "frame:meet",
			Arguments: []graphmodel.Argument{{Role: graphmodel.Participant, Entity: 0, Event: -1, Span: d.Span(0, 3)}, {Role: graphmodel.Topic, Entity: -1, Event: -1, Span: d.Span(6, 8)}},
		}},
		Relations: []graphmodel.FoundLink{{
			From: 0, To: 1, Type: graphmodel.CoMentioned, Head: 0, Tail: 1, Span: sentence, Stance: graphmodel.Asserted, Confidence: 0.2, Extractor: "clew/sentence",
		}},
		Predicate: []graphmodel.Predicate{{Lemma: "meet", Trigger: d.Span(3, 4), Roles: []graphmodel.PredicateArg{{Role: "agent", Span: d.Span(0, 3)}}}},
	}
	return r
}

func TestExplainGolden(t *testing.T) {
	r := handmade()
	frames := func(lemma string, verb bool) []lexicon.Frame {
		if lemma != "meet" || !verb {
			return nil
		}
		return []lexicon.Frame{{Lemma: lemma, Type: graphmodel.Consult, Weak: true, Slots: []lexicon.Slot{{Role: graphmodel.Participant, Syntax: lexicon.SlotSubject}}}}
	}
	var out bytes.Buffer
	p := explainer{w: bufio.NewWriter(&out), r: r, d: r.d, frames: frames}
	p.all()
	if err := p.w.Flush(); err != nil {
		t.Fatal(err)
	}
	const golden = "testdata/explain.golden"
	if *update {
		if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if out.String() != string(want) {
		t.Errorf("the explanation differs from %s (-update rewrites it):\n%s", golden, &out)
	}
}

// TestExplain checks that the rules say why, on texts that every model reads.
func TestExplain(t *testing.T) {
	tests := []struct{ text, says string }{
		{"Kenyan President Ana Lindholm's envoy, Bo Karlsen, left.", `"Bo Karlsen" —role "envoy of"→ "Ana Lindholm"`},
		{"Ana Lindholm did not marry Bo Karlsen.", `"marry" tells no family: it is denied`},
		{"Ana Lindholm will marry Bo Karlsen.", `"marry" tells no family: it stands under a modal`},
		{"Ana Lindholm met Bo Karlsen in Oslo.", `"met" tells an event: CONSULT, asserted`},
		{"Ana Lindholm met Bo Karlsen in Oslo.", "frame:meet"},
		{"He slept.", `no frame  "slept"`},
		{"Ana Lindholm left. The chairman, a lawyer, Bo Karlsen, stayed.", "who is who"},
	}
	for _, tt := range tests {
		var out bytes.Buffer
		if err := Explain(context.Background(), &graphmodel.Article{Text: tt.text}, &out); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), tt.says) {
			t.Errorf("%s\n\tdoes not say %q:\n%s", tt.text, tt.says, &out)
		}
	}
}

// TestExplainChangesNothing compares the findings with and without a log.
func TestExplainChangesNothing(t *testing.T) {
	e := smallPieces(t, pieceSize)
	a := &graphmodel.Article{Text: shaped("one line", 2000) + shaped("one event", 1000) + " The envoy of Kenya will not own the bank."}
	plain, logged := newReading(a), newReading(a)
	logged.d.Trace = &trace.Log{}
	for _, r := range []*reading{plain, logged} {
		if err := e.readAll(context.Background(), a, r); err != nil {
			t.Fatal(err)
		}
	}
	if !same(&plain.found, &logged.found) {
		t.Error("whoever asks why gets other findings")
	}
	if len(logged.d.Trace.Steps) == 0 {
		t.Error("the log is empty")
	}
}

func TestExplainTooLong(t *testing.T) {
	err := Explain(context.Background(), &graphmodel.Article{Text: strings.Repeat("word ", maxExplained)}, &bytes.Buffer{})
	if !errors.Is(err, ErrNotExplained) {
		t.Errorf("error %v, want ErrNotExplained", err)
	}
}
