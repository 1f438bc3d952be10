package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"clew/importers/page"
)

// flatText returns the visible text of src without building a tree, with an
// empty line between blocks, and the content of the title element. It takes
// time and memory linear in len(src) whatever the nesting. It leaves out what
// follows page.MaxParagraphs blocks.
func flatText(src string) (text, title string) {
	z := html.NewTokenizer(strings.NewReader(src))
	z.SetMaxBuf(1 << 20)
	w := &writer{}
	var silent atom.Atom
	inTitle := false
	for {
		kind := z.Next()
		if len(w.paragraphs) >= page.MaxParagraphs {
			kind = html.ErrorToken // more than any article has
		}
		switch kind {
		case html.ErrorToken:
			w.flush()
			return strings.Join(w.paragraphs, "\n\n"), title
		case html.TextToken:
			if inTitle && title == "" {
				title = strings.Join(strings.Fields(html.UnescapeString(string(z.Text()))), " ")
			} else if silent == 0 && !inTitle {
				w.text(html.UnescapeString(string(z.Text())))
			}
		case html.StartTagToken:
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			switch {
			case tag == atom.Title:
				inTitle = true
			case silent == 0 && silentElements[tag] && tag != atom.Head && tag != atom.Input && tag != atom.Embed:
				silent = tag
			}
			w.boundary(tag)
		case html.SelfClosingTagToken:
			name, _ := z.TagName()
			w.boundary(atom.Lookup(name))
		case html.EndTagToken:
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			if tag == atom.Title {
				inTitle = false
			}
			if tag == silent {
				silent = 0
			}
			w.boundary(tag)
		}
	}
}

func (w *writer) boundary(tag atom.Atom) {
	if tag == atom.Br || blockElements[tag] {
		w.flush()
	} else if tag == atom.Td || tag == atom.Th {
		w.space = true
	}
}
