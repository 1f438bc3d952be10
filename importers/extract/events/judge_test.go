package events_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"clew/assets/models"
	"clew/graphmodel"
	"clew/importers/extract/events"
	"clew/importers/extract/perceptron"
	"clew/importers/extract/wordclass"
)

func builtIn(t *testing.T) *events.Classifier {
	t.Helper()
	c, err := events.Default()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestClassifierEncoding(t *testing.T) {
	words, err := wordclass.Default()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(builtIn(t).Append(nil), models.Events) {
		t.Error("decoding and encoding changes the classifier")
	}
	for _, n := range []int{0, 5, 20, len(models.Events) / 2, len(models.Events) - 1} {
		if _, err := events.Decode(models.Events[:n], words); !errors.Is(err, perceptron.ErrModel) {
			t.Errorf("the first %d bytes of %d: error %v", n, len(models.Events), err)
		}
	}
	if _, err := events.Decode(append(bytes.Clone(models.Events), 0), words); !errors.Is(err, perceptron.ErrModel) {
		t.Errorf("a byte too many: error %v", err)
	}
}

// TestClassifier reads what no rule tells, and what nobody would take for news.
func TestClassifier(t *testing.T) {
	for _, c := range []struct {
		text string
		word string               // that tells an event, "" for none of the type
		typ  graphmodel.EventType // "" for any
	}{
		{"Novak Freight hired Ana Lindholm as its auditor in March, the Oslo company said on Monday.", "hired", graphmodel.Appoint},
		{"Bo Karlsen founded Novak Freight in Oslo in 2009.", "founded", graphmodel.Business},
		{"Ana Lindholm liked the view from her office in Oslo.", "", ""},
		{"Bo Karlsen knows Oslo well.", "", ""},
		{"Ana Lindholm comforted the injured at the hospital.", "", graphmodel.Assault},
	} {
		text := newsroom + c.text
		found := readWith(t, text, builtIn(t))
		got := slices.DeleteFunc(found.Events, func(e graphmodel.FoundEvent) bool { return e.Triggers[0].Start < len(newsroom) })
		switch {
		case c.word == "" && slices.ContainsFunc(got, func(e graphmodel.FoundEvent) bool { return c.typ == "" || e.Type == c.typ }):
			t.Errorf("%s\n\ttells %v", c.text, got)
		case c.word != "" && !slices.ContainsFunc(got, func(e graphmodel.FoundEvent) bool {
			return e.Triggers[0].In(text) == c.word && e.Type == c.typ
		}):
			t.Errorf("%s\n\twant %s %q, got %v", c.text, c.typ, c.word, got)
		}
	}
}

// Short sentences say little of the article that they are from; still most of what
// the rules read off them is told.
func TestClassifierAgrees(t *testing.T) {
	told := 0
	for _, tt := range typedSentences {
		found := readWith(t, tt.text, builtIn(t))
		if slices.ContainsFunc(found.Events, func(e graphmodel.FoundEvent) bool { return e.Type == tt.typ }) {
			told++
		}
	}
	if told*100 < 95*len(typedSentences) {
		t.Errorf("of %d events of the rules, %d are told", len(typedSentences), told)
	}
}
