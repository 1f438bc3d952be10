package cli

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"clew/app/diagram"
	"clew/app/ingest"
	"clew/app/scene"
	"clew/graphmodel"
	"clew/graphmodel/export"
	"clew/graphmodel/graphviz"
	"clew/graphmodel/layout"
	"clew/graphmodel/project"
)

// drawing are the options of commands that write a graph.
type drawing struct {
	format, out, engine, layout string
	query                       string
	selection                   graphmodel.Selection
	all, dark, sources          bool
	title, caption              string
	seed                        uint64
	limit                       time.Duration
}

func (d *drawing) register(f *flags) {
	f.StringVar(&d.format, "f", "", "`FORMAT` of the result; by default what the name after -o says, else json")
	f.StringVar(&d.out, "o", "", "write to `FILE` instead of standard output")
	f.StringVar(&d.engine, "engine", diagram.Own, "`ENGINE` that arranges a picture")
	f.StringVar(&d.layout, "layout", "", "arrange anew in this `LAYOUT` of the engine clew, see below")
	f.StringVar(&d.query, "select", "", "only a part, such as `QUERY` \"kind:person,event from:2025-04 Oslo\"")
	f.BoolVar(&d.all, "all-links", false, "draw also doubtful links and those that say only that a sentence names both")
	f.BoolVar(&d.dark, "dark", false, "draw on a dark background")
	f.StringVar(&d.title, "title", "", "write this `TITLE` above the picture")
	f.StringVar(&d.caption, "caption", "", "write this `CAPTION` below the title")
	f.BoolVar(&d.sources, "sources", false, "write below the picture which articles it was made from")
	f.Uint64Var(&d.seed, "seed", 0, "start the layout from `NUMBER`")
	f.DurationVar(&d.limit, "time-limit", graphviz.DefaultTime, "stop Graphviz after this `TIME`")
	f.more = "Formats: " + strings.Join(formatNames(), ", ") + ".\nEngines: " + strings.Join(diagram.Engines(), ", ") +
		".\nLayouts: " + strings.Join(layout.Names(), ", ") + "."
}

func formatNames() []string {
	names := slices.Clone(diagram.Formats)
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// choose completes the options and refuses wrong ones before any work is done.
func (d *drawing) choose() error {
	if d.format == "" {
		d.format = formatOf(d.out)
	}
	if !slices.Contains(formatNames(), d.format) {
		return usagef("%v", &export.UnknownFormatError{Name: d.format, More: diagram.Formats})
	}
	if !slices.Contains(diagram.Engines(), d.engine) {
		return usagef("there is no layout engine %q; the engines are %s", d.engine, strings.Join(diagram.Engines(), ", "))
	}
	if _, ok := layout.ByName(d.layout); !ok && d.layout != "" {
		return usagef("there is no layout %q; the layouts are %s (Graphviz has others: --engine)", d.layout, strings.Join(layout.Names(), ", "))
	}
	var err error
	if d.selection, err = graphmodel.ParseSelection(d.query); err != nil {
		return usagef("--select: %v", err)
	}
	return nil
}

// formatOf guesses the format from the ending of a file name.
func formatOf(out string) string {
	ext := strings.ToLower(filepath.Ext(out))
	for _, f := range export.Formats() {
		if f.Extension == ext {
			return f.Name
		}
	}
	if name := strings.TrimPrefix(ext, "."); slices.Contains(diagram.Formats, name) {
		return name
	}
	return "json"
}

// options are those of the picture.
func (d *drawing) options(positions map[string]graphmodel.Position) diagram.Options {
	o := diagram.Options{
		Engine: d.engine, Layout: d.layout, Seed: d.seed, Title: "Clew", Limits: graphviz.Limits{Time: d.limit}, Positions: map[string]layout.Point{},
	}
	for id, p := range positions {
		o.Positions[id] = layout.Point{X: p.X, Y: p.Y}
	}
	o.Filter.MinConfidence = graphmodel.ShownConfidence
	if d.all {
		o.Filter.LinkTypes = graphmodel.LinkTypes
		o.Filter.MinConfidence = 0
	}
	if d.dark {
		o.Palette = scene.Dark
	}
	o.Page = scene.Page{Title: d.title, Caption: d.caption}
	if d.title != "" {
		o.Title = d.title
	}
	return o
}

// write writes a graph in the chosen format.
func (d *drawing) write(ctx context.Context, e *Env, s *graphmodel.Snapshot, positions map[string]graphmodel.Position) error {
	if d.out == "" && isTerminal(e.Stdout) && (d.format == "png" || d.format == "csv") {
		return usagef("%s is not for a terminal; name a file with -o", d.format)
	}
	if d.query != "" {
		s = s.Select(d.selection)
	}
	return e.write(d.out, func(w io.Writer) error {
		if slices.Contains(diagram.Formats, d.format) {
			o := d.options(positions)
			if d.sources {
				o.Page.Sources = diagram.Sources(s)
			}
			return diagram.Write(ctx, w, d.format, s, o)
		}
		f, err := export.ByName(d.format)
		if err != nil {
			return err
		}
		return f.Write(w, s)
	})
}

func setupGraph(f *flags) func(context.Context, *Env, []string) error {
	var d drawing
	d.register(f)
	list := wordsOption(f)
	private := privateOption(f)
	columns := columnsOption(f)
	return func(ctx context.Context, e *Env, args []string) error {
		e.allowPrivate = *private
		if err := columns(e); err != nil {
			return err
		}
		if err := d.choose(); err != nil {
			return err
		}
		words, err := readWords(*list)
		if err != nil {
			return err
		}
		corpus, failed, err := e.corpusOf(ctx, args, words)
		if err != nil {
			return err
		}
		s, err := snapshotOf(corpus)
		if err != nil {
			return err
		}
		if err := d.write(ctx, e, s, nil); err != nil {
			return err
		}
		return reported(failed)
	}
}

// reported is the error for a failure that was printed already.
func reported(failed bool) error {
	if failed {
		return errReported
	}
	return nil
}

func setupExport(f *flags) func(context.Context, *Env, []string) error {
	var d drawing
	path := f.String("p", "", "the `PROJECT` to export")
	d.register(f)
	return func(ctx context.Context, e *Env, args []string) error {
		if err := errors.Join(none(args), d.choose()); err != nil {
			return usagef("%v", err)
		}
		s, state, err := e.openProject(ctx, *path)
		if err != nil {
			return err
		}
		return d.write(ctx, e, s, state.Positions)
	}
}

// openProject reads a project and its graph. The state has no findings.
func (e *Env) openProject(ctx context.Context, path string) (*graphmodel.Snapshot, project.State, error) {
	if path == "" {
		return nil, project.State{}, usagef("no project: name one with -p")
	}
	p, err := project.OpenReadOnly(ctx, path)
	if err != nil {
		return nil, project.State{}, err
	}
	defer p.Close()
	g, state, err := ingest.Open(ctx, p, nil)
	if err != nil {
		return nil, project.State{}, err
	}
	return g.Snapshot(), state, nil
}
