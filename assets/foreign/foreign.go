// Package foreign embeds the names of countries, cities and organizations in
// other languages than English. docs/lexicon.md describes the format.
package foreign

import _ "embed"

// Names is the table, one entry a line.
//
//go:embed names.txt
var Names string
