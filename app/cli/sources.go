package cli

import (
	"context"
	"fmt"
	"os"
	"strings"

	"clew/app/ingest"
	"clew/graphmodel"
	"clew/importers"
	"clew/importers/fetch"
)

// sourcesOf turns arguments into sources.
func (e *Env) sourcesOf(args []string) ([]importers.Source, error) {
	if len(args) == 0 {
		return nil, usagef("no source: name files, folders or addresses, or - for standard input")
	}
	var sources []importers.Source
	stdin := false
	for _, arg := range args {
		switch {
		case arg == "-" && stdin:
			return nil, usagef("- stands for standard input, which can be read only once")
		case arg == "-":
			stdin = true
			sources = append(sources, importers.ReaderSource("standard input", e.Stdin))
		case importers.IsAddress(arg):
			sources = append(sources, importers.AddressSource(arg))
		case strings.HasPrefix(arg, "http://"), strings.HasPrefix(arg, "https://"):
			return nil, usagef("%s: this is no address of a page", arg)
		default:
			sources = append(sources, importers.FileSource(arg))
		}
	}
	return sources, nil
}

// ingestAll reads and extracts sources, shows the progress, and reports what
// was skipped. failed tells whether a source could not be read.
// keep, if any, gets the pages that were fetched.
func (e *Env) ingestAll(ctx context.Context, args []string, known map[string]string, words string, keep func(fetch.Page)) (r ingest.Result, failed bool, err error) {
	sources, err := e.sourcesOf(args)
	if err != nil {
		return ingest.Result{}, false, err
	}
	return e.ingestSources(ctx, sources, known, words, keep)
}

func (e *Env) ingestSources(ctx context.Context, sources []importers.Source, known map[string]string, words string, keep func(fetch.Page)) (r ingest.Result, failed bool, err error) {
	extractor, err := ingest.ExtractorWith(words)
	if err != nil {
		return ingest.Result{}, false, err
	}
	line := e.newProgress()
	r, err = ingest.Run(ctx, sources, ingest.Options{Extractor: extractor, Known: known, Progress: line.ingest, Web: e.web(keep), Columns: e.columns})
	line.clear()
	if err != nil {
		return ingest.Result{}, false, err
	}
	e.namesOnly(r.Articles)
	return r, e.report(r.Report), nil
}

// namesOnly tells of articles in a language of which only names are read.
func (e *Env) namesOnly(articles []*graphmodel.Article) {
	for _, a := range articles {
		if a.NamesOnly() {
			e.say("%s: the article is in %s; only its names were read", a.Source, graphmodel.LanguageName(a.Language))
		}
	}
}

// report prints what a person should know, and tells whether a source failed.
func (e *Env) report(r importers.Report) (failed bool) {
	for _, issue := range r.Skipped {
		if issue.Level == importers.Failure {
			failed = true
			e.say("%v", issue.Reason)
		}
	}
	for _, w := range r.Warnings {
		e.say("%s: %v", w.Source, w.Reason)
	}
	return failed
}

// web fetches the sources that are addresses. keep, if any, gets their pages.
func (e *Env) web(keep func(fetch.Page)) *importers.Web {
	if e.client == nil {
		e.client = fetch.New(fetch.Options{AllowPrivate: e.allowPrivate, Agent: fetch.Agent(e.Version)})
	}
	return &importers.Web{Client: e.client, Keep: keep}
}

// privateOption lets a command fetch from private networks.
func privateOption(f *flags) *bool {
	return f.Bool("allow-private", false, "also fetch from addresses of private networks and of this computer")
}

// columnsOption lets a person say which column of a table is what. The function that
// it returns takes the option over.
func columnsOption(f *flags) func(*Env) error {
	text := f.String("columns", "", "which columns of tables are what, such as `title=Headline,text=Body`")
	return func(e *Env) error {
		if *text == "" {
			return nil
		}
		m, err := importers.ParseColumns(*text)
		if err != nil {
			return usagef("--%v", err)
		}
		e.columns = importers.AlwaysColumns(m)
		return nil
	}
}

// wordsOption is the option for a person's word lists.
func wordsOption(f *flags) *string {
	return f.String("words", "", "follow the word lists in `FILE`: names that are always or never something")
}

// readWords reads and checks word lists; "" for no file.
func readWords(path string) (string, error) {
	if path == "" {
		return "", nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	if err := ingest.CheckWords(string(data)); err != nil {
		return "", fmt.Errorf("%s: %w", path, err)
	}
	return string(data), nil
}

// corpusOf reads sources into a corpus of their own.
func (e *Env) corpusOf(ctx context.Context, args []string, words string) (ingest.Corpus, bool, error) {
	r, failed, err := e.ingestAll(ctx, args, nil, words, nil)
	if err != nil {
		return ingest.Corpus{}, false, err
	}
	if r.Empty() {
		if !failed {
			e.say("there is no article and no graph in what was named")
		}
		return ingest.Corpus{}, true, errReported
	}
	return ingest.Corpus{}.Add(r), failed, nil
}

// snapshotOf builds the graph of a corpus.
func snapshotOf(c ingest.Corpus) (*graphmodel.Snapshot, error) {
	g := graphmodel.New()
	if _, err := g.Apply(c.Change(g.Snapshot(), "Import")); err != nil {
		return nil, err
	}
	return g.Snapshot(), nil
}

// isTerminal reports whether a person watches the stream.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
