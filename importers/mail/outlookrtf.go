package mail

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"clew/importers/charset"
	"clew/importers/format"
	"clew/importers/internal/rtf"
)

// rtfStart is the text that the packing of RTF begins with (MS-OXRTFCP 2.1.3.1.1).
const rtfStart = `{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0` + "\r\n" + `\par \pard\plain\f0\fs20\b\i\u\tab\tx`

// unpackRTF unpacks the RTF of a message (MS-OXRTFCP): a header of sizes, kind and
// checksum, then groups of eight bytes or references into the last 4 KiB.
func unpackRTF(b []byte) ([]byte, error) {
	if len(b) < 16 {
		return nil, format.ErrDamaged
	}
	size, kind, check := binary.LittleEndian.Uint32(b[4:]), string(b[8:12]), binary.LittleEndian.Uint32(b[12:])
	packed := b[16:]
	if n := int(binary.LittleEndian.Uint32(b)) - 12; n >= 0 && n < len(packed) {
		packed = packed[:n]
	}
	switch {
	case size > format.MaxPart:
		return nil, format.ErrTooLarge
	case kind == "MELA":
		return packed[:min(len(packed), int(size))], nil
	case kind != "LZFu":
		return nil, format.ErrDamaged
	}
	crc := uint32(0) // without the inversions of the usual CRC
	for _, c := range packed {
		crc = crc32.IEEETable[byte(crc)^c] ^ crc>>8
	}
	if crc != check {
		return nil, fmt.Errorf("%w: the checksum of its text is another one", format.ErrDamaged)
	}
	return inflateRTF(packed, int(size)), nil
}

func inflateRTF(packed []byte, size int) []byte {
	var window [4096]byte
	at := copy(window[:], rtfStart)
	var out []byte
	put := func(c byte) {
		out = append(out, c)
		window[at%len(window)] = c
		at++
	}
	for i := 0; i < len(packed) && len(out) < size; {
		flags := packed[i]
		i++
		for bit := 0; bit < 8 && i < len(packed) && len(out) < size; bit++ {
			if flags>>bit&1 == 0 {
				put(packed[i])
				i++
				continue
			}
			if i+2 > len(packed) {
				return out
			}
			ref := int(packed[i])<<8 | int(packed[i+1])
			i += 2
			from, n := ref>>4, ref&15+2
			if from == at%len(window) {
				return out // the end
			}
			for k := range n {
				put(window[(from+k)%len(window)])
			}
		}
	}
	return out
}

// hiddenHTML returns the HTML that Outlook has hidden in RTF (MS-OXRTFEX): tags stand
// in groups that start with \*\htmltag, and what is only for RTF between \htmlrtf and
// \htmlrtf0. ok is false for RTF without it.
func hiddenHTML(rtf []byte) (html string, ok bool) {
	if !bytes.Contains(rtf[:min(len(rtf), 1000)], []byte(`\fromhtml1`)) {
		return "", false
	}
	h := &htmlFinder{src: rtf, decoder: charmap.Windows1252.NewDecoder(), state: htmlState{skipWidth: 1}}
	h.run()
	return h.out.String(), true
}

type htmlFinder struct {
	src     []byte
	at      int
	out     strings.Builder
	raw     []byte // bytes in the encoding of the document
	decoder *encoding.Decoder
	fonts   rtf.Fonts
	state   htmlState
	stack   []htmlState
	fresh   bool // just after an opening brace, or its \*
	starred bool
	skip    int
	high    rune
}

// htmlState is what a group of braces sets and its end restores.
type htmlState struct {
	rtfOnly, hidden, inFonts bool
	font                     int
	skipWidth                int // characters that stand for a \u character in old programs
}

// maxGroups is how deep groups may be nested.
const maxGroups = 2000

func (h *htmlFinder) run() {
	for h.at < len(h.src) {
		c := h.src[h.at]
		h.at++
		switch c {
		case '{':
			h.flush()
			if len(h.stack) >= maxGroups {
				return
			}
			h.stack = append(h.stack, h.state)
			h.fresh, h.starred = true, false
			continue
		case '}':
			h.flush()
			if n := len(h.stack); n > 0 {
				h.state, h.stack = h.stack[n-1], h.stack[:n-1]
			}
		case '\\':
			h.control()
			continue
		case '\r', '\n':
			continue
		default:
			h.text(c)
		}
		h.fresh = false
	}
	h.flush()
}

