package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"clew/graphmodel"
)

// reporter writes articles of about so many bytes that state given links, a
// sentence a link, among sentences that state nothing, as news do. The words are
// invented and come as often as those of a language: few everywhere, most in few
// texts.
type reporter struct {
	w      *network
	rng    *rand.Rand
	length int
	words  []string
}

// vocabulary is the number of different words that are no names.
const vocabulary = 30000

func newReporter(w *network, length int, seed uint64) *reporter {
	r := &reporter{w: w, rng: rand.New(rand.NewPCG(seed, 0x6e657773)), length: length}
	common := strings.Fields("the of to and a in that is was for on with as by at from it be are has said not this have will would which their were been who its but after had they one about also more than")
	seen := map[string]bool{}
	for _, c := range common {
		seen[c] = true
	}
	r.words = common
	for len(r.words) < vocabulary {
		var b strings.Builder
		for range 1 + r.rng.IntN(2) + r.rng.IntN(3) {
			b.WriteString(onsets[r.rng.IntN(len(onsets))])
			b.WriteString(nuclei[r.rng.IntN(len(nuclei))])
		}
		b.WriteString([]string{"", "s", "n", "ing", "ed", "er", "t"}[r.rng.IntN(7)])
		if s := b.String(); !seen[s] {
			seen[s] = true
			r.words = append(r.words, s)
		}
	}
	return r
}

// word returns a word; the k-th is about k times rarer than the first (Zipf).
func (r *reporter) word() string {
	return r.words[min(len(r.words)-1, int(math.Pow(float64(len(r.words)), r.rng.Float64()))-1)]
}

func (r *reporter) sentence(b *strings.Builder) {
	for i := range 8 + r.rng.IntN(16) {
		w := r.word()
		if i == 0 {
			w = strings.ToUpper(w[:1]) + w[1:]
		} else {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	b.WriteString(". ")
}

// article writes one article about links.
func (r *reporter) article(number int, links [][2]int) (*graphmodel.Article, graphmodel.Findings) {
	o := &story{r: r, seen: map[int]int{}}
	for i, l := range links {
		for o.text.Len() < r.length*i/len(links) {
			r.sentence(&o.text)
			if r.rng.IntN(4) == 0 {
				o.text.WriteString("\n\n")
			}
		}
		o.link(l)
	}
	for o.text.Len() < r.length {
		r.sentence(&o.text)
	}
	a := &graphmodel.Article{
		Title: fmt.Sprintf("%s and %s, part %d", r.w.names[links[0][0]], r.word(), number), Text: strings.TrimSpace(o.text.String()),
		Publisher: "The Test", URL: fmt.Sprintf("https://news.example/%d", number), Language: "en", Source: fmt.Sprintf("news-%05d.txt", number),
		Published: graphmodel.DayInterval(graphmodel.Date{Year: 2015, Month: 1, Day: 1}.AddDays(number % 4000)),
	}
	a.ID = graphmodel.NewArticleID(a.Title, a.Text)
	o.f.ArticleID = a.ID
	return a, o.f
}

// story is an article that is being written, with what is found in it.
type story struct {
	r    *reporter
	text strings.Builder
	f    graphmodel.Findings
	seen map[int]int // by number of the name: index of the entity
}

func (o *story) mention(node int) int {
	e, ok := o.seen[node]
	if !ok {
		e = len(o.f.Entities)
		o.seen[node] = e
		o.f.Entities = append(o.f.Entities, graphmodel.FoundEntity{Kind: o.r.w.kinds[node], Name: o.r.w.names[node]})
	}
	start := o.text.Len()
	o.text.WriteString(o.r.w.names[node])
	o.f.Mentions = append(o.f.Mentions, graphmodel.FoundMention{
		Span: graphmodel.Span{Start: start, End: o.text.Len()}, Type: mentionType(o.r.w.kinds[node]), Form: graphmodel.FormName, Entity: e,
	})
	return len(o.f.Mentions) - 1
}

// link states that two belong together, most often by nothing but their being
// named in one sentence.
func (o *story) link(l [2]int) {
	types := []struct {
		typ         graphmodel.LinkType
		label, rule string
		confidence  float64
	}{
		{graphmodel.CoMentioned, "", "clew/sentence", 0.2},
		{graphmodel.CoMentioned, "", "clew/sentence", 0.2},
		{graphmodel.CoMentioned, "", "clew/sentence", 0.2},
		{graphmodel.CoMentioned, "", "clew/sentence", 0.2},
		{graphmodel.Role, "director of", "clew/title", 0.95},
		{graphmodel.MemberOf, "member of", "clew/pattern", 0.9},
	}
	t := types[o.r.rng.IntN(len(types))]
	start := o.text.Len()
	head := o.mention(l[0])
	o.text.WriteString(" " + o.r.word() + " with ")
	tail := o.mention(l[1])
	o.text.WriteString(" " + o.r.word() + ".")
	o.f.Relations = append(o.f.Relations, graphmodel.FoundLink{
		From: o.f.Mentions[head].Entity, To: o.f.Mentions[tail].Entity, Type: t.typ, Label: t.label, Head: head, Tail: tail,
		Span: graphmodel.Span{Start: start, End: o.text.Len()}, Stance: graphmodel.Asserted, Confidence: t.confidence, Extractor: t.rule,
	})
	o.text.WriteString(" ")
}
