// Package charset turns the bytes of a file into valid UTF-8.
package charset

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

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

// Decode decodes b. A byte order mark decides first. Then valid UTF-8 beats
// whatever the page declares, because saved pages keep the declaration of the
// server while the browser wrote UTF-8. Then come the declaration (contentType
// or, in HTML, the meta element), what is detected, and Windows-1252. UTF-8 with a few stray bytes
// is read as UTF-8. The error is page.ErrUndecodable when the result would be
// mostly unreadable.
func Decode(b []byte, contentType string) (Result, error) {
	if enc, name, skip := byteOrderMark(b); enc != nil {
		return decodeAs(b[skip:], enc, name)
	} else if name == "utf-8" {
		b = b[skip:]
	}
	if enc, name := guessUTF16(b); enc != nil {
		return decodeAs(b, enc, name)
	}
	if utf8.Valid(b) {
		return check(Result{Text: string(b), Encoding: "utf-8"})
	}
	if bad, multi := utf8Faults(b); multi > 8*bad {
		text := strings.ToValidUTF8(string(b), "\uFFFD")
		return check(Result{Text: text, Encoding: "utf-8", Replaced: bad})
	}
	enc, name, declared := htmlcharset.DetermineEncoding(b, contentType)
	if name == "utf-8" {
		enc, name, declared = charmap.Windows1252, "windows-1252", false
	}
	if !declared && name == "windows-1252" {
		if found, as, ok := detect(b); ok {
			return decodeAs(b, found, as)
		}
	}
	r, err := decodeAs(b, enc, name)
	if err == nil && !declared && name == "windows-1252" {
		return checkGuess(r)
	}
	return r, err
}

// byteOrderMark recognizes the marks of UTF-8, UTF-16 and UTF-32. For UTF-8 it
// returns no encoding but the name and the length of the mark.
func byteOrderMark(b []byte) (encoding.Encoding, string, int) {
	switch {
	case bytes.HasPrefix(b, []byte{0xEF, 0xBB, 0xBF}):
		return nil, "utf-8", 3
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
	text := strings.ToValidUTF8(string(out), "\uFFFD")
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