func (h *htmlFinder) text(c byte) {
	switch {
	case h.skip > 0:
		h.skip--
	case !h.state.rtfOnly && !h.state.hidden:
		h.raw = append(h.raw, c)
	}
}

func (h *htmlFinder) flush() {
	if len(h.raw) == 0 {
		return
	}
	decoder := h.decoder
	if enc := charset.CodePage(h.fonts.CodePage(h.state.font)); enc != nil {
		decoder = enc.NewDecoder()
	}
	b, err := decoder.Bytes(h.raw)
	if err != nil {
		b = h.raw
	}
	h.out.WriteString(strings.ToValidUTF8(string(b), "\uFFFD"))
	h.raw = h.raw[:0]
}

func (h *htmlFinder) control() {
	if h.at >= len(h.src) {
		return
	}
	c := h.src[h.at]
	if c|0x20 < 'a' || c|0x20 > 'z' {
		h.at++
		switch {
		case c == '*' && h.fresh:
			h.starred = true
			return // the group's name follows
		case c == '\'' && h.at+2 <= len(h.src):
			if v, err := strconv.ParseUint(string(h.src[h.at:h.at+2]), 16, 8); err == nil {
				h.text(byte(v))
			}
			h.at += 2
		case c == '~':
			h.write("&nbsp;")
		case c == '\\', c == '{', c == '}':
			h.text(c)
		}
		h.fresh = false
		return
	}
	word, value, numbered, next := rtf.Word(h.src, h.at)
	h.at = next
	h.word(word, value, numbered)
	h.fresh = false
}

func (h *htmlFinder) word(word string, value int, has bool) {
	switch {
	case h.starred && h.fresh && word == "htmltag":
		h.starred = false
		h.state.rtfOnly = false
		return
	case h.starred && h.fresh, h.fresh && (word == "fonttbl" || word == "colortbl" || word == "stylesheet" || word == "info" || word == "pntext"):
		h.starred = false
		h.state.hidden, h.state.inFonts = true, word == "fonttbl"
		return
	case h.state.inFonts:
		h.fonts.Word(word, value)
		return
	}
	switch word {
	case "deff":
		h.fonts.Default, h.state.font = value, value
	case "f", "plain": // also where \htmlrtf is on: the font goes on after it
		h.flush()
		if h.state.font = value; word == "plain" {
			h.state.font = h.fonts.Default
		}
	case "htmlrtf":
		h.flush()
		h.state.rtfOnly = !has || value != 0
	case "par", "line":
		h.write("\r\n")
	case "tab":
		h.write("\t")
	case "lquote", "rquote", "ldblquote", "rdblquote", "endash", "emdash", "bullet":
		h.write("&" + htmlNames[word] + ";")
	case "uc":
		h.state.skipWidth = min(max(value, 0), 16)
	case "u":
		h.unicode(value, has)
	case "bin":
		h.at = min(len(h.src), h.at+max(0, value))
	case "ansicpg":
		if e := charset.CodePage(value); e != nil {
			h.decoder = e.NewDecoder()
		}
	}
}

var htmlNames = map[string]string{"lquote": "lsquo", "rquote": "rsquo", "ldblquote": "ldquo", "rdblquote": "rdquo", "endash": "ndash", "emdash": "mdash", "bullet": "bull"}

func (h *htmlFinder) write(s string) {
	if !h.state.rtfOnly && !h.state.hidden {
		h.flush()
		h.out.WriteString(s)
	}
}

func (h *htmlFinder) unicode(value int, has bool) {
	if !has || h.state.rtfOnly || h.state.hidden {
		return
	}
	h.flush()
	c := rune(uint16(int16(value)))
	h.skip = h.state.skipWidth
	switch {
	case utf16.IsSurrogate(c) && h.high == 0:
		h.high = c
		return
	case h.high != 0:
		c = utf16.DecodeRune(h.high, c)
		h.high = 0
	}
	h.out.WriteRune(c)
}
