package webpage

import (
	nurl "net/url"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"clew/importers/plaintext"
)

// found is what readability says.
type found struct {
	node    *html.Node
	bylines []string // as printed on the page
	site    string
}

// readabilityBody never modifies doc.
func readabilityBody(doc *html.Node, url *nurl.URL) found {
	parser := readability.NewParser()
	a, err := parser.ParseDocument(doc, url)
	if err != nil {
		return found{}
	}
	return found{node: a.Node, bylines: []string{a.Byline()}, site: a.SiteName()}
}

// candidate is a block of the page with what is known about it.
type candidate struct {
	block
	plaintext.Judgment
	odd    region // the regions that the article as a whole does not stand in
	inside bool   // in the frame of the article
	strong bool   // reads like a paragraph of an article
	good   bool   // strong, and in no region that is not the article
	keep   bool
}

// mass is what a paragraph counts, in words. Longer ones count no more.
func (c *candidate) mass() float64 { return min(c.Words, maxMass) }

const maxMass = 60

// apart are the regions that are seldom part of an article.
const apart = inNav | inFooter | inComment | inRelated | inPromo | inForm | inHidden | inShare | inAside | inConsent

// selection is a page whose blocks are being chosen.
type selection []candidate

// newSelection judges all blocks of a page. Those that readability chose are inside.
func newSelection(blocks []block, read []string) selection {
	texts := make([]string, len(blocks))
	for i := range blocks {
		texts[i] = blocks[i].text
	}
	judged := plaintext.Judge(texts)
	runs := newRuns(read)
	s := make(selection, len(blocks))
	for i := range blocks {
		s[i] = candidate{block: blocks[i], Judgment: judged[i], inside: runs.share(judged[i].Folded) >= 0.5}
		c := &s[i]
		c.strong = c.Words >= 20 && (c.Ends || c.Words >= 40) && 5*c.linked < 2*len(c.text) &&
			c.Kind == plaintext.Plain && c.tag != atom.Figcaption && float64(c.Cues) < float64(0.08*c.Words)
	}
	return s
}

// chooseText returns the paragraphs of the article of a page. read is what
// readability chose, title the headline and summary the page's description of
// itself.
//
// Readability's container is the frame, unless the run of blocks that reads
// most like an article (as in package plaintext) is for the larger part outside
// of it. Inside the frame each block is judged by its words, its tag and the
// regions it stands in.
func chooseText(doc *html.Node, read []string, title, summary string) []string {
	s := newSelection(blocksOf(doc), read)
	s.compare()
	s.frame()
	s.judge()
	s.endAtTail()
	s.dropLoose()
	s.addStandfirst(foldTitle(title), foldTitle(summary))
	s.dropRepeated()
	s.dropCards(doc)
	var out []string
	for i := range s {
		if s[i].keep {
			out = append(out, s[i].text)
		}
	}
	return out
}

// compare finds the regions in which the paragraphs inside the frame stand, and
// leaves them out of what counts against a block: a class of the article's own
// container, such as "post has-sidebar", says nothing about its parts. A page
// that hides most of its text until a script runs hides nothing.
func (s selection) compare() {
	var total, all, hidden float64
	var in [32]float64
	for i := range s {
		c := &s[i]
		if !c.strong {
			continue
		}
		all += c.mass()
		if c.regions&inHidden != 0 {
			hidden += c.mass()
		}
		if !c.inside {
			continue
		}
		total += c.mass()
		for bit := range in {
			if c.regions&(1<<bit) != 0 {
				in[bit] += c.mass()
			}
		}
	}
	var common region
	for bit := range in {
		if total > 0 && in[bit] >= float64(0.4*total) {
			common |= 1 << bit
		}
	}
	if hidden > float64(0.5*all) {
		common |= inHidden
	}
	common &^= inBody | inArticle | inConsent
	for i := range s {
		c := &s[i]
		c.odd = c.regions &^ common
		c.good = c.strong && c.odd&(apart|inFigure|inByline) == 0
	}
}

// frame decides which blocks are looked at.
func (s selection) frame() {
	from, to, ok := s.run()
	if !ok {
		return
	}
	var whole, shared float64
	for i := from; i <= to; i++ {
		c := &s[i]
		switch {
		case !c.good:
		case c.inside:
			whole += c.mass()
			shared += c.mass()
		case s.goodAt(i-1) || s.goodAt(i+1) || c.regions&inBody != 0:
			whole += c.mass()
		default: // perhaps the summary on a card of another article
			whole += float64(loneShare * c.mass())
		}
	}
	if shared < float64(0.5*whole) {
		for i := range s {
			s[i].inside = i >= from && i <= to
		}
		s.compare()
		main := s.containers()
		for i := range s {
			if c := &s[i]; c.odd&(inRelated|inAside) != 0 && !main[c.parent] {
				c.inside = false
			}
		}
		return
	}
	main, marks, wrap := s.containers(), s.marks(), s.wrapping()
	for i := from; i <= to; i++ {
		if c := &s[i]; c.good && (main[c.parent] || marks[c.mark()] || wrap != (wrapper{}) && c.wrapper() == wrap || s.continues(i)) {
			c.inside = true
		}
	}
}

