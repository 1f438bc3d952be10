package extract_test

import (
	"testing"

	"clew/graphmodel"
	"clew/importers/extract"
)

func TestCheckFindings(t *testing.T) {
	text := "Zoë met Bo."
	good := func() graphmodel.Findings {
		return graphmodel.Findings{
			Entities: []graphmodel.FoundEntity{{Kind: graphmodel.Person, Name: "Zoë"}, {Kind: graphmodel.Person, Name: "Bo"}},
			Mentions: []graphmodel.FoundMention{
				{Span: graphmodel.Span{Start: 0, End: 4}, Form: graphmodel.FormName, Entity: 0},
				{Span: graphmodel.Span{Start: 9, End: 11}, Form: graphmodel.FormName, Entity: 1},
			},
			Relations: []graphmodel.FoundLink{{From: 0, To: 1, Type: graphmodel.Family, Head: 0, Tail: 1, Span: graphmodel.Span{Start: 0, End: 12}, Confidence: 0.5, Extractor: "test"}},
		}
	}
	if f := good(); extract.CheckFindings(&f, text) != nil {
		t.Fatal(extract.CheckFindings(&f, text))
	}
	for name, spoil := range map[string]func(*graphmodel.Findings){
		"a span cuts a character":  func(f *graphmodel.Findings) { f.Mentions[0].Span.End = 3 },
		"a span leaves the text":   func(f *graphmodel.Findings) { f.Mentions[1].Span.End = 99 },
		"mentions out of order":    func(f *graphmodel.Findings) { f.Mentions[0], f.Mentions[1] = f.Mentions[1], f.Mentions[0] },
		"an entity nowhere named":  func(f *graphmodel.Findings) { f.Mentions[1].Form = graphmodel.FormPronoun },
		"a link to itself":         func(f *graphmodel.Findings) { f.Relations[0].To = 0 },
		"a link without source":    func(f *graphmodel.Findings) { f.Relations[0].Extractor = "" },
		"a link to nobody":         func(f *graphmodel.Findings) { f.Relations[0].To = 7 },
		"an event without trigger": func(f *graphmodel.Findings) { f.Events = []graphmodel.FoundEvent{{Speaker: -1}} },
	} {
		f := good()
		spoil(&f)
		if extract.CheckFindings(&f, text) == nil {
			t.Errorf("%s: nothing found wrong", name)
		}
	}
}
