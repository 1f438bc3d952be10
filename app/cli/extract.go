package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"clew/app/ingest"
	"clew/graphmodel"
	"clew/importers"
)

func setupExtract(f *flags) func(context.Context, *Env, []string) error {
	format := f.String("format", "jsonl", "only jsonl")
	why := f.Bool("explain", false, "print how a text was read, and why each link was drawn or not")
	date := f.String("date", "", "with --explain: the day of publication, YYYY-MM-DD")
	f.more = `Reads lines of {"id","text","date"?,"title"?} and writes what it found, one object a line, in the same order.
With --explain it reads plain text, TEXT or else standard input, and writes for a person.`
	list := wordsOption(f)
	return func(ctx context.Context, e *Env, args []string) error {
		if *why {
			return explain(ctx, e, strings.Join(args, " "), *date)
		}
		if err := none(args); err != nil {
			return err
		}
		if *format != "jsonl" {
			return usagef("there is no format %q; the only format is jsonl", *format)
		}
		words, err := readWords(*list)
		if err != nil {
			return err
		}
		extractor, err := ingest.ExtractorWith(words)
		if err != nil {
			return err
		}
		return extractLines(ctx, extractor, e.Stdin, e.Stdout)
	}
}

// extractInput is one line of input.
type extractInput struct {
	ID    string          `json:"id"`
	Text  string          `json:"text"`
	Date  graphmodel.Date `json:"date"`
	Title string          `json:"title"`
}

// The output of the command extract. Spans are pairs of byte offsets.
type extractOutput struct {
	ID         string             `json:"id"`
	Entities   []extractEntity    `json:"entities"`
	Coref      [][]int            `json:"coref"`
	Events     []extractEvent     `json:"events"`
	Predicates []extractPredicate `json:"predicates"`
	Relations  []extractRelation  `json:"relations"`
}

type extractEntity struct {
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Type   string `json:"type"`
	Kind   string `json:"kind"`
	Entity string `json:"entity,omitempty"`
}

type extractEvent struct {
	Type    string         `json:"type"`
	Trigger extractTrigger `json:"trigger"`
	Stance  string         `json:"stance"`
	Roles   []extractRole  `json:"roles"`
}

type extractPredicate struct {
	Lemma   string         `json:"lemma"`
	Type    string         `json:"type"` // verb or noun
	Trigger extractTrigger `json:"trigger"`
	Roles   []extractRole  `json:"roles"`
}

type extractTrigger struct {
	Span [2]int `json:"span"`
}

type extractRole struct {
	Role string `json:"role"`
	Span [2]int `json:"span"`
}

type extractRelation struct {
	Head  int    `json:"head"` // index into entities
	Tail  int    `json:"tail"`
	Type  string `json:"type"`
	Label string `json:"label"`
	Span  [2]int `json:"span"`
}

// batchSize is how many texts are in work at once, as a multiple of the
// number of processors.
const batchSize = 16

// extractLines works on the lines in parallel and writes them in their order.
func extractLines(ctx context.Context, x ingest.Extractor, r io.Reader, w io.Writer) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 1<<16), importers.MaxTextSize)
	out := bufio.NewWriter(w)
	number := 0
	for more := true; more; {
		var batch []string
		for len(batch) < batchSize*runtime.GOMAXPROCS(0) {
			if more = lines.Scan(); !more {
				break
			}
			batch = append(batch, lines.Text())
		}
		results, err := extractBatch(ctx, x, batch, number)
		if err != nil {
			return err
		}
		number += len(batch)
		for _, line := range results {
			if _, err := out.Write(line); err != nil {
				return fmt.Errorf("writing the result: %w", err)
			}
		}
	}
	if err := lines.Err(); errors.Is(err, bufio.ErrTooLong) {
		return fmt.Errorf("line %d is longer than %d MB", number+1, importers.MaxTextSize>>20)
	} else if err != nil {
		return fmt.Errorf("reading line %d: %w", number+1, err)
	}
	return out.Flush()
}

func extractBatch(ctx context.Context, x ingest.Extractor, batch []string, before int) ([][]byte, error) {
	results, errs := make([][]byte, len(batch)), make([]error, len(batch))
	var wg sync.WaitGroup
	tokens := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, line := range batch {
		tokens <- struct{}{}
		wg.Go(func() {
			defer func() { <-tokens }()
			results[i], errs[i] = extractLine(ctx, x, line)
		})
	}
	wg.Wait()
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", before+i+1, err)
		}
	}
	return results, nil
}

// extractLine works on one line. An empty line gives nothing.
func extractLine(ctx context.Context, x ingest.Extractor, line string) ([]byte, error) {
	if line == "" {
		return nil, nil
	}
	var in extractInput
	if err := json.Unmarshal([]byte(line), &in); err != nil {
		return nil, err
	}
	a := &graphmodel.Article{ID: in.ID, Title: in.Title, Text: in.Text}
	if !in.Date.IsZero() {
		a.Published = graphmodel.DayInterval(in.Date)
	}
	f, err := ingest.ExtractOne(ctx, a, x)
	if err != nil {
		return nil, err
	}
	return marshalLine(outputOf(in.ID, in.Text, &f))
}

func marshalLine(v any) ([]byte, error) {
	b, err := json.Marshal(v)
	return append(b, '\n'), err
}

