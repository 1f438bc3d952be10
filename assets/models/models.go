// Package models embeds the trained models of the extraction. They are written
// by importers/extract/train; docs/training.md tells from which data.
package models

import _ "embed"

var (
	// Words holds the clusters of words.
	//
	//go:embed words.bin
	Words []byte

	// Tagger is the model of the part-of-speech tagger.
	//
	//go:embed tagger.bin
	Tagger []byte

	// Parser is the model of the dependency parser.
	//
	//go:embed parser.bin
	Parser []byte
)
