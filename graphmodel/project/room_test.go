package project_test

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"runtime/debug"
	"testing"
	"testing/synctest"
	"time"

	"clew/graphmodel/project"
)

// TestGarbageIsHeld reads large projects, also two at once, and expects that garbage is
// collected as before a moment after the last.
func TestGarbageIsHeld(t *testing.T) {
	if debug.SetMemoryLimit(-1) != math.MaxInt64 {
		t.Skip("somebody has told how much memory may be used")
	}
	percent := func() int {
		now := debug.SetGCPercent(100)
		debug.SetGCPercent(now)
		return now
	}
	before := percent()
	synctest.Test(t, func(t *testing.T) {
		first, second := project.HoldGarbage(1<<30), project.HoldGarbage(1<<30)
		if percent() != -1 || debug.SetMemoryLimit(-1) == math.MaxInt64 {
			t.Error("garbage is collected, or memory has no bound, while projects are read")
		}
		first()
		time.Sleep(time.Minute)
		if percent() != -1 {
			t.Error("garbage is collected while the second is read")
		}
		second()
		time.Sleep(time.Minute)
		synctest.Wait()
		if got := percent(); got != before || debug.SetMemoryLimit(-1) != math.MaxInt64 {
			t.Errorf("garbage is collected at %d %% afterwards, %d before", got, before)
		}
	})
}

// TestOpenAsLarge reads a project as one that is large, and writes it: the cache is as it
// was.
func TestOpenAsLarge(t *testing.T) {
	project.SetSmall(t, 4096)
	path := filepath.Join(t.TempDir(), "l.clew")
	if err := os.WriteFile(path, large(t, 20), 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := project.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	s, _, _, err := p.ContentAndGraph(t.Context(), "rules")
	if err != nil || len(s.Articles) == 0 {
		t.Fatal(len(s.Articles), err)
	}
	if kb, err := p.CacheSize(t.Context()); kb != -16384 || err != nil {
		t.Errorf("a cache of %d, %v", kb, err)
	}
	if err := errors.Join(p.Check(t.Context()), p.Close()); err != nil {
		t.Error(err)
	}
}