func (s selection) goodAt(i int) bool { return i >= 0 && i < len(s) && s[i].good }

// continues reports whether a block stands next to a paragraph of the article
// that is marked up in the same way.
func (s selection) continues(i int) bool {
	for _, j := range []int{i - 1, i + 1} {
		if s.goodAt(j) && s[j].inside && s[j].mark() == s[i].mark() {
			return true
		}
	}
	return false
}

// loneShare is what a word counts in a paragraph that stands alone among other blocks.
const loneShare = 0.4

// run returns the run of blocks with the largest sum of values.
func (s selection) run() (from, to int, ok bool) {
	best, sum := 0.0, 0.0
	start := 0
	for i := range s {
		if sum <= 0 {
			sum, start = 0, i
		}
		if sum += s[i].value(); sum > best {
			best, from, to, ok = sum, start, i, true
		}
	}
	return from, to, ok
}

// value is what a block counts for the article in words, negative when it
// counts against it.
func (c *candidate) value() float64 {
	if c.strong {
		v := c.mass()
		switch {
		case c.odd&(inComment|inFooter|inNav|inHidden|inConsent) != 0:
			return -5
		case c.Again:
			return -8
		case c.Score <= 10:
			v = min(v, 10)
		}
		if c.odd&apart != 0 {
			v *= 0.4
		}
		return v
	}
	switch {
	case c.odd&(apart|inFigure|inByline|inHeader) != 0:
		return -1.5
	case c.Kind == plaintext.Cut:
		return -30
	case c.Kind == plaintext.End:
		return -60
	case c.links() > 0.6:
		return -6
	case c.inside && (isHeading(c.tag) || isItem(c.tag)):
		return -1
	case c.Words >= 8 && c.Ends:
		return 0.8 * c.Words
	}
	return -4
}

// links is the share of the text that is linked.
func (c *candidate) links() float64 { return float64(c.linked) / float64(max(1, len(c.text))) }

// containers returns the elements that hold a good part of the article's
// paragraphs.
func (s selection) containers() map[*html.Node]bool {
	total := 0.0
	held := map[*html.Node]float64{}
	for i := range s {
		if c := &s[i]; c.inside && c.good {
			held[c.parent] += c.mass()
			total += c.mass()
		}
	}
	out := map[*html.Node]bool{}
	for n, m := range held {
		if m >= float64(0.15*total) {
			out[n] = true
		}
	}
	return out
}

// wrapper is how a page marks up the element around a block that it wraps by itself.
type wrapper struct {
	mark
	class string
}

// wrapper is zero for a block whose parent has no class.
func (c *candidate) wrapper() wrapper {
	if c.parent == nil {
		return wrapper{}
	}
	for _, a := range c.parent.Attr {
		if a.Key == "class" && a.Val != "" {
			return wrapper{c.mark(), a.Val}
		}
	}
	return wrapper{}
}

// wrapperShare is the least share of an article whose paragraphs are wrapped alike.
const wrapperShare = 0.5

// wrapping returns how most of the article's paragraphs are wrapped, zero where they are
// not: then no container holds many of them, and an aside between two parts parts them.
func (s selection) wrapping() wrapper {
	total := 0.0
	held := map[wrapper]float64{}
	for i := range s {
		if c := &s[i]; c.inside && c.good {
			held[c.wrapper()] += c.mass()
			total += c.mass()
		}
	}
	for w, m := range held {
		if m > float64(wrapperShare*total) {
			return w
		}
	}
	return wrapper{}
}

// mark is how the page marks a block up.
type mark struct {
	regions region
	tag     atom.Atom
}

func (c *candidate) mark() mark { return mark{c.regions, c.tag} }

// marks returns how the article's paragraphs are marked up, where the page says
// that they are its text.
func (s selection) marks() map[mark]bool {
	total := 0.0
	held := map[mark]float64{}
	for i := range s {
		if c := &s[i]; c.inside && c.good {
			held[c.mark()] += c.mass()
			total += c.mass()
		}
	}
	out := map[mark]bool{}
	for m, v := range held {
		if v >= float64(0.3*total) && m.regions&inBody != 0 {
			out[m] = true
		}
	}
	return out
}
