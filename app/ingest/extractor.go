package ingest

import "clew/importers/extract"

// DefaultExtractor returns the program's own extractor.
func DefaultExtractor() (Extractor, error) { return extract.New() }
