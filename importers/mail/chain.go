package mail

import (
	"net/mail"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"clew/graphmodel"
	"clew/importers/language"
	"clew/importers/page"
	"clew/importers/plaintext"
	"clew/importers/pubdate"
	"clew/importers/webpage"
)

var (
	forwardMark = regexp.MustCompile(`(?i)^[-_* ]*(?:(?:begin )?forwarded message|(?:anfang der )?weitergeleitete[n]? nachricht|(?:début du )?message (?:transféré|réexpédié)|mensaje reenviado|mensagem encaminhada|messaggio inoltrato|doorgestuurd bericht|i̇?letilen mesaj)[-_* ]*:?[-_* ]*$`)
	originMark  = regexp.MustCompile(`(?i)^(?:[-_* ]{2,}(?:original message|ursprüngliche nachricht|message d.origine|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|original appointment)[-_* ]{2,}|_{10,})$`)
	fromLine    = regexp.MustCompile(`^\*?(?:From|Von|De|Da|Van|Kimden|Fra|Från)\s?:\*?\s+(\S.*)$`)
	fieldLine   = regexp.MustCompile(`^\*?(Date|Sent|Datum|Gesendet(?: am)?|Envoyé(?: le)?|Enviado(?: el| em)?|Data|Inviato|Verzonden|Fecha|Tarih|Gönderildi|Subject|Betreff|Objet|Asunto|Assunto|Oggetto|Onderwerp|Konu|To|An|À|Para|A|Aan|Kime|Cc|Bcc|Kopie|Reply-To)\s?:\*?(?:\s+(.*))?$`)
	forwardLead = regexp.MustCompile(`^(?i:fwd?|wg|tr|rv|enc|i|vs|ilt)\s?:\s*`)
	anyLead     = regexp.MustCompile(`^(?:(?i:fwd?|wg|tr|rv|enc|vs|ilt|re|aw|sv|antw|res|rif|ynt)\s?(?:\[\d+\])?:\s*)+`)
)

// minOwn is how many words someone must add to what is forwarded to be read.
const minOwn = 20

// inner is a message within a message: the fields as they are printed, and lines.
type inner struct {
	from, date, subject string
	lines               []string
}

// letters returns the articles of a plain message: what its author wrote, and each
// message that is forwarded with it, with its own author, day and subject. What a
// message answers is left out.
func letters(known page.Page, text string) []page.Page {
	own, below, forwarded := divide(strings.Split(page.Normalize(text), "\n"))
	forwarded = forwarded || forwardLead.MatchString(known.Title)
	var out []page.Page
	add := func(p page.Page, lines []string, least float64) {
		p.Text = body(strings.Join(lines, "\n"))
		if p.Text == "" || plaintext.Words(p.Text) < least {
			return
		}
		p.Language = language.Detect(p.Text)
		out = append(out, p)
	}
	if len(below) == 0 || !forwarded {
		add(known, own, 0)
		return out
	}
	add(known, own, minOwn)
	for i, l := range below {
		p := page.Page{Title: page.OneLine(l.subject), Author: sender(l.from), Published: day(l.date)}
		if p.Title == "" {
			p.Title = known.Title
		}
		p.Title = anyLead.ReplaceAllString(p.Title, "")
		least := 0.0
		if i > 0 {
			least = minOwn // of what the forwarded message answers
		}
		add(p, l.lines, least)
	}
	return out
}

// divide parts what someone wrote from the messages below it.
func divide(lines []string) (own []string, below []inner, forwarded bool) {
	at, quoted := &own, false
	for i := 0; i < len(lines); i++ {
		l := strings.TrimSpace(lines[i])
		if quoted {
			l = strings.TrimPrefix(strings.TrimPrefix(l, ">"), " ")
		}
		switch {
		case forwardMark.MatchString(l):
			forwarded = true
			quoted = quoted || nextIsQuoted(lines[i+1:])
			continue
		case originMark.MatchString(l) && fromBelow(lines[i+1:]):
			continue
		}
		m, end, ok := header(lines, i, quoted)
		if !ok {
			if quoted {
				*at = append(*at, l)
			} else {
				*at = append(*at, lines[i])
			}
			continue
		}
		below = append(below, m)
		at = &below[len(below)-1].lines
		i = end - 1
	}
	return own, below, forwarded
}

