package webpage

import (
	"strings"

	"golang.org/x/net/html"
)

// Fragment returns the paragraphs of HTML that holds nothing but text, such as
// an item of a feed. Nothing is left out but scripts and the like. It takes time
// linear in len(src).
func Fragment(src string) []string {
	src = stripDataURLs(src)
	if strings.Count(src, "<") > maxTags || strings.Count(src, "=") > maxTags {
		text, _ := flatText(src)
		return strings.Split(text, "\n\n")
	}
	doc, err := html.Parse(strings.NewReader(src))
	if err != nil {
		text, _ := flatText(src)
		return strings.Split(text, "\n\n")
	}
	return paragraphsOf(doc)
}
