package ingest

import (
	"clew/importers/extract"
	"clew/importers/extract/lexicon"
)

// DefaultExtractor returns the program's own extractor.
func DefaultExtractor() (Extractor, error) { return extract.New() }

// ExtractorWith returns the program's own extractor, which follows a person's
// word lists (docs/lexicon.md). The error names the line of a mistake in them.
func ExtractorWith(words string) (Extractor, error) {
	w, err := lexicon.ParseWords(words)
	if err != nil {
		return nil, err
	}
	x, err := extract.New()
	if err != nil {
		return nil, err
	}
	return extract.WithWords(x, w), nil
}

// CheckWords reports the first mistake in word lists, with its line, or nil.
func CheckWords(words string) error {
	_, err := lexicon.ParseWords(words)
	return err
}
