package ingest

import "errors"

func defaultExtractor() (Extractor, error) {
	return nil, errors.New("no extractor is linked")
}
