package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/pairs"
)

// markedText is a text of which somebody marked the relations.
type markedText struct {
	id, part    string
	title, text string
	published   graphmodel.Date
	lines       []string // the marks between mentions
	facts       []byte   // or what is told of the entities, as in testdata
}

// phrases is the part of the sentences that were written to be learned from, each
// for one way to say a relation.
const phrases = "phrases"

// markedCorpora are the corpora whose texts the marks without texts are of.
var markedCorpora = []string{"gmb", "wikigold", "crossner-politics", "gum", "re3d"}

// markedTexts reads the marked texts in the order of their files and lines.
func (t *task) markedTexts() ([]*markedText, error) {
	out, err := t.factTexts()
	if err != nil {
		return nil, err
	}
	err = t.eachMarked("pairs", func(file string, data []byte, texts map[string]string) error {
		marked, err := t.readMarks(file, data, texts)
		out = append(out, marked...)
		return err
	})
	return out, err
}

// eachMarked calls read with each file of marks in a folder, in the order of names, and with
// the texts of the open corpora.
func (t *task) eachMarked(folder string, read func(file string, data []byte, texts map[string]string) error) error {
	files, err := filepath.Glob(filepath.Join(t.marks, folder, "*.tsv"))
	if err != nil {
		return fmt.Errorf("listing the marks: %w", err)
	}
	texts, err := t.corpusTexts()
	if err != nil {
		return err
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return fmt.Errorf("reading the marks: %w", err)
		}
		if err := read(file, data, texts); err != nil {
			return err
		}
	}
	return nil
}

// factTexts reads the articles of the tests with what they tell.
func (t *task) factTexts() ([]*markedText, error) {
	var out []*markedText
	for _, folder := range []string{"accounts", "articles", "briefs", "dailies", "desks", "mixed", "reports", "ties", "wires"} {
		files, err := filepath.Glob(filepath.Join(t.marks, folder, "*.txt"))
		if err != nil {
			return nil, fmt.Errorf("listing the marked articles: %w", err)
		}
		for _, file := range files {
			x, err := readText(folder+"/"+strings.TrimSuffix(filepath.Base(file), ".txt"), file)
			if err != nil {
				return nil, err
			}
			x.part = folder
			if x.facts, err = os.ReadFile(strings.TrimSuffix(file, ".txt") + ".json"); err != nil {
				return nil, fmt.Errorf("reading what an article tells: %w", err)
			}
			out = append(out, x)
		}
	}
	return out, nil
}

// readText reads a file of title, day and text.
func readText(id, file string) (*markedText, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading a marked article: %w", err)
	}
	parts := strings.SplitN(string(raw), "\n", 3)
	if len(parts) < 3 {
		return nil, fmt.Errorf("%s has no title, day and text", file)
	}
	day, err := graphmodel.ParseDate(parts[1])
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return &markedText{id: id, title: parts[0], text: strings.TrimSpace(parts[2]), published: day}, nil
}

// corpusTexts are the texts of the open corpora by their ids.
func (t *task) corpusTexts() (map[string]string, error) {
	texts := make(map[string]string)
	for _, name := range markedCorpora {
		data, err := t.open("open/" + name + ".train.jsonl")
		if err != nil {
			return nil, err
		}
		lines := bufio.NewScanner(bytes.NewReader(data))
		lines.Buffer(nil, 64<<20)
		for lines.Scan() {
			var x struct{ ID, Text string }
			if err := json.Unmarshal(lines.Bytes(), &x); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			texts[x.ID] = x.Text
		}
	}
	return texts, nil
}

// readMarks reads a file of marks: a line "# id" for each text, then its marks.
// Texts that no corpus holds stand beside the file.
func (t *task) readMarks(file string, data []byte, texts map[string]string) ([]*markedText, error) {
	var out []*markedText
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		id, isText := strings.CutPrefix(line, "# ")
		switch {
		case isText:
			x := &markedText{id: id, text: texts[id]}
			if x.text == "" {
				var err error
				if x, err = readText(id, filepath.Join(filepath.Dir(file), id+".txt")); err != nil {
					return nil, err
				}
			}
			x.part = strings.TrimSuffix(filepath.Base(file), ".tsv")
			out = append(out, x)
		case line != "" && len(out) > 0:
			out[len(out)-1].lines = append(out[len(out)-1].lines, line)
		}
	}
	return out, nil
}

// analyze reads the texts with the models of the output folder and finds the
// mentions that the marks are of.
func (t *task) analyze(texts []*markedText) ([]*pairs.Document, error) {
	reader, err := t.analyzer()
	if err != nil {
		return nil, err
	}
	var out []*pairs.Document
	lost := 0
	for _, x := range texts {
		read, err := reader.Read(context.Background(), x.article())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", x.id, err)
		}
		d := &pairs.Document{ID: x.id, Article: *read, Part: x.part, Drill: x.part == phrases, Wrong: make(map[int]bool)}
		if x.facts != nil {
			err = addFacts(d, x.facts)
		} else {
			var n int
			n, err = addMarks(d, x.lines)
			lost += n
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", x.id, err)
		}
		out = append(out, d)
	}
	fmt.Fprintf(t.log, "pairs: %d texts; %d marks are of no mention that is found\n", len(out), lost)
	return out, nil
}

// addMarks reads the lines of a text: "start end type start end" from one mention
// to another with "?" before a doubtful type, or "start end !" for a mention
// that is none. It returns how many marks are of mentions that are not found.
func addMarks(d *pairs.Document, lines []string) (lost int, err error) {
	at := make(map[graphmodel.Span]int)
	for i, m := range d.Article.Who.Mentions {
		if m.Entity >= 0 {
			at[m.Span] = i
		}
	}
	for _, line := range lines {
		f := strings.Fields(line)
		if len(f) != 3 && len(f) != 5 {
			return lost, fmt.Errorf("%q is no mark", line)
		}
		head, ok := spanOf(f[:2])
		if !ok {
			return lost, fmt.Errorf("%q is no mark", line)
		}
		from, found := at[head]
		if f[2] == "!" {
			if found {
				d.Wrong[from] = true
			}
			continue
		}
		tail, ok := spanOf(f[3:])
		if !ok {
			return lost, fmt.Errorf("%q is no mark", line)
		}
		to, both := at[tail]
		if !found || !both {
			lost++
			continue
		}
		typ, doubtful := strings.CutPrefix(f[2], "?")
		d.Marks = append(d.Marks, pairs.Mark{From: from, To: to, Type: graphmodel.LinkType(typ), Doubtful: doubtful})
	}
	return lost, nil
}

// spanOf reads the start and end of a mention.
func spanOf(fields []string) (graphmodel.Span, bool) {
	if len(fields) != 2 {
		return graphmodel.Span{}, false
	}
	start, err1 := strconv.Atoi(fields[0])
	end, err2 := strconv.Atoi(fields[1])
	return graphmodel.Span{Start: start, End: end}, err1 == nil && err2 == nil
}
