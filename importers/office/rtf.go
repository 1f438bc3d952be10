package office

import (
	"context"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"clew/importers/charset"
	"clew/importers/format"
	rtfwords "clew/importers/internal/rtf"
	"clew/importers/page"
)

// RTF reads Rich Text Format.
func RTF() format.Format {
	return format.Format{
		Name: "RTF document", Extensions: []string{".rtf"},
		Match: func(s format.Sniff) format.Confidence {
			if strings.HasPrefix(string(s.Head), `{\rtf`) {
				return format.ByBytes
			}
			return format.No
		},
		Read: func(ctx context.Context, in *format.Input, out format.Output) error {
			b, err := in.Bytes(format.MaxPart)
			if err != nil {
				return err
			}
			r := rtf{src: b, state: rtfState{unicodeSkip: 1}, decoder: charmap.Windows1252.NewDecoder()}
			if err := r.run(ctx); err != nil {
				return err
			}
			if exported(r.paragraphs, out) {
				return nil
			}
			p, err := article(r.paragraphs, properties{title: page.OneLine(r.title.String()), author: page.OneLine(r.author.String())})
			if err != nil {
				return err
			}
			if len(r.stack) > 0 {
				p.Warnings = append(p.Warnings, "the document is cut off; what could be read was kept")
			}
			out.Article(p)
			return nil
		},
	}
}

// rtfState is what a group of braces sets and its end restores.
type rtfState struct {
	silent      bool
	inFonts     bool // in the table of fonts
	font        int
	unicodeSkip int              // characters that stand for a \u character in old programs
	to          *strings.Builder // of the information about the document, or nil
}

type rtf struct {
	src           []byte
	at            int
	state         rtfState
	stack         []rtfState
	text          strings.Builder
	raw           []byte // bytes in the encoding of the document
	high          rune   // first half of a character beyond 16 bits
	skip          int
	fresh         bool // just after an opening brace
	decoder       *encoding.Decoder
	fonts         rtfwords.Fonts
	paragraphs    []paragraph
	size          int // bytes of the paragraphs
	tooLong       bool
	title, author strings.Builder
}

// hiddenGroups are the groups that hold no text of the document.
var hiddenGroups = set("fonttbl", "colortbl", "stylesheet", "listtable", "listoverridetable", "pict", "object", "themedata", "datastore", "latentstyles", "rsidtbl",
	"generator", "header", "footer", "headerl", "headerr", "footerl", "footerr", "headerf", "footerf", "footnote", "annotation", "fldinst", "xmlnstbl", "mmathPr", "info", "filetbl", "revtbl", "bkmkstart", "bkmkend", "pntext", "listtext")

func (r *rtf) run(ctx context.Context) error {
	for n := 0; r.at < len(r.src); n++ {
		if r.tooLong {
			return page.ErrTooLong
		}
		if n%65536 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		c := r.src[r.at]
		r.at++
		switch c {
		case '{':
			if len(r.stack) >= maxDepth {
				return page.ErrTooComplex
			}
			r.decode()
			r.stack = append(r.stack, r.state)
			r.fresh = true
			continue
		case '}':
			r.decode()
			if n := len(r.stack); n > 0 {
				r.state, r.stack = r.stack[n-1], r.stack[:n-1]
			}
		case '\\':
			r.control()
			continue
		case '\r', '\n':
			continue
		default:
			r.byte(c)
		}
		r.fresh = false
	}
	r.endParagraph()
	return nil
}

// byte adds a byte of text in the encoding of the document.
func (r *rtf) byte(c byte) {
	if r.skip > 0 {
		r.skip--
		return
	}
	r.raw = append(r.raw, c)
}

