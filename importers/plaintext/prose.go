package plaintext

// proseWords is the length of a paragraph that is prose by itself.
const proseWords = 20

// IsProse reports whether a paragraph reads like a part of an article wherever
// it stands: whole sentences, and not about the site.
func IsProse(paragraph string) bool {
	b := scored{block: block{text: paragraph}, folded: fold(paragraph), words: countWords(paragraph), ends: endsSentence(paragraph)}
	b.cues = countCues(b.folded)
	return b.words >= proseWords && b.ends && classify(&b) == plain && weighWords(&b) > 0
}