// maxBlank is how many empty lines may stand between a mark and the fields below it.
const maxBlank = 3

func nextIsQuoted(lines []string) bool {
	for _, l := range lines[:min(len(lines), maxBlank)] {
		if l = strings.TrimSpace(l); l != "" {
			return strings.HasPrefix(l, ">")
		}
	}
	return false
}

func fromBelow(lines []string) bool {
	for _, l := range lines[:min(len(lines), maxBlank)] {
		if l = strings.TrimSpace(l); l != "" {
			return fromLine.MatchString(l)
		}
	}
	return false
}

// header reads the fields that mail programs print above a message within a
// message, and returns where they end.
func header(lines []string, i int, quoted bool) (m inner, end int, ok bool) {
	at := func(k int) string {
		l := strings.TrimSpace(lines[k])
		if quoted {
			l = strings.TrimSpace(strings.TrimPrefix(l, ">"))
		}
		return l
	}
	from := fromLine.FindStringSubmatch(at(i))
	if from == nil {
		return m, 0, false
	}
	m.from = from[1]
	fields := 0
	end = i + 1
	for k, blank := i+1, 0; k < len(lines) && blank < 2; k++ {
		l := at(k)
		if l == "" {
			blank++
			continue
		}
		f := fieldLine.FindStringSubmatch(l)
		if f == nil {
			break
		}
		blank = 0
		fields++
		end = k + 1
		switch f[1] {
		case "Subject", "Betreff", "Objet", "Asunto", "Assunto", "Oggetto", "Onderwerp", "Konu":
			m.subject = f[2]
		case "To", "An", "À", "Para", "A", "Aan", "Kime", "Cc", "Bcc", "Kopie", "Reply-To":
		default:
			m.date = f[2]
		}
	}
	return m, end, fields >= 2
}

func sender(s string) string {
	s = strings.ReplaceAll(s, "*", "")
	if a, err := mail.ParseAddress(s); err == nil && a.Name != "" {
		return page.OneLine(a.Name)
	}
	name, _, _ := strings.Cut(s, "<")
	name, _, _ = strings.Cut(name, "[mailto:")
	return page.OneLine(strings.Trim(name, ` "'`))
}

func day(s string) graphmodel.Interval {
	if found := pubdate.Find(s, pubdate.UnknownOrder); len(found) > 0 {
		return graphmodel.DayInterval(found[0].Date)
	}
	return graphmodel.Interval{}
}

// chainMarks are in the HTML of messages that answer or forward others.
var chainMarks = regexp.MustCompile(`(?i)gmail_quote|divRplyFwdMsg|type="?cite|moz-cite-prefix|forwarded message|weitergeleitete nachricht|original message|ursprüngliche nachricht|message transféré|border-top:\s?solid #E1E1E1|yahoo_quoted`)

// plainLetter returns the text of an HTML message that answers or forwards others,
// without what it answers, and ok = false for any other, such as a newsletter.
func plainLetter(src, subject string) (text string, ok bool) {
	if !chainMarks.MatchString(src) {
		return "", false
	}
	doc, err := html.Parse(strings.NewReader(src))
	if err != nil {
		return "", false
	}
	if !forwardLead.MatchString(subject) {
		dropAnswered(doc)
	}
	var b strings.Builder
	if err := html.Render(&b, doc); err != nil {
		return "", false
	}
	return strings.Join(webpage.Fragment(b.String()), "\n\n"), true
}

// dropAnswered takes what a message answers out of its tree.
func dropAnswered(doc *html.Node) {
	var drop []*html.Node
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			class, id, kind := "", "", ""
			for _, a := range n.Attr {
				switch a.Key {
				case "class":
					class = a.Val
				case "id":
					id = a.Val
				case "type":
					kind = a.Val
				}
			}
			switch {
			case strings.Contains(class, "gmail_quote"), strings.Contains(class, "moz-cite-prefix"), strings.Contains(class, "yahoo_quoted"), n.DataAtom == atom.Blockquote && strings.EqualFold(kind, "cite"):
				drop = append(drop, n)
				return
			case strings.HasSuffix(id, "divRplyFwdMsg"), strings.HasSuffix(id, "appendonsend"):
				for s := n; s != nil; s = s.NextSibling {
					drop = append(drop, s)
				}
				return
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	for _, n := range drop {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}
