package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"clew/graphmodel/project"
)

func setupRecover(f *flags) func(context.Context, *Env, []string) error {
	path := f.String("p", "", "the damaged `PROJECT`, which stays as it is")
	out := f.String("o", "", "the new `PROJECT`; it must not exist. Without it: NAME recovered.clew")
	return func(ctx context.Context, e *Env, args []string) error {
		if *path == "" {
			return usagef("no project: name one with -p")
		}
		if err := none(args); err != nil {
			return err
		}
		if *out == "" {
			*out = strings.TrimSuffix(*path, project.Extension) + " recovered" + project.Extension
		}
		r, err := project.Recover(ctx, *path, *out)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(e.Stdout, "%s: %s\n", *out, RecoveryLine(r))
		for _, lost := range r.Lost {
			e.say("lost: %s", lost)
		}
		return err
	}
}

// RecoveryLine sums up what was read of a damaged project.
func RecoveryLine(r project.Recovery) string {
	line := fmt.Sprintf("%s (%d with what was found in them), %s, %s, %s of the history",
		count(r.Articles, "article"), r.Findings, count(r.Decisions, "decision"), count(r.Positions, "position"), count(r.Steps, "step"))
	if r.Pages+r.Feeds > 0 {
		line += fmt.Sprintf(", %s, %s", count(r.Pages, "page"), count(r.Feeds, "feed"))
	}
	if r.Refilled > 0 {
		line += fmt.Sprintf("; %s taken from backups", count(r.Refilled, "article"))
	}
	if r.Scavenged > 0 {
		line += fmt.Sprintf("; %s found in pages that nothing leads to", count(r.Scavenged, "row"))
	}
	return line
}

func setupBackups(f *flags) func(context.Context, *Env, []string) error {
	path := f.String("p", "", "the `PROJECT`")
	restore := f.String("restore", "", "put this `BACKUP` in its place: a file, or latest")
	return func(ctx context.Context, e *Env, args []string) error {
		if *path == "" {
			return usagef("no project: name one with -p")
		}
		if err := none(args); err != nil {
			return err
		}
		all, err := project.Backups(*path)
		if err != nil {
			return err
		}
		if *restore == "" {
			for _, b := range all {
				if _, err := fmt.Fprintf(e.Stdout, "%s\t%d\t%s\n", b.At.Format("2006-01-02 15:04:05"), b.Size, b.Path); err != nil {
					return err
				}
			}
			return nil
		}
		if *restore == "latest" {
			if len(all) == 0 {
				return errors.New("there are no backups of " + *path)
			}
			*restore = all[0].Path
		}
		kept, err := project.Restore(ctx, *path, *restore)
		if err != nil {
			return err
		}
		e.say("%s is again what it was in %s", *path, *restore)
		if kept != "" {
			e.say("what was there before is kept in %s", kept)
		}
		return nil
	}
}
