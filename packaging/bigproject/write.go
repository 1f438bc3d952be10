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

// size is what the project is to have.
type size struct {
	nodes, links     int
	articles, length int // 0 articles for as many as the links need
	seed             uint64
}

// write makes a project of a network. It goes the way of an import: articles
// with findings, from which the graph is worked out that the project keeps.
func write(ctx context.Context, path string, z size) (err error) {
	w := newNetwork(z.nodes, z.links, z.seed)
	corpus := w.corpus(z)
	for i, f := range corpus.Findings {
		if err := f.Check(corpus.Articles[i].Text); err != nil {
			return err
		}
	}
	slices.SortFunc(corpus.Articles, func(a, b *graphmodel.Article) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(corpus.Findings, func(a, b graphmodel.Findings) int { return cmp.Compare(a.ArticleID, b.ArticleID) })
	g, err := corpus.Graph()
	if err != nil {
		return fmt.Errorf("building the graph: %w", err)
	}
	p, err := project.Create(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	state := project.State{Articles: corpus.Articles, Findings: corpus.Findings, Positions: w.positions(g.Snapshot())}
	if err := p.Record(ctx, state, fmt.Sprintf("Import %d articles", len(state.Articles))); err != nil {
		return err
	}
	if err := p.KeepGraph(ctx, ingest.Rules, g.Snapshot()); err != nil {
		return err
	}
	return p.Compact(ctx, false)
}

// corpus makes the articles. Each has neighboring links, so that it is about few
// communities.
func (w *network) corpus(z size) ingest.Corpus {
	var c ingest.Corpus
	add := func(a *graphmodel.Article, f graphmodel.Findings) {
		c.Articles, c.Findings = append(c.Articles, a), append(c.Findings, f)
	}
	if z.articles == 0 {
		for i := 0; i < len(w.links); i += linksPerArticle {
			add(w.article(i/linksPerArticle, w.links[i:min(i+linksPerArticle, len(w.links))]))
		}
		return c
	}
	r := newReporter(w, z.length, z.seed)
	for i := range z.articles {
		part := w.links[len(w.links)*i/z.articles : len(w.links)*(i+1)/z.articles]
		if len(part) > 0 {
			add(r.article(i, part))
		}
	}
	return c
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
