package extract

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"clew/graphmodel"
)

// jsonlArticle is a line of input.
type jsonlArticle struct {
	ID    json.RawMessage `json:"id"`
	Text  string          `json:"text"`
	Date  string          `json:"date"`
	Title string          `json:"title"`
}

// jsonlFindings is a line of output. docs/cli.md describes it.
type jsonlFindings struct {
	ID         json.RawMessage  `json:"id"`
	Entities   []jsonlEntity    `json:"entities"`
	Coref      [][]int          `json:"coref"`
	Events     []jsonlEvent     `json:"events"`
	Predicates []jsonlPredicate `json:"predicates"`
	Relations  []jsonlRelation  `json:"relations"`
}

type jsonlEntity struct {
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Type   string `json:"type"`
	Kind   string `json:"kind"` // name, nested, nominal, pron
	Entity string `json:"entity,omitempty"`
}

type jsonlTrigger struct {
	Span [2]int `json:"span"`
}

type jsonlRole struct {
	Role string `json:"role"`
	Span [2]int `json:"span"`
}

type jsonlEvent struct {
	Type    string       `json:"type"`
	Trigger jsonlTrigger `json:"trigger"`
	Stance  string       `json:"stance"`
	Roles   []jsonlRole  `json:"roles"`
}

type jsonlPredicate struct {
	Lemma   string       `json:"lemma"`
	Type    string       `json:"type"` // verb, noun
	Trigger jsonlTrigger `json:"trigger"`
	Roles   []jsonlRole  `json:"roles"`
}

type jsonlRelation struct {
	Head  int    `json:"head"`
	Tail  int    `json:"tail"`
	Type  string `json:"type"`
	Label string `json:"label"`
	Span  [2]int `json:"span"`
}

// RunJSONL reads articles as JSON Lines ({"id","text","date"?,"title"?}) and
// writes what was found in each as a line of JSON, in the order of the input.
// The text is taken as it is: every offset counts its bytes. A line that cannot
// be read stops the run with an error that names it.
func RunJSONL(ctx context.Context, r io.Reader, w io.Writer) error {
	x, err := New()
	if err != nil {
		return err
	}
	in := bufio.NewReaderSize(r, 1<<20)
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if len(line) > 0 && !blank(line) {
			found, ferr := extractLine(ctx, x, line)
			if ferr != nil {
				return fmt.Errorf("line %d: %w", n, ferr)
			}
			if ferr := enc.Encode(found); ferr != nil {
				return fmt.Errorf("writing findings: %w", ferr)
			}
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing findings: %w", err)
	}
	return nil
}

func blank(line []byte) bool {
	for _, b := range line {
		if b != ' ' && b != '\t' && b != '\r' && b != '\n' {
			return false
		}
	}
	return true
}

func extractLine(ctx context.Context, x Extractor, line []byte) (*jsonlFindings, error) {
	var in jsonlArticle
	if err := json.Unmarshal(line, &in); err != nil {
		return nil, fmt.Errorf("reading an article: %w", err)
	}
	a := &graphmodel.Article{ID: graphmodel.NewArticleID(in.Title, in.Text), Title: in.Title, Text: in.Text}
	if in.Date != "" {
		d, err := graphmodel.ParseDate(in.Date[:min(len(in.Date), len("2006-01-02"))])
		if err != nil {
			return nil, err
		}
		a.Published = graphmodel.DayInterval(d)
	}
	found, err := x.Extract(ctx, a)
	if err != nil {
		return nil, err
	}
	out := toJSONL(&found, in.Text)
	out.ID = in.ID
	return out, nil
}

// toJSONL converts findings to the line format.
func toJSONL(f *graphmodel.Findings, text string) *jsonlFindings {
	out := &jsonlFindings{
		Entities: []jsonlEntity{}, Coref: [][]int{}, Events: []jsonlEvent{}, Predicates: []jsonlPredicate{}, Relations: []jsonlRelation{},
	}
	chains := make([][]int, len(f.Entities))
	end := -1
	for i, m := range f.Mentions {
		e := jsonlEntity{Start: m.Span.Start, End: m.Span.End, Type: string(m.Type), Kind: kindOf(m, end, text)}
		if m.Demonym {
			// The adjective is no name of the place, though it stands for it.
			e.Type = string(graphmodel.MentionOther)
		}
		if m.Entity >= 0 {
			e.Entity = "e" + strconv.Itoa(m.Entity+1)
			chains[m.Entity] = append(chains[m.Entity], i)
		}
		if m.Form == graphmodel.FormName {
			end = max(end, m.Span.End)
		}
		out.Entities = append(out.Entities, e)
	}
	for _, c := range chains {
		if len(c) > 1 {
			out.Coref = append(out.Coref, c)
		}
	}
	for _, e := range f.Events {
		v := jsonlEvent{Type: string(e.Type), Stance: string(e.Stance), Roles: []jsonlRole{}}
		if len(e.Triggers) > 0 {
			v.Trigger.Span = pair(e.Triggers[0])
		}
		for _, a := range e.Arguments {
			v.Roles = append(v.Roles, jsonlRole{roleName(a.Role), pair(a.Span)})
		}
		out.Events = append(out.Events, v)
	}
	for _, p := range f.Predicate {
		v := jsonlPredicate{Lemma: p.Lemma, Type: "verb", Trigger: jsonlTrigger{pair(p.Trigger)}, Roles: []jsonlRole{}}
		if p.Noun {
			v.Type = "noun"
		}
		for _, r := range p.Roles {
			v.Roles = append(v.Roles, jsonlRole{r.Role, pair(r.Span)})
		}
		out.Predicates = append(out.Predicates, v)
	}
	for _, l := range f.Relations {
		if l.Type == graphmodel.CoMentioned || l.Head < 0 || l.Tail < 0 {
			continue
		}
		out.Relations = append(out.Relations, jsonlRelation{l.Head, l.Tail, string(l.Type), l.Label, pair(l.Span)})
	}
	return out
}

// kindOf tells a name inside a longer name, which ends at end, from other names.
func kindOf(m graphmodel.FoundMention, end int, text string) string {
	switch {
	case m.Form == graphmodel.FormNominal, m.Type == graphmodel.MentionOrg && endsLow(m.Span.In(text)):
		return "nominal"
	case m.Form == graphmodel.FormPronoun:
		return "pron"
	case m.Span.Start < end:
		return "nested"
	}
	return "name"
}

// endsLow reports whether the last word of a name is in lower case: then it is a
// description that stands for an organization ("the Dutch tax service").
func endsLow(name string) bool {
	words := strings.Fields(name)
	return len(words) > 1 && strings.ToLower(words[len(words)-1]) == words[len(words)-1]
}

// roleName maps the links of events to the roles of the line format.
func roleName(t graphmodel.LinkType) string {
	switch t {
	case graphmodel.Actor, graphmodel.Participant:
		return "agent"
	case graphmodel.Recipient:
		return "patient"
	case graphmodel.AtPlace:
		return "where"
	}
	return string(t)
}

func pair(s graphmodel.Span) [2]int { return [2]int{s.Start, s.End} }
