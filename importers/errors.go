package importers

import (
	"errors"
	"fmt"
	"strings"

	"clew/importers/fetch"
	"clew/importers/format"
	"clew/importers/page"
	"clew/importers/table"
)

// The reasons why a source gives no article, to be tested with errors.Is.
var (
	ErrEmpty       = page.ErrEmpty     // nothing but white space
	ErrNoArticle   = page.ErrNoArticle // read, and no article in it
	ErrNoText      = table.ErrNoText   // a table without a column of texts
	ErrLeftOut     = table.ErrLeftOut
	ErrConsent     = page.ErrConsent
	ErrCheck       = page.ErrCheck
	ErrMissing     = page.ErrMissing
	ErrFrames      = page.ErrFrames
	ErrUndecodable = page.ErrUndecodable // bytes of no known character encoding
	ErrTooLong     = page.ErrTooLong
	ErrTooComplex  = page.ErrTooComplex // would take unbounded time to read
	ErrBinary      = errors.New("the file is not text")
	ErrTooLarge    = format.ErrTooLarge
	ErrEncrypted   = format.ErrEncrypted
	ErrLocked      = format.ErrLocked // an archive, with all or some of its files
	ErrDamaged     = format.ErrDamaged
	ErrBomb        = format.ErrBomb
	ErrNested      = format.ErrNested
	ErrScanned     = format.ErrScanned
	ErrAddresses   = format.ErrAddresses
	ErrNotFound    = errors.New("the file was not found")
	ErrPermission  = errors.New("the file may not be read")
	ErrNotAFile    = errors.New("neither a file nor a folder")
	ErrLink        = errors.New("it is a link")
	ErrSpecial     = errors.New("it is no regular file but a pipe, a socket or a device")
	ErrUnsupported = errors.New("the format is not supported")
	ErrNoFiles     = errors.New("the folder holds no file that can be read")
	ErrTimeout     = errors.New("reading took too long")
	ErrTooMany     = errors.New("there are more articles than can be read at once; the others were left out")
	ErrOffline     = errors.New("addresses are not fetched here")
)

// SourceError is why a source could not be read. Its text names the source,
// the reason and what the person can do.
type SourceError struct {
	Source string // the name of the source
	Err    error  // wraps one of the sentinels, where one fits
}

// Error implements error.
func (e *SourceError) Error() string {
	s := fmt.Sprintf("%s: %v", e.Source, e.Err)
	if h := Hint(e.Err); h != "" {
		s += ". " + h
	}
	return Printable(s)
}

// maxShown is how much of a name is shown, in bytes.
const maxShown = 400

// Printable returns a name as one line of text that can be shown in a list or a
// terminal: files may have names with line feeds, control sequences and marks that
// turn the direction of writing. The middle of a very long one is left out.
func Printable(name string) string {
	name = page.OneLine(name)
	if len(name) <= maxShown*2 {
		return name
	}
	return strings.ToValidUTF8(name[:maxShown], "") + " … " + strings.ToValidUTF8(name[len(name)-maxShown:], "")
}

// Unwrap implements the interface of package errors.
func (e *SourceError) Unwrap() error { return e.Err }

// Hint says what the person can do about err, or "" when there is nothing to say.
func Hint(err error) string {
	for _, h := range hints {
		if errors.Is(err, h.err) {
			return h.text
		}
	}
	for _, h := range fetch.Hints {
		if errors.Is(err, h.Err) {
			return h.Text
		}
	}
	return ""
}

var hints = []struct {
	err  error
	text string
}{
	{ErrEmpty, "Save the page again, or copy its text and paste it."},
	{ErrNoText, "Name the column with the texts “text” in the first row, or add the table by itself and choose its columns (on the command line: --columns text=NAME)."},
	{ErrNoArticle, "If it shows an article, copy its text alone and paste it. Pages behind a login or built by scripts are often saved without theirs."},
	{ErrConsent, "Open it in a browser, decide about the cookies and save the page that follows."},
	{ErrCheck, "Open it in a browser and save the page that follows."},
	{ErrMissing, "Look for the article by its title; it may have moved."},
	{ErrFrames, "Save the page in the frame and import that."},
	{ErrUndecodable, "Open the file in a text editor and save it as UTF-8."},
	{ErrBinary, "Save the article as text, as a web page (HTML) or as a PDF."},
	{ErrEncrypted, "Open it with its password and save it without one."},
	{ErrLocked, "Unpack it with its password and import the folder."},
	{ErrDamaged, "Download or copy it again."},
	{ErrBomb, "If you trust it, unpack it yourself and import the folder."},
	{ErrNested, "Unpack it yourself and import the folder."},
	{ErrScanned, "Run a text recognition (OCR) over it first."},
	{ErrAddresses, "Save the pages and import them."},
	{ErrTooLong, "Split the file, or save only the article."},
	{ErrTooMany, "Split the file, or import it in parts."},
	{ErrTooLarge, "Split the file, or save only the article."},
	{ErrNotFound, "Check the name; the file may have been moved or deleted."},
	{ErrPermission, "Give yourself the right to read it, or copy it to a folder of your own."},
	{ErrLink, "To read what it leads to, add that."},
	{ErrUnsupported, "Save the article as text, as a web page (HTML) or as a PDF."},
	{ErrNoFiles, "Choose a folder with saved pages (.html), documents or texts."},
	{ErrTimeout, "Save only the article, or copy its text and paste it."},
	{ErrOffline, "Save the page and name its file."},
	{ErrTooComplex, "Copy the text of the article and paste it."},
}

func tooLarge(size, limit int64) error {
	if size < 0 {
		return fmt.Errorf("%w (the limit is %d MB)", ErrTooLarge, limit>>20)
	}
	return fmt.Errorf("%w (%d MB, the limit is %d MB)", ErrTooLarge, (size+1<<20-1)>>20, limit>>20)
}
