package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"clew/app/ingest"
	"clew/graphmodel"
	"clew/graphmodel/project"
)

// linksPerArticle is how many links one article states.
const linksPerArticle = 60

// write makes a project of a network. It goes the way of an import: articles
// with findings, from which the program builds the graph when it opens them.
func write(ctx context.Context, path string, nodes, links int, seed uint64) (err error) {
	w := newNetwork(nodes, links, seed)
	var corpus ingest.Corpus
	for i := 0; i < len(w.links); i += linksPerArticle {
		a, f := w.article(i/linksPerArticle, w.links[i:min(i+linksPerArticle, len(w.links))])
		if err := f.Check(a.Text); err != nil {
			return err
		}
		corpus.Articles, corpus.Findings = append(corpus.Articles, a), append(corpus.Findings, f)
	}
	slices.SortFunc(corpus.Articles, func(a, b *graphmodel.Article) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(corpus.Findings, func(a, b graphmodel.Findings) int { return cmp.Compare(a.ArticleID, b.ArticleID) })
	g := graphmodel.New()
	if _, err := g.Apply(corpus.Change(g.Snapshot(), "Write")); err != nil {
		return fmt.Errorf("building the graph: %w", err)
	}
	p, err := project.Create(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	return p.Save(ctx, project.State{
		Articles: corpus.Articles, Findings: corpus.Findings, Positions: w.positions(g.Snapshot()),
	})
}

// positions are the places of the entities that the program makes of the names.
func (w *network) positions(snap *graphmodel.Snapshot) map[string]graphmodel.Position {
	byName := make(map[string]int, len(w.names))
	for i, n := range w.names {
		byName[n] = i
	}
	all := map[string]graphmodel.Position{}
	for _, e := range snap.Entities {
		if i, ok := byName[e.Name]; ok {
			all[e.ID] = graphmodel.Position{X: w.at[i].X, Y: w.at[i].Y}
		}
	}
	return all
}

// article says that the ends of some links belong together, a sentence a link.
func (w *network) article(number int, links [][2]int) (*graphmodel.Article, graphmodel.Findings) {
	var text strings.Builder
	var f graphmodel.Findings
	entity := map[int]int{}
	mention := func(node int) int {
		e, ok := entity[node]
		if !ok {
			e = len(f.Entities)
			entity[node] = e
			f.Entities = append(f.Entities, graphmodel.FoundEntity{Kind: w.kinds[node], Name: w.names[node]})
		}
		start := text.Len()
		text.WriteString(w.names[node])
		f.Mentions = append(f.Mentions, graphmodel.FoundMention{
			Span: graphmodel.Span{Start: start, End: text.Len()}, Type: mentionType(w.kinds[node]),
			Form: graphmodel.FormName, Entity: e,
		})
		return len(f.Mentions) - 1
	}
	for _, l := range links {
		start := text.Len()
		head := mention(l[0])
		text.WriteString(" works with ")
		tail := mention(l[1])
		text.WriteString(".")
		f.Relations = append(f.Relations, graphmodel.FoundLink{
			From: f.Mentions[head].Entity, To: f.Mentions[tail].Entity, Type: graphmodel.MemberOf, Label: "works with",
			Head: head, Tail: tail, Span: graphmodel.Span{Start: start, End: text.Len()}, Confidence: 0.9, Extractor: "invented",
		})
		text.WriteString("\n\n")
	}
	a := &graphmodel.Article{Title: fmt.Sprintf("Note %d", number), Text: strings.TrimSpace(text.String()), Language: "en"}
	a.ID = graphmodel.NewArticleID(a.Title, a.Text)
	f.ArticleID = a.ID
	return a, f
}

func mentionType(k graphmodel.Kind) graphmodel.MentionType {
	switch k {
	case graphmodel.Place:
		return graphmodel.MentionPlace
	case graphmodel.Organization:
		return graphmodel.MentionOrg
	default:
		return graphmodel.MentionPerson
	}
}
