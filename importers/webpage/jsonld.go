package webpage

import (
	"encoding/json"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"clew/importers/page"
)

// declared is what a page says about its article in one of its formats.
type declared struct {
	title, url, date, language string
	authors                    []string
	publisher                  string
	body                       string // the whole text, where a site declares it
	paid                       bool   // the site says that the article is not free
}

// maxDepth bounds the nesting of JSON-LD that is followed.
const maxDepth = 12

var articleType = regexp.MustCompile(`(?i)(?:article|blogposting|reportage|newsitem|^report$|posting$|review$|liveblog)`)

// readJSONLD returns the article that the page declares in JSON-LD. Of several
// the one with the most fields wins, the first on a tie.
func readJSONLD(doc *html.Node) declared {
	var objects []map[string]any
	each(doc, func(n *html.Node) {
		if n.DataAtom == atom.Script && strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil {
			objects = append(objects, parseJSONLD(n.FirstChild.Data)...)
		}
	})
	byID := map[string]map[string]any{}
	for _, o := range objects {
		if id, ok := o["@id"].(string); ok && (o["name"] != nil || o["headline"] != nil) {
			byID[id] = o
		}
	}
	best, bestScore := declared{}, 0
	site := ""
	for _, o := range objects {
		switch {
		case articleType.MatchString(typeOf(o)):
			d := fromObject(o, byID)
			if s := d.fields(); s > bestScore {
				best, bestScore = d, s
			}
		case typeOf(o) == "WebSite" && site == "":
			site = text(o["name"])
		}
	}
	if best.publisher == "" {
		best.publisher = site
	}
	return best
}

func (d declared) fields() int {
	n := 0
	for _, s := range []string{d.title, d.date, strings.Join(d.authors, ""), d.publisher} {
		if s != "" {
			n++
		}
	}
	return n
}

// parseJSONLD returns every object of a script. Scripts in the wild have raw
// line breaks in strings, comments around them and semicolons behind.
func parseJSONLD(s string) []map[string]any {
	s = strings.TrimSpace(s)
	for _, affix := range []string{"<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["} {
		s = strings.TrimSpace(strings.TrimPrefix(s, affix))
	}
	for _, affix := range []string{"-->", "//]]>", "/*]]>*/", "]]>", ";"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, affix))
	}
	var v any
	if json.Unmarshal([]byte(s), &v) != nil {
		clean := strings.Map(func(r rune) rune {
			if r < ' ' {
				return ' '
			}
			return r
		}, s)
		if json.Unmarshal([]byte(clean), &v) != nil {
			return nil
		}
	}
	var out []map[string]any
	collect(v, 0, &out)
	return out
}

func collect(v any, depth int, out *[]map[string]any) {
	if depth > maxDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			collect(e, depth+1, out)
		}
	case map[string]any:
		*out = append(*out, v)
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemReviewed", "hasPart"} {
			if sub, ok := v[key]; ok {
				collect(sub, depth+1, out)
			}
		}
	}
}

func typeOf(o map[string]any) string {
	switch t := o["@type"].(type) {
	case string:
		return t
	case []any:
		for _, e := range t {
			if s, ok := e.(string); ok && articleType.MatchString(s) {
				return s
			}
		}
		if len(t) > 0 {
			return text(t[0])
		}
	}
	return ""
}

func fromObject(o map[string]any, byID map[string]map[string]any) declared {
	d := declared{
		title:    text(o["headline"]),
		date:     text(o["datePublished"]),
		language: text(o["inLanguage"]),
		url:      text(o["url"]),
		body:     text(o["articleBody"]),
		paid:     strings.EqualFold(text(o["isAccessibleForFree"]), "false") || o["isAccessibleForFree"] == false,
	}
	if d.title == "" {
		d.title = text(o["name"])
	}
	if d.date == "" {
		d.date = text(o["dateCreated"])
	}
	d.authors = namesOf(o["author"], byID, 0)
	if len(d.authors) == 0 {
		d.authors = namesOf(o["creator"], byID, 0)
	}
	if p := namesOf(o["publisher"], byID, 0); len(p) > 0 {
		d.publisher = p[0]
	}
	return d
}

// namesOf reads a person or an organization, or a list of them: a string, an
// object with a name, or a reference to an object elsewhere on the page.
func namesOf(v any, byID map[string]map[string]any, depth int) []string {
	if depth > maxDepth {
		return nil
	}
	switch v := v.(type) {
	case string:
		if s := text(v); s != "" {
			return []string{s}
		}
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, namesOf(e, byID, depth+1)...)
		}
		return out
	case map[string]any:
		if n, ok := v["name"]; ok {
			return namesOf(n, byID, depth+1)
		}
		if id, ok := v["@id"].(string); ok && byID[id] != nil {
			return namesOf(byID[id]["name"], byID, depth+1)
		}
	}
	return nil
}

// text returns v as one line when it is a string (or a list or language map of
// strings: the first), with the entities that sites escape twice resolved.
func text(v any) string {
	switch v := v.(type) {
	case string:
		s := html.UnescapeString(v)
		if strings.Contains(s, "<") && strings.Contains(s, ">") {
			s, _ = flatText(s)
		}
		return page.OneLine(s)
	case []any:
		if len(v) > 0 {
			return text(v[0])
		}
	case map[string]any:
		if s, ok := v["@value"]; ok {
			return text(s)
		}
	}
	return ""
}
