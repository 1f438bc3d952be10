package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What makes a row of cards: elements beside each other, so many at least, each with a
// headline that is a link and with at most so many bytes of text.
const (
	minCards = 3
	maxCard  = 1000
	// cardShare is how much of the text the cards may be: a page of which they are most
	// is a list, and its cards are what there is.
	cardShare = 0.8
)

// dropCards takes teaser cards of other articles out that stand behind the article, of
// which readability takes the summaries for paragraphs.
func (s selection) dropCards(doc *html.Node) {
	cards := cardsOf(doc)
	if len(cards) == 0 {
		return
	}
	var in []int
	total, carded, first := 0.0, 0.0, -1
	for i := range s {
		if !s[i].keep {
			continue
		}
		total += s[i].mass()
		if inCard(s[i].parent, cards) {
			in = append(in, i)
			carded += s[i].mass()
		} else if first < 0 {
			first = i
		}
	}
	if first < 0 || carded > float64(cardShare*total) {
		return
	}
	for _, i := range in {
		if i > first {
			s[i].keep = false
		}
	}
}

func inCard(n *html.Node, cards map[*html.Node]bool) bool {
	for ; n != nil; n = n.Parent {
		if cards[n] {
			return true
		}
	}
	return false
}

// cardsOf returns the elements of a page that are cards, in time linear in its size.
func cardsOf(doc *html.Node) map[*html.Node]bool {
	row := map[*html.Node][]*html.Node{}
	measureCards(doc, false, row)
	cards := map[*html.Node]bool{}
	for _, list := range row {
		if len(list) < minCards {
			continue
		}
		for _, n := range list {
			cards[n] = true
		}
	}
	return cards
}

// cardParts is what an element holds: bytes of text, those of them that are linked,
// headlines, and headlines that are links.
type cardParts struct{ text, linked, headings, links int }

// measureCards adds the cards under n to the rows of their parents. link says that n
// stands in a link.
func measureCards(n *html.Node, link bool, row map[*html.Node][]*html.Node) cardParts {
	var p cardParts
	if n.Type == html.TextNode {
		p.text = len(strings.TrimSpace(n.Data))
		if link {
			p.linked = p.text
		}
		return p
	}
	if n.Type == html.ElementNode && silentElements[n.DataAtom] {
		return p
	}
	link = link || n.DataAtom == atom.A
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		in := measureCards(c, link, row)
		p.text, p.linked, p.headings, p.links = p.text+in.text, p.linked+in.linked, p.headings+in.headings, p.links+in.links
	}
	if isHeading(n.DataAtom) {
		p.headings++
		if p.text > 0 && p.linked*10 >= p.text*9 {
			p.links++
		}
	}
	switch n.DataAtom {
	case atom.Article, atom.Li, atom.Div, atom.Section:
		if p.headings == 1 && p.links == 1 && p.text <= maxCard && n.Parent != nil {
			row[n.Parent] = append(row[n.Parent], n)
		}
	}
	return p
}
