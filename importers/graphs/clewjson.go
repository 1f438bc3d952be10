package graphs

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"clew/graphmodel"
	"clew/importers/format"
	"clew/importers/page"
)

var clewStart = regexp.MustCompile(`^\s*\{\s*"format"\s*:\s*"clew-graph"`)

// maxGraphJSON is the largest file in bytes: articles have their texts in it.
const maxGraphJSON = 512 << 20

// ClewJSON reads the graph as Clew writes it (docs/graph-json.md), with its
// articles, mentions and evidence.
func ClewJSON() format.Format {
	return format.Format{
		Name: "graph (Clew JSON)", Extensions: []string{".json"},
		Match: func(s format.Sniff) format.Confidence {
			if clewStart.Match(s.Head) {
				return format.ByBytes
			}
			return format.No
		},
		Read: func(_ context.Context, in *format.Input, out format.Output) error {
			b, err := in.Bytes(maxGraphJSON)
			if err != nil {
				return err
			}
			var f clewFile
			if err := json.Unmarshal(b, &f); err != nil {
				return fmt.Errorf("%w: %v", format.ErrDamaged, err)
			}
			if f.Version > 1 {
				return fmt.Errorf("the file was written by a newer Clew (version %d of the format); update Clew to read it", f.Version)
			}
			r := &clewReader{file: fileOf(in), m: &format.Model{}, texts: map[string]string{}, ids: map[string]string{}, entities: map[string]*graphmodel.Entity{}}
			r.read(&f)
			if len(r.m.Articles)+len(r.m.Entities) == 0 {
				return page.ErrNoArticle
			}
			out.Graph(format.Graph{File: r.file, Model: r.m})
			return nil
		},
	}
}

type clewFile struct {
	Version  int           `json:"version"`
	Articles []clewArticle `json:"articles"`
	Entities []clewEntity  `json:"entities"`
	Links    []clewLink    `json:"links"`
}

type clewArticle struct {
	ID, Title, Author, Publisher, URL, Published, Language, Text string
}

type clewEntity struct {
	ID, Kind, Name, Type, Start, End, Precision, Stance, Speaker, Country, Status, Origin string

	Aliases    []string
	Lat, Lon   *float64
	Attributes []graphmodel.Attribute
	Mentions   []clewSpan
}

type clewLink struct {
	ID, From, To, Type, Label, Status string

	Confidence float64
	Attributes []graphmodel.Attribute
	Evidence   []clewSpan
}

type clewSpan struct {
	Article, Quote, Extractor, Stance string
	Start, End                        int
}

// clewReader believes a file nothing: what breaks the rules of the model is left
// out and counted.
type clewReader struct {
	file     string
	m        *format.Model
	texts    map[string]string // by id of the article in the file
	ids      map[string]string // of articles: in the file → in the graph
	entities map[string]*graphmodel.Entity
	wrong    int
}

func (r *clewReader) read(f *clewFile) {
	for i := range f.Articles {
		r.article(&f.Articles[i])
	}
	for i := range f.Entities {
		r.entity(&f.Entities[i])
	}
	for _, e := range r.m.Entities {
		if r.entities[e.Speaker] == nil {
			e.Speaker = ""
		}
	}
	seen := map[string]bool{}
	for i := range f.Links {
		r.link(&f.Links[i], seen)
	}
	if r.wrong > 0 {
		r.m.Notices = append(r.m.Notices, fmt.Sprintf("%d entries of the file break the rules of the format and were left out", r.wrong))
	}
}

func (r *clewReader) article(a *clewArticle) {
	if a.ID == "" || r.ids[a.ID] != "" || strings.TrimSpace(a.Text) == "" || !utf8.ValidString(a.Text) {
		r.wrong++
		return
	}
	article := &graphmodel.Article{
		ID: graphmodel.NewArticleID(a.Title, a.Text), Title: a.Title, Author: a.Author, Publisher: a.Publisher, URL: a.URL,
		Language: a.Language, Text: a.Text, Source: r.file,
	}
	if d, err := graphmodel.ParseDate(a.Published); err == nil {
		article.Published = graphmodel.DayInterval(d)
	}
	r.texts[a.ID], r.ids[a.ID] = a.Text, article.ID
	r.m.Articles = append(r.m.Articles, article)
}

// span returns a span of an article, if it fits.
func (r *clewReader) span(s *clewSpan) (string, graphmodel.Span, bool) {
	span := graphmodel.Span{Start: s.Start, End: s.End}
	text, known := r.texts[s.Article]
	if quote := span.In(text); !known || quote == "" || quote != s.Quote {
		return "", span, false
	}
	return r.ids[s.Article], span, true
}

