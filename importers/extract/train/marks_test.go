package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clew/graphmodel"
	"clew/importers/extract/coref"
	"clew/importers/extract/pairs"
)

func TestAddMarks(t *testing.T) {
	who := &coref.Result{Mentions: []graphmodel.FoundMention{
		{Span: graphmodel.Span{Start: 0, End: 8}, Entity: 0},
		{Span: graphmodel.Span{Start: 12, End: 18}, Entity: 1},
		{Span: graphmodel.Span{Start: 20, End: 24}, Entity: -1},
	}}
	for _, test := range []struct {
		lines string
		marks []pairs.Mark
		wrong int
		lost  int
		bad   bool
	}{
		{lines: "0\t8\trole\t12\t18", marks: []pairs.Mark{{From: 0, To: 1, Type: graphmodel.Role}}},
		{lines: "12\t18\t?owns\t0\t8", marks: []pairs.Mark{{From: 1, To: 0, Type: graphmodel.Owns, Doubtful: true}}},
		{lines: "12\t18\t!", wrong: 1},
		{lines: "20\t24\t!", wrong: 0},
		{lines: "0\t8\trole\t20\t24", lost: 1},
		{lines: "0\t8\trole", bad: true},
		{lines: "0\tx\trole\t12\t18", bad: true},
	} {
		d := &pairs.Document{Article: pairs.Article{Who: who}, Wrong: map[int]bool{}}
		lost, err := addMarks(d, strings.Split(test.lines, "\n"))
		if (err != nil) != test.bad || lost != test.lost || len(d.Marks) != len(test.marks) || len(d.Wrong) != test.wrong {
			t.Errorf("%q: marks %v, %d wrong, %d lost, error %v", test.lines, d.Marks, len(d.Wrong), lost, err)
			continue
		}
		for i := range test.marks {
			if d.Marks[i] != test.marks[i] {
				t.Errorf("%q: %v, want %v", test.lines, d.Marks[i], test.marks[i])
			}
		}
	}
}

// TestMarkedTexts reads the marks of the repository: each text that no corpus
// holds stands beside them, and each mark lies in its text.
func TestMarkedTexts(t *testing.T) {
	files, err := filepath.Glob("../testdata/pairs/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatalf("no marks: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		corpus := make(map[string]string)
		for line := range strings.Lines(string(data)) {
			if id, ok := strings.CutPrefix(strings.TrimSpace(line), "# "); ok && len(id) > 3 {
				corpus[id] = "a text of a corpus"
			}
		}
		texts, err := new(task).readMarks(file, data, corpus)
		if err != nil {
			t.Errorf("%s: %v", file, err)
		}
		for _, x := range texts {
			if x.title == "" {
				continue
			}
			for _, line := range x.lines {
				if !inText(x.text, strings.Fields(line)) {
					t.Errorf("%s: %q lies outside", x.id, line)
				}
			}
		}
	}
}

func inText(text string, fields []string) bool {
	for i := 0; i+1 < len(fields); i += 3 {
		at, ok := spanOf(fields[i : i+2])
		if !ok || at.Start < 0 || at.Start >= at.End || at.End > len(text) {
			return false
		}
	}
	return true
}