// outputOf turns findings into the public form.
func outputOf(id, text string, f *graphmodel.Findings) extractOutput {
	out := extractOutput{
		ID: id, Entities: []extractEntity{}, Coref: [][]int{}, Events: []extractEvent{},
		Predicates: []extractPredicate{}, Relations: []extractRelation{},
	}
	// Only names are given out; first holds the first name of each entity, end
	// the end of the names so far.
	nameOf := make([]int, len(f.Mentions))
	first := map[int]int{}
	chains := make([][]int, len(f.Entities))
	end := -1
	for i, m := range f.Mentions {
		nameOf[i] = -1
		if m.Form != graphmodel.FormName {
			continue
		}
		n := len(out.Entities)
		nameOf[i] = n
		e := extractEntity{Start: m.Span.Start, End: m.Span.End, Type: publicType(m), Kind: publicKind(m, text)}
		if m.Span.End <= end || insideNext(f.Mentions, i, text) {
			e.Kind = "nested"
		}
		if e.Kind != string(graphmodel.FormNominal) {
			end = max(end, m.Span.End)
		}
		if m.Entity >= 0 {
			e.Entity = "e" + strconv.Itoa(m.Entity+1)
			chains[m.Entity] = append(chains[m.Entity], n)
			if _, ok := first[m.Entity]; !ok {
				first[m.Entity] = n
			}
		}
		out.Entities = append(out.Entities, e)
	}
	for _, chain := range chains {
		if len(chain) > 1 {
			out.Coref = append(out.Coref, chain)
		}
	}
	for _, e := range f.Events {
		out.Events = append(out.Events, eventOutput(e))
	}
	for _, p := range f.Predicate {
		out.Predicates = append(out.Predicates, predicateOutput(p))
	}
	for _, r := range f.Relations {
		head, okHead := nameFor(r.Head, r.From, nameOf, first)
		tail, okTail := nameFor(r.Tail, r.To, nameOf, first)
		if okHead && okTail && r.Type != graphmodel.CoMentioned {
			out.Relations = append(out.Relations, extractRelation{head, tail, string(r.Type), r.Label, pair(r.Span)})
		}
	}
	return out
}

// publicType is the type of a name. An adjective or a people's name ("Kenyan")
// is no name of the country, though it stands for it.
func publicType(m graphmodel.FoundMention) string {
	if m.Demonym {
		return string(graphmodel.MentionOther)
	}
	return string(m.Type)
}

// publicKind tells descriptions that stand for an organization ("the Dutch tax
// service") from names.
func publicKind(m graphmodel.FoundMention, text string) string {
	words := strings.Fields(m.Span.In(text))
	if m.Type == graphmodel.MentionOrg && len(words) > 1 && isLower(words[len(words)-1]) {
		return string(graphmodel.FormNominal)
	}
	return string(m.Form)
}

// insideNext reports whether mention i opens a longer name, as "Norwegian" does in
// "Norwegian Refugee Council". Shorter mentions come first.
func insideNext(all []graphmodel.FoundMention, i int, text string) bool {
	for _, m := range all[i+1:] {
		if m.Span.Start > all[i].Span.Start {
			return false
		}
		if m.Span.End > all[i].Span.End && publicKind(m, text) == string(graphmodel.FormName) {
			return true
		}
	}
	return false
}

// isLower reports whether a word has letters, none of them a capital.
func isLower(w string) bool { return w == strings.ToLower(w) && w != strings.ToUpper(w) }

// nameFor returns the name that was read, or the first name of its entity when
// it was a pronoun or a description.
func nameFor(mention, entity int, nameOf []int, first map[int]int) (int, bool) {
	if mention >= 0 && nameOf[mention] >= 0 {
		return nameOf[mention], true
	}
	n, ok := first[entity]
	return n, ok
}

func pair(s graphmodel.Span) [2]int { return [2]int{s.Start, s.End} }

// publicRole names the roles of events as the format does.
var publicRole = map[graphmodel.LinkType]string{
	graphmodel.Actor: "agent", graphmodel.Participant: "agent", graphmodel.Recipient: "patient",
	graphmodel.AtPlace: "where", graphmodel.Instrument: "instrument", graphmodel.Topic: "topic",
}

func eventOutput(e graphmodel.FoundEvent) extractEvent {
	out := extractEvent{Type: string(e.Type), Stance: string(e.Stance), Roles: []extractRole{}}
	if out.Stance == "" {
		out.Stance = string(graphmodel.Asserted)
	}
	if len(e.Triggers) > 0 {
		out.Trigger.Span = pair(e.Triggers[0])
	}
	for _, a := range e.Arguments {
		if role, ok := publicRole[a.Role]; ok {
			out.Roles = append(out.Roles, extractRole{role, pair(a.Span)})
		}
	}
	if strikesPlaces(e.Type) && !slices.ContainsFunc(out.Roles, func(r extractRole) bool { return r.Role == "patient" }) {
		for _, a := range e.Arguments {
			if a.Role == graphmodel.AtPlace {
				out.Roles = append(out.Roles, extractRole{"patient", pair(a.Span)})
			}
		}
	}
	return out
}

// strikesPlaces reports whether an event of the type that names nobody whom it is
// done to is done to the place where it happens: "imposed a curfew in A".
func strikesPlaces(t graphmodel.EventType) bool {
	switch t {
	case graphmodel.Concede, graphmodel.Retreat, graphmodel.Threaten, graphmodel.Sanction, graphmodel.Mobilize, graphmodel.Coerce,
		graphmodel.Assault, graphmodel.Protest, graphmodel.Aid:
		return true
	}
	return false
}

func predicateOutput(p graphmodel.Predicate) extractPredicate {
	out := extractPredicate{Lemma: p.Lemma, Type: "verb", Trigger: extractTrigger{pair(p.Trigger)}, Roles: []extractRole{}}
	if p.Noun {
		out.Type = "noun"
	}
	for _, r := range p.Roles {
		out.Roles = append(out.Roles, extractRole{r.Role, pair(r.Span)})
	}
	return out
}
