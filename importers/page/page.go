// Package page holds what the readers of every format agree on: the result of
// reading one page, the errors a caller decides by, and the clean-up of
// characters that every text goes through.
package page

import (
	"errors"

	"clew/graphmodel"
)

// Page is what a reader found on one page. Fields that were not found are
// empty; only Text is always there.
type Page struct {
	Title     string
	Author    string // without "By"; several joined by ", "
	Publisher string
	URL       string
	Published graphmodel.Interval // precision day, or the zero value
	Language  string              // ISO 639-1, "" when unknown
	// Text is valid UTF-8 in NFC, "\n\n" between paragraphs and "\n" between
	// the items of a list. It does not repeat the title.
	Text string
	// Warnings are short sentences for the person, such as "12 characters
	// could not be decoded".
	Warnings []string
}

// MaxText is the most text in bytes that is read as one article, and
// MaxParagraphs the most paragraphs. A novel has a tenth of it.
const (
	MaxText       = 8 << 20
	MaxParagraphs = 200_000
)

// The errors that a reader returns, to be tested with errors.Is.
var (
	// ErrEmpty means that there is nothing but white space.
	ErrEmpty = errors.New("the file is empty")
	// ErrNoArticle means that the page was read and holds no article.
	ErrNoArticle = errors.New("no article text found")
	// ErrConsent, ErrCheck and ErrMissing mean that the page says why it holds no
	// article: it asks for consent to cookies, whether a person reads, or is gone.
	ErrConsent = errors.New("the page asks for consent to cookies in place of its article")
	ErrCheck   = errors.New("the web site asks whether a person reads in place of its article")
	ErrMissing = errors.New("the web site says that the page does not exist")
	// ErrFrames means that the page only puts others into frames.
	ErrFrames = errors.New("the page only shows others in frames")
	// ErrUndecodable means that most of the bytes are no text in any known encoding.
	ErrUndecodable = errors.New("the characters cannot be decoded")
	// ErrTooLong means that it has more text than an article can have.
	ErrTooLong = errors.New("the text is too long for one article")
	// ErrTooComplex means that the page is built in a way that would take
	// unbounded time or memory to read.
	ErrTooComplex = errors.New("the page is too complex")
)
