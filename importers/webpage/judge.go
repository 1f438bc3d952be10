package webpage

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"clew/importers/plaintext"
)

func isHeading(tag atom.Atom) bool {
	switch tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// isItem reports whether a tag marks a part of a list or a table.
func isItem(tag atom.Atom) bool {
	switch tag {
	case atom.Li, atom.Tr, atom.Td, atom.Th, atom.Dd, atom.Dt:
		return true
	}
	return false
}

// judge marks the blocks inside the frame that belong to the article.
func (s selection) judge() {
	divs := s.builtOfDivs()
	from, to := s.extent()
	elsewhere := map[string]bool{}
	for i := range s {
		if !s[i].inside && s[i].Again {
			elsewhere[s[i].Folded] = true
		}
	}
	seen := map[string]bool{}
	for i := range s {
		c := &s[i]
		switch {
		case !c.inside || !c.belongs(divs) && !(i > from && i < to && c.isLinkedSentence()) || c.strong && seen[c.Folded]:
		case !c.strong && c.Again && elsewhere[c.Folded] && !isItem(c.tag):
		default:
			c.keep = true
			seen[c.Folded] = true
		}
	}
}

// extent returns where the paragraphs of the article begin and end.
func (s selection) extent() (from, to int) {
	from, to = len(s), -1
	for i := range s {
		if s[i].inside && s[i].good {
			from, to = min(from, i), i
		}
	}
	return from, to
}

// wholeLink is from which share of linked text on a block is a link and not a sentence
// that holds one.
const wholeLink = 0.9

// maxLinked is how many words a sentence with links has at most; what is longer and
// mostly linked is a row of teasers.
const maxLinked = 50

// isLinkedSentence reports whether a block is a paragraph or an item that is mostly a link and
// still says something: between the paragraphs of an article it is one of them, where
// a teaser is all link.
func (c *candidate) isLinkedSentence() bool {
	return (c.tag == atom.P || isItem(c.tag)) && c.Kind == plaintext.Plain && c.Ends && c.Words < maxLinked && c.links() < wholeLink &&
		c.odd&(apart|inFigure|inByline|inHeader) == 0
}

// builtOfDivs reports whether the article's paragraphs are not marked as such.
func (s selection) builtOfDivs() bool {
	total, divs := 0.0, 0.0
	for i := range s {
		if c := &s[i]; c.inside && c.good {
			total += c.mass()
			if c.tag == atom.Div {
				divs += c.mass()
			}
		}
	}
	return divs > float64(0.3*total)
}

// belongs tells whether a block inside the frame is part of the article. divs
// says that the page marks no paragraphs.
func (c *candidate) belongs(divs bool) bool {
	quoted := c.odd&inQuote != 0
	switch c.Kind {
	case plaintext.Credit, plaintext.Clutter, plaintext.Cut, plaintext.End:
		return false
	case plaintext.Teaser, plaintext.Note, plaintext.Meta:
		if !quoted {
			return false
		}
	}
	switch c.tag {
	case atom.Figcaption, atom.Nav, atom.Footer, atom.Caption, atom.Title, atom.H1:
		return false
	}
	switch {
	case c.odd&(inNav|inFooter|inComment|inForm|inHidden|inConsent) != 0:
		return false
	case c.strong:
		return c.odd&(inByline|inPromo) == 0 && (c.odd&inFigure == 0 || quoted)
	case quoted && c.links() < 0.6 && c.odd&(inFigure|inPromo|inRelated) == 0:
		return true
	case c.odd&(inFigure|inRelated|inPromo|inByline|inAside|inHeader|inShare) != 0:
		return false
	case c.links() > 0.6 && c.tag != atom.Tr:
		return false
	case isItem(c.tag):
		return true
	case c.tag == atom.Div || c.tag == atom.Center:
		return divs || c.Ends && c.Words >= 10
	}
	return true
}

// sourceHeadings stand over lists of what a text cites.
var sourceHeadings = map[string]bool{"references": true, "footnotes": true, "sources": true}

// endAtTail drops what stands behind the sign that the article is over, and
// under the headings of other lists all but full paragraphs of the article's
// own containers.
func (s selection) endAtTail() {
	total := 0.0
	for i := range s {
		if s[i].keep {
			total += s[i].mass()
		}
	}
	main := s.containers()
	read, over, other := 0.0, false, false
	for i := range s {
		c := &s[i]
		if over {
			c.keep = false
			continue
		}
		if c.keep {
			read += c.mass()
		}
		if !c.inside {
			continue
		}
		heading := isHeading(c.tag)
		switch {
		case c.Kind == plaintext.End:
			over = read > float64(0.5*total)
		case heading && c.Kind == plaintext.Cut:
			over = read > float64(0.4*total) && sourceHeadings[c.Folded]
			other = other || read > float64(0.6*total)
		case heading:
			other = false
		}
		if other && !(c.strong && main[c.parent]) {
			c.keep = false
		}
	}
}

// maxLoose is the longest run of scraps that is taken off the end of a text;
// a longer one is a list.
const maxLoose = 4

// dropLoose takes headings and scraps off the end.
func (s selection) dropLoose() {
	var loose []int
	for i := len(s) - 1; i >= 0 && len(loose) <= maxLoose; i-- {
		c := &s[i]
		if !c.keep {
			continue
		}
		if !isHeading(c.tag) && (c.Words >= 10 || c.Ends || isItem(c.tag) || c.odd&inQuote != 0) {
			break
		}
		loose = append(loose, i)
	}
	if len(loose) > maxLoose {
		return
	}
	for _, i := range loose {
		s[i].keep = false
	}
}

// Where the line under the headline that sums the article up is looked for.
const (
	standfirstReach = 4  // blocks below the headline
	samePrefix      = 60 // bytes that it and the page's description share
	minStandfirst   = 6  // words
)

// addStandfirst keeps the line under the headline that sums the article up,
// which the page repeats as its description. title and summary are folded.
func (s selection) addStandfirst(title, summary string) {
	first := slices.IndexFunc(s, func(c candidate) bool { return c.keep && c.strong })
	if first < 0 || summary == "" {
		return
	}
	head := -1
	for i := 0; i <= first; i++ {
		if s[i].tag == atom.H1 || title != "" && foldTitle(s[i].text) == title {
			head = i
		}
	}
	if head < 0 {
		return
	}
	for i := head + 1; i <= min(head+standfirstReach, first-1); i++ {
		c := &s[i]
		f := foldTitle(c.text)
		if c.Words < minStandfirst || f == title {
			continue
		}
		if strings.Contains(summary, f) || strings.Contains(f, summary) || f[:min(samePrefix, len(f))] == summary[:min(samePrefix, len(summary))] {
			c.keep = true
		}
	}
}
