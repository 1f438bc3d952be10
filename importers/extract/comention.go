package extract

import (
	"slices"

	"clew/graphmodel"
	"clew/importers/extract/coref"
	"clew/importers/extract/doc"
)

// coMentioned is the confidence of a co-mention: it says only that one sentence
// names both.
const coMentioned = 0.2

// maxCoMentions bounds the entities of one sentence that are paired: lists of
// names say nothing about any two of them.
const maxCoMentions = 8

// coMentions links the entities that one sentence names and that nothing
// stronger joins: no relation and no common event.
func coMentions(d *doc.Document, who *coref.Result, f *graphmodel.Findings) []graphmodel.FoundLink {
	joined := joinedPairs(f)
	var out []graphmodel.FoundLink
	for _, s := range d.Sentences {
		var ms []int
		for _, m := range who.MentionsIn(s.First, s.Last) {
			x := who.Mentions[m]
			if x.Entity < 0 || x.Form != graphmodel.FormName {
				continue
			}
			if !slices.ContainsFunc(ms, func(o int) bool { return who.Mentions[o].Entity == x.Entity }) {
				ms = append(ms, m)
			}
		}
		if len(ms) < 2 || len(ms) > maxCoMentions {
			continue
		}
		for i, a := range ms {
			for _, b := range ms[i+1:] {
				pair := ordered(who.Mentions[a].Entity, who.Mentions[b].Entity)
				if joined[pair] {
					continue
				}
				joined[pair] = true
				out = append(out, graphmodel.FoundLink{
					From: who.Mentions[a].Entity, To: who.Mentions[b].Entity, Type: graphmodel.CoMentioned, Head: a, Tail: b,
					Span: graphmodel.Span{Start: s.Start, End: s.End}, Stance: graphmodel.Asserted, Confidence: coMentioned, Extractor: "clew/sentence",
				})
			}
		}
	}
	return out
}

func ordered(a, b int) [2]int {
	if a > b {
		a, b = b, a
	}
	return [2]int{a, b}
}

// joinedPairs are the pairs of entities that a relation or a common event joins.
func joinedPairs(f *graphmodel.Findings) map[[2]int]bool {
	out := make(map[[2]int]bool)
	for _, l := range f.Relations {
		out[ordered(l.From, l.To)] = true
	}
	for _, e := range f.Events {
		for i, a := range e.Arguments {
			for _, b := range e.Arguments[i+1:] {
				if a.Entity >= 0 && b.Entity >= 0 {
					out[ordered(a.Entity, b.Entity)] = true
				}
			}
		}
	}
	return out
}
