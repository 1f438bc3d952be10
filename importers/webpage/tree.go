package webpage

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// region is a set of the parts of a page that a block stands in, as tags,
// classes and ids of its ancestors tell.
type region uint32

const (
	inNav     region = 1 << iota // menus and breadcrumbs
	inAside                      // what stands beside the article
	inFooter                     // the foot of a page
	inHeader                     // the head of the page or of the article
	inFigure                     // pictures with caption and credit
	inComment                    // what readers say
	inRelated                    // teasers of other articles
	inShare                      // buttons to share and follow
	inByline                     // author, date, topics
	inPromo                      // newsletters, subscriptions, advertisements, consent
	inForm                       // forms
	inBody                       // marked as the text of the article
	inArticle                    // article and main elements
	inList                       // lists
	inTable                      // tables
	inQuote                      // quotations
	inConsent                    // notices about cookies and data
	inHidden                     // not shown until something is clicked
)

// block is a paragraph, a heading, an item or a row as the page shows it.
type block struct {
	text    string
	tag     atom.Atom // of the innermost block element around it
	regions region
	linked  int        // bytes of text inside links
	parent  *html.Node // the block element around tag's
}

// blocksOf returns the blocks of a tree in document order, in time linear in its size.
func blocksOf(doc *html.Node) []block {
	w := &blockWriter{sizes: map[*html.Node]int{}}
	w.total = w.measure(doc)
	w.walk(doc, 0, nil, 0, false)
	w.flush()
	return w.blocks
}

// blockWriter collects blocks.
type blockWriter struct {
	writer
	blocks  []block
	sizes   map[*html.Node]int // bytes of text, of elements with a class, id or role
	total   int
	current block
	linked  int
}

// measure returns the bytes of text under n.
func (w *blockWriter) measure(n *html.Node) int {
	if n.Type == html.TextNode {
		return len(strings.TrimSpace(n.Data))
	}
	if n.Type == html.ElementNode && silentElements[n.DataAtom] {
		return 0
	}
	size := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		size += w.measure(c)
	}
	if n.Type == html.ElementNode && len(n.Attr) > 0 {
		w.sizes[n] = size
	}
	return size
}

func (w *blockWriter) flush() {
	w.writer.flush()
	if len(w.paragraphs) > 0 {
		b := w.current
		b.text, b.linked = w.paragraphs[0], w.linked
		w.blocks = append(w.blocks, b)
		w.paragraphs = w.paragraphs[:0]
	}
	w.linked = 0
}

func (w *blockWriter) walk(n *html.Node, regions region, parent *html.Node, tag atom.Atom, link bool) {
	switch n.Type {
	case html.TextNode:
		if w.line.Len() == 0 {
			w.current = block{tag: tag, regions: regions, parent: parent}
		}
		before := w.line.Len()
		w.text(n.Data)
		if link && !isBareAddress(n.Data) {
			w.linked += w.line.Len() - before
		}
		return
	case html.ElementNode:
		if silentElements[n.DataAtom] {
			return
		}
	case html.CommentNode, html.DoctypeNode, html.RawNode:
		return
	}
	switch n.DataAtom {
	case atom.Br:
		w.flush()
		return
	case atom.Td, atom.Th:
		w.space = true
	case atom.A:
		link = true
	}
	isBlock := n.Type == html.ElementNode && blockElements[n.DataAtom]
	if n.Type == html.ElementNode {
		regions |= tagRegions[n.DataAtom]
		if len(n.Attr) > 0 && (n.DataAtom != atom.Td && n.DataAtom != atom.Th || w.sizes[n] > maxCell) {
			r := attrRegions(n, 2*w.sizes[n] < w.total)
			if w.sizes[n] > maxFigure {
				r &^= inFigure
			}
			regions |= r
		}
		if n.DataAtom == atom.Table {
			regions &^= inFigure // some systems put each table into a figure
		}
	}
	if isBlock {
		w.flush()
		parent, tag = n.Parent, n.DataAtom
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, regions, parent, tag, link)
	}
	if isBlock {
		w.flush()
	}
}

// maxFigure is how many bytes of text an element has at most that its class names a
// picture: "has-image" also stands at boxes with a recipe or a portrait in them.
const maxFigure = 600

// maxCell is how many bytes a cell of a table of data has at most, whose class names its
// column: "ticker". Larger ones lay a page out.
const maxCell = 60

