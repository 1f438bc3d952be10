package cli

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"time"
)

// The packaging scripts set these for builds outside a checkout, where the Go
// tool notes neither: -ldflags '-X clew/app/cli.stampCommit=… -X
// clew/app/cli.stampDate=…'. The date is that of the commit, in RFC 3339.
var stampCommit, stampDate string

func setupVersion(*flags) func(context.Context, *Env, []string) error {
	return func(_ context.Context, e *Env, args []string) error {
		if err := none(args); err != nil {
			return err
		}
		commit, date := builtFrom(readSettings(), stampCommit, stampDate)
		_, err := fmt.Fprintf(e.Stdout, "clew %s\ncommit %s\ndate %s\n%s %s/%s\n",
			e.Version, commit, date, runtime.Version(), runtime.GOOS, runtime.GOARCH)
		return err
	}
}

// readSettings returns what the Go tool noted about the build.
func readSettings() []debug.BuildSetting {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return nil
	}
	return info.Settings
}

// builtFrom returns the revision that the program was built from and the date
// of that revision (never that of the build, so that two builds are the same
// bytes). What was stamped outranks what the Go tool noted.
func builtFrom(settings []debug.BuildSetting, stampedCommit, stampedDate string) (commit, date string) {
	commit, date = "unknown", "unknown"
	modified := ""
	for _, s := range settings {
		switch {
		case s.Key == "vcs.revision" && s.Value != "":
			commit = s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			modified = " with changes"
		case s.Key == "vcs.time" && s.Value != "":
			date = day(s.Value)
		}
	}
	commit += modified
	if stampedCommit != "" {
		commit = stampedCommit
	}
	if stampedDate != "" {
		date = day(stampedDate)
	}
	return commit, date
}

// day is the day, in UTC, of a time in RFC 3339, or the text itself if it is
// none.
func day(text string) string {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return text
	}
	return t.UTC().Format(time.DateOnly)
}
