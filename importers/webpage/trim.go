package webpage

// trim takes the title out of the paragraphs.
func trim(paragraphs []string, title string) []string {
	folded := foldTitle(title)
	kept := paragraphs[:0]
	for _, p := range paragraphs {
		if foldTitle(p) != folded {
			kept = append(kept, p)
		}
	}
	return kept
}
