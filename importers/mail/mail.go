// Package mail reads messages and mailboxes: EML, MBOX, Outlook's MSG, and
// pages that a browser saved as MHTML, which is a message too.
package mail

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/emersion/go-message"
	"github.com/emersion/go-message/mail"
	"golang.org/x/text/encoding/htmlindex"

	"clew/graphmodel"
	"clew/importers/charset"
	"clew/importers/format"
	"clew/importers/page"
)

func init() {
	// The library knows no encodings of its own. A part in one that is unknown
	// comes as it is, and is guessed later.
	message.CharsetReader = func(name string, r io.Reader) (io.Reader, error) {
		e, err := htmlindex.Get(name)
		if err != nil {
			return r, fmt.Errorf("the encoding %q is not known", name)
		}
		return e.NewDecoder().Reader(r), nil
	}
}

// Message reads single messages (.eml) and saved pages (.mhtml).
func Message() format.Format {
	return format.Format{
		Name: "message", Extensions: []string{".eml", ".mht", ".mhtml"}, Container: true,
		Match: func(s format.Sniff) format.Confidence {
			switch {
			case isMessage(s.Head):
				return format.ByBytes
			case strings.HasPrefix(s.ContentType, "message/rfc822"), s.Ext == ".eml", s.Ext == ".mht", s.Ext == ".mhtml":
				if bytes.IndexByte(s.Head, 0) < 0 {
					return format.ByName
				}
			}
			return format.No
		},
		Read: func(ctx context.Context, in *format.Input, out format.Output) error {
			b, err := in.Bytes(format.MaxPart)
			if err != nil {
				return err
			}
			return readMessage(ctx, b, out)
		},
	}
}

