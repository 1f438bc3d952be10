package main

import (
	"bytes"
	"strings"
	"testing"
)

func TestQuick(t *testing.T) {
	all := make([]int, 20)
	for i := range all {
		all[i] = i
	}
	quick, full := &task{quick: true}, &task{}
	if got := thin(full, all); len(got) != 20 {
		t.Errorf("a full run keeps %d of 20", len(got))
	}
	if got := thin(quick, all); len(got) != 4 || got[1] != quickShare {
		t.Errorf("a quick run keeps %v", got)
	}
	for _, test := range []struct {
		t         *task
		own, want int
	}{{full, 7, 7}, {quick, 7, quickPasses}, {quick, 1, 1}, {&task{epochs: 5, quick: true}, 7, 5}} {
		if got := test.t.passes(test.own); got != test.want {
			t.Errorf("passes(%d) of %+v: %d, want %d", test.own, test.t, got, test.want)
		}
	}
}

// TestMissing checks that a step tells which file it lacks.
func TestMissing(t *testing.T) {
	var log bytes.Buffer
	for name, want := range map[string]string{"words": "ewt.train.conllu", "check": "words.bin", "nothing": "no trainer"} {
		err := run(&task{data: t.TempDir(), out: t.TempDir(), log: &log}, []string{name})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want a mention of %q", name, err, want)
		}
	}
}
