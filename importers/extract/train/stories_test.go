package main

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"clew/graphmodel"
	"clew/importers/extract/events"
)

func TestReadStories(t *testing.T) {
	got, err := readStories("# gmb-1 2-4\nASSAULT/COERCE\tbroke into | raid\n?STATEMENT\tsaid\n\n# gmb-1 5-5\n")
	want := []*story{
		{id: "gmb-1", first: 2, last: 4, marks: []events.Mark{
			{Types: []graphmodel.EventType{"ASSAULT", "COERCE"}, Triggers: []string{"broke into", "raid"}},
			{Types: []graphmodel.EventType{"STATEMENT"}, Triggers: []string{"said"}, May: true},
		}},
		{id: "gmb-1", first: 5, last: 5},
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, error %v", got, err)
	}
	for _, bad := range []string{"# gmb-1", "# gmb-1 0-2", "# gmb-1 3-2", "# gmb-1 a-b", "# gmb-1 1-2\nASSAULT raid"} {
		if _, err := readStories(bad); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}

// TestMarkedStories reads the marks of the repository.
func TestMarkedStories(t *testing.T) {
	files, err := filepath.Glob("../testdata/stories/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatalf("no marks: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		stories, err := readStories(string(data))
		if err != nil || len(stories) == 0 {
			t.Errorf("%s: %d stories, error %v", file, len(stories), err)
		}
		for _, s := range stories {
			if err := checkTypes(&events.Document{ID: s.id, Marks: s.marks}); err != nil {
				t.Error(err)
			}
		}
	}
}
