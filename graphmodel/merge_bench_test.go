package graphmodel_test

import (
	"fmt"
	"testing"

	"clew/graphmodel"
)

// crowd is a graph of n people who are named in an article each, in which each is
// linked with the next one and with one of a few places.
func crowd(b *testing.B, n int) *graphmodel.Graph {
	b.Helper()
	var c graphmodel.Change
	add := func(e graphmodel.Entity) {
		c.Entities = append(c.Entities, graphmodel.Edit[graphmodel.Entity]{After: &e})
	}
	link := func(from, to string, t graphmodel.LinkType, article string) {
		if t.Undirected() && from > to {
			from, to = to, from
		}
		c.Links = append(c.Links, graphmodel.Edit[graphmodel.Link]{After: &graphmodel.Link{
			ID: graphmodel.LinkID(from, to, t, ""), From: from, To: to, Type: t, Confidence: 0.8, Status: graphmodel.Suggested,
			Evidence: []graphmodel.Evidence{{Article: article, Span: graphmodel.Span{Start: 0, End: 40}, Extractor: "test"}},
		}})
	}
	person := func(i int) string { return fmt.Sprintf("p%06d", i%n) }
	place := func(i int) string { return fmt.Sprintf("l%03d", i%100) }
	for i := range 100 {
		add(graphmodel.Entity{ID: place(i), Kind: graphmodel.Place, Name: fmt.Sprint("Place ", i), Status: graphmodel.Suggested})
	}
	for i := range n {
		article := fmt.Sprintf("a%06d", i)
		c.Articles = append(c.Articles, graphmodel.Edit[graphmodel.Article]{After: &graphmodel.Article{ID: article, Title: article, Text: "A text."}})
		add(graphmodel.Entity{
			ID: person(i), Kind: graphmodel.Person, Name: fmt.Sprint("Person ", i), Status: graphmodel.Suggested,
			Mentions: []graphmodel.Mention{{Article: article, Span: graphmodel.Span{Start: 0, End: 10}}},
		})
		link(person(i), person(i+1), graphmodel.CoMentioned, article)
		link(person(i), place(i), graphmodel.From, article)
	}
	g := graphmodel.New()
	if _, err := g.Apply(c); err != nil {
		b.Fatal(err)
	}
	return g
}

// BenchmarkMergeMany merges 10,000 of 20,000 people into one and takes that back;
// and merges 5,000 pairs as one step.
func BenchmarkMergeMany(b *testing.B) {
	const n = 20000
	g := crowd(b, n)
	snap := g.Snapshot()
	var one []string
	var pairs []graphmodel.Decision
	for i := range n / 2 {
		one = append(one, fmt.Sprintf("p%06d", i))
		if i%2 == 1 {
			pairs = append(pairs, graphmodel.Merge(snap, one[i-1], one[i]))
		}
	}
	for name, decisions := range map[string][]graphmodel.Decision{"one": {graphmodel.Merge(snap, one...)}, "pairs": pairs} {
		c, err := g.Decide("Merge", decisions...)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name+"/decide", func(b *testing.B) {
			for b.Loop() {
				if _, err := g.Decide("Merge", decisions...); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/undo", func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				inverse, err := g.Apply(c)
				b.StartTimer()
				if err != nil {
					b.Fatal(err)
				}
				if _, err := g.Apply(inverse); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
