package mail

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/richardlehane/mscfb"
	"golang.org/x/text/encoding/htmlindex"

	"clew/graphmodel"
	"clew/importers/charset"
	"clew/importers/format"
	"clew/importers/page"
)

// ErrOldOffice refuses documents of Office before 2007.
var ErrOldOffice = errors.New("it is a document of an old Office version; save it as .docx, .xlsx or .pptx")

// OutlookName is the name of the format of Outlook.
const OutlookName = "Outlook message"

// Outlook reads messages that Outlook saved (.msg).
func Outlook() format.Format {
	return format.Format{
		Name: OutlookName, Extensions: []string{".msg"}, Container: true,
		Match: func(s format.Sniff) format.Confidence {
			if bytes.HasPrefix(s.Head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
				return format.ByBytes
			}
			return format.No
		},
		Read: readOutlook,
	}
}

// The streams of a message, by property number and type (MS-OXPROPS).
const (
	subjectID        = "0037"
	senderID         = "0C1A"
	representedID    = "0042" // on whose behalf it was sent
	bodyID           = "1000"
	htmlID           = "1013"
	rtfID            = "10090102"
	dataID           = "37010102"
	objectID         = "3701000D" // a message within the message
	longNameID       = "3707"
	shortNameID      = "3704"
	displayNameID    = "3001"
	mimeID           = "370E"
	attachMethod     = 0x37050003
	submitTime       = 0x00390040
	deliveryTime     = 0x0E060040
	internetCodePage = 0x3FDE0003
	messageCodePage  = 0x3FFD0003
	streamPrefix     = "__substg1.0_"
	partPrefix       = "__attach_version1.0_"
	propertiesName   = "__properties_version1.0"
)

// The lengths of the header of the stream of fixed properties: of the message, of
// one within it, and of an attachment.
const (
	rootHeader       = 32
	innerHeader      = 24
	attachmentHeader = 8
)

// folder is a storage of a message: the message, an attachment, a message within one.
type folder struct {
	streams map[string][]byte // by property number and type
	fixed   []byte            // the stream of properties
	inner   map[string]*folder
}

func newFolder() *folder {
	return &folder{streams: map[string][]byte{}, inner: map[string]*folder{}}
}

// at returns the storage at a path.
func (f *folder) at(path []string) *folder {
	for _, name := range path {
		next := f.inner[name]
		if next == nil {
			next = newFolder()
			f.inner[name] = next
		}
		f = next
	}
	return f
}

func readOutlook(ctx context.Context, in *format.Input, out format.Output) error {
	c, err := mscfb.New(in.Content)
	if err != nil {
		return fmt.Errorf("%w: %v", format.ErrDamaged, err)
	}
	root := newFolder()
	left := int64(format.MaxPart)
	old := false
	for e, err := c.Next(); err == nil; e, err = c.Next() {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		switch {
		case e.Name == "EncryptedPackage":
			return format.ErrEncrypted
		case e.Name == "WordDocument", e.Name == "Workbook", e.Name == "Book", e.Name == "PowerPoint Document":
			old = true
		}
		number, isStream := strings.CutPrefix(e.Name, streamPrefix)
		switch {
		case e.Size <= 0 || len(e.Path) > 2*maxLevels:
		case e.Name == propertiesName:
			root.at(e.Path).fixed = readStream(e, &left)
		case isStream && len(number) == 8:
			root.at(e.Path).streams[strings.ToUpper(number)] = readStream(e, &left)
		}
		if left < 0 {
			return format.ErrTooLarge
		}
	}
	switch {
	case old && root.fixed == nil:
		return ErrOldOffice
	case root.fixed == nil:
		return page.ErrNoArticle
	}
	return root.message(rootHeader, "", out)
}

// readStream reads a stream as far as left allows.
func readStream(e *mscfb.File, left *int64) []byte {
	if *left -= e.Size; *left < 0 {
		return nil
	}
	b, _ := io.ReadAll(io.LimitReader(e, e.Size))
	return b
}

// number returns a fixed property, after a header of so many bytes: entries of a
// tag, flags and a value of eight bytes.
func (f *folder) number(tag uint32, header int) (uint64, bool) {
	for at := header; at+16 <= len(f.fixed); at += 16 {
		if binary.LittleEndian.Uint32(f.fixed[at:]) == tag {
			return binary.LittleEndian.Uint64(f.fixed[at+8:]), true
		}
	}
	return 0, false
}

// text returns a property as text. Old programs write it in the code page of the
// message.
func (f *folder) text(id string, codePage int) string {
	if b, ok := f.streams[id+"001F"]; ok {
		units := make([]uint16, len(b)/2)
		for i := range units {
			units[i] = binary.LittleEndian.Uint16(b[2*i:])
		}
		return strings.TrimRight(string(utf16.Decode(units)), "\x00")
	}
	b := []byte(strings.TrimRight(string(f.streams[id+"001E"]), "\x00"))
	if enc := charset.CodePage(codePage); enc != nil && !utf8.Valid(b) {
		if decoded, err := enc.NewDecoder().Bytes(b); err == nil {
			return strings.ToValidUTF8(string(decoded), "\uFFFD")
		}
	}
	return decode(b)
}

