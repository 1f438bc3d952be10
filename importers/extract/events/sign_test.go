package events

import (
	"testing"

	"clew/graphmodel"
	"clew/importers/extract/coref"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
)

func TestSignCount(t *testing.T) {
	d := &doc.Document{Text: "left", Tokens: []doc.Token{{Form: "left", UPOS: "VERB"}}, Sentences: []doc.Sentence{{Last: 1, End: 4}}}
	f := newFinder(&Article{Doc: d, Who: &coref.Result{}}, lexicon.Default())
	c := f.fill(&predicate{light: -1, visit: -1, lemma: "leave"}, lexicon.Frame{Lemma: "leave", Type: graphmodel.Travel})
	if got := len(f.signsOf(c, &chances{}, 1)); got != signCount {
		t.Errorf("a telling has %d signs, want %d", got, signCount)
	}
	if classCount != 1+len(graphmodel.EventTypes) {
		t.Errorf("there are %d classes for %d types", classCount, len(graphmodel.EventTypes))
	}
}
