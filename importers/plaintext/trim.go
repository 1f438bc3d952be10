package plaintext

// Trim takes out of the paragraphs of an extracted article what the paper adds:
// links to other articles, captions, bylines, closing notes, and everything
// from the readers' comments or the tags on.
func Trim(paragraphs []string) []string {
	blocks := make([]block, len(paragraphs))
	for i, p := range paragraphs {
		blocks[i] = newBlock(line{text: p}, true)
		blocks[i].text = p
	}
	bs := score(blocks)
	words, total := 0.0, 0.0
	for i := range bs {
		total += bs[i].words
	}
	kept := make([]string, 0, len(paragraphs))
	for i := range bs {
		if bs[i].kind == end && words > 0.5*total {
			break
		}
		words += bs[i].words
		if droppable(bs, i) {
			continue
		}
		kept = append(kept, paragraphs[i])
	}
	return kept
}

func droppable(bs []scored, i int) bool {
	switch bs[i].kind {
	case teaser, note, credit, clutter, meta, cut:
		return true
	}
	return false
}

// proseWords is the length of a paragraph that is prose by itself.
const proseWords = 20

// IsProse reports whether a paragraph reads like a part of an article wherever
// it stands: whole sentences, and not about the site.
func IsProse(paragraph string) bool {
	b := scored{block: block{text: paragraph}, folded: fold(paragraph), words: countWords(paragraph), ends: endsSentence(paragraph)}
	b.cues = countCues(b.folded)
	return b.words >= proseWords && b.ends && classify(&b) == plain && weighWords(&b) > 0
}
