package importers

import (
	"bytes"
	"regexp"
	"unicode/utf8"
)

// signatures are the first bytes of formats that are no text.
var signatures = []string{
	"%PDF-", "PK\x03\x04", "PK\x05\x06", "\x1f\x8b", "BZh", "\xfd7zXZ\x00", "7z\xbc\xaf\x27\x1c", "Rar!\x1a\x07", "\x89PNG\r\n", "\xff\xd8\xff", "GIF87a", "GIF89a",
	"RIFF", "OggS", "ID3", "\x7fELF", "MZ", "\xca\xfe\xba\xbe", "SQLite format 3\x00", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "\x28\xb5\x2f\xfd", "wOFF", "wOF2", "\x00\x01\x00\x00\x00", "{\\rtf",
}

// isBinary reports whether the first bytes of a file are no text in any
// encoding: a known signature, or control characters that texts do not hold.
// UTF-16 and UTF-32 have zero bytes and are text.
func isBinary(head []byte) bool {
	for _, s := range signatures {
		if bytes.HasPrefix(head, []byte(s)) && (len(s) > 2 || !utf8.Valid(trimPartial(head))) {
			return true
		}
	}
	if hasWideMark(head) || looksUTF16(head) {
		return false
	}
	control := 0
	for _, c := range head {
		if c == 0 {
			control += 8
		} else if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b {
			control++
		}
	}
	return control*20 > len(head)
}

func hasWideMark(b []byte) bool {
	return bytes.HasPrefix(b, []byte{0xFF, 0xFE}) || bytes.HasPrefix(b, []byte{0xFE, 0xFF}) || bytes.HasPrefix(b, []byte{0, 0, 0xFE, 0xFF})
}

// looksUTF16 recognizes UTF-16 without a mark: every other byte is zero.
func looksUTF16(b []byte) bool {
	var zero [2]int
	for i, c := range b {
		if c == 0 {
			zero[i&1]++
		}
	}
	n := len(b)
	return n >= 16 && (zero[0] > n*3/8 && zero[1] == 0 || zero[1] > n*3/8 && zero[0] == 0)
}

// trimPartial cuts a UTF-8 sequence that the end of the sample broke.
func trimPartial(b []byte) []byte {
	for i := 1; i <= min(3, len(b)); i++ {
		if utf8.RuneStart(b[len(b)-i]) {
			if !utf8.FullRune(b[len(b)-i:]) {
				return b[:len(b)-i]
			}
			break
		}
	}
	return b
}

var (
	htmlStart = regexp.MustCompile(`(?i)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|article|main|section|div|p|h1|h2|span|table|ul|a|figure)\b`)
	htmlTags  = regexp.MustCompile(`(?i)</?(?:p|div|span|a|h[1-6]|li|ul|br|img|article|section|strong|em|figure|table|td|tr|body|html|script)(?:\s[^<>]*)?/?>`)
)

// isHTML reports whether the first part of a text is HTML: it starts as a page
// or a fragment does, or is dense with tags.
func isHTML(head []byte) bool {
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	if looksUTF16(head) || hasWideMark(head) {
		head = bytes.ReplaceAll(head, []byte{0}, nil)
	}
	if htmlStart.Match(head) {
		return true
	}
	tags := htmlTags.FindAllIndex(head, 200)
	return len(tags) >= 6 && len(tags)*400 > len(head)
}
