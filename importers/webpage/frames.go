package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// inlineFrames puts the pages that stand in frames of a saved page (srcdoc) in the
// place of the frames, and reports whether there are any.
func inlineFrames(doc *html.Node) bool {
	var frames []*html.Node
	each(doc, func(n *html.Node) {
		if n.DataAtom == atom.Iframe && len(attr(n, "srcdoc")) >= minFrame {
			frames = append(frames, n)
		}
	})
	done := false
	for _, f := range frames {
		inner, err := html.Parse(strings.NewReader(attr(f, "srcdoc")))
		if err != nil || tooLarge(inner, maxNodes) {
			continue
		}
		var body *html.Node
		each(inner, func(n *html.Node) {
			if n.DataAtom == atom.Body && body == nil {
				body = n
			}
		})
		if body == nil {
			continue
		}
		body.Parent.RemoveChild(body)
		body.Data, body.DataAtom = "div", atom.Div
		f.Parent.InsertBefore(body, f)
		f.Parent.RemoveChild(f)
		done = true
	}
	return done
}

// minFrame is the length in bytes of the shortest page in a frame that is looked at.
const minFrame = 500

// frameNames returns the pages that a page of frames is made of.
func frameNames(doc *html.Node) []string {
	var out []string
	each(doc, func(n *html.Node) {
		if s := strings.TrimSpace(attr(n, "src")); n.DataAtom == atom.Frame && s != "" && len(s) < 200 {
			out = append(out, s)
		}
	})
	return out
}
