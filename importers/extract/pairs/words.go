package pairs

import (
	"strings"

	"clew/graphmodel"
)

// label gives a link the article's own words: the office that ties the two, the
// noun or verb between them, or what stands between.
func (r *reader) label(t graphmodel.LinkType, head, tail int) string {
	if s := r.officeLabel(t, head, tail); s != "" {
		return s
	}
	if s := r.pathLabel(head, tail); s != "" {
		return s
	}
	switch t {
	case graphmodel.From:
		return "from"
	case graphmodel.BasedIn:
		return "in"
	case graphmodel.MemberOf:
		return "member of"
	}
	return "of"
}

// officeLabel is the office of the head, or of the tail of a kinship, that stands
// nearest to the other.
func (r *reader) officeLabel(t graphmodel.LinkType, head, tail int) string {
	switch t {
	case graphmodel.Role, graphmodel.MemberOf, graphmodel.Family, graphmodel.Owns:
	default:
		return ""
	}
	best, text := 1<<30, ""
	for i, m := range [2]int{head, tail} {
		if i == 1 && t != graphmodel.Family {
			break
		}
		other := head + tail - m
		for _, h := range r.holds[m] {
			p := r.Offices[r.Who.Holders[h].Phrase]
			if p.Office.Family != (t == graphmodel.Family) {
				continue
			}
			gap := r.Who.Ranges[other].First - p.Last
			if gap < 0 {
				gap = p.First - r.Who.Ranges[other].Last
			}
			if gap < best {
				best, text = gap, p.Text(r.Doc)+" "+r.joint(p.Last, r.Who.Ranges[other].First)
			}
		}
	}
	return clean(text)
}

// joint is the preposition that follows an office, "of" where there is none.
func (r *reader) joint(last, other int) string {
	if last < other && last < len(r.Doc.Tokens) && r.Doc.Tokens[last].UPOS == "ADP" {
		return r.Doc.Tokens[last].Form
	}
	return "of"
}

// pathLabel is the verb or noun that the two hang on, with the preposition of
// the later one.
func (r *reader) pathLabel(head, tail int) string {
	from, to := r.Who.Heads[head], r.Who.Heads[tail]
	if r.Doc.SentenceOf(from) != r.Doc.SentenceOf(to) {
		return ""
	}
	top := r.top(from, to)
	if top < 0 {
		return ""
	}
	word := -1
	for _, t := range [2]int{from, to} {
		for ; t != top; t = r.Doc.Tokens[t].Head {
			if t != from && t != to && r.plain(t) {
				word = t
			}
		}
	}
	if top != from && top != to && r.plain(top) && word < 0 {
		word = top
	}
	if word < 0 {
		return ""
	}
	text := r.Doc.Tokens[word].Form
	for t := range r.Doc.Tokens[r.sentenceStart(to):to] {
		i := r.sentenceStart(to) + t
		if r.Doc.Tokens[i].Head == to && r.Doc.Tokens[i].Rel == "case" && r.Doc.Tokens[i].UPOS == "ADP" {
			text += " " + r.Doc.Tokens[i].Form
			break
		}
	}
	return clean(text)
}

func (r *reader) sentenceStart(t int) int { return r.Doc.Sentences[r.Doc.SentenceOf(t)].First }

// plain reports whether a word is a noun or verb outside of all names.
func (r *reader) plain(t int) bool {
	u := r.Doc.Tokens[t].UPOS
	if u != "NOUN" && u != "VERB" {
		return false
	}
	m := r.words[t].mention
	return m < 0 || r.Who.Mentions[m].Form == graphmodel.FormNominal
}

// clean writes a label in one line of lower case, acronyms kept.
func clean(s string) string {
	words := strings.Fields(strings.ReplaceAll(s, " - ", "-"))
	for i, w := range words {
		if len(w) == 1 || strings.ToUpper(w) != w {
			words[i] = strings.ToLower(w)
		}
	}
	return strings.Join(words, " ")
}
