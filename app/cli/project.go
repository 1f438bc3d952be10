package cli

import (
	"context"
	"errors"
	"fmt"

	"clew/app/ingest"
	"clew/graphmodel/project"
	"clew/importers"
)

func setupImport(f *flags) func(context.Context, *Env, []string) error {
	path := f.String("p", "", "the `PROJECT` to add to; it is made if there is none")
	list := wordsOption(f)
	private := privateOption(f)
	columns := columnsOption(f)
	preview := f.Bool("preview", false, "only tell what would be read, what not, and why; nothing is read, fetched or written")
	f.more = "The project keeps the word lists; articles that it has already are read again with them."
	return func(ctx context.Context, e *Env, args []string) error {
		if err := columns(e); err != nil {
			return err
		}
		if *preview {
			return e.preview(ctx, args)
		}
		if *path == "" {
			return usagef("no project: name one with -p")
		}
		e.allowPrivate = *private
		if _, err := e.sourcesOf(args); err != nil && (*list == "" || len(args) > 0) {
			return err
		}
		words, err := readWords(*list)
		if err != nil {
			return err
		}
		p, err := project.OpenOrCreate(ctx, *path)
		if err != nil {
			return err
		}
		defer p.Close()
		if *list != "" {
			if err := e.setWords(ctx, p, words); err != nil || len(args) == 0 {
				return err
			}
		}
		return e.importInto(ctx, p, args)
	}
}

// setWords puts word lists into a project and reads its articles again where
// they have changed.
func (e *Env) setWords(ctx context.Context, p *project.Project, words string) error {
	state, err := p.State(ctx)
	if err != nil || state.Settings[project.WordLists] == words {
		return err
	}
	if state.Settings == nil {
		state.Settings = map[string]string{}
	}
	state.Settings[project.WordLists] = words
	const label = "Word lists"
	if len(state.Articles) == 0 {
		return p.Record(ctx, state, label)
	}
	extractor, err := ingest.ExtractorWith(words)
	if err != nil {
		return err
	}
	line := e.newProgress()
	corpus := ingest.Corpus{Articles: state.Articles, Findings: state.Findings, Decisions: state.Decisions}
	corpus, err = corpus.Again(ctx, ingest.Options{Extractor: extractor, Progress: line.ingest})
	line.clear()
	if err != nil {
		return err
	}
	state.Findings = corpus.Findings
	e.say("%s read again with the word lists", count(len(state.Articles), "article"))
	return p.Record(ctx, state, label)
}

func (e *Env) importInto(ctx context.Context, p *project.Project, args []string) error {
	sources, err := e.sourcesOf(args)
	if err != nil {
		return err
	}
	return e.addTo(ctx, p, sources)
}

// addTo reads sources into a project, and keeps the pages that were fetched. What
// is done is kept when it is stopped.
func (e *Env) addTo(ctx context.Context, p *project.Project, sources []importers.Source) error {
	g, state, err := ingest.Open(ctx, p, func() { e.say("working out the graph of %s", p.Path()) })
	if err != nil {
		return err
	}
	keeper := &keeper{ctx: ctx, project: p}
	extractor, err := ingest.ExtractorWith(state.Settings[project.WordLists])
	if err != nil {
		return err
	}
	line := e.newProgress()
	o := ingest.Options{Extractor: extractor, Progress: line.ingest, Web: e.web(keeper.keep), Columns: e.columns}
	r, err := ingest.Into(ctx, p, g, state, sources, o, importLabel)
	line.clear()
	if err = errors.Join(err, keeper.err()); err != nil {
		if ctx.Err() != nil {
			e.say("what was read so far is kept; the same command goes on from there")
		}
		return err
	}
	e.namesOnly(r.Articles)
	failed := e.report(r.Report)
	for _, d := range r.Report.Duplicates {
		e.say("%s: the same article as %s", d.Source, d.Of)
	}
	for _, m := range r.Report.Graphs {
		e.say("a graph of %s and %s was read", count(len(m.Entities), "entity"), count(len(m.Links), "link"))
	}
	failures := len(r.Report.Failures())
	_, _ = fmt.Fprintf(e.Stderr, "%s: %s read, %d could not be read, %d there already or read twice; %s in the project\n",
		p.Path(), count(len(r.Articles), "article"), failures, len(r.Report.Duplicates), count(len(g.Snapshot().Articles), "article"))
	return reported(failed)
}

// importLabel names an import in the history.
func importLabel(r ingest.Result) string {
	entities := 0
	for _, m := range r.Report.Graphs {
		entities += len(m.Entities)
	}
	if entities > 0 && len(r.Articles) == 0 {
		return "Import a graph of " + count(entities, "entity")
	}
	return "Import " + count(len(r.Articles), "article")
}

func setupCheck(f *flags) func(context.Context, *Env, []string) error {
	return onProject(f, project.OpenReadOnly, func(ctx context.Context, e *Env, p *project.Project, args []string) error {
		if err := none(args); err != nil {
			return err
		}
		if err := p.Check(ctx); err != nil {
			return err
		}
		if err := ingest.CheckGraph(ctx, p); err != nil {
			return fmt.Errorf("%s: %w", p.Path(), err)
		}
		_, err := fmt.Fprintf(e.Stdout, "%s is sound\n", p.Path())
		return err
	})
}

// onProject runs a command on the project that -p names.
func onProject(
	f *flags,
	open func(ctx context.Context, path string) (*project.Project, error),
	run func(ctx context.Context, e *Env, p *project.Project, args []string) error,
) func(context.Context, *Env, []string) error {
	path := f.String("p", "", "the `PROJECT`")
	return func(ctx context.Context, e *Env, args []string) error {
		if *path == "" {
			return usagef("no project: name one with -p")
		}
		p, err := open(ctx, *path)
		if err != nil {
			return err
		}
		defer p.Close()
		return run(ctx, e, p, args)
	}
}

// count writes a number with its noun: "1 article", "2 articles".
func count(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case noun[len(noun)-1] == 'y':
		return fmt.Sprintf("%d %sies", n, noun[:len(noun)-1])
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
