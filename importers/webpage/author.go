package webpage

import (
	"regexp"
	"strings"

	"clew/importers/page"
)

var (
	authorLead  = regexp.MustCompile(`^(?i:by|von|par|por|di|door|av|af|written by|text by|story by|reported by|autor(?:in)?|author)\b:?\s+`)
	authorSplit = regexp.MustCompile(`\s*(?:;|\||,|\s+(?i:and|und|et|y|e|en|och|og|&)\s+|&)\s*`)
	notAName    = regexp.MustCompile(`(?i)https?://|www\.|@|\.(?:com|org|net|de|co)\b|^(?:staff|admin|administrator|editor|editors|redaktion|redaction|redacción|newsroom|author|unknown|none|null|guest|contributor|contributors|staff writer|staff reporter|web desk|online|anonymous|editorial|editorial staff|news desk)$|\d{3,}`)
	roleTail    = regexp.MustCompile(`(?i)\s*[-–—,(/]\s*(?:[\w\s]*?\b)?(?:reporter|correspondent|editor|writer|staff|journalist|columnist|redakteur(?:in)?|contributor|bureau)\b.*$`)
)

// chooseAuthor takes the authors that the page declares: JSON-LD, then meta
// elements, then the byline that readability saw.
func chooseAuthor(h *head, ld declared, byline, site string) string {
	sources := [][]string{ld.authors, h.all("author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author", "byl", "item:author", "citation_author", "twitter:creator:name"), {byline}}
	for _, names := range sources {
		if a := cleanAuthors(names, site); a != "" {
			return a
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
			part = roleTail.ReplaceAllString(authorLead.ReplaceAllString(part, ""), "")
			part = strings.Trim(part, " ,;|-–—•·/")
			key := foldTitle(part)
			if key == "" || seen[key] || notAName.MatchString(part) || (site != "" && sameName(part, site)) || len(strings.Fields(part)) > 6 {
				continue
			}
			seen[key] = true
			out = append(out, part)
		}
	}
	return strings.Join(out, ", ")
}
