package press

import (
	"regexp"
	"strings"

	"clew/importers/page"
	"clew/importers/pubdate"
)

var (
	ofDocuments = regexp.MustCompile(`(?i)^\d+ of \d+ DOCUMENTS$`)
	endDocument = regexp.MustCompile(`(?i)^(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento)$`)
	// The fields above the text, and those below it.
	nexisField = regexp.MustCompile(`^(?i:(BYLINE|AUTHOR|AUTOR|AUTEUR|SECTION|RUBRIK|LENGTH|LÄNGE|LONGUEUR|DATELINE|HIGHLIGHT|SERIES|EDITION))\s*:\s*(.*)$`)
	nexisTail  = regexp.MustCompile(`^(?:(?i:LOAD-DATE|UPDATE|PUBLICATION-TYPE|JOURNAL-CODE|NOTES|ACC-NO|DOCUMENT-TYPE)\s*:.*|(?:LANGUAGE|GRAPHIC|SUBJECT|COMPANY|ORGANIZATION|GEOGRAPHIC|PERSON|INDUSTRY|COUNTRY|STATE|CITY|TICKER|CORRECTION-DATE)\s*:.*|Classification|Graphic|Notes)$`)
	nexisBody  = regexp.MustCompile(`^(?:Body|Text|Volltext|Corps)$`)
)

// nexis reads the exports of Nexis Uni, where each article ends with a line, and
// of the older LexisNexis, where each begins with one.
func nexis(lines []string) []page.Page {
	var list []record
	start := 0
	add := func(end int) {
		if r, ok := nexisArticle(lines[start:end]); ok {
			list = append(list, r)
		}
		start = end + 1
	}
	for i, l := range lines {
		if ofDocuments.MatchString(l) || endDocument.MatchString(l) {
			add(i)
		}
	}
	add(len(lines))
	return pages(list)
}

func nexisArticle(lines []string) (r record, ok bool) {
	head, body := 0, -1 // the end of the lines above the fields, the start of the text
	field := false      // in the lines of a field
	for i, l := range lines {
		m := nexisField.FindStringSubmatch(l)
		switch {
		case nexisBody.MatchString(l):
			body = i + 1
		case m != nil:
			if head == 0 {
				head = i
			}
			switch strings.ToUpper(m[1]) {
			case "BYLINE", "AUTHOR", "AUTOR", "AUTEUR":
				r.author = m[2]
			}
			body, field = i+1, true
			continue
		case l == "":
			field = false
			continue
		case field:
			body = i + 1
			continue
		case head > 0:
		default:
			continue // of the head
		}
		break
	}
	if head == 0 {
		return r, false
	}
	r.head(lines[:head])
	for _, l := range lines[body:] {
		if nexisTail.MatchString(l) {
			break
		}
		if !copyright.MatchString(l) || len(l) > maxLine {
			r.body = append(r.body, l)
		}
	}
	return r, r.date != "" && r.title != ""
}

// head reads paper, day and headline: "Paper, day, headline" in older exports,
// "headline, paper, day" in newer ones.
func (r *record) head(lines []string) {
	blocks := [][]string{nil}
	for _, l := range lines {
		if l == "" {
			blocks = append(blocks, nil)
			continue
		}
		if !copyright.MatchString(l) && !strings.EqualFold(l, "All Rights Reserved") {
			blocks[len(blocks)-1] = append(blocks[len(blocks)-1], l)
		}
	}
	var before []string // the lines above the day
	for i, b := range blocks {
		for k, l := range b {
			if found := pubdate.Find(l, pubdate.UnknownOrder); len(found) == 0 || len(strings.Fields(l)) > 8 {
				before = append(before, l)
				continue
			}
			r.date = l
			if n := len(before); n > 0 {
				r.publisher, before = before[n-1], before[:n-1]
			}
			switch next := below(blocks[i+1:]); {
			case len(before) > 0:
				r.title = strings.Join(before, " ")
			case next != "":
				r.title = next
			case k+1 < len(b):
				r.title = strings.Join(b[k+1:], " ")
			}
			return
		}
	}
}

func below(blocks [][]string) string {
	for _, b := range blocks {
		if len(b) > 0 {
			return strings.Join(b, " ")
		}
	}
	return ""
}

var (
	proQuestStart = regexp.MustCompile(`(?i)^(?:ProQuest )?document \d+ of \d+$|^_{20,}$`)
	proQuestField = regexp.MustCompile(`^(Author|Authors|Publication info|Abstract|Links|Full text|Subject|Subjects|Business indexing term|Location|People|Company / organization|Classification|Title|Alternate title|Publication title|Publication subject|Volume|Issue|Pages|First page|Number of pages|Publication year|Publication date|Section|Publisher|Place of publication|Country of publication|ISSN|e-ISSN|Source type|Language of publication|Document type|DOI|ProQuest document ID|Document URL|Copyright|Last updated|Database|Credit|Caption|Illustration|Dateline|Word count|Identifier / keyword|Company|Enlarge this image\.?):\s*(.*)$`)
)

// proQuest reads the text exports of ProQuest.
func proQuest(lines []string) []page.Page {
	var list []record
	start := 0
	add := func(end int) {
		if r, ok := proQuestArticle(lines[start:end]); ok {
			list = append(list, r)
		}
		start = end + 1
	}
	for i, l := range lines {
		if proQuestStart.MatchString(l) {
			add(i)
		}
	}
	add(len(lines))
	return pages(list)
}

func proQuestArticle(lines []string) (r record, ok bool) {
	values := map[string][]string{}
	field := "Headline"
	for _, l := range lines {
		if m := proQuestField.FindStringSubmatch(l); m != nil {
			field, l = m[1], m[2]
		}
		if strings.HasPrefix(l, "http") && field != "Full text" && field != "Abstract" && field != "Document URL" {
			continue
		}
		values[field] = append(values[field], l)
	}
	one := func(names ...string) string {
		for _, n := range names {
			if s := page.OneLine(strings.Join(values[n], " ")); s != "" {
				return s
			}
		}
		return ""
	}
	if one("ProQuest document ID", "Document URL", "Publication title") == "" {
		return r, false
	}
	r = record{title: one("Title", "Headline"), author: one("Author", "Authors"), date: one("Publication date", "Publication info"), url: one("Document URL"), body: values["Full text"]}
	r.publisher, _, _ = strings.Cut(one("Publication title", "Publication info"), ";")
	if one("Full text") == "" || strings.HasPrefix(one("Full text"), "Not available") {
		r.body, r.warning = values["Abstract"], "the export holds only the abstract of this article"
	}
	return r, true
}
