package cli

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
)

func setupVersion(*flags) func(context.Context, *Env, []string) error {
	return func(_ context.Context, e *Env, args []string) error {
		if err := none(args); err != nil {
			return err
		}
		_, err := fmt.Fprintf(e.Stdout, "clew %s\ncommit %s\n%s %s/%s\n", e.Version, commit(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
		return err
	}
}

// commit is the revision that the program was built from, as the Go tool noted
// it.
func commit() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	revision, modified := "unknown", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision" && s.Value != "":
			revision = s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			modified = " with changes"
		}
	}
	return revision + modified
}
