package graphmodel

import (
	"errors"
	"testing"
)

func TestFindingsCheck(t *testing.T) {
	sound := func() *Findings {
		return &Findings{
			Mentions:  []FoundMention{{Span: Span{0, 3}, Entity: 0}, {Span: Span{4, 5}, Entity: -1}},
			Entities:  []FoundEntity{{Name: "A"}},
			Events:    []FoundEvent{{Triggers: []Span{{1, 2}}, Speaker: -1, Arguments: []Argument{{Entity: 0, Event: -1}}}},
			Relations: []FoundLink{{From: 0, To: 0, Head: 0, Tail: -1}},
			Predicate: []Predicate{{Trigger: Span{0, 1}, Roles: []PredicateArg{{Span: Span{0, 10}}}}},
		}
	}
	text := "0123456789"
	if err := sound().Check(text); err != nil {
		t.Fatal(err)
	}
	for name, damage := range map[string]func(f *Findings){
		"mention beyond the text": func(f *Findings) { f.Mentions[0].Span.End = 11 },
		"mention backwards":       func(f *Findings) { f.Mentions[0].Span = Span{3, 2} },
		"mention before the text": func(f *Findings) { f.Mentions[0].Span.Start = -1 },
		"mention of nobody":       func(f *Findings) { f.Mentions[0].Entity = 1 },
		"event without trigger":   func(f *Findings) { f.Events[0].Triggers = nil },
		"trigger beyond":          func(f *Findings) { f.Events[0].Triggers[0].End = 99 },
		"sentence beyond":         func(f *Findings) { f.Events[0].Sentence = []Span{{0, 99}} },
		"speaker":                 func(f *Findings) { f.Events[0].Speaker = -2 },
		"argument's entity":       func(f *Findings) { f.Events[0].Arguments[0].Entity = 5 },
		"argument's event":        func(f *Findings) { f.Events[0].Arguments[0].Event = 5 },
		"follows":                 func(f *Findings) { f.Events[0].Follows = []int{1} },
		"part of":                 func(f *Findings) { f.Events[0].PartOf = []int{-1} },
		"relation from nobody":    func(f *Findings) { f.Relations[0].From = -1 },
		"relation to nobody":      func(f *Findings) { f.Relations[0].To = 1 },
		"relation's mention":      func(f *Findings) { f.Relations[0].Tail = 2 },
		"predicate":               func(f *Findings) { f.Predicate[0].Trigger.End = 11 },
		"role":                    func(f *Findings) { f.Predicate[0].Roles[0].Span.End = 11 },
	} {
		f := sound()
		damage(f)
		if err := f.Check(text); !errors.Is(err, ErrFindings) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
