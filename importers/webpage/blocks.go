package webpage

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// separateBlocks prepares a tree for the extractors, which join what stands
// between tags: it puts white space around every block and turns blocks that
// hold nothing but a line of text into paragraphs where the page marks none, so
// that minified pages and pages built of div elements keep their words and
// paragraphs apart.
func separateBlocks(doc *html.Node) {
	marked := 0
	each(doc, func(n *html.Node) {
		if n.DataAtom == atom.P && isLine(n) {
			marked++
		}
	})
	separate(doc, marked < minMarked)
}

// separate does the work of separateBlocks; divs says whether to turn div
// elements into paragraphs.
func separate(n *html.Node, divs bool) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode && !silentElements[c.DataAtom] {
			separate(c, divs)
			if blockElements[c.DataAtom] && n.DataAtom != atom.Table && n.DataAtom != atom.Tr && n.DataAtom != atom.Html {
				n.InsertBefore(&html.Node{Type: html.TextNode, Data: "\n"}, c)
			}
			if divs && c.DataAtom == atom.Div && isLine(c) {
				c.Data, c.DataAtom = "p", atom.P
			}
		}
		c = next
	}
	splitAtBreaks(n)
}

// minMarked is how many paragraphs a page marks whose div elements are left alone.
const minMarked = 3

// minLine is the length in bytes of the text that makes a block a paragraph.
const minLine = 60

// isLine reports whether a block holds a line of text and no other block.
func isLine(n *html.Node) bool {
	text := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			if !blank(c.Data) {
				text += len(c.Data)
			}
		case html.ElementNode:
			if blockElements[c.DataAtom] || silentElements[c.DataAtom] || holdsBlock(c) {
				return false
			}
		}
	}
	return text >= minLine
}

func holdsBlock(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (blockElements[c.DataAtom] || holdsBlock(c)) {
			return true
		}
	}
	return false
}

func blank(s string) bool {
	for _, r := range s {
		if !isSpace(r) {
			return false
		}
	}
	return true
}

// splitAtBreaks makes a paragraph with two line breaks in a row two paragraphs.
func splitAtBreaks(p *html.Node) {
	if p.DataAtom != atom.P || p.Parent == nil {
		return
	}
	for c := p.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Br {
			continue
		}
		second := c.NextSibling
		for second != nil && second.Type == html.TextNode && blank(second.Data) {
			second = second.NextSibling
		}
		if second == nil || second.DataAtom != atom.Br {
			continue
		}
		rest := &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
		for m := second.NextSibling; m != nil; {
			next := m.NextSibling
			p.RemoveChild(m)
			rest.AppendChild(m)
			m = next
		}
		p.RemoveChild(second)
		p.Parent.InsertBefore(rest, p.NextSibling)
		splitAtBreaks(rest)
		return
	}
}
