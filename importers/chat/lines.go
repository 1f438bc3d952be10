package chat

import (
	"net/mail"
	"regexp"
	"strconv"
	"strings"

	"clew/graphmodel"
	"clew/importers/page"
)

// written is the start of a message of WhatsApp ("12/10/2025, 09:15 - Ada: …",
// "[12.10.25, 09:15:22] Ada: …") and of programs that read Signal
// ("[2025-10-12 09:15] Ada: …"). Without a name it is a note of the program.
var written = regexp.MustCompile(`^[\x{200e}\x{200f}\x{202a}]*(\[)?(\d{1,4})[./-](\d{1,2})[./-](\d{1,4}),?[\s\x{202f}]+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[\s\x{202f}]?[AaPp]\.?[\s\x{202f}]?[Mm]\.?)?(\])?(\s[-–]\s|\s)(.*)$`)

// noted is a message as it stands in the file.
type noted struct {
	a, b, c      int // the numbers of the date, in their order
	sender, text string
}

// parseLine reads the first line of a message.
func parseLine(l string) (n noted, ok bool) {
	if len(l) > 0 && l[0] != '[' && (l[0] < '0' || l[0] > '9') && l[0] < 0x80 {
		return noted{}, false
	}
	m := written.FindStringSubmatch(l)
	if m == nil || (m[1] == "[") != (m[5] == "]") || m[1] == "" && strings.TrimSpace(m[6]) == "" {
		return noted{}, false
	}
	n.a, _ = strconv.Atoi(m[2])
	n.b, _ = strconv.Atoi(m[3])
	n.c, _ = strconv.Atoi(m[4])
	sender, text, named := strings.Cut(m[7], ":")
	if sender = page.OneLine(strings.TrimLeft(sender, "~ \u200e\u202a\u00a0\u202f")); !named || sender == "" || len(sender) > 100 || strings.Count(sender, " ") > 6 {
		return n, true
	}
	if strings.HasPrefix(strings.TrimLeft(text, " "), "\u200e") {
		text = "" // the program wrote this: a picture, a call
	}
	n.sender, n.text = sender, text
	return n, true
}

// isLines reports whether a text begins with messages, one after the other.
func isLines(s string) bool {
	n, named := 0, 0
	for i, l := range strings.Split(s, "\n") {
		m, ok := parseLine(strings.TrimRight(l, "\r"))
		if ok {
			if n++; m.sender != "" {
				named++
			}
		} else if n == 0 && strings.TrimSpace(l) != "" && i < 3 {
			return false
		}
	}
	return n >= 2 && named >= 1 && named*2 >= n-1
}

func lines(text string) conversation {
	c := conversation{service: "WhatsApp"}
	var all []noted
	for l := range strings.SplitSeq(text, "\n") {
		l = strings.TrimRight(l, "\r")
		if n, ok := parseLine(l); ok {
			all = append(all, n)
		} else if len(all) > 0 && all[len(all)-1].sender != "" {
			all[len(all)-1].text += "\n" + l
		}
	}
	monthFirst, sure := order(all)
	if len(all) > 0 && all[0].a > 31 {
		c.service = "Signal"
	}
	if !sure {
		c.warning = "day and month of the messages may be the other way round: they were read day first"
	}
	wrote := map[string]bool{}
	for _, n := range all {
		wrote[n.sender] = wrote[n.sender] || said(n.text) != ""
	}
	if len(all) > 0 && all[0].text == "" && !wrote[all[0].sender] {
		c.name = all[0].sender // the first note of the program is signed with the name of the group
	}
	for _, n := range all {
		if t := said(n.text); t != "" && n.sender != "" {
			c.messages = append(c.messages, message{day: n.day(monthFirst), sender: n.sender, text: t})
		}
	}
	return c
}

// order tells whether the month stands first. Numbers above twelve tell; else that
// messages come in the order of time.
func order(all []noted) (monthFirst, sure bool) {
	backward := [2]int{}
	for i, n := range all {
		switch {
		case n.a > 31: // the year first
			return false, true
		case n.a > 12:
			return false, true
		case n.b > 12:
			return true, true
		}
		for k, month := range []bool{false, true} {
			if i > 0 && n.day(month).Compare(all[i-1].day(month)) < 0 {
				backward[k]++
			}
		}
	}
	return backward[0] > backward[1], backward[0] != backward[1]
}

func (n noted) day(monthFirst bool) graphmodel.Date {
	year, month, day := n.c, n.b, n.a
	switch {
	case n.a > 31:
		year, day = n.a, n.c
	case monthFirst:
		month, day = n.a, n.b
	}
	if year < 100 {
		year += 2000
	}
	return dateOf(year, month, day)
}

// The messages of sigtop, a program that reads what Signal keeps.
var signalFrom = regexp.MustCompile(`(?m)^From: .+\r?\n(?:Type: |Sent: )`)

func isSignal(s string) bool {
	at := signalFrom.FindStringIndex(s)
	return at != nil && at[0] < 400 && strings.HasPrefix(s, "Conversation: ")
}

func signal(text string) conversation {
	c := conversation{service: "Signal"}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	first, rest, _ := strings.Cut(text, "\n")
	c.name = withoutNumber(strings.TrimPrefix(first, "Conversation: "))
	starts := signalFrom.FindAllStringIndex(rest, -1)
	for i, at := range starts {
		end := len(rest)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		head, body, _ := strings.Cut(rest[at[0]:end], "\n\n")
		m := message{text: said(body)}
		for l := range strings.SplitSeq(head, "\n") {
			name, value, _ := strings.Cut(l, ": ")
			switch name {
			case "From":
				m.sender = withoutNumber(value)
			case "Sent":
				if t, err := mail.ParseDate(value); err == nil {
					m.day = graphmodel.DateOf(t)
				}
			}
		}
		if m.text != "" {
			c.messages = append(c.messages, m)
		}
	}
	return c
}

var phone = regexp.MustCompile(`\s*\(\+?[\d\s-]{6,20}\)$`)

func withoutNumber(s string) string { return page.OneLine(phone.ReplaceAllString(s, "")) }
