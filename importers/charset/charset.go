// Package charset turns the bytes of a file into valid UTF-8.
package charset

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"

	htmlcharset "golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode/utf32"

	xunicode "golang.org/x/text/encoding/unicode"

	"clew/importers/page"
)

// maxBadShare is the share of undecodable characters above which a file is
// refused: a text that has lost one character of ten names nobody reliably.
const maxBadShare = 0.1

// Result is decoded text and how it was decoded.
type Result struct {
	Text     string // valid UTF-8
	Encoding string // the name of the encoding, such as "utf-8"
	Replaced int    // how many stray bytes became U+FFFD
}

// Decode decodes b, which must not be changed any more: the text may share its memory.
// A byte order mark decides first. Then valid UTF-8 beats
// whatever the page declares, because saved pages keep the declaration of the
// server while the browser wrote UTF-8. Then come the declaration (contentType
// or, in HTML, the meta element), what is detected, and Windows-1252. UTF-8 with a few stray bytes
// is read as UTF-8. The error is page.ErrUndecodable when the result would be
// mostly unreadable.
func Decode(b []byte, contentType string) (Result, error) {
	c := choose(b, contentType)
	b = b[c.skip:]
	if c.enc == nil {
		text := unsafe.String(unsafe.SliceData(b), len(b)) // texts of 64 MB come here: a copy doubles them
		if utf8.ValidString(text) {
			return check(Result{Text: mendTwice(text), Encoding: c.name})
		}
		bad, _ := utf8Faults(b)
		return check(Result{Text: strings.ToValidUTF8(text, "\uFFFD"), Encoding: c.name, Replaced: bad})
	}
	r, err := decodeAs(b, c.enc, c.name)
	if err == nil && c.guess {
		return checkGuess(r)
	}
	return r, err
}

// choice is how bytes are to be decoded.
type choice struct {
	enc   encoding.Encoding // nil for UTF-8
	name  string
	skip  int  // the length of the byte order mark
	guess bool // nothing tells that it is Windows-1252
}

func choose(b []byte, contentType string) choice {
	enc, name, skip := byteOrderMark(b)
	if enc != nil {
		return choice{enc: enc, name: name, skip: skip}
	}
	c := chooseUnmarked(b[skip:], contentType) // the mark of UTF-8 stands before other encodings, too
	c.skip = skip
	return c
}

func chooseUnmarked(b []byte, contentType string) choice {
	if enc, name := guessUTF16(b); enc != nil {
		return choice{enc: enc, name: name}
	}
	if utf8.Valid(b) {
		return choice{name: utf8Name}
	}
	if bad, multi := utf8Faults(b); multi > 8*bad {
		return choice{name: utf8Name}
	}
	enc, name, declared := htmlcharset.DetermineEncoding(b, contentType)
	if name == utf8Name {
		enc, name, declared = charmap.Windows1252, windowsName, false
	}
	if !declared && name == windowsName {
		some := b
		if len(b) > sampleSize {
			some, _ = sample(bytes.NewReader(b), int64(len(b)))
		}
		if found, as, ok := detect(some); ok {
			return choice{enc: found, name: as}
		}
	}
	return choice{enc: enc, name: name, guess: !declared && name == windowsName}
}

const (
	utf8Name    = "utf-8"
	windowsName = "windows-1252"
)

// byteOrderMark recognizes the marks of UTF-8, UTF-16 and UTF-32. For UTF-8 it
// returns no encoding but the name and the length of the mark.
func byteOrderMark(b []byte) (encoding.Encoding, string, int) {
	switch {
	case bytes.HasPrefix(b, []byte{0xEF, 0xBB, 0xBF}):
		return nil, utf8Name, 3
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE, 0, 0}):
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "utf-32le", 4
	case bytes.HasPrefix(b, []byte{0, 0, 0xFE, 0xFF}):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "utf-32be", 4
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		return xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM), "utf-16le", 2
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM), "utf-16be", 2
	}
	return nil, "", 0
}

// guessUTF16 recognizes UTF-16 without a mark by its zero bytes: text in the
// Latin script has one in nearly every character, always on the same side.
func guessUTF16(b []byte) (encoding.Encoding, string) {
	n := min(len(b), 4096) &^ 1
	if n < 16 {
		return nil, ""
	}
	var even, odd int
	for i := 0; i < n; i += 2 {
		if b[i] == 0 {
			even++
		}
		if b[i+1] == 0 {
			odd++
		}
	}
	switch {
	case odd > n*3/8 && even == 0:
		return xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM), "utf-16le"
	case even > n*3/8 && odd == 0:
		return xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM), "utf-16be"
	}
	return nil, ""
}

// utf8Faults counts the bytes of b that fit nowhere in UTF-8, and the valid
// sequences of more than one byte.
func utf8Faults(b []byte) (bad, multi int) {
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			multi++
		}
		b = b[n:]
	}
	return bad, multi
}

func decodeAs(b []byte, enc encoding.Encoding, name string) (Result, error) {
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return Result{}, fmt.Errorf("decoding as %s: %w: %w", name, page.ErrUndecodable, err)
	}
	text := strings.ToValidUTF8(unsafe.String(unsafe.SliceData(out), len(out)), "\uFFFD")
	return check(Result{Text: text, Encoding: name, Replaced: strings.Count(text, "\uFFFD")})
}

// check refuses text in which too many characters are lost or are no text.
func check(r Result) (Result, error) {
	total, bad := 0, 0
	for _, c := range r.Text {
		total++
		if c == '\uFFFD' || (unicode.IsControl(c) && !unicode.IsSpace(c)) {
			bad++
		}
	}
	if total > 0 && float64(bad) > maxBadShare*float64(total) {
		return Result{}, fmt.Errorf("%w: %d of %d characters are lost when read as %s", page.ErrUndecodable, bad, total, r.Encoding)
	}
	return r, nil
}
