package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"clew/importers/page"
)

// head is what the elements of the page say about it.
type head struct {
	meta      map[string][]string // lower-case name or property → contents, in order
	title     string              // the title element
	h1        []string
	canonical string
	language  string
	times     []string // datetime attributes, in order
	next      bool     // it names a page that follows
}

func readHead(doc *html.Node) head {
	h := head{meta: map[string][]string{}}
	each(doc, func(n *html.Node) {
		switch n.DataAtom {
		case atom.Html:
			h.language = attr(n, "lang")
		case atom.Title:
			if h.title == "" && !inside(n, atom.Svg) {
				h.title = page.OneLine(strings.Join(paragraphsOf(n), " "))
			}
		case atom.H1:
			if s := page.OneLine(strings.Join(paragraphsOf(n), " ")); s != "" {
				h.h1 = append(h.h1, s)
			}
		case atom.Link:
			h.next = h.next || strings.EqualFold(attr(n, "rel"), "next")
			if strings.EqualFold(attr(n, "rel"), "canonical") && h.canonical == "" {
				h.canonical = strings.TrimSpace(attr(n, "href"))
			}
		case atom.Time:
			if s := strings.TrimSpace(attr(n, "datetime")); s != "" {
				h.times = append(h.times, s)
			}
		case atom.Meta:
			h.addMeta(n)
		}
		if p := attr(n, "itemprop"); p != "" && n.DataAtom != atom.Meta {
			h.addItem(n, strings.ToLower(p))
		}
	})
	return h
}

func (h *head) addMeta(n *html.Node) {
	content := page.OneLine(html.UnescapeString(attr(n, "content")))
	if content == "" {
		return
	}
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		if k := strings.ToLower(strings.TrimSpace(attr(n, key))); k != "" {
			if key == "itemprop" {
				k = "item:" + k
			}
			h.meta[k] = append(h.meta[k], content)
		}
	}
}

// addItem keeps the microdata that describes an article.
func (h *head) addItem(n *html.Node, prop string) {
	switch prop {
	case "datepublished", "datecreated":
		v := attr(n, "datetime")
		if v == "" {
			v = attr(n, "content")
		}
		if v != "" {
			h.meta["item:"+prop] = append(h.meta["item:"+prop], v)
		}
	}
}

// first returns the first content of the first key that has one.
func (h *head) first(keys ...string) string {
	for _, k := range keys {
		if v := h.meta[k]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}

// all returns all contents of the first key that has any.
func (h *head) all(keys ...string) []string {
	for _, k := range keys {
		if v := h.meta[k]; len(v) > 0 {
			return v
		}
	}
	return nil
}

// each calls f for every element under n, in document order.
func each(n *html.Node, f func(*html.Node)) {
	if n.Type == html.ElementNode {
		f(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		each(c, f)
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func inside(n *html.Node, tag atom.Atom) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == tag {
			return true
		}
	}
	return false
}
