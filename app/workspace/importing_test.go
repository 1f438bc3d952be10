package workspace

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"clew/app/ingest"
	"clew/importers"
)

// TestImportProgress moves the bar with the work: it never goes back, has half of its
// way for reading, and each count names what it counts.
func TestImportProgress(t *testing.T) {
	var sources []importers.Source
	for i := range 12 {
		sources = append(sources, importers.TextSource(fmt.Sprintf("%d.txt", i), strings.ReplaceAll(article, "Harriet", fmt.Sprintf("Harriet %d", i))))
	}
	var bar []float64
	read := 0.0
	var details []string
	_, err := ingest.Run(t.Context(), sources, ingest.Options{Extractor: capitals{}, Workers: 1, Progress: func(p ingest.Progress) {
		bar = append(bar, share(p))
		if p.Stage == ingest.Reading {
			read = share(p)
		}
		details = append(details, describe(p))
	}})
	if err != nil || !slices.IsSorted(bar) || read < 0.45 || bar[len(bar)-1] < 0.9 || len(bar) < 20 {
		t.Errorf("%v, read %.2f, bar %.2f", err, read, bar)
	}
	for _, want := range []string{"3 of 12 files read, 2.txt", "12 of 12 articles extracted, 11.txt"} {
		if !slices.Contains(details, want) {
			t.Errorf("%q is not in %q", want, details)
		}
	}
}

// A source that is read by itself is named before anything of it is done.
func TestSingleSourceIsNamedAtOnce(t *testing.T) {
	one := importers.FileSource("/x/y/long report.pdf")
	for want, sources := range map[string][]importers.Source{
		"long report.pdf":          {one},
		"https://reed.example/a/b": {importers.AddressSource("https://reed.example/a/b")},
		"":                         {one, one},
	} {
		if got := firstName(sources); got != want {
			t.Errorf("%v: %q", sources, got)
		}
	}
}
