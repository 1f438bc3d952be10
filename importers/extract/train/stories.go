package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract"
	"clew/importers/extract/events"
)

// story is a run of lines of a text of an open corpus that belong together, with the
// events that somebody marked in it.
type story struct {
	id          string // of the text
	first, last int    // lines of it, from one
	marks       []events.Mark
}

// addStories adds the stories of the open corpora of which the events are marked.
func (t *task) addStories(reader *extract.Analyzer, out []*events.Document) ([]*events.Document, error) {
	err := t.eachMarked("stories", func(file string, data []byte, texts map[string]string) error {
		stories, err := readStories(string(data))
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		for _, s := range stories {
			d, err := s.document(reader, texts[s.id])
			if err != nil {
				return fmt.Errorf("%s: %s %d-%d: %w", file, s.id, s.first, s.last, err)
			}
			d.Part = strings.TrimSuffix(filepath.Base(file), ".tsv")
			out = append(out, d)
		}
		return nil
	})
	return out, err
}

// readStories reads marks of events: a line "# id first-last" for each story, then a
// line for each event: its types, with "/" between those that do as well and "?" before
// them where it need not be found, a tab, and the words that tell it, with " | " between.
func readStories(data string) ([]*story, error) {
	var out []*story
	for line := range strings.Lines(data) {
		line = strings.TrimRight(line, "\n")
		head, isHead := strings.CutPrefix(line, "# ")
		switch {
		case isHead:
			s, err := readHead(head)
			if err != nil {
				return nil, err
			}
			out = append(out, s)
		case line != "" && len(out) > 0:
			types, words, ok := strings.Cut(line, "\t")
			if !ok || words == "" {
				return nil, fmt.Errorf("%q is no mark", line)
			}
			m := events.Mark{Triggers: strings.Split(words, " | ")}
			types, m.May = strings.CutPrefix(types, "?")
			for typ := range strings.SplitSeq(types, "/") {
				m.Types = append(m.Types, graphmodel.EventType(typ))
			}
			s := out[len(out)-1]
			s.marks = append(s.marks, m)
		}
	}
	return out, nil
}

// readHead reads the id and the lines of a story.
func readHead(head string) (*story, error) {
	id, lines, _ := strings.Cut(head, " ")
	first, last, _ := strings.Cut(lines, "-")
	s := &story{id: id}
	var err1, err2 error
	s.first, err1 = strconv.Atoi(first)
	s.last, err2 = strconv.Atoi(last)
	if err1 != nil || err2 != nil || s.first < 1 || s.last < s.first {
		return nil, fmt.Errorf("%q names no lines of a text", head)
	}
	return s, nil
}

// document reads a story of a text.
func (s *story) document(reader *extract.Analyzer, text string) (*events.Document, error) {
	lines := strings.Split(text, "\n")
	if s.last > len(lines) {
		return nil, fmt.Errorf("the text has %d lines", len(lines))
	}
	d := &events.Document{ID: fmt.Sprintf("%s %d-%d", s.id, s.first, s.last), Marks: s.marks, Piece: true}
	if err := checkTypes(d); err != nil {
		return nil, err
	}
	told := strings.Join(lines[s.first-1:s.last], "\n")
	for _, m := range s.marks {
		for _, trigger := range m.Triggers {
			if !strings.Contains(told, trigger) {
				return nil, fmt.Errorf("%q does not stand there", trigger)
			}
		}
	}
	read, err := reader.ReadForEvents(context.Background(), &graphmodel.Article{Text: told})
	if err != nil {
		return nil, err
	}
	d.Article = *read
	return d, nil
}
