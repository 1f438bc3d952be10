package ner

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/token"
)

// Domain tells sources apart whose annotation follows rules of its own.
type Domain int

// The domains. Names are found in the style of Gold.
const (
	Gold   Domain = iota // marked by hand
	Silver               // marked by machine and partly corrected: GMB
	Social               // short messages: WNUT
	numDomains
)

// Mark is a name of a corpus, by byte offsets.
type Mark struct {
	Start, End int
	Type       graphmodel.MentionType
}

// Example is an annotated document to learn from or to measure on.
type Example struct {
	ID     string
	Doc    *doc.Document
	Marks  []Mark
	Ignore [][2]int // spans that are neither right nor wrong
	Domain Domain
	labels []uint8
}

// corpusLine is one object of a corpus in JSON Lines.
type corpusLine struct {
	ID       string `json:"id"`
	Source   string `json:"source"`
	Title    string `json:"title"`
	Text     string `json:"text"`
	Entities []struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Type  string `json:"type"`
		Kind  string `json:"kind"`
	} `json:"entities"`
}

// maxLine bounds one object of a corpus in bytes.
const maxLine = 64 << 20

// ReadCorpus reads annotated documents in JSON Lines: objects with id, source,
// text and entities with byte offsets, type and kind. Names that end inside a
// token are kept as marks, but nothing is learned from them.
func ReadCorpus(r io.Reader) ([]*Example, error) {
	var out []*Example
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 1<<20), maxLine)
	for n := 1; sc.Scan(); n++ {
		if len(strings.TrimSpace(sc.Text())) == 0 {
			continue
		}
		var l corpusLine
		if err := json.Unmarshal(sc.Bytes(), &l); err != nil {
			return nil, fmt.Errorf("reading line %d of the corpus: %w", n, err)
		}
		out = append(out, newExample(&l))
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("reading the corpus: %w", err)
	}
	return out, nil
}

func newExample(l *corpusLine) *Example {
	e := &Example{ID: l.ID, Doc: &doc.Document{Text: l.Text, Title: l.Title}}
	switch l.Source {
	case "gmb":
		e.Domain = Silver
	case "wnut17":
		e.Domain = Social
	}
	token.Annotate(e.Doc)
	for _, x := range l.Entities {
		if x.Kind != "" && x.Kind != "name" {
			e.Ignore = append(e.Ignore, [2]int{x.Start, x.End})
			continue
		}
		t := graphmodel.MentionType(x.Type)
		if typeIndex(t) >= 0 && x.Start >= 0 && x.Start < x.End && x.End <= len(l.Text) {
			e.Marks = append(e.Marks, Mark{x.Start, x.End, t})
		}
	}
	return e
}

// align writes the labels of the marks. Where marks overlap the first wins.
func (e *Example) align() {
	d := e.Doc
	e.labels = make([]uint8, len(d.Tokens))
	at := make(map[int]int, len(d.Tokens)) // start offset → token
	end := make(map[int]int, len(d.Tokens))
	for i := range d.Tokens {
		at[d.Tokens[i].Start] = i
		end[d.Tokens[i].End] = i
	}
	for _, m := range e.Marks {
		a, ok := at[m.Start]
		b, ok2 := end[m.End]
		if !ok || !ok2 || b < a {
			continue
		}
		if s := d.SentenceOf(a); s >= len(d.Sentences) || b >= d.Sentences[s].Last {
			continue
		}
		free := true
		for i := a; i <= b; i++ {
			free = free && e.labels[i] == outside
		}
		if free {
			mark(e.labels, span{a, b + 1, typeIndex(m.Type)})
		}
	}
}
