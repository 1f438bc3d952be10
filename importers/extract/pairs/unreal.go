package pairs

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/phrase"
)

// rumored are verbs that join two without saying that they belong together: "has been
// linked with Dalmar FC", "is courted by", "turned down an offer from".
var rumored = map[string]bool{
	"link": true, "tout": true, "tip": true, "court": true, "woo": true, "rumor": true, "rumour": true, "mistake": true, "compare": true, "liken": true,
	"confuse": true, "invite": true, "approach": true, "snub": true, "impersonate": true,
}

// stance says how the sentence of two mentions tells of them; ok is false where
// it denies what it says or only thinks it possible.
func (r *reader) stance(head, tail int) (s graphmodel.Stance, ok bool) {
	s = graphmodel.Asserted
	if q, _ := r.Who.QuotationAt(r.Who.Ranges[head].First); q >= 0 {
		s = graphmodel.Attributed
	}
	from, to := r.Who.Heads[head], r.Who.Heads[tail]
	if r.Doc.SentenceOf(from) != r.Doc.SentenceOf(to) {
		return s, true
	}
	top := r.top(from, to)
	if top < 0 {
		return s, true
	}
	if rumored[r.Doc.Tokens[top].Lemma] {
		return s, false
	}
	for _, end := range [2]int{from, to} {
		for t := end; ; t = r.Doc.Tokens[t].Head {
			if phrase.Denied(r.Doc, t) {
				return s, false
			}
			if t == top {
				break
			}
		}
	}
	for _, a := range phrase.Children(r.Doc, top, "aux") {
		switch {
		case r.Doc.Tokens[a].XPOS != "MD":
		case strings.EqualFold(r.Doc.Tokens[a].Lemma, "will"):
			s = graphmodel.Planned
		default:
			return s, false
		}
	}
	for _, m := range phrase.Children(r.Doc, top, "mark") {
		switch strings.ToLower(r.Doc.Tokens[m].Form) {
		case "if", "whether", "unless":
			return s, false
		}
	}
	return s, true
}
