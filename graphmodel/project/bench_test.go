package project_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"clew/graphmodel"
	"clew/graphmodel/project"
)

// BenchmarkSaveEdit saves one moved node of a project with 2,000 articles.
func BenchmarkSaveEdit(b *testing.B) {
	p, err := project.Create(b.Context(), filepath.Join(b.TempDir(), "large.clew"))
	if err != nil {
		b.Fatal(err)
	}
	defer p.Close()
	s := project.State{Positions: map[string]graphmodel.Position{}}
	for i := range 2000 {
		id := fmt.Sprintf("a%05d", i)
		text := strings.Repeat(id+" some words of an article. ", 100)
		s.Articles = append(s.Articles, &graphmodel.Article{ID: id, Text: text})
		f := graphmodel.Findings{ArticleID: id, Entities: []graphmodel.FoundEntity{{Name: "A"}}}
		for k := range 100 {
			f.Mentions = append(f.Mentions, graphmodel.FoundMention{Span: graphmodel.Span{Start: k, End: k + 1}})
		}
		s.Findings = append(s.Findings, f)
	}
	if err := p.Save(b.Context(), s); err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i++ {
		s.Positions["e1"] = graphmodel.Position{X: float64(i)}
		if err := p.Save(b.Context(), s); err != nil {
			b.Fatal(err)
		}
	}
}
