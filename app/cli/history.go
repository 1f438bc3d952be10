package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"clew/app/ingest"
	"clew/graphmodel/project"
	"clew/graphmodel/resolve"
)

func setupHistory(f *flags) func(context.Context, *Env, []string) error {
	format := f.String("format", "text", "text or json")
	return onProject(f, project.OpenReadOnly, func(ctx context.Context, e *Env, p *project.Project, args []string) error {
		if err := none(args); err != nil {
			return err
		}
		if *format != "text" && *format != "json" {
			return usagef("there is no format %q; the formats are text and json", *format)
		}
		steps, err := p.History(ctx)
		if err != nil {
			return err
		}
		if *format == "json" {
			return writeSteps(e, steps)
		}
		for _, s := range steps {
			line := fmt.Sprintf("%4d  %s  %s (%s)", s.Seq, s.At.Format("2006-01-02 15:04"), s.Label, touched(s.Touched))
			if s.Undone {
				line += ", undone"
			}
			if _, err := fmt.Fprintln(e.Stdout, line); err != nil {
				return err
			}
		}
		return nil
	})
}

// stepJSON is a line of history --format json.
type stepJSON struct {
	Seq     int64          `json:"seq"`
	At      string         `json:"at"`
	Label   string         `json:"label"`
	Undone  bool           `json:"undone"`
	Touched map[string]int `json:"touched"`
}

func writeSteps(e *Env, steps []project.Step) error {
	encoder := json.NewEncoder(e.Stdout)
	encoder.SetEscapeHTML(false)
	for _, s := range steps {
		if err := encoder.Encode(stepJSON{s.Seq, s.At.Format(time.RFC3339), s.Label, s.Undone, s.Touched}); err != nil {
			return err
		}
	}
	return nil
}

// touched says what a step has changed: "1 article, 12 positions".
func touched(rows map[string]int) string {
	var parts []string
	for _, noun := range []string{"article", "decision", "position", "setting"} {
		if n := rows[noun+"s"]; n > 0 {
			parts = append(parts, count(n, noun))
		}
	}
	return strings.Join(parts, ", ")
}

func setupUndo(f *flags) func(context.Context, *Env, []string) error {
	return setupShift(f, "undone", func(steps []project.Step) (step project.Step, to int64, ok bool) {
		for _, s := range steps {
			if !s.Undone {
				to, step, ok = step.Seq, s, true
			}
		}
		return step, to, ok
	})
}

func setupRedo(f *flags) func(context.Context, *Env, []string) error {
	return setupShift(f, "done again", func(steps []project.Step) (step project.Step, to int64, ok bool) {
		i := slices.IndexFunc(steps, func(s project.Step) bool { return s.Undone })
		if i < 0 {
			return step, 0, false
		}
		return steps[i], steps[i].Seq, true
	})
}

// setupShift is a command that crosses the step which choose names, and goes to the
// one with the number that it names.
func setupShift(f *flags, verb string, choose func([]project.Step) (project.Step, int64, bool)) func(context.Context, *Env, []string) error {
	return onProject(f, project.Open, func(ctx context.Context, e *Env, p *project.Project, args []string) error {
		if err := none(args); err != nil {
			return err
		}
		steps, err := p.History(ctx)
		if err != nil {
			return err
		}
		step, to, ok := choose(steps)
		if !ok {
			return fmt.Errorf("changing %s: %w", p.Path(), project.ErrNoStep)
		}
		g, state, err := ingest.Open(ctx, p, nil)
		if err != nil {
			return err
		}
		corpus := ingest.Corpus{Articles: g.Snapshot().Articles, Decisions: state.Decisions, Names: &resolve.Index{}}
		if _, err := corpus.MoveTo(ctx, p, g.Snapshot(), to); err != nil {
			return err
		}
		after, err := p.Arrangement(ctx)
		if err != nil {
			return err
		}
		if err := refollow(ctx, p, state.Settings, after.Settings); err != nil {
			return err
		}
		e.say("%s: %s", verb, step.Label)
		return nil
	})
}

func setupCompact(f *flags) func(context.Context, *Env, []string) error {
	forget := f.Bool("forget", false, "forget the history too: nothing that was done until now can be undone then")
	return onProject(f, project.Open, func(ctx context.Context, _ *Env, p *project.Project, args []string) error {
		if err := none(args); err != nil {
			return err
		}
		// The graph is worked out anew, whatever is kept.
		if err := p.DropGraph(ctx); err != nil {
			return err
		}
		g, _, err := ingest.Open(ctx, p, nil)
		if err == nil {
			err = p.KeepGraph(ctx, ingest.Rules, g.Snapshot())
		}
		if err != nil {
			return err
		}
		return p.Compact(ctx, *forget)
	})
}
