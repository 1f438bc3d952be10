package graphmodel

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// Article is one read news article: what is left of a page when menus,
// teasers and footers are gone. An Article is immutable once it has an ID.
type Article struct {
	// ID is derived from the title and the text (see NewArticleID), so the
	// same article has the same id on every machine.
	ID        string
	Title     string
	Author    string // as printed, without "By"; several joined by ", "
	Publisher string
	URL       string
	Published Interval // the day of publication; Start is the reference for "on Friday"
	Language  string   // ISO 639-1, "" when unknown
	// Text is clean, valid UTF-8 with "\n\n" between paragraphs. It does not
	// repeat the title. Every span of the program counts bytes of this text.
	Text string
	// DuplicateOf is the id of the article that this one repeats, or "".
	DuplicateOf string
	// Source is where the article came from, for messages (a path or a URL).
	// It is not part of the article's identity and is never exported.
	Source string
}

// NewArticleID derives the stable id of an article from its title and text.
func NewArticleID(title, text string) string {
	return HashID("a", title, text)
}

// HashID returns a short stable id: the prefix and 16 hexadecimal digits of
// the SHA-256 of the parts, each closed by a zero byte. At 64 bits two of a
// million ids collide with a probability of 3e-8.
func HashID(prefix string, parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return prefix + hex.EncodeToString(h.Sum(nil)[:8])
}

// Span is a half-open range of byte offsets into an article's text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// In returns the quoted text of the span, or "" when it does not fit text.
func (s Span) In(text string) string {
	if s.Start < 0 || s.End > len(text) || s.Start > s.End {
		return ""
	}
	return text[s.Start:s.End]
}

// Fold returns the form in which names are compared and sorted: lower case,
// inner spacing single.
func Fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
