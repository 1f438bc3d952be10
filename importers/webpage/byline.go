package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"clew/importers/page"
	"clew/importers/plaintext"
)

// maxByline is the length in bytes of the longest text of an element that is
// taken for the name of an author.
const maxByline = 100

// maxNames is how many different names may be marked as the author's; a page
// that marks more lists its writers.
const maxNames = 4

// authorNames and bylineNames are classes and ids, letters only, of elements
// that hold the author.
var (
	authorNames = nameSet("author authorname authorsname articleauthor articleauthorname authorlink postauthor postauthorname entryauthor entryauthorname storyauthor newsauthor bylineauthor bylinename contentauthor singleauthor authorfullname fnauthor authorfn vcardauthor articleauthors authors autor autorname reporter reportername writer writername readercredits")
	bylineNames = nameSet("byline articlebyline bylines entrybyline postbyline storybyline bylinetext bylinewrapper articlebylinename signature")
)

func nameSet(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}

// markedAuthors returns what the elements of the page mark as its author, the
// surest marks first: rel and itemprop, classes for names, classes for bylines,
// links to pages of authors.
func markedAuthors(doc *html.Node) [][]string {
	levels := make([][]string, 4)
	each(doc, func(n *html.Node) {
		level := authorLevel(n)
		if level < 0 || len(levels[level]) > maxNames {
			return
		}
		text := page.OneLine(strings.Join(paragraphsOf(n), ", "))
		if text == "" || len(text) > maxByline || regionsAbove(n)&(inComment|inRelated|inFooter|inNav|inAside) != 0 {
			return
		}
		if a := plaintext.Byline(text); a != "" {
			text = a
		}
		for _, seen := range levels[level] {
			if strings.Contains(seen, text) {
				return
			}
		}
		levels[level] = append(levels[level], text)
	})
	var out [][]string
	for _, names := range levels {
		if len(names) > 0 && len(names) <= maxNames {
			out = append(out, names)
		}
	}
	return out
}

// authorLevel returns how an element marks the author, -1 when it does not.
func authorLevel(n *html.Node) int {
	if n.DataAtom == atom.Link || n.DataAtom == atom.Meta || len(n.Attr) == 0 {
		return -1
	}
	level := -1
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "rel", "itemprop":
			if a.Val == "author" {
				return 0
			}
		case "class", "id":
			if len(a.Val) > maxClass {
				continue
			}
			for name := range strings.FieldsSeq(a.Val) {
				switch name = squeeze(name); {
				case authorNames[name]:
					return 1
				case bylineNames[name]:
					level = 2
				}
			}
		case "href":
			if level < 0 && n.DataAtom == atom.A && (strings.Contains(a.Val, "/author/") || strings.Contains(a.Val, "/autor/") || strings.Contains(a.Val, "/authors/")) {
				level = 3
			}
		}
	}
	return level
}

// regionsAbove returns the regions that an element stands in.
func regionsAbove(n *html.Node) region {
	var r region
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == atom.Body || p.DataAtom == atom.Article || p.DataAtom == atom.Main {
			break
		}
		r |= tagRegions[p.DataAtom] | attrRegions(p, true)
	}
	return r
}