// decode brings the collected bytes into the text.
func (r *rtf) decode() {
	if len(r.raw) == 0 {
		return
	}
	decoder := r.decoder
	if enc := charset.CodePage(r.fonts.CodePage(r.state.font)); enc != nil {
		decoder = enc.NewDecoder()
	}
	b, err := decoder.Bytes(r.raw)
	if err != nil {
		b = []byte(strings.ToValidUTF8(string(r.raw), "\uFFFD"))
	}
	r.raw = r.raw[:0]
	r.write(string(b))
}

func (r *rtf) write(s string) {
	switch {
	case r.state.to != nil:
		r.state.to.WriteString(s)
	case !r.state.silent:
		r.text.WriteString(s)
	}
}

func (r *rtf) endParagraph() {
	r.decode()
	if r.size += r.text.Len(); r.size > page.MaxText || len(r.paragraphs) > page.MaxParagraphs {
		r.tooLong = true
		r.text.Reset()
		return
	}
	if s := strings.TrimSpace(page.Normalize(r.text.String())); s != "" {
		r.paragraphs = append(r.paragraphs, paragraph{text: s})
	}
	r.text.Reset()
}

// control reads a control word or symbol after its backslash.
func (r *rtf) control() {
	if r.at >= len(r.src) {
		return
	}
	c := r.src[r.at]
	if c|0x20 < 'a' || c|0x20 > 'z' {
		r.at++
		r.symbol(c)
		return
	}
	word, value, numbered, next := rtfwords.Word(r.src, r.at)
	r.at = next
	r.word(word, value, numbered)
	r.fresh = false
}

func (r *rtf) symbol(c byte) {
	switch c {
	case '\'':
		if r.at+2 <= len(r.src) {
			if v, err := strconv.ParseUint(string(r.src[r.at:r.at+2]), 16, 8); err == nil {
				r.byte(byte(v))
			}
			r.at += 2
		}
	case '*': // a group that older programs leave out
		if r.fresh {
			r.state.silent = true
		}
	case '\\', '{', '}':
		r.byte(c)
	case '~':
		r.byte(' ')
	case '_':
		r.byte('-')
	case '\r', '\n':
		r.endParagraph()
	}
	r.fresh = false
}

func (r *rtf) word(word string, value int, has bool) {
	if r.state.inFonts {
		r.fonts.Word(word, value)
		return
	}
	switch word {
	case "par", "sect", "page", "row":
		if !r.state.silent && r.state.to == nil {
			r.endParagraph()
		}
	case "line":
		r.decode()
		r.write("\n")
	case "tab", "cell", "emspace", "enspace":
		r.byte(' ')
	case "emdash", "endash", "lquote", "rquote", "ldblquote", "rdblquote", "bullet":
		r.decode()
		r.write(rtfSymbols[word])
	case "bin":
		r.at = min(len(r.src), r.at+max(0, value))
	case "uc":
		r.state.unicodeSkip = min(max(value, 0), 16)
	case "u":
		if has {
			r.unicode(value)
		}
	case "ansicpg":
		if e := charset.CodePage(value); e != nil {
			r.decoder = e.NewDecoder()
		}
	case "deff":
		r.fonts.Default, r.state.font = value, value
	case "f", "plain":
		r.decode()
		if r.state.font = value; word == "plain" {
			r.state.font = r.fonts.Default
		}
	case "title":
		if r.fresh {
			r.state.to = &r.title
		}
	case "author":
		if r.fresh {
			r.state.to = &r.author
		}
	default:
		if r.fresh && hiddenGroups[word] {
			r.state.silent, r.state.inFonts = true, word == "fonttbl"
		}
	}
}

func (r *rtf) unicode(value int) {
	r.decode()
	c := rune(uint16(int16(value)))
	r.skip = r.state.unicodeSkip
	switch {
	case utf16.IsSurrogate(c) && r.high == 0:
		r.high = c
		return
	case r.high != 0:
		c = utf16.DecodeRune(r.high, c)
		r.high = 0
	}
	if utf8.ValidRune(c) {
		r.write(string(c))
	}
}

var rtfSymbols = map[string]string{
	"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
}
