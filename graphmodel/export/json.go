package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"clew/graphmodel"
)

// The version of the JSON format, raised when a reader of the version before
// could misunderstand a file.
const jsonVersion = 1

type jsonArticle struct {
	ID          string `json:"id"`
	Title       string `json:"title"`
	Author      string `json:"author"`
	Publisher   string `json:"publisher"`
	URL         string `json:"url"`
	Published   string `json:"published"`
	Language    string `json:"language"`
	Text        string `json:"text"`
	DuplicateOf string `json:"duplicate_of"`
}

type jsonEntity struct {
	ID      string   `json:"id"`
	Kind    string   `json:"kind"`
	Name    string   `json:"name"`
	Aliases []string `json:"aliases"`
	// Of events.
	Type      string `json:"type,omitempty"`
	Start     string `json:"start,omitempty"`
	End       string `json:"end,omitempty"`
	Precision string `json:"precision,omitempty"`
	Stance    string `json:"stance,omitempty"`
	Speaker   string `json:"speaker,omitempty"`
	// Of places and organizations.
	Lat     *float64 `json:"lat,omitempty"`
	Lon     *float64 `json:"lon,omitempty"`
	Country string   `json:"country,omitempty"`

	Status     string                 `json:"status"`
	Sources    int                    `json:"sources"`
	First      string                 `json:"first,omitempty"`
	Origin     string                 `json:"origin,omitempty"`
	Attributes []graphmodel.Attribute `json:"attributes,omitempty"`
	Mentions   []jsonMention          `json:"mentions"`
}

type jsonMention struct {
	Article string `json:"article"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Quote   string `json:"quote"`
}

type jsonLink struct {
	ID         string  `json:"id"`
	From       string  `json:"from"`
	To         string  `json:"to"`
	Type       string  `json:"type"`
	Label      string  `json:"label"`
	Confidence float64 `json:"confidence"`
	Status     string  `json:"status"`
	Sources    int     `json:"sources"`
	First      string  `json:"first,omitempty"`

	Attributes []graphmodel.Attribute `json:"attributes,omitempty"`
	Evidence   []jsonEvidence         `json:"evidence"`
}

// jsonEvidence has no article for what a person added without a quotation.
type jsonEvidence struct {
	Article   string  `json:"article,omitempty"`
	Start     *int    `json:"start,omitempty"`
	End       *int    `json:"end,omitempty"`
	Quote     *string `json:"quote,omitempty"`
	Extractor string  `json:"extractor"`
	Stance    string  `json:"stance"`
}

// JSON writes the graph as described in docs/graph-json.md: one article,
// entity and link a line, each list sorted by id.
func JSON(w io.Writer, s *graphmodel.Snapshot) error {
	b := &jsonWriter{w: bufio.NewWriter(w)}
	b.encoder = json.NewEncoder(&b.item)
	b.encoder.SetEscapeHTML(false)
	witnesses := s.Witnesses()
	b.text(`{"format":"clew-graph","version":`)
	b.value(jsonVersion)
	b.text(",\n\"articles\":[")
	for i, a := range s.Articles {
		b.element(i, articleJSON(a))
	}
	b.text("],\n\"entities\":[")
	for i, e := range s.Entities {
		b.element(i, entityJSON(s, witnesses, e))
	}
	b.text("],\n\"links\":[")
	for i, l := range s.Links.All() {
		b.element(i, linkJSON(s, witnesses, l))
	}
	b.text("]}\n")
	if b.err == nil {
		b.err = b.w.Flush()
	}
	return b.err
}

// jsonWriter writes pieces of JSON and keeps the first error.
type jsonWriter struct {
	w       *bufio.Writer
	item    bytes.Buffer
	encoder *json.Encoder
	err     error
}

func (b *jsonWriter) text(s string) {
	if b.err == nil {
		_, b.err = b.w.WriteString(s)
	}
}

func (b *jsonWriter) value(v any) {
	if b.err != nil {
		return
	}
	b.item.Reset()
	if b.err = b.encoder.Encode(v); b.err == nil {
		_, b.err = b.w.Write(bytes.TrimSuffix(b.item.Bytes(), []byte("\n")))
	}
}

func (b *jsonWriter) element(i int, v any) {
	if i > 0 {
		b.text(",")
	}
	b.text("\n")
	b.value(v)
}

func articleJSON(a *graphmodel.Article) jsonArticle {
	return jsonArticle{
		ID: a.ID, Title: a.Title, Author: a.Author, Publisher: a.Publisher, URL: a.URL,
		Published: a.Published.Start.String(), Language: a.Language, Text: a.Text, DuplicateOf: a.DuplicateOf,
	}
}

func entityJSON(s *graphmodel.Snapshot, w *graphmodel.Witnesses, e *graphmodel.Entity) jsonEntity {
	support := w.Entity(e)
	j := jsonEntity{
		ID: e.ID, Kind: string(e.Kind), Name: e.Name, Aliases: e.Aliases, Country: e.Country,
		Status:   orDefault(string(e.Status), string(graphmodel.Suggested)),
		Mentions: make([]jsonMention, 0, len(e.Mentions)),
		Sources:  support.Sources, First: support.First.String(), Origin: e.Origin, Attributes: e.Attributes,
	}
	if j.Aliases == nil {
		j.Aliases = []string{}
	}
	if e.HasCoord {
		j.Lat, j.Lon = &e.Lat, &e.Lon
	}
	if e.Kind == graphmodel.Event {
		j.Type, j.Speaker = orDefault(string(e.Type), string(graphmodel.Other)), e.Speaker
		j.Stance = orDefault(string(e.Stance), string(graphmodel.Asserted))
		j.Start, j.End = e.When.Start.String(), e.When.End.String()
		j.Precision = orDefault(string(e.When.Precision), string(graphmodel.PrecisionUnknown))
	}
	for _, m := range e.Mentions {
		j.Mentions = append(j.Mentions, jsonMention{m.Article, m.Span.Start, m.Span.End, s.Quote(m.Article, m.Span)})
	}
	return j
}

func linkJSON(s *graphmodel.Snapshot, w *graphmodel.Witnesses, l *graphmodel.Link) jsonLink {
	support := w.Link(l)
	j := jsonLink{
		ID: l.ID, From: l.From, To: l.To, Type: string(l.Type), Label: l.Label, Confidence: l.Confidence,
		Status:   orDefault(string(l.Status), string(graphmodel.Suggested)),
		Evidence: make([]jsonEvidence, 0, len(l.Evidence)),
		Sources:  support.Sources, First: support.First.String(), Attributes: l.Attributes,
	}
	for _, e := range l.Evidence {
		v := jsonEvidence{Extractor: e.Extractor, Stance: orDefault(string(e.Stance), string(graphmodel.Asserted))}
		if e.Article != "" {
			quote := s.Quote(e.Article, e.Span)
			v.Article, v.Start, v.End, v.Quote = e.Article, &e.Span.Start, &e.Span.End, &quote
		}
		j.Evidence = append(j.Evidence, v)
	}
	return j
}

func orDefault(s, or string) string {
	if s == "" {
		return or
	}
	return s
}
