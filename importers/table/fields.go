// Package table reads lists of articles: CSV, TSV, Excel and OpenDocument
// sheets, JSON and JSON Lines. Which column is which is told by its name, or by
// a Mapping that the person chooses.
package table

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"clew/graphmodel"
	"clew/importers/language"
	"clew/importers/page"
	"clew/importers/pubdate"
	"clew/importers/webpage"
)

// Mapping names the columns that hold each field of an article. An empty name
// means that there is none. Text is needed.
type Mapping struct {
	Text, Title, Author, Date, Publisher, URL, Language string
}

// LeaveOut as the column of texts says that a table is not to be read. It is the name
// of no column.
const LeaveOut = "\x00"

// Chooser returns the mapping that a person has chosen for a table with these
// columns; false where none was. A nil one chooses nothing. It must be safe for
// concurrent use.
type Chooser func(columns []string) (Mapping, bool)

// mapping is what the person has chosen, else a guess.
func (c Chooser) mapping(columns []string) Mapping {
	if c != nil {
		if m, ok := c(columns); ok {
			return m
		}
	}
	return Guess(columns)
}

// Fields are the names of the fields of a mapping, as people write them.
func Fields() []string {
	return []string{"text", "title", "author", "date", "publisher", "url", "language"}
}

// Field returns a field by its name; "body" is the text, "site" the publisher. It
// is nil for a name that is none.
func (m *Mapping) Field(name string) *string {
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "body":
		name = "text"
	case "site", "source":
		name = "publisher"
	}
	for i, f := range Fields() {
		if strings.EqualFold(strings.TrimSpace(name), f) {
			return fieldNames[i].to(m)
		}
	}
	return nil
}

// Always is a chooser of one mapping for all tables that have its column of texts.
func Always(m Mapping) Chooser {
	return func(columns []string) (Mapping, bool) {
		return m, slices.Contains(columns, m.Text)
	}
}

// fieldNames are the usual names of columns, in the order of preference,
// folded as fold does.
var fieldNames = []struct {
	to    func(*Mapping) *string
	names []string
}{
	{func(m *Mapping) *string { return &m.Text }, []string{"text", "fulltext", "articletext", "body", "articlebody", "bodytext", "content", "articlecontent", "contenttext", "maintext", "article", "story", "plaintext", "contenthtml", "html", "volltext", "inhalt", "artikel", "artikeltext", "texteintegral", "texte", "contenu", "texto", "contenido", "cuerpo"}},
	{func(m *Mapping) *string { return &m.Title }, []string{"title", "headline", "articletitle", "titel", "titre", "titulo", "subject", "hed", "uberschrift", "schlagzeile", "kopfzeile", "titular", "titreprincipal"}},
	{func(m *Mapping) *string { return &m.Author }, []string{"author", "authors", "byline", "creator", "writer", "journalist", "autor", "autoren", "auteur", "verfasser", "autorin", "verfasserin"}},
	{func(m *Mapping) *string { return &m.Date }, []string{"date", "published", "publishedat", "publishdate", "publicationdate", "datepublished", "pubdate", "publishedon", "publishedtime", "publishtime", "datetime", "timestamp", "datum", "fecha", "erschienen", "erscheinungsdatum", "veroffentlicht", "veroffentlichtam", "datedepublication", "fechadepublicacion", "createdat"}},
	{func(m *Mapping) *string { return &m.Publisher }, []string{"publisher", "publication", "source", "sourcename", "site", "sitename", "newspaper", "outlet", "medium", "quelle", "zeitung"}},
	{func(m *Mapping) *string { return &m.URL }, []string{"url", "link", "weburl", "permalink", "canonicalurl", "articleurl", "href", "webadresse"}},
	{func(m *Mapping) *string { return &m.Language }, []string{"language", "lang", "sprache", "langue", "idioma"}},
}

// fold compares names of columns: letters and digits in lower case, without accents.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, norm.NFD.String(strings.ToLower(s)))
}

// maxName is the length in bytes of the longest name of a column: a quote that is
// never closed makes a cell of the whole file.
const maxName = 200

// Guess finds the columns of articles by their names.
func Guess(columns []string) Mapping {
	var m Mapping
	names := make([]string, len(columns))
	for i, c := range columns {
		if len(c) <= maxName {
			names[i] = fold(c)
		}
	}
	for _, f := range fieldNames {
		to := f.to(&m)
		for _, want := range f.names {
			for i, name := range names {
				if *to == "" && name == want {
					*to = columns[i]
				}
			}
		}
	}
	return m
}

// count tells how many columns were found.
func (m Mapping) count() int {
	n := 0
	for _, f := range fieldNames {
		if *f.to(&m) != "" {
			n++
		}
	}
	return n
}

// article makes an article of a row; get returns the content of a column. ok is
// false for a row without text.
func (m Mapping) article(get func(column string) string) (p page.Page, ok bool) {
	field := func(column string) string {
		if column == "" {
			return ""
		}
		return page.OneLine(get(column))
	}
	p = page.Page{Title: field(m.Title), Author: field(m.Author), Publisher: field(m.Publisher), URL: field(m.URL)}
	p.Text = paragraphs(get(m.Text))
	if p.Text == "" {
		return page.Page{}, false
	}
	if p.Language = language.Declared(field(m.Language)); p.Language == "" {
		p.Language = language.Detect(p.Text)
	}
	if d, ok := pubdate.Parse(field(m.Date), pubdate.GuessOrder("", p.Language)); ok {
		p.Published = graphmodel.DayInterval(d)
	}
	return p, true
}

// paragraphs returns a text with an empty line between its paragraphs; HTML
// becomes text.
func paragraphs(s string) string {
	if strings.Contains(s, "</p>") || strings.Contains(s, "<br") || strings.Contains(s, "</div>") {
		return strings.Join(webpage.Fragment(s), "\n\n")
	}
	var out []string
	for line := range strings.SplitSeq(page.Normalize(s), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n\n")
}
