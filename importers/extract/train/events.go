package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract"
	"clew/importers/extract/events"
	"clew/importers/extract/lexicon"
)

// eventFolds is how many parts the marked articles are cut into for measuring.
const eventFolds = 5

// trainEvents learns the classifier of what tells an event from the marked articles
// and sentences.
func trainEvents(t *task) error {
	documents, err := t.eventDocuments()
	if err != nil {
		return err
	}
	words, err := t.classes()
	if err != nil {
		return err
	}
	o := events.DefaultOptions()
	o.Seed, o.Epochs = t.seed, t.passes(o.Epochs)
	held := events.CrossValidate(thin(t, documents), lexicon.Default(), words, o, eventFolds)
	for line := range strings.Lines(held.Report()) {
		fmt.Fprint(t.log, "events: ", line)
	}
	return t.save("events.bin", held.Finish(o, words).Append(nil))
}

// eventDocuments reads the marked articles that tell events.
func (t *task) eventDocuments() ([]*events.Document, error) {
	texts, err := t.factTexts()
	if err != nil {
		return nil, err
	}
	reader, err := t.analyzer()
	if err != nil {
		return nil, err
	}
	var out []*events.Document
	for _, x := range texts {
		d := &events.Document{ID: x.id, Part: x.part}
		var facts struct{ Events []events.Mark }
		if err := json.Unmarshal(x.facts, &facts); err != nil {
			return nil, fmt.Errorf("%s: reading what an article tells: %w", x.id, err)
		}
		if d.Marks = facts.Events; len(d.Marks) == 0 {
			continue // marked for who is what to whom alone
		}
		if err := checkTypes(d); err != nil {
			return nil, err
		}
		read, err := reader.ReadForEvents(context.Background(), x.article())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", x.id, err)
		}
		d.Article = *read
		out = append(out, d)
	}
	if out, err = t.addStories(reader, out); err != nil {
		return nil, err
	}
	return t.addSentences(reader, out)
}

// checkTypes refuses marks of types that there are not.
func checkTypes(d *events.Document) error {
	for _, m := range d.Marks {
		for _, typ := range m.Types {
			if !slices.Contains(graphmodel.EventTypes, typ) {
				return fmt.Errorf("%s: an event of type %q is marked, and there is none", d.ID, typ)
			}
		}
	}
	return nil
}

// olderTypes are names that the PLOVER records have for types.
var olderTypes = map[graphmodel.EventType]graphmodel.EventType{
	"DEMAND": graphmodel.Request, "APPEAL": graphmodel.Request, "DISAPPROVE": graphmodel.Accuse, "INVESTIGATE": graphmodel.Accuse,
	"FIGHT": graphmodel.Assault, "ENGAGE": graphmodel.Cooperate, "YIELD": graphmodel.Concede,
}

// addSentences adds the PLOVER records: single sentences with one event each.
func (t *task) addSentences(reader *extract.Analyzer, out []*events.Document) ([]*events.Document, error) {
	data, err := t.open("open/plover-gsr.dev.jsonl")
	if err != nil {
		return nil, err
	}
	for line := range bytes.Lines(data) {
		var x struct {
			ID, Text string
			Events   []struct {
				Type     graphmodel.EventType
				Triggers []struct{ Surface string }
			}
		}
		if err := json.Unmarshal(line, &x); err != nil {
			return nil, fmt.Errorf("reading the PLOVER records: %w", err)
		}
		d := &events.Document{ID: x.ID, Part: "plover"}
		for _, e := range x.Events {
			m := events.Mark{Types: []graphmodel.EventType{cmp.Or(olderTypes[e.Type], e.Type)}}
			for _, trigger := range e.Triggers {
				m.Triggers = append(m.Triggers, trigger.Surface)
			}
			d.Marks = append(d.Marks, m)
		}
		if err := checkTypes(d); err != nil {
			return nil, err
		}
		read, err := reader.ReadForEvents(context.Background(), &graphmodel.Article{Text: x.Text})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", x.ID, err)
		}
		d.Article = *read
		out = append(out, d)
	}
	return out, nil
}