var (
	headerLine = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]*:`)
	knownField = regexp.MustCompile(`(?i)^(?:from|to|subject|date|message-id|received|mime-version|return-path|delivered-to|content-type|snapshot-content-location):`)
)

// isMessage reports whether a file starts with the header of a message: lines
// of fields up to an empty one, three of them well known.
func isMessage(head []byte) bool {
	known := 0
	for line := range strings.SplitSeq(string(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))), "\n") {
		line = strings.TrimRight(line, "\r")
		switch {
		case line == "":
			return known >= 3
		case line[0] == ' ' || line[0] == '\t':
		case !headerLine.MatchString(line):
			return false
		case knownField.MatchString(line):
			known++
		}
	}
	return known >= 3
}

// maxEntities and maxLevels bound the parts of one message.
const (
	maxEntities = 2000
	maxLevels   = 20
)

// content is what was found in a message.
type content struct {
	plain        strings.Builder
	html         string
	htmlLocation string
	attachments  []format.Part
	entities     int
	damaged      bool
	sealed       bool // encrypted, or wrapped in its signature
}

// errSealed refuses messages that only their receiver can read.
var errSealed = errors.New("the message is encrypted; open it in the mail program and save it from there as text or PDF")

// isSealed reports whether a part is an encrypted message (S/MIME or OpenPGP).
func isSealed(kind, name string) bool {
	return strings.HasSuffix(kind, "pkcs7-mime") || kind == "application/pgp-encrypted" || strings.EqualFold(name, "smime.p7m")
}

const sealedText = "-----BEGIN PGP MESSAGE-----"

func readMessage(ctx context.Context, b []byte, out format.Output) error {
	e, err := message.Read(bytes.NewReader(b))
	if err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
		return fmt.Errorf("%w: %v", format.ErrDamaged, err)
	}
	var c content
	if err := c.collect(ctx, e, 0, out); err != nil {
		return err
	}
	plain := c.plain.String()
	if strings.TrimSpace(plain) == "" && c.htmlLocation == "" && e.Header.Get("Snapshot-Content-Location") == "" {
		if text, ok := plainLetter(c.html, e.Header.Get("Subject")); ok {
			plain = text
		}
	}
	head := mail.Header{Header: e.Header}
	saved := e.Header.Get("Snapshot-Content-Location")
	known := describe(head, saved == "")
	switch {
	case saved != "" || plain == "" && c.html != "" && strings.HasPrefix(c.htmlLocation, "http"):
		if saved == "" {
			saved = c.htmlLocation
		}
		return out.Part(format.Part{URL: saved, ContentType: "text/html; charset=utf-8", Data: []byte(c.html), Page: known})
	case strings.HasPrefix(strings.TrimSpace(plain), sealedText):
		return errSealed
	case strings.TrimSpace(plain) != "":
		for _, p := range letters(known, plain) {
			if c.damaged {
				p.Warnings = append(p.Warnings, "the message is damaged; what could be read was kept")
			}
			out.Article(p)
		}
	case strings.TrimSpace(c.html) != "":
		if err := out.Part(format.Part{ContentType: "text/html; charset=utf-8", Data: []byte(c.html), Page: known, Sure: true}); err != nil {
			return err
		}
	case c.sealed && len(c.attachments) == 0:
		return errSealed
	case len(c.attachments) == 0:
		return page.ErrNoArticle
	}
	for _, a := range c.attachments {
		if err := out.Part(a); err != nil {
			return err
		}
	}
	return nil
}

// describe reads the fields of a message. The day of a saved page is when it
// was saved, and says nothing of the article.
func describe(h mail.Header, isMail bool) page.Page {
	var p page.Page
	if s, err := h.Subject(); err == nil {
		p.Title = page.OneLine(s)
	}
	if !isMail {
		return p
	}
	if from, err := h.AddressList("From"); err == nil {
		var names []string
		for _, a := range from {
			if n := page.OneLine(a.Name); n != "" {
				names = append(names, n)
			}
		}
		p.Author = strings.Join(names, ", ")
	}
	if t, err := h.Date(); err == nil && !t.IsZero() {
		p.Published = graphmodel.DayInterval(graphmodel.DateOf(t))
	}
	return p
}

// collect goes through the parts of a message.
func (c *content) collect(ctx context.Context, e *message.Entity, level int, out format.Output) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if c.entities++; c.entities > maxEntities || level > maxLevels {
		return page.ErrTooComplex
	}
	parts := e.MultipartReader()
	if parts == nil {
		c.leaf(e, out)
		return nil
	}
	defer parts.Close()
	for {
		p, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
			c.damaged = true
			return nil
		}
		if err := c.collect(ctx, p, level+1, out); err != nil {
			return err
		}
	}
}

func (c *content) leaf(e *message.Entity, out format.Output) {
	kind, params, _ := e.Header.ContentType()
	disposition, dispositionParams, _ := e.Header.ContentDisposition()
	name := dispositionParams["filename"]
	if name == "" {
		name = params["name"]
	}
	b, err := io.ReadAll(io.LimitReader(e.Body, format.MaxPart+1))
	if err != nil {
		c.damaged = true
	}
	if len(b) > format.MaxPart {
		out.Skip(name, format.ErrTooLarge)
		return
	}
	text := disposition != "attachment" && (kind == "" || kind == "text/plain" || kind == "text/html")
	switch {
	case isSealed(kind, name):
		c.sealed = true
	case c.sealed && strings.HasSuffix(strings.ToLower(name), ".asc"): // what pgp-encrypted stands before
	case text && kind == "text/html" && c.html == "":
		c.html = decode(b)
		c.htmlLocation = e.Header.Get("Content-Location")
	case text && kind != "text/html" && name == "":
		c.plain.WriteString(decode(b))
		c.plain.WriteString("\n\n")
	case strings.HasPrefix(kind, "image/"), strings.HasPrefix(kind, "text/css"), strings.Contains(kind, "signature"), strings.Contains(kind, "calendar"), strings.Contains(kind, "javascript"), kind == "text/html" && name == "":
		// part of how the message looks
	default:
		if name == "" {
			name = fmt.Sprintf("attachment %d", len(c.attachments)+1)
		}
		c.attachments = append(c.attachments, format.Part{Name: decodeWord(name), ContentType: kind, Data: b})
	}
}

// decode returns text as UTF-8. The library has decoded it where it could.
func decode(b []byte) string {
	if r, err := charset.Decode(b, ""); err == nil {
		return r.Text
	}
	return strings.ToValidUTF8(string(b), "\uFFFD")
}

func decodeWord(s string) string {
	var h message.Header
	h.Set("X", s)
	if t, err := h.Text("X"); err == nil {
		return t
	}
	return s
}
