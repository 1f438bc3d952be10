package chat

import (
	"strings"
	"testing"

	"clew/importers/format"
	"clew/importers/format/formattest"
)

const (
	android = "12/10/2025, 09:14 - Messages and calls are end-to-end encrypted. Tap to learn more.\n12/10/2025, 09:14 - Jane Reed created group \"Harbor\"\n" +
		"12/10/2025, 09:15 - Jane Reed: Why were the cranes not serviced?\n12/10/2025, 09:17 - Ali Marsh: The foreman was told to wait.\nHe said so on 2 October.\n" +
		"12/10/2025, 09:18 - +90 532 123 45 67: <Media omitted>\n13/10/2025, 18:02 - Jane Reed: Ada Quill confirmed it: twice.\n13/10/2025, 18:05 - Ali Marsh: This message was deleted\n"
	iphone = "[12.10.25, 09:14:03] Harbor: \u200eMessages and calls are end-to-end encrypted.\r\n[12.10.25, 09:15:22] Jane Reed: Why were the cranes not serviced?\r\n" +
		"[12.10.25, 09:17:45] Ali Marsh: The foreman was told to wait.\r\nHe said so on 2 October.\r\n\u200e[12.10.25, 09:18:00] Ali Marsh: \u200eimage omitted\r\n[13.10.25, 18:02:10] Jane Reed: Ada Quill confirmed it: twice.\r\n"
	american = "10/12/25, 9:15\u202fAM - Jane Reed: Why were the cranes not serviced?\n10/12/25, 9:17\u202fAM - Ali Marsh: The foreman was told to wait.\nHe said so on 2 October.\n10/13/25, 6:02\u202fPM - Jane Reed: Ada Quill confirmed it: twice.\n"
	markdown = "[2025-10-12 09:15] Jane Reed: Why were the cranes not serviced?\n\n[2025-10-12 09:17] Ali Marsh: The foreman was told to wait.\nHe said so on 2 October.\n\n[2025-10-13 18:02] Jane Reed: Ada Quill confirmed it: twice.\n"
	sigtop   = "Conversation: Harbor (+90 532 111 11 11)\n\nFrom: Jane Reed (+90 532 111 11 11)\nType: incoming\nSent: Sun, 12 Oct 2025 09:15:22 +0300\nReceived: Sun, 12 Oct 2025 09:15:23 +0300\n\nWhy were the cranes not serviced?\n\n" +
		"From: Ali Marsh\nType: outgoing\nSent: Sun, 12 Oct 2025 09:17:45 +0300\n\nThe foreman was told to wait.\nHe said so on 2 October.\n\nFrom: Jane Reed (+90 532 111 11 11)\nSent: Mon, 13 Oct 2025 18:02:00 +0300\n\nAda Quill confirmed it: twice.\n"
	telegramText = `{"name":"Harbor","type":"private_group","id":123,"messages":[{"id":1,"type":"service","date":"2025-10-12T09:14:00","actor":"Jane Reed","action":"create_group","text":""},
{"id":2,"type":"message","date":"2025-10-12T09:15:22","from":"Jane Reed","text":"Why were the cranes not serviced?"},
{"id":3,"type":"message","date":"2025-10-12T09:17:45","from":"Ali Marsh","text":["The foreman was ",{"type":"bold","text":"told"}," to wait.\nHe said so on 2 October."]},
{"id":4,"type":"message","date":"2025-10-13T18:02:10","from":"Jane Reed","photo":"a.jpg","text":"Ada Quill confirmed it: twice."}]}`
	telegramHTML = `<!DOCTYPE html><html><head><title>Exported Data</title></head><body><div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold"> Harbor </div></div></div><div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">12 October 2025</div></div>
<div class="message default clearfix"><div class="body"><div class="pull_right date details" title="12.10.2025 09:15:22 UTC+03:00">09:15</div><div class="from_name">Jane Reed </div><div class="text">Why were the cranes not serviced?</div></div></div>
<div class="message default clearfix"><div class="body"><div class="pull_right date details" title="12.10.2025 09:17:45 UTC+03:00">09:17</div><div class="from_name">Ali Marsh </div><div class="text">The foreman was told to wait.<br>He said so on 2 October.</div></div></div>
<div class="message default clearfix"><div class="body"><div class="pull_right date details" title="13.10.2025 18:02:10 UTC+03:00">18:02</div><div class="from_name">Jane Reed</div><div class="text">Ada Quill confirmed it: twice.</div></div></div>
<div class="message default clearfix joined"><div class="body"><div class="pull_right date details" title="13.10.2025 18:03:10 UTC+03:00">18:03</div><div class="media_wrap">Photo</div></div></div></div></div></div></body></html>`
)

