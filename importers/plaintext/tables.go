package plaintext

import (
	"strings"
	"unicode"
)

// How the rows of a table are told from menus.
const (
	rowWords  = 5   // of a row without bars
	rowShare  = 0.2 // of the words of a row hold a digit
	tableRows = 6   // of the shortest table
	rowScore  = 4.0 // what a row of a table counts
)

// markTables gives the rows of tables a small positive score: an article's figures
// are long runs of blocks that are no sentences.
func markTables(bs []scored) {
	for i := 0; i < len(bs); {
		rows, end := 0, i
		for end < len(bs) && (isRow(&bs[end]) || rows > 0 && isFrame(&bs[end])) {
			if isRow(&bs[end]) {
				rows++
			}
			end++
		}
		if rows >= tableRows {
			for j := i; j < end; j++ {
				if isRow(&bs[j]) {
					bs[j].kind, bs[j].score = plain, max(bs[j].score, rowScore)
				} else {
					bs[j].score = 0
				}
			}
		}
		i = max(end, i+1)
	}
}

// isFrame reports whether a block is a rule between the rows of a table.
func isFrame(b *scored) bool { return b.kind == clutter && b.words == 0 }

// isRow reports whether a block may be the row of a table: cells between bars, or
// words and figures without the end of a sentence.
func isRow(b *scored) bool {
	if strings.Count(b.text, "│") >= 3 || strings.Count(b.text, " | ") >= 3 {
		return b.words >= 2
	}
	if b.ends || b.cues > 0 || b.kind != plain || b.words < rowWords {
		return false
	}
	words, figures := 0, 0
	for w := range strings.FieldsSeq(b.text) {
		words++
		if strings.ContainsFunc(w, unicode.IsDigit) {
			figures++
		}
	}
	return float64(figures) >= float64(rowShare*float64(words))
}
