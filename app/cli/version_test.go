package cli

import (
	"runtime/debug"
	"testing"
)

func TestBuiltFrom(t *testing.T) {
	noted := []debug.BuildSetting{
		{Key: "vcs.modified", Value: "true"},
		{Key: "vcs.revision", Value: "abc"},
		{Key: "vcs.time", Value: "2026-03-01T23:30:00-02:00"},
	}
	for name, c := range map[string]struct {
		settings             []debug.BuildSetting
		commit, date         string
		wantCommit, wantDate string
	}{
		"nothing":        {nil, "", "", "unknown", "unknown"},
		"noted":          {noted, "", "", "abc with changes", "2026-03-02"},
		"stamped":        {nil, "def", "2026-01-02T03:04:05Z", "def", "2026-01-02"},
		"stamp outranks": {noted, "def", "2026-01-02T03:04:05Z", "def", "2026-01-02"},
		"a day as stamp": {nil, "", "2026-01-02", "unknown", "2026-01-02"},
	} {
		t.Run(name, func(t *testing.T) {
			commit, date := builtFrom(c.settings, c.commit, c.date)
			if commit != c.wantCommit || date != c.wantDate {
				t.Errorf("built from %q of %q, want %q of %q", commit, date, c.wantCommit, c.wantDate)
			}
		})
	}
}
