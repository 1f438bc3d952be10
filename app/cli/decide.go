package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"clew/app/ingest"
	"clew/graphmodel"
	"clew/graphmodel/project"
	"clew/graphmodel/resolve"
)

// decider is a command that settles something about the entities of a project.
type decider func(s *graphmodel.Snapshot, args []string) (label string, decisions []graphmodel.Decision, err error)

const entityArguments = "An entity is given by its id (see stats) or by its name or one of its other names, in quotes."

func setupMerge(f *flags) func(context.Context, *Env, []string) error {
	f.more = entityArguments + " The name of the first one stays."
	return setupDecide(f, func(s *graphmodel.Snapshot, args []string) (string, []graphmodel.Decision, error) {
		found, err := findEntities(s, args)
		if err != nil {
			return "", nil, err
		}
		var ids []string
		for _, e := range found {
			if !slices.Contains(ids, e.ID) {
				ids = append(ids, e.ID)
			}
		}
		if len(ids) < 2 {
			return "", nil, usagef("a merge needs two entities or more")
		}
		return fmt.Sprintf("%s is now one with %s", found[0].Name, names(found[1:])), []graphmodel.Decision{graphmodel.Merge(s, ids...)}, nil
	})
}

func setupDifferent(f *flags) func(context.Context, *Env, []string) error {
	f.more = entityArguments + " No later article brings the two together."
	return setupDecide(f, func(s *graphmodel.Snapshot, args []string) (string, []graphmodel.Decision, error) {
		found, err := findEntities(s, args)
		if err != nil {
			return "", nil, err
		}
		if len(found) != 2 || found[0] == found[1] {
			return "", nil, usagef("two different entities are needed; a split takes one apart")
		}
		return fmt.Sprintf("%s and %s stay apart", found[0].Name, found[1].Name), []graphmodel.Decision{graphmodel.Different(found[0], found[1])}, nil
	})
}

func setupSplit(f *flags) func(context.Context, *Env, []string) error {
	name := f.String("as", "", "the `NAME` of the new entity; without it, the name that is used there")
	f.more = entityArguments + " What the named articles say of it becomes an entity of its own.\nAn article is given by its id, its file or its title."
	return setupDecide(f, func(s *graphmodel.Snapshot, args []string) (string, []graphmodel.Decision, error) {
		if len(args) < 2 {
			return "", nil, usagef("a split needs an entity and the articles whose mentions go")
		}
		e, err := findEntity(s, args[0])
		if err != nil {
			return "", nil, err
		}
		var going []graphmodel.Mention
		for _, arg := range args[1:] {
			a, err := findArticle(s, arg)
			if err != nil {
				return "", nil, err
			}
			for _, m := range e.Mentions {
				if m.Article == a.ID {
					going = append(going, m)
				}
			}
		}
		if len(going) == 0 || len(going) == len(e.Mentions) {
			return "", nil, fmt.Errorf("%d of %d mentions of %s stand in these articles: there is nothing to take apart", len(going), len(e.Mentions), e.Name)
		}
		as := *name
		if as == "" {
			as = usedName(s, e, going)
		}
		label := fmt.Sprintf("%s of %s became %s", count(len(going), "mention"), e.Name, as)
		return label, []graphmodel.Decision{graphmodel.Split(e, as, going)}, nil
	})
}

// usedName is the longest name that the mentions use.
func usedName(s *graphmodel.Snapshot, e *graphmodel.Entity, mentions []graphmodel.Mention) string {
	best := ""
	for _, m := range mentions {
		if q := s.Quote(m.Article, m.Span); m.Form == graphmodel.FormName && len(q) > len(best) {
			best = q
		}
	}
	if best == "" {
		return e.Name
	}
	return strings.Join(strings.Fields(best), " ")
}

func setupRename(f *flags) func(context.Context, *Env, []string) error {
	f.more = entityArguments
	return setupDecide(f, func(s *graphmodel.Snapshot, args []string) (string, []graphmodel.Decision, error) {
		if len(args) != 2 || graphmodel.Fold(args[1]) == "" {
			return "", nil, usagef("an entity and its new name are needed")
		}
		e, err := findEntity(s, args[0])
		if err != nil {
			return "", nil, err
		}
		now := strings.Join(strings.Fields(args[1]), " ")
		return fmt.Sprintf("%s is now called %s", e.Name, now), []graphmodel.Decision{{Kind: graphmodel.RenameEntity, Target: e.ID, Value: now}}, nil
	})
}

