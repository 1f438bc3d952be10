package chat

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"clew/graphmodel"
	"clew/importers/format"
	"clew/importers/page"
	"clew/importers/pubdate"
)

var (
	telegramKeys = regexp.MustCompile(`"messages"\s*:\s*\[\s*\{\s*"id"\s*:\s*-?\d+,\s*"type"\s*:\s*"(?:service|message)"`)
	telegramList = regexp.MustCompile(`"chats"\s*:\s*\{\s*"about"\s*:`)
)

func isTelegramJSON(s string) bool {
	return strings.HasPrefix(strings.TrimLeft(s, " \t\r\n"), "{") && (telegramKeys.MatchString(s) || telegramList.MatchString(s))
}

func isTelegramPage(s string) bool {
	return strings.Contains(s, "Exported Data") && strings.Contains(s, "page_wrap")
}

// telegramChat is a conversation as Telegram writes it.
type telegramChat struct {
	Name     string
	Messages []struct {
		Type, Date, From, Actor string
		Text                    json.RawMessage
	}
}

// telegramJSON reads result.json, of one conversation or of all.
func telegramJSON(text string) ([]conversation, error) {
	var all struct {
		telegramChat
		Chats struct{ List []telegramChat }
	}
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		return nil, fmt.Errorf("%w: %v", format.ErrDamaged, err)
	}
	var out []conversation
	for _, chat := range append([]telegramChat{all.telegramChat}, all.Chats.List...) {
		c := conversation{name: page.OneLine(chat.Name), service: "Telegram"}
		for _, m := range chat.Messages {
			t := said(plain(m.Text))
			if m.Type != "message" || t == "" {
				continue
			}
			c.messages = append(c.messages, message{day: isoDay(m.Date), sender: page.OneLine(m.From), text: t})
		}
		out = append(out, c)
	}
	return out, nil
}

// plain returns the text of a message: a string, or a list of strings and of marked
// pieces.
func plain(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) != nil {
		return ""
	}
	var b strings.Builder
	for _, r := range list {
		var piece struct{ Text string }
		switch {
		case json.Unmarshal(r, &s) == nil:
			b.WriteString(s)
		case json.Unmarshal(r, &piece) == nil:
			b.WriteString(piece.Text)
		}
	}
	return b.String()
}

func isoDay(s string) graphmodel.Date {
	if found := pubdate.Find(s[:min(len(s), 10)], pubdate.UnknownOrder); len(found) > 0 {
		return found[0].Date
	}
	return graphmodel.Date{}
}

func dateOf(year, month, day int) graphmodel.Date {
	return isoDay(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
}

// telegramPage reads messages.html.
func telegramPage(text string) ([]conversation, error) {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, page.ErrTooComplex
	}
	c := conversation{service: "Telegram"}
	sender := ""
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case hasClass(n, "page_header"):
			c.name = page.OneLine(textOf(n))
			return
		case hasClass(n, "message") && hasClass(n, "service"):
			return
		case hasClass(n, "message"):
			if name := first(n, "from_name"); name != nil {
				sender = page.OneLine(textOf(name))
			}
			m := message{sender: sender}
			if d := first(n, "date"); d != nil {
				if found := pubdate.Find(attr(d, "title"), pubdate.DayFirst); len(found) > 0 {
					m.day = found[0].Date
				}
			}
			if t := first(n, "text"); t != nil {
				m.text = said(textOf(t))
			}
			if m.text != "" {
				c.messages = append(c.messages, m)
			}
			return
		}
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			walk(k)
		}
	}
	walk(doc)
	return []conversation{c}, nil
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasClass(n *html.Node, class string) bool {
	if n.Type != html.ElementNode {
		return false
	}
	for c := range strings.FieldsSeq(attr(n, "class")) {
		if c == class {
			return true
		}
	}
	return false
}

// first returns the first element under n with a class.
func first(n *html.Node, class string) *html.Node {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if hasClass(k, class) {
			return k
		}
		if found := first(k, class); found != nil {
			return found
		}
	}
	return nil
}

func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	if n.DataAtom == atom.Br {
		return "\n"
	}
	var b strings.Builder
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		b.WriteString(textOf(k))
	}
	return b.String()
}
