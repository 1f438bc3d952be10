package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"clew/app/diagram"
	"clew/app/ingest"
	"clew/assets/sample"
	"clew/graphmodel"
	"clew/graphmodel/export"
	"clew/importers"
)

func setupSample(f *flags) func(context.Context, *Env, []string) error {
	out := f.String("o", "out", "write to this `FOLDER`; it is made if there is none")
	f.more = "Writes graph.svg, graph.png, graph.json and summary.txt."
	return func(ctx context.Context, e *Env, args []string) error {
		corpus, failed, err := e.sampleCorpus(ctx, args)
		if err != nil {
			return err
		}
		s, err := snapshotOf(corpus)
		if err != nil {
			return err
		}
		if err := e.writeSample(ctx, s, *out); err != nil {
			return err
		}
		return reported(failed)
	}
}

// sampleCorpus reads the built-in sample, or the sources that are named.
func (e *Env) sampleCorpus(ctx context.Context, args []string) (ingest.Corpus, bool, error) {
	if len(args) > 0 {
		return e.corpusOf(ctx, args, "")
	}
	r, err := ingest.Run(ctx, SampleSources(), ingest.Options{})
	if err != nil {
		return ingest.Corpus{}, false, err
	}
	return ingest.Corpus{}.Add(r), e.report(r.Report), nil
}

// SampleSources returns the articles of the sample project.
func SampleSources() []importers.Source {
	var sources []importers.Source
	for _, f := range sample.Files() {
		sources = append(sources, importers.TextSource(f.Name, f.Text))
	}
	return sources
}

func (e *Env) writeSample(ctx context.Context, s *graphmodel.Snapshot, folder string) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return fmt.Errorf("making the folder %s: %w", folder, withoutPath(err))
	}
	picture := func(format string) func(io.Writer) error {
		return func(w io.Writer) error { return diagram.Write(ctx, w, format, s, diagram.Options{Title: "Clew"}) }
	}
	var summary bytes.Buffer
	if err := writeSummary(&summary, s); err != nil {
		return err
	}
	for _, file := range []struct {
		name  string
		write func(io.Writer) error
	}{
		{"graph.svg", picture("svg")},
		{"graph.png", picture("png")},
		{"graph.json", func(w io.Writer) error { return export.JSON(w, s) }},
		{"summary.txt", func(w io.Writer) error { _, err := w.Write(summary.Bytes()); return err }},
	} {
		name := filepath.Join(folder, file.name)
		if err := e.write(name, file.write); err != nil {
			return err
		}
		e.say("wrote %s", name)
	}
	_, err := e.Stdout.Write(summary.Bytes())
	return err
}
