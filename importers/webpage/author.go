package webpage

import (
	"regexp"
	"strings"

	"clew/importers/page"
	"clew/importers/plaintext"
)

var (
	authorLead  = regexp.MustCompile(`^(?i:by|von|par|por|di|door|av|af|written by|text by|story by|reported by|autor(?:in)?|author)\b:?\s+|^(?:بقلم|كتب|كتبت|автор|текст|作者|记者|記者|文)\s*[:：]\s*|^(?i:interview(?: by)?)\s*:\s*`)
	authorSplit = regexp.MustCompile(`\s*(?:;|\||,|\s+(?i:and|und|et|y|e|en|och|og|&)\s+|&)\s*`)
	address     = regexp.MustCompile(`(?i)https?://|www\.|@`)
	shortName   = regexp.MustCompile(`\s*\([^)]{1,8}\)$`)
	bylineTail  = regexp.MustCompile(`(?:Twitter|Facebook|Instagram|\bX\b)?\s*(?:\b(?i:today|yesterday|updated|published|posted|aktualisiert)\b|\d{1,2}[:.]\d\d|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}).*$`)
	notAName    = regexp.MustCompile(`(?i)https?://|www\.|@|\.(?:com|org|net|de|co)\b|^(?:staff|admin|administrator|editor|editors|redaktion|redaction|redacción|newsroom|author|unknown|none|null|guest|contributor|contributors|staff writer|staff reporter|web desk|online|anonymous|editorial|editorial staff|news desk)$|\d{3,}`)
	role        = regexp.MustCompile(`(?i)(?:^|\s)(?:correspondent|reporter|editor|writer|journalist|columnist|redakteur(?:in)?|bureau chief|chief executive|producer|analyst)$`)
	roleTail    = regexp.MustCompile(`(?i)\s*[-–—,(/]\s*(?:[\w\s]*?\b)?(?:reporter|correspondent|editor|writer|staff|journalist|columnist|redakteur(?:in)?|contributor|bureau)\b.*$`)
)

// chooseAuthor takes the authors that the page declares: JSON-LD, then meta
// elements, the bylines that readability saw, and what elements mark as the author. When only the paper itself
// is named as author, it is returned.
func chooseAuthor(h *head, ld declared, bylines []string, marked [][]string, site string) string {
	sources := [][]string{ld.authors, h.all("author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author", "byl", "item:author", "citation_author", "twitter:creator:name")}
	for _, b := range bylines {
		sources = append(sources, []string{b})
	}
	sources = append(sources, marked...)
	for _, names := range sources {
		if a := cleanAuthors(names, site); a != "" {
			return a
		}
	}
	for _, n := range ld.authors {
		if !address.MatchString(n) && len(n) <= 60 {
			return n
		}
	}
	return ""
}

// cleanAuthors removes what is no person: addresses, the site itself, words
// like Staff. It keeps the order and drops repetitions.
func cleanAuthors(names []string, site string) string {
	var out []string
	seen := map[string]bool{}
	for _, n := range names {
		n = authorLead.ReplaceAllString(page.OneLine(n), "")
		if len(n) > 200 {
			continue
		}
		for _, part := range authorSplit.Split(n, -1) {
			part = bylineTail.ReplaceAllString(shortName.ReplaceAllString(part, ""), "")
			part = roleTail.ReplaceAllString(authorLead.ReplaceAllString(part, ""), "")
			part = plaintext.WithoutReporter(strings.Trim(part, " ,;|-–—•·/"))
			key := foldTitle(part)
			if key == "" || seen[key] || notAName.MatchString(part) || role.MatchString(part) || (site != "" && sameName(part, site)) || len(strings.Fields(part)) > 6 {
				continue
			}
			seen[key] = true
			out = append(out, part)
		}
	}
	return strings.Join(out, ", ")
}