func setupHide(f *flags) func(context.Context, *Env, []string) error {
	show := f.Bool("show", false, "show what was hidden again")
	f.more = entityArguments
	return setupDecide(f, func(s *graphmodel.Snapshot, args []string) (string, []graphmodel.Decision, error) {
		found, err := findEntities(s, args)
		if err != nil {
			return "", nil, err
		}
		if len(found) == 0 {
			return "", nil, usagef("no entity is named")
		}
		status, verb := graphmodel.Hidden, "hidden"
		if *show {
			status, verb = graphmodel.Suggested, "shown again"
		}
		var d []graphmodel.Decision
		for _, e := range found {
			d = append(d, graphmodel.Decision{Kind: graphmodel.SetEntityStatus, Target: e.ID, Value: string(status)})
		}
		return fmt.Sprintf("%s: %s", verb, names(found)), d, nil
	})
}

func setupDecide(f *flags, decide decider) func(context.Context, *Env, []string) error {
	return onProject(f, project.Open, func(ctx context.Context, e *Env, p *project.Project, args []string) error {
		g, state, err := ingest.Open(ctx, p, nil)
		if err != nil {
			return err
		}
		label, decisions, err := decide(g.Snapshot(), args)
		if err != nil {
			return err
		}
		corpus := ingest.Corpus{Articles: state.Articles, Decisions: state.Decisions, Names: &resolve.Index{}}
		change, err := corpus.Settle(ctx, g, label, p.Findings, decisions...)
		if err != nil {
			return err
		}
		if _, err := g.Apply(change); err != nil {
			return err
		}
		if _, err := p.Write(ctx, project.Delta{Decisions: change.Decisions, Graph: &change}, label); err != nil {
			return err
		}
		if err := ingest.KeepGraph(ctx, p, g.Snapshot()); err != nil {
			return err
		}
		e.say("%s", label)
		return nil
	})
}

func findEntities(s *graphmodel.Snapshot, args []string) ([]*graphmodel.Entity, error) {
	var out []*graphmodel.Entity
	for _, arg := range args {
		e, err := findEntity(s, arg)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

// findEntity finds an entity by its id, its name, or another name that only it
// has. Entities that are no events come first.
func findEntity(s *graphmodel.Snapshot, arg string) (*graphmodel.Entity, error) {
	if e := s.Entity(arg); e != nil {
		return e, nil
	}
	want := graphmodel.Fold(arg)
	called := func(e *graphmodel.Entity) bool { return graphmodel.Fold(e.Name) == want }
	known := func(e *graphmodel.Entity) bool {
		return slices.ContainsFunc(e.Aliases, func(a string) bool { return graphmodel.Fold(a) == want })
	}
	isEvent := func(e *graphmodel.Entity) bool { return e.Kind == graphmodel.Event }
	for _, fits := range []func(*graphmodel.Entity) bool{
		func(e *graphmodel.Entity) bool { return !isEvent(e) && called(e) },
		func(e *graphmodel.Entity) bool { return !isEvent(e) && known(e) },
		func(e *graphmodel.Entity) bool { return isEvent(e) && called(e) },
	} {
		var found []*graphmodel.Entity
		for _, e := range s.Entities {
			if fits(e) {
				found = append(found, e)
			}
		}
		switch {
		case len(found) == 1:
			return found[0], nil
		case len(found) > 1:
			var lines []string
			for _, e := range found {
				lines = append(lines, fmt.Sprintf("\n  %s  %s, %s, %s", e.ID, e.Name, e.Kind, count(len(e.Mentions), "mention")))
			}
			return nil, fmt.Errorf("%q can be one of %d; give its id:%s", arg, len(found), strings.Join(lines, ""))
		}
	}
	return nil, fmt.Errorf("nothing in the project is called %q", arg)
}

func findArticle(s *graphmodel.Snapshot, arg string) (*graphmodel.Article, error) {
	var found []*graphmodel.Article
	for _, a := range s.Articles {
		if a.ID == arg || a.Source == arg || filepath.Base(a.Source) == arg || graphmodel.Fold(a.Title) == graphmodel.Fold(arg) {
			found = append(found, a)
		}
	}
	switch len(found) {
	case 0:
		return nil, fmt.Errorf("the project has no article %q", arg)
	case 1:
		return found[0], nil
	}
	return nil, fmt.Errorf("%d articles are called %q; give an id, such as %s", len(found), arg, found[0].ID)
}

func names(entities []*graphmodel.Entity) string {
	var out []string
	for _, e := range entities {
		out = append(out, e.Name)
	}
	return strings.Join(out, ", ")
}