// sent is when a message was sent.
func (f *folder) sent(header int) graphmodel.Interval {
	for _, tag := range []uint32{submitTime, deliveryTime} {
		v, ok := f.number(tag, header)
		// Units of 100 ns since 1601.
		t := time.Unix(int64(v/10_000_000)-11_644_473_600, 0).UTC()
		if y := t.Year(); ok && y >= 1990 && y < 2100 {
			return graphmodel.DayInterval(graphmodel.DateOf(t))
		}
	}
	return graphmodel.Interval{}
}

// message sends what a message says, then its attachments. within is the name of
// the attachment that it is, or "".
func (f *folder) message(header int, within string, out format.Output) error {
	codePage := 0
	for _, tag := range []uint32{internetCodePage, messageCodePage} {
		if v, ok := f.number(tag, header); ok {
			codePage = int(uint32(v))
		}
	}
	p := page.Page{Title: page.OneLine(f.text(subjectID, codePage)), Published: f.sent(header)}
	if p.Author = page.OneLine(f.text(senderID, codePage)); p.Author == "" {
		p.Author = page.OneLine(f.text(representedID, codePage))
	}
	var names []string
	for n := range f.inner {
		if strings.HasPrefix(n, partPrefix) {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	switch err := f.sendBody(p, header, codePage, within, out); {
	case errors.Is(err, page.ErrNoArticle) && len(names) > 0: // it only brings them
	case err != nil && len(names) == 0:
		return err
	case err != nil:
		out.Skip(within, err)
	}
	for _, n := range names {
		if err := f.inner[n].attachment(p, codePage, within, out); err != nil {
			return err
		}
	}
	return nil
}

// sendBody sends the text of a message: the plain one, else the one in HTML, else
// the one in RTF.
func (f *folder) sendBody(p page.Page, header, codePage int, within string, out format.Output) error {
	if list := letters(p, f.text(bodyID, codePage)); len(list) > 0 {
		for _, l := range list {
			out.Article(l)
		}
		return nil
	}
	part := format.Part{Name: within, Page: p, Sure: true}
	if html := f.streams[htmlID+"0102"]; len(html) > 0 {
		part.Data, part.ContentType = html, "text/html"
		if v, ok := f.number(internetCodePage, header); ok && charset.CodePage(int(uint32(v))) != nil {
			if name, err := htmlindex.Name(charset.CodePage(int(uint32(v)))); err == nil {
				part.ContentType = "text/html; charset=" + name
			}
		}
		return out.Part(part)
	}
	if html := f.text(htmlID, codePage); html != "" {
		part.Data, part.ContentType = []byte(html), "text/html; charset=utf-8"
		return out.Part(part)
	}
	packed, ok := f.streams[rtfID]
	if !ok {
		return page.ErrNoArticle
	}
	rtf, err := unpackRTF(packed)
	if err != nil {
		return err
	}
	part.Data, part.ContentType = rtf, "application/rtf"
	if html, ok := hiddenHTML(rtf); ok {
		part.Data, part.ContentType = []byte(html), "text/html; charset=utf-8"
	}
	return out.Part(part)
}

var (
	// errObject tells of what programs put into a message other than files.
	errObject = errors.New("it is an object of another program and no file")
	// errElsewhere tells of files on a server or in a shared folder.
	errElsewhere = errors.New("the message tells only where this file lies; open it there and save it")
)

// isElsewhere reports whether a message only refers to an attachment (MS-OXCMSG
// 2.2.2.9: by reference, resolved, only, or on the web).
func (f *folder) isElsewhere() bool {
	switch v, _ := f.number(attachMethod, attachmentHeader); uint32(v) {
	case 2, 3, 4, 7:
		return len(f.streams[dataID]) == 0
	}
	return false
}

// attachment sends a file, or a message within the message. letter is what is known
// of the message that it belongs to.
func (f *folder) attachment(letter page.Page, codePage int, within string, out format.Output) error {
	name := ""
	for _, id := range []string{longNameID, shortNameID, displayNameID} {
		if name == "" {
			name = page.OneLine(f.text(id, codePage))
		}
	}
	if name == "" {
		name = "attachment"
	}
	if within != "" {
		name = within + " › " + name
	}
	inner := f.inner[streamPrefix+objectID]
	switch {
	case inner != nil && inner.fixed != nil:
		if err := inner.message(innerHeader, name, out); err != nil {
			out.Skip(name, err)
		}
		return nil
	case inner != nil:
		out.Skip(name, errObject)
		return nil
	case f.isElsewhere():
		out.Skip(name, errElsewhere)
		return nil
	case len(f.streams[dataID]) == 0:
		out.Skip(name, page.ErrEmpty)
		return nil
	}
	kind := page.OneLine(f.text(mimeID, codePage))
	switch {
	case strings.HasPrefix(kind, "multipart/signed"): // the whole message, of which there is no other body
		return out.Part(format.Part{Name: name, ContentType: "message/rfc822", Data: f.streams[dataID], Page: letter})
	case isSealed(kind, name):
		out.Skip(name, errSealed)
		return nil
	}
	return out.Part(format.Part{Name: name, ContentType: kind, Data: f.streams[dataID]})
}
