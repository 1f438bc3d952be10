package webpage

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"clew/importers/page"
	"clew/importers/plaintext"
)

// titleSeparators stand between a headline and the name of the site.
var titleSeparators = []string{" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", " > ", " ‹ ", " › "}

// chooseTitle lets the places where a page states its headline vote. A page
// without JSON-LD has the headline that it prints, if that is told by its words:
// what stands in the head of such pages is often written for search engines. site is
// the name of the site, which some of them append.
func chooseTitle(h *head, ld declared, site string) string {
	var candidates []string
	add := func(s string) {
		if s = page.OneLine(s); s != "" {
			candidates = append(candidates, s)
		}
	}
	og := h.withoutSite(h.first("og:title", "twitter:title", "dc.title", "headline", "item:headline"), site)
	title := h.withoutSite(h.title, site)
	if t := h.withoutSite(ld.title, site); isOwnHeadline(t, h.h1, og, title, site) {
		return t
	}
	if ld.title == "" {
		if t := printedHeadline(h.h1, og+" "+title); t != "" {
			return withoutKicker(h.withoutSite(t, site), og)
		}
	}
	if len(h.h1) > 0 {
		add(bestH1(h.h1, []string{ld.title, og, title}))
	}
	add(h.withoutSite(ld.title, site))
	add(og)
	add(title)
	best, bestVotes := "", -1.0
	for _, c := range candidates {
		votes := 0.0
		for _, o := range candidates {
			votes += agreement(c, o)
		}
		if foldTitle(c) == foldTitle(site) {
			votes = 0
		}
		if votes > bestVotes {
			best, bestVotes = c, votes
		}
	}
	return withoutKicker(withoutKicker(best, og), h.withoutSite(ld.title, site))
}

// isOwnHeadline reports whether JSON-LD declares a headline that is in none of
// the other places, while those agree. What they then show is written for search
// engines and telephones, and the declared headline is the paper's.
func isOwnHeadline(declared string, h1 []string, og, title, site string) bool {
	if wordsIn(declared) < minHeadline || len(declared) > maxHeadline || len(h1) == 0 || site != "" && sameName(declared, site) {
		return false
	}
	printed := bestH1(h1, []string{og, title})
	if foldTitle(printed) != foldTitle(og) && foldTitle(printed) != foldTitle(title) {
		return false
	}
	for _, other := range append([]string{og, title}, h1...) {
		if agreement(declared, other) > 0 {
			return false
		}
	}
	return true
}

// withoutSite is the function of this name, but for a title that the page prints
// as it is: what stands behind its dash is no name of a site. Behind a bar it is
// that or the name of a section.
func (h *head) withoutSite(title, site string) string {
	for _, printed := range h.h1 {
		if folded := foldTitle(title); folded != "" && folded == foldTitle(printed) && !strings.Contains(title, " | ") {
			return page.OneLine(title)
		}
	}
	return withoutSite(title, site)
}

// withoutKicker returns other when title is the same with a kicker before it
// ("Trade talks: Ministers meet again").
func withoutKicker(title, other string) string {
	if wordsIn(other) < minHeadline || len(other) >= len(title) || !strings.HasSuffix(title, other) {
		return title
	}
	switch before := strings.TrimRight(title[:len(title)-len(other)], " "); {
	case strings.HasSuffix(before, ":"), strings.HasSuffix(before, "-"), strings.HasSuffix(before, "–"), strings.HasSuffix(before, "|"):
		return other
	}
	return title
}

// minHeadline is the length in words of the shortest h1 that is told to be a
// headline by itself.
const minHeadline = 3

// maxHeadline is the length in bytes of the longest headline that is taken from
// JSON-LD alone: some sites declare their summary as one.
const maxHeadline = 250

