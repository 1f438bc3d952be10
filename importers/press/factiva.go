package press

import (
	"regexp"
	"strings"

	"clew/importers/page"
	"clew/importers/pubdate"
)

// code is the start of a field of Factiva: two or three capitals.
var code = regexp.MustCompile(`^(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CLM|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|AN|ART)(?:[ \t]+(.*))?$`)

// factiva reads the format with field codes. An article begins with its headline
// or its section and ends with its number (AN).
func factiva(lines []string) []page.Page {
	var list []record
	var r record
	field, begun := "", false
	finish := func() {
		if begun {
			list = append(list, r)
		}
		r, begun = record{}, false
	}
	for _, l := range lines {
		if m := code.FindStringSubmatch(l); m != nil && opens(m[1], m[2], field) {
			if (m[1] == "HD" || m[1] == "SE" || m[1] == "CLM") && field != "SE" && field != "CLM" && r.title != "" {
				finish()
			}
			field, l = m[1], m[2]
		}
		switch field {
		case "HD":
			r.title += " " + l
			begun = true
		case "BY":
			r.author += " " + l
		case "PD":
			r.date += " " + l
		case "SN":
			r.publisher += " " + l
		case "LP", "TD":
			r.body = append(r.body, l)
		case "AN":
			if strings.HasPrefix(l, "Document ") {
				finish()
				field = "after"
			}
		}
	}
	finish()
	return pages(list)
}

// opens reports whether a line that begins with a code begins a field: a sentence
// may begin in capitals, too.
func opens(name, rest, in string) bool {
	if in != "LP" && in != "TD" {
		return true
	}
	switch name {
	case "TD", "AN", "HD", "CT", "RF", "PUB", "ART":
		return name != "AN" || strings.HasPrefix(rest, "Document ") || rest == ""
	case "CO", "IN", "NS", "RE", "IPD", "IPC":
		return rest == "" || strings.Contains(rest, " : ") || name == "IPD" || name == "IPC"
	}
	return false
}

var (
	document  = regexp.MustCompile(`^(?:Document|Dokument|Documento) [A-Z0-9]{3,}\d{8}\w+$`)
	wordCount = regexp.MustCompile(`^[\d.,]{1,7} (?:words|mots|Wörter|palabras|parole)$`)
	clock     = regexp.MustCompile(`^\d{1,2}:\d\d(?::\d\d)?(?: [A-Z]{2,4})?$`)
	copyright = regexp.MustCompile(`(?i)^(?:copyright|©|\(c\))`)
)

// display reads the format without codes: headline, author, number of words, day,
// paper, its code, page, language, rights, text, and the number of the document.
func display(lines []string) []page.Page {
	var list []record
	start := 0
	for i, l := range lines {
		if !document.MatchString(l) {
			continue
		}
		if r, ok := displayed(lines[start:i]); ok {
			list = append(list, r)
		}
		start = i + 1
	}
	return pages(list)
}

// maxHead is how many lines the fields of an article have at most.
const maxHead = 16

func displayed(lines []string) (r record, ok bool) {
	words := -1
	for i, l := range lines[:min(len(lines), 4*maxHead)] {
		if wordCount.MatchString(l) {
			words = i
			break
		}
	}
	if words < 1 {
		return r, false
	}
	above := filled(lines[:words])
	if n := len(above); n > 1 && (byLead.MatchString(above[n-1]) || len(strings.Fields(above[n-1])) <= 5) {
		r.author, above = above[n-1], above[:n-1]
	}
	if len(above) == 0 {
		return r, false
	}
	r.title = strings.Join(above[max(0, len(above)-2):], " ")
	if len(above) > 2 {
		r.title = above[len(above)-1]
	}
	end := -1
	for i := words + 1; i < min(len(lines), words+2*maxHead); i++ {
		l := lines[i]
		switch {
		case r.date == "" && len(pubdate.Find(l, pubdate.UnknownOrder)) > 0:
			r.date = l
		case l == "" || clock.MatchString(l):
		case r.date != "" && r.publisher == "":
			r.publisher = l
		case copyright.MatchString(l):
			end = i + 1
		}
		if end > 0 {
			break
		}
	}
	if end < 0 || r.date == "" {
		return r, false
	}
	r.body = lines[end:]
	return r, true
}

func filled(lines []string) []string {
	var out []string
	for _, l := range lines {
		if l != "" {
			out = append(out, l)
		}
	}
	return out
}
