package trace_test

import (
	"slices"
	"testing"

	"clew/importers/extract/trace"
)

func TestLog(t *testing.T) {
	l := &trace.Log{}
	l.Take("events", "frame:meet", 3, "is told")
	l.Refuse("relations", "clew/verb", 1, "is denied")
	want := []trace.Step{{"events", "frame:meet", 3, true, "is told"}, {"relations", "clew/verb", 1, false, "is denied"}}
	if !l.On() || !slices.Equal(l.Steps, want) {
		t.Errorf("the log holds %v, want %v", l.Steps, want)
	}
}

func TestNoLog(t *testing.T) {
	var l *trace.Log
	if l.On() {
		t.Error("a nil log is on")
	}
	if n := testing.AllocsPerRun(10, func() { l.Take("a", "b", 1, "c"); l.Refuse("a", "b", 1, "c") }); n != 0 {
		t.Errorf("a nil log allocates %v times", n)
	}
}
