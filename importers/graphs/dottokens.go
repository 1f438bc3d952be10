package graphs

import (
	"html"
	"regexp"
	"strings"

	"clew/importers/page"
)

// dotToken is a word of the DOT language: a name, or a sign such as "->".
type dotToken struct {
	text   string
	name   bool // an identifier, plain, quoted or in HTML
	quoted bool // so that it is no keyword
}

// is reports whether the token is a sign, or a keyword in any case.
func (t dotToken) is(text string) bool {
	if t.quoted {
		return false
	}
	return t.text == text || t.name && strings.EqualFold(t.text, text)
}

// dotLexer cuts a text into tokens. Whatever the text, each call goes on by at
// least a byte.
type dotLexer struct {
	text   string
	at     int
	peeked *dotToken
}

func (l *dotLexer) peek() dotToken {
	if l.peeked == nil {
		t := l.scan()
		l.peeked = &t
	}
	return *l.peeked
}

// next returns the next token; the zero token at the end.
func (l *dotLexer) next() dotToken {
	t := l.peek()
	l.peeked = nil
	if t.quoted {
		for l.peek().is("+") { // strings are joined with a plus sign
			l.peeked = nil
			more := l.peek()
			if !more.quoted {
				break
			}
			t.text += more.text
			l.peeked = nil
		}
	}
	return t
}

// space goes over white space and comments.
func (l *dotLexer) space() {
	for l.at < len(l.text) {
		rest := l.text[l.at:]
		end := -1
		switch {
		case strings.IndexByte(" \t\r\n\f\v\x00", rest[0]) >= 0:
			l.at++
			continue
		case strings.HasPrefix(rest, "//"), rest[0] == '#':
			end = strings.IndexByte(rest, '\n')
		case strings.HasPrefix(rest, "/*"):
			if end = strings.Index(rest[2:], "*/"); end >= 0 {
				end += 4
			}
		default:
			return
		}
		if end < 0 {
			end = len(rest)
		}
		l.at += end
	}
}

func (l *dotLexer) scan() dotToken {
	l.space()
	if l.at >= len(l.text) {
		return dotToken{}
	}
	rest := l.text[l.at:]
	switch c := rest[0]; {
	case c == '"':
		return l.quoted()
	case c == '<':
		return l.markup()
	case strings.HasPrefix(rest, "->"), strings.HasPrefix(rest, "--"):
		l.at += 2
		return dotToken{text: rest[:2]}
	case isWord(c) || c == '.' || c == '-':
		end := 1
		for end < len(rest) && (isWord(rest[end]) || rest[end] == '.') {
			end++
		}
		l.at += end
		return dotToken{text: rest[:end], name: true}
	default:
		l.at++
		return dotToken{text: rest[:1]}
	}
}

func isWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c >= 0x80
}

// quoted reads a string. The only escape of the language itself is \"; those of
// labels stay for labelOf.
func (l *dotLexer) quoted() dotToken {
	var b strings.Builder
	l.at++
	for l.at < len(l.text) {
		c := l.text[l.at]
		l.at++
		if c == '"' {
			break
		}
		if c == '\\' && l.at < len(l.text) {
			switch next := l.text[l.at]; next {
			case '"':
				c = '"'
				l.at++
			case '\n':
				l.at++
				continue
			case '\\':
				b.WriteByte('\\')
				l.at++
			}
		}
		b.WriteByte(c)
	}
	return dotToken{text: b.String(), name: true, quoted: true}
}

var markupTag = regexp.MustCompile(`<[^<>]*>`)

// markup reads a label in HTML and returns its text.
func (l *dotLexer) markup() dotToken {
	start, depth := l.at+1, 0
	for l.at < len(l.text) {
		switch l.text[l.at] {
		case '<':
			depth++
		case '>':
			depth--
		}
		l.at++
		if depth == 0 {
			break
		}
	}
	inner := l.text[start:max(start, l.at-1)]
	return dotToken{text: oneLine(html.UnescapeString(markupTag.ReplaceAllString(inner, " "))), name: true, quoted: true}
}

// labelOf gives a label without the escapes that arrange it.
func labelOf(text, node string) string {
	if !strings.Contains(text, `\`) {
		return oneLine(text)
	}
	r := strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\l`, "\n", `\r`, "\n", `\N`, node, `\G`, "", `\T`, "", `\H`, "", `\E`, "", `\`, "")
	return oneLine(r.Replace(text))
}

// oneLine is page.OneLine for text that may not be valid.
func oneLine(s string) string { return page.OneLine(strings.ToValidUTF8(s, "\ufffd")) }
