package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"clew/importers/page"
)

// blockElements start and end a paragraph.
var blockElements = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Center: true, atom.Dd: true,
	atom.Details: true, atom.Dialog: true, atom.Dir: true, atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Fieldset: true,
	atom.Figcaption: true, atom.Figure: true, atom.Footer: true, atom.Form: true, atom.H1: true, atom.H2: true, atom.H3: true,
	atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true, atom.Hgroup: true, atom.Hr: true, atom.Html: true, atom.Li: true,
	atom.Main: true, atom.Menu: true, atom.Nav: true, atom.Ol: true, atom.P: true, atom.Pre: true, atom.Section: true, atom.Summary: true,
	atom.Table: true, atom.Tbody: true, atom.Tfoot: true, atom.Thead: true, atom.Tr: true, atom.Ul: true, atom.Option: true,
	atom.Caption: true, atom.Legend: true, atom.Search: true, atom.Title: true,
}

// silentElements hold no text of the page.
var silentElements = map[atom.Atom]bool{
	atom.Audio: true, atom.Button: true, atom.Canvas: true, atom.Embed: true, atom.Head: true, atom.Iframe: true, atom.Input: true, atom.Map: true,
	atom.Math: true, atom.Noembed: true, atom.Noframes: true, atom.Noscript: true, atom.Object: true, atom.Script: true, atom.Select: true, atom.Style: true,
	atom.Svg: true, atom.Template: true, atom.Textarea: true, atom.Video: true,
}

// writer collects paragraphs. Inline text is joined as a browser shows it.
type writer struct {
	paragraphs []string
	line       strings.Builder
	space      bool // white space is due before the next word
	breaks     int  // line breaks in a row
}

// text adds a text node, with its white space collapsed.
func (w *writer) text(s string) {
	for len(s) > 0 {
		i := strings.IndexFunc(s, isSpace)
		if i == 0 {
			w.space = true
			s = strings.TrimLeftFunc(s, isSpace)
			continue
		}
		if i < 0 {
			i = len(s)
		}
		if w.space && w.line.Len() > 0 {
			w.line.WriteByte(' ')
		}
		w.space, w.breaks = false, 0
		w.line.WriteString(s[:i])
		s = s[i:]
	}
}

func isSpace(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' || r == '\u00a0' || r == '\u2009' || r == '\u202f'
}

// lineBreak ends a line. One break inside a paragraph is a new paragraph too:
// old pages separate theirs by br elements.
func (w *writer) lineBreak() { w.flush() }

// flush ends the paragraph.
func (w *writer) flush() {
	if w.line.Len() > 0 {
		if s := page.OneLine(w.line.String()); s != "" {
			w.paragraphs = append(w.paragraphs, s)
		}
		w.line.Reset()
	}
	w.space = false
}

// paragraphsOf returns the text of a tree, one string a block.
func paragraphsOf(n *html.Node) []string {
	if n == nil {
		return nil
	}
	w := &writer{}
	w.node(n)
	w.flush()
	return w.paragraphs
}

func (w *writer) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
		return
	case html.ElementNode:
		if silentElements[n.DataAtom] {
			return
		}
	case html.CommentNode, html.DoctypeNode, html.RawNode:
		return
	}
	switch {
	case n.DataAtom == atom.Br:
		w.lineBreak()
		return
	case n.DataAtom == atom.Td || n.DataAtom == atom.Th:
		w.space = true
	}
	isBlock := n.Type == html.ElementNode && blockElements[n.DataAtom]
	if isBlock {
		w.flush()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	if isBlock {
		w.flush()
	}
}
