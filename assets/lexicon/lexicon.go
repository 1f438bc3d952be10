// Package lexicon embeds the written knowledge of the program: plain text
// tables that a person can read and extend. Their format is described in
// docs/lexicon.md; importers/extract/lexicon loads them.
package lexicon

import "embed"

// Files holds the tables, one file a subject.
//
//go:embed *.txt
var Files embed.FS

// Gazetteer holds the cities of the world, one a line, fields separated by
// tabs. It is kept as a string so that look-ups can share its memory.
//
//go:embed gazetteer.tsv
var Gazetteer string