// isBareAddress reports whether the text of a link is its address, which no menu or teaser
// shows.
func isBareAddress(text string) bool {
	text = strings.TrimSpace(text)
	return (strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://")) && !strings.ContainsAny(text, " \n")
}

var tagRegions = map[atom.Atom]region{
	atom.Nav: inNav, atom.Menu: inNav, atom.Aside: inAside, atom.Footer: inFooter, atom.Header: inHeader, atom.Figure: inFigure, atom.Figcaption: inFigure,
	atom.Form: inForm, atom.Fieldset: inForm, atom.Article: inArticle, atom.Main: inArticle, atom.Ul: inList, atom.Ol: inList, atom.Dl: inList, atom.Table: inTable, atom.Blockquote: inQuote,
	atom.Address: inByline, atom.Dialog: inPromo,
}

// attrRegions reads what an element's attributes say about its use. small says
// that it holds less than half of the page: the classes of larger elements
// speak of the whole page.
func attrRegions(n *html.Node, small bool) region {
	var r region
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "itemprop":
			if strings.Contains(a.Val, "articleBody") {
				r |= inBody
			}
		case "hidden":
			r |= inHidden
		case "aria-hidden":
			if a.Val == "true" {
				r |= inHidden
			}
		case "style":
			if s := strings.ReplaceAll(a.Val, " ", ""); len(s) < 400 && strings.Contains(s, "display:none") {
				r |= inHidden
			}
		case "role":
			r |= ariaRegions[a.Val]
		case "class", "id", "data-testid", "data-component", "data-module", "aria-label":
			if len(a.Val) <= maxClass {
				r |= classRegions(a.Val, small)
			}
		}
	}
	return r
}

// maxClass is the length of the longest class attribute that is read.
const maxClass = 600

var ariaRegions = map[string]region{"navigation": inNav, "menu": inNav, "menubar": inNav, "complementary": inAside, "contentinfo": inFooter, "banner": inHeader, "search": inForm, "form": inForm, "dialog": inPromo, "alertdialog": inPromo}

// classRegions reads the words of a class or an id.
func classRegions(s string, small bool) region {
	var r region
	for name := range strings.FieldsSeq(s) {
		if bodyNames[squeeze(name)] {
			r |= inBody
		}
		if small {
			eachWord(name, func(w string) { r |= wordRegions[w] })
		}
	}
	return r
}

// squeeze returns the letters of s in lower case.
func squeeze(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c >= 'A' && c <= 'Z':
			return c + 'a' - 'A'
		case c >= 'a' && c <= 'z':
			return c
		}
		return -1
	}, s)
}

// eachWord calls f for the words of an identifier such as "related-posts" or
// "relatedPosts", in lower case.
func eachWord(s string, f func(string)) {
	start := -1
	for i, c := range s {
		switch {
		case !unicode.IsLetter(c):
			if start >= 0 {
				f(strings.ToLower(s[start:i]))
			}
			start = -1
		case start < 0:
			start = i
		case unicode.IsUpper(c) && s[i-1] >= 'a' && s[i-1] <= 'z':
			f(strings.ToLower(s[start:i]))
			start = i
		}
	}
	if start >= 0 {
		f(strings.ToLower(s[start:]))
	}
}

func wordSet(lists map[region]string) map[string]region {
	out := map[string]region{}
	for r, list := range lists {
		for w := range strings.FieldsSeq(list) {
			out[w] |= r
		}
	}
	return out
}

// wordRegions are the words of classes and ids that tell what an element is for.
var wordRegions = wordSet(map[region]string{
	inNav:     "nav navbar navigation menu breadcrumb breadcrumbs pagination pager toc tabs toolbar masthead skip sitemap dropdown megamenu topbar subnav",
	inAside:   "aside sidebar rail sidebars widget widgets infobox factbox",
	inFooter:  "footer foot colophon copyright disclaimer legal imprint",
	inFigure:  "caption captions credit credits figcaption figure gallery slideshow lightbox photo photos image imagecaption legend bildunterschrift",
	inComment: "comment comments disqus reply replies respond discussion kommentar kommentare commentlist livefyre coral responses",
	inRelated: "related recommended recommendation recommendations recommend teaser teasers trending popular mostread latest outbrain taboola carousel recirc recirculation readmore similar promo promos upnext newsfeed swiper slick zergnet mgid more weiterlesen ticker crosslink crosslinks linklist interlink headlines",
	inShare:   "share sharing social socials sharebar follow addtoany sharedaddy tools",
	inByline:  "byline author authors bio date datetime timestamp published dateline tags taglist topics keywords category categories meta metadata postmeta contributor contributors kicker",
	inConsent: "cookie cookies consent gdpr ccpa onetrust didomi usercentrics cookiebot truste evidon cmp cmpbox cookiebanner cookieconsent",
	inPromo:   "newsletter newsletters subscribe subscription signup paywall ad ads adv advert advertisement advertising sponsor sponsored banner modal popup overlay donate donation membership cta callout login register piano anzeige offer coupon promotion notification alert",
})

// bodyNames are classes and ids, letters only, that mark the text of an article.
var bodyNames = map[string]bool{
	"articlebody": true, "articlecontent": true, "articletext": true, "entrycontent": true, "postcontent": true, "postbody": true, "storybody": true, "storycontent": true,
	"articlebodytext": true, "bodytext": true, "bodycopy": true, "bodycontent": true, "newsbody": true, "newstext": true, "newscontent": true, "articlemaintext": true,
	"articlebodycontent": true, "contentbody": true, "blogcontent": true, "blogpost": true, "articlepagecontent": true, "singlecontent": true, "tdpostcontent": true,
	"storybodytext": true, "articledetail": true, "articlecontentbody": true, "detailcontent": true, "richtext": true, "fullarticle": true, "articlecopy": true, "theentrycontent": true,
	"maincontenttext": true, "textbody": true, "storytext": true, "articlefulltext": true,
}
