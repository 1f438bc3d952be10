// Package chat reads what messengers export: WhatsApp, Telegram and Signal.
package chat

import (
	"context"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/charset"
	"clew/importers/format"
	"clew/importers/language"
	"clew/importers/page"
)

// Exports reads the conversations that messengers export. Each day of a
// conversation becomes an article, so that what is said of yesterday has its date:
// the title is the name of the conversation and the day, the authors are who wrote.
func Exports() format.Format {
	return format.Format{
		Name: "chat (WhatsApp, Telegram, Signal)",
		Match: func(s format.Sniff) format.Confidence {
			if kindOf(s.Head) != "" {
				return format.ByBytes
			}
			return format.No
		},
		Read: read,
	}
}

func kindOf(head []byte) string {
	s := strings.TrimPrefix(string(head), "\ufeff")
	switch {
	case isTelegramJSON(s):
		return "Telegram"
	case isTelegramPage(s):
		return "Telegram page"
	case isSignal(s):
		return "Signal"
	case isLines(s):
		return "lines"
	}
	return ""
}

func read(ctx context.Context, in *format.Input, out format.Output) error {
	b, err := in.Bytes(format.MaxPart)
	if err != nil {
		return err
	}
	decoded, err := charset.Decode(b, "text/plain; charset=utf-8")
	if err != nil {
		return err
	}
	text := strings.TrimPrefix(decoded.Text, "\ufeff")
	var list []conversation
	switch kindOf(b[:min(len(b), 4096)]) {
	case "Telegram":
		list, err = telegramJSON(text)
	case "Telegram page":
		list, err = telegramPage(text)
	case "Signal":
		list = []conversation{signal(text)}
	default:
		list = []conversation{lines(text)}
	}
	found := false
	for _, c := range list {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if c.name == "" {
			c.name = nameOf(in.Name)
		}
		for _, p := range c.days() {
			found = true
			out.Article(p)
		}
	}
	if err == nil && !found {
		err = page.ErrNoArticle
	}
	return err
}

// conversation is what was written in a group or between two people.
type conversation struct {
	name, service string
	messages      []message
	warning       string
}

// message is what one person wrote.
type message struct {
	day    graphmodel.Date
	sender string
	text   string
}

// days returns an article for each day.
func (c *conversation) days() []page.Page {
	var out []page.Page
	var whole strings.Builder
	for i := 0; i < len(c.messages) && whole.Len() < 10_000; i++ {
		whole.WriteString(c.messages[i].text + "\n")
	}
	spoken := language.Detect(whole.String())
	for from := 0; from < len(c.messages); {
		to := from + 1
		for to < len(c.messages) && c.messages[to].day == c.messages[from].day {
			to++
		}
		p := c.day(c.messages[from:to])
		if p.Language = language.Detect(p.Text); p.Language == "" {
			p.Language = spoken
		}
		if len(out) == 0 && c.warning != "" {
			p.Warnings = []string{c.warning}
		}
		out = append(out, p)
		from = to
	}
	return out
}

func (c *conversation) day(messages []message) page.Page {
	var authors, text []string
	for _, m := range messages {
		if m.sender != "" && !slices.Contains(authors, m.sender) {
			authors = append(authors, m.sender)
		}
		line := m.text
		if m.sender != "" {
			line = m.sender + ": " + line
		}
		text = append(text, line)
	}
	d := messages[0].day
	p := page.Page{Title: c.name, Author: strings.Join(authors, ", "), Publisher: c.service, Text: strings.Join(text, "\n\n")}
	if !d.IsZero() {
		p.Title += ", " + d.String()
		p.Published = graphmodel.DayInterval(d)
	}
	return p
}

var (
	chatWith  = regexp.MustCompile(`(?i)^(?:whatsapp[ -]*(?:chat|unterhaltung|conversation|sohbeti)?(?:[ -]+(?:with|mit|avec|con|ile|-))?|chat de whatsapp con|conversa do whatsapp com|discussion whatsapp avec|chat whatsapp con|signal|telegram)[ _-]+`)
	ownNames  = regexp.MustCompile(`(?i)^(?:_?chat|messages\d*|result|index|export)$`)
	copyCount = regexp.MustCompile(`\s*\(\d{1,2}\)$`)
)

// nameOf tells the conversation from the names of its file and of the folder or
// archive that this stands in.
func nameOf(source string) string {
	var parts []string
	for part := range strings.SplitSeq(source, " › ") {
		for p := range strings.SplitSeq(filepath.ToSlash(part), "/") {
			parts = append(parts, p)
		}
	}
	for i := len(parts) - 1; i >= max(0, len(parts)-2); i-- {
		name := copyCount.ReplaceAllString(strings.TrimSuffix(parts[i], filepath.Ext(parts[i])), "")
		if name = page.OneLine(chatWith.ReplaceAllString(name, "")); name != "" && !ownNames.MatchString(name) {
			return name
		}
	}
	return "Chat"
}

// said returns what was written as it is kept, "" for what is no text.
func said(text string) string {
	var out []string
	for l := range strings.SplitSeq(text, "\n") {
		if l = page.OneLine(l); l != "" && !omitted.MatchString(l) {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

// omitted is what stands in place of pictures and of deleted messages.
var omitted = regexp.MustCompile(`(?i)^(?:<[^<>]{3,60}>|(?:image|video|audio|sticker|gif|document|contact card|bild|foto|imagen|vídeo|görüntü|resim|ses)\s+(?:omitted|weggelassen|omitid[oa]|absent[e]?|dahil edilmedi)|this message was deleted\.?|you deleted this message\.?|diese nachricht wurde gelöscht\.?|ce message a été supprimé\.?|se eliminó este mensaje\.?|bu mesaj silindi\.?|missed (?:voice|video) call.*|null|\S+\.(?:jpg|opus|mp4|webp|pdf|vcf|m4a) \(file attached\))$`)