func TestExports(t *testing.T) {
	for name, c := range map[string]struct{ file, src, service string }{
		"WhatsApp on Android": {"WhatsApp Chat with Harbor.txt", android, "WhatsApp"},
		"WhatsApp on iPhone":  {"folder/_chat.txt", iphone, "WhatsApp"},
		"WhatsApp in a ZIP":   {"x/WhatsApp Chat - Harbor.zip › _chat.txt", american, "WhatsApp"},
		"American dates":      {"WhatsApp Chat with Harbor (2).txt", american, "WhatsApp"},
		"Signal, Markdown":    {"export/Harbor/chat.md", markdown, "Signal"},
		"Signal":              {"a.txt", sigtop, "Signal"},
		"Telegram":            {"result.json", telegramText, "Telegram"},
		"all of Telegram":     {"result.json", `{"about":"x","chats":{"about":"y","list":[` + telegramText + `]}}`, "Telegram"},
		"Telegram page":       {"messages.html", telegramHTML, "Telegram"},
	} {
		t.Run(name, func(t *testing.T) {
			if Exports().Match(format.Sniff{Head: []byte(c.src)}) != format.ByBytes {
				t.Fatal("not recognized")
			}
			found, err := formattest.Read(t, Exports(), c.file, []byte(c.src))
			if err != nil || len(found.Articles) != 2 {
				t.Fatalf("%d days, %v", len(found.Articles), err)
			}
			a, b := found.Articles[0], found.Articles[1]
			if a.Title != "Harbor, 2025-10-12" || a.Author != "Jane Reed, Ali Marsh" || a.Publisher != c.service || a.Published.Start.String() != "2025-10-12" || a.Language != "en" {
				t.Errorf("%q %q %q %v %q", a.Title, a.Author, a.Publisher, a.Published.Start, a.Language)
			}
			if want := "Jane Reed: Why were the cranes not serviced?\n\nAli Marsh: The foreman was told to wait.\nHe said so on 2 October."; a.Text != want {
				t.Errorf("text %q", a.Text)
			}
			if b.Title != "Harbor, 2025-10-13" || b.Text != "Jane Reed: Ada Quill confirmed it: twice." {
				t.Errorf("%q %q", b.Title, b.Text)
			}
		})
	}
}

func TestOrderOfDates(t *testing.T) {
	line := func(day string) string { return day + ", 09:15 - Jane Reed: Hello.\n" }
	for name, c := range map[string]struct {
		days    []string
		want    string
		certain bool
	}{
		"a day above twelve":   {[]string{"01/02/2025", "13/02/2025"}, "2025-02-01", true},
		"a month second":       {[]string{"1/2/25", "1/13/25"}, "2025-01-02", true},
		"in the order of time": {[]string{"1/2/25", "1/3/25", "2/1/25"}, "2025-01-02", true},
		"nothing tells":        {[]string{"01/02/2025", "01/02/2025"}, "2025-02-01", false},
	} {
		var src strings.Builder
		for _, d := range c.days {
			src.WriteString(line(d))
		}
		found, err := formattest.Read(t, Exports(), "chat.txt", []byte(src.String()))
		if err != nil || len(found.Articles) == 0 {
			t.Fatalf("%s: %v", name, err)
		}
		a := found.Articles[0]
		if got := a.Published.Start.String(); got != c.want || (len(a.Warnings) == 0) != c.certain {
			t.Errorf("%s: %s %q", name, got, a.Warnings)
		}
	}
}

func TestOtherTextsAreNoChats(t *testing.T) {
	for _, s := range []string{
		"", "12/10/2025, 09:15 - a note\nand text", "On 12/10/2025, 09:15 - Jane: hello\n12/10/2025, 09:15 - Jane: hello", "2025-10-12 09:15:00 ERROR disk: full\n2025-10-12 09:15:01 ERROR disk: full",
		`{"messages":[{"role":"user"}]}`, "3 October 2025\n\nThe port said: nothing.", "From: a\nSent: b\n\nhello",
	} {
		if got := kindOf([]byte(s)); got != "" {
			t.Errorf("%.40q is taken for %s", s, got)
		}
	}
}

func FuzzExports(f *testing.F) {
	formattest.Fuzz(f, Exports(), []byte(android), []byte(iphone), []byte(american), []byte(sigtop), []byte(telegramText), []byte(telegramHTML))
}