func (r *clewReader) entity(j *clewEntity) {
	e := &graphmodel.Entity{
		ID: j.ID, Kind: graphmodel.Kind(j.Kind), Name: j.Name, Country: j.Country, Status: statusOf(j.Status), Origin: format.Shorten(j.Origin),
		Attributes: limited(j.Attributes),
	}
	if e.ID == "" || len(e.ID) > 200 || !e.Kind.Valid() || graphmodel.Fold(e.Name) == "" || r.entities[e.ID] != nil {
		r.wrong++
		return
	}
	for _, a := range j.Aliases {
		if graphmodel.Fold(a) != "" {
			e.Aliases = append(e.Aliases, a)
		}
	}
	slices.Sort(e.Aliases)
	if j.Lat != nil && j.Lon != nil && *j.Lat >= -90 && *j.Lat <= 90 && *j.Lon >= -180 && *j.Lon <= 180 {
		e.Lat, e.Lon, e.HasCoord = *j.Lat, *j.Lon, true
	}
	if e.Kind == graphmodel.Event {
		r.event(e, j)
	}
	for i := range j.Mentions {
		if article, span, ok := r.span(&j.Mentions[i]); ok {
			e.Mentions = append(e.Mentions, graphmodel.Mention{Article: article, Span: span, Form: graphmodel.FormName})
		} else {
			r.wrong++
		}
	}
	slices.SortStableFunc(e.Mentions, func(a, b graphmodel.Mention) int { return compareSpans(a.Article, b.Article, a.Span, b.Span) })
	r.entities[e.ID] = e
	r.m.Entities = append(r.m.Entities, e)
}

func compareSpans(a, b string, x, y graphmodel.Span) int {
	if c := strings.Compare(a, b); c != 0 {
		return c
	}
	if x.Start != y.Start {
		return x.Start - y.Start
	}
	return x.End - y.End
}

func (r *clewReader) event(e *graphmodel.Entity, j *clewEntity) {
	e.Type, e.Stance, e.Speaker = graphmodel.Other, stanceOf(j.Stance), j.Speaker
	if t := graphmodel.EventType(j.Type); slices.Contains(graphmodel.EventTypes, t) {
		e.Type = t
	}
	e.When.Start, _ = parseDay(j.Start)
	e.When.End, _ = parseDay(j.End)
	switch p := graphmodel.Precision(j.Precision); p {
	case graphmodel.PrecisionDay, graphmodel.PrecisionMonth, graphmodel.PrecisionYear:
		e.When.Precision = p
	default:
		e.When.Precision = graphmodel.PrecisionUnknown
	}
}

func parseDay(s string) (graphmodel.Date, bool) {
	d, err := graphmodel.ParseDate(s)
	return d, err == nil
}

func stanceOf(s string) graphmodel.Stance {
	switch v := graphmodel.Stance(s); v {
	case graphmodel.Denied, graphmodel.Alleged, graphmodel.Attributed, graphmodel.Planned:
		return v
	}
	return graphmodel.Asserted
}

func statusOf(s string) graphmodel.Status {
	switch v := graphmodel.Status(s); v {
	case graphmodel.Accepted, graphmodel.Hidden:
		return v
	}
	return graphmodel.Suggested
}

// limited bounds a list of attributes.
func limited(list []graphmodel.Attribute) []graphmodel.Attribute {
	var out []graphmodel.Attribute
	for _, a := range list[:min(len(list), format.MaxAttributes)] {
		out = append(out, graphmodel.Attribute{Key: format.Shorten(a.Key), Value: format.Shorten(a.Value)})
	}
	return out
}

func (r *clewReader) link(j *clewLink, seen map[string]bool) {
	l := &graphmodel.Link{
		ID: j.ID, From: j.From, To: j.To, Type: graphmodel.LinkType(j.Type), Label: j.Label, Confidence: j.Confidence,
		Status: statusOf(j.Status), Attributes: limited(j.Attributes),
	}
	if l.Type.Undirected() && l.From > l.To {
		l.From, l.To = l.To, l.From
	}
	if l.ID == "" || len(l.ID) > 200 || seen[l.ID] || !slices.Contains(graphmodel.LinkTypes, l.Type) ||
		r.entities[l.From] == nil || r.entities[l.To] == nil || !(l.Confidence >= 0 && l.Confidence <= 1) {
		r.wrong++
		return
	}
	for i := range j.Evidence {
		s := &j.Evidence[i]
		e := graphmodel.Evidence{Extractor: format.Shorten(s.Extractor), Stance: stanceOf(s.Stance)}
		if s.Article != "" {
			ok := false
			if e.Article, e.Span, ok = r.span(s); !ok {
				r.wrong++
				continue
			}
		}
		l.Evidence = append(l.Evidence, e)
	}
	slices.SortStableFunc(l.Evidence, func(a, b graphmodel.Evidence) int {
		if c := compareSpans(a.Article, b.Article, a.Span, b.Span); c != 0 {
			return c
		}
		return strings.Compare(a.Extractor, b.Extractor)
	})
	if len(l.Evidence) == 0 {
		l.Evidence = []graphmodel.Evidence{{Extractor: graphmodel.FileExtractor + r.file, Stance: graphmodel.Asserted}}
	}
	seen[l.ID] = true
	r.m.Links = append(r.m.Links, l)
}