// printedHeadline returns the only h1 that has a good part of its words in what
// the head of the page says, or "".
func printedHeadline(h1 []string, declared string) string {
	known := map[string]bool{}
	for w := range strings.FieldsSeq(foldTitle(declared)) {
		known[w] = true
	}
	found := ""
	for _, c := range h1 {
		words := strings.Fields(foldTitle(c))
		shared := 0
		for _, w := range words {
			if known[w] {
				shared++
			}
		}
		if len(words) < minHeadline || 5*shared < 2*len(words) {
			continue
		}
		if found != "" && foldTitle(found) != foldTitle(c) {
			return ""
		}
		found = c
	}
	return found
}

// bestH1 prefers the h1 that another statement repeats: some pages mark the
// name of the site as h1.
func bestH1(h1, others []string) string {
	best, bestVotes := h1[0], -1.0
	for _, c := range h1 {
		v := 0.0
		for _, o := range others {
			if o != "" {
				v += agreement(c, o)
			}
		}
		if v > bestVotes {
			best, bestVotes = c, v
		}
	}
	return best
}

// agreement is 1 for the same title, less when one contains the other.
func agreement(a, b string) float64 {
	a, b = foldTitle(a), foldTitle(b)
	switch {
	case a == b:
		return 1
	case len(a) > 12 && len(b) > 12 && (strings.Contains(a, b) || strings.Contains(b, a)):
		return 0.5
	}
	return 0
}

// printLead is what stands before the title of a page that is made for printing.
var printLead = regexp.MustCompile(`^(?i:print(?:er)?[- ]?(?:friendly|version|view)?|druckansicht|druckversion|version imprimable|versión para imprimir)\s*[:|–-]\s+`)

// withoutSite cuts the name of the site off a title: the known name, or else a
// short last part behind a separator.
func withoutSite(title, site string) string {
	title = printLead.ReplaceAllString(page.OneLine(title), "")
	for _, sep := range titleSeparators {
		i := strings.LastIndex(title, sep)
		if i <= 0 {
			continue
		}
		head, tail := title[:i], title[i+len(sep):]
		switch {
		case site != "" && sameName(tail, site):
			return withoutSite(head, site)
		case site != "" && sameName(head, site):
			return tail
		case sep != " / " && wordsIn(tail) <= 4 && wordsIn(head) >= 4:
			return withoutSite(head, site)
		}
	}
	return withoutWideSite(title, site)
}

// sameName reports whether two names of a site are the same but for spacing,
// case and an address ending.
func sameName(a, b string) bool {
	f := func(s string) string {
		s = strings.ReplaceAll(foldTitle(s), " ", "")
		s = strings.TrimPrefix(strings.TrimPrefix(s, "www"), "the")
		for _, end := range []string{"com", "org", "net", "online"} {
			s = strings.TrimSuffix(s, end)
		}
		return s
	}
	x, y := f(a), f(b)
	return x != "" && (x == y || len(y) >= 4 && strings.HasPrefix(x, y) || len(x) >= 4 && strings.HasPrefix(y, x))
}

// foldTitle returns letters and digits in lower case, single spaces between.
func foldTitle(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
	}), " ")
}

// Lengths in words of a line that is taken for the headline of a page that names none,
// at most, and of the paragraph below it.
const (
	maxHeading = 20
	minBelow   = 12
)

// headingOf returns the headline of a page that names none, such as a document that
// was published as a page: the line at the head of the text, or the one just above it. It is taken off the paragraphs.
func headingOf(doc *html.Node, paragraphs []string) (title string, rest []string) {
	isHeading := func(s string) bool {
		n := len(strings.Fields(s))
		return n >= 2 && n <= maxHeading && !strings.ContainsAny(s[len(s)-1:], ".:;,!") && plaintext.Byline(s) == ""
	}
	if len(paragraphs) < 2 {
		return "", paragraphs
	}
	if isHeading(paragraphs[0]) && plaintext.Words(paragraphs[1]) >= minBelow {
		return paragraphs[0], paragraphs[1:]
	}
	all := paragraphsOf(doc)
	if i := slices.Index(all, paragraphs[0]); i > 0 && isHeading(all[i-1]) {
		return all[i-1], paragraphs
	}
	return "", paragraphs
}
