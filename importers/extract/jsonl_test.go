package extract_test

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"clew/graphmodel"
	"clew/importers/extract"
)

func TestRunJSONL(t *testing.T) {
	text := "Kenyan President Ana Lindholm's envoy, Bo Karlsen, met the Norwegian minister in Oslo. He praised her."
	line, err := json.Marshal(map[string]any{"id": 7, "text": text, "date": "2025-05-14"})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	in := "\n" + string(line) + "\n" + `{"id":"empty","text":""}`
	if err := extract.RunJSONL(context.Background(), strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines, want 2", len(lines))
	}
	var got struct {
		ID       int
		Entities []struct {
			Start, End         int
			Type, Kind, Entity string
		}
		Coref     [][]int
		Relations []struct {
			Head, Tail  int
			Type, Label string
			Span        [2]int
		}
	}
	if err := json.Unmarshal([]byte(lines[0]), &got); err != nil {
		t.Fatal(err)
	}
	types := map[string]string{}
	for _, e := range got.Entities {
		types[text[e.Start:e.End]] = e.Type + " " + e.Kind
	}
	for span, want := range map[string]string{"Kenyan": "OTHER name", "Ana Lindholm": "PERSON name", "Bo Karlsen": "PERSON name", "Oslo": "PLACE name"} {
		if types[span] != want {
			t.Errorf("%q is %q, want %q", span, types[span], want)
		}
	}
	found := false
	for _, r := range got.Relations {
		head, tail := got.Entities[r.Head], got.Entities[r.Tail]
		found = found || text[head.Start:head.End] == "Bo Karlsen" && text[tail.Start:tail.End] == "Ana Lindholm" && r.Type == "role" && r.Label == "envoy of"
		if r.Span[0] > head.Start || r.Span[1] < head.End {
			t.Errorf("the evidence %v does not hold the head", r.Span)
		}
	}
	if got.ID != 7 || !found {
		t.Errorf("id %d, envoy found %v", got.ID, found)
	}
	if !strings.HasPrefix(lines[1], `{"id":"empty","entities":[],"coref":[],"events":[],"predicates":[],"relations":[]`) {
		t.Errorf("empty text gives %s", lines[1])
	}
}

func TestRunJSONLNamesTheLine(t *testing.T) {
	for _, in := range []string{"{\"id\":1,\"text\":\"x\"}\nnot json\n", "{\"id\":1,\"text\":\"x\"}\n{\"id\":2,\"text\":\"x\",\"date\":\"soon\"}\n"} {
		var out bytes.Buffer
		err := extract.RunJSONL(context.Background(), strings.NewReader(in), &out)
		if err == nil || !strings.HasPrefix(err.Error(), "line 2: ") {
			t.Errorf("error %v, want one about line 2", err)
		}
	}
}

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
